"""Tells whether one name can be a form of another: *Reyes*, *D. Reyes*, *Dana Reyes*."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from attribution.knowledge.people import People

__all__ = ["Name", "agree", "initials", "is_inner_surname"]


@frozen
class Name:
    """A name taken apart.

    Attributes:
        words: its own words in lower case, without titles and suffixes.
        kept: titles that are part of the canonical name, as written.
        titles: all titles, in lower case.
        person: whether it is a person's name.
        uncertain: whether nothing but its capitals shows what it names.
        generation: ``"jr"`` for *Karl Lund Jr.*, or ``""``.
        nickname: the second of its words if it is in marks: *kid* for *Karl "Kid" Lund*.
    """

    words: tuple[str, ...]
    kept: tuple[str, ...]
    titles: tuple[str, ...]
    person: bool
    uncertain: bool = False
    generation: str = ""
    nickname: str = ""

    @property
    def last(self) -> str:
        return self.words[-1] if self.words else ""


def initials(words: Sequence[str], people: People) -> str:
    """The letters of an acronym, without those of function words."""
    return "".join(w[0] for w in words if not people.has("names", "small", w))


def agree(short: Name, full: Name, people: People) -> bool:
    """Whether one name can be a shorter form of another.

    *Reyes* and *Dana Reyes*, *Dana Reyes Luna*, *D. Reyes*, *Dana*, *Bill* and *William Reyes*;
    *WHO* and *World Health Organization*; *the Halden Port Authority* and *the
    Port Authority*.
    """
    if not short.words or not full.words:
        return False
    if short.generation and full.generation and short.generation != full.generation:
        return False
    if short.words == full.words or people.alike(
        "lands", " ".join(short.words), " ".join(full.words)
    ):
        return True
    if len(short.words) == 1 and short.kept and not full.kept and short.words[0] != full.last:
        return False  # *Pope Francis* is no Frank or Francis Lund
    if short.words == (full.nickname,):
        return True
    if short.person and full.person:
        return _persons_agree(short.words, full.words, people)
    if len(short.words) == 1 and len(full.words) > 1:
        letters = initials(full.words, people)
        if len(letters) > 1 and short.words[0] == letters:
            return True
    several = len(short.words) > 1 and not _is_after_particles(short.words, people)
    if short.person != full.person and (several or short.titles):
        return False
    if full.person:
        return _persons_agree(short.words, full.words, people)
    return len(short.words) < len(full.words) and _is_run(short.words, full.words)


def is_inner_surname(short: Name, full: Name, people: People) -> bool:
    """Whether a name is a surname in another, but not the last: *Peña* in *Luis Peña Nieto*."""
    return (
        len(short.words) == 1
        and short.last != full.last
        and _is_inner(short.last, full.words, people)
    )


def _persons_agree(short: Sequence[str], full: Sequence[str], people: People) -> bool:
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return len(full) > 1 and (
            short[0] == full[-1]
            or people.alike("nicknames", short[0], full[0])
            or _is_inner(short[0], full, people)
        )
    if short[-1] != full[-1]:
        return _is_run(short, full) or _is_turned(short, full, people)
    given, whole = short[:-1], full[:-1]
    if _is_after_particles(short, people):
        return True
    return all(any(_same_given(a, b, people) for b in whole) for a in given)


def _is_after_particles(words: Sequence[str], people: People) -> bool:
    """Whether a name is a single surname: *Van der Berg* is; *Della Lund* has a given name."""
    before = words[:-1]
    return all(people.has("titles", "particles", w) and not people.is_given_name(w) for w in before)


def _is_inner(word: str, full: Sequence[str], people: People) -> bool:
    """Whether a word within a name is a surname; *Anne* of *Mary Anne Lund* is a given name."""
    initial = len(word) == 1
    given = people.is_given_name(word) or people.has("titles", "particles", word)
    return word in full[1:-1] and not (initial or given)


def _is_turned(one: Sequence[str], other: Sequence[str], people: People) -> bool:
    """Whether two names differ only in their order: *Kato Emiko*, *Emiko Kato*.

    *James Thomas* is not *Thomas James*: if both words are given names, the order matters.
    """
    given = [people.is_given_name(word) for word in one]
    return sorted(one) == sorted(other) and sum(given) < len(one)


def _same_given(one: str, other: str, people: People) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return people.share_a_name(one, other)


def _is_run(short: Sequence[str], full: Sequence[str]) -> bool:
    return any(
        tuple(full[i : i + len(short)]) == tuple(short) for i in range(len(full) - len(short) + 1)
    )
