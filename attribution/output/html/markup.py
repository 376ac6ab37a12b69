"""HTML that cannot be broken by a text: whatever is not markup already is escaped."""

from __future__ import annotations

import html
import re

__all__ = ["Markup", "element", "joined"]

# A page is UTF-8, which has no half of a surrogate pair, and HTML has no control characters.
# Turns of direction would make a text read otherwise than it stands.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# What ends a line somewhere, and does in HTML, too, or could not be seen there.
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


class Markup(str):
    """A piece of HTML, as `element` makes it.

    Example:
        >>> element("b", Markup("&mdash;"))
        '<b>&mdash;</b>'
    """

    __slots__ = ()


def element(name: str, *inside: str | None, **attributes: str | int | bool | None) -> Markup:
    """An element with what is inside it.

    Arguments:
        name: of the element.
        inside: in order; what is no `Markup` is text and gets escaped; None is left out.
        attributes: a name may end in ``_``, and ``_`` within it stands for a hyphen; True gives
            an attribute without a value, and None or False none.

    Example:
        >>> element("a", "5 < 6", href="#n1", class_="badge")
        '<a href="#n1" class="badge">5 &lt; 6</a>'
    """
    start = opened(name, **attributes)
    return Markup(f"{start}{joined(*inside)}</{name}>")


def opened(name: str, **attributes: str | int | bool | None) -> Markup:
    """The start of an element; see `element`."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escaped(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{given}>")


def joined(*inside: str | None) -> Markup:
    """Pieces one after the other; what is no `Markup` is escaped."""
    return Markup("".join(p if isinstance(p, Markup) else escaped(p) for p in inside if p))


def escaped(text: object) -> Markup:
    r"""A text as HTML can hold it.

    Example:
        >>> escaped("<b>\x00")
        '&lt;b&gt;�'
    """
    return Markup(html.escape(_UNFIT.sub("\ufffd", _LINE_END.sub("\n", str(text)))))
