"""Names of web sites, which a tokenizer cuts at their stops: *mbl.is*, *scroll.in*."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Sequence
from functools import cache

from attribution.knowledge.tables import languages, read

__all__ = ["sites", "whole_sites"]

_Stretch = tuple[int, int]

# What every such name has: the expression itself is slow.
_STOP_WITHIN = re.compile(r"\w\.\w")
_PART = r"[A-Za-z\d][A-Za-z\d-]{0,60}[A-Za-z\d]"


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Matches the name of a site, by what the sites of a language's outlets end in."""
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
    """The words of a sentence, of which each site is one.

    Arguments:
        words: where they stand.
        found: where sites stand, in text order.

    Returns:
        Where each word stands then, and which of those given it was; None for those that are new.

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
