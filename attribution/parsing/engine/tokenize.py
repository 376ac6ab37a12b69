"""Characters to tokens and sentences: Stanza's tokenizer, which labels each character.

The labels: 0 within a token, 1 the last character of a token, 2 of a sentence, 3 of a multi-word
token, 4 of a sentence that ends in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

import numpy as np
import torch
from attrs import define, field, frozen
from torch.nn import functional

from attribution.parsing.boundaries import Stops, closing, groups
from attribution.parsing.engine.batches import Ids, pooled
from attribution.parsing.engine.padded import Layer, table
from attribution.parsing.paragraphs import Piece
from attribution.parsing.sites import sites, whole_sites
from attribution.parsing.whole_names import cut_names, is_name

__all__ = ["Tokenized", "Tokenizer"]

# Stanza reads a paragraph of this many characters and more window by window.
_WINDOW = 1_000
# Longer tokens are hidden from the networks.
_LONGEST_TOKEN = 1_000
_HIDDEN = "<UNK>"
_STEPS = 8_000
_KEPT = 10_000
_PARAGRAPHS = 96
# Addresses that Stanza's expression can match have one of these; the expression itself is slow.
_ADDRESS = re.compile(r"@|http|www\.|\.(?:gov|org|edu|net|com|co)\.")


@frozen(eq=False)
class Tokenized:
    """The tokens of a sentence.

    Attributes:
        paragraph: position of its paragraph in the text.
        forms: the tokens as the networks read them.
        spans: where they stand in the text.
        multiword: whether they may be several words.
    """

    paragraph: int
    forms: list[str]
    spans: list[tuple[int, int]]
    multiword: list[bool]


@define
class _Paragraph:
    """A paragraph on its way through the network: its characters, and the labels so far."""

    characters: Ids
    labels: list[Ids] = field(factory=list)
    done: int = 0

    @property
    def left(self) -> int:
        return len(self.characters) - self.done

    def window(self, width: int) -> Ids:
        """The next characters; the first window, too, ends in a pad if there is room."""
        part = self.characters[self.done : self.done + _WINDOW]
        if self.done == 0:
            width = min(len(part) + 1, _WINDOW)
        return np.pad(part, (0, width - len(part)))

    def take(self, labels: Ids) -> None:
        """Keeps the labels of a window up to its last sentence that is surely whole."""
        ends = np.nonzero((labels == 2) | (labels == 4))[0]
        whole = self.left > _WINDOW and len(ends) > 0
        taken = int(ends[-1]) + 1 if whole else min(self.left, _WINDOW)
        self.labels.append(labels[:taken])
        self.done += taken


class Tokenizer:
    """Stanza's tokenizer over many paragraphs at a time.

    Arguments:
        processor: the pipeline's ``tokenize``.
        titles: abbreviations after which a name follows and no sentence ends.
        known: what the stops behind the language's abbreviations end.
        names: given names, which are never two words.
        language: two-letter code.
    """

    def __init__(
        self, processor: Any, titles: Set[str], known: Stops, names: Set[str], language: str
    ) -> None:
        from stanza.models.tokenization import data, utils

        self._titles = titles
        self._stops = known
        self._names = names
        self._language = language
        model = processor.trainer.model.eval()
        self._vocabulary = processor.vocab
        self._space = data.WHITESPACE_RE
        self._address = utils.MASK_RE
        self._measures = [
            data.PER_CHAR_FEAT_FUNCS[name]
            for name in processor.config["feat_funcs"]
            if name not in data.POSITION_FEAT_FUNCS
        ]
        self._positions = [
            name
            for name in ("end_of_para", "start_of_para")
            if name in processor.config["feat_funcs"]
        ]
        self._batch: int = processor.trainer.args["batch_size"]
        self._embeddings = model.embeddings.weight.detach()
        self._first = Layer(model.rnn)
        self._second = Layer(model.rnn2)
        self._focus: float = model.args["hier_invtemp"]
        self._coarse = _joined(model.tok_clf, model.sent_clf, model.mwt_clf)
        self._fine = _joined(model.tok_clf2, model.sent_clf2, model.mwt_clf2)
        pad = (0, *[0.0] * len(processor.config["feat_funcs"]))
        self._inputs: dict[tuple[float, ...], int] = {pad: 0}
        self._known: dict[tuple[str, bool, bool], int] = {}

    def __call__(self, documents: Sequence[Sequence[Piece]]) -> list[list[Tokenized]]:
        """The sentences of each document, given as its pieces."""
        with_text = [
            [(piece, *self._normal(piece.text)) for piece in document] for document in documents
        ]
        with_text = [[each for each in document if each[1]] for document in with_text]
        labels = self._labels([[text for _, text, _ in document] for document in with_text])
        return [
            [
                sentence
                for (piece, text, kept), marks in zip(document, of_document, strict=True)
                for sentence in self._whole(piece, list(self._sentences(piece, text, kept, marks)))
            ]
            for document, of_document in zip(with_text, labels, strict=True)
        ]

    def _normal(self, text: str) -> tuple[str, list[int] | None]:
        """A paragraph as the network reads it, and its characters' places where some are gone."""
        text = self._space.sub(" ", text.rstrip())
        if "  " not in text:
            return text, None
        kept = [i for i, c in enumerate(text) if c != " " or i == 0 or text[i - 1] != " "]
        return "".join(text[i] for i in kept), kept

    def _labels(self, documents: Sequence[Sequence[str]]) -> list[list[Ids]]:
        read = [[_Paragraph(self._numbers(text)) for text in document] for document in documents]
        # The windows after the first are as wide as the widest that Stanza reads beside them.
        groups = []
        for document in read:
            ordered = sorted(document, key=lambda p: -len(p.characters))
            groups += [ordered[at : at + self._batch] for at in range(0, len(ordered), self._batch)]
        while groups:
            turn = [
                (paragraph, paragraph.window(min(max(p.left for p in group), _WINDOW)))
                for group in groups
                for paragraph in group
            ]
            marks = self._predict([window for _, window in turn])
            for (paragraph, _), of_window in zip(turn, marks, strict=True):
                paragraph.take(of_window)
            groups = [[p for p in group if p.left] for group in groups]
            groups = [group for group in groups if group]
        return [[np.concatenate(p.labels) for p in document] for document in read]

    def _numbers(self, text: str) -> Ids:
        """Characters as numbers of what the network reads: a character, its place, its features."""
        keys = [(c, False, False) for c in text]
        keys[0] = (text[0], True, len(text) == 1)
        keys[-1] = (text[-1], len(text) == 1, True)
        known = self._known
        if len(known) > _KEPT:
            known.clear()
        return np.array([known[k] if k in known else self._add(k) for k in keys], dtype=np.int64)

    def _add(self, key: tuple[str, bool, bool]) -> int:
        character, first, last = key
        place = {"start_of_para": first, "end_of_para": last}
        features = [float(measure(character)) for measure in self._measures]
        features += [float(place[name]) for name in self._positions]
        # All characters that the network does not know are one to it.
        read = (self._vocabulary.unit2id(character), *features)
        self._known[key] = self._inputs.setdefault(read, len(self._inputs))
        return self._known[key]

    def _predict(self, windows: Sequence[Ids]) -> list[Ids]:
        read = torch.tensor(list(self._inputs))
        inputs = torch.cat([self._embeddings[read[:, 0].long()], read[:, 1:]], 1)
        labels: list[Ids] = [windows[0]] * len(windows)
        for batch, numbers, packed in pooled(windows, steps=_STEPS, most=_PARAGRAPHS):
            layout = table(packed)
            states = self._first(inputs[numbers], layout)
            scores = functional.linear(states, *self._coarse)
            states *= 1 - torch.sigmoid(-scores[:, :1] * self._focus)
            states = self._second(states, layout)
            scores += functional.linear(states, *self._fine)
            best = _choices(scores).argmax(1).numpy()[packed.order]
            ends = np.cumsum(packed.lengths)
            for window, of_window in zip(batch, np.split(best, ends[:-1]), strict=True):
                labels[window] = of_window
        return labels

    def _whole(self, piece: Piece, parts: list[Tokenized]) -> Iterator[Tokenized]:
        """The sentences of a piece, those joined that no mark parts."""
        spans = [
            (part.spans[0][0] - piece.start, part.spans[-1][1] - piece.start) for part in parts
        ]
        whole = sites(piece.text, self._language)
        for first, *others in groups(piece.text, spans, self._titles, whole):
            for other in others:
                parts[first].forms.extend(parts[other].forms)
                parts[first].spans.extend(parts[other].spans)
                parts[first].multiword.extend(parts[other].multiword)
            if whole:
                _keep_sites(parts[first], piece, whole)
            yield from self._parted(self._with_names(parts[first]))

    def _with_names(self, sentence: Tokenized) -> Tokenized:
        """A sentence in which given names and short titles are one word each."""
        forms, spans, multiword = sentence.forms, sentence.spans, sentence.multiword
        for at in reversed(cut_names(forms, spans, self._names, self._titles)):
            forms[at : at + 2] = [forms[at] + forms[at + 1]]
            spans[at : at + 2] = [(spans[at][0], spans[at + 1][1])]
            multiword[at : at + 2] = [False]
        for at, several in enumerate(multiword):
            multiword[at] = several and not is_name(forms[at], self._names)
        return sentence

    def _parted(self, sentence: Tokenized) -> Iterator[Tokenized]:
        """A sentence, or those that a stop within it parts."""
        done = 0
        for at, apart in closing(sentence.forms, self._stops):
            (start, end), form = sentence.spans[at], sentence.forms[at]
            cut = [(form[:-1], (start, end - 1)), (form[-1], (end - 1, end))]
            last = cut if apart else [(form, (start, end))]
            yield Tokenized(
                sentence.paragraph,
                [*sentence.forms[done:at], *(form for form, _ in last)],
                [*sentence.spans[done:at], *(span for _, span in last)],
                [*sentence.multiword[done:at], *(False for _ in last)],
            )
            done = at + 1
        if not done:
            yield sentence
            return
        rest = sentence.forms[done:], sentence.spans[done:], sentence.multiword[done:]
        yield Tokenized(sentence.paragraph, *rest)

    def _sentences(
        self, piece: Piece, text: str, kept: list[int] | None, labels: Ids
    ) -> Iterator[Tokenized]:
        labels[-1] = 4 if labels[-1] > 2 else 2
        if _ADDRESS.search(text):
            for address in self._address.finditer(text):
                start, end = address.span()
                labels[start : end - 1] = 0
                labels[end - 1] = labels[end - 1] or 1
        sentence = Tokenized(piece.paragraph, [], [], [])
        start = 0
        ends = np.nonzero(labels)[0]
        for last, label in zip(ends.tolist(), labels[ends].tolist(), strict=True):
            form = text[start : last + 1].lstrip()
            start = last + 1
            if not form:
                continue
            first = start - len(form)
            end = first + len(form.rstrip()) - 1
            if kept is not None:
                first, end = kept[first], kept[end]
            sentence.forms.append(form if len(form) <= _LONGEST_TOKEN else _HIDDEN)
            sentence.spans.append((piece.start + first, piece.start + end + 1))
            sentence.multiword.append(label > 2)
            if label in (2, 4):
                yield sentence
                sentence = Tokenized(piece.paragraph, [], [], [])
        if sentence.forms:
            yield sentence


