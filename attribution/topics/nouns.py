"""Resolves the nouns of a content: *her father*, *the company*, *the mayor*."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field, frozen

from attribution.document import Document, Sentence, Token
from attribution.mentions.member import Member
from attribution.result import Resolution
from attribution.speakers.references import References
from attribution.speakers.relative_clauses import antecedent
from attribution.speakers.resolution import CONFIDENCE
from attribution.topics.bodies import Bodies
from attribution.topics.groups import Groups
from attribution.topics.kin import Kin
from attribution.topics.predicates import said_of

__all__ = ["Described", "Nouns"]

# How sure it is that *her father* is who is said to be that, and a predicate whom it is said of.
_KIN = 0.8
# What says which of several a noun means.
_TELLING = ("amod", "nmod", "acl", "compound", "nummod", "appos", "flat")
_BODIES = ("organisation", "business", "generic", "collective", "land", "settlement", "region")


@frozen
class Described:
    """Whom a noun means.

    Attributes:
        member: who it is.
        how: how that was found out.
        confidence: how sure that is, from 0 to 1.
    """

    member: Member
    how: Resolution
    confidence: float


@define
class Nouns:
    """Resolves nouns, by what the text says of those whom it names.

    Attributes:
        document: the parsed article.
        references: whom its names mean.
        groups: who belongs to which body.
        meaning: whom a name or a pronoun of the article means.
    """

    document: Document
    references: References
    groups: Groups
    meaning: Callable[[Token], Member | None]
    _kin: Kin = field(init=False)
    _bodies: Bodies = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._kin = Kin(self.document, self.references, self.meaning)
        self._bodies = Bodies(self.document, self.references, self.groups)

    def meant(self, sentence: Sentence, noun: Token, speaker: Member | None) -> Described | None:
        """Whom a noun means, or None.

        Arguments:
            sentence: the noun's sentence.
            noun: a noun that is no part of a name.
            speaker: who says it.
        """
        references = self.references
        said = said_of(sentence, noun, references.people)
        if said is not None:
            if references.people.has("pronouns", "relative", said.form):
                said = antecedent(sentence, said, references.naming) or said
            name = references.naming.beside(sentence, said) if said.upos == "NOUN" else None
            member = references.of_name[name.bare.start] if name is not None else self.meaning(said)
            return Described(member, "description", CONFIDENCE["nominal"]) if member else None
        if references.naming.beside(sentence, noun) is not None:
            return None
        possessor = sentence.child(noun, "nmod:poss")
        owner = self.meaning(possessor) if possessor is not None else None
        if self._kin.is_one(noun) and possessor is not None:
            member = self._kin.meant(noun, owner, possessor)
            return Described(member, "nominal", _KIN) if member is not None else None
        if self._kin.is_one(noun) and self._is_bare(sentence, noun):
            member = self._kin.only(noun)
            if member is not None:
                return Described(member, "nominal", _KIN)
        if noun.feature("Number") == "Plur" and (owner is not None or possessor is None):
            couple = self._kin.several(noun, owner)
            if couple is not None:
                return Described(couple, "nominal", _KIN)
        if self._is_body(noun):
            again = references.nominals.outlets_again.get(noun.span.start)
            found = (again, CONFIDENCE["nominal"]) if again is not None else None
            found = found or self._bodies.meant(sentence, noun, owner, speaker)
            return Described(found[0], "nominal", found[1]) if found is not None else None
        # *The year* is no topic, whatever it is beside.
        person = references.people.is_person_noun(noun.lemma)
        reference = references.described(noun) if person else None
        if reference is None or reference.member is None:
            return None
        return Described(reference.member, reference.how, CONFIDENCE[reference.how])

    def _is_bare(self, sentence: Sentence, noun: Token) -> bool:
        """Whether nothing but an article stands before a singular noun: *the child*."""
        article = sentence.child(noun, "det")
        return (
            article is not None
            and self.references.people.has("kinds", "definite", article.form)
            and noun.feature("Number") != "Plur"
            and sentence.child(noun, *_TELLING) is None
        )

    def _is_body(self, noun: Token) -> bool:
        """Whether a noun is one for a body or a place."""
        people, lemma = self.references.people, noun.lemma.lower()
        plain = lemma.rstrip(".")
        listed = any(plain in people.words["kinds", kind] for kind in _BODIES)
        known = listed or lemma in people.groups["bodies"] or self._bodies.has_one(noun)
        return known and not people.is_person_noun(lemma)
