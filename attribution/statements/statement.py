"""`statement`: a claim as one sentence that is understood out of its article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from attribution.document import Span
from attribution.errors import InputError
from attribution.knowledge import People
from attribution.knowledge.tables import languages, read
from attribution.part_types import check_share
from attribution.result import AttributedDocument, Attribution, Relay
from attribution.statements.calling import Calling
from attribution.statements.content import Replacement, content_of
from attribution.statements.dates import date_of
from attribution.statements.pieces import (
    QUOTES,
    STOPS,
    Words,
    capitalised,
    closed,
    joined,
    stripped,
)

__all__ = ["Piece", "Replacement", "Statement", "statement"]

# Rules whose content is a clause, which *that* may open.
_CLAUSAL = ("clausal_complement", "medial_cue", "parenthetical_cue", "introduced_clause")
_ACCORDING = ("according_phrase", "as_reported")
_NOT_VERBAL = ("noun", "adjective", "prepos")
# No article has more letters and spaces.
_WORD = 40
_SLOT = re.compile(r"\{(\w+)\}")
_ING = "ing"
_ENGLISH = "en"


@frozen
class Piece:
    """A part of a statement and where it comes from.

    Attributes:
        start: where it begins in the statement.
        end: where it ends there.
        span: the words of the article that it is or stands for; None for what was put in.
    """

    start: int
    end: int
    span: Span | None = None


@frozen
class Statement:
    """A claim as one sentence.

    Attributes:
        text: the sentence.
        pieces: all its parts in order, which lead back to the article.
        replacements: the names that were put in for words of the article, or beside them.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    replacements: tuple[Replacement, ...] = ()

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
        InputError: if ``attribution`` is not an attribution, ``document`` not a result, or
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
    check_share("min_confidence", min_confidence)
    language = document.language if document is not None else _ENGLISH
    table = _words_of(language)
    people = People.default(language if language in languages() else _ENGLISH)
    today = None
    if document is not None:
        today = date_of(document.metadata.date, document.text, table["dates"])
    calling = Calling(attribution, document, table, people)
    content, made = content_of(attribution, table, calling, least=min_confidence, today=today)
    words = _Sentence(attribution, document, table, calling).words(content)
    text, pieces, at = joined(words), [], 0
    for word in words:
        pieces.append(Piece(at, at + len(word.text), word.span))
        at += len(word.text)
    return Statement(text, tuple(pieces), tuple(made))


def _words_of(language: str) -> Mapping[str, Any]:
    """The words of a language that sentences are made with; English ones where it has none."""
    own = read(language, "statements", needed=False) if language in languages() else {}
    return own or read(_ENGLISH, "statements")


