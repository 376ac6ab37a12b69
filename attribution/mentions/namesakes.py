"""Tells which of several people with one surname is meant: by title, by age or by kinship."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.knowledge.people import People
from attribution.mentions.name_matching import Name
from attribution.mentions.names import NameMention

__all__ = ["is_of_another_age", "is_wed", "of_generation", "of_title"]


def is_of_another_age(mention: NameMention, names: Sequence[NameMention]) -> bool:
    """Whether the age beside a name is not that of a possible bearer: *Lund, 51*, *Ana Lund, 24*.

    Arguments:
        mention: the name.
        names: the name mentions of the possible bearer.
    """
    ages = [m.age for m in names if m.age is not None]
    return mention.age is not None and bool(ages) and mention.age not in ages


def of_title(name: Name, bearers: Sequence[Sequence[NameMention]], people: People) -> int | None:
    """The bearer of a surname who has the title before it, or None: *Rep. Lund*.

    Arguments:
        name: the surname.
        bearers: the names under which each bearer is mentioned.
        people: has the titles that anybody may have, such as *Mr*.
    """
    office = {t for t in name.titles if not people.has("titles", "civil", t)}
    titled = [
        at
        for at, names in enumerate(bearers)
        if any(office.intersection(m.name.titles) for m in names)
    ]
    return titled[0] if len(titled) == 1 else None


def of_generation(
    name: Name, bearers: Sequence[Sequence[NameMention]], people: People
) -> int | None:
    """The bearer of a surname who is *the younger Lund* or *the elder Lund*, or None.

    Arguments:
        name: the surname, with its generation.
        bearers: the names under which each bearer is mentioned.
        people: which nouns are for fathers and the like.
    """
    elder = name.generation == people.one("titles", "father")
    ages = [next((m.age for m in names if m.age is not None), None) for names in bearers]
    known = [age for age in ages if age is not None]
    if len(known) == len(bearers) and len(set(known)) > 1:
        return known.index(max(known) if elder else min(known))
    nouns = [{w for m in names for w in (*m.shown, *m.nouns)} for names in bearers]
    parents = [any(people.has("kinds", "ancestor", noun) for noun in said) for said in nouns]
    # *Lund's father, Karl Lund* is the elder, and of two the other one is the younger.
    return parents.index(elder) if parents.count(elder) == 1 and any(parents) else None


def is_wed(mention: NameMention, people: People) -> bool:
    """Whether a surname is described as the wife or husband of a possible bearer.

    Arguments:
        mention: the surname.
        people: has the nouns for wives and husbands.
    """
    said = (*mention.shown, *mention.nouns)
    wed = any(people.has("kinds", "spouse", noun) for noun in said)
    return wed and len(mention.name.words) == 1
