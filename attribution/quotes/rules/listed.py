"""The items of a list as a content: *They found that: - no receipts were kept*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Lexicon
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.rule import Context, Proposal

__all__ = ["listed_content"]

_BULLET = re.compile(r"(?:[-–—*•‣▪●◦·]|\(?\w{1,3}[.)])\s+(?=\S)")
# The fewest items of a list, and the most that are looked for.
_FEWEST, _MOST = 2, 40


def listed_content(context: Context, sentence: Sentence) -> Iterator[Proposal]:
    """The items below a sentence that ends with a cue and a colon, or with what they go on."""
    document, colon = context.document, sentence.tokens[-1]
    verb = next((v for v in reversed(_verbs(sentence)) if v.upos == "VERB"), None)
    if verb is None or verb == colon or colon.form != ":":
        return
    if colon.span.end != document.paragraphs[sentence.paragraph].end:
        return
    last = sentence.tokens[-2]
    attitude = _attitude(verb, last, context.lexicon)
    begun = _begun(document, sentence, verb)
    thing = sentence.child(verb, "obj")
    other = thing is not None and thing.index > verb.index and thing != last
    if attitude is None or (other and begun is None and last.upos != "PART"):
        return  # *announced two measures:*
    items = list(_items(document, sentence.paragraph + 1))
    if len(items) < _FEWEST or any(context.layout.outer.meeting(item) for item in items):
        return
    yield Proposal(
        cue=verb,
        content=(begun, *items) if begun is not None else tuple(items),
        attitude=attitude,
        variant="begun" if begun is not None else "",
        note=f"{verb.form!r} and a colon introduce a list",
    )


def _begun(document: Document, sentence: Sentence, verb: Token) -> Span | None:
    """A clause behind a verb that the items go on: *said **staff should**: - lock the gate*."""
    for clause in sentence.children(verb, "ccomp", "xcomp"):
        words = [t for t in sentence.subtree(clause) if t.upos != "PUNCT"]
        if words and words[0].index > verb.index and words[-1] == sentence.tokens[-2]:
            return document.span(words[0].span.start, words[-1].span.end)
    return None


def _verbs(sentence: Sentence) -> list[Token]:
    """The main verb, those coordinated with it, and those under these, in their order."""
    main = [sentence.root, *sentence.children(sentence.root, "conj")]
    return sorted(
        [v for m in main for v in (m, *sentence.children(m, "xcomp")) if v.upos == "VERB"],
        key=lambda v: v.index,
    )


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
