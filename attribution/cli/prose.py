"""Tells prose from what is no article: mark-up, tables, other encodings, binary files."""

from __future__ import annotations

import csv
import re
from itertools import islice
from pathlib import PurePath

from attribution.errors import InputError
from attribution.mark_up import is_json, is_mark_up

__all__ = ["decoded", "prose", "refuse_suffix"]

_EXTRACT = "extract the article's text first"
_AS_LINES = 'write each article as {"id": ..., "text": ...} on a line of its own, in a .jsonl file'
# What the ending of a file's name says about it, and what to do.
_SUFFIXES = {
    suffix: (what, mend)
    for suffixes, what, mend in (
        (".xml .rss", "mark-up", _EXTRACT),
        (".pdf .doc .docx .odt .rtf .epub .pages .pptx", "not plain text", _EXTRACT),
        (".png .jpg .jpeg .gif .tif .tiff .webp .heic", "a picture", _EXTRACT),
        (".mp3 .wav .m4a .ogg .mp4 .mov .mkv", "sound or film", "write down what is said first"),
        (".csv .tsv .xls .xlsx .ods", "a table", _AS_LINES),
        (".parquet", "a table", "attribution corpus reads such files"),
        (".zip .gz .bz2 .xz .zst .tar", "packed", "unpack it first"),
        (".json", "JSON", _AS_LINES),
    )
    for suffix in suffixes.split()
}
# The first bytes of files that are not text at all.
_BINARY = (
    (b"%PDF-", "a PDF file", _EXTRACT),
    (b"PK\x03\x04", "a packed file, such as a word processor's", _EXTRACT),
    (b"\xd0\xcf\x11\xe0", "a word processor's file", _EXTRACT),
    (b"{\\rtf", "rich text", _EXTRACT),
    (b"\x1f\x8b", "packed", "unpack it first"),
)
_MARKED = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# A few lines tell whether a text is a table.
_LINES = 5
_HEAD = 4000
_HEADING = re.compile(r'"?[^\W\d][\w.-]{0,39}(?: [\w.-]{1,39})?"?\s*\Z')


def refuse_suffix(name: str) -> None:
    """Refuses a file whose name says that it is not plain text.

    Raises:
        InputError: if so; the message says what to do.

    Example:
        >>> refuse_suffix("report.pdf")
        Traceback (most recent call last):
        ...
        attribution.errors.InputError: this is not plain text: extract the article's text first
    """
    found = _SUFFIXES.get(PurePath(name).suffix.lower())
    if found is not None:
        raise InputError(f"this is {found[0]}: {found[1]}")


def prose(data: bytes) -> str:
    """The text in a file's bytes, which must be the prose of an article.

    Raises:
        InputError: if the bytes are not UTF-8, or are mark-up, a table or JSON; the message says
            what to do.

    Example:
        >>> prose(b'{"id": "a", "text": "It rained."}')
        Traceback (most recent call last):
        ...
        attribution.errors.InputError: this is JSON: call the file .jsonl if each line is an object
    """
    for start, what, mend in _BINARY:
        if data.startswith(start):
            raise InputError(f"this is {what}: {mend}")
    text = decoded(data)
    if is_json(text):
        raise InputError("this is JSON: call the file .jsonl if each line is an object")
    if is_mark_up(text):
        raise InputError(f"this is mark-up: call the file .html if it is a web page, or {_EXTRACT}")
    if _is_table(text):
        raise InputError(f"this is a table: {_AS_LINES}")
    return text


def decoded(data: bytes) -> str:
    """UTF-8 bytes as text, without a byte order mark.

    Raises:
        InputError: if the bytes are in another encoding, or contain NUL, as no text does.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            raise InputError(_convert(f"this is {encoding}, not UTF-8", encoding))
    if b"\x00" in data:
        # In UTF-16, every second byte of English text is NUL.
        if data.count(b"\x00") * 3 > len(data):
            raise InputError(_convert("this looks like UTF-16, not UTF-8", "UTF-16LE"))
        raise InputError(
            f"this is not text: byte {data.index(0)} is NUL; take such bytes out, or extract the "
            "text first"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"this is not UTF-8 (byte {error.start})"
        raise InputError(_convert(wrong, "WINDOWS-1252")) from error


def _convert(what: str, encoding: str) -> str:
    return f"{what}: convert it, e.g. with iconv -f {encoding} -t UTF-8"


def _is_table(text: str) -> bool:
    """Whether the first lines have as many cells as the headings above them, each a word or two."""
    lines = [line for line in islice(text[:_HEAD].splitlines(), _LINES) if line.strip()]
    if len(lines) < 2:
        return False
    for delimiter in ",;\t|":
        headings = lines[0].split(delimiter)
        # In prose, a space follows a comma.
        if len(headings) < 2 or not all(map(_HEADING.match, headings)):
            continue
        try:
            counts = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        except csv.Error:
            continue
        if counts == {len(headings)}:
            return True
    return False
