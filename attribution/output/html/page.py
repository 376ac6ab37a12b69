"""Articles as one page that needs nothing else: its style and script stand in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from attribution.document import Metadata
from attribution.output.html.marked_text import Mark, marked_paragraphs, marks_of, paragraphs
from attribution.output.html.markup import Markup, element, escaped, joined
from attribution.output.html.notes import label, note, untold_name
from attribution.output.html.panel import panel
from attribution.output.html.signs import sign_of, signs_of
from attribution.output.writing import Result, Target, checked
from attribution.result import AttributedDocument, Attribution, Failure

__all__ = ["badge", "to_html", "write"]

# A first paragraph that is longer, or ends like a sentence, is no headline.
_HEADLINE = 120
_LANGUAGE = re.compile("[a-z]{2,3}")
_ENDS = (".", "!", "?", '"', "”", ":", ",")


def to_html(document: AttributedDocument) -> str:
    """An article as a page of its own: its text marked, its speakers counted, each find explained.

    The page is one file. It loads nothing from elsewhere, and nothing in the article can run
    in it as a script.

    Arguments:
        document: what `attribution.attribute` returned.

    Example:
        >>> page = to_html(AttributedDocument("It <b>rained</b>."))
        >>> "It &lt;b&gt;rained&lt;/b&gt;." in page
        True
    """
    known = checked(document, "to_html")
    return "".join(_page([known], known.metadata.title or known.id or "Article"))


def write(results: Iterable[Result], target: Target) -> Iterator[str]:  # noqa: ARG001
    """A run as one page, an article under the other."""
    return _page(results, "Articles")


def _page(results: Iterable[Result], title: str) -> Iterator[str]:
    before, behind, after = _frame()
    yield f"{before}{escaped(title)}{behind}"
    for number, result in enumerate(results, 1):
        if isinstance(result, Failure):
            yield _failure(result, number)
        else:
            yield _article(result, number)
    yield after


@cache
def _frame() -> tuple[str, str, str]:
    """The page up to its title, from there to its articles, and what stands behind them."""
    page, style, script = (
        (resources.files("attribution.output.html") / name).read_text(encoding="utf-8")
        for name in ("page.html", "page.css", "page.js")
    )
    # A browser runs what has these sums, and nothing else.
    sums = {"$style_sum": _sum(style), "$script_sum": _sum(script)}
    for place, value in {**sums, "$style": style, "$script": script}.items():
        page = page.replace(place, value)
    before, rest = page.split("$title")
    behind, after = rest.split("$articles")
    return before, behind, after


def _sum(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _failure(failure: Failure, number: int) -> Markup:
    return element(
        "article",
        element("h1", failure.id, id=f"d{number}-title"),
        element("p", f"Not read: {failure.message}", class_="at-warning"),
        class_="at-article",
    )


def _article(document: AttributedDocument, number: int) -> Markup:
    prefix = f"d{number}-"
    signs = signs_of(document)
    marks = marks_of(document, signs)

    shown = marked_paragraphs(
        document.text, marks, badge=lambda mark: badge(mark, document.attributions, prefix)
    )
    headline: Markup | None = None
    if document.metadata.title is None and _begins_with_headline(document.text):
        headline = shown.pop(0)
    title = document.metadata.title or document.id or "Article"
    numbers = {a.quote.id: i for i, a in enumerate(document.attributions, 1)}
    notes = [
        note(i, a, sign_of(a, signs), prefix, numbers)
        for i, a in enumerate(document.attributions, 1)
    ]
    return element(
        "article",
        element(
            "header",
            _dateline(document.metadata),
            element("h1", headline or title, id=f"{prefix}title"),
            element("p", _facts(document), class_="at-facts"),
            *(element("p", warning, class_="at-warning") for warning in document.warnings),
        ),
        element(
            "div",
            element("div", *(element("p", paragraph) for paragraph in shown), class_="at-text"),
            element("aside", panel(document, signs, prefix), aria_labelledby=f"{prefix}title"),
            class_="at-columns",
        ),
        element(
            "section",
            element("h2", "Every quotation"),
            element("ol", *notes),
            class_="at-notes",
        )
        if notes
        else None,
        class_="at-article",
        lang=document.language if _LANGUAGE.fullmatch(document.language) else None,
    )


def _begins_with_headline(text: str) -> bool:
    places = paragraphs(text)
    if len(places) < 2:
        return False
    first = text[slice(*places[0])]
    return len(first) <= _HEADLINE and "\n" not in first and not first.endswith(_ENDS)


def _dateline(metadata: Metadata) -> Markup | None:
    author = f"By {metadata.author}" if metadata.author else None
    parts = [escaped(part) for part in (metadata.publisher, author, metadata.date) if part]
    if metadata.url and metadata.url.startswith(("https://", "http://")):
        parts.append(element("a", "the article", href=metadata.url, rel="noreferrer"))
    if not parts:
        return None
    dotted = [piece for part in parts for piece in (Markup(" · "), part)][1:]
    return element("p", *dotted, class_="at-dateline")


def _facts(document: AttributedDocument) -> Markup:
    count = len(document.attributions)
    speakers = len(signs_of(document))
    relayed = sum(a.agency is not None for a in document.attributions)
    words = [f"{count} quotation{'s' * (count != 1)}"]
    if speakers:
        words.append(f"{speakers} speaker{'s' * (speakers != 1)}")
    if relayed:
        words.append(f"{relayed} through another outlet")
    if document.credits:
        names = ", ".join(dict.fromkeys(credit.name for credit in document.credits))
        words.append(f"helped with the article: {names}")
    return joined(" · ".join(words))


def badge(mark: Mark, attributions: tuple[Attribution, ...], prefix: str) -> Markup:
    """What stands before a quotation: its speaker's sign, and its number, which leads to its note.

    Where the text itself names the speaker only before, as *she* does, the name stands there, too.

    Arguments:
        mark: of the first part of its content.
        attributions: all of the article.
        prefix: what ids of the article begin with.
    """
    number = mark.numbers[0]
    a = attributions[number - 1]
    name = untold_name(a)
    return element(
        "a",
        mark.sign.drawn(),
        element("span", str(number)),
        element("span", f" {name}", class_="at-named") if name is not None else None,
        element("span", f" {a.polarity}", class_="at-polarity")
        if a.polarity != "asserted"
        else None,
        href=f"#{prefix}n{number}",
        id=f"{prefix}q{number}",
        class_=f"at-badge {mark.sign.style}",
        aria_label=label(number, a),
        data_q=number,
        data_confidence=f"{a.confidence:.3f}",
    )
