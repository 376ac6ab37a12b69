"""A verb and what it calls somebody or something: *called it a farce*.

Or how high a number it gives: *put the toll at eleven*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar
from attribution.quotes.perception import is_perceived
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import run_on, spans_of
from attribution.syntax.quotation_marks import OPENING
from attribution.syntax.subjects import subject, undergoer

__all__ = ["object_complement"]

# What parsers take a complement for: *as too little* is an adverb to some.
_COMPLEMENTS = ("xcomp", "obj", "obl", "advcl", "advmod", "ccomp", "parataxis")


def object_complement(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """*Called it a farce*, *described the plan as reckless*: object and complement."""
    measured = _measured(context, sentence, verb)
    attitude = context.lexicon.attitude("measure" if measured else "complement", verb.lemma)
    if attitude is None:
        return
    passive = sentence.child(verb, "aux:pass") is not None
    named, complement = measured or _named_as(sentence, verb, context.grammar, passive=passive)
    if named is None or complement is None:
        # *What she called a farce*: whatever it is, it has no words of its own.
        named = complement = _what_is_named(sentence, verb, context.grammar)
    if named is None or complement is None:
        return
    if is_perceived(sentence, verb, complement, context.lexicon):
        return
    later = () if passive else run_on(sentence, verb, complement, context.grammar)
    heads = dict.fromkeys((named, complement, *later))
    # *What he described **as** a farce*
    role = _role(sentence, complement, context.grammar) if named is complement else None
    words = [t for head in heads for t in sentence.subtree(head) if t is not role]
    parts = spans_of(context.document, sentence, sorted(words, key=lambda t: t.index))
    if not parts:
        return
    yield Proposal(
        cue=verb,
        content=parts,
        attitude=attitude,
        note=f"{verb.form!r} says of {named.form!r} that it is {complement.form!r}",
        cue_words=(verb, role) if role is not None else None,
    )


def _role(sentence: Sentence, complement: Token, grammar: Grammar) -> Token | None:
    """The *as* of a complement."""
    if not is_linked_by(sentence, complement, grammar.prepositions.roles):
        return None
    return sentence.child(complement, "case", "mark")


def _measured(context: Context, sentence: Sentence, verb: Token) -> tuple[Token, Token] | None:
    """What a verb tells the amount of, and the amount: *put the toll at eleven*."""
    if context.lexicon.attitude("measure", verb.lemma) is None:
        return None
    thing = sentence.child(verb, "obj", "nsubj:pass")
    if thing is None:
        return None
    last = max(verb.index, sentence.subtree(thing)[-1].index)
    amounts = (
        child
        for child in sentence.children(verb, "obl")
        if sentence.subtree(child)[0].index == last + 1  # not *put the cup down at nine*
        and is_linked_by(sentence, child, context.grammar.prepositions.amounts)
        and any(t.upos in ("NUM", "SYM") for t in sentence.subtree(child))
    )
    amount = next(amounts, None)
    return (thing, amount) if amount is not None else None


def _what_is_named(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """What a verb calls that of which no more is told: *what she called **a farce***, *what she
    described **as a farce***."""
    pronoun = sentence.head(verb) if verb.deprel == "acl:relcl" else None
    who = sentence.child(verb, "nsubj")
    if pronoun is None or pronoun.index > verb.index or who is None:
        return None
    if pronoun.upos != "PRON" or pronoun.feature("PronType") not in ("Int", "Rel"):
        return None
    if who.lemma.lower() in grammar.clauses.relatives:
        return None
    behind = [c for c in sentence.children(verb, *_COMPLEMENTS) if c.index > verb.index]
    named = [c for c in behind if c.relation in ("obj", "xcomp")]
    roles = [c for c in behind if _role(sentence, c, grammar) is not None]
    called = named or roles
    return called[0] if len(called) == 1 else None


def _named_as(
    sentence: Sentence, verb: Token, grammar: Grammar, *, passive: bool
) -> tuple[Token | None, Token | None]:
    """What a verb names, and what it names it.

    The second is a predicate, a second object or *as ...*; parsers also make of it a
    loose clause in quotation marks.
    """
    if passive:
        # *Was branded "a bad joke" by Orme*; *was declared dead* tells what happened.
        if subject(sentence, verb, grammar)[1] != "agent":
            return None, None
        parts = (
            c
            for c in sentence.children(verb, "xcomp", "obj", "obl", "advcl")
            if c.index > verb.index
            and (
                c.relation in ("xcomp", "obj")
                or is_linked_by(sentence, c, grammar.prepositions.roles)
            )
            and not is_linked_by(sentence, c, grammar.clauses.infinitives)
        )
        return undergoer(sentence, verb, grammar), next(parts, None)
    named = next(
        (
            c
            for c in sentence.children(verb, "obj", "iobj", "obl")
            if c.relation != "obl"
            or (is_linked_by(sentence, c, grammar.prepositions.objects) and c.index > verb.index)
        ),
        None,
    )
    if named is None:
        return None, None
    for child in sentence.children(verb, *_COMPLEMENTS):
        if child.index <= named.index or child.index < verb.index:
            continue
        if is_linked_by(sentence, child, grammar.prepositions.roles):
            if sentence.child(child, "nsubj", "nsubj:pass") is not None:
                continue  # *saw the mark, as he says he did*
            return named, child
        if named.relation == "obl" or sentence.child(child, "mark", "case") is not None:
            continue
        if child.upos == "ADV":
            continue  # *called the hotel first*
        if named.index < verb.index and child.feature("VerbForm") == "Ger":
            continue  # *a report that he considered resigning*
        if child.relation in ("xcomp", "obj"):
            return named, child
        first = sentence.subtree(child)[0]
        if child.relation in ("ccomp", "parataxis") and (
            child.upos in ("ADJ", "NOUN") and first.form in OPENING
        ):
            return named, child
    beside = sentence.children(named, "appos")  # *declared the reform "dead and buried"*
    marked = (c for c in beside if c.upos == "ADJ" and sentence.subtree(c)[0].form in OPENING)
    return named, next(marked, None)
