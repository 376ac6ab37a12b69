"""Claims to be told as statements, made by hand."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    Cue,
    Entity,
    Evidence,
    Quote,
    Span,
    Speaker,
    Topic,
    TopicMention,
    statement,
)
from attribution.quotation import Kind, Polarity

LUND = Entity("e1", "Karl Lund", "person", ("the harbour master",))
QUIST = Entity("e2", "Mara Quist", "person")
PORT = Entity("e3", "Halden Port", "organisation")
# Those of whose claims only the form of the sentence matters have one name each and no role.
_LUND = Entity("e1", "Lund", "person")
_QUIST = Entity("e2", "Quist", "person")


def claim(
    text: str,
    cue: str,
    lemma: str,
    *content: str,
    rule: str = "clausal_complement",
    polarity: Polarity = "asserted",
    source: str | None = "Lund",
    told: str | None = None,
) -> tuple[Attribution, AttributedDocument]:
    """A claim of Lund's in a text, with the article that it is the only one of."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    kind: Kind = "direct" if content[0].startswith('"') else "indirect"
    quote = Quote(
        "q1",
        kind,
        tuple(span(part) for part in content),
        Cue(span(cue), lemma),
        span(source) if source is not None else None,
        polarity=polarity,
        evidence=(Evidence(rule, (), ""),),
    )
    found = Attribution("at1", quote, Speaker(_LUND, "shorter name", 0.95) if source else None)
    if told is not None:
        found = evolve(found, addressee=Addressee(span(told), _QUIST))
    return found, AttributedDocument(text, (found,), (_LUND, _QUIST))


def said(text: str, cue: str, lemma: str, *content: str, **more: object) -> str:
    """The statement of such a claim."""
    found, document = claim(text, cue, lemma, *content, **more)  # type: ignore[arg-type]
    return statement(found, document).text


def said_by_lund(text: str, content: str, *topics: tuple[str, Entity], **more: Any) -> Attribution:
    """What Karl Lund *said*, with words of it that mean somebody, as pronouns of a subject."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    within = span(content)
    kind = "direct" if content.startswith('"') else "indirect"
    about = []
    for words, entity in topics:
        at = text.index(words, within.start)
        owner = words in ("his", "my", "her", "its", "their")
        mention = TopicMention(
            Span.of(text, at, at + len(words)), "owner" if owner else "subject", "pronoun", 0.9
        )
        about.append(Topic(entity, (mention,), entity is LUND))
    quote = Quote(
        "q1", kind, (within,), Cue(span("said"), "say"), span("Lund"),
        evidence=(Evidence("clausal_complement", (), ""),),
    )  # fmt: skip
    found = Attribution("at1", quote, Speaker(LUND, "shorter name", 0.95), about=tuple(about))
    return evolve(found, **more)


def told(text: str, content: str, *topics: tuple[str, Entity]) -> str:
    """The statement of a claim with its article, in which all who are spoken of have an entity."""
    found = said_by_lund(text, content, *topics)
    entities = {e.id: e for e in (LUND, *(entity for _, entity in topics))}
    return statement(found, AttributedDocument(text, (found,), (*entities.values(),))).text
