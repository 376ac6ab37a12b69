"""Train the name tagger with Stanza's named-entity trainer."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from stanza.models import ner_tagger
from stanza.models.common.doc import Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.ner import scorer
from stanza.models.ner.data import DataLoader
from stanza.models.ner.trainer import Trainer
from stanza.models.ner.vocab import MultiVocab

from training.faster import faster_training
from training.fit import Schedule, fit, start_from_weights
from training.names import Tagged, read_bio

_EVALUATION_SENTENCES = 50
_LEAST_SEEN = 3


def _document(tagged: list[Tagged]) -> Document:
    return Document([[{"text": w, "ner": label} for w, label in s] for s in tagged])


def _grown(earlier: dict[str, Any], sentences: list[Tagged]) -> dict[str, Any]:
    """Return an earlier vocabulary with the characters of these sentences added at its end."""
    characters = dict(earlier["char"])
    known = list(characters["_id2unit"])
    seen = Counter(c for sentence in sentences for token, _ in sentence for c in token)
    known += sorted(c for c in seen.keys() - set(known) if seen[c] >= _LEAST_SEEN)
    characters["_id2unit"] = known
    characters["_unit2id"] = {unit: n for n, unit in enumerate(known)}
    return {**earlier, "char": characters}


def _shuffled(loader: DataLoader) -> Iterator[Any]:
    """Yield training batches for ever, sentences of like length together, anew in each epoch."""
    records = [record for batch in loader.data for record in batch]
    while True:
        records.sort(key=lambda record: len(record[0]) + 6 * random.random())
        loader.data = loader.chunk_batches(records)
        random.shuffle(loader.data)
        yield from loader


def train_ner(
    train: Path,
    dev: Path,
    vectors: Path,
    output: Path,
    *,
    options: dict[str, Any],
    schedule: Schedule,
    start_from: Path | None = None,
    choose: bool = True,
) -> float:
    """Train a name tagger and return its F1 on the development set, from 0 to 1.

    Args:
        train: ``token<TAB>label`` lines to train on, labels as B-PER, I-PER, O.
        dev: the same, to measure on.
        vectors: Stanza's file of word vectors.
        output: where the model is written; the training state lies beside it.
        options: options of ``stanza.models.ner_tagger`` that differ from its defaults.
        schedule: steps and learning rate.
        start_from: an earlier model trained with the same ``vectors``, whose vocabulary and whose
            weights of fitting shape are taken.
        choose: whether the weights that are best on ``dev`` are kept; otherwise the last are.
    """
    args = ner_tagger.parse_args([])
    args.update(options, train_file=str(train), eval_file=str(dev), lr=schedule.rate)
    pretrain = Pretrain(str(vectors))
    args["word_emb_dim"] = pretrain.emb.shape[1]
    earlier = torch.load(start_from, weights_only=True) if start_from else None
    sentences = read_bio(train)
    vocab = _grown(earlier["vocab"], sentences) if earlier else None
    loader = DataLoader(
        _document(sentences), args["batch_size"], args, pretrain,
        vocab=MultiVocab.load_state_dict(vocab) if vocab else None,
        max_batch_words=args["max_batch_words"],
    )  # fmt: skip
    dev_loader = DataLoader(
        _document(read_bio(dev)),
        _EVALUATION_SENTENCES,
        args,
        pretrain,
        vocab=loader.vocab,
        evaluation=True,
    )
    gold = [[labels[0] for labels in sentence] for sentence in dev_loader.tags]

    def evaluate() -> float:
        predicted = [labels for batch in dev_loader for labels in trainer.predict(batch)]
        _, _, score, _ = scorer.score_by_entity(predicted, gold, verbose=False)
        return float(score)

    with faster_training():
        trainer = Trainer(args=args, vocab=loader.vocab, pretrain=pretrain, device="cpu")
        if earlier:
            start_from_weights(trainer.model, earlier["model"])
        checkpoint = output.with_suffix(".checkpoint")
        batches = _shuffled(loader)
        return fit(
            trainer, lambda _: next(batches), evaluate, schedule, best=output,
            checkpoint=checkpoint, choose=choose,
        )  # fmt: skip
