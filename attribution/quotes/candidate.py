"""A rule's proposal: what may be a quotation, before it is weighed and assembled.

Rules propose freely (recall), a scorer weighs the proposals (precision), and
`attribution.quotes.assembly` makes `Quote` objects of those that remain.
"""

from __future__ import annotations

from attrs import field, frozen

from attribution.document import Span, Token
from attribution.knowledge.lexicon import Attitude
from attribution.quotation import Evidence, Polarity

__all__ = ["Candidate"]


@frozen
class Candidate:
    """A possible quotation.

    Attributes:
        rule: name of the rule that proposes it.
        content: the parts of the content in text order, quotation marks included.
        cue: the whole cue phrase, or None.
        cue_head: the head word of the cue phrase, or None.
        source: the mention of the source, or None.
        no_source: why there is none, else None.
        addressee: the mention of the addressee, or None.
        attitude: speech or attitude.
        polarity: as far as the rule can tell.
        weight: the rule's own confidence, from 0 to 1.
        evidence: why it was proposed.
    """

    rule: str
    content: tuple[Span, ...]
    cue: Span | None = None
    cue_head: Token | None = None
    source: Span | None = None
    no_source: str | None = None
    addressee: Span | None = None
    attitude: Attitude = "speech"
    polarity: Polarity = "asserted"
    weight: float = 0.5
    evidence: tuple[Evidence, ...] = field(default=())
