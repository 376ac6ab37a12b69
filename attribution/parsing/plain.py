"""`plain`: a view of a text with uniform quotation marks and without control characters.

Quotation marks have a dozen spellings (``…'', ＂…＂, &ldquo;…&rdquo;, *"…"*). The parser and the
pairing of marks must see the same ones, so both read this view. Each of its characters stands for
the one at the same place in the text, so offsets stay the same. Invisible characters within words
are removed earlier, by `attribution.parsing.seen`.
"""

from __future__ import annotations

import re

from attrs import frozen

__all__ = ["Mark", "curly", "marks_in", "plain"]

# Other spellings of the marks that parsers were trained on.
_SPELT = {
    "``": "“", "`": "‘", "''": '"',
    "\u2019\u2019": "”", "\u2018\u2018": "“", "\u2018\u2019": "“", "\u2033": '"', "\uff02": '"',
    "\u201f": "“", "\u275d": "“", "\u275e": "”", "\u301d": "“", "\u301e": "”", "\u2032": "'",
    "\u300c": "“", "\u300d": "”", "\u300e": "‘", "\u300f": "’",
    "\uff07": "'", "\u201b": "‘", "\u275b": "‘", "\u275c": "’",
    "&ldquo;": "“", "&rdquo;": "”", "&lsquo;": "‘", "&rsquo;": "’", "&quot;": '"', "&apos;": "'",
    "&laquo;": "«", "&raquo;": "»", "&bdquo;": "„", "&#8220;": "“", "&#8221;": "”",
    "&#8216;": "‘", "&#8217;": "’", "&#34;": '"', "&#39;": "'", "&#x27;": "'", "&#x22;": '"',
}  # fmt: skip
_BEFORE_WORD = ("`", "\u2018\u2019")
_PLAIN = "\"'“”„‘’‚«»‹›"
_BEGINNING = re.escape("".join(sorted({spelt[0] for spelt in _SPELT} | set(_PLAIN))))
_MARK = re.compile(
    # A look at one character is enough where no mark begins, as nearly everywhere.
    rf"(?=[{_BEGINNING}])(?:"
    # Two apostrophes before a word, the first of which an editor turned into an opening mark; two
    # others close what they open. *‘’Tis nothing,’ he said* opens a passage with a cut word.
    r"(?<!\w)\u2018\u2019(?=\w[^\n]{0,500}?(?:''|\u2019\u2019|[\u201d\"]))|"
    + "|".join(re.escape(s) for s in sorted(_SPELT, key=len, reverse=True) if s not in _BEFORE_WORD)
    # A grave accent, too, opens only before a word.
    + rf"|(?<![`\w])`(?=\w)|[{_PLAIN}])"
)
# Markdown's emphasis beside a quotation mark (*"..."*) or around bold words (**Ana:**), and its
# sign for a quoted line (> ...).
_EMPHASIS = re.compile(
    r"(?<![*\w])\*\*(?=\w)|(?<=[\w.,:;!?)])\*\*(?![*\w])|(?<![*_\w])[*_]{1,3}(?=[\"“‘«„])|(?<=[\"”’»])[*_]{1,3}(?![*_\w])"
)
# The same around a title: *told _The Intercept_*.
_TITLE = re.compile(
    r"(?<![*_\w])(?P<mark>[*_])(?P<title>(?:the )?[A-ZÀ-Þ][^*_\n]{0,80})"
    r"(?<=[\w.,!?’'])(?P=mark)(?![*_\w])"
)
_QUOTED_LINE = re.compile(r"(?<![^\n\r])[ \t]{0,3}>(?=[ \t])")
# Marks that are not English, and those that close what one of them opens.
_UNUSUAL = re.compile("[„‚«»‹›]")
_FOREIGN = re.compile("[„‚«»‹›“‘]")
_STOPS = ".,;:!?…"
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
        text = _TITLE.sub(_unmarked, _EMPHASIS.sub(_blank, text))
    return _MARK.sub(_typed, text)


def curly(view: str) -> str:
    """A uniform view with curly marks for German and French ones, by the side that they are on.

    Parsers of English have hardly seen others.

    Example:
        >>> curly("„Go“ or »Stay«, « he » says.")
        '“Go” or “Stay”, “ he ” says.'
    """
    return _FOREIGN.sub(_curled, view) if _UNUSUAL.search(view) else view


def _curled(match: re.Match[str]) -> str:
    form, view = match[0], match.string
    before = view[match.start() - 1] if match.start() else " "
    after = view[match.end()] if match.end() < len(view) else " "
    begins = not (before.isalnum() or before in _STOPS) and not after.isspace()
    ends = not before.isspace() and not after.isalnum()
    if form in "»›" and after.isspace() and not view[: match.start()].strip():
        return form  # a sign before an item of a list
    opens = form in "„‚" or (begins and not ends) or (form in "«‹" and not ends)
    if form in "“‘" and opens:
        return form
    return ("‘’" if form in "‚‹›‘" else "“”")[not opens]


def _safe(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _unmarked(match: re.Match[str]) -> str:
    return f" {match['title']} "


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
