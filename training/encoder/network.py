"""The network: an encoder of word pieces, told of the tree and of the rules, and two readings.

As in the small tagger, the first reading says which words are cues, the second what each cue
links. What the small tagger has from fixed word vectors and a recurrent layer, it has here from a
pretrained encoder (BERT's architecture, Devlin et al. 2019, or MPNet's, Song et al. 2020).
"""

from __future__ import annotations

import math

import torch
from attrs import frozen
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from attribution.quotes.tagger.features import FLAGS, OWN_FLAGS, PATHS, REACH, RELATIONS, UPOS
from attribution.quotes.tagger.network import LABELS
from training.pieces import SHAPES

__all__ = ["Network", "Size", "Words"]


@frozen
class Size:
    """The size of an encoder.

    Attributes:
        pieces: how many word pieces it knows.
        width: width of its states.
        layers: how many it has.
        plain: how many of them, the lowest, are not told of the tree.
        heads: heads of attention of a layer.
        inner: width within a layer.
        places: the most pieces that it reads together.
        begin: the piece before a text.
        end: the piece behind it.
        first_place: the place of the first piece.
        near: into how many kinds the distances between pieces fall, if layers are told of them.
        edge: what keeps `torch.nn.LayerNorm` from dividing by nothing.
    """

    pieces: int
    width: int = 384
    layers: int = 6
    plain: int = 0
    heads: int = 12
    inner: int = 1536
    places: int = 512
    begin: int = 101
    end: int = 102
    first_place: int = 0
    near: int = 0
    edge: float = 1e-12


@frozen
class Words:
    """Texts in numbers, each a row of words, one after the other.

    Attributes:
        pieces: (b, p), the numbers of the pieces of each text, with a piece before and behind.
        lengths: (b,), how many pieces each has.
        of_word: (b, p), the word of each piece, counted over all texts; -1 for none.
        categories: (w, 4), UPOS of each word and of its head, relation of each.
        flags: (w, FLAGS), see `attribution.quotes.tagger.features.Features.flags`.
        shapes: (w,), see `training.pieces.shape`.
    """

    pieces: Tensor
    lengths: Tensor
    of_word: Tensor
    categories: Tensor
    flags: Tensor
    shapes: Tensor


# The share of numbers that a layer does without in training.
_DROP = 0.1
# Pieces farther apart than this are all alike to layers that are told of distances.
_FAR = 128


