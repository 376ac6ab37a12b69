"""Shows marked text in terminals with the library rich: ``rich.print(result)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.output.html.marked_text import Role, marks_of
from attribution.output.html.notes import untold_name
from attribution.output.html.signs import NOBODY, Sign, sign_of, signs_of
from attribution.output.terminal import printable
from attribution.output.writing import checked
from attribution.packages import needed
from attribution.result import AttributedDocument, Attribution

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["to_rich"]

_COLOURS = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_red", "bright_blue")
_SHAPES = {
    "circle": "●", "square": "■", "triangle": "▲", "diamond": "◆", "cross": "✚", "star": "★",
    "kite": "▼", "pentagon": "⬟", "bars": "≡", NOBODY.shape: "○",
}  # fmt: skip
_STYLES: dict[Role, str] = {
    "content": "underline",
    "cue": "italic",
    "source": "bold",
    "addressee": "bold",
    "agency": "reverse",
}


def to_rich(document: AttributedDocument) -> Text:
    """The text with its quotations marked and numbered, and below it who said each of them.

    Arguments:
        document: what `attribution.attribute` returned.

    Raises:
        MissingPackageError: if rich is not installed.
    """
    needed("rich")
    from rich.text import Text

    known = checked(document, "to_rich")
    signs = signs_of(known)
    # Each character is replaced by a single one, so that the marks still fit.
    shown = Text(printable(known.text.replace("\r\n", " \n")), end="")
    badges = []
    for mark in marks_of(known, signs):
        # An outlet may have relayed several speakers, so it has the colour of none of them.
        sign = NOBODY if mark.role == "agency" else mark.sign
        shown.stylize(_style(sign, _STYLES[mark.role]), mark.start, mark.end)
        if mark.first:
            badges.append((mark.start, mark.numbers[0], mark.sign))
    pieces, at = Text(), 0
    for start, number, sign in badges:
        pieces.append_text(shown[at:start])
        pieces.append_text(_badge(number, known.attributions[number - 1], sign))
        at = start
    pieces.append_text(shown[at:])
    return pieces.append("\n\n").append_text(_speakers(known, signs))


def _badge(number: int, a: Attribution, sign: Sign) -> Text:
    """The label before a quotation: its number, the speaker if the text has *she*, the polarity."""
    from rich.text import Text

    name = untold_name(a)
    said = Text(f"{_SHAPES[sign.shape]}{number} ", _style(sign, "bold"))
    if name is not None:
        said.append(f"{printable(' '.join(name.split()))} ")
    if a.polarity != "asserted":
        said.append(f"{a.polarity} ", "not bold italic")
    return said


def _speakers(document: AttributedDocument, signs: dict[str, Sign]) -> Text:
    from rich.text import Text

    said: dict[str, tuple[Sign, list[str]]] = {}
    for number, a in enumerate(document.attributions, 1):
        name = a.speaker.name if a.speaker else "no speaker"
        said.setdefault(name, (sign_of(a, signs), []))[1].append(str(number))
    lines = Text()
    for name, (sign, numbers) in said.items():
        lines.append(f"{_SHAPES[sign.shape]} ", _style(sign, "bold"))
        lines.append(f"{printable(name)}: {', '.join(numbers)}\n")
    return lines


def _style(sign: Sign, style: str) -> str:
    return style if sign.colour is None else f"{style} {_COLOURS[sign.colour]}"
