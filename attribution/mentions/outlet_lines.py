"""Searches a text for the forms of outlets' names: each line only for those that may be in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from attribution.knowledge.gazetteer import Doubt
from attribution.result import OutletKind

__all__ = ["BETWEEN_WORDS", "Lines", "Pattern", "Searched"]

BETWEEN_WORDS = re.compile(r"\W+")
"""What parts the words of a line, as patterns need them."""

# What stands right behind a stop, as *.com* does.
_BEHIND_STOP = re.compile(r"\.\w+")

# Of how many words it is kept which patterns need them.
_KEPT = 20_000


@frozen
class Pattern:
    """A form that outlets' names have.

    Attributes:
        kind: the kind of outlets with such names.
        regex: an expression with the group ``name`` and, for a noun beside it, ``noun``.
        needs: words of which a line must have one to have a name of this form, some with the stop
            right before them (*.com*), or the shape of such a word, which has more than small
            letters.
        doubt: the doubt about a name of which only the form is known.
        definite: whether the article before it belongs to the name.
    """

    kind: OutletKind
    regex: re.Pattern[str]
    needs: frozenset[str] | re.Pattern[str]
    doubt: Doubt = ""
    definite: bool = False


class Lines:
    """The lines of a text, searched one by one, as names do not span line ends.

    Arguments:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.bounds: list[tuple[int, int]] = []
        # The lines that contain each word.
        self.having: dict[str, list[int]] = defaultdict(list)
        start = 0
        for number, line in enumerate(text.split("\n")):
            self.bounds.append((start, start + len(line)))
            for word in {"", *BETWEEN_WORDS.split(line), *_BEHIND_STOP.findall(line)}:
                self.having[word].append(number)
            start += len(line) + 1


class Searched:
    """Patterns that are searched together, one after the other.

    Arguments:
        patterns: the patterns.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._listed: dict[str, list[int]] = defaultdict(list)
        self._shapes: list[tuple[int, re.Pattern[str]]] = []
        for number, pattern in enumerate(self.patterns):
            if isinstance(pattern.needs, re.Pattern):
                self._shapes.append((number, pattern.needs))
                continue
            for word in pattern.needs:
                self._listed[word].append(number)
        # The same words come back in every text, and an expression takes long to see a shape.
        self._needing = lru_cache(maxsize=_KEPT)(self._found)
        self._needless: set[str] = set()

    def matches(self, lines: Lines) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """The names of each form in a text, in the order of the patterns, then of the text."""
        searched = defaultdict[int, set[int]](set)
        # A look at all words at once leaves those that some pattern needs, which are few.
        for word in lines.having.keys() - self._needless:
            needing = self._needing(word)
            if not needing and len(self._needless) < _KEPT:
                self._needless.add(word)
            for number in needing:
                searched[number].update(lines.having[word])
        for number in sorted(searched):
            pattern = self.patterns[number]
            for start, end in (lines.bounds[line] for line in sorted(searched[number])):
                for match in pattern.regex.finditer(lines.text, start, end):
                    yield pattern, match

    def _found(self, word: str) -> tuple[int, ...]:
        """Which patterns need a word."""
        listed = self._listed.get(word, ())
        if word.islower():
            return tuple(listed)
        return (*listed, *(number for number, shape in self._shapes if shape.fullmatch(word)))
