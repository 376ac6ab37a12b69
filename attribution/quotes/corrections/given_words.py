"""Tags a given name that reads as another word: *Hope Winters said*, *Blessing Obi said*.

Parsers take it for a verb whose object says the rest, or for a noun before a surname.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge import People
from attribution.quotes.corrections.replaced import replaced, with_sentences
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_given_words"]

_PERSON = "PER"
# What a surname's tag is once a given name stands before it.
_GOES_ON = {f"S-{_PERSON}": f"E-{_PERSON}", f"B-{_PERSON}": f"I-{_PERSON}"}


def with_given_words(document: Document, people: People) -> Document:
    """The document with such names whole.

    Arguments:
        document: the parsed article.
        people: which given names are words, too.
    """
    sentences: list[Sentence] = []
    names = list(document.named_entities)
    for sentence in document.sentences:
        changed: dict[int, Token] = {}
        for given, surname in _misread(sentence, people):
            changed |= {t.index: t for t in _as_one(sentence, given, surname)}
            ends = (given.span.start, surname.span.start)
            own = next((n for n in names if n.span.start in ends), None)
            if own is not None:
                names.remove(own)
            end = own.span.end if own is not None else surname.span.end
            names.append(NamedEntity(_PERSON, document.span(given.span.start, end)))
        sentences.append(replaced(sentence, changed.values()) if changed else sentence)
    return with_sentences(document, sentences, names)


def _misread(sentence: Sentence, people: People) -> Iterator[tuple[Token, Token]]:
    """The given names of a sentence that stand outside the name of a person behind them."""
    for given, surname in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if (
            given.form[:1].isupper()
            and surname.form[:1].isupper()
            and given.form[1:].islower()
            and (
                _is_apart(given, surname)
                or _is_subject(sentence, given, surname)
                or _is_apposed(sentence, given, surname)
            )
            and people.has("given_names", "words", given.form)
            and sentence.child(given, "det", "nmod:poss") is None
        ):
            yield given, surname


def _is_apart(given: Token, surname: Token) -> bool:
    """Whether only the surname is tagged as a name, or the parser took the rest for a verb."""
    cut = given.entity == "O" and surname.entity in _GOES_ON
    return cut or (
        given.entity == f"B-{_PERSON}"
        and surname.entity in _GOES_ON.values()
        and given.upos == "VERB"
        and surname.head != given.index
    )


def _is_subject(sentence: Sentence, given: Token, surname: Token) -> bool:
    """Whether a name tagged as one, of which a parser made a phrase, is all that a verb has.

    ***Per** Lindahl, who had left, told them so*; not *Per Lindahl, they had left*.
    """
    verb = sentence.head(surname)
    phrase = _is_phrase(given, surname) and surname.relation == "obl"
    return phrase and verb is not None and sentence.child(verb, *ANY_SUBJECT) is None


def _is_apposed(sentence: Sentence, given: Token, surname: Token) -> bool:
    """Whether such a name stands behind a noun and a comma: *the teacher, **Per** Lindahl*."""
    before = sentence.tokens[max(given.index - 2, 0)]
    return _is_phrase(given, surname) and surname.relation == "nmod" and before.form == ","


def _is_phrase(given: Token, surname: Token) -> bool:
    """Whether a parser took the given name of what is tagged as one for a preposition."""
    tagged = given.entity == f"B-{_PERSON}" and surname.entity in _GOES_ON.values()
    return tagged and given.upos == "ADP" and given.head == surname.index


def _as_one(sentence: Sentence, given: Token, surname: Token) -> Iterator[Token]:
    """A given name and the surname that it hangs on, which stands where the parser had both."""
    name = evolve(given, lemma=given.form, upos="PROPN", xpos="", features="")
    name = evolve(name, entity=f"B-{_PERSON}")
    rest = evolve(surname, entity=_GOES_ON.get(surname.entity, surname.entity))
    if surname.head == given.index:  # *Grace Lund*, of which the given name is the head
        yield from (name, rest)
        return
    yield evolve(name, head=surname.index, deprel="compound")
    place = "appos" if surname.relation == "nmod" else "nsubj"
    yield rest if given.upos != "ADP" else evolve(rest, deprel=place)
    above = sentence.head(surname)
    # *Hope Winters said*: what she says stands where the verb stood.
    verb = above if above is not None and above.head == given.index else None
    heir = verb if verb is not None else surname
    if verb is not None:
        yield evolve(verb, head=given.head, deprel=given.deprel)
    for token in sentence.tokens:
        if token.head == given.index and token not in (verb, surname):
            yield evolve(token, head=heir.index)
