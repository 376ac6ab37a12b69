"""Whether work takes time in proportion to its length, on a machine that is busy with others."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

__all__ = ["assert_linear"]

# Twice the length may take somewhat more than twice the time: memory gets slower as it fills.
MOST = 3.0
# Below this many seconds a measure says nothing.
LEAST = 0.02
# Whoever else uses the machine slows some runs down and none up: what looks like the square is
# timed again, and of each length the fastest run counts.
RUNS = 5


def assert_linear(
    name: str, sizes: Sequence[int], prepare: Callable[[int], Callable[[], object]]
) -> None:
    """Prints the time of each size and its ratio to the one before; refuses the square.

    Arguments:
        name: what is timed, for the print.
        sizes: two lengths or more, the shortest first.
        prepare: makes the work of a length anew for each run, so that no run finds what
            another has kept.

    Raises:
        AssertionError: the time grows by more than `MOST` where the length doubles, in each of
            `RUNS` runs.
    """
    most = MOST ** math.log2(sizes[-1] / sizes[0])
    prepare(sizes[0])()  # word lists and weights are read once
    times = [_seconds(prepare(size)) for size in sizes]
    for _ in range(RUNS - 1):
        # Of one step alone something else may be to blame.
        if times[-1] / times[0] < most:
            break
        times = [min(t, _seconds(prepare(size))) for t, size in zip(times, sizes, strict=True)]
    ratios = [after / before for before, after in pairwise(times)]
    shown = ", ".join(f"{n:,}: {t:.2f} s" for n, t in zip(sizes, times, strict=True))
    print(f"\n{name}: {shown}; ratios {', '.join(f'{r:.2f}' for r in ratios)}")
    assert times[-1] / times[0] < most, (times, ratios)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return max(time.process_time() - began, LEAST)
