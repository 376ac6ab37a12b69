"""Learns how likely each candidate is meant by a pronoun: ``python -m training.antecedents``.

    python -m training.antecedents --gap gap-development.tsv GUM/*.conllu > antecedents.toml

Input are the development part of GAP (Webster et al. 2018), where one of two names is meant or
neither, and GUM's CoNLL-U files with ``Entity=`` (chains) in MISC, whose texts are parsed again.
The weights are those of a conditional logit: of all candidates that the discourse has, and of
nobody of them, the right one is to be the likeliest.
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
from attribution.knowledge import Knowledge
from attribution.layout.structure import lay_out
from attribution.mentions import find_mentions
from attribution.quotes import find_claims
from attribution.quotes.finish import finish
from attribution.relays import fold, relay
from attribution.speakers import Resolved, resolve
from attribution.speakers.salience import Event
from attribution.topics.antecedents import Antecedents
from benchmarks.speakers import chains

_STEPS = 400
# How much a large weight costs: one that few examples ask for stays small.
_PENALTY = 1.0
_LEAST = 0.05
# A mention of so many characters has a clause in it, with others' names.
_LONG = 60
# How often each example of GAP, whose two names are both likely, is learned from.
_HARD = 2


@frozen
class Example:
    """A pronoun whose meaning is known.

    Attributes:
        features: of each candidate, and of nobody at the end.
        right: the places of those that are right.
    """

    features: tuple[Mapping[str, float], ...]
    right: tuple[int, ...]


def resolved(document: Document) -> Resolved:
    """Who is mentioned in a document, and where."""
    known = Knowledge.default(document.language)
    layout = lay_out(document, known.grammar)
    claims = find_claims(document, layout, known)
    mentions = find_mentions(document, layout, known)
    claims = finish(document, fold(document, claims, mentions, known), known)
    claims = relay(document, claims, mentions, layout, known)
    return resolve(document, claims, mentions, layout, known)


def example(
    document: Document,
    known: Resolved,
    pronoun: int,
    right: Sequence[Span],
    wrong: Sequence[Span] = (),
) -> Example:
    """What speaks for the candidates of a pronoun, and which of them have a right mention.

    Arguments:
        document: the document.
        known: who is mentioned in it.
        pronoun: where the pronoun begins.
        right: the mentions of whom it means.
        wrong: those of whom it does not mean, if nothing is known but that.
    """
    discourse = known.references.discourse
    sentence = document.sentence_at(pronoun)
    words = sentence.tokens if sentence is not None else ()
    token = next((t for t in words if t.span.start == pronoun), None)
    wanted = discourse.wanted(token) if token is not None else None
    if token is None or wanted is None:
        return Example((), ())
    antecedents = Antecedents(discourse, {})
    candidates = discourse.candidates(token)
    features: list[Mapping[str, float]] = []
    meant: list[int] = []
    for events in candidates.values():
        found = antecedents.features(token, wanted, events, candidates)
        if not found:
            continue
        known_wrong = _is_among(events, wrong)
        if _is_among(events, right) or (wrong and not known_wrong):
            meant.append(len(features))
        features.append(found)
    features.append(antecedents.nobody(token, wanted))
    nobody = len(features) - 1
    return Example(tuple(features), tuple([*meant, nobody] if wrong else meant or [nobody]))


def _is_among(events: Sequence[Event], mentions: Sequence[Span]) -> bool:
    """Whether somebody has one of some mentions; a name may be its head or stand before it."""
    names = [n.bare for n in events[0].member.names]
    return any(n.overlaps(m) for n in names for m in mentions) or any(
        m.start <= e.offset < m.end and len(m) < _LONG for e in events for m in mentions
    )


def of_gap(rows: Iterable[tuple[Mapping[str, str], Document]]) -> Iterator[Example]:
    """The examples of GAP: one of the two names is meant, or someone else."""
    for row, document in rows:
        names = {
            name: document.span(start, start + len(row[name]))
            for name in ("A", "B")
            for start in [int(row[f"{name}-offset"])]
        }
        right = [span for name, span in names.items() if row[f"{name}-coref"].upper() == "TRUE"]
        wrong = [] if right else [*names.values()]
        yield example(document, resolved(document), int(row["Pronoun-offset"]), right, wrong)


def of_gum(texts: Iterable[tuple[str, Document]]) -> Iterator[Example]:
    """The examples of GUM: every pronoun that is a mention of a chain.

    Arguments:
        texts: CoNLL-U with chains, and the parse of the same text.
    """
    for conllu, document in texts:
        known = resolved(document)
        for chain in chains(parse_conllu(conllu), conllu, named=False):
            heads = [(s, document.head_of(s)) for s in chain.spans]
            others = [s for s, h in heads if h is not None and h.upos != "PRON"]
            for span, head in heads:
                # Somebody's own name or noun must be there to be meant.
                if head is not None and head.upos in ("PRON", "DET") and span == head.span:
                    yield example(document, known, span.start, others)


def fit(examples: Sequence[Example], penalty: float = _PENALTY) -> dict[str, float]:
    """The weights under which the right candidates are the likeliest."""
    told = [e for e in examples if len(e.features) > 1]
    names = sorted({name for e in told for f in e.features for name in f})
    column = {name: at for at, name in enumerate(names)}
    rows = [(f, at) for at, e in enumerate(told) for f in e.features]
    values = np.zeros((len(rows), len(names)))
    group = np.array([at for _, at in rows])
    for row, (found, _) in enumerate(rows):
        for name, value in found.items():
            values[row, column[name]] = value
    right = np.zeros(len(rows), dtype=bool)
    starts = np.cumsum([0, *(len(e.features) for e in told)])
    for start, e in zip(starts, told, strict=False):
        right[[start + at for at in e.right]] = True
    weight = np.zeros(len(names))
    moment, spread = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        scores = values @ weight
        scores -= np.maximum.reduceat(scores, starts[:-1])[group]
        odds = np.exp(scores)
        all_of = odds / np.add.reduceat(odds, starts[:-1])[group]
        wanted = np.where(right, odds, 0.0)
        wanted /= np.add.reduceat(wanted, starts[:-1])[group]
        slope = values.T @ (wanted - all_of) - penalty * weight
        moment = 0.9 * moment + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.1 * (1 - step / (_STEPS + 1))
        weight += rate * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight[column[name]]), 3) for name in names}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, help="CoNLL-U files with Entity= in MISC")
    parser.add_argument("--gap", type=Path, required=True, help="GAP's development part, a TSV")
    parser.add_argument("--model", default="compact", help="parsing model for the texts")
    options = parser.parse_args(arguments)
    model = load(options.model)
    with options.gap.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    texts = [path.read_text(encoding="utf-8") for path in options.files]
    examples = [
        *[*of_gap((row, model.parse(row["Text"])) for row in rows)] * _HARD,
        *of_gum((conllu, model.parse(parse_conllu(conllu).text)) for conllu in texts),
    ]
    print("# How likely each candidate is meant by a pronoun, as log-odds of its features.")
    print("# Written by `python -m training.antecedents`.\n\n[weights]")
    for name, weight in fit(examples).items():
        if abs(weight) >= _LEAST:
            print(f'"{name}" = {weight}')
    return 0


if __name__ == "__main__":
    sys.exit(main())
