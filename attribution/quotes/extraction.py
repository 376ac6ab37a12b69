"""`find_quotes`: rules propose, a tagger weighs, assembly decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, get_args

from attribution.claim import Claim
from attribution.document import Document
from attribution.errors import InputError
from attribution.knowledge import Knowledge, Lexicon, given
from attribution.layout.structure import Layout, lay_out
from attribution.parsing.seen import as_seen
from attribution.part_types import check_share
from attribution.quotation import Quote
from attribution.quotes.amid_quoted import sourced_outside_quoted
from attribution.quotes.anonymity import of_the_news
from attribution.quotes.assembly import assemble
from attribution.quotes.confidence import UNKNOWN, confident, reliability
from attribution.quotes.corrections import corrected
from attribution.quotes.finish import finish
from attribution.quotes.headings import of_headings
from attribution.quotes.numbering import quotes_of
from attribution.quotes.registry import check_disabled, propose
from attribution.quotes.rule import Context
from attribution.quotes.scope import Scope, within
from attribution.quotes.selection import LEAST_WEIGHT, is_own_words, selected
from attribution.quotes.tagger import load_tagger, weigh
from attribution.uncollected import uncollected
from attribution.well_formed import check_document

__all__ = ["Scope", "Scorer", "claims_in", "find_claims", "find_quotes"]

Scorer = Literal["auto", "rules"]
"""What decides what is a quotation: with ``"auto"`` the learned tagger, if the language has one;
with ``"rules"`` the word lists and the grammar alone."""


@uncollected
def find_quotes(
    document: Document,
    *,
    scope: Scope = "claims",
    scorer: Scorer = "auto",
    min_confidence: float | None = None,
    disable: Collection[str] = (),
    within_quotes: bool = False,
    knowledge: Knowledge | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Quote, ...]:
    """Finds every direct, indirect and mixed quotation of a document.

    Arguments:
        document: a parsed article, from `attribution.parse`.
        scope: ``"claims"`` for what was said, written or asked, and for what is thought,
            expected or wanted, if it is a clause, an infinitive or in quotation marks;
            ``"speech"`` for the former only; ``"all"`` for attitudes to things, too.
        scorer: ``"auto"`` to let a learned tagger confirm, complete and add to what the rules
            propose, if the document's language has one; ``"rules"`` to do without.
        min_confidence: leaves out quotations with a lower confidence, from 0 to 1; None for
            the threshold that did best for the scope on several kinds of text.
        disable: names of rules to leave out, from `rule_names`; the tagger may
            still add what they would have found.
        within_quotes: whether to include what quoted speakers themselves report or think,
            nested in their quotations: *"I suspect he knew," Lund said*.
        knowledge: what to know of the language, in place of the package's own.
        lexicon: cue words, in place of those of ``knowledge``.

    Returns:
        The quotations in text order.

    Raises:
        InputError: if ``document`` is not a document, or an option has a wrong value.
        KnowledgeError: if there are no words for the document's language.

    Example:
        >>> from attribution import parse
        >>> document = parse("Dana Reyes said the bridge was safe.", model="compact")
        >>> [(q.source.text, q.cue.text, q.text) for q in find_quotes(document)]
        [('Dana Reyes', 'said', 'the bridge was safe')]
    """
    if not isinstance(document, Document):
        raise InputError(
            f"find_quotes() needs a Document, not {type(document).__name__}: "
            "parse the text first, with attribution.parse(), or give a Doc of spaCy to "
            "attribution.from_spacy()"
        )
    check_document(document)
    words = given(document.language, knowledge, lexicon=lexicon)
    document, seen = as_seen(document)
    document = corrected(document, words)
    layout = lay_out(document, words.grammar)
    claims = find_claims(
        document, layout, words,
        scope=scope, scorer=scorer, min_confidence=min_confidence, disable=disable,
        within_quotes=within_quotes,
    )  # fmt: skip
    quotes = quotes_of(finish(document, claims, words))
    return quotes if seen is None else seen.back(quotes)


def find_claims(
    document: Document,
    layout: Layout,
    knowledge: Knowledge,
    *,
    scope: Scope = "claims",
    scorer: Scorer = "auto",
    min_confidence: float | None = None,
    disable: Collection[str] = (),
    within_quotes: bool = False,
) -> tuple[Claim, ...]:
    """The claims of a document in text order, an outer one before those nested in it.

    Arguments:
        document: the parsed article.
        layout: its layout.
        knowledge: the words of the language.
        scope: as for `find_quotes`.
        scorer: as for `find_quotes`.
        min_confidence: as for `find_quotes`.
        disable: names of rules to leave out.
        within_quotes: as for `find_quotes`.

    Raises:
        InputError: if an option is not one of those.
    """
    (claims,) = claims_in(
        [Context(document, knowledge, layout)],
        scope=scope, scorer=scorer, min_confidence=min_confidence, disable=disable,
        within_quotes=within_quotes,
    )  # fmt: skip
    return claims


def claims_in(
    contexts: Sequence[Context],
    *,
    scope: Scope,
    scorer: Scorer,
    min_confidence: float | None,
    disable: Collection[str],
    within_quotes: bool,
) -> list[tuple[Claim, ...]]:
    """What `find_claims` finds in each of several documents, which are tagged together.

    Arguments:
        contexts: the documents, their layouts, and the words of their languages.
        scope: as for `find_quotes`.
        scorer: as for `find_quotes`.
        min_confidence: as for `find_quotes`.
        disable: names of rules to leave out.
        within_quotes: as for `find_quotes`.

    Raises:
        InputError: if an option is not one of those.
    """
    check_options(scope, scorer, min_confidence, disable, within_quotes)
    reading = "all" if scope == "all" else "claims"
    claims = [propose(context, disable) for context in contexts]
    found: list[tuple[Claim, ...]] = [()] * len(contexts)
    for language in dict.fromkeys(context.document.language for context in contexts):
        own = [at for at, c in enumerate(contexts) if c.document.language == language]
        tagger = load_tagger(language) if scorer == "auto" else None
        sure = UNKNOWN if tagger is None else reliability(language, reading)
        least = sure.least if min_confidence is None else min_confidence
        weighed = [claims[at] for at in own]
        if tagger is not None:
            weighed = weigh(
                tagger, [(contexts[at], claims[at]) for at in own], reading,
                lambda context, c: within_quotes or not is_own_words(c, context.layout),
            )  # fmt: skip
        for at, candidates in zip(own, weighed, strict=True):
            taken = chosen(
                contexts[at], candidates, scope, min(least, LEAST_WEIGHT),
                within_quotes=within_quotes,
            )  # fmt: skip
            found[at] = confident(contexts[at], taken, sure, least)
    return found


def chosen(
    context: Context,
    claims: Sequence[Claim],
    scope: Scope,
    least: float = LEAST_WEIGHT,
    *,
    within_quotes: bool = False,
) -> tuple[Claim, ...]:
    """The claims that are made of weighed proposals, whatever their confidence.

    Arguments:
        context: the document, its layout, and the words of the language.
        claims: the proposals with their weights.
        scope: as for `find_quotes`.
        least: the lowest weight to take.
        within_quotes: as for `find_quotes`.
    """
    likely = [claim for claim in claims if claim.weight >= least]
    wanted = within(scope, context, likely)
    wanted = of_the_news(context.document, wanted, context.lexicon)
    wanted = of_headings(context, wanted, every=scope == "all")
    selected_ones = selected(wanted, context.layout, within_quotes=within_quotes)
    return sourced_outside_quoted(assemble(context, selected_ones))


def check_options(
    scope: object,
    scorer: object,
    min_confidence: object,
    disable: object,
    within_quotes: object = False,
) -> None:
    """Refuses wrong values of the options of `find_quotes`.

    Raises:
        InputError: if an option has a wrong value.
    """
    if scope not in get_args(Scope):
        raise InputError(f"scope is 'speech', 'claims' or 'all', not {scope!r}")
    if scorer not in get_args(Scorer):
        raise InputError(f"scorer is 'auto' or 'rules', not {scorer!r}")
    if not isinstance(within_quotes, bool):
        raise InputError(f"within_quotes is True or False, not {within_quotes!r}")
    check_disabled(disable)
    if min_confidence is not None:
        check_share("min_confidence", min_confidence)  # not a word
