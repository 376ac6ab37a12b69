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

    A title or an office names nobody (*the Secretary-General*). A chain that is named only as a
    part of something else's name has none: the *Magicians* of the Brotherhood of Magicians.

    Arguments:
        document: the document from gold trees.
        chains: its chains.
    """
    titles = _titles(document, chains)
    found = []
    for chain in chains:
        names = [span for span in chain.spans if _names(document, span)]
        alone = [span for span in names if not _is_part(document, span, titles)]
        found.append([span.text for span in names] if alone else [])
    return found


def names_same(answer: str, name: str) -> bool:
    """Whether an answer is by one of a chain's names; *the Sams* are Ana Sam and Karl Sam."""
    if same_name(answer, name):
        return True
    family = name.removeprefix("the ").removesuffix("s").split()
    members = [part.split() for part in answer.split(" and ")]
    return len(family) == 1 and len(members) > 1 and all(m[-1:] == family for m in members)


def _titles(document: Document, chains: Sequence[Chain]) -> list[Span]:
    """The mentions that are names from their first word to their last, small words aside."""
    found = []
    for span in (span for chain in chains for span in chain.spans):
        head = document.head_of(span)
        words = [w for w in re.findall(r"\w+", span.text) if len(w) > len("and")]
        if head is not None and head.upos == "PROPN" and all(w[0].isupper() for w in words):
            found.append(span)
    return found


def _is_part(document: Document, span: Span, titles: Sequence[Span]) -> bool:
    """Whether a name hangs on a word of something else's name, which it is a part of."""
    head = document.head_of(span)
    return (
        head is not None
        and head.relation in ("nmod", "compound")
        and any(title.covers(span) and document.head_of(title) != head for title in titles)
    )


def _names(document: Document, span: Span) -> bool:
    """Whether a mention is a name."""
    head = document.head_of(span)
    return head is not None and head.upos == "PROPN" and _is_name(span.text)


def _is_name(text: str) -> bool:
    """Whether a mention with a proper noun names somebody."""
    people = People.default()
    if text.split(maxsplit=1)[0].lower() in _DETERMINED:
        return False
    if text[0].islower() and _is_office(text):
        return False
    words = [w for w in text.split() if w[:1].isupper() or w.isdigit()]
    return any(not people.is_title(w) and not people.has("kinds", "kin", w) for w in words)


def _is_office(text: str) -> bool:
    """Whether a phrase with an article is of a noun for persons: *the Chief Guest*."""
    people = People.default()
    words = [w for w in re.split(_BEHIND, text)[0].split() if w[:1].isupper()]
    last = re.split("-", words[-1])[0].lower() if words else ""
    forms = (last, last.removesuffix("s"))
    return any(people.is_title(w) or people.has("kinds", "person", w) for w in forms)
