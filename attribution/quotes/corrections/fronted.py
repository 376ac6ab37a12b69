"""Hangs on a cue the question before it, and on what stands before it what goes on behind it.

*Why nobody acted, the report does not explain*: no clause of reason. *There is no need, he told the
crowd, to panic*: he tells nobody to.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import first_word, follows_comma
from attribution.syntax.phrases import verb_group
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_parts_before"]


def with_parts_before(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """The words of a sentence that are to hang elsewhere, for one cue.

    Arguments:
        sentence: as it was parsed.
        verb: the cue.
        knowledge: the cues and the function words.
    """
    return _question(sentence, verb, knowledge) or _goes_on(sentence, verb, knowledge)


def _question(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """***Why nobody acted**, the report does not explain*, ***who paid**, she refused to say*."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    ruling = above if above is not None and knowledge.lexicon.declines(above.lemma) else verb
    if sentence.child(verb, "ccomp", "xcomp", "obj") is not None:
        return ()
    own = sentence.child(ruling, "nsubj")
    for clause in sentence.children(ruling, "advcl"):
        first = sentence.subtree(clause)[0]
        if own is None or clause.index > own.index or first.index > 2:
            continue
        behind = sentence.tokens[own.index : verb.index]
        if any(t.upos == "PUNCT" for t in behind) or not _asks(sentence, first, verb, knowledge):
            continue
        return (evolve(clause, head=verb.index, deprel="ccomp"),)
    return ()


def _asks(sentence: Sentence, word: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a word opens a question that is not answered, and tells not when.

    *Whether it rains or not, organisers say* and *where the law is silent, judges decide* ask none.
    """
    clauses, words = knowledge.grammar.clauses, knowledge.lexicon.polarity
    opens = (
        word.feature("PronType") in ("Int", "Rel") or word.lemma.lower() in clauses.interrogatives
    )
    if not opens or word.lemma.lower() in clauses.circumstances:
        return False
    group = (*verb_group(sentence, verb), *sentence.children(verb, "advmod"))
    subject = sentence.child(verb, "nsubj")
    above = sentence.head(verb)
    declined = above is not None and knowledge.lexicon.declines(above.lemma)
    around = group if subject is None else (*group, subject)
    return declined or any(t.lemma.lower() in words["negators"] for t in around)


def _goes_on(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """*It is for you, he told them, **to decide***: an infinitive between commas behind a cue."""
    before = sentence.child(verb, "ccomp")
    if verb.relation == "parataxis":
        before = sentence.head(verb)
    infinitive = sentence.child(verb, "xcomp")
    if before is not None and infinitive is None and _is_judged(sentence, before, knowledge):
        infinitive = sentence.child(verb, "advcl")
    if before is None or infinitive is None or not before.index < verb.index < infinitive.index:
        return ()
    mark, own = sentence.child(infinitive, "mark"), sentence.child(verb, "nsubj")
    infinitives = knowledge.grammar.clauses.infinitives
    if mark is None or own is None or not is_linked_by(sentence, infinitive, infinitives):
        return ()
    if sentence.child(infinitive, *ANY_SUBJECT) is not None:
        return ()
    opens = min(first_word(sentence, own), verb_group(sentence, verb)[0], key=lambda t: t.index)
    if not follows_comma(sentence, opens) or not follows_comma(sentence, mark):
        return ()
    return (evolve(infinitive, head=before.index, deprel="advcl"),)


def _is_judged(sentence: Sentence, head: Token, knowledge: Knowledge) -> bool:
    """Whether *it* stands for what is still to come: ***it** was too early, she said, to tell*."""
    it = sentence.child(head, "expl", "nsubj")
    stands = it is not None and it.lemma.lower() in knowledge.grammar.clauses.expletives
    return stands and sentence.child(head, "cop") is not None
