"""What a mention means: the entity behind a name, a description or a pronoun."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field, frozen

from attribution.document import Document, Sentence, Span, Token
from attribution.result import Resolution
from attribution.speakers.beside import predicate
from attribution.speakers.cast import Member, build_cast
from attribution.speakers.discourse import Discourse
from attribution.speakers.knowledge import People
from attribution.speakers.names import NameMention, name_mentions
from attribution.speakers.roles import Descriptions
from attribution.speakers.unnamed import Unnamed, phrase_text

__all__ = ["Reference", "References"]

_NOMINAL = ("PROPN", "NOUN")
_SUBJECT_OR_OBJECT = ("nsubj", "obj", "iobj", "obl")


@frozen
class Reference:
    """What a mention means.

    Attributes:
        member: the entity, or None.
        how: how that was found out.
        reason: why there is none, else None.
    """

    member: Member | None
    how: Resolution = "nominal"
    reason: str | None = None


@define
class References:
    """Resolves the mentions of one document, in text order.

    Attributes:
        document: the parsed article.
        people: word lists.
        outlets: where newspapers and agencies are named, which no *he* can mean.
        names: the mentions by name.
        members: the cast that the names make.
        of_name: whom each name means, by the offset of the bare name.
        discourse: who has been mentioned so far; the caller tells it.
    """

    document: Document
    people: People
    outlets: Sequence[Span] = ()
    names: tuple[NameMention, ...] = field(init=False)
    members: list[Member] = field(init=False)
    of_name: dict[int, Member] = field(init=False)
    discourse: Discourse = field(init=False)
    _starts: list[int] = field(init=False)
    _descriptions: Descriptions = field(init=False)
    _unnamed: Unnamed = field(init=False)
    _chain_of: dict[int, Member] = field(init=False, factory=dict)
    _groups: dict[tuple[int, ...], Member] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        outlets = sorted((s.start, s.end) for s in self.outlets)
        self.names = tuple(
            evolve(n, name=evolve(n.name, person=False, uncertain=False))
            if n.name.person and _within(n.bare, outlets)
            else n
            for n in name_mentions(self.document, self.people)
        )
        self.members, self.of_name = build_cast(self.names, self.people)
        self._starts = [n.bare.start for n in self.names]
        self.discourse = Discourse(self.people)
        self._descriptions = Descriptions(self.document, self.members, self.people)
        self._unnamed = Unnamed(self.document, self.people)
        for chain in self.document.coreference:
            heads = [h for m in chain.mentions if (h := self.document.head_of(m)) is not None]
            member = self._chain_member(heads, chain.representative)
            if member is not None:
                self._chain_of.update({h.span.start: member for h in heads})

    def _chain_member(self, heads: list[Token], representative: Span | None) -> Member | None:
        """The entity of a chain: by its first name, else what its best mention describes."""
        for head in heads:
            named = self.name_at(head)
            if named is not None:
                return self.of_name[named.bare.start]
        best = self.document.head_of(representative) if representative is not None else None
        nouns = [h for h in (best, *heads) if h is not None and h.upos in _NOMINAL]
        if not nouns:
            return None
        return self._unnamed.member(self.document.sentences[nouns[0].sentence], nouns[0], None)

    def name_at(self, token: Token) -> NameMention | None:
        """The name that a word is part of, or None."""
        at = bisect.bisect_right(self._starts, token.span.start) - 1
        if at >= 0 and token.span.start < self.names[at].bare.end:
            return self.names[at]
        return None

    def describe(self, member: Member, pronoun: Token) -> None:
        """Notes what the article says of a member by a pronoun: *he was my only friend*."""
        sentence = self.document.sentences[pronoun.sentence]
        noun = sentence.head(pronoun)
        if (
            noun is not None
            and pronoun.relation == "nsubj"
            and noun.upos == "NOUN"
            and sentence.child(noun, "cop") is not None
        ):
            self._descriptions.add(member, predicate(self.document, sentence, noun).text)

    def passing(self, head: Token) -> Member | None:
        """Whom a noun that is no source means, if it is one for persons or bodies."""
        sentence = self.document.sentences[head.sentence]
        if self._named(sentence, head) is not None or not self._unnamed.can_act(head):
            return None
        article = sentence.child(head, "det")
        definite = article is not None and self.people.has("kinds", "definite", article.form)
        if head.feature("Number") != "Plur" and (definite or sentence.child(head, "nmod:poss")):
            described = self._descriptions.by_description(sentence, head)
            if described is not None:
                return described
        return self._unnamed.member(sentence, head, None)

    def refer(
        self, span: Span, *, quotation: int | None = None, without: Member | None = None
    ) -> Reference:
        """What a mention means, by all that was mentioned before it.

        Arguments:
            span: the mention.
            quotation: the direct quotation that it stands in, if any.
            without: who is speaking there, whom *he* does not mean.
        """
        document = self.document
        head = document.head_of(span)
        if head is None:
            return Reference(None, reason=f"{span.text!r} holds no word")
        sentence = document.sentences[head.sentence]
        if self._denies(sentence, head):
            return Reference(None, reason=f"{span.text!r} denies that there is anybody")
        relative = self.people.has("pronouns", "relative", head.form)
        if relative and not head.form.isupper() and head.upos in ("PRON", "DET", "SCONJ"):
            antecedent = _antecedent(sentence, head)
            if antecedent is not None:
                found = self._refer_word(sentence, antecedent, None, quotation, without)
                return evolve(found, how="relative pronoun")
        else:
            found = self._refer_word(sentence, head, span, quotation, without)
            if found.member is not None:
                return found
        return Reference(None, reason=f"{span.text!r} refers to nobody the article names")

    def _denies(self, sentence: Sentence, head: Token) -> bool:
        """Whether a mention is *nobody* or *neither woman*."""
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
        named = self.name_at(head)
        if named is None and head.span.start in self._chain_of:
            return Reference(self._chain_of[head.span.start], "coreference")
        if named is None and (head.upos == "PRON" or self._is_determiner(head)):
            if self.people.has("pronouns", "indefinite", head.form):
                return Reference(self._unnamed.member(sentence, head, span))
            member = self.discourse.resolve(head, quotation=quotation, without=without)
            return Reference(member, "pronoun")
        return self._refer_noun(sentence, head, span)

    def _is_determiner(self, head: Token) -> bool:
        return head.upos == "DET" and self.people.is_pronoun(head.form)

    def _refer_noun(self, sentence: Sentence, head: Token, span: Span | None) -> Reference:
        if span is not None:
            conjuncts = [
                c
                for c in sentence.children(head, "conj")
                if c.upos in _NOMINAL and span.covers(c.span)
            ]
            parts = [self._part(sentence, t) for t in (head, *conjuncts)] if conjuncts else []
            kept = {id(p): p for p in parts if p is not None}
            if len(kept) > 1 and any(p.names for p in kept.values()):
                group = self._groups.get(tuple(kept))
                if group is None:
                    text = phrase_text(self.document, sentence, head, span)
                    group = Member(text, "group", plural=True, parts=list(kept.values()))
                    self._groups[tuple(kept)] = group
                return Reference(group, "own name")
        return self._refer_alone(sentence, head, span)

    def _part(self, sentence: Sentence, word: Token) -> Member | None:
        """One of several sources joined by *and*; None for what describes a name among them."""
        named = self._named(sentence, word)
        if named is not None:
            return self.of_name[named.bare.start]
        for sibling in (*sentence.children(word, "conj"), *_siblings(sentence, word)):
            mention = self.name_at(sibling)
            if mention is not None and mention.role is not None and mention.role.covers(word.span):
                return None
        return self._refer_alone(sentence, word, None).member

    def _refer_alone(self, sentence: Sentence, head: Token, span: Span | None) -> Reference:
        named = self._named(sentence, head)
        if named is not None:
            member = self.of_name[named.bare.start]
            full = len(named.name.words) == max(len(n.name.words) for n in member.names)
            return Reference(member, "own name" if full else "shorter name")
        if head.feature("Number") != "Plur":
            described = self._described(sentence, head, span)
            if described is not None:
                return Reference(described)
        return Reference(self._unnamed.member(sentence, head, span))

    def _described(self, sentence: Sentence, head: Token, span: Span | None) -> Member | None:
        """The named member that a singular description stands for, or None."""
        determined = sentence.child(head, "det", "nmod:poss")
        article = sentence.child(head, "det")
        indefinite = article is not None and article.lemma.lower() in ("a", "an")
        if (determined is not None and not indefinite) or sentence.paragraph <= 1:
            if article is not None and self.people.is_demonym(head.form):
                return self._descriptions.by_people(head)
            found = self._descriptions.by_description(sentence, head)
            if found is not None:
                return found
        found = self._generic(sentence, head)
        if found is not None:
            return found
        found = self._descriptions.by_lead(sentence, head, self._claimed(sentence, head))
        if found is None and self._descriptions.names_a_person(sentence, head):
            lemma = head.lemma.lower()
            if not self._unnamed.knows(lemma):
                found = self.discourse.only_person(head, self.people.gender(lemma))
        if found is not None:
            self._descriptions.add(found, phrase_text(self.document, sentence, head, span))
        return found

    def _generic(self, sentence: Sentence, head: Token) -> Member | None:
        """The organisation named last before *the agency*, one called an agency first."""
        others = [c for c in sentence.children(head) if c.relation not in ("det", "case", "punct")]
        article = sentence.child(head, "det")
        if others or article is None or not self.people.has("kinds", "definite", article.form):
            return None
        lemma = head.lemma.lower()
        alike = self.people.groups["alike"].get(lemma, frozenset())
        named = self.discourse.last_organisation(head, alike | {lemma})
        if named is None and self.people.has("kinds", "generic", lemma):
            named = self.discourse.last_organisation(head, None)
        return named

    def _claimed(self, sentence: Sentence, head: Token) -> list[Member]:
        """Who the lead's other descriptions stand for."""
        others = [
            t
            for t in sentence.tokens
            if sentence.paragraph <= 1
            and t.upos == "NOUN"
            and t.index != head.index
            and t.relation in _SUBJECT_OR_OBJECT
        ]
        found = [self._descriptions.by_description(sentence, t) for t in others]
        return [member for member in found if member is not None]

    def _named(self, sentence: Sentence, head: Token) -> NameMention | None:
        """The name that a phrase is or has beside it: *its president, Dana Reyes*."""
        beside = [head, *sentence.children(head, "appos", "flat")]
        governor = sentence.head(head)
        if governor is not None and head.relation == "nsubj" and head.upos == "NOUN":
            # Parsers read *The mayor, Dana Reyes, said* as a verb with two subjects.
            beside += [
                t
                for t in sentence.children(governor, "nsubj")
                if head.index < t.index < governor.index
            ]
        for token in beside:
            mention = self.name_at(token)
            if mention is not None and self._can_be(head, mention):
                return mention
        return self._named_below(sentence, head)

    def _can_be(self, noun: Token, mention: NameMention) -> bool:
        """*The widow of a patient, Karl Lund* is not he, whatever the parser hangs there."""
        shown, given = (
            self.people.gender(noun.lemma),
            self.people.given_gender(mention.name.words[0]),
        )
        return None in (shown, given) or shown == given or not mention.name.person

    def _named_below(self, sentence: Sentence, head: Token) -> NameMention | None:
        """The person who hangs on a title: *Assistant District Attorney Colleen Marsh*."""
        for token in sentence.subtree(head):
            at = bisect.bisect_left(self._starts, token.span.start)
            here = at < len(self._starts) and self._starts[at] == token.span.start
            if token.index <= head.index or not here or not self.names[at].name.person:
                continue
            links = [token.relation]
            for above in sentence.ancestors(token):
                if above.index == head.index:
                    break
                links.append(above.relation)
            if all(link in ("flat", "compound", "appos") for link in links) or all(
                t.upos == "PROPN" for t in sentence.tokens[head.index - 1 : token.index]
            ):
                return self.names[at]
        return None


def _antecedent(sentence: Sentence, pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: *Reyes* in *Reyes, a lawyer who ...*, too."""
    for above in sentence.ancestors(pronoun):
        if above.deprel.endswith(":relcl") or above.deprel == "acl":
            found = sentence.head(above)
            while found is not None and found.relation == "appos":
                found = sentence.head(found)
            return found
    return None


def _siblings(sentence: Sentence, word: Token) -> Iterable[Token]:
    above = sentence.head(word)
    return sentence.children(above, "conj") if above is not None else ()


def _within(span: Span, spans: list[tuple[int, int]]) -> bool:
    at = bisect.bisect_right(spans, (span.start, 1 << 60)) - 1
    return at >= 0 and span.end <= spans[at][1]
