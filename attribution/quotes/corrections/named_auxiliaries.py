"""Tags a name that reads as an auxiliary: *May said*, *Will told*."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge import Grammar
from attribution.quotes.corrections.replaced import replaced, with_sentences

__all__ = ["with_named_auxiliaries"]

_PERSON = "PER"
_ALONE = f"S-{_PERSON}"


def with_named_auxiliaries(document: Document, grammar: Grammar) -> Document:
    """The document with the names that a parser took for auxiliaries as subjects.

    A modal verb stands before a bare infinitive. Where the verb behind a capitalized one is
    inflected, it is no modal but somebody's name: *May said*, *Will has told*. A tree that is
    right is left as it is.

    Arguments:
        document: the parsed article.
        grammar: which words are modal verbs.
    """
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for sentence in document.sentences:
        changed = {
            t.index: t for modal in _misread(sentence, grammar) for t in _renamed(sentence, modal)
        }
        added = [
            NamedEntity(_PERSON, t.span)
            for t in changed.values()
            if t.entity == _ALONE and sentence.tokens[t.index - 1].entity != _ALONE
        ]
        added += [
            NamedEntity(_PERSON, document.cover([t, changed[t.index + 1]]))
            for t in changed.values()
            if t.entity == f"B-{_PERSON}" and t.index + 1 in changed
        ]
        if added:
            names = [n for n in names if not any(n.span.overlaps(a.span) for a in added)]
            names += added
        sentences.append(replaced(sentence, changed.values()) if changed else sentence)
    return with_sentences(document, sentences, names)


def _misread(sentence: Sentence, grammar: Grammar) -> Iterator[Token]:
    """The capitalized modals of a sentence behind which a verb is inflected."""
    for token in sentence.tokens:
        if (
            token.relation == "aux"
            and token.form[:1].isupper()
            and token.form.lower() in grammar.clauses.modals
            and _stands_before_inflected_verb(sentence, token)
        ):
            yield token


def _stands_before_inflected_verb(sentence: Sentence, modal: Token) -> bool:
    """Whether the first verb of its group behind a word is no bare infinitive."""
    group = (
        token
        for token in sentence.tokens[modal.index :]
        if token.index == modal.head
        or (token.head == modal.head and token.relation in {"aux", "cop"})
    )
    verb = next(group, None)
    return verb is not None and verb.form.lower() != verb.lemma.lower()


def _renamed(sentence: Sentence, modal: Token) -> Iterator[Token]:
    """The name as its verb's subject, or as part of that; nothing where it can be neither."""
    verb = modal.head
    name = evolve(modal, lemma=modal.form, upos="PROPN", xpos="", features="")
    subject = next((t for t in sentence.tokens if t.head == verb and t.relation == "nsubj"), None)
    if subject is None:
        entity = _ALONE if modal.entity == "O" else modal.entity
        yield evolve(name, deprel="nsubj", entity=entity)
    elif subject.upos != "PROPN":
        # *Will Hope said*: a verb with a capital is no subject, but somebody's name.
        if subject.index == modal.index + 1 and subject.form[:1].isupper():
            yield evolve(name, head=subject.index, deprel="compound", entity=f"B-{_PERSON}")
            surname = evolve(subject, lemma=subject.form, upos="PROPN", xpos="", features="")
            yield evolve(surname, entity=f"E-{_PERSON}")
    elif subject.index == modal.index + 1:
        whole = subject.entity == _ALONE  # *Will Carter said*
        entity = f"B-{_PERSON}" if whole else name.entity
        yield evolve(name, head=subject.index, deprel="compound", entity=entity)
        if whole:
            yield evolve(subject, entity=f"E-{_PERSON}")
    elif all(t.head == subject.index for t in sentence.tokens[subject.index : modal.index - 1]):
        yield evolve(name, head=subject.index, deprel="flat")  # *Ada May said*
