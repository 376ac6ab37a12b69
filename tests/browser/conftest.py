"""A real browser, as `make test-browser` has it; without one these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution import AttributedDocument
from attribution.output import to_html

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# No sandbox in a container, and nothing that reaches for the network by itself.
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=_SWITCHES)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a result; fails the test if the browser had anything to complain of."""
    complaints: list[str] = []
    contexts = []

    def open_(
        result: AttributedDocument | str, *, scheme: str = "light", width: int = 1280, **more: Any
    ) -> Any:
        place = tmp_path / "page.html"
        content = result if isinstance(result, str) else to_html(result)
        place.write_text(content, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda asked: (
                asked.url == place.as_uri() or complaints.append(f"asked for {asked.url}")
            ),
        )
        page.goto(place.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
