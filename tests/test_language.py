"""A text in another language than the parser's is read with a warning; English never is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import attribution
from attribution import AttributedDocument, Document, Knowledge, attribute, from_json, to_json
from attribution.language import language_warnings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
FOREIGN = tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))
ENGLISH = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((HERE / "gate" / "articles").glob("*.txt"))
}
GRAMMAR = Knowledge.default("en").grammar


def warnings(text: str) -> tuple[str, ...]:
    return language_warnings(text, "en", GRAMMAR)


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_told(language: str) -> None:
    (warning,) = warnings(FOREIGN[language]["text"])
    assert "does not look like 'en'" in warning


@pytest.mark.parametrize("language", FOREIGN)
def test_an_english_title_within_makes_no_english_of_it(language: str) -> None:
    assert warnings(f"{FOREIGN[language]['text']} „Gone With Ice“, Lake Post.")


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_not(name: str) -> None:
    assert warnings(ENGLISH[name]) == ()


@pytest.mark.parametrize("text", ["", "Rain.", "Der See ist zugefroren.", "Orsa Ida Holm " * 10])
def test_of_few_words_nothing_is_told(text: str) -> None:
    assert warnings(text) == ()


def test_without_a_list_of_its_commonest_words_no_language_is_missed() -> None:
    assert language_warnings(FOREIGN["Dutch"]["text"], "de", Knowledge().grammar) == ()


def test_the_result_and_its_json_say_so() -> None:
    result = attribute(Document(FOREIGN["French"]["text"], ()))
    assert len(result.warnings) == 1
    assert from_json(to_json(result)) == result
    assert '"warnings"' not in to_json(AttributedDocument("Rain."))


@pytest.mark.model
def test_the_parse_says_so(compact: attribution.Parser) -> None:
    assert compact.parse(FOREIGN["Polish"]["text"]).warnings
    assert compact.parse("The lake froze, Ida Holm said.").warnings == ()
