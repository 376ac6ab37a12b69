"""`Family`: whom *her husband* and *the couple* mean, where they have names."""

from __future__ import annotations

from attrs import frozen

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.couples import Couples
from attribution.mentions.member import Member
from attribution.speakers.coordination import Coordination
from attribution.speakers.descriptions.nominals import Nominals

__all__ = ["Family"]


@frozen
class Family:
    """Finds the named people who are described as somebody's husband or wife, or as a couple.

    Attributes:
        document: the parsed article.
        people: word lists.
        couples: tells who is married to whom by name.
        nominals: tells whom descriptions stand for: *the singer* of *the singer's wife*.
        coordination: joins the two of a couple.
    """

    document: Document
    people: People
    couples: Couples
    nominals: Nominals
    coordination: Coordination

    def meant(self, sentence: Sentence, head: Token, owner: Member | None) -> Member | None:
        """The named person, or the two, whom a noun means, or None.

        Arguments:
            sentence: the noun's sentence.
            head: the noun.
            owner: whose, where that is known.
        """
        if sentence.child(head, "nmod:poss") is not None:
            if owner is None or not self._is_spouse(head):
                return None
            return self.couples.spouse(head, owner) or self._married(owner)
        pair = self.couples.last(head) if sentence.child(head, "det") is not None else None
        return self.coordination.together(pair) if pair else None

    def _married(self, member: Member) -> Member | None:
        """Whose wife or husband somebody is said to be: *the singer's wife, Ana*."""
        for name in member.names:
            noun = name.role.head if name.role is not None else None
            if noun is None or not self._is_spouse(noun):
                continue
            sentence = self.document.sentences[noun.sentence]
            owner = sentence.child(noun, "nmod:poss")
            if owner is not None and owner.upos == "NOUN":
                return self.nominals.whom(sentence, owner)
        return None

    def _is_spouse(self, noun: Token) -> bool:
        return self.people.has("kinds", "spouse", noun.lemma)
