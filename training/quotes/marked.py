"""What a larger reader marked in texts, kept on disk for the small tagger to learn from.

What the reader is not sure of is not hidden: how likely a word is a cue, and how likely each label
of the words around it, is what is learned, not whether. Texts may be of any register; of articles
whose attributions are known, too, it tells more than those who marked them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from attrs import frozen

from attribution.quotes.tagger.features import Floats
from attribution.quotes.tagger.network import LABELS

__all__ = ["Marked", "key_of", "read_marks", "save_marks"]

_MOST = 255


@frozen
class Marked:
    """What a reader says of a text.

    Attributes:
        chances: (words,), how likely each is a cue.
        labels: by the row of each word that may be one: (words of its sentence, labels), how
            likely each label is.
    """

    chances: Floats
    labels: Mapping[int, Floats]


def key_of(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def save_marks(path: Path, marks: Mapping[str, Marked]) -> None:
    """Writes what a reader says of texts, as plain arrays.

    Arguments:
        path: the file to write.
        marks: by `key_of` the text.
    """
    chances = [one.chances for one in marks.values()]
    rows = [np.array(list(one.labels), dtype=np.int32) for one in marks.values()]
    labels = [of_cue for one in marks.values() for of_cue in one.labels.values()]
    nothing = np.zeros((0, len(LABELS)), dtype=np.float32)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            texts=np.array(list(marks)),
            words=np.array([len(one) for one in chances], dtype=np.int32),
            chances=np.concatenate(chances).astype("float16"),
            cues=np.array([len(one) for one in rows], dtype=np.int32),
            rows=np.concatenate(rows),
            lengths=np.array([len(one) for one in labels], dtype=np.int32),
            labels=np.rint(np.concatenate([nothing, *labels]) * _MOST).astype("uint8"),
        )


def read_marks(path: Path) -> dict[str, Marked]:
    """What `save_marks` wrote."""
    with np.load(path, allow_pickle=False) as kept:
        chances = np.split(kept["chances"].astype("float32"), np.cumsum(kept["words"])[:-1])
        rows = np.split(kept["rows"], np.cumsum(kept["cues"])[:-1])
        labels = iter(np.split(kept["labels"], np.cumsum(kept["lengths"])[:-1]))
        return {
            str(text): Marked(
                own, {int(row): next(labels).astype("float32") / np.float32(_MOST) for row in cues}
            )
            for text, own, cues in zip(kept["texts"], chances, rows, strict=True)
        }
