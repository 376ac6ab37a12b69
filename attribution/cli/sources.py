"""The inputs of a command line (files, folders, lines), checked before anything is loaded."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path

from attrs import frozen

from attribution.cli.json_lines import Article, articles_of_lines
from attribution.cli.prose import prose, refuse_suffix
from attribution.errors import InputError, MissingPackageError
from attribution.knowledge.shapes import nearest
from attribution.packages import needed
from attribution.result import Failure
from attribution.web_page import from_html

__all__ = [
    "Source",
    "articles",
    "every_article",
    "is_own_page",
    "refuse_overwriting",
    "sources",
]

_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
# The files of a folder that are read.
_READ = (".txt", ".text", ".md", *_LINES)
# Stands near the beginning of each page that the format html writes.
_OWN = b'content="claim-attribution"'
_HEAD = 2000
# A misspelt name is compared with so many files of its folder at most.
_BESIDE = 10_000
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|www\.", re.I)


@frozen
class Source:
    """A file to read, or standard input, or the example.

    Attributes:
        name: its name on the command line.
        id: the id of its article, if it holds just one.
        path: the file; None for standard input.
    """

    name: str
    id: str
    path: Path | None

    @property
    def has_lines(self) -> bool:
        """Whether it holds an object on each line, rather than one text."""
        return self.path is not None and self.path.suffix.lower() in _LINES

    @property
    def is_page(self) -> bool:
        """Whether it holds a web page."""
        return self.path is not None and self.path.suffix.lower() in _PAGES


def sources(inputs: Sequence[str]) -> list[Source | Failure]:
    """The sources to read, in order; a failure for an input that is missing or is not text.

    Arguments:
        inputs: as on the command line; a folder is replaced by its files.

    Raises:
        InputError: if standard input is to be read, but is closed.
    """
    if "-" in inputs and (sys.stdin is None or sys.stdin.closed):
        raise InputError("standard input is closed: name a file to read")
    found: list[Source | Failure] = []
    for name in inputs:
        try:
            found += _found(name)
        except (InputError, MissingPackageError) as error:
            found.append(Failure(name, type(error).__name__, str(error)))
        except FileNotFoundError:
            reason = f"there is no such file or folder{_neighbour(Path(name))}"
            found.append(Failure(name, "InputError", reason))
        except (OSError, ValueError) as error:
            reason = f"cannot read it: {getattr(error, 'strerror', None) or error}"
            found.append(Failure(name, "InputError", reason))
    # A file's name is enough for an id, unless another file has the same name.
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
    """The articles of a source; a failure for each that cannot be read.

    Arguments:
        source: where to read.
        prefix: how to begin the id of an article that has none; its line's number follows.
    """
    place = source.id if source.path is None else source.name
    try:
        if source.has_lines and source.path is not None:
            with source.path.open("rb") as lines:
                yield from articles_of_lines(lines, source.name, prefix)
        else:
            yield _article(source)
    except InputError as error:
        yield Failure(place, "InputError", str(error))
    except OSError as error:
        reason = f"cannot read it: {error.strerror or error}"
        yield Failure(place, "InputError", reason)


def _article(source: Source) -> Article:
    """The article of a source that holds one text."""
    data = sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()
    if source.is_page:
        page = from_html(data)
        article = Article(source.id, page.text, page.metadata)
    else:
        article = Article(source.id, prose(data))
    if not article.text.strip():
        advice = "was the article written to another file?"
        if source.path is None:
            advice = "name a file, or pipe one in"
        raise InputError(f"there is no text in it: {advice}")
    return article


def every_article(
    found: Iterable[Source | Failure], most: int | None = None
) -> Iterator[Article | Failure]:
    """The articles of several sources; a failure for each that cannot be read.

    Arguments:
        found: what `sources` gave.
        most: how many characters a text may have, or None.
    """
    for source in found:
        for article in [source] if isinstance(source, Failure) else articles(source):
            if isinstance(article, Failure) or most is None or len(article.text) <= most:
                yield article
                continue
            reason = (
                f"the text has {len(article.text):,} characters, more than {most:,}: give it in "
                "parts, or allow more with --max-characters"
            )
            yield Failure(article.id, "InputError", reason)


def _found(name: str) -> Iterator[Source]:
    path = Path(name)
    if name == "-":
        yield Source(name, "stdin", None)
    elif name == "demo" and not path.exists():
        demo = resources.files("attribution") / "data" / "demo.txt"
        yield Source(name, "demo", Path(str(demo)))
    elif _ADDRESS.match(name) and not path.exists():
        raise InputError(
            "this is an address, and nothing is fetched: save the article's text in a file"
        )
    elif path.is_dir():
        yield from _in_folder(path)
    else:
        refuse_suffix(name)
        if path.is_file() or not path.exists():
            # Fails at once if the file is missing or unreadable; a pipe can be opened only once.
            path.open("rb").close()
        source = Source(name, path.stem, path)
        if source.is_page:
            needed("trafilatura")
        yield source


def _neighbour(path: Path) -> str:
    """The question whether a file of a similar name was meant."""
    try:
        names = [beside.name for beside in islice(path.parent.iterdir(), _BESIDE)]
    except OSError:
        return ""
    near = nearest(path.name, names)
    return f"; did you mean {str(path.with_name(near))!r}?" if near is not None else ""


def _in_folder(folder: Path) -> Iterator[Source]:
    files = [
        Source(str(path), path.stem, path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in (*_READ, *_PAGES)
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not (path.suffix.lower() in _PAGES and is_own_page(path))
    ]
    if not files:
        if next(folder.rglob("*.parquet"), None) is not None:
            raise InputError("the folder holds tables: attribution corpus reads such files")
        ends = ", ".join(f"*{suffix}" for suffix in (*_READ, *_PAGES))
        raise InputError(f"the folder holds none of {ends}")
    texts = [file for file in files if not file.is_page]
    try:
        if len(texts) < len(files):
            needed("trafilatura")
    except MissingPackageError:
        if not texts:
            raise
        files = texts
    yield from files


def is_own_page(path: Path) -> bool:
    """Whether a file is a page written in the format html, and so not an article."""
    if not path.is_file():
        return False
    with path.open("rb") as content:
        return _OWN in content.read(_HEAD)
