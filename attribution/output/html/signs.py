"""The sign of each speaker: a colour and a shape, so that no reader needs the colour."""

from __future__ import annotations

from attrs import frozen

from attribution.output.html.markup import Markup, element
from attribution.result import AttributedDocument, Attribution

__all__ = ["NOBODY", "Sign", "sign_of", "signs_of"]

# Paths in a box of 12 by 12. Eight colours and nine shapes: they pair up anew 72 times.
_SHAPES = {
    "circle": "M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1z",
    "square": "M1.5 1.5h9v9h-9z",
    "triangle": "M6 1l5.2 9.5H.8z",
    "diamond": "M6 .3L11.7 6 6 11.7.3 6z",
    "cross": "M4 1h4v3h3v4H8v3H4V8H1V4h3z",
    "star": "M6 .5l1.6 3.6 3.9.4-2.9 2.6.8 3.9L6 9l-3.4 2 .8-3.9L.5 4.5l3.9-.4z",
    "kite": "M6 11.2L.8 1.5h10.4z",
    "pentagon": "M6 .7l5.4 4-2 6.3H2.6l-2-6.3z",
    "bars": "M1 1.5h10v3.6H1zM1 6.9h10v3.6H1z",
}
_COLOURS = 8


@frozen
class Sign:
    """What a speaker is known by on a page.

    Attributes:
        colour: which of the page's colours, or None for the grey of nobody.
        shape: what it is called.
    """

    colour: int | None
    shape: str

    @property
    def style(self) -> str:
        """The class that gives an element the colour."""
        return "at-grey" if self.colour is None else f"at-c{self.colour}"

    def drawn(self) -> Markup:
        """The shape as a small picture, which says nothing to a screen reader."""
        if self.colour is None:
            path = element("circle", cx="6", cy="6", r="4", fill="none", stroke="currentColor")
        else:
            path = element("path", d=_SHAPES[self.shape])
        return element(
            "svg", path, class_=f"at-sign {self.style}", viewBox="0 0 12 12", aria_hidden="true"
        )


NOBODY = Sign(None, "ring")
"""Stands for no speaker."""


def signs_of(document: AttributedDocument) -> dict[str, Sign]:
    """The sign of each entity that speaks, by its id, in the order in which they speak."""
    ids = dict.fromkeys(a.speaker.entity.id for a in document.attributions if a.speaker)
    shapes = list(_SHAPES)
    return {id_: Sign(i % _COLOURS, shapes[i % len(shapes)]) for i, id_ in enumerate(ids)}


def sign_of(attribution: Attribution, signs: dict[str, Sign]) -> Sign:
    """The sign of who speaks in an attribution."""
    return NOBODY if attribution.speaker is None else signs[attribution.speaker.entity.id]
