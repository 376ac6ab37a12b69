"""GUM's documents for the benchmarks of speakers and topics: by gold trees, and parsed anew."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from attribution import Document, load, parse_conllu

__all__ = ["Reading", "options", "readings"]


@frozen
class Reading:
    """A document as it is to be measured.

    Attributes:
        name: of its file.
        document: with gold trees or parsed anew.
        gold: with gold trees.
        conllu: the file's content, which has the coreference in MISC.
    """

    name: str
    document: Document
    gold: Document
    conllu: str


def options(
    description: str | None,
    genres: Sequence[str],
    arguments: list[str] | None,
    *,
    left_out: bool = False,
) -> argparse.Namespace:
    """The command line: ``files`` of the genres, ``model``, ``trees``, ``errors``, ``left_out``."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, help="CoNLL-U files with Entity= in MISC")
    parser.add_argument("--model", default="compact", help="parsing model for the raw texts")
    parser.add_argument("--trees", choices=("raw", "gold", "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="print each wrong answer")
    if left_out:
        parser.add_argument("--left-out", type=Path, help="a folder of weights without the files")
    given = parser.parse_args(arguments)
    given.files = [file for file in given.files if file.name.split("_")[1] in genres]
    return given


def readings(given: argparse.Namespace) -> Iterator[tuple[str, Iterator[Reading]]]:
    """What is asked for, gold or raw trees or both, each with all documents."""
    raw = load(given.model) if given.trees != "gold" else None
    for trees in ("gold", "raw"):
        if given.trees in (trees, "both"):
            parser = raw if trees == "raw" else None
            contents = ((file.stem, file.read_text(encoding="utf-8")) for file in given.files)
            golds = ((name, parse_conllu(conllu), conllu) for name, conllu in contents)
            yield (
                trees,
                (
                    Reading(name, gold if parser is None else parser.parse(gold.text), gold, conllu)
                    for name, gold, conllu in golds
                ),
            )
