"""A corpus in shards, each a file that appears only when it is complete."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from attribution.batch.frames import Article
from attribution.errors import InputError
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["Counts", "Folder", "Shard", "shards"]

# Readers of folders of Parquet files skip names that begin so.
_RUN = "_corpus.json"
_MARK, _COUNTS = b"attribution.mark", b"attribution.counts"
# Seconds after which an unfinished file cannot belong to a run that is still going on.
_OLD = 3600


@frozen
class Counts:
    """How many articles, quotations and failures there were.

    Attributes:
        articles: articles, including the failures.
        quotations: attributions that were found in them.
        failures: articles that could not be processed.
    """

    articles: int = 0
    quotations: int = 0
    failures: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.articles + other.articles,
            self.quotations + other.quotations,
            self.failures + other.failures,
        )


@frozen
class Shard:
    """Articles of a corpus that make one file of results.

    Attributes:
        number: its position among the shards, from 0.
        articles: its articles; a failure for each that could not be read.
        digest: SHA-256 of the articles.
    """

    number: int
    articles: tuple[Article | Failure, ...]
    digest: str


def shards(articles: Iterable[Article | Failure], size: int) -> Iterator[Shard]:
    """The shards of a corpus, in order.

    Arguments:
        articles: read as they are needed.
        size: how many articles a shard has.
    """
    source = iter(articles)
    for number in count():
        part = tuple(islice(source, size))
        if not part:
            return
        yield Shard(number, part, _digest(part))


def _digest(articles: Iterable[Article | Failure]) -> str:
    digest = hashlib.sha256()
    for article in articles:
        parts = (
            attrs.astuple(article)
            if isinstance(article, Failure)
            else (*article[:2], *attrs.astuple(article[2]))
        )
        digest.update(json.dumps(parts, default=repr).encode())
    return digest.hexdigest()


class Folder:
    """The folder that a run writes to.

    Arguments:
        path: the folder; it is made if it does not exist.
        configuration: all that the results depend on besides the articles.

    Raises:
        InputError: if it holds other files, or results of another configuration.
        OSError: if it cannot be written.
    """

    def __init__(self, path: Path, configuration: Mapping[str, Any]) -> None:
        self._path = path
        told = json.dumps(dict(configuration), indent=2, sort_keys=True) + "\n"
        self._configuration = hashlib.sha256(told.encode()).hexdigest()
        path.mkdir(parents=True, exist_ok=True)
        run = path / _RUN
        if run.is_file():
            _refuse_another(path, run.read_text(encoding="utf-8"), told)
        elif any(not known.name.startswith(".") for known in path.iterdir()):
            raise InputError(f"{path} holds files already: name a new folder, or an empty one")
        else:
            _write(run, told.encode())
        self._sweep()

    def done(self, shard: Shard) -> Counts | None:
        """The counts of a shard that an earlier run did; None if it is still to be done.

        Arguments:
            shard: the shard.
        """
        parquet, arrow = needed("pyarrow.parquet"), needed("pyarrow")
        try:
            known = parquet.read_schema(self._file(shard.number)).metadata or {}
        except (FileNotFoundError, arrow.ArrowInvalid):
            return None
        if known.get(_MARK) != self._mark(shard):
            return None
        return Counts(**json.loads(known[_COUNTS]))

    def write(self, shard: Shard, table: Any) -> Counts:
        """Writes the table of a shard and marks the shard as done: both happen, or neither.

        Arguments:
            shard: the shard.
            table: its attributions, a ``pyarrow.Table``.

        Returns:
            How much there was.
        """
        arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
        counts = Counts(
            len(shard.articles),
            len(table) - table["attribution"].null_count,
            len(table) - table["error"].null_count,
        )
        marks = {_MARK: self._mark(shard), _COUNTS: json.dumps(attrs.asdict(counts)).encode()}
        sink = arrow.BufferOutputStream()
        parquet.write_table(table.replace_schema_metadata(marks), sink, compression="zstd")
        _write(self._file(shard.number), sink.getvalue())
        return counts

    def forget_from(self, number: int) -> int:
        """Removes the shards from a number on, whose articles are no longer in the corpus.

        Arguments:
            number: how many shards the corpus has.

        Returns:
            How many shards were removed.
        """
        after = [p for p in self._path.glob("part-*.parquet") if p >= self._file(number)]
        for path in after:
            path.unlink()
        return len(after)

    def _file(self, number: int) -> Path:
        return self._path / f"part-{number:06}.parquet"

    def _mark(self, shard: Shard) -> bytes:
        return hashlib.sha256(f"{self._configuration} {shard.digest}".encode()).hexdigest().encode()

    def _sweep(self) -> None:
        """Removes the unfinished files that killed runs have left."""
        for path in self._path.glob(".*.unfinished"):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > _OLD:
                    path.unlink()


def _refuse_another(path: Path, before: str, now: str) -> None:
    try:
        old, new = json.loads(before), json.loads(now)
        other = next(key for key in {**old, **new} if old.get(key) != new.get(key))
    except StopIteration:
        return
    except (ValueError, TypeError):
        raise InputError(
            f"{path / _RUN} is not what this command wrote: name a new folder"
        ) from None
    raise InputError(
        f"{path} holds the results of another run: its {other} was {old.get(other)!r} and is now "
        f"{new.get(other)!r}; name another folder, or give what was given then"
    )


def _write(path: Path, data: Any) -> None:
    """Writes a file that gets its name only when it is complete and on the disk."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
