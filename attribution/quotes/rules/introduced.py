"""A colon or dash for a cue: *And from the chairman: "..."*, *"..." - Commissioner Starks*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Knowledge
from attribution.layout.passages import Passage
from attribution.quotes.rule import Context, LaidOut
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.subjects import subject

__all__ = ["introduced_passage", "signed_passage"]

_INTRODUCTION = re.compile(r"(?P<lead>[^.!?:\n]{2,160}?)(?P<colon>:)\s*$")
_SIGNATURE = re.compile(r"\s*(?P<dash>[—–-]{1,2})\s*(?P<name>[A-Z][^\n—–,;.]{2,60})")


def introduced_passage(context: Context, passage: Passage) -> Iterator[LaidOut]:
    """A colon without a verb of speech before a passage, in its paragraph or at the end of
    the one before: *And from the chairman: "..."*, *It released this statement: "..."*."""
    if len(passage.span.text.split()) < 3:
        return
    found = _lead(context.document, passage)
    if found is None:
        return
    lead, colon = found
    words = context.document.tokens_in(lead)
    if not words or any(w.upos == "VERB" and context.lexicon.is_speech(w.lemma) for w in words):
        return
    source = _source(
        context.document, context.document.sentences[words[-1].sentence], words, context.knowledge
    )
    if source is None:
        return
    yield LaidOut(
        content=(passage.span,),
        cue=colon,
        source=source,
        shown=(colon,),
        note="who is named before a colon says it",
    )


def _lead(document: Document, passage: Passage) -> tuple[Span, Span] | None:
    """What stands before the colon that introduces a passage, and the colon."""
    start = document.paragraphs[passage.paragraph].start
    if passage.paragraph and not document.text[start : passage.span.start].strip():
        start = document.paragraphs[passage.paragraph - 1].start
    found = _INTRODUCTION.search(document.text, max(start, passage.span.start - 400),
                                 passage.span.start)  # fmt: skip
    if found is None:
        return None
    return document.span(*found.span("lead")), document.span(*found.span("colon"))


def _source(
    document: Document, sentence: Sentence, words: Sequence[Token], knowledge: Knowledge
) -> Span | None:
    """Who says what the colon introduces.

    Where the lead has no verb, whom it names; else whose statement it tells of, who is
    named right before the colon, or the person that acts.
    """
    nouns = [w for w in words if w.upos in ("PROPN", "NOUN") and w.relation != "compound"]
    verbs = [w for w in words if w.upos == "VERB"]
    if not verbs:
        if not nouns:
            return None
        return _phrase(document, sentence, _named(nouns) or nouns[-1], words)
    for noun in nouns:
        if knowledge.lexicon.attitude("noun", noun.lemma) == "speech":
            owner = _owner(sentence, noun, knowledge.grammar)
            return _phrase(document, sentence, owner, words) if owner is not None else None
    last = next((w for w in reversed(words) if w.upos != "PUNCT"), words[-1])
    if last.upos == "PROPN" and last.entity != "O":
        head = last
        while (above := sentence.head(head)) in words and above is not None and above in nouns:
            head = above
        return _phrase(document, sentence, head, words)
    acting, how = subject(sentence, verbs[-1], knowledge.grammar)
    if acting is None or how not in ("subject", "conjunct") or acting not in words:
        return None
    personal = acting.feature("PronType") == "Prs" and acting.feature("Gender") != "Neut"
    return _phrase(document, sentence, acting, words) if acting.entity != "O" or personal else None


def _named(nouns: Sequence[Token]) -> Token | None:
    return next((w for w in nouns if w.entity != "O"), None)


def _owner(sentence: Sentence, noun: Token, grammar: Grammar) -> Token | None:
    """Whose statement it is: *its statement*, *a warning from X*, *X released a statement*."""
    authors = grammar.prepositions.authors
    for child in sentence.children(noun, "nmod"):
        case = sentence.child(child, "case")
        if child.deprel == "nmod:poss" or (case is not None and case.lemma.lower() in authors):
            return child
    governor = sentence.head(noun)
    if governor is None:
        return None
    for child in sentence.children(governor, "obl"):
        # *Then came a warning from X*, of which parsers hang X on *came*.
        case = sentence.child(child, "case")
        if case is not None and case.index == noun.index + 1 and case.lemma.lower() in authors:
            return child
    return subject(sentence, governor, grammar)[0] if noun.relation in ("obj", "obl") else None


def _phrase(document: Document, sentence: Sentence, head: Token, words: Sequence[Token]) -> Span:
    own = [w for w in noun_phrase(sentence, head) if w in words]
    return document.cover(own or [head])


def signed_passage(context: Context, passage: Passage) -> Iterator[LaidOut]:
    """A passage with a dash and a name right after it."""
    if len(passage.span.text.split()) < 3:
        return
    paragraph = context.document.paragraphs[passage.paragraph]
    found = _SIGNATURE.match(context.document.text, passage.span.end, paragraph.end)
    if found is None or not _is_name(context.document, context.document.span(*found.span("name"))):
        return
    dash = context.document.span(*found.span("dash"))
    yield LaidOut(
        content=(passage.span,),
        cue=dash,
        source=context.document.span(*found.span("name")),
        shown=(dash,),
        note="a dash and a name sign it",
    )


def _is_name(document: Document, span: Span) -> bool:
    words = [w for w in document.tokens_in(span) if w.upos != "PUNCT"]
    return bool(words) and all(w.upos in ("PROPN", "NOUN", "ADP", "DET") for w in words)
