"""`mark_up_warnings`: whether a text is no prose, but mark-up, JSON or a PDF file's content."""

from __future__ import annotations

import re

__all__ = ["is_json", "is_mark_up", "mark_up_warnings"]

_TAG = re.compile(
    r"\s*<(?:!doctype\b|!--|\?xml\b|[a-z][a-z0-9-]{0,15}(?:\s[^<>]{0,400})?/?>)", re.IGNORECASE
)
_STRING = r'"(?:[^"\\]|\\.)*"'
_JSON = re.compile(rf'\s*(?:\{{\s*{_STRING}\s*:|\[\s*\{{\s*"|\[\s*{_STRING}\s*,\s*")')


def is_mark_up(text: str) -> bool:
    """Whether a text begins as a web page or XML does.

    Example:
        >>> is_mark_up("<p>It rained.</p>"), is_mark_up("<3 is a heart.")
        (True, False)
    """
    return _TAG.match(text) is not None


def is_json(text: str) -> bool:
    """Whether a text begins as an object or a list of JSON does.

    Example:
        >>> is_json('{"text": "It rained."}'), is_json("[Laughter]")
        (True, False)
    """
    return _JSON.match(text) is not None


def mark_up_warnings(text: str) -> tuple[str, ...]:
    """A warning if a text is no prose, but was read as such; else nothing.

    Example:
        >>> mark_up_warnings("<p>It rained.</p>")
        ('the text is mark-up, but was read as prose: give from_html(page).text of a web page',)
    """
    if is_mark_up(text):
        what, mend = "mark-up", "give from_html(page).text of a web page"
    elif is_json(text):
        what, mend = "JSON", "give the article in it"
    elif text.startswith("%PDF-"):
        what, mend = "a PDF file's content", "extract the article's text first"
    else:
        return ()
    return (f"the text is {what}, but was read as prose: {mend}",)
