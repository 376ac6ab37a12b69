"""Results to look at, made by hand: nested and crossing quotations, and payloads in every field."""

from __future__ import annotations

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    ChainLink,
    Credit,
    Cue,
    Entity,
    Evidence,
    Gender,
    Metadata,
    Outlet,
    ParserInfo,
    Quote,
    Relay,
    Span,
    Speaker,
)

__all__ = ["HOSTILE", "NESTED", "PAYLOADS"]

_TEXT = (
    "Dam Is Safe, Mayor Says\n\n"
    '"The engineers told me that the wall will hold," Dana Reyes told Ola Berg, the Tirna '
    "News Agency reported. She did not say who had paid.\n\n"
    "It may rain.\nNobody knows."
)


def _span(words: str, length: int | None = None) -> Span:
    """Where the words stand, or as many of their characters as are wanted."""
    start = _TEXT.index(words)
    return Span.of(_TEXT, start, start + (length or len(words)))


_REYES = Entity("e1", "Dana Reyes", "person", ("Mayor",), (), Gender("feminine", ("She",)))
_BERG = Entity("e2", "Ola Berg", "person")
_ENGINEERS = Entity("e3", "the engineers", "unnamed")
_TIRNA = Outlet("a1", "Tirna News Agency", "news agency", (_span("Tirna News Agency"),))
_SEEN = (
    Evidence("clausal_complement", (_span("told me"),), "'told' reports the clause of 'hold'"),
)

NESTED = AttributedDocument(
    _TEXT,
    (
        Attribution(
            "at1",
            Quote("q1", "indirect", (_span("Dam Is Safe"),), Cue(_span("Says"), "say"),
                  _span("Mayor"), confidence=0.5),
            Speaker(_REYES, "nominal", 0.9),
            confidence=0.45,
        ),
        Attribution(
            "at2",
            Quote(
                "q2", "direct", (_span('"The engineers told me that the wall will hold,"'),),
                Cue(_span("told Ola", 4), "tell"),
                _span("Dana Reyes"), addressee=_span("Ola Berg"), evidence=_SEEN,
            ),
            Speaker(_REYES, "own name"),
            None,
            Relay(_TIRNA, "reported", _span("Tirna News Agency")),
            Addressee(_span("Ola Berg"), _BERG),
            (
                ChainLink("agency", "Tirna News Agency", "a1", _span("Tirna News Agency")),
                ChainLink("speaker", "Dana Reyes", "e1", _span("Dana Reyes")),
            ),
            0.9,
        ),
        Attribution(
            "at3",
            Quote("q3", "indirect", (_span("that the wall will hold"),),
                  Cue(_span("told me"), "tell"), _span("The engineers"), parent="q2",
                  evidence=_SEEN),
            Speaker(_ENGINEERS, "description"),
            confidence=0.7,
        ),
        Attribution(
            "at4",
            Quote("q4", "indirect", (_span("who had paid"),), Cue(_span("did not say"), "say"),
                  _span("She"), polarity="negated"),
            Speaker(_REYES, "pronoun"),
            confidence=0.8,
        ),
        # It begins in one paragraph and ends in the next, and crosses the one before.
        Attribution(
            "at5",
            Quote("q5", "mixed", (Span.of(_TEXT, _TEXT.index("had paid"), _TEXT.index("rain")),),
                  no_source="nobody is named"),
            None,
            "nobody is named",
            confidence=0.3,
        ),
    ),
    (_REYES, _BERG, _ENGINEERS),
    (_TIRNA,),
    metadata=Metadata(publisher="Halden Courier", author="Ana Lund", date="2026-03-04",
                      url="https://example.org/dam"),
    id="dam",
)  # fmt: skip

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "'-alert(4)-'",
    "</style><script>alert(5)</script>",
    "</script><script>alert(6)</script>",
    "<!--<script>",
    "javascript:alert(7)",
    "{{7*7}}${7*7}",
    "\u202e<iframe srcdoc='<script>alert(8)</script>'>\x00",
    "$title $style $script $articles",
    "]]><a href=//example.org>",
)


def _hostile() -> AttributedDocument:
    """All payloads in every field that holds words."""
    words = " ".join(PAYLOADS)
    text = f"{words}\n\n{words}"
    span = Span.of(text, 0, len(text))
    name = Span.of(text, 0, len(PAYLOADS[0]))
    entities = [
        Entity(f"e{i}{p}", p, "person", (p,), (name,), Gender("feminine", (p,)), (p,))
        for i, p in enumerate(PAYLOADS)
    ]
    outlets = [Outlet(f"a{i}{p}", p, "website", (name,)) for i, p in enumerate(PAYLOADS)]
    attributions = [
        Attribution(
            f"at{i}{p}",
            Quote(f"q{i}{p}", "direct", (span,), Cue(name, p), name, None, name, p,
                  evidence=(Evidence(p, (name,), p),)),
            Speaker(entities[i], "own name"),
            p,
            Relay(outlets[i], "told to", name),
            Addressee(name, entities[i]),
            (ChainLink("agency", p, p, name), ChainLink("speaker", p, p, name)),
        )
        for i, p in enumerate(PAYLOADS)
    ]  # fmt: skip
    return AttributedDocument(
        text,
        (
            *attributions,
            Attribution("at", Quote("q", "direct", (name,), no_source=words), None, words),
        ),
        tuple(entities),
        tuple(outlets),
        words,
        ParserInfo(words, words, words),
        Metadata(words, words, words, words, f"javascript:alert(9)//{words}"),
        words,
        (words,),
        (Credit(words, "website", name),),
    )


HOSTILE = _hostile()
