"""`Parser`: text to `Document`, through a Stanza pipeline loaded once."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import evolve

from attribution.document import Document, Metadata, ParserInfo, Span
from attribution.errors import AttributionError, InputError, ModelError
from attribution.knowledge.grammar import Grammar
from attribution.knowledge.shapes import closest
from attribution.knowledge.tables import languages
from attribution.language import language_warnings
from attribution.parsing import _stanza
from attribution.parsing.model_files import RESOURCES, bundled, verify
from attribution.parsing.paragraphs import paragraphs, pieces

__all__ = ["Parser", "load", "parse"]

# Characters given to Stanza at a time: its own objects take some 260 bytes a
# character, so they are converted and dropped before the next batch.
_BATCH = 100_000


class Parser:
    """A loaded model. Make one with `load`; use it from any number of threads.

    A lock lets one thread parse at a time, since Stanza does not promise more.

    Attributes:
        info: what it is: Stanza, its version and the model.
        language: two-letter code of the model's language.

    Example:
        >>> parser = load("compact")
        >>> parser.parse("She left.").sentences[0].root.lemma
        'leave'
    """

    def __init__(self, pipeline: Any, model: str) -> None:
        self._pipeline = pipeline
        self._engine = _stanza.engine(pipeline)
        self._lock = threading.Lock()
        self.language: str = pipeline.lang
        self.info = ParserInfo("stanza", _stanza.version(), model)

    def __repr__(self) -> str:
        return f"Parser({self.info.model!r}, language={self.language!r})"

    def parse(
        self,
        text: str,
        *,
        metadata: Metadata | None = None,
        id: str | None = None,  # noqa: A002
    ) -> Document:
        """Parses one text; see `attribution.parse`."""
        text = _checked(text)
        within = paragraphs(text)
        parsed = self._run([_stanza.Joined(batch) for batch in _batches(text, within)])
        return self._document(text, list(parsed), within, metadata, id)

    def parse_many(self, texts: Iterable[str], *, batch: int = 32) -> Iterator[Document]:
        """Parses many texts, several at a time, in order; faster than one by one.

        Arguments:
            texts: any number of texts; read as they are needed.
            batch: how many texts to parse at a time.

        Raises:
            InputError: if one of them is not text.
        """
        source = iter(texts)
        while group := [_checked(text) for text in islice(source, batch)]:
            layouts = [paragraphs(text) for text in group]
            joined = [
                [_stanza.Joined(b) for b in _batches(text, within)]
                for text, within in zip(group, layouts, strict=True)
            ]
            parsed = iter(self._run([j for one in joined for j in one]))
            for text, within, parts in zip(group, layouts, joined, strict=True):
                yield self._document(text, list(islice(parsed, len(parts))), within)

    def _document(
        self,
        text: str,
        parsed: list[tuple[Any, _stanza.Joined]],
        within: tuple[Span, ...],
        metadata: Metadata | None = None,
        id: str | None = None,  # noqa: A002
    ) -> Document:
        document = self._assembled(text, parsed, within, metadata, id)
        grammar = Grammar.default(self.language) if self.language in languages() else Grammar()
        warnings = language_warnings(text, self.language, grammar)
        return evolve(document, warnings=warnings) if warnings else document

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
            metadata or Metadata(),
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


def _batches(text: str, within: tuple[Span, ...]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    size = 0
    for piece in pieces(text, within):
        if batch and size + len(piece.text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.text)
    if batch:
        yield batch


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    if isinstance(text, (bytes, bytearray)):
        raise InputError(
            f"parse() needs text as str, not {type(text).__name__}: decode it first, "
            'e.g. data.decode("utf-8")'
        )
    raise InputError(f"parse() needs text as str, not {type(text).__name__}")


def load(model: Any = "default") -> Parser:
    """Loads a model for repeated use.

    Arguments:
        model: ``"compact"``, the English model inside the package;
            ``"default"``, Stanza's official English models where they are
            already on this disk, else ``"compact"``;
            a Stanza package for a language, such as ``"en"`` or
            ``"en:default_accurate"``, which Stanza downloads on first use;
            a directory in Stanza's layout (a path; a string needs a separator
            or must not be a package's name); or a ``stanza.Pipeline``.

    Returns:
        A parser that holds the model.

    Raises:
        ModelError: if the model is missing, altered or cannot be loaded.

    Example:
        >>> load("compact")
        Parser('compact', language='en')
    """
    if isinstance(model, Parser):
        return model
    if not isinstance(model, type) and _stanza.is_pipeline(model):
        return Parser(model, getattr(model, "package", None) or "caller's pipeline")
    if isinstance(model, Path):
        return _load_directory(model)
    if not isinstance(model, str):
        raise InputError(
            "a model is a name, a directory, a Parser or a stanza.Pipeline, "
            f"not {type(model).__name__}"
        )
    if model == "default":
        if _stanza.installed("en"):
            # A package that is only partly on this disk does not load.
            with contextlib.suppress(ModelError):
                return Parser(_stanza.build("en", download=False), "en")
        model = "compact"
    directory = bundled(model)
    if directory is not None:
        verify(directory, required=True)
        return Parser(_stanza.build("en", model, directory, download=False, trusted=True), model)
    if "/" in model or "\\" in model or (Path(model) / RESOURCES).is_file():
        return _load_directory(Path(model))
    near = closest(model, ("compact", "default"))
    if near:
        # Before Stanza takes it for a language and looks for it on the network.
        raise ModelError(f"there is no model {model!r}{near}")
    language, _, package = model.partition(":")
    if not (2 <= len(language) <= 8 and language.replace("-", "").isalpha()):
        raise ModelError(
            f"there is no model {model!r}: give 'compact', 'default', a Stanza package such as "
            "'en' or 'en:default_accurate', or a directory"
        )
    return Parser(_stanza.build(language, package or None, download=True), model)


def _load_directory(directory: Path) -> Parser:
    verify(directory)
    languages = sorted(p.name for p in directory.iterdir() if (p / "tokenize").is_dir())
    if len(languages) != 1:
        raise ModelError(
            f"the model directory {str(directory)!r} holds {len(languages)} languages "
            f"({', '.join(languages) or 'none'}) where one is needed"
        )
    packages = sorted(p.stem for p in (directory / languages[0] / "depparse").glob("*.pt"))
    package = packages[0] if len(packages) == 1 else "default"
    return Parser(_stanza.build(languages[0], package, directory, download=False), str(directory))


_parsers: dict[Any, Parser] = {}
_loading = threading.Lock()


def kept(model: Any) -> Parser:
    """The process's parser of a model; loaded once, whichever thread asks first."""
    if not isinstance(model, (str, Path)):
        return load(model)
    with _loading:
        if model not in _parsers:
            _parsers[model] = load(model)
        return _parsers[model]


