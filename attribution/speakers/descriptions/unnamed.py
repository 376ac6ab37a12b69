"""Keeps unnamed sources as what they are: *two officials familiar with the matter*."""

from __future__ import annotations

from attrs import define, field

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.layout.passages import MARKS
from attribution.mentions.ages import stated_age
from attribution.mentions.appositions import bare_phrase
from attribution.mentions.member import Member
from attribution.result import EntityKind
from attribution.speakers.descriptions.newcomers import is_new, is_other
from attribution.syntax.order import is_set_off
from attribution.syntax.phrases import beside_being

__all__ = ["Unnamed", "noun_of", "phrase_text"]

_SHORT = 2


@define
class Unnamed:
    """The sources that the article does not name, each found again where it is meant again."""

    document: Document
    people: People
    things: frozenset[str] = frozenset()
    _known: dict[tuple[str, str], Member] = field(factory=dict)
    _last: dict[str, Member] = field(factory=dict)
    _new: set[str] = field(factory=set)
    _paragraphs: dict[str, int] = field(factory=dict)

    def knows(self, lemma: str) -> bool:
        """Whether a noun has described an unnamed source already."""
        return lemma.lower() in self._last

    def knows_in(self, sentence: Sentence, lemma: str) -> bool:
        """Whether a noun has described an unnamed source in a sentence's own paragraph."""
        return self._paragraphs.get(lemma.lower()) == sentence.paragraph

    def introduced(self, noun: str) -> bool:
        """Whether a noun has introduced somebody without a name: *a teacher*."""
        return noun in self._new

    def can_act(self, head: Token) -> bool:
        """Whether a noun is for people, organisations or documents, which a pronoun may mean."""
        lemma = noun_of(head)
        keys = ("group", "organisation", "document")
        return self.people.is_person_noun(lemma) or self.people.has_any("kinds", keys, lemma)

    def member(self, sentence: Sentence, head: Token, span: Span | None) -> Member:
        """The source that a noun phrase describes; *the minister* may be one known already.

        Arguments:
            sentence: the phrase's sentence.
            head: its head noun.
            span: the phrase, or None for the noun with its modifiers.
        """
        text = phrase_text(self.document, sentence, head, span, self.people)
        lemma = noun_of(head)
        self._paragraphs[lemma] = sentence.paragraph
        # *Another resident* is nobody mentioned before, not even a resident.
        other = is_new(sentence, head, self.people) and is_other(sentence, head, self.people)
        known = self._known.get((lemma, text.lower()))
        if known is not None and not other:
            return known
        article = sentence.child(head, "det")
        definite = article is not None and self.people.has("kinds", "definite", article.form)
        plural = head.feature("Number") == "Plur" or head.xpos in ("NNS", "NNPS")
        last = self._last.get(lemma)
        bare = [t for t in bare_phrase(sentence, head) if t.relation != "det"]
        if definite and last is not None and last.plural == plural and len(bare) < _SHORT:
            return last
        member = Member(text, self._kind(lemma, plural and definite), plural=plural)
        somebody = self.people.has("pronouns", "somebody", lemma)
        kinds = _kinds(sentence, head)
        member.human = somebody or any(self.people.is_person_noun(noun) for noun in kinds)
        member.thing = lemma in self.things and not member.human
        age = stated_age(sentence, head, self.people)
        member.ages |= {age} if age is not None else set()
        value = self.people.gender(lemma)
        if value is not None:
            member.genders.append((value, lemma))
        if is_new(sentence, head, self.people):
            self._new.add(lemma)
        self._known[lemma, text.lower()] = self._last[lemma] = member
        # *The guard* is *the first witness, a night guard*.
        for noun in sentence.children(head, "appos"):
            self._last.setdefault(noun_of(noun), member)
        return member

    def _kind(self, lemma: str, several: bool) -> EntityKind:
        if self.people.has("kinds", "document", lemma):
            return "document"
        if self.people.has("kinds", "organisation", lemma):
            return "organisation"
        if self.people.has("kinds", "group", lemma) or several:
            return "group"
        return "unnamed"


