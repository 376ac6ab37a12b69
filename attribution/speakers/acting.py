"""`Acting`: the person of whom a sentence or a paragraph tells, who may say what stands by it."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator

from attrs import frozen

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted, suits
from attribution.syntax.relations import SUBJECTS

__all__ = ["Acting"]

# Kinds of entities that do not speak by themselves.
_THINGS = ("document", "unnamed")
_REFERRING = ("PROPN", "PRON")


@frozen
class Acting:
    """Finds who acts.

    Attributes:
        document: the parsed article.
        people: word lists.
        meaning: tells whom a name or a pronoun means, or None.
    """

    document: Document
    people: People
    meaning: Callable[[Token], Member | None]

    def subject(self, sentence: Sentence) -> Member | None:
        """The person that acts in a sentence's main clauses, or whose mind it tells of.

        *Kindness matters to Lund, and **her** advice is plain*; ***Lund's** view of it?*; *For
        **Lund**, it is a loss*; *A smile from **Lund***.
        """
        root = sentence.root
        for clause in (root, *sentence.children(root, "conj")):
            subject = sentence.child(clause, "nsubj", "nsubj:pass")
            if subject is not None and self._is_one_of_several(sentence, subject):
                return None
            member = self._subject_of(sentence, clause)
            if member is not None:
                return member
            if subject is not None and self._may_be_somebody(subject):
                return None
        if sentence.child(root, "nmod:poss") is not None and not sentence.child(root, "nsubj"):
            return self.owner(root, None)
        return self._minding(sentence) or self._showing(sentence)

    def _showing(self, sentence: Sentence) -> Member | None:
        whose = self.shown_by(sentence)
        words = (whose, *sentence.children(whose, "appos")) if whose is not None else ()
        member = next((m for w in words if (m := self.meaning(w)) is not None), None)
        return member if member and (member.kind == "person" or member.human) else None

    def shown_by(self, sentence: Sentence) -> Token | None:
        """From whom a look or a sound comes that is all of a sentence: *a smile from **Lund***."""
        root = sentence.root
        if root.upos != "NOUN" or sentence.child(root, "nsubj", "cop") is not None:
            return None
        for whose in sentence.children(root, "nmod"):
            link = sentence.child(whose, "case")
            if link is not None and self.people.has("dialogue", "showing", link.form):
                return whose if self._may_be_somebody(whose) else None
        return None

    def _subject_of(self, sentence: Sentence, clause: Token) -> Member | None:
        subject = sentence.child(clause, "nsubj")
        if subject is None:
            return None
        # *The widow, Tess Lund, wept*, *Bus driver Tess Lund wept*: a name beside it says who.
        words = (subject, *sentence.children(subject, "appos", "flat"))
        member = next((m for w in words if (m := self.meaning(w)) is not None), None)
        if member is not None and (member.kind == "person" or member.human):
            return member
        return self.owner(subject, member)

    def _is_one_of_several(self, sentence: Sentence, subject: Token) -> bool:
        """Whether others act together with a subject: ***Lund and Roe** shared a desk*."""
        return any(self._may_be_somebody(other) for other in sentence.children(subject, "conj"))

    def _may_be_somebody(self, word: Token) -> bool:
        """Whether a subject may be a person whom nothing has told of before."""
        return word.upos in _REFERRING or self.people.is_person_noun(word.lemma.lower())

    def _minding(self, sentence: Sentence) -> Member | None:
        """Whose mind a sentence begins with: *For **Lund**, the port was a home*."""
        first = sentence.tokens[0]
        whose = sentence.head(first)
        if whose is None or first.relation != "case" or whose.relation != "obl":
            return None
        last = sentence.subtree(whose)[-1]
        comma = last.form == "," or any(
            t.form == "," for t in sentence.tokens[last.index : last.index + 1]
        )
        if not comma or not self.people.has("dialogue", "minding", first.form):
            return None
        member = self.meaning(whose)
        return member if member is not None and member.kind == "person" else None

    def owner(self, noun: Token, member: Member | None) -> Member | None:
        """The possessor of a thing that speaks or acts for them: ***her** advice is simple*."""
        owner = self.document.sentences[noun.sentence].child(noun, "nmod:poss")
        acts = member is not None and (member.kind not in _THINGS or member.human)
        if owner is None or acts or self.people.is_person_noun(noun.lemma.lower()):
            return None
        owning = self.meaning(owner)
        return owning if owning is not None and owning.kind == "person" else None

    def interviewing(self, paragraph: int) -> tuple[Member, Member] | None:
        """Who questions whom in a paragraph's last sentence: ***Lund** interviewed **Berg***."""
        sentences = self.document.sentences
        at = bisect.bisect_right(sentences, paragraph, key=lambda sentence: sentence.paragraph) - 1
        verb = sentences[at].root
        if at < 0 or not self.people.has("dialogue", "interviewing", verb.lemma):
            return None
        asking = self._subject_of(sentences[at], verb)
        for somebody in sentences[at].children(verb, "obj", "obl"):
            names = sentences[at].children(somebody, "appos", "flat")
            told = next((m for w in (somebody, *names) if (m := self.meaning(w)) is not None), None)
            if asking is not None and told is not None and told.kind == "person":
                return (asking, told) if told is not asking else None
        return None

    def persons(self, first: int, last: int) -> Iterator[Member]:
        """The persons that paragraphs tell of.

        Arguments:
            first: the number of the first paragraph.
            last: the number of the last one.
        """
        sentences = self.document.sentences
        at = bisect.bisect_left(sentences, first, key=lambda sentence: sentence.paragraph)
        while at < len(sentences) and sentences[at].paragraph <= last:
            for token in sentences[at].tokens:
                member = self.meaning(token) if token.upos in _REFERRING else None
                if member is not None and member.kind == "person":
                    yield member
            at += 1

    def only_other(self, paragraph: int, somebody: Member) -> Member | None:
        """The only other person whom a paragraph and the one above it tell of.

        Arguments:
            paragraph: its number.
            somebody: the person beside whom there is another.
        """
        told = {id(m): m for m in self.persons(paragraph - 1, paragraph) if m is not somebody}
        return next(iter(told.values())) if len(told) == 1 else None

    def only_person(self, last: Sentence) -> Member | None:
        """The only person whom a sentence's paragraph is about, if they act in it."""
        told = {id(member) for member in self.persons(last.paragraph, last.paragraph)}
        acting: dict[int, Member] = {}
        at = last.index
        while at >= 0 and self.document.sentences[at].paragraph == last.paragraph:
            sentence = self.document.sentences[at]
            subject = self.subject(sentence)
            if subject is not None:
                acting[id(subject)] = subject
            at -= 1
        return next(iter(acting.values())) if len(acting) == len(told) == 1 else None

    def goes_on_about(self, member: Member, paragraph: int, behind: int) -> bool:
        """Whether the rest of a paragraph goes on with somebody alone: *"I cried." **She** laughs*.

        Arguments:
            member: whom the paragraph above is about.
            paragraph: the number of the paragraph.
            behind: the offset behind which its rest begins.
        """
        sentences = self.document.sentences
        at = bisect.bisect_left(sentences, paragraph, key=lambda sentence: sentence.paragraph)
        goes_on = False
        while at < len(sentences) and sentences[at].paragraph == paragraph:
            rest = [t for t in sentences[at].tokens if t.span.start >= behind]
            words = [t for t in rest if t.upos != "PUNCT"]
            if any(self._is_another(token, member) for token in words):
                return False
            if words and not goes_on:
                goes_on = words[0].relation in SUBJECTS and self._means(words[0], member)
                if not goes_on:
                    return False
            at += 1
        return goes_on

    def _is_another(self, word: Token, member: Member) -> bool:
        """Whether a word may mean somebody else."""
        if word.upos == "PROPN":
            return word.entity != "O" and self.meaning(word) is not member
        if word.relation in SUBJECTS and word.feature("PronType") == "Prs":
            return word.feature("Person") == "3" and not self._means(word, member)
        return word.upos == "NOUN" and self.people.is_person_noun(word.lemma.lower())

    def _means(self, pronoun: Token, member: Member) -> bool:
        """Whether *he* or *she* may mean somebody."""
        genders: tuple[Wanted, Wanted] = ("masculine", "feminine")
        said = next((g for g in genders if self.people.has("pronouns", g, pronoun.form)), None)
        return pronoun.upos == "PRON" and suits(member, said)
