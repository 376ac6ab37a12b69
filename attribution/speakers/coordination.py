"""Resolves coordinated sources: *Lund and Reyes*, *she and her colleague Karl Berg*."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, field

from attribution.document import Document, Sentence, Span, Token
from attribution.mentions.member import Member
from attribution.mentions.name_index import Naming
from attribution.mentions.names import NameMention
from attribution.speakers.descriptions.unnamed import phrase_text

__all__ = ["Coordination"]

_NOMINAL = ("PROPN", "NOUN")
_PERSON = "PER"
_FIRST = (f"B-{_PERSON}", f"S-{_PERSON}")
_SEVERAL = 2
# How many earlier names are looked at.
_LOOK_BACK = 12


@define
class Coordination:
    """Joins several members into one, the same one whenever they occur together.

    Attributes:
        document: the parsed article.
        naming: tells which words are part of a name or have one beside them.
        of_name: whom each name means, by the offset of the bare name.
        alone: tells whom a noun means that is one of several.
    """

    document: Document
    naming: Naming
    of_name: Mapping[int, Member]
    alone: Callable[[Sentence, Token], Member | None]
    _groups: dict[tuple[int, ...], Member] = field(factory=dict)

    def several(self, sentence: Sentence, head: Token, span: Span) -> Member | None:
        """All whom a coordinated phrase means, as one; None if it means only one."""
        first, conjuncts = self._conjuncts(sentence, head, span)
        parts = [self._part(sentence, t) for t in (first, *conjuncts)] if conjuncts else []
        kept = {id(p): p for p in parts if p is not None}
        # Several who are not named, such as *a nurse and two patients*, are one source.
        both = sentence.child(head, "cc:preconj") is not None
        if len(kept) < _SEVERAL or not (both or any(p.names for p in kept.values())):
            return None
        persons = all(p.names and p.kind == "person" for p in kept.values())
        tagged = [t for t in self.document.tokens_in(span) if t.entity in _FIRST]
        if persons and len(tagged) <= len(kept):
            return self.together(list(kept.values()))
        text = phrase_text(self.document, sentence, head, span, self.naming.people)
        return self._group(list(kept.values()), text)

    def _conjuncts(
        self, sentence: Sentence, head: Token, span: Span
    ) -> tuple[Token, Sequence[Token]]:
        """The conjuncts of a phrase, and the word they belong to: its head or a part of it.

        *The mayor, **Omar Khan**, and Ana Lund*; *mother-of-two **Ana Lund** and her husband*.
        """
        names = [
            c
            for c in sentence.children(head, "appos", "nmod", "flat")
            if c.entity.endswith(_PERSON) and sentence.child(c, "case") is None
        ]
        titles = [c for c in sentence.children(head, "nmod") if c.deprel == "nmod:desc"]
        if self.naming.behind_two_roles(sentence, head) is not None:
            return head, ()
        own = [(word, word) for word in (head, *names)]
        for first, above in (*own, *((head, title) for title in titles)):
            joined = [
                c
                for c in sentence.children(above, "conj")
                if c.upos in _NOMINAL
                and span.covers(c.span)
                and not _is_role(sentence, c)
                and not _is_left_out(sentence, c)
            ]
            if joined:
                return first, joined
        return head, ()

    def with_others(
        self, sentence: Sentence, pronoun: Token, span: Span, member: Member | None
    ) -> Member | None:
        """Whom *she and her colleague Karl Berg* means: the pronoun's referent and the others."""
        joined = sentence.children(pronoun, "conj")
        words = [
            c
            for c in joined
            if c.upos in _NOMINAL and span.covers(c.span) and not _is_left_out(sentence, c)
        ]
        parts = [self._part(sentence, word) for word in words]
        both = {id(p): p for p in (member, *parts) if p is not None}
        if member is None and any(p.names for p in both.values()):
            text = phrase_text(self.document, sentence, pronoun, span, self.naming.people)
            return self._group(list(both.values()), text)
        return self.together(list(both.values())) if len(both) >= _SEVERAL else member

    def joined(self, mention: NameMention) -> Member | None:
        """All whom a phrase names that begins with a name: *Lund and her colleague Karl Berg*."""
        sentence = self.document.sentences[mention.head.sentence]
        joined = sentence.children(mention.head, "conj")
        if not joined:
            return None
        conjuncts = [c for c in joined if not _is_left_out(sentence, c)]
        named = {c.index: n for c in conjuncts if (n := self.naming.beside(sentence, c))}
        members = [self.of_name[n.bare.start] for n in (mention, *named.values())]
        # *Her colleague* of *Lund and her colleague, Karl Berg* may be read as one more.
        roles = [n.role.span for n in named.values() if n.role is not None]
        others = (c for c in conjuncts if c.index not in named)
        known = all(any(role.covers(c.span) for role in roles) for c in others)
        parts = list({id(m): m for m in members}.values())
        if not known or len(parts) < _SEVERAL or any(m.kind != "person" for m in parts):
            return None
        return self.together(parts)

    def one_of_two(self, sentence: Sentence, word: Token) -> Member | None:
        """Whom *the former* or *the latter* means: of the two persons named together before it."""
        has, article = self.naming.people.has, sentence.child(word, "det")
        first = has("names", "former", word.form)
        if article is None or not (first or has("names", "latter", word.form)):
            return None
        at = bisect.bisect_left(self.naming.names, word.span.start, key=lambda n: n.whole.start)
        near: dict[int, Member] = {}
        told: int | None = None
        for mention in reversed(self.naming.names[max(at - _LOOK_BACK, 0) : at]):
            if told is not None and mention.head.sentence != told:
                break
            told = mention.head.sentence
            member = self.of_name[mention.bare.start]
            given = self.naming.people.is_given_name(mention.name.words[0])
            if member.kind == "person" or member.uncertain or given:
                near.setdefault(id(member), member)
        if told is None or sentence.index - told > _SEVERAL or len(near) != _SEVERAL:
            return None
        second, former = near.values()
        return former if first else second

    def together(self, parts: Sequence[Member]) -> Member:
        """Several people as one source."""
        names = [p.name for p in parts]
        return self._group(parts, self.naming.people.enumerated(names))

    def _part(self, sentence: Sentence, word: Token) -> Member | None:
        """One of several sources joined by *and*; None for the description of a name among them."""
        named = self.naming.beside(sentence, word)
        if named is not None:
            return self.of_name[named.bare.start]
        for sibling in (*sentence.children(word, "conj"), *_siblings(sentence, word)):
            mention = self.naming.at(sibling)
            role = mention.role if mention is not None else None
            if role is not None and role.span.covers(word.span):
                return None
        return self.alone(sentence, word)

    def _group(self, parts: Sequence[Member], text: str) -> Member:
        key = tuple(id(p) for p in parts)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Member(text, "group", plural=True, parts=list(parts))
        return group


def _is_role(sentence: Sentence, word: Token) -> bool:
    """*Author* of *Lund, professor and author of it*, which parsers join to the name."""
    name = sentence.head(word)
    apposed = sentence.children(name, "appos") if name is not None else ()
    bare = sentence.child(word, "det", "nmod:poss", "nummod") is None
    return (
        any(a.index < word.index and a.upos == "NOUN" for a in apposed)
        and word.upos == "NOUN"
        and bare
        and word.feature("Number") != "Plur"
    )


def _is_left_out(sentence: Sentence, conjunct: Token) -> bool:
    """Whether somebody is joined as one who is not meant: *Lund and not **Reyes***."""
    return any(t.feature("Polarity") == "Neg" for t in sentence.children(conjunct, "advmod"))


def _siblings(sentence: Sentence, word: Token) -> Iterable[Token]:
    above = sentence.head(word)
    return sentence.children(above, "conj") if above is not None else ()
