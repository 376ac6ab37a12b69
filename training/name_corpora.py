"""The sentences that teachers and students of names learn from, of all the files of a recipe."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from attrs import frozen

from training.corpora import agreeing, peoples_of
from training.marks import sentences
from training.names import Tagged, read_bio, rederived, without_titles
from training.trees import words_of

__all__ = ["NameCorpora", "documents", "more_names", "name_corpora", "parted", "trusted"]

Rows = Sequence[str]
# Sentences in a row that are held out together.
_STRETCH = 25


@frozen
class NameCorpora:
    """Sentences by how their names are known.

    Args:
        alike: labelled by hand as Universal NER does, a list a corpus.
        held_out: some of those, which nothing learns from.
        others: labelled by hand with other habits, a list a corpus.
        unnamed: of the treebank, without names.
    """

    alike: list[list[Tagged]]
    held_out: list[list[Tagged]]
    others: list[list[Tagged]]
    unnamed: list[list[str]]


def documents(directory: Path | None) -> list[Path]:
    """Return the GUM documents in a directory."""
    return sorted(directory.glob("*.conllu")) if directory else []


def more_names(files: Iterable[Path]) -> list[list[Tagged]]:
    """Return the sentences of files labelled as Universal NER does, a list a file."""
    return [[without_titles(s) for s in read_bio(path)] for path in files]


def parted(corpus: Sequence[Tagged], every: int) -> tuple[list[Tagged], list[Tagged]]:
    """Part a corpus into what is learnt and what is held out: one in so many stretches."""
    parts: tuple[list[Tagged], list[Tagged]] = ([], [])
    for start in range(0, len(corpus), _STRETCH):
        held_out = start // _STRETCH % every == every - 1
        parts[held_out].extend(corpus[start : start + _STRETCH])
    return parts


def _joined(words: Iterable[str]) -> str:
    return "".join(words)


def _split(treebank: Iterable[Rows], gum: Sequence[Path]) -> tuple[set[str], list[list[str]]]:
    """Return the sentences whose names can be trusted, as one word each, and the others."""
    at_hand = {path.stem for path in gum}
    good: set[str] = set()
    others: list[list[str]] = []
    document = ""
    for sentence in treebank:
        for line in sentence:
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
        words = [row[1] for row in words_of(sentence)]
        if document in at_hand or not document.startswith("GUM_"):
            good.add(_joined(words))
        else:
            others.append(words)
    return good, others


def trusted(
    tagged: Iterable[Tagged], treebank: Iterable[Rows], gum: Sequence[Path]
) -> Iterator[Tagged]:
    """Leave out the sentences of GUM documents that are not at hand, if some are.

    Simpler rules found their names, and missed many; a teacher may name them anew. Sentences
    that are not in the treebank cannot be told from them.
    """
    good = _split(treebank, gum)[0] if gum else set()
    for sentence in tagged:
        if not gum or _joined(token for token, _ in sentence) in good:
            yield sentence


def name_corpora(args: argparse.Namespace, held_out: int) -> NameCorpora:
    """Read the files that the options of ``python -m training`` name.

    Args:
        args: the options.
        held_out: one in so many stretches of the corpora alike is held out.
    """
    gum = documents(args.gum)
    with args.train.open(encoding="utf-8") as lines:
        treebank = list(sentences(lines))
    gold = list(trusted(rederived(read_bio(args.names), gum), treebank, gum))
    parts = [parted(corpus, held_out) for corpus in (gold, *more_names(args.more_names))]
    peoples = peoples_of(treebank)
    named = {_joined(t for t, _ in s) for s in chain(gold, *more_names(args.more_names))}
    unnamed = _split(treebank, gum)[1] if gum else []
    return NameCorpora(
        [learnt for learnt, _ in parts],
        [kept for _, kept in parts],
        [list(agreeing(read_bio(path), peoples)) for path in args.other_names],
        [words for words in unnamed if _joined(words) not in named],
    )
