"""Makes the body of a TEI file: paragraphs, with marks that may cross them and each other."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from attribution.document import Span
from attribution.output.xml_text import escaped, opened

__all__ = ["Mark", "body"]

# A line with anything but XML's white space, which separates paragraphs.
_PARAGRAPH = re.compile(r"[^\n]*[^ \t\r\n][^\n]*")


@frozen
class Mark:
    """An element around words of the text.

    Attributes:
        name: the element's name.
        parts: the spans that it covers.
        attributes: its attributes.
        id: the id of its first piece; the others have their number appended.
        named: whether it has its id even if it is in one piece.
    """

    name: str
    parts: Sequence[Span]
    attributes: Mapping[str, str | None]
    id: str
    named: bool = True


@frozen
class _Stretch:
    """One part of a mark; in order, outer ones come before those within them."""

    start: int
    end: int
    mark: int
    name: str


def body(text: str, marks: Iterable[Mark]) -> str:
    """The ``<body>`` of a text; its character data are the text.

    Arguments:
        text: the article.
        marks: in any order; where two cross, the inner one is in pieces, and so is a mention, an
            ``<rs>``, with a quotation in it, as TEI lets it hold none.

    Example:
        >>> body("It rained.", [Mark("said", [Span(0, 9, "It rained")], {"who": "#e1"}, "q1")])
        '<body><p><said xml:id="q1" who="#e1">It rained</said>.</p></body>'
    """
    known = tuple(marks)
    stretches = sorted(
        (
            _Stretch(part.start, part.end, i, mark.name)
            for i, mark in enumerate(known)
            for part in mark.parts
        ),
        key=lambda s: (s.start, -s.end, s.mark),
    )
    pieces = list(_pieces(text, stretches))
    totals = Counter(piece for piece in pieces if isinstance(piece, int))
    met: Counter[int] = Counter()
    written: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
        elif piece < 0:
            written.append(f"</{known[~piece].name}>")
        else:
            met[piece] += 1
            written.append(_opened(known[piece], met[piece], totals[piece]))
    return "".join(["<body>", *written, "</body>"])


def _opened(mark: Mark, number: int, total: int) -> str:
    if total == 1 and not mark.named:
        return opened(mark.name, mark.attributes)
    names = [mark.id if n == 1 else f"{mark.id}.{n}" for n in (number - 1, number, number + 1)]
    links = {
        "xml:id": names[1],
        "prev": f"#{names[0]}" if number > 1 else None,
        "next": f"#{names[2]}" if number < total else None,
    }
    return opened(mark.name, links | dict(mark.attributes))


def _pieces(text: str, stretches: Sequence[_Stretch]) -> Iterator[str | int]:
    """Mark-up and text in order; a mark's number opens it, the number's complement closes it."""
    at, next_ = 0, 0
    inside: list[_Stretch] = []
    for line in _PARAGRAPH.finditer(text):
        yield escaped(text[at : line.start()])
        at = line.end()
        inside = [s for s in inside if s.end > line.start()]
        while next_ < len(stretches) and stretches[next_].start < at:
            inside += [stretches[next_]] if stretches[next_].end > line.start() else ()
            next_ += 1
        yield "<p>"
        yield from _line(text, line.start(), at, inside)
        yield "</p>"
    yield escaped(text[at:]) + ("" if at else "<p></p>")


def _line(text: str, start: int, end: int, inside: Sequence[_Stretch]) -> Iterator[str | int]:
    bounds = {start, end}
    for stretch in inside:
        bounds |= {max(stretch.start, start), min(stretch.end, end)}
    cuts = sorted(bounds)
    open_: list[_Stretch] = []
    next_ = 0
    for at, until in itertools.pairwise(cuts):
        due = [s for s in open_ if s.end > at]
        while next_ < len(inside) and inside[next_].start <= at:
            due.append(inside[next_])
            next_ += 1
        due = _with_quotations_outside(due)
        same = 0
        while same < min(len(open_), len(due)) and open_[same] == due[same]:
            same += 1
        yield from (~s.mark for s in reversed(open_[same:]))
        yield from (s.mark for s in due[same:])
        open_ = due
        yield escaped(text[at:until])
    yield from (~s.mark for s in reversed(open_))


def _with_quotations_outside(due: list[_Stretch]) -> list[_Stretch]:
    """The open marks from the outside in, reordered so that no mention is around a quotation."""
    last = max((i for i, s in enumerate(due) if s.name == "said"), default=-1)
    around = due[: last + 1]
    return [
        *(s for s in around if s.name != "rs"),
        *(s for s in around if s.name == "rs"),
        *due[last + 1 :],
    ]
