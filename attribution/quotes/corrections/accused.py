"""Takes *accused* before a name for what somebody is, not for a verb: *murder **accused** Ana*.

British headlines and court reports put the crime before it, which parsers take for who accuses.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.order import word_before
from attribution.syntax.phrases import is_finite
from attribution.syntax.relations import ANY_SUBJECT, SUBJECTS

__all__ = ["with_the_accused"]

# What a verb that accuses somebody of a thing has beside its object.
_OF_WHAT = ("obl", "advcl", "xcomp", "ccomp")


def with_the_accused(sentence: Sentence, people: People) -> Sentence:
    """The sentence with such a word as a part of the name, and the next verb in its place.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        people: the words for those who are charged.
    """
    for word in sentence.words("VERB"):
        whom = sentence.child(word, "obj")
        if whom is None or not people.has("kinds", "charged", word.form):
            continue
        crime, behind = word_before(sentence, word), sentence.subtree(whom)
        if crime is None or not _is_bare(sentence, crime):
            continue
        if behind[0].index != word.index + 1 or behind[0].upos != "PROPN":
            continue
        mended = _mended(sentence, word, crime, whom, _top(sentence, behind[0], whom))
        if mended:
            return replaced(sentence, mended)
    return sentence


def _mended(
    sentence: Sentence, word: Token, crime: Token, whom: Token, name: Token
) -> Collection[Token]:
    """The words as they should be, if the sentence has a verb for whom the name is of."""
    moved: dict[int, Token] = {}
    if crime.head == word.index:
        other = _next_verb(sentence, word, whom)
        if other is None or sentence.child(word, *_OF_WHAT) not in (None, other):
            return ()
        moved = {t.index: evolve(t, head=other.index) for t in sentence.children(word)}
        moved[other.index] = evolve(other, head=word.head, deprel=word.deprel)
        moved[whom.index] = evolve(whom, head=other.index, deprel="nsubj")
    elif word.head == crime.index and crime.relation in SUBJECTS:
        if sentence.child(word, *_OF_WHAT) is not None:
            return ()
        moved = {t.index: evolve(t, head=whom.index) for t in sentence.children(crime)}
        moved[whom.index] = evolve(whom, head=crime.head, deprel=crime.deprel)
    else:
        return ()
    moved[crime.index] = evolve(crime, head=word.index, deprel="compound")
    moved[word.index] = evolve(
        word, upos="NOUN", head=name.index, deprel="compound", lemma=word.form.lower(), features=""
    )
    return moved.values()


def _is_bare(sentence: Sentence, noun: Token) -> bool:
    """Whether a word is a noun in the singular that belongs to nobody.

    With the capital of a sentence's first word, parsers may take it for a name.
    """
    first = noun.index == 1 and noun.upos == "PROPN" and noun.entity == "O"
    single = noun.upos in ("NOUN", "PROPN") and noun.feature("Number") == "Sing"
    return single and (first or noun.upos == "NOUN") and sentence.child(noun, "nmod:poss") is None


def _top(sentence: Sentence, first: Token, whom: Token) -> Token:
    """The head of the name that begins with a word, within a phrase."""
    top = first
    while top is not whom and top.head and sentence.tokens[top.head - 1].upos == "PROPN":
        top = sentence.tokens[top.head - 1]
    return top


def _next_verb(sentence: Sentence, word: Token, whom: Token) -> Token | None:
    """The verb right behind a name that a parser joined to the verb before it without *and*."""
    last = sentence.subtree(whom)[-1].index
    for verb in sentence.children(word, "conj", "parataxis", "ccomp"):
        joined = sentence.child(verb, "cc", *ANY_SUBJECT) is not None
        helping = [t.index for t in sentence.children(verb, "aux", "aux:pass", "advmod")]
        near = min([verb.index, *(i for i in helping if i > last)]) == last + 1
        if near and not joined and (is_finite(verb) or helping):
            return verb
    return None
