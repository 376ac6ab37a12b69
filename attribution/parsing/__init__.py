"""From text to `Document`: parses with Stanza, or reads CoNLL-U or a spaCy ``Doc``."""

from attribution.parsing.conllu import parse_conllu
from attribution.parsing.loading import load, parse
from attribution.parsing.parser import Parser
from attribution.parsing.spacy_docs import from_spacy

__all__ = ["Parser", "from_spacy", "load", "parse", "parse_conllu"]
