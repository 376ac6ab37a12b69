"""`attribute_many`: attributes many articles in batches, in one process or several."""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from math import inf
from pathlib import Path
from typing import Any

from attribution.document import Document, Metadata
from attribution.errors import InputError
from attribution.knowledge import Gazetteer, Knowledge, Lexicon, People, check_given
from attribution.parsing import Parser
from attribution.parsing.loading import kept
from attribution.pipeline import opened
from attribution.quotes import Scope, Scorer
from attribution.quotes.extraction import check_options, claims_in
from attribution.result import AttributedDocument, Failure
from attribution.time_limit import time_limit as limited
from attribution.together import Item, Stages, done

__all__ = ["attribute_many"]

Article = str | Document | tuple[str, str] | tuple[str, str, Metadata]
Result = AttributedDocument | Failure
# How many batches, for each process, are read ahead.
_AHEAD = 2


def attribute_many(
    articles: Iterable[Article],
    *,
    model: Any = "default",
    batch_size: int = 32,
    processes: int = 1,
    time_limit: float | None = None,
    progress: bool = False,
    scope: Scope = "claims",
    scorer: Scorer = "auto",
    min_confidence: float | None = None,
    disable: Collection[str] = (),
    within_quotes: bool = False,
    knowledge: Knowledge | None = None,
    lexicon: Lexicon | None = None,
    people: People | None = None,
    gazetteer: Gazetteer | None = None,
) -> Iterator[Result]:
    """Attributes many articles; results come in the order of the articles.

    Articles are read as they are needed. Several are parsed at a time, which is faster than one by
    one and gives the same results. Memory does not grow with the number of articles.

    Arguments:
        articles: texts, documents, pairs of an id and a text, or an id, a text and a
            `Metadata`.
        model: the parsing model; see `attribution.load`. With several processes each loads its
            own, so give a name, a directory, or a `Parser` that was loaded from one of these.
        batch_size: how many articles are parsed at a time.
        processes: how many processes work, each on one core.
        time_limit: how many seconds an article may take before it is given up as a `Failure`;
            None for no limit. With a limit, the work is always done in a separate process, so
            that it can be ended; the time to load the model does not count.
        progress: whether to show on standard error how many articles are done and how fast,
            and, for a list, how many are left and how long they will take.
        scope: see `attribute`.
        scorer: see `attribute`.
        min_confidence: see `attribute`.
        disable: see `attribute`.
        within_quotes: see `attribute`.
        knowledge: see `attribute`.
        lexicon: see `attribute`.
        people: see `attribute`.
        gazetteer: see `attribute`.

    Returns:
        An iterator over one result for each article. An article that cannot be processed
        gives a `Failure` with its id, or with its position if it has none; the others are
        processed all the same, even if it killed its process.

    Raises:
        InputError: if ``articles`` is a single article, or an option has a wrong value.
        ModelError: at the first text, if the model is missing, altered or cannot be loaded.

    Example:
        >>> results = attribute_many([("a", "Ana Lund said so."), ("b", None)], model="compact")
        >>> [type(r).__name__ for r in results]
        ['AttributedDocument', 'Failure']
    """
    if isinstance(articles, Mapping):
        raise InputError(
            "attribute_many() needs articles, and a mapping gives its keys alone: "
            "give pairs of an id and a text, e.g. texts.items()"
        )
    if hasattr(articles, "columns"):
        raise InputError(
            "attribute_many() needs articles, and a data frame gives its columns: give pairs of an "
            'id and a text, e.g. zip(frame["id"].astype(str), frame["text"])'
        )
    if isinstance(articles, (str, bytes, Document)) or not isinstance(articles, Iterable):
        raise InputError(
            f"attribute_many() needs several articles, not {type(articles).__name__}: "
            "put a single one in a list"
        )
    check_options(scope, scorer, min_confidence, disable, within_quotes)
    check_given(knowledge, lexicon=lexicon, people=people, gazetteer=gazetteer)
    for name, value in (("batch_size", batch_size), ("processes", processes)):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InputError(f"{name} is a whole number from 1 on, not {value!r}")
    if time_limit is not None and not _is_positive(time_limit):
        raise InputError(f"time_limit is a number of seconds above 0, or None, not {time_limit!r}")
    apart = processes > 1 or time_limit is not None
    if apart:
        _check_portable(model)
    stages = Stages(
        partial(
            opened, knowledge=knowledge, lexicon=lexicon, people=people, gazetteer=gazetteer
        ),
        partial(
            claims_in,
            scope=scope, scorer=scorer, min_confidence=min_confidence, disable=disable,
            within_quotes=within_quotes,
        ),
    )  # fmt: skip
    batches = _batches(articles, batch_size)
    total = len(articles) if isinstance(articles, Sized) else None
    results: Iterator[Result] = (
        (result for batch in batches for result in done(batch, model, stages))
        if not apart
        else _Processes(processes, model, stages, time_limit).run(batches)
    )
    return _shown(results, total) if progress else results


