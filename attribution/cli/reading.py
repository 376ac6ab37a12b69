"""``attribution FILE``: reads articles and writes in one of the formats what was found."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from attribution.cli.destination import Destination, destination
from attribution.cli.options import Options
from attribution.cli.run import Run
from attribution.cli.sources import Source, refuse_overwriting, sources
from attribution.errors import InputError
from attribution.knowledge import Knowledge
from attribution.output import Target
from attribution.parsing import load

__all__ = ["read_articles"]


def read_articles(options: Options, complain: Callable[[str], None]) -> int:
    """Reads articles and writes what was found; all is checked before the model is loaded.

    Arguments:
        options: what the command line asks for.
        complain: tells the user of a failure.

    Returns:
        The exit status.

    Raises:
        AttributionError: if an option, an input or the model is wrong.
        OSError: if the output cannot be written.
    """
    found = sources(options.inputs)
    refuse_overwriting(options.output, found)
    for path in options.knowledge:
        # A slip in a table is told at once, whatever language the model turns out to have.
        Knowledge().extended(path)
    run = Run(options, complain)
    with destination(options.output) as out:
        if options.format.binary and out.is_terminal:
            raise InputError(f"{options.format.name} is no text: name a file with --output")
        target = _target(out, found)
        if options.format.single and target.many:
            raise InputError(f"{options.format.name} holds one article: name one file to read")
        readable = any(isinstance(source, Source) for source in found)
        parser = load(options.model, max_characters=options.max_characters) if readable else None
        results = run.results(found, parser)
        for piece in options.format.pieces(results, target):
            out.write(piece)
        out.keeps = run.succeeded
    if options.output is not None and not run.succeeded:
        complain(f"no article could be read: {options.output} is not written")
    return 1 if run.failed else 0


def _target(out: Destination, found: Sequence[object]) -> Target:
    single = len(found) == 1 and not (isinstance(found[0], Source) and found[0].has_lines)
    return Target(
        many=not single,
        terminal=out.is_terminal,
        colour=out.is_terminal and not os.environ.get("NO_COLOR"),
    )
