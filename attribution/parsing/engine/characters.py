"""What the characters of a word say: Stanza's ``CharacterModel``, run once for each form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from attribution.parsing.engine.batches import Packed, pooled
from attribution.parsing.engine.layers import Recurrence

__all__ = ["Characters"]

# Forms that are kept: those of some 100 articles, in 5 MB a processor.
_KEPT = 10_000
_STEPS = 20_000
_FORMS = 1_000


class Characters:
    """The characters' vector of each form.

    Arguments:
        model: Stanza's ``CharacterModel``, of one layer.
        vocabulary: numbers of characters.
        transform: a layer that follows it, or None.
    """

    def __init__(self, model: Any, vocabulary: Any, transform: Any = None) -> None:
        self._vocabulary = vocabulary
        self._attention = model.char_attn if model.attn else None
        self._transform = transform
        self._recurrence = Recurrence(
            model.charlstm.lstm, model.charlstm_h_init, model.charlstm_c_init
        )
        self._projected = self._recurrence.project(model.char_emb.weight.detach())
        # The row of each form in a table.
        self._kept: dict[str, int] = {}
        self._table: torch.Tensor | None = None

    def __call__(self, forms: Sequence[str], root: int = 0) -> torch.Tensor:
        """A row for each form.

        Arguments:
            forms: words, each of at least one character, or the empty string for the root.
            root: the number of the one character that the root is made of.
        """
        new = [form for form in dict.fromkeys(forms) if form not in self._kept]
        if new and len(self._kept) + len(new) > _KEPT:
            self._kept.clear()
            new = list(dict.fromkeys(forms))
        first, count = len(self._kept), len(self._kept) + len(new)
        numbers_of = {c: self._vocabulary.unit2id(c) for c in set("".join(new))}
        spelled = [[numbers_of[c] for c in form] or [root] for form in new]
        for batch, numbers, packed in pooled(spelled, steps=_STEPS, most=_FORMS):
            vectors = self._vectors(numbers, packed)
            if self._table is None or len(self._table) < count:
                grown = vectors.new_empty(max(_KEPT, count), vectors.shape[1])
                if first and self._table is not None:
                    grown[:first] = self._table[:first]
                self._table = grown
            self._table[torch.tensor(batch) + first] = vectors
        self._kept.update(zip(new, range(first, count), strict=True))
        assert self._table is not None  # noqa: S101
        return self._table[torch.tensor([self._kept[form] for form in forms])]

    def _vectors(self, numbers: torch.Tensor, packed: Packed) -> torch.Tensor:
        states = self._recurrence(self._projected, packed, numbers)
        if self._attention is None:
            half = states.shape[1] // 2
            last = torch.from_numpy(packed.rows[range(len(packed.lengths)), packed.lengths - 1])
            # The first rows are the first characters, where the backward direction ends.
            return torch.cat([states[last, :half], states[: len(last), half:]], 1)
        states *= torch.sigmoid(self._attention(states))
        vectors = states[: packed.sizes[0]]
        for start, size in zip(packed.starts[1:], packed.sizes[1:], strict=True):
            vectors[:size] += states[start : start + size]
        return vectors if self._transform is None else self._transform(vectors)
