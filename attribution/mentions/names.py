"""Names: finds their mentions in a document and takes them apart."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from attrs import frozen

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People, as_listed
from attribution.layout.structure import Layout
from attribution.mentions.ages import age_behind, stated_age
from attribution.mentions.appositions import expansion_of, mistaken_apposition, role_of
from attribution.mentions.capitals import has_an_office, is_description, is_office
from attribution.mentions.full_names import surnames_in
from attribution.mentions.name_matching import Name
from attribution.mentions.name_spans import is_brand, runs
from attribution.mentions.reflexives import reflexives
from attribution.mentions.titles import generation_of, titles_apart, without_suffix

__all__ = ["NameMention", "name_mentions"]

# No party's or state's short form in brackets has more letters.
_LABEL = 3
# Of so many capitals a word is hardly somebody's initials: *NATO*.
_ACRONYM = 3
_APOSTROPHES = "'’"
_HYPHENS = "-‐‑"
# A given name and a surname, and where in a clause they act or are acted upon.
_FULL = 2
_ARGUMENTS = ("nsubj", "obj", "iobj")
# What says which of several that have a name is meant: *the Lund who left*.
_TELLING = ("acl", "amod", "nmod", "nummod")


@frozen
class NameMention:
    """A name where it stands.

    Attributes:
        span: the name with its kept titles.
        bare: the name without any title.
        whole: the name with all its titles.
        name: taken apart.
        head: its syntactic head.
        role: the description right before or beside it, or None.
        shown: words that show a person's gender, the text's own: titles, role nouns and
            reflexive pronouns.
        places: where a person is from or in office, lower case: *Norvia* of *the
            president of Norvia*.
        expansion: what an acronym in brackets stands for, or None.
        where: whether it stands where a place or a work does, or is described as a body,
            and so hardly is a person's.
        certain: whether the tagger or a title shows that it is a person's.
        place: whether it is a place's.
        nouns: the lemmas of the nouns that describe its bearer: *minister*, *founder*.
        full: the name with a surname that stands elsewhere, or ``""``.
        age: how old its bearer is said to be, or None.
        outlet: the fullest name that the text has for the outlet that it names, or ``""``.
    """

    span: Span
    bare: Span
    whole: Span
    name: Name
    head: Token
    role: Mention | None
    shown: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    expansion: Span | None = None
    where: bool = False
    certain: bool = False
    place: bool = False
    nouns: tuple[str, ...] = ()
    full: str = ""
    age: int | None = None
    outlet: str = ""


def name_mentions(document: Document, layout: Layout, people: People) -> tuple[NameMention, ...]:
    """All mentions of persons and organisations by name, in text order."""
    found: list[NameMention] = []
    surnames = surnames_in(document)
    seen = tuple(runs(document, layout, people))
    offices = {_lower(words) for sentence, words, _ in seen if is_office(sentence, words, people)}
    offices |= {_lower(w[:1]) for s, w, kind in seen if has_an_office(s, w, kind, people)}
    for sentence, words, kind in seen:
        if all(people.is_title(w.form) for w in words) and not _is_surname(words, surnames, people):
            continue  # *the President* is a description
        flat = any(w.relation == "flat" for w in words)
        set_in_capitals = sentence.span == layout.title_case and not is_brand(words[0])
        if kind == "unknown" and not flat and set_in_capitals:
            continue
        if is_description(sentence, words, kind, people):
            continue
        if kind == "unknown" and _lower(words) in offices:
            continue
        mention = _mention(document, sentence, words, kind, people)
        label = len(words) == 1 and _is_label(sentence, words[0], people)
        if mention is not None and (mention.expansion is not None or not label):
            found.append(mention)
    return tuple(found)


def _is_surname(words: list[Token], surnames: Collection[str], people: People) -> bool:
    """Whether a title is a surname here: *Mr Pope*, and *Pope* of whom *Gareth Pope* was told."""
    last = words[-1]
    civil = len(words) > 1 and people.has("titles", "civil", words[0].form)
    return last.form[:1].isupper() and (civil or (len(words) == 1 and last.form in surnames))


def _lower(words: list[Token]) -> tuple[str, ...]:
    return tuple(w.form.lower() for w in words)


def _is_label(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word in brackets tells of a party, a state or an office only.

    *Lund (R-TX)*, *(Lab)*, *Deputy Commissioner (Traffic) Ana Lund*, *a critic (Letters, 4 May)*.
    """
    around = sentence.tokens[max(word.index - 3, 0) : word.index + 2]
    brackets = {t.form for t in around} & {"(", ")"}
    beside = {t.form for t in sentence.tokens[word.index - 2 : word.index + 1]} & {"(", ")", "-"}
    above = sentence.head(word)
    office = word.relation == "appos" and above is not None and people.is_title(above.form)
    behind = word.entity == "O" and sentence.tokens[max(word.index - 2, 0)].form == "("
    return bool(brackets and beside) and (office or behind or len(word.form) <= _LABEL)


