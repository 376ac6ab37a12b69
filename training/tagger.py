"""Train the part-of-speech tagger with Stanza's tagger trainer."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from stanza.models import tagger as stanza_tagger
from stanza.models.common import utils
from stanza.models.common.doc import Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos import scorer
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.models.pos.vocab import MultiVocab
from stanza.utils.conll import CoNLL
from torch.utils.data import DataLoader, Sampler

from training.faster import faster_training
from training.fit import Schedule, fit, start_from_weights

_EVALUATION_SENTENCES = 60


class _LikeLengths(Sampler[list[int]]):
    """Batches of about so many words, sentences of like length together, anew at each pass."""

    def __init__(self, lengths: list[int], words: int) -> None:
        self.lengths = lengths
        self.words = words

    def __iter__(self) -> Iterator[list[int]]:
        order = sorted(
            range(len(self.lengths)), key=lambda n: self.lengths[n] + 6 * random.random()
        )
        batches: list[list[int]] = [[]]
        size = 0
        for n in order:
            if size + self.lengths[n] > self.words and batches[-1]:
                batches.append([])
                size = 0
            batches[-1].append(n)
            size += self.lengths[n]
        random.shuffle(batches)
        yield from batches


def _endless(dataset: Dataset, words: int) -> Iterator[Any]:
    lengths = [len(sentence.words) for sentence in dataset.doc.sentences]
    loader = DataLoader(
        dataset, collate_fn=dataset.collate_fn, batch_sampler=_LikeLengths(lengths, words)
    )
    while True:
        yield from loader


def train_tagger(
    train: Path,
    dev: Path,
    vectors: Path,
    output: Path,
    *,
    options: dict[str, Any],
    schedule: Schedule,
    start_from: Path | None = None,
) -> float:
    """Train a tagger and return the share of words of which every tag is right, from 0 to 1.

    Args:
        train: CoNLL-U to train on.
        dev: CoNLL-U that chooses the best weights.
        vectors: Stanza's file of word vectors.
        output: where the model is written; the training state lies beside it.
        options: options of ``stanza.models.tagger`` that differ from its defaults; ``batch_size``
            counts words here.
        schedule: steps and learning rate.
        start_from: an earlier model, whose vocabulary and whose weights of fitting shape are taken.
    """
    args = stanza_tagger.parse_args(["--share_hid"])
    args.update(options, train_file=str(train), eval_file=str(dev), lang="en", lr=schedule.rate)
    pretrain = Pretrain(str(vectors))
    earlier = torch.load(start_from, weights_only=True) if start_from else None
    words, _, _ = CoNLL.conll2dict(input_file=str(train))
    document = Document(words)
    vocab = (
        MultiVocab.load_state_dict(earlier["vocab"])
        if earlier
        else Dataset.init_vocab([document], args)
    )
    dataset = Dataset(document, args, pretrain, vocab=vocab, evaluation=False)
    dev_dataset = Dataset(
        CoNLL.conll2doc(input_file=str(dev)), args, pretrain,
        vocab=vocab, evaluation=True, sort_during_eval=True,
    )  # fmt: skip
    dev_loader = dev_dataset.to_loader(batch_size=_EVALUATION_SENTENCES)

    def evaluate() -> float:
        predicted: list[Any] = []
        order: list[int] = []
        with torch.no_grad():
            for batch in dev_loader:
                predicted += trainer.predict(batch)
                order.extend(batch.idx)
        stanza_tagger.set_predictions(dev_dataset.doc, trainer, utils.unsort(predicted, order))
        _, _, score = scorer.score(
            io.StringIO(f"{dev_dataset.doc:C}\n\n"), str(dev), eval_type="AllTags"
        )
        return float(score)

    with faster_training():
        trainer = Trainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
        if earlier:
            start_from_weights(trainer.model, earlier["model"])
        checkpoint = output.with_suffix(".checkpoint")
        batches = _endless(dataset, args["batch_size"])
        return fit(
            trainer, lambda _: next(batches), evaluate, schedule, best=output, checkpoint=checkpoint
        )
