r"""Measures what is found with the encoder beside the small tagger, and with that alone.

    python -m training.encoder.measuring --encoder encoder/ --gold dev.jsonl \
        --weights attribution/data/en/quotes.npz --attributions train.jsonl \
        --predicates ewt.dev.jsonl --shared-predicates masc.jsonl --passages realnews.jsonl \
        --parses parses/

For each of both, weights and confidences are counted anew, as `training.quotes.calibration` does;
then all attributions of ``--gold`` are looked for and scored as `benchmarks.quotes` does it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from attribution.knowledge import Knowledge
from attribution.quotes.finish import finish
from attribution.quotes.numbering import quotes_of
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.weights import read
from benchmarks.quotes import plain, score, table
from corpora.articles import parsed, read_articles
from corpora.judging import AttributionJudge
from training.encoder.mean import Mean
from training.encoder.reading import Encoder
from training.quotes.calibration import (
    assembled,
    corpora_of,
    corpora_parser,
    counted,
    read_corpus,
)
from training.quotes.reader import Reader
from training.quotes.reliability import LEAST

__all__ = ["main", "measured"]


def measured(reader: Reader, options: argparse.Namespace) -> tuple[dict[str, Any], float]:
    """What is found of the gold articles, scored, and the seconds of a reader.

    Arguments:
        reader: what weighs the rules' proposals, and adds to them.
        options: of the command line.
    """
    factors, reliabilities = counted(corpora_of(options, reader))
    articles = read_articles(options.gold)
    judged = (
        (AttributionJudge(article, marks_nested=False), document)
        for article, document in parsed(articles, directory=options.parses)
    )
    knowledge = Knowledge.default("en")
    texts = read_corpus(reader, judged, knowledge)
    predictions = {}
    for article, one in zip(articles, texts, strict=True):
        claims = assembled(one, factors["all"], "all", reliabilities["all"])
        likely = [claim for claim in claims if claim.weight >= LEAST]
        quotes = quotes_of(finish(one.context.document, likely, knowledge))
        predictions[article["id"]] = {
            "text": article["text"],
            "quotes": [plain(quote) for quote in quotes],
        }
    began = time.process_time()
    for one in texts:
        for _ in reader.tag(one.context, one.claims):
            pass
    return score(articles, predictions), time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints what is found, and what reading takes."""
    parser = corpora_parser("training.encoder.measuring", __doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="of training.encoder")
    parser.add_argument("--gold", type=Path, required=True, help="articles to measure on, JSONL")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    small = Tagger(read(options.weights))
    readers: dict[str, Reader] = {
        "the small tagger": small,
        "the encoder beside it": Mean(Encoder.of(options.encoder), small),
    }
    for name, reader in readers.items():
        result, seconds = measured(reader, options)
        print(f"{name}, {seconds:.0f} s of reading\n{table(result)}\n")


if __name__ == "__main__":
    main()
