"""Tells whether a name is a person's, an organisation's or a place's, from its form and context."""

from __future__ import annotations

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge.people import People, as_listed
from attribution.mentions.name_spans import is_brand
from attribution.mentions.titles import titles_apart, without_suffix
from attribution.syntax.phrases import tops

__all__ = ["Bearer", "NameParts", "bearer_of", "name_parts"]

# A word of so many capitals is hardly somebody's initials: *NATO*.
_ACRONYM = 3
_APOSTROPHES = "'’"
_HYPHENS = "-‐‑"
# A given name and a surname, and where in a clause they act or are acted upon.
_FULL = 2
_ARGUMENTS = ("nsubj", "obj", "iobj")
# Relations of words that say which bearer of a name is meant: *the Lund who left*.
_TELLING = ("acl", "amod", "nmod", "nummod")


@frozen
class NameParts:
    """The words of a name at one place in the text.

    Attributes:
        before: the titles before it.
        words: its own words, without suffixes such as *Jr.*
        core: those of them that are not punctuation.
        forms: the core as word lists have it.
        titles: the titles as word lists have them.
        head: its syntactic head.
    """

    before: list[Token]
    words: list[Token]
    core: list[Token]
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    head: Token


@frozen
class Bearer:
    """What kind of bearer a name has.

    Attributes:
        person: whether it is a person's name.
        uncertain: whether nothing but its capitals shows that it is a name.
        where: whether its position is that of a place or a work, or it is described as a body, so
            that it is hardly a person's.
        certain: whether the tagger, a title or an age shows that it is a person's.
        place: whether it is a place's name.
        may_be_body: whether neither a title nor a given name keeps it from being a body's.
    """

    person: bool
    uncertain: bool
    where: bool
    certain: bool
    place: bool
    may_be_body: bool

    def as_body(self) -> Bearer:
        """The same for a name that is described as an organisation."""
        return evolve(self, person=False, uncertain=False, where=True, certain=False)


def name_parts(
    sentence: Sentence, words: list[Token], kind: str, people: People
) -> NameParts | None:
    """The parts of a name, or None if it has no word that is written as names are.

    Arguments:
        sentence: where it stands.
        words: the words that the tagger or their capitals show to be a name, with titles.
        kind: the tagger's kind.
        people: has the words for titles.
    """
    before, words = titles_apart(sentence, words, kind, people)
    words = without_suffix(words, kind, people)
    core = [w for w in words if not people.has("titles", "suffixes", w.form)]
    core = [w for w in core if w.form.isalpha() or any(c.isalpha() for c in w.form)]
    cut = core and core[-1].form.endswith("-")  # *Cross-* of *cross-examining*
    if cut or not any(
        w.form[:1].isupper() or (w.upos == "PROPN" and (w.entity != "O" or is_brand(w)))
        for w in core
    ):
        return None
    forms = tuple(as_listed(people.unpossessed(w)) for w in _forms(words, core, people))
    head = next(iter(tops((*before, *words))), words[-1])
    return NameParts(before, words, core, forms, tuple(as_listed(w.form) for w in before), head)


def _forms(words: list[Token], core: list[Token], people: People) -> list[str]:
    """The words of a name that count, whole where a tokeniser cut them: *Nyong'o*, *Jo-Ann*."""
    forms: list[str] = []
    for at, word in enumerate(words):
        glued = at > 0 and words[at - 1].span.end == word.span.start
        cut = word.form[0] in _APOSTROPHES and not people.is_possessive(word.form)
        double = f"{forms[0]}-{word.form}" if len(forms) == 1 else ""
        if forms and glued and cut:
            forms[-1] += word.form
        elif glued and words[at - 1].form in _HYPHENS and people.is_given_name(double):
            forms[-1] = double
        elif word in core:
            forms.append(word.form.lstrip(_HYPHENS))
    return forms


