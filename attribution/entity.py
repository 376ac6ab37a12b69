"""`Entity`: somebody or something in an article, and what the article shows about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import field, frozen

from attribution.document import Span
from attribution.part_types import check_parts

__all__ = ["Entity", "EntityKind", "Gender", "Resolution", "ids_by_surname"]

EntityKind = Literal["person", "organisation", "group", "document", "unnamed", "place"]
"""``"group"`` is a collective, or several coordinated sources; ``"unnamed"`` is a source that the
article does not name, such as *two officials familiar with the matter*; ``"place"`` is a place that
is only spoken of: one that speaks (*Paris said*) is an organisation."""

Resolution = Literal[
    "own name",
    "shorter name",
    "pronoun",
    "relative pronoun",
    "nominal",
    "fitting",
    "description",
    "carried over",
    "control",
    "coreference",
]
"""How the mention of a source led to its entity.

The mention is the entity's fullest name (own name), a shorter form of it, a personal pronoun, a
relative pronoun, a description that the text gives the entity (nominal), a word that fits nobody
else there (fitting), or all that is said of somebody who is not named (description). Or there is
no mention: the speaker is that of another quotation (carried over), or the subject that a
participle or infinitive leaves out (control). Or the caller's own pipeline resolved it
(coreference)."""


def _count(values: tuple[object, ...]) -> str:
    return f"<{len(values)}>"


@frozen
class Gender:
    """What the text itself shows about a person's gender.

    Attributes:
        value: ``"masculine"`` or ``"feminine"``.
        evidence: the words that show it: a title, a pronoun, a role noun.
        from_name: True where the only evidence is a first name.
    """

    value: Literal["masculine", "feminine"]
    evidence: tuple[str, ...] = ()
    from_name: bool = False
    __attrs_post_init__ = check_parts


@frozen
class Entity:
    """Somebody or something that an article quotes, addresses or speaks of.

    Attributes:
        id: its name within the document, ``"e1"``, ``"e2"``, ...
        name: canonical name: the fullest form in the text, with a title that belongs to the name
            (*Ayatollah Reza Karimi*), or the description of an unnamed source.
        kind: person, organisation, group, document, unnamed or place.
        roles: descriptions the text gives, such as *the chief inspector*, best first.
        mentions: where it stands in the text, in text order.
        gender: what the text shows about a person's gender, or None.
        members: ids of the entities that a coordinated source (*Lund and Reyes*) joins.
    """

    id: str
    name: str
    kind: EntityKind
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = field(default=(), repr=_count)
    gender: Gender | None = None
    members: tuple[str, ...] = ()
    __attrs_post_init__ = check_parts

    @property
    def role(self) -> str | None:
        """The best of ``roles``, or None."""
        return self.roles[0] if self.roles else None

    @property
    def surname(self) -> str:
        """The last word of the name, which is the surname if this is a person."""
        return (self.name.split() or [""])[-1]


def ids_by_surname(entities: Iterable[Entity]) -> Mapping[str, frozenset[str]]:
    """The ids of the persons who share a surname, by the surname in lower case.

    Arguments:
        entities: of any kind; only persons have surnames.
    """
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.kind == "person":
            found.setdefault(entity.surname.lower(), set()).add(entity.id)
    return {surname: frozenset(ids) for surname, ids in found.items()}