class _Layer(nn.Module):
    """A layer of attention."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.looking = nn.Linear(size.width, 3 * size.width)
        self.looked = nn.Linear(size.width, size.width)
        self.between = nn.LayerNorm(size.width, eps=size.edge)
        self.wider = nn.Linear(size.width, size.inner)
        self.narrower = nn.Linear(size.inner, size.width)
        self.after = nn.LayerNorm(size.width, eps=size.edge)
        self.drop = nn.Dropout(_DROP)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        texts, pieces, width = states.shape
        split = self.looking(states).view(texts, pieces, 3, self.heads, width // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, dropout_p=_DROP if self.training else 0.0
        )
        seen = self.looked(seen.transpose(1, 2).reshape(texts, pieces, width))
        states = self.between(states + self.drop(seen))
        inner = self.narrower(nn.functional.gelu(self.wider(states)))
        after: Tensor = self.after(states + self.drop(inner))
        return after


class Network(nn.Module):
    """An encoder with what finds cues and what each cue links.

    Arguments:
        size: the encoder's size.
        hidden: width of the states from which the links are read.
        linking: width of the recurrent layer over a sentence as a cue sees it, one direction.
    """

    def __init__(self, size: Size, hidden: int = 384, linking: int = 192) -> None:
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.pieces, size.width)
        self.places = nn.Embedding(size.places, size.width)
        self.first = nn.LayerNorm(size.width, eps=size.edge)
        self.near = nn.Embedding(size.near, size.heads) if size.near else None
        self.layers = nn.ModuleList(_Layer(size) for _ in range(size.layers))
        self.upos = nn.Embedding(UPOS, 12)
        self.relations = nn.Embedding(RELATIONS, 20)
        self.shapes = nn.Embedding(SHAPES, 8)
        told = 2 * (12 + 20) + FLAGS + 8
        self.told = nn.Linear(told, size.width)
        self.is_cue = nn.Sequential(
            nn.Linear(size.width + told, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1)
        )
        self.reports = nn.Sequential(
            nn.Linear(size.width + told, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1)
        )
        self.word = nn.Linear(size.width, hidden)
        self.cue = nn.Linear(size.width, hidden)
        self.distance = nn.Embedding(2 * REACH + 1, 12)
        self.path = nn.Embedding(PATHS, 24)
        linked = 2 * hidden + 12 + 24 + OWN_FLAGS
        self.link = nn.LSTM(linked, linking, batch_first=True, bidirectional=True)
        self.label = nn.Linear(2 * linking + linked, len(LABELS))
        self.drop = nn.Dropout(_DROP)

    def encode(self, words: Words) -> tuple[Tensor, Tensor]:
        """What each word is in its text, and how likely it is a cue.

        Returns:
            States (w, width), and logits (w, 2): of a cue of any attribution, and of a word that
            reports a claim.
        """
        told = torch.cat(
            [
                self.upos(words.categories[:, :2]).flatten(1),
                self.relations(words.categories[:, 2:]).flatten(1),
                words.flags,
                self.shapes(words.shapes),
            ],
            1,
        )
        places = torch.arange(words.pieces.shape[1], device=told.device)
        outside = places >= words.lengths[:, None]
        mask = torch.zeros(outside.shape, device=told.device).masked_fill(outside, -1e4)
        mask = mask[:, None, None]
        if self.near is not None:
            kinds = _near(len(places), self.size.near).to(told.device)
            mask = mask + self.near(kinds).permute(2, 0, 1)
        if torch.is_autocast_enabled(told.device.type):
            mask = mask.to(torch.get_autocast_dtype(told.device.type))
        states = self.first(self.pieces(words.pieces) + self.places(places + self.size.first_place))
        # Row 0 is that of pieces of no word.
        rows = nn.functional.pad(self.told(told), (0, 0, 1, 0))
        for number, layer in enumerate(self.layers):
            if number == self.size.plain:
                states = states + rows[words.of_word + 1]
            states = layer(states, mask)
        own = words.of_word >= 0
        at = words.of_word[own]
        count = torch.bincount(at, minlength=len(told)).clamp(min=1)
        summed = torch.zeros(len(told), self.size.width, device=told.device)
        found = summed.index_add(0, at, states[own].float()) / count[:, None]
        seen = torch.cat([self.drop(found), told], 1)
        return found, torch.cat([self.is_cue(seen), self.reports(seen)], 1)

    def links(
        self, states: Tensor, cues: Tensor, places: Tensor, flags: Tensor, lengths: Tensor
    ) -> Tensor:
        """Label logits (c, n, 4) of the words of each cue's sentence.

        Arguments:
            states: (c, n, width), those of the words.
            cues: (c, width), those of the cues.
            places: (c, n, 2), distance and path, see `Features.seen_from`.
            flags: (c, n, OWN_FLAGS), see there.
            lengths: (c,), how many words each sentence has.
        """
        word, cue = self.word(self.drop(states)), self.cue(self.drop(cues))[:, None]
        inputs = torch.cat(
            [
                word + cue,
                word * cue,
                self.distance(places[..., 0]),
                self.path(places[..., 1]),
                flags,
            ],
            2,
        )
        packed = pack_padded_sequence(
            inputs.float(), lengths.cpu(), batch_first=True, enforce_sorted=False
        )
        linked = pad_packed_sequence(
            self.link(packed)[0], batch_first=True, total_length=inputs.shape[1]
        )[0]
        scores: Tensor = self.label(torch.cat([self.drop(linked), inputs], 2))
        return scores


def _near(count: int, kinds: int) -> Tensor:
    """How far pieces (p, p) are from each other, in kinds: half of them for each side, and of
    these half for the next pieces one by one, the others for farther and farther ones.
    """
    at = torch.arange(count)
    away = at[None] - at[:, None]
    side = kinds // 2
    single = side // 2
    growth = math.log(_FAR / single)
    far = (away.abs().clamp(min=1) / single).log() / growth * (side - single)
    own = torch.where(away.abs() < single, away.abs(), (single + far.long()).clamp(max=side - 1))
    return torch.where(away > 0, own + side, own)
