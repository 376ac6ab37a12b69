"""The page of an article: the text stands in it as it is, marked and harmless."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from attribution import (
    AttributedDocument,
    Attribution,
    Entity,
    Failure,
    Metadata,
    Quote,
    Span,
    Speaker,
)
from attribution.output import FORMATS, to_html
from attribution.output.html.marked_text import marked_paragraphs, marks_of, paragraphs
from attribution.output.html.markup import Markup, element, escaped
from attribution.output.html.signs import signs_of
from attribution.topic import Topic, TopicMention
from tests.output.results import FULL, documents

_VOID = {"meta", "input", "path"}


class Reader(HTMLParser):
    """Reads a page and checks that its elements stand in one another."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.started: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.started.append((tag, dict(attrs)))
        if tag not in _VOID - {"path"}:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(document: AttributedDocument) -> list[Reader]:
    marks = marks_of(document, signs_of(document))
    found = marked_paragraphs(document.text, marks, badge=lambda _: Markup())
    return [Reader(paragraph) for paragraph in found]


def crossing(*parts: tuple[int, int]) -> AttributedDocument:
    text = "0123456789"
    return AttributedDocument(
        text,
        tuple(
            Attribution(f"at{i}", Quote(f"q{i}", "direct", (Span.of(text, *part),)))
            for i, part in enumerate(parts)
        ),
    )


def test_a_mark_stands_around_its_words() -> None:
    (reader,) = shown(FULL)
    styles = [(attrs["class"] or "").split()[0] for _, attrs in reader.started]
    assert sorted(set(styles)) == ["at-addressee", "at-agency", "at-content", "at-cue", "at-source"]


def test_where_marks_cross_the_later_one_is_opened_anew() -> None:
    (reader,) = shown(crossing((0, 6), (4, 9)))
    assert [attrs["data-q"] for _, attrs in reader.started] == ["1", "2", "2"]
    assert reader.text == ["0123", "45", "678", "9"]


def test_a_line_end_of_two_characters_stays_one_wherever_a_mark_cuts_it() -> None:
    text = "a\r\nb\r\n\r\nc"
    quote = Quote("q1", "direct", (Span.of(text, 0, 2), Span.of(text, 5, 7)))
    found = shown(AttributedDocument(text, (Attribution("at1", quote),)))
    assert ["".join(reader.text) for reader in found] == ["a\nb", "c"]


@pytest.mark.parametrize("part", [(0, 2), (2, 4), (2, 9), (3, 3), (0, 10)])
def test_each_quotation_has_one_badge_wherever_it_begins(part: tuple[int, int]) -> None:
    text = "A.\n \n  B. C"
    quote = Quote("q1", "direct", (Span.of(text, *part),))
    page = to_html(AttributedDocument(text, (Attribution("at1", quote),)))
    assert page.count('id="d1-q1"') == 1
    shown_text = "".join("".join(reader.text) for reader in shown(AttributedDocument(text, ())))
    assert shown_text == "A.B. C"


def test_a_thousand_nested_quotations_are_no_trouble() -> None:
    text = "x" * 4000
    nested = tuple(
        Attribution(f"at{i}", Quote(f"q{i}", "direct", (Span.of(text, i, 4000 - i),)))
        for i in range(1000)
    )
    assert "".join(shown(AttributedDocument(text, nested))[0].text) == text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents())
def test_any_result_gives_a_sound_page_with_its_own_text(document: AttributedDocument) -> None:
    page = to_html(document)
    page.encode("utf-8")
    reader = Reader(page)
    assert [tag for tag, _ in reader.started if tag in ("script", "iframe", "img")] == ["script"]
    assert not any(name.startswith("on") for _, attrs in reader.started for name in attrs)
    ids = [attrs["id"] for _, attrs in reader.started if "id" in attrs]
    assert len(ids) == len(set(ids))
    for (start, end), stretch in zip(paragraphs(document.text), shown(document), strict=True):
        as_parsed = Reader(escaped(document.text[start:end])).text
        # A mark that ends within \r\n makes two ends of lines of it.
        assert _lines("".join(stretch.text)) == _lines("".join(as_parsed))


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def _speaking(*sources: str) -> AttributedDocument:
    """A text in which one after the other says nothing but *ha*; all are one Ann Roe."""
    text = " ".join(f"{source} said ha." for source in sources)
    entity, at, found = Entity("e1", "Ann Roe", "person"), 0, []
    for i, source in enumerate(sources):
        said = Span.of(text, text.index("ha", at), text.index("ha", at) + 2)
        quote = Quote(f"q{i}", "indirect", (said,), source=Span.of(text, at, at + len(source)))
        found.append(Attribution(f"at{i}", quote, Speaker(entity, "own name")))
        at = said.end + 2
    return AttributedDocument(text, tuple(found), (entity,))


