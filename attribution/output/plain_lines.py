"""Text for formats of plain lines, which have no escapes: nothing in it is obeyed or unseen."""

from __future__ import annotations

import re

__all__ = ["harmless", "in_one_line"]

# Control characters but tabs and ends of lines, marks of direction, ends of lines that not every
# program takes for such, and halves of surrogate pairs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def harmless(text: str) -> str:
    r"""The text with U+FFFD for each character that no line of text holds harmlessly.

    Example:
        >>> harmless("a\x1bb\n")
        'a�b\n'
    """
    return _UNSEEN.sub("\ufffd", text)


def in_one_line(text: str) -> str:
    r"""The text in one line, white space made single spaces.

    Example:
        >>> in_one_line(" a\n b")
        'a b'
    """
    return harmless(" ".join(text.split()))
