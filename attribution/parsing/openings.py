"""Finds what a paragraph opens with before its first sentence: a dateline, or a label and a colon.

*GENEVA (AP) — ...*, *Halden, 21 June: ...*, *GOV. PRICE: ...*. None of these is part of the
sentence that follows, so parsers are given them separately.
"""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

__all__ = ["TIME", "Opening", "opening_of"]

# When somebody speaks, beside the name: *[00:01:12] PRICE: ...*, *1.12pm - Price: ...*.
TIME = r"[\[(]?\d{1,3}[.:]\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\b\.?)?[\])]?"

_UPPER = "A-ZÀ-ÖØ-Þ"
# A word in capitals, as in labels and datelines: *PRICE*, *McCAIN*, *O'NEIL*, *J.*, *GOV.*
_CAPITALS = rf"(?:(?:Mc|Mac|[DO]['’])?[{_UPPER}][{_UPPER}0-9.'’-]{{1,30}}|[{_UPPER}]\.?|\d{{1,2}})"
_BRACKETS = r"\([^()\n]{1,40}\)"
_TOWN = rf"[{_UPPER}][\w'’-]{{2,30}}"
_EMPHASIS = "[*_]{0,3}"
_LABEL = re.compile(
    rf"(?:{TIME}[,:]?\s{{1,3}}(?:[–—-]\s)?)?{_EMPHASIS}"
    rf"(?P<name>(?!\d){_CAPITALS}(?:\ {{1,3}}{_CAPITALS}){{0,5}})"
    rf"(?P<role>(?:\ ?{_BRACKETS})?"
    rf"(?:,\ ?[{_UPPER}][{_UPPER}0-9 .,'’&/-]{{1,60}}|,\ {_TOWN}(?:\ {_TOWN}){{0,2}})?)"
    rf"{_EMPHASIS}\ ?(?P<mark>:){_EMPHASIS}\s+(?=\S)"
)
_DATE = r"(?:\d{1,2}\ [^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\ \d{1,2})(?:,?\ \d{4})?"
_PLACE = rf"[{_UPPER}][\w.'’-]{{1,30}}(?:[ ,/]{{1,3}}[{_UPPER}][\w.'’-]{{1,30}}){{0,4}}"
# An agency that nothing encloses: *Halden, June 21, ANA - *.
_AGENCY = rf"[{_UPPER}][{_UPPER}-]{{1,20}}(?:\ [{_UPPER}][\w-]{{1,20}}){{0,2}}"
_DATELINES = (
    # *GENEVA (AP) — *, *GENEVA, March 4 (AP) - *, *GENEVA, March 4 /PRNewswire/ -- *,
    # *LIMA (Andina).- *, *GENEVA--(Zeta Wire)--It*, *GENEVA – (Zeta Wire) – *
    re.compile(
        rf"(?P<name>[{_UPPER}][{_UPPER}.'’-]{{1,30}}(?:[ ,]{{1,3}}[\w.'’-]{{1,30}}){{0,5}}"
        rf"(?:\ [—–-]{{1,2}})?\ ?(?:\([^()\n]{{2,40}}\)|/[^/\n]{{2,40}}/))"
        rf"\ ?(?P<mark>\.?[—–-]{{1,3}})(?:\s+|(?<=--))(?=\S)"
    ),
    # *GENEVA, March 4. /TASS/. *
    re.compile(
        rf"(?P<name>[{_UPPER}][{_UPPER}.'’-]{{1,30}}(?:[ ,]{{1,3}}[\w.'’-]{{1,30}}){{0,5}}"
        rf"\ ?/[^/\n]{{2,40}}/)(?P<mark>\.)\s+(?=\S)"
    ),
    # *GENEVA, MARCH 4, TASS. *
    re.compile(
        rf"(?P<name>[{_UPPER}][{_UPPER}.'’-]{{1,30}}(?:\ [{_UPPER}.'’-]{{1,30}}){{0,3}}"
        rf",\ {_DATE},\ {_AGENCY})(?P<mark>\.)\s+(?=\S)"
    ),
    # *Halden, 21 June: *, *Halden, June 21 — *, *Halden, June 21 (Andina).- *,
    # *Halden, June 21, ANA - *
    re.compile(
        rf"(?P<name>{_PLACE}\ ?,\ {_DATE}(?:\ {_BRACKETS}|,\ {_TOWN}(?:\ {_TOWN}){{0,2}})?)"
        r"\ ?(?P<mark>:|\.?\ ?[—–-]{1,3})\s+(?=\S)"
    ),
    # *GENEVA — *, *NEW DELHI, India — *, *GENEVA/NEW DELHI - *
    re.compile(
        rf"(?P<name>[{_UPPER}][{_UPPER}.'’/-]{{2,30}}(?:\ [{_UPPER}][{_UPPER}.'’/-]{{1,30}}){{0,3}}"
        rf"(?:\ ?,\ [{_UPPER}][\w.'’-]{{1,30}}(?:\ [{_UPPER}][\w.'’-]{{1,30}}){{0,2}})?)"
        r"\ (?P<mark>[—–―-]{1,2})\s+(?=\S)"
    ),
    # *Halden, Norway - *, *Cox's Bazar, Bangladesh – *
    re.compile(
        rf"(?P<name>{_TOWN}(?:\ {_TOWN}){{0,2}},\ {_TOWN}(?:\ {_TOWN}){{0,2}})"
        rf"\ (?P<mark>[—–-])\ (?=[{_UPPER}])"
    ),
)
# *Halden - The minister said ...*, at the top only, where no other paragraph opens so: *Anna - I
# saw it* may be a turn of an interview, and *Ana Lund - the mayor - said so* has two dashes.
_PLAIN = re.compile(
    rf"(?P<name>{_TOWN}(?:\ {_TOWN}){{0,2}})\ (?P<mark>[—–-])\ "
    rf"(?=[{_UPPER}](?:(?!\ [—–-]\ )[^\n]){{20}})"
)
_TURN = re.compile(rf"(?:^|\n)\s*{_TOWN}(?:\ {_TOWN}){{0,2}}\ [—–-]\ ")
# How far from the top that may be, and how far below it other paragraphs count, in characters.
_TOP, _BELOW = 300, 2000


