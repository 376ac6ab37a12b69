"""The steps of the recipe that make the name tagger: teachers, what they mark, and students."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from training.fit import Schedule
from training.likelihoods import Likely, certain, read_likely, write_likely
from training.name_corpora import NameCorpora, name_corpora
from training.name_student import Student
from training.names import Tagged, read_bio
from training.students import Lesson, Lessons, copied, train_student
from training.trees import words_of
from training.variants import Variant, names_of

__all__ = ["mark", "study", "teach"]


def teach(args: argparse.Namespace, settings: Mapping[str, Any], files: Path, seed: int) -> float:
    """Train the teachers, one after the other; return the best one's F1 on what is held out."""
    from training.name_lessons import learn_names

    corpora = name_corpora(args, settings["held_out"])
    return max(
        learn_names(
            args.name_encoder, corpora.alike, corpora.others, corpora.held_out,
            _teacher(files, number), settings=settings, number=number, seed=seed + number,
            device=args.device,
        )
        for number in range(len(settings["teachers"]))
    )  # fmt: skip


def _teacher(files: Path, number: int) -> Path:
    return files / f"name_teacher.{number}.pt"


def mark(args: argparse.Namespace, settings: Mapping[str, Any], files: Path, tokenizer: Any) -> int:
    """Write what the teachers find likely, a file a part; return how many sentences there are.

    Args:
        args: the options.
        settings: of the teachers and (``silver``) of this step.
        files: directory of the teachers and of what is written.
        tokenizer: of raw text.
    """
    from training.name_lessons import name_teacher_of
    from training.name_silver import beside, mean_likelihoods, mixed
    from training.silver import read_texts, tokenized

    silver, lessons = settings["name_silver"], settings["name_teacher"]
    corpora = name_corpora(args, lessons["held_out"])
    alike, others = list(chain(*corpora.alike)), list(chain(*corpora.others))
    texts = tokenized(read_texts(args.text), tokenizer)
    raw = [*corpora.unnamed, *([row[1] for row in words_of(rows)] for rows in texts)]

    def teachers() -> Iterator[Any]:
        for number in range(len(lessons["teachers"])):
            teacher = name_teacher_of(
                args.name_encoder, len(corpora.alike) + len(corpora.others), lessons, number
            )
            path = _teacher(files, number)
            teacher.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
            yield teacher.to(args.device)

    tagged = [*alike, *others]
    likely = mean_likelihoods(
        teachers(), [*([word for word, _ in s] for s in tagged), *raw], range(len(corpora.alike)),
        window=silver["window"], pieces=silver["pieces"],
    )  # fmt: skip
    by_hand = [mixed(*pair, silver["by_hand"]) for pair in zip(alike, likely, strict=False)]
    anew = zip(others, likely[len(alike) :], strict=False)
    for part, sentences in (
        ("alike", by_hand),
        ("others", [beside(*pair, silver["given"]) for pair in anew]),
        ("raw", likely[len(tagged) :]),
    ):
        write_likely(sentences, _marked(files, part))
    return len(likely)


def _marked(files: Path, part: str) -> Path:
    return files / f"name_silver.{part}.npz"


def _parts(
    args: argparse.Namespace, files: Path, corpora: NameCorpora, silver: Sequence[Tagged]
) -> dict[str, list[Likely]]:
    """Return the sentences to learn from: as teachers have marked them, or as they are labelled."""
    if args.name_encoder:
        return {part: read_likely(_marked(files, part)) for part in ("alike", "others", "raw")}
    given: dict[str, Iterable[Tagged]] = {
        "alike": chain(*corpora.alike), "others": chain(*corpora.others), "raw": silver,
    }  # fmt: skip
    return {part: [certain(tagged) for tagged in sentences] for part, sentences in given.items()}


def study(
    args: argparse.Namespace,
    settings: Mapping[str, Any],
    files: Path,
    *,
    held_out: int,
    options: Mapping[str, Any],
    seed: int,
    earlier: Path | None,
) -> float:
    """Train the name tagger, write it, and return its score.

    Args:
        args: the options.
        settings: ``lessons``, each with its ``steps``, the ``words`` of a batch, how often it has
            each part (``times``, or a share of it), how these vary (``variant``), in how many
            ``copies``, and the share of the ``nameless`` sentences; the ``schedule`` of them all;
            and ``least_characters``, how often a character must be seen to be known.
        files: directory with ``pretrain.pt`` and what the teachers marked; ``ner.pt`` is written.
        held_out: one in so many stretches of the corpora alike is measured on.
        options: of the network.
        seed: seed of the variants and of the order of sentences.
        earlier: a model to start from, or None.
    """
    corpora = name_corpora(args, held_out)
    silver = read_bio(files / "silver.bio") if args.encoder else []
    parts = _parts(args, files, corpora, silver)
    lessons = Lessons(
        [
            _lesson(parts, given, random.Random(seed + number))
            for number, given in enumerate(settings["lessons"])
        ],
        chain(*corpora.held_out),
    )
    characters = lessons.characters(settings["least_characters"])
    torch.manual_seed(seed)
    student = Student(files / "pretrain.pt", options, characters, earlier)
    steps = sum(lesson.steps for lesson in lessons.lessons)
    return train_student(
        student, lessons, files / "ner.pt", seed=seed, device=args.device,
        schedule=Schedule(steps=steps, **settings["schedule"]),
    )  # fmt: skip


def _lesson(
    parts: Mapping[str, Sequence[Likely]], given: Mapping[str, Any], rng: random.Random
) -> Lesson:
    """Return a lesson as the recipe gives it."""
    names = names_of(chain(*parts.values()))
    variant = Variant(**given["variant"])
    copies = []
    for _ in range(given["copies"]):
        weighed = [
            (sentence, _times(given["times"].get(part, 0), rng))
            for part in parts
            for sentence in parts[part]
        ]
        rng.shuffle(weighed)
        copies.append(copied(weighed, variant, names, rng))
    return Lesson(copies, given["steps"], given["words"], given["nameless"])


def _times(share: float, rng: random.Random) -> int:
    """Return how often a sentence is taken, the broken part by chance."""
    return int(share) + (rng.random() < share % 1)
