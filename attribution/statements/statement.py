"""`statement`: a claim as one sentence that can be understood without its article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from attribution.document import Span
from attribution.errors import InputError
from attribution.knowledge import People
from attribution.knowledge.tables import languages, read
from attribution.part_types import check_share
from attribution.result import AttributedDocument, Attribution
from attribution.statements.calling import Calling
from attribution.statements.content import Replacement, content_of
from attribution.statements.dates import date_of
from attribution.statements.forms import form_of
from attribution.statements.pieces import joined
from attribution.statements.telling import Telling

__all__ = ["Piece", "Replacement", "Statement", "statement"]

_ENGLISH = "en"


def _count(values: tuple[object, ...]) -> str:
    return f"<{len(values)}>"


@frozen
class Piece:
    """A part of a statement and where it comes from.

    Attributes:
        start: where it begins in the statement.
        end: where it ends in the statement.
        span: the words of the article that it repeats or replaces; None if it was added.
    """

    start: int
    end: int
    span: Span | None = None


@frozen
class Statement:
    """A claim as one sentence.

    Attributes:
        text: the sentence.
        pieces: all its parts in order, each with the words of the article that it comes from.
        replacements: the names that were put in place of words of the article, or beside them.
    """

    text: str
    pieces: tuple[Piece, ...] = field(default=(), repr=_count)
    replacements: tuple[Replacement, ...] = field(default=(), repr=_count)

    def __str__(self) -> str:
        return self.text


def statement(
    attribution: Attribution,
    document: AttributedDocument | None = None,
    *,
    min_confidence: float = 0.7,
) -> Statement:
    """A claim as one sentence: who said what to whom, with names in brackets for pronouns.

    Arguments:
        attribution: one of a result's attributions.
        document: the result that the attribution is of. Its date, from metadata or dateline, says
            which day *on Monday* is; its text, whether an outlet's name has an article.
        min_confidence: the least confidence of a mention that is replaced by a name; others
            stay as the article has them.

    Raises:
        InputError: if ``attribution`` is not an attribution, ``document`` not its result, or
            ``min_confidence`` not a number from 0 to 1.

    Example:
        >>> from attribution import Cue, Quote, Span
        >>> from attribution import Entity, Speaker, Topic, TopicMention
        >>> text = "She said she would resign."
        >>> reyes = Entity("e1", "Dana Reyes", "person", ("the mayor",))
        >>> she = TopicMention(Span.of(text, 9, 12), "subject", "pronoun", 0.9)
        >>> said = Cue(Span.of(text, 4, 8), "say")
        >>> quote = Quote("q1", "indirect", (Span.of(text, 9, 25),), said,
        ...               Span.of(text, 0, 3))
        >>> claim = Attribution("at1", quote, Speaker(reyes, "pronoun"), about=(
        ...     Topic(reyes, (she,), is_speaker=True),))
        >>> print(statement(claim))
        Dana Reyes, the mayor, said [Reyes] would resign.
    """
    if not isinstance(attribution, Attribution):
        raise InputError(
            f"statement() needs one of a result's attributions, not {type(attribution).__name__}"
        )
    if document is not None and not isinstance(document, AttributedDocument):
        raise InputError(
            f"statement() needs the attribution's document, not {type(document).__name__}"
        )
    first = attribution.quote.content[0]
    if document is not None and not document.text.startswith(first.text, first.start):
        raise InputError(
            "statement() needs the result that the attribution is of: its words do not stand in "
            "the text of this one"
        )
    check_share("min_confidence", min_confidence)
    language = document.language if document is not None else _ENGLISH
    table = _words_of(language)
    people = People.default(language if language in languages() else _ENGLISH)
    today = None
    if document is not None:
        today = date_of(document.metadata.date, document.text, table["dates"])
    calling = Calling(attribution, document, table, people)
    content, made = content_of(attribution, table, calling, least=min_confidence, today=today)
    form = form_of(attribution, table)
    words = Telling(attribution, document, table, calling, form).words(content)
    text, pieces, at = joined(words), [], 0
    for word in words:
        pieces.append(Piece(at, at + len(word.text), word.span))
        at += len(word.text)
    return Statement(text, tuple(pieces), tuple(made))


def _words_of(language: str) -> Mapping[str, Any]:
    """The words of a language that sentences are made with; English ones where it has none."""
    own = read(language, "statements", needed=False) if language in languages() else {}
    return own or read(_ENGLISH, "statements")
