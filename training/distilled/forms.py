"""What a student sees of words: their numbers in Stanza's vocabularies, and batches of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import torch
from attrs import frozen
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import ROOT_ID
from stanza.models.pos.vocab import MultiVocab
from torch import Tensor

from attribution.parsing.engine.punctuation import simplified
from training.distilled.corpus import GOLD, RAW, Corpus, Ints, batches

__all__ = ["Batch", "Forms", "endless"]

_LONGEST = 30


@frozen(eq=False)
class Batch:
    """Sentences as a student reads them: step by step, the longest sentence first.

    Attributes:
        words: the number of each word in the corpus, a row a sentence; 0 for the root, which
            stands first, and behind the last.
        inside: where there is a word, or the root.
        rows: the row of each among all steps.
        forms: of each row.
        lemmas: of each row.
        distinct: the row of each form in the table of characters.
        characters: of each distinct form.
        spelled: how many characters each has.
        sizes: how many sentences have each step; stays on the processor.
    """

    words: Tensor
    inside: Tensor
    rows: Tensor
    forms: Tensor
    lemmas: Tensor
    distinct: Tensor
    characters: Tensor
    spelled: Tensor
    sizes: Tensor


class Forms:
    """The forms and lemmas of a corpus.

    Args:
        corpus: the sentences.
        earlier: vocabularies of an earlier parser. Words and lemmas are added to them.
        vectors: word vectors.
        cutoff: how often a word or lemma must stand in the corpus to be added.
    """

    def __init__(self, corpus: Corpus, earlier: MultiVocab, vectors: Pretrain, cutoff: int) -> None:
        self.vocabularies = earlier
        self._add(corpus, cutoff)
        numbers: dict[str, int] = {}
        self._form = np.zeros(corpus.size, np.int64)
        self._lemma = np.full(corpus.size, ROOT_ID)
        for sentence, start in zip(corpus.sentences, corpus.starts, strict=True):
            for at, word in enumerate(sentence.words, start):
                self._form[at] = numbers.setdefault(simplified(word), len(numbers) + 1)
            lemmas = earlier["lemma"].map(sentence.lemmas)
            self._lemma[start : start + len(lemmas)] = lemmas
        self.words = torch.tensor([ROOT_ID, *earlier["word"].map(numbers)])
        self.vectors = torch.tensor(
            [ROOT_ID, *vectors.vocab.map([form.lower() for form in numbers])]
        )
        self._characters = np.zeros((len(numbers) + 1, _LONGEST), np.int64)
        self._characters[0, 0] = ROOT_ID
        self._spelled = np.ones(len(numbers) + 1, np.int64)
        for at, form in enumerate(numbers, 1):
            own = earlier["char"].map(form[:_LONGEST])
            self._characters[at, : len(own)] = own
            self._spelled[at] = len(own)
        self._corpus = corpus

    def _add(self, corpus: Corpus, cutoff: int) -> None:
        known = [corpus.sentences[at] for part in (GOLD, RAW) for at in corpus.of(part)]
        words = Counter(simplified(word).lower() for sentence in known for word in sentence.words)
        lemmas = Counter(lemma.lower() for sentence in known for lemma in sentence.lemmas)
        for name, counts in (("word", words), ("lemma", lemmas)):
            vocabulary = self.vocabularies[name]
            for unit, count in counts.most_common():
                if count >= cutoff and unit not in vocabulary:
                    vocabulary._unit2id[unit] = len(vocabulary._id2unit)
                    vocabulary._id2unit.append(unit)

    def batch(self, some: Ints, device: str) -> Batch:
        """Some sentences."""
        corpus = self._corpus
        some = some[np.argsort(-corpus.lengths[some], kind="stable")]
        lengths = corpus.lengths[some] + 1
        steps = np.arange(lengths[0])
        inside = steps < lengths[:, None]
        words = np.where(inside & (steps > 0), corpus.starts[some][:, None] + steps - 1, 0)
        # The rows stand step by step.
        order = words.T[inside.T]
        rows = np.zeros(inside.T.shape, np.int64)
        rows[inside.T] = np.arange(len(order))
        forms = self._form[order]
        distinct, inverse = np.unique(forms, return_inverse=True)
        longest = self._spelled[distinct].max()

        def sent(values: np.ndarray) -> Tensor:
            return torch.from_numpy(np.ascontiguousarray(values)).to(device, non_blocking=True)

        return Batch(
            sent(words), sent(inside), sent(rows.T), sent(forms), sent(self._lemma[order]),
            sent(inverse.reshape(-1)), sent(self._characters[distinct, :longest]),
            sent(self._spelled[distinct]), torch.from_numpy(inside.sum(0)),
        )  # fmt: skip


def endless(corpus: Corpus, part: int, words: int, rng: np.random.Generator) -> Iterator[Ints]:
    """The sentences of a part in batches of so many words, for ever, each time in another order."""
    some = corpus.of(part)
    while True:
        planned = list(batches(some, corpus.lengths[some] + 1, words, rng))
        rng.shuffle(planned)
        yield from planned
