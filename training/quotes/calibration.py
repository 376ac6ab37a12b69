r"""Turns what the tagger and the rules say into probabilities, on texts not learned from.

    python -m training.quotes.calibration --weights quotes.npz --attributions train.jsonl \
        --predicates ewt.dev.jsonl --shared-predicates masc.jsonl --passages realnews.jsonl \
        --parses parses/ --output attribution/data/en/

Of ``--attributions`` those articles are taken that `training.quotes` leaves out, of
``--shared-predicates`` the texts that it leaves to measure on; the articles of tests/gate are
taken as well. The other articles tell of what no tagger weighs and, for the scope ``"all"``, how
rules compare. Twice: first candidates are weighed, by what speaks for them around their cue; then
what was assembled of them, by its kind, its rule and its grounds, for of several candidates around
one cue only the likeliest becomes a quotation (Platt 1999, on the logarithm of the odds).
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import torch
from attrs import evolve, frozen

from attribution.claim import Claim
from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.confidence import Reliability, confident
from attribution.quotes.corrections import corrected
from attribution.quotes.extraction import chosen
from attribution.quotes.grounds import grounds
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.scope import Scope, within
from attribution.quotes.selection import LEAST_WEIGHT
from attribution.quotes.tagger.decoding import decoded, proposals
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.tags import REASONS, CueTags
from attribution.quotes.tagger.weights import read, save
from corpora.articles import Article, documents, parsed, read_articles
from corpora.judging import AttributionJudge, Judge, PredicateJudge
from corpora.propbank import held_out, read_predicates
from tests.gate.corpus import articles as gate_articles
from training.quotes import reliability
from training.quotes.confidence_table import table_of
from training.quotes.reader import Reader
from training.quotes.regression import equal_shares, log_odds, regression
from training.quotes.reliability import Outcome, is_unweighed

__all__ = [
    "Read",
    "assembled",
    "corpora_of",
    "corpora_parser",
    "counted",
    "judged_of",
    "not_learned",
    "read_corpus",
    "reliability_of",
    "shared_out",
    "strict",
    "weights_of",
]

# What holds factors back.
_DECAY = 1e-3


@frozen
class Read:
    """A text as the rules and the tagger see it.

    Attributes:
        judge: says of a find whether it is right.
        context: the text.
        claims: what the rules propose.
        tags: what the tagger says around each cue.
        learned: whether the tagger learned from it.
    """

    judge: Judge
    context: Context
    claims: tuple[Claim, ...]
    tags: tuple[CueTags, ...]
    learned: bool = False


def corpora_parser(module: str, description: str | None) -> argparse.ArgumentParser:
    """A parser of what names the weights and the corpora.

    Arguments:
        module: the program's.
        description: its docstring.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {module}", description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--weights", type=Path, required=True, help="of training.quotes")
    parser.add_argument("--attributions", type=Path, required=True, help="articles, JSONL")
    parser.add_argument("--held-out", type=int, default=14, help="every Nth of them, %(default)s")
    parser.add_argument("--predicates", type=Path, nargs="*", default=[], help="texts, JSONL")
    parser.add_argument("--shared-predicates", type=Path, nargs="*", default=[],
                        help="texts of which every second was learned from")  # fmt: skip
    parser.add_argument("--passages", type=Path, required=True, help="news passages, JSONL")
    parser.add_argument("--parses", type=Path, help="directory that keeps the parses")
    return parser


