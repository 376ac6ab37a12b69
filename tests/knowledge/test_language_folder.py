"""Another language is a folder: a small German one finds what the English one finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution import Knowledge, KnowledgeError, Quote, attribute, find_quotes, parse_conllu
from attribution.knowledge import tables
from tests.trees import Case, read_cases

GERMAN = {
    "cues.toml": """
[clause]
speech = ["sagen", "erklären", "fragen", "bestätigen"]
attitude = ["meinen"]

[infinitive]
speech = ["bitten"]

[addressed]
speech = ["bitten", "fragen"]

[according]
bare = ["laut"]
phrases = [["nach", "Angaben", "von"]]

[polarity]
negators = ["nicht", "nie", "kein", "niemand"]
of_nouns = ["kein"]
hypothetical = ["können", "dürfen"]
asking = ["ob"]
""",
    "grammar.toml": """
[clauses]
complementizers = ["dass"]
interrogatives = ["ob"]
infinitives = ["zu"]
asides = ["wie"]
expletives = ["es"]

[prepositions]
agents = ["von", "durch"]
recipients = ["zu"]
settings = ["in"]
days = ["am"]
""",
    "people.toml": """
[titles]
dropped = ["frau", "herr", "ministerin", "minister"]

[gender]
masculine = ["er", "ihn", "ihm", "minister"]
feminine = ["sie", "ihr", "ministerin"]

[pronouns]
masculine = ["er", "ihn", "ihm"]
feminine = ["sie", "ihr"]
first = ["ich", "wir"]
""",
    "given_names.toml": """
[given_names]
feminine = ["ana"]
""",
    "agencies.toml": """
["news agency"]
"Halden Presse" = { country = "DE", aliases = ["HP"] }
""",
    "outlet_forms.toml": """
[nouns]
newspaper = ["Zeitung"]

[relays]
told = ["sagen"]
reported = ["melden"]
""",
}
CASES = read_cases("knowledge/german.txt")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("de")
    for name, table in GERMAN.items():
        (folder / name).write_text(table, encoding="utf-8")
    return Knowledge.read(folder)


def shown(quote: Quote) -> tuple[str, ...]:
    cue, text = quote.cue, quote.text
    return (
        quote.kind,
        text,
        cue.text if cue else "-",
        quote.source.text if quote.source else "-",
        quote.addressee.text if quote.addressee else "-",
        quote.polarity,
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_german_sentence_is_read_by_a_folder(case: Case, german: Knowledge) -> None:
    document = parse_conllu(case.conllu, language="de")
    assert [shown(quote) for quote in find_quotes(document, knowledge=german)] == [*case.expected]


def test_without_a_folder_there_are_no_words_of_german() -> None:
    document = parse_conllu(CASES[0].conllu, language="de")
    with pytest.raises(KnowledgeError, match="no word lists for the language 'de'"):
        find_quotes(document)


def test_speakers_and_outlets_are_found_by_a_folder(german: Knowledge) -> None:
    (case,) = read_cases("knowledge/german_article.txt")
    result = attribute(parse_conllu(case.conllu, language="de"), knowledge=german)
    found = [
        (a.quote.text, a.speaker and a.speaker.name, a.agency and a.agency.name)
        for a in result.attributions
    ]
    assert found == [("sie sei müde", "Ana Lund", "Halden Presse")]


def test_a_folder_in_the_package_needs_cues_and_grammar_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "zz"
    folder.mkdir()
    for name in ("cues.toml", "grammar.toml"):
        (folder / name).write_text(GERMAN[name], encoding="utf-8")
    monkeypatch.setattr(tables, "_data", lambda: tmp_path)
    monkeypatch.setattr(tables, "languages", lambda: ("zz",))
    assert Knowledge.default("zz") == Knowledge.read(folder)
    (folder / "grammar.toml").unlink()
    tables.read.cache_clear()
    with pytest.raises(KnowledgeError, match="no table 'grammar' for the language 'zz'"):
        tables.read("zz", "grammar")
