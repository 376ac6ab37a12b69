"""The learned part of `find_quotes`: confirms, drops, re-bounds and adds candidates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.document import Document, Sentence
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage
from attribution.quotes.scoring.features import Vocabulary, pair_rows, sentence_rows

if TYPE_CHECKING:
    from attribution.quotes.scoring.network import Network

__all__ = ["Scorer", "load_scorer"]

_DATA = Path(__file__).parents[2] / "data"
_BATCH = 64

# From here a word is taken for a cue: where found F1 is highest on articles held out of training.
_THRESHOLD = 0.4


class Scorer:
    """A two-step tagger: which words are cues, and what each cue links.

    It sees the rules' candidates as well as the words and the tree, so that it
    weighs the rules rather than replacing them. Candidates without a cue
    (passages that stand alone, transcript turns) it leaves as they are.
    """

    def __init__(
        self, network: Network, words: Sequence[str], threshold: float = _THRESHOLD
    ) -> None:
        self._network = network
        self._vocabulary = Vocabulary({w: i for i, w in enumerate(words, 1)})
        self._threshold = threshold

    def __call__(
        self,
        document: Document,
        candidates: Sequence[Candidate],
        lexicon: Lexicon,
        marked: Sequence[Passage],
    ) -> tuple[Candidate, ...]:
        """The candidates as the tagger sees them.

        Arguments:
            document: the document.
            candidates: what the rules propose.
            lexicon: the cue words.
            marked: the passages in quotation marks.

        Returns:
            One candidate for each cue, and the rules' candidates without a cue.
        """
        near = _by_sentence(document, candidates)
        quoted: dict[int, list[Passage]] = {}
        for passage in marked:
            for sentence in document.sentences_in(passage.span):
                quoted.setdefault(sentence.index, []).append(passage)
        kept = [c for c in candidates if c.cue_head is None]
        order = sorted(document.sentences, key=lambda s: len(s.tokens))
        for at in range(0, len(order), _BATCH):
            kept += self._tagged(document, order[at : at + _BATCH], near, quoted, lexicon)
        return tuple(kept)

    def _tagged(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        near: dict[int, list[Candidate]],
        quoted: dict[int, list[Passage]],
        lexicon: Lexicon,
    ) -> list[Candidate]:
        import torch  # noqa: PLC0415

        from attribution.quotes.scoring.batching import padded, padded_pairs  # noqa: PLC0415
        from attribution.quotes.scoring.decoding import candidate_of  # noqa: PLC0415

        rows = [
            sentence_rows(
                s, self._vocabulary, lexicon, quoted.get(s.index, ()), near.get(s.index, ())
            )
            for s in sentences
        ]
        with torch.inference_mode():
            categories, flags, lengths = padded(rows)
            states, logits = self._network.encode(categories, flags, lengths)
            chances = torch.sigmoid(logits).tolist()
            cues = [
                (at, token, chances[at][token.index - 1])
                for at, sentence in enumerate(sentences)
                for token in sentence.tokens
                if chances[at][token.index - 1] >= self._threshold
            ]
            if not cues:
                return []
            index = torch.tensor([at for at, _, _ in cues])
            places, extra = padded_pairs(
                [
                    pair_rows(sentences[at], t, near.get(sentences[at].index, ()))
                    for at, t, _ in cues
                ],
                categories.shape[1],
            )
            labels = (
                self._network.links(states[index], categories[index], places, extra, lengths[index])
                .softmax(-1)
                .tolist()
            )
        found = []
        for (at, cue, chance), probabilities in zip(cues, labels, strict=True):
            sentence = sentences[at]
            own = [
                c
                for c in near.get(sentence.index, ())
                if c.cue_head is not None
                and (c.cue_head.sentence, c.cue_head.index) == (cue.sentence, cue.index)
            ]
            candidate = candidate_of(
                document, sentence, cue, probabilities[: len(sentence.tokens)], own, lexicon, chance
            )
            if candidate is not None:
                found.append(candidate)
        return found


def _by_sentence(document: Document, candidates: Sequence[Candidate]) -> dict[int, list[Candidate]]:
    near: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        spans = [*candidate.content, *([candidate.cue] if candidate.cue else [])]
        for number in {s.index for span in spans for s in document.sentences_in(span)}:
            near.setdefault(number, []).append(candidate)
    return near


@cache
def load_scorer(language: str) -> Scorer | None:
    """The scorer of a language, or None if there are no weights for it."""
    path = _DATA / language / f"quotes-{language}.npz"
    if not path.exists():
        return None
    from attribution.quotes.scoring.weights import read  # noqa: PLC0415

    return Scorer(*read(path))
