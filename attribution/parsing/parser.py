"""`Parser`: from text to `Document`, through a Stanza pipeline that is loaded once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import PurePath
from pickle import PicklingError
from typing import Any

from attrs import evolve

from attribution.document import Document, Metadata, ParserInfo, Span
from attribution.errors import AttributionError, InputError, ModelError
from attribution.knowledge.grammar import Grammar
from attribution.knowledge.tables import languages
from attribution.language import language_warnings
from attribution.mark_up import mark_up_warnings
from attribution.parsing import _stanza
from attribution.parsing.forks import Lock
from attribution.parsing.paragraphs import Piece, paragraphs, pieces
from attribution.parsing.recurring_names import with_recurring_names
from attribution.parsing.seen import Seen
from attribution.parsing.whole_marks import with_whole_marks
from attribution.uncollected import uncollected
from attribution.well_formed import known_sound, labelled

__all__ = ["MOST_CHARACTERS", "Parser", "as_text"]

MOST_CHARACTERS = 5_000_000
"""The longest text that a parser accepts by default: some 800,000 words."""

# A file's name, which is not an article.
_FILE = re.compile(r"\S{1,250}\.(?:txt|text|md|html?|jsonl?|pdf|docx?)", re.IGNORECASE)

# How many characters Stanza is given at a time: its own objects take some 260 bytes
# a character, so they are converted and dropped before the next batch.
_BATCH = 100_000


class Parser:
    """A loaded model. Make one with `load`; use it from any number of threads.

    A lock lets one thread parse at a time, since Stanza does not promise more. A forked process
    can continue to use it. Pickled, it is no more than the name of its model, which another process
    loads once.

    Attributes:
        info: the parser, its version and the model.
        language: two-letter code of the model's language.
        max_characters: how many characters a text may have; None for any number.

    Example:
        >>> from attribution import load
        >>> parser = load("compact")
        >>> parser.parse("She left.").sentences[0].root.lemma
        'leave'
    """

    def __init__(
        self,
        pipeline: Any,
        model: str,
        *,
        max_characters: int | None = MOST_CHARACTERS,
        again: Callable[[], Parser] | None = None,
    ) -> None:
        self._pipeline = pipeline
        self._engine = _stanza.engine(pipeline)
        self._lock = Lock()
        self._again = again
        self.language: str = pipeline.lang
        self.info = ParserInfo("stanza", _stanza.version(), model)
        self.max_characters = max_characters

    def __reduce__(self) -> tuple[Callable[..., Parser], tuple[()]]:
        if self._again is None:
            raise PicklingError(
                f"{self!r} was made of a stanza.Pipeline, which another process cannot be sent: "
                "load the model there, by its name or directory"
            )
        return self._again, ()

    def __repr__(self) -> str:
        return f"Parser({self.info.model!r}, language={self.language!r})"

    @uncollected
    def parse(
        self,
        text: str,
        *,
        metadata: Metadata | None = None,
        id: str | None = None,  # noqa: A002
    ) -> Document:
        """Parses one text; see `attribution.parse`."""
        seen = Seen.of(self._checked(text))
        read = text if seen is None else seen.text
        within = paragraphs(read)
        batches = _batches(read, within, self.language)
        parsed = self._run([_stanza.Joined(batch) for batch in batches])
        document = self._document(read, list(parsed), within, metadata, id)
        return document if seen is None else seen.back(document)

    def parse_many(self, texts: Iterable[str], *, batch: int = 32) -> Iterator[Document]:
        """Parses many texts in order, several at a time, which is faster than one by one.

        Arguments:
            texts: any number of texts, read as they are needed.
            batch: how many texts to parse at a time.

        Raises:
            InputError: if one of them is not a str, or too long.
        """
        if not isinstance(batch, int) or batch < 1:
            raise InputError(f"batch is a whole number from 1 on, not {batch!r}")
        source = iter(texts)
        while group := [self._checked(text) for text in islice(source, batch)]:
            views = [Seen.of(text) for text in group]
            read = [
                text if seen is None else seen.text for text, seen in zip(group, views, strict=True)
            ]
            layouts = [paragraphs(text) for text in read]
            joined = [
                [_stanza.Joined(b) for b in _batches(text, within, self.language)]
                for text, within in zip(read, layouts, strict=True)
            ]
            parsed = iter(self._run([j for one in joined for j in one]))
            for text, seen, within, parts in zip(read, views, layouts, joined, strict=True):
                document = self._document(text, list(islice(parsed, len(parts))), within)
                yield document if seen is None else seen.back(document)

    def _checked(self, text: object) -> str:
        checked = as_text(text)
        most = self.max_characters
        if most is not None and len(checked) > most:
            raise InputError(
                f"the text has {len(checked):,} characters, more than the {most:,} that this "
                "parser takes: give it in parts, or a parser of your own, e.g. "
                f'model=load("compact", max_characters={len(checked)})'
            )
        return checked

    def _document(
        self,
        text: str,
        parsed: list[tuple[Any, _stanza.Joined]],
        within: tuple[Span, ...],
        metadata: Metadata | None = None,
        id: str | None = None,  # noqa: A002
    ) -> Document:
        assembled = self._assembled(text, parsed, within, metadata, id)
        document = with_recurring_names(labelled(with_whole_marks(assembled)))
        grammar = Grammar.default(self.language) if self.language in languages() else Grammar()
        warnings = mark_up_warnings(text) + language_warnings(text, self.language, grammar)
        document = evolve(document, warnings=warnings) if warnings else document
        return document if self._engine is None else known_sound(document)

    def _assembled(
        self,
        text: str,
        parsed: list[tuple[Any, _stanza.Joined]],
        within: tuple[Span, ...],
        metadata: Metadata | None,
        id: str | None,  # noqa: A002
    ) -> Document:
        if self._engine is None:
            return _stanza.convert(
                text,
                parsed,
                within=within,
                language=self.language,
                info=self.info,
                metadata=metadata,
                id=id,
            )
        sentences, names = self._engine.assembled(text, [s for part, _ in parsed for s in part])
        return Document(
            text,
            sentences,
            names,
            within,
            self.language,
            self.info,
            Metadata() if metadata is None else metadata,
            id,
        )

    def _run(self, joined: list[_stanza.Joined]) -> Iterator[tuple[Any, _stanza.Joined]]:
        at = 0
        while at < len(joined):
            size = 0
            end = at
            while end < len(joined) and (end == at or size + len(joined[end].text) <= _BATCH):
                size += len(joined[end].text)
                end += 1
            group = joined[at:end]
            try:
                with self._lock:
                    documents = (
                        self._engine([j.pieces for j in group])
                        if self._engine is not None
                        else _stanza.run(self._pipeline, [j.text for j in group])
                    )
            except AttributionError:
                raise
            except Exception as error:
                raise ModelError(
                    f"Stanza failed on this text with the model {self.info.model!r}: "
                    f"{type(error).__name__}: {error}"
                ) from error
            yield from zip(documents, group, strict=True)
            at = end


def _batches(text: str, within: tuple[Span, ...], language: str) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in pieces(text, within, english=language == "en"):
        if batch and size + len(piece.text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.text)
    if batch:
        yield batch


def as_text(text: object) -> str:
    """The text itself, if it is the text of an article.

    Raises:
        InputError: if it is not a str, or nothing but the name of a file.
    """
    if isinstance(text, str):
        if _FILE.fullmatch(text):
            raise InputError(
                f"{text!r:.99} is a file's name, not an article: give its text, e.g. "
                "pathlib.Path(name).read_text()"
            )
        return text
    is_bytes = isinstance(text, (bytes, bytearray))
    advice = ': decode it first, e.g. data.decode("utf-8")' if is_bytes else ""
    if isinstance(text, PurePath):
        advice = ': read the file first, e.g. path.read_text("utf-8")'
    elif isinstance(text, (list, tuple)):
        advice = ": give several articles to attribute_many()"
    elif isinstance(text, Mapping):
        advice = ': give the text in it, e.g. article["text"]'
    elif text is None or isinstance(text, float):  # a data frame's missing value
        advice = ": leave out articles without a text"
    if hasattr(text, "as_py"):
        advice = ": turn Arrow's values into Python's, e.g. column.to_pylist()"
    if hasattr(text, "has_annotation"):
        advice = ": give a Doc of spaCy to from_spacy(), and what that returns to attribute()"
    raise InputError(f"an article's text is a str, not {type(text).__name__}{advice}")
