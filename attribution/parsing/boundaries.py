"""Decides whether a sentence may end where a splitter ends it.

A splitter that was trained on text without punctuation cuts before a weekday, a name or anything
else that often begins a sentence. Within a paragraph a sentence ends at a punctuation mark, so a
boundary without one is wrong, whichever model put it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise

from attrs import frozen

from attribution.knowledge.tables import languages, read

__all__ = ["Stops", "closing", "groups", "may_end", "stops", "titles_before_names"]

_MARKS = frozenset(".!?…:;>\"'")
# Letters of scripts that have capitals, digits, and signs that belong to a number or a word: in
# other scripts, a sentence may end without a mark.
_WITHIN = frozenset({"Lu", "Ll", "Lt", "Lm", "Mn", "Nd", "Nl", "No", "Sc", "Sm", "Sk"})
_PUNCTUATION_WITHIN = frozenset(",%&@#/\\*_-")
# A hyphen used as a dash, and rules across the page: *____*, *****.
_DASH_OR_RULE = re.compile(r"(?:^|\s)-$|--$|([^\w\s,])\1\1$|___$")
# A word that a tokenizer may take for an abbreviation, with the stop behind it.
_WITH_STOP = re.compile(r"[^\W\d_]{3,}\.")
# Letters with a stop each, or a degree: *U.S.*, *p.m.*, *Ph.D.*
_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.){2,4}")
_LETTER = re.compile(r"[^\W\d_]\.")
_OPENING = frozenset("\"'“‘«")
_CLOSING = frozenset("\"'”’»")
# Among how many words behind an abbreviation one in small letters shows that they are no title,
# and how long it must be.
_NEAR, _TELLING = 8, 4
# How long a word is that is hardly ever a surname.
_LONGER = 3
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"'“‘-])(\w+)\.$")
# What has a line to itself in mail and on the web, though line breaks get lost: addresses and the
# date of a message.
_ADDRESS = r"(?:\S+@\S+|https?://\S+|www\.\S+)"
_DATE = r"\d{1,2}/\d{1,2}/\d{2,4}"
_AFTER_A_LINE = re.compile(rf"(?:^|\s)(?:{_ADDRESS}|{_DATE}(?: \d\d?(?::\d\d)+(?: [AP]M)?)?)$")
_BEFORE_A_LINE = re.compile(rf"{_ADDRESS}|{_DATE} \d")
_BREAK = re.compile(r"[\n\r\x85\u2028\u2029]")
# Fewer words in capitals make an abbreviation or a place, not a heading.
_HEADING = 3


@cache
def titles_before_names(language: str) -> frozenset[str]:
    """A language's abbreviated titles, in lower case and without a stop; none if it is unknown.

    So are the first words of names that have an exclamation mark, which they keep: *Yahoo! News*.

    Example:
        >>> "sen" in titles_before_names("en"), titles_before_names("xx")
        (True, frozenset())
    """
    if language not in languages():
        return frozenset()
    table = read(language, "parsing/sentences", needed=False)
    return frozenset((*table.get("before_names", ()), *table.get("exclaimed", ())))


@frozen
class Stops:
    """What a language's full stops behind abbreviations end; all words are in lower case.

    Attributes:
        abbreviations: words whose stop ends no sentence by itself.
        last_words: those of them that sentences often end with: *Jr.*, *Inc.*, *St.*
        first_words: words that, with a capital, hardly ever follow an abbreviation unless they
            begin a sentence: *She*, *But*.
        letters: where one publishes, with a letter for a name: *X*.
        before_letters: what stands before these: *wrote **on** X*.
        reports: words that tell who said what stands before: *It is safe, **says** Lund*.
    """

    abbreviations: frozenset[str] = frozenset()
    last_words: frozenset[str] = frozenset()
    first_words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    before_letters: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()


@cache
def stops(language: str) -> Stops:
    """A language's stops behind abbreviations; none if it is unknown.

    Example:
        >>> "sen" in stops("en").abbreviations, "inc" in stops("en").last_words
        (True, True)
        >>> stops("xx") == Stops()
        True
    """
    if language not in languages():
        return Stops()
    table = read(language, "parsing/sentences", needed=False)
    return Stops(
        titles_before_names(language) | frozenset(table.get("abbreviations", ())),
        frozenset(table.get("last_words", ())),
        frozenset(table.get("first_words", ())),
        frozenset(table.get("letters", ())),
        frozenset(table.get("before_letters", ())),
        frozenset(table.get("reports", ())),
    )


def closing(forms: Sequence[str], known: Stops) -> list[tuple[int, bool]]:
    """The words whose stop ends a sentence, within what a splitter took for one.

    Arguments:
        forms: the words of what the splitter took for one sentence.
        known: the language's stops; where no abbreviations are known, nothing is split.

    Returns:
        The position of each word, and whether the stop is a word of its own: it is none behind an
        abbreviation.

    Example:
        >>> forms = ["He", "told", "the", "Press.", "Sen.", "Ida", "Berg", "left", "the", "U.S."]
        >>> closing([*forms, "She", "stayed", "."], stops("en"))
        [(3, True), (9, False)]
    """
    if not known.abbreviations:
        return []
    found: list[tuple[int, bool]] = []
    for at, form in enumerate(forms[:-1]):
        if form == ";" and _parts_reports(forms, at, known):
            found.append((at, False))
        if form[-1] != ".":
            continue
        if _WITH_STOP.fullmatch(form) and form[:-1].lower() not in known.abbreviations:
            if forms[at + 1][0].isupper():
                found.append((at, True))
        elif _LETTER.fullmatch(form) or form == ".":
            # The stop may be a word of its own.
            glued = form != "."
            own = at if glued else at - 1
            before, letter = (forms[own - 1], forms[own]) if own > 0 else ("", "")
            letter = letter.removesuffix(".") if glued else letter
            if _is_no_initial(before, letter, forms[at + 1 : at + _NEAR], known):
                found.append((at, glued))
        elif _may_be_last(form, known) and _begin_sentence(forms[at + 1 : at + _NEAR], known):
            found.append((at, False))
    return found


def _parts_reports(forms: Sequence[str], at: int, known: Stops) -> bool:
    """Whether a semicolon parts two clauses with a report behind or within each.

    *It is safe, says Lund; "it never was", says Berg*: who says the second says nothing of the
    first. Parsers take all of it for one.
    """
    start = next((i for i in range(at - 1, -1, -1) if forms[i] == ";"), -1) + 1
    end = next((i for i in range(at + 1, len(forms)) if forms[i] == ";"), len(forms))
    return _has_report(forms[start:at], known) and _has_report(forms[at + 1 : end], known)


def _has_report(forms: Sequence[str], known: Stops) -> bool:
    """Whether commas part who said it from a clause: *It is safe, **says Lund***, *the roof, **she
    said**, leaked*."""
    words = list(forms)
    while words and words[-1] in (".", "!", "?"):
        words.pop()
    commas = [i for i, word in enumerate(words) if word == ","]
    for start, end in pairwise((*commas, len(words))):
        report = words[start + 1 : end]
        while report and report[0] in _CLOSING:
            del report[0]
        if not 1 < len(report) <= _NEAR or any(w in _OPENING or w in _CLOSING for w in report):
            continue
        if report[0].lower() in known.reports or report[-1].lower() in known.reports:
            return True
    return False


def _is_no_initial(before: str, letter: str, behind: Sequence[str], known: Stops) -> bool:
    """Whether a letter with a stop ends a sentence: *wrote on X. Lund said*, *plan B. But ...*.

    In *by J. Lund* and *Ana J. Lund* it is part of a name.
    """
    first = behind[1] if behind[0] in _OPENING and behind[1:] else behind[0]
    if not before or not (len(letter) == 1 and letter.isupper()):
        return False
    if letter.lower() in known.letters and before.lower() in known.before_letters:
        return first[0].isupper() and not _LETTER.fullmatch(first)
    begins = _begin_sentence(behind, known)
    # *Malcolm X. She said*, but *Kim J. So said*: a name may look like a short word.
    return begins and (before.islower() or len(first) >= _LONGER)


def _may_be_last(abbreviation: str, known: Stops) -> bool:
    """Whether a sentence may well end with an abbreviation."""
    lower = abbreviation[:-1].lower()
    return lower in known.last_words or _LETTERS.fullmatch(abbreviation) is not None


def _begin_sentence(forms: Sequence[str], known: Stops) -> bool:
    """Whether the words behind an abbreviation begin a sentence.

    *She said ...* do; those of a title do not, which are all in capitals: *Inside the U.S. The
    Secret War*.
    """
    first, *rest = forms[1:] if forms[0] in _OPENING and forms[1:] else forms
    if not first.istitle() or first.lower() not in known.first_words:
        return False
    if not rest or rest[0] == "-":
        return False
    return rest[0].islower() or any(w.islower() and len(w) >= _TELLING for w in rest)


def may_end(
    text: str, start: int, end: int, following: int, titles: Set[str] = frozenset()
) -> bool:
    """Whether a sentence may end at a boundary.

    Arguments:
        text: the text that was split.
        start: where the sentence begins.
        end: where it ends.
        following: where the next one begins.
        titles: abbreviations after which a name follows.

    Returns:
        Whether a mark that can end a sentence comes before the boundary, or the layout
        shows that one ends: by a line break, a rule, or a heading in capitals.

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
    if last == "!" and sentence.split()[-1].lower() in titles:
        return False
    if last in _MARKS or _DASH_OR_RULE.search(sentence):
        return True
    if last in _PUNCTUATION_WITHIN or unicodedata.category(last) in _WITHIN:
        return _is_line(sentence, text, following)
    return True


def _is_line(sentence: str, text: str, following: int) -> bool:
    """Whether words without a mark were a line to themselves: a heading, a header of a mail."""
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
    """Groups the sentences of a splitter into true sentences.

    Arguments:
        text: the text that was split.
        sentences: start and end of each, in text order.
        titles: abbreviations after which a name follows.
        whole: start and end of stretches within which no sentence ends.

    Returns:
        For each true sentence, the positions of its parts.

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
