"""Make the mean of the weights of several models (a soup: Wortsman et al. 2022).

    python -m training.soup OUTPUT MODEL MODEL [MODEL ...]

The models must have learned from the same first steps, or their mean is worth nothing: a run of
``python -m training`` and others that went on from its earlier weights with ``--start-from`` and
another seed. It costs no more to use than one of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

__all__ = ["main", "mean_weights"]


def mean_weights(models: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the first of some models, as Stanza writes them, with the mean weights of all.

    Raises:
        ValueError: if they are not models of one shape and one vocabulary.
    """
    first, *others = models
    for other in others:
        if _shapes(other) != _shapes(first) or other["vocab"] != first["vocab"]:
            raise ValueError("the models differ in their vocabulary or in the shape of a weight")
    weights = {
        name: sum(model["model"][name].float() for model in models) / len(models)
        for name in first["model"]
    }
    return {**first, "model": weights}


def _shapes(model: dict[str, Any]) -> dict[str, torch.Size]:
    return {name: weight.shape for name, weight in model["model"].items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the mean of some models."""
    parser = argparse.ArgumentParser(
        prog="python -m training.soup", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("output", type=Path, help="file to write")
    parser.add_argument("models", type=Path, nargs="+", help="models, as Stanza writes them")
    args = parser.parse_args(arguments)
    mean = mean_weights([torch.load(path, weights_only=True) for path in args.models])
    torch.save(mean, args.output, _use_new_zipfile_serialization=False)


if __name__ == "__main__":
    main()
