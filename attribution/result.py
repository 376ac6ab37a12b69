"""What `attribute` returns: quotations linked to entities and outlets.

An `AttributedDocument` holds no parse, so that millions can be kept, and it equals what
`attribution.from_json` reads back. All classes here check the types of their parts: a wrong one
raises `InputError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from attribution.document import Metadata, ParserInfo, Span
from attribution.entity import Entity, EntityKind, Gender, Resolution, ids_by_surname
from attribution.failure import Failure
from attribution.part_types import check_parts
from attribution.quotation import Polarity, Quote
from attribution.topic import Part, Topic, TopicMention

__all__ = [
    "Addressee",
    "AttributedDocument",
    "Attribution",
    "ChainLink",
    "ChainRole",
    "Credit",
    "Entity",
    "EntityKind",
    "Failure",
    "Gender",
    "Outlet",
    "OutletKind",
    "Part",
    "Relation",
    "Relay",
    "Resolution",
    "Speaker",
    "Topic",
    "TopicMention",
]

OutletKind = Literal[
    "news agency", "newspaper", "magazine", "broadcaster", "website", "journal", "other"
]
"""What an outlet is."""

Relation = Literal[
    "according to",
    "quoted by",
    "told to",
    "reported",
    "carried by",
    "published in",
    "seen by",
    "dateline",
    "byline",
    "publisher",
]
"""How an outlet relayed a quotation."""

ChainRole = Literal["publisher", "agency", "intermediary", "speaker"]
"""What a link of a claim's chain is: its publisher, an outlet that relayed it, a source in between,
or its speaker."""


def _count(values: tuple[object, ...]) -> str:
    return f"<{len(values)}>"


@frozen
class Speaker:
    """Who a quotation is ascribed to.

    Attributes:
        entity: who speaks.
        resolved_by: how the source mention led to it.
        confidence: from 0 to 1.
    """

    entity: Entity
    resolved_by: Resolution
    confidence: float = 1.0
    __attrs_post_init__ = check_parts

    @property
    def name(self) -> str:
        """The entity's canonical name."""
        return self.entity.name


@frozen
class Addressee:
    """Who a quotation was said to.

    Attributes:
        mention: the words of the text.
        entity: the entity they refer to, or None.
    """

    mention: Span
    entity: Entity | None = None
    __attrs_post_init__ = check_parts

    @property
    def name(self) -> str:
        """The entity's canonical name, or the mention's own words."""
        return self.entity.name if self.entity else self.mention.text


@frozen
class Outlet:
    """A news agency, newspaper, broadcaster, site or journal.

    Attributes:
        id: its name within the document, ``"a1"``, ``"a2"``, ...
        name: canonical name, such as *Agence France-Presse* for *AFP*.
        kind: news agency, newspaper, ...
        mentions: where the text names it, in text order.
    """

    id: str
    name: str
    kind: OutletKind
    mentions: tuple[Span, ...] = field(default=(), repr=_count)
    __attrs_post_init__ = check_parts


@frozen
class Credit:
    """An outlet that helped with the whole article: *Reuters contributed to this report*.

    It is no quotation's agency, for the article does not say which quotations it supplied, if any.

    Attributes:
        name: the outlet's canonical name.
        kind: news agency, newspaper, ...
        mention: the words that name it.
    """

    name: str
    kind: OutletKind
    mention: Span
    __attrs_post_init__ = check_parts


@frozen
class Relay:
    """Through whom a quotation reached the reader.

    Attributes:
        outlet: the outlet that relayed it.
        relation: how it relayed the quotation.
        mention: the words that name it here; None if only the metadata name it.
    """

    outlet: Outlet
    relation: Relation
    mention: Span | None = None
    __attrs_post_init__ = check_parts

    @property
    def name(self) -> str:
        """The outlet's canonical name."""
        return self.outlet.name


@frozen
class ChainLink:
    """One link of the chain by which a claim went from its speaker to the reader.

    Attributes:
        role: publisher, agency, intermediary or speaker.
        name: canonical name.
        ref: id of the `Entity` or `Outlet` in the document, or None.
        mention: the words of the text, or None.
    """

    role: ChainRole
    name: str
    ref: str | None = None
    mention: Span | None = None
    __attrs_post_init__ = check_parts


@frozen
class Attribution:
    """A quotation linked to its speaker and to the outlet that relayed it.

    Attributes:
        id: its name within the document, ``"at1"``, ``"at2"``, ... in text order.
        quote: the quotation.
        speaker: who is said to have said it, or None.
        no_speaker: why there is no speaker, else None.
        agency: the outlet that relayed it, or None.
        addressee: who was spoken to, or None.
        chain: the sources from the outermost (publisher) to the innermost (speaker).
        confidence: how sure the quotation and its speaker are together, from 0 to 1.
        about: whom and what the content speaks of, in the order of their first mentions.
    """

    id: str
    quote: Quote
    speaker: Speaker | None = None
    no_speaker: str | None = None
    agency: Relay | None = None
    addressee: Addressee | None = None
    chain: tuple[ChainLink, ...] = ()
    confidence: float = 1.0
    about: tuple[Topic, ...] = ()
    __attrs_post_init__ = check_parts

    @property
    def polarity(self) -> Polarity:
        """The quotation's polarity."""
        return self.quote.polarity

    def __repr__(self) -> str:
        who = self.speaker.name if self.speaker else None
        return f"<Attribution {self.id!r} {who!r} {self.confidence:.2f} {self.quote!r}>"


@frozen
class AttributedDocument:
    """An article's attributions.

    Attributes:
        text: the caller's own string, unchanged.
        attributions: in text order.
        entities: whom and what sources, addressees and contents refer to; those that are only
            spoken of come last.
        agencies: the outlets that relayed quotations.
        language: two-letter code.
        parser: what parsed it.
        metadata: title, publisher, date and so on, if you know them.
        id: the caller's name for the document, or None.
        warnings: what to know before the result is trusted, such as that the text seems to
            be in another language.
        credits: outlets that helped with the whole article, apart from ``agencies``.
    """

    text: str
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    agencies: tuple[Outlet, ...] = ()
    language: str = "en"
    parser: ParserInfo = ParserInfo("")
    metadata: Metadata = Metadata()
    id: str | None = None
    warnings: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()

    __attrs_post_init__ = check_parts

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by their ids, such as those in `Entity.members`."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """The ids of the persons who share a surname, by the surname in lower case."""
        return ids_by_surname(self.entities)

    def to_html(self) -> str:
        """The article as a page for a browser; see `attribution.output.to_html`.

        Example:
            >>> AttributedDocument("It rained.").to_html()[:15]
            '<!DOCTYPE html>'
        """
        from attribution.output.html import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from attribution.output.html import to_notebook

        return to_notebook(self)

    def __rich__(self) -> object:
        """What ``rich.print`` shows."""
        from attribution.output.rich_text import to_rich

        return to_rich(self)

    def __repr__(self) -> str:
        found, size = len(self.attributions), len(self.text)
        return f"<AttributedDocument {self.id!r}: {found} attributions, {size} characters>"