def _keep_sites(sentence: Tokenized, piece: Piece, whole: Sequence[tuple[int, int]]) -> None:
    """Makes one word each of the names of sites in a sentence of a piece."""
    forms, several = sentence.forms, sentence.multiword
    found = [(piece.start + start, piece.start + end) for start, end in whole]
    kept = whole_sites(sentence.spans, found)
    sentence.spans[:] = [span for span, _ in kept]
    sentence.forms[:] = [
        piece.text[start - piece.start : end - piece.start] if at is None else forms[at]
        for (start, end), at in kept
    ]
    sentence.multiword[:] = [at is not None and several[at] for _, at in kept]


def _joined(*layers: Any) -> tuple[torch.Tensor, torch.Tensor | None]:
    weight = torch.cat([layer.weight.detach() for layer in layers])
    if layers[0].bias is None:
        return weight, None
    return weight, torch.cat([layer.bias.detach() for layer in layers])


def _choices(scores: torch.Tensor) -> torch.Tensor:
    """Scores of the five labels, of those of a token's end, a sentence's and several words."""
    token, sentence, several = functional.logsigmoid(scores).unbind(1)
    no_token, no_sentence, one = functional.logsigmoid(-scores).unbind(1)
    return torch.stack(
        [
            no_token,
            token + no_sentence + one,
            token + sentence + one,
            token + no_sentence + several,
            token + sentence + several,
        ],
        1,
    )
