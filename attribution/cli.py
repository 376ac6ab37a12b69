"""The command line: ``attribution article.txt``, ``attribution demo``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import TextIO, get_args

from attribution import __version__
from attribution.errors import AttributionError, InputError
from attribution.knowledge import Knowledge, languages
from attribution.output.json_format import to_json
from attribution.output.table import csv_lines
from attribution.output.terminal import printable, render
from attribution.parsing import Parser, load
from attribution.pipeline import attribute
from attribution.quotes import Scope
from attribution.result import AttributedDocument

__all__ = ["main"]

_EPILOG = """\
Each input is a text file in UTF-8, or a .jsonl file with an "id" and a "text" a line;
"-" or none reads standard input; "demo" reads an example that ships in the package.

exit status: 0 if all went well, 1 if an input failed (the others are still printed),
2 if the command line or the model was wrong.
"""


# Files that hold an article, but would be read as if their mark-up were part of it.
_EXTRACT = "this is no plain text: extract the article's text first"
_NOT_TEXT = {
    ".json": 'this is no plain text: give objects with an "id" and a "text", one a line, as .jsonl',
    ".html": _EXTRACT,
    ".htm": _EXTRACT,
    ".xml": _EXTRACT,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    options = _options().parse_args(arguments)
    with ExitStack() as stack:
        try:
            _refuse_overwriting(options.output, options.inputs)
            parser = load(options.model)
            knowledge = _knowledge(options.knowledge, parser.language)
            out = stack.enter_context(_opened(options.output)) if options.output else _stdout()
        except (AttributionError, OSError) as error:
            _complain(str(error))
            return 2
        run = _Run(parser, options.scope, knowledge)
        try:
            for piece in _written(run.results(options.inputs or ["-"]), options.format, out):
                out.write(piece)
            out.flush()
        except BrokenPipeError:
            # The reader, such as head, has had enough: no cause for a traceback, nor
            # for a second error when Python flushes at its exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        except KeyboardInterrupt:
            _complain("interrupted")
            return 130
    return 1 if run.failed else 0


def _knowledge(path: str | None, language: str) -> Knowledge | None:
    """The user's own words, on top of those that the package has for the language."""
    if path is None:
        return None
    if language in languages():
        return Knowledge.default(language).extended(path)
    return Knowledge.read(path)


def _refuse_overwriting(output: str | None, inputs: Iterable[str]) -> None:
    """Refuses an output that is one of the inputs: opening it would empty it."""
    if output is None or not Path(output).exists():
        return
    for source in map(Path, inputs):
        if source.exists() and source.samefile(output):
            raise InputError(f"{output} is an input, too: write the output to another file")


def _opened(path: str) -> TextIO:
    return Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _stdout() -> TextIO:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout


def _complain(message: str) -> None:
    print(f"attribution: {printable(message)}", file=sys.stderr)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="attribution",
        description="Reads news articles and says who claimed what, and through whom it came.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument(
        "inputs", nargs="*", metavar="FILE", help="article.txt, many.jsonl, -, demo"
    )
    options.add_argument(
        "--format",
        choices=("text", "json", "jsonl", "table"),
        default="text",
        help="table is CSV; default: text",
    )
    options.add_argument(
        "--model", default="default", help="compact, a Stanza package such as en, or a directory"
    )
    options.add_argument(
        "--scope",
        choices=get_args(Scope),
        default="claims",
        help="speech leaves out what is only thought or wanted, all adds attitudes to things",
    )
    options.add_argument(
        "--knowledge",
        metavar="PATH",
        help="words of your own, a TOML file or a folder: added to the package's for the model's "
        "language; a folder with all tables where it has none",
    )
    options.add_argument("--output", metavar="FILE", help="write here; default: standard output")
    options.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return options


def _written(results: Iterable[AttributedDocument], form: str, out: TextIO) -> Iterator[str]:
    if form == "table":
        yield from csv_lines(results)
    elif form == "text":
        colour = out.isatty() and not os.environ.get("NO_COLOR")
        for result in results:
            yield render(result, colour=colour) + "\n\n"
    else:
        for result in results:
            yield to_json(result, indent=2 if form == "json" else None) + "\n"


class _Run:
    """One run over all inputs: yields what went well, reports and remembers what did not."""

    def __init__(self, parser: Parser, scope: Scope, knowledge: Knowledge | None) -> None:
        self._parser = parser
        self._scope = scope
        self._knowledge = knowledge
        self.failed = False

    def results(self, sources: Iterable[str]) -> Iterator[AttributedDocument]:
        for source in sources:
            try:
                for id_, text in _texts(source):
                    yield from self._result(id_, text)
            except AttributionError as error:
                self._report(source, error)

    def _result(self, id_: str, text: str | InputError) -> Iterator[AttributedDocument]:
        try:
            if isinstance(text, InputError):
                raise text
            document = self._parser.parse(text, id=id_)
            result = attribute(document, scope=self._scope, knowledge=self._knowledge)
        except Exception as error:
            # A run over many articles must not end with one of them.
            self._report(id_, error)
        else:
            yield result

    def _report(self, id_: str, error: Exception) -> None:
        self.failed = True
        kind = "" if isinstance(error, AttributionError) else f"{type(error).__name__}: "
        _complain(f"{id_}: {kind}{error}")


def _texts(source: str) -> Iterator[tuple[str, str | InputError]]:
    """The inputs of one argument, each with its id; an error stands for a line's text."""
    if source == "demo" and not Path(source).exists():
        demo = resources.files("attribution") / "data" / "demo.txt"
        yield "demo", demo.read_text(encoding="utf-8")
        return
    if source == "-":
        data = (
            sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()
        )
        yield "stdin", _decoded(data, "standard input")
        return
    try:
        with Path(source).open("rb") as file:
            other = _NOT_TEXT.get(Path(source).suffix.lower())
            if other is not None:
                raise InputError(other)
            if source.lower().endswith(".jsonl"):
                yield from _lines(file, source)
            else:
                yield Path(source).stem, _decoded(file.read(), source)
    except OSError as error:
        raise InputError(f"cannot read it: {error.strerror or error}") from error


def _decoded(data: bytes, source: str) -> str:
    try:
        # With or without a byte order mark, which is no part of the text.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source} is not UTF-8 (byte {error.start}): convert it, e.g. with iconv"
        ) from error


def _lines(lines: Iterable[bytes], source: str) -> Iterator[tuple[str, str | InputError]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"{source}, line {number}"
        try:
            value = json.loads(_decoded(line, "the line"))
        except InputError as error:
            yield name, error
        except (ValueError, RecursionError) as error:
            yield name, InputError(f"not JSON: {error}")
        else:
            if not isinstance(value, dict) or not isinstance(value.get("text"), str):
                yield name, InputError('each line must be an object with an "id" and a "text"')
                continue
            id_ = value.get("id")
            yield str(number if id_ is None else id_), value["text"]
