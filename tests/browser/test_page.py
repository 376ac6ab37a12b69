"""The page of an article in a real browser: nothing runs, everything can be reached and read."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from attribution import Failure
from attribution.output import to_html
from attribution.output.formats import by_name
from tests.browser.articles import HOSTILE, NESTED
from tests.browser.conftest import Open

_AXE = Path(
    os.environ.get("AXE", Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js")
)


def faults(page: Any) -> list[Any]:
    """What axe finds wrong with a page: the rule, and the elements."""
    if not _AXE.is_file():
        pytest.skip("axe-core is not installed")
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(
        """async () => {
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const { violations } = await axe.run({ runOnly: tags });
            return violations.map((v) => [v.id, v.nodes.map((n) => [n.html, n.failureSummary])]);
        }"""
    )
    return found


def text_of(page: Any) -> str:
    """What a reader would copy out of the article's paragraphs."""
    shown: str = page.evaluate(
        """() => [...document.querySelectorAll(".at-text p")].map((p) => {
            const copy = p.cloneNode(true);
            copy.querySelectorAll(".at-badge").forEach((badge) => badge.remove());
            return copy.textContent;
        }).join("\\n\\n")"""
    )
    return shown


def test_the_text_stands_as_it_is(opened: Open) -> None:
    _, body = NESTED.text.split("\n\n", 1)
    assert text_of(opened(NESTED)) == body


def test_nothing_of_a_text_runs(opened: Open) -> None:
    page = opened(HOSTILE)
    for badge in page.query_selector_all(".at-badge"):
        badge.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    for line in page.query_selector_all("aside summary"):
        line.click()
    page.fill("#at-least", "0.5")
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelectorAll('script, iframe, img').length") == 1
    links = page.evaluate("[...document.links].map((a) => a.getAttribute('href'))")
    assert all(link.startswith("#d1-") for link in links)


