"""The items of a list as a content: *They found that: - no receipts were kept*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Lexicon
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import owners

__all__ = ["listed_content"]

_BULLET = re.compile(r"(?:[-–—*•‣▪●◦·]|\(?\w{1,3}[.)])\s+(?=\S)")
# The fewest items of a list, and the most that are looked for.
_FEWEST, _MOST = 2, 40


def listed_content(context: Context, sentence: Sentence) -> Iterator[Proposal]:
    """The items below a sentence that ends with a cue and a colon, or with what they go on."""
    document, colon = context.document, sentence.tokens[-1]
    if colon.form != ":" or len(sentence.tokens) < 2:
        return
    if colon.span.end != document.paragraphs[sentence.paragraph].end:
        return
    last = sentence.tokens[-2]
    verb = next((v for v in reversed(_verbs(sentence, context.grammar)) if v != colon), None)
    if verb is None:
        yield from _under_noun(context, sentence, last)
        return
    attitude = _attitude(verb, last, context.lexicon)
    writer = sentence.child(verb, "nsubj")
    if attitude == "attitude" and writer is not None and writer.feature("Person") == "1":
        return  # *Here is what we know so far:*
    begun = _begun(document, sentence, verb)
    thing = sentence.child(verb, "obj")
    other = thing is not None and thing.index > verb.index and thing != last
    if attitude is None or (other and begun is None and last.upos != "PART"):
        return  # *announced two measures:*
    items = _said_items(context, sentence)
    if not items:
        return
    yield Proposal(
        cue=verb,
        content=(begun, *items) if begun is not None else items,
        attitude=attitude,
        variant="begun" if begun is not None else "",
        note=f"{verb.form!r} and a colon introduce a list",
    )


def _under_noun(context: Context, sentence: Sentence, noun: Token) -> Iterator[Proposal]:
    """The items below a noun of saying and whose it is: *Her other **claims**: - it is dry*."""
    attitude = context.lexicon.attitude("noun", noun.lemma) if noun.upos == "NOUN" else None
    if attitude is None:
        return
    owner = next(owners(sentence, noun, context.grammar), None)
    items = _said_items(context, sentence) if owner is not None else ()
    words = (t for item in items for t in context.document.tokens_in(item))
    if not items or (attitude == "attitude" and not any(t.upos in ("AUX", "VERB") for t in words)):
        return  # *The club's plans: - a new stand*
    yield Proposal(
        cue=noun,
        content=items,
        attitude=attitude,
        source=owner,
        cue_words=(noun,),
        note=f"{noun.form!r} and a colon introduce a list",
        polarity="asserted",
    )


def _said_items(context: Context, sentence: Sentence) -> tuple[Span, ...]:
    """The items of the list below a sentence, or none where they are too few or stand in marks."""
    items = tuple(_items(context.document, sentence.paragraph + 1))
    whole = any(context.layout.outer.covering(item) for item in items)
    return () if len(items) < _FEWEST or whole else items


def _begun(document: Document, sentence: Sentence, verb: Token) -> Span | None:
    """A clause behind a verb that the items go on: *said **staff should**: - lock the gate*."""
    for clause in sentence.children(verb, "ccomp", "xcomp"):
        words = [t for t in sentence.subtree(clause) if t.upos != "PUNCT"]
        if words and words[0].index > verb.index and words[-1] == sentence.tokens[-2]:
            return document.span(words[0].span.start, words[-1].span.end)
    return None


def _verbs(sentence: Sentence, grammar: Grammar) -> list[Token]:
    """The main verb, those coordinated with it, and those under these, in their order.

    Of *here is what she **said**:* the verb that tells what it is.
    """
    main = [sentence.root, *sentence.children(sentence.root, "conj")]
    stands = (sentence.root, *sentence.children(sentence.root, "nsubj"))
    clefts = [t for t in stands if t.lemma.lower() in grammar.clauses.clefts]
    told = [v for t in clefts for v in sentence.children(t, "acl")]
    below = [v for m in main for v in (m, *sentence.children(m, "xcomp"))]
    return sorted((v for v in (*below, *told) if v.upos == "VERB"), key=lambda v: v.index)


def _attitude(verb: Token, last: Token, lexicon: Lexicon) -> Attitude | None:
    """How a verb reports the items of a list, by the word before the colon, or None."""
    if last.upos in ("ADP", "PART"):
        frames = (f"preposition.{last.lemma.lower()}", "infinitive")
        return next((a for f in frames if (a := lexicon.attitude(f, verb.lemma))), None)
    return lexicon.attitude("clause", verb.lemma)


def _items(document: Document, first: int) -> Iterator[Span]:
    """The items of a list from a paragraph on, without bullets and what parts them."""
    for paragraph in document.paragraphs[first : first + _MOST]:
        bullet = _BULLET.match(document.text, paragraph.start, paragraph.end)
        if bullet is None:
            return
        words = document.text[bullet.end() : paragraph.end].rstrip(" ;,")
        yield document.span(bullet.end(), bullet.end() + len(words))
