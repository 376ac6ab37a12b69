"""Vary sentences with names: clitics, marks, letters, the names themselves.

Stanza tags surface tokens, so *Smith's* and *didn't* are one token each, where the files of names
have two: :func:`join_clitics` joins them. Names are exchanged, so that what stands around them
tells more than they do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from attrs import field, frozen

from training.likelihoods import Likely, Name
from training.trees import NAMES

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
# How sure a name must be to stand for another, and to be exchanged; and the longest that may.
_SURE = 0.85
_SURE_ENOUGH = 0.7
_LONGEST = 6
_SHORTEST_STEM = 5


@frozen
class Variant:
    """In how many sentences what is changed, each a share from 0 to 1.

    Args:
        split: clitics stay tokens of their own.
        curly: marks are curly; they are straight in the others.
        lower: there are no capitals.
        capitals: there is nothing else.
        changed: names are exchanged; of those sentences each of these shares:
        renamed: persons of two words get a given name and a surname of two other persons.
        organizations: an organization gets the name of another.
        places: a place does.
        invented: the words of a name are made up.
    """

    split: float
    curly: float
    lower: float = 0.0
    capitals: float = 0.0
    changed: float = 0.0
    renamed: float = 0.0
    organizations: float = 0.0
    places: float = 0.0
    invented: float = 0.0


@frozen
class Names:
    """The names of a corpus, to exchange.

    Args:
        whole: by kind.
        given: first names of persons.
        surnames: their last.
        stems: names of one word, in lower case, of which new ones are made.
    """

    whole: dict[str, list[tuple[str, ...]]] = field(
        factory=lambda: {name[2:]: [] for name in NAMES if name[0] == "B"}
    )
    given: list[str] = field(factory=list)
    surnames: list[str] = field(factory=list)
    stems: list[str] = field(factory=list)

    def __bool__(self) -> bool:
        return all([*self.whole.values(), self.given, self.stems])


def names_of(sentences: Iterable[Likely]) -> Names:
    """Return the names of some sentences that are surest."""
    found = Names()
    for sentence in sentences:
        for name in sentence.names():
            words = sentence.words[name.start : name.end]
            if name.sure <= _SURE or not words[0][:1].isupper() or len(words) > _LONGEST:
                continue
            found.whole[name.kind].append(words)
            if name.kind == "PER" and len(words) == 2:
                found.given.append(words[0])
                found.surnames.append(words[1])
            if len(words) == 1 and len(words[0]) >= _SHORTEST_STEM and words[0].isalpha():
                found.stems.append(words[0].lower())
    return found


def join_clitics(sentence: Likely) -> Likely:
    """Join *'s*, *n't* and their like to the token before, which keeps its label."""
    words: list[str] = []
    kept: list[int] = []
    begins = sentence.labels[:, 1::2].max(1)
    for at, word in enumerate(sentence.words):
        before = words[-1] if words else ""
        if (
            word.lower() in _CLITICS
            and before[-1:].isalpha()
            and begins[at] < 0.5
            and (len(word) > 1 or before.endswith(("s", "S")))
        ):
            words[-1] += word
        else:
            words.append(word)
            kept.append(at)
    return Likely(tuple(words), sentence.labels[kept])


def exchange(sentence: Likely, variant: Variant, names: Names, rng: random.Random) -> Likely:
    """Exchange names of a sentence: all are made up, or each by the chance that a variant gives."""
    invents = rng.random() < variant.invented
    words: list[str] = []
    labels = []
    at = 0
    for name in sentence.names():
        own = sentence.words[name.start : name.end]
        new = None
        if name.sure > _SURE_ENOUGH and own[0][:1].isupper():
            new = _made_up(own, names, rng) if invents else _other(name, variant, names, rng)
        if new:
            words += [*sentence.words[at : name.start], *new]
            labels += [sentence.labels[at : name.start], _labels(name, len(new))]
            at = name.end
    words += sentence.words[at:]
    labels.append(sentence.labels[at:])
    return Likely(tuple(words), np.concatenate(labels))


def _other(
    name: Name, variant: Variant, names: Names, rng: random.Random
) -> tuple[str, ...] | None:
    chance = {
        "PER": variant.renamed, "ORG": variant.organizations, "LOC": variant.places,
    }[name.kind]  # fmt: skip
    if rng.random() >= chance:
        return None
    if name.kind != "PER":
        return rng.choice(names.whole[name.kind])
    if name.end - name.start != 2:
        return None
    return rng.choice(names.given), rng.choice(names.surnames)


def _made_up(words: Sequence[str], names: Names, rng: random.Random) -> tuple[str, ...]:
    """Return a name whose capitalized words are each the halves of two other names."""

    def made_up() -> str:
        first, last = rng.choice(names.stems), rng.choice(names.stems)
        return (first[: rng.randint(2, 4)] + last[-rng.randint(2, 4) :]).capitalize()

    return tuple(
        made_up() if w[:1].isupper() and w.isalpha() and len(w) >= _SHORTEST_STEM - 1 else w
        for w in words
    )


def _labels(name: Name, words: int) -> np.ndarray:
    begin = NAMES.index(f"B-{name.kind}")
    found = np.zeros((words, len(NAMES)), np.float32)
    found[:, begin + 1] = found[0, begin] = name.sure
    found[0, begin + 1] = 0.0
    found[:, 0] = 1 - name.sure
    return found


def vary_names(sentence: Likely, variant: Variant, names: Names, rng: random.Random) -> Likely:
    """Return a sentence as a variant may have it."""
    if names and rng.random() < variant.changed:
        sentence = exchange(sentence, variant, names, rng)
    if rng.random() >= variant.split:
        sentence = join_clitics(sentence)
    style = _MARKS["curly" if rng.random() < variant.curly else "plain"]
    letters = _letters(variant, rng)
    words = (style.get(w, w.replace("'", style.get("'", "'"))) for w in sentence.words)
    return Likely(tuple(map(letters, words)), sentence.labels)


def _letters(variant: Variant, rng: random.Random) -> Callable[[str], str]:
    at = rng.random()
    if at < variant.lower:
        return str.lower
    return str.upper if at < variant.lower + variant.capitals else str