def test_a_badge_names_the_speaker_whom_the_words_beside_it_do_not_name() -> None:
    page = to_html(_speaking("Ann Roe", "Roe", "She", "The mayor"))
    badges = re.findall('<a href="#d1-n(.)".*?</a>', page)
    named = re.findall('<span class="at-named"> Ann Roe</span>', page)
    assert (len(badges), len(named)) == (4, 2)
    assert 'aria-label="1: Ann Roe, indirect, confidence' in page
    assert 'aria-label="3 Ann Roe: indirect, confidence' in page


def test_those_quoted_least_unfold_where_there_are_many() -> None:
    text = "x" * 40
    for count, folded in ((15, 0), (16, 4)):
        people = [Entity(f"e{i}", f"Person {i}", "person") for i in range(count)]
        said = tuple(
            Attribution(f"at{i}", Quote(f"q{i}", "direct", (Span.of(text, i, i + 1),)),
                        Speaker(entity, "own name"))
            for i, entity in enumerate(people)
        )  # fmt: skip
        page = to_html(AttributedDocument(text, said, tuple(people)))
        reader = Reader(page)
        assert sum("data-speaker" in attrs for _, attrs in reader.started) == count
        assert (f"<summary>{folded} more</summary>" in page) is (folded > 0)


def test_the_policy_names_the_only_style_and_script_that_may_run() -> None:
    page = to_html(FULL)
    assert "default-src 'none'" in page
    for name in ("style", "script"):
        (source,) = re.findall(f"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in page


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = to_html(FULL)
    assert not re.search(r"""(src|href)=["'](?!#)|url\(|@import|https?:""", page)


def test_the_address_of_the_article_is_a_link_if_it_is_one_of_the_web() -> None:
    known = AttributedDocument("Hi.", metadata=Metadata(url="https://example.org/a?b=1&c"))
    assert 'href="https://example.org/a?b=1&amp;c"' in to_html(known)
    harmful = AttributedDocument("Hi.", metadata=Metadata(url="javascript:alert(1)"))
    assert "javascript:" not in to_html(harmful)


def test_a_first_line_like_a_headline_is_the_heading() -> None:
    assert '<h1 id="d1-title">Rain Falls</h1>' in to_html(
        AttributedDocument("Rain Falls\n\nIt rained.", id="a")
    )
    assert '<h1 id="d1-title">a</h1>' in to_html(
        AttributedDocument("It rained.\n\nIt rained.", id="a")
    )


def test_many_articles_stand_on_one_page_with_failures_in_their_place() -> None:
    html = next(form for form in FORMATS if form.name == "html")
    page = "".join(html.pieces([FULL, Failure("b", "InputError", "<no> text"), FULL]))
    reader = Reader(page)
    assert sum(tag == "article" for tag, _ in reader.started) == 3
    assert "Not read: &lt;no&gt; text" in page


def test_only_markup_is_taken_for_markup() -> None:
    assert element("b", "<i>", Markup("<i></i>"), title='"') == (
        '<b title="&quot;">&lt;i&gt;<i></i></b>'
    )


def test_a_notebook_shows_the_marked_text_with_a_style_of_its_own_and_no_script() -> None:
    shown = FULL._repr_html_()
    reader = Reader(shown)
    assert not any(tag == "script" or "id" in attrs for tag, attrs in reader.started)
    (style,) = re.findall("<style>(.*?)</style>", shown, re.DOTALL)
    assert all(line.startswith(".attribution-view") for line in style.strip().splitlines())
    hints = [attrs["title"] for _, attrs in reader.started if "title" in attrs]
    assert any("Reyes, indirect, confidence 0.87" in str(hint) for hint in hints)


def test_a_result_makes_its_own_page() -> None:
    assert FULL.to_html() == to_html(FULL)


def test_values_are_shown_in_a_line() -> None:
    assert repr(FULL) == "<AttributedDocument 'one': 2 attributions, 55 characters>"
    assert repr(FULL.attributions[0]) == (
        "<Attribution 'at1' 'Reyes' 0.87 <Quote 'q1' indirect 'it rained'>>"
    )
    long = Quote("q1", "direct", (Span.of("word " * 50, 0, 250),))
    assert len(repr(long)) < 100


def test_a_note_tells_of_whom_a_content_speaks() -> None:
    first = FULL.attributions[0]
    mention = TopicMention(first.quote.content[0], "subject", "own name")
    about = (Topic(FULL.entities[1], (mention,)), Topic(FULL.entities[0], (mention,), True))
    told = evolve(FULL, attributions=(evolve(first, about=about),))
    assert "<dt>speaks of</dt><dd>Lund (subject), the speaker (subject)</dd>" in to_html(told)
