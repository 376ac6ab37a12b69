"""Names that their form shows to be outlets', in time in proportion to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from attribution import Document, Sentence, Span, Token
from attribution.knowledge import Gazetteer
from attribution.knowledge.tables import Addition
from attribution.mentions.outlet_lines import Lines, Searched
from attribution.mentions.outlet_patterns import patterns_of
from attribution.mentions.outlets import outlet_mentions
from tests.timing import assert_linear
from tests.trees import document

GAZETTEER = Gazetteer.default("en")
PATTERNS = patterns_of(GAZETTEER)


def flat(text: str) -> Document:
    """One sentence of words that all depend on the first."""
    tokens = []
    at = 0
    for number, word in enumerate(text.split(), 1):
        start = text.index(word, at)
        at = start + len(word)
        upos = "PROPN" if word[0].isupper() else "NOUN"
        span = Span.of(text, start, at)
        tokens.append(
            Token(number, word, word, upos, "", "", min(number - 1, 1), "dep", "O", span, 0)
        )
    return Document(text, (Sentence(0, tuple(tokens), Span.of(text, 0, len(text)), 0),))


def named(text: str) -> list[tuple[str, str]]:
    return [(m.name, m.doubt) for m in outlet_mentions(flat(text), GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("told the Argus it rained", "the Argus"),
        ("told the Torvik Sentinel-Ledger it rained", "Torvik Sentinel-Ledger"),
        ("told the News-Lantern it rained", "the News-Lantern"),
        ("told the Torvik Press & Argus it rained", "Torvik Press & Argus"),
        ("told the Haldby Advocate it rained", "Haldby Advocate"),
        ("told the Haldby & Torvik Messenger it rained", "Haldby & Torvik Messenger"),
        ("told TorvikTV it rained", "TorvikTV"),
        ("told Torvik24 it rained", "Torvik24"),
        ("told Torvik 24 it rained", "Torvik 24"),
        ("told TV Torvik it rained", "TV Torvik"),
        ("told Torvik Live it rained", "Torvik Live"),
        ("told The Torvik Magazine it rained", "Torvik Magazine"),
        ("told TorvikCheck it rained", "TorvikCheck"),
        ("told Torvikposten it rained", "Torvikposten"),
        ("told Torvik Uutiset it rained", "Torvik Uutiset"),
        ("told Haldkurier it rained", "Haldkurier"),
        ("told al-Torvik TV it rained", "al-Torvik TV"),
        ("told WZQX it rained", "WZQX"),
        ("told ZQTV it rained", "ZQTV"),
        ("told 3QX it rained", "3QX"),
        ("told Torviks-Posten it rained", "Torviks-Posten"),
        ("told Omrop Torvik it rained", "Omrop Torvik"),
        ("told torvik-port.info it rained", "torvik-port.info"),
    ],
)
def test_a_form_that_others_have_too_is_doubted(text: str, name: str) -> None:
    assert named(text) == [(name, "word")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("told WZQX-TV it rained", "WZQX-TV"),
        ("told ABC7 it rained", "ABC7"),
        ("told KTLA it rained", "KTLA"),
        ("told the Torvik Reporting Service it rained", "Torvik Reporting Service"),
    ],
)
def test_a_form_that_only_outlets_have_is_not(text: str, name: str) -> None:
    assert named(text) == [(name, "")]


@pytest.mark.parametrize(
    "text",
    [
        "told the Argus Bank it rained",
        "told the Torvik Lake Herald Society it rained",
        "told KPMG it rained",
        "told the House Majority Leader it rained",
        "told Japan Post it rained",
        "told Rosenblatt it rained",
        "told Sometimes it rained",
        "wrote to ana@torvik-port.info about it",
        "read http://torvik-port.info/rain about it",
        "watched CCTV footage of it",
    ],
)
def test_a_longer_name_or_an_address_is_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "told Haldby News-Lantern it rained",
        "told the Press & Argus it rained",
        "said state-run TV on Monday",
        "told the official KNA agency it rained",
        "Zamir Press news agency",
        "told the newspaper Dagsposten it rained",
        "read in the Annals of Torvik",
        "watched Fox 35",
    ],
)
def test_no_pattern_is_left_out_that_matches(text: str) -> None:
    every = [*PATTERNS.named.patterns, *PATTERNS.described.patterns]
    matching = [(p, m[0]) for p in every if (m := p.regex.search(text))]
    assert matching
    lines = Lines(f"It rained.\n{text}\n\nIt rained.")
    assert [(p, m[0]) for p, m in Searched(every).matches(lines)] == matching
    assert len(matching) < len(every)


def test_an_end_of_outlets_names_is_none_of_a_surname() -> None:
    found = document(
        "Ida/PROPN/0/root/B-PER\n  Torvikbote/PROPN/1/flat/Number=Sing/E-PER\n\n"
        "Ana/PROPN/2/nsubj/S-PER\n  told/tell/VERB/0/root\n  Torvikbote/PROPN/2/obj/S-PER"
    )
    assert not outlet_mentions(found, GAZETTEER)


def test_accents_hyphens_and_articles_vary() -> None:
    for name in (
        "Hürriyet",
        "Hurriyet",
        "Asharq al-Awsat",
        "Asharq Al-Awsat",
        "Times-Picayune",
        "Dagens Naeringsliv",
    ):
        known = GAZETTEER.find(name)
        assert known is not None, name


UNITS = [
    "A.",
    "A-",
    "a-",
    "The ",
    "The The The ",
    "a.b.",
    "TV",
    "al-",
    "The A ",
    "newspaper A ",
    "9",
]


@pytest.mark.parametrize("unit", UNITS)
def test_patterns_take_time_in_proportion_to_the_text(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))

        def work() -> None:
            for pattern in (*PATTERNS.named.patterns, *PATTERNS.described.patterns):
                for _ in pattern.regex.finditer(text):
                    pass
            for _ in GAZETTEER.scan(text):
                pass

        return work

    assert_linear(f"outlets, {unit!r}", (4_000, 16_000), prepare)


@pytest.mark.parametrize(
    ("form", "text", "name"),
    [
        ({"endings": {"newspaper": ["bladet"]}}, "told Torvik Bladet it rained", "Torvik Bladet"),
        ({"joined_endings": {"website": ["Wacht"]}}, "told TorvikWacht it rained", "TorvikWacht"),
        ({"domains": {"website": ["museum"]}}, "told torvik.museum it rained", "torvik.museum"),
        ({"short_names": {"newspaper": ["Kompass"]}}, "told the Kompass it rained", "the Kompass"),
    ],
)
def test_a_new_form_is_a_word_in_a_list(form: Addition, text: str, name: str) -> None:
    own = GAZETTEER.extended(form)
    assert named(text) == []
    assert [m.name for m in outlet_mentions(flat(text), own)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("told a Post reporter it rained", "Post"),
    ],
)
def test_a_noun_beside_a_name_leaves_no_doubt(text: str, name: str) -> None:
    assert named(text) == [(name, "")]


def test_a_listed_name_in_no_sentence_is_no_mention() -> None:
    assert not outlet_mentions(Document("Vox Populi said so.", ()), GAZETTEER)
