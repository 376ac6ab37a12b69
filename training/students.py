"""Teach small name taggers (:mod:`training.name_student`) what is likely a name."""

from __future__ import annotations

import itertools
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import frozen
from numpy.typing import NDArray
from torch import Tensor, nn

from training.fit import Average, Schedule
from training.likelihoods import Likely
from training.name_lessons import scores_by_kind
from training.name_student import Forms, Student
from training.names import Tagged
from training.soft_names import agreed, expectation, log_partition, told_apart
from training.trees import NAMES, well_formed
from training.variants import Names, Variant, vary_names

__all__ = ["Copy", "Lesson", "Lessons", "copied", "train_student"]

_LOG = logging.getLogger(__name__)
_MOST_WORDS = 100
_EVALUATION_WORDS = 8000
_LIKE_LENGTHS = 4.0
_CLIP = 5.0
# Whatever a sentence's words have of a name: less than this, and it has none.
_NAMELESS = 0.03
# The loss is that of so many words, about a sentence.
_SENTENCE = 22


@frozen(eq=False)
class Copy:
    """Sentences as tensors, each varied in one way.

    Args:
        forms: the forms, once each.
        numbers: of the form of each word, one sentence after another.
        labels: (words, labels of ``NAMES``), how likely each is.
        lengths: words of each sentence.
    """

    forms: Sequence[str]
    numbers: NDArray[np.int32]
    labels: NDArray[np.float16]
    lengths: NDArray[np.int32]

    def named(self) -> NDArray[np.bool_]:
        """Return of each sentence whether something in it is likely a name."""
        starts = np.cumsum(self.lengths) - self.lengths
        outside = self.labels[:, 0].astype(np.float32)
        return np.minimum.reduceat(outside, starts) < 1 - _NAMELESS  # type: ignore[no-any-return]


def copied(
    sentences: Sequence[tuple[Likely, int]], variant: Variant, names: Names, rng: random.Random
) -> Copy:
    """Return a copy of sentences, each with how many times it is in it."""
    forms: dict[str, int] = {}
    numbers: list[int] = []
    labels, lengths = [], []
    for sentence, times in sentences:
        for _ in range(times):
            varied = vary_names(sentence, variant, names, rng)
            if len(varied.words) <= _MOST_WORDS:
                numbers.extend(forms.setdefault(word, len(forms)) for word in varied.words)
                labels.append(varied.labels.astype(np.float16))
                lengths.append(len(varied.words))
    return Copy(
        list(forms), np.array(numbers, np.int32), np.concatenate(labels),
        np.array(lengths, np.int32),
    )  # fmt: skip


