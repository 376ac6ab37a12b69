"""Gives names the labels that rules ask for, whichever the tagger uses: *PERSON* becomes *PER*.

Stanza's official models and spaCy's pipelines use the labels of OntoNotes, the bundled model those
of Universal NER. Rules know only the latter.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.name_kinds import name_kind
from attribution.quotes.corrections.replaced import replaced, with_sentences

__all__ = ["with_common_labels"]

# Universal NER's label of each kind of name; what is of no such kind keeps the tagger's own.
_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


def with_common_labels(document: Document) -> Document:
    """The document with its names under the labels of Universal NER.

    Arguments:
        document: the parsed article; it is given back itself where it has these labels already.
    """
    names = [_relabelled(name) for name in document.named_entities]
    return with_sentences(document, [_sentence(s) for s in document.sentences], names)


def _relabelled(name: NamedEntity) -> NamedEntity:
    label = _common(name.type)
    return name if label == name.type else evolve(name, type=label)


def _sentence(sentence: Sentence) -> Sentence:
    changed = [evolve(token, entity=tag) for token in sentence.tokens if (tag := _tag(token))]
    return replaced(sentence, changed)


def _tag(token: Token) -> str | None:
    """The tag that a word should have, if it has another."""
    if token.entity == "O":
        return None
    position, _, label = token.entity.partition("-")
    common = _common(label)
    return f"{position}-{common}" if common != label else None


def _common(label: str) -> str:
    return _LABELS.get(name_kind(label), label)
