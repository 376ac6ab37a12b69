"""Gives a verb the hearers that a phrase describes: *told **those present** that it was late*.

Parsers know few such hearers. They take *present*, *watching* or *around the table* for a part of
what is told, or hang what is told on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_audiences"]

# So many words at most stand between a verb and *that*.
_LONGEST = 12
_DETERMINING = ("ADJ", "DET", "NUM", "PRON")
_NOUNS = ("NOUN", "PROPN")
# In which frame a word of each kind may report a clause.
_FRAMES = {"ADJ": "adjective", "NOUN": "noun", "VERB": "clause"}
# What tells how a verb was done, or when.
_OF_VERBS = ("advmod", "obl")
# What a word's relation becomes that is hung on the hearers.
_RELATIONS = {"ADJ": "amod", "ADV": "advmod", "NOUN": "nmod", "PROPN": "nmod", "VERB": "acl"}


def with_audiences(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such hearers, and what they are told, under the verb.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs address somebody, and which nouns are for hearers.
    """
    for verb in sentence.words("VERB"):
        frames = (knowledge.lexicon.attitude(f, verb.lemma) for f in ("addressed", "clause"))
        if None in frames:
            continue
        together = _together(sentence, verb, knowledge)
        if together is not None:
            sentence = replaced(sentence, [together])
        that = _that_behind(sentence, verb, knowledge)
        if that is None or sentence.child(verb, "aux:pass") is not None:
            continue
        phrase = sentence.tokens[verb.index : that.index - 1]
        known = sentence.child(verb, "obj", "iobj")
        clause = sentence.tokens[that.head - 1]
        if known in phrase and clause.head == verb.index and clause.relation == "ccomp":
            continue
        if not verb.index <= clause.head < that.index:
            continue
        # A parser may take *present* for the object.
        whole = known is not None and known in phrase and hears(known, knowledge)
        hearer = known if whole else _hearer(phrase, knowledge)
        if hearer is not None and _describes(phrase, hearer, knowledge):
            sentence = replaced(sentence, _hung(sentence, verb, hearer, that))
    return sentence


def _together(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The word behind a pronoun that counts those it means: *asked them **both** to stop*."""
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer is None or hearer.feature("Person") is None or hearer.index != verb.index + 1:
        return None
    if hearer.index + 1 >= len(sentence.tokens):
        return None
    counted, mark = sentence.tokens[hearer.index : hearer.index + 2]
    if mark.relation != "mark" or counted.head == hearer.index:
        return None
    if not knowledge.people.has("pronouns", "indefinite", counted.form):
        return None
    return evolve(counted, head=hearer.index, deprel="det", upos="DET")


def _that_behind(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The *that* of a clause, with nothing but one phrase before it."""
    for word in sentence.tokens[verb.index : verb.index + _LONGEST]:
        if word.upos in ("PUNCT", "CCONJ"):
            return None
        if word.relation == "det":
            continue  # *told **that** call that ...*
        if word.form.lower() in knowledge.grammar.clauses.complementizers:
            clause = sentence.head(word) if word.relation == "mark" else None
            whole = clause is not None and sentence.child(clause, *ANY_SUBJECT) is not None
            return word if whole else None
    return None


def _hearer(phrase: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """The head of the hearers with which a phrase begins: *the thirty **people** present*."""
    for at, word in enumerate(phrase):
        # *told the same call that ...*
        meets = word.upos == "NOUN" and word.lemma.lower() in knowledge.lexicon.venues
        if word.upos in _NOUNS and (meets or hears(word, knowledge)):
            behind = phrase[at + 1].upos if at + 1 < len(phrase) else None
            # *Councillors present*, but *council officers*, *the council's officers*
            part = behind in _NOUNS and word.feature("Number") != "Plur"
            if part and meets:
                continue  # *told a conference call that ...*
            return None if part or behind == "PART" else word
        if word.upos not in _DETERMINING and word.relation != "compound":
            break
    # *All those* present
    people = knowledge.people
    pronouns = takewhile(lambda word: people.has("pronouns", "indefinite", word.form), phrase)
    return next(reversed([*pronouns]), None)


def _describes(phrase: Sequence[Token], hearer: Token, knowledge: Knowledge) -> bool:
    """Whether the rest of a phrase tells who the hearers are, and reports nothing itself."""
    rest = [word for word in phrase if word.index > hearer.index]
    if not rest and hearer.relation not in ("iobj", "obj"):
        return False
    if hearer.feature("Person") is not None:
        return False  # *told **him** twice that ...*
    lexicon = knowledge.lexicon
    return not any(
        word.upos == "SCONJ" or lexicon.attitude(_FRAMES.get(word.upos, ""), word.lemma)
        for word in rest
    )


def _hung(sentence: Sentence, verb: Token, hearer: Token, that: Token) -> Iterator[Token]:
    """The words that change: the hearers, what describes them, and the clause."""
    clause = sentence.tokens[that.head - 1]
    inside = range(verb.index + 1, that.index)
    for word in sentence.tokens:
        if word is hearer:
            upos = "PRON" if word.upos == "DET" else word.upos
            yield evolve(word, head=verb.index, deprel="iobj", upos=upos)
        elif word is clause:
            yield evolve(word, head=verb.index, deprel="ccomp")
        elif word.index in inside and word.head not in inside:
            if word.head == verb.index and word.relation in _OF_VERBS and word.upos != "ADJ":
                continue  # *told them **on Monday** that ...*
            relation = _RELATIONS.get(word.upos, word.deprel)
            yield evolve(word, head=hearer.index, deprel=relation)
        elif word.index > that.index and word.head in inside:
            yield evolve(word, head=clause.index)
