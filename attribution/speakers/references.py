"""`Reference`: what a mention means, the entity behind a name, a description or a pronoun."""

from __future__ import annotations

import bisect
import weakref

from attrs import define, evolve, field, frozen

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge, People
from attribution.layout.structure import Layout
from attribution.mentions.clustering import build_cast
from attribution.mentions.couples import Couples
from attribution.mentions.detection import Mentions
from attribution.mentions.member import Member
from attribution.mentions.name_index import Naming
from attribution.mentions.names import NameMention
from attribution.result import Resolution
from attribution.speakers.agreement import suits
from attribution.speakers.cataphora import actor_behind, subject_behind
from attribution.speakers.coordination import Coordination
from attribution.speakers.descriptions.anybody import Anybody
from attribution.speakers.descriptions.binding import Binding
from attribution.speakers.descriptions.implied import ImpliedRoles
from attribution.speakers.descriptions.nominals import Nominals
from attribution.speakers.descriptions.roles import Descriptions
from attribution.speakers.descriptions.unnamed import Unnamed
from attribution.speakers.family import Family
from attribution.speakers.met_again import may_be_met_again
from attribution.speakers.pairs import both
from attribution.speakers.pronouns import Discourse
from attribution.speakers.relative_clauses import antecedent, dislocated, possessed
from attribution.speakers.speaking_outlets import mark_outlets, outlets_again, platforms_in

__all__ = ["Reference", "References"]

_NOMINAL = ("PROPN", "NOUN")


@frozen
class Reference:
    """What a mention means.

    Attributes:
        member: the entity, or None.
        how: how it was resolved.
        reason: why there is no entity, else None.
    """

    member: Member | None
    how: Resolution = "nominal"
    reason: str | None = None


