"""Finds names of web sites, which tokenizers split at their dots: *mbl.is*, *scroll.in*."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Sequence
from functools import cache

from attribution.knowledge.tables import languages, read

__all__ = ["sites", "whole_sites"]

_Stretch = tuple[int, int]

# Every such name has this; it is looked for first, since the whole expression is slow.
_STOP_WITHIN = re.compile(r"\w\.\w")
_PART = r"[A-Za-z\d][A-Za-z\d-]{0,60}[A-Za-z\d]"


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Matches the name of a site by the endings that the sites of a language's outlets have."""
    if language not in languages():
        return None
    table = read(language, "outlet_forms", needed=False).get("domains", {})
    domains: Collection[str] = {domain for listed in table.values() for domain in listed}
    if not domains:
        return None
    endings = "|".join(map(re.escape, sorted(domains, key=len, reverse=True)))
    return re.compile(rf"(?<![\w@./-])(?:{_PART}\.){{1,3}}(?:{endings})(?![\w@/-]|\.\w)")


def sites(text: str, language: str) -> list[_Stretch]:
    """Where a text names web sites.

    Arguments:
        text: any text.
        language: two-letter code.

    Example:
        >>> sites("He told mbl.is. It rained.She left.", "en")
        [(8, 14)]
    """
    pattern = _pattern(language)
    if pattern is None or not _STOP_WITHIN.search(text):
        return []
    return [found.span() for found in pattern.finditer(text)]


def whole_sites(
    words: Sequence[_Stretch], found: Sequence[_Stretch]
) -> list[tuple[_Stretch, int | None]]:
    """The words of a sentence, with each site made one word.

    Arguments:
        words: offsets of the words.
        found: offsets of the sites, in text order.

    Returns:
        The offsets of the new words, each with the position that it had in ``words``, or None for
        a word that was joined.

    Example:
        >>> whole_sites([(0, 4), (5, 9), (9, 12), (12, 13)], [(5, 12)])
        [((0, 4), 0), ((5, 12), None), ((12, 13), 3)]
    """
    kept: list[tuple[_Stretch, int | None]] = []
    at = 0
    before = bisect.bisect_right(found, words[0]) - 1
    for start, end in found[max(before, 0) :]:
        if start >= words[-1][1]:
            break
        while at < len(words) and words[at][1] <= start:
            kept.append((words[at], at))
            at += 1
        first = at
        while at < len(words) and words[at][0] < end:
            at += 1
        if first == at:
            continue
        if words[first:at] == [(start, end)]:
            kept.append((words[first], first))
            continue
        edges = (words[first][0], start, end, words[at - 1][1])
        parts = ((edges[0], edges[1]), (edges[1], edges[2]), (edges[2], edges[3]))
        kept += [(part, None) for part in parts if part[0] < part[1]]
    kept += [(words[n], n) for n in range(at, len(words))]
    return kept
