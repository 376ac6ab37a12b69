"""`Antecedents`: whom third-person pronouns mean, and how likely that is.

A conditional logit over the candidates in the text and over none of them. Its weights were learned
from texts with known coreference, and are in ``antecedents.toml``. Pronouns are judged in text
order, and one that is sure enough is a mention for those after it.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import define, evolve, field

from attribution.document import Sentence, Token
from attribution.knowledge.tables import languages, read
from attribution.mentions.member import Member, Value
from attribution.speakers.agreement import Wanted, agrees
from attribution.speakers.resolution import CONFIDENCE
from attribution.speakers.resolved import Resolved
from attribution.topics.anaphor import (
    Anaphor,
    Setting,
    anaphor,
    can_mean,
    is_local,
    last_before,
    only_relays,
)
from attribution.topics.evidence import Scene, evidence, for_nobody
from attribution.topics.expletives import is_expletive
from attribution.topics.judged import PERSONS, Guess, Judged
from attribution.topics.occurrences import Occurrence, apart, occurrence, occurrences
from attribution.topics.spoken_of import spoken_of
from attribution.topics.voices import Voices

__all__ = ["Antecedents", "weights"]

_ENGLISH = "en"
# The probability that a pronoun means whom the words around a content show.
_TOLD = 0.85
# The greatest probability that a pronoun means a named person if a nearer noun fits, too.
_OPEN = 0.65
# The probability from which a pronoun shows the gender of whom it means.
_SHOWING = 0.6
_PLURAL = "plural"
# How many pronouns of the other gender show that somebody is not of this one.
_OFTEN = 2
# How many earlier mentions are looked at: keeps the cost linear even if a sentence never ends.
_LOOK_BACK = 200
_PRONOUNS = ("PRON", "DET")
_OWNER = "owner"
_NEVER: Mapping[str, int] = {}


@cache
def weights(language: str) -> Mapping[str, float]:
    """What each feature of a candidate adds to its log-odds, for a language.

    The features describe trees, so that a language without weights takes those of English.
    """
    known = language if language in languages() else _ENGLISH
    found = read(known, "antecedents", needed=False) or read(_ENGLISH, "antecedents")
    return dict(found["weights"])


@define
class Antecedents:
    """Finds whom third-person pronouns mean, other than those that are sources.

    Attributes:
        resolved: tells whom the names, nouns and sources of the text mean.
        voices: tells in whose voice each word is.
        weights: the weights of the features, by name.
    """

    resolved: Resolved
    voices: Voices
    weights: Mapping[str, float]
    _events: list[Occurrence] = field(init=False)
    _offsets: list[int] = field(init=False)
    _sources: dict[int, Occurrence] = field(init=False)
    _shown: dict[int, Counter[str]] = field(init=False)
    # What the last pronoun that meant somebody showed, and in which sentence.
    _last: dict[int, tuple[Wanted, int]] = field(init=False, factory=dict)
    # Who says each direct quotation (by ``id``), and which of them each speaker says.
    _speakers: dict[int, int] = field(init=False)
    _said_by: dict[int, frozenset[int]] = field(init=False)
    _genders: dict[int, Value | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._events = occurrences(self.resolved.references)
        self._offsets = [e.offset for e in self._events]
        self._sources = {e.offset: e for e in self._events if e.form == "pronoun"}
        self._shown = defaultdict(Counter)
        self._speakers = {
            number: id(claim.speaker.member)
            for number, claim in enumerate(self.resolved.claims)
            if claim.kind == "direct"
            and claim.speaker is not None
            and claim.speaker.member is not None
        }
        said = defaultdict[int, set[int]](set)
        for number, speaker in self._speakers.items():
            said[speaker].add(number)
        self._said_by = {speaker: frozenset(numbers) for speaker, numbers in said.items()}

    def judged(self) -> Iterator[Judged]:
        """Each pronoun, in text order, with those whom it may mean; can be called only once."""
        references = self.resolved.references
        discourse, people = references.discourse, references.people
        for sentence in references.document.sentences:
            for word in sentence.tokens:
                wanted = discourse.wanted(word) if word.upos in _PRONOUNS else None
                if wanted is None or is_expletive(sentence, word, people) or _stands_alone(word):
                    continue
                source = self._sources.get(word.span.start)
                if source is not None:
                    self._show(source.member, word, wanted)
                    known = Guess(source.member, CONFIDENCE["pronoun"])
                    yield Judged(word, wanted, (), (), (known,))
                    continue
                judged = self._judge(anaphor(discourse, word, wanted, self._setting(word)))
                told, best = self._spoken_of(word, wanted), judged.best
                sure = best is not None and best.member is told and best.probability >= _TOLD
                if told is not None and not sure:
                    judged = Judged(word, wanted, (), (), (Guess(told, _TOLD),))
                best = judged.best
                if best is not None:
                    self._take(sentence, word, best)
                    if best.probability >= _SHOWING:
                        self._show(best.member, word, wanted)
                yield judged

    def _show(self, member: Member, pronoun: Token, wanted: Wanted) -> None:
        """Notes that a pronoun meant somebody."""
        self._shown[id(member)][wanted] += 1
        if wanted in PERSONS:
            self._last[id(member)] = wanted, pronoun.sentence

    def _setting(self, word: Token) -> Setting:
        """In whose words a pronoun is."""
        quotation, _ = self.voices.at(word.span)
        same = (
            self._said_by.get(self._speakers.get(quotation, 0)) if quotation is not None else None
        )
        number = self.voices.teller(word.span)
        if number is None:
            return Setting(quotation, same or frozenset())
        claim = self.resolved.claims[number]
        return Setting(
            quotation,
            same or frozenset(),
            claim.speaker.member if claim.speaker is not None else None,
            claim.told.member if claim.told is not None else None,
            tuple(link.mention for link in claim.relays if link.mention is not None),
        )

    def _spoken_of(self, word: Token, wanted: Wanted) -> Member | None:
        """Whom the words around a content show a pronoun to mean, if no other comes before it."""
        number = self.voices.teller(word.span)
        claim = self.resolved.claims[number] if number is not None else None
        if claim is None:
            return None
        told = spoken_of(claim, self.resolved.references, word, wanted)
        if told is None or not self._fits(told, wanted, word.sentence):
            return None
        at = bisect.bisect_left(self._offsets, word.span.start)
        before = (e for e in self._events[max(at - _LOOK_BACK, 0) : at] if e.member is not told)
        others = (e for e in before if any(p.start <= e.offset < p.end for p in claim.content))
        return None if any(self._fits(e.member, wanted, word.sentence) for e in others) else told

    def _take(self, sentence: Sentence, word: Token, best: Guess) -> None:
        """Adds a pronoun to the mentions that later ones see."""
        at = bisect.bisect_left(self._offsets, word.span.start)
        quotation, _ = self.voices.at(word.span)
        event = occurrence(sentence, word, best.member, "pronoun", quotation=quotation)
        self._events.insert(at, event)
        self._offsets.insert(at, event.offset)

    def _judge(self, pronoun: Anaphor) -> Judged:
        discourse = self.resolved.references.discourse
        candidates = self._candidates(pronoun)
        scene = Scene.of(discourse, candidates, pronoun)
        features = [
            evidence(
                pronoun,
                events,
                scene,
                self._gender(events[0].member),
                self._shown.get(id(events[0].member), _NEVER),
            )
            for events in candidates
        ]
        features.append(for_nobody(discourse, pronoun, len(candidates)))
        scores = [self._score(found) for found in features]
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        total = sum(odds)
        guesses = [
            Guess(events[0].member, odd / total)
            for events, odd in zip(candidates, odds, strict=False)
        ]
        guesses.sort(key=lambda guess: -guess.probability)
        if guesses and self._is_open(pronoun, guesses[0].member, candidates):
            guesses[0] = evolve(guesses[0], probability=min(guesses[0].probability, _OPEN))
        return Judged(
            pronoun.token, pronoun.wanted, tuple(candidates), tuple(features), tuple(guesses)
        )

    def _is_open(
        self, pronoun: Anaphor, best: Member, found: Sequence[Sequence[Occurrence]]
    ) -> bool:
        """Whether another candidate, as near as the likeliest, may be meant as well.

        *Lund said Roe hit **his wife** till she fled*; *Lund and Roe met, and she thanked him*.
        """
        if pronoun.wanted not in PERSONS:
            return False
        near = {id(es[0].member): last for es in found if (last := last_before(pronoun, es))}
        own, here = near.get(id(best)), pronoun.token.sentence
        for one in near.values():
            after = own is None or (one.offset > own.offset and one.sentence == here)
            beside = (one.sentence, one.top.head) == (here, pronoun.token.head)
            if one.member is best or (beside and one.form != "pronoun"):
                continue
            if not one.member.names:
                if after and self._gender(one.member) == pronoun.wanted:
                    return True
            elif own is not None and one.member.kind == "person" and self._gender(best) is None:
                as_near = one.sentence == own.sentence and best is not pronoun.setting.teller
                if after or as_near:
                    return True
        return False

    def _candidates(self, pronoun: Anaphor) -> list[tuple[Occurrence, ...]]:
        """The mentions of each whom a pronoun can mean, those behind it in its sentence as well.

        No speaker is meant by *she* or *he* there; who tells an article may be, by others' words:
        *Lund explained why he left*, below a picture in an interview with Lund.
        """
        discourse = self.resolved.references.discourse
        _, claim = self.voices.at(pronoun.token.span)
        speaker = self.resolved.claims[claim].speaker if claim is not None else None
        without = (
            self.resolved.i(pronoun.sentence)
            if claim is None
            else speaker.member
            if speaker is not None
            else None
        )
        offset, here = pronoun.offset, pronoun.token.sentence
        at = bisect.bisect_left(self._offsets, offset)
        near = discourse.sentences[discourse.reached(here)].span.start
        first = max(bisect.bisect_left(self._offsets, near), at - _LOOK_BACK)
        end = min(bisect.bisect_left(self._offsets, pronoun.sentence.span.end), at + _LOOK_BACK)
        relayed = bool(pronoun.setting.relays)
        found: dict[int, list[Occurrence]] = {}
        fitting: dict[int, bool] = {}
        for event in self._events[first:end]:
            member = event.member
            key = id(member)
            if key not in fitting:
                fitting[key] = self._fits(member, pronoun.wanted, here)
            named_here = claim is None and event.form == "name" and event.sentence == here
            if (
                fitting[key]
                and (member is not without or named_here)
                and event.offset != offset
                and not (relayed and only_relays(pronoun, event))
            ):
                found.setdefault(key, []).append(event)
        if pronoun.wanted == _PLURAL:
            found = {key: es for key, own in found.items() if (es := apart(own, found.values()))}
        barred = {id(e.member) for es in found.values() for e in es if not can_mean(pronoun, e)}
        meant = [es for key, es in found.items() if key not in barred]
        if pronoun.reflexive:
            meant = [es for es in meant if any(is_local(pronoun, e) for e in es)] or meant
        elif pronoun.part == _OWNER:
            # *He sold **his** boat*, even where he is less likely than others are.
            meant = [es for es in meant if any(self._is_same(pronoun, e) for e in es)] or meant
        return [tuple(events) for events in meant]

    def _is_same(self, pronoun: Anaphor, event: Occurrence) -> bool:
        """Whether a mention is the same pronoun, as the subject of what a pronoun belongs to."""
        return (
            event.form == "pronoun"
            and event.offset < pronoun.offset
            and is_local(pronoun, event)
            and self.resolved.references.discourse.wanted(event.top) == pronoun.wanted
        )

    def _fits(self, member: Member, wanted: Wanted, sentence: int) -> bool:
        """Whether a pronoun can mean somebody, whatever the tree says."""
        agreeing = agrees(member, wanted, self._gender(member))
        return agreeing and not self._is_otherwise(member, wanted, sentence)

    def _is_otherwise(self, member: Member, wanted: Wanted, sentence: int) -> bool:
        """Whether earlier pronouns, or a given name, have another gender than a pronoun.

        *Mara* may be a man, but a text that calls him so has to say it.
        """
        if wanted not in PERSONS or self._gender(member) == wanted:
            return False
        shown = self._shown.get(id(member), _NEVER)
        if shown.get(wanted):
            return False
        last = self._last.get(id(member))
        if last is not None and last[0] != wanted and sentence - last[1] <= 1:
            return True  # *She met him when **he** ...*
        given = member.given is not None and member.given[0] != wanted
        return given or sum(shown.get(other, 0) for other in PERSONS) >= _OFTEN

    def _gender(self, member: Member) -> Value | None:
        """Somebody's gender, if more shows it than pronouns that may have meant them."""
        if id(member) not in self._genders:
            people = self.resolved.references.people
            shown = Counter(
                value for value, word in member.genders if not people.has("pronouns", value, word)
            )
            masculine, feminine = shown["masculine"], shown["feminine"]
            self._genders[id(member)] = (
                None
                if masculine == feminine
                else "feminine"
                if feminine > masculine
                else "masculine"
            )
        return self._genders[id(member)]

    def _score(self, features: Mapping[str, float]) -> float:
        known = self.weights
        return sum([known.get(name, 0.0) * value for name, value in features.items() if value])


def _stands_alone(word: Token) -> bool:
    """Whether a pronoun means what is somebody's, and not him: *the quay was **his***."""
    return word.feature("Poss") == "Yes" and word.deprel != "nmod:poss"
