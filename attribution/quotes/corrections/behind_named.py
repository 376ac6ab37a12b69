"""Parts a subject from the name before it: *in a letter to his boss, Ray Cole, **Karl Lund** said*.

Parsers join the two names as if both spoke, or hang the second on the first.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_subjects_behind_named"]

_PERSON = "PER"
_VERBAL = ("VERB", "AUX")
# Relations of a noun within what a sentence begins with.
_WITHIN = ("nmod", "obj", "obl")
# The words that stand before the first comma at least: *Asked about Lund's | boss,*.
_FEWEST = 3
_TWO = 2


def with_subjects_behind_named(sentence: Sentence, people: People) -> Sentence:
    """The sentence with the name behind the second comma as the subject, the first as apposed.

    Arguments:
        sentence: any sentence.
        people: nouns for persons, and titles.
    """
    opening = sentence.tokens[0]
    if opening.upos not in ("ADP", "VERB"):
        return sentence
    commas = [t.index for t in sentence.tokens if t.form == ","][:2]
    if len(commas) < _TWO or commas[0] <= _FEWEST:
        return sentence
    first = sentence.tokens[commas[0] : commas[1] - 1]
    noun = sentence.tokens[commas[0] - 2]
    verb = next((t for t in sentence.tokens[commas[1] :] if t.upos in _VERBAL), None)
    if verb is None or not first:
        return sentence
    second = sentence.tokens[commas[1] : verb.index - 1]
    while verb.upos == "AUX":
        above = sentence.head(verb)
        if above is None or above.index < verb.index:
            return sentence
        verb = above
    named = noun.upos == "NOUN" and noun.relation in _WITHIN and people.is_person_noun(noun.lemma)
    names = _is_name(first, people) and _is_name(second, people)
    if not named or not names or not _is_mistaken(sentence, first, second, verb):
        return sentence
    return replaced(
        sentence,
        [*_phrase(first, noun.index, "appos"), *_phrase(second, verb.index, "nsubj")],
    )


def _is_name(words: tuple[Token, ...], people: People) -> bool:
    """Whether words are a person's name, with titles or without."""
    return (
        bool(words)
        and all(t.upos == "PROPN" or people.is_title(t.form) for t in words)
        and words[-1].entity.endswith(_PERSON)
    )


def _is_mistaken(
    sentence: Sentence, first: tuple[Token, ...], second: tuple[Token, ...], verb: Token
) -> bool:
    """Whether the first of two names is read as the subject, or the second hangs on it."""
    subject = sentence.child(verb, "nsubj")
    if subject is None:
        return any(t.head == verb.index or t.head == first[0].index for t in second)
    return subject in first or any(t.head == s.index for t in second for s in first)


def _phrase(words: tuple[Token, ...], head: int, relation: str) -> list[Token]:
    """A name's words with the first that is no title as their head."""
    top = next((t for t in words if t.entity.endswith(_PERSON)), words[0])
    return [
        evolve(t, head=head, deprel=relation)
        if t is top
        else evolve(t, head=top.index, deprel="nmod:desc" if t.index < top.index else "flat")
        for t in words
    ]
