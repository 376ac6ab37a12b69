"""How far confidences hold on the texts that the tagger learned from, cross-fitted by article.

There are many, so that of rare rules, too, enough finds tell whether their confidences are true.
The tagger is surer there than elsewhere; a constant and a factor of the weight take that up, which
are counted on the other articles as all the rest is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from attribution.claim import Claim
from training.quotes.regression import log_odds, regression
from training.quotes.reliability import Outcome, is_of_rules, is_unweighed, reliability_of

__all__ = ["cross_fitted"]


def cross_fitted(
    learned: Sequence[Sequence[Outcome]], others: Sequence[Outcome], folds: int = 5
) -> Iterator[tuple[Claim, float, bool]]:
    """What rules found in articles, its confidence counted without them, and whether it is right.

    Arguments:
        learned: the finds of each article that the tagger learned from.
        others: the finds in texts that it has not learned from.
        folds: in how many parts the articles are left out.
    """
    for fold in range(folds):
        known = [o for at, own in enumerate(learned) if at % folds != fold for o in own]
        unweighed = [o for o in (*others, *known) if is_unweighed(o.claim)]
        found = reliability_of(others, known, unweighed)

        def score(outcome: Outcome) -> float:
            return log_odds(found.confidence(outcome.claim, outcome.grounds))  # noqa: B023

        weighed = [o for o in known if is_of_rules(o.claim)]
        constant, stretch = regression(
            [[log_odds(o.claim.weight)] for o in weighed],
            [o.doubted for o in weighed],
            [o.share for o in weighed],
            [0.0],
            [score(o) for o in weighed],
        )
        for outcome in (o for own in learned[fold::folds] for o in own if is_of_rules(o.claim)):
            sure = score(outcome) + constant + stretch * log_odds(outcome.claim.weight)
            yield outcome.claim, 1 / (1 + math.exp(-sure)), outcome.right
