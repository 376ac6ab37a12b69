"""Tells whom a description cannot mean, because its own sentence mentions them otherwise.

This is a small part of principles B and C of the binding theory (Chomsky 1981): two arguments of a
verb are two people, and nobody is described again by a phrase that depends on a verb of which they
are the subject, or the other way round.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from attribution.document import Sentence, Token
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention
from attribution.speakers.pronouns import Discourse
from attribution.syntax.relations import SUBJECTS

__all__ = ["Binding"]

_ARGUMENTS = ("nsubj", "csubj", "obj", "iobj", "obl")
# Relations of the head of a clause.
_CLAUSES = ("root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj")
_BESIDE = ("appos", "flat", "compound")


@define
class Binding:
    """Finds whom a description's own sentence rules out.

    Attributes:
        names: a document's name mentions, in text order.
        of_name: whom each name means, by the offset of the bare name.
        discourse: who has been mentioned so far.
    """

    names: Sequence[NameMention]
    of_name: Mapping[int, Member]
    discourse: Discourse
    _starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [n.bare.start for n in self.names]

    def excluded(self, sentence: Sentence, head: Token) -> frozenset[int]:
        """The members (by their ``id``) that a description cannot mean.

        Arguments:
            sentence: the description's sentence.
            head: its head noun.
        """
        top = top_of(sentence, head)
        found = {id(m) for m in self._named(sentence, head, top)}
        return frozenset(found | {id(m) for m in self._meant(sentence, top)})

    def beside(self, sentence: Sentence, head: Token) -> frozenset[int]:
        """The members (by their ``id``) named as another argument of a description's verb.

        *The authority advised the company*: these are two, and so are the firm and who is written
        to in *in a letter to Kestrel, the company said*; but *the company said* may follow a
        firm's own figures. Nor is it one of several that act together: *Kestrel and Orrin will
        share it, the producer said*.
        """
        top = top_of(sentence, head)
        first = bisect.bisect_left(self._starts, sentence.span.start)
        last = bisect.bisect_left(self._starts, sentence.span.end)
        tops = ((top_of(sentence, n.head), n) for n in self.names[first:last])
        return frozenset(
            id(self.of_name[n.bare.start])
            for name, n in tops
            if name.index != top.index
            for argument in (self._other_party(sentence, name) or name,)
            if (argument.head == top.head and argument.relation in _ARGUMENTS)
            or _is_one_of_several(sentence, name)
        )

    def _other_party(self, sentence: Sentence, name: Token) -> Token | None:
        """The noun behind which a name says whom it is given to or had with, or None."""
        case = sentence.child(name, "case")
        if name.relation != "nmod" or case is None:
            return None
        people = self.discourse.people
        return sentence.head(name) if people.has("kinds", "other_party", case.lemma) else None

    def _named(self, sentence: Sentence, head: Token, top: Token) -> Iterator[Member]:
        first = bisect.bisect_left(self._starts, sentence.span.start)
        last = bisect.bisect_left(self._starts, sentence.span.end)
        own = {t.index for t in sentence.subtree(top)}
        for mention in self.names[first:last]:
            name = top_of(sentence, mention.head)
            if mention.role is not None and mention.role.span.covers(head.span):
                continue
            if mention.head.index in own:
                if self._owns(sentence, mention.head, top):
                    yield self.of_name[mention.bare.start]
            elif self._is_clause_mate(sentence, name, top):
                yield self.of_name[mention.bare.start]

    def _owns(self, sentence: Sentence, name: Token, top: Token) -> bool:
        """Whether a name within a description is another's: *Lund's neighbour*."""
        links = [name.relation]
        for above in sentence.ancestors(name):
            if above.index == top.index:
                break
            links.append(above.relation)
        subject = name.head == top.index and name.relation in SUBJECTS
        return not subject and any(link not in _BESIDE for link in links)

    def _is_clause_mate(self, sentence: Sentence, name: Token, top: Token) -> bool:
        mine, other = _clause(sentence, top), _clause(sentence, name)
        if mine.index == other.index:
            return True
        if top.head == mine.index and top.relation in SUBJECTS:
            path = [other, *sentence.ancestors(other)]
            below = [t for t in path if t.head == mine.index]
            # *When Lund arrived, the mayor spoke* may be one; *the mayor said Lund left* is not.
            if below and not (below[0].relation == "advcl" and below[0].index < top.index):
                return any(t.index == mine.index for t in path)
        path = [mine]
        for token in sentence.ancestors(mine):
            if token.index == other.index:
                # *Lund wrote to Reyes and said **the boy** could come*: what joined verbs share
                # is their subject.
                shared = SUBJECTS if path[-1].relation == "conj" else _ARGUMENTS
                return name.head == other.index and name.relation in shared
            path.append(token)
        return False

    def _meant(self, sentence: Sentence, top: Token) -> Iterator[Member]:
        """Whom words beside a description mean: *the judge told her*, *a clerk met the man*."""
        verb = sentence.head(top)
        if verb is None or top.relation not in _ARGUMENTS:
            return
        yield from self._nouns_beside(sentence, top)
        for token in sentence.children(verb, *_ARGUMENTS):
            if (
                token.upos == "PRON"
                and token.index != top.index
                and token.feature("Reflex") is None
            ):
                member = self.discourse.likeliest(token)
                if member is not None and not self._is_rather(top, token, member):
                    yield member

    def _nouns_beside(self, sentence: Sentence, top: Token) -> Iterator[Member]:
        """Whom the nouns mean that are other arguments of a description's verb."""
        for event in self.discourse.before(top.span.start):
            if event.sentence != sentence.index:
                return
            beside = event.top.head == top.head and event.top.relation in _ARGUMENTS
            if beside and event.top.upos == "NOUN" and event.top.index != top.index:
                yield event.member

    def _is_rather(self, top: Token, pronoun: Token, member: Member) -> bool:
        """Whether a description means somebody rather than the pronoun behind it does.

        *Mayor Lund praised Stubbs. **The mayor** told **him** so*: the mayor is Lund.
        """
        if top.relation not in SUBJECTS or pronoun.index < top.index:
            return False
        alike = self.discourse.people.alike
        titles = (word for name in member.names for word in " ".join(name.name.titles).split())
        nouns = (noun for name in member.names for noun in name.nouns)
        if not any(alike("alike", top.lemma, word) for word in (*titles, *nouns)):
            return False
        return self.discourse.likeliest(pronoun, member) is not None


def _is_one_of_several(sentence: Sentence, name: Token) -> bool:
    """Whether a name is joined to another noun as the subject of a clause."""
    first = sentence.head(name) if name.relation == "conj" else name
    if first is None or first.relation not in SUBJECTS:
        return False
    return any(c.upos in ("NOUN", "PROPN") for c in sentence.children(first, "conj"))


def _clause(sentence: Sentence, word: Token) -> Token:
    """The head of the clause that a word stands in."""
    for token in sentence.ancestors(word):
        if token.relation in _CLAUSES or (token.relation == "conj" and token.upos == "VERB"):
            return token
    return word
