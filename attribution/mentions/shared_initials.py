"""Tells whose initials a text means, where several outlets or bodies have the same.

*TAIPEI (CNA) - ...* is the Central News Agency and *NICOSIA (CNA) - ...* the Cyprus one; after
*the Pakistan Tehreek-e-Insaf (PTI)* the initials are no news agency's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.knowledge.gazetteer import Gazetteer, Known
from attribution.mentions.outlet_forms import Named

__all__ = ["settled"]

# Initials in brackets: *the Cyprus News Agency (CNA)*.
_BRACKETED = re.compile(r" \([\"“‘']?(?P<name>[A-Z][A-Za-z&-]{1,8})[\"”’']?\)")
_PARTS = re.compile(r"[^\W\d_]+")
# How far before its initials a body's name may begin.
_LONGEST_NAME = 100
# How far before a name its place may stand: *Taiwan's state-run news agency CNA*; and behind it:
# *CNA, the Taiwanese news agency*.
_BEFORE, _BEHIND = 40, 30
# How many words right behind a name may name its place.
_BESIDE = 2
# How far from the beginning of a line the bracket of a dateline may stand.
_DATELINE = 60
# The fewest capitals of initials.
_FEWEST = 2
_BREAK = re.compile(r"[.,;:()\n]")


def settled(text: str, found: Sequence[Named], gazetteer: Gazetteer) -> list[Named]:
    """The names that may be outlets', with each of initials as the text means them.

    Arguments:
        text: the article's text.
        found: the names, in any order.
        gazetteer: has the outlets that share initials, and the places where each is at home.
    """
    said = {text[one.start : one.end] for one in found}
    meant: dict[str, Named | Known | None] = dict(_explained(text, found))
    for initials in gazetteer.shared.keys() & said - meant.keys():
        home = _at_home(text, initials, found, gazetteer)
        if home is not None:
            meant[initials] = home
    if not meant:
        return list(found)
    result = []
    for one in found:
        words = text[one.start : one.end]
        if words not in meant:
            result.append(one)
        elif (outlet := meant[words]) is not None:
            result.append(evolve(one, name=outlet.name, kind=outlet.kind, doubt="", listed=True))
    there = {(one.start, one.end) for one in found}
    for initials, outlet in meant.items():
        for match in re.finditer(rf"\b{re.escape(initials)}\b(?!-)", text) if outlet else ():
            if outlet is not None and match.span() not in there:
                result.append(Named(*match.span(), outlet.name, outlet.kind, "", True))
    return result


def _explained(text: str, found: Sequence[Named]) -> Iterator[tuple[str, Named | None]]:
    """The initials that stand in brackets behind what they stand for: an outlet, or None.

    They are not for an outlet if they are those of the words before them.
    """
    ends = {one.end: one for one in sorted(found, key=lambda one: -one.start)}
    listed = {text[one.start : one.end]: one for one in found}
    seen: set[str] = set()
    for match in _BRACKETED.finditer(text):
        initials, before = match["name"], ends.get(match.start())
        if initials in seen or sum(map(str.isupper, initials)) < _FEWEST:
            continue
        if before is not None and before.start < match.start() - len(initials):
            if not before.doubt:
                seen.add(initials)
                yield initials, before
            continue
        one = listed.get(initials)
        words = _spelled(text[max(0, match.start() - _LONGEST_NAME) : match.start()], initials)
        if one is not None and words and not words & set(_PARTS.findall(one.name)):
            seen.add(initials)
            yield initials, None


def _spelled(before: str, initials: str) -> set[str]:
    """The words before initials that these are of, or none.

    Words with a small letter may be left out: *the Press Trust of India (PTI)*.
    """
    words: set[str] = set()
    left = [letter.lower() for letter in initials if letter.isalpha()]
    for match in reversed(list(_PARTS.finditer(before.rpartition("\n")[2]))):
        word = match[0]
        if word[0].lower() == left[-1]:
            words.add(word)
            left.pop()
            if not left:
                return words if word[0].isupper() else set()
        elif word[0].isupper():
            break
    return set()


def _at_home(
    text: str, initials: str, found: Sequence[Named], gazetteer: Gazetteer
) -> Known | None:
    """The outlet of some initials that the text names in full, or whose place stands by them."""
    homes = gazetteer.shared[initials]
    named = {one.name for one in found if text[one.start : one.end] != initials}
    for outlet, _ in homes:
        if outlet.name in named:
            return outlet
    for one in sorted(found, key=lambda one: one.start):
        if text[one.start : one.end] == initials:
            near = " ".join(_near(text, one))
            words = set(_PARTS.findall(near))
            for outlet, places in homes:
                if words & places:
                    return outlet
    for article in gazetteer.words("names", "articles"):
        for outlet, _ in gazetteer.shared.get(f"{article} {initials}", ()):
            if _stands_alone(text, f"{article} {initials}", gazetteer):
                return outlet
    opening = {word.title() for word in re.findall(r"^[A-Z]{3,}\b", text, re.MULTILINE)}
    return next((outlet for outlet, places in homes if opening & places), None)


def _stands_alone(text: str, name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a whole phrase somewhere: *told the ABC that*, but not *the ABC anchor*."""
    after = "|".join(map(re.escape, gazetteer.words("openers", "complements")))
    words = rf"\b{re.escape(name)}(?=[.,;:!?'’”\"]|\s*$| (?:{after})\b)"
    return re.search(words, text, re.IGNORECASE | re.MULTILINE) is not None


def _near(text: str, one: Named) -> Iterator[str]:
    """The words beside a name: before it, behind it and at the head of its dateline."""
    start = text.rfind("\n", 0, one.start) + 1
    if one.start - start < _DATELINE and text[one.start - 1 : one.start] == "(":
        yield text[start : one.start].title()
    yield _BREAK.split(text[max(start, one.start - _BEFORE) : one.start])[-1]
    behind = text[one.end : one.end + _BEHIND]
    if behind.startswith(", "):
        yield _BREAK.split(behind[2:])[0]
    elif behind.startswith(" "):  # *told the ABC in Canberra*
        yield " ".join(_BREAK.split(behind)[0].split()[:_BESIDE])
