"""JSON out and in again; what is not of the schema is refused with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve

from attribution import SerializationError, from_json, to_json
from attribution.document import Metadata, Span
from attribution.output import render
from attribution.result import AttributedDocument, Credit
from tests.output.results import FULL


def test_round_trip() -> None:
    assert from_json(to_json(FULL)) == FULL
    assert from_json(to_json(FULL, indent=2)) == FULL


def test_the_contract() -> None:
    value = json.loads(to_json(FULL))
    assert value["schema"] == 2
    first = value["attributions"][0]
    assert first["quote"]["content"] == [{"start": 16, "end": 25, "text": "it rained"}]
    assert first["quote"]["cue"] == {"start": 6, "end": 10, "text": "told", "lemma": "tell"}
    assert first["speaker"]["name"] == "Reyes"
    assert first["agency"]["relation"] == "reported"
    assert first["addressee"]["entity"] == "e2"
    assert value["entities"][0]["role"] == "the mayor"
    assert value["attributions"][1]["speaker"] is None


def test_who_helped_stands_apart_from_the_agencies() -> None:
    helped = evolve(FULL, credits=(Credit("Reuters", "news agency", Span(0, 5, "Reyes")),))
    value = json.loads(to_json(helped))
    mention = {"start": 0, "end": 5, "text": "Reyes"}
    assert value["credits"] == [{"name": "Reuters", "kind": "news agency", "mention": mention}]
    assert from_json(to_json(helped)) == helped
    assert "credits" not in json.loads(to_json(FULL))
    assert render(helped).endswith("helped with the article: Reuters")


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


def nest_in_each_other(value: Any) -> None:
    first, second = (a["quote"] for a in value["attributions"])
    first["parent"], second["parent"] = "q2", "q1"


def broken(change: Any) -> str:
    value = json.loads(to_json(FULL))
    change(value)
    return json.dumps(value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda v: v.update(schema=9), r"\$\.schema: this version reads schema 2 and older, not 9"),
        (lambda v: v.pop("text"), r"\$: the key 'text' is missing"),
        (lambda v: v.update(text=3), r"\$\.text: str is expected, not int"),
        (lambda v: v.update(entities={}), r"\$\.entities: list is expected, not dict"),
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
            r"\$\.entities\[0\]\.kind: one of person, .* is expected, not 'robot'",
        ),
        (
            lambda v: v["entities"][1].update(role="the mayor"),
            r"\$\.entities\[1\]\.role: the rest of the document says None",
        ),
        (
            lambda v: v["entities"].append(v["entities"][0]),
            r"\$\.entities\[2\]\.id: the id 'e1' is given twice",
        ),
        (
            lambda v: v["attributions"][0].update(confidence=1.5),
            r"\$\.attributions\[0\]\.confidence: a number from 0 to 1",
        ),
        (lambda v: v.update(schema=True), r"\$\.schema: int is expected, not bool"),
        (
            lambda v: v["attributions"][1]["quote"].update(parent="q9"),
            r"\$\.attributions\[1\]\.quote\.parent: there is no quotation 'q9'",
        ),
        (
            lambda v: v["attributions"][1]["quote"].update(parent="q2"),
            r"\$\.attributions\[1\]\.quote\.parent: 'q2' is nested in itself",
        ),
        (nest_in_each_other, r"\$\.attributions\[0\]\.quote\.parent: 'q1' is nested in itself"),
        (
            lambda v: v["attributions"][1].update(id="at1"),
            r"\$\.attributions\[1\]\.id: the id 'at1' is given twice",
        ),
        (
            lambda v: v["attributions"][1]["quote"].update(id="q1"),
            r"\$\.attributions\[1\]\.quote\.id: the id 'q1' is given twice",
        ),
        (
            lambda v: v["attributions"][1]["quote"].update(content=[]),
            r"\$\.attributions\[1\]\.quote\.content: a quotation has at least one part",
        ),
        (
            lambda v: v["attributions"][0]["quote"]["content"].append(
                {"start": 0, "end": 5, "text": "Reyes"}
            ),
            r"quote\.content\[1\]: parts stand in text order",
        ),
        (
            lambda v: v["attributions"][0]["quote"]["content"].append(
                {"start": 19, "end": 25, "text": "rained"}
            ),
            r"quote\.content\[1\]: parts .* do not overlap",
        ),
        (
            lambda v: v["entities"][0]["mentions"].append({"start": 90, "end": 90, "text": ""}),
            r"\$\.entities\[0\]\.mentions\[1\]: a span holds at least one character",
        ),
        (
            lambda v: v["attributions"][0]["chain"][0].update(ref="a7"),
            r"chain\[0\]\.ref: there is no outlet 'a7'",
        ),
        (
            lambda v: v["attributions"][0]["chain"][0].update(role="speaker"),
            r"chain\[0\]\.ref: there is no entity 'a1'",
        ),
        (
            lambda v: v["entities"][0]["members"].append("e5"),
            r"\$\.entities\[0\]\.members\[0\]: there is no entity 'e5'",
        ),
        (
            lambda v: v["entities"][0]["members"].append("e1"),
            r"\$\.entities\[0\]\.members\[0\]: 'e1' is a member of itself",
        ),
        (
            lambda v: v["attributions"][0].update(no_speaker="nobody"),
            r"\$\.attributions\[0\]\.no_speaker: there is a speaker",
        ),
        (
            lambda v: v["attributions"][0]["quote"].update(no_source="none"),
            r"\$\.attributions\[0\]\.quote\.no_source: there is a source",
        ),
        (
            lambda v: v["agencies"].append({**v["agencies"][0], "id": "e1"}),
            r"\$\.agencies\[1\]\.id: the id 'e1' is given twice",
        ),
    ],
)
def test_what_is_not_of_the_schema_is_refused(change: Any, message: str) -> None:
    with pytest.raises(SerializationError, match=message):
        from_json(broken(change))


def test_a_key_given_twice_is_refused() -> None:
    text = to_json(FULL).replace('"text": "it rained"', '"text": "it", "text": "it rained"')
    with pytest.raises(SerializationError, match="the key 'text' twice"):
        from_json(text)


def test_a_nest_is_refused_at_a_depth_that_no_reader_minds() -> None:
    with pytest.raises(SerializationError, match="more than 64 deep"):
        from_json("[" * 65 + "]" * 65)
    brackets = AttributedDocument('"[' * 100 + "\\")
    assert from_json(to_json(brackets)) == brackets


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        b"\xff",
        "NaN",
        '"\\',
        "null",
        '"text"',
        pytest.param("[" * 200_000, id="deep"),
    ],
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(SerializationError):
        from_json(text)


def test_what_an_older_version_wrote_is_read() -> None:
    """Schema 1 did not say whom a content speaks of."""
    value = json.loads(to_json(FULL))
    value["schema"] = 1
    for attribution in value["attributions"]:
        del attribution["about"]
    older = evolve(FULL, attributions=tuple(evolve(a, about=()) for a in FULL.attributions))
    assert from_json(json.dumps(value)) == older
