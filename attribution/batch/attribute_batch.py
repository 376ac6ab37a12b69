"""`AttributeBatch`: one batch of articles in, one table of attributions out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import define, field, setters

from attribution.batch.frames import Article, articles_of, like
from attribution.errors import InputError
from attribution.knowledge import Knowledge, knowledge_of
from attribution.many import attribute_many
from attribution.output.arrow_table import table_of
from attribution.output.writing import Result
from attribution.packages import needed
from attribution.parsing import Parser
from attribution.parsing.loading import check_most, kept
from attribution.parsing.parser import MOST_CHARACTERS
from attribution.quotes import Scope, Scorer
from attribution.result import Failure

__all__ = ["AttributeBatch"]


def _paths(given: Any) -> Any:
    """A path or several as a tuple of them; anything else as it is."""
    if isinstance(given, (str, Path)):
        return (Path(given),)
    if isinstance(given, Sequence) and all(isinstance(path, (str, Path)) for path in given):
        return tuple(Path(path) for path in given)
    return given


def _names(given: Any) -> Any:
    """Names as a tuple of them; anything else as it is, to be refused later."""
    return tuple(given) if isinstance(given, Collection) and not isinstance(given, str) else given


# The options are frozen one by one: Ray Data derives a class that sets more attributes.
@define(on_setattr=setters.frozen, unsafe_hash=True)
class AttributeBatch:
    """Attributes a batch of articles: the function to give to Ray Data, Spark and the like.

    It holds nothing but options, so that it can be sent to other processes and machines. Each
    process loads the model at its first batch and keeps it. The articles are attributed by
    `attribution.attribute_many`, so the results are the same.

    A batch has a column ``id``, a column ``text`` and perhaps some of ``title``, ``publisher``,
    ``author``, ``date`` and ``url``; other columns are ignored. The table has the `COLUMNS`: a
    row for each attribution, and one row for each article that has none or has failed. For a
    dict of columns or an Arrow table you get a ``pyarrow.Table``, for a pandas data frame a data
    frame, and for an Arrow record batch a record batch.

    Attributes:
        model: the parsing model, by name or directory; see `attribution.load`.
        max_characters: how long a text may be; see `attribution.load`.
        batch_size: how many articles are parsed at a time.
        threads: how many threads a process works with.
        scope: see `attribution.attribute`.
        scorer: see `attribution.attribute`.
        min_confidence: see `attribution.attribute`.
        disable: see `attribution.attribute`.
        within_quotes: see `attribution.attribute`.
        knowledge: see `attribution.attribute`; or paths of TOML files and folders with words of
            your own, which each process reads and adds to the package's.

    Raises:
        InputError: if an option has a wrong value; when called, if a batch is of a wrong type
            or lacks a column. What is wrong with an article is said in its row.
        ModelError: when called, if the model is missing, altered or cannot be loaded.
        MissingPackageError: when called, if pyarrow is not installed.

    Example:
        >>> attribute = AttributeBatch(model="compact")
        >>> table = attribute({"id": ["a", "b"], "text": ["Ana Lund said it rained.", None]})
        >>> table["document"].to_pylist(), table["speaker"].to_pylist()
        (['a', 'b'], ['Ana Lund', None])
        >>> table["error"].to_pylist()
        [None, 'InputError']
    """

    model: str | Path = "default"
    max_characters: int | None = MOST_CHARACTERS
    batch_size: int = 32
    threads: int = 1
    scope: Scope = "claims"
    scorer: Scorer = "auto"
    min_confidence: float | None = None
    disable: Sequence[str] = field(default=(), converter=_names)
    within_quotes: bool = False
    knowledge: Knowledge | tuple[Path, ...] | None = field(default=None, converter=_paths)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.model, (str, Path)):
            raise InputError(
                "the model of a batch is a name or a directory, which each process loads for "
                f"itself, not a {type(self.model).__name__}"
            )
        check_most(self.max_characters)
        if not isinstance(self.threads, int) or isinstance(self.threads, bool) or self.threads < 1:
            raise InputError(f"threads is a whole number from 1 on, not {self.threads!r}")
        own = self.knowledge if not isinstance(self.knowledge, tuple) else None
        # Checked here, rather than on another machine when the first batch comes.
        attribute_many((), model=self.model, **self._options(), knowledge=own)

    def __call__(self, batch: Any) -> Any:
        """The table of a batch's attributions, of the same type as the batch."""
        return like(self.table(articles_of(batch)), batch)

    def each(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The tables of many batches: the function for Spark's ``mapInPandas``.

        Arguments:
            batches: read one at a time.
        """
        return map(self, batches)

    def table(self, articles: Sequence[Article | Failure]) -> Any:
        """The ``pyarrow.Table`` of articles.

        Arguments:
            articles: ids, texts and metadata; a failure gets a row, too.
        """
        return table_of(self._results(articles))

    def prepare(self) -> None:
        """Loads the model and the words now, rather than at the first batch.

        Raises:
            ModelError: if the model is missing, altered or cannot be loaded.
            KnowledgeError: if the words cannot be read.
            MissingPackageError: if pyarrow is not installed.
        """
        needed("pyarrow")
        import torch

        torch.set_num_threads(self.threads)
        parser = self._parser()
        if isinstance(self.knowledge, tuple):
            _words(self.knowledge, parser.language)

    def _results(self, articles: Sequence[Article | Failure]) -> Iterator[Result]:
        self.prepare()
        parser, knowledge = self._parser(), self.knowledge
        if isinstance(knowledge, tuple):
            knowledge = _words(knowledge, parser.language)
        readable = (article for article in articles if not isinstance(article, Failure))
        results = attribute_many(readable, model=parser, **self._options(), knowledge=knowledge)
        for article in articles:
            yield article if isinstance(article, Failure) else next(results)

    def _parser(self) -> Parser:
        return kept(self.model, self.max_characters)

    def _options(self) -> dict[str, Any]:
        return {
            "batch_size": self.batch_size,
            "scope": self.scope,
            "scorer": self.scorer,
            "min_confidence": self.min_confidence,
            "disable": self.disable,
            "within_quotes": self.within_quotes,
        }


@lru_cache(maxsize=4)
def _words(paths: tuple[Path, ...], language: str) -> Knowledge | None:
    return knowledge_of(paths, language)
