"""Counts false and lost ends of sentences: ``python -m benchmarks.boundaries``.

The texts are our own, in ``boundaries.toml`` beside this file. 900 sentences have names drawn
at random in six frames, 432 have a subject, a cue, a weekday and a clause, and some have
abbreviations and other hindrances: none may be cut. Pairs of sentences must be. With
``--text FILE`` the sentence ends of texts of yours (plain, or .jsonl with a text a line) are
printed that stand within a paragraph and have no mark before them.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attribution import Document, Parser, load

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["main", "probes", "unmarked"]

_OWN = Path(__file__).with_suffix(".toml")


def probes(table: Mapping[str, Any], seed: int = 1) -> dict[str, list[str]]:
    """The texts to parse, by kind; a bar stands where a sentence must begin.

    Arguments:
        table: ``boundaries.toml``, parsed.
        seed: of the names drawn.
    """
    rng = random.Random(seed)  # noqa: S311

    def name() -> str:
        return f"{rng.choice(table['given'])} {rng.choice(table['surname'])}"

    weekdays = table["weekdays"]
    lists = (weekdays[part] for part in ("subject", "cue", "day", "clause"))
    return {
        "names": [f.format(name=name()) for f in table["frames"] for _ in range(table["each"])],
        "weekdays": [" ".join(parts) for parts in itertools.product(*lists)],
        "whole": table["whole"]["sentences"],
        "parted": table["parted"]["texts"],
    }


def unmarked(document: Document) -> Iterator[str]:
    """The surroundings of each end of a sentence within a paragraph that has no mark."""
    text = document.text
    for one, other in itertools.pairwise(document.sentences):
        if one.paragraph == other.paragraph and (
            one.span.text[-1].isalnum() or text[one.span.end - 1] in ",%&"
        ):
            start, end = one.span.end, other.span.start
            yield f"{text[max(0, start - 40) : start]} | {text[end : end + 40]}"


def _measured(parser: Parser, texts: Sequence[str]) -> tuple[int, int, list[str]]:
    """False ends, ends lost, and the texts concerned."""
    false = lost = 0
    wrong = []
    plain = [text.replace("| ", "") for text in texts]
    for text, document in zip(texts, parser.parse_many(plain, batch=200), strict=True):
        begins = {s.span.start for s in document.sentences[1:]}
        due = {text.index("|")} if "|" in text else set()
        false += len(begins - due)
        lost += len(due - begins)
        if begins != due:
            wrong.append(" | ".join(s.span.text for s in document.sentences))
    return false, lost, wrong


def _texts(path: Path) -> Iterable[str]:
    if path.suffix != ".jsonl":
        return [path.read_text(encoding="utf-8")]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.boundaries", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    options.add_argument("--model", default="compact", help="default: %(default)s")
    options.add_argument("--seed", type=int, default=1, help="of the names (default: %(default)s)")
    options.add_argument("--text", type=Path, nargs="+", default=[], help="texts of yours")
    options.add_argument("-v", "--verbose", action="store_true", help="print what is wrong")
    given = options.parse_args(arguments)
    parser = load(given.model)
    for path in given.text:
        for document in parser.parse_many(_texts(path)):
            print(*unmarked(document), sep="\n", end="")
    if given.text:
        return
    for kind, texts in probes(tomllib.loads(_OWN.read_text("utf-8")), given.seed).items():
        false, lost, wrong = _measured(parser, texts)
        print(f"{kind:9} {len(texts):4} texts: {false:3} false ends, {lost:3} lost")
        if given.verbose:
            print(*(f"    {text}" for text in wrong), sep="\n")


if __name__ == "__main__":
    main()
