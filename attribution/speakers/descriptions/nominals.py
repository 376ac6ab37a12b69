"""Resolves descriptions: *the minister*, *the agency*, a role in the lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import is_predicate, predicate
from attribution.mentions.member import Member
from attribution.speakers.descriptions.anybody import Anybody
from attribution.speakers.descriptions.binding import Binding
from attribution.speakers.descriptions.implied import ImpliedRoles
from attribution.speakers.descriptions.leads import is_taken_up
from attribution.speakers.descriptions.newcomers import is_new, is_other, is_vague_voice
from attribution.speakers.descriptions.persons import names_a_person
from attribution.speakers.descriptions.roles import Descriptions
from attribution.speakers.descriptions.unnamed import Unnamed, noun_of, phrase_text
from attribution.speakers.organisations import last_organisation
from attribution.speakers.pronouns import Discourse
from attribution.syntax.order import is_set_off
from attribution.syntax.relations import SUBJECTS

__all__ = ["Nominals"]

_SUBJECT_OR_OBJECT = ("nsubj", "obj", "iobj", "obl")
# How many people of one sentence are considered; with more, no reader would know who is who.
_MOST_OTHERS = 20


@frozen
class Nominals:
    """Finds the named members of the cast that nouns stand for.

    Attributes:
        document: the parsed article.
        people: word lists.
        discourse: who has been mentioned so far.
        descriptions: what the article says about each member of the cast.
        unnamed: the sources without a name.
        binding: tells whom a description's own sentence rules out.
        anybody: tells whom words mean that fit anybody.
        implied: tells the roles that verbs imply.
        outlets: the members (by their ``id``) that are newspapers or agencies.
        platforms: those on which somebody only posts something.
        outlets_again: which of these a noun means, by the noun's offset: *the broadcaster*.
        lands: the members (by their ``id``) that are countries or regions.
        public: the members (by their ``id``) that are public bodies and the like, not businesses.
    """

    document: Document
    people: People
    discourse: Discourse
    descriptions: Descriptions
    unnamed: Unnamed
    binding: Binding
    anybody: Anybody
    implied: ImpliedRoles
    outlets: frozenset[int]
    platforms: frozenset[int]
    outlets_again: Mapping[int, Member]
    lands: frozenset[int]
    public: frozenset[int]

    def describe(self, member: Member, pronoun: Token) -> None:
        """Notes what the article says about a member with a pronoun: *he was my only friend*."""
        sentence = self.document.sentences[pronoun.sentence]
        noun = sentence.head(pronoun)
        if (
            noun is not None
            and pronoun.relation == "nsubj"
            and noun.upos == "NOUN"
            and is_predicate(sentence, noun)
        ):
            said = predicate(self.document, sentence, noun)
            member.stated.append(said)
            self.descriptions.add(member, said.text, noun.lemma.lower())

    def in_passing(self, sentence: Sentence, head: Token) -> Member | None:
        """The named member that a noun in passing stands for, or None."""
        if sentence.paragraph <= 1 and head.relation == "nsubj":
            return self.named(sentence, head, None) or self.fitting(sentence, head, None)
        article = sentence.child(head, "det")
        definite = article is not None and self.people.has("kinds", "definite", article.form)
        if definite or sentence.child(head, "nmod:poss") is not None:
            return self.descriptions.by_description(sentence, head)
        return None

    def named(self, sentence: Sentence, head: Token, span: Span | None) -> Member | None:
        """The member that a singular description stands for; notes the description."""
        found = self.whom(sentence, head)
        if found is not None:
            self._describe(found, sentence, head, span)
        return found

    def whom(self, sentence: Sentence, head: Token) -> Member | None:
        """The member that a singular description stands for, on the text's evidence, or None.

        In this order: whoever is said to be that; the organisation that it is a word for; whoever
        is introduced right below the lead or by the same noun. *The move* introduces nobody.
        """
        found = self._stated(sentence, head) or self._generic(sentence, head)
        person = self.people.is_person_noun(noun_of(head))
        if found is None and person and not is_other(sentence, head, self.people):
            found = self._introduced(sentence, head)
        return None if found is not None and self._only_alike(found, sentence, head) else found

    def _only_alike(self, found: Member, sentence: Sentence, head: Token) -> bool:
        """Whether somebody merely has the calling of a nameless voice: *a lawyer said so*.

        *A lawyer said it was lost. Ida Roe, a lawyer, **took a train***: she may be another.
        """
        if not is_vague_voice(sentence, head, self.people) or not found.names:
            return False
        name = found.names[0].head
        ahead = name.span.start < head.span.start
        return not ahead and not is_taken_up(self.document.sentences[name.sentence], name)

    def fitting(self, sentence: Sentence, head: Token, span: Span | None) -> Member | None:
        """The only person whom a word fits; notes the word as a description."""
        found = self.whom_it_fits(sentence, head)
        if found is not None:
            self._describe(found, sentence, head, span)
        return found

    def whom_it_fits(self, sentence: Sentence, head: Token) -> Member | None:
        """The only person mentioned before whom *the woman* or *the driver* fits, or None."""
        if is_other(sentence, head, self.people):
            return None
        return self._told_of(sentence, head)

    def _may_be(self, member: Member, sentence: Sentence, head: Token) -> bool:
        """Whether a description's own sentence does not rule a member out."""
        return id(member) not in self.binding.excluded(sentence, head)

    def _describe(self, member: Member, sentence: Sentence, head: Token, span: Span | None) -> None:
        """Notes a description of a member."""
        noun = head.lemma.lower()
        said = phrase_text(self.document, sentence, head, span, self.people)
        self.descriptions.add(member, said, noun)
        gender = self.people.gender(noun)
        if gender is not None and member.gender is None:
            member.genders.append((gender, noun))

    def _stated(self, sentence: Sentence, head: Token) -> Member | None:
        """Whoever is said to be what a description says."""
        determined = sentence.child(head, "det", "nmod:poss")
        new = is_new(sentence, head, self.people)
        if (determined is None or new) and sentence.paragraph > 1:
            return None
        article = sentence.child(head, "det")
        if article is not None and self.people.is_compatriot(head.form):
            found = self.descriptions.by_people(head)
            if found is not None or self.people.is_demonym(head.form):
                return found
        exact = self.unnamed.introduced(noun_of(head))
        excluded = self.binding.excluded(sentence, head)
        return self.descriptions.by_description(sentence, head, excluded, new=new, exact=exact)

    def _introduced(self, sentence: Sentence, head: Token) -> Member | None:
        """Whoever is introduced soon after a description, below the lead or by the same noun."""
        found = self.descriptions.by_lead(sentence, head, self._claimed(sentence, head))
        if found is None and not self.unnamed.knows(head.lemma):
            found = self.descriptions.by_introduction(sentence, head)
        return found if found is not None and self._may_be(found, sentence, head) else None

    def _told_of(self, sentence: Sentence, head: Token) -> Member | None:
        """The only person before whom *the woman* fits, or who drove, for *the driver*."""
        known = self.unnamed.knows(head.lemma)
        if known and self.unnamed.knows_in(sentence, head.lemma):
            return None
        article = sentence.child(head, "det")
        if not known and article is not None and self.people.is_compatriot(head.form):
            before = self.anybody.compatriot(sentence)
            if before is not None and self.descriptions.is_elsewhere(head, before):
                return None
            return before if before is not None and self._may_be(before, sentence, head) else None
        if not names_a_person(sentence, head, self.people):
            return None
        if not known and self.anybody.fits_anybody(sentence, head):
            return self.anybody.meant(sentence, head, self.binding.excluded(sentence, head))
        bare = all(c.relation in ("det", "case", "punct") for c in sentence.children(head))
        found = self.implied.bearer(head, near=known) if bare else None
        return found if found is not None and self._may_be(found, sentence, head) else None

    def _generic(self, sentence: Sentence, head: Token) -> Member | None:
        """The organisation named last before *the agency*; one called an agency is preferred."""
        modifiers = [
            c
            for c in sentence.children(head)
            if c.relation not in ("det", "case", "punct")
            # *The Columbus-based company* is as generic as *the company*.
            and not (c.relation == "amod" and c.upos == "VERB")
            # *The company, which makes paint, said ...* is no other than *the company*.
            and not (c.relation == "acl" and is_set_off(sentence, c))
            # *The Danish company* may be one of which nothing else was told.
            and not (c.relation == "amod" and self.people.is_demonym(c.form))
        ]
        article = sentence.child(head, "det")
        if modifiers or article is None or not self.people.has("kinds", "definite", article.form):
            return None
        lemma = head.lemma.lower()
        outlet = self.people.has("kinds", "outlet", lemma)
        if outlet and not self.people.has("names", "articles", article.lemma):
            return None  # *This newspaper*, *this agency* is the one that prints the article.
        excluded = self.binding.beside(sentence, head)
        alike = self.people.groups["alike"].get(lemma, frozenset())
        named = last_organisation(self.discourse, head, alike | {lemma}, without=[excluded])
        of_people = [c for c in sentence.children(head, "amod") if self.people.is_demonym(c.form)]
        if of_people:
            body = self.people.has_any("kinds", ("business", "generic"), lemma)
            return self._of_people(of_people, head, excluded) if body else None
        if named is None and self.people.has("kinds", "settlement", lemma):
            without = [self.lands, excluded]
            named = last_organisation(self.discourse, head, None, without=without, place=True)
        if named is None and outlet:
            named = self.outlets_again.get(head.span.start)
        business = self.people.has("kinds", "business", lemma)
        # *The UN's refugee agency said ... The agency told donors*: it is no other by that noun.
        known = self.unnamed.knows(lemma)
        generic = business or self.people.has("kinds", "generic", lemma)
        if named is None and generic and not known:
            without = [excluded, self.outlets, self.lands, self.platforms]
            others = [*without, self.public] if business else without
            named = last_organisation(self.discourse, head, None, without=others, alone=business)
            if named is not None and self._another_spoke(named, head, business):
                return None
        return named

    def _another_spoke(self, named: Member, head: Token, business: bool) -> bool:
        """Whether who spoke last is a body without a name, which *the agency* may be as well.

        ***The sheriff's office** said it had asked the Halden Patrol for help. **The agency** ...*;
        but not if the named one has acted since.
        """
        for event in self.discourse.before(head.span.start):
            if event.member is named and event.top.relation in SUBJECTS:
                return False
            if event.speaker:
                body = event.member.kind in ("organisation", "unnamed") and not event.member.names
                noun, has = event.head.lemma, self.people.has
                return (
                    body
                    and has("kinds", "organisation", noun)
                    and (has("kinds", "business", noun) == business)
                )
        return False

    def _of_people(
        self, peoples: Sequence[Token], head: Token, excluded: frozenset[int]
    ) -> Member | None:
        """The firm that *the Danish company* means: said to be Danish, or the only one so far.

        One that is said to be of another people is another.
        """
        without = [excluded, self.outlets, self.lands, self.platforms, self.public]
        firms: dict[int, Member] = {}
        for event in self.discourse.before(head.span.start):
            if event.member.names and not any(id(event.member) in group for group in without):
                firms[id(event.member)] = event.member
        said = [f for f in firms.values() if f.kind == "organisation" or f.uncertain or f.bare]
        same = [f for f in said if any(self.descriptions.is_of(f, t.form) for t in peoples)]
        if same:
            return same[0] if len(same) == 1 else None
        alone = last_organisation(self.discourse, head, None, without=without, alone=True)
        other = alone is not None and any(self.descriptions.is_elsewhere(t, alone) for t in peoples)
        return None if other else alone

    def _claimed(self, sentence: Sentence, head: Token) -> list[Member]:
        """Those whom the lead's other descriptions stand for."""
        others = [
            t
            for t in sentence.tokens
            if sentence.paragraph <= 1
            and t.upos == "NOUN"
            and t.index != head.index
            and t.relation in _SUBJECT_OR_OBJECT
        ]
        found = [self.descriptions.by_description(sentence, t) for t in others[:_MOST_OTHERS]]
        return [member for member in found if member is not None]
