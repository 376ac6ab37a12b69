"""Tags a surname that is a common word: *Jo Banks scored. Banks was modest*.

Later paragraphs call a person by the surname alone. Taggers read *Banks*, *Cook* or *Young* by
their meaning, above all at the start of a sentence, where every word has a capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced, with_sentences
from attribution.syntax.quotation_marks import CLOSING
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_bare_surnames"]

_PERSON = "PER"
_ALONE = f"S-{_PERSON}"
_SUBJECT = "nsubj"
# What a name alone may be, and what none has below it.
_PARTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj")
_MODIFIERS = ("amod", "compound", "det", "flat", "nmod:poss", "nummod")
_NAMING = ("PROPN", "NUM")
_CLOSING = (*CLOSING, "’")
# So large a share of capitals is a headline's, in which they tell nothing.
_HEADLINE = 0.6


def with_bare_surnames(document: Document, knowledge: Knowledge) -> Document:
    """The document with the surnames of persons whom it names in full as names, wherever they are.

    Arguments:
        document: the parsed article.
        knowledge: the cues, and the adjectives of countries, which have capitals, too.
    """
    surnames = {
        words[-1]
        for name in document.named_entities
        if name.type == _PERSON and len(words := name.span.text.split()) > 1
    }
    forms = {token.form for token in document.tokens}
    common = {name: name.lower() in forms for name in surnames if name[:1].isupper()}
    if not any(name in common for name in forms):
        return document
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for read in document.sentences:
        sentence = read
        for token in _bearers(read, common, knowledge):
            sentence = replaced(sentence, _named(sentence, token))
            if token.entity != _ALONE:
                names.append(NamedEntity(_PERSON, token.span))
        sentences.append(sentence)
    return with_sentences(document, sentences, names)


def _bearers(
    sentence: Sentence, common: Mapping[str, bool], knowledge: Knowledge
) -> Iterator[Token]:
    """The words of a sentence that are somebody's surname alone and are not read so."""
    for token in sentence.tokens:
        misread = token.entity == "O" or (token.entity == _ALONE and token.upos != "PROPN")
        if token.form not in common or not misread or not _is_alone(sentence, token):
            continue
        shown = token.entity == _ALONE or _is_somebody(sentence, token, knowledge)
        if shown or _acts(sentence, token, common[token.form], knowledge):
            yield token


def _is_somebody(sentence: Sentence, token: Token, knowledge: Knowledge) -> bool:
    """Whether a capital or a reflexive pronoun shows a word to be a name: *Banks **himself***."""
    if _reflexive(sentence, token) is not None:
        return True
    placed = token.relation in _PARTS or _verb(sentence, token) is not None
    own = _has_its_capital(sentence, token) and not knowledge.people.is_demonym(token.form)
    return own and placed


def _is_alone(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a phrase of its own, and no part of another name."""
    beside = [*sentence.tokens[max(token.index - 2, 0) : token.index - 1]]
    behind = sentence.tokens[token.index : token.index + 1]
    named = any(t.upos in _NAMING or t.entity != "O" or t.form in "-&" for t in (*beside, *behind))
    return not named and not sentence.children(token, *_MODIFIERS)


def _has_its_capital(sentence: Sentence, token: Token) -> bool:
    """Whether a capital is the word's own: not its sentence's, not a headline's."""
    words = [t for t in sentence.tokens if t.form[:1].isalpha()]
    if token is words[0] or sentence.tokens[token.index - 2].form in (":", *_CLOSING, "“"):
        return False
    return sum(t.form[:1].isupper() for t in words) < _HEADLINE * len(words)


def _acts(sentence: Sentence, token: Token, ambiguous: bool, knowledge: Knowledge) -> bool:
    """Whether the verb of a word that opens its sentence shows that one person is meant.

    *Banks **was** modest*, *Cook **said** so*. Where the text has *banks* or *a cook*, too, only
    what persons do in the singular shows it.
    """
    verb = _verb(sentence, token)
    if verb is None:
        return False
    group = (verb, *sentence.children(verb, "aux", "cop"))
    single = any(t.feature("Number") == "Sing" for t in group)
    speaks = knowledge.lexicon.attitude("clause", verb.lemma) is not None
    if token.feature("Number") == "Plur" and not single:
        return speaks and not ambiguous
    return speaks if ambiguous else True


def _verb(sentence: Sentence, token: Token) -> Token | None:
    """The verb whose subject a word is, also where a parser left the verb without one."""
    head = sentence.head(token)
    if token.relation == _SUBJECT:
        return head
    if head is not None and head.index > token.index and _reflexive(sentence, token) is not None:
        return head if sentence.child(head, *ANY_SUBJECT) is None else None  # *Long himself was*
    for verb in sentence.tokens[token.index : token.index + 1]:
        if verb.feature("VerbForm") == "Fin" and _lacks_subject(sentence, verb):
            return verb  # *Long said*
    for verb in sentence.tokens[max(token.index - 2, 0) : token.index - 1]:
        quoted = sentence.tokens[max(verb.index - 2, 0)].form in _CLOSING
        if quoted and verb.upos == "VERB" and _lacks_subject(sentence, verb):
            return verb  # *"...," said Small*
    return None


def _lacks_subject(sentence: Sentence, verb: Token) -> bool:
    return verb.upos in ("AUX", "VERB") and sentence.child(verb, *ANY_SUBJECT) is None


def _reflexive(sentence: Sentence, token: Token) -> Token | None:
    """*Himself* or *herself* right behind a word."""
    behind = sentence.tokens[token.index : token.index + 1]
    shown = [t for t in behind if t.feature("Reflex") and t.feature("Gender") in ("Fem", "Masc")]
    return shown[0] if shown else None


def _named(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The word as a name, in the place that it has in its clause."""
    name = evolve(
        token, upos="PROPN", xpos="", lemma=token.form, features="Number=Sing", entity=_ALONE
    )
    shown, verb = _reflexive(sentence, token), _verb(sentence, token)
    if token.relation in _PARTS or token.deprel == "root":
        yield name
    elif shown is not None and shown.relation == _SUBJECT:
        yield evolve(name, head=shown.head, deprel=_SUBJECT)
        yield evolve(shown, head=token.index, deprel="nmod:unmarked")
    elif verb is not None:
        if verb.upos == "AUX" and verb.head and verb.relation in ("aux", "cop"):
            verb = sentence.tokens[verb.head - 1]
        yield evolve(name, head=verb.index, deprel=_SUBJECT)
    else:
        yield name
