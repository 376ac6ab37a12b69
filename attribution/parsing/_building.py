"""`hastened`: makes Stanza load faster, by leaving out what prediction never uses.

Stanza's trainers make an optimizer even for prediction. Torch imports eight hundred modules for
it, which takes half of the loading time; the other half is an unpickler written in Python.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from attribution.parsing.forks import Lock

__all__ = ["hastened"]

_building = Lock()


@contextmanager
def hastened(trusted: Path | None = None) -> Iterator[None]:
    """Makes the pipelines that this thread builds in a ``with`` block load faster.

    Arguments:
        trusted: a directory whose files were checked against the package's own manifest; they
            are read by a faster unpickler, `attribution.parsing._unpickling`.
    """
    import torch
    from stanza.models.common import utils

    own = threading.get_ident()

    def here_only(instead: Callable[..., Any], otherwise: Callable[..., Any]) -> Any:
        def either(*given: Any, **options: Any) -> Any:
            chosen = instead if threading.get_ident() == own else otherwise
            return chosen(*given, **options)

        return either

    with _building:
        originals = utils.get_optimizer, utils.get_split_optimizer, torch.load
        optimizer, optimizers, load = originals
        utils.get_optimizer = here_only(lambda *_, **__: None, optimizer)
        utils.get_split_optimizer = here_only(lambda *_, **__: {}, optimizers)
        if trusted is not None:
            torch.load = here_only(_reader(trusted, load), load)
        try:
            yield
        finally:
            utils.get_optimizer, utils.get_split_optimizer, torch.load = originals


def _reader(trusted: Path, load: Callable[..., Any]) -> Callable[..., Any]:
    from attribution.parsing import _unpickling

    def read(file: Any, map_location: Any = None, **options: Any) -> Any:
        if Path(file).is_relative_to(trusted):
            try:
                return load(file, map_location, pickle_module=_unpickling, weights_only=False)
            except (RuntimeError, UnpicklingError):
                pass  # a file that has more in it, or a torch that is told to trust nothing
        return load(file, map_location, **options)

    return read
