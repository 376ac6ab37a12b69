"""The two-step tagger: which words are cues, then what each cue links."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from attribution.quotes.tagger.features import FLAGS, OWN_FLAGS, PATHS, REACH, RELATIONS, UPOS

__all__ = ["LABELS", "Network"]

LABELS = ("none", "content", "source", "cue")


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

    def encode(self, categories: Tensor, flags: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """What each word is in its sentence, and how likely it is a cue.

        Arguments:
            categories: (b, n, 6), see `Features.categories`.
            flags: (b, n, FLAGS), see `Features.flags`.
            lengths: (b,), of the sentences, which are all padded to the longest.

        Returns:
            States (b, n, 2h), and logits (b, n, 2): of a cue of any attribution, attitudes to
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
        states = self.drop(_over_padded(self.sentence, inputs, lengths))
        seen = torch.cat([states, inputs], -1)
        return states, torch.cat([self.is_cue(seen), self.reports(seen)], -1)

    def links(self, states: Tensor, places: Tensor, flags: Tensor, lengths: Tensor) -> Tensor:
        """Label logits (b, n, 4) for the states of each cue's sentence (b, n, 2h)."""
        inputs = torch.cat(
            [states, self.distance(places[..., 0]), self.path(places[..., 1]), flags], -1
        )
        linked = self.drop(_over_padded(self.link, inputs, lengths))
        scores: Tensor = self.label(torch.cat([linked, inputs], -1))
        return scores


def _over_padded(lstm: nn.LSTM, inputs: Tensor, lengths: Tensor) -> Tensor:
    packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
    states, _ = pad_packed_sequence(lstm(packed)[0], batch_first=True, total_length=inputs.shape[1])
    return states
