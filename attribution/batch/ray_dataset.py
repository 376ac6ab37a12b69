"""`attribute_dataset`: from a Ray dataset of articles to a Ray dataset of attributions."""

from __future__ import annotations

from typing import Any

import attrs

from attribution.batch.attribute_batch import AttributeBatch
from attribution.packages import needed

__all__ = ["attribute_dataset"]


def attribute_dataset(
    dataset: Any,
    attribute: AttributeBatch,
    *,
    actors: int | tuple[int, int] | None = None,
    batch_size: int = 256,
) -> Any:
    """The attributions of a Ray dataset of articles, made by a pool of actors.

    Arguments:
        dataset: a ``ray.data.Dataset`` with the columns that `AttributeBatch` reads.
        attribute: the options.
        actors: how many actors work, each on as many cores as ``attribute.threads``; or the
            smallest and largest number. If None, all but one core of the cluster are used:
            Ray Data waits forever if actors take every core and leave none to the tasks that
            read.
        batch_size: how many articles an actor is given at a time; if it dies, only these are
            done again.

    Returns:
        A ``ray.data.Dataset`` with the `COLUMNS`; like all of Ray Data it is lazy, and works
        when rows are asked for or written.

    Raises:
        MissingPackageError: if Ray is not installed.
    """
    data = needed("ray.data")
    threads: float = attribute.threads
    if actors is None:
        cores = int(needed("ray").cluster_resources().get("CPU", 1))
        most = int((cores - 1) // threads)
        if most < 1:
            # On a machine with one core, the actor shares it with the tasks that read.
            most, threads = 1, cores / 2
        actors = (1, most)
    fewest, most = actors if isinstance(actors, tuple) else (actors, actors)
    return dataset.map_batches(
        AttributeBatch,
        fn_constructor_kwargs=attrs.asdict(attribute, recurse=False),
        batch_format="pyarrow",
        batch_size=batch_size,
        num_cpus=threads,
        compute=data.ActorPoolStrategy(min_size=fewest, max_size=most),
    )
