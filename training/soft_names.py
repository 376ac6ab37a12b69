"""Names as likelihoods: what a teacher finds likely of each word, for a student to learn from.

A teacher says of each word how likely it is outside (O), the beginning (B) or the inside (I) of a
name of each kind. The tagger's labels tell the last word of a name (E) and the only one (S) apart,
too, and follow one another in few ways.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.trees import NAMES

__all__ = ["BIOES", "POSSIBLE", "agreed", "expectation", "log_partition", "told_apart"]

KINDS = tuple(name[2:] for name in NAMES if name[0] == "B")
BIOES = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"))
_LEAST = 1e-6


def _possible() -> Tensor:
    """(labels, labels): whether the second may come after the first."""
    return torch.tensor(
        [
            [
                after[0] in "IE" and after[2:] == before[2:]
                if before[0] in "BI"
                else after[0] in "OBS"
                for after in BIOES
            ]
            for before in BIOES
        ]
    )


POSSIBLE = _possible()


def told_apart(likely: Tensor, lengths: Tensor) -> Tensor:
    """Return (sentences, words, labels of ``BIOES``) of (sentences, words, labels of ``NAMES``).

    A name goes on as likely as the next word is inside a name of its kind, given that this one is.

    Args:
        likely: from 0 to 1; each word's sum to 1.
        lengths: the words of each sentence.
    """
    begin, inside = likely[..., 1::2], likely[..., 2::2]
    here = torch.arange(likely.shape[1], device=likely.device) < lengths[:, None] - 1
    after = torch.cat([inside[:, 1:], torch.zeros_like(inside[:, :1])], 1) * here[..., None]
    goes_on = (after / (begin + inside).clamp(min=_LEAST)).clamp(max=1.0)
    parts = torch.stack(
        [begin * goes_on, inside * goes_on, inside * (1 - goes_on), begin * (1 - goes_on)], 3
    )
    return torch.cat([likely[..., :1], parts.flatten(2)], 2)


def expectation(likely: Tensor, scores: Tensor, follows: Tensor, mask: Tensor) -> Tensor:
    """Return what the scores of all sentences' labels are expected to be, in sum.

    Args:
        likely: (sentences, words, labels), from 0 to 1.
        scores: likewise, the student's.
        follows: (labels, labels), the student's score of the second after the first.
        mask: (sentences, words), true where there is a word.
    """
    pairs = likely[:, :-1, :, None] * likely[:, 1:, None, :] * POSSIBLE.to(likely.device)
    weights = mask[:, 1:] / pairs.sum((2, 3)).clamp(min=_LEAST)
    counts = torch.einsum("swab,sw->ab", pairs, weights)
    return (likely * mask[..., None] * scores).sum() + (counts * follows).sum()


def log_partition(scores: Tensor, follows: Tensor, mask: Tensor) -> Tensor:
    """Return the logarithm of the sum over all labellings of each sentence.

    The arguments are those of :func:`expectation`; the longest sentence comes first.
    """
    top = scores.amax(2, keepdim=True).detach()
    own, onward = (scores - top).exp(), follows.exp()
    there = mask.sum(0).tolist()
    sums, logs = own[:, 0], []
    for word in range(len(there)):
        if word:
            sums = sums[: there[word]] @ onward * own[: there[word], word]
        total = sums.sum(1, keepdim=True)
        sums = sums / total
        logs.append(functional.pad(total[:, 0].log(), (0, len(scores) - len(total))))
    return (torch.stack(logs, 1) + top[..., 0] * mask).sum(1)


@torch.inference_mode()
def agreed(scores: Tensor, follows: Tensor, lengths: Sequence[int]) -> list[list[str]]:
    """Return the likeliest labels of each sentence (Viterbi 1967), as ``NAMES`` has them."""
    best, came = scores[:, 0], []
    bests = [best]
    for step in range(1, scores.shape[1]):
        through, back = (best[:, :, None] + follows).max(1)
        best = through + scores[:, step]
        came.append(back)
        bests.append(best)
    lasts = torch.stack(bests, 1).argmax(2).cpu().numpy()
    backs = [back.cpu().numpy() for back in came]
    found = []
    for sentence, length in enumerate(lengths):
        path = [int(lasts[sentence, length - 1])]
        for step in range(length - 1, 0, -1):
            path.append(int(backs[step - 1][sentence, path[-1]]))
        labels = [BIOES[label] for label in reversed(path)]
        found.append([label.replace("S-", "B-").replace("E-", "I-") for label in labels])
    return found
