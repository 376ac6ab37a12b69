"""Compare our engine with Stanza's own pipeline: ``python -m benchmarks.engine FILE...``.

Each FILE has one JSON object a line with a ``text``, or is a treebank in CoNLL-U, of which the raw
text of each document is taken. Every document is parsed by Stanza alone, by our engine alone, and
by our engine together with others. Prints how many documents are equal in every field of every
word and name, and shows each sentence that is not; of those, whether Stanza, told to take every
sentence by itself, differs from Stanza too: then the scores are so near that rounding decides.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import astuple

from attribution import Document, Sentence, load
from attribution.parsing.model_files import bundled
from attribution.parsing.parser import Parser
from benchmarks.parser import documents, load_pipeline
from training.marks import sentences
from training.tokenizer import raw_text

__all__ = ["differing", "main", "texts_of"]

_ALONE = {"pos_batch_size": 1, "depparse_batch_size": 1, "ner_batch_size": 1}


def texts_of(file: Path) -> Iterator[str]:
    """The texts of a file of JSON lines or of a treebank."""
    if file.suffix == ".conllu":
        with file.open(encoding="utf-8") as lines:
            for treebank in documents(sentences(lines)).values():
                yield raw_text(treebank)
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def differing(one: Document, other: Document) -> list[tuple[Sentence, Sentence]]:
    """The sentences of two parses of a text that are not equal, side by side.

    Those after the first that begins or ends elsewhere are left out.
    """
    pairs = []
    for a, b in zip(one.sentences, other.sentences, strict=False):
        if a != b:
            pairs.append((a, b))
        if a.span != b.span:
            break
    return pairs


def _shown(one: Sentence, other: Sentence) -> str:
    for a, b in zip(one.tokens, other.tokens, strict=False):
        fields = zip(astuple(a, recurse=False), astuple(b, recurse=False), strict=True)
        if changed := [f"{x} / {y}" for x, y in fields if x != y]:
            return f"{a.form!r} at {a.span.start}: {', '.join(changed)}"
    return f"{len(one.tokens)} / {len(other.tokens)} words"


def _without_engine(directory: Path, **options: int) -> Parser:
    parser = Parser(load_pipeline(directory, **options), "compact")
    parser._engine = None
    return parser


def _same(one: Document, other: Document) -> bool:
    return one.sentences == other.sentences and one.named_entities == other.named_entities


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="JSON lines or CoNLL-U")
    parser.add_argument("--most", type=int, help="documents of each file to take")
    options = parser.parse_args(arguments)
    import torch

    torch.set_num_threads(1)
    engine = load("compact")
    directory = bundled("compact")
    assert directory is not None
    stanza = _without_engine(directory)
    alone = _without_engine(directory, **_ALONE)
    logging.getLogger("stanza").setLevel(logging.ERROR)
    for file in options.files:
        texts = list(texts_of(file))[: options.most]
        equal = ties = words = 0
        for text, pooled in zip(texts, engine.parse_many(texts), strict=True):
            expected, single = stanza.parse(text), engine.parse(text)
            words += sum(len(sentence.tokens) for sentence in expected.sentences)
            if _same(expected, single) and _same(expected, pooled):
                equal += 1
                continue
            tie = not _same(expected, alone.parse(text))
            ties += tie
            for found, name in ((single, "by itself"), (pooled, "with others")):
                for pair in differing(expected, found):
                    as_stanza = ", as Stanza from itself" if tie else ""
                    print(f"  {name}{as_stanza}: {_shown(*pair)}", flush=True)
        print(
            f"{file.name}: {equal} of {len(texts)} documents equal, {words} words; "
            f"Stanza differs from itself in {ties} of the others",
            flush=True,
        )


if __name__ == "__main__":
    main()
