"""Text to `Document`: parsing with Stanza, or reading CoNLL-U."""

from attribution.parsing.conllu import parse_conllu
from attribution.parsing.loading import load, parse
from attribution.parsing.parser import Parser

__all__ = ["Parser", "load", "parse", "parse_conllu"]