def parse(
    text: Any,
    *,
    model: Any = "default",
    metadata: Metadata | None = None,
    id: str | None = None,  # noqa: A002
) -> Document:
    """Parses an article.

    Arguments:
        text: the article as str, or an already built ``stanza.Document``.
        model: see `load`; one parser a model is kept for the whole process.
        metadata: what is known beside the text.
        id: your name for the document.

    Returns:
        The document. Its ``text`` is your string, unchanged; all offsets count
        its characters. Empty text gives a document without sentences.

    Raises:
        InputError: if it is not text, or a ``stanza.Document`` without parse.
        ModelError: if the model is missing, altered or cannot be loaded.

    Example:
        >>> document = parse("The mayor resigned.", model="compact")
        >>> [token.deprel for token in document.sentences[0].tokens]
        ['det', 'nsubj', 'root', 'punct']
    """
    if _stanza.is_document(text):
        if not isinstance(text.text, str):
            raise InputError(
                "the Stanza document holds no text, so offsets have nothing to count: "
                "parse text that is not pretokenized"
            )
        return _stanza.convert(
            text.text,
            [(text, None)],
            language=getattr(text, "lang", None) or "en",
            info=ParserInfo("stanza", _stanza.version(), ""),
            metadata=metadata,
            id=id,
        )
    return kept(model).parse(_checked(text), metadata=metadata, id=id)
