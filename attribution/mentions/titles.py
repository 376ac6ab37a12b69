"""Reads the titles around names: *Dr. Ana Lund*, *Vermont Sen. Lund*, *Ana Lund KC*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People, as_listed

__all__ = ["generation_of", "is_in_capitals", "titles_apart", "without_suffix"]

# The words of a given name with a surname, and the most letters of an honour.
_FULL = 2
_LETTERS = 4


def titles_apart(
    sentence: Sentence, words: list[Token], kind: str, people: People
) -> tuple[list[Token], list[Token]]:
    """The titles before a name, or within what is tagged as a name, and the name's own words."""
    before: list[Token] = []
    at = words[0].index - 2
    # *Novelist Ana Lund*: a capital that only begins the sentence; parts of it may be tagged.
    first = sentence.tokens[0]
    if at == 0 and len(words) == _FULL and _is_role(first, words[0], people):
        return [first], words
    # *Ayman al-Rashid*: a particle goes with the surname, and a given name before it.
    given = len(words) > 1 and people.has("titles", "particles", words[1].form)
    name = words[1:2] if kind != "organisation" and len(words) > _FULL and not given else ()
    if at < 0 and any(_is_role(first, word, people) for word in name):
        return words[:1], words[1:]
    if at < 0 and len(words) == _FULL and _are_several(sentence, words, people):
        return words[:1], words[1:]
    if at < 0 and len(words) == _FULL and people.has("kinds", "business", words[0].form):
        return [], words[1:]  # *Brewer Lund said it would close*
    while (
        at >= 0
        and (
            people.is_title(sentence.tokens[at].form) or _is_rank(sentence.tokens[at], kind, people)
        )
        and (sentence.tokens[at].form[:1].isupper())
    ):
        before.insert(0, sentence.tokens[at])
        at -= 1
    # *Halden General Hospital* holds no general.
    if kind == "unknown" and not people.has("kinds", "organisation_suffixes", words[-1].form):
        words = _after_title(words, people)
    elif kind == "person" and not people.is_given_name(words[0].form.lower()):
        # *Transport Minister Paul Adeyemi*, tagged as one name; *Martin Luther King Jr.* is one.
        words = _after_title(words, people, but="kept")
    if kind == "organisation" and _names_a_body(words, people):
        return before, words  # *Duke University*, *the General Assembly*
    tagged = kind == "person" and len(words) == _FULL and people.is_given_name(words[0].form)
    titled = _is_rank(words[0], kind, people)  # *DC Lund*
    while len(words) > 1 and (titled or (people.is_title(words[0].form) and not tagged)):
        titled = False  # *Don Lund* is no don
        before.append(words[0])
        words = words[1:]
    return before, words


def without_suffix(words: list[Token], kind: str, people: People) -> list[Token]:
    """A name without a suffix such as an honour: *Ana Lund KC*; but *Karl Lund Jr.* stays whole.

    Arguments:
        words: the name's words.
        kind: the tagger's kind.
        people: word lists.
    """
    last = len(words)
    while (
        last > 1
        and (
            people.has("titles", "suffixes", words[last - 1].form)
            or (kind == "person" and _is_honour(words, last - 1))
        )
        and not people.has("titles", "generations", words[last - 1].form)
    ):
        last -= 1
    return words[:last]


def is_in_capitals(word: Token, people: People) -> bool:
    """Whether a word is a title by its capitals: *DI Jess Lowry*."""
    return word.form.isupper() and people.has("titles", "capitals", word.form)


def _is_rank(word: Token, kind: str, people: People) -> bool:
    return kind == "person" and is_in_capitals(word, people)


def _is_honour(words: list[Token], at: int) -> bool:
    """Whether a word is a few capitals, like an honour: *Ana Lund OBE*."""
    form, name = words[at].form, words[:at]
    short = form.isupper() and form.isalpha() and len(form) <= _LETTERS
    return short and sum(not w.form.isupper() for w in name) >= _FULL


def _is_role(first: Token, given: Token, people: People) -> bool:
    """Whether a sentence's first word describes the bearer of a name: *Glazier Ana Lund*."""
    role = people.is_person_noun(first.form) and not people.is_title(first.form)
    named = not people.is_given_name(first.form) and (
        people.is_given_name(given.form) or not people.has("kinds", "also_given", first.form)
    )
    return people.is_occupation(first.form) or (role and named)


def _are_several(sentence: Sentence, words: list[Token], people: People) -> bool:
    """Whether a sentence begins with a description of two people: *Twins Ana and Karl Lund*."""
    first = words[0]
    behind = sentence.tokens[words[-1].index : words[-1].index + 1]
    siblings = people.has("kinds", "siblings", first.form)
    # *Neighbours Tom and Ana Lund*; tagged as a name, a plural may have no number.
    others = first.form.lower() != first.lemma.lower() and people.is_person_noun(first.lemma)
    return (siblings or others) and all(t.upos == "CCONJ" for t in behind)


def generation_of(sentence: Sentence, words: list[Token], nouns: list[str], people: People) -> str:
    """Which of two bearers of a surname is meant: *Lund Jr.*, *the elder Lund*, *his son Karl*."""
    for word in words:
        if people.has("titles", "generations", word.form):
            return as_listed(word.form)
    before = sentence.tokens[words[0].index - 2].form if words[0].index > 1 else ""
    # Names with particles may be tagged without them: *the elder van der Berg*.
    at = words[0].index - 2
    while at > 0 and people.has("titles", "particles", sentence.tokens[at].form):
        at -= 1
        before = sentence.tokens[at].form
    if people.has("titles", "elder", before):
        return people.one("titles", "father")
    child = any(people.has("kinds", "child", n) for n in nouns)
    younger = child or people.has("titles", "younger", before)
    return people.one("titles", "son") if younger else ""


def _names_a_body(words: list[Token], people: People) -> bool:
    """Whether the last word, before any *of ...*, is a noun for an organisation."""
    name = [w.form.lower() for w in words]
    small = (at for at, w in enumerate(name) if at and people.has("names", "small", w))
    noun = name[next(small, len(name)) - 1]
    return people.names_a_body(name) or people.has_any("kinds", ("organisation", "public"), noun)


def _after_title(words: list[Token], people: People, but: str = "") -> list[Token]:
    """Capitalised words from a title on: *Sen. Lund* of *Vermont Sen. Lund*.

    Arguments:
        words: the capitalised words.
        people: word lists.
        but: titles that may be names as well.
    """
    titles = [
        at
        for at, w in enumerate(words[:-1])
        if (people.is_title(w.form) and not (but and people.has("titles", but, w.form)))
        or (but and is_in_capitals(w, people))
    ]
    return words[titles[0] :] if titles else words
