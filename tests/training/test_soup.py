"""The mean of several models' weights."""

from pathlib import Path

import pytest
import torch

from training.soup import main, mean_weights


def model(*weights: float, vocab: str = "ab") -> dict:
    return {"model": {"w": torch.tensor(weights)}, "vocab": vocab, "config": {"shorthand": "x"}}


def test_weights_are_the_mean_and_all_else_is_the_first_ones(tmp_path: Path) -> None:
    for name, weights in (("one", (1.0, 2.0)), ("other", (3.0, 6.0))):
        torch.save(model(*weights), tmp_path / name)
    main([str(tmp_path / name) for name in ("mean", "one", "other")])
    mean = torch.load(tmp_path / "mean", weights_only=True)
    assert mean["model"]["w"].tolist() == [2.0, 4.0]
    assert mean["config"] == {"shorthand": "x"}


@pytest.mark.parametrize("other", [model(1.0), model(1.0, 2.0, vocab="ac")])
def test_models_that_differ_have_no_mean(other: dict) -> None:
    with pytest.raises(ValueError, match="differ"):
        mean_weights([model(1.0, 2.0), other])
