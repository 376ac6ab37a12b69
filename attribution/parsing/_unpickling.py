"""A fast and restricted unpickler for model files: numbers, words and tables of them only.

Torch's own restricted unpickler is written in Python and takes a second for the word lists of the
bundled model. This one is in C and admits fewer names than torch's. `torch.load` takes this module
as its ``pickle_module``.
"""

from __future__ import annotations

import pickle
from typing import Any, BinaryIO

__all__ = ["Unpickler", "load"]

# The classes in a Stanza model; torch itself resolves the names of its storages.
_ADMITTED = {
    ("_codecs", "encode"),  # how pickle writes bytes
    ("collections", "OrderedDict"),
    ("torch._utils", "_rebuild_tensor_v2"),
}


class Unpickler(pickle.Unpickler):
    """Refuses every name that a model does not need."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) not in _ADMITTED:
            raise pickle.UnpicklingError(
                f"{module_name}.{global_name} is not part of a model: the file is not one"
            )
        return super().find_class(module_name, global_name)


def load(file: BinaryIO, *, encoding: str = "utf-8") -> Any:
    """The next object in an open file."""
    return Unpickler(file, encoding=encoding).load()
