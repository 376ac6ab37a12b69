"""A passage that somebody signs: *"..." — Lena Moor*, *"..." (Lena Moor, union chair)*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.claim import Mention
from attribution.document import Document, Span, Token
from attribution.layout.passages import STOPS, Passage
from attribution.mentions.outlet_words import is_any
from attribution.quotes.rule import Context, LaidOut

__all__ = ["signed_passage"]

_NAME = r"(?P<name>[A-ZÀ-Þ][^\n—–,;:.()@]{1,60}?(?:\b[A-Z]\.\ [^\n—–,;:.()@]{1,40}?)?)"
# What may stand behind a name: who that is, a handle, a date.
_REST = r"(?P<rest>\s*(?:[,(@—–][^\n]{0,120})?)"
_SIGNATURES = (
    re.compile(rf"\s*(?P<mark>[—–―~-]{{1,3}})\s*{_NAME}{_REST}\s*\Z"),
    re.compile(rf"\s*(?P<mark>:)\s*{_NAME}{_REST}\s*\Z"),
    re.compile(
        rf"\s*(?P<mark>[(\[])\s*{_NAME}(?P<rest>\s*(?:,[^\n()\[\]]{{0,120}})?)[)\]]\.?\s*\Z"
    ),
)
# Where text follows, only a dash before a name signs.
_WITHIN = re.compile(r"\s*(?P<mark>[—–-]{1,2})\s*(?P<name>[A-Z][^\n—–,;.]{2,60})")
_LONGEST = 240
# The most words of a line below a passage that names whose it is.
_LINE = 10
_NOMINAL = ("PROPN", "NOUN", "ADP", "DET", "ADJ", "X")


def signed_passage(context: Context, passage: Passage) -> Iterator[LaidOut]:
    """A passage with a name behind a dash, behind a colon or in brackets, there or on the next
    line."""
    document = context.document
    paragraph = document.paragraphs[passage.paragraph]
    found = None
    if paragraph.end - passage.span.end <= _LONGEST:
        found = _match(document, passage.span.end, paragraph.end)
    behind = document.span(passage.span.end, paragraph.end)
    if found is None and behind.text.strip() and len(behind) <= _LONGEST:
        name = _name_behind(context, passage, behind)
        if name is not None:
            yield LaidOut(
                content=(passage.span,),
                source=Mention.of(document, name),
                shown=(name,),
                note="nothing but a name stands behind it",
            )
            return
    if found is None and not behind.text.strip():
        following = document.paragraphs[passage.paragraph + 1 : passage.paragraph + 2]
        if following and len(following[0]) <= _LONGEST:
            found = _match(document, following[0].start, following[0].end)
            if found is not None and found["mark"] == ":":
                found = None
            name = _line_below(context, passage, following[0]) if found is None else None
            if name is not None:
                yield LaidOut(
                    content=(passage.span,),
                    source=Mention.of(document, name),
                    shown=(name,),
                    note="a line below it tells whose it is",
                )
                return
    if found is None:
        found = _WITHIN.match(document.text, passage.span.end, paragraph.end)
        if found is None or len(passage.span.text.split()) < 3:
            return
    name = document.span(*found.span("name"))
    if not _is_name(document, name, bracketed=found["mark"] in "(["):
        return
    mark = document.span(*found.span("mark"))
    yield LaidOut(
        content=(passage.span,),
        cue=Mention.of(document, mark),
        source=Mention.of(document, name),
        shown=(mark,),
        note="a name behind it signs it",
    )


def _line_below(context: Context, passage: Passage, line: Span) -> Span | None:
    """The name on the line below a passage that is all of its own, with what the person is.

    *"We will not sell it." | Lena Moor, miller*; but not one that speaks for what is below it.
    """
    document = context.document
    words = document.tokens_in(line)
    alone = document.paragraphs[passage.paragraph].start == passage.span.start
    if not alone or not words or len(words) > _LINE or words[-1].upos == "PUNCT":
        return None
    if any(turn.name is not None and turn.name.overlaps(line) for turn in context.layout.turns):
        return None
    if _is_called(context, words):
        return line
    person = _person(words)
    rest = words[person:]
    if not person or not _is_nominal(rest):
        return None
    if rest:
        return line if _describes(context, rest) else None
    # *"We will not sell it." | Lena Moor | Miller*, or nothing else at all: below an article stands
    # who wrote it.
    below = document.paragraphs[passage.paragraph + 2 : passage.paragraph + 3]
    if not below:
        return line if person > 1 and passage.paragraph == 0 else None
    role = document.tokens_in(below[0]) if len(below[0]) <= _LONGEST else ()
    return line if person > 1 and 0 < len(role) <= _LINE and _is_role(context, role) else None


def _name_behind(context: Context, passage: Passage, behind: Span) -> Span | None:
    """The name behind a finished passage, perhaps with what the person is, if nothing follows.

    *"We will not sell it." Lena Moor, miller*. With what the person is, a full stop may follow:
    *... Lena Moor, miller. The vote is on Friday*.
    """
    document = context.document
    if passage.inner.text.rstrip()[-1:] not in STOPS:
        return None
    words = document.tokens_in(behind)
    stop = next((at for at, word in enumerate(words) if word.form == "."), len(words))
    whole, words = stop == len(words), words[:stop]
    if not words or len(words) > _LINE or words[-1].upos == "PUNCT":
        return None
    alone = document.paragraphs[passage.paragraph].start == passage.span.start
    if alone and whole and _is_called(context, words):
        return document.cover(words)
    person = _person(words)
    rest = words[person:]
    if person < 2 or not _is_nominal(rest):
        return None
    signs = alone and (not rest or rest[0].form == ",") if whole else _describes(context, rest)
    return document.cover(words) if signs else None


def _person(words: Sequence[Token]) -> int:
    """How many words a person's name has with which others begin."""
    return next((at for at, t in enumerate(words) if not t.entity.endswith("PER")), len(words))


def _is_nominal(words: Sequence[Token]) -> bool:
    return all(t.upos in (*_NOMINAL, "PUNCT", "NUM") for t in words)


def _is_role(context: Context, words: Sequence[Token]) -> bool:
    """Whether a line says what somebody is who does not write: *Union chair*, *Chair of the
    union*."""
    noun = any(t.upos == "NOUN" for t in words)
    nominal = noun and _is_nominal(words) and words[-1].upos != "PUNCT"
    return nominal and not _writes(context, words)


def _describes(context: Context, words: Sequence[Token]) -> bool:
    """Whether words behind a name say, behind a comma, what the person is: *, union chair*."""
    noun = any(t.upos == "NOUN" or (t.upos == "PROPN" and t.form.islower()) for t in words)
    return noun and words[0].form == "," and not _writes(context, words)


def _writes(context: Context, words: Sequence[Token]) -> bool:
    """Whether words are for somebody of the press: *political correspondent*."""
    return any(is_any(word, context.knowledge.outlets, "reporters") for word in words)


def _is_called(context: Context, words: Sequence[Token]) -> bool:
    """Whether words are what a person is, and the name: *former captain Lena Moor*; no writer's."""
    named = next((n for n, word in enumerate(words) if word.entity.endswith("PER")), 0)
    calling, people = words[:named], context.knowledge.people
    return (
        0 < named < len(words) - 1
        and all(word.entity.endswith("PER") for word in words[named:])
        and all(word.upos in _NOMINAL for word in calling)
        and not _writes(context, calling)
        and any(people.is_title(w.form) or people.is_person_noun(w.lemma.lower()) for w in calling)
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
