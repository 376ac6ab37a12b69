"""Separates people from their offices, and speakers from the body that they speak for.

*Minister of Culture and Youth Affairs Ana Lund*: if the office is for two things, parsers take the
name for a third, for a part of the second, or for another subject, as they do after a title that
they do not know (*Corporator Ana Lund*). As no *and* and no comma comes before the name, the office
is hers. In *the Director, Corporate Affairs, Ana Lund,* what she directs is no name for her.
*A Department of Health spokesman*: parsers may take the department for the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import People
from attribution.mentions.appositions import is_office
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_offices"]

# What the words between an office and a name may be.
_NAMING = ("ADJ", "NOUN", "PROPN")
# No verb has two of them right beside each other.
_SAME = ("iobj", "nsubj", "obj")
_LINKING = ("case", "cc", "det")
# Tags of names are the position in a name, a hyphen and its kind.
_PERSON = "PER"
_OPENING = (f"B-{_PERSON}", f"S-{_PERSON}")
_BODY = "ORG"
_BODY_OPENING = (f"B-{_BODY}", f"S-{_BODY}")
_BODY_CLOSING = (f"E-{_BODY}", f"S-{_BODY}")
_GOING_ON = (f"I-{_PERSON}", f"E-{_PERSON}")


def with_offices(sentence: Sentence, people: People) -> Sentence:
    """The sentence with persons, not their offices or bodies, as subjects and objects.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        people: which words are offices.
    """
    for at in range(len(sentence.tokens)):
        name = sentence.tokens[at]
        if name.entity in _OPENING:
            halves = _second_half(sentence, name)
            if halves is not None:
                sentence = replaced(sentence, [halves])
            sentence = replaced(sentence, _with_field(sentence, name))
            office = _title_before(sentence, name) or _office_before(sentence, name, people)
            if office is not None and _are_parted(sentence, office, name):
                tokens = tuple(_hung(sentence, office, name))
                sentence = evolve(sentence, tokens=tokens)
        elif name.upos == "NOUN":
            body = _body_before(sentence, name, people)
            if body is not None:
                sentence = evolve(sentence, tokens=tuple(_led(sentence, name, body)))
    return sentence


def _second_half(sentence: Sentence, name: Token) -> Token | None:
    """The next word of a name that a parser took for another subject, below the first."""
    second = sentence.tokens[name.index : name.index + 1]
    if not second or second[0].entity not in _GOING_ON or name.relation != "nsubj":
        return None
    alike = second[0].head == name.head and second[0].relation == name.relation
    return evolve(second[0], head=name.index, deprel="flat") if alike else None


def _with_field(sentence: Sentence, name: Token) -> list[Token]:
    """An office and what it is for, which stands like its holder: *Head, **Media**, Ana Lund*.

    That is a name without an article between commas, between the office and a person's name.
    """
    top = _top(sentence, name)
    office = sentence.head(top) if top.relation == "appos" else None
    if office is None or office.upos not in ("NOUN", "PROPN") or office.entity.endswith(_PERSON):
        return []
    for field in sentence.children(office, "appos", "conj"):
        own = [t for t in sentence.subtree(field) if t.form != ","]
        named = all(not t.entity.endswith(_PERSON) for t in own)
        bare = sentence.child(field, "det", "nmod:poss", "cc", "nummod", "acl", "appos", "conj")
        if field.upos == "PROPN" and named and bare is None and _is_between(sentence, own, top):
            noun = [evolve(office, upos="NOUN")] if office.entity == "O" else []
            return [*noun, evolve(field, deprel="nmod")]
    return []


def _is_between(sentence: Sentence, words: Sequence[Token], name: Token) -> bool:
    """Whether words stand between two commas, of which the second is right before a name."""
    before = sentence.tokens[words[0].index - 2] if words[0].index > 1 else None
    behind = next(iter(sentence.tokens[words[-1].index : words[-1].index + 1]), None)
    start = sentence.subtree(name)
    first = next(t for t in start if t.form != ",")
    return (
        before is not None
        and behind is not None
        and before.form == behind.form == ","
        and (behind.index + 1 == first.index)
    )


def _title_before(sentence: Sentence, name: Token) -> Token | None:
    """What stands right before a name as if it were another subject: ***Corporator** Ana Lund*.

    Or another object: *questioned **clerk** Ana Lund*.
    """
    if name.index == 1:
        return None
    before = sentence.tokens[name.index - 2]
    top = _top(sentence, name)
    title = before.upos in _NAMING and before.entity == "O"  # *Team **principal** Ana Lund*
    beside = before.head == top.head and before.relation == top.relation in _SAME
    if top.relation != "nsubj" and sentence.child(before, "det", "nmod:poss") is not None:
        return None  # *told her sister Ana*
    return before if title and beside else None


def _body_before(sentence: Sentence, noun: Token, people: People) -> Token | None:
    """The head of the body's name right before a noun for a person that hangs on it."""
    body = sentence.head(noun)
    before = sentence.tokens[noun.index - 2] if noun.index > 1 else None
    if body is None or before is None or noun.relation not in ("nmod", "appos", "flat", "compound"):
        return None
    if body.entity not in _BODY_OPENING or before.entity not in _BODY_CLOSING:
        return None
    inside = all(t.entity.endswith(_BODY) for t in sentence.tokens[body.index - 1 : noun.index - 1])
    # *Of* within the body's name may hang on the noun.
    links = sentence.children(noun, "case", "det")
    bare = all(body.index < t.index < noun.index for t in links)
    person = people.is_person_noun(noun.lemma.lower())
    return body if inside and bare and person else None


