"""A passage that somebody signs: *"..." — Lena Moor*, *"..." (Lena Moor, union chair)*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.claim import Mention
from attribution.document import Document, Span
from attribution.layout.passages import Passage
from attribution.quotes.rule import Context, LaidOut

__all__ = ["signed_passage"]

_NAME = r"(?P<name>[A-ZÀ-Þ][^\n—–,;:.()@]{1,60}?(?:\b[A-Z]\.\ [^\n—–,;:.()@]{1,40}?)?)"
# What may stand behind a name: who that is, a handle, a date.
_REST = r"(?P<rest>\s*(?:[,(@—–][^\n]{0,120})?)"
_SIGNATURES = (
    re.compile(rf"\s*(?P<mark>[—–―~-]{{1,3}})\s*{_NAME}{_REST}\s*\Z"),
    re.compile(rf"\s*(?P<mark>:)\s*{_NAME}{_REST}\s*\Z"),
    re.compile(rf"\s*(?P<mark>\()\s*{_NAME}(?P<rest>\s*(?:,[^\n()]{{0,120}})?)\)\.?\s*\Z"),
)
# Where text follows, only a dash before a name signs.
_WITHIN = re.compile(r"\s*(?P<mark>[—–-]{1,2})\s*(?P<name>[A-Z][^\n—–,;.]{2,60})")
_LONGEST = 240
_NOMINAL = ("PROPN", "NOUN", "ADP", "DET", "ADJ", "X")


def signed_passage(context: Context, passage: Passage) -> Iterator[LaidOut]:
    """A passage with a name behind a dash, behind a colon or in brackets, there or on the next
    line."""
    document = context.document
    paragraph = document.paragraphs[passage.paragraph]
    found = None
    if paragraph.end - passage.span.end <= _LONGEST:
        found = _match(document, passage.span.end, paragraph.end)
    if found is None and not document.text[passage.span.end : paragraph.end].strip():
        following = document.paragraphs[passage.paragraph + 1 : passage.paragraph + 2]
        if following and len(following[0]) <= _LONGEST:
            found = _match(document, following[0].start, following[0].end)
            if found is not None and found["mark"] == ":":
                found = None
    if found is None:
        found = _WITHIN.match(document.text, passage.span.end, paragraph.end)
        if found is None or len(passage.span.text.split()) < 3:
            return
    name = document.span(*found.span("name"))
    if not _is_name(document, name, bracketed=found["mark"] == "("):
        return
    mark = document.span(*found.span("mark"))
    yield LaidOut(
        content=(passage.span,),
        cue=Mention.of(document, mark),
        source=Mention.of(document, name),
        shown=(mark,),
        note="a name behind it signs it",
    )


def _match(document: Document, start: int, end: int) -> re.Match[str] | None:
    for pattern in _SIGNATURES:
        found = pattern.match(document.text, start, end)
        if found is not None:
            return found
    return None


def _is_name(document: Document, span: Span, *, bracketed: bool) -> bool:
    """Whether words name somebody; in brackets only a person's name does."""
    words = [w for w in document.tokens_in(span) if w.upos != "PUNCT"]
    if not words or any(w.upos not in _NOMINAL for w in words):
        return False
    if bracketed:
        return any(w.entity.endswith("PER") for w in words)
    return any(w.upos == "PROPN" for w in words)
