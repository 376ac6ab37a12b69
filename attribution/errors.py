"""The package's exceptions: one family, one base, each message naming its mend.

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
    """What was given to a function cannot be read: bytes for text, a wrong option.

    Example:
        >>> import attribution
        >>> try:
        ...     attribution.parse(b"He said so.")
        ... except InputError as error:
        ...     print(error)
        parse() needs text as str, not bytes: decode it first, e.g. data.decode("utf-8")
    """


class ConlluError(InputError):
    """A CoNLL-U input is malformed; the message names the line and what to mend."""


class ModelError(AttributionError):
    """A parsing model is missing, truncated, altered or of a wrong version."""


class KnowledgeError(AttributionError):
    """A data file (cue verbs, titles, agencies, ...) is malformed."""


class MissingPackageError(AttributionError, ImportError):
    """A library that only a part of the package needs is not installed; the message names it."""


class SerializationError(InputError):
    """A JSON document is not one that this version of the schema describes."""
