"""Text to `Document`: parsing with Stanza, or reading CoNLL-U."""

from attribution.parsing.conllu import parse_conllu
from attribution.parsing.loading import load, parse
from attribution.parsing.parser import Parser
from attribution.parsing.spacy_docs import from_spacy

__all__ = ["Parser", "from_spacy", "load", "parse", "parse_conllu"]
