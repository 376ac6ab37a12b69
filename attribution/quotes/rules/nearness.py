"""Measures how far a cue is from a quoted passage, in words between them."""

from __future__ import annotations

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.layout.passages import MARKS, Passage
from attribution.quotes.asking import asks
from attribution.quotes.proposal import addressee_of
from attribution.quotes.speaking import may_speak
from attribution.syntax.clauses import is_joined
from attribution.syntax.phrases import is_verb, noun_phrase, verb_group
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.relations import SUBJECTS
from attribution.syntax.subjects import subject

__all__ = ["CALLING", "apart_from", "told_beside"]

CALLING = ("?", "!")
"""What ends a question or a call, behind which a sentence may go on."""

# How much farther than any cue before it a cue is that announces another passage.
_FARTHER = 5
# The most words between a passage and a cue behind it, and between a cue and a passage behind it.
_MOST_BEHIND = 3
_MOST_BEFORE = 4
# How a verb that goes on with what somebody says comes by its subject.
_GOING_ON = ("conjunct", "control")
# A cue before a passage is so much farther than one behind it; of a colon, words hardly count.
_BEFORE = 0.5


def told_beside(
    sentence: Sentence, verb: Token, passage: Passage, knowledge: Knowledge
) -> Token | None:
    """Whom a cue addresses, unless the passage itself names them.

    Arguments:
        sentence: the cue's sentence.
        verb: the cue.
        passage: the passage.
        knowledge: the cues.
    """
    found = addressee_of(sentence, verb, knowledge)
    return None if found is None or passage.span.overlaps(found.span) else found


def apart_from(
    document: Document, sentence: Sentence, verb: Token, passage: Passage, knowledge: Knowledge
) -> float | None:
    """How many words part a passage from a cue and its subject; None if too many.

    Arguments:
        document: the article.
        sentence: the cue's sentence.
        verb: the cue.
        passage: the passage.
        knowledge: the cues.
    """
    words = list(verb_group(sentence, verb))
    if asks(sentence, verb, knowledge.lexicon):
        verb = sentence.tokens[verb.head - 1]  # *wanted to know*
        words += verb_group(sentence, verb)
    source, how = subject(sentence, verb, knowledge.grammar)
    if (
        source is not None
        and how in ("subject", "agent", "relative")
        and not passage.span.overlaps(source.span)
    ):
        words += _whole(sentence, source, passage)
    if source is not None and _is_of_source(document, sentence, source, passage):
        return None
    told = told_beside(sentence, verb, passage, knowledge)
    if told is not None:
        words += noun_phrase(sentence, told)
    words = [w for w in words if not passage.span.overlaps(w.span)]
    if not words:
        return None
    cluster = document.cover(words)
    if cluster.overlaps(passage.span):
        cluster = document.cover(verb_group(sentence, verb))
        if cluster.overlaps(passage.span):
            return None
    if cluster.start >= passage.span.end:
        between = document.span(passage.span.end, cluster.start)
        apart = _words_in(document, between)
        if any(t.upos == "CCONJ" for t in apart) and sentence.child(verb, "ccomp") is not None:
            return None  # *called it "a farce", and said nobody came*
        if _tells_another(sentence, verb, passage) or len(apart) > _MOST_BEHIND:
            return None
        # A finished passage is of the cue before it where the one behind has a passage of its own.
        # So it is where the one behind only goes on: *"No," she said. "Never," adding ...*.
        elsewhere = how in _GOING_ON or (_ends(passage) and _announces(sentence, cluster))
        return len(apart) + (_FARTHER if elsewhere else 0)
    between = document.span(cluster.end, passage.span.start)
    inside = _words_in(document, between)
    if ":" in between.text:
        if any(_acts_apart(sentence, w, verb, knowledge) for w in inside):
            return None
        heard = _FARTHER if _is_told_of(sentence, verb, knowledge) else 0
        return _BEFORE + len(inside) / 100 + heard
    # *"It," she said, **wiping her hands**, "is late"*: no part of what is late.
    aside = between.text.lstrip()[:1] == between.text.rstrip()[-1:] == ","
    reported = {
        (w.sentence, w.index)
        for child in sentence.children(verb, "ccomp", "xcomp", "obj")
        for w in sentence.subtree(child)
        if not (aside and passage.span.covers(child.span))
    }
    if any((w.sentence, w.index) in reported and w.relation != "mark" for w in inside):
        return None
    if any(_reports_it(sentence, w, passage, knowledge) for w in inside):
        return None
    return len(inside) + _BEFORE if len(inside) <= _MOST_BEFORE else None


