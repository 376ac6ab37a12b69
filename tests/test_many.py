"""Many articles: in order, as if each were alone, in one process and in several."""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import attribution
from attribution import AttributedDocument, Failure, InputError, Metadata, attribute_many, many
from attribution.together import Item

GATE = sorted((Path(__file__).parent / "gate" / "articles").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in GATE[:3]]
SAID = "Ana Lund said the dike had held."


class Fatal:
    """An article that ends the process that takes it."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


def shown(results: Iterator[AttributedDocument | Failure]) -> list[str]:
    return [
        attribution.to_json(r) if isinstance(r, AttributedDocument) else f"{r.id}: {r.error}"
        for r in results
    ]


@pytest.mark.model
def test_a_batch_gives_what_each_article_gives_alone(compact: attribution.Parser) -> None:
    alone = [attribution.to_json(attribution.attribute(text, model=compact)) for text in TEXTS]
    for size in (1, 2):
        assert shown(attribute_many(TEXTS, model=compact, batch_size=size)) == alone


def test_every_option_of_attribute_is_one_of_attribute_many() -> None:
    single = set(inspect.signature(attribution.attribute).parameters)
    many = set(inspect.signature(attribute_many).parameters)
    # Id and metadata come with each article; quotations can be given for a single one only.
    assert single - many == {"article", "id", "metadata", "quotes"}


@pytest.mark.model
def test_the_options_reach_each_article(compact: attribution.Parser) -> None:
    text = '"I suspect he knew," Ana Lund said.'
    options: dict[str, Any] = {"model": compact, "within_quotes": True, "min_confidence": 0.0}
    alone = attribution.to_json(attribution.attribute(text, **options))
    assert "suspect" in alone
    assert shown(attribute_many([text, text], **options)) == [alone, alone]


@pytest.mark.model
def test_one_bad_article_fails_alone_and_keeps_its_place(compact: attribution.Parser) -> None:
    articles = [("a", SAID), ("b", None), 7, ("d", SAID, Metadata(publisher="Halden Courier"))]
    results = list(attribute_many(articles, model=compact))  # type: ignore[arg-type]
    assert [r.id for r in results] == ["a", "b", "2", "d"]
    assert [isinstance(r, Failure) for r in results] == [False, True, True, False]
    assert isinstance(results[3], AttributedDocument)
    assert results[3].metadata.publisher == "Halden Courier"


@pytest.mark.model
def test_articles_are_read_as_they_are_needed(compact: attribution.Parser) -> None:
    read = []

    def articles() -> Iterator[str]:
        for number in range(100):
            read.append(number)
            yield SAID

    next(attribute_many(articles(), model=compact, batch_size=4))
    assert len(read) == 4


@pytest.mark.model
@pytest.mark.slow
def test_processes_give_the_same_in_the_same_order_and_survive_a_death(
    compact: attribution.Parser,
) -> None:
    articles: list[Any] = [SAID, "", Fatal(), *TEXTS[:2], ("last", SAID)]
    results = list(attribute_many(articles, model="compact", processes=2, batch_size=2))
    expected = shown(
        attribute_many([a for a in articles if not isinstance(a, Fatal)], model=compact)
    )
    assert [r.error for r in results if isinstance(r, Failure)] == ["BrokenProcessPool"]
    assert isinstance(results[2], Failure)
    assert results[2].id == "2"
    assert shown(iter(results[:2] + results[3:])) == expected


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        ({"batch_size": 0}, "batch_size is a whole number from 1 on"),
        ({"processes": True}, "processes is a whole number from 1 on"),
        ({"processes": 2, "model": object()}, "a name or a directory"),
        ({"scope": "words"}, "scope is"),
        ({"scorer": "luck"}, "scorer is"),
        ({"min_confidence": 2}, "min_confidence is a number from 0 to 1"),
        ({"disable": "headline"}, "disable takes several names"),
        (
            {"disable": ["headlin"]},
            "there is no rule 'headlin' to disable; did you mean 'headline'",
        ),
        ({"knowledge": {}}, "knowledge is a Knowledge, not a dict"),
        ({"lexicon": "yodel"}, "lexicon is a Lexicon, not a str"),
        ({"people": {}}, "people is a People, not a dict"),
        ({"gazetteer": 5}, "gazetteer is a Gazetteer, not a int"),
    ],
)
def test_wrong_options_are_refused_at_once(options: dict[str, Any], advice: str) -> None:
    with pytest.raises(InputError, match=advice):
        attribute_many([SAID], **options)


@pytest.mark.model
def test_progress_is_shown_beside_the_results(
    compact: attribution.Parser, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(list(attribute_many([SAID, SAID], model=compact, progress=True))) == 2
    assert "2/2" in capsys.readouterr().err
    assert len(list(attribute_many(iter([SAID]), model=compact, progress=True))) == 1
    assert "1 articles" in capsys.readouterr().err


@pytest.mark.model
@pytest.mark.slow
def test_an_article_that_takes_too_long_fails_alone() -> None:
    articles = [("a", SAID), ("long", "and the men of the north went down to the sea " * 10_000)]
    results = list(
        attribute_many([*articles, ("c", SAID)], model="compact", batch_size=1, time_limit=5)
    )
    assert [r.id for r in results] == ["a", "long", "c"]
    assert isinstance(results[1], Failure)
    assert results[1].error == "TimeoutError"
    assert "more than the 5 seconds of time_limit" in results[1].message
    assert len({type(r) for r in (results[0], results[2])}) == 1
    assert isinstance(results[2], AttributedDocument)


@pytest.mark.parametrize("value", [0, -1, True, "5", float("nan"), float("inf")])
def test_a_time_limit_is_a_number_of_seconds(value: Any) -> None:
    with pytest.raises(InputError, match="time_limit is a number of seconds above 0"):
        attribute_many([SAID], time_limit=value)


@pytest.mark.model
def test_what_is_no_article_fails_alone(compact: attribution.Parser) -> None:
    articles: list[Any] = [("a",), (), ("a", SAID, None, None), {}, SAID]
    results = list(attribute_many(articles, model=compact))
    assert [type(r) for r in results] == [Failure] * 4 + [AttributedDocument]


@pytest.mark.model
def test_a_parser_of_a_pipeline_of_ones_own_stays_in_its_process(
    compact: attribution.Parser,
) -> None:
    own = attribution.Parser(compact._pipeline, "own")
    with pytest.raises(InputError, match="load the model there, by its name or directory"):
        attribute_many([SAID], model=own, processes=2)


def test_a_process_gives_each_article_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    @contextmanager
    def limited(seconds: float) -> Iterator[Any]:
        given.append(seconds)
        yield given.append

    batch: list[Any] = [Item("a", SAID), Item("b", SAID)]
    monkeypatch.setattr(many, "limited", limited)
    monkeypatch.setattr(many, "kept", lambda model: f"kept {model}")
    monkeypatch.setattr(many, "done", lambda batch, model, _: [model, *batch][1:])
    assert many._worked(batch, "compact", None, None) == batch  # type: ignore[arg-type]
    assert not given
    assert many._worked(batch, "compact", None, 5) == batch  # type: ignore[arg-type]
    # For the whole batch, then anew behind each result.
    assert given == [10, 5, 5]
