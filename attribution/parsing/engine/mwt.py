"""Tokens to words: *don't* is *do* and *n't*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

__all__ = ["Expander", "Word"]

_KEPT = 10_000


@frozen
class Word:
    """A word of a token.

    Attributes:
        form: as the networks read it.
        span: where it stands in the token, or None if it is not spelled there.
    """

    form: str
    span: tuple[int, int] | None


class Expander:
    """Stanza's own processor, asked once for each form.

    Arguments:
        processor: the pipeline's ``mwt``.
    """

    def __init__(self, processor: Any) -> None:
        self._processor = processor
        self._kept: dict[str, list[Word]] = {}

    def __call__(self, forms: Iterable[str]) -> dict[str, list[Word]]:
        """The words of each token, given tokens that may be several words."""
        wanted = list(dict.fromkeys(forms))
        new = [form for form in wanted if form not in self._kept]
        if new:
            if len(self._kept) + len(new) > _KEPT:
                self._kept.clear()
                new = wanted
            self._kept.update(zip(new, self._expanded(new), strict=True))
        return {form: self._kept[form] for form in wanted}

    def _expanded(self, forms: list[str]) -> Iterable[list[Word]]:
        from stanza.models.common.doc import Document

        token = {"id": (1,), "start_char": 0, "misc": "MWT=Yes"}
        document = Document(
            [[{**token, "text": form, "end_char": len(form)}] for form in forms], text=" "
        )
        self._processor.process(document)
        for sentence in document.sentences:
            yield [Word(word.text, _span(word)) for word in sentence.words]


def _span(word: Any) -> tuple[int, int] | None:
    if word.start_char is None or word.end_char is None:
        return None
    return word.start_char, word.end_char
