"""``attribution corpus``: attributes a corpus in many processes, into a folder of Parquet files."""

from __future__ import annotations

import sys
from collections.abc import Callable

from attribution.batch import AttributeBatch
from attribution.batch.configuration import configuration
from attribution.batch.corpus_run import attribute_corpus
from attribution.batch.ray_workers import RayWorkers
from attribution.batch.shards import Counts, Folder
from attribution.batch.workers import LocalWorkers, Work, Workers
from attribution.cli.corpus_input import corpus_input
from attribution.cli.corpus_options import CorpusOptions
from attribution.knowledge import knowledge_of
from attribution.packages import needed

__all__ = ["run_corpus"]

# Only so many failures are reported one by one.
_TOLD = 10


def run_corpus(options: CorpusOptions, complain: Callable[[str], None]) -> int:
    """Attributes a corpus and reports the counts.

    Arguments:
        options: what the command line asks for.
        complain: reports a failure to the user.

    Returns:
        The exit status.

    Raises:
        AttributionError: if an input, an option or the model is wrong.
        OSError: if the folder cannot be written.
    """
    from tqdm import tqdm

    needed("pyarrow")
    corpus = corpus_input(options.input, options.output)
    attribute, told = _settled(options)
    folder = Folder(options.output, told)
    total, before, failed = Counts(), 0, 0
    with tqdm(total=corpus.total, unit=" articles", file=sys.stderr, disable=None) as shown:
        for done in attribute_corpus(
            corpus.articles(options.settings.publisher),
            folder,
            _workers(options, attribute),
            shard_size=options.shard_size,
            batch_size=attribute.batch_size,
            progress=shown.update,
        ):
            total += done.counts
            before += done.counts.articles if done.before else 0
            for failure in done.failures[: _TOLD - failed]:
                complain(f"{failure.id}: {failure.error}: {failure.message}")
                failed += 1
    again = f" ({before:,} of them before)" if before else ""
    print(
        f"{_counted(total.articles, 'article')}{again}, "
        f"{_counted(total.quotations, 'quotation')}, {_counted(total.failures, 'failure')}"
    )
    return 1 if total.failures else 0


def _settled(options: CorpusOptions) -> tuple[AttributeBatch, dict[str, object]]:
    """What every worker does, and what the results depend on.

    The model is loaded once here, so that an error in it is reported before any worker starts.
    """
    settings = options.settings
    settings.check()
    parser = settings.parser()
    knowledge_of(settings.knowledge, parser.language)
    attribute = AttributeBatch(
        # All machines take the model that "default" means on this one.
        model=parser.info.model,
        max_characters=settings.max_characters,
        knowledge=settings.knowledge or None,
        **settings.choices,
    )
    return attribute, {
        **configuration(attribute, parser.info),
        "input": options.input.name,
        "publisher": settings.publisher,
        "shard size": options.shard_size,
    }


def _workers(options: CorpusOptions, attribute: AttributeBatch) -> Workers:
    work = Work(attribute, options.time_limit)
    if options.ray is not None:
        return RayWorkers(options.ray, work)
    return LocalWorkers(options.jobs, work)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
