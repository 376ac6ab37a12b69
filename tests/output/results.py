"""Results for tests: one with every part filled in, and a strategy that makes any."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args

from attrs import evolve
from hypothesis import strategies as st

from attribution.document import Metadata, ParserInfo, Span
from attribution.quotation import Cue, Evidence, Kind, Polarity, Quote
from attribution.result import (
    Addressee,
    AttributedDocument,
    Attribution,
    ChainLink,
    ChainRole,
    Credit,
    Entity,
    EntityKind,
    Gender,
    Outlet,
    OutletKind,
    Part,
    Relation,
    Relay,
    Resolution,
    Speaker,
    Topic,
    TopicMention,
)

__all__ = ["FULL", "any_text", "documents", "span"]

TEXT = "Reyes told Lund it rained, the Halden News Agency said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


REYES = Entity(
    "e1", "Reyes", "person", ("the mayor",), (span("Reyes"),), Gender("feminine", ("she",))
)
LUND = Entity("e2", "Lund", "person")
HNA = Outlet("a1", "Halden News Agency", "news agency", (span("Halden News Agency"),))
QUOTE = Quote(
    "q1",
    "indirect",
    (span("it rained"),),
    Cue(span("told"), "tell"),
    span("Reyes"),
    addressee=span("Lund"),
    confidence=0.9,
    evidence=(Evidence("clausal_complement", (span("told"),), "a note"),),
)
FULL = AttributedDocument(
    TEXT,
    (
        Attribution(
            "at1",
            QUOTE,
            Speaker(REYES, "own name", 0.97),
            None,
            Relay(HNA, "reported", span("Halden News Agency")),
            Addressee(span("Lund"), LUND),
            (ChainLink("agency", "Halden News Agency", "a1", span("Halden News Agency")),),
            0.87,
            (Topic(LUND, (TopicMention(span("it rained"), "subject", "pronoun", 0.9),)),),
        ),
        Attribution("at2", Quote("q2", "direct", (span("Lund"),), no_source="why"), None, "why"),
    ),
    (REYES, LUND),
    (HNA,),
    "en",
    ParserInfo("stanza", "1.15.0", "compact"),
    Metadata(publisher="Halden Courier"),
    "one",
)


# Any character, halves of surrogate pairs included; whole pairs in two halves apart.
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def any_text(least: int = 0) -> st.SearchStrategy[str]:
    """Any string that JSON can hold."""
    characters = st.characters(exclude_categories=())
    return st.text(characters, min_size=least, max_size=40).filter(lambda t: not _PAIR.search(t))


_SHARE = st.floats(0, 1)


@st.composite
def documents(draw: st.DrawFn) -> AttributedDocument:
    """Results that hold together, with every part of the types in every state."""
    text = draw(any_text(4))
    make = _Maker(draw, text)
    entities: list[Entity] = []
    for i in range(draw(st.integers(0, 2))):
        entities.append(make.entity(f"e{i}", [e.id for e in entities]))
    outlets = [
        Outlet(f"a{i}", make.words(), make.one_of(OutletKind), make.some(make.part))
        for i in range(draw(st.integers(0, 2)))
    ]
    quotes: list[str] = []
    attributions = []
    for i in range(draw(st.integers(0, 3))):
        attributions.append(make.attribution(i, entities, outlets, quotes))
        quotes.append(f"q{i}")
    return AttributedDocument(
        text,
        tuple(attributions),
        tuple(entities),
        tuple(outlets),
        make.words(),
        ParserInfo(make.words(), make.words(), make.words()),
        Metadata(*(make.maybe(make.words) for _ in range(5))),
        make.maybe(make.words),
        make.some(make.words),
        make.some(make.credit),
    )


class _Maker:
    """Draws the parts of one result."""

    def __init__(self, draw: st.DrawFn, text: str) -> None:
        self.draw = draw
        self.text = text

    def words(self) -> str:
        return self.draw(any_text())

    def part(self) -> Span:
        start = self.draw(st.integers(0, len(self.text) - 1))
        return Span.of(self.text, start, self.draw(st.integers(start + 1, len(self.text))))

    def parts(self) -> tuple[Span, ...]:
        offsets = st.lists(st.integers(0, len(self.text)), min_size=2, max_size=4, unique=True)
        bounds = sorted(self.draw(offsets))
        pairs = zip(bounds[::2], bounds[1::2], strict=False)
        return tuple(Span.of(self.text, start, end) for start, end in pairs)

    def maybe(self, make: Callable[[], Any]) -> Any:
        return make() if self.draw(st.booleans()) else None

    def some(self, make: Callable[[], Any]) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(0, 2))))

    def one_of(self, literal: object) -> Any:
        return self.draw(st.sampled_from(get_args(literal)))

    def of(self, values: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(values)) if values else None

    def entity(self, name: str, others: Sequence[str]) -> Entity:
        masculine_or_feminine = Literal["masculine", "feminine"]
        return Entity(
            name,
            self.words(),
            self.one_of(EntityKind),
            self.some(self.words),
            self.some(self.part),
            self.maybe(
                lambda: Gender(
                    self.one_of(masculine_or_feminine),
                    self.some(self.words),
                    self.draw(st.booleans()),
                )
            ),
            self.some(lambda: self.of(others)) if others else (),
        )

    def credit(self) -> Credit:
        return Credit(self.words(), self.one_of(OutletKind), self.part())

    def attribution(
        self, i: int, entities: Sequence[Entity], outlets: Sequence[Outlet], quotes: Sequence[str]
    ) -> Attribution:
        source, who = self.maybe(self.part), self.maybe(lambda: self.of(entities))
        quote = Quote(
            f"q{i}",
            self.one_of(Kind),
            self.parts(),
            self.maybe(lambda: Cue(self.part(), self.words())),
            source,
            self.maybe(self.words) if source is None else None,
            self.maybe(self.part),
            self.maybe(lambda: self.of(quotes)),
            self.one_of(Polarity),
            self.draw(_SHARE),
            self.some(lambda: Evidence(self.words(), self.some(self.part), self.words())),
        )
        outlet = self.of(outlets)
        return Attribution(
            f"at{i}",
            quote,
            None if who is None else Speaker(who, self.one_of(Resolution), self.draw(_SHARE)),
            self.maybe(self.words) if who is None else None,
            None if outlet is None else Relay(outlet, self.one_of(Relation), self.maybe(self.part)),
            self.maybe(lambda: Addressee(self.part(), self.maybe(lambda: self.of(entities)))),
            self.some(lambda: self.link(entities, outlets)),
            self.draw(_SHARE),
            self.some(lambda: self.topic(entities, quote.content))
            if entities and quote.content
            else (),
        )

    def topic(self, entities: Sequence[Entity], content: Sequence[Span]) -> Topic:
        mention = TopicMention(
            self.of(content), self.one_of(Part), self.one_of(Resolution), self.draw(_SHARE)
        )
        more = self.some(lambda: evolve(mention, part=self.one_of(Part)))
        return Topic(self.of(entities), (mention, *more), self.draw(st.booleans()))

    def link(self, entities: Sequence[Entity], outlets: Sequence[Outlet]) -> ChainLink:
        role = self.one_of(ChainRole)
        named = self.of(outlets if role in ("publisher", "agency") else entities)
        ref = self.maybe(lambda: named.id) if named is not None else None
        return ChainLink(role, self.words(), ref, self.maybe(self.part))
