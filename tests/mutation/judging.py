"""Whether tests see a change: a plugin of pytest that runs, for each, the tests that reach it.

All tests run once, unchanged, while it is noted which lines each of them runs. Then every change
is made in a child process of its own, and the tests that run its lines are run there until one
fails, the quickest first. A test whose outcome hangs on chance takes no part, nor does a slow one.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.changes import Change

__all__ = ["Judge", "install"]

# How many seconds of the processor a test may take, watched, to take part; and how many the tests
# of a change may: what takes longer runs without end.
_SLOW = 3.0
_ENDLESS = 60


class Judge:
    """Runs the tests on each change.

    Attributes:
        survivors: the changes that no test sees.
        unreached: those of them that no test reaches.
    """

    def __init__(self, changes: Sequence[Change], root: Path) -> None:
        self.survivors: list[Change] = []
        self.unreached: list[Change] = []
        self._changes = changes
        self._root = root
        self._files = {str(root / change.path) for change in changes}
        self._reaching: dict[tuple[str, int], list[pytest.Item]] = defaultdict(list)
        self._took: dict[pytest.Item, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = [item for item in session.items if not _by_chance(item)]
        for item, after in zip_longest(items, items[1:]):
            self._note(item, after)
        for number, change in enumerate(self._changes, 1):
            items = self._tests(change)
            if not items:
                self.unreached.append(change)
            if not items or not self._seen(change, items):
                self.survivors.append(change)
                print(f"\n{number}: {'' if items else 'unreached: '}{change}", flush=True)
        return True

    def _note(self, item: pytest.Item, after: pytest.Item | None) -> None:
        lines: set[tuple[str, int]] = set()
        slow = False

        def stop(*_: object) -> None:
            nonlocal slow
            slow = True
            raise TimeoutError

        began = time.process_time()
        signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, _SLOW)
        with _watched(self._files, lines):
            good = _passes(item, after)
        self._took[item] = time.process_time() - began
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if not good and not slow:
            raise pytest.UsageError(f"{item.nodeid} fails as it is")
        if not slow:
            for line in lines:
                self._reaching[line].append(item)

    def _tests(self, change: Change) -> list[pytest.Item]:
        path = str(self._root / change.path)
        found = {t for line in change.lines for t in self._reaching.get((path, line), ())}
        return sorted(found, key=lambda item: (self._took[item], item.nodeid))

    def _seen(self, change: Change, items: Sequence[pytest.Item]) -> bool:
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (_ENDLESS, _ENDLESS))
            status = 1
            with contextlib.suppress(BaseException):
                install(change)
                status = 0 if all(map(_passes, items, [*items[1:], None])) else 1
            os._exit(status)
        return os.waitpid(child, 0)[1] != 0


def install(change: Change) -> None:
    """Makes a change in the module as it is loaded: whoever has the function has the new one."""
    code = compile(change.code(), str(change.path), "exec")
    found: Any = import_module(".".join(change.path.with_suffix("").parts))
    for name in change.function.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name)
        found = vars(found)[name]
    function = getattr(found, "__func__", found)
    assert isinstance(function, FunctionType), f"{change.function} is no plain function"
    function.__code__ = code


def _passes(item: pytest.Item, after: pytest.Item | None) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=after)
    return not any(report.failed for report in reports)


def _by_chance(item: pytest.Item) -> bool:
    return getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


@contextlib.contextmanager
def _watched(files: set[str], lines: set[tuple[str, int]]) -> Iterator[None]:
    """Notes the lines of some files that are run."""

    def step(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return step

    def call(frame: FrameType, event: str, _: object) -> Any:
        return step if frame.f_code.co_filename in files else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        yield
    finally:
        sys.settrace(before)
