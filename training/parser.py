"""Train the dependency parser with Stanza's graph-parser trainer."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from stanza.models import parser as stanza_parser
from stanza.models.common.doc import DEPREL, HEAD, Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse import scorer
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.depparse.utils import predict_dataset
from stanza.models.pos.vocab import MultiVocab
from stanza.utils.conll import CoNLL

from training.faster import faster_training
from training.fit import Schedule, fit, start_from_weights

_EVALUATION_WORDS = 1500


def _shuffled(loader: DataLoader) -> Iterator[Any]:
    """Yield training batches for ever, sentences of like length together, anew in each epoch."""
    while True:
        random.shuffle(loader.dataset.data)
        loader.dataset.lengths = [len(sentence[0]) for sentence in loader.dataset.data]
        loader.reshuffle()
        yield from loader


def train_parser(
    train: Path,
    dev: Path,
    vectors: Path,
    output: Path,
    *,
    options: dict[str, Any],
    schedule: Schedule,
    start_from: Path | None = None,
    silver: Path | None = None,
    silver_share: float = 0.0,
    gold_first: int = 0,
) -> float:
    """Train a parser and return its labelled attachment score on gold words, from 0 to 1.

    Args:
        train: CoNLL-U to train on.
        dev: CoNLL-U that chooses the best weights.
        vectors: Stanza's file of word vectors.
        output: where the model is written; the training state lies beside it.
        options: options of ``stanza.models.parser`` that differ from its defaults.
        schedule: steps and learning rate.
        start_from: an earlier model, whose vocabulary and whose weights of fitting shape are taken.
        silver: CoNLL-U with another parser's trees, to train on as well.
        silver_share: share of the batches that come from ``silver``.
        gold_first: steps before the first of them.
    """
    args = stanza_parser.parse_args([])
    args.update(options, train_file=str(train), eval_file=str(dev), lang="en", lr=schedule.rate)
    pretrain = Pretrain(str(vectors))
    earlier = torch.load(start_from, weights_only=True) if start_from else None
    vocab = MultiVocab.load_state_dict(earlier["vocab"]) if earlier else None

    def load(path: Path, known: MultiVocab | None) -> DataLoader:
        words, _, _ = CoNLL.conll2dict(input_file=str(path))
        return DataLoader(Document(words), args["batch_size"], args, pretrain, vocab=known)

    loader = load(train, vocab)
    gold_batches = _shuffled(loader)
    silver_batches = _shuffled(load(silver, loader.vocab)) if silver else None
    dev_loader = DataLoader(
        CoNLL.conll2doc(input_file=str(dev)), _EVALUATION_WORDS, args, pretrain,
        vocab=loader.vocab, evaluation=True, sort_during_eval=True,
    )  # fmt: skip

    def batch_of(step: int) -> Any:
        if silver_batches and step > gold_first and random.random() < silver_share:
            return next(silver_batches)
        return next(gold_batches)

    def evaluate() -> float:
        predicted = predict_dataset(trainer, dev_loader)
        dev_loader.doc.set([HEAD, DEPREL], [word for sentence in predicted for word in sentence])
        _, _, score = scorer.score(io.StringIO(f"{dev_loader.doc:C}\n\n"), str(dev))
        return float(score)

    with faster_training():
        trainer = GraphTrainer(args=args, vocab=loader.vocab, pretrain=pretrain, device="cpu")
        if earlier:
            start_from_weights(trainer.model, earlier["model"])
        checkpoint = output.with_suffix(".checkpoint")
        return fit(trainer, batch_of, evaluate, schedule, best=output, checkpoint=checkpoint)
