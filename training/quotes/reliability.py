"""How often assembled claims are right, by what they rest on: regressions that build on each other.

What the tagger weighs is counted on texts that it has not learned from. There are few, and of what
no tagger weighs (passages without a cue, clauses between commas, what a colon introduces) they
hold still fewer; so that is counted on the texts that it learned from, too, which tell as much of
it. How one rule compares with another is also read off them, beside how much too sure the tagger is
of what it knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve, frozen

from attribution.claim import Claim
from attribution.quotes.confidence import UNKNOWN, Reliability
from attribution.quotes.grounds import ALONE, WITH_CUE
from attribution.quotes.rule import TAGGER
from training.quotes.regression import log_odds, regression

__all__ = ["LEAST", "Outcome", "is_of_rules", "is_unweighed", "reliability_of"]

LEAST = 0.5
"""The confidence of the least likely finds that are given unless asked otherwise."""

# Guides differ: so many of the finds that one corpus takes for right another would not mark.
_DOUBT = 0.01
_FEWEST = 5
# What holds factors back to which few finds, or finds of one corpus, can speak.
_DECAY = 1e-3
_DECAY_OF_GROUNDS = 0.03
# The same over the number of finds: so many finds it takes to speak against it.
_HOLD_OF_RULES = 4.0
_HOLD_ALONE = 0.3


@frozen
class Outcome:
    """A find, and what became of it.

    Attributes:
        claim: the find.
        grounds: what it rests on.
        right: whether it is right.
        share: how much it counts.
    """

    claim: Claim
    grounds: frozenset[str]
    right: bool
    share: float

    @property
    def doubted(self) -> float:
        """How right it is where guides differ."""
        return float(self.right) * (1 - _DOUBT)


def is_unweighed(claim: Claim) -> bool:
    """Whether a claim is of those that no tagger weighs.

    The turns of a transcript are left out: five articles have some, and in one of these most
    are not marked up.
    """
    return not _is_weighed(claim) and not claim.rule.takes_all


def is_of_rules(claim: Claim) -> bool:
    """Whether a rule proposed what the tagger weighs.

    What is the tagger's own it knows by heart where it learned from.
    """
    return _is_weighed(claim) and claim.rule.name != TAGGER.name


def _is_weighed(claim: Claim) -> bool:
    settled = claim.cue is None or claim.rule.bounds in ("layout", "commas")
    return not settled or any(e.rule == TAGGER.name for e in claim.evidence)


def reliability_of(
    outcomes: Sequence[Outcome], learned: Sequence[Outcome], unweighed: Sequence[Outcome]
) -> Reliability:
    """How often claims are right, by weight, kind, rule and grounds.

    Arguments:
        outcomes: finds in texts that the tagger has not learned from.
        learned: finds in texts that it has learned from.
        unweighed: finds that no tagger weighs, in all these texts.
    """
    if not outcomes:
        return UNKNOWN
    found = _by_weight(outcomes)
    found = _with_learned(found, [o for o in learned if is_of_rules(o.claim)])
    found = _with_grounds(found, [o for o in outcomes if _is_direct(o) and o.claim.cue is not None])
    found = _with_rules(found, [o for o in unweighed if o.claim.cue is not None])
    return _with_alone(found, [o for o in unweighed if _is_direct(o) and o.claim.cue is None])


def _is_direct(outcome: Outcome) -> bool:
    return outcome.claim.kind == "direct"


def _by_weight(outcomes: Sequence[Outcome]) -> Reliability:
    rules = Counter(o.claim.rule.name for o in outcomes)
    common = sorted(rule for rule, count in rules.items() if count >= _FEWEST)
    reasons = [
        [
            log_odds(o.claim.weight),
            float(o.claim.kind == "direct"),
            float(o.claim.kind == "mixed"),
            *(float(o.claim.rule.name == rule) for rule in common),
        ]
        for o in outcomes
    ]
    # Of each kind there are hundreds, which nothing needs to hold back; of some rules, five.
    decays = [0.0, 0.0, 0.0, *(_DECAY for _ in common)]
    constant, weight, direct, mixed, *others = regression(
        reasons, [o.doubted for o in outcomes], [o.share for o in outcomes], decays
    )
    return Reliability(
        constant, weight, {"direct": direct, "mixed": mixed},
        dict(zip(common, others, strict=True)), {}, LEAST,
    )  # fmt: skip


def _with_learned(found: Reliability, outcomes: Sequence[Outcome]) -> Reliability:
    """What rules add on texts that the tagger has learned from.

    There it is surer than elsewhere, of whatever rule: a constant and a factor of the weight take
    that up, and are not kept.
    """
    rules = Counter(o.claim.rule.name for o in outcomes)
    common = sorted(rule for rule, count in rules.items() if count >= _FEWEST)
    if not common:
        return found
    reasons = [
        [log_odds(o.claim.weight), *(float(o.claim.rule.name == rule) for rule in common)]
        for o in outcomes
    ]
    hold = _HOLD_OF_RULES / len(outcomes)
    _, _, *factors = regression(
        reasons,
        [o.doubted for o in outcomes],
        [o.share for o in outcomes],
        [0.0, *(hold for _ in common)],
        [log_odds(found.confidence(o.claim, frozenset())) for o in outcomes],
    )
    new = {r: found.rules.get(r, 0.0) + f for r, f in zip(common, factors, strict=True)}
    return evolve(found, rules=dict(sorted({**found.rules, **new}.items())))


def _with_grounds(found: Reliability, direct: Sequence[Outcome]) -> Reliability:
    """What the grounds of direct quotations with a cue add, counted so that they move no others."""
    if not direct:
        return found
    constant, factors = _added(found, direct, WITH_CUE, _DECAY_OF_GROUNDS)
    kinds = {**found.kinds, "direct": found.kinds["direct"] + constant}
    return evolve(found, kinds=kinds, grounds=dict(zip(WITH_CUE, factors, strict=True)))


def _with_rules(found: Reliability, outcomes: Sequence[Outcome]) -> Reliability:
    """What rules add whose claims no tagger weighs."""
    rules = Counter(o.claim.rule.name for o in outcomes)
    common = sorted(rule for rule, count in rules.items() if count >= _FEWEST)
    if not common:
        return found
    named = [o for o in outcomes if o.claim.rule.name in common]
    named = [evolve(o, grounds=o.grounds | {o.claim.rule.name}) for o in named]
    hold = _HOLD_OF_RULES / len(named)
    _, factors = _added(found, named, common, hold, constant=False)
    new = {r: found.rules.get(r, 0.0) + f for r, f in zip(common, factors, strict=True)}
    return evolve(found, rules=dict(sorted({**found.rules, **new}.items())))


def _with_alone(found: Reliability, alone: Sequence[Outcome]) -> Reliability:
    """What the grounds of passages without a cue add."""
    if not alone:
        return found
    _, factors = _added(found, alone, ALONE, _HOLD_ALONE / len(alone), constant=False)
    return evolve(found, grounds={**found.grounds, **dict(zip(ALONE, factors, strict=True))})


def _added(
    found: Reliability,
    outcomes: Sequence[Outcome],
    names: Sequence[str],
    decay: float,
    *,
    constant: bool = True,
) -> tuple[float, list[float]]:
    """The constant and the factors of some grounds, beside what is known already."""
    first, *factors = regression(
        [[float(name in o.grounds) for name in names] for o in outcomes],
        [o.doubted for o in outcomes],
        [o.share for o in outcomes],
        [decay for _ in names],
        [log_odds(found.confidence(o.claim, o.grounds)) for o in outcomes],
        constant=constant,
    )
    return first, factors
