"""`configuration`: what results depend on besides the articles, to be stored and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attribution import __version__
from attribution.batch.attribute_batch import AttributeBatch
from attribution.errors import InputError
from attribution.metadata import ParserInfo
from attribution.parsing.model_files import RESOURCES, bundled

__all__ = ["configuration"]


def configuration(attribute: AttributeBatch, parser: ParserInfo) -> dict[str, Any]:
    """All that the results of a batch depend on, as plain values.

    Arguments:
        attribute: the options; the user's own words must be given as paths.
        parser: the model that was loaded.

    Raises:
        InputError: if words are given as a `Knowledge`, which no later run could compare.
    """
    own = attribute.knowledge or ()
    if not isinstance(own, tuple):
        raise InputError("for a corpus, words of your own are paths of files and folders")
    return {
        "version": __version__,
        "parser": f"{parser.name} {parser.version}",
        "model": parser.model,
        "model's SHA-256": _digest(_model_files(parser.model)),
        "max_characters": attribute.max_characters,
        "scope": attribute.scope,
        "scorer": attribute.scorer,
        "min_confidence": attribute.min_confidence,
        "disable": sorted(attribute.disable),
        "within_quotes": attribute.within_quotes,
        "knowledge's SHA-256": [_digest(_word_files(path)) for path in own],
    }


def _model_files(model: str) -> list[Path]:
    """The files of a model; for a model of Stanza's own, the list of digests that Stanza keeps."""
    directory = bundled(model) or Path(model)
    if (directory / RESOURCES).is_file():
        return sorted(path for path in directory.rglob("*") if path.is_file())
    from stanza.resources.common import DEFAULT_MODEL_DIR

    listed = Path(DEFAULT_MODEL_DIR) / RESOURCES
    return [listed] if listed.is_file() else []


def _word_files(path: Path) -> list[Path]:
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
    return digest.hexdigest()
