"""Tables of knowledge: what is accepted, and what is said of what is not."""

from __future__ import annotations

import contextlib
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import Knowledge, KnowledgeError
from attribution.knowledge import (
    Gazetteer,
    Grammar,
    Lexicon,
    People,
    gazetteer,
    grammar,
    lexicon,
    people,
)
from attribution.knowledge.shapes import Phrases, Section, Shape, Text, Words

ENGLISH = Knowledge.default("en")
PARTS = {
    "lexicon": ENGLISH.lexicon,
    "people": ENGLISH.people,
    "outlets": ENGLISH.outlets,
    "grammar": ENGLISH.grammar,
}


@pytest.mark.parametrize(
    ("part", "addition", "message"),
    [
        ("lexicon", {"clauses": {}}, "no section 'clauses'; did you mean 'clause'?"),
        (
            "lexicon",
            {"clause": {"speach": ["yodel"]}},
            "[clause] there is no list 'speach'; did you mean 'speech'?",
        ),
        ("lexicon", {"clause": {"yodel": []}}, "'yodel'; the lists here are attitude, speech"),
        ("lexicon", {"clause": ["yodel"]}, "clause must be a table of attitude, speech"),
        (
            "lexicon",
            {"clause": {"speech": "yodel"}},
            "[clause] speech must be a list of words",
        ),
        ("lexicon", {"clause": {"speech": [1]}}, "a list of words; it has a number in it"),
        ("lexicon", {"clause": {"speech": ["cry out"]}}, "single words; 'cry out' has several"),
        (
            "lexicon",
            {"clause": {"speech": [""]}},
            "[clause] speech has an empty word: leave",
        ),
        ("lexicon", {"clause": {1: ["yodel"]}}, "[clause] every key must be a text, not a int"),
        ("lexicon", {"clause.about": {"speech": ["yodel"]}}, "no section 'clause.about'"),
        ("lexicon", {"preposition": {"speech": ["call"]}}, "[preposition] speech must be a table"),
        (
            "lexicon",
            {"noun": {"speach": ["call"]}},
            "must be a table of attitude, speech",
        ),
        ("lexicon", {"noun": {"of": {"speach": []}}}, "[noun.of] there is no list 'speach'"),
        ("lexicon", {"according": {"phrases": [[]]}}, "phrases has a phrase without words"),
        (
            "lexicon",
            {"according": {"phrases": ["in words of"]}},
            "phrases must be a list of words",
        ),
        ("lexicon", {"according": {"phrases": "per"}}, "phrases must be a list of phrases, each a"),
        ("people", {"titels": {}}, "no section 'titels'; did you mean 'titles'?"),
        ("people", {"titles": {"keep": ["sir"]}}, "[titles] there is no list 'keep'; did you mean"),
        (
            "people",
            {"nicknames": {"bill": "will"}},
            "bill must be a list of words, not a text",
        ),
        ("outlets", {"newspapers": {}}, "did you mean 'newspaper'?"),
        (
            "outlets",
            {"newspaper": {"Courier": {"aliases": "the Courier"}}},
            "[newspaper.Courier]",
        ),
        (
            "outlets",
            {"newspaper": {"Courier": {"country": 1}}},
            "country must be a text",
        ),
        ("outlets", {"relays": {"tell": ["tell"]}}, "[relays] there is no list 'tell'"),
        ("grammar", {"clauses": {"complementiser": []}}, "did you mean 'complementizers'?"),
    ],
)
def test_what_is_wrong_and_what_is_allowed_is_said(
    part: str, addition: dict[str, Any], message: str
) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(message)):
        PARTS[part].extended(addition)


def test_the_whole_refuses_what_its_parts_refuse() -> None:
    with pytest.raises(KnowledgeError, match=r"\[lexicon.clause\] there is no list 'speach'"):
        ENGLISH.extended({"lexicon": {"clause": {"speach": []}}})
    with pytest.raises(KnowledgeError, match="no part 'lexikon'; did you mean 'lexicon'"):
        ENGLISH.extended({"lexikon": {}})


def test_a_file_is_named_in_what_is_said_of_it(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[clause]\nspeach = []\n")
    with pytest.raises(KnowledgeError, match=re.escape(f"{file}: [clause] there is no list")):
        ENGLISH.lexicon.extended(file)


def test_a_byte_order_mark_is_no_part_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[clause]\nspeech = ["yodel"]\n', encoding="utf-8-sig")
    assert ENGLISH.lexicon.extended(file).is_speech("yodel")


def test_knowledge_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(ENGLISH)) == ENGLISH


@pytest.mark.parametrize(
    "text",
    ["[clause", "a = " + "[" * 5000 + "]" * 5000, "a" + ".a" * 5000 + " = 1", "a = " + "9" * 5000],
)
def test_a_file_that_is_no_table_or_too_deep_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text)
    with pytest.raises(KnowledgeError):
        ENGLISH.lexicon.extended(file)


