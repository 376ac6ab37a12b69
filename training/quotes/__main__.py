r"""Train the tagger of `find_quotes`, from two guides to weights.

    python -m training.quotes --gold train.jsonl --vectors glove.npy --words glove.txt \
        --predicates ewt.train.jsonl --shared-predicates masc.jsonl \
        --parses parses/ --output quotes.npz

``--gold`` has one article a line: its ``text`` and its ``quotes``, each with ``content``, ``cue``
and ``source`` as lists of character offsets. ``--predicates`` are files of `corpora.propbank`; of
those named as ``--shared-predicates`` every second document is left to measure on. Parses are kept
in ``--parses``, so that a second run need not parse. The settings are in recipe.toml, beside this
file; ``--marks`` is what `training.encoder.marking` marked, in articles and in texts with
predicates, for the tagger to learn from. One core, some hours with marks and one without, or a
quarter of an hour on a graphics card (``--device cuda``), or minutes with ``--only reports``, which
takes up the weights of ``--start-from`` and teaches them only which words report a claim.

The weights are then to be calibrated: `python -m training.quotes.calibration`.
"""

from __future__ import annotations

import argparse
import copy
import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from attribution.knowledge import Knowledge
from attribution.quotes.tagger.features import Vocabulary
from attribution.quotes.tagger.network import Network
from attribution.quotes.tagger.weights import read, save
from corpora.articles import documents, parsed, read_articles
from corpora.propbank import AnnotatedText, held_out, read_predicates
from training.command import REQUIRED, begun, command_parser
from training.quotes.examples import Example, Trust, examples
from training.quotes.learning import learn
from training.quotes.marked import key_of, read_marks
from training.quotes.reports import (
    Judged,
    judged_by_attributions,
    judged_by_predicates,
    learn_reports,
)

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
    """Train, write the weights."""
    parser = command_parser("training.quotes", __doc__, _RECIPE)
    parser.add_argument("--gold", **REQUIRED, help="articles with attributions, JSONL")
    parser.add_argument("--vectors", **REQUIRED, help="NumPy file of words x dimensions")
    parser.add_argument("--words", **REQUIRED, help="the words of --vectors, one a line")
    parser.add_argument("--parses", **REQUIRED, help="directory that keeps the parses")
    parser.add_argument("--output", **REQUIRED, help="file of weights to write")
    parser.add_argument("--predicates", type=Path, nargs="*", default=[], help="texts, JSONL")
    parser.add_argument("--shared-predicates", type=Path, nargs="*", default=[],
                        help="texts of which every second is left to measure on")  # fmt: skip
    parser.add_argument("--marks", type=Path, help="file of training.encoder.marking")
    parser.add_argument("--start-from", type=Path, help="weights to go on from")
    parser.add_argument("--only", choices=("reports",), help="what to teach, if not everything")
    options, recipe = begun(parser, arguments)
    torch.set_num_threads(1)
    articles = read_articles(options.gold)
    learned = [a for i, a in enumerate(articles) if i % recipe["held_out"]]
    if options.start_from:
        started = read(options.start_from)
        network, words = started.network, list(started.words)
    else:
        network, words = _fresh(options, recipe, [a["text"] for a in learned])
    vocabulary = Vocabulary({word: at for at, word in enumerate(words, 1)})
    knowledge = Knowledge.default("en")
    if options.only is None:
        data: list[Example] = []
        marks = read_marks(options.marks) if options.marks else {}
        trust = Trust(*(recipe[f"marked_{what}"] for what in ("cues", "links", "texts")))
        more = [{"text": t.text} for t in _with_predicates(options) if key_of(t.text) in marks]
        for article, document in parsed([*learned, *more], directory=options.parses):
            marked = marks.get(key_of(article["text"]))
            data += examples(article, document, vocabulary, knowledge, marked, trust)
        _LOG.info("%d sentences, %d cues", len(data), sum(len(e.links) for e in data))
        learn(
            network.to(options.device), data, recipe,
            lambda: save(options.output, copy.deepcopy(network).cpu(), words),
        )  # fmt: skip
        network.cpu()
    texts = _with_predicates(options)
    few = [a for i, a in enumerate(articles) if i % recipe["held_out"] == recipe["held_out"] // 2]
    judged: list[Judged] = []
    for article, document in parsed(few, directory=options.parses):
        judged += judged_by_attributions(article, document, vocabulary, knowledge)
    read_texts = documents((text.text for text in texts), directory=options.parses)
    for text, document in zip(texts, read_texts, strict=True):
        judged += judged_by_predicates(text, document, vocabulary, knowledge)
    learn_reports(network, judged, recipe)
    save(options.output, network, words)


def _with_predicates(options: argparse.Namespace) -> list[AnnotatedText]:
    texts = [text for path in options.predicates for text in read_predicates(path)]
    for path in options.shared_predicates:
        texts += held_out(read_predicates(path))[0]
    return texts


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