def _kinds(sentence: Sentence, head: Token) -> tuple[str, ...]:
    """The noun for a head, and that for those of whom it is one: *one of the **residents***."""
    those = sentence.children(head, "nmod") if head.upos in ("NUM", "PRON", "DET") else ()
    return (noun_of(head), *(t.lemma.lower() for t in those))


def _without_clause(
    document: Document, sentence: Sentence, head: Token, span: Span, people: People
) -> Span:
    """A description up to a relative clause: *a man* of *a man, whose father built it*.

    It also ends before a participle or an age after a comma: *a firm* of *a firm, founded in
    1901*, *a man* of *a man, 38, from Leeds*.
    """
    # In a broken text, a span may reach into the next sentence.
    own = [t for t in document.tokens_in(span) if t.sentence == sentence.index]
    clauses = [
        t
        for t in own
        if t.deprel == "acl:relcl" or _is_set_off(sentence, t, people) or _is_age(sentence, head, t)
    ]
    start = min((t.index for c in clauses for t in sentence.subtree(c)), default=0)
    own = [t for t in own if t.index < start]
    while own and own[-1].upos == "PUNCT":
        own.pop()
    return document.cover(own) if own and head in own else span


def _is_age(sentence: Sentence, head: Token, number: Token) -> bool:
    """Whether a number stands between commas behind somebody: *the accused, **24**, said*."""
    return (
        number.upos == "NUM"
        and number.head == head.index
        and head.index + 2 == number.index
        and is_set_off(sentence, number)
    )


def _is_set_off(sentence: Sentence, clause: Token, people: People) -> bool:
    """Whether a participle after a comma adds something: *a firm, founded in 1901*.

    A name is not an addition: *a charity, known as Harbour*.
    """
    if clause.relation != "acl" or any(
        t.upos == "PROPN" and people.has("naming", "as", c.form)
        for t in sentence.children(clause, "obl", "xcomp")
        for c in sentence.children(t, "case", "mark")
    ):
        return False
    return is_set_off(sentence, clause)


def noun_of(head: Token) -> str:
    """The noun for a head: *accused*, even if it has the lemma of a verb."""
    return (head.form if head.upos == "VERB" else head.lemma).lower()


def phrase_text(
    document: Document, sentence: Sentence, head: Token, span: Span | None, people: People
) -> str:
    """A description as a name, without a capital that only begins a sentence."""
    if span is None:
        skip = sentence.children(head, "acl", "punct", "case", "conj", "cc")
        skip += beside_being(sentence, head)  # ***It was** a man who said so*
        # *The police on Saturday arrested a man*: when is no part of who.
        behind = sentence.children(head, "nmod", "obl")
        skip += tuple(c for c in behind if people.has("calendar", "words", c.form))
        # *Accused the council of "neglect"*: the words in marks are not what it is.
        skip += tuple(c for c in behind if any(t.form in MARKS for t in sentence.subtree(c)))
        span = document.cover(sentence.subtree(head, without=skip))
    span = _without_clause(document, sentence, head, span, people)
    words = document.tokens_in(span)
    last, inside = words[-1], {w.index for w in words}
    if len(words) > 1 and _is_relative(last) and last.head not in inside:
        span = document.cover(words[:-1])  # *the groups who*
    elif _is_relative(last):
        comma = next((i for i, w in enumerate(words) if w.form == ","), len(words))
        span = document.cover(words[: comma or len(words)])  # *the log, a copy of which*
    first = words[0]
    small = first.upos in ("DET", "NUM") or (first.deprel == "nmod:poss" and first.upos == "PRON")
    if small and len(span) > len(first.form) and not first.form[1:].isupper():
        return span.text[0].lower() + span.text[1:]
    return span.text


def _is_relative(word: Token) -> bool:
    """Whether a pronoun may begin a clause about what precedes it."""
    return word.upos == "PRON" and word.feature("PronType") in (None, "Rel")
