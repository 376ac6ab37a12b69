"""The bridge to Stanza: builds pipelines, runs them, converts what they return.

Stanza is imported inside functions only, here as in `attribution.parsing.engine`:
the import loads torch and takes seconds.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from attribution.document import (
    CoreferenceChain,
    Document,
    Metadata,
    NamedEntity,
    ParserInfo,
    Sentence,
    Span,
    Token,
)
from attribution.errors import InputError, ModelError
from attribution.parsing._building import hastened
from attribution.parsing._splitting import mend_sentences
from attribution.parsing._trees import quick_trees
from attribution.parsing.paragraphs import Piece, paragraphs
from attribution.well_formed import labelled

if TYPE_CHECKING:
    from attribution.parsing.engine import Engine

__all__ = [
    "Joined",
    "build",
    "convert",
    "engine",
    "installed",
    "is_document",
    "is_pipeline",
    "run",
    "version",
]

_PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"
_GAP = "\n\n"
# The parser's scores for a sentence are words x words x labels: small batches of
# similar lengths waste least on padding (Stanza's own default is 5,000).
_OPTIONS = {
    "use_gpu": False,
    "verbose": False,
    "logging_level": "ERROR",
    "depparse_batch_size": 1500,
}


@define
class Joined:
    """Pieces joined into one string for Stanza, which maps offsets back to the caller's text."""

    pieces: Sequence[Piece]
    text: str = field(init=False)
    _starts: list[int] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        at = 0
        for piece in self.pieces:
            self._starts.append(at)
            at += len(piece.text) + len(_GAP)
        self.text = _GAP.join(piece.text for piece in self.pieces)

    def locate(self, start: int, end: int) -> tuple[int, int, int]:
        """The offsets in the caller's text, and the paragraph, of a stretch of `text`."""
        at = bisect.bisect_right(self._starts, start) - 1
        piece = self.pieces[at]
        shift = piece.start - self._starts[at]
        return start + shift, min(end + shift, piece.start + len(piece.text)), piece.paragraph


def version() -> str:
    """The version of the installed Stanza."""
    import stanza

    return str(stanza.__version__)


def is_document(value: object) -> bool:
    """Whether a value is a ``stanza.Document``; does not import Stanza to find out."""
    return type(value).__name__ == "Document" and type(value).__module__.startswith("stanza.")


def is_pipeline(value: object) -> bool:
    """Whether a value is a ``stanza.Pipeline``; does not import Stanza to find out."""
    return any(
        c.__name__ == "Pipeline" and c.__module__.startswith("stanza.") for c in type(value).mro()
    )


def installed(language: str) -> bool:
    """Whether Stanza's official models for a language are already on this disk."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    root = Path(DEFAULT_MODEL_DIR)
    needed = ("tokenize", "pos", "lemma", "depparse", "ner")
    return (root / "resources.json").is_file() and all(
        any((root / language / part).glob("*.pt")) for part in needed
    )


def build(
    language: str,
    package: str | None = None,
    directory: Path | None = None,
    *,
    download: bool,
    trusted: bool = False,
    device: str | None = None,
) -> Any:
    """A Stanza pipeline.

    Arguments:
        language: two-letter code.
        package: Stanza's name for the set of models; its default set if not given.
        directory: where the models are; where Stanza puts them if not given.
        download: whether Stanza may download what is missing.
        trusted: whether the directory's files are known to be the package's own.
        device: the torch device to run on; the CPU if not given.

    Raises:
        ModelError: if Stanza cannot load the model, for whatever reason, or if there is no
            such device.
    """
    import stanza
    from stanza.pipeline.core import DownloadMethod

    options: dict[str, Any] = dict(_OPTIONS, processors=_PROCESSORS)
    if device is not None:
        _check_device(device)
        options["device"] = device
    if package is not None:
        options["package"] = package
    if directory is not None:
        options["dir"] = str(directory)
    options["download_method"] = DownloadMethod.REUSE_RESOURCES if download else None
    name = f"{language}:{package}" if package else language
    try:
        with hastened(directory if trusted else None):
            pipeline = stanza.Pipeline(language, **options)
    except Exception as error:
        # For a missing or unreadable file, Stanza raises a dozen unrelated exceptions.
        place = f" from {str(directory)!r}" if directory else ""
        why = f"{type(error).__name__}: {error}"
        if "Connect" in type(error).__name__:
            why = (
                "it is not on this disk, and the network cannot be reached: 'compact', for "
                "English, needs none"
            )
        raise ModelError(f"Stanza cannot load the model {name!r}{place}: {why}") from error
    quick_trees(pipeline)
    return pipeline


def _check_device(device: str) -> None:
    import torch

    try:
        torch.empty(0, device=device)
    except Exception as error:
        # Torch raises various exceptions for a missing device, and Stanza would only warn.
        reason = str(error).partition("\n")[0]
        raise ModelError(
            f"torch finds no device {device!r} on this machine ({reason:.90}): leave device out "
            "to run on the processor"
        ) from error


def run(pipeline: Any, texts: Sequence[str]) -> list[Any]:
    """Parses several strings at once; returns a ``stanza.Document`` for each."""
    import torch
    from stanza.models.common.doc import Document as StanzaDocument

    documents: list[Any] = [StanzaDocument([], text=text) for text in texts]
    with torch.inference_mode():
        # Sentences must be right before anything else reads them.
        if (splitter := pipeline.processors.get("tokenize")) is not None:
            documents = splitter.bulk_process(documents)
            for document in documents:
                mend_sentences(document, pipeline.lang)
        others = [name for name in pipeline.processors if name != "tokenize"]
        parsed: list[Any] = pipeline.bulk_process(documents, others)
    return parsed


def engine(pipeline: Any) -> Engine | None:
    """The engine that runs this pipeline's networks faster; None if only Stanza can run it."""
    from attribution.parsing.engine import Engine, is_known

    return Engine(pipeline) if is_known(pipeline) else None


