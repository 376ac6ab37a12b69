"""A colon or dash for a cue: *SMITH: ...* in a transcript, *And from the chairman: "..."*,
*"..." - Commissioner Starks*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.document import Document, Span
from attribution.quotation import Evidence
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage

__all__ = ["introduced_passage", "signed_passage", "transcript_turn"]

_TURN = re.compile(
    r"(?P<name>(?:[A-Z][A-Z.'’-]+)(?:\s+[A-Z][A-Z.'’-]+){0,3}|Q|A)"
    r"(?P<role>\s*\([^)\n]{1,40}\)|,\s[A-Z ,]{2,40})?(?P<colon>:)\s+(?=\S)"
)
_INTRODUCTION = re.compile(r"(?P<lead>[^.!?:\n]{2,120}?)(?P<colon>:)\s*$")
_SIGNATURE = re.compile(r"\s*(?P<dash>[—–-]{1,2})\s*(?P<name>[A-Z][^\n—–,;.]{2,60})")


def transcript_turn(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A paragraph that opens with a name in capitals and a colon is that speaker's turn."""
    for paragraph in document.paragraphs:
        found = _TURN.match(paragraph.text)
        if found is None:
            continue
        start = paragraph.start
        name = document.span(start + found.start("name"), start + found.end("name"))
        colon = document.span(start + found.start("colon"), start + found.end("colon"))
        content = document.span(start + found.end(), paragraph.end)
        question = name.text in ("Q", "A")
        yield Candidate(
            rule="transcript_turn",
            content=(content,),
            cue=colon,
            cue_head=next(iter(document.tokens_in(colon)), None),
            source=None if question else name,
            no_source="the turn names only question or answer" if question else None,
            weight=0.9,
            evidence=(
                Evidence("transcript_turn", (name, colon), "a name and a colon open the paragraph"),
            ),
        )


def introduced_passage(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A noun phrase and a colon, without a verb of speech, before a passage."""
    for passage in marked:
        if passage.depth or len(passage.span.text.split()) < 3:
            continue
        paragraph = document.paragraphs[passage.paragraph]
        before = document.text[paragraph.start : passage.span.start]
        found = _INTRODUCTION.search(before)
        if found is None:
            continue
        lead = document.span(
            paragraph.start + found.start("lead"), paragraph.start + found.end("lead")
        )
        words = document.tokens_in(lead)
        if any(w.upos == "VERB" and lexicon.is_speech(w.lemma) for w in words):
            continue
        nouns = [w for w in words if w.upos in ("PROPN", "NOUN") and w.relation != "compound"]
        if not nouns or any(w.upos == "VERB" for w in words):
            continue
        sentence = document.sentences[nouns[-1].sentence]
        head = next((w for w in nouns if w.entity != "O"), nouns[-1])
        phrase = [
            w
            for w in sentence.subtree(head)
            if w.span.end <= lead.end and w.relation not in ("case", "cc", "punct")
        ]
        colon = document.span(
            paragraph.start + found.start("colon"), paragraph.start + found.end("colon")
        )
        yield Candidate(
            rule="introduced_passage",
            content=(passage.span,),
            cue=colon,
            cue_head=next(iter(document.tokens_in(colon)), None),
            source=document.cover(phrase or [head]),
            weight=0.7,
            evidence=(
                Evidence("introduced_passage", (colon,), "a noun phrase and a colon introduce it"),
            ),
        )


def signed_passage(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A passage with a dash and a name right after it."""
    for passage in marked:
        if passage.depth or len(passage.span.text.split()) < 3:
            continue
        paragraph = document.paragraphs[passage.paragraph]
        found = _SIGNATURE.match(document.text, passage.span.end, paragraph.end)
        if found is None or not _is_name(document, document.span(*found.span("name"))):
            continue
        dash = document.span(*found.span("dash"))
        yield Candidate(
            rule="signed_passage",
            content=(passage.span,),
            cue=dash,
            cue_head=next(iter(document.tokens_in(dash)), None),
            source=document.span(*found.span("name")),
            weight=0.75,
            evidence=(Evidence("signed_passage", (dash,), "a dash and a name sign it"),),
        )


def _is_name(document: Document, span: Span) -> bool:
    words = [w for w in document.tokens_in(span) if w.upos != "PUNCT"]
    return bool(words) and all(w.upos in ("PROPN", "NOUN", "ADP", "DET") for w in words)
