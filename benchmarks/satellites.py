"""Measures `find_quotes` on attribution relations: ``python -m benchmarks.satellites FILES``.

Input are GUM's CoNLL-U files, whose ``Discourse=`` in MISC gives the relation of each elementary
discourse unit in the eRST analysis of the document (Zeldes et al. 2025). A unit that is an
*attribution* satellite (*she said*; *according to the mayor*) says that its nucleus was said or
thought by somebody. It counts as found if `find_quotes` gives a quotation whose cue or source lies
in the satellite, and as found with its content if that quotation's content overlaps the nucleus.

Three kinds are counted apart. GUM also takes the credit of a photograph for an attribution, and
what speakers say of themselves within quotation marks (*"I think it held," she said*), which
`find_quotes` leaves to the quotation around it; the rest is what it sets out to find.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from attribution import Document, Quote, Span, find_quotes, load, parse_conllu
from attribution.knowledge import Grammar
from attribution.layout.passages import Passage, passages

# Parts of speech in the credit of a photograph: *Dana Reyes & Mara Quist.*
_CREDIT = ("CCONJ", "NUM", "PROPN", "PUNCT", "SYM")
_RELATION = re.compile(r"(?:^|\|)Discourse=([^:|]+?):(\d+)(?:->(\d+))?")


@frozen
class Unit:
    """An elementary discourse unit.

    Args:
        number: its number in the document.
        relation: how it stands to its nucleus.
        nucleus: the nucleus' number, or 0.
        span: from its first word to its last.
    """

    number: int
    relation: str
    nucleus: int
    span: Span


def units(document: Document, conllu: str) -> list[Unit]:
    """The units of a document, in text order."""
    miscs = [
        columns[9]
        for columns in (line.split("\t") for line in conllu.split("\n"))
        if columns[0].isdigit()
    ]
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    starts = [(at, m) for at, misc in enumerate(miscs) if (m := _RELATION.search(misc))]
    ends = [*(at for at, _ in starts[1:]), len(tokens)]
    return [
        Unit(int(m[2]), m[1], int(m[3] or 0), document.cover(tokens[at:end]))
        for (at, m), end in zip(starts, ends, strict=True)
    ]


def kind(document: Document, unit: Unit, marked: Sequence[Passage]) -> str:
    """What sort of satellite a unit is: a credit, one within quotation marks, or another."""
    words = document.tokens_in(unit.span)
    if all(word.upos in _CREDIT for word in words):
        return "credits"
    inner = next((word for word in words if word.upos == "VERB"), words[0])
    return "in marks" if any(p.span.covers(inner.span) for p in marked) else "others"


def outcomes(
    found: Sequence[Unit], quotes: Sequence[Quote]
) -> Iterator[tuple[Unit, Unit | None, bool, bool]]:
    """Each attribution satellite with its nucleus, whether it was found, and with its content."""
    by_number = {unit.number: unit for unit in found}
    for unit in found:
        if not unit.relation.startswith("attribution"):
            continue
        nucleus = by_number.get(unit.nucleus)
        own = [
            quote
            for quote in quotes
            for part in (quote.cue.span if quote.cue else None, quote.source)
            if part is not None and part.overlaps(unit.span)
        ]
        whole = nucleus is not None and any(
            part.overlaps(nucleus.span) for quote in own for part in quote.content
        )
        yield unit, nucleus, bool(own), whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.satellites", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="CoNLL-U files with Discourse= in MISC")
    parser.add_argument("--trees", choices=("gold", "raw"), default="gold",
                        help="the files' own trees, or those of --model (%(default)s)")  # fmt: skip
    parser.add_argument("--model", default="compact", help="parsing model for the raw texts")
    parser.add_argument("--misses", action="store_true", help="print each satellite not found")
    options = parser.parse_args(arguments)
    model = load(options.model) if options.trees == "raw" else None
    counts: Counter[tuple[str, str]] = Counter()
    for path in options.files:
        conllu = path.read_text(encoding="utf-8")
        gold = parse_conllu(conllu)
        document = model.parse(gold.text) if model else gold
        marked = passages(gold, Grammar.default("en"))
        for unit, nucleus, own, whole in outcomes(units(gold, conllu), find_quotes(document)):
            for group in ("all", kind(gold, unit, marked)):
                counts.update({(group, "all"): 1, (group, "found"): own, (group, "whole"): whole})
            if options.misses and not whole:
                sys.stdout.write(
                    f"{path.stem}: [{unit.span.text}] {nucleus.span.text if nucleus else '-'}\n"
                )
    sys.stdout.write(f"{options.trees} trees, {len(options.files)} documents\n")
    sys.stdout.write("satellites  number  found  with content\n")
    for group in ("all", "credits", "in marks", "others"):
        number = counts[group, "all"]
        shares = [100 * counts[group, what] / max(1, number) for what in ("found", "whole")]
        sys.stdout.write(f"{group:10}  {number:6}  {shares[0]:5.1f}  {shares[1]:5.1f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
