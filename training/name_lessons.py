"""Train the teacher of names (:mod:`training.name_teacher`)."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from torch import Tensor, nn

from training.fit import Schedule, resumed
from training.name_teacher import NameTeacher, Window, batched
from training.names import Tagged
from training.proper import likeliest
from training.trees import NAMES, UNKNOWN, name_spans

_LOG = logging.getLogger(__name__)
_SMOOTHING = 0.02
# Sentence, first and past-the-last word, and kind.
_Name = tuple[int, int, int, str]


@frozen
class Corpus:
    """Names to learn.

    Args:
        sentences: in the order of their texts.
        named: the share of its windows with a name that an epoch has.
        unnamed: the share of its windows without any.
    """

    sentences: Sequence[Tagged]
    named: float = 1.0
    unnamed: float = 0.0

    def chosen(self, teacher: NameTeacher, most: int, rng: random.Random) -> Iterator[Window]:
        """Yield the windows of an epoch, of at most so many pieces."""
        for window in teacher.windows(self.sentences, most, rng):
            named = any(label != "O" for s in window.sentences for _, label in s)
            if rng.random() < (self.named if named else self.unnamed):
                yield window


def _endless(
    teacher: NameTeacher, corpora: Sequence[Corpus], most: int, pieces: int, rng: random.Random
) -> Iterator[list[tuple[int, Window]]]:
    """Yield batches of windows for ever, each window with the number of its corpus."""
    while True:
        windows = [
            (number, window)
            for number, corpus in enumerate(corpora)
            for window in corpus.chosen(teacher, most, rng)
        ]
        planned = list(batched(windows, pieces))
        rng.shuffle(planned)
        yield from planned


def _loss(teacher: NameTeacher, batch: Sequence[tuple[int, Window]]) -> Tensor:
    scores = teacher([window for _, window in batch], [[number] for number, _ in batch])
    gold = [
        torch.tensor([NAMES.index(label) for s in window.sentences for _, label in s])
        for _, window in batch
    ]
    labels = nn.utils.rnn.pad_sequence(gold, True, UNKNOWN).to(scores.device)
    return nn.functional.cross_entropy(
        scores.float().flatten(0, 1), labels.flatten(), label_smoothing=_SMOOTHING
    )


def name_score(
    teacher: NameTeacher, dev: Sequence[Sequence[Tagged]], *, most: int, pieces: int
) -> dict[str, float]:
    """Return the F1 of the names that a teacher marks, of each kind and of *all*, from 0 to 1.

    Args:
        teacher: the teacher.
        dev: sentences of each of its first corpora; they are marked as that corpus would.
        most: pieces of a window.
        pieces: pieces of a batch.
    """
    pairs: list[tuple[Sequence[int], Sequence[int]]] = []
    for number, corpus in enumerate(dev):
        words = [[word for word, _ in sentence] for sentence in corpus]
        found = teacher.name_scores(words, [number], most=most, pieces=pieces)
        for sentence, scores in zip(corpus, found, strict=True):
            pairs.append(([NAMES.index(label) for _, label in sentence], likeliest(scores)))
    return scores_by_kind(pairs)


def scores_by_kind(pairs: Iterable[tuple[Sequence[int], Sequence[int]]]) -> dict[str, float]:
    """Return the F1 of names, of each kind and of *all*, from 0 to 1.

    Args:
        pairs: for each sentence its labels by hand and those that were found.
    """
    gold: set[_Name] = set()
    own: set[_Name] = set()
    for at, (labels, found) in enumerate(pairs):
        gold |= {(at, *span) for span in name_spans(labels)}
        own |= {(at, *span) for span in name_spans(found)}
    kinds = sorted({name[-1] for name in gold})
    chosen = {"all": kinds, **{kind: [kind] for kind in kinds}}
    return {which: _f1(gold, own, members) for which, members in chosen.items()}


def _f1(gold: set[_Name], own: set[_Name], kinds: Sequence[str]) -> float:
    due, marked = ({name for name in names if name[-1] in kinds} for names in (gold, own))
    return 2 * len(due & marked) / max(1, len(due) + len(marked))


def _groups(
    teacher: NameTeacher, rate: float, encoder_rate: float, layer_decay: float
) -> list[dict[str, Any]]:
    """Return what learns at which highest rate: lower layers of the encoder more slowly."""
    layers = teacher.encoder.encoder.layer
    own = [*teacher.shapes.parameters(), *teacher.names.parameters(), teacher.habits]
    groups = [{"params": own, "share": rate}]
    seen = {id(p) for p in own}
    for height, layer in enumerate([teacher.encoder.embeddings, *layers]):
        learning = [p for p in layer.parameters() if p.requires_grad]
        seen |= {id(p) for p in learning}
        share = encoder_rate * layer_decay ** (len(layers) - height)
        groups.append({"params": learning, "share": share})
    # What all layers have in common, such as the bias of places.
    rest = [p for p in teacher.parameters() if p.requires_grad and id(p) not in seen]
    groups.append({"params": rest, "share": encoder_rate * layer_decay ** len(layers)})
    return groups


def train_name_teacher(
    teacher: NameTeacher,
    corpora: Sequence[Corpus],
    dev: Sequence[Sequence[Tagged]],
    output: Path,
    *,
    most: int,
    pieces: int,
    schedule: Schedule,
    encoder_rate: float,
    layer_decay: float,
    seed: int,
    device: str = "cpu",
) -> float:
    """Train a teacher of names; return its F1 on the development set, from 0 to 1.

    Args:
        teacher: the untrained network.
        corpora: what to learn, in the order of ``teacher.corpora``.
        dev: names of the first corpora to measure on; they choose nothing.
        output: where the weights are written; training goes on from a checkpoint beside it.
        most: pieces of a window.
        pieces: pieces of a batch.
        schedule: steps and the learning rate of all but the encoder.
        encoder_rate: highest learning rate of the encoder's uppermost layer.
        layer_decay: the rate of each layer as a share of that of the one above.
        seed: seed of the order of the windows.
        device: where to train, as torch names it.
    """
    teacher.to(device)
    groups = _groups(teacher, schedule.rate, encoder_rate, layer_decay)
    optimizer = torch.optim.AdamW(groups, lr=schedule.rate, betas=(0.9, 0.98), weight_decay=0.01)
    checkpoint = output.with_suffix(".checkpoint")
    step = resumed(teacher, optimizer, checkpoint)
    supply = _endless(teacher, corpora, most, pieces, random.Random(seed + step))
    started, first, scores = time.monotonic(), step, {"all": 0.0}
    teacher.train()
    while step < schedule.steps:
        step += 1
        for group in optimizer.param_groups:
            group["lr"] = schedule.at(step) / schedule.rate * group["share"]
        with torch.autocast(device, torch.bfloat16, enabled=schedule.half):
            loss = _loss(teacher, next(supply))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        if step % schedule.evaluate_every == 0 or step == schedule.steps:
            scores = name_score(teacher, dev, most=most, pieces=pieces)
            teacher.train()
            _LOG.info(
                "step %d/%d loss %.3f F1 %s %.2f s/step", step, schedule.steps,
                float(loss.detach()), {kind: round(score, 4) for kind, score in scores.items()},
                (time.monotonic() - started) / (step - first),
            )  # fmt: skip
            state = {
                "step": step,
                "model": teacher.state_dict(),
                "optimizer": optimizer.state_dict(),
            }
            torch.save(state, checkpoint)
    torch.save(teacher.state_dict(), output)
    return scores["all"]


def name_teacher_of(
    encoder: Path, corpora: int, settings: Mapping[str, Any], number: int
) -> NameTeacher:
    """Return an untrained teacher for so many corpora, with the layers of the recipe's."""
    own = settings["teachers"][number]
    return NameTeacher(encoder, corpora, own["frozen_layers"], own["layers"], settings["dropout"])


