"""What may be written on the command line, and what it means."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from attribution import __version__
from attribution.cli.arguments import Arguments, add_engine, count, not_empty, one_of
from attribution.output import Format, formats
from attribution.quotes import Scope, Scorer

__all__ = ["Options", "read_options"]

_EPILOG = """\
Each input is a text file in UTF-8; a .jsonl file with an object a line, that has a "text"
and may have an "id", "title", "publisher", "author", "date" and "url"; or a folder with
such files. "-" or none reads standard input; "demo" reads an example that ships in the
package. "attribution corpus --help" tells how to run over a large corpus.

formats:
{formats}

exit status: 0 if all went well, 1 if an input failed (the others are still printed),
2 if the command line or the model was wrong, or nothing more could be written.
"""


@frozen
class Options:
    """A command line that was understood.

    Attributes:
        inputs: files, folders, ``"-"``, ``"demo"``.
        format: how results are written.
        output: the file to write to, or None for standard output.
        model: the parsing model.
        scope: which attributions are asked for.
        scorer: with or without the learned tagger.
        min_confidence: how likely right the least likely is that is asked for, or None.
        disable: names of rules that are left out.
        within_quotes: whether what quoted speakers report in their own words is given, too.
        knowledge: files and folders with words of the user's own.
        publisher: who published the articles that do not say so, or None.
        jobs: how many processes work.
        time_limit: how many seconds an article may take, or None.
        progress: whether to show how many articles are done.
    """

    inputs: tuple[str, ...]
    format: Format
    output: str | None
    model: str
    scope: Scope
    scorer: Scorer
    min_confidence: float | None
    disable: tuple[str, ...]
    within_quotes: bool
    knowledge: tuple[Path, ...]
    publisher: str | None
    jobs: int
    time_limit: int | None
    progress: bool


def read_options(arguments: Sequence[str] | None) -> Options:
    """The options of a command line.

    Arguments:
        arguments: its words; None for those that the program was called with.

    Raises:
        SystemExit: with status 2, if it is not understood; with 0, after help or version.
    """
    parser = _parser()
    given, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.refuse_option(unknown[0])
    form: Format | None = given.format
    if form is None:
        form = (formats.by_suffix(given.output) if given.output else None) or formats.FORMATS[0]
    return Options(
        inputs=tuple(given.inputs or ["-"]),
        format=form,
        output=given.output,
        model=given.model,
        scope=given.scope,
        scorer=given.scorer,
        min_confidence=given.min_confidence,
        disable=tuple(rule for rules in given.disable for rule in rules),
        within_quotes=given.within_quotes,
        knowledge=tuple(given.knowledge),
        publisher=given.publisher,
        jobs=given.jobs,
        time_limit=given.time_limit,
        progress=given.progress,
    )


def _parser() -> Arguments:
    parser = Arguments(
        prog="attribution",
        description="Reads news articles and says who claimed what, and through whom it came.",
        epilog=_EPILOG.format(formats="\n".join(_described())),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("inputs", nargs="*", metavar="FILE", help="article.txt, many.jsonl, a folder, -, demo")
    add(
        "--format",
        type=_format,
        metavar="FORMAT",
        help=f"{', '.join(form.name for form in formats.FORMATS)}; default: what the output's "
        f"name ends in, else {formats.FORMATS[0].name}",
    )
    add(
        "--output",
        type=not_empty,
        metavar="FILE",
        help="write here, when all is done; default: standard output",
    )
    add_engine(parser)
    add(
        "--jobs",
        type=count,
        default=1,
        metavar="N",
        help="how many processes work, each with a model of its own; default: 1",
    )
    add(
        "--time-limit",
        type=count,
        metavar="SECONDS",
        help="give up an article that takes longer; default: no limit",
    )
    add("--progress", action="store_true", help="show how many articles are done, and how fast")
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _described() -> Iterable[str]:
    for form in formats.FORMATS:
        other = f" (also: {', '.join(form.aliases)})" if form.aliases else ""
        yield f"  {form.name:<8}{form.description}{other}"


def _format(word: str) -> Format:
    return formats.by_name()[one_of(formats.by_name())(word)]
