"""Attaches a possessor to what it owns, where the parser swapped them: *Ana Berg-Lund's lawyer*.

So it does behind a preposition: *the agent of winger Karl Lund* is the agent, not Karl Lund.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge, People
from attribution.quotes.corrections.hyphens import HYPHENS
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_owners"]

# Parts of speech of the words between a preposition and a name.
_NAMING = ("ADJ", "NOUN", "PROPN")


def with_owners(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with *'s* between an owner and a noun that parsers read as beside that owner.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: how owners are marked.
    """
    for owner, noun in tuple(_misread(sentence, knowledge)):
        # What stands behind the noun goes with it: the comma, who it is, what they said.
        behind = (t for t in sentence.children(owner) if t.index > noun.index)
        sentence = replaced(
            sentence,
            [
                *(evolve(token, head=noun.index) for token in behind),
                evolve(noun, head=owner.head, deprel=owner.deprel),
                evolve(owner, head=noun.index, deprel="nmod:poss"),
            ],
        )
    for mark in sentence.tokens:
        phrase = _behind(sentence, mark, knowledge) if mark.upos == "ADP" else []
        if phrase:
            sentence = _owned(sentence, mark, phrase)
    return sentence


def _behind(sentence: Sentence, mark: Token, knowledge: Knowledge) -> list[Token]:
    """The words behind a preposition up to a person's name: *Rovers winger Karl*, or none.

    A noun for a person stands right before the name, and one stands before the preposition.
    """
    people = knowledge.people
    before = sentence.tokens[mark.index - 2 : mark.index - 1] if mark.index > 1 else ()
    if not any(t.upos == "NOUN" and _is_somebody(t, people) for t in before):
        return []
    phrase: list[Token] = []
    for token in sentence.tokens[mark.index :]:
        described = token.upos == "VERB" and token.relation == "amod"  # *of murdered teenager Lund*
        if token.upos not in _NAMING and not described:
            return []
        role = phrase[-1] if phrase else None
        phrase.append(token)
        if token.entity.endswith("PER"):
            named = role is not None and role.form.islower() and people.is_person_noun(role.form)
            return phrase if named else []
    return []


def _is_somebody(noun: Token, people: People) -> bool:
    """Whether a noun is one for a person or a group: *the **family** of farmer Karl Lund*."""
    lemma = noun.lemma.lower()
    return people.is_person_noun(lemma) or people.has("kinds", "group", lemma)


def _owned(sentence: Sentence, mark: Token, phrase: Sequence[Token]) -> Sentence:
    """The sentence with a noun above a preposition and the person behind that."""
    noun, (*before, role, name) = sentence.tokens[mark.index - 2], phrase
    own = {noun.index, mark.index, *(t.index for t in phrase)}
    tops = [t for t in (noun, *phrase) if t.head not in own]
    right = role.head == noun.index and role.relation == "nmod" and mark.head == role.index
    if len(tops) != 1 or (right and name.head == role.index and tops[0] is noun):
        return sentence
    (top,) = tops
    changed = {
        mark.index: evolve(mark, head=role.index, deprel="case"),
        role.index: evolve(role, head=noun.index, deprel="nmod"),
        name.index: evolve(name, head=role.index, deprel="flat"),
        **{t.index: evolve(t, head=role.index, deprel=_below(t)) for t in before},
    }
    if top is not noun:
        changed[noun.index] = evolve(noun, head=top.head, deprel=top.deprel)
    for token in sentence.tokens:
        if token.index in own or token.head not in own:
            continue
        # The rest of the name goes with it; what else stands around goes with the noun.
        rest = token.index > name.index and token.deprel == "flat"
        outer = token.head == top.index and not rest
        if rest or outer:
            changed[token.index] = evolve(token, head=name.index if rest else noun.index)
    return replaced(sentence, changed.values())


def _below(word: Token) -> str:
    """The relation of a word to the role that it stands before."""
    return "amod" if word.relation == "amod" else "compound"


def _misread(sentence: Sentence, knowledge: Knowledge) -> Iterator[tuple[Token, Token]]:
    for mark in sentence.tokens:
        if mark.relation != "case" or not knowledge.people.is_possessive(mark.form):
            continue
        owner = sentence.head(mark)
        while owner is not None and owner.relation == "flat":
            owner = sentence.head(owner)
        if owner is None or owner.upos != "PROPN":
            continue
        noun = next((t for t in sentence.children(owner, "appos") if t.index > mark.index), None)
        if noun is not None and _is_one_phrase(sentence.tokens[mark.index : noun.index]):
            yield owner, noun


def _is_one_phrase(words: Sequence[Token]) -> bool:
    """Whether nothing parts some words but hyphens: *one-time ally*."""
    return (
        all(
            word.upos != "PUNCT" or (word.span.start == before.span.end and word.form in HYPHENS)
            for before, word in pairwise(words)
        )
        and words[0].upos != "PUNCT"
    )
