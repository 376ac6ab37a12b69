"""Measures what the tests see: ``python -m tests.mutation --changes 600 --seed 1``.

Takes some of all small changes of the rules and of the resolution of speakers, by chance but the
same for the same seed and source, runs the fast tests on trees that are there on each, prints those
that no test sees, and what share was seen. ``--only`` takes the changes of some modules or
functions, all of them if ``--changes`` is 0.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import pytest
import torch

from tests.mutation.changes import changes_of
from tests.mutation.judging import Judge

ROOT = Path(__file__).parents[2]
CHANGED = ("attribution/quotes/rules", "attribution/speakers")
TESTS = ("tests/pinned", "tests/quotes", "tests/speakers", "tests/relays")
LEFT_OUT = "not model and not slow and not large and not clusters"


def main() -> int:
    """Measures; 1 if less was seen than ``--floor``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=80.0, metavar="PERCENT")
    parser.add_argument("--only", default="", help="a part of ATTRIBUTION/PATH.py:LINE: FUNCTION")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="files and folders of tests")
    parser.add_argument("--sharp", action="store_true", help="sharper changes, too")
    given = parser.parse_args()
    torch.set_num_threads(1)
    paths = [path for room in CHANGED for path in sorted((ROOT / room).rglob("*.py"))]
    every = (change for path in paths for change in changes_of(path, ROOT))
    changes = [c for c in every if given.sharp or not c.sharp]
    changes = [c for c in changes if given.only in str(c)] if given.only else changes
    sample = changes
    if 0 < given.changes < len(changes):
        sample = random.Random(given.seed).sample(changes, given.changes)
    judge = Judge(sample, ROOT)
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "--disable-warnings", "-m", LEFT_OUT]
    status = pytest.main([*options, *(str(ROOT / place) for place in given.tests)], plugins=[judge])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return 1
    seen = len(sample) - len(judge.survivors)
    share = 100 * seen / max(len(sample), 1)
    print(
        f"{len(sample)} of {len(changes)} changes (seed {given.seed}): {seen} seen, {share:.1f}%; "
        f"{len(judge.unreached)} that no test reaches"
    )
    return int(share < given.floor)


if __name__ == "__main__":
    sys.exit(main())