@frozen
class Opening:
    """What a paragraph opens with.

    Attributes:
        kind: ``"dateline"``, or ``"label"`` for words in capitals before a colon, whoever or
            whatever they name.
        start: the offset at which its words start.
        name: the offset at which the name ends.
        role: the offset at which the words that go with a label's name end (*(R), MONTANA*).
        mark: the offset at which the colon or dash starts.
        marked: the offset at which it ends; several dashes count as one.
        end: the offset at which the first sentence starts.
    """

    kind: Literal["dateline", "label"]
    start: int
    name: int
    role: int
    mark: int
    marked: int
    end: int


def opening_of(text: str, start: int, end: int) -> Opening | None:
    """The opening of the paragraph from ``start`` to ``end`` of a text, or None.

    Example:
        >>> opening = opening_of("HALDEN (AP) — It rained.", 0, 24)
        >>> opening.kind, opening.end
        ('dateline', 14)
    """
    for pattern in _DATELINES:
        found = pattern.match(text, start, end)
        if found is not None:
            name = found.end("name")
            return Opening("dateline", start, name, name, *found.span("mark"), found.end())
    found = _PLAIN.match(text, start, end) if start < _TOP else None
    if found is not None and len(_TURN.findall(text, 0, start + _BELOW)) == 1:
        name = found.end("name")
        return Opening("dateline", start, name, name, *found.span("mark"), found.end())
    found = _LABEL.match(text, start, end)
    if found is None:
        return None
    first, name = found.span("name")
    return Opening("label", first, name, found.end("role"), *found.span("mark"), found.end())
