"""A parser that finds no sentences: enough for all that is not about quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from attribution import Document, Parser


class BlankParser(Parser):
    """Takes a text for a document without sentences."""

    def __init__(self) -> None:
        self.language = "en"

    def parse(self, text: str, **labels: Any) -> Document:
        return Document(text, (), **labels)

    def parse_many(self, texts: Iterable[str], **options: Any) -> Iterator[Document]:
        return map(self.parse, texts)


@pytest.fixture
def blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for whatever model is asked for."""
    parser = BlankParser()

    def load(model: Any, **options: Any) -> BlankParser:
        return parser

    monkeypatch.setattr("attribution.cli.settings.load", load)


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails a test in which a model is loaded."""

    def load(model: Any, **options: Any) -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr("attribution.cli.settings.load", load)
