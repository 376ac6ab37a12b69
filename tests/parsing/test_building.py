"""Building a pipeline without what prediction never uses, and reading its files quickly."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest

from attribution.parsing import _unpickling
from attribution.parsing._building import hastened

LOAD = """
import sys, attribution
attribution.load("compact")
sys.exit("torch._dynamo" in sys.modules)
"""


class Harm:
    def __reduce__(self) -> Any:
        return eval, ("1 + 1",)


@pytest.mark.model
def test_no_optimizer_is_made() -> None:
    subprocess.run([sys.executable, "-c", LOAD], check=True)


def test_all_is_as_before_afterwards() -> None:
    import torch
    from stanza.models.common import utils

    before = utils.get_optimizer, utils.get_split_optimizer, torch.load
    with pytest.raises(KeyError), hastened(Path()):
        raise KeyError
    assert (utils.get_optimizer, utils.get_split_optimizer, torch.load) == before


def test_other_threads_train_as_ever() -> None:
    from stanza.models.common import utils
    from torch import nn

    made: list[Any] = []

    def train() -> None:
        made.append(utils.get_optimizer("sgd", nn.Linear(1, 1), 0.1))

    with hastened():
        assert utils.get_optimizer("sgd", nn.Linear(1, 1), 0.1) is None
        thread = threading.Thread(target=train)
        thread.start()
        thread.join()
    assert made[0] is not None


def test_tables_of_words_and_numbers_are_read() -> None:
    value = OrderedDict(words=["a", "b"], number=0.5, data=b"\xff")
    assert _unpickling.load(io.BytesIO(pickle.dumps(value, protocol=2))) == value


@pytest.mark.parametrize("value", [Harm(), Path(), subprocess.run], ids=["eval", "path", "run"])
def test_what_is_no_part_of_a_model_is_refused(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is not part of a model"):
        _unpickling.load(io.BytesIO(pickle.dumps(value)))


def test_a_file_with_more_in_it_is_left_to_torch(tmp_path: Path) -> None:
    import torch

    file = tmp_path / "size.pt"
    torch.save({"size": torch.Size([2])}, file, _use_new_zipfile_serialization=False)
    with hastened(tmp_path):
        assert torch.load(file, weights_only=True) == {"size": torch.Size([2])}
    torch.save({"harm": Harm()}, file, _use_new_zipfile_serialization=False)
    with hastened(tmp_path), pytest.raises(pickle.UnpicklingError):
        torch.load(file, weights_only=True)
