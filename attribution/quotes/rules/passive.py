"""A passive and its clause: *it was announced that ...*, *she was told that ...*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.proposal import addressee_of
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.rules.beyond_nouns import verb_beyond
from attribution.quotes.rules.clausal import is_before_its_report, is_question
from attribution.quotes.rules.infinitival import governed_infinitive
from attribution.quotes.speaking import is_quoted_as_saying, may_hear, may_speak, reported_to_say
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import first_word
from attribution.syntax.phrases import clause, verb_group

__all__ = ["passive_clause"]


def passive_clause(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """*It was announced that ...*, *she was told that ...*."""
    attitude = context.lexicon.attitude("clause", verb.lemma)
    it = sentence.child(verb, "nsubj:pass", "expl")
    stands = it is not None and it.lemma.lower() in context.grammar.clauses.expletives
    if stands and verb.lemma.lower() in context.lexicon.putting:
        attitude = "speech"  # *It was put to her that ...*
    quoted = is_quoted_as_saying(sentence, verb, context.knowledge)
    if quoted:
        attitude = "speech"
    content_head = sentence.child(verb, "ccomp", "csubj:pass", "csubj")
    if attitude is None and stands and content_head is not None:
        that = context.grammar.clauses.complementizers
        if is_linked_by(sentence, content_head, that):
            attitude = context.lexicon.attitude("that", verb.lemma)  # *It was resolved that ...*
    if attitude is None or sentence.child(verb, "aux:pass") is None:
        return
    content_head = content_head or _clause_beyond(sentence, verb, context.knowledge)
    content_head = content_head or _question(sentence, verb, context.knowledge)
    content_head = content_head or _clause_before(sentence, verb)
    if content_head is None or _is_relative(sentence, content_head):
        return
    if content_head == governed_infinitive(sentence, verb, context.grammar):
        return  # *is thought, in fact, to be ill*: `infinitive` has it
    parts = clause(context.document, sentence, content_head)
    if not parts:
        return
    subject = sentence.child(verb, "nsubj:pass")
    saying = subject if quoted else reported_to_say(sentence, verb, context.knowledge)
    addressed = context.lexicon.attitude("addressed", verb.lemma) is not None
    may_hear = addressed or _may_be_told(subject, context.knowledge)
    told = subject if saying is None and may_hear else None
    if saying is None and stands:
        saying = _learnt_from(sentence, verb, context.knowledge)
    expletive = told is None or told.lemma.lower() in context.grammar.clauses.expletives
    yield Proposal(
        cue=verb,
        content=parts,
        source=saying,
        attitude=attitude,
        note=f"passive {verb.form!r} reports the clause of {content_head.form!r}",
        cue_words=verb_group(sentence, verb),
        addressee=addressee_of(sentence, verb, context.knowledge) if expletive else told,
    )


def _learnt_from(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """From whom nobody in particular has it: *it was learnt **from officials** that ...*."""
    links = knowledge.grammar.prepositions.givers
    return next(
        (
            t
            for t in sentence.children(verb, "obl")
            if is_linked_by(sentence, t, links, "case")
            and may_speak(t, knowledge)
            and not t.entity.endswith("LOC")  # *it was reported from Paris that ...*
        ),
        None,
    )


def _may_be_told(subject: Token | None, knowledge: Knowledge) -> bool:
    """Whether the subject of a passive may hear it: *she was told*; not *two plans were offered*.

    Names, pronouns and nouns for persons and bodies may.
    """
    if subject is None or subject.upos != "NOUN":
        return True
    return may_hear(subject, knowledge)


def _is_relative(sentence: Sentence, clause_head: Token) -> bool:
    """Whether a clause is about the agent: *was denied by the board, **whose head said** so*."""
    first = first_word(sentence, clause_head)
    return first.feature("PronType") == "Rel" and first.feature("Poss") is not None


def _clause_beyond(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The clause of a passive that a parser gave to a noun of the agent.

    *Was told by an aide to the mayor that ...*.
    """
    inside = sentence.subtree(verb)
    clauses = (t for t in inside if t.relation == "acl" and t.index > verb.index)
    return next((t for t in clauses if verb_beyond(sentence, t, knowledge) is verb), None)


def _clause_before(sentence: Sentence, verb: Token) -> Token | None:
    """What a parser took for a circumstance: ***Silos are full**, Lund was quoted as saying*."""
    clauses = sentence.children(verb, "advcl")
    return next((t for t in clauses if is_before_its_report(sentence, verb, t)), None)


def _question(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """What somebody is asked, taken for a condition: *was asked by him **if** she would pay*."""
    clauses = sentence.children(verb, "advcl")
    return next((t for t in clauses if is_question(sentence, verb, t, knowledge)), None)
