"""Finds a model's directory and checks its files before anything loads them.

Stanza verifies nothing unless it may download, so a model directory has a manifest,
``SHA256SUMS``, in the format of the command ``sha256sum``.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from attribution.errors import ModelError

__all__ = ["MANIFEST", "RESOURCES", "bundled", "verify"]

MANIFEST = "SHA256SUMS"
RESOURCES = "resources.json"
_BUNDLED = {"compact": "en-compact"}


def bundled(name: str) -> Path | None:
    """The directory of a model that ships in the package, or None for other names."""
    folder = _BUNDLED.get(name)
    if folder is None:
        return None
    return Path(str(resources.files("attribution"))) / "data" / "models" / folder


def verify(directory: Path, *, required: bool = False) -> None:
    """Checks every file that a directory's manifest names.

    Arguments:
        directory: a model directory in Stanza's layout.
        required: whether a missing manifest is an error.

    Raises:
        ModelError: if the directory or a file is missing, a file's SHA-256 is not that in the
            manifest, or the manifest leaves out a file of weights.
    """
    if not (directory / RESOURCES).is_file():
        raise ModelError(
            f"no model in {str(directory)!r}: a model directory in Stanza's layout "
            "holds a resources.json and a folder a language"
        )
    manifest = directory / MANIFEST
    if not manifest.is_file():
        if required:
            raise ModelError(f"the model in {str(directory)!r} has no {MANIFEST}: install it anew")
        return
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{str(manifest)!r} cannot be read as UTF-8: {error}") from error
    checked: set[Path] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        expected, _, name = line.partition(" ")
        path = directory / name.strip().lstrip("*").removeprefix("./")
        if len(expected) != 64 or not name.strip():
            raise ModelError(f"{str(manifest)!r}, line {number}: not a SHA-256 and a file's name")
        if not path.is_file():
            raise ModelError(f"the model file {str(path)!r} is missing: install the model anew")
        if _sha256(path) != expected.lower():
            raise ModelError(
                f"the model file {str(path)!r} is truncated or altered (its SHA-256 is not the "
                f"one in {MANIFEST}): install the model anew"
            )
        checked.add(path)
    for path in sorted(directory.rglob("*.pt")):
        if path not in checked:
            raise ModelError(
                f"the model file {str(path)!r} is not among those of {MANIFEST}, so that nothing "
                "says whether it is whole: add it there, or install the model anew"
            )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
