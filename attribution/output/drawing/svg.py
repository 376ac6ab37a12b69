"""A dependency tree as a picture: words in a row, arcs above them, what was found below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from attribution.document import Sentence, Token
from attribution.output.drawing.findings import Finding, check_tree, findings
from attribution.output.html.markup import Markup, element, joined
from attribution.quotation import Quote

__all__ = ["tree_svg"]

_WORD = 8.6
"""Width of a letter of a word, about, and of a label."""
_LABEL = 6.4
_GAP = 18
_MARGIN = 14
_STEP = 26
_ROW = 24


def tree_svg(sentence: Sentence, quotes: Iterable[Quote] = ()) -> str:
    """The tree of a sentence as an SVG picture, which stands alone or in a page.

    Arguments:
        sentence: the sentence.
        quotes: what `attribution.find_quotes` found in the document; below the words stand their
            parts, and which rules saw which words.

    Raises:
        InputError: if it is no sentence.
    """
    known = check_tree(sentence, "tree_svg")
    centres, width = _columns(known)
    levels = _levels(known)
    top = _MARGIN + _STEP * (max(levels.values(), default=0) + 1) + 8
    found = findings(known, quotes)
    below = top + 44
    brackets, rows = _brackets(found, known, centres, below)
    height = below + _ROW * rows + _MARGIN
    words = [
        joined(
            _text(token.form, centres[i], top + 16, "word"),
            _text(token.upos, centres[i], top + 32, "tag"),
        )
        for i, token in enumerate(known.tokens)
    ]
    return element(
        "svg",
        element("title", " ".join(token.form for token in known.tokens)),
        Markup(f"<style>{_style()}</style>"),
        *(_arc(token, centres, levels, top) for token in known.tokens),
        *words,
        *brackets,
        xmlns="http://www.w3.org/2000/svg",
        class_="attribution-tree",
        role="img",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
    )


@cache
def _style() -> str:
    return (resources.files("attribution.output.drawing") / "tree.css").read_text(encoding="utf-8")


def _columns(sentence: Sentence) -> tuple[list[float], float]:
    """The middle of each word, and the width of all, with room for the labels between them."""
    widths = [max(_width(t.form) * _WORD, len(t.upos) * _LABEL) + _GAP for t in sentence.tokens]
    centres: list[float] = []
    for i, token in enumerate(sentence.tokens):
        before = sentence.tokens[i - 1] if i else None
        near = (widths[i - 1] + widths[i]) / 2 if before else widths[i] / 2 + _MARGIN
        for one, other in ((token, before), (before, token)):
            if one and other and one.head == other.index:
                near = max(near, len(one.deprel) * _LABEL + _GAP)
        centres.append(near + (centres[-1] if centres else 0))
    return centres, centres[-1] + widths[-1] / 2 + _MARGIN


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _levels(sentence: Sentence) -> Mapping[int, int]:
    """How high the arc of each word goes: above all arcs that lie under it."""
    levels: dict[int, int] = {}
    taken: list[tuple[int, int, int]] = []
    spans = {t.index: tuple(sorted((t.index, t.head))) for t in sentence.tokens if t.head}
    for index, (start, end) in sorted(spans.items(), key=lambda item: item[1][1] - item[1][0]):
        under = [level for first, last, level in taken if first < end and start < last]
        levels[index] = max(under, default=0) + 1
        taken.append((start, end, levels[index]))
    return levels


def _arc(token: Token, centres: Sequence[float], levels: Mapping[int, int], top: float) -> Markup:
    """The arc from a word's head to it, with the relation on it."""
    at = centres[token.index - 1]
    if token.head == 0:
        line = f"M{at:.1f} {_MARGIN}V{top - 4:.1f}"
        return joined(
            element("path", d=line, class_="arc"), _tip(at, top),
            _text(token.deprel, at + 4 + len(token.deprel) * _LABEL / 2, _MARGIN + 6, "label"),
        )  # fmt: skip
    # Arcs leave their head a little to the side, so that they do not run into what arrives there.
    towards = 5 if token.index > token.head else -5
    start = centres[token.head - 1] + towards
    height = top - _STEP * levels[token.index]
    bend = 8 if at > start else -8
    line = (
        f"M{start:.1f} {top:.1f}V{height + 8:.1f}"
        f"Q{start:.1f} {height:.1f} {start + bend:.1f} {height:.1f}H{at - bend:.1f}"
        f"Q{at:.1f} {height:.1f} {at:.1f} {height + 8:.1f}V{top - 4:.1f}"
    )
    return joined(
        element("path", d=line, class_="arc"),
        _tip(at, top),
        _text(token.deprel, (start + at) / 2, height - 4, "label"),
    )


def _tip(x: float, y: float) -> Markup:
    return element("path", d=f"M{x - 3.5:.1f} {y - 6:.1f}h7l-3.5 6z", class_="tip")


def _text(text: str, x: float, y: float, style: str) -> Markup:
    return element("text", text, x=f"{x:.1f}", y=f"{y:.1f}", class_=style)


def _brackets(
    found: Sequence[Finding], sentence: Sentence, centres: Sequence[float], top: float
) -> tuple[list[Markup], int]:
    """Lines under words that were found, and what they are; and how many rows they take."""
    drawn: list[Markup] = []
    rows: list[float] = []  # where the last line of each row ends
    for finding in sorted(found, key=lambda f: f.words[0]):
        ends = [
            centres[i] + side * _width(sentence.tokens[i].form) * _WORD / 2
            for i, side in ((finding.words[0], -1), (finding.words[-1], 1))
        ]
        middle, label = sum(ends) / 2, len(finding.label) * _LABEL
        start, end = min(ends[0], middle - label / 2), max(ends[1], middle + label / 2)
        row = next((i for i, last in enumerate(rows) if last + 6 < start), len(rows))
        rows[row : row + 1] = [end]
        y = top + _ROW * row
        style = "rule" if finding.is_rule else "part"
        line = ""
        for first, last in _runs(finding.words):
            left, right = (_width(sentence.tokens[i].form) * _WORD / 2 for i in (first, last))
            line += f"M{centres[first] - left:.1f} {y:.1f}H{centres[last] + right:.1f}"
        drawn.append(element("path", d=line, class_=style))
        drawn.append(_text(finding.label, middle, y + 14, "label"))
    return drawn, len(rows)


def _runs(words: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of words that stand side by side."""
    starts = [w for w in words if w - 1 not in words]
    ends = [w for w in words if w + 1 not in words]
    return list(zip(starts, ends, strict=True))
