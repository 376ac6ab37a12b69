"""Which mentions of a gold chain name it: *Ana Lund*, not *your President*, *the Chief Guest*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution import Document, Span
from attribution.knowledge import People
from benchmarks.speakers import Chain, same_name

__all__ = ["names_of", "names_same"]

_DETERMINED = ("a", "an", "all", "any", "your", "our", "my", "some")
# What ends the words of a name, in which a clause may hang on it.
_BEHIND = re.compile(r",|[-–—] | of | who | whom | whose | which | that ")


def names_of(document: Document, chains: Sequence[Chain]) -> list[list[str]]:
    """The names of each chain.

    A title or an office names nobody: *the Secretary-General*.

    Arguments:
        document: the document from gold trees.
        chains: its chains.
    """
    return [
        [span.text for span in chain.spans if _names(document, span, chain.kind)]
        for chain in chains
    ]


def names_same(answer: str, name: str) -> bool:
    """Whether an answer is by one of a chain's names.

    *The Sams* are Ana Sam and Karl Sam, and neither alone is *Ana Sam and Karl Sam*.
    """
    if same_name(answer, name.removesuffix(" and I")):
        return _is_of_several(answer) or not _is_of_several(name)
    family = name.removeprefix("the ").removesuffix("s").split()
    members = [part.split() for part in answer.split(" and ")]
    return len(family) == 1 and len(members) > 1 and all(m[-1:] == family for m in members)


def _is_of_several(name: str) -> bool:
    """Whether a name joins several: *Ana Sam and I*."""
    return " and " in re.split(_BEHIND, name)[0]


def _names(document: Document, span: Span, kind: str) -> bool:
    """Whether a mention is a name."""
    head = document.head_of(span)
    return head is not None and head.upos == "PROPN" and _is_name(span.text, kind)


def _is_name(text: str, kind: str) -> bool:
    """Whether a mention with a proper noun names somebody; no body is an office."""
    people = People.default()
    if text.split(maxsplit=1)[0].lower() in _DETERMINED:
        return False
    if kind == "person" and text[0].islower() and _is_office(text):
        return False
    # *easyNord* is a name, too.
    words = [w for w in text.split() if any(map(str.isupper, w)) or w.isdigit()]
    return any(not people.is_title(w) and not people.has("kinds", "kin", w) for w in words)


def _is_office(text: str) -> bool:
    """Whether a phrase with an article is of a noun for persons: *the Chief Guest*."""
    people = People.default()
    words = [w for w in re.split(_BEHIND, text)[0].split() if w[:1].isupper()]
    last = re.split("-", words[-1])[0].lower() if words else ""
    forms = (last, last.removesuffix("s"))
    return any(people.is_title(w) or people.has("kinds", "person", w) for w in forms)
