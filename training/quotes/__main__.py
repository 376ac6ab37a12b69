r"""Train the tagger of `find_quotes`, from marked-up articles to weights.

    python -m training.quotes --gold train.jsonl --vectors glove.npy --words glove.txt \
        --parses parses/ --output attribution/data/en/quotes.npz

``--gold`` has one article a line: its ``text`` and its ``quotes``, each with ``content``, ``cue``
and ``source`` as lists of character offsets. Parses are kept in ``--parses``, so that a second run
need not parse. The settings are in recipe.toml, beside this file; one core, an hour or so.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from attribution.knowledge import Knowledge
from attribution.quotes.tagger.features import Vocabulary
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.network import Network
from attribution.quotes.tagger.weights import Weights, read, save
from corpora.articles import parsed, read_articles
from training.quotes.calibration import calibrate, sharpened
from training.quotes.examples import Example, examples
from training.quotes.learning import learn

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LOG = logging.getLogger("training.quotes")
_RECIPE = Path(__file__).with_name("recipe.toml")


def vocabulary_of(texts: Sequence[str], known: dict[str, int], size: int) -> list[str]:
    """The commonest words of the texts that have a vector, then the commonest that have one."""
    counts = Counter(word for text in texts for word in _words(text) if word in known)
    words = [word for word, _ in counts.most_common(size)]
    chosen = set(words)
    for word in known:
        if len(words) >= size:
            break
        if word not in chosen:
            words.append(word)
    return words


def _words(text: str) -> list[str]:
    return ["".join(c for c in piece if c.isalnum() or c in "'-") for piece in text.lower().split()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, calibrate on held-out articles, write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m training.quotes", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    required: dict[str, Any] = {"type": Path, "required": True}
    parser.add_argument("--gold", **required, help="articles with attributions, JSONL")
    parser.add_argument("--vectors", **required, help="NumPy file of words x dimensions")
    parser.add_argument("--words", **required, help="the words of --vectors, one a line")
    parser.add_argument("--parses", **required, help="directory that keeps the parses")
    parser.add_argument("--output", **required, help="file of weights to write")
    parser.add_argument("--start-from", type=Path, help="weights to go on from")
    parser.add_argument("--recipe", type=Path, default=_RECIPE, help="settings (%(default)s)")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    with options.recipe.open("rb") as file:
        recipe = tomllib.load(file)
    torch.set_num_threads(1)
    torch.manual_seed(recipe["seed"])
    random.seed(recipe["seed"])
    articles = read_articles(options.gold)
    learned = [a for i, a in enumerate(articles) if i % recipe["held_out"]]
    held_out = [a for i, a in enumerate(articles) if i % recipe["held_out"] == 0]
    if options.start_from:
        started = read(options.start_from)
        network, words = started.network, list(started.words)
    else:
        network, words = _fresh(options, recipe, [a["text"] for a in learned])
    vocabulary = Vocabulary({word: at for at, word in enumerate(words, 1)})
    knowledge = Knowledge.default("en")
    data: list[Example] = []
    for article, document in parsed(learned, directory=options.parses):
        data += examples(article, document, vocabulary, knowledge)
    _LOG.info("%d sentences, %d cues", len(data), sum(len(e.links) for e in data))
    learn(network, data, recipe, lambda: save(options.output, network, words))
    kept = list(parsed(held_out, directory=options.parses))
    calibration = calibrate(Tagger(Weights(network, words, ())), kept, knowledge)
    tagger = Tagger(Weights(network, words, calibration))
    calibration = sharpened(tagger, kept, knowledge, calibration)
    _LOG.info("calibration %s", calibration)
    save(options.output, network, words, calibration)


def _fresh(
    options: argparse.Namespace, recipe: dict[str, Any], texts: Sequence[str]
) -> tuple[Network, list[str]]:
    listed = options.words.read_text(encoding="utf-8").split("\n")
    known = {word: at for at, word in enumerate(listed) if word}
    matrix = np.load(options.vectors, mmap_mode="r")
    words = vocabulary_of(texts, known, recipe["words"])
    network = Network(len(words) + 1)
    vectors = np.stack([matrix[known[word]] for word in words]).astype("float32")
    with torch.no_grad():
        network.words.weight[0] = 0
        network.words.weight[1:] = torch.from_numpy(vectors) * 0.5
    return network, words


if __name__ == "__main__":
    main()
