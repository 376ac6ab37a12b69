"""Measures pronouns on GAP (Webster et al. 2018): ``python -m benchmarks.gap gap-validation.tsv``.

Each text of Wikipedia has a pronoun and two names, which are given; the pronoun means one of them
or neither. Of the two, that which `Antecedents` holds for the likelier is taken, and none where
neither is likely at all; how likely was chosen on the development part. Two baselines answer the
same: the nearer name, and the nearest that is a subject (or the nearer name, if neither is).
Printed are precision, recall and F1 over the pairs of pronoun and name, as the authors count them,
and F1 of feminine over that of masculine pronouns.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import define, field

from attribution import Document, load
from attribution.knowledge import People
from attribution.mentions.names import NameMention
from attribution.topics.antecedents import Antecedents, weights
from training.antecedents import resolved

_NAMES = ("A", "B")
# Of all candidates and nobody of them, how likely the likelier name must be to be meant.
_LEAST = 0.15


@define
class Tally:
    """What one way of answering gets right, by the gender of the pronoun."""

    counts: Counter[tuple[str, str]] = field(factory=Counter)

    def add(self, gender: str, row: Mapping[str, str], answer: str | None) -> None:
        for name in _NAMES:
            gold, found = row[f"{name}-coref"].upper() == "TRUE", answer == name
            self.counts[gender, "right"] += gold and found
            self.counts[gender, "found"] += found
            self.counts[gender, "gold"] += gold

    def figures(self, *genders: str) -> tuple[float, float, float]:
        """Precision, recall and F1 in percent."""
        right, found, gold = (
            sum(self.counts[g, what] for g in genders) for what in ("right", "found", "gold")
        )
        return (
            100 * right / max(found, 1),
            100 * right / max(gold, 1),
            200 * right / max(found + gold, 1),
        )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="a part of GAP, a TSV")
    parser.add_argument("--model", default="compact", help="parsing model")
    parser.add_argument("--errors", action="store_true", help="print each wrong answer")
    options = parser.parse_args(arguments)
    model = load(options.model)
    with options.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    tallies = measure(((row, model.parse(row["Text"])) for row in rows), show=options.errors)
    print(f"{len(rows)} pronouns")
    print_tallies(tallies)
    return 0


def print_tallies(tallies: Mapping[str, Tally]) -> None:
    for who, tally in tallies.items():
        precision, recall, both = tally.figures("masculine", "feminine")
        masculine, feminine = (tally.figures(g)[2] for g in ("masculine", "feminine"))
        print(
            f"  {who:16} P {precision:.1f} R {recall:.1f} F1 {both:.1f}"
            f"  masculine {masculine:.1f} feminine {feminine:.1f}"
            f" ratio {feminine / masculine if masculine else 0:.2f}"
        )


def measure(
    texts: Iterable[tuple[Mapping[str, str], Document]], *, show: bool = False
) -> dict[str, Tally]:
    """How well each way answers.

    Arguments:
        texts: the rows of GAP, each with the parse of its text.
        show: whether to print each answer of ours that is wrong.
    """
    tallies = {who: Tally() for who in ("ours", "nearest name", "nearest subject")}
    people = People.default()
    for row, document in texts:
        gender = people.gender(row["Pronoun"]) or ""
        answers = _answers(row, document)
        for who, answer in answers.items():
            tallies[who].add(gender, row, answer)
        right = next((n for n in _NAMES if row[f"{n}-coref"].upper() == "TRUE"), None)
        if show and answers["ours"] != right:
            where = int(row["Pronoun-offset"])
            text = row["Text"]
            marked = f"{text[:where]}[{row['Pronoun']}]{text[where + len(row['Pronoun']) :]}"
            print(row["ID"], row["A"], row["B"], right, answers["ours"], marked, sep=" | ")
    return tallies


def _answers(row: Mapping[str, str], document: Document) -> dict[str, str | None]:
    start = int(row["Pronoun-offset"])
    known, voices = resolved(document)
    references = known.references
    places = {name: int(row[f"{name}-offset"]) for name in _NAMES}
    before = sorted((n for n in _NAMES if places[n] < start), key=lambda n: -places[n])
    named = {name: _named(references.names, places[name], row[name]) for name in _NAMES}
    subjects = [n for n in before if (m := named[n]) is not None and m.head.relation == "nsubj"]
    members = {
        id(references.of_name[m.bare.start]): name for name, m in named.items() if m is not None
    }
    judged = Antecedents(known, voices, weights(document.language)).judged()
    guesses = next((j.guesses for j in judged if j.pronoun.span.start == start), ())
    likely = (g for g in guesses if id(g.member) in members and g.probability > _LEAST)
    ours = next((members[id(g.member)] for g in likely), None)
    return {
        "ours": ours,
        "nearest name": next(iter(before), None),
        "nearest subject": next(iter([*subjects, *before]), None),
    }


def _named(names: Sequence[NameMention], start: int, text: str) -> NameMention | None:
    """The name that most of a given one lies in."""
    end = start + len(text)

    def shared(name: NameMention) -> int:
        return min(end, name.whole.end) - max(start, name.whole.start)

    best = max(names, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


if __name__ == "__main__":
    sys.exit(main())
