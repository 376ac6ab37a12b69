"""Decides whether a sentence may end where a splitter ends it.

A splitter that has learned from text without punctuation cuts before a weekday, a name or
whatever begins like a sentence. Within a paragraph a sentence ends at a mark, so a boundary
without one is wrong, whichever model put it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from functools import cache

from attribution.knowledge.tables import languages, read

__all__ = ["abbreviations", "closing", "groups", "may_end", "titles_before_names"]

_MARKS = frozenset(".!?…:;>\"'")
# Letters of scripts with capitals, digits, signs that belong to a number or a word:
# a sentence of other scripts may end without a mark.
_WITHIN = frozenset({"Lu", "Ll", "Lt", "Lm", "Mn", "Nd", "Nl", "No", "Sc", "Sm", "Sk"})
_PUNCTUATION_WITHIN = frozenset(",%&@#/\\*_-")
# A hyphen that stands for a dash, and what rules a line off: *____*, *****.
_DASH_OR_RULE = re.compile(r"(?:^|\s)-$|--$|([^\w\s,])\1\1$|___$")
# A word that a tokenizer may take for an abbreviation, with the stop behind it.
_WITH_STOP = re.compile(r"[^\W\d_]{3,}\.")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"'“‘-])(\w+)\.$")
# What stands on lines of its own in mail and on the web, whose breaks get lost: addresses
# and the date of a message.
_ADDRESS = r"(?:\S+@\S+|https?://\S+|www\.\S+)"
_DATE = r"\d{1,2}/\d{1,2}/\d{2,4}"
_AFTER_A_LINE = re.compile(rf"(?:^|\s)(?:{_ADDRESS}|{_DATE}(?: \d\d?(?::\d\d)+(?: [AP]M)?)?)$")
_BEFORE_A_LINE = re.compile(rf"{_ADDRESS}|{_DATE} \d")
_BREAK = re.compile(r"[\n\r\x85\u2028\u2029]")
# Fewer words in capitals are an abbreviation or a place, not a heading.
_HEADING = 3


@cache
def titles_before_names(language: str) -> frozenset[str]:
    """The abbreviated titles of a language, lower case, without their stop; none if unknown.

    Example:
        >>> "sen" in titles_before_names("en"), titles_before_names("xx")
        (True, frozenset())
    """
    if language not in languages():
        return frozenset()
    return frozenset(read(language, "parsing/sentences", needed=False).get("before_names", ()))


@cache
def abbreviations(language: str) -> frozenset[str]:
    """The words of a language, lower case, whose stop ends no sentence; none if unknown.

    Example:
        >>> "sen" in abbreviations("en"), "corp" in abbreviations("en"), abbreviations("xx")
        (True, True, frozenset())
    """
    if language not in languages():
        return frozenset()
    table = read(language, "parsing/sentences", needed=False)
    return titles_before_names(language) | frozenset(table.get("abbreviations", ()))


def closing(forms: Sequence[str], known: Set[str]) -> list[int]:
    """The words of a sentence whose stop ends it, though the splitter took it for a part of them.

    Arguments:
        forms: the sentence's words.
        known: abbreviations, whose stop ends nothing; where none is known nothing is parted.

    Example:
        >>> forms = ["He", "told", "the", "Press.", "Sen.", "Ida", "Berg", "left", "."]
        >>> closing(forms, {"sen"})
        [3]
    """
    return [
        at
        for at, form in enumerate(forms[:-1])
        if known
        and _WITH_STOP.fullmatch(form)
        and form[:-1].lower() not in known
        and forms[at + 1][0].isupper()
    ]


def may_end(
    text: str, start: int, end: int, following: int, titles: Set[str] = frozenset()
) -> bool:
    """Whether a sentence may end at a boundary.

    Arguments:
        text: what was split.
        start: where the sentence begins.
        end: where it ends.
        following: where the next one begins.
        titles: abbreviations after which a name follows.

    Returns:
        Whether a mark that can end a sentence stands before the boundary, or the layout
        shows that one ends: a line break, a rule, a heading in capitals.

    Example:
        >>> text = "Gov. Ida Berg told reporters Thursday he will go. She left."
        >>> [may_end(text, 0, end, end + 1, {"gov"}) for end in (4, 28, 49)]
        [False, False, True]
    """
    if _BREAK.search(text, end, following):
        return True
    sentence = text[start:end]
    last = sentence[-1]
    if last == "." and (word := _LAST_WORD.search(sentence)):
        return word[1].lower() not in titles
    if last in _MARKS or _DASH_OR_RULE.search(sentence):
        return True
    if last in _PUNCTUATION_WITHIN or unicodedata.category(last) in _WITHIN:
        return _is_line(sentence, text, following)
    return True


def _is_line(sentence: str, text: str, following: int) -> bool:
    """Whether words without a mark were a line of their own: a heading, a mail's header."""
    if _AFTER_A_LINE.search(sentence) or _BEFORE_A_LINE.match(text, following):
        return True
    in_capitals = sentence.isupper() and len(sentence.split()) >= _HEADING
    return in_capitals and not text[following : following + 2].isupper()


def groups(
    text: str,
    sentences: Sequence[tuple[int, int]],
    titles: Set[str] = frozenset(),
    whole: Sequence[tuple[int, int]] = (),
) -> list[range]:
    """Which sentences of a splitter are one.

    Arguments:
        text: what was split.
        sentences: start and end of each, in text order.
        titles: abbreviations after which a name follows.
        whole: start and end of stretches within which none ends.

    Returns:
        For each true sentence the positions of its parts.

    Example:
        >>> groups("He said Thursday it rained. It did.", [(0, 7), (8, 27), (28, 35)])
        [range(0, 2), range(2, 3)]
    """
    found: list[range] = []
    within = {place for start, end in whole for place in range(start + 1, end)}
    first = 0
    for number, (_, end) in enumerate(sentences):
        following = number + 1
        if following == len(sentences) or (
            end not in within
            and may_end(text, sentences[first][0], end, sentences[following][0], titles)
        ):
            found.append(range(first, following))
            first = following
    return found
