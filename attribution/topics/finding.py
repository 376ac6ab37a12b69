"""Finds whom each content speaks of, by what the resolution of speakers knows of the article."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from attrs import define, evolve, field

from attribution.claim import Claim, renewed
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.mentions.appositions import bare_phrase
from attribution.mentions.clustering import Member
from attribution.result import Resolution
from attribution.speakers.resolution import CONFIDENCE
from attribution.speakers.resolved import Resolved
from attribution.topics.antecedents import Antecedents, Guess, weights
from attribution.topics.groups import Groups
from attribution.topics.meant import Meant
from attribution.topics.nouns import Nouns
from attribution.topics.parts import part_of
from attribution.topics.voices import Voices

__all__ = ["find_topics"]

# *You* may be anybody; *we* are a speaker's group, or she and others.
_YOU = 0.8
_GROUP = 0.8
_ONE = 0.45
# A letter or a statement speaks in the voice of whose it is.
_AUTHOR = 0.85


def find_topics(
    document: Document, resolved: Resolved, layout: Layout, people: People
) -> tuple[Claim, ...]:
    """The claims with the mentions that their contents hold of whom the article tells.

    Arguments:
        document: the parsed article.
        resolved: the claims, and whom the words outside and inside of them mean.
        layout: how the article is laid out.
        people: word lists.
    """
    claims = resolved.claims
    finder = _Finder(document, resolved, people, Voices(claims, layout))
    found = finder.run()
    starts = [meant.span.start for meant in found]

    def of(claim: Claim) -> tuple[Meant, ...]:
        return tuple(
            meant
            for part in claim.content
            for meant in found[
                bisect.bisect_left(starts, part.start) : bisect.bisect_left(starts, part.end)
            ]
            if part.covers(meant.span) and not _relays(claim, meant.span)
        )

    return renewed(claims, lambda claim: evolve(claim, about=of(claim)))


def _relays(claim: Claim, span: Span) -> bool:
    """Whether words name an outlet that only relays a claim."""
    return any(link.mention is not None and link.mention.overlaps(span) for link in claim.relays)


@define
class _Finder:
    document: Document
    resolved: Resolved
    people: People
    voices: Voices
    _meant_by: dict[int, Guess] = field(init=False, factory=dict)
    _acting: frozenset[int] = field(init=False)
    _groups: Groups = field(init=False)
    _nouns: Nouns = field(init=False)
    _found: dict[tuple[int, int], Meant] = field(init=False, factory=dict)
    _by_head: dict[int, Meant] = field(init=False, factory=dict)
    _known: dict[int, bool] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        references = self.resolved.references
        self._groups = Groups(self.document, references)
        self._nouns = Nouns(self.document, references, self._groups)
        meant = (r for c in self.resolved.claims for r in (c.speaker, c.told))
        self._acting = frozenset(id(r.member) for r in meant if r is not None)

    def run(self) -> list[Meant]:
        """The mentions within any content, in text order."""
        self._resolve_pronouns()
        for sentence, word in self._words():
            meant = self._meant(sentence, word)
            if meant is not None:
                self._by_head.setdefault(word.span.start, meant)
                self._found.setdefault((meant.span.start, -meant.span.end), meant)
        return [self._found[place] for place in sorted(self._found)]

    def _resolve_pronouns(self) -> None:
        """Finds whom the third persons mean, as far as contents reach."""
        end = max((p.end for c in self.resolved.claims for p in c.content), default=0)
        antecedents = Antecedents(self.resolved, self.voices, weights(self.document.language))
        for judged in antecedents.judged():
            if judged.pronoun.span.start >= end:
                break
            if judged.best is not None:
                self._meant_by[judged.pronoun.span.start] = judged.best

    def _words(self) -> Iterator[tuple[Sentence, Token]]:
        """The words that stand in a content, each once."""
        parts = sorted((p.start, p.end) for c in self.resolved.claims for p in c.content)
        at = end = 0
        for sentence in self.document.sentences:
            for word in sentence.tokens:
                while at < len(parts) and parts[at][0] <= word.span.start:
                    end = max(end, parts[at][1])
                    at += 1
                if word.span.start < end:
                    yield sentence, word

    def _meant(self, sentence: Sentence, word: Token) -> Meant | None:
        references = self.resolved.references
        name = references.naming.at(word)
        if name is not None:
            member = references.of_name[name.bare.start]
            full = len(name.name.words) == member.longest
            how: Resolution = "own name" if full else "shorter name"
            if id(member) not in self._acting and not self._is_known(member):
                return None
            return self._mention(sentence, name.head, name.span, member, how, CONFIDENCE[how])
        if word.upos in ("PRON", "DET"):
            return self._pronoun(sentence, word)
        if word.upos == "NOUN":
            return self._description(sentence, word)
        return None

    def _is_known(self, member: Member) -> bool:
        """Whether more than its capitals shows that a member is a person, a body or a place."""
        if id(member) not in self._known:
            self._known[id(member)] = (
                member.given is not None
                or member.place
                or any(
                    n.certain or n.place or n.outlet or not (n.name.person or n.name.uncertain)
                    for n in member.names
                )
            )
        return self._known[id(member)]

    def _mention(
        self,
        sentence: Sentence,
        head: Token,
        span: Span,
        member: Member,
        how: Resolution,
        confidence: float,
    ) -> Meant:
        return Meant(span, member, part_of(sentence, head), how, round(confidence, 3))

    def _pronoun(self, sentence: Sentence, word: Token) -> Meant | None:
        _, claim = self.voices.at(word.span)
        voice = self.resolved.claims[claim] if claim is not None else None
        if self.people.has("pronouns", "first", word.form):
            member, confidence = self._first(sentence, voice)
            if member is not None and not self.people.has("pronouns", "first_singular", word.form):
                member, confidence = self._several(member, confidence)
        elif self.people.has("pronouns", "second", word.form):
            member, confidence = self._second(sentence, word, voice)
        else:
            guess = self._meant_by.get(word.span.start)
            if guess is None:
                return None
            member, confidence = guess.member, guess.probability
        shown = self.people.gender(word.form) is not None
        if member is None or not (shown or id(member) in self._acting or self._is_known(member)):
            return None
        if not (member.names or id(member) in self._acting):
            return None
        return self._mention(sentence, word, word.span, member, "pronoun", confidence)

    def _first(self, sentence: Sentence, voice: Claim | None) -> tuple[Member | None, float]:
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
        return member, confidence

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

    def _several(self, speaker: Member, confidence: float) -> tuple[Member, float]:
        """Whom *we* means: the speaker, if several or a body, else whom she speaks for."""
        if speaker.plural or speaker.kind in ("organisation", "group"):
            return speaker, confidence
        groups = self._groups.speaking_for(speaker)
        if len(groups) == 1:
            return groups[0], confidence * _GROUP
        return speaker, confidence * _ONE

    def _second(
        self, sentence: Sentence, word: Token, voice: Claim | None
    ) -> tuple[Member | None, float]:
        if voice is not None and voice.told is not None and voice.told.member is not None:
            return voice.told.member, _YOU * CONFIDENCE[voice.told.how]
        called = self._called(voice) if voice is not None else None
        if called is not None:
            return called, _YOU
        thanked = self._thanked(sentence, word)
        if thanked is not None:
            return thanked, _YOU
        if voice is None or voice.rule.takes_all:
            return self.resolved.you(sentence), CONFIDENCE["pronoun"]
        return None, 0.0

    def _called(self, voice: Claim) -> Member | None:
        """The one person whom a direct quotation calls by name: *Robert, come here*."""
        references = self.resolved.references
        found: dict[int, Member] = {}
        for part in voice.content:
            for word in self.document.tokens_in(part):
                name = references.naming.at(word) if word.relation == "vocative" else None
                if name is not None:
                    found.setdefault(id(member := references.of_name[name.bare.start]), member)
        return next(iter(found.values())) if len(found) == 1 else None

    def _thanked(self, sentence: Sentence, you: Token) -> Member | None:
        """The one person whom *I* thank by name: *I commend Dana Reyes for **your** work*."""
        references = self.resolved.references
        for verb in sentence.ancestors(you):
            subject, thanked = sentence.child(verb, "nsubj"), sentence.child(verb, "obj")
            if subject is None or thanked is None or thanked.index > you.index:
                continue
            name = references.naming.at(thanked)
            if name is not None and self.people.has("pronouns", "first", subject.form):
                member = references.of_name[name.bare.start]
                return member if member.kind == "person" else None
        return None

    def _description(self, sentence: Sentence, word: Token) -> Meant | None:
        teller = self.voices.teller(word.span)
        claim = self.resolved.claims[teller] if teller is not None else None
        speaker = claim.speaker.member if claim is not None and claim.speaker else None
        found = self._nouns.meant(sentence, word, speaker, self._meaning)
        if found is None or not found.member.names:
            return None
        span = self.document.cover(bare_phrase(sentence, word))
        return self._mention(sentence, word, span, found.member, found.how, found.confidence)

    def _meaning(self, word: Token) -> Member | None:
        """Whom a word before a noun means, in the content or outside of it."""
        meant = self._by_head.get(word.span.start)
        return meant.member if meant is not None else self.resolved.references.meaning(word)
