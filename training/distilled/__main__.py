r"""Teach the parser trees of fine-tuned encoders.

    python -m training.distilled --train train.conllu --dev dev.conllu \
        --text polnear.train.jsonl masc.jsonl redocred.bio wikigold.bio crossner-politics.bio \
        --encoder all-mpnet-base-v2/ --start-from en-compact/ --output depparse.pt --device cuda

Encoders are fine-tuned on the treebank, one a seed of the recipe, and say how likely each head
and each relation is in raw text. A parser of Stanza's shape learns these chances and the treebank,
from nothing. ``--start-from`` is a model whose tokens, lemmas and vocabularies are used. The
settings are in recipe.toml, beside this file; it takes ten minutes of a large GPU and needs the
``transformers`` library. Settings are chosen by a part of the treebank that is held out; ``--dev``
is only measured on.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos.vocab import MultiVocab

from attribution import load
from training.command import REQUIRED, begun, command_parser
from training.distilled.corpus import HELD_OUT, MEASURED, Corpus, raw, treebank
from training.distilled.forms import Forms
from training.distilled.learning import (
    Plan,
    attachment,
    gold_lesson,
    learn,
    numbers_of,
    save,
    soft_lesson,
)
from training.distilled.student import Student
from training.distilled.teacher import Reading, Teacher, train_teacher

_LOG = logging.getLogger("training.distilled")
_RECIPE = Path(__file__).with_name("recipe.toml")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure, and write the parser."""
    parser = command_parser("training.distilled", __doc__, _RECIPE)
    parser.add_argument("--train", **REQUIRED, help="CoNLL-U to train on")
    parser.add_argument("--dev", **REQUIRED, help="CoNLL-U to measure on")
    parser.add_argument("--text", type=Path, nargs="+", required=True, metavar="FILE",
                        help="raw text: text, .jsonl with a text a line, or .bio")  # fmt: skip
    parser.add_argument("--encoder", **REQUIRED, help="directory of a pretrained encoder")
    parser.add_argument("--start-from", **REQUIRED, help="model directory")
    parser.add_argument("--output", **REQUIRED, help="parser to write")
    options, recipe = begun(parser, arguments)
    corpus = Corpus(
        treebank(options.train, recipe["varied"], recipe["seed"]),
        treebank(options.dev),
        list(raw(options.text, load(options.start_from))),
    )
    models = options.start_from / "en"
    earlier = torch.load(models / "depparse" / "compact.pt", weights_only=True)
    vectors = Pretrain(str(models / "pretrain" / "compact.pt"))
    vocabularies = MultiVocab.load_state_dict(earlier["vocab"])
    forms = Forms(corpus, vocabularies, vectors, recipe["cutoff"])
    numbers = numbers_of(corpus, forms)
    reading = Reading(options.encoder, corpus, options.device)
    lessons = [gold_lesson(corpus, numbers)]
    teachers: list[Teacher] = []
    settings = dict(recipe["teacher"])
    for seed in settings.pop("seeds"):
        torch.manual_seed(seed)
        teacher = Teacher(options.encoder, len(corpus.relations)).to(options.device)
        train_teacher(teacher, reading, corpus, seed=seed, **settings)
        teachers.append(teacher)
        lessons.append(soft_lesson(lessons[0], teachers, reading, corpus, numbers))
    config = {**earlier["config"], **recipe["student"]["options"]}
    torch.manual_seed(recipe["seed"])
    student = Student(dict(config), forms, torch.as_tensor(vectors.emb)).to(options.device)
    plan = Plan(**recipe["student"]["plan"])
    learn(student, corpus, forms, lessons, plan, seed=recipe["seed"], device=options.device)
    for name, part in (("held out", HELD_OUT), ("dev", MEASURED)):
        scores = attachment(student, corpus, forms, part, options.device)
        _LOG.info("%s: UAS %.2f LAS %.2f", name, *scores)
    save(student, forms, config, options.output)


if __name__ == "__main__":
    main()
