"""The encoder's training loop."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from attribution.quotes.tagger.features import RULE_FLAGS
from training.encoder.examples import Sentence, Window
from training.encoder.network import Network
from training.encoder.windows import batches, moved, words_of
from training.fit import Schedule, resumed
from training.quotes.padding import padded

__all__ = ["learn", "loss_of", "plan"]

_LOG = logging.getLogger(__name__)
_EVERY = 50
# Seconds between two checkpoints.
_KEEP = 600
# Pieces by which windows that go together may differ beside their size, so that passes do.
_LOOSE = 8


def plan(
    attributed: Sequence[Window], judged: Sequence[Window], recipe: dict[str, Any]
) -> list[list[Window]]:
    """The batches of all passes, in the order in which they are learned."""
    planned = []
    for _ in range(recipe["passes"]):
        few = random.sample(judged, round(recipe["predicates"] * len(judged)))
        windows = [*attributed, *few]
        random.shuffle(windows)
        sizes = [window.size + random.randrange(_LOOSE) for window in windows]
        found = [[windows[at] for at in batch] for batch in batches(sizes, recipe["pieces"])]
        random.shuffle(found)
        planned += found
    return planned


def learn(
    network: Network, planned: Sequence[list[Window]], recipe: dict[str, Any], checkpoint: Path
) -> None:
    """Trains a network in place; a run that was cut off goes on from its checkpoint.

    Arguments:
        network: with a pretrained encoder.
        planned: from `plan`, the same for every start of a run.
        recipe: the settings of recipe.toml.
        checkpoint: where to keep what is learned, every ten minutes.
    """
    parts = (network.pieces, network.places, network.first, network.near, network.layers)
    encoder = [p for part in parts if part is not None for p in part.parameters()]
    own = {id(p) for p in encoder}
    others = [p for p in network.parameters() if id(p) not in own]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": others}], weight_decay=0.01)
    steps = len(planned)
    warmup = round(recipe["warmup"] * steps)
    schedules = [
        Schedule(steps, rate, warmup, 1.0, steps, 0.0)
        for rate in (recipe["rate"], recipe["reading_rate"])
    ]
    done = resumed(network, optimizer, checkpoint)
    network.train()
    mean, kept, started = 0.0, time.monotonic(), time.monotonic()
    for step, batch in enumerate(planned[done:], done + 1):
        for group, schedule in zip(optimizer.param_groups, schedules, strict=True):
            group["lr"] = schedule.at(step)
        loss = loss_of(network, batch, recipe)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        mean += (float(loss.detach()) - mean) / min(step - done, _EVERY)
        if step % _EVERY == 0:
            seconds = (time.monotonic() - started) / (step - done)
            _LOG.info("step %d/%d loss %.3f %.2f s/step", step, steps, mean, seconds)
        if time.monotonic() - kept > _KEEP:
            state = {"model": network.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "step": step}, checkpoint)
            kept = time.monotonic()
    network.eval()


def loss_of(network: Network, batch: Sequence[Window], recipe: dict[str, Any]) -> Tensor:
    """What is wrong with what a network says of a batch."""
    sentences = [sentence for window in batch for sentence in window.sentences]
    # Some sentences are seen without the rules' view, so that the encoder can do without a rule.
    alone = [random.random() < recipe["without_rules"] for _ in sentences]
    flags = [
        _blind(s.example.flags) if blind else s.example.flags
        for s, blind in zip(sentences, alone, strict=True)
    ]
    words = words_of(
        [[pieces for s in window.sentences for pieces in s.pieces] for window in batch],
        [sentence.example.categories for sentence in sentences],
        flags,
        [sentence.shapes for sentence in sentences],
        network.size,
    )
    device = next(network.parameters()).device
    words = moved(words, device)
    with torch.autocast(device.type, torch.bfloat16):
        states, logits = network.encode(words)
    states, logits = states.float(), logits.float()
    return (
        recipe["cues"] * _of_cues(logits[:, 0], sentences)
        + recipe["reports"] * _of_reports(logits[:, 1], sentences, recipe["attributed_reports"])
        + recipe["links"] * _of_links(network, states, sentences, alone)
    )


def _blind(flags: Any) -> Any:
    seen = flags.copy()
    seen[:, -RULE_FLAGS:] = 0
    return seen


def _attributed(sentences: Sequence[Sentence], device: torch.device) -> Tensor:
    known = np.concatenate([np.full(len(s.reports), s.attributed) for s in sentences])
    return torch.from_numpy(known).to(device)


def _of_cues(logits: Tensor, sentences: Sequence[Sentence]) -> Tensor:
    known = _attributed(sentences, logits.device)
    if not known.any():
        return logits.new_zeros(())
    gold = torch.from_numpy(np.concatenate([s.example.cues for s in sentences])).to(logits.device)
    return nn.functional.binary_cross_entropy_with_logits(logits[known], gold[known])


def _of_reports(logits: Tensor, sentences: Sequence[Sentence], attributed: float) -> Tensor:
    gold = torch.from_numpy(np.concatenate([s.reports for s in sentences])).to(logits.device)
    known = ~gold.isnan()
    if not known.any():
        return logits.new_zeros(())
    weights = torch.where(_attributed(sentences, logits.device), attributed, 1.0)[known]
    wrong = nn.functional.binary_cross_entropy_with_logits
    return (wrong(logits[known], gold[known], reduction="none") * weights).mean()


def _of_links(
    network: Network, states: Tensor, sentences: Sequence[Sentence], alone: Sequence[bool]
) -> Tensor:
    firsts = np.cumsum([0, *(len(s.reports) for s in sentences)])
    links = [(at, link) for at, s in enumerate(sentences) for link in s.example.links]
    device = states.device
    if not links:
        return states.new_zeros(())
    lengths = torch.tensor([len(link.labels) for _, link in links])
    inside = torch.arange(int(lengths.max())) < lengths[:, None]
    rows = torch.arange(inside.shape[1]).clamp(max=lengths[:, None] - 1)
    rows = rows + torch.tensor([int(firsts[at]) for at, _ in links])[:, None]
    own = padded([link.flags for _, link in links])
    own[torch.tensor([alone[at] for at, _ in links])] = 0
    cues = torch.tensor([int(firsts[at]) + link.row for at, link in links])
    scores = network.links(
        states[rows.to(device)],
        states[cues.to(device)],
        padded([link.places for _, link in links]).to(device),
        own.to(device),
        lengths,
    )
    labels = padded([link.labels for _, link in links])[inside].to(device)
    return nn.functional.cross_entropy(scores[inside.to(device)], labels)