@define
class References:
    """Resolves the mentions of one document, in text order.

    Attributes:
        document: the parsed article.
        mentions: whom and what it names.
        layout: its layout.
        knowledge: has the words for people and things, and the names of platforms.
        people: word lists.
        names: the mentions by name.
        members: the cast that the names make.
        of_name: whom each name means, by the offset of the bare name.
        discourse: who has been mentioned so far; the caller adds to it.
        naming: tells which words are part of a name or have one beside them.
        nominals: tells whom descriptions stand for.
        coordination: joins several who are named together.
        couples: tells who is married to whom.
        pronouns: whom each pronoun (by its offset) meant so far; the caller adds to it.
    """

    document: Document
    mentions: Mentions
    layout: Layout
    knowledge: Knowledge
    people: People = field(init=False)
    names: tuple[NameMention, ...] = field(init=False)
    members: list[Member] = field(init=False)
    of_name: dict[int, Member] = field(init=False)
    discourse: Discourse = field(init=False)
    couples: Couples = field(init=False)
    naming: Naming = field(init=False)
    nominals: Nominals = field(init=False)
    coordination: Coordination = field(init=False)
    pronouns: dict[int, Member] = field(init=False, factory=dict)
    _unnamed: Unnamed = field(init=False)
    _family: Family = field(init=False)
    _chain_of: dict[int, Member] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.people = self.knowledge.people
        self.names = self.mentions.names
        self.members, self.of_name = build_cast(self.names, self.document.sentences, self.people)
        self.couples = Couples.of(self.document, self.names, self.of_name, self.people)
        self.naming = Naming(self.names, self.people)
        mark_outlets(self.mentions, self.naming, self.of_name)
        own = weakref.proxy(self)  # in a circle an article would stay until garbage is collected
        self.coordination = Coordination(
            self.document,
            self.naming,
            self.of_name,
            lambda sentence, word: own._refer_alone(sentence, word, None).member,
        )
        teased = (s.index for t in self.layout.teasers for s in self.document.sentences_in(t))
        self.discourse = Discourse(
            self.people, self.document.sentences, self.coordination.together, frozenset(teased)
        )
        self._unnamed = Unnamed(self.document, self.people, self.knowledge.lexicon.telling)
        self.nominals = Nominals(
            self.document,
            self.people,
            self.discourse,
            Descriptions(self.document, self.members, self.people),
            self._unnamed,
            Binding(self.names, self.of_name, self.discourse),
            Anybody(self.people, self.discourse),
            ImpliedRoles(self.document, self.people, self.names, self.of_name),
            outlets=frozenset(id(m) for m in self.members if m.outlet),
            platforms=platforms_in(self.members, self.knowledge.outlets),
            outlets_again=outlets_again(self.mentions.outlets, self.naming, self.of_name),
            lands=frozenset(
                id(m)
                for m in self.members
                # *Myanmar Now* is no country.
                if self.people.is_land(m.names[0].bare.text) and not m.names[0].outlet
            ),
            public=frozenset(
                id(m) for m in self.members if self.people.is_no_business(m.names[0].name.words)
            ),
        )
        self._family = Family(
            self.document, self.people, self.couples, self.nominals, self.coordination
        )
        for chain in self.document.coreference:
            heads = [h for m in chain.mentions if (h := self.document.head_of(m)) is not None]
            member = self._chain_member(heads, chain.representative)
            if member is not None:
                self._chain_of.update({h.span.start: member for h in heads})

    def _chain_member(self, heads: list[Token], representative: Span | None) -> Member | None:
        """The entity of a coreference chain: by its first name, else by its best description."""
        for head in heads:
            named = self.naming.at(head)
            if named is not None:
                return self.of_name[named.bare.start]
        best = self.document.head_of(representative) if representative is not None else None
        nouns = [h for h in (best, *heads) if h is not None and h.upos in _NOMINAL]
        if not nouns:
            return None
        return self._unnamed.member(self.document.sentences[nouns[0].sentence], nouns[0], None)

    def may_be_met_again(self, word: Token) -> bool:
        """Whether a word is a noun to which a later pronoun may refer."""
        return may_be_met_again(self.document.sentences[word.sentence], word, self.people)

    def passing(self, head: Token) -> Member | None:
        """Whom a noun that is not a source means, if it stands for people or organisations."""
        sentence = self.document.sentences[head.sentence]
        if self.naming.beside(sentence, head) is not None or not self._unnamed.can_act(head):
            return None
        if head.feature("Number") != "Plur":
            family = self._related(sentence, head)
            described = family or self.nominals.in_passing(sentence, head)
            if described is not None:
                return described
        return self._unnamed.member(sentence, head, None)

    def refer(
        self, mention: Mention, *, quotation: int | None = None, without: Member | None = None
    ) -> Reference:
        """What a mention means, given all that was mentioned before it.

        Arguments:
            mention: the words, with their head.
            quotation: the direct quotation that it is in, if any.
            without: the speaker there, whom *he* does not mean.
        """
        mention = self._behind_dateline(mention)
        document, span, head = self.document, mention.span, mention.head
        if head is None:
            return Reference(None, reason=f"{span.text!r} holds no word")
        if head.upos == "DET":
            # Parsers attach *the* of *the WHO said* to the verb.
            beside = [t for t in document.tokens_in(span) if t.head == head.head and t != head]
            head = next((t for t in beside if t.upos != "PUNCT"), head)
        sentence = document.sentences[head.sentence]
        head = possessed(sentence, head, self.people)
        apart = dislocated(sentence, head)
        if apart is not None:
            return evolve(self._refer_word(sentence, apart, None, None, without), how="pronoun")
        later = subject_behind(sentence, head) if quotation is None else None
        if later is not None:
            found = self._refer_word(sentence, later, None, None, without)
            if found.member is not None and suits(found.member, self.discourse.wanted(head)):
                return evolve(found, how="pronoun")
        if self._denies(sentence, head):
            return Reference(None, reason=f"{span.text!r} denies that there is anybody")
        owner = sentence.child(head, "nmod:poss")
        if owner is not None and self.people.has("pronouns", "relative", owner.form):
            return self._owned(sentence, head, owner, quotation, without)
        relative = self.people.has("pronouns", "relative", head.form)
        if relative and not head.form.isupper() and head.upos in ("PRON", "DET", "SCONJ"):
            stood_for = antecedent(sentence, head, self.naming)
            if stood_for is not None:
                found = self._refer_word(sentence, stood_for, None, quotation, without)
                return evolve(found, how="relative pronoun")
        else:
            found = self._refer_word(sentence, head, span, quotation, without)
            if found.member is not None:
                return found
        return Reference(None, reason=f"{span.text!r} refers to nobody the article names")

    def _behind_dateline(self, mention: Mention) -> Mention:
        """A mention without a dateline that the parser took for its head."""
        if mention.head is None or not self.layout.in_dateline(mention.head.span):
            return mention
        words = self.document.tokens_in(mention.span)
        rest = [t for t in words if not self.layout.in_dateline(t.span)]
        return Mention.over(self.document, rest) if rest else mention

    def _owned(
        self,
        sentence: Sentence,
        head: Token,
        owner: Token,
        quotation: int | None,
        without: Member | None,
    ) -> Reference:
        """The possessor for *whose research*; *whose father* is somebody who is not named."""
        stood_for = antecedent(sentence, owner, self.naming)
        if self._unnamed.can_act(head) or stood_for is None:
            return self._refer_alone(sentence, head, self.document.cover([head]))
        found = self._refer_word(sentence, stood_for, None, quotation, without)
        return evolve(found, how="relative pronoun")

    def _denies(self, sentence: Sentence, head: Token) -> bool:
        """Whether a mention is *nobody* or *neither woman*; *neither A nor B* are both."""
        if sentence.child(head, "conj") is not None:
            return False
        words = (head, *sentence.children(head, "det", "cc:preconj"))
        return any(self.people.has("pronouns", "negative", w.form) for w in words)

    def _refer_word(
        self,
        sentence: Sentence,
        head: Token,
        span: Span | None,
        quotation: int | None,
        without: Member | None,
    ) -> Reference:
        named = self.naming.at(head)
        if named is None and head.span.start in self._chain_of:
            return Reference(self._chain_of[head.span.start], "coreference")
        two = both(sentence, head, self.discourse, self.people) if named is None else None
        if two is not None:
            return Reference(two, "pronoun")
        if named is None and (head.upos == "PRON" or self._is_determiner(head)):
            if self.people.has("pronouns", "indefinite", head.form):
                return Reference(self._unnamed.member(sentence, head, span), "description")
            member = self.discourse.resolve(head, quotation=quotation, without=without)
            if member is None and quotation is None:
                member = self._named_later(sentence, head)
            if span is not None:
                member = self.coordination.with_others(sentence, head, span, member)
            return Reference(member, "pronoun")
        return self._refer_noun(sentence, head, span)

    def _named_later(self, sentence: Sentence, pronoun: Token) -> Member | None:
        """Who acts in the sentence that a pronoun opens before any name: *When she left, Lund*."""
        later = actor_behind(sentence, pronoun, self.discourse.wanted)
        named = self.naming.beside(sentence, later) if later is not None else None
        member = self.of_name[named.bare.start] if named is not None else None
        suiting = member is not None and suits(member, self.discourse.wanted(pronoun))
        return member if suiting else None

    def _is_determiner(self, head: Token) -> bool:
        return head.upos == "DET" and self.people.is_pronoun(head.form)

    def _refer_noun(self, sentence: Sentence, head: Token, span: Span | None) -> Reference:
        group = self.coordination.several(sentence, head, span) if span is not None else None
        if group is not None:
            return Reference(group, "own name")
        return self._refer_alone(sentence, head, span)

    def _refer_alone(self, sentence: Sentence, head: Token, span: Span | None) -> Reference:
        one = self.coordination.one_of_two(sentence, head)
        if one is not None:
            return Reference(one)
        named = self.naming.beside(sentence, head)
        member = self.of_name[named.bare.start] if named is not None else None
        # *The Wagner group* is not Dana Wagner.
        other = member is not None and member.kind == "person" and self._is_body(head)
        if named is not None and member is not None and not other:
            full = len(named.name.words) == member.longest
            return Reference(member, "own name" if full else "shorter name")
        family = self._related(sentence, head)
        if family is not None:
            return Reference(family)
        if head.feature("Number") != "Plur":
            described = self.nominals.named(sentence, head, span)
            if described is not None:
                return Reference(described)
            fitting = self.nominals.fitting(sentence, head, span)
            if fitting is not None:
                return Reference(fitting, "fitting")
        return Reference(self._unnamed.member(sentence, head, span), "description")

    def _is_body(self, head: Token) -> bool:
        named = self.people.has("kinds", "named", head.form)
        return named and head.upos == "NOUN" and self.naming.at(head) is None

    def _related(self, sentence: Sentence, head: Token) -> Member | None:
        """The named person, or the two, described as somebody's family: *her husband*."""
        owner = sentence.child(head, "nmod:poss")
        return self._family.meant(sentence, head, self.meaning(owner) if owner else None)

    def described(self, word: Token) -> Reference | None:
        """The named member that a noun in passing describes, or None.

        Nothing is noted, so that this can be asked about any noun and at any time.
        """
        sentence = self.document.sentences[word.sentence]
        if word.feature("Number") == "Plur" or self.naming.beside(sentence, word) is not None:
            return None
        member = self.nominals.whom(sentence, word)
        if member is not None:
            return Reference(member)
        member = self.nominals.whom_it_fits(sentence, word)
        return Reference(member, "fitting") if member is not None else None

    def named_in(self, span: Span) -> Member | None:
        """Whom the first of the names in a span means."""
        first = bisect.bisect_right(self.names, span.start, key=lambda name: name.bare.end)
        named = next((n for n in self.names[first : first + 1] if span.overlaps(n.bare)), None)
        return self.of_name[named.bare.start] if named is not None else None

    def meaning(self, word: Token) -> Member | None:
        """Whom a name means, or a pronoun that has been resolved before."""
        named = self.naming.at(word)
        if named is not None:
            return self.of_name[named.bare.start]
        return self.pronouns.get(word.span.start)
