"""A parser that finds no sentences: enough for all that is not about quotations."""

from __future__ import annotations

from typing import Any

import pytest

from attribution import Document, Metadata


class BlankParser:
    """Takes a text for a document without sentences; keeps the documents."""

    language = "en"

    def __init__(self) -> None:
        self.parsed: list[Document] = []

    def parse(self, text: str, *, id: str, metadata: Metadata) -> Document:  # noqa: A002
        self.parsed.append(Document(text, (), id=id, metadata=metadata))
        return self.parsed[-1]


@pytest.fixture
def blank(monkeypatch: pytest.MonkeyPatch) -> BlankParser:
    """Stands for whatever model is asked for; knows what was parsed."""
    parser = BlankParser()

    def load(model: Any) -> BlankParser:
        return parser

    monkeypatch.setattr("attribution.cli.command.load", load)
    return parser


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails a test in which a model is loaded."""

    def load(model: Any) -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr("attribution.cli.command.load", load)
