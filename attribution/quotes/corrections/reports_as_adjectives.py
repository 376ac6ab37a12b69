"""Corrects reporting verbs read as adjectives: *a nurse **alleged** prices fell*.

Without *that*, such a verb stands between its subject and a plural noun, like a participle that
describes the noun. But *a* or *one* does not begin a plural phrase, and a clause has one subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.order import word_behind
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_reports_read_as_adjectives"]

_WITHIN = ("ADJ", "NOUN")
_OPENING = ("DET", "NUM")


def with_reports_read_as_adjectives(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a verb above the clause that it reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues.
    """
    for verb in sentence.tokens[2:-2]:
        if verb.relation != "amod" or verb.upos not in ("ADJ", "VERB"):
            continue
        lemma = _lemma(verb, knowledge)
        moved = _above_clause(sentence, verb, lemma) if lemma is not None else ()
        if moved:
            return replaced(sentence, moved)
    return sentence


def _lemma(verb: Token, knowledge: Knowledge) -> str | None:
    """The lemma of the verb of speech whose past a word is, or None."""
    form = verb.form.lower()
    lemmas = knowledge.grammar.inflection.lemmas(form, "VERB") - {form}
    return min((t for t in lemmas if knowledge.lexicon.is_speech(t)), default=None)


def _above_clause(sentence: Sentence, verb: Token, lemma: str) -> Sequence[Token]:
    """The words as they are to be, where the order of words shows that a verb reports."""
    governor = sentence.head(verb)
    noun = word_behind(sentence, verb) if governor is not None else verb
    while noun and noun.upos in ("ADJ", "NOUN") and noun.relation in ("amod", "compound"):
        noun = word_behind(sentence, noun)
    if noun is None:
        return ()
    clause = sentence.head(noun) if noun.relation in ANY_SUBJECT else None
    if clause is None or clause.index < noun.index or clause.relation not in ("root", "conj"):
        return ()
    verbs = (clause, *sentence.children(clause, "aux", "cop", "aux:pass"))
    if not any(t.feature("VerbForm") == "Fin" for t in verbs):
        return ()
    phrase = _phrase_before(sentence, verb)
    if not phrase or not _is_another(phrase, noun, clause):
        return ()
    who, inside = phrase[-1], {t.index for t in phrase}
    return (
        evolve(
            verb, upos="VERB", lemma=lemma, head=clause.head, deprel=clause.deprel,
            features="VerbForm=Fin",
        ),
        evolve(clause, head=verb.index, deprel="ccomp"),
        evolve(who, upos="NOUN", head=verb.index, deprel="nsubj"),
        *(evolve(t, head=who.index) for t in phrase[:-1] if t.head not in inside),
        *(
            evolve(t, head=verb.index)
            for t in sentence.children(clause)
            if t.index < phrase[0].index or (t.upos == "PUNCT" and t.index == len(sentence.tokens))
        ),
    )  # fmt: skip


def _phrase_before(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The noun phrase right before a word, from its article on."""
    start = verb.index - 1
    while start > 1 and sentence.tokens[start - 1].upos in _WITHIN:
        start -= 1
    phrase = sentence.tokens[start - 1 : verb.index - 1]
    return phrase if len(phrase) > 1 and phrase[0].upos in _OPENING else ()


def _is_another(phrase: Sequence[Token], noun: Token, clause: Token) -> bool:
    """Whether a phrase cannot be one with the noun behind it."""
    first, last = phrase[0], phrase[-1]
    if any(t.relation in ANY_SUBJECT and t.head == clause.index for t in phrase):
        return True
    single = first.feature("Definite") == "Ind" or first.upos == "NUM"
    plural = noun.feature("Number") == "Plur"
    return single and plural and last.feature("Number") in ("Sing", None)
