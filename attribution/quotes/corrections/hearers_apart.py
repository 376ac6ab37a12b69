"""Parts whom something is told from what is told: *told **a rally** | taxes would rise*.

Where no *that* stands between them, parsers read *a rally taxes* and *MPs prices*, or take what is
told for a clause about the rally. But whoever tells something tells it to somebody, so that the
phrase for a gathering, or for several people, ends with its noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.inner_verbs import inner_verbs
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.order import word_behind
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_hearers_apart"]

_DETERMINERS = ("DET", "PRON")
_OF_NOUNS = ("det", "nmod", "nmod:poss")
_NOUNS = ("NOUN", "PROPN")
# What stands before the noun for a gathering: *a packed*, *an emergency*, *a court*.
_MODIFYING = ("ADJ", "NOUN", "NUM", "PROPN", "VERB")
# What begins a subject.
_BEGINNING = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN")
_OBJECTS = ("iobj", "obj")
_BODY = "ORG"
_PERSON = "PER"


def with_hearers_apart(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with those who are told something as objects of the verb.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs tell somebody something, and which nouns are for hearers.
    """
    lexicon = knowledge.lexicon
    for at in inner_verbs(sentence):
        verb = sentence.tokens[at]
        if lexicon.attitude("addressed.clause", verb.lemma) is None:
            continue
        if sentence.child(verb, "aux:pass") is not None:
            continue
        phrase = _gathering(sentence, verb, knowledge) or _several(sentence, verb, knowledge)
        found = _told(sentence, verb, phrase[-1], knowledge) if phrase else None
        if found is not None:
            sentence = replaced(sentence, tuple(_hung(sentence, verb, phrase, *found)))
    return sentence


def _gathering(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Sequence[Token]:
    """The phrase for a gathering right behind a verb, or none: *a packed **rally***."""
    behind = sentence.tokens[verb.index :]
    if behind[0].upos not in _DETERMINERS or behind[0].deprel not in _OF_NOUNS:
        return ()
    named = 1 + sum(1 for _ in takewhile(lambda t: t.entity.endswith(_BODY), behind[1:]))
    if named > 1 and behind[1].entity[:2] in ("B-", "S-"):
        return behind[:named]  # *the House of Commons*
    end = 0
    for at, word in enumerate(behind[1:], 2):
        if word.form.lower() in knowledge.lexicon.gatherings:
            end = at
        elif word.upos not in _MODIFYING or end:
            break
    return behind[:end]


def _several(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Sequence[Token]:
    """The nouns for several people right behind a verb, or none: *told **police officers** rents*.

    A noun behind them that nothing else stands before is the subject of what they are told.
    """
    behind = sentence.tokens[verb.index :]
    nouns = [*takewhile(lambda word: word.upos in _NOUNS, behind)]
    closed = len(nouns) < len(behind) and behind[len(nouns)].upos in _BEGINNING
    ends = range(len(nouns) - (not closed), 0, -1)
    end = next((at for at in ends if _are_people(nouns[at - 1], knowledge)), 0)
    return nouns[:end]


def _are_people(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun is for several people: *voters*, *MPs*."""
    form = noun.form
    if knowledge.people.has("kinds", "unarticled", noun.lemma.lower()):
        return True  # *police*
    several = noun.feature("Number") == "Plur" or (form[:-1].isupper() and not form.isupper())
    if not several or noun.entity.endswith(_PERSON):
        return False
    singulars = (noun.lemma, *knowledge.grammar.inflection.lemmas(form, "NOUN"))
    return any(knowledge.people.is_person_noun(one) for one in singulars)


def _told(
    sentence: Sentence, verb: Token, hearer: Token, knowledge: Knowledge
) -> tuple[Token, Token] | None:
    """The head of the clause that begins right behind a hearer, without *that*, and its subject."""
    behind = sentence.tokens[hearer.index :]
    if not behind or behind[0].upos not in _BEGINNING or behind[0].feature("PronType") == "Rel":
        return None
    for word in behind:
        after = word_behind(sentence, word)
        degree = word.upos == "ADV" and after is not None and after.upos == "ADJ"  # *as young as*
        if word.relation == "mark" and not degree:
            return None
        subjects = sentence.children(word, *ANY_SUBJECT)
        subject = next((s for s in subjects if hearer.index < s.index < word.index), None)
        if subject is not None:
            break
    else:
        # *Told peers **children** as young as five were hurt*: read as whom it was told.
        clause = sentence.child(verb, "ccomp", "advcl")
        subject = next((w for w in sentence.children(verb, *_OBJECTS) if w in behind), None)
        if subject is None or clause is None or clause.index < subject.index:
            return None
        word = clause
    # *Told a court official | she was ill*: a subject begins right behind the phrase.
    begins = behind[0] in sentence.subtree(subject)
    official = behind[0] != subject and knowledge.people.is_person_noun(behind[0].lemma)
    return (word, subject) if begins and not official else None


def _hung(
    sentence: Sentence, verb: Token, phrase: Sequence[Token], told: Token, subject: Token
) -> Iterator[Token]:
    """The words that change: the hearer, its own words, what is told, and what hangs between."""
    last = phrase[-1]
    hearer = next((a for a, b in pairwise(phrase) if b.upos == "ADP"), last)  # *House of Commons*
    inside = {word.index for word in phrase}
    for word in sentence.tokens:
        if word is hearer:
            upos = "NOUN" if word.upos == "VERB" else word.upos
            yield evolve(word, head=verb.index, deprel="iobj", upos=upos)
        elif word is told:
            yield evolve(word, head=verb.index, deprel="ccomp")
        elif word is subject and word.head != told.index:
            yield evolve(word, head=told.index, deprel="nsubj")
        elif word.index in inside and word.head not in inside:
            relation = word.deprel if word.relation in ("det", "amod", "nmod") else "compound"
            yield evolve(word, head=hearer.index, deprel=relation)
        elif word.index > last.index and word.head in inside:
            yield evolve(word, head=told.index)
