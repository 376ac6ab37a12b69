"""`Seen`: a text without its invisible characters, and the way back to the original.

Scraped text has soft hyphens, zero-width spaces, direction marks and remains of broken encodings
anywhere: within names and verbs, and between a full stop and the mark after it. Windows ends a
line with two characters. So that no stage stumbles over them, all stages read the visible text, and
what they find is mapped back to the caller's own string and its offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any, TypeVar

import attrs
from attrs import evolve, field, frozen

from attribution.document import Document, Span, Token
from attribution.result import AttributedDocument

__all__ = ["Seen", "UnseenError", "as_seen", "shown"]

T = TypeVar("T")

# Characters without width that separate nothing.
_NOTHING = (
    "\u00ad\u034f\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e0fff"
)
# Optional line breaks: whoever extracted the text may have left one in place of a space.
_BREAKS = "\u200b\ufeff"
# Control characters, and letters without any ink.
_BLANKS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x90\x95\x98-\x9f\u115f\u1160\u2800\u3164\uffa0"
# Some scripts spell words with joiners; emoji such as flags are sequences of several characters
# with joiners and variation selectors.
_JOINERS = "\u200c\u200d"
_FORMS = "\ufe00-\ufe0f\U000e0020-\U000e007f"
_SIGNS = "\u00a9\u00ae\u2190-\u27ff\u2801-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001fbff"
_JOINED = "\u0590-\u109f\u1700-\u18af\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
# Quotation marks of the Windows encoding that were decoded with another.
_MISREAD = {"\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x96": "–", "\x97": "—"}

_HIDDEN = f"{_NOTHING}{_BREAKS}{_BLANKS}{_JOINERS}{_FORMS}"
_ANY = re.compile(f"[{_HIDDEN}\x91-\x94\x96\x97\ud800-\udfff]|\r\n")
_ODD = re.compile(
    f"[{_SIGNS}][{_SIGNS}{_JOINERS}{_FORMS}]*"
    f"|(?P<hidden>[{_HIDDEN}]+)"
    "|(?P<misread>[\x91-\x94\x96\x97])"
    "|(?P<half>[\ud800-\udfff])"
    "|(?P<windows>\r(?=\n))"
)
_PARTING = re.compile(f"[{_BREAKS}{_BLANKS}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_BESIDE_JOINER = re.compile(f"[{_JOINED}]")
# The marks that end a sentence or a clause, and those that may follow.
_STOPPED = re.compile(r"[.!?…][\"'”’»)]?$")
_PAUSED = re.compile(r"[,;:][\"'”’»)]?$")
_OPENING = re.compile(r"[“‘«„(]|[\"']\w")


class UnseenError(Exception):
    """No character of a span is visible."""


@frozen
class Seen:
    r"""The visible text of a string, and where each of its characters stands in that string.

    Attributes:
        whole: the caller's own string.
        text: the visible part of it.

    Example:
        >>> seen = Seen.of("Ana Lu\u200bnd sa\u00adid so.")
        >>> seen.text
        'Ana Lund said so.'
        >>> seen.back(Span.of(seen.text, 4, 8)).end
        9
    """

    whole: str
    text: str
    # Where the characters stand that are left out, and how many visible ones come before each.
    _left_out: list[int] = field(repr=False)
    _before: list[int] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Seen | None:
        """The visible text of a string; None if all of it is visible."""
        if _ANY.search(text) is None:
            return None
        kept: list[str] = []
        left_out: list[int] = []
        at = 0
        for match in _ODD.finditer(text):
            instead = _instead(match)
            kept += [text[at : match.start()], instead]
            at = match.end()
            left_out += range(match.start() + len(instead), at)
        seen = "".join([*kept, text[at:]])
        before = [place - number for number, place in enumerate(left_out)]
        return cls(text, seen, left_out, before) if seen != text else None

    def forth(self, value: T) -> T:
        """A value whose spans are in the original string, moved to the visible text.

        Raises:
            UnseenError: if no character of a span is visible, or it is not a span of the string.
        """
        moved: T = _moved(value, self._forth, {})
        return moved

    def back(self, value: T) -> T:
        """A value whose spans are in the visible text, moved to the original string."""
        moved: T = _moved(value, self._back, {})
        if isinstance(moved, Document | AttributedDocument):
            return evolve(moved, text=self.whole)
        return moved

    def _forth(self, span: Span) -> Span:
        start = span.start - bisect_left(self._left_out, span.start)
        end = span.end - bisect_left(self._left_out, span.end)
        if start >= end or self.whole[span.start : span.end] != span.text:
            raise UnseenError
        return Span.of(self.text, start, end)

    def _back(self, span: Span) -> Span:
        start = span.start + bisect_right(self._before, span.start)
        return Span.of(self.whole, start, span.end + bisect_right(self._before, span.end - 1))


def as_seen(document: Document) -> tuple[Document, Seen | None]:
    """A document moved to its visible text, and the way back.

    Returns:
        The document itself and None if all of its text is visible, or one of its words is not.
    """
    seen = Seen.of(document.text)
    if seen is None:
        return document, None
    try:
        return evolve(seen.forth(document), text=seen.text), seen
    except UnseenError:
        return document, None


def _instead(match: re.Match[str]) -> str:
    """What replaces odd characters in the visible text: themselves, others, or nothing."""
    if match["misread"]:
        return _MISREAD[match[0]]
    if match["half"]:
        return "\ufffd"
    if match["windows"]:
        return ""
    if not match["hidden"]:
        return match[0]
    text, start, end = match.string, match.start(), match.end()
    left, right = text[max(start - 2, 0) : start], text[end : end + 1]
    if _BESIDE_JOINER.match(left[-1:]) or _BESIDE_JOINER.match(right):
        return "".join(c for c in match[0] if c in _JOINERS)
    if not left or not right or left[-1].isspace() or right.isspace():
        return ""
    if _PARTING.search(match[0]) is None:
        return ""
    opening = _OPENING.match(text, end) is not None
    parted = (
        (_STOPPED.search(left) and (right.isupper() or opening))
        or (_PAUSED.search(left) and (right.isalpha() or opening))
        or (_BLANK.search(match[0]) and left[-1].isalnum() and right.isalnum())
    )
    return " " if parted else ""


def _moved(value: Any, move: Callable[[Span], Span], known: dict[int, Any]) -> Any:
    """A value of the package with its spans moved; an object that occurs twice is moved once."""
    if value is None or isinstance(value, str | int | float):
        return value
    if id(value) in known:
        return known[id(value)]
    moved = value
    if isinstance(value, Span):
        moved = move(value)
    elif isinstance(value, tuple):
        moved = tuple(_moved(part, move, known) for part in value)
    elif attrs.has(type(value)):
        parts = {
            part.name: _moved(getattr(value, part.name), move, known)
            for part in attrs.fields(type(value))
            if part.init
        }
        if isinstance(value, Token):
            parts["form"] = _form(value.form)
        moved = evolve(value, **parts)
    known[id(value)] = moved
    return moved


def shown(word: str) -> str:
    """The visible characters of a word's form."""
    seen = Seen.of(word)
    return word if seen is None else seen.text


def _form(form: str) -> str:
    found = shown(form)
    if not found.strip():
        raise UnseenError
    return found
