"""Dictionary forms: Stanza's lemmatizer, which spells only the words that its classifier bids it.

A word that Stanza's dictionary knows is looked up. Of any other the classifier says whether the
lemma is the word itself, the word in small letters, or one to be spelled out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from attribution.parsing.engine.batches import types

__all__ = ["Lemmatizer"]

_KEPT = 10_000
_WORDS = 500
_SPELL = 0


class Lemmatizer:
    """Stanza's lemmatizer, asked once for each word under each part of speech.

    Arguments:
        processor: the pipeline's ``lemma``.
    """

    def __init__(self, processor: Any) -> None:
        self._trainer = processor.trainer
        self._model = processor.trainer.model.eval()
        self._kept: dict[tuple[str, str], str] = {}

    def __call__(self, sentences: Sequence[Sequence[tuple[str, str]]]) -> list[list[str]]:
        """The lemmas of each sentence's words, given as pairs of form and part of speech."""
        pairs, numbers = types(sentences)
        new = [pair for pair in pairs if pair not in self._kept]
        if len(self._kept) + len(new) > _KEPT:
            self._kept.clear()
            new = pairs
        known = self._trainer.skip_seq2seq(new)
        unknown = [pair for pair, skip in zip(new, known, strict=True) if not skip]
        made = iter(self._made(unknown))
        lemmas = self._trainer.ensemble(new, ["" if skip else next(made) for skip in known])
        self._kept.update(zip(new, (lemma or "_" for lemma in lemmas), strict=True))
        of_type = [self._kept[pair] for pair in pairs]
        return [[of_type[number] for number in sentence] for sentence in numbers]

    def _made(self, pairs: list[tuple[str, str]]) -> list[str]:
        """Lemmas of words that are not in the dictionary."""
        longest_first = sorted(range(len(pairs)), key=lambda i: -len(pairs[i][0]))
        spelled, edits = [""] * len(pairs), [0] * len(pairs)
        for at in range(0, len(pairs), _WORDS):
            batch = longest_first[at : at + _WORDS]
            results = self._run([pairs[i] for i in batch])
            for i, spelling, edit in zip(batch, *results, strict=True):
                spelled[i], edits[i] = spelling, edit
        words = [form for form, _ in pairs]
        return list(self._trainer.postprocess(words, spelled, edits=edits))

    def _run(self, pairs: list[tuple[str, str]]) -> tuple[list[str], list[int]]:
        from stanza.models.common import seq2seq_constant as constant
        from stanza.models.common.vocab import DeltaVocab

        model, vocabulary = self._model, self._trainer.vocab
        characters = DeltaVocab([form for form, _ in pairs], vocabulary["char"])
        source = torch.nn.utils.rnn.pad_sequence(
            [
                torch.tensor(characters.map([constant.SOS, *form, constant.EOS]))
                for form, _ in pairs
            ],
            batch_first=True,
        )
        tags = torch.tensor([vocabulary["pos"].unit2id(upos) for _, upos in pairs])
        inputs, _, lengths, mask = model.embed(source, source == constant.PAD_ID, tags, None)
        context, state = model.encode(inputs, lengths)
        edits = model.edit_clf(state[0]).argmax(1)
        rows = torch.nonzero(edits == _SPELL)[:, 0]
        state = (state[0][rows], state[1][rows])
        spelled = [""] * len(pairs)
        spellings = self._spell(state, context[rows], mask[rows], source[rows])
        for row, numbers in zip(rows.tolist(), spellings, strict=True):
            spelled[row] = "".join(characters.unmap(numbers))
        return spelled, edits.tolist()

    def _spell(
        self,
        state: tuple[torch.Tensor, torch.Tensor],
        context: torch.Tensor,
        mask: torch.Tensor,
        source: torch.Tensor,
    ) -> list[list[int]]:
        """Spells lemmas character by character, until each has come to its end."""
        from stanza.models.common.seq2seq_constant import EOS_ID, UNK_ID

        model = self._model
        spellings: list[list[int]] = [[] for _ in source]
        going = set(range(len(source)))
        inputs = model.embedding(model.SOS_tensor).expand(len(source), 1, -1)
        for _ in range(model.max_dec_len):
            if not going:
                break
            scores, state = model.decode(inputs, *state, context, mask, src=source)
            best = scores.squeeze(1).argmax(1, keepdim=True)
            inputs = model.embedding(best.masked_fill(best >= model.vocab_size, UNK_ID))
            for row, number in enumerate(best[:, 0].tolist()):
                if number == EOS_ID:
                    going.discard(row)
                elif row in going:
                    spellings[row].append(number)
        return spellings
