"""The options of ``attribution corpus``, and what they mean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from attribution.cli.arguments import Arguments, count, not_empty
from attribution.cli.settings import Settings, add_settings, settings_of

__all__ = ["CorpusOptions", "corpus_parser", "read_corpus_options"]

_EPILOG = """\
IN is a Parquet file with the columns "id" and "text" and, if you like, "title", "publisher",
"author", "date" and "url"; a .jsonl file with the same keys; or a folder of Parquet files, or
of text files, .jsonl files and web pages. OUT is a new folder; the same command again goes on
where a run was stopped. It becomes a Parquet file for each shard: a row for each attribution,
and a row for each article that has none or has failed.

exit status: 0 if all went well, 1 if an article failed, 2 if the command line, an input or the
model was wrong, or nothing more could be written.
"""


@frozen
class CorpusOptions:
    """The options of an ``attribution corpus`` command line.

    Attributes:
        input: the corpus, a file or a folder.
        output: the folder to write to.
        settings: how articles are attributed.
        jobs: how many processes work.
        shard_size: how many articles make one file of results.
        time_limit: how many seconds an article may take, or None.
        ray: address of a Ray cluster that does the work in place of this machine, or None.
    """

    input: Path
    output: Path
    settings: Settings
    jobs: int
    shard_size: int
    time_limit: float | None
    ray: str | None


def read_corpus_options(arguments: Sequence[str]) -> CorpusOptions:
    """The options of a command line.

    Arguments:
        arguments: its words after ``corpus``.

    Raises:
        SystemExit: with status 2, if they are not understood; with 0, after help.
    """
    given = corpus_parser().understood(arguments)
    return CorpusOptions(
        input=Path(given.input),
        output=Path(given.output),
        settings=settings_of(given),
        jobs=given.jobs,
        shard_size=given.shard_size,
        time_limit=given.time_limit,
        ray=given.ray,
    )


def corpus_parser() -> Arguments:
    """The parser of ``attribution corpus``."""
    parser = Arguments(
        prog="attribution corpus",
        description="Attributes a corpus, shard by shard, into a folder of Parquet files. The same "
        "command goes on where a run was stopped.",
        epilog=_EPILOG,
    )
    add = parser.add_argument
    add("input", type=not_empty, metavar="IN", help="articles.parquet, articles.jsonl, a folder")
    add("output", type=not_empty, metavar="OUT", help="the folder to write to")
    add_settings(parser)
    add(
        "--jobs",
        type=count,
        default=_cores(),
        metavar="N",
        help="the number of processes, each with a model of its own; default: one for each core",
    )
    add(
        "--shard-size",
        type=count,
        default=1000,
        metavar="N",
        help="the number of articles for each file of the output; default: 1000",
    )
    add(
        "--time-limit",
        type=count,
        metavar="SECONDS",
        help="give up on an article that takes longer; default: no limit",
    )
    add(
        "--ray",
        type=not_empty,
        metavar="ADDRESS",
        help="use the Ray cluster at this address, such as auto or ray://host:10001",
    )
    return parser


def _cores() -> int:
    """The cores that this process may use, which may be fewer than the machine has."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1
