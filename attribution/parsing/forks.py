"""`Lock`: a lock that is open in a forked child, even if a thread of the parent held it."""

from __future__ import annotations

import os
import sys
import threading
import weakref
from types import TracebackType

__all__ = ["Lock"]


class Lock:
    """A lock that is renewed in a forked child, where no thread could ever release the old one.

    Example:
        >>> with Lock():
        ...     pass
    """

    def __init__(self) -> None:
        self.renew()
        _locks.add(self)

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def renew(self) -> None:
        """Opens the lock, whoever holds it."""
        self._lock = threading.Lock()


_locks: weakref.WeakSet[Lock] = weakref.WeakSet()


def _in_child() -> None:
    for lock in list(_locks):
        lock.renew()
    # The threads of OpenMP do not survive in a child, which would wait for them for ever.
    torch = sys.modules.get("torch")
    if torch is not None and hasattr(torch, "set_num_threads"):
        torch.set_num_threads(1)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