@frozen
class _Sentence:
    attribution: Attribution
    document: AttributedDocument | None
    table: Mapping[str, Any]
    calling: Calling

    def words(self, content: Sequence[Words]) -> list[Words]:
        """The sentence around a content."""
        name, cue = self._form(), self.attribution.quote.cue
        direct = self.attribution.quote.kind == "direct"
        what = stripped(content, " \n,;:" if direct else " \n,;:.", left=False)
        if direct:
            what = [Words('"'), *closed(capitalised(what)), Words('"')]
        else:
            what = self._small(what)
            if name == "according":
                what = self._without_that(what)
            elif name not in ("bare", "marked") and self._is_clause(joined(what)):
                what = self._filled(self.table["forms"]["clause"], {"what": what})
        sentence = self._filled(
            self.table["forms"][name],
            {
                "who": self._who(),
                "cue": [Words.of(cue.span)] if cue is not None else [],
                "lemma": [Words(cue.lemma, cue.span)] if cue is not None else [],
                "whom": self._whom(),
                "via": self._via(),
                "what": what,
            },
        )
        sentence = [w for w in capitalised(sentence) if w.text]
        return (
            sentence if joined(sentence).rstrip(QUOTES).endswith(STOPS) else [*sentence, Words(".")]
        )

    def _form(self) -> str:
        """The name of the form of the sentence."""
        quote = self.attribution.quote
        rule = quote.evidence[0].rule if quote.evidence else ""
        if quote.cue is None or not any(map(str.isalpha, quote.cue.text)):
            return "bare"
        cue, words = quote.cue.text.lower().split(), self.table["words"]
        direct, asserted = quote.kind == "direct", quote.polarity == "asserted"
        if rule in _ACCORDING and asserted and not direct:
            return "according"
        passive = bool(set(cue) & {*words["passive"]})
        if passive or any(kind in rule for kind in _NOT_VERBAL):
            # The cue is no verb whose subject is the speaker.
            says = asserted and quote.cue.lemma in words["asserting"]
            return ("bare" if direct else "according") if says else "marked"
        if cue[0].endswith(_ING) and not direct:
            return "progressive"
        if quote.polarity == "questioned" and not direct:
            return "questioned"
        if cue[0] in self.table["words"]["infinitive"]:
            # *Refused ... to say*: what stands before it is not among the cue's words.
            known = quote.polarity in self.table["forms"] and not direct
            return quote.polarity if known else "marked"
        return "quoted" if direct else "reported"

    def _is_clause(self, text: str) -> bool:
        """Whether *that* is due before a content."""
        rules = {e.rule for e in self.attribution.quote.evidence}
        first = text.split(maxsplit=1)[0].lower().strip("\"“'‘[") if text.split() else ""
        return bool(rules & {*_CLAUSAL}) and first not in self.table["words"]["openers"]

    def _small(self, what: Sequence[Words]) -> list[Words]:
        """A content without the capital that only opened its sentence."""
        first, second = [*joined(what).split(maxsplit=2), "", ""][:2]
        # *Farmers fear that ...*, not *Mayor Lund ...*
        people = second[:1].islower() and self.calling.is_common(first.removesuffix("s"))
        if first.lower() not in self.table["words"]["small"] and not people:
            return [*what]
        head, *rest = what
        return [
            Words(head.text[:1].lower(), head.cut(0, 1).span),
            head.cut(1, len(head.text)),
            *rest,
        ]

    def _without_that(self, what: Sequence[Words]) -> list[Words]:
        """A content without the word that only opens it as a clause."""
        text = joined(what)
        for word in self.table["words"]["complementizers"]:
            if text.lower().startswith(f"{word} "):
                kept, left = [], len(word) + 1
                for part in what:
                    cut = min(left, len(part.text))
                    left -= cut
                    kept += [part.cut(cut, len(part.text))] if cut < len(part.text) else []
                return kept
        return [*what]

    def _who(self) -> list[Words]:
        speaker, source = self.attribution.speaker, self.attribution.quote.source
        if speaker is None:
            return [Words(source.text, source) if source else Words(self.table["forms"]["nobody"])]
        role, name = self.calling.role(speaker.entity), self.calling.full(speaker.entity)
        text = f"{name}, {role}," if role is not None else name
        if self._form() in ("bare", "according", "marked") and text.endswith(","):
            text = text[:-1]
        return [Words(text, source)]

    def _whom(self) -> list[Words]:
        addressee, cue = self.attribution.addressee, self.attribution.quote.cue
        agency = self.attribution.agency
        if cue is None:
            return []
        form = "told" if cue.lemma in self.table["words"]["telling"] else "told_to"
        if agency is not None and self._is_told(agency):
            name = self._outlet(agency)
        elif addressee is not None:
            entity = addressee.entity
            name = [
                Words(self.calling.full(entity) if entity else addressee.name, addressee.mention)
            ]
        else:
            return []
        return self._filled(self.table["forms"][form], {"name": name})

    def _via(self) -> list[Words]:
        agency = self.attribution.agency
        speaker = self.attribution.speaker
        if agency is None or agency.relation == "publisher" or self._is_told(agency):
            return []
        if speaker is not None and speaker.name == agency.name:
            return []
        return self._filled(self.table["forms"]["relayed"], {"name": self._outlet(agency)})

    def _is_told(self, agency: Relay) -> bool:
        """Whether an outlet is who was told: *told the broadcaster NRK*."""
        addressee = self.attribution.addressee
        return agency.relation == "told to" and (
            addressee is None or agency.name in (addressee.name, addressee.mention.text)
        )

    def _outlet(self, agency: Relay) -> list[Words]:
        """An outlet's name, with the article that the text has before it."""
        article = ""
        if agency.mention is not None and self.document is not None:
            start = agency.mention.start
            before = self.document.text[max(0, start - _WORD) : start].split()[-1:]
            if before and before[0].lower() in self.table["words"]["articles"]:
                article = f"{before[0].lower()} "
        return [Words(article + agency.name, agency.mention)]

    def _filled(self, form: str, slots: Mapping[str, Sequence[Words]]) -> list[Words]:
        """A form with words in its slots."""
        found: list[Words] = []
        at = 0
        for slot in _SLOT.finditer(form):
            found += [Words(form[at : slot.start()]), *slots[slot[1]]]
            at = slot.end()
        return [*found, Words(form[at:])]
