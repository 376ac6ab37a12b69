"""`Run`: one run over all inputs, in which each article gives a result or a failure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from attribution import errors
from attribution.cli.json_lines import Article
from attribution.cli.options import Options
from attribution.many import attribute_many
from attribution.metadata import Metadata
from attribution.output.writing import Result
from attribution.parsing import Parser
from attribution.result import Failure

__all__ = ["Run"]

# How many articles are parsed together: more are hardly faster, and their results come later.
_BATCH = 16


class Run:
    """Attributes articles and keeps count of what went well.

    Attributes:
        succeeded: whether any article gave a document.
        failed: whether any gave a failure.

    Arguments:
        options: what the command line asks for.
        complain: reports a failure to the user.
    """

    def __init__(self, options: Options, complain: Callable[[str], None]) -> None:
        self._options = options
        self._complain = complain
        self._ids: dict[str, int] = {}
        self.succeeded = False
        self.failed = False

    def results(
        self, articles: Iterable[Article | Failure], parser: Parser | None
    ) -> Iterator[Result]:
        """The result of each article, under a unique id; failures are reported as they come.

        Arguments:
            articles: read as they are needed; a failure for each that cannot be read.
            parser: the loaded model; None if there are only failures.
        """
        found = map(self._named, articles)
        for result in self._attributed(found, parser) if parser is not None else found:
            assert not isinstance(result, Article)  # noqa: S101
            if isinstance(result, Failure):
                self.failed = True
                known = result.error in errors.__all__
                kind = "" if known else f"{result.error}: "
                self._complain(f"{result.id}: {kind}{result.message}")
            else:
                self.succeeded = True
                for warning in result.warnings:
                    self._complain(f"{result.id}: {warning}")
            yield result

    def _attributed(self, found: Iterable[Article | Failure], parser: Parser) -> Iterator[Result]:
        """The results of articles, in order, with the failures of those that could not be read."""
        options = self._options
        unread: deque[tuple[int, Failure]] = deque()
        results = attribute_many(
            self._given(found, unread),
            model=parser,
            processes=options.jobs,
            time_limit=options.time_limit,
            batch_size=_BATCH,
            progress=options.progress,
            **options.settings.options(parser.language),
        )
        for number, result in enumerate(results):
            while unread and unread[0][0] <= number:
                yield unread.popleft()[1]
            yield result
        yield from (failure for _, failure in unread)

    def _given(
        self, found: Iterable[Article | Failure], unread: deque[tuple[int, Failure]]
    ) -> Iterator[tuple[str, str, Metadata]]:
        """Articles for `attribute_many`; failures go to ``unread`` with the number that precede."""
        number = 0
        for article in found:
            if isinstance(article, Failure):
                unread.append((number, article))
                continue
            metadata = article.metadata
            if metadata.publisher is None:
                metadata = evolve(metadata, publisher=self._options.settings.publisher)
            yield article.id, article.text, metadata
            number += 1

    def _named(self, article: Article | Failure) -> Article | Failure:
        """The article under an id that no other article has."""
        id_ = article.id
        count = self._ids[id_] = self._ids.get(id_, 0) + 1
        if count == 1:
            return article
        while f"{id_}#{count}" in self._ids:
            count += 1
        own = f"{id_}#{count}"
        self._ids[own] = 1
        self._complain(f"the id {id_!r} is given again: this article is called {own!r}")
        return evolve(article, id=own)
