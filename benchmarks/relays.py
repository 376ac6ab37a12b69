"""Lists what is found where articles name an outlet: ``python -m benchmarks.relays --gold G``.

G is a file of articles, one JSON object a line with ``id`` and ``text``. Three kinds of
passage are sought, by the words alone: *told OUTLET*, *according to OUTLET* and *OUTLET
reported*. Printed are how many of each there are and what became of the outlet: the
agency of a quotation, its speaker, or neither; and a random sample to be judged by eye.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from attribution import AttributedDocument, Attribution, Document, Span, attribute
from attribution.knowledge import Gazetteer
from attribution.mentions.outlets import OutletMention, outlet_mentions
from corpora.articles import parsed, read_articles

__all__ = ["Passage", "main", "passages"]

_BEFORE = {
    "told OUTLET": re.compile(r"\b(?:told|tells|telling)\s+(?:[Tt]he\s)?$"),
    "according to OUTLET": re.compile(r"\b[Aa]ccording\sto\s(?:[Tt]he\s)?$"),
}
_AFTER = re.compile(r"\s(?:(?:has|had|also|first|later)\s)?(?:reported|reports)\b")
_NAME_GOES_ON = re.compile(r"\s[A-Z]")
_WINDOW = 24


@frozen
class Passage:
    """A place where an article names an outlet in one of the three constructions.

    Attributes:
        construction: which of them.
        mention: the outlet.
        found: attributions of which it is the agency.
        spoken: attributions of which it is the source.
        context: the sentence.
    """

    construction: str
    mention: OutletMention
    found: tuple[Attribution, ...]
    spoken: tuple[Attribution, ...]
    context: Span

    @property
    def outcome(self) -> str:
        """``"agency"``, ``"speaker"`` or ``"neither"``."""
        return "agency" if self.found else "speaker" if self.spoken else "neither"


def passages(document: Document, result: AttributedDocument) -> Iterator[Passage]:
    """The passages of an article, in text order.

    Arguments:
        document: its parse.
        result: its attributions.
    """
    text = document.text
    for mention in outlet_mentions(document, Gazetteer.default(document.language)):
        if mention.doubt and _NAME_GOES_ON.match(text, mention.span.end):
            continue  # *the State Department*
        before = text[max(0, mention.span.start - _WINDOW) : mention.span.start]
        construction = next((c for c, p in _BEFORE.items() if p.search(before)), None)
        if construction is None and _AFTER.match(text, mention.span.end):
            construction = "OUTLET reported"
        if construction is not None:
            yield Passage(
                construction,
                mention,
                tuple(
                    a
                    for a in result.attributions
                    if a.agency is not None and a.agency.mention == mention.span
                ),
                tuple(
                    a
                    for a in result.attributions
                    if a.quote.source is not None and a.quote.source.overlaps(mention.span)
                ),
                document.sentences[mention.head.sentence].span,
            )


def _shown(passage: Passage) -> str:
    lines = [f"{passage.construction}: {passage.mention.name} -> {passage.outcome}"]
    lines.append(f"    {' '.join(passage.context.text.split())}")
    for attribution in passage.found or passage.spoken:
        speaker = attribution.speaker.name if attribution.speaker else None
        lines.append(f"    = {speaker!r}: {' '.join(attribution.quote.text.split())[:160]!r}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the counts and the sample."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relays", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="articles, JSON lines")
    parser.add_argument("--cache", type=Path, help="folder that keeps parses between runs")
    parser.add_argument("--model", default="compact", help="model to parse with")
    parser.add_argument("--sample", type=int, default=100, help="how many passages to print")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    options = parser.parse_args(arguments)
    counts: Counter[tuple[str, str]] = Counter()
    every: list[str] = []
    articles = read_articles(options.gold)
    for _, document in parsed(articles, model=options.model, directory=options.cache):
        for passage in passages(document, attribute(document)):
            counts[passage.construction, passage.outcome] += 1
            every.append(_shown(passage))
    chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))  # noqa: S311
    print("\n\n".join(f"{n}. {shown}" for n, shown in enumerate(chosen, 1)))
    print(f"\n{len(articles)} articles, {len(every)} passages")
    print("construction          passages  agency  speaker  neither")
    for construction in (*_BEFORE, "OUTLET reported"):
        row = [counts[construction, outcome] for outcome in ("agency", "speaker", "neither")]
        print(f"{construction:20}  {sum(row):8}  {row[0]:6}  {row[1]:7}  {row[2]:7}")


if __name__ == "__main__":
    main()