def bearer_of(
    sentence: Sentence, name: NameParts, kind: str, age: int | None, people: People
) -> Bearer:
    """Tells what kind of bearer a name has.

    Arguments:
        sentence: the name's sentence.
        name: its parts.
        kind: the tagger's kind.
        age: the age after the name, or None.
        people: has words for titles and organisations, and given names.
    """
    words, head, core = name.forms, name.head, name.core
    by_form = people.names_a_body(words)
    article = any(people.has("names", "articles", t.lemma) for t in sentence.children(head, "det"))
    titled = bool(name.titles) or any(people.is_title(w) for w in words)
    given = people.is_given_name(words[0])
    if kind == "unknown" and given and len(words) == _FULL and sentence.child(head, "amod"):
        article = False  # *the younger Karl Lund*: the article goes with the adjective
    owns = head.deprel == "nmod:poss" and not titled and not given
    if owns and people.is_land(" ".join(words)):
        kind = "place"  # *Kenya's coach*, which taggers take for a person's
    if article and len(words) == 1 and not titled:
        kind = _kind_behind_article(sentence, head, kind)
    where = kind != "person" and not titled and _says_where(sentence, name.words[0], head, people)
    person, uncertain = _is_person(kind, words, bool(name.titles), by_form, article, head)
    acronym = core[0].form.isupper() and len(core[0].form) >= _ACRONYM
    plain = people.has("kinds", "unarticled", words[0])  # *Police* at the head of a sentence
    if len(core) == 1 and (acronym or plain or is_brand(core[0])):
        uncertain = False
    if age is not None and kind != "organisation" and len(words) > 1 and not by_form:
        person, uncertain = True, False  # only persons are so old: *Odessa Lane, 34,*
    full = len(words) == _FULL and head.relation in _ARGUMENTS and not (article or by_form)
    if kind in ("place", "organisation") and full and not where and given:
        uncertain = True  # *The council elected **Berit Aas***
    if kind == "unknown" and len(words) == 1 and given and not article:
        person, uncertain = True, False
    return Bearer(
        person,
        uncertain,
        where,
        certain=kind == "person" or bool(name.titles) or (person and age is not None),
        place=(kind == "place" or (kind == "unknown" and where)) and not by_form,
        may_be_body=not given and not titled,
    )


def _kind_behind_article(sentence: Sentence, head: Token, kind: str) -> str:
    """The kind of a single word: ***the** Guardian* is nobody's name, whatever the tagger says.

    *The Lunds* and *the Lund who left* are.
    """
    telling = head.feature("Number") == "Plur" or sentence.child(head, *_TELLING) is not None
    return kind if telling else "organisation"


def _says_where(sentence: Sentence, first: Token, head: Token, people: People) -> bool:
    """Whether a name's position is that of a place: *in New York City*, *the town of Halden*."""
    if any(people.has("kinds", "locative", c.form) for c in sentence.children(head, "case")):
        return True
    above = sentence.head(head)
    if (
        above is not None
        and head.deprel == "nmod"
        and sentence.child(head, "case") is not None
        and people.has("kinds", "settlement", above.lemma)
    ):
        return True
    if first.index < 2 or head.relation == "appos":
        return False
    before = sentence.tokens[first.index - 2]
    return before.deprel == "nmod:poss" or people.is_possessive(before.form)


def _is_person(
    kind: str, words: tuple[str, ...], titled: bool, by_form: bool, article: bool, head: Token
) -> tuple[bool, bool]:
    """Whether a name is a person's, and whether nothing but its capitals shows that."""
    if kind == "person":
        return not by_form, False
    if kind == "place" or by_form:
        # Taggers take *Odessa Lane wrote* for a place: a pronoun may show better.
        acts = kind == "place" and len(words) > 1 and head.deprel == "nsubj" and not article
        return False, acts and not by_form
    if kind == "organisation":
        return titled, False
    if article and not titled:
        return False, len(words) < 2
    person = titled or len(words) > 1
    return person, not person and kind == "unknown"