@pytest.mark.parametrize("part", [*PARTS.values(), ENGLISH])
@pytest.mark.parametrize("addition", [1, None, [], "no such file.toml", "\0", b"own.toml"])
def test_what_is_no_table_is_refused(part: Any, addition: Any) -> None:
    with pytest.raises(KnowledgeError):
        part.extended(addition)


@pytest.mark.parametrize("kind", [Lexicon, People, Gazetteer, Grammar, Knowledge])
@pytest.mark.parametrize("language", ["xx", "", "en/../en", "..", None, ["en"]])
def test_a_language_without_tables_is_refused(kind: Any, language: Any) -> None:
    with pytest.raises(KnowledgeError, match="language"):
        kind.default(language)


def keys_of(shape: Shape) -> set[str]:
    """All keys that a table of a shape may have, at any depth."""
    if not isinstance(shape, Section):
        return set()
    inner = [*shape.keys.values(), *([shape.others] if shape.others else [])]
    return {*shape.keys}.union(*map(keys_of, inner))


ALL_KEYS = sorted(set().union(*(keys_of(m.SHAPE) for m in (grammar, lexicon, gazetteer, people))))
ODD_KEYS = [*PARTS, "of", "Courier", ";", "", " ", "é", "\0"]
NAMES = st.sampled_from(ODD_KEYS) | st.sampled_from(ALL_KEYS)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | NAMES | st.binary()
TABLES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | LEAVES, inner, max_size=3),
    max_leaves=12,
).filter(lambda table: isinstance(table, dict))


@pytest.mark.parametrize("part", [*PARTS.values(), ENGLISH])
@given(table=TABLES)
def test_every_table_is_accepted_or_refused_in_words(part: Any, table: Any) -> None:
    with contextlib.suppress(KnowledgeError):
        assert type(part.extended(table)) is type(part)


SHAPES = {"lexicon": lexicon, "people": people, "outlets": gazetteer, "grammar": grammar}
WORD = st.sampled_from(["a", "b", "the", ";", "-", "’", "Ö", "a;b;", ".", "''"])


def tables_of(shape: Shape) -> st.SearchStrategy[Any]:
    """Tables of a shape."""
    if isinstance(shape, Words):
        return st.lists(WORD, max_size=2)
    if isinstance(shape, Phrases):
        return st.lists(st.lists(WORD, min_size=1, max_size=2), max_size=2)
    if isinstance(shape, Text):
        return WORD
    known = st.sampled_from(sorted(shape.keys)) if shape.keys else st.nothing()
    other = WORD if shape.others is not None else st.nothing()
    return st.lists(known | other, max_size=2, unique=True).flatmap(
        lambda keys: st.fixed_dictionaries(
            {key: tables_of(shape.keys.get(key, shape.others or Text())) for key in keys}
        )
    )


@pytest.mark.parametrize("name", SHAPES)
@given(data=st.data())
def test_every_table_of_the_shape_is_accepted_and_can_be_used(name: str, data: Any) -> None:
    more = PARTS[name].extended(data.draw(tables_of(SHAPES[name].SHAPE)))
    if isinstance(more, Gazetteer):
        list(more.scan("The a-b; Ö's the a."))
        more.find("the")


@pytest.mark.parametrize("part", [*PARTS.values(), ENGLISH])
def test_nothing_is_added_by_an_empty_table(part: Any) -> None:
    assert part.extended({}) == part


def test_a_folder_of_all_tables_is_read_as_they_are() -> None:
    folder = Path(__file__).parents[2] / "attribution" / "data" / "en"
    assert Knowledge.read(folder) == ENGLISH


def test_a_folder_adds_to_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text('[clause]\nspeech = ["yodel"]\n')
    (tmp_path / "outlet_forms.toml").write_text('[nouns]\nnewspaper = ["gazette"]\n')
    own = ENGLISH.extended(tmp_path)
    assert own.lexicon.is_speech("yodel")
    assert own.lexicon.is_speech("say")
    assert "gazette" in own.outlets.outlet_nouns
    assert own.people == ENGLISH.people


def test_an_addition_leaves_what_it_adds_to_as_it_was() -> None:
    before = ENGLISH.lexicon.attitude("clause", "yodel")
    ENGLISH.extended({"lexicon": {"clause": {"speech": ["yodel"]}}})
    assert ENGLISH.lexicon.attitude("clause", "yodel") == before is None


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "has no cues.toml"),
        (["cues.toml"], "has no grammar.toml"),
        (["cues.toml", "gramar.toml"], "has no grammar.toml.*; did you mean 'gramar.toml'"),
        (["cues.toml", "grammar.toml", "peple.toml"], "did you mean 'people.toml'"),
    ],
)
def test_a_table_that_a_language_lacks_is_named(
    files: list[str], message: str, tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).write_text("")
    with pytest.raises(KnowledgeError, match=message):
        Knowledge.read(tmp_path)


@pytest.mark.parametrize("folder", ["no such folder", "n" * 5000, __file__, 1, None])
def test_what_is_no_folder_is_refused(folder: Any) -> None:
    with pytest.raises(KnowledgeError, match="folder"):
        Knowledge.read(folder)
