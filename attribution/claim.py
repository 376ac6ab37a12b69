"""`Claim`: the value that goes through all stages, from what a rule finds to the result.

The terms are those of the PARC and PolNeAR corpora (Pareti 2015; Newell,
Margolin and Ruths 2018): an attribution links a *source* to a *content*
through a *cue*. Each stage takes claims and returns claims about which more is
known; no claim is ever changed in place.
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
    """The words of a cue, a source or an addressee, and their head.

    Attributes:
        span: the words.
        head: the syntactic head among them; None if the span holds no word of a sentence, as
            where the parser dropped a mark.
    """

    span: Span
    head: Token | None

    @classmethod
    def of(cls, document: Document, span: Span) -> Mention:
        """The mention at a span, given by a caller or a pattern; its head is looked up.

        A rule, which knows the head already, makes a mention directly.
        """
        return cls(span, document.head_of(span))

    @classmethod
    def over(cls, document: Document, words: Sequence[Token]) -> Mention:
        """The mention that some words (at least one) make, with the head among them."""
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
        no_source: why there is no source, else None.
        addressee: the mention of the addressee, or None.
        attitude: whether the cue tells of speech or of an attitude.
        polarity: whether it was said at all; None until `finish` has told.
        weight: how sure the stages so far are of it, from 0 to 1.
        evidence: why it was proposed.
        kind: direct, indirect or mixed; set when the claims are assembled.
        parent: the claim that this one is nested in, or None; set at the same time.
        relays: the outlets that passed it on, the outermost first.
        relay: what the result calls its agency: the outermost outlet that the claim itself
            names, else the one in the heading of the article.
        outlet: the canonical name of its source, if that is an outlet.
        speaker: whom the source means, or why nobody; None until it is resolved.
        told: whom the addressee means; None until it is resolved.
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
        """The head word of the source; None where there is no source, or no word in it."""
        return self.source.head if self.source is not None else None

    @property
    def asks(self) -> bool:
        """Whether the content ends with a question mark, perhaps before marks that close it."""
        return "?" in self.content[-1].text[-3:]

    def top(self, document: Document) -> Token | None:
        """The head of the first part of the content, in the document's trees."""
        return head_among(document.tokens_in(self.content[0]))

    def holds(self, span: Span) -> bool:
        """Whether one part of the content covers a span."""
        return any(part.covers(span) for part in self.content)

    def overlaps(self, span: Span) -> bool:
        """Whether one part of the content shares a character with a span."""
        return any(part.overlaps(span) for part in self.content)


def altered(claim: Claim, **parts: Any) -> Claim:
    """A copy of a claim with some attributes changed; the claim itself if nothing changes.

    Arguments:
        claim: the claim.
        parts: the new values, by the names of the attributes.
    """
    same = all(getattr(claim, name) == part for name, part in parts.items())
    return claim if same else evolve(claim, **parts)


def renewed(claims: Iterable[Claim], change: Callable[[Claim], Claim | None]) -> tuple[Claim, ...]:
    """Changes claims one by one, and keeps each nested in the changed form of its parent.

    Arguments:
        claims: in text order, an outer claim before those nested in it.
        change: gives the new claim, or None to drop it. A claim whose parent is dropped, or no
            longer holds it, is then nested in the parent's own parent.
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
