"""The command line: ``attribution article.txt``, ``attribution demo``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from attribution import __version__
from attribution.attributing import attribute
from attribution.errors import AttributionError, InputError
from attribution.output import render, to_csv, to_json
from attribution.parsing import Parser, load
from attribution.quotes import Scope
from attribution.result import AttributedDocument, Failure

__all__ = ["main"]

_EPILOG = """\
Each input is a text file in UTF-8, or a .jsonl file with an "id" and a "text" a line;
"-" or none reads standard input; "demo" reads an example that ships in the package.

exit status: 0 if all went well, 1 if an input failed (the others are still printed),
2 if the command line or the model was wrong.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    options = _options().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        parser = load(options.model)
    except AttributionError as error:
        print(f"attribution: {error}", file=sys.stderr)
        return 2
    documents: list[AttributedDocument] = []
    failed = False
    for source in options.inputs or ["-"]:
        for result in _attributed(source, parser, options.scope):
            if isinstance(result, Failure):
                failed = True
                print(f"attribution: {result.id}: {result.message}", file=sys.stderr)
            elif options.format == "table":
                documents.append(result)
            else:
                _print(result, options.format)
    if options.format == "table":
        sys.stdout.write(to_csv(documents))
    return 1 if failed else 0


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
        "--format", choices=("text", "json", "jsonl", "table"), default="text", help="default: text"
    )
    options.add_argument(
        "--model", default="default", help="compact, a Stanza package such as en, or a directory"
    )
    options.add_argument(
        "--scope", choices=("all", "speech"), default="all", help="speech leaves out attitudes"
    )
    options.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return options


def _print(result: AttributedDocument, form: str) -> None:
    if form == "text":
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(render(result, colour=colour), end="\n\n")
    else:
        print(to_json(result, indent=2 if form == "json" else None))


def _attributed(
    source: str, parser: Parser, scope: Scope
) -> Iterator[AttributedDocument | Failure]:
    try:
        for id_, text in _texts(source):
            if isinstance(text, InputError):
                yield Failure(id_, type(text).__name__, str(text))
                continue
            try:
                yield attribute(parser.parse(text, id=id_), scope=scope)
            except AttributionError as error:
                yield Failure(id_, type(error).__name__, str(error))
    except AttributionError as error:
        yield Failure(source, type(error).__name__, str(error))


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
        data = Path(source).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read it: {error.strerror or error}") from error
    text = _decoded(data, source)
    if source.endswith(".jsonl"):
        yield from _lines(text, source)
    else:
        yield Path(source).stem, text


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source} is not UTF-8 (byte {error.start}): convert it, e.g. with iconv"
        ) from error


def _lines(text: str, source: str) -> Iterator[tuple[str, str | InputError]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        name = f"{source}, line {number}"
        try:
            value = json.loads(line)
        except ValueError as error:
            yield name, InputError(f"not JSON: {error}")
            continue
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            yield name, InputError('each line must be an object with an "id" and a "text"')
            continue
        yield str(value.get("id", number)), value["text"]