def _reports_it(sentence: Sentence, verb: Token, passage: Passage, knowledge: Knowledge) -> bool:
    """Whether a nearer verb reports a clause that ends in a passage: *..., she said, **adding**
    that the find "does not prove that they dream"*."""
    if not is_verb(verb) or verb.sentence != sentence.index:
        return False
    clause = sentence.child(verb, "ccomp")
    if clause is None or not passage.span.overlaps(clause.span):
        return False
    return knowledge.lexicon.is_speech(verb.lemma)


def _acts_apart(sentence: Sentence, word: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a word names who acts in a clause behind a verb's: *laughed; **Orme** did not:*."""
    if word.relation not in SUBJECTS or word.upos == "PRON" or word.sentence != sentence.index:
        return False
    clause = sentence.head(word)
    if clause is None or clause.head != verb.index or not may_speak(word, knowledge):
        return False
    return is_joined(sentence, clause, knowledge.grammar.clauses.contrasts)


def _is_told_of(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether somebody tells that it was said, but not by whom: *said we were promised much*."""
    if sentence.child(verb, "aux:pass") is None or sentence.child(verb, "obl:agent") is not None:
        return False
    return any(
        t.index < verb.index and knowledge.lexicon.is_speech(t.lemma)
        for t in sentence.ancestors(verb)
    )


def _tells_another(sentence: Sentence, verb: Token, passage: Passage) -> bool:
    """Whether a verb behind a passage within its sentence reports a clause of its own.

    *On the radio's "Early Hour," Lund said the dam would hold*; not so *She laughed: "It is," she
    said, "a bridge."*, where the second passage ends what the first begins.
    """
    within = sentence.span.start < passage.span.start
    behind = [child for child in sentence.children(verb, "ccomp") if child.index > verb.index]
    if not within or not behind:
        return False
    before = [t for t in sentence.tokens if t.span.end <= passage.span.start]
    introduced = bool(before) and before[-1].form == ":"
    unfinished = passage.inner.text.rstrip()[-1:] == ","
    marked = all(is_within_marks(sentence, child) for child in behind)
    return not (introduced and unfinished and marked)


def _ends(passage: Passage) -> bool:
    """Whether a passage ends its sentence: *"Who paid?"*; not *"It is late,"*."""
    return passage.inner.text.rstrip()[-1:] in (".", *CALLING)


def _announces(sentence: Sentence, cluster: Span) -> bool:
    """Whether a colon and a passage stand right behind a cue and who says it."""
    behind = [t for t in sentence.tokens if t.span.start >= cluster.end][:2]
    return len(behind) == 2 and behind[0].form == ":" and behind[1].form[:1] in MARKS


def _whole(sentence: Sentence, source: Token, passage: Passage) -> tuple[Token, ...]:
    """A source; with its relative clause where the passage follows that.

    *Said Dana Reyes, who built the bridge, "It held."*
    """
    whole = sentence.subtree(source)
    if any(passage.span.overlaps(t.span) or t.span.start > passage.span.start for t in whole):
        return noun_phrase(sentence, source)
    return whole


def _is_of_source(document: Document, sentence: Sentence, source: Token, passage: Passage) -> bool:
    """Whether a passage is part of the words for who speaks: *Roe, author of "Nine Boats", said*.

    No mark parts it from them, as one does in *Roe, who built the bridge, "It held."*.
    """
    inside = [t for t in document.tokens_in(passage.span) if t.upos != "PUNCT"]
    if not inside or inside[0].sentence != sentence.index or passage.span.covers(source.span):
        return False
    before = [t for t in sentence.tokens[: inside[0].index - 1] if not passage.span.covers(t.span)]
    last = before[-1] if before else source
    if last.upos == "PUNCT" or source.index in (last.index, last.head):
        return False
    whole = {t.index for t in sentence.subtree(source)}
    return last.index in whole and all(t.index in whole for t in inside)


def _words_in(document: Document, span: Span) -> list[Token]:
    return [t for t in document.tokens_in(span) if t.upos not in ("PUNCT", "SYM")]
