"""Reads the rows of CoNLL-U, checks them, and groups them into sentences."""

from __future__ import annotations

import re

from attrs import define, field

from attribution.errors import ConlluError

__all__ = ["Block", "Row", "blocks_of", "surfaces"]

_COLUMNS = 10
_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})\Z")
_EMPTY_NODE = re.compile(r"\d+\.\d+\Z")


@define
class Row:
    """The row of a word.

    Attributes:
        line: number of its line.
        columns: its ten columns.
        surface: form of the multi-word token that it belongs to, or None.
        first: whether it is the first word of its token.
        span: where the word stands in the text, once that is known.
    """

    line: int
    columns: list[str]
    surface: str | None
    first: bool
    span: tuple[int, int] = (0, 0)


@define
class Block:
    """The rows and comments of a sentence.

    Attributes:
        line: number of its first line.
        text: its text according to its comment, or None.
        new_paragraph: whether it begins a paragraph.
        rows: the rows of its words.
        glued: numbers of the words that no space follows.
    """

    line: int
    text: str | None = None
    new_paragraph: bool = False
    rows: list[Row] = field(factory=list)
    glued: set[int] = field(factory=set)


@define
class _Range:
    """A multi-word token: its first and last word, and its form."""

    first: int
    last: int
    form: str


def blocks_of(conllu: str) -> list[Block]:
    """The sentences of CoNLL-U.

    Raises:
        ConlluError: if a line is malformed; the message begins with its number.
    """
    reader = _Reader()
    # Only these end a line of CoNLL-U; a form may contain other line separators.
    for number, row in enumerate(conllu.replace("\r\n", "\n").split("\n"), 1):
        line = row if "\t" in row else row.strip()
        if not line:
            reader.end(number)
        elif line.startswith("#"):
            reader.comment(line)
        else:
            reader.row(number, line.split("\t"))
    return reader.whole()


def surfaces(block: Block) -> list[tuple[str, list[Row]]]:
    """The tokens of a block as they stand in the text, each with the words it holds."""
    tokens: list[tuple[str, list[Row]]] = []
    for row in block.rows:
        if row.first or not tokens:
            tokens.append((row.surface if row.surface is not None else row.columns[1], [row]))
        else:
            tokens[-1][1].append(row)
    return tokens


class _Reader:
    """Reads CoNLL-U line by line."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._block = Block(1)
        self._range: _Range | None = None

    def whole(self) -> list[Block]:
        """All blocks, including the last one, which needs no blank line after it."""
        return [*self._blocks, *([self._block] if self._block.rows else [])]

    def end(self, number: int) -> None:
        """Reads a blank line."""
        token = self._range
        if token is not None and token.last > len(self._block.rows):
            raise ConlluError(
                f"line {number}: the sentence ends inside the range {token.first}-{token.last}"
            )
        if self._block.rows:
            self._blocks.append(self._block)
            self._block = Block(number + 1)
        self._range = None

    def comment(self, line: str) -> None:
        """Reads a comment; only those about the text or a paragraph matter."""
        key, _, value = line[1:].partition("=")
        key = key.strip()
        if key == "text":
            self._block.text = value.strip()
        elif key.split(" ")[0] in ("newpar", "newdoc"):
            self._block.new_paragraph = True

    def row(self, number: int, columns: list[str]) -> None:
        """Reads the columns of a word, a multi-word token or an empty node."""
        if len(columns) != _COLUMNS:
            raise ConlluError(
                f"line {number}: {len(columns)} columns where CoNLL-U has {_COLUMNS}, separated "
                "by tabs"
            )
        if _EMPTY_NODE.match(columns[0]):
            return
        if not columns[1].strip():
            raise ConlluError(f"line {number}: the form is empty, or nothing but space")
        found = _RANGE.match(columns[0])
        if found is not None:
            self._token(number, _Range(int(found[1]), int(found[2]), columns[1]), columns)
        else:
            self._word(number, columns)

    def _token(self, number: int, token: _Range, columns: list[str]) -> None:
        block = self._block
        ended = self._range is None or self._range.last <= len(block.rows)
        if token.first != len(block.rows) + 1 or token.last <= token.first or not ended:
            raise ConlluError(
                f"line {number}: the range {columns[0]} must begin at the next word, "
                f"{len(block.rows) + 1}, and hold at least two words"
            )
        self._range = token
        if _no_space(columns[9]):
            block.glued.add(token.last)

    def _word(self, number: int, columns: list[str]) -> None:
        block, token = self._block, self._range
        at = len(block.rows) + 1
        if token is not None and at > token.last:
            token = self._range = None
        if columns[0] != str(at):
            raise ConlluError(f"line {number}: ID {columns[0]!r} where {at} is expected")
        surface = token.form if token is not None else None
        block.rows.append(Row(number, columns, surface, token is None or at == token.first))
        if token is None and _no_space(columns[9]):
            block.glued.add(at)


def _no_space(misc: str) -> bool:
    return "SpaceAfter=No" in misc.split("|")
