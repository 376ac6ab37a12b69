"""Tags a surname that was read as a verb: *The brother, Ali Said, denied it*."""

from __future__ import annotations

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.quotes.corrections.replaced import with_sentences

__all__ = ["with_surnames_as_verbs"]

_VERBAL = ("AUX", "VERB")
# What a name's last word is tagged with, and what once a word follows it.
_GOES_ON = {"S-": "B-", "E-": "I-"}


def with_surnames_as_verbs(document: Document) -> Document:
    """The document with capitals in the flat part of a name as names, whatever their tag.

    The tree has them in the name already, and no verb is in one.

    Arguments:
        document: the parsed article.
    """
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for read in document.sentences:
        sentence = read
        for word in read.tokens[1:]:
            if _is_misread(sentence, word):
                before = sentence.tokens[word.index - 2]
                sentence = _with_name(sentence, before, word)
                if word.entity == "O" and before.entity[:2] in _GOES_ON:
                    names = [_longer(name, before, word, document) for name in names]
        sentences.append(sentence)
    return with_sentences(document, sentences, names)


def _is_misread(sentence: Sentence, word: Token) -> bool:
    """Whether a verb is part of the name that ends right before it."""
    before = sentence.tokens[word.index - 2]
    return (
        word.upos in _VERBAL
        and word.relation == "flat"
        and word.form[:1].isupper()
        and before.upos == "PROPN"
        and word.head in (before.index, before.head)
        and not any(t.head == word.index for t in sentence.tokens)
    )


def _with_name(sentence: Sentence, before: Token, word: Token) -> Sentence:
    name = evolve(word, upos="PROPN", xpos="", lemma=word.form, features="")
    tokens = list(sentence.tokens)
    if word.entity == "O" and before.entity[:2] in _GOES_ON:
        name = evolve(name, entity=f"E-{before.entity[2:]}")
        opened = _GOES_ON[before.entity[:2]] + before.entity[2:]
        tokens[before.index - 1] = evolve(before, entity=opened)
    tokens[word.index - 1] = name
    return evolve(sentence, tokens=tuple(tokens))


def _longer(name: NamedEntity, before: Token, word: Token, document: Document) -> NamedEntity:
    """A name that ends with one word, with the next."""
    if name.span.end != before.span.end:
        return name
    return evolve(name, span=document.span(name.span.start, word.span.end))
