"""`attribute`: all stages in a row, from text to attributions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from attrs import evolve

from attribution.claim import Claim
from attribution.document import Document, Metadata
from attribution.knowledge import Gazetteer, Knowledge, Lexicon, People, given
from attribution.language import language_warnings
from attribution.make_result import result_of
from attribution.mark_up import mark_up_warnings
from attribution.mentions import find_mentions
from attribution.parsing import parse
from attribution.parsing.seen import as_seen
from attribution.quotation import Quote
from attribution.quotes import Scope, Scorer
from attribution.quotes.corrections import corrected
from attribution.quotes.extraction import claims_in
from attribution.quotes.finish import finish
from attribution.quotes.numbering import claims_of
from attribution.quotes.rule import Context
from attribution.relays import credits_of, fold, relay
from attribution.result import AttributedDocument
from attribution.speakers import resolve
from attribution.topics import find_topics
from attribution.uncollected import uncollected
from attribution.well_formed import check_document, labelled

__all__ = ["attribute", "linked", "opened"]


@uncollected
def attribute(
    article: str | Document,
    *,
    model: Any = "default",
    metadata: Metadata | None = None,
    id: str | None = None,  # noqa: A002
    quotes: Sequence[Quote] | None = None,
    scope: Scope = "claims",
    scorer: Scorer = "auto",
    min_confidence: float | None = None,
    disable: Collection[str] = (),
    within_quotes: bool = False,
    knowledge: Knowledge | None = None,
    lexicon: Lexicon | None = None,
    people: People | None = None,
    gazetteer: Gazetteer | None = None,
) -> AttributedDocument:
    """Finds every quotation of an article and links it to its speaker and its agency.

    Arguments:
        article: text, or a document that `attribution.parse` or
            `attribution.parse_conllu` made.
        model: the parsing model, if ``article`` is text; see `attribution.load`.
        metadata: title, author, publisher and date; for a document, its own unless given.
        id: your name for the document; for a document, its own unless given.
        quotes: the quotations to attribute, if ``article`` is a document whose quotations you
            have already found with `attribution.find_quotes`, and perhaps filtered; ``scope``,
            ``scorer``, ``min_confidence``, ``disable`` and ``within_quotes`` are then ignored.
        scope: ``"claims"``, ``"speech"`` or ``"all"``; see `find_quotes`.
        scorer: ``"auto"``, or ``"rules"`` to find quotations without the learned tagger.
        min_confidence: leaves out quotations with a lower confidence, from 0 to 1; None for
            the default of the scope; see `find_quotes`.
        disable: names of rules to leave out; see `find_quotes`.
        within_quotes: whether to include what quoted speakers themselves report of others;
            see `find_quotes`.
        knowledge: what to know of the language, in place of the package's own.
        lexicon: cue words, in place of those of ``knowledge``.
        people: titles and kinds of sources, in place of those of ``knowledge``.
        gazetteer: known outlets, in place of those of ``knowledge``.

    Returns:
        The attributions in text order, with the entities and outlets they refer to.

    Raises:
        InputError: if ``article`` is neither text nor a document, or an option has a wrong value.
        ModelError: if the model is missing, altered or cannot be loaded.
        KnowledgeError: if there are no word lists for the document's language.

    Example:
        >>> result = attribute(
        ...     'Mayor Dana Reyes resigned. "I am tired," she told the Halden News Agency.',
        ...     model="compact",
        ... )
        >>> [(a.quote.text, a.speaker.name, a.agency.name) for a in result.attributions]
        [('"I am tired,"', 'Dana Reyes', 'Halden News Agency')]
    """
    context = opened(
        article,
        model=model, metadata=metadata, id=id,
        knowledge=knowledge, lexicon=lexicon, people=people, gazetteer=gazetteer,
    )  # fmt: skip
    if quotes is not None:
        return linked(context, claims_of(context.document, quotes, context.seen))
    (claims,) = claims_in(
        [context],
        scope=scope, scorer=scorer, min_confidence=min_confidence, disable=disable,
        within_quotes=within_quotes,
    )  # fmt: skip
    return linked(context, claims)


def opened(
    article: str | Document,
    *,
    model: Any,
    metadata: Metadata | None,
    id: str | None,  # noqa: A002
    knowledge: Knowledge | None,
    lexicon: Lexicon | None,
    people: People | None,
    gazetteer: Gazetteer | None,
) -> Context:
    """The first steps: an article parsed and corrected, with its layout and its language's words.

    Arguments:
        article: as for `attribute`.
        model: as for `attribute`.
        metadata: as for `attribute`.
        id: as for `attribute`.
        knowledge: as for `attribute`.
        lexicon: as for `attribute`.
        people: as for `attribute`.
        gazetteer: as for `attribute`.
    """
    if isinstance(article, Document):
        check_document(article)
        document = article
        if metadata is not None:
            document = labelled(evolve(document, metadata=metadata))
        if id is not None:
            document = labelled(evolve(document, id=id))
    else:
        document = parse(article, model=model, metadata=metadata, id=id)
        check_document(document)
    known = given(document.language, knowledge, lexicon=lexicon, people=people, outlets=gazetteer)
    document, seen = as_seen(document)
    warnings = mark_up_warnings(document.text) + language_warnings(
        document.text, document.language, known.grammar
    )
    return Context.of(corrected(evolve(document, warnings=warnings), known), known, seen)


def linked(context: Context, claims: Sequence[Claim]) -> AttributedDocument:
    """The last steps: claims linked to their speakers, outlets and topics.

    Arguments:
        context: the article.
        claims: the claims that were found in it.
    """
    document, known, layout = context.document, context.knowledge, context.layout
    mentions = find_mentions(document, layout, known)
    claims = fold(document, claims, mentions, known)
    claims = finish(document, claims, known)
    claims = relay(document, claims, mentions, layout, known)
    resolved = resolve(document, claims, mentions, layout, known)
    claims = find_topics(document, resolved, layout, known.people)
    credited = credits_of(document, mentions.outlets, layout, known.outlets)
    result = result_of(document, claims, mentions, known, credited)
    return result if context.seen is None else context.seen.back(result)
