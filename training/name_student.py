"""A small name tagger that learns from likelihoods: Stanza's network, many sentences at a time.

The network is Stanza's own (``stanza.models.ner``), and so are its names and its file; only the
way through it is written anew. All sentences are tensors beforehand, and each direction of a layer
goes over padded sentences of like length: that way processors have a fast layer, which packed
sentences do not get, and can multiply in 16-bit floats (AVX512-BF16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import frozen
from stanza.models import ner_tagger
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import VOCAB_PREFIX, VOCAB_PREFIX_SIZE
from stanza.models.ner.model import NERTagger
from stanza.models.ner.vocab import MultiVocab
from stanza.models.pos.vocab import CharVocab, CompositeVocab
from torch import Tensor, nn
from torch.nn import functional

from training.soft_names import BIOES

__all__ = ["Forms", "Student"]

_LONGEST_FORM = 24
# Forms of up to so many characters go over together.
_LENGTHS = (3, 5, 7, 10, _LONGEST_FORM)
# How unlikely the labels are that only Stanza's vocabulary has.
_NEVER = -100.0


@frozen
class Forms:
    """All words of a corpus, once each.

    Args:
        words: number of each in the table of word vectors.
        characters: numbers of the characters of each, in order.
        reversed: the same, the last first.
        lengths: how many characters.
    """

    words: Tensor
    characters: Tensor
    reversed: Tensor
    lengths: Tensor

    def to(self, device: str) -> Forms:
        """Return them on a device."""
        tables = (self.words, self.characters, self.reversed, self.lengths)
        return Forms(*(table.to(device) for table in tables))


def vocabulary(pretrain: Pretrain, characters: Sequence[str]) -> MultiVocab:
    """Return Stanza's vocabulary of a name tagger.

    Args:
        pretrain: the word vectors.
        characters: all that are known.
    """
    chars = CharVocab([[("a", "O")]], "en_compact")
    chars._id2unit = [*VOCAB_PREFIX, *characters]
    chars._unit2id = {unit: n for n, unit in enumerate(chars._id2unit)}
    tags = CompositeVocab([[((label,),)] for label in BIOES], "en_compact", idx=0, sep=None)
    return MultiVocab({"char": chars, "tag": tags, "word": pretrain.vocab})


class CheapDropout(nn.Module):
    """Dropout whose coins are bytes: Torch's own take a fifth of the time on a processor.

    Args:
        share: of the numbers that become zero, rounded to a 256th.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(share * 256)

    def forward(self, inputs: Tensor) -> Tensor:
        """Return what is kept of them, made larger for what is lost."""
        if not self.training or not self.least:
            return inputs
        count = inputs.numel()
        coins = torch.empty((count + 7) // 8, dtype=torch.int64, device=inputs.device)
        coins = coins.random_(-(2**63), None).view(torch.uint8)[:count].view(inputs.shape)
        return inputs * ((coins >= self.least) * (256 / (256 - self.least))).to(inputs.dtype)


class Student(nn.Module):
    """Stanza's name tagger.

    Args:
        vectors: Stanza's file of word vectors.
        options: options of ``stanza.models.ner_tagger`` that differ from its defaults.
        characters: the characters it knows, without an earlier model.
        earlier: a model whose vocabulary and weights are taken over.
    """

    def __init__(
        self,
        vectors: Path,
        options: Mapping[str, Any],
        characters: Sequence[str] = (),
        earlier: Path | None = None,
    ) -> None:
        super().__init__()
        pretrain = Pretrain(str(vectors))
        before = torch.load(earlier, weights_only=True) if earlier else None
        if before:
            known = before["vocab"]["char"]["_id2unit"][VOCAB_PREFIX_SIZE:]
            characters = [*known, *(c for c in characters if c not in set(known))]
        self.args = ner_tagger.parse_args([])
        self.args.update(options, word_emb_dim=pretrain.emb.shape[1], emb_finetune=False)
        self.vocab = vocabulary(pretrain, characters)
        self.tagger = NERTagger(self.args, self.vocab, emb_matrix=pretrain.emb)
        self.tagger.word_emb.weight.requires_grad_(requires_grad=False)
        self.dropout = CheapDropout(self.args["dropout"])
        if before:
            self._take_over(before)
        numbers = self.vocab["tag"]._unit2id[0]
        self.order = torch.tensor([numbers[label] for label in BIOES])

    def _take_over(self, before: Mapping[str, Any]) -> None:
        """Copy weights of the same shape; of tables that have grown the first rows."""
        tags = {tag: n for n, tag in enumerate(before["vocab"]["tag"]["_id2unit"][0])}
        order = torch.tensor([tags[tag] for tag in self.vocab["tag"]._id2unit[0]])
        own = self.tagger.state_dict()
        for name, value in before["model"].items():
            weights = value.float()
            if name.startswith("tag_clfs.0"):
                weights = weights[order]
            if name == "crits.0._transitions":
                weights = weights[order][:, order]
            if name in own and own[name].shape[1:] == weights.shape[1:]:
                own[name][: len(weights)] = weights
        self.tagger.load_state_dict(own)

    def forms(self, forms: Sequence[str]) -> Forms:
        """Return the tables of some words."""
        words, chars = self.vocab["word"], self.vocab["char"]
        lower = [form.lower() for form in forms]
        known = torch.tensor(words.map(lower))
        characters = np.zeros((len(forms), _LONGEST_FORM), np.int64)
        reversed_ = characters.copy()
        lengths = np.zeros(len(forms), np.int64)
        for n, form in enumerate(forms):
            row = chars.map(list(form[:_LONGEST_FORM]))
            lengths[n] = len(row)
            characters[n, : len(row)] = row
            reversed_[n, : len(row)] = row[::-1]
        return Forms(known, *(torch.from_numpy(a) for a in (characters, reversed_, lengths)))

    def forward(self, forms: Forms, numbers: Tensor, lengths: Tensor) -> Tensor:
        """Return (sentences, words, labels of ``BIOES``) scores.

        Args:
            forms: the tables.
            numbers: (sentences, words), the forms' numbers; longest sentence first.
            lengths: the words of each, on the processor.
        """
        tagger = self.tagger
        kinds, where = torch.unique(numbers, return_inverse=True)
        vectors = tagger.word_emb(forms.words[kinds])
        inputs = torch.cat([vectors, self._spelled(forms, kinds)], 1)
        # An embedding's gradient is much faster than that of an index.
        inputs = functional.embedding(where, inputs)
        if self.training and self.args["word_dropout"]:
            keep = torch.rand(inputs.shape[:2], device=inputs.device) >= self.args["word_dropout"]
            inputs = inputs * keep[..., None]
        inputs = tagger.input_transform(self.dropout(inputs))
        lengths = lengths.to(inputs.device)[:, None]
        steps = torch.arange(inputs.shape[1], device=inputs.device)[None]
        back = torch.where(steps < lengths, lengths - 1 - steps, steps)[..., None]
        first = tagger.taggerlstm_h_init, tagger.taggerlstm_c_init
        lstm = tagger.taggerlstm.lstm
        forward = self._one_way(lstm, 0, inputs, first)
        turned = inputs.gather(1, back.expand(-1, -1, inputs.shape[2]))
        backward = self._one_way(lstm, 1, turned, first)
        backward = backward.gather(1, back.expand(-1, -1, backward.shape[2]))
        states = torch.cat([forward, backward], 2)
        scores: Tensor = tagger.tag_clfs[0](self.dropout(states))
        return scores[..., self.order.to(scores.device)].float()

    def follows(self) -> Tensor:
        """Return (labels, labels) scores of the second after the first."""
        order = self.order
        found: Tensor = self.tagger.crits[0]._transitions[order][:, order]
        return found

    def _one_way(
        self, lstm: nn.LSTM, way: int, inputs: Tensor, first: tuple[Tensor, Tensor]
    ) -> Tensor:
        """Return the states of one direction of a layer, (rows, steps, width).

        Args:
            lstm: the layer.
            way: 0 forward, 1 backward.
            inputs: (rows, steps, size), in the order in which they are read.
            first: the first state and cell, (directions, 1, width).
        """
        suffix = "_reverse" if way else ""
        names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        weights = [getattr(lstm, name + suffix) for name in names]
        start = [s[way : way + 1].expand(-1, len(inputs), -1).contiguous() for s in first]
        found = torch.lstm(inputs, start, weights, True, 1, 0.0, self.training, False, True)
        return found[0]

    def _spelled(self, forms: Forms, kinds: Tensor) -> Tensor:
        """Return what the characters of some forms say, in both directions."""
        model = self.tagger.charmodel
        lstm, first = model.charlstm.lstm, (model.charlstm_h_init, model.charlstm_c_init)
        lengths, order = forms.lengths[kinds].sort()
        ends = torch.searchsorted(lengths, torch.tensor(_LENGTHS).to(lengths), right=True)
        found, start = [], 0
        for end in ends.tolist():
            if end == start:
                continue
            rows = kinds[order[start:end]]
            last = (lengths[start:end] - 1)[:, None, None]
            both = []
            for way, table in enumerate((forms.characters, forms.reversed)):
                read = self.dropout(model.char_emb(table[rows, : int(lengths[end - 1])]))
                states = self._one_way(lstm, way, read, first)
                both.append(states.gather(1, last.expand(-1, -1, states.shape[2]))[:, 0])
            found.append(torch.cat(both, 1))
            start = end
        return torch.cat(found)[order.argsort()]

    def save(self, output: Path) -> None:
        """Write a model as Stanza's trainer does, with the other labels of its vocabulary."""
        state = {k: v.detach().cpu().clone() for k, v in self.tagger.state_dict().items()}
        for name in self.tagger.unsaved_modules:
            state.pop(f"{name}.weight", None)
        others = [
            n for n in range(len(state["tag_clfs.0.bias"])) if n not in set(self.order.tolist())
        ]
        state["tag_clfs.0.weight"][others] = 0.0
        state["tag_clfs.0.bias"][others] = _NEVER
        state["crits.0._transitions"][others] = 0.0
        state["crits.0._transitions"][:, others] = 0.0
        saved = {"model": state, "vocab": self.vocab.state_dict(), "config": dict(self.args)}
        torch.save(saved, output, _use_new_zipfile_serialization=False)
