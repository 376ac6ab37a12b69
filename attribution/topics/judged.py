"""`Judged`: a pronoun of the third person, and who may be meant by it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from attribution.document import Token
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted
from attribution.topics.occurrences import Occurrence

__all__ = ["PERSONS", "Guess", "Judged"]

PERSONS: tuple[Wanted, ...] = ("masculine", "feminine")
"""The genders that pronouns for one person ask for."""
# The lowest probability from which a pronoun for a person, and *it* or *they*, is resolved.
_PERSON = 0.3
_OTHER = 0.45


@frozen
class Guess:
    """Whom a pronoun may mean.

    Attributes:
        member: the candidate.
        probability: how likely it is meant, from 0 to 1, among all candidates and nobody.
    """

    member: Member
    probability: float


@frozen
class Judged:
    """A pronoun, with what speaks for each of its candidates; a source has one guess only.

    Attributes:
        pronoun: the pronoun.
        wanted: what it asks of whom it means.
        candidates: each with its mentions, in text order.
        features: what speaks for each, and for nobody of them at the end.
        guesses: how likely each is, the likeliest first.
    """

    pronoun: Token
    wanted: Wanted
    candidates: tuple[tuple[Occurrence, ...], ...]
    features: tuple[Mapping[str, float], ...]
    guesses: tuple[Guess, ...]

    @property
    def best(self) -> Guess | None:
        """Who is likely enough to be meant, or None."""
        least = _PERSON if self.wanted in PERSONS else _OTHER
        likely = self.guesses and self.guesses[0].probability >= least
        return self.guesses[0] if likely else None