def _mention(
    document: Document, sentence: Sentence, words: list[Token], kind: str, people: People
) -> NameMention | None:
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
    lower = tuple(as_listed(people.unpossessed(w)) for w in _forms(words, core, people))
    titles = tuple(as_listed(w.form) for w in before)
    kept = [w for w in before if people.has("titles", "kept", w.form)]
    bare = document.cover(words)
    bare = document.span(bare.start, bare.start + len(people.unpossessed(bare.text)))
    span = document.span(min(w.span.start for w in (*kept, *words)), bare.end)
    inside = {w.index for w in (*before, *words)}
    head = next((w for w in (*before, *words) if w.head not in inside), words[-1])
    by_form = people.names_a_body(lower)
    article = any(people.has("names", "articles", t.lemma) for t in sentence.children(head, "det"))
    titled = bool(titles) or any(people.is_title(w) for w in lower)
    if article and len(lower) == 1 and not titled:
        kind = _kind_behind_article(sentence, head, kind)
    where = kind != "person" and not titled and _says_where(sentence, words[0], head, people)
    person, uncertain = _is_person(kind, lower, bool(titles), by_form, article, head)
    acronym = core[0].form.isupper() and len(core[0].form) >= _ACRONYM
    plain = people.has("kinds", "unarticled", lower[0])  # *Police* at the head of a sentence
    if len(core) == 1 and (acronym or plain or is_brand(core[0])):
        uncertain = False
    age = age_behind(sentence, words)
    if age is not None and kind != "organisation" and len(lower) > 1 and not by_form:
        person, uncertain = True, False  # only persons are so old: *Odessa Lane, 34,*
    full = len(lower) == _FULL and head.relation in _ARGUMENTS and not (article or by_form)
    tagged = kind in ("place", "organisation") and full and not where
    if tagged and people.given_gender(lower[0]):
        uncertain = True  # *The council elected **Berit Aas***
    if kind == "unknown" and len(lower) == 1 and people.given_gender(lower[0]) and not article:
        person, uncertain = True, False
    role = role_of(document, sentence, words, before, head, people, person=person)
    apposed = mistaken_apposition(document, sentence, words, before, head, people)
    said = [r for r in dict.fromkeys((role, apposed)) if r is not None]
    nouns = [n for r in said for n in _role_nouns(sentence, r)]
    governor = sentence.head(head)
    if governor is not None and head.relation == "appos" and governor.upos == "NOUN":
        nouns.append(governor.form.lower())
    generation = generation_of(sentence, words, nouns, people)
    # Taggers take *the mine's operator, Northgate Silver* for a person.
    given = people.given_gender(lower[0]) is not None
    body = not given and not titled and any(_is_body(r, people) for r in said)
    if body:
        person, uncertain = False, False
    # *Karl "Kid" Lund*; not *al-Rashid*
    inner = [w.form for w in words if core[0].index < w.index < core[-1].index and w not in core]
    marked = len(core) > 1 and core[1].index == core[0].index + 2 and inner[0] not in _HYPHENS
    nickname = lower[1] if marked else ""
    name = Name(lower, tuple(w.form for w in kept), titles, person, uncertain, generation, nickname)
    return NameMention(
        span,
        bare,
        document.span(min(w.span.start for w in (*before, *words)), bare.end),
        name,
        head,
        role,
        tuple(w for w in (*titles, *nouns, *reflexives(sentence, head)) if people.gender(w)),
        _places(document, sentence, head, role),
        expansion_of(document, sentence, words) if len(core) == 1 else None,
        where or body,
        (kind == "person" and not body) or bool(titles) or (person and age is not None),
        (kind == "place" or (kind == "unknown" and where)) and not by_form,
        tuple(dict.fromkeys(n for r in said for n in _heads(document, sentence, r, span, people))),
        age=age or _age(sentence, role, people),
    )


