"""An aside that names the source of the clause around it: *As X reported, ...*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.proposal import addressee_of
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.clauses import clause_around
from attribution.syntax.phrases import clause, is_verb

__all__ = ["as_reported"]


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
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude="speech",
            note=f"'as' makes {verb.form!r} an aside to what it reports",
            addressee=addressee_of(sentence, verb, context.knowledge),
        )


def _is_aside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    if (
        verb.relation not in ("advcl", "acl")
        or not is_verb(verb)
        or not knowledge.lexicon.is_speech(verb.lemma)
    ):
        return False
    mark = sentence.child(verb, "mark", "advmod")
    asides = knowledge.grammar.clauses.asides
    if mark is None or mark.lemma.lower() not in asides or sentence.child(verb, "nsubj") is None:
        return False
    # *As he told them that ...*, *as she was being told ...*, *as Reyes denied the charge*
    if sentence.child(verb, "ccomp", "xcomp", "aux:pass") is not None:
        return False
    told = sentence.child(verb, "obj")
    if told is not None and sentence.child(verb, "iobj") is None:
        person = told.upos in ("PROPN", "PRON")
        if not person or knowledge.lexicon.attitude("infinitive", verb.lemma) != "speech":
            return False
    words = [t for t in sentence.subtree(verb) if t.upos != "PUNCT"]
    before, after = words[0].index - 1, words[-1].index + 1
    apart = (
        before == 0 or sentence.tokens[before - 1].upos == "PUNCT",
        after <= len(sentence.tokens) and sentence.tokens[after - 1].upos == "PUNCT",
    )
    return all(apart)
