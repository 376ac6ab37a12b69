"""Sentences as a teacher learns and reads them: words, heads, relations and names by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from training.names import Tagged

_ID, _FORM, _UPOS, _HEAD, _DEPREL = 0, 1, 3, 6, 7
UNKNOWN = -100
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@frozen
class Tree:
    """A sentence to learn: its words, their heads (0 is the root), relations and names.

    Args:
        words: the forms.
        heads: for each word the 1-based position of its head.
        relations: for each word its relation's number; empty where none is known.
        names: for each word its place in ``NAMES``, or -100 where none is known.
        proper: whether each word is tagged as a proper noun; empty where no tag is known.
    """

    words: tuple[str, ...]
    heads: tuple[int, ...] = ()
    relations: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    proper: tuple[bool, ...] = ()


def words_of(rows: Sequence[str]) -> list[list[str]]:
    """Return the columns of a sentence's words, without comments, ranges and empty nodes."""
    columns = (row.split("\t") for row in rows if not row.startswith("#"))
    return [row for row in columns if row[_ID].isdigit()]


def name_labels(words: Sequence[str], tagged: Tagged | None) -> tuple[int, ...]:
    """Return the label of each word, from another tokenization of the same sentence."""
    if tagged is None:
        return (UNKNOWN,) * len(words)
    starts, at = {}, 0
    for token, label in tagged:
        starts[at] = label
        for inner in range(at + 1, at + len(token)):
            starts[inner] = "I" + label[1:] if label != "O" else label
        at += len(token)
    labels, at = [], 0
    for word in words:
        labels.append(NAMES.index(starts.get(at, "O")))
        at += len(word)
    return tuple(labels)


def well_formed(labels: Sequence[int]) -> tuple[int, ...]:
    """Return labels in which no name begins with I."""
    repaired: list[int] = []
    for label in labels:
        name = NAMES[label]
        before = NAMES[repaired[-1]] if repaired else "O"
        starts_inside = name[0] == "I" and before[1:] != name[1:]
        repaired.append(NAMES.index("B" + name[1:]) if starts_inside else label)
    return tuple(repaired)


def name_spans(labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield first word, past-the-last word and type of each name."""
    start = 0
    for at, label in enumerate([*labels, 0]):
        name = NAMES[label]
        if start < at and NAMES[labels[start]] != "O" and name[0] != "I":
            yield start, at, NAMES[labels[start]][2:]
        if name[0] != "I":
            start = at


def relations_of(treebank: Iterable[Sequence[str]]) -> list[str]:
    """Return the relations of a treebank, in alphabetical order."""
    return sorted({row[_DEPREL] for sentence in treebank for row in words_of(sentence)})


def trees(
    treebank: Sequence[Sequence[str]],
    shown: Sequence[Sequence[str]],
    tagged: Iterable[Tagged],
    relations: Sequence[str],
) -> list[Tree]:
    """Return the sentences of a treebank, with the names of those that have names elsewhere.

    Args:
        treebank: CoNLL-U lines of each sentence.
        shown: the same sentences with the marks that the teacher is to see.
        tagged: names of some of the sentences, in any tokenization.
        relations: the relations, in the order of their numbers.
    """
    numbers = {relation: number for number, relation in enumerate(relations)}
    names = {"".join(token for token, _ in sentence): sentence for sentence in tagged}
    found = []
    for sentence, varied in zip(treebank, shown, strict=True):
        rows = words_of(sentence)
        words = [row[_FORM] for row in rows]
        found.append(
            Tree(
                tuple(row[_FORM] for row in words_of(varied)),
                tuple(int(row[_HEAD]) for row in rows),
                tuple(numbers.get(row[_DEPREL], UNKNOWN) for row in rows),
                name_labels(words, names.get("".join(words))),
                tuple(row[_UPOS] == "PROPN" for row in rows),
            )
        )
    return found
