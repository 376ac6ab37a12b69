r"""Mark texts for the small tagger to learn from, each by the encoders that have not learned it.

    python -m training.encoder.marking --encoders fold0/ fold1/ fold2/ fold3/ \
        --gold train.jsonl --predicates ewt.train.jsonl --shared-predicates masc.jsonl \
        --parses parses/ --output marks.npz

``--encoders`` are directories that `training.encoder` wrote, the first with ``--fold 0`` and so
on; the files of texts are those that they learned from. The articles and texts that are left to
measure on are not marked.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import corrected
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from corpora.articles import documents, read_articles
from corpora.propbank import held_out, read_predicates
from training.encoder.reading import Encoder
from training.quotes.marked import Marked, key_of, save_marks
from training.quotes.reader import Reader

__all__ = ["main", "marked_by"]


def marked_by(reader: Reader, document: Document, knowledge: Knowledge) -> Marked:
    """What a reader says of a document.

    Arguments:
        reader: says which words are cues, and what they link.
        document: its parse.
        knowledge: the words of the language.
    """
    context = Context.of(corrected(document, knowledge), knowledge)
    chances = np.zeros(sum(len(s.tokens) for s in document.sentences), dtype=np.float32)
    labels = {}
    for tags in reader.tag(context, propose(context)):
        chances[tags.cue] = tags.chance
        labels[tags.cue] = tags.labels
    return Marked(chances, labels)


def _texts(options: argparse.Namespace) -> Iterator[tuple[int, str]]:
    """Each text with its number in its file."""
    for number, article in enumerate(read_articles(options.gold)):
        if number % options.held_out:
            yield number, article["text"]
    files = [read_predicates(path) for path in options.predicates]
    files += [held_out(read_predicates(path))[0] for path in options.shared_predicates]
    for file in files:
        yield from ((number, text.text) for number, text in enumerate(file))


def main(arguments: Sequence[str] | None = None) -> None:
    """Marks the texts, writes what was marked."""
    parser = argparse.ArgumentParser(
        prog="python -m training.encoder.marking", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    required: dict[str, Any] = {"type": Path, "required": True}
    parser.add_argument("--encoders", **required, nargs="+", help="directories of encoders")
    parser.add_argument("--gold", **required, help="articles with attributions, JSONL")
    parser.add_argument("--held-out", type=int, default=14, help="every Nth is not marked")
    parser.add_argument("--predicates", type=Path, nargs="*", default=[], help="texts, JSONL")
    parser.add_argument("--shared-predicates", type=Path, nargs="*", default=[],
                        help="texts of which every second is not marked")  # fmt: skip
    parser.add_argument("--parses", **required, help="directory that keeps the parses")
    parser.add_argument("--output", **required, help="file to write")
    parser.add_argument("--device", default="cpu", help="what to read on (%(default)s)")
    options = parser.parse_args(arguments)
    encoders = [Encoder.of(directory, options.device) for directory in options.encoders]
    knowledge = Knowledge.default("en")
    listed = list(_texts(options))
    read = documents((text for _, text in listed), directory=options.parses)
    marks = {
        key_of(text): marked_by(encoders[number % len(encoders)], document, knowledge)
        for (number, text), document in zip(listed, read, strict=True)
    }
    save_marks(options.output, marks)


if __name__ == "__main__":
    main()
