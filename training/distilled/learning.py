"""How a student learns: gold trees first, then soft ones of ever more teachers beside them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import frozen
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch import nn

from training.distilled.corpus import GOLD, RAW, Corpus, Ints, batches
from training.distilled.forms import Batch, Forms, endless
from training.distilled.student import Lesson, Student
from training.distilled.teacher import Reading, Teacher, chances
from training.fit import Average

__all__ = ["K", "Plan", "attachment", "gold_lesson", "learn", "save", "soft_lesson"]

_LOG = logging.getLogger(__name__)
# Of each word so many heads and relations are kept.
K = 4
_PIECES = 20_000
_WORDS = 12_000


@frozen
class Plan:
    """How long a student learns, and how.

    Args:
        steps: batches in all.
        words: in a batch.
        rate: highest learning rate; it falls along a line over the last share ``decay``.
        warmup: steps over which it climbs.
        decay: see ``rate``.
        average: decay of the moving average of the weights.
        share: of the batches that are raw text, once there are soft trees.
        soft_from: for each number of teachers, one more each time, the share of the steps after
            which their soft trees are learnt.
        dropout: at the start and at the end, between which it falls along a line.
        word_dropout: likewise.
    """

    steps: int
    words: int
    rate: float
    warmup: int
    decay: float
    average: float
    share: float
    soft_from: Sequence[float]
    dropout: tuple[float, float]
    word_dropout: tuple[float, float]


def numbers_of(corpus: Corpus, forms: Forms) -> torch.Tensor:
    """The number that the student gives each relation of the corpus."""
    found = forms.vocabularies["deprel"].map(corpus.relations)
    return torch.tensor(found) - VOCAB_PREFIX_SIZE


def gold_lesson(corpus: Corpus, numbers: torch.Tensor) -> Lesson:
    """The gold trees: one head and relation has all chances. Raw text has none."""
    size = (corpus.size, K)
    lesson = Lesson(
        torch.zeros(size, dtype=torch.long), torch.zeros(size),
        torch.zeros(size, dtype=torch.long), torch.zeros(size),
    )  # fmt: skip
    known = torch.from_numpy(corpus.heads >= 0)
    lesson.heads[known, 0] = torch.from_numpy(corpus.heads)[known]
    lesson.labels[known, 0] = numbers[torch.from_numpy(corpus.labels)[known]]
    lesson.head_chances[known, 0] = lesson.label_chances[known, 0] = 1.0
    return lesson


@torch.no_grad()
def soft_lesson(
    gold: Lesson,
    teachers: Sequence[Teacher],
    reading: Reading,
    corpus: Corpus,
    numbers: torch.Tensor,
) -> Lesson:
    """The gold trees, and what teachers think of raw text.

    Args:
        gold: see `gold_lesson`.
        teachers: those whose mean is taken.
        reading: the corpus in pieces.
        corpus: the sentences.
        numbers: see `numbers_of`.
    """
    lesson = gold.copy()
    some = corpus.of(RAW)
    for batch in batches(some, reading.lengths[some], _PIECES, np.random.default_rng(0)):
        read = reading(batch)
        arcs, labels = (values.topk(K, 2) for values in chances(teachers, read))
        inside = read.words > 0
        words = read.words[inside].cpu()
        for name, found in (("head", arcs), ("label", labels)):
            of = found.values[inside]
            getattr(lesson, f"{name}_chances")[words] = (of / of.sum(1, keepdim=True)).cpu()
        lesson.heads[words] = arcs.indices[inside].cpu()
        lesson.labels[words] = numbers[labels.indices[inside].cpu()]
    # What no student can learn has no chance by now, but where a sentence is short it fills up.
    lesson.heads[lesson.head_chances == 0] = 0
    return lesson


def learn(
    student: Student,
    corpus: Corpus,
    forms: Forms,
    lessons: Sequence[Lesson],
    plan: Plan,
    *,
    seed: int,
    device: str,
) -> None:
    """Teach a student; its weights are their moving average in the end.

    Args:
        student: the network.
        corpus: the sentences.
        forms: their words.
        lessons: the gold trees, then those with the soft trees of one teacher, of two and so on.
        plan: how.
        seed: of the order of the batches.
        device: where it learns.
    """
    rng = np.random.default_rng(seed)
    supply: dict[int, Iterator[Ints]] = {
        part: endless(corpus, part, plan.words, rng) for part in (GOLD, RAW)
    }
    parameters = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(parameters, lr=plan.rate, betas=(0.9, 0.95), eps=1e-6)
    average = Average(student, plan.average)
    args, lessons = student.args, [lesson.to(device) for lesson in lessons]
    student.train()
    for step in range(1, plan.steps + 1):
        done = step / plan.steps
        for name, (first, last) in (
            ("dropout", plan.dropout), ("word_dropout", plan.word_dropout),
        ):  # fmt: skip
            args[name] = first + done * (last - first)
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * min(1, step / plan.warmup, (1 - done) / plan.decay)
        known = sum(done >= share for share in plan.soft_from)
        part = RAW if known and rng.random() < plan.share else GOLD
        batch = forms.batch(next(supply[part]), device)
        loss = student.loss(batch, lessons[known].of(batch.words[:, 1:]))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        average.update()
        if step % 500 == 0:
            _LOG.info("step %d/%d loss %.3f", step, plan.steps, float(loss))
    average.swap()


@torch.no_grad()
def attachment(
    student: Student, corpus: Corpus, forms: Forms, part: int, device: str
) -> tuple[float, float]:
    """Unlabelled and labelled attachment in a part, subtypes of relations aside, in percent."""
    student.eval()
    kinds = {relation: relation.partition(":")[0] for relation in corpus.relations}
    names = sorted({*kinds.values()})
    numbers = numbers_of(corpus, forms).tolist()
    kind = np.zeros(student.parser.num_relations, np.int64)
    for relation, number in zip(corpus.relations, numbers, strict=True):
        kind[number] = names.index(kinds[relation])
    gold = np.array([names.index(kinds[relation]) for relation in corpus.relations])
    some, words, attached, labelled = corpus.of(part), 0, 0, 0
    for chosen in batches(some, corpus.lengths[some] + 1, _WORDS, np.random.default_rng(0)):
        batch = forms.batch(chosen, device)
        states = student.states(batch)
        heads = torch.from_numpy(_trees(student.arcs(states, batch), batch)).to(device)
        labels = student.labels(states, batch, heads).argmax(2).cpu().numpy()
        inside = batch.inside[:, 1:].cpu().numpy()
        own = batch.words[:, 1:].cpu().numpy()[inside]
        right = heads.cpu().numpy()[inside] == corpus.heads[own]
        words += len(own)
        attached += right.sum()
        labelled += (right & (kind[labels[inside]] == gold[corpus.labels[own]])).sum()
    return 100 * attached / max(1, words), 100 * labelled / max(1, words)


def _trees(scores: torch.Tensor, batch: Batch) -> Ints:
    values = scores.log_softmax(2).float().cpu().numpy()
    heads = np.zeros((len(values), values.shape[1] - 1), np.int64)
    for at, length in enumerate(batch.inside.sum(1).tolist()):
        heads[at, : length - 1] = chuliu_edmonds_one_root(values[at, :length, :length])[1:]
    return heads


def save(student: Student, forms: Forms, config: dict[str, Any], path: Path) -> None:
    """Write a student as Stanza writes its parsers."""
    model = {name: value.cpu() for name, value in student.parser.get_params(True).items()}
    torch.save(
        {
            "model": model, "vocab": forms.vocabularies.state_dict(), "config": config,
            "global_step": 0, "last_best_step": 0, "dev_score_history": [], "model_type": "graph",
        },
        path, _use_new_zipfile_serialization=False,
    )  # fmt: skip