def _kind_behind_article(sentence: Sentence, head: Token, kind: str) -> str:
    """What one word is: ***the** Guardian* is nobody's name, whatever the tagger says.

    *The Lunds* and *the Lund who left* are.
    """
    telling = head.feature("Number") == "Plur" or sentence.child(head, *_TELLING) is not None
    return kind if telling else "organisation"


def _forms(words: list[Token], core: list[Token], people: People) -> list[str]:
    """The words of a name that count, whole where a tokeniser cut them: *Nyong* / *'o*."""
    forms: list[str] = []
    for at, word in enumerate(words):
        glued = at > 0 and words[at - 1].span.end == word.span.start
        cut = word.form[0] in _APOSTROPHES and not people.is_possessive(word.form)
        if forms and glued and cut:
            forms[-1] += word.form
        elif word in core:
            forms.append(word.form.lstrip(_HYPHENS))
    return forms


def _age(sentence: Sentence, role: Mention | None, people: People) -> int | None:
    """The age that a description gives: *34-year-old baker Ana Lund*."""
    noun = role.head if role is not None else None
    return stated_age(sentence, noun, people) if noun is not None else None


def _says_where(sentence: Sentence, first: Token, head: Token, people: People) -> bool:
    """Whether a name stands where no person's does: *in New York City*, *the town of Halden*."""
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
    """Whether a name is a person's, and whether nothing but capitals shows what it is."""
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


def _role_nouns(sentence: Sentence, role: Mention) -> list[str]:
    """The head of a description and what it is made of: *wife* in *Mr Lund's first wife*."""
    noun = role.head
    if noun is None:
        return []
    return [t.form.lower() for t in (noun, *sentence.children(noun, "compound", "flat"))]


def _heads(
    document: Document, sentence: Sentence, role: Mention, name: Span, people: People
) -> list[str]:
    """The lemmas of a description's head nouns, of which *and* may join several."""
    words = document.tokens_in(role.span)
    last = words[-1]
    # *Board* is none of *the head of the board, Ana Lund*; but *her work with coach Ana Lund*.
    near = last.deprel != "nmod" or role.span.end + 1 >= name.start
    own = near or people.is_person_noun(last.lemma)
    if role.span.end < name.start and own and last.upos in ("NOUN", "PROPN", "ADJ"):
        # *Founder and chief executive Ana Lund*: the last word before the name is a head.
        before = [w for w, behind in pairwise(words) if behind.upos == "CCONJ"]
        heads = [*before, last]
    else:
        heads = []
    noun = role.head
    if noun is not None and noun.upos in ("NOUN", "PROPN"):
        heads += [noun, *(c for c in sentence.children(noun, "conj") if c in words)]
    return [w.lemma.lower() for w in heads]


def _is_body(role: Mention, people: People) -> bool:
    """Whether a description is of an organisation: *the mine's operator*."""
    noun = role.head
    return (
        noun is not None
        and people.has("kinds", "organisation", noun.lemma)
        and not people.is_person_noun(noun.lemma)
    )


def _places(
    document: Document, sentence: Sentence, head: Token, role: Mention | None
) -> tuple[str, ...]:
    found = [t for t in sentence.children(head, "nmod") if t.upos == "PROPN"]
    if role is not None:
        found += [t for t in document.tokens_in(role.span) if t.upos in ("PROPN", "ADJ")]
    return tuple(dict.fromkeys(t.form.lower() for t in found))
