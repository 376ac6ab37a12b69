"""Who speaks about, to and through whom over articles."""

from __future__ import annotations

import io
from typing import Any

import pytest
from attrs import evolve

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    Entity,
    Failure,
    InputError,
    Outlet,
    Quote,
    Relay,
    Span,
    Speaker,
    Topic,
    TopicMention,
)
from attribution.networks import Network, network

TEXT = "Reyes told Lund that Quist had lied."
REYES = Entity("e1", "Dana Reyes", "person")
LUND = Entity("e2", "Karl Lund", "person")
QUIST = Entity("e3", "Mara Quist", "person")
BOTH = Entity("e4", "Karl Lund and Mara Quist", "group", members=("e2", "e3"))
CLERK = Entity("e5", "a clerk", "unnamed")
HNA = Outlet("a1", "Halden News Agency", "news agency")


def spoken(*about: Entity, speaker: Entity = REYES, sure: float = 0.9) -> Attribution:
    mention = TopicMention(Span.of(TEXT, 21, 26), "subject", "own name", sure)
    return Attribution(
        "at1",
        Quote("q1", "indirect", (Span.of(TEXT, 16, 35),)),
        Speaker(speaker, "own name"),
        agency=Relay(HNA, "according to"),
        addressee=Addressee(Span.of(TEXT, 11, 15), LUND),
        about=tuple(Topic(entity, (mention,), entity is speaker) for entity in about),
    )


def article(*attributions: Attribution) -> AttributedDocument:
    named = tuple(evolve(a, id=f"at{i}") for i, a in enumerate(attributions))
    return AttributedDocument(TEXT, named, (REYES, LUND, QUIST, BOTH, CLERK), (HNA,))


def told(found: Network) -> list[tuple[str, str, int, int]]:
    return [(e.source, e.target, e.quotations, e.articles) for e in found.edges]


def test_edges_are_counted_over_articles_by_the_key_of_the_name() -> None:
    other = evolve(REYES, name="DANA REYES")
    first, second = article(spoken(QUIST), spoken(QUIST)), article(spoken(QUIST, speaker=other))
    assert told(network([first, second])) == [("dana reyes", "mara quist", 3, 2)]


@pytest.mark.parametrize(
    ("kind", "target"),
    [("about", "mara quist"), ("addressee", "karl lund"), ("agency", "halden news agency")],
)
def test_a_kind_says_whom_edges_lead_to(kind: str, target: str) -> None:
    (edge,) = network(article(spoken(QUIST)), kind).edges  # type: ignore[arg-type]
    assert edge.target == target


@pytest.mark.parametrize(("name", "count"), [("his staff", 0), ("the staff", 1), ("Hislop", 1)])
def test_what_is_somebody_s_by_a_pronoun_is_another_in_each_article(name: str, count: int) -> None:
    staff = Entity("e6", name, "group")
    assert len(network(article(spoken(staff))).edges) == count
    assert len(network(article(spoken(QUIST, speaker=staff))).edges) == count


def test_several_are_taken_one_by_one() -> None:
    found = told(network(article(spoken(BOTH))))
    assert [target for _, target, _, _ in found] == ["karl lund", "mara quist"]


def test_neither_oneself_nor_who_is_not_named_makes_an_edge() -> None:
    assert told(network(article(spoken(REYES, CLERK), spoken(QUIST, speaker=CLERK)))) == []


def test_those_who_speak_together_make_no_edge_to_each_other() -> None:
    assert told(network(article(spoken(BOTH, speaker=BOTH)))) == []


def test_what_is_not_sure_enough_is_left_out() -> None:
    assert told(network(article(spoken(QUIST, sure=0.4)))) == []


def test_kinds_and_polarities_are_counted_apart() -> None:
    denied = spoken(QUIST)
    denied = evolve(denied, quote=evolve(denied.quote, polarity="negated"))
    (row,) = network([article(spoken(QUIST), denied), Failure("b", "InputError", "no")]).rows()
    assert (row["quotations"], row["asserted"], row["negated"], row["indirect"]) == (2, 1, 1, 2)
    assert (row["source"], row["target"]) == ("Dana Reyes", "Mara Quist")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_is_saved_and_read_back(form: str) -> None:
    networkx = pytest.importorskip("networkx")
    graph = network(article(spoken(QUIST, LUND))).to_graph()
    file = io.BytesIO()
    getattr(networkx, f"write_{form}")(graph, file)
    file.seek(0)
    back = getattr(networkx, f"read_{form}")(file)
    assert set(back.edges) == {("dana reyes", "mara quist"), ("dana reyes", "karl lund")}
    assert back.edges["dana reyes", "mara quist"]["asserted"] == 1
    assert back.nodes["mara quist"]["kind"] == "person"


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(InputError, match="needs results, not str"):
        network("article")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="what attribute\\(\\) returned, not int"):
        network([5])  # type: ignore[list-item]
    with pytest.raises(InputError, match="not 'friends'"):
        network([], "friends")  # type: ignore[arg-type]


@pytest.mark.parametrize("sure", ["0.5", None, 2, float("nan"), True])
def test_a_confidence_is_a_number_from_0_to_1(sure: Any) -> None:
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1"):
        network([], min_confidence=sure)


def test_who_has_no_speaker_or_no_outlet_makes_no_edge() -> None:
    nobody = evolve(spoken(QUIST), speaker=None, no_speaker="no name", agency=None)
    assert told(network([article(nobody)])) == []
    assert told(network([article(evolve(spoken(QUIST), agency=None))], "agency")) == []
    unknown = evolve(spoken(QUIST), addressee=Addressee(Span.of(TEXT, 11, 15)))
    assert told(network([article(unknown)], "addressee")) == []
