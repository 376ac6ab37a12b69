"""`compare`: measures results against gold, as the project's own benchmarks do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

from attrs import frozen

from attribution.errors import InputError
from attribution.measuring.gold import GoldArticle, checked_gold, gold_of, read_gold, said
from attribution.measuring.matching_names import same_name
from attribution.measuring.scoring import HALF, pair, score
from attribution.result import AttributedDocument, Failure

__all__ = ["Comparison", "Difference", "Rates", "compare"]

Named = Literal["speaker", "agency", "addressee"]
_NAMED: tuple[Named, ...] = ("speaker", "agency", "addressee")
# Each measure, with its name in the scorer's figures and what gold must mark for it.
_MEASURES = {
    "quotations found": ("found", "content"),
    "to the letter": ("exact", "content"),
    "with their source": ("joint", "source"),
    "words of contents": ("content_tokens", "content"),
    "words of cues": ("cue_tokens", "cue"),
    "words of sources": ("source_tokens", "source"),
}


@frozen
class Rates:
    """Precision, recall and F1, in percent.

    Attributes:
        precision: the share of what was found that is right.
        recall: the share of what gold has that was found.
        f1: their harmonic mean.
    """

    precision: float
    recall: float
    f1: float


@frozen
class Difference:
    """A difference between a result and gold.

    Attributes:
        article: the article's id.
        what: ``"missing"`` or ``"too much"`` for a whole quotation; for one that both have, what
            differs: ``"speaker"``, ``"agency"``, ``"addressee"`` or ``"polarity"``.
        content: the words of the quotation.
        wanted: what gold has, or None.
        found: what the result has, or None.
    """

    article: str
    what: str
    content: str
    wanted: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        words = " ".join(self.content.split())
        if self.what in ("missing", "too much"):
            return f"{self.article}: {self.what}: {words}"
        return f"{self.article}: {self.what}: wanted {self.wanted}, found {self.found}: {words}"


@frozen
class Comparison:
    """How far results agree with gold; ``print`` shows it as a table.

    Attributes:
        articles: how many articles were compared.
        quotations: how many quotations gold has.
        rates: precision, recall and F1 by measure. For *quotations found*, two contents share at
            least half of what they cover together; for *to the letter*, both ends are right, too;
            for *with their source*, the sources overlap, too. The others count the words in
            contents, cues and sources. A measure that needs cues or sources is there only if gold
            marks any.
        recall_by_kind: the share of the direct, mixed and indirect quotations that was found.
        right: for the found quotations, the share of names and polarities that agree with gold:
            *speaker*, *agency*, *addressee*, *polarity*. What gold does not mark is left out.
        differences: each quotation that is missing, is too much or differs.
    """

    articles: int
    quotations: int
    rates: Mapping[str, Rates]
    recall_by_kind: Mapping[str, float]
    right: Mapping[str, float]
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        lines = [
            f"{self.articles} article{'s' * (self.articles != 1)}, "
            f"{self.quotations} quotation{'s' * (self.quotations != 1)}",
            "",
            f"{'':<20}precision  recall     F1",
        ]
        for name, rates in self.rates.items():
            lines.append(f"{name:<20}{rates.precision:9.1f}{rates.recall:8.1f}{rates.f1:7.1f}")
        for kind, recall in self.recall_by_kind.items():
            lines.append(f"{kind + ' found':<20}{'':9}{recall:8.1f}")
        lines += [f"{name + ' right':<20}{share:9.1f}" for name, share in self.right.items()]
        return "\n".join(lines)


def compare(
    results: Iterable[AttributedDocument | Failure],
    gold: str | Path | Iterable[GoldArticle],
) -> Comparison:
    """Measures results against quotations that people marked.

    Arguments:
        results: the results of the same articles; a failure counts as if nothing was found.
        gold: the marked articles, or where to read them; see `read_gold`. They are matched
            with results by their ids.

    Returns:
        The measures, and every difference.

    Raises:
        InputError: if an article of ``gold`` cannot be read, has no result, or has another text
            than its result.

    Example:
        >>> from attribution import Attribution, Quote, Span
        >>> quote = Quote("q1", "indirect", (Span(10, 19, "it rained"),))
        >>> found = (Attribution("at1", quote),)
        >>> result = AttributedDocument("Lund said it rained.", found, id="a")
        >>> marked = {"id": "a", "text": result.text, "quotes": [{"content": [[10, 19]]}]}
        >>> compare([result], [marked]).rates["quotations found"]
        Rates(precision=100.0, recall=100.0, f1=100.0)
    """
    articles = read_gold(gold) if isinstance(gold, (str, Path)) else checked_gold(gold)
    found = {result.id or "": result for result in _known(results)}
    predictions: dict[str, Mapping[str, Any]] = {}
    for article in articles:
        predictions[article["id"]] = cast("Mapping[str, Any]", _prediction(article, found))
    figures = score(cast("Iterable[Mapping[str, Any]]", articles), predictions)
    count: Counter[tuple[str, bool]] = Counter()
    differences = [
        difference
        for article in articles
        for difference in _differences(article, predictions[article["id"]]["quotes"], count)
    ]
    return Comparison(
        len(articles),
        sum(not q.get("optional") for article in articles for q in article["quotes"]),
        {
            name: Rates(*figures[key].values())
            for name, (key, needed) in _MEASURES.items()
            if any(needed in quote for article in articles for quote in article["quotes"])
        },
        figures["recall_by_kind"],
        {
            what: round(100 * count[what, True] / (count[what, True] + count[what, False]), 1)
            for what in (*_NAMED, "polarity")
            if count[what, True] or count[what, False]
        },
        tuple(differences),
    )


def _known(
    results: Iterable[AttributedDocument | Failure],
) -> Iterator[AttributedDocument | Failure]:
    if isinstance(results, (AttributedDocument, Failure, str, bytes)):
        raise InputError("compare() needs several results: put a single one in a list")
    if not isinstance(results, Iterable):
        raise InputError(f"compare() needs results, not {type(results).__name__}")
    for result in results:
        if not isinstance(result, (AttributedDocument, Failure)):
            raise InputError(f"compare() needs results, not {type(result).__name__}")
        yield result


def _prediction(
    article: GoldArticle, found: Mapping[str, AttributedDocument | Failure]
) -> GoldArticle:
    result = found.get(article["id"])
    if result is None:
        raise InputError(
            f"gold has an article {article['id']!r}, and no result has that id: "
            f"the results are {', '.join(map(repr, list(found)[:5])) or 'none'}"
        )
    if isinstance(result, Failure):
        return GoldArticle(id=article["id"], text=article["text"], quotes=[])
    if result.text != article["text"]:
        at = next(
            (i for i, (a, b) in enumerate(zip(result.text, article["text"])) if a != b),  # noqa: B905
            min(len(result.text), len(article["text"])),
        )
        raise InputError(
            f"the text of {article['id']!r} in gold is not the one that was attributed: "
            f"they differ from character {at} on"
        )
    return gold_of(result)


def _differences(
    article: GoldArticle, found: Sequence[Mapping[str, Any]], count: Counter[tuple[str, bool]]
) -> Iterator[Difference]:
    """The differences of an article; counts what is right and wrong in the found quotations."""
    text, id_ = article["text"], article["id"]
    gold = cast("Sequence[Mapping[str, Any]]", article["quotes"])
    pairs = {i: j for i, j, shared in pair(text, gold, found) if shared >= HALF}
    for i, one in enumerate(gold):
        if one.get("optional"):
            continue
        if i not in pairs:
            yield Difference(id_, "missing", said(one, text))
            continue
        other = found[pairs[i]]
        for what in (*_NAMED, "polarity"):
            if what not in one or (what == "polarity" and one[what] is None):
                continue
            wanted, given = one[what], other[what]
            same = wanted == given if what == "polarity" else same_name(wanted, given)
            count[what, same] += 1
            if not same:
                yield Difference(id_, what, said(one, text), wanted, given)
    taken = set(pairs.values())
    for j, other in enumerate(found):
        if j not in taken:
            yield Difference(id_, "too much", said(other, text))
