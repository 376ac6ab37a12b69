"""One run over all inputs: each article gives a result, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import evolve

from attribution import errors
from attribution.cli.lines import Article
from attribution.cli.options import Options
from attribution.cli.sources import Source, articles
from attribution.knowledge import Knowledge, languages
from attribution.output.writing import Result
from attribution.parsing import Parser
from attribution.pipeline import attribute
from attribution.result import Failure

__all__ = ["Run", "knowledge_of"]


class Run:
    """Attributes articles and keeps count of what went well.

    Attributes:
        succeeded: whether any article gave a document.
        failed: whether any gave a failure.

    Arguments:
        options: what the command line asks for.
        complain: tells the user of a failure.
    """

    def __init__(self, options: Options, complain: Callable[[str], None]) -> None:
        self._options = options
        self._complain = complain
        self._parser: Parser | None = None
        self._knowledge: Knowledge | None = None
        self._ids: dict[str, int] = {}
        self.succeeded = False
        self.failed = False

    def load(self, parser: Parser) -> None:
        """Gives the run its parser; before, no source can be read."""
        self._parser = parser
        self._knowledge = knowledge_of(self._options.knowledge, parser.language)

    def results(self, sources: Iterable[Source | Failure]) -> Iterator[Result]:
        """The result of each article, with an id of its own; failures are told as they come."""
        for source in sources:
            for article in [source] if isinstance(source, Failure) else articles(source):
                result = self._result(self._named(article))
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

    def _named(self, article: Article | Failure) -> Article | Failure:
        """The article by an id that no other has."""
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

    def _result(self, article: Article | Failure) -> Result:
        if isinstance(article, Failure):
            return article
        assert self._parser is not None  # noqa: S101
        options = self._options
        metadata = article.metadata
        if metadata.publisher is None:
            metadata = evolve(metadata, publisher=options.publisher)
        try:
            document = self._parser.parse(article.text, id=article.id, metadata=metadata)
            return attribute(
                document,
                scope=options.scope,
                scorer=options.scorer,
                min_confidence=options.min_confidence,
                disable=options.disable,
                knowledge=self._knowledge,
            )
        except Exception as error:
            # A run over many articles must not end with one of them.
            return Failure(article.id, type(error).__name__, str(error))


def knowledge_of(paths: Iterable[Path], language: str) -> Knowledge | None:
    """The user's own words, on top of those that the package has for a language.

    Arguments:
        paths: TOML files and folders; where the package has nothing for the language, the
            first is a folder with all its tables.
        language: two-letter code.

    Returns:
        The knowledge; None if there are no paths.

    Raises:
        KnowledgeError: if one is malformed, or nothing is known of the language.
    """
    known = Knowledge.default(language) if language in languages() else None
    own: Knowledge | None = None
    for path in paths:
        before = own or known
        own = before.extended(path) if before is not None else Knowledge.read(path)
    return own
