"""The tagger's training loop."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from attribution.quotes.tagger.features import RULE_FLAGS
from attribution.quotes.tagger.network import Network
from training.fit import Average
from training.quotes.examples import Example
from training.quotes.padding import padded

__all__ = ["learn"]

_LOG = logging.getLogger(__name__)


def learn(
    network: Network, data: Sequence[Example], recipe: dict[str, Any], save: Callable[[], None]
) -> None:
    """Train the network in place.

    Arguments:
        network: what is to learn.
        data: sentences with their labels.
        recipe: the settings of recipe.toml.
        save: called after each pass over the data.
    """
    data = [one for one in data if len(one.cues) <= recipe["longest"]]
    vectors = id(network.words.weight)
    rates = [recipe["vector_rate"] if id(p) == vectors else recipe["rate"]
             for p in network.parameters()]  # fmt: skip
    optimizer = torch.optim.Adam(
        [{"params": [p], "lr": rate} for p, rate in zip(network.parameters(), rates, strict=True)]
    )
    size, passes = recipe["batch"], recipe["passes"]
    total = passes * -(-len(data) // size)
    average = Average(network, recipe["average"])
    step, started = 0, time.monotonic()
    network.train()
    for number in range(passes):
        mean = 0.0
        for batch in _batches(data, size):
            share = step / total
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (1 - share) / recipe["decay"])
            loss = _loss(network, batch, recipe)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            average.update()
            step += 1
            mean += float(loss.detach())
        _LOG.info("pass %d/%d loss %.4f %.3f s/step", number + 1, passes,
                  mean * passes / total, (time.monotonic() - started) / step)  # fmt: skip
        average.swap()
        save()
        if number + 1 < passes:
            average.swap()
    network.eval()


def _batches(data: Sequence[Example], size: int) -> Iterator[list[Example]]:
    order = sorted(range(len(data)), key=lambda i: len(data[i].cues) + random.random() * 4)
    starts = list(range(0, len(order), size))
    random.shuffle(starts)
    for start in starts:
        yield [data[i] for i in order[start : start + size]]


def _loss(network: Network, batch: Sequence[Example], recipe: dict[str, Any]) -> Tensor:
    device = network.words.weight.device
    categories = padded([e.categories for e in batch])
    flags = padded([e.flags for e in batch])
    gold = padded([e.cues for e in batch]).to(device)
    lengths = torch.tensor([len(e.cues) for e in batch])
    # Some sentences are seen without the rules' view, so that the tagger can do without a rule.
    alone = torch.rand(len(batch)) < recipe["without_rules"]
    flags[alone, :, -RULE_FLAGS:] = 0
    unknown = torch.rand(categories.shape[:2]) < recipe["unknown_words"]
    categories[..., 0].masked_fill_(unknown, 0)
    states, logits = network.encode(categories.to(device), flags.to(device), lengths)
    inside = torch.arange(gold.shape[1]) < lengths[:, None]
    weights = inside * torch.tensor([e.weight for e in batch])[:, None]
    wrong = nn.functional.binary_cross_entropy_with_logits(logits[..., 0], gold, reduction="none")
    loss = recipe["cues"] * _mean(wrong, weights.to(device))
    links = [(at, link) for at, e in enumerate(batch) for link in e.links]
    if len(links) > recipe["links"]:
        links = random.sample(links, recipe["links"])
    if links:
        index = torch.tensor([at for at, _ in links])
        places = padded([link.places for _, link in links])
        own = padded([link.flags for _, link in links])
        own[alone[index]] = 0
        labels = padded([link.labels for _, link in links]).to(device)
        longest = places.shape[1]
        scores = network.links(
            states[index.to(device), :longest], places.to(device), own.to(device),
            lengths[index],
        )  # fmt: skip
        wrong = nn.functional.cross_entropy(
            scores.flatten(0, 1), labels.flatten(0, 1), reduction="none"
        )
        counts = torch.tensor([link.weight for _, link in links])[:, None] * inside[index, :longest]
        loss = loss + _mean(wrong, counts.flatten().to(device))
    return loss


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    mean: Tensor = (values * weights).sum() / weights.sum()
    return mean
