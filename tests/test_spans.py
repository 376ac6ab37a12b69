"""Looking things up by where they stand gives what a look at each of them gives."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import Span
from attribution.spans import SpanIndex

TEXT = "abcdefghijklmnopqrstuvwxyz"
SPANS = st.tuples(st.integers(0, 25), st.integers(1, 12)).map(
    lambda pair: Span.of(TEXT, pair[0], min(pair[0] + pair[1], len(TEXT)))
)


@given(st.lists(SPANS, max_size=80), SPANS)
def test_what_meets_covers_or_begins_in_a_span(spans: list[Span], one: Span) -> None:
    index = SpanIndex(spans, lambda s: s)
    order = sorted(spans, key=lambda s: (s.start, -s.end))
    assert list(index) == order
    assert len(index) == len(spans)
    assert list(index.meeting(one)) == [s for s in order if s.overlaps(one)]
    assert list(index.covering(one)) == [s for s in order if s.covers(one)]
    assert list(index.beginning_in(one)) == [s for s in order if one.start <= s.start < one.end]


@pytest.mark.parametrize("longest", [1, 3, 60])
@pytest.mark.parametrize("count", [33, 64, 65, 200])
def test_many_are_found_as_few_are(count: int, longest: int) -> None:
    chance = random.Random(count)
    text = "ebb and flow " * 10
    starts = [chance.randrange(len(text) - longest) for _ in range(count)]
    spans = [Span.of(text, at, at + chance.randint(1, longest)) for at in starts]
    # One long span at the beginning reaches over all of them.
    index = SpanIndex([*spans, Span.of(text, 0, len(text))], lambda s: s)
    for one in (*chance.sample(spans, 20), Span.of(text, 3, len(text) - 3)):
        assert list(index.meeting(one)) == [s for s in index if s.overlaps(one)]
        assert list(index.covering(one)) == [s for s in index if s.covers(one)]


@given(st.lists(SPANS, max_size=12), st.integers(0, 26))
def test_the_last_before_and_the_first_behind(spans: list[Span], offset: int) -> None:
    index = SpanIndex(spans, lambda s: s)
    before = [s for s in index if s.start <= offset]
    behind = [s for s in index if s.start >= offset]
    assert index.last_from(offset) == (before[-1] if before else None)
    assert index.next_from(offset) == (behind[0] if behind else None)


def test_values_are_found_by_the_span_that_they_are_given() -> None:
    names = {"first": Span.of(TEXT, 0, 3), "second": Span.of(TEXT, 5, 9)}
    index = SpanIndex(names, names.__getitem__)
    assert index.meeting(Span.of(TEXT, 2, 4)) == ("first",)
    assert index.last_from(7) == "second"
