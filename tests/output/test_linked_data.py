"""Web Annotations, schema.org and ninjs: JSON that says where it holds on the web."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from attribution import AttributedDocument, InputError, Metadata, Span
from attribution.output import Target, to_ninjs, to_schema_org, to_web_annotation
from attribution.output.formats import by_name
from attribution.output.identifiers import iri_of
from tests.output.results import FULL, documents

ADDRESS = "https://example.org/a?b=c"
AT = evolve(FULL, metadata=Metadata("Rain", "Halden Courier", "A. Writer", "2026-03-01", ADDRESS))


def shifted(document: AttributedDocument, before: str) -> AttributedDocument:
    """The document with something written before its first attribution's content."""
    (first, *_) = document.attributions
    (part,) = first.quote.content
    text = before + document.text
    content = (Span.of(text, part.start + len(before), part.end + len(before)),)
    quote = evolve(first.quote, content=content, cue=None, source=None, addressee=None)
    return evolve(document, text=text, attributions=(evolve(first, quote=quote, agency=None),))


def everywhere(value: Any) -> list[Any]:
    """A JSON value and all that is in it."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(inner for part in inside for inner in everywhere(part))]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://", "https://a b", "", "x", None])
def test_what_is_no_address_names_nothing(url: str | None) -> None:
    document = evolve(FULL, metadata=Metadata(url=url))
    assert iri_of(document) == iri_of(FULL)
    assert iri_of(FULL).startswith("urn:uuid:")
    assert iri_of(evolve(FULL, metadata=Metadata(url=f"{ADDRESS}#part"))) == ADDRESS


class TestWebAnnotation:
    def test_an_attribution_identifies_its_speaker_in_the_text(self) -> None:
        items = to_web_annotation(AT)["first"]["items"]
        assert items[0]["body"][0]["value"] == "Reyes"
        quote, position = items[0]["target"][0]["selector"]
        assert (quote["prefix"], quote["exact"]) == ("Reyes told Lund ", "it rained")
        assert (position["start"], position["end"]) == (16, 25)
        assert items[0]["target"][0]["source"] == ADDRESS

    def test_cue_and_source_are_linked_to_it(self) -> None:
        first, *linked = to_web_annotation(AT)["first"]["items"][:5]
        assert [a["id"].rpartition("-")[2] for a in linked] == [
            "cue", "source", "addressee", "agency",
        ]  # fmt: skip
        assert all(a["body"][0] == {"id": first["id"]} for a in linked)

    def test_offsets_count_characters_or_units_of_utf_16(self) -> None:
        document = shifted(FULL, "\U0001f4f0 ")
        (annotation,) = to_web_annotation(document)["first"]["items"]
        (wide,) = to_web_annotation(document, units="utf-16")["first"]["items"]
        position = annotation["target"][0]["selector"][1]
        assert document.text[position["start"] : position["end"]] == "it rained"
        in_script = wide["target"][0]["selector"][1]
        encoded = document.text.encode("utf-16-le")
        found = encoded[2 * in_script["start"] : 2 * in_script["end"]].decode("utf-16-le")
        assert found == "it rained"
        with pytest.raises(InputError, match='units is "code points" or "utf-16"'):
            to_web_annotation(document, units="bytes")  # type: ignore[arg-type]

    @given(documents())
    def test_any_result_keeps_the_rules_of_the_model(self, document: AttributedDocument) -> None:
        collection = to_web_annotation(document)
        page = collection["first"]
        assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert collection["total"] == len(page["items"])
        assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
        ids = [item["id"] for item in page["items"]]
        assert len(ids) == len(set(ids))
        motivations = {"identifying", "tagging", "linking", "describing"}
        for item in page["items"]:
            assert item["type"] == "Annotation"
            assert item["motivation"] in motivations
            assert item["target"]
            for body in item["body"]:
                assert set(body) == {"id"} or body["purpose"] in motivations
            for target in item["target"]:
                quote, position = target["selector"]
                assert document.text[position["start"] : position["end"]] == quote["exact"]


class TestSchemaOrg:
    def test_a_claim_has_its_author_and_where_it_appears(self) -> None:
        article = to_schema_org(AT)
        (claim, quotation) = article["hasPart"]
        assert (claim["@type"], claim["text"]) == ("Claim", "it rained")
        (reyes,) = article["mentions"]
        assert claim["author"] == [{"@id": reyes["@id"]}]
        assert (reyes["@type"], reyes["name"]) == ("Person", "Reyes")
        assert claim["appearance"] == {"@id": ADDRESS}
        (based,) = claim["isBasedOn"]
        assert based["publisher"]["name"] == "Halden News Agency"
        assert quotation["@type"] == "Quotation"
        assert (article["headline"], article["datePublished"]) == ("Rain", "2026-03-01")

    def test_what_nobody_is_said_to_have_said_is_left_out(self) -> None:
        first, second = FULL.attributions
        denied = evolve(first, quote=evolve(first.quote, polarity="negated"))
        assert len(to_schema_org(evolve(FULL, attributions=(denied, second)))["hasPart"]) == 1

    def test_who_is_not_named_is_no_person(self) -> None:
        first = FULL.attributions[0]
        entity = evolve(first.speaker.entity, kind="unnamed", name="two officials")  # type: ignore[union-attr]
        speaker = evolve(first.speaker, entity=entity)  # type: ignore[type-var]
        document = evolve(FULL, attributions=(evolve(first, speaker=speaker),), entities=(entity,))
        article = to_schema_org(document)
        assert "mentions" not in article
        (claim,) = article["hasPart"]
        assert claim["creditText"] == "two officials"
        assert "author" not in claim

    @given(documents())
    def test_nothing_is_reviewed_and_every_reference_leads_somewhere(
        self, document: AttributedDocument
    ) -> None:
        parts = everywhere(to_schema_org(document))
        kinds = {part["@type"] for part in parts if isinstance(part, dict) and "@type" in part}
        assert kinds <= {
            "NewsArticle", "NewsMediaOrganization", "Quotation", "Claim", "Person", "Organization",
            "CreativeWork",
        }  # fmt: skip
        given = [p["@id"] for p in parts if isinstance(p, dict) and "@id" in p and len(p) > 1]
        assert len(given) == len(set(given))
        named = {p["@id"] for p in parts if isinstance(p, dict) and set(p) == {"@id"}}
        assert named <= set(given)

    def test_no_script_element_is_ended(self) -> None:
        text = "</script><b>&amp;"
        written = "".join(
            by_name()["schema-org"].pieces(
                [evolve(FULL, metadata=Metadata(title=text))], Target(many=False)
            )
        )
        assert not set("<>&") & set(written)
        assert json.loads(written)["headline"] == text

    def test_json_ld_expands_to_the_words_of_schema_org(self) -> None:
        pyld = pytest.importorskip("pyld.jsonld")
        value = to_schema_org(AT) | {"@context": {"@vocab": "https://schema.org/"}}
        (article,) = pyld.expand(value)
        assert article["@type"] == ["https://schema.org/NewsArticle"]
        assert len(article["https://schema.org/hasPart"]) == 2


class TestNinjs:
    # What ninjs 3.0 has for the properties that are written, by its schema.
    TEXT = {"type": "string"}  # noqa: RUF012
    PARTIES = {  # noqa: RUF012
        "items": {"properties": {"name": TEXT, "literal": TEXT}, "additionalProperties": False}
    }
    SCHEMA = {  # noqa: RUF012
        "type": "object",
        "required": ["uri"],
        "additionalProperties": False,
        "properties": {
            "uri": {"type": "string", "pattern": r"^[a-z]+:\S+$"},
            "type": {"const": "text"},
            "language": TEXT,
            "title": TEXT,
            "by": TEXT,
            "contentCreated": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT"},
            "headlines": {"items": {"required": ["value"], "properties": {"value": TEXT}}},
            "bodies": {
                "items": {
                    "required": ["value"],
                    "properties": {
                        "contentType": TEXT,
                        "charCount": {"type": "integer"},
                        "value": TEXT,
                    },
                    "additionalProperties": False,
                }
            },
            "people": PARTIES,
            "organisations": PARTIES,
            "infoSources": {
                "items": {
                    "properties": {"name": TEXT, "role": TEXT, "literal": TEXT},
                    "additionalProperties": False,
                }
            },
            "standard": {"properties": {"name": TEXT, "version": TEXT, "schema": TEXT},
                         "additionalProperties": False},
        },
    }  # fmt: skip

    def test_speakers_and_agencies_are_sources(self) -> None:
        item = to_ninjs(AT)
        assert [source["name"] for source in item["infoSources"]] == ["Reyes", "Halden News Agency"]
        assert (item["uri"], item["by"], item["title"]) == (ADDRESS, "A. Writer", "Rain")
        assert "contentCreated" not in item
        timed = evolve(AT, metadata=Metadata(date="2026-03-01T10:00:00Z"))
        assert to_ninjs(timed)["contentCreated"] == "2026-03-01T10:00:00Z"

    def test_any_result_is_of_the_schema(self) -> None:
        jsonschema = pytest.importorskip("jsonschema")

        @given(documents())
        def holds(document: AttributedDocument) -> None:
            jsonschema.validate(to_ninjs(document), self.SCHEMA)

        holds()


@pytest.mark.parametrize("name", ["web-annotation", "schema-org", "ninjs"])
def test_several_articles_are_a_list_and_one_is_itself(name: str) -> None:
    form = by_name()[name]
    alone = json.loads("".join(form.pieces([FULL], Target(many=False))))
    assert json.loads("".join(form.pieces([FULL, FULL], Target()))) == [alone, alone]
    assert json.loads("".join(form.pieces([], Target()))) == []
