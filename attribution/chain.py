"""The chain of sources of a quotation, from its publisher to its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Metadata
from attribution.quotation import Quote
from attribution.result import Agency, ChainLink, Speaker

__all__ = ["build_chain"]


def build_chain(
    metadata: Metadata,
    relays: Sequence[Agency],
    enclosing: Sequence[tuple[Quote, Speaker]],
    quote: Quote,
    speaker: Speaker | None,
) -> tuple[ChainLink, ...]:
    """The stations of a claim, outermost first.

    Arguments:
        metadata: its publisher, if known, is the outermost link.
        relays: the relaying outlets, outermost first.
        enclosing: the quotations that this one is nested in and their
            speakers, outermost first: *A said B believes C* reaches us by A.
        quote: the quotation.
        speaker: its speaker, the innermost link.
    """
    links: list[ChainLink] = []
    if metadata.publisher:
        links.append(ChainLink("publisher", metadata.publisher))
    for agency in relays:
        if agency.name != metadata.publisher:
            links.append(ChainLink("agency", agency.name, agency.outlet.id, agency.mention))
    for outer, between in enclosing:
        links.append(ChainLink("intermediary", between.name, between.entity.id, outer.source))
    if speaker is not None:
        links.append(ChainLink("speaker", speaker.name, speaker.entity.id, quote.source))
    return tuple(links)
