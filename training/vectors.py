"""Make Stanza's file of word vectors out of a matrix and the list of its words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX


def write_vectors(matrix: Path, words: Path, count: int, output: Path) -> None:
    """Write the vectors of the first ``count`` words, in single precision as Stanza needs them.

    Args:
        matrix: a NumPy file of words x dimensions, the commonest word first.
        words: the words in the same order, one a line.
        count: how many to keep.
        output: where Stanza's file is written.
    """
    kept = words.read_text("utf-8").rstrip("\n").split("\n")[:count]
    vectors = np.load(matrix, mmap_mode="r")[: len(kept)].astype(np.float32)
    table = torch.zeros(len(VOCAB_PREFIX) + len(kept), vectors.shape[1])
    table[len(VOCAB_PREFIX) :] = torch.from_numpy(vectors)
    vocab = PretrainedWordVocab(kept)
    torch.save(
        {"vocab": vocab.state_dict(), "emb": table}, output, _use_new_zipfile_serialization=False
    )
