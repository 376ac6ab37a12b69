"""Inflects the verbs of statements: as they follow a name, and in the past tense."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["WORD", "behind_a_name", "contraction", "past", "present"]

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_CONTRACTION = re.compile(r"['’]([^\W_]+)")
_ING = "ing"
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = "aeiou"


def present(verb: str) -> str:
    """A regular verb behind a name: *hopes*, *denies*, *wishes*.

    Arguments:
        verb: its infinitive.
    """
    if verb.endswith(_SIBILANT):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def past(verb: str, table: Mapping[str, Any], participle: str = "") -> str:
    """A verb as it tells what has been: *said*, *denied*, *admitted*.

    Arguments:
        verb: its infinitive.
        table: the words of the language.
        participle: its form in *-ing*, which shows whether its last letter is doubled.
    """
    verb = verb.lower()
    if verb in table["past"]:
        return str(table["past"][verb])
    stem = participle.lower().removesuffix(_ING) or verb
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{stem.removesuffix('e')}ed"


def contraction(
    behind: str, table: Mapping[str, Any], *, several: bool = False
) -> tuple[str, str | None] | None:
    """What hangs on a pronoun by a mark, and the verb that it is behind a name: *'m*, *is*.

    Arguments:
        behind: the text from the end of the pronoun on.
        table: the words of the language.
        several: whether the name is of more than one.

    Returns:
        The mark and its letters with the verb, which is None where the words behind leave open
        which it is; None where nothing hangs on the pronoun.
    """
    found = _CONTRACTION.match(behind)
    known: Mapping[str, str] = table["contractions"]
    if found is None or found[1].lower() not in known:
        return None
    ending, verbs = found[1].lower(), table["verbs"]
    words = (word[0].lower() for word in WORD.finditer(behind, found.end()))
    following = next((word for word in words if word not in verbs["adverbs"]), "")
    done = following in verbs["alike"] or following.endswith(tuple(verbs["endings"]))
    verb: str | None = known[ending]
    if (
        ending == "s"
        and following not in verbs["states"]
        and (done or following in verbs["participles"])
    ):
        verb = table["contraction"]["perfect"] if following in verbs["perfect"] else None
    elif ending == "d" and (done or following in verbs["participles"]):
        verb = table["contraction"]["past"]
    elif ending == "d" and following in verbs["unmarked"]:
        verb = None
    elif several:
        verb = table["contraction"]["several"].get(ending, verb)
    return found[0], verb


def behind_a_name(behind: str, table: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """The verb behind a pronoun such as *I* or *we*, and what it is behind a name.

    Arguments:
        behind: the text from the end of the pronoun on.
        table: the words of the language.

    Returns:
        What stands before the verb, its form, and that behind a name; None where no verb is known.
    """
    verbs, at = table["verbs"], 0
    for found in WORD.finditer(behind):
        if behind[at : found.start()].strip():
            return None
        word, before = found[0].lower().replace("’", "'"), behind[: found.start()]
        if word in table["agreement"]:
            return before, found[0], table["agreement"][word]
        if word in verbs["plain"]:
            return before, found[0], present(word)
        if word in verbs["alike"] or word.endswith(tuple(verbs["endings"])):
            return before, found[0], found[0]
        if word not in verbs["adverbs"]:
            return None
        at = found.end()
    return None
