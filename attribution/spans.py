"""`Span`, a stretch of a text, and `SpanIndex`, which looks up values by where they stand in it."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from attrs import frozen

from attribution.errors import InputError

__all__ = ["Span", "SpanIndex"]

T = TypeVar("T")

# Up to this many candidates are looked through one by one.
_FEW = 32


@frozen
class Span:
    """A stretch of the source text.

    Attributes:
        start: offset of the first character.
        end: offset after the last character (half-open).
        text: the source's own slice ``source[start:end]``.

    Raises:
        InputError: if the offsets are negative, reversed, or do not fit the text.

    Example:
        >>> Span.of("Mary said so.", 0, 4)
        Span(start=0, end=4, text='Mary')
    """

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        whole = type(self.start) is type(self.end) is int and isinstance(self.text, str)
        if not whole or self.start < 0 or self.end - self.start != len(self.text):
            raise InputError(
                f"a span from {self.start!r} to {self.end!r} cannot hold {self.text!r:.40}"
                ": offsets are whole numbers, half-open, and count characters of the source"
            )

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Span:
        """The span from ``start`` to ``end`` of ``source``."""
        try:
            return cls(start, end, source[start:end])
        except TypeError:
            raise InputError(f"no span of {source!r:.40} from {start!r} to {end!r}") from None

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span (equal spans do)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class SpanIndex(Generic[T]):
    """Values in the order of their spans; a look-up takes no longer in a longer text.

    Arguments:
        values: in any order; their spans may overlap or be nested.
        span: gives the span of a value.

    Example:
        >>> words = SpanIndex([(0, 3), (8, 12)], lambda at: Span.of("ebb and flow", *at))
        >>> words.meeting(Span.of("ebb and flow", 2, 9))
        ((0, 3), (8, 12))
    """

    def __init__(self, values: Iterable[T], span: Callable[[T], Span]) -> None:
        pairs = sorted(
            ((span(value), value) for value in values), key=lambda p: (p[0].start, -p[0].end)
        )
        self.values: tuple[T, ...] = tuple(value for _, value in pairs)
        self._spans = [where for where, _ in pairs]
        self._starts = [where.start for where in self._spans]
        self._ends = [where.end for where in self._spans]
        self._tree: list[int] = []
        # The furthest end of all spans up to each: none of them reaches beyond it.
        self._reach = list(accumulate((where.end for where in self._spans), max))

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[T]:
        return iter(self.values)

    def meeting(self, span: Span) -> tuple[T, ...]:
        """The values that share a character with a span, in text order."""
        first = bisect.bisect_right(self._reach, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        if first >= last:
            return ()
        reaching = self._reaching(first, last, span.start + 1)
        return tuple([self.values[at] for at in reaching if self._spans[at].overlaps(span)])

    def covering(self, span: Span) -> tuple[T, ...]:
        """The values that cover a span wholly, an outer one before its inner ones."""
        first = bisect.bisect_right(self._reach, span.start)
        last = bisect.bisect_right(self._starts, span.start)
        if first >= last:
            return ()
        reaching = self._reaching(first, last, span.end)
        return tuple([self.values[at] for at in reaching if self._spans[at].covers(span)])

    def beginning_in(self, span: Span) -> tuple[T, ...]:
        """The values that begin within a span, in text order."""
        first = bisect.bisect_left(self._starts, span.start)
        return self.values[first : bisect.bisect_left(self._starts, span.end)]

    def last_from(self, offset: int) -> T | None:
        """The last value that begins at an offset or before it, or None."""
        at = bisect.bisect_right(self._starts, offset) - 1
        return self.values[at] if at >= 0 else None

    def next_from(self, offset: int) -> T | None:
        """The first value that begins at an offset or behind it, or None."""
        at = bisect.bisect_left(self._starts, offset)
        return self.values[at] if at < len(self.values) else None

    def _reaching(self, first: int, last: int, end: int) -> list[int]:
        """The positions of those spans of a range that reach an offset, in order.

        Without the tree, one long span at the beginning would make every look-up walk through all
        spans after it.
        """
        if last - first <= _FEW:
            return [at for at in range(first, last) if self._ends[at] >= end]
        size = 1 << (len(self._ends) - 1).bit_length()
        if not self._tree:
            # A segment tree of the furthest ends: of all spans, of each half, of each quarter, ...
            self._tree = [0] * size + self._ends + [0] * (size - len(self._ends))
            for node in range(size - 1, 0, -1):
                self._tree[node] = max(self._tree[2 * node], self._tree[2 * node + 1])
        found: list[int] = []
        nodes = [(1, 0, size)]
        while nodes:
            node, low, high = nodes.pop()
            if high <= first or low >= last or self._tree[node] < end:
                continue
            if node >= size:
                found.append(low)
                continue
            middle = (low + high) // 2
            nodes += [(2 * node + 1, middle, high), (2 * node, low, middle)]
        return found