def corpora_of(options: argparse.Namespace, tagger: Reader) -> dict[str, list[Read]]:
    """The texts of each corpus that `corpora_parser` names, read by rules and a tagger."""
    knowledge = Knowledge.default("en")
    articles: dict[str, Sequence[Article]] = {
        "attributions": read_articles(options.attributions)[:: options.held_out],
        "passages": read_articles(options.passages),
        "gate": gate_articles(),
    }
    judged: dict[str, Iterable[tuple[Judge, Document]]] = {
        name: _judged_by_attributions(found, options.parses, marks_nested=name != "attributions")
        for name, found in articles.items()
    }
    texts = [text for path in options.predicates for text in read_predicates(path)]
    for path in options.shared_predicates:
        texts += held_out(read_predicates(path))[1]
    read_texts = documents((text.text for text in texts), directory=options.parses)
    judges = (PredicateJudge(text) for text in texts)
    judged["predicates"] = zip(judges, read_texts, strict=True)
    corpora = {name: read_corpus(tagger, found, knowledge) for name, found in judged.items()}
    every = read_articles(options.attributions)
    learned = [article for at, article in enumerate(every) if at % options.held_out]
    found = _judged_by_attributions(learned, options.parses, marks_nested=False)
    corpora["attributions"] += read_corpus(tagger, found, knowledge, learned=True)
    return corpora


def _judged_by_attributions(
    articles: Sequence[Article], parses: Path | None, *, marks_nested: bool
) -> Iterator[tuple[Judge, Document]]:
    for article, document in parsed(articles, directory=parses):
        yield AttributionJudge(article, marks_nested), document


def strict(corpus: Iterable[Read]) -> list[Read]:
    """A corpus of attributions, what it does not mark taken for wrong wherever it stands."""
    return [
        evolve(one, judge=evolve(one.judge, marks_nested=True))
        for one in corpus
        if isinstance(one.judge, AttributionJudge)
    ]


def not_learned(corpus: Iterable[Read]) -> list[Read]:
    """The texts of a corpus that the tagger has not learned from."""
    return [one for one in corpus if not one.learned]


def read_corpus(
    tagger: Reader,
    texts: Iterable[tuple[Judge, Document]],
    knowledge: Knowledge,
    *,
    learned: bool = False,
) -> list[Read]:
    """Texts read by rules and tagger, once for all that is to be fitted on them.

    Arguments:
        tagger: as trained.
        texts: parsed texts, each with what says of a find whether it is right.
        knowledge: the words of the language.
        learned: whether the tagger learned from them.
    """
    found = []
    for judge, document in texts:
        context = Context.of(corrected(document, knowledge), knowledge)
        claims = propose(context)
        found.append(Read(judge, context, claims, tuple(tagger.tag(context, claims)), learned))
    return found


def weights_of(corpora: Iterable[Sequence[Read]], scope: Scope) -> list[float]:
    """The constant and the factors that make weights of `CueTags.reasons`.

    What was assembled is right more often than what was proposed, so the log-odds are then
    stretched by that.

    Arguments:
        corpora: the texts of each corpus.
        scope: what finds are to be.
    """
    reasons: list[list[float]] = []
    right: list[float] = []
    counts: list[int] = []
    for corpus in corpora:
        before = len(right)
        for one in not_learned(corpus):
            for tags in one.tags:
                for candidate in within(scope, one.context, proposals(tags)):
                    judged = one.judge(candidate.content, tags.token)
                    if judged is not None:
                        reasons.append(tags.reasons(candidate))
                        right.append(float(judged))
        counts.append(len(right) - before)
    decays = [_DECAY for _ in range(REASONS)]
    first, *others = regression(reasons, right, equal_shares(counts), decays)
    outcomes = shared_out(judged_of(not_learned(c), [first, *others], scope) for c in corpora)
    if not outcomes:
        return [first, *others]
    constant, stretch = regression(
        [[log_odds(o.claim.weight)] for o in outcomes],
        [float(o.right) for o in outcomes],
        [o.share for o in outcomes],
        [_DECAY],
    )
    return [constant + stretch * first, *(stretch * factor for factor in others)]


