"""What `attribute`, `attribute_many` and `to_json` refuse, and with what advice."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from attribution import (
    Document,
    Failure,
    InputError,
    ModelError,
    Parser,
    attribute,
    attribute_many,
    find_quotes,
    parse_conllu,
    to_json,
)

TREE = (
    "1\tReyes\tReyes\tPROPN\t_\t_\t2\tnsubj\t_\t_\n2\tslept\tsleep\tVERB\t_\t_\t0\troot\t_\t_\n\n"
)


def document(**labels: Any) -> Document:
    return parse_conllu(TREE, **labels)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"id": 5}, "id is a str, not int"),
        ({"metadata": {"publisher": "AP"}}, r"metadata is a Metadata, not dict: e\.g\."),
    ],
)
def test_a_label_that_no_output_could_hold_is_refused(labels: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        attribute(document(), **labels)
    with pytest.raises(InputError, match=message):
        document(**labels)
    (failure,) = attribute_many([evolve(document(), **labels)])
    assert isinstance(failure, Failure)
    assert failure.error == "InputError"


@pytest.mark.parametrize("single", ["Reyes slept.", b"Reyes slept.", None, 3])
def test_many_articles_are_asked_for_at_once(single: Any) -> None:
    with pytest.raises(InputError, match="several articles, not"):
        attribute_many(single)


def test_a_single_document_is_not_taken_for_many() -> None:
    with pytest.raises(InputError, match="in a list"):
        attribute_many(document())  # type: ignore[arg-type]


def test_a_mapping_is_not_taken_for_its_keys() -> None:
    with pytest.raises(InputError, match=r"texts\.items\(\)"):
        attribute_many({"a": document()})  # type: ignore[arg-type]


def test_a_data_frame_is_not_taken_for_its_columns() -> None:
    frame = pytest.importorskip("pandas").DataFrame({"id": [1], "text": ["Reyes slept."]})
    with pytest.raises(InputError, match=r'zip\(frame\["id"\]\.astype\(str\), frame\["text"\]\)'):
        attribute_many(frame)


def test_an_id_that_is_no_text_is_told() -> None:
    (failure,) = attribute_many([(5, document())])  # type: ignore[list-item]
    assert isinstance(failure, Failure)
    assert failure.message == "the id, first in a tuple, is a str, not int: give str(id)"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\n<html><body><p>Reyes slept.</p></body></html>", "mark-up"),
        ('{"text": "Reyes slept."}', "JSON"),
        ("%PDF-1.4\nReyes slept.", "a PDF file's content"),
    ],
)
def test_what_is_no_prose_is_read_with_a_warning(text: str, what: str) -> None:
    (warning,) = attribute(Document(text, ())).warnings
    assert warning.startswith(f"the text is {what}, but was read as prose: ")


def test_a_rule_to_leave_out_is_one_of_several() -> None:
    with pytest.raises(InputError, match=r"several names: write \['headline'\]"):
        attribute(document(), disable="headline")


def test_what_a_model_cannot_parse_fails_alone() -> None:
    class Choosy(Parser):
        def __init__(self) -> None:
            pass

        def parse(self, text: str, **labels: Any) -> Document:
            if "Reyes" not in text:
                raise ModelError("failed on this text")
            return Document(text, ())

        def parse_many(self, texts: Any, **options: Any) -> Any:
            return [self.parse(text) for text in texts]

    results = list(attribute_many(["Reyes slept.", "Lund slept.", "Reyes ate."], model=Choosy()))
    assert [isinstance(result, Failure) for result in results] == [False, True, False]


def test_an_unknown_scope_is_refused_before_the_first_article() -> None:
    with pytest.raises(InputError, match="scope is 'speech', 'claims' or 'all', not 'words'"):
        attribute_many([document()], scope="words")  # type: ignore[arg-type]


def test_a_missing_model_is_no_fault_of_an_article() -> None:
    with pytest.raises(ModelError, match="no model in"):
        list(attribute_many(["Reyes slept."], model="./nowhere"))


def test_only_what_attribute_returned_becomes_json() -> None:
    with pytest.raises(InputError, match="what attribute\\(\\) returned, not str"):
        to_json("Reyes slept.")  # type: ignore[arg-type]


@pytest.mark.parametrize("find", [attribute, find_quotes, lambda d, **o: attribute_many([d], **o)])
def test_a_word_for_yes_or_no_is_refused(find: Any) -> None:
    with pytest.raises(InputError, match="within_quotes is True or False, not 'no'"):
        find(document(), within_quotes="no")
