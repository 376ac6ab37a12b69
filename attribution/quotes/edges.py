"""Trims the edges of a content: *but*, a bracket, when and where it was said."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Knowledge

__all__ = ["behind_label", "whole", "within_brackets", "without_connective", "without_time"]

# What can begin a clause or an infinitive after a phrase of time.
_BEGINNING = ("DET", "NOUN", "PART", "PRON", "PROPN", "SCONJ")
_PLACE = "LOC"
# The most words in brackets that can name who supplied an article, and what separates them.
_BRACKET = 8
_DASHES = ("—", "–", "-", "--")
# Parts of speech that do not end a phrase.
_BEFORE_NOUN = ("compound", "det", "nummod")


def without_connective(
    document: Document, sentence: Sentence, content: Sequence[Span], knowledge: Knowledge
) -> Sequence[Span]:
    """A content that opens its sentence, without what the writer put before it.

    That is *but* or *in fact*, a label (*Breaking: The well is dry, she said*), or a dateline,
    which may be all that the tagger took for a content.
    """
    first = content[0] if content else None
    own = behind_label(sentence, knowledge.grammar)
    if first is not None and own is not None and first.start < own.span.start:
        behind = own.span.start < first.end
        unlabelled = (document.span(own.span.start, first.end),) if behind else ()
        return (*unlabelled, *content[1:])
    if first is None or first.start != sentence.span.start:
        return _without_link(document, sentence, content, knowledge)
    if _is_stamped(sentence) and first.end > sentence.tokens[1].span.start:
        return (document.span(sentence.tokens[1].span.start, first.end), *content[1:])
    if not first.text[:1].isalpha():
        return content
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


def _without_link(
    document: Document, sentence: Sentence, content: Sequence[Span], knowledge: Knowledge
) -> Sequence[Span]:
    """A content around its cue without what joins it to a clause, and one behind it without *only*.

    *And | he, she said, never swore*; *said only | that it was late*; *asked about | why it fell*.
    """
    words = document.tokens_in(content[0])[:2]
    complementizers = knowledge.grammar.clauses.complementizers
    if len(words) == 1 and content[1:] and words[0].relation in ("cc", "mark"):
        # *It fell, and, she said, | he ran*, *because, she said, | he ran*
        return content if words[0].lemma.lower() in complementizers else content[1:]
    if len(words) < 2 or words[0].sentence != sentence.index:
        return content
    first, second = words
    asks = second.feature("PronType") in ("Int", "Rel") or second.relation == "mark"
    if first.relation == "mark" and first.upos == "ADP" and asks and not content[1:]:
        # *Questioned Roe about | why it failed*
        return (document.span(second.span.start, content[0].end),)
    joins = bool(content[1:]) and first.relation == "cc"
    restricts = first.form.lower() in knowledge.lexicon.polarity["restrictive"]
    if not joins and not (restricts and second.lemma.lower() in complementizers):
        return content
    return (document.span(second.span.start, content[0].end), *content[1:])


def within_brackets(document: Document, content: Sequence[Span]) -> Sequence[Span]:
    """A content up to the bracket that closes around its cue: *(not that I think so) | ...*.

    Nor does it begin with a bracket that closes after its cue: *( | No one died, police said.)*.
    """
    content = _without_outlet(document, content)
    for at, part in enumerate(content):
        if ")" not in part.text:
            if not at and part.text.startswith("(") and part.text[1:2].isalpha():
                return (document.span(part.start + 1, part.end), *content[1:])
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


def whole(document: Document, content: Sequence[Span], knowledge: Knowledge) -> Sequence[Span]:
    """A content changed so that it does not end within a noun phrase.

    An article or a number takes its noun along: *to last two | weeks*. A relative pronoun is
    dropped, as its clause is somebody else's: *had not heard of the cuts | , which the paper
    puts at 500*.
    """
    content = _with_noun(document, content)
    last = content[-1] if content else None
    words = [t for t in document.tokens_in(last) if t.upos != "PUNCT"] if last is not None else []
    if last is None or len(words) < 2 or words[-1].upos != "PRON":
        return content
    word = words[-1]
    apart = document.text[last.start : word.span.start].rstrip()
    relative = word.lemma.lower() in knowledge.grammar.clauses.relatives
    if not relative or not apart.endswith(",") or word.head == 0:
        return content
    return (*content[:-1], document.span(last.start, last.start + len(apart.rstrip(" ,"))))


def without_time(
    document: Document, content: Sequence[Span], cue: Token, knowledge: Knowledge
) -> Sequence[Span]:
    """A content after a cue, without the time of saying: *said | this week | he expected rain*."""
    place = next((i for i, part in enumerate(content) if part.start >= cue.span.end), None)
    if place is None or (place and content[place - 1].end > cue.span.start):
        return content
    first = content[place]
    words = document.tokens_in(first)
    at = 1 if words and words[0].lemma.lower() in knowledge.grammar.prepositions.days else 0
    if words[at : at + 1] and words[at].lemma.lower() in knowledge.grammar.times.openers:
        at += 1
    start = at
    while at < len(words) and knowledge.lexicon.is_time(words[at].lemma):
        at += 1
    if at == start or at == len(words) or words[at].upos not in _BEGINNING:
        return content
    if words[at - 1].relation == "amod" and words[at - 1].head >= words[at].index:
        return content  # *sank, officials said, in the **latest** accident*
    infinitive = words[at].lemma.lower() in knowledge.grammar.clauses.infinitives
    if words[at].upos == "PART" and not infinitive:
        return content  # *said Tuesday's vote ...*
    own = document.span(words[at].span.start, first.end)
    return (*content[:place], own, *content[place + 1 :])


def behind_label(sentence: Sentence, grammar: Grammar) -> Token | None:
    """The first word after an opening that is not part of the sentence.

    That is a place or a label with a colon (*Delhi:*, *Breaking:*), or brackets with a dash.

    Arguments:
        sentence: the sentence.
        grammar: has the labels.
    """
    tokens = sentence.tokens
    if _is_stamped(sentence):
        tokens = tokens[1:]  # *10:15 Breaking: The well is dry*
    at = 0
    while at < len(tokens) and tokens[at].entity.endswith(_PLACE):
        at += 1
    if tokens[0].form == "(":  # *(AP) — Two men fled, police said*
        closing = next((t.index for t in tokens[:_BRACKET] if t.form == ")"), 0)
        at = closing if tokens[closing : closing + 1] else 0
        parted = at > 0 and tokens[at].form in _DASHES
    else:
        labelled = tokens[0].form.lower() in grammar.lines.labels
        numbered = labelled and tokens[1:2] != () and tokens[1].upos == "NUM"  # *UPDATE 14:10:*
        at = at or labelled + numbered
        ending = (":", *_DASHES) if numbered else (":",)  # *Update 3 - Two men fled*
        parted = at > 0 and tokens[at : at + 1] != () and tokens[at].form in ending
    return tokens[at + 1] if parted and at + 1 < len(tokens) else None


def _is_stamped(sentence: Sentence) -> bool:
    """Whether a time opens a sentence: *10:15 The sea is calm, she says*."""
    first = sentence.tokens[0]
    return first.deprel == "discourse" and first.upos == "NUM" and len(sentence.tokens) > 1


def _with_noun(document: Document, content: Sequence[Span]) -> Sequence[Span]:
    """A content that ends in an article, a number or half a compound, with the noun after it."""
    words = document.tokens_in(content[-1]) if content else []
    if not words or words[-1].relation not in _BEFORE_NOUN:
        return content
    last = words[-1]
    if last.relation == "compound" and last.head != last.index + 1:
        return content
    sentence = document.sentences[last.sentence]
    between = sentence.tokens[last.index : last.head - 1]
    if last.head != last.index + 1 and not (between and _lead_to(between, last.head)):
        return content
    noun = sentence.tokens[last.head - 1]
    return (*content[:-1], document.span(content[-1].start, noun.span.end))


def _lead_to(words: Sequence[Token], noun: int) -> bool:
    return all(t.head == noun and t.relation in ("amod", "compound", "nummod") for t in words)


def _without_outlet(document: Document, content: Sequence[Span]) -> Sequence[Span]:
    """A content without a name in brackets, at the end of its sentence, of who supplied it.

    *He wants to leave | (Halden Post)*; but not what a name is short for: *the fund (RFG)*.
    """
    last = content[-1] if content else None
    opening = last.text.rfind("(") if last is not None and last.text.endswith(")") else -1
    if last is None or opening < 1:
        return content
    words = document.tokens_in(document.span(last.start + opening + 1, last.end - 1))
    before = document.tokens_in(document.span(last.start, last.start + opening))
    # Behind a noun a person in brackets may be who is meant: *the coach (Ana Lund)*.
    verbal = bool(before) and before[-1].upos in ("ADV", "VERB")
    names = words[1:] and all(
        (t.entity != "O" or t.upos in ("DET", "PROPN")) and (verbal or not t.entity.endswith("PER"))
        for t in words
    )
    sentence = document.sentences[words[-1].sentence] if words else None
    if sentence is None or not names or sentence.span.end - last.end > 1:
        return content
    own = last.text[:opening].rstrip(" ,;")
    return (*content[:-1], document.span(last.start, last.start + len(own))) if own else content