def convert(
    text: str,
    parsed: Iterable[tuple[Any, Joined | None]],
    *,
    within: tuple[Span, ...] | None = None,
    language: str,
    info: ParserInfo,
    metadata: Metadata | None,
    id: str | None,  # noqa: A002
) -> Document:
    """Converts Stanza's documents to one of ours.

    Arguments:
        text: the caller's text.
        parsed: Stanza's documents in text order, each with the joined pieces
            that it is a parse of, or None if its offsets are those of ``text``.
        within: the paragraphs of ``text``, if known.
        language: two-letter code.
        info: what parsed it.
        metadata: title, publisher, date and so on, if you know them.
        id: the caller's name for the document.
    """
    if within is None:
        within = paragraphs(text)
    starts = [p.start for p in within]

    def same(start: int, end: int) -> tuple[int, int, int]:
        return start, end, max(bisect.bisect_right(starts, start) - 1, 0)

    sentences: list[Sentence] = []
    names: list[NamedEntity] = []
    chains: list[CoreferenceChain] = []
    for document, joined in parsed:
        locate = joined.locate if joined is not None else same
        first = len(sentences)
        for sentence in document.sentences:
            sentences.append(_sentence(sentence, text, locate, len(sentences)))
        for name in document.ents:
            start, end, _ = locate(name.start_char, name.end_char)
            names.append(NamedEntity(name.type, Span.of(text, start, end)))
        chains += _chains(document, sentences[first:], text)
    made = Document(
        text,
        tuple(sentences),
        tuple(names),
        within,
        language,
        info,
        Metadata() if metadata is None else metadata,
        id,
        tuple(chains),
    )
    return labelled(made)


def _sentence(
    sentence: Any, text: str, locate: Callable[[int, int], tuple[int, int, int]], index: int
) -> Sentence:
    tokens: list[Token] = []
    paragraph = 0
    for token in sentence.tokens:
        if token.start_char is None or token.end_char is None:
            raise InputError(
                "the Stanza document has words without offsets: parse text that is not pretokenized"
            )
        start, end, here = locate(token.start_char, token.end_char)
        start, end = _strip(text, start, end)
        if not tokens:
            paragraph = here
        outer = Span.of(text, start, end)
        single = len(token.words) == 1
        for word in token.words:
            if word.head is None or word.deprel is None:
                raise InputError(
                    "the Stanza document has no dependency parse: its pipeline needs the "
                    "processors tokenize, pos, lemma and depparse"
                )
            span = outer
            if not single and word.start_char is not None and word.end_char is not None:
                inner_start, inner_end, _ = locate(word.start_char, word.end_char)
                if outer.start <= inner_start < inner_end <= outer.end:
                    span = Span.of(text, inner_start, inner_end)
            # Marks are what the plain view has for them.
            form = outer.text if single and word.upos != "PUNCT" else word.text
            tokens.append(
                Token(
                    index=len(tokens) + 1,
                    form=form,
                    lemma=word.lemma or form,
                    upos=word.upos or "X",
                    xpos=word.xpos or "",
                    features=word.feats or "",
                    head=word.head,
                    deprel=word.deprel,
                    entity=token.ner or "O",
                    span=span,
                    sentence=index,
                )
            )
    span = Span.of(text, tokens[0].span.start, max(t.span.end for t in tokens))
    return Sentence(index, tuple(tokens), span, paragraph)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    inner = part.strip()
    if not inner or len(inner) == len(part):
        return start, end
    start += len(part) - len(part.lstrip())
    return start, start + len(inner)


def _chains(document: Any, sentences: Sequence[Sentence], text: str) -> list[CoreferenceChain]:
    chains = []
    for chain in getattr(document, "coref", None) or ():
        spans: list[Span] = []
        best: Span | None = None
        for number, mention in enumerate(chain.mentions):
            # A zero mention has a tuple for its place and no words of its own.
            if not isinstance(mention.start_word, int):
                continue
            words = sentences[mention.sentence].tokens[mention.start_word : mention.end_word]
            span = Span.of(text, words[0].span.start, words[-1].span.end)
            spans.append(span)
            if number == chain.representative_index:
                best = span
        if spans:
            chains.append(CoreferenceChain(tuple(sorted(spans, key=lambda s: s.start)), best))
    return chains
