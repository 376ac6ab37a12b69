"""Text to `Document`: parsing with Stanza, or reading CoNLL-U."""

from attribution.parsing.conllu import parse_conllu
from attribution.parsing.parser import Parser, load, parse

__all__ = ["Parser", "load", "parse", "parse_conllu"]
