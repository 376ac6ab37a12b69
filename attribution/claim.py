"""`Claim`: the one value that goes through all stages, from a rule's find to the result.

The terms are those of the PARC and PolNeAR corpora (Pareti 2015; Newell,
Margolin and Ruths 2018): an attribution links a *source* to a *content*
through a *cue*. Each stage takes claims and returns claims, with more known of
them than before; none of them is ever changed in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from attribution.document import Document, Span, Token, head_among
from attribution.knowledge.lexicon import Attitude
from attribution.quotation import Evidence, Kind, Polarity

if TYPE_CHECKING:
    from attribution.quotes.rule import Rule
    from attribution.relays.links import Link
    from attribution.speakers.references import Reference
    from attribution.topics.meant import Meant

__all__ = ["Claim", "Mention", "altered", "renewed"]


@frozen
class Mention:
    """Words of the text that stand for a cue, a source or an addressee, and their head.

    Attributes:
        span: the words.
        head: the syntactic head among them; None where no word stands there, as for a
            mark that the parser dropped.
    """

    span: Span
    head: Token | None

    @classmethod
    def of(cls, document: Document, span: Span) -> Mention:
        """The mention of a span that nobody has seen the words of: a caller's, a pattern's.

        A rule, which has seen them, gives the head that it saw.
        """
        return cls(span, document.head_of(span))

    @classmethod
    def over(cls, document: Document, words: Sequence[Token]) -> Mention:
        """The mention that some words make, at least one; the others hang on its head."""
        return cls(document.cover(words), head_among(words))

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.span.text


@frozen
class Claim:
    """What somebody is said to have said, thought or wanted, as far as a stage knows it.

    Attributes:
        rule: the rule that proposed it.
        content: the parts of the content in text order, quotation marks included.
        cue: the whole cue phrase, or None.
        source: the mention of the source, or None.
        no_source: why there is none, else None.
        addressee: the mention of the addressee, or None.
        attitude: speech or attitude.
        polarity: whether it was said at all; None until the claims are finished.
        weight: how sure the stages so far are of it, from 0 to 1.
        evidence: why it was proposed.
        kind: direct, indirect or mixed; known once the claims are assembled.
        parent: the claim that this one is nested in, or None; likewise.
        relays: the outlets on its way to the reader, the outermost first.
        relay: the outermost of those that the claim itself names, else that the article is
            headed by; what the result calls its agency.
        outlet: the canonical name of the outlet that is its source, if one is.
        speaker: whom the source means, or why nobody; None until it is resolved.
        told: whom the addressee means, likewise.
        about: the mentions within the content, once they are found.
    """

    rule: Rule
    content: tuple[Span, ...]
    cue: Mention | None = None
    source: Mention | None = None
    no_source: str | None = None
    addressee: Mention | None = None
    attitude: Attitude = "speech"
    polarity: Polarity | None = None
    weight: float = 0.5
    evidence: tuple[Evidence, ...] = ()
    kind: Kind = "indirect"
    parent: Claim | None = field(default=None, repr=False)
    relays: tuple[Link, ...] = ()
    relay: Link | None = None
    outlet: str | None = None
    speaker: Reference | None = None
    told: Reference | None = None
    about: tuple[Meant, ...] = ()

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end

    @property
    def cue_head(self) -> Token | None:
        """The head word of the cue; None where there is no cue, or no word in it."""
        return self.cue.head if self.cue is not None else None

    @property
    def source_head(self) -> Token | None:
        """The head word of the source, likewise."""
        return self.source.head if self.source is not None else None

    def top(self, document: Document) -> Token | None:
        """The word of its document that the first part of the content hangs on."""
        return head_among(document.tokens_in(self.content[0]))

    def holds(self, span: Span) -> bool:
        """Whether one part of the content covers a span."""
        return any(part.covers(span) for part in self.content)

    def overlaps(self, span: Span) -> bool:
        """Whether one part of the content shares a character with a span."""
        return any(part.overlaps(span) for part in self.content)


def altered(claim: Claim, **parts: Any) -> Claim:
    """A claim with other parts, by name; itself, and no copy, where they are the same.

    Arguments:
        claim: as it was.
        parts: what it has now.
    """
    same = all(getattr(claim, name) == part for name, part in parts.items())
    return claim if same else evolve(claim, **parts)


def renewed(claims: Iterable[Claim], change: Callable[[Claim], Claim | None]) -> tuple[Claim, ...]:
    """Claims changed one by one, each with the changed claim that it is nested in.

    Arguments:
        claims: in text order, an outer claim before those nested in it.
        change: gives the new claim, or None to drop it; what was nested in a claim that is
            dropped, or of which the words around it were cut, is then nested in the claim around
            that one.
    """
    new: dict[int, Claim | None] = {}
    kept: list[Claim] = []
    for claim in claims:
        parent = claim.parent
        around = new.get(id(parent)) if parent is not None else None
        changed = change(claim)
        if changed is None:
            new[id(claim)] = around
            continue
        while around is not None and not around.holds(changed.content[0]):
            around = around.parent
        if changed.parent is not around:
            changed = evolve(changed, parent=around)
        new[id(claim)] = changed
        kept.append(changed)
    return tuple(kept)
