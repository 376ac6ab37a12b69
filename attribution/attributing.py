"""`attribute` and `attribute_many`: all stages in a row, from text to attributions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, get_args

from attrs import evolve

from attribution.agencies import find_agencies
from attribution.agencies.naming import named_as_outlets
from attribution.chain import build_chain
from attribution.document import Document, Metadata
from attribution.errors import InputError, ModelError
from attribution.knowledge import Gazetteer, Knowledge, Lexicon, People, given
from attribution.parsing import parse
from attribution.quotation import Quote
from attribution.quotes import Scope, Scorer, find_quotes
from attribution.result import AttributedDocument, Attribution, Failure, Speaker
from attribution.speakers import resolve_speakers

__all__ = ["attribute", "attribute_many"]


def attribute(
    article: str | Document,
    *,
    model: Any = "default",
    metadata: Metadata | None = None,
    id: str | None = None,  # noqa: A002
    scope: Scope = "claims",
    scorer: Scorer = "auto",
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
        metadata: what is known beside the text; for a document, its own unless given.
        id: your name for the document; for a document, its own unless given.
        scope: ``"claims"``, ``"speech"`` or ``"all"``; see `find_quotes`.
        scorer: ``"auto"``, or ``"rules"`` to find quotations without the learned tagger.
        knowledge: words of the language, if not the package's own for the document's.
        lexicon: cue words, if not those of ``knowledge``.
        people: titles and kinds of sources, if not those of ``knowledge``.
        gazetteer: known outlets, if not those of ``knowledge``.

    Returns:
        The attributions in text order, with the entities and outlets they refer to.

    Raises:
        InputError: if it is not text, or an option is not what it must be.
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
    if isinstance(article, Document):
        document = evolve(
            article,
            metadata=metadata if metadata is not None else article.metadata,
            id=id if id is not None else article.id,
        )
    else:
        document = parse(article, model=model, metadata=metadata, id=id)
    _check_labels(document)
    words = given(document.language, knowledge, lexicon=lexicon, people=people, outlets=gazetteer)
    known = words.outlets
    quotes = find_quotes(document, scope=scope, scorer=scorer, knowledge=words)
    relayed = find_agencies(document, quotes, knowledge=words)
    kept = _without_folded(quotes, relayed.folded, relayed.renewed)
    rows = zip(quotes, relayed.agencies, relayed.relays, relayed.speaking, strict=True)
    came_by = [(agency, relays, by) for q, agency, relays, by in rows if q.id not in relayed.folded]
    resolved = resolve_speakers(document, kept, people=words.people, outlets=relayed.named)
    entities, speakers, addressees = named_as_outlets(
        resolved.entities,
        resolved.speakers,
        resolved.addressees,
        [relayed.fullest.get(by or "") for _, _, by in came_by],
        known,
    )
    publisher = known.find(document.metadata.publisher or "")
    by_id = {q.id: (q, s, by) for q, s, (_, _, by) in zip(kept, speakers, came_by, strict=True)}
    attributions = []
    for number, (quote, (agency, relays, _), speaker, reason, addressee) in enumerate(
        zip(
            kept,
            came_by,
            speakers,
            resolved.reasons,
            addressees,
            strict=True,
        ),
        1,
    ):
        attributions.append(
            Attribution(
                id=f"at{number}",
                quote=quote,
                speaker=speaker,
                no_speaker=reason,
                agency=agency,
                addressee=addressee,
                chain=build_chain(
                    document.metadata,
                    relays,
                    _enclosing(quote, by_id, {relay.name for relay in relays}),
                    quote,
                    speaker,
                    publisher=publisher.name if publisher is not None else None,
                ),
                confidence=round(quote.confidence * (speaker.confidence if speaker else 1.0), 3),
            )
        )
    return AttributedDocument(
        document.text,
        tuple(attributions),
        entities,
        relayed.outlets,
        document.language,
        document.parser,
        document.metadata,
        document.id,
    )


def attribute_many(
    articles: Iterable[str | Document | tuple[str, str]],
    *,
    model: Any = "default",
    scope: Scope = "claims",
) -> Iterator[AttributedDocument | Failure]:
    """Attributes many articles, one after the other, in their order.

    Arguments:
        articles: texts, pairs of an id and a text, or documents; read as needed.
        model: the parsing model; see `attribution.load`.
        scope: see `attribute`.

    Returns:
        An iterator over one result for each article. What cannot be processed
        gives a `Failure` with the article's id, or its position where it has
        none; the others go on.

    Raises:
        InputError: if it is a single article, or an option is not one of those.
        ModelError: at the first text, if the model is missing, altered or cannot be loaded.

    Example:
        >>> results = attribute_many([("a", "Ana Lund said so."), ("b", None)], model="compact")
        >>> [type(r).__name__ for r in results]
        ['AttributedDocument', 'Failure']
    """
    if isinstance(articles, (str, bytes, Document)) or not isinstance(articles, Iterable):
        raise InputError(
            f"attribute_many() needs several articles, not {type(articles).__name__}: "
            "put a single one in a list"
        )
    if scope not in get_args(Scope):
        raise InputError(f"scope is 'speech', 'claims' or 'all', not {scope!r}")
    return _each(articles, model, scope)


def _each(
    articles: Iterable[str | Document | tuple[str, str]], model: Any, scope: Scope
) -> Iterator[AttributedDocument | Failure]:
    for position, article in enumerate(articles):
        id_: str | None = None
        try:
            if isinstance(article, tuple):
                if len(article) != 2:
                    raise InputError("a tuple must be a pair of an id and a text")
                id_, text = str(article[0]), article[1]
                yield attribute(text, model=model, id=id_, scope=scope)
            else:
                yield attribute(article, model=model, scope=scope)
        except ModelError:
            # No fault of the article: all others would fail, too.
            raise
        except Exception as error:
            # A run over a million articles must not end with one of them.
            name = id_ or (article.id if isinstance(article, Document) else None) or str(position)
            yield Failure(name, type(error).__name__, str(error))


def _check_labels(document: Document) -> None:
    """Refuses an id or metadata that no output format could hold."""
    if document.id is not None and not isinstance(document.id, str):
        raise InputError(f"id is a str, not {type(document.id).__name__}")
    if not isinstance(document.metadata, Metadata):
        kind = type(document.metadata).__name__
        raise InputError(f'metadata is a Metadata, not {kind}: e.g. Metadata(publisher="Reuters")')


def _without_folded(
    quotes: tuple[Quote, ...], folded: Mapping[str, str], renewed: Mapping[str, Quote]
) -> tuple[Quote, ...]:
    """The quotations but those that only relay another, with ids and parents renewed.

    Where an outlet reports what others told it, those others are the source.
    """
    parent = {q.id: q.parent for q in quotes}
    kept = [renewed.get(q.id, q) for q in quotes if q.id not in folded]
    new_id = {q.id: f"q{number}" for number, q in enumerate(kept, 1)}

    def kept_parent(id_: str | None) -> str | None:
        while id_ is not None and id_ in folded:
            id_ = parent[id_]
        return new_id[id_] if id_ is not None else None

    return tuple(evolve(q, id=new_id[q.id], parent=kept_parent(q.parent)) for q in kept)


def _enclosing(
    quote: Quote,
    by_id: Mapping[str, tuple[Quote, Speaker | None, str | None]],
    relays: Collection[str],
) -> list[tuple[Quote, Speaker]]:
    """The quotations around one and their speakers, but outlets that are links already."""
    found: list[tuple[Quote, Speaker]] = []
    above = quote.parent
    while above is not None and above in by_id:
        outer, speaker, outlet = by_id[above]
        if speaker is not None and outlet not in relays:
            found.insert(0, (outer, speaker))
        above = outer.parent
    return found
