"""Names: Stanza's name tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from attribution.parsing.engine.batches import Packed, pooled, types
from attribution.parsing.engine.characters import Characters
from attribution.parsing.engine.layers import Recurrence

__all__ = ["NameTagger"]


class NameTagger:
    """Stanza's name tagger over many sentences at a time.

    Arguments:
        processor: the pipeline's ``ner``.
    """

    def __init__(self, processor: Any) -> None:
        trainer = processor.trainers[0]
        self._model = trainer.model.eval()
        self._vocabulary = trainer.vocab
        self._column: int = trainer.args["predict_tagset"]
        self._characters = Characters(self._model.charmodel, trainer.vocab["char"])
        self._lstm = Recurrence(
            self._model.taggerlstm.lstm,
            self._model.taggerlstm_h_init,
            self._model.taggerlstm_c_init,
        )
        self._transitions = self._model.crits[0]._transitions.detach().numpy()

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The BIOES tags of the tokens of each sentence."""
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
        from stanza.models.ner.trainer import fix_singleton_tags

        forms, numbers = types(sentences)
        projected = self._lstm.project(self._inputs(forms))
        tagged: list[list[str]] = [[]] * len(sentences)
        names = [self._name(max(n, VOCAB_PREFIX_SIZE)) for n in range(len(self._transitions))]
        for batch, rows, packed in pooled(numbers):
            states = self._lstm(projected, packed, rows)
            paths = self._best_paths(self._model.tag_clfs[0](states).numpy(), packed)
            for sentence, path in zip(batch, paths, strict=True):
                tagged[sentence] = fix_singleton_tags([names[number] for number in path])
        return tagged

    def _inputs(self, forms: list[str]) -> torch.Tensor:
        model = self._model
        numbers = self._vocabulary["word"].map([form.lower() for form in forms])
        inputs = [model.word_emb(torch.tensor(numbers)), self._characters(forms)]
        return model.input_transform(torch.cat(inputs, 1))  # type: ignore[no-any-return]

    def _name(self, number: int) -> str:
        unit = self._vocabulary["tag"].unmap([(number,)])[0]
        return str(unit[self._column] if isinstance(unit, list) else unit)

    def _best_paths(self, scores: Any, packed: Packed) -> list[list[int]]:
        """The best sequence of tags of each sentence, by Viterbi's algorithm."""
        steps = list(zip(packed.starts, packed.sizes, strict=True))
        best = scores[: packed.sizes[0]].copy()
        came = np.zeros((len(steps), *best.shape), dtype=np.int64)
        for step, (start, size) in enumerate(steps[1:], 1):
            through = best[:size, :, None] + self._transitions
            came[step, :size] = through.argmax(1)
            best[:size] = scores[start : start + size] + through.max(1)
        paths = []
        for sentence, length in enumerate(packed.lengths):
            path = [int(best[sentence].argmax())]
            for step in range(length - 1, 0, -1):
                path.append(int(came[step, sentence, path[-1]]))
            paths.append(path[::-1])
        return paths
