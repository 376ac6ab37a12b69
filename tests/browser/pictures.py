"""Makes the pictures of docs/view.md: ``python -m tests.browser.pictures docs``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from attribution.cli import main

_SIZE = {"width": 1120, "height": 900}


def make(folder: Path) -> None:
    """Writes the page of the example as it is seen on a light and on a dark screen.

    Arguments:
        folder: where to.
    """
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        page_file = Path(place) / "demo.html"
        main(["view", "demo", "--model", "compact", "--output", str(page_file)])
        path = shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for scheme, name in (("light", "view.png"), ("dark", "view-dark.png")):
            page = browser.new_page(viewport=_SIZE, color_scheme=scheme)
            page.goto(page_file.as_uri())
            page.hover(".at-content[data-q='3']")
            page.wait_for_selector("#at-card:not([hidden])")
            page.screenshot(path=str(folder / name))
        browser.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
