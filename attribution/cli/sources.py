"""The inputs of a command line, looked at before anything is loaded: files, folders, lines."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path

from attrs import frozen

from attribution.cli.lines import Article, articles_of_lines
from attribution.cli.prose import prose, refuse_suffix
from attribution.errors import InputError, MissingPackageError
from attribution.packages import needed
from attribution.result import Failure
from attribution.web_page import from_html

__all__ = ["Source", "articles", "refuse_overwriting", "sources"]

_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
# What is read of a folder.
_READ = (".txt", ".text", ".md", *_LINES)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


@frozen
class Source:
    """A file to read, or standard input, or the example.

    Attributes:
        name: as the command line has it.
        id: of the article, if it holds one.
        path: the file; None for standard input.
    """

    name: str
    id: str
    path: Path | None

    @property
    def has_lines(self) -> bool:
        """Whether it holds an object a line, rather than one text."""
        return self.path is not None and self.path.suffix.lower() in _LINES

    @property
    def is_page(self) -> bool:
        """Whether it holds a web page."""
        return self.path is not None and self.path.suffix.lower() in _PAGES


def sources(inputs: Sequence[str]) -> list[Source | Failure]:
    """What there is to read, in order; a failure where an input is missing or is no text.

    Arguments:
        inputs: as on the command line; the files of a folder stand in its place.

    Raises:
        InputError: if standard input is to be read, and is closed.
    """
    if "-" in inputs and (sys.stdin is None or sys.stdin.closed):
        raise InputError("standard input is closed: name a file to read")
    found: list[Source | Failure] = []
    for name in inputs:
        try:
            found += _found(name)
        except (InputError, MissingPackageError) as error:
            found.append(Failure(name, type(error).__name__, str(error)))
        except (OSError, ValueError) as error:
            reason = f"cannot read it: {getattr(error, 'strerror', None) or error}"
            found.append(Failure(name, "InputError", reason))
    # One file's name is enough for an id, unless another has the same.
    stems = Counter(s.id for s in found if isinstance(s, Source))
    return [
        Source(s.name, s.name, s.path) if isinstance(s, Source) and stems[s.id] > 1 else s
        for s in found
    ]


def refuse_overwriting(output: str | None, inputs: Iterable[Source | Failure]) -> None:
    """Refuses an output that is one of the inputs.

    Raises:
        InputError: if it is.
    """
    if output is None or not Path(output).exists():
        return
    for source in inputs:
        path = source.path if isinstance(source, Source) else None
        if path is not None and path.exists() and path.samefile(output):
            raise InputError(f"{output} is an input, too: write the output to another file")


def articles(source: Source, prefix: str = "") -> Iterator[Article | Failure]:
    """The articles of a source; a failure for what cannot be read.

    Arguments:
        source: where to read.
        prefix: what the id of an article without one begins with, before its line's number.
    """
    try:
        if source.path is None:
            yield Article(source.id, prose(sys.stdin.buffer.read()))
        elif source.has_lines:
            with source.path.open("rb") as lines:
                yield from articles_of_lines(lines, source.name, prefix)
        elif source.is_page:
            page = from_html(source.path.read_bytes())
            yield Article(source.id, page.text, page.metadata)
        else:
            yield Article(source.id, prose(source.path.read_bytes()))
    except InputError as error:
        yield Failure(source.id, "InputError", str(error))
    except OSError as error:
        reason = f"cannot read it: {error.strerror or error}"
        yield Failure(source.id, "InputError", reason)


def _found(name: str) -> Iterator[Source]:
    path = Path(name)
    if name == "-":
        yield Source(name, "stdin", None)
    elif name == "demo" and not path.exists():
        demo = resources.files("attribution") / "data" / "demo.txt"
        yield Source(name, "demo", Path(str(demo)))
    elif _ADDRESS.match(name):
        raise InputError(
            "this is an address, and nothing is fetched: save the article's text in a file"
        )
    elif path.is_dir():
        yield from _in_folder(path)
    else:
        refuse_suffix(name)
        if path.is_file() or not path.exists():
            # Fails at once if it is missing or must not be read; a pipe is opened but once.
            path.open("rb").close()
        source = Source(name, path.stem, path)
        if source.is_page:
            needed("trafilatura")
        yield source


def _in_folder(folder: Path) -> Iterator[Source]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in _READ
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not files:
        raise InputError(f"the folder holds none of {', '.join(f'*{s}' for s in _READ)}")
    for path in files:
        yield Source(str(path), path.stem, path)
