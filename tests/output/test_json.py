"""JSON out and in again; what is not of the schema is refused with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import SerializationError, from_json, to_json
from attribution.document import Metadata, ParserInfo, Span
from attribution.output import rows, to_csv
from attribution.quotation import Cue, Evidence, Kind, Polarity, Quote
from attribution.result import (
    Addressee,
    AttributedDocument,
    Attribution,
    ChainLink,
    ChainRole,
    Entity,
    EntityKind,
    Gender,
    Outlet,
    OutletKind,
    Relation,
    Relay,
    Resolution,
    Speaker,
)

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


def test_round_trip() -> None:
    assert from_json(to_json(FULL)) == FULL
    assert from_json(to_json(FULL, indent=2)) == FULL


def test_the_contract() -> None:
    value = json.loads(to_json(FULL))
    assert value["schema"] == 1
    first = value["attributions"][0]
    assert first["quote"]["content"] == [{"start": 16, "end": 25, "text": "it rained"}]
    assert first["quote"]["cue"] == {"start": 6, "end": 10, "text": "told", "lemma": "tell"}
    assert first["speaker"]["name"] == "Reyes"
    assert first["agency"]["relation"] == "reported"
    assert first["addressee"]["entity"] == "e2"
    assert value["entities"][0]["role"] == "the mayor"
    assert value["attributions"][1]["speaker"] is None


# Any character, halves of surrogate pairs included; whole pairs in two halves apart.
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40).filter(
    lambda text: not PAIR.search(text)
)
SHARE = st.floats(0, 1)


@st.composite
def documents(draw: st.DrawFn) -> AttributedDocument:
    """Documents with every part of the types in every state."""
    text = draw(ANY_TEXT)

    def part() -> Span:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return Span.of(text, start, end)

    def maybe(make: Callable[[], Any]) -> Any:
        return make() if draw(st.booleans()) else None

    def some(make: Callable[[], Any]) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, 2))))

    def words() -> str:
        return draw(ANY_TEXT)

    def one_of(literal: object) -> Any:
        return draw(st.sampled_from(get_args(literal)))

    entities = tuple(
        Entity(
            f"e{i}",
            words(),
            one_of(EntityKind),
            some(words),
            some(part),
            maybe(
                lambda: Gender(
                    one_of(Literal["masculine", "feminine"]), some(words), draw(st.booleans())
                )
            ),
            some(words),
        )
        for i in range(draw(st.integers(0, 2)))
    )
    outlets = tuple(
        Outlet(f"a{i}", words(), one_of(OutletKind), some(part))
        for i in range(draw(st.integers(0, 2)))
    )

    def entity() -> Entity | None:
        return draw(st.sampled_from(entities)) if entities else None

    def attribution() -> Attribution:
        who = maybe(entity)
        return Attribution(
            words(),
            Quote(
                words(),
                one_of(Kind),
                some(part),
                maybe(lambda: Cue(part(), words())),
                maybe(part),
                maybe(words),
                maybe(part),
                maybe(words),
                one_of(Polarity),
                draw(SHARE),
                some(lambda: Evidence(words(), some(part), words())),
            ),
            None if who is None else Speaker(who, one_of(Resolution), draw(SHARE)),
            maybe(words),
            Relay(draw(st.sampled_from(outlets)), one_of(Relation), maybe(part))
            if outlets
            else None,
            maybe(lambda: Addressee(part(), maybe(entity))),
            some(lambda: ChainLink(one_of(ChainRole), words(), maybe(words), maybe(part))),
            draw(SHARE),
        )

    return AttributedDocument(
        text,
        some(attribution),
        entities,
        outlets,
        words(),
        ParserInfo(words(), words(), words()),
        Metadata(*(maybe(words) for _ in range(5))),
        maybe(words),
    )


@given(documents(), st.sampled_from([None, 2]))
def test_any_document_survives(document: AttributedDocument, indent: int | None) -> None:
    written = to_json(document, indent=indent)
    assert from_json(written) == document
    assert from_json(written.encode("utf-8").decode("utf-8")) == document


@pytest.mark.parametrize("where", ["text", "id", "title"])
def test_half_a_surrogate_pair_is_written_as_an_escape(where: str) -> None:
    document = {
        "text": AttributedDocument("a\udcff"),
        "id": AttributedDocument("a", id="\udcff"),
        "title": AttributedDocument("a", metadata=Metadata(title="\udcff")),
    }[where]
    assert b"\\udcff" in to_json(document).encode("utf-8")
    assert from_json(to_json(document)) == document


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(SerializationError, match="surrogate pair"):
        to_json(AttributedDocument("\ud83d\ude00"))
    endless = Attribution("at1", Quote("q1", "direct", ()), confidence=float("nan"))
    with pytest.raises(SerializationError, match="finite"):
        to_json(AttributedDocument("", (endless,)))


def broken(change: Any) -> str:
    value = json.loads(to_json(FULL))
    change(value)
    return json.dumps(value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda v: v.update(schema=9), r"\$\.schema: this version reads schema 1, not 9"),
        (lambda v: v.pop("text"), r"\$: the key 'text' is missing"),
        (lambda v: v.update(text=3), r"\$\.text: str is due, not int"),
        (lambda v: v.update(entities={}), r"\$\.entities: list is due, not dict"),
        (
            lambda v: v["attributions"][0]["speaker"].update(entity="e9"),
            r"\$\.attributions\[0\]\.speaker\.entity: there is no 'e9'",
        ),
        (
            lambda v: v["attributions"][0]["quote"]["content"][0].update(end=99),
            r"content\[0\]: the document's text has 'it rained, the",
        ),
        (
            lambda v: v["attributions"][1]["quote"].pop("parent"),
            r"\$\.attributions\[1\]\.quote: the key 'parent' is missing",
        ),
        (
            lambda v: v["attributions"][0]["quote"].update(weight=1),
            r"\$\.attributions\[0\]\.quote: the schema has no key 'weight'",
        ),
        (
            lambda v: v["entities"][0].update(kind="robot"),
            r"\$\.entities\[0\]\.kind: one of person, .* is due, not 'robot'",
        ),
        (
            lambda v: v["entities"][1].update(role="the mayor"),
            r"\$\.entities\[1\]\.role: the rest of the document says None",
        ),
        (
            lambda v: v["entities"][1].update(id="e1"),
            r"\$\.entities: the id 'e1' is given twice",
        ),
        (
            lambda v: v["attributions"][0].update(confidence=1.5),
            r"\$\.attributions\[0\]\.confidence: a number from 0 to 1",
        ),
        (lambda v: v.update(schema=True), r"\$\.schema: int is due, not bool"),
    ],
)
def test_what_is_not_of_the_schema_is_refused(change: Any, message: str) -> None:
    with pytest.raises(SerializationError, match=message):
        from_json(broken(change))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"text"', pytest.param("[" * 200_000, id="deep")]
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(SerializationError):
        from_json(text)


def test_rows_and_csv() -> None:
    assert [r["speaker"] for r in rows(FULL)] == ["Reyes", ""]
    assert to_csv([FULL]).splitlines()[1].startswith("one,at1,indirect,it rained,16,25,told")


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    text = "=HYPERLINK(1)"
    document = AttributedDocument(
        text, (Attribution("at1", Quote("q1", "direct", (Span.of(text, 0, len(text)),))),)
    )
    assert "'=HYPERLINK(1)" in to_csv([document])
