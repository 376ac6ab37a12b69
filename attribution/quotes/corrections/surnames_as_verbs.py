"""Tags a surname that was read as a verb: *The brother, Ali Said, denied it*."""

from __future__ import annotations

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.quotes.corrections.replaced import replaced, with_sentences

__all__ = ["with_surnames_as_verbs"]

_PERSON = "PER"
_SUBJECT = "nsubj"
_HELPING = ("aux", "cop")
_VERBAL = ("AUX", "VERB")
# What a name's last word is tagged with, and what once a word follows it.
_GOES_ON = {"S-": "B-", "E-": "I-"}


def with_surnames_as_verbs(document: Document) -> Document:
    """The document with capitals in the flat part of a name as names, whatever their tag.

    The tree has them in the name already, and no verb is in one. Nor has an auxiliary a capital
    behind a person's name: *the coroner, Dr. Akinyi Were, asked him*.

    Arguments:
        document: the parsed article.
    """
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for read in document.sentences:
        sentence = read
        for at in range(1, len(read.tokens)):
            before, word = sentence.tokens[at - 1 : at + 1]
            if not word.form[:1].isupper():
                continue
            if _is_auxiliary(sentence, before, word):
                sentence = _rehung(sentence, before, word)
                before, word = sentence.tokens[at - 1 : at + 1]
            if _is_misread(sentence, word):
                sentence = _with_name(sentence, before, word)
                if word.entity == "O" and before.entity[:2] in _GOES_ON:
                    names = [_longer(name, before, word, document) for name in names]
        sentences.append(sentence)
    return with_sentences(document, sentences, names)


def _is_misread(sentence: Sentence, word: Token) -> bool:
    """Whether a verb with a capital is part of the name that ends right before it."""
    before = sentence.tokens[word.index - 2]
    return (
        word.upos in _VERBAL
        and word.relation == "flat"
        and before.upos == "PROPN"
        and word.head in (before.index, before.head)
        and not any(t.head == word.index for t in sentence.tokens)
    )


def _is_auxiliary(sentence: Sentence, before: Token, word: Token) -> bool:
    """Whether a capital behind a name is read as an auxiliary; in a headline it may be one."""
    misread = word.upos == "AUX" and word.form[1:].islower()
    if not misread or before.upos != "PROPN":
        return False
    verb = sentence.head(word)
    # *Mercy* is no name to taggers, and in *Lund May say* nothing shows that *May* is one.
    inflected = verb is not None and verb.form.lower() != verb.lemma.lower()
    if not (before.entity.endswith(_PERSON) or (before.entity == "O" and inflected)):
        return False
    if any(t.form[:1].isupper() for t in sentence.tokens[word.index : word.index + 1]):
        return False
    return any(t.form.islower() and t.upos in _VERBAL for t in sentence.tokens)


def _rehung(sentence: Sentence, before: Token, word: Token) -> Sentence:
    """The sentence with a word as part of the name before it, which takes its place if it had one.

    *A nurse, Mercy Were, said so* is read as *a nurse (Mercy were) said so*.
    """
    name = before
    while name.relation in ("flat", "compound") and name.head != word.index:
        name = sentence.tokens[name.head - 1]
    changed = {word.index: evolve(word, head=name.index, deprel="flat")}
    verb = sentence.head(word)
    subjects = sentence.children(verb, _SUBJECT) if verb is not None else []
    if name.head == word.index:
        above = verb if word.relation == "parataxis" else next(iter(subjects), None)
        if above is not None:  # *A nurse, Mercy Were, said so*
            changed[name.index] = evolve(name, head=above.index, deprel="appos")
        else:
            # *Mercy Were, 43, said so*
            ahead = word.relation == "ccomp" and word.index < word.head
            place = _SUBJECT if ahead or word.relation in _HELPING else word.deprel
            changed[name.index] = evolve(name, head=word.head, deprel=place)
    for token in sentence.tokens:
        if token.head == word.index and token.index not in changed:
            changed[token.index] = evolve(token, head=name.index)
    if word.relation in _HELPING:  # without an auxiliary a verb has no passive
        for subject in subjects:
            own = changed.get(subject.index, subject)
            changed[subject.index] = evolve(own, deprel=own.deprel.removesuffix(":pass"))
    return replaced(sentence, changed.values())


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
