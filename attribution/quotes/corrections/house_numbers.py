"""Tags a house number that stands for whoever sits there: *No 10 insisted that it was true*.

Parsers read *No* as *no*, and a speaker who denies that there is anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge.people import People
from attribution.quotes.corrections.replaced import replaced, with_name, with_sentences

__all__ = ["with_house_numbers"]

_BODY = "ORG"
# What the number of a house that stands for a body may be to another word; *No 10 **votes*** are
# counted, and *10 **Elm Road*** is another house.
_PARTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj")
_BEFORE_NOUNS = ("nummod", "compound")


def with_house_numbers(document: Document, people: People) -> Document:
    """The document with such numbers as names.

    Arguments:
        document: the parsed article.
        people: which numbers stand for bodies, what comes before them, and who works there.
    """
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for sentence in document.sentences:
        changed: dict[int, Token] = {}
        for sign, number in _houses(sentence, people):
            changed |= {t.index: t for t in _as_name(sign, number)}
            span = document.span(sign.span.start, number.span.end)
            names = with_name(names, NamedEntity(_BODY, span))
        sentences.append(replaced(sentence, changed.values()) if changed else sentence)
    return with_sentences(document, sentences, names)


def _houses(sentence: Sentence, people: People) -> Iterator[tuple[Token, Token]]:
    """The signs and numbers of a sentence that stand for a body."""
    for sign, number in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if (
            number.form.isdigit()
            and sign.form[:1].isupper()
            and people.has("houses", "numbers", number.form)
            and people.has("houses", "signs", sign.form)
            and _stands_alone(sentence, sign, number, people)
        ):
            yield sign, number


def _stands_alone(sentence: Sentence, sign: Token, number: Token, people: People) -> bool:
    """Whether a number is a part of its sentence by itself, or says for whom somebody works."""
    top = sign if number.head == sign.index else number
    if sentence.child(top, "det", "amod") not in (None, sign):
        return False  # *the No 10 of the team*
    noun = sentence.head(top)
    if noun is not None and noun.index > number.index and top.relation in _BEFORE_NOUNS:
        return noun.index == number.index + 1 and people.is_person_noun(noun.lemma)
    return top.deprel in _PARTS


def _as_name(sign: Token, number: Token) -> Iterator[Token]:
    """Both words as one name, of which the number is the head."""
    top = sign if number.head == sign.index else number
    part = "compound" if top.relation in _BEFORE_NOUNS else top.deprel
    first = evolve(sign, head=number.index, deprel="compound", entity=f"B-{_BODY}")
    last = evolve(number, head=top.head, deprel=part, entity=f"E-{_BODY}")
    for word in (first, last):
        yield evolve(word, upos="PROPN", features="Number=Sing")
