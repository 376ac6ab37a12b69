"""An aside that names the source of the clause around it: *As X reported, ...*, *as X put it*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.quotes.addressee import addressee_of, implied_addressee
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.clauses import clause_around, is_linked_by
from attribution.syntax.phrases import clause, is_verb, spans_of
from attribution.syntax.subjects import subject

__all__ = ["as_reported", "as_worded"]


def as_reported(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """A verb of speech below *as*, set apart and without a content of its own.

    The clause that it modifies is the content: *The dike, as she told the council, was old.*
    """
    if not _is_aside(sentence, verb, context.knowledge):
        return
    # Parsers may hang the aside on the noun before it.
    content_head = clause_around(sentence, verb)
    if content_head is None:
        return
    parts = clause(context.document, sentence, content_head, without=(verb,))
    by_agent = _is_by_agent(sentence, verb, context.knowledge)
    if by_agent and implied_addressee(sentence, verb, context.knowledge) is not None:
        return  # *As told by the villagers, the ghost walks*: nobody tells the ghost.
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude="speech",
            note=f"'as' makes {verb.form!r} an aside to what it reports",
            addressee=addressee_of(sentence, verb, context.knowledge),
        )


def as_worded(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """A verb of finding words below *as*, set apart, whose *it* stands for the clause around.

    *"The river does what it likes," as the mayor put it.* Or a verb of speech that another
    governs: *the river, as she liked to say, does what it likes*.
    """
    governor = _governor(sentence, verb, context.knowledge)
    if governor is not None:
        yield from _habitual(context, sentence, verb, governor)
        return
    wording = verb.lemma.lower() in context.lexicon.putting
    it = sentence.child(verb, "obj") if wording else None
    if it is None:
        return
    if it.lemma.lower() not in context.grammar.clauses.expletives or it.index < verb.index:
        return
    if not _opens_as(sentence, verb, context.knowledge) or not _is_apart(sentence, verb):
        return
    parts = _passage_beside(context, sentence, verb)
    content_head = clause_around(sentence, verb)
    if not parts and content_head is not None and verb.relation in ("advcl", "acl", "parataxis"):
        parts = clause(context.document, sentence, content_head, without=(verb,))
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude="speech",
            cue_words=(verb, it) if it.index == verb.index + 1 else (verb,),
            note=f"{verb.form!r} tells whose wording the clause around it is",
        )


def _habitual(
    context: Context, sentence: Sentence, verb: Token, governor: Token
) -> Iterator[Proposal]:
    """*As she **liked to say***: with what goes on behind it, which a parser may hang on it."""
    content_head = clause_around(sentence, governor)
    if content_head is None:
        return
    words = [*sentence.subtree(content_head, without=(governor,))]
    words += [t for child in sentence.children(verb, "ccomp") for t in sentence.subtree(child)]
    parts = spans_of(context.document, sentence, sorted(words, key=lambda t: t.index))
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude="speech",
            cue_words=sentence.tokens[governor.index - 1 : verb.index],
            note=f"'as' makes {governor.form!r} an aside to what it reports",
            addressee=addressee_of(sentence, verb, context.knowledge),
        )


def _governor(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb below *as* that governs a verb of speech, where that ends the aside."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or not is_verb(above):
        return None
    if not knowledge.lexicon.is_speech(verb.lemma) or above.relation not in ("advcl", "acl"):
        return None
    behind = sentence.tokens[verb.index : verb.index + 1]
    apart = bool(behind) and behind[0].upos == "PUNCT"
    return above if apart and _opens_as(sentence, above, knowledge) else None


def _passage_beside(context: Context, sentence: Sentence, verb: Token) -> tuple[Span, ...]:
    """The passage in marks right before *as*, else right behind the aside, wherever it hangs."""
    mark = sentence.child(verb, "mark", "advmod")
    outer = context.layout.outer
    before = sentence.tokens[: mark.index - 1] if mark is not None else ()
    if before and before[-1].upos == "PUNCT":
        found = [p.span for p in outer.covering(before[-1].span) if p.closed]
        if found:
            return (found[0],)
    it = sentence.child(verb, "obj") or verb
    behind = outer.next_from(it.span.end)
    if behind is None or not behind.closed:
        return ()
    between = context.document.tokens_in(context.document.span(it.span.end, behind.span.start))
    return () if any(t.upos != "PUNCT" for t in between) else (behind.span,)


def _opens_as(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether *as* and a subject open the clause of a verb, or *as* and *by* whom it is told."""
    asides = knowledge.grammar.clauses.asides
    if not is_linked_by(sentence, verb, asides, "mark", "advmod"):
        return False
    told_by = _is_by_agent(sentence, verb, knowledge)
    return told_by or sentence.child(verb, "nsubj") is not None


def _is_by_agent(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether an aside only names who tells it: *as reported by X*, *as was reported by X*."""
    bare = sentence.child(verb, "nsubj", "nsubj:pass") is None
    return bare and subject(sentence, verb, knowledge.grammar)[1] == "agent"


def _is_apart(sentence: Sentence, verb: Token) -> bool:
    """Whether punctuation or the sentence's ends set a clause apart."""
    # What a parser hangs on it from before *as* is none of it.
    mark = sentence.child(verb, "mark", "advmod") or verb
    words = [t for t in sentence.subtree(verb) if t.upos != "PUNCT" and t.index >= mark.index]
    before, after = words[0].index - 1, words[-1].index + 1
    opens = before == 0 or sentence.tokens[before - 1].upos == "PUNCT"
    return opens and after <= len(sentence.tokens) and sentence.tokens[after - 1].upos == "PUNCT"


def _is_aside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    if (
        verb.relation not in ("advcl", "acl")
        or not knowledge.lexicon.is_speech(verb.lemma)
        or not _opens_as(sentence, verb, knowledge)
    ):
        return False
    # *As he told them that ...*, *as she was being told ...*, *as Reyes denied the charge*
    if sentence.child(verb, "ccomp", "xcomp") is not None:
        return False
    passive = sentence.child(verb, "aux:pass") is not None
    if passive and not _is_by_agent(sentence, verb, knowledge):
        return False
    told = sentence.child(verb, "obj")
    if told is not None and sentence.child(verb, "iobj") is None:
        person = told.upos in ("PROPN", "PRON")
        if not person or knowledge.lexicon.attitude("infinitive", verb.lemma) != "speech":
            return False
    return _is_apart(sentence, verb)
