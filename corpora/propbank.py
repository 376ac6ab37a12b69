"""Reads predicates with their roles: which words of a text report something, and which do not.

Two forms of file are read: a sentence a line, ``{"doc_id", "newpar", "text", "predicates"}``, whose
sentences are put together to documents, and a document a line, ``{"id", "text", "predicates"}``,
with its ``genre`` and the ``covered`` stretches of text where predicates are known, if it is not
known everywhere. Roles are lists of character offsets.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

__all__ = ["CLAUSES", "AnnotatedText", "Predicate", "held_out", "read_predicates"]

Spans = tuple[tuple[int, int], ...]

CLAUSES = ("finite", "infinitive", "bare", "gerund", "smallclause")
"""Forms of a content that are clauses rather than noun phrases."""


@frozen
class Predicate:
    """A word with its roles.

    Attributes:
        start: where the word begins in the text.
        end: where it ends.
        lemma: its lemma.
        label: ``"reporting"`` and ``"reporting-arg2"`` where it reports what somebody says,
            thinks or intends; ``"none"`` where it surely does not; else undecided.
        form: what the content is: one of `CLAUSES`, ``"nominal"``, ``"pp"``, ``"other"``, or "".
        group: speech, thought, intent or evidence, where it reports.
        speaker: who says or thinks it.
        content: what is said or thought.
    """

    start: int
    end: int
    lemma: str
    label: str
    form: str
    group: str
    speaker: Spans
    content: Spans

    @property
    def reports(self) -> bool:
        """Whether it reports something, whichever role the content has."""
        return self.label in ("reporting", "reporting-arg2")


@frozen
class AnnotatedText:
    """A text with its predicates.

    Attributes:
        id: the document's name.
        text: the text.
        predicates: in text order.
        covered: the stretches of text where predicates are known.
        genre: what kind of text it is.
        every_verb: whether a verb within ``covered`` that is no predicate was left out on purpose.
    """

    id: str
    text: str
    predicates: tuple[Predicate, ...]
    covered: Spans
    genre: str
    every_verb: bool


def read_predicates(path: Path) -> list[AnnotatedText]:
    """The documents of a file of predicates, in either form."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    if rows and "doc_id" in rows[0]:
        return _of_sentences(rows)
    return [
        AnnotatedText(
            row["id"],
            row["text"],
            tuple(_predicate(p, 0) for p in row["predicates"]),
            _spans(row.get("covered", [[0, len(row["text"])]]), 0),
            "news" if row.get("news") else row.get("genre", ""),
            row.get("verb_coverage", 1.0) >= 0.9,
        )
        for row in rows
    ]


def _of_sentences(rows: Iterable[Mapping[str, Any]]) -> list[AnnotatedText]:
    documents: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        documents.setdefault(row["doc_id"], []).append(row)
    found = []
    for name, sentences in documents.items():
        text, predicates = "", []
        for sentence in sentences:
            if text:
                text += "\n\n" if sentence["newpar"] else " "
            predicates += [_predicate(p, len(text)) for p in sentence["predicates"]]
            text += sentence["text"]
        genre = name.partition("-")[0]
        covered = ((0, len(text)),)
        found.append(AnnotatedText(name, text, tuple(predicates), covered, genre, every_verb=True))
    return found


def _predicate(row: Mapping[str, Any], offset: int) -> Predicate:
    return Predicate(
        row["start"] + offset,
        row["end"] + offset,
        row["lemma"],
        row["label"],
        row["form"],
        row.get("group", ""),
        _spans(row["arg0"], offset),
        _spans(row.get("content", ()), offset),
    )


def _spans(spans: Sequence[Sequence[int]], offset: int) -> Spans:
    return tuple((start + offset, end + offset) for start, end in spans)


def held_out(texts: Sequence[AnnotatedText]) -> tuple[list[AnnotatedText], list[AnnotatedText]]:
    """Texts to learn from, and texts to measure on: every second document of each genre."""
    seen: Counter[str] = Counter()
    parts: tuple[list[AnnotatedText], list[AnnotatedText]] = ([], [])
    for text in texts:
        parts[seen[text.genre] % 2].append(text)
        seen[text.genre] += 1
    return parts
