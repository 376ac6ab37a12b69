"""`from_html`: the article in a web page, and where its words stand in the page."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

from attrs import field, frozen

from attribution.document import Span
from attribution.errors import InputError
from attribution.metadata import Metadata
from attribution.packages import needed

__all__ = ["WebPage", "from_html"]

# Elements whose content a browser does not show.
_UNSEEN = frozenset(("script", "style", "noscript", "template", "title"))
# A stretch of fewer letters may occur in the page by chance, and is not looked for.
_FEWEST = 8
# No character has a number of more digits, leading zeros aside.
_DIGITS = 100


@frozen
class WebPage:
    """The article in a web page.

    Attributes:
        text: the article's text, for `attribution.attribute`; blank lines separate paragraphs.
        metadata: title, author, publisher, date and address, as far as the page gives them.
        html: the page.

    Example:
        >>> page = from_html("<html><body><article><p>Ana <b>Lund</b> said on Friday that it "
        ...                  "had rained.</p></article></body></html>")
        >>> page.text
        'Ana Lund said on Friday that it had rained.'
        >>> page.source(Span.of(page.text, 0, 8)).text
        'Ana <b>Lund'
    """

    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    metadata: Metadata
    html: str = field(repr=lambda page: f"<{len(page)} characters>")
    _starts: Sequence[int] = field(repr=False, eq=False)
    _ends: Sequence[int] = field(repr=False, eq=False)

    def source(self, span: Span) -> Span | None:
        """Where some words of the text stand in the page, including any mark-up between them.

        Arguments:
            span: a span of ``text``, such as a content or a cue.

        Returns:
            A span of ``html``; None if the words do not stand in the page as they do in the text.

        Raises:
            InputError: if ``span`` is not a span of ``text``.
        """
        if not isinstance(span, Span) or self.text[span.start : span.end] != span.text:
            raise InputError(f"source() needs a span of the page's text, not {span!r:.80}")
        first = span.start + len(span.text) - len(span.text.lstrip())
        last = span.end - 1 - (len(span.text) - len(span.text.rstrip()))
        if last < first or self._starts[first] < 0 or self._ends[last] < self._starts[first]:
            return None
        return Span.of(self.html, self._starts[first], self._ends[last])


def from_html(page: str | bytes, *, url: str | None = None) -> WebPage:
    """Extracts the article from a web page with trafilatura: text, title, author, publisher, date.

    Menus, comments and advertisements are left out. Nothing is fetched from the network.

    Arguments:
        page: the HTML, as text or as the bytes that were received.
        url: the page's address, if the page itself does not give it.

    Returns:
        The article; `WebPage.source` finds its spans in the page.

    Raises:
        InputError: if ``page`` is neither str nor bytes, or holds no article.
        MissingPackageError: if trafilatura is not installed: it comes with the extra ``html``.
    """
    if not isinstance(page, (str, bytes)):
        raise InputError(f"from_html() needs a page as str or bytes, not {type(page).__name__}")
    if url is not None and not isinstance(url, str):
        raise InputError(f"url is a str, not {type(url).__name__}")
    extract = needed("trafilatura").bare_extraction
    decode = needed("trafilatura.utils").decode_file
    try:
        page = str(decode(page)) if isinstance(page, bytes) else page
        found = extract(page, url=url, with_metadata=True, include_comments=False)
    except Exception as error:
        # No list says which exceptions the library raises over a broken page.
        raise InputError(f"the page cannot be read: {error}") from error
    if found is None or not found.text:
        raise InputError(
            "no article was found in the page: give the text itself to attribute() if it is short"
        )
    text = "\n\n".join(line for line in found.text.split("\n") if line.strip())
    starts, ends = _places(text, page)
    return WebPage(text, _metadata(found, url), page, starts, ends)


def _metadata(found: Any, url: str | None) -> Metadata:
    told = (found.title, found.sitename, found.author, found.date, found.url or url)
    return Metadata(*(value or None for value in told))


def _places(text: str, page: str) -> tuple[array[int], array[int]]:
    """Where each character of a text begins and ends in the page; -1 if unknown."""
    starts = array("q", [-1]) * len(text)
    ends = array("q", [-1]) * len(text)
    shown = _Shown(page)
    at = 0
    # The dash of a list item is in the text alone, not in the page.
    for line in re.finditer(r"(?m)^(?:- )?(.+)$", text):
        for where, letters in _found(text, *line.span(1), shown.text, at):
            at = where + len(letters)
            for offset, letter in zip(range(where, at), letters, strict=True):
                starts[letter], ends[letter] = shown.starts[offset], shown.ends[offset]
    return starts, ends


def _found(text: str, start: int, end: int, shown: str, at: int) -> Iterator[tuple[int, list[int]]]:
    """Where the letters of a stretch of text stand among those that the page shows, in order.

    A stretch that is not found whole is looked for in halves.
    """
    todo = [(start, end)]
    while todo:
        start, end = todo.pop()
        letters = [i for i in range(start, end) if not text[i].isspace()]
        wanted = "".join(text[i] for i in letters)
        where = shown.find(wanted, at) if letters else -1
        if where >= 0:
            yield where, letters
            at = where + len(letters)
        elif len(letters) >= 2 * _FEWEST:
            middle = text.find(" ", (start + end) // 2, end)
            if middle < 0:
                middle = (start + end) // 2
            todo += [(middle, end), (start, middle)]


class _Shown(HTMLParser):
    """The letters that a page shows, without white space.

    Attributes:
        text: the letters.
        starts: where each begins in the page.
        ends: where each ends.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._page = page
        self._letters: list[str] = []
        self.starts = array("q")
        self.ends = array("q")
        self._unseen: str | None = None
        self._lines = [0, *(found.end() for found in re.finditer("\n", page))]
        self.feed(page)
        self.close()
        self.text = "".join(self._letters)

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None

    def handle_data(self, data: str) -> None:
        start = self._offset()
        for offset, letter in enumerate(data, start):
            self._add(letter, offset, offset + 1)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skips ``<![...>``, as browsers do: HTML has no such sections."""
        return self.parse_bogus_comment(i, report)

    def _reference(self, written: str) -> None:
        start = self._offset()
        length = len(written) + self._page.startswith(";", start + len(written))
        # Python refuses to read a number of thousands of digits.
        for letter in html.unescape(f"{written};") if len(written) < _DIGITS else "\ufffd":
            self._add(letter, start, start + length)

    def _add(self, letter: str, start: int, end: int) -> None:
        if self._unseen is None and not letter.isspace():
            self._letters.append(letter)
            self.starts.append(start)
            self.ends.append(end)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