def test_a_script_that_got_in_would_be_stopped(browser: Any, tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    place.write_text(
        to_html(NESTED).replace("</main>", "<script>document.title = 'run'</script></main>"),
        encoding="utf-8",
    )
    page = browser.new_page()
    page.goto(place.as_uri())
    assert page.title() == "dam"
    page.close()


def test_the_keyboard_reaches_every_quotation_and_its_note(opened: Open) -> None:
    page = opened(NESTED)
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        number = page.evaluate(
            "document.activeElement.matches('.at-badge') && document.activeElement.dataset.q"
        )
        if number:
            assert page.is_visible("#at-card")
            assert "confidence" in page.inner_text("#at-card")
            reached.append(number)
    assert reached == ["1", "2", "3", "4", "5"]


def test_enter_keeps_a_note_open_and_escape_gives_the_focus_back(opened: Open) -> None:
    page = opened(NESTED)
    page.focus(".at-badge[data-q='2']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "at-card"
    note = page.inner_text("#at-card")
    for told in (
        "Dana Reyes",
        "Tirna News Agency",
        "Ola Berg",
        "direct, asserted",
        "0.90",
        "clausal_complement",
    ):
        assert told in note
    page.keyboard.press("Escape")
    assert not page.is_visible("#at-card")
    assert page.evaluate("document.activeElement.dataset.q") == "2"


def test_pointing_at_a_nested_quotation_shows_the_inner_one(opened: Open) -> None:
    page = opened(NESTED)
    page.hover(".at-content[data-q='3']")
    page.wait_for_selector("#at-card:not([hidden])")
    assert "the engineers" in page.inner_text("#at-card")
    assert "quotation 2" in page.inner_text("#at-card")
    page.hover("h2")
    page.wait_for_selector("#at-card", state="hidden")


def test_a_finger_opens_a_note_that_the_page_keeps(opened: Open) -> None:
    page = opened(NESTED, width=390, has_touch=True)
    page.tap(".at-content[data-q='4']")
    assert "negated" in page.inner_text("#at-card")
    page.tap(".at-close")
    assert not page.is_visible("#at-card")


def test_what_a_note_speaks_of_stays_in_sight_of_a_small_screen(opened: Open) -> None:
    page = opened(NESTED, width=390, has_touch=True)
    page.set_viewport_size({"width": 390, "height": 400})
    page.tap(".at-content[data-q='4']")
    page.wait_for_timeout(1000)
    text, card = (
        page.eval_on_selector(where, "e => e.getClientRects()[0].toJSON()")
        for where in (".at-content[data-q='4']", "#at-card")
    )
    assert text["bottom"] <= card["top"]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_when_the_page_is_ready(width: int, opened: Open) -> None:
    page = opened(NESTED, width=width)
    moved = page.evaluate(
        """() => new Promise((done) => {
            new PerformanceObserver((seen) => done(seen.getEntries().length))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(0), 500);
        })"""
    )
    assert moved == 0


def test_the_slider_leaves_out_what_is_less_sure(opened: Open) -> None:
    page = opened(NESTED)
    page.fill("#at-least", "0.75")
    assert "2 of 5" in page.inner_text("#at-least-said")
    assert page.locator(".at-badge:visible").count() == 2
    assert page.locator(".at-note:visible").count() == 2
    assert page.inner_text("aside details:first-child .at-count") == "2"
    at = page.eval_on_selector_all(
        "aside details:first-child rect:not([hidden])",
        "parts => parts.map((p) => p.x.baseVal.value)",
    )
    assert at[0] == 0
    assert len(at) == 2


def test_a_speaker_opens_to_all_that_he_said(opened: Open) -> None:
    page = opened(NESTED)
    page.click("aside summary")
    said = page.inner_text("aside details[open] ol")
    assert "Dam Is Safe" in said
    assert "who had paid" in said
    assert "the wall will hold" in said
    apart = page.evaluate(
        "[...document.querySelectorAll('.at-text .at-content.at-apart')].map((e) => e.dataset.q)"
    )
    assert set(apart) == {"3", "5"}


def test_of_several_articles_a_list_leads_to_each(opened: Open) -> None:
    results = (NESTED, Failure("<b>bad</b>", "InputError", "no text"), HOSTILE)
    page = opened("".join(by_name()["html"].pieces(results)), bypass_csp=True)
    page.click(".at-contents summary")
    assert page.inner_text(".at-contents summary") == "3 articles"
    titles = page.eval_on_selector_all(".at-contents a", "links => links.map((a) => a.textContent)")
    assert titles[:2] == ["Dam Is Safe, Mayor Says", "<b>bad</b>"]
    assert faults(page) == []
    page.click(".at-contents li:nth-child(2) a")
    assert page.url.endswith("#d2-title")
    assert not page.is_visible(".at-contents ol")


def test_an_article_alone_has_no_list(opened: Open) -> None:
    assert not opened(NESTED).is_visible(".at-contents")


def test_without_scripts_all_can_still_be_read(opened: Open) -> None:
    page = opened(NESTED, java_script_enabled=False)
    page.click(".at-badge[data-q='2']")
    assert page.url.endswith("#d1-n2")
    assert page.is_visible("#d1-n2")
    assert not page.is_visible("#at-least")


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_no_line_is_wider_than_the_screen(width: int, opened: Open) -> None:
    page = opened(NESTED, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("result", [NESTED, HOSTILE], ids=["nested", "hostile"])
def test_the_page_is_accessible(result: Any, scheme: str, width: int, opened: Open) -> None:
    page = opened(result, scheme=scheme, width=width, bypass_csp=True)
    page.click(".at-legend summary")
    for line in page.query_selector_all("aside summary"):
        line.click()
    page.focus(".at-badge")
    page.keyboard.press("Enter")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_of_the_server_is_accessible(scheme: str, opened: Open) -> None:
    form = resources.files("attribution.output.html") / "form.html"
    page = opened(form.read_text(encoding="utf-8"), scheme=scheme)
    assert faults(page) == []


@pytest.mark.parametrize(
    "colours", ["color: #111; background: #fff", "color: #eee; background: #111"]
)
def test_a_notebook_shows_it_readably_on_light_and_dark(colours: str, opened: Open) -> None:
    shown = f'<html lang="en"><title>t</title><main style="{colours}"><h1>t</h1>'
    assert faults(opened(shown + NESTED._repr_html_())) == []
