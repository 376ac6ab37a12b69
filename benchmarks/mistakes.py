"""Counts the mistakes of `find_quotes`: ``python -m benchmarks.mistakes --gold G``.

G and S as for `benchmarks.quotes`. Three tables: gold quotations that are missed, by their cue and
by what stands in their place; quotations too many, by what the article has there; and of those that
are found, whether their content is exact, or at which edge it is not. ``--held-out N`` takes every
Nth article only, such as the training of the tagger leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attribution import find_quotes
from attribution.document import Document
from attribution.knowledge.lexicon import CUE_FRAMES, Lexicon
from attribution.measuring.scoring import pair
from attribution.quotation import Quote
from benchmarks.quotes import argument_parser, plain
from corpora.articles import Article, parsed, read_articles

__all__ = ["edges", "main", "missed", "too_many"]

_HALF = 0.5
_EDGE = " \t\r\n\"'“”‘’«»`.,;:"
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
Spans = Sequence[Sequence[int]]


def _meets(some: Spans, others: Spans) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def missed(
    document: Document,
    gold: Mapping[str, Any],
    found: Sequence[Mapping[str, Any]],
    lexicon: Lexicon,
) -> str:
    """Why a gold quotation is missed, as far as its cue tells.

    Arguments:
        document: the article.
        gold: the quotation, in the gold file's form.
        found: what `find_quotes` gives for the article, in the same form.
        lexicon: the cue words.
    """
    if not gold["cue"]:
        return "no cue"
    if any(_meets(gold["cue"], quote["cue"]) for quote in found):
        return "its cue is found, with another content"
    start, end = gold["cue"][0]
    head = document.head_of(document.span(start, end))
    kind = _KINDS.get(head.upos if head is not None else "", "colon, preposition or name")
    if kind != "verb" or head is None:
        return kind
    known = any(lexicon.attitude(frame, head.lemma) for frame in CUE_FRAMES)
    return "verb that the word lists know" if known else "verb that no word list knows"


def too_many(quote: Quote, gold: Sequence[Mapping[str, Any]]) -> str:
    """What the article has in place of a quotation too many.

    Arguments:
        quote: the quotation.
        gold: the article's quotations, in the gold file's form.
    """
    own = plain(quote)
    if not own["cue"]:
        return "a passage without a cue"
    if any(_meets(own["cue"], other["cue"]) for other in gold):
        return "a true cue with another content"
    if any(_meets(own["cue"], other["content"]) for other in gold):
        return "told within a quotation, and not marked up"
    return f"nothing ({quote.evidence[0].rule})"


def edges(text: str, gold: Spans, own: Spans) -> str:
    """Where a content that is found differs from the gold one, if it does.

    Arguments:
        text: the article.
        gold: the gold content.
        own: the content found.

    Example:
        >>> edges("It rained, he said.", [[0, 10]], [[3, 9]])
        'begins too late'
    """

    def ends(spans: Spans) -> tuple[int, int]:
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        return start, end

    (start, end), (first, last) = ends(gold), ends(own)
    if first != start:
        return f"begins too {'late' if first > start else 'early'}"
    if last != end:
        return f"ends too {'late' if last > end else 'early'}"
    return "exact, or other gaps"


def _mistakes(article: Article, document: Document, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The table and the row of each gold quotation and of each one too many."""
    quotes = find_quotes(document, scope="all")
    found = [plain(quote) for quote in quotes]
    pairs = {
        i: j
        for i, j, overlap in pair(article["text"], article["quotes"], found)
        if overlap >= _HALF
    }
    for i, gold in enumerate(article["quotes"]):
        if i in pairs:
            yield "found", edges(article["text"], gold["content"], found[pairs[i]]["content"])
        else:
            yield "missed", missed(document, gold, found, lexicon)
    for j, quote in enumerate(quotes):
        if j not in pairs.values():
            yield "too many", too_many(quote, article["quotes"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argument_parser("benchmarks.mistakes", __doc__)
    parser.add_argument("--held-out", type=int, default=1, metavar="N", help="every Nth article")
    options = parser.parse_args(arguments)
    lexicon = Lexicon.default("en")
    articles = read_articles(options.gold)[:: options.held_out]
    counts: dict[str, Counter[str]] = {
        "missed": Counter(),
        "too many": Counter(),
        "found": Counter(),
    }
    for article, document in parsed(articles, model=options.model, directory=options.cache):
        for table, row in _mistakes(article, document, lexicon):
            counts[table][row] += 1
    for table, rows in counts.items():
        print(f"{table}: {rows.total()}")
        for row, count in rows.most_common():
            print(f"  {count:5}  {row}")


if __name__ == "__main__":
    main()
