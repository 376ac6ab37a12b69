"""The package's exceptions: one base class, and messages that say how to correct the error.

Every error that the package raises on purpose derives from `AttributionError`,
so ``except attribution.AttributionError`` around a call catches all that bad
input, a missing model or a broken data file can cause.
"""

from __future__ import annotations

__all__ = [
    "AttributionError",
    "ConlluError",
    "InputError",
    "KnowledgeError",
    "MissingPackageError",
    "ModelError",
    "SerializationError",
]


class AttributionError(Exception):
    """Base of all exceptions of this package.

    Example:
        >>> issubclass(InputError, AttributionError)
        True
    """


class InputError(AttributionError, ValueError):
    """An argument is not what the function needs: bytes in place of text, an unknown option.

    Example:
        >>> import attribution
        >>> try:
        ...     attribution.parse(b"He said so.")
        ... except InputError as error:
        ...     print(error)
        an article's text is a str, not bytes: decode it first, e.g. data.decode("utf-8")
    """


class ConlluError(InputError):
    """CoNLL-U that cannot be read; the message names the line and says what to correct."""


class ModelError(AttributionError):
    """A parsing model is missing, truncated, altered or of the wrong version."""


class KnowledgeError(AttributionError):
    """A data file (cue verbs, titles, agencies, ...) is malformed."""


class MissingPackageError(AttributionError, ImportError):
    """An optional library is needed and not installed; the message names the extra to install."""


class SerializationError(InputError):
    """JSON that does not fit this version of the schema."""
