"""`build_chain`: the chain of sources of a quotation, from its publisher to its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Metadata, Span
from attribution.quotation import Quote
from attribution.result import ChainLink, Relay, Speaker

__all__ = ["build_chain"]


def build_chain(
    metadata: Metadata,
    relays: Sequence[Relay],
    enclosing: Sequence[tuple[Span | None, Speaker]],
    quote: Quote,
    speaker: Speaker | None,
    publisher: str | None = None,
) -> tuple[ChainLink, ...]:
    """The links of a claim's chain, outermost first.

    Arguments:
        metadata: the article's; its publisher, if known, is the outermost link.
        relays: the relaying outlets, outermost first.
        enclosing: the sources of the quotations that this one is nested in and
            their speakers, outermost first: *A said B believes C* reaches us by A.
        quote: the quotation.
        speaker: its speaker, the innermost link.
        publisher: the canonical name of the publisher (*Agence France-Presse* for *AFP*), so that
            it is not listed again as its own agency.
    """
    links: list[ChainLink] = []
    own = [a for a in relays if a.name in (metadata.publisher, publisher)]
    if metadata.publisher:
        ref = own[0].outlet.id if own else None
        links.append(ChainLink("publisher", metadata.publisher, ref))
    for agency in relays:
        if agency not in own or not metadata.publisher:
            links.append(ChainLink("agency", agency.name, agency.outlet.id, agency.mention))
    people = [*(between.entity.id for _, between in enclosing), speaker and speaker.entity.id]
    for (source, between), after in zip(enclosing, people[1:], strict=True):
        # *He said he believed ...*: nobody stands between him and the reader.
        if between.entity.id != after:
            links.append(ChainLink("intermediary", between.name, between.entity.id, source))
    if speaker is not None:
        links.append(ChainLink("speaker", speaker.name, speaker.entity.id, quote.source))
    return tuple(links)
