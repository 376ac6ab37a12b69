"""A web page: its article, what is known beside it, and spans that lead back into the page."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("trafilatura")

from attribution import InputError, Metadata, Span, WebPage, from_html

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>Harbour shut | Halden Courier</title>
<meta property="og:site_name" content="Halden Courier"><meta name="author" content="Ada Berg">
<meta property="article:published_time" content="2026-03-01T10:00:00Z">
<link rel="canonical" href="https://example.org/news/harbour-shut">
<script>var words = "I will not lose a crew";</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour shut after gale</h1>
<p>The head of <b>Halden&#39;s</b> port urged ferry operators to keep their boats tied&nbsp;up.</p>
<p>&ldquo;I will not lose a crew,&rdquo; Ingrid <em>Solheim</em> told the minister at the pier
on Friday, according to the Norrland News Agency. The caf&eacute; &amp bar were shut, too.</p>
<p>The boats stay here until I say so, she said.<br>She left.</p>
</article><footer>Copyright Halden Courier</footer></body></html>
"""


@pytest.fixture(scope="module")
def page() -> WebPage:
    return from_html(PAGE)


def words(page: WebPage, text: str) -> str | None:
    """What stands in the page for words of the text."""
    start = page.text.index(text)
    found = page.source(Span(start, start + len(text), text))
    assert found is None or page.html[found.start : found.end] == found.text
    return found and found.text


def test_the_article_and_what_the_page_tells_of_it(page: WebPage) -> None:
    assert page.text.startswith("Harbour shut after gale\n\nThe head of Halden's port urged")
    assert "Sport" not in page.text
    assert page.metadata == Metadata(
        "Harbour shut after gale",
        "Halden Courier",
        "Ada Berg",
        "2026-03-01",
        "https://example.org/news/harbour-shut",
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ingrid Solheim", "Ingrid <em>Solheim"),
        ("Halden's port", "Halden&#39;s</b> port"),
        ("“I will not lose a crew,”", "&ldquo;I will not lose a crew,&rdquo;"),
        ("tied up.", "tied&nbsp;up."),
        ("pier on Friday", "pier\non Friday"),
        ("café & bar", "caf&eacute; &amp bar"),
        ("she said.\n\nShe left.", "she said.<br>She left."),
    ],
)
def test_a_span_stands_in_the_page_with_its_mark_up(page: WebPage, text: str, source: str) -> None:
    assert words(page, text) == source


def test_bytes_are_decoded(page: WebPage) -> None:
    assert from_html(PAGE.encode()) == page


def test_the_address_is_given_where_the_page_has_none() -> None:
    bare = PAGE.replace('<link rel="canonical" href="https://example.org/news/harbour-shut">', "")
    assert from_html(bare, url="https://example.org/x").metadata.url == "https://example.org/x"


def test_words_that_the_page_has_otherwise_lead_nowhere() -> None:
    item = "<ul><li>One thing of note</li></ul><p>The boats"
    listed = from_html(PAGE.replace("<p>The boats", item))
    assert words(listed, "One thing of note") == "One thing of note"
    # The dash is the text's own.
    assert words(listed, "- One thing") is None


def test_a_span_of_another_text_is_refused(page: WebPage) -> None:
    with pytest.raises(InputError, match="needs a span of the page's text"):
        page.source(Span(0, 3, "abc"))


@pytest.mark.parametrize("value", [5, None, ["<p>"]])
def test_what_is_no_page_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="needs a page as str or bytes"):
        from_html(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", ["Cafe\u0301", "e\u0301" * 40])
def test_a_stretch_that_the_page_has_otherwise_is_found_in_its_halves(odd: str) -> None:
    # Composed in the text, in two characters in the page.
    said = f"<p>The ferry sails to the islands and back, by the {odd} Skagen.</p>"
    page = from_html(PAGE.replace("<p>The boats", f"{said}<p>The boats"))
    assert words(page, "The ferry sails") == "The ferry sails"
    assert words(page, "The boats stay") == "The boats stay"


def test_an_address_is_a_string() -> None:
    with pytest.raises(InputError, match="url is a str, not int"):
        from_html(PAGE, url=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["", "<html></html>", b""])
def test_a_page_without_an_article_is_refused(value: str | bytes) -> None:
    with pytest.raises(InputError, match="no article was found"):
        from_html(value)


@pytest.mark.parametrize(
    "odd",
    [
        "&#" + "9" * 5000 + ";",
        "&#x" + "f" * 5000,
        "<![foo bar]>",
        "<![if gte mso 9]>",
        "<![endif]>",
        "<![%",
        "<![CDATA[ it froze",
        "<?php",
        "<!",
        "</ x>",
        "\x00",
        "\ud800",
    ],
)
def test_odd_mark_up_costs_no_other_words_their_place(odd: str) -> None:
    for place in ("<p>The boats", "</article>"):
        page = from_html(PAGE.replace(place, f"{odd}{place}"))
        assert words(page, "Ingrid Solheim") == "Ingrid <em>Solheim"


def test_what_the_reader_of_pages_cannot_bear_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    with pytest.raises(InputError, match="the page cannot be read: too deep"):
        from_html(PAGE)


def test_a_long_page_takes_its_time_and_no_more() -> None:
    paragraph = "<p>The harbour was shut for the whole day, number {}, she told them.</p>"
    page = PAGE.replace("</article>", "".join(map(paragraph.format, range(3000))) + "</article>")
    began = time.monotonic()
    found = from_html(page)
    assert words(found, "number 2999") == "number 2999"
    assert time.monotonic() - began < 60
