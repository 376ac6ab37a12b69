"""Tells things that do and show much, but say nothing: *the frost threatens the crop*."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.predication import is_predication
from attribution.quotes.rule import Context
from attribution.quotes.speaking import hears, may_speak

__all__ = ["is_voiceless"]


def is_voiceless(context: Context, claim: Claim, verb: Token) -> bool:
    """Whether the source is a thing that shows or does something, without saying it.

    *The hiss tells you that air escapes*, *the paint threatens to peel*, *the scan revealed a
    tumour*; but *the figures suggest that prices fell*, for figures tell as documents do.

    Arguments:
        context: the document with its passages in quotation marks, and the words.
        claim: the proposal.
        verb: the cue's head.
    """
    source = claim.source_head
    if source is None or any(context.layout.marked.meeting(part) for part in claim.content):
        return False
    lexicon = context.lexicon
    own = context.document.sentences[verb.sentence]
    infinitive = own.child(verb, "xcomp") is not None and own.child(verb, "ccomp") is None
    whole = claim.rule.takes_clauses or (
        not infinitive and any(is_predication(context.document, part) for part in claim.content)
    )
    if source.lemma.lower() in lexicon.mute and source.upos == "NOUN" and not whole:
        return True
    if whole and (verb.lemma.lower() not in lexicon.evincing or _is_told(claim, context.knowledge)):
        return False
    sentence = context.document.sentences[source.sentence]
    thing = _antecedent(sentence, source, context.knowledge)
    return thing is not None and _is_thing(sentence, thing, context.knowledge)


def _is_told(claim: Claim, knowledge: Knowledge) -> bool:
    """Whether a claim has a real hearer: *the lighthouse told **reporters** that ...*.

    A pronoun may mean anybody: *the hiss tells **you** that air escapes*.
    """
    hearer = claim.addressee.head if claim.addressee is not None else None
    return hearer is not None and hearer.upos != "PRON" and hears(hearer, knowledge)


def _antecedent(sentence: Sentence, source: Token, knowledge: Knowledge) -> Token | None:
    """The noun of a source, or the one that it refers to: *frost, **which** threatens the crop*.

    None for any other pronoun; but a pronoun that refers to a clause, as *this* does, is returned.
    """
    if source.upos == "NOUN" or source.feature("PronType") == "Dem":
        return source
    lemma = source.lemma.lower()
    if lemma not in knowledge.grammar.clauses.relatives or knowledge.people.has(
        "pronouns", "personal_relative", lemma
    ):
        return None
    own = sentence.head(source)
    above = sentence.head(own) if own is not None and own.deprel.endswith(":relcl") else None
    if above is None:
        return None
    return source if above.upos in ("VERB", "ADJ") else above


def _is_thing(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun stands for neither a speaker nor something that tells as documents do."""
    if noun.upos == "PRON":
        return noun.feature("Number") != "Plur"  # *this suggests that it failed*: what was told
    if noun.upos != "NOUN" or may_speak(noun, knowledge) or noun.form.isupper():
        return False  # *PM*
    lexicon, lemma = knowledge.lexicon, noun.lemma.lower()
    if lemma in knowledge.grammar.clauses.clefts:
        return False  # *the only thing she did was refuse to go*
    if lemma in lexicon.voices | lexicon.telling or lexicon.attitude("noun", lemma) is not None:
        return False
    if any(lemma.endswith(ending) for ending in lexicon.voice_endings) and lemma not in (
        lexicon.mute
    ):
        return False
    named = sentence.children(noun, "flat", "appos")
    return not any(part.entity != "O" or may_speak(part, knowledge) for part in named)
