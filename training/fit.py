"""The training loop that every tagger and parser of the recipe shares.

A Stanza trainer does the step (``trainer.update``) and the prediction. Stanza's own command-line
loops halve the learning rate when the score stalls, which needs many more steps than a laptop can
afford; this loop takes the number of steps that there is time for: a constant rate after a short
warm-up, then a straight line to zero, with the weights averaged over the last few hundred steps.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from torch import nn

_LOG = logging.getLogger(__name__)


@frozen
class Schedule:
    """How long to train, and how fast.

    Args:
        steps: optimizer steps in all.
        rate: highest learning rate.
        warmup: steps over which the rate climbs to ``rate``.
        decay: share of ``steps``, at the end, over which the rate falls to zero.
        evaluate_every: steps between two evaluations on the development set.
        average: decay of the exponential moving average of the weights; 0 averages nothing.
        half: whether to multiply in 16-bit floats: half the time on a processor that has them
            (AVX512-BF16), more on one that has not.
    """

    steps: int
    rate: float
    warmup: int
    decay: float
    evaluate_every: int
    average: float
    half: bool = False

    def at(self, step: int) -> float:
        """Return the learning rate of a step, the first being 1."""
        falling = max(1.0, self.steps * self.decay)
        return self.rate * min(1.0, step / max(1, self.warmup), (self.steps - step + 1) / falling)


def resumed(model: nn.Module, optimizer: torch.optim.Optimizer, checkpoint: Path) -> int:
    """Load a model and its optimizer as a checkpoint kept them; return the step, 0 without one."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    step = int(state["step"])
    _LOG.info("going on from step %d of %s", step, checkpoint)
    return step


class Average:
    """An exponential moving average of a model's trainable weights."""

    def __init__(self, model: torch.nn.Module, decay: float) -> None:
        self.decay = decay
        self.seen = 0
        self._live: list[torch.Tensor] = [p for p in model.parameters() if p.requires_grad]
        self.values = [p.detach().clone() for p in self._live]

    @torch.no_grad()
    def update(self) -> None:
        self.seen += 1
        decay = min(self.decay, (1 + self.seen) / (10 + self.seen))
        torch._foreach_lerp_(self.values, self._live, 1 - decay)

    @torch.no_grad()
    def swap(self) -> None:
        """Exchange the model's weights with their averages."""
        for live, value in zip(self._live, self.values, strict=True):
            kept = live.detach().clone()
            live.copy_(value)
            value.copy_(kept)


def _optimizers(trainer: Any) -> list[torch.optim.Optimizer]:
    found = trainer.optimizers if hasattr(trainer, "optimizers") else trainer.optimizer
    return list(found.values()) if isinstance(found, dict) else [found]


def start_from_weights(model: torch.nn.Module, weights: dict[str, torch.Tensor]) -> None:
    """Copy into a model the weights of an earlier one that have the same name and shape.

    Of a table that has grown at its end (an embedding of more characters) the first rows are taken.
    """
    own = model.state_dict()
    fitting = {}
    for name, value in weights.items():
        if name in own and own[name].shape == value.shape:
            fitting[name] = value
        elif name in own and value.dim() > 1 and own[name].shape[1:] == value.shape[1:]:
            fitting[name] = torch.cat([value, own[name][len(value) :]])
    _LOG.info("%d of %d weights taken over", len(fitting), len(own))
    model.load_state_dict(fitting, strict=False)


def fit(
    trainer: Any,
    batch_of: Callable[[int], Any],
    evaluate: Callable[[], float],
    schedule: Schedule,
    *,
    best: Path,
    checkpoint: Path,
    choose: bool = True,
) -> float:
    """Train a model, keep the best of it, and return the best score.

    Args:
        trainer: a Stanza trainer (``update``, ``save``, ``model``, ``optimizer``).
        batch_of: gives the training batch of a step, the first being 1.
        evaluate: scores the model as it stands on the development set, higher is better.
        schedule: steps and learning rate.
        best: where ``trainer.save`` writes the best model so far.
        checkpoint: where the state is kept between evaluations; training goes on from it if it
            exists, and it is left behind so that a longer schedule can go on from it too.
        choose: whether the score chooses what is kept; otherwise the last is.
    """
    optimizers = _optimizers(trainer)
    average = Average(trainer.model, schedule.average)
    step, best_score = 0, -1.0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        step, best_score = state["step"], state["best_score"]
        trainer.model.load_state_dict(state["model"], strict=False)
        for optimizer, saved in zip(optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        average.values, average.seen = state["average"], step
        random.seed(step)
        torch.manual_seed(step)
        _LOG.info("going on from step %d of %s", step, checkpoint)
    started, first, total = time.monotonic(), step, 0.0
    while step < schedule.steps:
        step += 1
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = schedule.at(step)
        with torch.autocast("cpu", torch.bfloat16, enabled=schedule.half):
            loss = trainer.update(batch_of(step))
        total += loss[0] if isinstance(loss, tuple) else loss
        average.update()
        if step % schedule.evaluate_every and step != schedule.steps:
            continue
        average.swap()
        score = evaluate()
        if score >= best_score or not choose:
            best_score = score
            trainer.save(str(best))
        average.swap()
        mean_loss, total = total / ((step - 1) % schedule.evaluate_every + 1), 0.0
        _LOG.info(
            "step %d/%d loss %.3f score %.4f best %.4f rate %.6f %.2f s/step",
            step, schedule.steps, mean_loss, score, best_score, schedule.at(step),
            (time.monotonic() - started) / (step - first),
        )  # fmt: skip
        frozen_modules = set(getattr(trainer.model, "unsaved_modules", ()))
        weights = {
            name: value
            for name, value in trainer.model.state_dict().items()
            if name.split(".")[0] not in frozen_modules
        }
        state = {
            "step": step,
            "best_score": best_score,
            "model": weights,
            "optimizers": [optimizer.state_dict() for optimizer in optimizers],
            "average": average.values,
        }
        partial = checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(checkpoint)
    return best_score
