"""Vary sentences with names: clitics, marks, letters, the persons themselves.

Stanza tags surface tokens, so *Smith's* and *didn't* are one token each, where the files of names
have two: :func:`join_clitics` joins them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from training.names import Tagged, spans

_CLITICS = frozenset(
    [
        "'s", "’s", "'", "’", "n't", "n’t", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'d",
        "’d", "'m", "’m",
    ]
)  # fmt: skip
_MARKS = {
    "curly": {"''": "”", "``": "“", '"': "”", "'": "’"},
    "plain": {"''": '"', "``": '"', "“": '"', "”": '"', "’": "'", "‘": "'"},
}


@frozen
class Variant:
    """In how many sentences what is changed, each a share from 0 to 1.

    Args:
        split: clitics stay tokens of their own.
        curly: marks are curly; they are straight in the others.
        lower: there are no capitals.
        capitals: there is nothing else.
        renamed: persons of two words get a given name and a surname of two other persons, so that
            the names themselves tell less than what stands around them.
    """

    split: float
    curly: float
    lower: float = 0.0
    capitals: float = 0.0
    renamed: float = 0.0


def join_clitics(tagged: Tagged) -> Tagged:
    """Join *'s*, *n't* and their like to the token before, which keeps its label."""
    joined: Tagged = []
    for token, label in tagged:
        before = joined[-1][0] if joined else ""
        if (
            token.lower() in _CLITICS
            and before[-1:].isalpha()
            and not label.startswith("B")
            and (len(token) > 1 or before.endswith(("s", "S")))
        ):
            joined[-1] = (before + token, joined[-1][1])
        else:
            joined.append((token, label))
    return joined


def _persons(tagged: Tagged) -> list[range]:
    """Return the persons of two words, a given name and a surname."""
    two = [words for words, kind in spans(tagged) if kind == "PER" and len(words) == 2]
    return [words for words in two if all(tagged[n][0].istitle() for n in words)]


def rename(tagged: Tagged, given: list[str], surnames: list[str], rng: random.Random) -> Tagged:
    """Give each person of two words another given name and another surname."""
    result = list(tagged)
    for words in _persons(tagged):
        for n, names in zip(words, (given, surnames), strict=True):
            result[n] = (rng.choice(names), tagged[n][1])
    return result


def vary_names(tagged: Iterable[Tagged], variant: Variant, rng: random.Random) -> Iterator[Tagged]:
    """Yield each sentence as a variant has it."""
    sentences = list(tagged)
    persons = [[s[n][0] for n in words] for s in sentences for words in _persons(s)]
    given, surnames = [name[0] for name in persons], [name[1] for name in persons]
    for sentence in sentences:
        changed = sentence
        if variant.renamed and rng.random() < variant.renamed:
            changed = rename(changed, given, surnames, rng)
        if rng.random() >= variant.split:
            changed = join_clitics(changed)
        style = _MARKS["curly" if rng.random() < variant.curly else "plain"]
        letters = _letters(variant, rng)
        yield [
            (letters(style.get(token, token.replace("'", style.get("'", "'")))), label)
            for token, label in changed
        ]


def _letters(variant: Variant, rng: random.Random) -> Callable[[str], str]:
    if not variant.lower and not variant.capitals:
        return str
    at = rng.random()
    if at < variant.lower:
        return str.lower
    return str.upper if at < variant.lower + variant.capitals else str
