"""Logistic regression on finds of several corpora."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import torch
from torch import nn

__all__ = ["equal_shares", "log_odds", "regression"]

_EDGE = 0.001


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance, none of them endless.

    Example:
        >>> log_odds(0.5)
        0.0
    """
    kept = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def equal_shares(counts: Iterable[int]) -> list[float]:
    """How much each find counts: all of a corpus together for the root of their number, so that
    the largest does not decide alone.

    Arguments:
        counts: the number of finds of each corpus.

    Example:
        >>> equal_shares([1, 4])
        [1.0, 0.5, 0.5, 0.5, 0.5]
    """
    return [count**-0.5 for count in counts for _ in range(count)]


def regression(
    reasons: Sequence[Sequence[float]],
    right: Sequence[float],
    weights: Sequence[float],
    decays: Sequence[float],
    offsets: Sequence[float] | None = None,
    *,
    constant: bool = True,
) -> list[float]:
    """The constant and the factors of a logistic regression.

    Arguments:
        reasons: what speaks for each find, in numbers.
        right: how right each is, from 0 to 1.
        weights: how much each counts.
        decays: how much each factor is held back.
        offsets: the log-odds that each find has already, if any.
        constant: whether there is one; else it is 0.
    """
    inputs, wanted, weight = torch.tensor(reasons), torch.tensor(right), torch.tensor(weights)
    weight, decay = weight / weight.sum(), torch.tensor(decays)
    offset = torch.tensor(offsets if offsets is not None else [0.0] * len(right))
    factors = nn.Linear(inputs.shape[1], 1)
    nn.init.zeros_(factors.weight)
    nn.init.zeros_(factors.bias)
    factors.bias.requires_grad_(constant)
    fitted = [one for one in factors.parameters() if one.requires_grad]
    optimizer = torch.optim.LBFGS(fitted, max_iter=300)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = offset + factors(inputs).squeeze(1)
        value = nn.functional.binary_cross_entropy_with_logits(
            scores, wanted, weight, reduction="sum"
        )
        value = value + (decay * factors.weight.square()).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return [factors.bias.item(), *factors.weight[0].tolist()]