def learn_names(
    encoder: Path,
    alike: Sequence[Sequence[Tagged]],
    others: Sequence[Sequence[Tagged]],
    held_out: Sequence[Sequence[Tagged]],
    output: Path,
    *,
    settings: Mapping[str, Any],
    number: int,
    seed: int,
    device: str = "cpu",
) -> float:
    """Train a teacher of names by the recipe; return its F1 on what is held out.

    Args:
        encoder: directory of a pretrained encoder.
        alike: corpora of which ``alike`` of the settings says which windows are learnt.
        others: corpora of which ``others`` does.
        held_out: sentences of each corpus alike that are not learnt.
        output: where the weights are written.
        settings: the table of the recipe.
        number: which of its teachers.
        seed: seed of the weights that are not the encoder's and of the order of the windows.
        device: where to train, as torch names it.
    """
    torch.manual_seed(seed)
    corpora = [Corpus(sentences, **settings["alike"]) for sentences in alike]
    corpora += [Corpus(sentences, **settings["others"]) for sentences in others]
    return train_name_teacher(
        name_teacher_of(encoder, len(corpora), settings, number), corpora, held_out, output,
        most=settings["window"], pieces=settings["pieces"],
        schedule=Schedule(**settings["schedule"]), encoder_rate=settings["encoder_rate"],
        layer_decay=settings["layer_decay"], seed=seed, device=device,
    )  # fmt: skip
