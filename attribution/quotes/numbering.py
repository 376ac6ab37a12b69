"""Converts between claims and the `Quote` objects that users see, which refer by ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NoReturn

from attribution.claim import Claim, Mention
from attribution.document import Document, Span
from attribution.errors import InputError
from attribution.parsing.seen import Seen, UnseenError
from attribution.quotation import Cue, Quote
from attribution.quotes.registry import RULES
from attribution.quotes.rule import TAGGER

__all__ = ["claims_of", "quotes_of"]


def quotes_of(claims: Sequence[Claim]) -> tuple[Quote, ...]:
    """One quotation for each claim, in the same order, named `q1`, `q2`, ...

    Arguments:
        claims: finished claims in text order, an outer one before those nested in it.
    """
    ids = {id(claim): f"q{number}" for number, claim in enumerate(claims, 1)}
    return tuple(
        Quote(
            id=ids[id(claim)],
            kind=claim.kind,
            content=claim.content,
            cue=_cue(claim),
            source=claim.source.span if claim.source is not None else None,
            no_source=claim.no_source,
            addressee=claim.addressee.span if claim.addressee is not None else None,
            parent=ids[id(claim.parent)] if claim.parent is not None else None,
            polarity=claim.polarity or "asserted",
            confidence=claim.weight,
            # Two claims that became one may have evidence in common.
            evidence=tuple(dict.fromkeys(claim.evidence)),
        )
        for claim in claims
    )


def _cue(claim: Claim) -> Cue | None:
    if claim.cue is None:
        return None
    head = claim.cue.head
    return Cue(claim.cue.span, head.lemma if head is not None else claim.cue.text)


def claims_of(
    document: Document, quotes: Sequence[Quote], seen: Seen | None = None
) -> tuple[Claim, ...]:
    """The claims for a caller's quotations, with the heads of their words.

    Arguments:
        document: the parsed article.
        quotes: its quotations in text order, from `quotes_of` or made by the caller.
        seen: leads back to the original text, if the document is of its visible part.

    Raises:
        InputError: if a quotation does not fit the document, or its parent is not before it.
    """
    rules = {rule.name: rule for rule in RULES}
    text = document.text if seen is None else seen.whole
    found: dict[str, Claim] = {}
    if isinstance(quotes, (str, bytes)) or not isinstance(quotes, Iterable):
        raise InputError(f"quotes are several Quotes, not {type(quotes).__name__}")
    for quote in quotes:
        if not isinstance(quote, Quote):
            raise InputError(f"quotes are of type Quote, not {type(quote).__name__}")
        _check(quote)
        if quote.id in found:
            raise InputError(f"the id {quote.id!r} is that of two quotations")
        spans = (*quote.content, *(s for s in (quote.source, quote.addressee) if s is not None))
        for span in (*spans, *((quote.cue.span,) if quote.cue is not None else ())):
            if text[span.start : span.end] != span.text:
                raise InputError(
                    f"quotation {quote.id!r} does not fit the document: {span.text!r} does not "
                    f"stand at {span.start}; give quotations that find_quotes() found in it"
                )
        if quote.parent is not None and quote.parent not in found:
            raise InputError(
                f"quotation {quote.id!r} is nested in {quote.parent!r}, which is not among the "
                "quotations before it: give them in the order of find_quotes()"
            )
        rule = rules.get(quote.evidence[0].rule, TAGGER) if quote.evidence else TAGGER
        if seen is not None:
            quote = _forth(quote, seen)  # noqa: PLW2901
        found[quote.id] = Claim(
            rule=rule,
            content=quote.content,
            cue=_mention(document, quote.cue.span if quote.cue is not None else None),
            source=_mention(document, quote.source),
            no_source=quote.no_source,
            addressee=_mention(document, quote.addressee),
            polarity=quote.polarity,
            weight=quote.confidence,
            evidence=quote.evidence,
            kind=quote.kind,
            parent=found[quote.parent] if quote.parent is not None else None,
        )
    return tuple(found.values())


def _forth(quote: Quote, seen: Seen) -> Quote:
    try:
        return seen.forth(quote)
    except UnseenError:
        raise InputError(f"quotation {quote.id!r:.40}: a part of it has no visible word") from None


def _check(quote: Quote) -> None:
    def refuse(why: str) -> NoReturn:
        raise InputError(f"quotation {quote.id!r:.40}: {why}")

    if not quote.content:
        refuse("it has no content")
    if any(after.start < before.end for before, after in pairwise(quote.content)):
        refuse("the parts stand in text order and do not overlap")


def _mention(document: Document, span: Span | None) -> Mention | None:
    return Mention.of(document, span) if span is not None else None
