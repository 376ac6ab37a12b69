"""`plain`: a view of a text with uniform quotation marks and without control characters.

Quotation marks have a dozen spellings (``…'', ＂…＂, &ldquo;…&rdquo;, *"…"*). The parser and the
pairing of marks must see the same ones, so both read this view. Each of its characters stands for
the one at the same place in the text, so offsets stay the same. Invisible characters within words
are removed earlier, by `attribution.parsing.seen`.
"""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["Mark", "marks_in", "plain"]

# Other spellings of the marks that parsers were trained on.
_SPELT = {
    "``": "“", "`": "‘", "''": '"',
    "\u2019\u2019": "”", "\u2018\u2018": "“", "\u2018\u2019": "“", "\u2033": '"', "\uff02": '"',
    "\u201f": "“", "\u275d": "“", "\u275e": "”", "\u301d": "“", "\u301e": "”", "\u2032": "'",
    "\uff07": "'", "\u201b": "‘", "\u275b": "‘", "\u275c": "’",
    "&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’", "&quot;": '"', "&apos;": "'",
    "&laquo;": "«", "&raquo;": "»", "&bdquo;": "„", "&#8220;": "“", "&#8221;": "”",
    "&#8216;": "‘", "&#8217;": "’", "&#34;": '"', "&#39;": "'", "&#x27;": "'", "&#x22;": '"',
}  # fmt: skip
_BEFORE_WORD = ("`", "\u2018\u2019")
_PLAIN = "\"'“”„‘’‚«»‹›"
_MARK = re.compile(
    # Two apostrophes before a word, the first of which an editor turned into an opening mark.
    r"(?<!\w)\u2018\u2019(?=\w)|"
    + "|".join(re.escape(s) for s in sorted(_SPELT, key=len, reverse=True) if s not in _BEFORE_WORD)
    # A grave accent, too, opens only before a word.
    + rf"|(?<![`\w])`(?=\w)|[{_PLAIN}]"
)
# Markdown's emphasis beside a quotation mark (*"..."*) or around bold words (**Ana:**), and its
# sign for a quoted line (> ...).
_EMPHASIS = re.compile(
    r"(?<![*\w])\*\*(?=\w)|(?<=[\w.,:;!?)])\*\*(?![*\w])|(?<![*_\w])[*_]{1,3}(?=[\"“‘«„])|(?<=[\"”’»])[*_]{1,3}(?![*_\w])"
)
_QUOTED_LINE = re.compile(r"(?<![^\n\r])[ \t]{0,3}>(?=[ \t])")
# Control characters, byte order marks and zero-width spaces separate words as a space
# does; half a surrogate pair is not a character at all.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b\ufeff]|[\ud800-\udfff]")


@frozen
class Mark:
    """A quotation mark as a text spells it.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        form: the mark that it stands for, one character.
    """

    start: int
    end: int
    form: str


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks and apostrophes of a stretch of text, in order, in any spelling.

    Example:
        >>> [mark.form for mark in marks_in("``Go,'' she said.", 0, 17)]
        ['“', '"']
    """
    return [
        Mark(match.start(), match.end(), _SPELT.get(match[0], match[0]))
        for match in _MARK.finditer(text, start, end)
    ]


def plain(text: str) -> str:
    r"""A text with uniform marks, and with spaces for its control characters.

    Returns:
        A string as long as ``text``.

    Example:
        >>> plain("``Go,'' she\u200b said.")
        ' “Go,"  she  said.'
    """
    if ">" in text:
        text = _QUOTED_LINE.sub(_blank, text)
    if not text.isprintable():
        text = _UNSAFE.sub(_safe, text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(_blank, text)
    return _MARK.sub(_typed, text)


def _safe(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _typed(match: re.Match[str]) -> str:
    """A mark as one character, on the side of the words that it encloses."""
    spelt = match[0]
    form = _SPELT.get(spelt, spelt)
    if len(spelt) == 1:
        return form
    following = match.string[match.end() : match.end() + 1]
    before = match.string[match.start() - 1 : match.start()] if match.start() else " "
    opens = form in "“‘«„" or (form in "\"'" and following.isalnum() and not before.isalnum())
    space = " " * (len(spelt) - 1)
    return space + form if opens else form + space
