"""`needed`: imports an optional library, or says how to install it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from attribution.errors import MissingPackageError

__all__ = ["needed"]

# The extra that installs each library.
_EXTRAS = {
    "narwhals": "frame",
    "networkx": "network",
    "pandas": "frame",
    "polars": "frame",
    "pyarrow": "batch",
    "ray": "ray",
    "rich": "rich",
    "trafilatura": "html",
}


def needed(module: str) -> Any:
    """A module of an optional library, imported now.

    Arguments:
        module: its dotted name.

    Raises:
        MissingPackageError: if the library is not installed; the message says what to install.
    """
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        raise MissingPackageError(
            f"this needs {package}, which is not installed: "
            f"pip install 'claim-attribution[{_EXTRAS[package]}]'",
            name=package,
        ) from error
