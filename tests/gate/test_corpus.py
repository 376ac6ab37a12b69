"""The mark-up means what it says, and the corpus covers what it should."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.gate import corpus

TEXT = 'Lind said no. "We open in May," Dora Lind said. "Not a day later."'


def test_a_passage_gives_exact_offsets() -> None:
    spans = corpus.locate(TEXT, '{"We ~ May,"} <Dora Lind> [said]. {"Not ~ later."}')
    texts = {role: [TEXT[start:end] for start, end in parts] for role, parts in spans.items()}
    assert texts == {
        "content": ['"We open in May,"', '"Not a day later."'],
        "cue": ["said"],
        "source": ["Dora Lind"],
    }


def test_marks_may_nest() -> None:
    spans = corpus.locate(TEXT, '{"We open in <May>,"}')
    assert spans["source"][0][0] > spans["content"][0][0]


@pytest.mark.parametrize(
    ("passage", "complaint"),
    [
        ("{Lind} [said]", "2 places"),
        ("{Lind} [shouted]", "0 places"),
        ("{Dora Lind [said}", "closes nothing"),
        ("{Dora Lind", "is missing"),
        ("Dora <Lind>", "no content"),
        ("{Dora }<Lind>", "white space"),
    ],
)
def test_a_wrong_passage_is_refused(passage: str, complaint: str) -> None:
    with pytest.raises(corpus.CorpusError, match=complaint):
        corpus.locate(TEXT, passage)


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        ('{"We open in May,"}', "direct"),
        ('{open in May," Dora}', "mixed"),
        ("{no}. ~We", "indirect"),
    ],
)
def test_the_kind_is_read_off_the_marks(passage: str, kind: str) -> None:
    content = corpus.locate(TEXT, passage)["content"]
    assert corpus.kind_of(TEXT, content) == kind


def test_an_unknown_key_is_refused() -> None:
    quotes = [{"passage": "{no}", "speaker": "", "spoken": "x"}]
    markup = {"register": "court", "covers": [], "quote": quotes}
    with pytest.raises(corpus.CorpusError, match="spoken"):
        corpus.compiled("a", TEXT, markup)


def test_an_article_s_agency_holds_unless_a_quotation_gives_its_own() -> None:
    markup = {
        "register": "court",
        "covers": [],
        "agency": "Zamir",
        "quote": [
            {"passage": "{no}. ", "speaker": "Lind"},
            {"passage": '{"We open in May,"}', "speaker": "Lind", "agency": ""},
        ],
    }
    quotes = corpus.compiled("a", TEXT, markup)["quotes"]
    assert [quote["agency"] for quote in quotes] == ["Zamir", None]


def test_the_articles_are_fifteen_or_more_and_none_is_a_stub() -> None:
    articles = corpus.articles()
    assert len(articles) >= 15
    assert min(len(article["text"].split()) for article in articles) >= 150


def test_every_kind_and_polarity_occurs() -> None:
    quotes = [quote for article in corpus.articles() for quote in article["quotes"]]
    kinds = Counter(quote["kind"] for quote in quotes)
    assert min(kinds[kind] for kind in ("direct", "indirect", "mixed")) >= 20
    polarities = {quote["polarity"] for quote in quotes}
    assert {"asserted", "negated", "declined", "hypothetical", "questioned"} <= polarities


def test_some_article_holds_no_quotation_at_all() -> None:
    assert any(not article["quotes"] for article in corpus.articles())
