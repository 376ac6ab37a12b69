"""Counts how far found attributions agree with an article's mark-up.

Gold and found quotations pair up one to one, those that share most of their content
first (intersection over union of characters other than white space, a pair from one
half on).  Figures are percentages, rounded to one decimal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_EDGES = " \t\r\n\"'“”‘’„«»`.,;:"
_FORMAL = {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister"}
ANY = "any"
"""Stands in the mark-up for a name that is not judged."""
Gold = Mapping[str, Any]
Spans = Sequence[Sequence[int]]


def predicted(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The attributions of a JSON document of the library, in the form of the mark-up."""

    def spans(value: Mapping[str, Any] | None) -> list[list[int]]:
        return [[value["start"], value["end"]]] if value else []

    return [
        {
            "kind": one["quote"]["kind"],
            "content": [[part["start"], part["end"]] for part in one["quote"]["content"]],
            "cue": spans(one["quote"]["cue"]),
            "source": spans(one["quote"]["source"]),
            **{
                role: one[role]["name"] if one[role] else None
                for role in ("speaker", "agency", "addressee")
            },
            "polarity": one["polarity"],
        }
        for one in document["attributions"]
    ]


def letters(text: str, spans: Spans) -> frozenset[int]:
    """Offsets of the characters in `spans` other than white space."""
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def core(text: str, spans: Spans) -> frozenset[int]:
    """Offsets of the letters and digits: what stays the same whatever the edges."""
    kept: set[int] = set()
    for start, end in spans:
        kept.update(i for i in range(start, end) if text[i] not in _EDGES)
    return frozenset(kept)


def agree(wanted: str, found: str | None) -> bool:
    """Whether two names are one: the words of one are all in the other, last names equal."""

    def words(name: str) -> list[str]:
        return [word for word in re.findall(r"\w+", name.lower()) if word not in _FORMAL]

    ours, theirs = words(wanted), words(found or "")
    if not ours or not theirs:
        return (found or "").strip().lower() == wanted.strip().lower()
    if set(ours) <= set(theirs):
        return True
    return set(theirs) <= set(ours) and (ours[-1] == theirs[-1] or len(set(theirs)) > 1)


def matched(text: str, gold: Sequence[Gold], found: Sequence[Gold]) -> dict[int, int]:
    """For each gold quotation that was found, the number of the found one."""
    wanted = [
        [letters(text, spans) for spans in (one["content"], *one["content_alternatives"])]
        for one in gold
    ]
    offered = [letters(text, one["content"]) for one in found]
    scored = sorted(
        (
            bool(letters(text, gold[i]["cue"]) & letters(text, found[j]["cue"])),
            max(len(w & offer) / (len(w | offer) or 1) for w in wanted[i]),
            -i,
            -j,
        )
        for i in range(len(gold))
        for j, offer in enumerate(offered)
    )
    pairs: dict[int, int] = {}
    for _, overlap, minus_i, minus_j in reversed(scored):
        if overlap >= 0.5 and -minus_i not in pairs and -minus_j not in pairs.values():
            pairs[-minus_i] = -minus_j
    return pairs


def mistakes(article: Mapping[str, Any], found: Sequence[Gold]) -> list[str]:
    """What is missing, spurious or different, a readable line each."""
    text, gold = article["text"], article["quotes"]
    pairs = matched(text, gold, found)
    lines = []

    def show(one: Gold) -> str:
        return " … ".join(text[start:end] for start, end in one["content"])

    for i, one in enumerate(gold):
        if one["optional"]:
            continue
        if i not in pairs:
            lines.append(f"missing: {show(one)!r}")
            continue
        other = found[pairs[i]]
        if not _exact(text, one, other):
            lines.append(f"content: wanted {show(one)!r}, found {show(other)!r}")
        for role in ("speaker", "agency", "addressee"):
            if not _same(one, other, role):
                lines.append(f"{role} of {show(one)!r}: wanted {one[role]}, found {other[role]}")
        if one["polarity"] not in (None, other["polarity"]):
            lines.append(f"polarity of {show(one)!r}: {one['polarity']}, found {other['polarity']}")
    taken = set(pairs.values())
    lines += [f"spurious: {show(one)!r}" for j, one in enumerate(found) if j not in taken]
    return lines


def counted(article: Mapping[str, Any], found: Sequence[Gold]) -> Counter[str]:
    """The counts of one article, which `figures` adds up."""
    text, gold = article["text"], article["quotes"]
    pairs = matched(text, gold, found)
    count: Counter[str] = Counter()
    free = {j for i, j in pairs.items() if gold[i]["optional"]}
    count["found"] = len(found) - len(free)
    for i, one in enumerate(gold):
        if one["optional"]:
            continue
        count["wanted"] += 1
        count["wanted " + one["kind"]] += 1
        for role in ("speaker", "agency", "addressee"):
            count["wanted " + role] += bool(one[role]) and one[role] != ANY
        count["wanted source"] += bool(one["source"])
        if i not in pairs:
            continue
        other = found[pairs[i]]
        count["right"] += 1
        count["right " + one["kind"]] += 1
        count["right content"] += _exact(text, one, other)
        count["judged polarity"] += one["polarity"] is not None
        count["right polarity"] += one["polarity"] == other["polarity"]
        count["right source"] += bool(letters(text, one["source"]) & letters(text, other["source"]))
        for role in ("speaker", "agency", "addressee"):
            if one[role] == ANY:
                continue
            count["offered " + role] += bool(other[role])
            count["right " + role] += bool(one[role]) and _same(one, other, role)
    return count


def figures(counts: Iterable[Counter[str]]) -> dict[str, float]:
    """Percentages over all articles, each a measure that the gate pins."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)

    def share(part: str, whole: str) -> float:
        return round(100 * total[part] / total[whole], 1) if total[whole] else 0.0

    measures = {
        "found precision": share("right", "found"),
        "found recall": share("right", "wanted"),
        "exact recall": share("right content", "wanted"),
        "source recall": share("right source", "wanted source"),
        "polarity accuracy": share("right polarity", "judged polarity"),
    }
    for kind in ("direct", "mixed", "indirect"):
        measures[f"{kind} recall"] = share(f"right {kind}", f"wanted {kind}")
    for role in ("speaker", "agency", "addressee"):
        measures[f"{role} recall"] = share(f"right {role}", f"wanted {role}")
        measures[f"{role} precision"] = share(f"right {role}", f"offered {role}")
    return measures


def _exact(text: str, one: Gold, other: Gold) -> bool:
    ours = core(text, other["content"])
    return any(
        core(text, spans) == ours for spans in (one["content"], *one["content_alternatives"])
    )


def _same(one: Gold, other: Gold, role: str) -> bool:
    if one[role] == ANY:
        return True
    if not one[role]:
        return not other[role]
    names = [one[role], *(one["speaker_alternatives"] if role == "speaker" else ())]
    return any(agree(name, other[role]) for name in names)
