"""`Format`: an output format: a name, a writer, and what its callers must know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from attrs import frozen

from attribution.errors import InputError
from attribution.result import AttributedDocument, Failure

__all__ = ["Format", "Pieces", "Result", "Target", "Writer", "checked", "several"]

T = TypeVar("T")

Result = AttributedDocument | Failure
"""What `attribution.attribute_many` returns for an article."""


@frozen
class Target:
    """Where results are written to.

    Attributes:
        many: whether there may be any number of results, rather than one.
        terminal: whether a terminal shows them, so that control characters do harm.
        colour: whether to use colours.
    """

    many: bool = True
    terminal: bool = False
    colour: bool = False


def checked(value: object, caller: str) -> AttributedDocument:
    """A value, if it is an attributed document.

    Arguments:
        value: the argument of a function.
        caller: the function's name.

    Raises:
        InputError: if it is something else.
    """
    if not isinstance(value, AttributedDocument):
        what = type(value).__name__
        if isinstance(value, Failure):
            what = f"a Failure: {value.id!r:.40} failed; leave failures out"
        raise InputError(f"{caller}() needs what attribute() returned, not {what}")
    return value


def several(values: Iterable[T], caller: str) -> Iterable[T]:
    """A value, if it is an iterable of documents or results.

    Raises:
        InputError: if it is a single one, or something else.
    """
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InputError(
            f"{caller}() needs several results, not {type(values).__name__}: "
            "put a single one in a list"
        )
    return values


Pieces = Iterator[str] | Iterator[bytes]
"""What a format is written in: bytes if it is `Format.binary`, else text."""


class Writer(Protocol):
    """Turns results into pieces of a file, each as soon as its results are there."""

    def __call__(self, results: Iterable[Result], target: Target) -> Pieces: ...


@frozen
class Format:
    """An output format: a row of `attribution.output.FORMATS`.

    Attributes:
        name: as given to ``--format``.
        description: one line for readers of the help.
        write: makes the pieces of the file.
        failures: whether it has a place for articles that failed; if not, the writer is given
            documents only.
        suffixes: endings of files that hold it, such as ``".csv"``.
        aliases: other names that it goes by.
        binary: whether its pieces are bytes, which a terminal cannot show.
        single: whether a file can hold only one article.

    Example:
        >>> def count(results, target):
        ...     yield f"{sum(1 for _ in results)} articles"
        >>> "".join(Format("count", "how many", count).pieces([AttributedDocument("Hi.")]))
        '1 articles'
    """

    name: str
    description: str
    write: Writer
    failures: bool = False
    suffixes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    binary: bool = False
    single: bool = False

    def pieces(self, results: Iterable[Result], target: Target = Target()) -> Pieces:
        """The results in this format, piece by piece.

        Arguments:
            results: documents and failures; read one at a time.
            target: where they are written to.

        Raises:
            InputError: at the second document, if a file can hold only one.
        """
        known = (
            result if isinstance(result, Failure) else checked(result, "pieces")
            for result in several(results, "pieces")
            if self.failures or not isinstance(result, Failure)
        )  # fmt: skip
        return self.write(self._alone(known) if self.single else known, target)

    def _alone(self, results: Iterable[Result]) -> Iterator[Result]:
        for number, result in enumerate(results):
            if number:
                raise InputError(f"{self.name} holds one article: write each to a file of its own")
            yield result
