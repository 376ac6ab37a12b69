"""The articles of a corpus, from Parquet, JSON Lines or a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from attribution.batch.frames import Article
from attribution.batch.parquet import articles_of_parquet, number_of_rows
from attribution.cli.sources import Source, articles, sources
from attribution.errors import InputError
from attribution.result import Failure

__all__ = ["CorpusInput", "corpus_input"]

_PARQUET = ".parquet"


@frozen
class CorpusInput:
    """A corpus to read, in the same order each time.

    Attributes:
        tables: Parquet files.
        sources: files of text and JSON Lines.
        total: how many articles there are; None if only reading them all would tell.
    """

    tables: tuple[Path, ...] = ()
    sources: tuple[Source | Failure, ...] = ()
    total: int | None = None

    def articles(self, publisher: str | None = None) -> Iterator[Article | Failure]:
        """The articles, read as they are needed; a failure for each that cannot be read.

        Arguments:
            publisher: the publisher of those that name none.

        Raises:
            InputError: if a file is not Parquet, or has no column ``text``.
        """
        for article in self._articles():
            if publisher and not isinstance(article, Failure) and article[2].publisher is None:
                id_, text, metadata = article
                yield id_, text, evolve(metadata, publisher=publisher)
            else:
                yield article

    def _articles(self) -> Iterator[Article | Failure]:
        for path in self.tables:
            yield from articles_of_parquet(path, f"{path.name}:" if len(self.tables) > 1 else "")
        for source in self.sources:
            if isinstance(source, Failure):
                yield source
                continue
            prefix = f"{source.name}:" if len(self.sources) > 1 else ""
            for article in articles(source, prefix):
                if isinstance(article, Failure):
                    yield article
                else:
                    yield article.id, article.text, article.metadata


def corpus_input(path: Path, output: Path) -> CorpusInput:
    """The corpus at a path.

    Arguments:
        path: a file or a folder.
        output: where the results will be written.

    Raises:
        InputError: if the path does not exist, cannot be read as a corpus, or would hold the
            results.
        MissingPackageError: if it is Parquet and pyarrow is not installed.
    """
    if not path.exists():
        raise InputError(f"there is no file or folder {str(path)!r}")
    try:
        target, source = output.resolve(), path.resolve()
    except RuntimeError as error:  # a link to itself
        raise InputError(f"{output} cannot be written to: {error}") from error
    if target.exists() and not target.is_dir():
        raise InputError(f"{output} is a file: name a folder to write to")
    if target == source or (path.is_dir() and target.is_relative_to(source)):
        raise InputError(f"{output} is in the input: write the output elsewhere")
    tables = _tables(path)
    if tables:
        return CorpusInput(tables=tables, total=sum(map(number_of_rows, tables)))
    found = sources([str(path)])
    if isinstance(found[0], Failure):
        also = f", *{_PARQUET}" if found[0].error == "InputError" and path.is_dir() else ""
        raise InputError(f"{path}: {found[0].message}{also}")
    return CorpusInput(sources=tuple(found))


def _tables(path: Path) -> tuple[Path, ...]:
    if path.is_file():
        return (path,) if path.suffix.lower() == _PARQUET else ()
    inside = (p.relative_to(path) for p in path.rglob("*") if p.suffix.lower() == _PARQUET)
    # What begins so, an engine has put there for itself.
    seen = [p for p in inside if not any(part.startswith((".", "_")) for part in p.parts)]
    tables = tuple(path / p for p in sorted(seen))
    if tables and any(isinstance(s, Source) and not s.is_page for s in sources([str(path)])):
        raise InputError(
            f"{path} holds Parquet files and files of text: put what is the corpus in a folder of "
            "its own"
        )
    return tables
