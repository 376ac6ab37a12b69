"""The runs of the name tagger, each on a mixture of names, and the mean of what they learn."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.average import average
from training.fit import Schedule
from training.names import Tagged, write_bio
from training.ner import train_ner
from training.variants import Variant, vary_names

# What a run may start from and the mean may hold beside the runs: --start-from.
_EARLIER = "earlier"


def mixed(
    sources: Mapping[str, list[Tagged]], run: Mapping[str, Any], rng: random.Random
) -> list[Tagged]:
    """Return the sentences of a run: each source in the variants that the run has of it.

    Args:
        sources: sentences by the name of their kind: *gold*, *silver*, *others*, *marked*.
        run: for some of these names a list of variants, each the arguments of :class:`Variant`.
        rng: the source of chance.
    """
    return [
        sentence
        for kind, source in sources.items()
        for variant in run.get(kind, ())
        for sentence in vary_names(source, Variant(**variant), rng)
    ]


def train_runs(
    settings: Mapping[str, Any],
    sources: Mapping[str, list[Tagged]],
    files: Path,
    *,
    options: Mapping[str, Any],
    seed: int,
    earlier: Path | None = None,
) -> float:
    """Train the name tagger in several runs, write their mean and return the best run's score.

    Args:
        settings: ``runs``, each with its ``name``, the weights of the runs whose mean it begins
            with (``from``), its mixture, ``options`` and ``schedule``, whether the development set
            chooses its weights (``choose``) and whether it is left out where there is an earlier
            model (``anew``); and ``mean``, the weight of each run in what is written.
        sources: see :func:`mixed`.
        files: directory with ``dev.bio`` and ``pretrain.pt``, where ``ner.pt`` is written.
        options: options of every run.
        seed: seed of the mixtures.
        earlier: a model that runs may start from, and the mean may hold, as *earlier*.
    """
    done: dict[str, Path] = {_EARLIER: earlier} if earlier else {}
    best = 0.0
    for number, run in enumerate(settings["runs"]):
        if earlier and run.get("anew", False):
            continue
        names = files / f"names.{run['name']}.bio"
        write_bio(mixed(sources, run, random.Random(seed + number)), names)
        output = files / f"ner.{run['name']}.pt"
        score = train_ner(
            names, files / "dev.bio", files / "pretrain.pt", output,
            options={**options, **run.get("options", {})}, schedule=Schedule(**run["schedule"]),
            start_from=_mean(run.get("from", {}), done, files / f"ner.{run['name']}.start.pt"),
            choose=run.get("choose", True),
        )  # fmt: skip
        done[run["name"]] = output
        best = max(best, score)
    _mean(settings["mean"], done, files / "ner.pt")
    return best


def _mean(weights: Mapping[str, float], done: Mapping[str, Path], output: Path) -> Path | None:
    """Write the mean of some runs, of those that there are; none gives None."""
    models = [(done[name], weight) for name, weight in weights.items() if name in done]
    if not models:
        return None
    average(models, output)
    return output