def assembled(
    one: Read,
    factors: Sequence[float],
    scope: Scope,
    reliability: Reliability | None = None,
    least: float = LEAST_WEIGHT,
) -> list[Claim]:
    """The claims of a text, of any confidence.

    Arguments:
        one: the text.
        factors: from `weights_of`.
        scope: what finds are to be.
        reliability: from `reliability_of`, if weights are to be confidences.
        least: weight of the least likely to take.
    """

    def weight(reasons: Sequence[float]) -> float:
        score = factors[0] + sum(f * r for f, r in zip(factors[1:], reasons, strict=True))
        return 1 / (1 + math.exp(-score))

    alone = [c for c in one.claims if c.cue is None or c.cue.head is None]
    weighed = [*alone, *(c for tags in one.tags for c in decoded(tags, weight))]
    claims = chosen(one.context, weighed, scope, least)
    if reliability is None:
        return list(claims)
    return list(confident(one.context, claims, reliability, 0.0))


def reliability_of(
    corpora: Sequence[Sequence[Read]], factors: Sequence[float], scope: Scope
) -> Reliability:
    """How often assembled claims are right, by weight, kind, rule and grounds.

    Arguments:
        corpora: the texts of each corpus.
        factors: from `weights_of`.
        scope: what finds are to be.
    """
    new = [judged_of(not_learned(corpus), factors, scope) for corpus in corpora]
    old = [judged_of([one for one in c if one.learned], factors, scope) for c in corpora]
    every = [[*n, *o] for n, o in zip(new, old, strict=True)]
    # Guides differ in what their rules are worth, and all texts that were learned from have one.
    return reliability.reliability_of(
        shared_out(new),
        shared_out(old) if scope == "all" else [],
        shared_out([o for o in own if is_unweighed(o.claim)] for own in every),
    )


def judged_of(corpus: Iterable[Read], factors: Sequence[float], scope: Scope) -> list[Outcome]:
    """What became of the assembled claims of a corpus.

    Arguments:
        corpus: its texts.
        factors: from `weights_of`.
        scope: what finds are to be.
    """
    judged = []
    for one in corpus:
        claims = assembled(one, factors, scope)
        for claim, held in zip(claims, grounds(one.context, claims), strict=True):
            right = one.judge(claim.content, claim.cue.head if claim.cue else None)
            if right is not None:
                judged.append(Outcome(claim, held, right, 1.0))
    return judged


def shared_out(corpora: Iterable[Sequence[Outcome]]) -> list[Outcome]:
    """The outcomes of all corpora, each with how much it counts among those of its own.

    Arguments:
        corpora: the outcomes of each.
    """
    return [
        evolve(outcome, share=share)
        for own in corpora
        for outcome, share in zip(own, equal_shares([len(own)]), strict=True)
    ]


def counted(
    corpora: Mapping[str, Sequence[Read]],
) -> tuple[dict[str, list[float]], dict[str, Reliability]]:
    """For each reading the factors of `weights_of`, and how often what was found is right."""
    # Other corpora do not mark attitudes to things.
    attributions: list[Sequence[Read]] = [strict(corpora["attributions"])]
    by_reading = {"claims": list(corpora.values()), "all": attributions}
    factors: dict[str, list[float]] = {}
    reliabilities: dict[str, Reliability] = {}
    for scope, chosen_corpora in by_reading.items():
        reading: Scope = "all" if scope == "all" else "claims"
        # Of candidates around one cue those within another's content are to give way.
        factors[scope] = weights_of([strict(c) or c for c in chosen_corpora], reading)
        reliabilities[scope] = reliability_of(chosen_corpora, factors[scope], reading)
    return factors, reliabilities


def main(arguments: Sequence[str] | None = None) -> None:
    """Calibrate, write the weights with it and the table of confidence."""
    parser = corpora_parser("training.quotes.calibration", __doc__)
    parser.add_argument("--output", type=Path, required=True, help="directory to write to")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    weights = read(options.weights)
    factors, reliabilities = counted(corpora_of(options, Tagger(weights)))
    save(options.output / "quotes.npz", weights.network, weights.words, factors)
    table = "\n".join(table_of(reliabilities)) + "\n"
    (options.output / "confidence.toml").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
