"""Gives those who are to do something what describes them: *urged **residents with boats** to go*.

Parsers hang such a phrase on the verb, or take it for a part of what is to be done.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.phrases import tops

__all__ = ["with_those_bidden"]

_OBJECTS = ("obj", "iobj")
# The most words of such a phrase.
_LONGEST = 8
# Parts of speech of its words.
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PRON", "PROPN")


def with_those_bidden(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such phrases below whom they describe.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs address somebody, and which nouns are for hearers.
    """
    governors = {t.head for t in sentence.tokens if t.relation in _OBJECTS}
    for verb in sentence.tokens:
        if verb.index not in governors:
            continue
        bids = knowledge.lexicon.attitude("infinitive", verb.lemma) == "speech"
        hearer = sentence.child(verb, *_OBJECTS) if bids else None
        if hearer is None or hearer.index < verb.index or hearer.feature("Person") is not None:
            continue
        if not hears(hearer, knowledge) and hearer.upos != "PRON":
            continue
        phrase, infinitive = _between(sentence, verb, hearer)
        noun = _described_by(phrase, verb, knowledge)
        if infinitive is not None and noun is not None:
            # *Asked the mayor in a letter to go*, *asked the mayor during a visit to go*.
            describes = phrase[0].form.lower() in knowledge.grammar.prepositions.describing
            apart = not describes or _is_circumstance(noun, knowledge)
            hung = evolve(
                noun, head=(verb if apart else hearer).index, deprel="obl" if apart else "nmod"
            )
            sentence = replaced(sentence, _hung(phrase, hung, verb, infinitive))
    return sentence


def _between(
    sentence: Sentence, verb: Token, hearer: Token
) -> tuple[Sequence[Token], Token | None]:
    """The words between whom a verb names and the infinitive that it governs, and that."""
    after = sentence.tokens[hearer.index :][: _LONGEST + 1]
    to = next((t for t in after if t.upos == "PART" and t.relation == "mark"), None)
    if to is None:
        return (), None
    infinitive = sentence.tokens[to.head - 1]
    phrase = sentence.tokens[hearer.index : to.index - 1]
    governed = infinitive.head == verb.index or infinitive.head in {t.index for t in phrase}
    bidden = governed and infinitive.index > to.index and infinitive.upos == "VERB"
    return phrase, infinitive if bidden else None


def _described_by(phrase: Sequence[Token], verb: Token, knowledge: Knowledge) -> Token | None:
    """The head of a phrase that tells who or where somebody is, or None."""
    if len(phrase) < 2 or any(t.upos not in _NOMINAL for t in phrase):
        return None
    link, lexicon = phrase[0].form.lower(), knowledge.lexicon
    prepositions = knowledge.grammar.prepositions
    if link not in prepositions.describing | prepositions.venues:
        return None
    if lexicon.attitude(f"preposition.{link}", verb.lemma) is not None:
        return None  # *pressed the mayor on plans to close the pool*
    heads = [t for t in tops(phrase) if t.upos in ("NOUN", "PROPN")]
    return heads[0] if len(heads) == 1 else None


def _is_circumstance(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun tells when, where or in what one asks for something."""
    lexicon, lemma = knowledge.lexicon, noun.lemma.lower()
    listed = lemma in lexicon.occasions or lemma in lexicon.venues
    event = lemma in knowledge.grammar.times.events
    message = lexicon.attitude("addressed.message", lemma) is not None
    return listed or event or message or lexicon.is_time(lemma)


def _hung(phrase: Sequence[Token], noun: Token, verb: Token, infinitive: Token) -> list[Token]:
    """The words that change: the phrase, whose head hangs elsewhere, and the infinitive."""
    inside = {t.index for t in phrase}
    found = [noun]
    for word in phrase:
        if word.head not in inside and word.index != noun.index:
            deprel = "case" if word.upos == "ADP" else word.deprel
            found.append(evolve(word, head=noun.index, deprel=deprel))
    found.append(evolve(infinitive, head=verb.index, deprel="xcomp"))
    return found
