"""Tells capitals that are not names: *the German*, *the Prior of Marl*, *Counsel for X*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["has_an_office", "is_description", "is_office"]


def is_description(sentence: Sentence, words: list[Token], kind: str, people: People) -> bool:
    """Whether capitalised words are a description rather than a name.

    Arguments:
        sentence: their sentence.
        words: the capitalised words.
        kind: the tagger's kind.
        people: word lists.
    """
    if has_an_office(sentence, words, kind, people):
        return True
    if len(words) > 1:
        return False
    (word,) = words
    return (
        (kind != "person" and _is_no_name(word, kind, people))
        or _is_compatriot(sentence, word, people)
        or _is_partisan(sentence, word, people)
        or _opens_a_description(sentence, word, people)
        or _has_a_namesake(sentence, word, people)
    )


def has_an_office(sentence: Sentence, words: list[Token], kind: str, people: People) -> bool:
    """Whether capitalised words are an office and what it is of: *the Prior of Marl*.

    Arguments:
        sentence: where the capitals stand.
        words: the capitals.
        kind: what the tagger takes them for.
        people: word lists.
    """
    noun = words[0]
    if len(words) > 1:
        # Taggers take *the Abbot of Marl* for a body.
        below = words[1].upos == "ADP" and words[1].form.islower()
        return below and kind in ("organisation", "place") and people.is_title(noun.form)
    if kind not in ("unknown", "person") or not _has_article(sentence, noun, people):
        return False
    return any(
        t.upos == "PROPN" and t.index == noun.index + 2 and sentence.child(t, "case") is not None
        for t in sentence.children(noun, "nmod")
    )


def is_office(sentence: Sentence, words: list[Token], people: People) -> bool:
    """Whether capitalised words are the office of whoever is named next: *the Leader, Ana Lund*.

    Without the person they may be a newspaper: *the Halden Leader*.

    Arguments:
        sentence: where they stand.
        words: the capitals.
        people: word lists.
    """
    noun = words[-1]
    if len(words) < 2 or not people.is_person_noun(noun.form):
        return False
    behind = [t for t in sentence.subtree(noun) if t.index > noun.index and t.relation == "appos"]
    # *DSP Ana Lund*: the title is no part of what is tagged.
    named = (word for t in behind for word in (t, *sentence.children(t, "flat")))
    return any(word.entity.endswith("PER") for word in named)


def _has_article(sentence: Sentence, word: Token, people: People) -> bool:
    return any(people.has("names", "articles", t.lemma) for t in sentence.children(word, "det"))


def _is_no_name(word: Token, kind: str, people: People) -> bool:
    """Whether nothing but its capital makes a word look like a name: *the German*, *June*."""
    form = word.form
    return (
        people.is_demonym(form)
        or (len(form) > 2 and form[:-1].isupper() and form[-1].islower())  # *MPs*
        or people.has("calendar", "words", form)
        or (kind == "unknown" and people.has("kinds", "person", form))
    )


def _is_compatriot(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word tells somebody's nationality: *the Welshman*, *a German*."""
    return people.is_compatriot(word.form) and _has_article(sentence, word, people)


def _is_partisan(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word tells somebody's party: *a Tory*, *one Tory*."""
    words = sentence.children(word, "det", "nummod")
    counted = any(t.upos == "NUM" or t.feature("Definite") == "Ind" for t in words)
    return counted and people.has("kinds", "partisan", word.form)


def _opens_a_description(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a noun for a person is capitalised at the start of a sentence: *Counsel for X said*.

    A plural is a form with one letter more: *Residents of X*.
    """
    form = word.form.lower()
    plural = word.form[-1:].islower() and people.is_person_noun(form[:-1])
    if word.index == 1 and word.entity == "O" and plural:
        return True  # *Prosecutors called it ...*
    # *Research by X showed ...*
    noun = people.is_person_noun(form) or people.has("kinds", "inquiring", form)
    noun = noun and word.index == 1 and word.entity == "O"
    if not noun:
        return False
    # *Man, identified as X, told police*
    if any(people.has("calling", "introducing", t.lemma) for t in sentence.children(word, "acl")):
        return True
    return any(t.feature("Reflex") is None for t in sentence.children(word, "nmod"))


def _has_a_namesake(sentence: Sentence, surname: Token, people: People) -> bool:
    """Whether a word tells namesakes apart: *Lund senior* is not Karl Lund."""
    behind = sentence.tokens[surname.index : surname.index + 1]
    return any(
        t.form.islower() and people.has_any("titles", ("elder", "younger"), t.form)
        for t in behind
        if t.head == surname.index and t.relation in ("flat", "amod")
    )
