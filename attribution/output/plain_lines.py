"""Makes text safe for formats of plain lines, which have no escapes."""

from __future__ import annotations

import re

__all__ = ["harmless", "in_one_line"]

# Control characters except tabs and line ends, direction marks, line separators that not every
# program takes for line ends, and halves of surrogate pairs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def harmless(text: str) -> str:
    r"""The text with U+FFFD for each character that a terminal obeys or a reader cannot see.

    Example:
        >>> harmless("a\x1bb\n")
        'a�b\n'
    """
    return _UNSEEN.sub("\ufffd", text)


def in_one_line(text: str) -> str:
    r"""The text in one line, with single spaces for all white space.

    Example:
        >>> in_one_line(" a\n b")
        'a b'
    """
    return harmless(" ".join(text.split()))
