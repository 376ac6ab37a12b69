"""Runs the encoder over documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from attrs import asdict, frozen
from transformers import AutoTokenizer

from attribution.claim import Claim
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Floats, Vocabulary
from attribution.quotes.tagger.features import Words as Described
from attribution.quotes.tagger.tags import LEAST_CHANCE, CueTags
from attribution.quotes.tagger.viterbi import viterbi
from training.encoder.network import Network, Size
from training.encoder.windows import batches, moved, windows, words_of
from training.pieces import Pieces, shape
from training.quotes.padding import padded

__all__ = ["WEIGHTS", "Encoder", "pieces_of"]

WEIGHTS = "encoder.pt"
"""The file of an encoder's weights."""

_PIECES_A_WORD = 8

# Pieces that are read together.
_PIECES = 1536
# Words of the sentences of cues that are looked at together: each is seen from its cue alone.
_LINKED = 30_000
# The encoder has pieces for all words, and needs no vectors.
_NO_WORDS = Vocabulary({})


@frozen
class _Window:
    """Sentences that are read together, of one document."""

    features: Features
    bounds: Sequence[tuple[int, int]]
    pieces: Sequence[Sequence[int]]
    shapes: Sequence[int]

    @property
    def rows(self) -> slice:
        return slice(self.bounds[0][0], self.bounds[-1][1])


@frozen
class _Cue:
    """A word that may be a cue: its row, its sentence's, and how far rows are from the batch's."""

    features: Features
    row: int
    first: int
    last: int
    offset: int


def pieces_of(directory: Path) -> Pieces:
    """What cuts words into the pieces of an encoder, whose tokenizer a directory holds."""
    return Pieces(AutoTokenizer.from_pretrained(directory, local_files_only=True), _PIECES_A_WORD)


class Encoder:
    """A trained encoder, which says the same as the small tagger of `attribution`.

    Arguments:
        network: what it has learned.
        pieces: what cuts words into pieces.
    """

    def __init__(self, network: Network, pieces: Pieces) -> None:
        self._network = network.eval()
        self._device = next(network.parameters()).device
        self._pieces = pieces
        self._described = Described()
        self._half = self._device.type != "cpu" or _has_half()

    @classmethod
    def of(cls, directory: Path, device: str = "cpu") -> Encoder:
        """The encoder whose weights and tokenizer a directory holds.

        Arguments:
            directory: written by `training.encoder`.
            device: what it is to read on.
        """
        kept = torch.load(directory / WEIGHTS, map_location="cpu", weights_only=True)
        network = Network(Size(**kept["size"]))
        network.load_state_dict(kept["network"])
        return cls(network.to(device), pieces_of(directory))

    def save(self, directory: Path) -> None:
        """Writes the weights; the tokenizer is to lie beside them."""
        kept = {"size": asdict(self._network.size), "network": self._network.state_dict()}
        torch.save(kept, directory / WEIGHTS)

    def tag(self, context: Context, candidates: Sequence[Claim]) -> Iterator[CueTags]:
        """What the encoder sees around each likely cue, and around each that a rule proposes."""
        features = Features(context, _NO_WORDS, candidates, self._described)
        cut = list(self._windows(features))
        for batch in batches([sum(map(len, one.pieces)) + 2 for one in cut], _PIECES):
            yield from self._read([cut[at] for at in batch])

    def _windows(self, features: Features) -> Iterator[_Window]:
        pieces = [self._pieces.of(token.form) for token in features.tokens]
        sizes = [sum(map(len, pieces[first:last])) for first, last in features.bounds]
        for sentences in windows(sizes):
            bounds = [features.bounds[at] for at in sentences]
            rows = slice(bounds[0][0], bounds[-1][1])
            shapes = [shape(token.form) for token in features.tokens[rows]]
            yield _Window(features, bounds, pieces[rows], shapes)

    @torch.inference_mode()
    def _read(self, cut: Sequence[_Window]) -> list[CueTags]:
        words = words_of(
            [window.pieces for window in cut],
            [window.features.categories[window.rows] for window in cut],
            [window.features.flags[window.rows] for window in cut],
            [window.shapes for window in cut],
            self._network.size,
        )
        words = moved(words, self._device)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._half):
            states, logits = self._network.encode(words)
        states, chances = states.float(), logits.float().sigmoid().cpu().numpy()
        likely = (chances[:, 0] >= LEAST_CHANCE).tolist()
        cues, begin = [], 0
        for window in cut:
            offset = begin - window.rows.start
            cues += _cues(window, offset, likely)
            begin += len(window.pieces)
        lengths = [cue.last - cue.first for cue in cues]
        together = ([cues[at] for at in batch] for batch in batches(lengths, _LINKED))
        return [tags for part in together for tags in self._linked(part, states, chances)]

    def _linked(self, cues: Sequence[_Cue], states: torch.Tensor, chances: Floats) -> list[CueTags]:
        seen = [cue.features.seen_from(cue.row, cue.first, cue.last) for cue in cues]
        words = [cue.last - cue.first for cue in cues]
        lengths = torch.tensor(words)
        rows = torch.arange(max(words)).clamp(max=lengths[:, None] - 1)
        rows = rows + torch.tensor([cue.first + cue.offset for cue in cues])[:, None]
        labels = self._network.links(
            states[rows.to(self._device)],
            states[torch.tensor([cue.row + cue.offset for cue in cues]).to(self._device)],
            padded([places for places, _ in seen]).to(self._device),
            padded([flags for _, flags in seen]).to(self._device),
            lengths,
        ).float().softmax(-1).cpu().numpy()  # fmt: skip
        return [
            CueTags(
                cue.features, cue.first, cue.row, float(chances[cue.row + cue.offset, 0]),
                float(chances[cue.row + cue.offset, 1]), of_words[:count], path,
            )
            for cue, of_words, count, path in zip(
                cues, labels, words, viterbi(labels, words), strict=True
            )
        ]  # fmt: skip


def _cues(window: _Window, offset: int, likely: Sequence[bool]) -> list[_Cue]:
    by_cue = window.features.by_cue
    return [
        _Cue(window.features, row, first, last, offset)
        for first, last in window.bounds
        for row in range(first, last)
        if likely[row + offset] or row in by_cue
    ]


def _has_half() -> bool:
    """Whether the processor multiplies 16-bit floats itself: else they take longer than others."""
    return any(torch.cpu.get_capabilities().get(name) for name in ("avx512_bf16", "amx_bf16"))
