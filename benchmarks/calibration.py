r"""Measures confidences on corpora that they were not counted on.

    python -m benchmarks.calibration --weights attribution/data/en/quotes.npz \
        --attributions polnear.train.jsonl --predicates ewt.dev.jsonl \
        --shared-predicates masc.jsonl --passages realnews.jsonl --parses parses/ \
        --dev polnear.dev.jsonl --drawing docs/confidence.svg

Each corpus of `training.quotes.calibration` is left out once: what weights and confidences are is
counted on the others, and how far they hold on the one left out is printed, with the share of its
right finds that a threshold keeps and how many of those that it keeps are right; ``--drawing``
draws that, averaged over the corpora. What rules find in the articles that the tagger learned from
is looked at by family of rules, the confidences cross-fitted by article. With ``--dev``, the
confidences that the package ships are looked at by kind and by family of rules, for all
attributions of those articles. Beside each
calibration error stands the one that as many finds would have by chance if their confidences were
exactly true, and how often it would be as large as the one measured: where that is often, the
finds are too few to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from attribution import find_quotes
from attribution.claim import Claim
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.weights import read
from benchmarks.quotes import calibration_error
from corpora.articles import parsed, read_articles
from corpora.judging import AttributionJudge
from training.quotes.calibration import (
    Read,
    assembled,
    corpora_of,
    corpora_parser,
    judged_of,
    not_learned,
    reliability_of,
    shared_out,
    strict,
    weights_of,
)
from training.quotes.cross_fitting import cross_fitted
from training.quotes.reliability import LEAST

__all__ = ["by_chance", "curve", "drawn", "main"]

Outcomes = list[tuple[float, bool]]
Point = tuple[float, float]

_THRESHOLDS = [number / 20 for number in range(6, 20)]
# So unlikely a claim is still assembled, to show what lower thresholds would give.
_LEAST = 0.3
_FEWEST = 30
_PRECISION = 0.9
_TRIALS = 200


def curve(outcomes: Sequence[tuple[float, bool]], threshold: float) -> Point:
    """The share of right ones among the finds that a threshold keeps, and of those it keeps.

    Arguments:
        outcomes: for each find its confidence and whether it is right.
        threshold: the least confidence that is kept.

    Example:
        >>> curve([(0.9, True), (0.8, False), (0.4, True)], 0.5)
        (0.5, 0.5)
    """
    kept = [right for confidence, right in outcomes if confidence >= threshold]
    known = sum(right for _, right in outcomes)
    return sum(kept) / len(kept) if kept else 1.0, sum(kept) / known if known else 0.0


def by_chance(confidences: Sequence[float], error: float = 0.0) -> tuple[float, float]:
    """The calibration error to expect of so many finds if their confidences are exactly true, and
    how often it is then as large as one that was measured.

    Of few finds the share that is right differs from its mean by chance alone.

    Arguments:
        confidences: the finds'.
        error: what was measured.
    """
    right = np.random.default_rng(0).random((_TRIALS, len(confidences))) < np.array(confidences)
    errors = [calibration_error(list(zip(confidences, row, strict=True))) for row in right.tolist()]
    return sum(errors) / _TRIALS, sum(one >= error for one in errors) / _TRIALS


def drawn(points: Mapping[float, Point]) -> str:
    """A drawing of both shares over the threshold, in SVG.

    Arguments:
        points: for each threshold the share that is right, and the share that is kept.
    """

    def x(threshold: float) -> float:
        return 60 + 560 * (threshold - 0.3) / 0.7

    def y(share: float) -> float:
        return 20 + 260 * (1 - share) / 0.5

    def line(number: int, colour: str, name: str) -> str:
        placed = " ".join(f"{x(t):.0f},{y(max(0.5, p[number])):.0f}" for t, p in points.items())
        last, end = list(points.items())[-1]
        return (
            f'<polyline points="{placed}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{x(last) - 4:.0f}" y="{y(max(0.5, end[number])) - 8:.0f}" fill="{colour}" '
            f'text-anchor="end">{name}</text>'
        )

    grid = [
        f'<line x1="60" y1="{y(s / 10):.0f}" x2="620" y2="{y(s / 10):.0f}" stroke="#ddd"/>'
        f'<text x="50" y="{y(s / 10) + 4:.0f}" text-anchor="end">{10 * s}%</text>'
        for s in range(5, 11)
    ]
    ticks = [
        f'<text x="{x(t / 10):.0f}" y="298" text-anchor="middle">{t / 10}</text>'
        for t in range(3, 11)
    ]
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 330" '
            'font-family="sans-serif" font-size="12">',
            '<rect width="640" height="330" fill="white"/>',
            *grid, *ticks,
            '<text x="340" y="320" text-anchor="middle">min_confidence</text>',
            line(0, "#1f77b4", "of what is given, right"),
            line(1, "#d62728", "of what is right, given"),
            "</svg>\n",
        ]
    )  # fmt: skip


def _outcomes(corpus: Iterable[Read], claims_of: Callable[[Read], Sequence[Claim]]) -> Outcomes:
    found = []
    for one in corpus:
        for claim in claims_of(one):
            right = one.judge(claim.content, claim.cue_head)
            if right is not None:
                found.append((claim.weight, right))
    return found


def _left_out(corpora: Mapping[str, list[Read]], name: str) -> Outcomes:
    others = [corpus for other, corpus in corpora.items() if other != name]
    factors = weights_of([strict(corpus) or corpus for corpus in others], "claims")
    reliability = reliability_of(others, factors, "claims")
    return _outcomes(
        not_learned(corpora[name]),
        lambda one: assembled(one, factors, "claims", reliability, _LEAST),
    )


def _row(name: str, outcomes: Outcomes) -> str:
    mean = sum(confidence for confidence, _ in outcomes) / len(outcomes)
    right = sum(r for _, r in outcomes) / len(outcomes)
    error = calibration_error(outcomes)
    least, as_large = by_chance([c for c, _ in outcomes], error)
    return (
        f"{name:22} {len(outcomes):6}  {mean:.2f}  {right:.2f}   {error:.3f}   {least:.3f}"
        f"     {as_large:.2f}"
    )


def _by_rule_where_learned(corpus: Sequence[Read], factors: Sequence[float]) -> None:
    marked = strict(corpus)
    others = shared_out([judged_of(not_learned(marked), factors, "all")])
    learned = [shared_out([judged_of([one], factors, "all")]) for one in marked if one.learned]
    groups: dict[str, Outcomes] = {}
    for claim, confidence, right in cross_fitted(learned, others):
        if confidence >= LEAST:
            family = _FAMILIES.get(claim.rule.name, claim.rule.name)
            groups.setdefault(family, []).append((confidence, right))
    print(f"\nlearned from, cross-fitted by article, all attributions\n{_HEADER}")
    for name, outcomes in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(outcomes) >= _FEWEST:
            print(_row(name, outcomes))


def _by_kind_and_rule(path: Path, parses: Path | None) -> None:
    groups: dict[str, Outcomes] = {}
    told: dict[str, Outcomes] = {"all": [], "direct": []}
    for article, document in parsed(read_articles(path), directory=parses):
        judge, lenient = AttributionJudge(article), AttributionJudge(article, marks_nested=False)
        for quote in find_quotes(document, scope="all"):
            rule = quote.evidence[0].rule
            outcome = quote.confidence, bool(judge(quote.content, None))
            for name in ("all", quote.kind, _FAMILIES.get(rule, rule)):
                groups.setdefault(name, []).append(outcome)
            head = document.head_of(quote.cue.span) if quote.cue is not None else None
            if lenient(quote.content, head) is not None:
                for name in {"all", quote.kind} & {*told}:
                    told[name].append(outcome)
    print(f"\n{path.name}, all attributions\n{_HEADER}")
    for name, outcomes in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(outcomes) >= _FEWEST:
            print(_row(name, outcomes))
    print(_kept(groups))
    print(f"{_kept(told)}, what is unmarked within a marked one left out")


def _kept(groups: Mapping[str, Outcomes]) -> str:
    """How many of the direct quotations a threshold keeps that gives the precision aimed at."""
    enough = (t / 100 for t in range(100) if curve(groups["all"], t / 100)[0] >= _PRECISION)
    threshold = next(enough, 1.0)
    kept = curve(groups["direct"], threshold)[1]
    right = f"from {threshold:.2f} on {_PRECISION:.0%} are right"
    return f"{right}; so are {kept:.1%} of the direct kept"


_FAMILIES = {
    **dict.fromkeys(("marked_passage", "introduced_passage", "signed_passage"), "marks"),
    **dict.fromkeys(("clausal_complement", "medial_cue", "parenthetical_cue", "passive_clause",
                     "relative_content", "as_reported", "raising_verb"), "clauses"),
    **dict.fromkeys(("object_content", "prepositional_content", "object_complement",
                     "passive_object"), "nominal contents"),
    **dict.fromkeys(("noun_cue", "adjective_cue", "copular_noun", "governed_phrase"),
                    "nouns and adjectives"),
    **dict.fromkeys(("according_phrase", "for_whom"), "according to"),
}  # fmt: skip
_HEADER = f"{'':24}finds  mean  right  error  by chance  as large"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = corpora_parser("benchmarks.calibration", __doc__)
    parser.add_argument("--dev", type=Path, help="articles to look at by kind and rule, JSONL")
    parser.add_argument("--drawing", type=Path, help="SVG file to draw the curve in")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    weights = read(options.weights)
    corpora = corpora_of(options, Tagger(weights))
    left_out = {name: _left_out(corpora, name) for name in corpora}
    print(f"left out, claims\n{_HEADER}")
    for name, outcomes in left_out.items():
        print(_row(name, [o for o in outcomes if o[0] >= LEAST]))
    print("\nfrom on   right / given, in percent, by corpus; mean")
    points: dict[float, Point] = {}
    for threshold in _THRESHOLDS:
        rows = [curve(outcomes, threshold) for outcomes in left_out.values()]
        right, kept = (sum(row[i] for row in rows) / len(rows) for i in (0, 1))
        points[threshold] = right, kept
        shown = "  ".join(f"{100 * r:.0f} / {100 * k:.0f}" for r, k in [*rows, (right, kept)])
        print(f"{threshold:.2f}      {shown}")
    if options.drawing:
        options.drawing.write_text(drawn(points), encoding="utf-8")
    _by_rule_where_learned(corpora["attributions"], weights.calibration["all"])
    if options.dev:
        _by_kind_and_rule(options.dev, options.parses)


if __name__ == "__main__":
    main()
