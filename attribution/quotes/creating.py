"""Tells works, parts and renown from what somebody says: *wrote "Blue Rain"*, *voiced a wolf*."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.layout.passages import STOPS, Passage
from attribution.quotes.quoted_names import is_capitalised, is_title
from attribution.quotes.rule import TAGGER, Context
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by

__all__ = ["is_work"]

_CLAUSES = ("acl", "ccomp")
# What stands before or ends words that somebody wrote.
_OPENING = (":", ",")
_CLOSING = (",", *STOPS)


def is_work(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what somebody made, played or is known for, and not what they say.

    *Wrote a book about the war*, *the wolf was voiced by Lund*, *is noted for her gardens*,
    *"Blue Rain" was praised*; but *wrote "Never Again" on a placard*, *voiced anger*, *was praised
    for her gardens*.

    Arguments:
        context: the document with its passages in quotation marks, and the words.
        claim: the proposal.
        sentence: the sentence of its cue.
        verb: the cue's head.
    """
    return (
        _is_title_alone(context, claim)
        or _is_titled(context, claim)
        or _is_featured(context, claim, verb)
        or _is_written(context, claim, sentence, verb)
        or _is_played(context, claim, sentence, verb)
        or _is_renown(context, claim, sentence, verb)
    )


def _is_title_alone(context: Context, claim: Claim) -> bool:
    """***"Blue Rain"** was praised*, *Lund condemned **"Versus"***: a name and nobody's words."""
    if not claim.rule.takes_things or claim.rule is TAGGER or len(claim.content) > 1:
        return False  # the tagger asks for the verb, too: *chanted "Shame"*
    marked = context.layout.outer.meeting(claim.content[0])
    return len(marked) == 1 and marked[0].span == claim.content[0] and _is_title(context, marked[0])


def _is_titled(context: Context, claim: Claim) -> bool:
    """*Asked about **an article titled "Who Sank the Ferry?"***: a work, and nobody's words."""
    part = claim.content[0]
    marked = context.layout.outer.meeting(part)
    if not claim.rule.takes_things or len(claim.content) > 1 or len(marked) != 1:
        return False
    if not part.covers(marked[0].span) or marked[0].span.end != part.end:
        return False
    if not is_title(context, marked[0]):
        return False
    before = context.document.tokens_in(context.document.span(part.start, marked[0].span.start))
    verbs = [t for t in before if t.upos in ("VERB", "AUX")]
    return bool(verbs) and all(t.lemma.lower() in context.lexicon.naming for t in verbs)


def _is_featured(context: Context, claim: Claim, verb: Token) -> bool:
    """***Announced** "Blue Rain"*, ***mentions** "Blue Rain" in passing*: a title, right behind."""
    if verb.lemma.lower() not in context.lexicon.featuring or len(claim.content) > 1:
        return False
    marked = context.layout.outer.meeting(claim.content[0])
    return (
        len(marked) == 1
        and marked[0].span == claim.content[0]
        and not context.document.text[verb.span.end : marked[0].span.start].strip()
        and _is_title(context, marked[0])
    )


def _is_written(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """***Wrote** "Blue Rain" in 1984*, ***wrote** the lyrics to "Too Young"*."""
    lexicon = context.lexicon
    if verb.lemma.lower() not in lexicon.composing:
        return False
    marked = [p for part in claim.content for p in context.layout.outer.meeting(part)]
    if not all(_is_named(context, passage, verb) for passage in marked):
        return False
    work = sentence.child(verb, "obj", "nsubj:pass")
    if work is not None and work.lemma.lower() in lexicon.works:
        return not any(_tells(context, sentence, word) for word in (verb, work))
    return bool(marked) and not _is_inscribed(context, sentence, verb)


def _is_named(context: Context, passage: Passage, verb: Token) -> bool:
    """Whether a passage looks like a title; a colon, a comma or a full stop makes it a sentence."""
    if passage.span.end <= verb.span.start:
        return False  # *"Never", she wrote*
    before = context.document.text[: passage.span.start].rstrip()[-1:]
    return before not in _OPENING and _is_title(context, passage)


def _is_title(context: Context, passage: Passage) -> bool:
    """Whether a passage is in capitals and no sentence."""
    last = passage.inner.text.rstrip()[-1:]
    return is_capitalised(context, passage) and last not in _CLOSING


def _tells(context: Context, sentence: Sentence, word: Token) -> bool:
    """Whether a clause with *that* depends on a word: *wrote a song **that it rained***."""
    that = context.grammar.clauses.complementizers
    return any(is_linked_by(sentence, t, that) for t in sentence.children(word, *_CLAUSES))


def _is_inscribed(context: Context, sentence: Sentence, verb: Token) -> bool:
    """Whether words in capitals are written to somebody or where one reads them.

    *Wrote "Never Again" **on a placard***, *wrote **her** "Come Back Soon"*.
    """
    if sentence.child(verb, "iobj") is not None:
        return True
    grammar = context.grammar.prepositions
    placed = grammar.settings | grammar.days | grammar.recipients
    return any(
        is_linked_by(sentence, place, placed)
        for place in sentence.children(verb, "obl")
        if place.entity == "O" and not context.lexicon.is_time(place.lemma) and place.upos != "NUM"
    )


def _is_played(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """***Voiced** a talking dog*, *the characters are **voiced** by Lund*; but *voiced anger*."""
    lexicon = context.lexicon
    part = sentence.child(verb, "obj", "nsubj:pass")
    if verb.lemma.lower() not in lexicon.playing or part is None or not claim.rule.takes_things:
        return False
    if any(context.layout.marked.meeting(p) for p in claim.content):
        return False
    if lexicon.attitude("noun", part.lemma) is not None or sentence.child(part, *_CLAUSES):
        return False  # *voiced a hope*, *voiced a feeling shared by many*
    one = any(t.feature("Definite") == "Ind" for t in sentence.children(part, "det"))
    named = part.upos == "PROPN" or part.lemma.lower() in lexicon.parts
    return one or named or hears(part, context.knowledge)


def _is_renown(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Is **noted** for leading the strike*, *a lawyer **known** for his wit*."""
    # Parsers take such a participle for a finite verb without a subject.
    participle = verb.feature("VerbForm") == "Part" or verb.relation in ("acl", "advcl", "conj")
    if verb.lemma.lower() not in context.lexicon.renown or not participle:
        return False
    if not claim.rule.takes_things or sentence.child(verb, "obj") is not None:
        return False
    if verb.feature("Tense") != "Past" or any(
        t.deprel == "nsubj" for t in sentence.children(verb, "nsubj")
    ):
        return False  # *knowing it for a lie*, *Lund has remembered the dead*
    prepositions = context.grammar.prepositions
    beside = sentence.children(verb, "obl", "advcl")
    if any(is_linked_by(sentence, t, prepositions.agents) for t in beside):
        return False  # *is remembered **by neighbours** for her gardens*
    return any(
        is_linked_by(sentence, t, prepositions.grounds, "case", "mark")
        and any(part.covers(t.span) for part in claim.content)
        for t in beside
    )
