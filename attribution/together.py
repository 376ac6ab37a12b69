"""A batch of articles: parsed, tagged and attributed together, or one by one where one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from attrs import frozen

from attribution.claim import Claim
from attribution.document import Document, Metadata
from attribution.errors import InputError
from attribution.freed import give_back
from attribution.parsing.loading import kept
from attribution.pipeline import linked
from attribution.quotes.rule import Context
from attribution.result import AttributedDocument, Failure
from attribution.uncollected import uncollected

__all__ = ["Item", "Stages", "done"]

T = TypeVar("T")
# How many parts a tuple may have.
_PARTS = (2, 3)


@frozen
class Item:
    """An article, how to name it should it fail, and what it is."""

    name: str
    article: Any

    @property
    def text(self) -> Any:
        """The text that is to be parsed, or a document that is parsed already."""
        whole = isinstance(self.article, tuple) and len(self.article) in _PARTS
        return self.article[1] if whole else self.article

    def parts(self) -> tuple[Any, str | None, Metadata | None]:
        """Text or document, id and metadata."""
        if not isinstance(self.article, tuple):
            return self.article, None, None
        if len(self.article) not in _PARTS or not isinstance(self.article[0], str):
            raise InputError(
                "a tuple is an id, a str, and a text, and may have a Metadata behind them"
            )
        metadata = self.article[2] if len(self.article) == _PARTS[-1] else None
        return self.article[1], self.article[0], metadata


@frozen
class Stages:
    """The stages of `attribute` with the caller's options.

    Attributes:
        opened: the first steps, for one article.
        found: the claims of several articles.
    """

    opened: Callable[..., Context]
    found: Callable[[Sequence[Context]], list[tuple[Claim, ...]]]

    def together(self, contexts: Sequence[Context]) -> Sequence[tuple[Claim, ...]]:
        """The claims of several articles; none if one of them cannot be processed."""
        try:
            return self.found(contexts)
        except Exception:
            # Read one by one, only the one that cannot be fails.
            return ()

    @uncollected
    def result(self, context: Context, claims: tuple[Claim, ...] | None) -> AttributedDocument:
        """The result of an article, its claims found now if they are not yet."""
        return linked(context, self.found([context])[0] if claims is None else claims)


def done(
    batch: Sequence[Item], model: Any, stages: Stages
) -> Iterator[AttributedDocument | Failure]:
    """The results of a batch, its texts parsed and its sentences tagged together."""
    texts = [item.text for item in batch if isinstance(item.text, str)]
    if texts:
        # Fails here if the model cannot be loaded: what fails below is an article's own fault.
        model = kept(model)
    ready, claims = _read(batch, texts, model, stages)
    found = iter(claims)
    for item, one in zip(batch, ready, strict=True):
        if isinstance(one, Failure):
            yield one
        else:
            yield _or_failure(item, partial(stages.result, one, next(found, None)))
    # What one batch took is freed by now, but for what the caller keeps.
    give_back()


@uncollected
def _read(
    batch: Sequence[Item], texts: Sequence[str], model: Any, stages: Stages
) -> tuple[list[Context | Failure], Sequence[tuple[Claim, ...]]]:
    """The articles of a batch, opened, and the claims of those that can be."""
    parsed = iter(_parsed(texts, model))
    ready: list[Context | Failure] = []
    for item in batch:
        document = next(parsed, None) if isinstance(item.text, str) else None
        ready.append(_or_failure(item, partial(_opened, stages, item, document, model)))
    return ready, stages.together([one for one in ready if isinstance(one, Context)])


def _opened(stages: Stages, item: Item, document: Document | None, model: Any) -> Context:
    article, id_, metadata = item.parts()
    return stages.opened(document or article, model=model, id=id_, metadata=metadata)


def _or_failure(item: Item, step: Callable[[], T]) -> T | Failure:
    """What a step gives, or why it cannot: a run over a million must not end with one article."""
    try:
        return step()
    except Exception as error:
        return Failure(item.name, type(error).__name__, str(error))


def _parsed(texts: Sequence[str], model: Any) -> Sequence[Document]:
    """The documents of texts that are parsed together; none if one of them cannot be parsed."""
    if len(texts) < 2:
        return ()
    try:
        return list(model.parse_many(texts, batch=len(texts)))
    except Exception:
        # Parsed one by one, only the one that cannot be fails.
        return ()
