"""Vary the quotation marks and apostrophes of a treebank, whose texts mostly have straight ones.

Newspapers print curly marks, agencies straight ones, and some texts ``LaTeX-like'' or single ones.
Penn tags (XPOS) tell an opening mark from a closing one, so a sentence can be rewritten in another
style without touching its tree. Each sentence is rewritten, at random, or left alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

_OPENING = {'"', "“", "``", "''", "‘", "'", "`"}
_CLOSING = {'"', "”", "''", "’", "'"}

# (opening, closing, apostrophe), None where the sentence's own is kept.
_STYLES: tuple[tuple[str, str, str | None], ...] = (
    ("“", "”", "’"),
    ("“", "”", None),
    ('"', '"', "’"),
    ("‘", "’", "’"),
    ("'", "'", "'"),
    ("``", "''", None),
    ("«", "»", None),
)
_STYLE_WEIGHTS = (40, 15, 10, 12, 8, 8, 7)
_FORM, _UPOS, _XPOS = 1, 3, 4


def sentences(lines: Iterable[str]) -> Iterator[list[str]]:
    """Split the lines of a CoNLL-U file into sentences, each with its comments, no blank line."""
    sentence: list[str] = []
    for raw in lines:
        line = raw.rstrip("\r\n")
        if line:
            sentence.append(line)
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _restyled(field: list[str], style: tuple[str, str, str | None]) -> str:
    """Return the form of one CoNLL-U word or multi-word token in a style of marks."""
    opening, closing, apostrophe = style
    form = field[_FORM]
    if field[_UPOS] == "PUNCT" and field[_XPOS] == "``" and form in _OPENING:
        return opening
    if field[_UPOS] == "PUNCT" and field[_XPOS] == "''" and form in _CLOSING:
        return closing
    if apostrophe is not None and field[_UPOS] != "PUNCT" and form.strip("'’"):
        return form.replace("'", apostrophe).replace("’", apostrophe)
    return form


def restyle(sentence: list[str], style: tuple[str, str, str | None]) -> list[str]:
    """Return a CoNLL-U sentence with its quotation marks and apostrophes in another style.

    The comment ``# text`` is dropped: the words and their ``SpaceAfter`` still spell the text.
    """
    result = []
    for line in sentence:
        if line.startswith("#"):
            if not line.startswith("# text ="):
                result.append(line)
            continue
        field = line.split("\t")
        field[_FORM] = _restyled(field, style)
        result.append("\t".join(field))
    return result


def vary(treebank: Iterable[list[str]], share: float, rng: random.Random) -> Iterator[list[str]]:
    """Yield each sentence of a treebank, a share of them in another style of marks."""
    for sentence in treebank:
        if rng.random() < share:
            yield restyle(sentence, rng.choices(_STYLES, _STYLE_WEIGHTS)[0])
        else:
            yield sentence
