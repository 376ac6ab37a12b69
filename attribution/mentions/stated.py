"""Tells what the article itself says that somebody is, apart from what the people in it say."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from attribution.claim import Claim, Mention
from attribution.document import Document, Span
from attribution.knowledge import Knowledge
from attribution.mentions.appositions import is_predicate
from attribution.mentions.member import Member
from attribution.spans import SpanIndex

__all__ = ["Stated"]

_DENYING = ("advmod", "det")


@define
class Stated:
    """Tells which descriptions are the article's own.

    Attributes:
        document: the parsed article.
        claims: what people in it say; if one says *Lund is a liar*, that is not the article's word.
        knowledge: has the words that deny or suppose.
    """

    document: Document
    claims: Iterable[Claim]
    knowledge: Knowledge
    _told: SpanIndex[tuple[Span, Claim]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        parts = ((part, claim) for claim in self.claims for part in claim.content)
        self._told = SpanIndex(parts, lambda told: told[0])

    def roles(self, member: Member) -> tuple[str, ...]:
        """The descriptions of somebody, without predicates that the article does not assert.

        Arguments:
            member: the person or organisation.
        """
        said = [n.role for n in member.names if n.role is not None]
        stated: dict[str, bool] = {}
        for role in (*said, *member.stated):
            stated[role.text] = stated.get(role.text, False) or self._is_asserted(role, member)
        return tuple(role for role in member.roles if stated.get(role, True))

    def _is_asserted(self, role: Mention, member: Member) -> bool:
        """Whether a description is not a predicate, or one in the words of the article or of the
        person described: *she said she was a nurse*."""
        noun = role.head
        sentence = self.document.sentences[noun.sentence] if noun is not None else None
        if noun is None or sentence is None or not is_predicate(sentence, noun):
            return True
        polarity, grammar = self.knowledge.lexicon.polarity, self.knowledge.grammar
        doubts = (
            *(
                t
                for t in sentence.children(noun, *_DENYING)
                if t.lemma.lower() in polarity["negators"]
            ),
            *(
                t
                for t in sentence.children(noun, "aux")
                if t.lemma.lower() in grammar.clauses.modals
            ),
            *(
                t
                for t in sentence.children(noun, "mark")
                if t.lemma.lower() in polarity["conditionals"]
            ),
        )
        tellers = (claim.speaker for _, claim in self._told.covering(noun.span))
        return not doubts and all(t is not None and t.member is member for t in tellers)
