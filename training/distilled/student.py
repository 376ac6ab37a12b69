"""The student: Stanza's graph parser, over packed sentences and taught chances instead of trees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from attrs import astuple, frozen
from stanza.models.depparse.model import GraphParser
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence

from training.distilled.forms import Batch, Forms

__all__ = ["Lesson", "Student"]

_NEVER = -1e9


@frozen(eq=False)
class Lesson:
    """What a teacher thinks of each word: its likeliest heads and relations, the likeliest first.

    Each is (words, k), and so are the chances; those of a word make one. A chance of zero stands
    for nothing. No head is the word itself or stands beyond the sentence: no student can learn it,
    and all scores would fall for ever.
    """

    heads: Tensor
    head_chances: Tensor
    labels: Tensor
    label_chances: Tensor

    def of(self, words: Tensor) -> Lesson:
        """The lesson of some words."""
        return self._each(lambda values: values[words])

    def to(self, device: str) -> Lesson:
        """The same on a device."""
        return self._each(lambda values: values.to(device))

    def copy(self) -> Lesson:
        """One that may be changed."""
        return self._each(torch.clone)

    def _each(self, made: Callable[[Tensor], Tensor]) -> Lesson:
        return Lesson(*map(made, astuple(self, recurse=False)))


class Student(nn.Module):
    """Stanza's graph parser, without terms for the side and the distance of heads.

    Args:
        args: options of ``stanza.models.parser``; dropout may change while it learns.
        forms: the words.
        vectors: their vectors.
    """

    def __init__(self, args: dict[str, Any], forms: Forms, vectors: Tensor) -> None:
        super().__init__()
        self.args = args
        self.parser = GraphParser(args, forms.vocabularies, emb_matrix=vectors)
        self.register_buffer("words", forms.words)
        self.register_buffer("vectors", forms.vectors)

    def _drop(self, values: Tensor) -> Tensor:
        return functional.dropout(values, self.args["dropout"], self.training)

    def _characters(self, batch: Batch) -> Tensor:
        """Of each distinct form. What stands behind a form does not change it."""
        model = self.parser.charmodel
        read = self._drop(model.char_emb(batch.characters))
        first = [
            state.expand(-1, len(read), -1).contiguous()
            for state in (model.charlstm_h_init, model.charlstm_c_init)
        ]
        states, _ = model.charlstm.lstm(read, tuple(first))
        there = torch.arange(read.shape[1], device=read.device) < batch.spelled[:, None]
        weights = torch.sigmoid(model.char_attn(self._drop(states))) * there[:, :, None]
        return (states * weights).sum(1)

    def states(self, batch: Batch) -> Tensor:
        """The recurrent layers' states, a row a word."""
        parser, lstm = self.parser, self.parser.parserlstm
        spelled = self._drop(self._characters(batch)[batch.distinct])
        vectors = parser.pretrained_emb(self.vectors[batch.forms])
        values = torch.cat(
            [
                parser.trans_pretrained(vectors),
                parser.word_emb(self.words[batch.forms]),
                parser.lemma_emb(batch.lemmas),
                parser.trans_char(spelled),
            ],
            1,
        )
        if self.training:
            gone = torch.rand(len(values), 1, device=values.device) < self.args["word_dropout"]
            values = torch.where(gone, parser.drop_replacement, values)
        for layer in range(self.args["num_layers"]):
            values = self._drop(values)
            own = slice(2 * layer, 2 * layer + 2)
            first = tuple(
                state[own].expand(-1, int(batch.sizes[0]), -1).contiguous()
                for state in (parser.parserlstm_h_init, parser.parserlstm_c_init)
            )
            after, _ = lstm.lstm[layer].lstm(PackedSequence(values, batch.sizes), first)
            past = torch.tanh(lstm.highway[layer](values))
            values = after.data + torch.sigmoid(lstm.gate[layer](values)) * past
        return values

    def _side(self, layer: nn.Linear, states: Tensor) -> Tensor:
        side = self._drop(functional.relu(layer(self._drop(states))))
        return functional.pad(side, (0, 1), value=1.0)

    def arcs(self, states: Tensor, batch: Batch) -> Tensor:
        """The score of each head, (sentences, words and root, words and root)."""
        scorer = self.parser.unlabeled
        dependents = self._side(scorer.W1, states)[batch.rows]
        heads = self._side(scorer.W2, states)[batch.rows]
        pair = scorer.scorer.W_bilin
        scores = dependents @ pair.weight[:, :, 0] @ heads.transpose(1, 2) + pair.bias
        own = torch.eye(scores.shape[1], dtype=torch.bool, device=scores.device)
        return scores.masked_fill(own | ~batch.inside[:, None, :], _NEVER)

    def labels(self, states: Tensor, batch: Batch, heads: Tensor) -> Tensor:
        """The scores of relations, (sentences, words, relations), given each word's head."""
        scorer = self.parser.deprel
        dependents = self._side(scorer.W1, states)[batch.rows[:, 1:]]
        chosen = self._side(scorer.W2, states)[batch.rows.gather(1, heads)]
        pair = scorer.scorer.W_bilin
        width, other, labels = pair.weight.shape
        half = (dependents @ pair.weight.reshape(width, other * labels)).unflatten(
            -1, (other, labels)
        )
        return (chosen.unsqueeze(-2) @ half).squeeze(-2) + pair.bias

    def loss(self, batch: Batch, lesson: Lesson) -> Tensor:
        """The mean loss a word; the lesson has a row a sentence, as `Batch.words` but the root."""
        states = self.states(batch)
        arcs = self.arcs(states, batch)[:, 1:].log_softmax(2).gather(2, lesson.heads)
        labels = self.labels(states, batch, lesson.heads[:, :, 0]).log_softmax(2)
        of_heads = (arcs * lesson.head_chances).sum(2)
        of_labels = (labels.gather(2, lesson.labels) * lesson.label_chances).sum(2)
        inside = batch.inside[:, 1:]
        return -((of_heads + of_labels) * inside).sum() / inside.sum()
