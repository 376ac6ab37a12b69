"""`score`: scores quotations against gold; the tables of the docs are made with it.

Predictions and gold quotations are paired one to one by the greatest overlap of their contents, in
characters without white space. A pair is *found* if the two share at least half of what they cover
together, and *joint* if their sources overlap, too. Tokens are scored as for a sequence tagger:
those that lie in any content, cue or source. Spans are scored one by one, whatever they are linked
to: both ends must be right, but for marks and punctuation, as published taggers are measured
(Pareti 2015; Newell, Margolin and Ruths 2018).

A gold quotation may have ``content_alternatives``; an ``optional`` one is neither rewarded nor
penalised.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["HALF", "pair", "score"]

Marked = Mapping[str, Any]
Spans = Iterable[Sequence[int]]
HALF = 0.5
"""The share of their union that two contents must have in common to be taken for one."""

_EDGE = " \t\r\n\"'“”‘’«»`.,;:"
_WORD = re.compile(r"\w+")
_KINDS = ("direct", "mixed", "indirect")
_ROLES = ("content", "cue", "source")


def score(golds: Iterable[Marked], predictions: Mapping[str, Marked]) -> dict[str, Any]:
    """The figures over all articles, in percent.

    Arguments:
        golds: articles with ``id``, ``text`` and ``quotes``.
        predictions: the quotations found in each article, by its id, in the same form.

    Returns:
        ``found``, ``exact`` and ``joint``, and for content, cue and source ``..._tokens`` and
        ``..._spans``, each with ``p``, ``r`` and ``f1``; ``recall_by_kind``; ``source_accuracy``.
    """
    count: Counter[Any] = Counter()
    for gold in golds:
        found = predictions.get(gold["id"], {"quotes": ()})["quotes"]
        _count_pairs(gold["text"], gold["quotes"], found, count)
        for role in _ROLES:
            _count_words(gold["text"], gold["quotes"], found, role, count)
            _count_spans(gold["text"], gold["quotes"], found, role, count)
    result: dict[str, Any] = {
        measure: _rates(count[measure], count["predicted"], count["gold"])
        for measure in ("found", "exact", "joint")
    }
    result["recall_by_kind"] = {
        kind: _percent(count["found", kind], count["gold", kind])
        for kind in _KINDS
        if count["gold", kind]
    }
    result["source_accuracy"] = _percent(count["right source"], count["found with source"])
    for role in _ROLES:
        for of in ("tokens", "spans"):
            result[f"{role}_{of}"] = _rates(
                *(count[role, of, what] for what in ("right", "predicted", "gold"))
            )
    return result


def pair(
    text: str, gold: Sequence[Marked], found: Sequence[Marked]
) -> list[tuple[int, int, float]]:
    """Pairs of positions in ``gold`` and ``found``, each with the share that both have in common.

    Those that share half are paired first, of these the ones that share a cue, then the closest.
    """
    theirs = [
        [_letters(text, c) for c in (one["content"], *one.get("content_alternatives", ()))]
        for one in gold
    ]
    ours = [_letters(text, one["content"]) for one in found]
    cues = [_letters(text, one.get("cue") or ()) for one in found]
    # Which quotations cover each letter: only those that share a letter can be a pair.
    having: dict[int, list[int]] = defaultdict(list)
    for j, own in enumerate(ours):
        for at in own:
            having[at].append(j)
    candidates = []
    for i, contents in enumerate(theirs):
        cue = _letters(text, gold[i].get("cue") or ())
        for j in {j for content in contents for at in content for j in having.get(at, ())}:
            shared = max(_overlap(content, ours[j]) for content in contents)
            candidates.append((shared >= HALF, bool(cue & cues[j]), shared, -i, -j))
    pairs: list[tuple[int, int, float]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, shared, i, j in sorted(candidates, reverse=True):
        if -i not in taken[0] and -j not in taken[1]:
            taken[0].add(-i)
            taken[1].add(-j)
            pairs.append((-i, -j, shared))
    return pairs


def _count_pairs(
    text: str, gold: Sequence[Marked], found: Sequence[Marked], count: Counter[Any]
) -> None:
    pairs = pair(text, gold, found)
    met = {i: found[j] for i, j, shared in pairs if shared >= HALF}
    free = {j for i, j, _ in pairs if gold[i].get("optional")}
    count["predicted"] += len(found) - len(free)
    for i, one in enumerate(gold):
        if one.get("optional"):
            continue
        kind, other = one.get("kind", ""), met.get(i)
        count["gold"] += 1
        count["gold", kind] += 1
        if other is None:
            continue
        count["found"] += 1
        count["found", kind] += 1
        contents = (one["content"], *one.get("content_alternatives", ()))
        own = _trimmed(text, other["content"])
        count["exact"] += any(_trimmed(text, content) == own for content in contents)
        sources = [_letters(text, q.get("source") or ()) for q in (one, other)]
        if one.get("source"):
            right = bool(sources[0] & sources[1])
            count["found with source"] += 1
            count["right source"] += right
            count["joint"] += right
        else:
            count["joint"] += not other.get("source")


def _count_words(
    text: str, gold: Sequence[Marked], found: Sequence[Marked], role: str, count: Counter[Any]
) -> None:
    """Counts the words that lie in any span of a role."""
    wanted = _covered(text, (q for q in gold if not q.get("optional")), role)
    free = _covered(text, (q for q in gold if q.get("optional")), role) - wanted
    ours = _covered(text, found, role)
    for match in _WORD.finditer(text):
        at = match.start()
        if at not in free:
            count[role, "tokens", "gold"] += at in wanted
            count[role, "tokens", "predicted"] += at in ours
            count[role, "tokens", "right"] += at in wanted and at in ours


def _count_spans(
    text: str, gold: Sequence[Marked], found: Sequence[Marked], role: str, count: Counter[Any]
) -> None:
    """Counts the spans of a role one by one, whatever they are linked to."""
    wanted = _edges(text, (q for q in gold if not q.get("optional")), role)
    free = _edges(text, (q for q in gold if q.get("optional")), role) - wanted
    ours = _edges(text, found, role) - free
    count[role, "spans", "gold"] += len(wanted)
    count[role, "spans", "predicted"] += len(ours)
    count[role, "spans", "right"] += len(wanted & ours)


def _covered(text: str, quotes: Iterable[Marked], role: str) -> set[int]:
    return {at for quote in quotes for at in _letters(text, quote.get(role) or ())}


def _edges(text: str, quotes: Iterable[Marked], role: str) -> set[tuple[int, int]]:
    return {span for quote in quotes for span in _trimmed(text, quote.get(role) or ())}


def _letters(text: str, spans: Spans) -> set[int]:
    """The offsets of the characters in spans, except white space."""
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def _trimmed(text: str, spans: Spans) -> list[tuple[int, int]]:
    """Spans without marks and punctuation at their edges; those with nothing between are joined."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted((first, last) for first, last in spans):
        start = last - len(text[first:last].lstrip(_EDGE))
        end = start + len(text[start:last].rstrip(_EDGE))
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip(_EDGE):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _rates(right: int, predicted: int, gold: int) -> dict[str, float]:
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1)}


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