def _check_portable(model: object) -> None:
    if not isinstance(model, (str, Path, Parser)):
        raise InputError(
            "in a process of its own the model is a name or a directory, which each process "
            f"loads for itself, not a {type(model).__name__}"
        )
    try:
        pickle.dumps(model)
    except pickle.PicklingError as error:
        raise InputError(str(error)) from error


def _is_positive(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < inf


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Item]]:
    items = (Item(_name(article, at), article) for at, article in enumerate(articles))
    while batch := list(islice(items, size)):
        yield batch


def _name(article: Any, position: int) -> str:
    own = article.id if isinstance(article, Document) else None
    if isinstance(article, tuple) and article:
        own = article[0]
    return own if isinstance(own, str) else str(position)


class _Processes:
    """Several processes that work on batches; results come in the order of the batches.

    Arguments:
        count: how many.
        model: name or directory of the model that each loads.
        stages: the stages of `attribute`, with their options.
        limit: how many seconds an article may take, or None.
    """

    def __init__(
        self,
        count: int,
        model: Any,
        stages: Stages,
        limit: float | None,
    ) -> None:
        self._count = count
        self._model = model
        self._stages = stages
        self._limit = limit
        self._pool = self._started(count)

    def _started(self, count: int) -> ProcessPoolExecutor:
        # Not by fork: a lock that another thread holds would stay locked in the child.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, context, _one_thread)

    def run(self, batches: Iterable[list[Item]]) -> Iterator[Result]:
        """The results; batches are read only as far ahead as the processes need."""
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        source = iter(batches)
        try:
            while True:
                for batch in islice(source, self._count * _AHEAD - len(waiting)):
                    waiting.append((batch, self._submit(batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    yield from self._one_by_one(batch)
                    self._pool = self._started(self._count)
                    waiting = deque((b, self._submit(b)) for b, _ in waiting)
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, batch: list[Item]) -> Future[list[Result]]:
        return self._pool.submit(_worked, batch, self._model, self._stages, self._limit)

    def _one_by_one(self, batch: list[Item]) -> Iterator[Result]:
        """The results of a batch in which one article may have killed its process."""
        self._pool = self._started(1)
        for item in batch:
            if isinstance(item.text, str):
                # Load the model first, so that the time measured is the article's alone.
                self._pool.submit(_loaded, self._model).result()
            started = time.monotonic()
            try:
                yield from self._submit([item]).result()
            except BrokenProcessPool:
                yield self._ended(item, time.monotonic() - started)
                self._pool = self._started(1)
        self._pool.shutdown()

    def _ended(self, item: Item, seconds: float) -> Failure:
        """The failure of an article whose process ended: why there is no result."""
        if self._limit is not None and seconds >= self._limit:
            return Failure(
                item.name,
                "TimeoutError",
                f"the article took more than the {self._limit:g} seconds of time_limit: give it "
                "more, or try it in parts",
            )
        return Failure(
            item.name,
            "BrokenProcessPool",
            "the process ended while it worked on this article: it may have run out of "
            "memory; try it alone, or in parts",
        )


def _one_thread() -> None:
    import torch

    torch.set_num_threads(1)


def _loaded(model: Any) -> None:
    kept(model)


def _worked(
    batch: list[Item],
    model: Any,
    stages: Stages,
    limit: float | None,
) -> list[Result]:
    if limit is None:
        return list(done(batch, model, stages))
    if any(isinstance(item.text, str) for item in batch):
        model = kept(model)
    results: list[Result] = []
    # The batch is parsed as a whole before its first result comes.
    with limited(limit * len(batch)) as give:
        for result in done(batch, model, stages):
            results.append(result)
            give(limit)
    return results


def _shown(results: Iterator[Result], total: int | None) -> Iterator[Result]:
    """The results, while a progress bar shows how many are done and, if known, of how many."""
    from tqdm import tqdm

    yield from tqdm(results, total=total, unit=" articles", file=sys.stderr)
