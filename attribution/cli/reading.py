"""``attribution FILE``: reads articles and writes results in one of the formats."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from attribution.cli.destination import Destination, destination
from attribution.cli.json_lines import Article
from attribution.cli.options import Options
from attribution.cli.run import Run
from attribution.cli.sources import Source, every_article, refuse_overwriting, sources
from attribution.errors import InputError
from attribution.output import Target
from attribution.result import Failure

__all__ = ["read_articles"]


def read_articles(options: Options, complain: Callable[[str], None]) -> int:
    """Reads articles and writes results; everything is checked before the model is loaded.

    Arguments:
        options: what the command line asks for.
        complain: reports a failure to the user.

    Returns:
        The exit status.

    Raises:
        AttributionError: if an option, an input or the model is wrong.
        OSError: if the output cannot be written.
    """
    found = sources(options.inputs)
    refuse_overwriting(options.output, found)
    options.settings.check()
    run = Run(options, complain)
    with destination(options.output) as out:
        if options.format.binary and out.is_terminal:
            raise InputError(f"{options.format.name} is not text: name a file with --output")
        target = _target(out, found)
        if options.format.single and target.many:
            raise InputError(f"{options.format.name} holds one article: name one file to read")
        articles = every_article(found, options.settings.max_characters)
        first = list(_to_one_that_can_be_read(articles))
        parser = options.settings.parser() if first and isinstance(first[-1], Article) else None
        results = run.results(chain(first, articles), parser)
        for piece in options.format.pieces(results, target):
            out.write(piece)
        out.keeps = run.succeeded
    if options.output is not None and not run.succeeded:
        complain(f"no article could be read: {options.output} is not written")
    return 1 if run.failed else 0


def _to_one_that_can_be_read(
    articles: Iterator[Article | Failure],
) -> Iterator[Article | Failure]:
    """The articles up to the first that can be read: if there is none, no model need be loaded."""
    for article in articles:
        yield article
        if isinstance(article, Article):
            return


def _target(out: Destination, found: Sequence[object]) -> Target:
    single = len(found) == 1 and not (isinstance(found[0], Source) and found[0].has_lines)
    return Target(
        many=not single,
        terminal=out.is_terminal,
        colour=out.is_terminal and not os.environ.get("NO_COLOR"),
    )
