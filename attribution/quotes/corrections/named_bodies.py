"""Hangs a body's name on the noun for the body: *a spokeswoman for the airline, Jetlink, said*.

Parsers hang it on the noun before, as if the spokeswoman were called so. It may be her name, if
it is a person's; one word that nothing shows to be somebody's is the airline's.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.full_names import surnames_in
from attribution.quotes.corrections.replaced import replaced, with_name, with_sentences

__all__ = ["with_named_bodies"]

_BODY = "ORG"
_PERSON = "PER"
_PLACE = "LOC"
# Lists of nouns for bodies and places that have names.
_SETTLEMENT = "settlement"
_KINDS = ("named", "organisation", "outlet", "public", _SETTLEMENT)
_PARTS = ("compound", "flat", "nmod:poss")


def with_named_bodies(document: Document, people: People) -> Document:
    """The document with such names on the nouns for the bodies.

    Arguments:
        document: the parsed article.
        people: nouns for bodies and persons, titles and given names.
    """
    surnames: frozenset[str] | None = None
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for read in document.sentences:
        sentence = read
        for name in read.tokens:
            body = _body_before(read, name, people) if name.relation == "appos" else None
            if body is None:
                continue
            surnames = surnames_in(document) if surnames is None else surnames
            if not _is_of_body(read, name, body, surnames, people):
                continue
            alone = name.entity in ("O", f"S-{_PERSON}")
            place = people.has("kinds", _SETTLEMENT, body.lemma)
            kind = _PLACE if place else _BODY
            entity = f"S-{kind}" if alone else name.entity
            sentence = replaced(sentence, [evolve(name, head=body.index, entity=entity)])
            if alone:
                names = with_name(names, NamedEntity(kind, name.span))
        sentences.append(sentence)
    return with_sentences(document, sentences, names)


def _body_before(sentence: Sentence, name: Token, people: People) -> Token | None:
    """The noun right before a name in commas, under a noun for somebody: *spokesman for **it**,*.

    The name hangs on either.
    """
    above = sentence.head(name)
    first = next((t for t in sentence.subtree(name) if t.upos != "PUNCT"), name)
    if above is None or first.index < 3 or sentence.tokens[first.index - 2].form != ",":
        return None
    body = sentence.tokens[first.index - 3]
    who = sentence.head(body)
    article = sentence.child(body, "det", "nmod:poss")
    if (
        who is not None
        and above in (who, body)
        and who.index < body.index
        and body.upos == "NOUN"
        and body.feature("Number") != "Plur"
        and article is not None
        and article.feature("Definite") != "Ind"
        and people.is_person_noun(who.lemma)
        and not people.is_person_noun(body.lemma)
    ):
        return body
    return None


def _is_of_body(
    sentence: Sentence, name: Token, body: Token, surnames: Collection[str], people: People
) -> bool:
    """Whether a name is that of a body or a thing: by its tag, its article, or as one word that is
    nobody's."""
    if name.upos != "PROPN":
        return False
    if sentence.child(name, "det") is not None:
        return True
    if not people.has_any("kinds", _KINDS, body.lemma):
        return False
    return name.entity.endswith(_BODY) or (
        sentence.child(name, *_PARTS) is None
        and name.form not in surnames
        and not people.is_given_name(name.form)
    )
