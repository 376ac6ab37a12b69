"""A dependency tree in lines of text, heads to the left of what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.document import Sentence, Token
from attribution.output.drawing.findings import check_tree, findings
from attribution.output.terminal import printable
from attribution.quotation import Quote

__all__ = ["tree_text"]

_GAP = "  "


def tree_text(sentence: Sentence, quotes: Iterable[Quote] = ()) -> str:
    r"""The tree of a sentence as text: each word with its part of speech and relation.

    Arguments:
        sentence: the sentence.
        quotes: what `attribution.find_quotes` found in the document; beside each word stands
            what it is to them, and which rules saw it.

    Raises:
        InputError: if it is no sentence.

    Example:
        >>> from attribution import parse_conllu
        >>> rows = ["1 She she PRON _ _ 2 nsubj _ _", "2 slept sleep VERB _ _ 0 root _ _",
        ...         "3 well well ADV _ _ 2 advmod _ _"]
        >>> document = parse_conllu("\n".join("\t".join(row.split()) for row in rows))
        >>> print(tree_text(document.sentences[0]))
          ╭─╼ She   PRON  nsubj
        ──┾ slept   VERB  root
          ╰─╼ well  ADV   advmod
    """
    known = check_tree(sentence, "tree_text")
    found = findings(known, quotes)
    notes = [", ".join(f.label for f in found if i in f.words) for i in range(len(known.tokens))]
    table = [
        (f"{lines} {printable(token.form)}", token.upos, token.deprel, note)
        for lines, token, note in zip(_lines(known), known.tokens, notes, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def _lines(sentence: Sentence) -> list[str]:
    """What stands before each word: the lines that lead to it from its heads."""
    depths = _depths(sentence)
    # For each depth the rows that the lines of a head of that depth cross.
    crossed: list[set[int]] = [set() for _ in range(max(depths) + 1)]
    ends = {}
    for row, token in enumerate(sentence.tokens):
        rows = [row, *(child.index - 1 for child in sentence.children(token))]
        ends[token.index] = min(rows), max(rows)
        crossed[depths[row]].update(range(min(rows) + 1, max(rows)))
    drawn = []
    for row, token in enumerate(sentence.tokens):
        own = depths[row]
        before = "".join("│ " if row in crossed[depth] else "  " for depth in range(own - 1))
        if token.head == 0:
            drawn.append("─" + _junction(sentence, token, row))
            continue
        first, last = ends[token.head]
        branch = "╭─" if row == first else "╰─" if row == last else "├─"
        drawn.append(f" {before}{branch}{_junction(sentence, token, row)}")
    return [f" {line}" if line[0] != "─" else f"─{line}" for line in drawn]


def _junction(sentence: Sentence, token: Token, row: int) -> str:
    """How the line to a word goes on to what hangs on it: above, below or both."""
    rows = [child.index - 1 for child in sentence.children(token)]
    above, below = any(r < row for r in rows), any(r > row for r in rows)
    return {(0, 0): "╼", (1, 0): "┶", (0, 1): "┮", (1, 1): "┾"}[above, below]


def _depths(sentence: Sentence) -> list[int]:
    """How many heads each word has above it, the root itself included."""
    found = {0: -1}
    for token in sentence.tokens:
        way = [token, *sentence.ancestors(token)]
        start = found.get(way[-1].head, -1)
        for depth, one in enumerate(reversed(way), start + 1):
            found[one.index] = depth
    return [found[token.index] for token in sentence.tokens]
