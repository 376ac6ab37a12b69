"""Computes how sure a claim is, from its kind, its rule and its other evidence.

The weights by which claims were chosen only compare claims around one cue. How often the chosen
ones are right was counted on several kinds of text, and is in ``confidence.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from attrs import evolve, frozen

from attribution.claim import Claim, renewed
from attribution.knowledge.tables import read
from attribution.quotes.grounds import grounds
from attribution.quotes.rule import Context

__all__ = ["UNKNOWN", "Reliability", "confident", "reliability"]

_EDGE = 0.001


@frozen
class Reliability:
    """A logistic regression that tells how often claims are right.

    Attributes:
        constant: log-odds of an indirect quotation of an unknown rule with even weight.
        weight: factor for the log-odds of the weight.
        kinds: what each kind adds.
        rules: what each rule adds, by its name.
        grounds: what each of the grounds of a direct quotation adds, by its name.
        least: the default threshold of confidence.
    """

    constant: float
    weight: float
    kinds: Mapping[str, float]
    rules: Mapping[str, float]
    grounds: Mapping[str, float]
    least: float = 0.5

    def confidence(self, claim: Claim, rests_on: Collection[str] = ()) -> float:
        """The probability that a claim is right, from 0 to 1.

        Arguments:
            claim: an assembled claim.
            rests_on: names of its grounds, from `attribution.quotes.grounds`.
        """
        weight = min(max(claim.weight, _EDGE), 1 - _EDGE)
        score = (
            self.constant
            + self.weight * math.log(weight / (1 - weight))
            + self.kinds.get(claim.kind, 0.0)
            + self.rules.get(claim.rule.name, 0.0)
            + sum(self.grounds.get(name, 0.0) for name in rests_on)
        )
        return 1 / (1 + math.exp(-score))


UNKNOWN = Reliability(0.0, 1.0, {}, {}, {})
"""Takes weights for confidences, as nothing was counted for rules without a tagger."""


@cache
def reliability(language: str, reading: str) -> Reliability:
    """The reliability of claims that rules propose and the tagger of a language weighs.

    Arguments:
        language: two-letter code.
        reading: ``"claims"``, or ``"all"`` for attitudes to things, too.
    """
    table = read(language, "confidence")[reading]
    return Reliability(
        table["constant"], table["weight"], table["kinds"], table["rules"], table["grounds"],
        table["least"],
    )  # fmt: skip


def confident(
    context: Context, claims: Iterable[Claim], reliability: Reliability, least: float
) -> tuple[Claim, ...]:
    """The claims that are likely enough, with their confidence as their weight.

    Arguments:
        context: the document and its layout.
        claims: assembled claims.
        reliability: how often such claims are right.
        least: the lowest confidence to keep.
    """
    known = tuple(claims)
    rests_on = {id(c): held for c, held in zip(known, grounds(context, known), strict=True)}

    def sure(claim: Claim) -> Claim | None:
        confidence = reliability.confidence(claim, rests_on[id(claim)])
        return evolve(claim, weight=confidence) if confidence >= least else None

    return renewed(known, sure)
