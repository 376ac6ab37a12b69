"""Writes the content of a claim, with names in place of its pronouns and descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import define, field, frozen

from attribution.document import Span
from attribution.result import Attribution, Entity, TopicMention
from attribution.statements.calling import Calling
from attribution.statements.dates import day_meant
from attribution.statements.pieces import QUOTES, Words, closed, joined, stripped, unquoted
from attribution.statements.verbs import WORD, behind_a_name, contraction

__all__ = ["Replacement", "content_of"]

_MARKS = "\"“”„«»‘’'([—–-"
_COMMA, _SEMICOLON = ",", ";"
_OPENING = "[\"“‘'"
_REPLACED = ("pronoun", "nominal", "fitting")
# A predicate is what is claimed, and stays: *named her the winner*.
_SAID = "description"


@frozen
class Replacement:
    """A replacement of words of the article, or an addition to them, in a statement.

    Attributes:
        span: the words of the article.
        text: what the statement has, including brackets.
        entity: whom the words mean; None for a day.
        confidence: how sure that is, from 0 to 1.
    """

    span: Span
    text: str
    entity: Entity | None
    confidence: float


def content_of(
    attribution: Attribution,
    table: Mapping[str, Any],
    calling: Calling,
    *,
    least: float,
    today: date | None,
) -> tuple[list[list[Words]], list[Replacement]]:
    """The words of a content, part by part, and the replacements in it.

    Arguments:
        attribution: the claim.
        table: the words of the language.
        calling: decides how to refer to people.
        least: the lowest confidence of a mention that is replaced.
        today: the article's date, or None.
    """
    changes = _Changes(attribution, table, calling, least, today)
    found: list[list[Words]] = []
    last: Span | None = None
    for part in attribution.quote.content:
        words = [*changes.of(part)]
        if attribution.quote.kind == "direct":
            words = unquoted(stripped(words, " \n"))
        words = stripped(words, " \n")
        if not words:
            continue
        if found and last is not None:
            found[-1] = _ended(found[-1], words, calling.between(last, part))
        found.append(words)
        last = part
    return found, changes.made


def _ended(words: Sequence[Words], following: Sequence[Words], between: str) -> list[Words]:
    """A part of a content, ended with a mark that separates it from the next.

    The article's own mark is preferred: *"Sir," said Lund, "I will go"* is one sentence.
    """
    mark = between[-1:]
    if mark == _SEMICOLON:
        return [*stripped(words, _COMMA, left=False), Words(_SEMICOLON)]
    opens = joined(following).lstrip(_OPENING)[:1].isupper()
    comma = joined(words).rstrip(QUOTES).endswith(_COMMA)
    if opens and comma and mark != _COMMA:
        return closed(stripped(words, _COMMA, left=False))
    return [*words]


def _place(mention: TopicMention) -> tuple[int, int]:
    """The sort key of a mention: *her party* comes before *her*."""
    return mention.span.start, -mention.span.end


@define
class _Changes:
    attribution: Attribution
    table: Mapping[str, Any]
    calling: Calling
    least: float
    today: date | None
    made: list[Replacement] = field(factory=list)

    def of(self, part: Span) -> Iterator[Words]:
        """The pieces of one part of the content."""
        whole, at = Words.of(part), 0
        spans = sorted(self._mentions(part), key=lambda pair: _place(pair[0]))
        days = [*self._days(part)]
        for place, (mention, entity) in enumerate(spans):
            start, end = mention.span.start - part.start, mention.span.end - part.start
            beside = spans[place - 1] if place else None
            if (
                start < at
                or self._is_named_behind(part, mention, entity, spans[place + 1 :])
                or (beside is not None and self._is_named_before(part, mention, entity, beside))
            ):
                continue
            if not self._is_replaced(mention, entity):
                if mention.resolved_by not in (*_REPLACED, _SAID):
                    self.calling.met(entity)  # the content has the name itself
                continue
            yield from self._dated(whole.cut(at, start), days)
            found, at = self._replaced(part, mention, entity, end)
            yield from found
        yield from self._dated(whole.cut(at, len(part.text)), days)

    def _mentions(self, part: Span) -> Iterator[tuple[TopicMention, Entity]]:
        for topic in self.attribution.about:
            for mention in topic.mentions:
                if part.covers(mention.span):
                    yield mention, topic.entity

    def _is_named_before(
        self, part: Span, mention: TopicMention, entity: Entity, beside: tuple[TopicMention, Entity]
    ) -> bool:
        """Whether a description follows the name that it describes: *Ana Lund, mayor of Halden*."""
        name = beside[0].span.end - part.start
        between = part.text[name : max(mention.span.start - part.start, name)]
        return beside[1] is entity and mention.resolved_by != "pronoun" and between.strip() == ","

    def _is_named_behind(
        self,
        part: Span,
        mention: TopicMention,
        entity: Entity,
        behind: Sequence[tuple[TopicMention, Entity]],
    ) -> bool:
        """Whether the phrase of a pronoun contains the name: *we at Vantor*."""
        if not behind or behind[0][1] is not entity or mention.resolved_by != "pronoun":
            return False
        following = behind[0][0]
        between = part.text[mention.span.end - part.start : following.span.start - part.start]
        named = following.resolved_by not in (*_REPLACED, _SAID)
        return named and all(
            word.lower() in self.table["words"]["within"] for word in WORD.findall(between)
        )

    def _is_replaced(self, mention: TopicMention, entity: Entity) -> bool:
        first = mention.span.text.partition(" ")[0].lower()
        return (
            mention.confidence >= self.least
            and mention.resolved_by in _REPLACED
            and first not in self.table["words"]["indefinite"]  # *A vet* is told who she is later.
            and mention.span.text.lower() not in self.table["words"]["kept"]
            and self.calling.is_named(entity)
        )

    def _replaced(
        self, part: Span, mention: TopicMention, entity: Entity, end: int
    ) -> tuple[list[Words], int]:
        """The name that replaces a mention, and the offset up to which it replaces the text."""
        pronoun = mention.resolved_by == "pronoun"
        said, words = mention.span.text.lower(), self.table["words"]
        own = self.calling.reflexive(entity) if said in words["reflexives"] else None
        name = own or self.calling.called(entity, mention.span)
        form = self._form_behind(part, mention, entity, end) if pronoun else ("", "")
        owner = mention.part == "owner" and form is not None
        if pronoun and (owner or said in words["possessions"]):
            name = self.calling.owner(name, entity)
        if form is None:
            # *I [Lund] dare say*, *she's [Quist] lost*: the form of the verb is not known.
            hanging = contraction(part.text[end:], self.table)
            end += len(hanging[0]) if hanging is not None else 0
            said_there = Words.of(part).cut(mention.span.start - part.start, end)
            return [said_there, self._put(mention.span, f" [{name}]", entity, mention)], end
        verb, other = form
        end += len(verb)
        start = mention.span.start
        span = Span(start, part.start + end, part.text[start - part.start : end])
        return [self._put(span, f"[{name}{other}]", entity, mention)], end

    def _form_behind(
        self, part: Span, mention: TopicMention, entity: Entity, end: int
    ) -> tuple[str, str] | None:
        """The words from a pronoun to its verb, and their form after a name.

        Nothing if the verb stays the same; None if its form is not known.
        """
        verbs, stays = self.table["verbs"], ("", "")
        last = (part.text[: mention.span.start - part.start].split()[-1:] or [""])[0].lower()
        either = mention.part == "owner" and mention.span.text.lower() in verbs["either"]
        if either and last in verbs["giving"] and not self._is_subject(mention, entity):
            return None  # *They owe her money*: whose it is, or who is given it.
        if mention.part != "subject":
            return stays
        several = entity.kind == "group" and bool(entity.members)
        hanging = contraction(part.text[end:], self.table, several=several)
        if hanging is not None:
            return (hanging[0], f" {hanging[1]}") if hanging[1] is not None else None
        if several or mention.span.text.lower() not in verbs["changing"]:
            return stays
        if last.strip(_MARKS) in verbs["alike"]:
            return stays  # *Can you swim?*
        if last.strip(_MARKS) in self.table["agreement"]:
            return None  # *What do you do?*
        verb = behind_a_name(part.text[end:], self.table)
        if verb is None:
            return None
        before, form, other = verb
        if form == other:
            return stays
        if last in verbs["joining"] and mention.span.text.lower() in verbs["joined"]:
            if form.lower() in verbs["several"]:
                return stays  # *My wife and I are proud.*
            if form.lower() not in verbs["one"]:
                return None
        return before + form, (before if before.strip() else " ") + other

    def _is_subject(self, mention: TopicMention, entity: Entity) -> bool:
        """Whether the last subject before a mention is the same: *Quist offered **her** help*."""
        start = mention.span.start
        subjects = [
            (m.span.start, topic.entity)
            for topic in self.attribution.about
            for m in topic.mentions
            if m.part == "subject" and m.span.start < start
        ]
        return bool(subjects) and max(subjects, key=lambda pair: pair[0])[1] is entity

    def _put(
        self, span: Span, text: str, entity: Entity | None, mention: TopicMention | None
    ) -> Words:
        sure = mention.confidence if mention is not None else 1.0
        self.made.append(Replacement(span, text.strip(), entity, sure))
        return Words(text, span)

    def _days(self, part: Span) -> Iterator[tuple[Span, date]]:
        """The words of a part that mean a day, each with the day."""
        if self.today is None:
            return
        found = [*WORD.finditer(part.text)]
        forms = [word[0] for word in found]
        for at, word in enumerate(found):
            before = forms[at - 1] if at else ""
            day = day_meant(word[0], before, forms, self.today, self.table)
            if day is not None:
                start, end = word.start(), word.end()
                if at + 1 < len(found) and forms[at + 1] in self.table["dates"]["times"]:
                    end = found[at + 1].end()  # *Tomorrow night* is one day.
                span = Span(part.start + start, part.start + end, part.text[start:end])
                yield span, day

    def _dated(self, words: Words, days: Sequence[tuple[Span, date]]) -> Iterator[Words]:
        """Words of the article, with a day after each word that means one."""
        if words.span is None or not words.text:
            return
        at, start = 0, words.span.start
        for span, day in days:
            if words.span.covers(span):
                end = span.end - start
                yield words.cut(at, end)
                yield self._put(span, f" [{day.isoformat()}]", None, None)
                at = end
        if at < len(words.text):
            yield words.cut(at, len(words.text))
