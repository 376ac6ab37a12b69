"""Resolves words that fit anybody of a gender or an age: *the woman*, *the 34-year-old*."""

from __future__ import annotations

from attrs import frozen

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.ages import is_age, stated_age
from attribution.mentions.member import Member
from attribution.speakers.descriptions.persons import is_parent_of_several
from attribution.speakers.pronouns import Discourse

__all__ = ["Anybody"]

# The ages of minors, of people in their teens, and of old people.
_MINOR = range(18)
_TEENS = range(13, 20)
_ELDERLY = range(60, 121)
_ADULT = range(16, 121)


@frozen
class Anybody:
    """Finds the only person mentioned so far whom such a word fits.

    Attributes:
        people: word lists.
        discourse: who has been mentioned so far.
    """

    people: People
    discourse: Discourse

    def fits_anybody(self, sentence: Sentence, head: Token) -> bool:
        """Whether a noun says nothing of somebody but gender or age, or *the 71-year-old potter*,
        in which a reporter tells more of somebody just named."""
        if self.people.has("kinds", "anybody", head.lemma) or is_age(head, self.people):
            return True
        if is_parent_of_several(sentence, head, self.people):
            return True
        article = sentence.child(head, "det")
        definite = article is not None and self.people.has("kinds", "definite", article.form)
        aged = any(is_age(t, self.people) for t in sentence.subtree(head) if t.index < head.index)
        return definite and aged

    def meant(self, sentence: Sentence, head: Token, excluded: frozenset[int]) -> Member | None:
        """Whom such a word means, or None if it fits several or nobody.

        Arguments:
            sentence: the word's sentence.
            head: the word.
            excluded: the members (by their ``id``) whom its sentence rules out.
        """
        gender = self.people.gender(head.lemma)
        age = stated_age(sentence, head, self.people)
        fitting = [
            m
            for m in self.discourse.persons_before(head)
            if id(m) not in excluded and m.gender in (None, gender or m.gender)
        ]
        if age is not None:
            same = [m for m in fitting if age in m.ages]
            # Who is said to be of another age is another.
            fitting = same[:1] or [m for m in fitting if not m.ages]
        else:
            years = self._years(head)
            # Who is young or old needs an age; a man or a woman may be of any.
            aged = years is not _ADULT
            fitting = [
                m for m in fitting if any(a in years for a in m.ages) or not (m.ages or aged)
            ]
        if gender is not None:
            known = [m for m in fitting if gender in (m.gender, (m.given or ("",))[0])]
            other = [m for m in fitting if m.gender is None and m.given and m.given[0] != gender]
            fitting = known or [m for m in fitting if m not in other]
        return fitting[0] if len(fitting) == 1 else None

    def compatriot(self, sentence: Sentence) -> Member | None:
        """Whom *the German* means: the only person whom the sentence before is about.

        It is in the same paragraph; a new one may tell of the only person mentioned so far.

        Arguments:
            sentence: the word's sentence.
        """
        if not self.discourse.goes_on(sentence):
            so_far = self.discourse.persons_before(sentence.tokens[0])
            return so_far[0] if len(so_far) == 1 and so_far[0].names else None
        found: dict[int, Member] = {}
        owners: dict[int, Member] = {}
        for event in self.discourse.before(sentence.span.start):
            if event.sentence < sentence.index - 1:
                break
            if event.quotation is None and event.member.kind == "person":
                owns = event.top.relation == "nmod" or event.head.deprel == "nmod:poss"
                (owners if owns else found)[id(event.member)] = event.member
        found = found or owners  # ***Torvik**'s keeper, **Yann Roux**, fell. The Frenchman ...*
        return next(iter(found.values())) if len(found) == 1 else None

    def _years(self, head: Token) -> range:
        for key, years in (("teens", _TEENS), ("minor", _MINOR), ("elderly", _ELDERLY)):
            if self.people.has("kinds", key, head.lemma):
                return years
        return _ADULT