@frozen(eq=False)
class Lesson:
    """What is learnt in a number of steps.

    Args:
        copies: an epoch takes one of them.
        steps: how many batches.
        words: of a batch.
        nameless: of the sentences in which nothing is likely a name, the share that an epoch has.
    """

    copies: Sequence[Copy]
    steps: int
    words: int
    nameless: float = 1.0

    def batches(self, rng: random.Random) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """Yield for ever the number of a copy and those of sentences of it of like length."""
        chance = np.random.default_rng(rng.randrange(2**32))
        epoch = 0
        while True:
            at = epoch % len(self.copies)
            lengths = self.copies[at].lengths
            order = np.argsort(-(lengths + chance.uniform(0, _LIKE_LENGTHS, len(lengths))))
            taken = self.copies[at].named() | (chance.random(len(lengths)) < self.nameless)
            order = order[taken[order]]
            cuts, start = [], 0
            while start < len(order):
                cuts.append(
                    order[start : start + max(1, self.words // int(lengths[order[start]] + 2))]
                )
                start += len(cuts[-1])
            for number in chance.permutation(len(cuts)):
                chosen = cuts[number]
                yield at, chosen[np.argsort(-lengths[chosen], kind="stable")]
            epoch += 1


class Lessons:
    """All lessons, one after the other, with one table of forms.

    Args:
        lessons: each with copies of its own.
        measured: sentences with labels to measure on.
    """

    def __init__(self, lessons: Sequence[Lesson], measured: Iterable[Tagged]) -> None:
        self.measured = list(measured)
        self.table: dict[str, int] = {}
        self._counts: Counter[str] = Counter()
        self.lessons = lessons
        self.numbers: list[list[NDArray[np.int32]]] = []
        for lesson in lessons:
            self.numbers.append([self._numbers(copy) for copy in lesson.copies])
        for sentence in self.measured:
            for word, _ in sentence:
                self.table.setdefault(word, len(self.table))

    def _numbers(self, copy: Copy) -> NDArray[np.int32]:
        """Return the numbers of a copy's words in the common table."""
        own = [self.table.setdefault(form, len(self.table)) for form in copy.forms]
        seen = np.bincount(copy.numbers, minlength=len(copy.forms))
        self._counts.update(dict(zip(copy.forms, seen.tolist(), strict=True)))
        return np.array(own, np.int32)[copy.numbers]

    def characters(self, least: int) -> list[str]:
        """Return the characters that are seen so often in a copy, of all together."""
        seen: Counter[str] = Counter()
        for form, times in self._counts.items():
            for character in form:
                seen[character] += times
        copies = sum(len(lesson.copies) for lesson in self.lessons)
        return sorted(c for c, n in seen.items() if n >= least * copies)


class _School:
    """What a student learns from, on its device."""

    def __init__(self, student: Student, lessons: Lessons, device: str) -> None:
        self.student = student.to(device)
        self.lessons = lessons
        self.device = device
        self.forms: Forms = student.forms(list(lessons.table)).to(device)
        self.tables = [
            [(_there(numbers.astype(np.int64), device), _there(copy.labels, device),
              np.cumsum(copy.lengths) - copy.lengths)
             for numbers, copy in zip(given, lesson.copies, strict=True)]
            for given, lesson in zip(lessons.numbers, lessons.lessons, strict=True)
        ]  # fmt: skip

    def loss(self, lesson: int, at: int, chosen: NDArray[np.int64]) -> Tensor:
        """Return how far the student is from what is likely, for a batch's sentences in sum."""
        own = self.lessons.lessons[lesson].copies[at].lengths[chosen].astype(np.int64)
        numbers, labels, starts = self.tables[lesson][at]
        lengths = torch.from_numpy(own)
        there = lengths.to(self.device)
        steps = torch.arange(int(own[0]), device=self.device)
        mask = steps < there[:, None]
        places = torch.where(mask, _there(starts[chosen], self.device)[:, None] + steps, 0)
        scores = self.student(self.forms, numbers[places], lengths)
        with torch.autocast(self.device, enabled=False):
            likely = told_apart(labels[places].float(), there)
            follows = self.student.follows()
            total = log_partition(scores, follows, mask).sum()
            return total - expectation(likely, scores, follows, mask)

    @torch.no_grad()
    def marked(self) -> list[list[int]]:
        """Return the labels that the student gives the sentences to measure on."""
        self.student.eval()
        sentences = self.lessons.measured
        order = sorted(range(len(sentences)), key=lambda n: -len(sentences[n]))
        found: list[list[int]] = [[] for _ in sentences]
        while order:
            longest = len(sentences[order[0]])
            batch = order[: max(1, _EVALUATION_WORDS // longest)]
            order = order[len(batch) :]
            lengths = [len(sentences[n]) for n in batch]
            numbers = torch.zeros(len(batch), longest, dtype=torch.long)
            for row, n in enumerate(batch):
                own = [self.lessons.table[word] for word, _ in sentences[n]]
                numbers[row, : len(own)] = torch.tensor(own)
            scores = self.student(self.forms, numbers.to(self.device), torch.tensor(lengths))
            labels = agreed(scores, self.student.follows(), lengths)
            for n, marked in zip(batch, labels, strict=True):
                found[n] = list(well_formed([NAMES.index(label) for label in marked]))
        self.student.train()
        return found

    def scores(self) -> dict[str, float]:
        gold = [[NAMES.index(label) for _, label in s] for s in self.lessons.measured]
        return scores_by_kind(zip(gold, self.marked(), strict=True))


def _there(array: NDArray[Any], device: str) -> Tensor:
    return torch.from_numpy(array).to(device)


def train_student(
    student: Student,
    lessons: Lessons,
    output: Path,
    *,
    schedule: Schedule,
    seed: int,
    device: str,
) -> float:
    """Train a student, write it and return its F1 on the sentences to measure on, from 0 to 1.

    Args:
        student: the untrained network.
        lessons: what it learns from.
        output: where the model is written, at each evaluation; the last weights are kept, not
            the best.
        schedule: steps and learning rate. A step counts as much of it as its batch has words.
        seed: seed of the order of the sentences.
        device: where to train, as torch names it.
    """
    torch.manual_seed(seed)
    school = _School(student, lessons, device)
    learning = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(learning, lr=schedule.rate, betas=(0.9, 0.99), fused=True)
    average = Average(student, schedule.average)
    rng = random.Random(seed)
    whole = sum(lesson.steps * lesson.words for lesson in lessons.lessons)
    started, scores, step, words = time.monotonic(), {"all": 0.0}, 0, 0
    student.train()
    for number, lesson in enumerate(lessons.lessons):
        for at, chosen in itertools.islice(lesson.batches(rng), lesson.steps):
            step, words = step + 1, words + lesson.words
            for group in optimizer.param_groups:
                group["lr"] = schedule.at(max(1, round(schedule.steps * words / whole)))
            with torch.autocast(device, torch.bfloat16, enabled=schedule.half):
                loss = school.loss(number, at, chosen) * (_SENTENCE / lesson.words)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(learning, _CLIP)
            optimizer.step()
            average.update()
            if step % schedule.evaluate_every and step != schedule.steps:
                continue
            average.swap()
            scores = school.scores()
            student.save(output)
            average.swap()
            _LOG.info(
                "step %d/%d loss %.3f F1 %s %.3f s/step", step, schedule.steps,
                float(loss.detach()), {kind: round(score, 4) for kind, score in scores.items()},
                (time.monotonic() - started) / step,
            )  # fmt: skip
    return scores["all"]
