r"""Train an encoder to read claims, from a pretrained one and two guides.

    python -m training.encoder --gold train.jsonl --predicates ewt.train.jsonl \
        --shared-predicates masc.jsonl --parses parses/ --pretrained all-MiniLM-L6-v2/ \
        --output encoder/

It is no part of the package: it says what a larger reader finds (`training.encoder.measuring`),
and marks texts for the small tagger to learn from (`training.encoder.marking`). Guides are those
of `training.quotes`, read as it reads them. ``--pretrained`` is the directory of a BERT or an
MPNet: all-mpnet-base-v2 is what the settings in recipe.toml, beside this file, are for. With
``--fold F`` it learns but some of the texts, and marks the others. What is learned is kept every
ten minutes, and a run that was cut off goes on from there. A graphics card (``--device cuda``)
takes some minutes; a small BERT can be taught on one core as well, eleven minutes a pass where it
multiplies 16-bit floats (AVX512-BF16), beside the parses.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch

from attribution.knowledge import Knowledge
from corpora.articles import documents, parsed, read_articles
from corpora.propbank import held_out, read_predicates
from training.command import REQUIRED, begun, command_parser
from training.encoder.examples import Window, of_article, of_predicates
from training.encoder.learning import learn, plan
from training.encoder.pretrained import pretrained
from training.encoder.reading import Encoder, pieces_of

_LOG = logging.getLogger("training.encoder")
_RECIPE = Path(__file__).with_name("recipe.toml")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write the weights."""
    parser = command_parser("training.encoder", __doc__, _RECIPE)
    parser.add_argument("--gold", **REQUIRED, help="articles with attributions, JSONL")
    parser.add_argument("--parses", **REQUIRED, help="directory that keeps the parses")
    parser.add_argument("--pretrained", **REQUIRED, help="directory of a pretrained encoder")
    parser.add_argument("--output", **REQUIRED, help="directory to write to")
    parser.add_argument("--predicates", type=Path, nargs="*", default=[], help="texts, JSONL")
    parser.add_argument("--shared-predicates", type=Path, nargs="*", default=[],
                        help="texts of which every second is left to measure on")  # fmt: skip
    parser.add_argument("--fold", type=int, help="which of the folds of texts to leave out")
    options, recipe = begun(parser, arguments)
    torch.set_num_threads(1)
    pieces = pieces_of(options.pretrained)
    knowledge = Knowledge.default("en")

    def learned(number: int) -> bool:
        return options.fold is None or number % recipe["folds"] != options.fold

    articles = [
        article
        for i, article in enumerate(read_articles(options.gold))
        if i % recipe["held_out"] and learned(i)
    ]
    attributed: list[Window] = []
    for article, document in parsed(articles, directory=options.parses):
        attributed += of_article(article, document, knowledge, pieces)
    files = [read_predicates(path) for path in options.predicates]
    files += [held_out(read_predicates(path))[0] for path in options.shared_predicates]
    texts = [text for file in files for i, text in enumerate(file) if learned(i)]
    judged: list[Window] = []
    read = documents((text.text for text in texts), directory=options.parses)
    for text, document in zip(texts, read, strict=True):
        judged += of_predicates(text, document, knowledge, pieces)
    _LOG.info("%d windows with attributions, %d with predicates", len(attributed), len(judged))
    network = pretrained(options.pretrained).to(options.device)
    options.output.mkdir(parents=True, exist_ok=True)
    planned = plan(attributed, judged, recipe)
    learn(network, planned, recipe, options.output / "encoder.checkpoint")
    Encoder(network, pieces).save(options.output)
    for path in options.pretrained.glob("*token*.json"):
        shutil.copy(path, options.output)


if __name__ == "__main__":
    main()
