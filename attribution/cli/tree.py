"""``attribution tree``: draws the dependency trees of an article, with what the rules found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from attrs import frozen

from attribution.cli.arguments import Arguments, count, not_empty
from attribution.cli.destination import destination
from attribution.cli.settings import add_model
from attribution.cli.sources import every_article, sources
from attribution.document import Document
from attribution.errors import InputError
from attribution.output.drawing import tree_svg, tree_text
from attribution.parsing import load
from attribution.quotation import Quote
from attribution.quotes import find_quotes
from attribution.result import Failure

__all__ = ["tree", "tree_parser"]

_PICTURE = ".svg"


@frozen
class _Options:
    """The options of `tree_parser`."""

    input: str
    sentence: int | None
    output: str | None
    model: str


def tree_parser() -> Arguments:
    """The parser of ``attribution tree``."""
    parser = Arguments(
        prog="attribution tree",
        description="Draws the dependency trees of the sentences in which something is said, with "
        "the parts of each quotation and the rules that found it; as a picture if the output's "
        "name ends in .svg.",
    )
    add = parser.add_argument
    add("input", nargs="?", default="-", metavar="FILE", help="article.txt, -, demo")
    add("--sentence", type=count, metavar="N", help="draw only this sentence, counted from 1")
    add(
        "--output",
        "-o",
        type=not_empty,
        metavar="FILE",
        help="write to this file; default: standard output",
    )
    add_model(parser)
    return parser


def tree(words: Sequence[str], complain: Callable[[str], None]) -> Callable[[], int]:  # noqa: ARG001
    """Prepares ``attribution tree``; see `attribution.cli.view.view`."""
    given = tree_parser().understood(words)
    output = None if given.output == "-" else given.output
    return partial(_tree, _Options(given.input, given.sentence, output, given.model))


def _tree(options: _Options) -> int:
    picture = options.output is not None and Path(options.output).suffix.lower() == _PICTURE
    if picture and options.sentence is None:
        raise InputError("a picture shows one sentence: say which, counted from 1, with --sentence")
    text = _text(options.input)
    with destination(options.output) as out:
        document = load(options.model).parse(text)
        quotes = find_quotes(document, min_confidence=0)
        draw = tree_svg if picture else tree_text
        drawn = [draw(document.sentences[i], quotes) for i in _wanted(document, quotes, options)]
        out.write("\n\n".join(drawn) + "\n")
        out.keeps = True
    return 0


def _text(name: str) -> str:
    """The text of one article."""
    found = list(islice(every_article(sources([name])), 2))
    if len(found) != 1:
        holds = "several articles" if found else "no article"
        raise InputError(f"{name} holds {holds}: name a file that holds one")
    if isinstance(found[0], Failure):
        raise InputError(f"{found[0].id}: {found[0].message}")
    return found[0].text


def _wanted(document: Document, quotes: Sequence[Quote], options: _Options) -> list[int]:
    """The positions of the sentences to draw."""
    last = len(document.sentences)
    if options.sentence is not None:
        if options.sentence > last:
            raise InputError(f"there is no sentence {options.sentence}: the text has {last}")
        return [options.sentence - 1]
    spans = [part for q in quotes for part in (*q.content, *([q.cue.span] if q.cue else []))]
    found = [s.index for s in document.sentences if any(s.span.overlaps(p) for p in spans)]
    return found or list(range(last))
