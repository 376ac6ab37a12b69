"""The steps of the recipe that make the name tagger: teachers, what they mark, and students."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from training.average import average
from training.fit import Schedule
from training.likelihoods import Likely, certain, read_likely, write_likely
from training.name_corpora import NameCorpora, name_corpora
from training.name_student import Student
from training.names import Tagged, read_bio
from training.students import Lessons, copied, train_student
from training.trees import words_of
from training.variants import Variant, names_of

__all__ = ["mark", "name_less", "study", "teach"]

_EARLIER = "earlier"


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
    """Train the name tagger in several runs, write the mean of them; return the best one's score.

    Args:
        args: the options.
        settings: ``runs``, each with its ``name``, the weights of the runs whose mean it begins
            with (``from``), how often it has each part (``times``, or a share of it), how these
            vary (``variant``), in how many ``copies``, the ``words`` of a batch and its
            ``schedule``; ``mean``, the weight of each run in what
            is written; ``unnamed``, what is added there to the score of no name;
            and ``least_characters``, how often a character must be seen to be known.
        files: directory with ``pretrain.pt`` and what the teachers marked; ``ner.pt`` is written.
        held_out: one in so many stretches of the corpora alike is measured on.
        options: options of every run.
        seed: seed of the variants and of the order of sentences.
        earlier: a model that runs may start from, and the mean may hold, as *earlier*.
    """
    corpora = name_corpora(args, held_out)
    silver = read_bio(files / "silver.bio") if args.encoder else []
    parts = _parts(args, files, corpora, silver)
    names = names_of(chain(*parts.values()))
    measured = list(chain(*corpora.held_out))
    done: dict[str, Path] = {_EARLIER: earlier} if earlier else {}
    best = 0.0
    for number, run in enumerate(settings["runs"]):
        rng = random.Random(seed + number)
        weighed = [
            (sentence, _times(run["times"].get(part, 0), rng))
            for part in parts
            for sentence in parts[part]
        ]
        rng.shuffle(weighed)
        variant = Variant(**run["variant"])
        lessons = Lessons(
            [copied(weighed, variant, names, rng) for _ in range(run["copies"])], measured
        )
        start = _mean(run.get("from", {}), done, files / f"ner.{run['name']}.start.pt")
        student = Student(
            files / "pretrain.pt", {**options, **run.get("options", {})},
            lessons.characters(settings["least_characters"]), start,
        )  # fmt: skip
        output = files / f"ner.{run['name']}.pt"
        score = train_student(
            student, lessons, output, words=run["words"], schedule=Schedule(**run["schedule"]),
            seed=seed + number, device=args.device,
        )  # fmt: skip
        done[run["name"]] = output
        best = max(best, score)
    _mean(settings["mean"], done, files / "ner.pt")
    name_less(files / "ner.pt", settings["unnamed"])
    return best


def _times(share: float, rng: random.Random) -> int:
    """Return how often a sentence is taken, the broken part by chance."""
    return int(share) + (rng.random() < share % 1)


def name_less(tagger: Path, unnamed: float) -> None:
    """Add to the score of no name in a tagger's file, so that it marks fewer, surer names."""
    model = torch.load(tagger, weights_only=True)
    outside = model["vocab"]["tag"]["_unit2id"][0]["O"]
    model["model"]["tag_clfs.0.bias"][outside] += unnamed
    torch.save(model, tagger)


def _mean(weights: Mapping[str, float], done: Mapping[str, Path], output: Path) -> Path | None:
    """Write the mean of some runs, of those that there are; none gives None."""
    models = [(done[name], weight) for name, weight in weights.items() if name in done]
    if not models:
        return None
    average(models, output)
    return output
