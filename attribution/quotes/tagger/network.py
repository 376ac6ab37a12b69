"""The two-step tagger: which words are cues, then what each cue links."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from attribution.quotes.tagger.features import FLAGS, OWN_FLAGS, PATHS, REACH, RELATIONS, UPOS

__all__ = ["LABELS", "Network", "Run", "over_padded"]

LABELS = ("none", "content", "source", "cue")
Run = Callable[[nn.LSTM, Tensor], Tensor]
"""Runs a layer over sentences, however they are laid out: its states, given its inputs."""


class Network(nn.Module):
    """A BiLSTM over a sentence, and a second one over the sentence as each cue sees it.

    Arguments:
        words: number of word vectors.
        width: their width.
        hidden: width of the first LSTM, one direction.
        linking: width of the second.
    """

    def __init__(self, words: int, width: int = 100, hidden: int = 96, linking: int = 96) -> None:
        super().__init__()
        self.words = nn.Embedding(words, width)
        self.upos = nn.Embedding(UPOS, 12)
        self.relations = nn.Embedding(RELATIONS, 20)
        size = 2 * (width + 12 + 20) + FLAGS
        self.sentence = nn.LSTM(size, hidden, batch_first=True, bidirectional=True)
        self.is_cue = nn.Sequential(
            nn.Linear(2 * hidden + size, 64), nn.ReLU(), nn.Dropout(0.3), nn.Linear(64, 1)
        )
        self.reports = nn.Sequential(
            nn.Linear(2 * hidden + size, 64), nn.ReLU(), nn.Dropout(0.3), nn.Linear(64, 1)
        )
        self.distance = nn.Embedding(2 * REACH + 1, 12)
        self.path = nn.Embedding(PATHS, 24)
        linked = 2 * hidden + 12 + 24 + OWN_FLAGS
        self.link = nn.LSTM(linked, linking, batch_first=True, bidirectional=True)
        self.label = nn.Linear(2 * linking + linked, len(LABELS))
        self.drop = nn.Dropout(0.25)

    def encode(self, categories: Tensor, flags: Tensor, run: Run) -> tuple[Tensor, Tensor]:
        """What each word is in its sentence, and how likely it is a cue.

        Arguments:
            categories: (..., 6), see `Features.categories`.
            flags: (..., FLAGS), see `Features.flags`.
            run: runs the first LSTM over the sentences.

        Returns:
            States (..., 2h), and logits (..., 2): of a cue of any attribution, attitudes to
            things among them, and of a word that reports a claim.
        """
        inputs = torch.cat(
            [
                self.drop(self.words(categories[..., :2]).flatten(-2)),
                self.upos(categories[..., 2:4]).flatten(-2),
                self.relations(categories[..., 4:6]).flatten(-2),
                flags,
            ],
            -1,
        )
        states = self.drop(run(self.sentence, inputs))
        seen = torch.cat([states, inputs], -1)
        return states, torch.cat([self.is_cue(seen), self.reports(seen)], -1)

    def links(self, states: Tensor, places: Tensor, flags: Tensor, run: Run) -> Tensor:
        """Label logits (..., 4) for the states of each cue's sentence (..., 2h)."""
        inputs = torch.cat(
            [states, self.distance(places[..., 0]), self.path(places[..., 1]), flags], -1
        )
        linked = self.drop(run(self.link, inputs))
        scores: Tensor = self.label(torch.cat([linked, inputs], -1))
        return scores


def over_padded(lengths: Tensor) -> Run:
    """Runs a layer over sentences of these lengths (b,), all padded to the longest (b, n, ...)."""

    def run(lstm: nn.LSTM, inputs: Tensor) -> Tensor:
        packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(
            lstm(packed)[0], batch_first=True, total_length=inputs.shape[1]
        )
        return states

    return run
