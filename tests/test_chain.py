"""The chain of sources: publisher, outlets, sources in between, speaker."""

from __future__ import annotations

from attribution import Entity, Metadata, Outlet, Quote, Relay, Span, Speaker
from attribution.chain import build_chain

TEXT = "Lund said Holm feared rain, AP reported."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def speaker(number: int, name: str) -> Speaker:
    return Speaker(Entity(f"e{number}", name, "person"), "own name")


def agency(number: int, name: str) -> Relay:
    return Relay(Outlet(f"a{number}", name, "news agency"), "reported")


OUTER = Quote("q1", "indirect", (span("Holm feared rain"),), source=span("Lund"))
INNER = Quote("q2", "indirect", (span("rain"),), source=span("Holm"), parent="q1")


def names(*arguments: object) -> list[tuple[str, str]]:
    return [(link.role, link.name) for link in build_chain(*arguments)]  # type: ignore[arg-type]


def test_it_leads_from_the_outermost_to_the_innermost() -> None:
    chain = names(
        Metadata(publisher="Torvik Mirror"),
        [agency(1, "AP"), agency(2, "BBC")],
        [(OUTER.source, speaker(1, "Lund"))],
        INNER,
        speaker(2, "Holm"),
    )
    assert chain == [
        ("publisher", "Torvik Mirror"),
        ("agency", "AP"),
        ("agency", "BBC"),
        ("intermediary", "Lund"),
        ("speaker", "Holm"),
    ]


def test_a_publisher_is_not_its_own_agency() -> None:
    chain = names(Metadata(publisher="AP"), [agency(1, "AP")], [], OUTER, speaker(1, "Lund"))
    assert chain == [("publisher", "AP"), ("speaker", "Lund")]


def test_it_may_lack_a_speaker() -> None:
    assert names(Metadata(), [agency(1, "AP")], [], OUTER, None) == [("agency", "AP")]


def test_each_link_refers_to_what_the_document_lists() -> None:
    links = build_chain(
        Metadata(),
        [agency(1, "AP")],
        [(OUTER.source, speaker(1, "Lund"))],
        INNER,
        speaker(2, "Holm"),
    )
    assert [link.ref for link in links] == ["a1", "e1", "e2"]
    assert [link.mention for link in links[1:]] == [OUTER.source, INNER.source]


def test_a_publisher_under_another_name_is_not_its_own_agency() -> None:
    relays = [agency(1, "Agence France-Presse"), agency(2, "BBC")]
    links = build_chain(
        Metadata(publisher="AFP"),
        relays,
        [],
        OUTER,
        speaker(1, "Lund"),
        publisher="Agence France-Presse",
    )
    assert [(link.role, link.name, link.ref) for link in links] == [
        ("publisher", "AFP", "a1"),
        ("agency", "BBC", "a2"),
        ("speaker", "Lund", "e1"),
    ]


def test_who_tells_what_he_thinks_himself_is_one_link() -> None:
    same = speaker(1, "Lund")
    assert names(Metadata(), [], [(OUTER.source, same)], INNER, same) == [("speaker", "Lund")]
