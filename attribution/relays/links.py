"""`Link`: an outlet's part in a claim: that it relayed the claim, and how."""

from __future__ import annotations

from attrs import frozen

from attribution.document import Span
from attribution.mentions.outlets import OutletMention
from attribution.result import OutletKind, Relation

__all__ = ["Link", "link_to"]


@frozen
class Link:
    """An outlet's part in bringing a quotation to the reader.

    Attributes:
        name: the outlet's canonical name.
        kind: news agency, newspaper, ...
        relation: how it relayed the quotation.
        mention: the words that name it; None if only the metadata name it.
    """

    name: str
    kind: OutletKind
    relation: Relation
    mention: Span | None


def link_to(outlet: OutletMention, relation: Relation) -> Link:
    """The link to an outlet that the text names.

    Arguments:
        outlet: the mention of the outlet.
        relation: how it relays.
    """
    return Link(outlet.name, outlet.kind, relation, outlet.span)
