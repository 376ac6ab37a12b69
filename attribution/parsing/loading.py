"""`load` and `parse`: parsers by the names of their models, each loaded once in a process."""

from __future__ import annotations

import contextlib
import re
from functools import partial
from pathlib import Path
from typing import Any

from attribution.document import Document, Metadata, ParserInfo
from attribution.errors import InputError, ModelError
from attribution.knowledge.shapes import closest
from attribution.parsing import _stanza
from attribution.parsing.forks import Lock
from attribution.parsing.model_files import RESOURCES, bundled, verify
from attribution.parsing.parser import MOST_CHARACTERS, Parser, as_text

__all__ = ["check_most", "kept", "load", "parse"]


# The code of a language, perhaps followed by one of Stanza's packages for it.
_PACKAGE = re.compile(r"(?P<language>[a-z]{2,3}(?:-[a-z]{1,8})?)(?::(?P<package>\w[\w.-]*))?", re.A)


def load(
    model: Any = "default",
    *,
    max_characters: int | None = MOST_CHARACTERS,
    device: str | None = None,
) -> Parser:
    """Loads a model for repeated use.

    Arguments:
        model: ``"compact"``, the English model inside the package;
            ``"default"``, Stanza's official English models where they are
            already on this disk, else ``"compact"``;
            a Stanza package for a language, such as ``"en"`` or
            ``"en:default_accurate"``, which Stanza downloads on first use;
            a directory in Stanza's layout (a path; a string needs a separator
            or must not be a package's name); a ``stanza.Pipeline``; or a `Parser`, which is
            returned as it is.
        max_characters: how many characters a text may have, so that no text uses up a
            machine's time and memory; None for any number.
        device: the torch device to run on (``"cuda"``, ``"cuda:1"``, ``"mps"``); if not given,
            the CPU, on which our own engine is faster than Stanza.

    Returns:
        A parser that holds the model.

    Raises:
        InputError: if ``model`` is none of these.
        ModelError: if the model is missing, altered or cannot be loaded, or there is no such
            device.

    Example:
        >>> load("compact")
        Parser('compact', language='en')
    """
    if isinstance(model, Parser) and device is None:
        return model
    check_most(max_characters)
    if isinstance(model, (str, Path)):
        again = partial(kept, model, max_characters, device)
        try:
            pipeline, name = _pipeline(model, device)
        except OSError as error:
            reason = error.strerror or error
            raise ModelError(f"the model {str(model)!r:.99} cannot be read: {reason}") from error
        return Parser(pipeline, name, max_characters=max_characters, again=again)
    if device is not None:
        kind = type(model).__name__
        raise InputError(f"device is for a model by name or directory, not a {kind}")
    if not isinstance(model, type) and _stanza.is_pipeline(model):
        name = getattr(model, "package", None) or "caller's pipeline"
        return Parser(model, name, max_characters=max_characters)
    raise InputError(
        f"a model is a name, a directory, a Parser or a stanza.Pipeline, not {type(model).__name__}"
    )


def check_most(max_characters: object) -> None:
    """Refuses a maximum that is not a number of characters.

    Raises:
        InputError: if it is neither None nor a whole number from 1 on.
    """
    most = max_characters
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 1):
        raise InputError(f"max_characters is a whole number from 1 on, not {most!r}")


def _pipeline(model: str | Path, device: str | None) -> tuple[Any, str]:
    """The pipeline of a model, and the name of the model."""
    if isinstance(model, Path):
        return _of_directory(model, device)
    if model == "default":
        if _stanza.installed("en"):
            # A package of which only a part is on this disk does not load.
            with contextlib.suppress(ModelError):
                return _stanza.build("en", download=False, device=device), "en"
        model = "compact"
    directory = bundled(model)
    if directory is not None:
        verify(directory, required=True)
        options: dict[str, Any] = {"download": False, "trusted": True, "device": device}
        return _stanza.build("en", model, directory, **options), model
    package = _PACKAGE.fullmatch(model)
    if package is None and (re.search(r"[/\\]", model) or (Path(model) / RESOURCES).is_file()):
        return _of_directory(Path(model), device)
    near = closest(model, ("compact", "default"))
    if near:
        # Refused here, before Stanza takes it for a language and looks for it on the network.
        raise ModelError(f"there is no model {model!r}{near}")
    if package is None:
        raise ModelError(
            f"there is no model {model!r}: give 'compact', 'default', a Stanza package such as "
            "'en' or 'en:default_accurate', or a directory"
        )
    language, name = package["language"], package["package"]
    return _stanza.build(language, name, download=True, device=device), model


def _of_directory(directory: Path, device: str | None) -> tuple[Any, str]:
    verify(directory)
    languages = sorted(p.name for p in directory.iterdir() if (p / "tokenize").is_dir())
    if len(languages) != 1:
        raise ModelError(
            f"the model directory {str(directory)!r} holds {len(languages)} languages "
            f"({', '.join(languages) or 'none'}) where one is needed"
        )
    packages = sorted(p.stem for p in (directory / languages[0] / "depparse").glob("*.pt"))
    package = packages[0] if len(packages) == 1 else "default"
    pipeline = _stanza.build(languages[0], package, directory, download=False, device=device)
    return pipeline, str(directory)


_parsers: dict[tuple[str | Path, int | None, str | None], Parser] = {}
_loading = Lock()


def kept(
    model: Any, max_characters: int | None = MOST_CHARACTERS, device: str | None = None
) -> Parser:
    """The parser of a model, loaded once in a process, whichever thread asks first."""
    if not isinstance(model, (str, Path)):
        return load(model)
    with _loading:
        key = model, max_characters, device
        if key not in _parsers:
            _parsers[key] = load(model, max_characters=max_characters, device=device)
        return _parsers[key]


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
        model: see `load`; the parser of each model is kept until the process ends.
        metadata: title, publisher, date and so on, if you know them.
        id: your name for the document.

    Returns:
        The document. Its ``text`` is your string, unchanged; all offsets count
        its characters. Empty text gives a document without sentences.

    Raises:
        InputError: if ``text`` is not a str, is longer than the parser accepts (see `load`), or
            is a ``stanza.Document`` without a parse.
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
    return kept(model).parse(as_text(text), metadata=metadata, id=id)
