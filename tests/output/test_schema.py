"""The JSON Schema: a file that says what is written, and types that web frameworks read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from attribution import AttributedDocument, Failure
from attribution.output import SCHEMA_FILE, Row, from_dict, result_schema, rows, to_dict, to_jsonl
from attribution.output.json_schema import DocumentDict
from attribution.output.schema_file import made
from tests.output.results import FULL, documents

jsonschema = pytest.importorskip("jsonschema")


@pytest.fixture(scope="module")
def schema() -> Any:
    validator = jsonschema.Draft202012Validator(result_schema())
    validator.check_schema(validator.schema)
    return validator


def test_the_file_in_the_package_is_that_of_the_types() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == made()


def test_whatever_is_written_is_of_the_schema(schema: Any) -> None:
    @given(documents())
    def holds(document: AttributedDocument) -> None:
        schema.validate(to_dict(document))

    holds()


def test_a_failure_is_of_the_schema(schema: Any) -> None:
    (line,) = to_jsonl([Failure("a", "InputError", "no text")])
    schema.validate(json.loads(line))


@pytest.mark.parametrize("key", ["text", "attributions", "model"])
def test_what_lacks_a_key_is_not_of_the_schema(schema: Any, key: str) -> None:
    value: dict[str, Any] = dict(to_dict(FULL))
    del value[key]
    assert not schema.is_valid(value)
    assert not schema.is_valid({**to_dict(FULL), "other": 1})


def test_pydantic_reads_the_types() -> None:
    pydantic = pytest.importorskip("pydantic")
    value = pydantic.TypeAdapter(DocumentDict).validate_python(to_dict(FULL), strict=True)
    assert from_dict(value) == FULL
    assert pydantic.TypeAdapter(list[Row]).validate_python(rows(FULL), strict=True) == rows(FULL)


def test_a_fastapi_service_answers_with_a_result_and_shows_its_schema() -> None:
    fastapi = pytest.importorskip("fastapi")
    client = pytest.importorskip("fastapi.testclient")
    app = fastapi.FastAPI()

    @app.get("/attributions")
    def attributions() -> DocumentDict:
        return to_dict(FULL)

    service = client.TestClient(app)
    assert from_dict(service.get("/attributions").json()) == FULL
    shown = service.get("/openapi.json").json()["components"]["schemas"]
    assert set(shown["AttributionDict"]["required"]) >= {"speaker", "agency", "polarity"}
