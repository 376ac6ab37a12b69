"""Learns how likely each candidate is meant by a pronoun: ``python -m training.antecedents``.

    python -m training.antecedents --gap gap-development.tsv GUM/*.conllu > antecedents.toml

Input are the development part of GAP (Webster et al. 2018), where one of two names is meant or
neither, and GUM's CoNLL-U files with ``Entity=`` (chains) in MISC, whose texts are parsed again.
Files of other genres than those that are measured (fiction, say) teach *it* and *they* alone:
of these there are few, and persons are told of otherwise there.
The weights are those of a conditional logit: of all candidates that the discourse has, and of
nobody of them, the right one is to be the likeliest. With ``--left-out`` they are learned five more
times, each without a fifth of the measured files, for ``python -m benchmarks.topics --left-out``,
which judges each file by weights that know nothing of it.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen

from attribution import Document, Span, load, parse_conllu
from attribution.knowledge import Knowledge, People
from attribution.layout.structure import lay_out
from attribution.mentions import find_mentions
from attribution.quotes import find_claims
from attribution.quotes.finish import finish
from attribution.relays import fold, relay
from attribution.speakers import Resolved, resolve
from attribution.topics.antecedents import Antecedents
from attribution.topics.occurrences import Occurrence
from attribution.topics.voices import Voices
from benchmarks.speakers import chains
from benchmarks.topics import GENRES

_STEPS = 400
# How much a large weight costs: one that few examples ask for stays small.
_PENALTY = 3.0
_LEAST = 0.05
# A mention of so many characters has a clause in it, with others' names.
_LONG = 60
# How often whom the pronouns before mean is found anew.
_ROUNDS = 2
# Parts that GUM's files are dealt to, each of which is left out once.
_PARTS = 5


@frozen
class Example:
    """A pronoun whose meaning is known.

    Attributes:
        features: of each candidate, and of nobody at the end.
        right: the places of those that are right.
    """

    features: tuple[Mapping[str, float], ...]
    right: tuple[int, ...]


@frozen
class Text:
    """A text whose pronouns' meaning is known, in part.

    Attributes:
        resolved: who is mentioned in it, and where.
        voices: whose words its words are.
        pronouns: by the offset of each, the mentions of whom it means, and if nothing but that is
            known, those of whom it does not.
    """

    resolved: Resolved
    voices: Voices
    pronouns: Mapping[int, tuple[Sequence[Span], Sequence[Span]]]


def resolved(document: Document) -> tuple[Resolved, Voices]:
    """Who is mentioned in a document and where, and whose words its words are."""
    known = Knowledge.default(document.language)
    layout = lay_out(document, known.grammar)
    claims = find_claims(document, layout, known)
    mentions = find_mentions(document, layout, known)
    claims = finish(document, fold(document, claims, mentions, known), known)
    claims = relay(document, claims, mentions, layout, known)
    found = resolve(document, claims, mentions, layout, known)
    return found, Voices(found.claims, layout)


def examples(text: Text, weights: Mapping[str, float]) -> Iterator[Example]:
    """What speaks for the candidates of each pronoun that is known.

    Arguments:
        text: the text.
        weights: those by which the pronouns before it are resolved.
    """
    last = max(text.pronouns, default=-1)
    for judged in Antecedents(text.resolved, text.voices, weights).judged():
        at = judged.pronoun.span.start
        if at > last:
            return
        if at not in text.pronouns or not judged.candidates:
            continue
        right, wrong = text.pronouns[at]
        meant = [
            place
            for place, events in enumerate(judged.candidates)
            if _is_among(events, right) or (wrong and not _is_among(events, wrong))
        ]
        nobody = len(judged.candidates)
        yield Example(judged.features, tuple([*meant, nobody] if wrong else meant or [nobody]))


def _is_among(events: Sequence[Occurrence], mentions: Sequence[Span]) -> bool:
    """Whether somebody has one of some mentions; a name may be its head or stand before it."""
    names = [n.bare for n in events[0].member.names]
    return any(n.overlaps(m) for n in names for m in mentions) or any(
        m.start <= e.offset < m.end and len(m) < _LONG
        for e in events
        if e.form in ("name", "noun")
        for m in mentions
    )


def of_gap(rows: Iterable[tuple[Mapping[str, str], Document]]) -> Iterator[Text]:
    """The texts of GAP: of each pronoun one of the two names is meant, or someone else."""
    for row, document in rows:
        names = {
            name: document.span(start, start + len(row[name]))
            for name in ("A", "B")
            for start in [int(row[f"{name}-offset"])]
        }
        right = [span for name, span in names.items() if row[f"{name}-coref"].upper() == "TRUE"]
        wrong = [] if right else [*names.values()]
        yield Text(*resolved(document), {int(row["Pronoun-offset"]): (right, wrong)})


def of_gum(texts: Iterable[tuple[str, Document]], *, persons: bool = True) -> Iterator[Text]:
    """The texts of GUM: known is every pronoun that is a mention of a chain.

    Arguments:
        texts: CoNLL-U with chains, and the parse of the same text.
        persons: whether *he* and *she* are to be learned from, too.
    """
    people = People.default()
    for conllu, document in texts:
        pronouns: dict[int, tuple[Sequence[Span], Sequence[Span]]] = {}
        for chain in chains(parse_conllu(conllu), conllu, named=False):
            heads = [(s, document.head_of(s)) for s in chain.spans]
            # Somebody's own name or noun must be there to be meant.
            others = [s for s, h in heads if h is not None and h.upos != "PRON"]
            for span, head in heads:
                pronoun = head is not None and head.upos in ("PRON", "DET") and span == head.span
                if pronoun and (persons or people.gender(span.text) is None):
                    pronouns[span.start] = (others, ())
        yield Text(*resolved(document), pronouns)


def learned(texts: Sequence[Text]) -> dict[str, float]:
    """The weights, learned again as often as whom the pronouns before mean is found by them."""
    weights: dict[str, float] = {}
    for _ in range(_ROUNDS):
        found = fit([e for text in texts for e in examples(text, weights)])
        weights = {name: weight for name, weight in found.items() if abs(weight) >= _LEAST}
    return weights


def fit(examples: Sequence[Example], penalty: float = _PENALTY) -> dict[str, float]:
    """The weights under which the right candidates are the likeliest."""
    told = [e for e in examples if len(e.features) > 1]
    rows = [f for e in told for f in e.features]
    names = sorted({name for f in rows for name in f})
    place = {name: at for at, name in enumerate(names)}
    # Few features of all are those of one candidate: only these are kept, row by row.
    column = np.array([place[name] for f in rows for name in f])
    value = np.array([v for f in rows for v in f.values()])
    lengths = np.array([len(f) for f in rows])
    begins = np.cumsum(lengths) - lengths
    sizes = np.array([len(e.features) for e in told])
    starts = np.cumsum(sizes) - sizes
    group = np.repeat(np.arange(len(told)), sizes)
    right = np.zeros(len(rows), dtype=bool)
    for start, e in zip(starts, told, strict=True):
        right[[start + at for at in e.right]] = True
    weight = np.zeros(len(names))
    moment, spread = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        scores = np.add.reduceat(value * weight[column], begins)
        scores -= np.maximum.reduceat(scores, starts)[group]
        odds = np.exp(scores)
        all_of = odds / np.add.reduceat(odds, starts)[group]
        wanted = np.where(right, odds, 0.0)
        wanted /= np.add.reduceat(wanted, starts)[group]
        pull = np.repeat(wanted - all_of, lengths)
        slope = np.bincount(column, value * pull, len(names)) - penalty * weight
        moment = 0.9 * moment + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.1 * (1 - step / (_STEPS + 1))
        weight += rate * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight[place[name]]), 3) for name in names}


def written(weights: Mapping[str, float]) -> str:
    """The weights as the file that `attribution.topics.antecedents.weights` reads."""
    return "\n".join(
        (
            "# How likely each candidate is meant by a pronoun, as log-odds of its features.",
            "# Written by `python -m training.antecedents`.\n\n[weights]",
            *(f'"{name}" = {weight}' for name, weight in weights.items()),
        )
    )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, help="CoNLL-U files with Entity= in MISC")
    parser.add_argument("--gap", type=Path, required=True, help="GAP's development part, a TSV")
    parser.add_argument("--model", default="compact", help="parsing model for the texts")
    parser.add_argument("--left-out", type=Path, help="a folder for weights without parts of GUM")
    options = parser.parse_args(arguments)
    model = load(options.model)
    with options.gap.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    gap = [*of_gap((row, model.parse(row["Text"])) for row in rows)]
    told: dict[bool, list[tuple[str, Document]]] = {True: [], False: []}
    for path in options.files:
        conllu = path.read_text(encoding="utf-8")
        measured = path.name.split("_")[1] in GENRES
        told[measured].append((conllu, model.parse(parse_conllu(conllu).text)))
    gum, others = [*of_gum(told[True])], [*of_gum(told[False], persons=False)]
    print(written(learned([*gap, *others, *gum])))
    for part in range(_PARTS if options.left_out is not None else 0):
        kept = [text for at, text in enumerate(gum) if at % _PARTS != part]
        options.left_out.mkdir(parents=True, exist_ok=True)
        file = options.left_out / f"antecedents.{part}.toml"
        file.write_text(written(learned([*gap, *others, *kept])) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
