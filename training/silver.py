"""Mark up raw news with a teacher's trees and names, for the compact models to learn from.

Tokens and sentences are the compact tokenizer's own, so that the compact models learn on what they
will be given. Sentences that are no whole sentence (headlines, captions) or very long are left out,
and so are those of which the teacher is least sure.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from stanza import Document

from attribution.parsing.paragraphs import paragraphs
from training.marks import sentences
from training.names import Tagged, write_bio
from training.package import PACKAGE, resources
from training.proper import corrected
from training.teacher import Teacher, batches
from training.trees import NAMES, Tree, words_of

_LOG = logging.getLogger(__name__)
_ID, _FORM, _UPOS, _HEAD, _DEPREL = 0, 1, 3, 6, 7
_PIECES = 2000
_TEXTS = 20
_ENDS = frozenset([".", "!", "?", "…", '"', "”", "’", "'", "''", ")", "]", ":", ";"])
Rows = list[str]


@frozen
class Silver:
    """A sentence that a teacher has read.

    Args:
        rows: its CoNLL-U lines, with the teacher's heads and relations.
        names: its words with the teacher's labels.
        sure: mean log probability of the arcs, below zero.
    """

    rows: Rows
    names: Tagged
    sure: float


def read_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Read articles.

    A text file is one; each line of a ``.jsonl`` file has one under "text", and each row of a
    ``.tsv`` file in its column "Text", as GAP's passages have.
    """
    for path in paths:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines if line.strip())
        elif path.suffix == ".tsv":
            first, *rows = path.read_text("utf-8").split("\n")
            column = first.split("\t").index("Text")
            yield from (row.split("\t")[column] for row in rows if row)
        else:
            yield path.read_text("utf-8")


def load_tokenizer(tokenize: Path, mwt: Path, directory: Path) -> Any:
    """Load a tokenizer and an expander of multi-word tokens alone.

    Args:
        tokenize: the trained tokenizer.
        mwt: the trained expander.
        directory: where Stanza's description of them is written.
    """
    import stanza

    (directory / "resources.json").write_text(json.dumps(resources()), "utf-8")
    return stanza.Pipeline(
        "en", dir=str(directory), package=PACKAGE, processors="tokenize,mwt",
        tokenize_model_path=str(tokenize), mwt_model_path=str(mwt), download_method=None,
        use_gpu=False, verbose=False, logging_level="ERROR",
    )  # fmt: skip


def tokenized(texts: Iterable[str], tokenizer: Any) -> Iterator[Rows]:
    """Yield the sentences of articles as CoNLL-U lines without tags or trees."""
    group: list[str] = []
    for text in [*texts, ""]:
        if text:
            group.append("\n\n".join(p.text.replace("\n", " ") for p in paragraphs(text)))
        if len(group) == _TEXTS or not text:
            documents: list[Document] = tokenizer.bulk_process(group)
            for document in documents:
                for rows in sentences(f"{document:C}".split("\n")):
                    yield [row for row in rows if row[0] != "#"]
            group = []


def worth_reading(rows: Rows, least: int, most: int) -> bool:
    """Say whether a sentence has from ``least`` to ``most`` words and ends as a sentence does."""
    words = [row[_FORM] for row in words_of(rows)]
    return least <= len(words) <= most and words[-1] in _ENDS and len(set(words)) > len(words) // 3


def with_tree(rows: Rows, tree: Tree, relations: Sequence[str]) -> Rows:
    """Return CoNLL-U lines with the heads and relations of a tree.

    Marks are tagged as such: Stanza's trainer leaves out some sentences' last mark by the tag.
    """
    result = []
    for row in rows:
        columns = row.split("\t")
        if columns[_ID].isdigit():
            at = int(columns[_ID]) - 1
            head = tree.heads[at]
            columns[_HEAD] = str(head)
            if not any(c.isalnum() for c in columns[_FORM]):
                columns[_UPOS] = "PUNCT"
            columns[_DEPREL] = relations[tree.relations[at]]
        result.append("\t".join(columns))
    return result


def mark_up(teacher: Teacher, tokens: Sequence[Rows]) -> Iterator[Silver]:
    """Yield each sentence as the teacher reads it, in no particular order."""
    trees = [Tree(tuple(row[_FORM] for row in words_of(rows))) for rows in tokens]
    teacher.eval()
    for batch in batches(teacher, trees, _PIECES):
        read = teacher.read([trees[at].words for at in batch])
        for at, (tree, sure) in zip(batch, read, strict=True):
            labels = [NAMES[label] for label in tree.names]
            yield Silver(
                with_tree(tokens[at], tree, teacher.relations),
                list(zip(tree.words, labels, strict=True)),
                sure,
            )


def names_of(teacher: Teacher, trees: Sequence[Tree]) -> Iterator[Tagged]:
    """Yield the words of treebank sentences with the names that the teacher finds in them."""
    teacher.eval()
    for batch in batches(teacher, trees, _PIECES):
        chosen = [trees[at] for at in batch]
        scores = teacher.name_scores([tree.words for tree in chosen])
        for tree, own in zip(chosen, scores, strict=True):
            labels = corrected(own, tree, teacher.relations)
            yield [(word, NAMES[n]) for word, n in zip(tree.words, labels, strict=True)]


def surest(silver: Iterable[Silver], share: float) -> list[Silver]:
    """Return the share of sentences of which the teacher is surest, in their order."""
    every = list(silver)
    kept = sorted(range(len(every)), key=lambda at: -every[at].sure)[: round(share * len(every))]
    return [every[at] for at in sorted(kept)]


def make_silver(
    texts: Iterable[str],
    tokenizer: Any,
    teacher: Teacher,
    trees: Path,
    names: Path,
    *,
    unnamed: Sequence[Tree] = (),
    least_words: int,
    most_words: int,
    share: float,
) -> int:
    """Write silver trees and names; return how many sentences they have.

    Args:
        texts: raw articles.
        tokenizer: a Stanza pipeline that tokenizes and expands.
        teacher: a trained teacher.
        trees: CoNLL-U file to write.
        names: file of ``token<TAB>label`` lines to write.
        unnamed: treebank sentences without gold names, to find names in as well.
        least_words: words of the shortest sentence to take.
        most_words: words of the longest.
        share: how many of the sentences to keep, the surest, from 0 to 1.
    """
    tokens = [
        rows for rows in tokenized(texts, tokenizer) if worth_reading(rows, least_words, most_words)
    ]
    _LOG.info("%d sentences to read", len(tokens))
    with torch.inference_mode():
        kept = surest(mark_up(teacher, tokens), share)
    text = "".join("\n".join(sentence.rows) + "\n\n" for sentence in kept)
    trees.write_text(text, "utf-8")
    found = [sentence.names for sentence in kept]
    with torch.inference_mode():
        found += names_of(teacher, unnamed)
    write_bio(found, names)
    return len(kept)
