"""Antecedents: who is meant by a pronoun in what is told, and how likely.

A conditional logit over the candidates that the discourse has, and over nobody of these: the
weights were learned from texts whose coreference is known and stand in ``antecedents.toml``. What
is asked of a candidate is what Lappin and Leass (1994) ask: how near he is, which part he plays,
whether he plays the same as the pronoun, whether he commands it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import define, frozen

from attribution.document import Sentence, Token
from attribution.knowledge.tables import languages, read
from attribution.mentions.clustering import Member
from attribution.speakers.agreement import Wanted, likely
from attribution.speakers.pronouns import Discourse
from attribution.speakers.salience import Event, is_argument_beside

__all__ = ["NOBODY", "Antecedents", "Guess", "weights"]

NOBODY = "nobody"
"""The feature of meaning none of the candidates."""

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("obj", "iobj")
_OWNER = "nmod:poss"
# Relations of a word that begins a clause of its own.
_CLAUSES = ("root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj")
# What few candidates have is as well left out: a likelihood of zero is no likelihood.
_LEAST = 0.05
_FAR = 3
_ENGLISH = "en"


@cache
def weights(language: str) -> Mapping[str, float]:
    """What each feature of a candidate adds to its log-odds, in a language.

    Features are of trees, so a language without weights of its own has those of English.
    """
    known = language if language in languages() else _ENGLISH
    found = read(known, "antecedents", needed=False) or read(_ENGLISH, "antecedents")
    return dict(found["weights"])


@frozen
class Guess:
    """Whom a pronoun may mean.

    Attributes:
        member: the candidate.
        probability: how likely he is meant, from 0 to 1, of all candidates and nobody.
    """

    member: Member
    probability: float


@define
class Antecedents:
    """Finds whom the third-person pronouns of a text mean that are no sources.

    Attributes:
        discourse: who is mentioned, and where.
        weights: of the features, by name.
    """

    discourse: Discourse
    weights: Mapping[str, float]

    def guesses(
        self, pronoun: Token, *, quotation: int | None = None, without: Member | None = None
    ) -> list[Guess]:
        """Whom a pronoun may mean, the likeliest first; an empty list for no candidates.

        Arguments:
            pronoun: the pronoun.
            quotation: the direct quotation it stands in.
            without: who cannot be meant there.
        """
        wanted = self.discourse.wanted(pronoun)
        if wanted is None:
            return []
        candidates = self.discourse.candidates(pronoun, quotation=quotation, without=without)
        described = {
            key: self.features(pronoun, wanted, events, candidates)
            for key, events in candidates.items()
        }
        scores = {key: self._score(found) for key, found in described.items() if found}
        if not scores:
            return []
        nobody = self._score(self.nobody(pronoun, wanted))
        highest = max(nobody, *scores.values())
        total = math.exp(nobody - highest)
        total += sum(math.exp(score - highest) for score in scores.values())
        return [
            Guess(candidates[key][0].member, math.exp(scores[key] - highest) / total)
            for key in sorted(scores, key=lambda key: -scores[key])
        ]

    def _score(self, features: Mapping[str, float]) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def nobody(self, pronoun: Token, wanted: Wanted) -> dict[str, float]:
        """What speaks for none of the candidates: things that the pronoun may mean as well."""
        kind = "person" if wanted in ("masculine", "feminine") else wanted
        found = {f"{NOBODY} {kind}": 1.0}
        if kind != "person":
            sentences = self.discourse.sentences
            words = [
                *(sentences[pronoun.sentence - 1].tokens if pronoun.sentence else ()),
                *sentences[pronoun.sentence].tokens[: pronoun.index - 1],
            ]
            number = "Plur" if wanted == "plural" else "Sing"
            nouns = sum(t.upos == "NOUN" and t.feature("Number") == number for t in words)
            found[f"{NOBODY} {kind} nouns"] = math.log1p(nouns)
        return found

    def features(
        self,
        pronoun: Token,
        wanted: Wanted,
        events: Sequence[Event],
        candidates: Mapping[int, Sequence[Event]],
    ) -> dict[str, float]:
        """What speaks for a candidate, by name; empty if nothing can.

        Arguments:
            pronoun: the pronoun.
            wanted: what it asks of whom it means.
            events: the candidate's mentions, in text order.
            candidates: the mentions of all, by the ``id`` of whom they mean.
        """
        before = [e for e in events if e.offset < pronoun.span.start]
        sentence = self.discourse.sentences[pronoun.sentence]
        found = self._nature(events[-1].member, wanted)
        behind = [e for e in events if e.offset > pronoun.span.start]
        if any(e.top.relation in _SUBJECTS for e in behind):
            # *When she left, Lund ...*
            found["behind, subject" if before else "only behind, subject"] = 1.0
        if any(_commands(sentence, e, pronoun) for e in behind):
            found["behind, commands"] = 1.0
        if not before:
            return {**found, "only behind": 1.0}
        gap = min(self.discourse.gap(e.sentence, pronoun.sentence) for e in before)
        near = [e for e in before if self.discourse.gap(e.sentence, pronoun.sentence) == gap]
        here = [e for e in near if e.sentence == pronoun.sentence]
        part, parts = _part(sentence, pronoun), {self._part_of(e) for e in near}
        sharing = self.discourse.sharing(pronoun)
        offsets = [
            e.offset for es in candidates.values() for e in es if e.offset < pronoun.span.start
        ]
        first, last = min(offsets), max(offsets)
        found |= {
            "gap 0": float(gap == 0),
            "gap 1": float(gap == 1),
            "gap 2": float(gap == 2),
            "gap": float(max(gap - _FAR, 0)),
            "paragraph": float(any(self._beside(e, pronoun) for e in before)),
            "mentions": math.log1p(len(before)),
            "last": float(before[-1].offset == last),
            "source": float(any(e.speaker for e in near)),
            "beside": float(any(is_argument_beside(e, pronoun, sharing) for e in near)),
            "first": float(before[0].offset == first),
            "depth": float(min(self._depth(e) for e in near)),
        }
        if any(self._is_main(e) for e in near):
            found["main here" if here else "main before"] = 1.0
        if any(_commands(sentence, e, pronoun) for e in here):
            found["commands"] = 1.0
        elif any(_is_above(sentence, e, pronoun) for e in here):
            found["above"] = 1.0
        for name in parts:
            found[f"is {name}"] = 1.0
            if gap <= 1:
                found[f"is {name} {gap}"] = 1.0
            if name == part:
                found[f"parallel {name}"] = 1.0
        if "subject" in parts:
            found[f"subject for {part}"] = 1.0
        return found

    def _nature(self, member: Member, wanted: Wanted) -> dict[str, float]:
        """What a candidate is, whatever is told of him."""
        if wanted in ("masculine", "feminine"):
            return {
                "likely": math.log(max(likely(member, wanted), _LEAST)),
                "named": float(bool(member.names)),
            }
        kind = "place" if member.place else member.kind if member.names else "noun"
        return {f"{wanted} {kind}": 1.0}

    def _beside(self, event: Event, pronoun: Token) -> bool:
        return self.discourse.beside(event.sentence, pronoun.sentence)

    def _part_of(self, event: Event) -> str:
        return _part(self.discourse.sentences[event.sentence], event.top)

    def _is_main(self, event: Event) -> bool:
        """Whether a mention is an argument of its sentence's main verb."""
        above = self.discourse.sentences[event.sentence].head(event.top)
        return above is not None and not above.head

    def _depth(self, event: Event) -> int:
        depth = 0
        for _ in self.discourse.sentences[event.sentence].ancestors(event.top):
            depth += 1
        return min(depth, 2 * _FAR)


def _part(sentence: Sentence, word: Token) -> str:
    """The part that a phrase plays: that of what it is joined to, if it is."""
    while word.relation == "conj" and word.upos != "VERB":
        above = sentence.head(word)
        if above is None:
            break
        word = above
    if word.relation in _SUBJECTS:
        return "subject"
    if word.relation in _OBJECTS:
        return "object"
    if word.deprel == _OWNER:
        return "owner"
    return {"obl": "oblique", "nmod": "modifier"}.get(word.relation, "other")


def _commands(sentence: Sentence, event: Event, pronoun: Token) -> bool:
    """Whether a mention is the subject of a verb that the pronoun depends on, but not beside it."""
    if event.top.relation not in _SUBJECTS:
        return False
    return _is_above(sentence, event, pronoun)


def _is_above(sentence: Sentence, event: Event, pronoun: Token) -> bool:
    """Whether a mention hangs on a word that the pronoun depends on, but not beside it."""
    own = pronoun.head if pronoun.deprel != _OWNER else 0
    return event.top.head != own and any(
        above.index == event.top.head for above in sentence.ancestors(pronoun)
    )
