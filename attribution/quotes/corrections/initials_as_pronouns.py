"""Tags initials that read as a pronoun as a body's name: *told **the WHO** the water was foul*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.quotes.corrections.replaced import replaced, with_name, with_sentences

__all__ = ["with_initials_as_pronouns"]

_BODY = "ORG"
_OBJECTS = ("iobj", "obj")


def with_initials_as_pronouns(document: Document) -> Document:
    """The document with such initials as names.

    Arguments:
        document: the parsed article.
    """
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for sentence in document.sentences:
        changed = list(_misread(sentence))
        for word in changed:
            names = with_name(names, NamedEntity(_BODY, word.span))
        sentences.append(replaced(sentence, changed) if changed else sentence)
    return with_sentences(document, sentences, names)


def _misread(sentence: Sentence) -> Iterator[Token]:
    """Pronouns in capitals behind *the*, in a sentence that is not all in capitals, as names."""
    for article, word in pairwise(sentence.tokens):
        if word.upos != "PRON" or len(word.form) == 1 or not word.form.isupper():
            continue
        if article.feature("Definite") != "Def" or article.form.isupper() or word.entity != "O":
            continue
        name = evolve(
            word, lemma=word.form, upos="PROPN", xpos="", features="", entity=f"S-{_BODY}"
        )
        verb = sentence.tokens[article.index - 2] if article.index > 1 else None
        above = sentence.head(word)
        told = verb is not None and verb.upos == "VERB" and word.relation in _OBJECTS
        if told and verb is not None and above is not None and above.index > word.index:
            name = evolve(name, head=verb.index, deprel="iobj")  # of what it is told
        yield name
