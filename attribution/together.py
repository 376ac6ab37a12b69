"""A batch of articles: parsed, tagged and attributed together, or one by one if that fails."""

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
# How many parts a tuple may have: id and text, or id, text and metadata.
_PARTS = (2, 3)


@frozen
class Item:
    """An article, and the name to report it by if it fails."""

    name: str
    article: Any

    @property
    def text(self) -> Any:
        """The text to be parsed, or the document if it is already parsed."""
        whole = isinstance(self.article, tuple) and len(self.article) in _PARTS
        return self.article[1] if whole else self.article

    def parts(self) -> tuple[Any, str | None, Metadata | None]:
        """Text or document, id and metadata."""
        if not isinstance(self.article, tuple):
            return self.article, None, None
        if len(self.article) not in _PARTS:
            raise InputError("a tuple is an id and a text, and may have a Metadata behind them")
        if not isinstance(self.article[0], str):
            kind = type(self.article[0]).__name__
            raise InputError(f"the id, first in a tuple, is a str, not {kind}: give str(id)")
        metadata = self.article[2] if len(self.article) == _PARTS[-1] else None
        return self.article[1], self.article[0], metadata


@frozen
class Stages:
    """The stages of `attribute`, with the caller's options.

    Attributes:
        opened: does the first steps for one article.
        found: finds the claims of several articles.
    """

    opened: Callable[..., Context]
    found: Callable[[Sequence[Context]], list[tuple[Claim, ...]]]

    def together(self, contexts: Sequence[Context]) -> Sequence[tuple[Claim, ...]]:
        """The claims of several articles; none if one of them cannot be processed."""
        try:
            return self.found(contexts)
        except Exception:
            # Taken one by one, only the article that cannot be processed fails.
            return ()

    @uncollected
    def result(self, context: Context, claims: tuple[Claim, ...] | None) -> AttributedDocument:
        """The result of an article; its claims are found now unless they have been."""
        return linked(context, self.found([context])[0] if claims is None else claims)


def done(
    batch: Sequence[Item], model: Any, stages: Stages
) -> Iterator[AttributedDocument | Failure]:
    """The results of a batch, whose texts are parsed and whose sentences are tagged together."""
    texts = [item.text for item in batch if isinstance(item.text, str)]
    if texts:
        # Fails here if the model cannot be loaded; any failure below is due to an article.
        model = kept(model)
    ready, claims = _read(batch, texts, model, stages)
    found = iter(claims)
    for item, one in zip(batch, ready, strict=True):
        if isinstance(one, Failure):
            yield one
        else:
            yield _or_failure(item, partial(stages.result, one, next(found, None)))
    # By now the memory of the batch is free, except for the results that the caller keeps.
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
    """The outcome of a step, or a failure: one article must not end a run over a million."""
    try:
        return step()
    except Exception as error:
        return Failure(item.name, type(error).__name__, str(error))


def _parsed(texts: Sequence[str], model: Any) -> Sequence[Document]:
    """The documents of texts that are parsed together; nothing if one of them cannot be parsed."""
    if len(texts) < 2:
        return ()
    try:
        return list(model.parse_many(texts, batch=len(texts)))
    except Exception:
        # Parsed one by one, only the text that cannot be parsed fails.
        return ()
