"""Claim attribution in news text: who claimed what, and through whom it reached the reader.

Three functions carry the library:

- `parse`: text to a dependency parse (`Document`);
- `find_quotes`: every direct, indirect and mixed quotation in it;
- `attribute`: each quotation linked to its speaker and its source agency.

Importing the package loads neither torch nor Stanza; the first parse does.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.counts import SpeakerCount, Summary, summary
    from attribution.document import Document, NamedEntity, Sentence, Span, Token
    from attribution.errors import (
        AttributionError,
        ConlluError,
        InputError,
        KnowledgeError,
        MissingPackageError,
        ModelError,
        SerializationError,
    )
    from attribution.knowledge import Knowledge
    from attribution.many import attribute_many
    from attribution.measuring.comparing import compare
    from attribution.metadata import Metadata, ParserInfo
    from attribution.networks import Network, network
    from attribution.output.explaining import explain
    from attribution.output.json_format import from_json, to_json
    from attribution.parsing import Parser, from_spacy, load, parse, parse_conllu
    from attribution.pipeline import attribute
    from attribution.quotation import Cue, Evidence, Kind, Polarity, Quote
    from attribution.quotes import Scope, Scorer, find_quotes
    from attribution.result import (
        Addressee,
        AttributedDocument,
        Attribution,
        ChainLink,
        ChainRole,
        Credit,
        Entity,
        EntityKind,
        Failure,
        Gender,
        Outlet,
        OutletKind,
        Part,
        Relation,
        Relay,
        Resolution,
        Speaker,
        Topic,
        TopicMention,
    )
    from attribution.statements import Statement, statement
    from attribution.web_page import WebPage, from_html

__version__ = "0.1.0"

# Where each public name lives: resolved on first use, so that `import
# attribution` stays fast and no stage is loaded before it is needed.
_HOMES = {
    "attribution.pipeline": ("attribute",),
    "attribution.counts": ("SpeakerCount", "Summary", "summary"),
    "attribution.document": ("Document", "NamedEntity", "Sentence", "Span", "Token"),
    "attribution.errors": (
        "AttributionError",
        "ConlluError",
        "InputError",
        "KnowledgeError",
        "MissingPackageError",
        "ModelError",
        "SerializationError",
    ),
    "attribution.knowledge": ("Knowledge",),
    "attribution.many": ("attribute_many",),
    "attribution.measuring.comparing": ("compare",),
    "attribution.metadata": ("Metadata", "ParserInfo"),
    "attribution.networks": ("Network", "network"),
    "attribution.output.explaining": ("explain",),
    "attribution.output.json_format": ("from_json", "to_json"),
    "attribution.parsing": ("Parser", "from_spacy", "load", "parse", "parse_conllu"),
    "attribution.quotation": ("Cue", "Evidence", "Kind", "Polarity", "Quote"),
    "attribution.quotes": ("Scope", "Scorer", "find_quotes"),
    "attribution.result": (
        "Addressee",
        "AttributedDocument",
        "Attribution",
        "ChainLink",
        "ChainRole",
        "Credit",
        "Entity",
        "EntityKind",
        "Failure",
        "Gender",
        "Outlet",
        "OutletKind",
        "Part",
        "Relation",
        "Relay",
        "Resolution",
        "Speaker",
        "Topic",
        "TopicMention",
    ),
    "attribution.statements": ("Statement", "statement"),
    "attribution.web_page": ("WebPage", "from_html"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Addressee",
    "AttributedDocument",
    "Attribution",
    "AttributionError",
    "ChainLink",
    "ChainRole",
    "ConlluError",
    "Credit",
    "Cue",
    "Document",
    "Entity",
    "EntityKind",
    "Evidence",
    "Failure",
    "Gender",
    "InputError",
    "Kind",
    "Knowledge",
    "KnowledgeError",
    "Metadata",
    "MissingPackageError",
    "ModelError",
    "NamedEntity",
    "Network",
    "Outlet",
    "OutletKind",
    "Parser",
    "ParserInfo",
    "Part",
    "Polarity",
    "Quote",
    "Relation",
    "Relay",
    "Resolution",
    "Scope",
    "Scorer",
    "Sentence",
    "SerializationError",
    "Span",
    "Speaker",
    "SpeakerCount",
    "Statement",
    "Summary",
    "Token",
    "Topic",
    "TopicMention",
    "WebPage",
    "attribute",
    "attribute_many",
    "compare",
    "explain",
    "find_quotes",
    "from_html",
    "from_json",
    "from_spacy",
    "load",
    "parse",
    "parse_conllu",
    "network",
    "statement",
    "summary",
    "to_json",
]


if not TYPE_CHECKING:
    # Hidden from type checkers, so that they tell a misspelt name.
    def __getattr__(name: str) -> Any:
        home = _HOME_OF.get(name)
        if home is None:
            # From these, Python itself makes the question whether another name was meant.
            raise AttributeError(
                f"module 'attribution' has no attribute {name!r}",
                name=name,
                obj=sys.modules[__name__],
            )
        value = getattr(import_module(home), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
