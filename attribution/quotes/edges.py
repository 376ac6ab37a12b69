"""What does not belong to a content at its edges: *but*, a bracket, when and where it was said."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge

__all__ = ["within_brackets", "without_connective", "without_time"]

# What can begin a clause or an infinitive behind a phrase of time.
_BEGINNING = ("DET", "NOUN", "PART", "PRON", "PROPN", "SCONJ")
_PLACE = "LOC"


def without_connective(
    document: Document, sentence: Sentence, content: Sequence[Span], knowledge: Knowledge
) -> Sequence[Span]:
    """A content that opens its sentence, without what the writer puts before it.

    That is *but* or *in fact*, and the place from which the article comes (*Delhi: The well is
    dry, she said*).
    """
    first = content[0] if content else None
    if first is None or first.start != sentence.span.start or not first.text[:1].isalpha():
        return content
    place = _behind_place(sentence)
    if place is not None and place.span.start < first.end:
        return (document.span(place.span.start, first.end), *content[1:])
    opening = tuple(t.form.lower() for t in document.tokens_in(first) if t.upos != "PUNCT")
    if opening in knowledge.lexicon.connectives and content[1:]:
        return content[1:]  # *However, she said, the bridge was safe*
    for length in (1, 2):
        words = tuple(t.form.lower() for t in sentence.tokens[:length])
        rest = sentence.tokens[length:]
        if words not in knowledge.lexicon.connectives or not rest:
            continue
        if rest[0].form == ",":
            rest = rest[1:]
        elif sentence.tokens[0].upos != "CCONJ":
            continue  # *Still waters run deep*
        if rest and rest[0].span.start < first.end:
            return (document.span(rest[0].span.start, first.end), *content[1:])
    return content


def within_brackets(document: Document, content: Sequence[Span]) -> Sequence[Span]:
    """A content as far as the bracket that closes around its cue: *(not that I think so) | ...*."""
    for at, part in enumerate(content):
        if ")" not in part.text:
            continue
        open_ = 0
        for offset, character in enumerate(part.text):
            numbered = offset < 2 or not part.text[offset - 2].isalnum()  # *a) a boat*
            open_ += (character == "(") - (character == ")" and not numbered)
            if open_ < 0:
                inside = part.text[:offset].rstrip(" ,;")
                cut = (document.span(part.start, part.start + len(inside)),) if inside else ()
                return (*content[:at], *cut) or content
    return content


def without_time(
    document: Document, content: Sequence[Span], cue: Token, knowledge: Knowledge
) -> Sequence[Span]:
    """A content behind a cue, without when it was said: *said | this week | he expected rain*."""
    first = content[0] if content else None
    if first is None or first.start < cue.span.end:
        return content
    words = document.tokens_in(first)
    at = 1 if words[0].lemma.lower() in knowledge.grammar.prepositions.days else 0
    if words[at : at + 1] and words[at].lemma.lower() in knowledge.grammar.times.openers:
        at += 1
    start = at
    while at < len(words) and knowledge.lexicon.is_time(words[at].lemma):
        at += 1
    if at == start or at == len(words) or words[at].upos not in _BEGINNING:
        return content
    infinitive = words[at].lemma.lower() in knowledge.grammar.clauses.infinitives
    if words[at].upos == "PART" and not infinitive:
        return content  # *said Tuesday's vote ...*
    return (document.span(words[at].span.start, first.end), *content[1:])


def _behind_place(sentence: Sentence) -> Token | None:
    """The first word behind a place and a colon that open a sentence."""
    at = 0
    while at < len(sentence.tokens) and sentence.tokens[at].entity.endswith(_PLACE):
        at += 1
    colon = 0 < at < len(sentence.tokens) - 1 and sentence.tokens[at].form == ":"
    return sentence.tokens[at + 1] if colon else None
