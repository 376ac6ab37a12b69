"""Resolves *I*, *we* and *you*: those who take part in what is said."""

from __future__ import annotations

import bisect
import weakref

from attrs import define, field

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.layout.passages import MARKS
from attribution.mentions.member import Member
from attribution.speakers.resolution import CONFIDENCE
from attribution.speakers.resolved import Resolved
from attribution.syntax.relations import SUBJECTS
from attribution.topics.groups import Groups
from attribution.topics.ours import Ours
from attribution.topics.voices import Voices

__all__ = ["Participants"]

# How sure it is whom *you* means, who may be anybody, and *we*: a group, or the speaker and others.
_YOU = 0.8
_GROUP = 0.8
_ONE = 0.45
# How sure it is that *our* constitution is that of those whom a text names as a people.
_NATION = 0.7
# How sure it is that a letter or a statement speaks for whose it is.
_AUTHOR = 0.85

Found = tuple[Member | None, float]


@define
class Participants:
    """Finds whom the pronouns of the first and the second person mean, and how sure that is.

    Attributes:
        document: the parsed article.
        resolved: the claims, with who says them and to whom.
        people: word lists.
        voices: whose words the words of the text are.
        groups: who belongs to which body.
    """

    document: Document
    resolved: Resolved
    people: People
    voices: Voices
    groups: Groups
    _ours: Ours = field(init=False)

    def __attrs_post_init__(self) -> None:
        # A method would hold this and make a circle, and so keep the article until garbage is
        # collected.
        own = weakref.proxy(self)
        speaking = lambda sentence, word: own._speaking(sentence, word)  # noqa: E731, PLW0108
        self._ours = Ours(self.document, self.resolved.references, speaking)

    def is_group(self, member: Member) -> bool:
        """Whether somebody is called *we*, which no place and no thing is."""
        return self._ours.is_one(member)

    def i(self, sentence: Sentence, word: Token, voice: Claim | None) -> Found:
        """Who says *I*.

        Arguments:
            sentence: the pronoun's sentence.
            word: the pronoun.
            voice: the claim in whose own words it stands, or None for those of the text.
        """
        if voice is None:
            return self.resolved.i(sentence), CONFIDENCE["pronoun"]
        if voice.speaker is None or voice.speaker.member is None:
            return None, 0.0
        member, confidence = voice.speaker.member, CONFIDENCE[voice.speaker.how]
        if member.kind == "document" and not member.names:
            return self._author(voice), _AUTHOR * confidence
        if member.kind == "unnamed" and not (member.human or member.gender or member.plural):
            # *The back of my shirt says ...*: things have no voice of their own.
            return self.resolved.i(sentence), _ONE
        own = self._presented(sentence, word, voice) or self._repeated(sentence, word)
        return own or member, confidence

    def we(self, sentence: Sentence, word: Token, voice: Claim | None) -> Found:
        """Whom *we* means: the group that a speaker calls so, or belongs to.

        Arguments:
            sentence: the pronoun's sentence.
            word: the pronoun.
            voice: the claim in whose own words it stands, or None for those of the text.
        """
        speaker, confidence = self.i(sentence, word, voice)
        nation = self._ours.nation(sentence, word, speaker)
        if nation is not None:
            return nation, _NATION
        both = self._both(sentence, word, speaker)
        if both is not None:
            return both, _GROUP
        named = self._ours.of(speaker)
        if named is not None:
            return named, _GROUP
        if speaker is None or speaker.plural or speaker.kind in ("organisation", "group"):
            return speaker, confidence
        groups = self.groups.speaking_for(speaker)
        if len(groups) == 1:
            return groups[0], confidence * _GROUP
        if not groups and self.groups.is_of_unnamed(speaker):
            return None, 0.0
        return speaker, confidence * _ONE

    def _both(self, sentence: Sentence, we: Token, speaker: Member | None) -> Member | None:
        """The two who are named before in a sentence: *Karl Berg and I sold **our** boat*.

        Or of whom one acts with the other: *I sailed with Karl Berg till **we** sold the boat*.
        """
        references = self.resolved.references
        for own in sentence.tokens[: we.index - 1]:
            other = sentence.head(own) if own.relation == "conj" else None
            if own.relation == "nsubj" and we.relation == "nsubj":
                other = self._companion(sentence, own, we)
            if (
                speaker is not None
                and other is not None
                and self.people.has("pronouns", "first_singular", own.form)
                and (name := references.naming.beside(sentence, other)) is not None
                and (member := references.of_name[name.bare.start]) is not speaker
                and member.kind == "person"
            ):
                return references.coordination.together([member, speaker])
        return None

    def _companion(self, sentence: Sentence, subject: Token, we: Token) -> Token | None:
        """With whom somebody does something that *we* then did: *I work **with** Karl Berg*."""
        verb = sentence.head(subject)
        for at in (verb, sentence.child(verb, "xcomp")) if verb is not None else ():
            for phrase in sentence.children(at, "obl") if at is not None else ():
                case = sentence.child(phrase, "case")
                together = case is not None and self.people.has("dialogue", "together", case.form)
                if together and phrase.index < we.index:
                    return phrase
        return None

    def you(self, sentence: Sentence, word: Token, voice: Claim | None) -> Found:
        """Whom *you* means.

        Arguments:
            sentence: the pronoun's sentence.
            word: the pronoun.
            voice: the claim in whose own words it stands, or None for those of the text.
        """
        thanked = self._thanked(sentence, word)
        if thanked is not None:
            return thanked, _YOU
        if voice is not None and voice.told is not None and voice.told.member is not None:
            return voice.told.member, _YOU * CONFIDENCE[voice.told.how]
        called = self._called(voice) if voice is not None else self._opening(word)
        if called is not None:
            return called, _YOU
        asking = self._asking(voice) if voice is not None else None
        if asking is not None:
            return asking, _YOU
        if voice is None or voice.rule.takes_all:
            return self.resolved.you(sentence), CONFIDENCE["pronoun"]
        return None, 0.0

    def _speaking(self, sentence: Sentence, word: Token) -> Member | None:
        """Who says a first person, as far as that is known."""
        _, claim = self.voices.at(word.span)
        voice = self.resolved.claims[claim] if claim is not None else None
        return self.i(sentence, word, voice)[0]

    def _presented(self, sentence: Sentence, word: Token, voice: Claim) -> Member | None:
        """Who says a name within a quotation: *people say, "Hello, **my** name is Karl"*."""
        references = self.resolved.references
        found: dict[int, Member] = {}
        for noun in sentence.tokens:
            if noun.relation != "nsubj" or not self.people.has("naming", "nouns", noun.lemma):
                continue
            own, told = sentence.child(noun, "nmod:poss"), sentence.head(noun)
            if (
                own is not None
                and told is not None
                and self.people.has("pronouns", "first_singular", own.form)
                and any(part.covers(noun.span) for part in voice.content)
                and (name := references.naming.at(told)) is not None
            ):
                found[own.index] = references.of_name[name.bare.start]
        alone = next(iter(found.values())) if len(found) == 1 else None
        return found.get(word.index, alone)

    def _repeated(self, sentence: Sentence, word: Token) -> Member | None:
        """Whose words somebody repeats: *chanted Karl Lund's last words, "**I** can't breathe"*."""
        references = self.resolved.references
        before = [t for t in sentence.tokens[: word.index - 1] if t.form in MARKS]
        ahead = before[-1].index - 1 if before else 0
        while ahead and sentence.tokens[ahead - 1].upos == "PUNCT":
            ahead -= 1
        noun = sentence.tokens[ahead - 1] if ahead else None
        if noun is None or not self.people.has("dialogue", "uttered", noun.lemma):
            return None
        owner = sentence.child(noun, "nmod:poss")
        if owner is None:
            return None
        name = references.naming.at(owner)
        return references.of_name[name.bare.start] if name is not None else None

    def _author(self, voice: Claim) -> Member | None:
        """Whose letter or statement speaks: *the Port Authority's letter reads: "We ..."*."""
        references = self.resolved.references
        source = voice.source.span if voice.source is not None else None
        if source is None:
            return None
        first = bisect.bisect_left(references.names, source.start, key=lambda n: n.bare.start)
        last = bisect.bisect_left(references.names, source.end, key=lambda n: n.bare.start)
        named = (n for n in references.names[first:last] if source.covers(n.bare))
        found = {id(m): m for m in (references.of_name[n.bare.start] for n in named)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _called(self, voice: Claim) -> Member | None:
        """The one person whom a direct quotation calls by name: *Robert, come here*."""
        references = self.resolved.references
        found: dict[int, Member] = {}
        for part in voice.content:
            for word in self.document.tokens_in(part):
                name = references.naming.at(word) if self._calls(word) else None
                if name is not None:
                    found.setdefault(id(member := references.of_name[name.bare.start]), member)
        return next(iter(found.values())) if len(found) == 1 else None

    def _opening(self, you: Token) -> Member | None:
        """Who is called first in what is told without marks: *people say Robert, thank you*."""
        number = self.voices.teller(you.span)
        content = self.resolved.claims[number].content if number is not None else ()
        words = [t for p in content[:1] for t in self.document.tokens_in(p) if t.form not in MARKS]
        name = self.resolved.references.naming.at(words[0]) if words else None
        behind = [t for t in words if name is not None and t.span.start >= name.whole.end]
        if name is None or not behind or behind[0].upos != "PUNCT":
            return None
        beside = self.document.sentences[words[0].sentence].child(name.head, "appos", "acl")
        acts = name.head.relation in SUBJECTS or beside is not None
        return None if acts else self.resolved.references.of_name[name.bare.start]

    def _calls(self, word: Token) -> bool:
        """Whether a word calls somebody: *Thank you, **Robert***."""
        if word.relation != "appos":
            return word.relation == "vocative"
        beside = self.document.sentences[word.sentence].head(word)
        return beside is not None and self.people.has("pronouns", "second", beside.form)

    def _thanked(self, sentence: Sentence, you: Token) -> Member | None:
        """The one person whom *I* thank by name: *I commend Dana Reyes for **your** work*."""
        references = self.resolved.references
        for verb in sentence.ancestors(you):
            subject, thanked = sentence.child(verb, "nsubj"), sentence.child(verb, "obj")
            if subject is None or thanked is None or thanked.index > you.index:
                continue
            if not self.people.has("dialogue", "thanking", verb.lemma):
                continue
            name = references.naming.at(thanked)
            if name is not None and self.people.has("pronouns", "first", subject.form):
                member = references.of_name[name.bare.start]
                return member if member.kind == "person" else None
        return None

    def _asking(self, voice: Claim) -> Member | None:
        """Who asked right before what is answered: *Lund asked. I said: "**You** ..."*."""
        source = voice.source_head
        if source is None or not self.people.has("pronouns", "first", source.form):
            return None
        references = self.resolved.references
        for sentence in self.document.sentences[max(source.sentence - 1, 0) : source.sentence]:
            for verb in sentence.tokens:
                subject = sentence.child(verb, "nsubj")
                if subject is None or not self.people.has("dialogue", "asking", verb.lemma):
                    continue
                name = references.naming.at(subject)
                if name is not None:
                    return references.of_name[name.bare.start]
        return None