def _led(sentence: Sentence, noun: Token, body: Token) -> Iterator[Token]:
    """The words, with a noun for a person in the place of the body's name before it."""
    for token in sentence.tokens:
        if token.index == noun.index:
            yield evolve(token, head=body.head, deprel=body.deprel)
        elif token.index == body.index:
            yield evolve(token, head=noun.index, deprel="compound")
        elif body.index < token.index < noun.index and token.head == noun.index:
            yield evolve(token, head=body.index)
        elif token.head == body.index and not body.index < token.index < noun.index:
            yield evolve(token, head=noun.index)
        else:
            yield token


def _office_before(sentence: Sentence, name: Token, people: People) -> Token | None:
    """The noun of an office, if nothing but what it is for stands between it and a name."""
    between: list[Token] = []
    for token in reversed(sentence.tokens[: name.index - 1]):
        if len(between) > 1 and between[-1].upos == "ADP" and _opens(token, people):
            return token if between[0].upos in _NAMING else None
        # *Minister of Agriculture, Fisheries and Food*
        listed = token.form == "," and any(t.relation == "cc" for t in between)
        if token.upos not in _NAMING and token.relation not in _LINKING and not listed:
            return None
        if token.entity.endswith(_PERSON):
            return None  # *Secretary of State Ana Lund and former Governor Omar Khan*
        between.append(token)
    return None


def _opens(token: Token, people: People) -> bool:
    return token.form[:1].isupper() and is_office(token, people)


def _are_parted(sentence: Sentence, office: Token, name: Token) -> bool:
    """Whether the parser has a name beside an office, and not in one phrase with it."""
    top = _top(sentence, name)
    if top.index < office.index or office.head == top.index:
        return False
    beside = top.head == office.head and top.relation == office.relation
    third = top.relation == "conj" and office.index <= top.head < name.index
    within = top.relation in ("appos", "flat") and office.index < top.head < name.index
    return beside or third or within


def _top(sentence: Sentence, name: Token) -> Token:
    """The head of a name: a title before it is no part of that."""
    last = name
    for token in sentence.tokens[name.index :]:
        if token.entity not in _GOING_ON:
            break
        last = token
    inside: Sequence[Token] = sentence.tokens[name.index - 1 : last.index]
    indices = {t.index for t in inside}
    return next((t for t in inside if t.head not in indices), name)


def _hung(sentence: Sentence, office: Token, name: Token) -> Iterator[Token]:
    """The words, with the name in the office's place and the office below it."""
    top = _top(sentence, name)
    fields = sentence.children(office, "nmod")
    purpose = next((t for t in fields if office.index < t.index < name.index), office)
    for token in sentence.tokens:
        if token.index == top.index:
            yield evolve(token, head=office.head, deprel=office.deprel)
        elif token.index == office.index:
            yield evolve(token, head=top.index, deprel="nmod:desc")
        elif office.index < token.index < name.index and token.head >= name.index:
            yield evolve(token, head=purpose.index, deprel="conj")
        elif token.head == office.index and token.index > top.index:
            yield evolve(token, head=top.index)
        else:
            yield token
