"""`find_topics`: finds whom each content speaks of."""

from __future__ import annotations

import bisect
import weakref
from collections.abc import Iterator

from attrs import define, evolve, field

from attribution.claim import Claim, renewed
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.mentions.appositions import bare_phrase
from attribution.mentions.member import Member
from attribution.result import Resolution
from attribution.speakers.resolution import CONFIDENCE
from attribution.speakers.resolved import Resolved
from attribution.topics.antecedents import Antecedents, weights
from attribution.topics.groups import Groups
from attribution.topics.judged import Guess
from attribution.topics.meant import Meant
from attribution.topics.nouns import Nouns
from attribution.topics.participants import Participants
from attribution.topics.parts import part_of
from attribution.topics.voices import Voices

__all__ = ["find_topics"]


def find_topics(
    document: Document, resolved: Resolved, layout: Layout, people: People
) -> tuple[Claim, ...]:
    """The claims with the mentions in their contents.

    Arguments:
        document: the parsed article.
        resolved: the claims, and the referents of the words outside and inside of them.
        layout: the layout of the article.
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

    def told(claim: Claim) -> Claim:
        about = of(claim)
        return evolve(claim, about=about) if about else claim

    return renewed(claims, told)


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
    _participants: Participants = field(init=False)
    _nouns: Nouns = field(init=False)
    _found: dict[tuple[int, int], Meant] = field(init=False, factory=dict)
    _by_head: dict[int, Meant] = field(init=False, factory=dict)
    _known: dict[int, bool] = field(init=False, factory=dict)
    # By the ``id`` of those who are not named, the first noun that tells of each.
    _told_by: dict[int, Token] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        references = self.resolved.references
        self._groups = Groups(self.document, references)
        self._participants = Participants(
            self.document, self.resolved, self.people, self.voices, self._groups
        )
        self._resolve_pronouns()
        # A method would hold this and make a circle, and so keep the article until garbage is
        # collected.
        own = weakref.proxy(self)
        meaning = lambda word: own._meaning(word)  # noqa: E731, PLW0108
        self._nouns = Nouns(self.document, references, self._groups, meaning)
        meant = (r for c in self.resolved.claims for r in (c.speaker, c.told))
        self._acting = frozenset(id(r.member) for r in meant if r is not None)

    def run(self) -> list[Meant]:
        """The mentions within any content, in text order."""
        for sentence, word in self._words():
            meant = self._meant(sentence, word)
            if meant is not None:
                self._by_head.setdefault(word.span.start, meant)
                self._found.setdefault((meant.span.start, -meant.span.end), meant)
        return [self._found[place] for place in sorted(self._found)]

    def _resolve_pronouns(self) -> None:
        """Resolves the third-person pronouns, as far as contents reach."""
        end = max((p.end for c in self.resolved.claims for p in c.content), default=0)
        antecedents = Antecedents(self.resolved, self.voices, weights(self.document.language))
        for judged in antecedents.judged():
            if judged.pronoun.span.start >= end:
                break
            if judged.best is not None:
                self._meant_by[judged.pronoun.span.start] = judged.best

    def _words(self) -> Iterator[tuple[Sentence, Token]]:
        """The words in all contents, each once."""
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
                bool(member.parts)
                or member.given is not None
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
        guess = self._meant_by.get(word.span.start)
        member: Member | None
        if guess is not None:
            member, confidence = self._named(guess.member), guess.probability
        elif self.people.has("pronouns", "first_singular", word.form):
            member, confidence = self._participants.i(sentence, word, self._voice(word))
        elif self.people.has("pronouns", "first", word.form):
            member, confidence = self._participants.we(sentence, word, self._voice(word))
        elif self.people.has("pronouns", "second", word.form):
            member, confidence = self._participants.you(sentence, word, self._voice(word))
        else:
            return None
        shown = self.people.gender(word.form) is not None
        if member is None or not (
            shown
            or id(member) in self._acting
            or self._participants.is_group(member)
            or self._is_known(member)
        ):
            return None
        if not (member.names or member.parts or id(member) in self._acting):
            return None
        return self._mention(sentence, word, word.span, member, "pronoun", confidence)

    def _voice(self, word: Token) -> Claim | None:
        """The direct quotation that a word is in."""
        _, claim = self.voices.at(word.span)
        return self.resolved.claims[claim] if claim is not None else None

    def _named(self, member: Member) -> Member:
        """The name of somebody mentioned by a noun: Karl Lund for *his father*, if he is that."""
        if member.names or member.parts:
            return member
        if not self._told_by:
            for event in self.resolved.references.discourse.events:
                if event.head.upos == "NOUN" and not event.member.names:
                    self._told_by.setdefault(id(event.member), event.head)
        noun = self._told_by.get(id(member))
        if noun is None:
            return member
        found = self._nouns.meant(self.document.sentences[noun.sentence], noun, None)
        return found.member if found is not None else member

    def _description(self, sentence: Sentence, word: Token) -> Meant | None:
        if sentence.child(word, "cop") is not None and sentence.child(word, "nsubj") is not None:
            return None  # *he is the mayor* says it of whom another word means
        teller = self.voices.teller(word.span)
        claim = self.resolved.claims[teller] if teller is not None else None
        speaker = claim.speaker.member if claim is not None and claim.speaker else None
        found = self._nouns.meant(sentence, word, speaker)
        if found is None or not (found.member.names or found.member.parts):
            return None
        span = self.document.cover(bare_phrase(sentence, word))
        return self._mention(sentence, word, span, found.member, found.how, found.confidence)

    def _meaning(self, word: Token) -> Member | None:
        """Whom a word before a noun means, in the content or outside of it."""
        meant = self._by_head.get(word.span.start)
        if meant is not None:
            return meant.member
        guess = self._meant_by.get(word.span.start)
        return guess.member if guess is not None else self.resolved.references.meaning(word)
