"""Finds the mentions of names and splits them into titles, given names and surnames."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from attrs import frozen

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.mentions.ages import age_behind, stated_age
from attribution.mentions.appositions import (
    described,
    expansion_of,
    is_served,
    mistaken_apposition,
    role_of,
)
from attribution.mentions.bearers import NameParts, bearer_of, name_parts
from attribution.mentions.capitals import has_an_office, is_description, is_office
from attribution.mentions.full_names import surnames_in
from attribution.mentions.name_matching import Name
from attribution.mentions.name_spans import is_brand, runs
from attribution.mentions.reflexives import reflexives
from attribution.mentions.titles import generation_of
from attribution.syntax.order import word_before

__all__ = ["NameMention", "name_mentions"]

# The most letters that a party's or state's abbreviation in brackets has.
_LABEL = 3
_HYPHENS = "-‐‑"


@frozen
class NameMention:
    """A name at one place in the text.

    Attributes:
        span: the name with its kept titles.
        bare: the name without any title.
        whole: the name with all its titles.
        name: its parts.
        head: its syntactic head.
        role: the description right before or beside it, or None.
        shown: the text's own words that show a person's gender: titles, role nouns and
            reflexive pronouns.
        places: where a person is from or in office, in lower case: *Norvia* for *the
            president of Norvia*.
        expansion: the full name for which it is an acronym in brackets, or None.
        where: whether its position is that of a place or a work, or it is described as a body, so
            that it is hardly a person's.
        certain: whether the tagger or a title shows that it is a person's.
        place: whether it is a place's.
        firm: whether a noun right before it says that it is a firm's: *the brewer Lund*.
        nouns: the lemmas of the nouns that describe its bearer: *minister*, *founder*.
        full: the name with a surname that is given elsewhere, or ``""``.
        age: the age of its bearer, or None.
        outlet: the fullest name in the text of the outlet that it names, or ``""``.
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
    firm: bool = False
    nouns: tuple[str, ...] = ()
    full: str = ""
    age: int | None = None
    outlet: str = ""


def name_mentions(document: Document, layout: Layout, people: People) -> tuple[NameMention, ...]:
    """All mentions of people and organisations by name, in text order."""
    found: list[NameMention] = []
    surnames = surnames_in(document)
    seen = tuple(runs(document, layout, people))
    offices = {_lower(words) for sentence, words, _ in seen if is_office(sentence, words, people)}
    offices |= {_lower(w[:1]) for s, w, kind in seen if has_an_office(s, w, kind, people)}
    roles = _roles_in_labels(document, layout)
    for sentence, words, kind in seen:
        title = all(people.is_title(w.form) or w.upos == "PUNCT" for w in words)
        if title and not _is_surname(words, surnames, people):
            continue  # *the President* is a description
        flat = any(w.relation == "flat" for w in words)
        set_in_capitals = sentence.span == layout.title_case and not is_brand(words[0])
        if kind == "unknown" and not flat and set_in_capitals:
            continue
        if is_description(sentence, words, kind, people):
            continue
        if kind == "unknown" and (_lower(words) in offices or words[0].span.start in roles):
            continue
        mention = _mention(document, sentence, words, kind, people)
        label = len(words) == 1 and _is_label(sentence, words[0], people)
        if mention is not None and (mention.expansion is not None or not label):
            found.append(mention)
    return tuple(found)


def _roles_in_labels(document: Document, layout: Layout) -> Collection[int]:
    """Where the words of labels stand that tell what a speaker is: *ROE, **NEGOTIATOR**: No*."""
    return {
        word.span.start
        for turn in layout.turns
        if turn.name is not None and turn.name.end < turn.mark.start
        for word in document.tokens_in(document.span(turn.name.end, turn.mark.start))
    }


def _is_surname(words: list[Token], surnames: Collection[str], people: People) -> bool:
    """Whether a title is a surname here: *Mr Pope*, and *Pope* of whom *Gareth Pope* was told."""
    last = words[-1]
    civil = len(words) > 1 and people.has("titles", "civil", words[0].form)
    return last.form[:1].isupper() and (civil or (len(words) == 1 and last.form in surnames))


def _lower(words: list[Token]) -> tuple[str, ...]:
    return tuple(w.form.lower() for w in words)


def _is_label(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word in brackets is only a party, a state or an office.

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
    """A name with what stands beside it; None if the words have none in them."""
    parts = name_parts(sentence, words, kind, people)
    if parts is None:
        return None
    before, words, core, head = parts.before, parts.words, parts.core, parts.head
    age = age_behind(sentence, words)
    bearer = bearer_of(sentence, parts, kind, age, people)
    kept = [w for w in before if _is_kept(sentence, w, people)]
    bare = document.cover(words)
    bare = document.span(bare.start, bare.start + len(people.unpossessed(bare.text)))
    span = document.span(min(w.span.start for w in (*kept, *words)), bare.end) if kept else bare
    role = role_of(document, sentence, words, before, head, people, person=bearer.person)
    apposed = mistaken_apposition(document, sentence, words, before, head, people)
    said = [r for r in dict.fromkeys((role, apposed)) if r is not None]
    nouns = [n for r in said for n in _role_nouns(sentence, r)]
    governor = sentence.head(head)
    if governor is not None and head.relation == "appos" and governor.upos == "NOUN":
        # *A spokesman for the actress, Kim Lund*, is no actress.
        held = described(sentence, governor, people) if bearer.person else governor
        nouns.append(held.form.lower())
    # Taggers take *the mine's operator, Northgate Silver* for a person.
    firm = bearer.may_be_body and _is_firm(sentence, words, people)
    body = bearer.may_be_body and any(_is_body(r, people) for r in said)
    animal = len(core) == 1 and not parts.titles and any(_is_animal(r, people) for r in said)
    if firm or body or animal:
        bearer = bearer.as_body()
    name = Name(
        parts.forms, tuple(w.form for w in kept), parts.titles, bearer.person, bearer.uncertain,
        generation_of(sentence, words, nouns, people), _nickname(parts),
    )  # fmt: skip
    telling = (*parts.titles, *nouns, *reflexives(sentence, head))
    heads = [n for r in said for n in _heads(document, sentence, r, span, people)]
    return NameMention(
        span=span,
        bare=bare,
        whole=document.span(min(w.span.start for w in (*before, *words)), bare.end),
        name=name,
        head=head,
        role=role,
        shown=tuple(w for w in telling if people.gender(w)),
        places=_places(document, sentence, head, role),
        expansion=expansion_of(document, sentence, words) if len(core) == 1 else None,
        where=bearer.where,
        certain=bearer.certain,
        place=bearer.place,
        firm=firm,
        nouns=tuple(dict.fromkeys(heads)),
        age=age or _age(sentence, role, people),
    )


def _is_kept(sentence: Sentence, title: Token, people: People) -> bool:
    """Whether a title belongs to a name, as *Lady* does, but not *First Lady*."""
    if not people.has("titles", "kept", title.form):
        return False
    before = word_before(sentence, title)
    if before is None or before.head != title.index:
        return True
    return before.feature("NumType") != "Ord"


def _nickname(parts: NameParts) -> str:
    """The second word of a name if it is in quotation marks: *Karl "Kid" Lund*."""
    core = parts.core
    if len(parts.forms) < 2 or core[1].index != core[0].index + 2:
        return ""
    between = next((w.form for w in parts.words if w.index == core[0].index + 1), "")
    return "" if between in _HYPHENS else parts.forms[1]


def _age(sentence: Sentence, role: Mention | None, people: People) -> int | None:
    """The age in a description: *34-year-old baker Ana Lund*."""
    noun = role.head if role is not None else None
    return stated_age(sentence, noun, people) if noun is not None else None


def _role_nouns(sentence: Sentence, role: Mention) -> list[str]:
    """The heads of a description, alone and in compounds: *wife* in *Mr Lund's first wife*."""
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
    own = (near or people.is_person_noun(last.lemma)) and not is_served(sentence, last, people)
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
    """Whether a description is one of an organisation: *the mine's operator*."""
    noun = role.head
    return (
        noun is not None
        and people.has("kinds", "organisation", noun.lemma)
        and not people.is_person_noun(noun.lemma)
    )


def _is_animal(role: Mention, people: People) -> bool:
    """Whether a description is one of an animal or a vessel: *a dog called Rex*."""
    return role.head is not None and people.has("kinds", "christened", role.head.lemma)


def _is_firm(sentence: Sentence, words: list[Token], people: People) -> bool:
    """Whether one word is a firm's name: *the brewer Lund*; *the brewer Ana Lund* is a person."""
    before = word_before(sentence, words[0])
    return before is not None and people.has("kinds", "business", before.lemma) and len(words) == 1


def _places(
    document: Document, sentence: Sentence, head: Token, role: Mention | None
) -> tuple[str, ...]:
    found = [t for t in sentence.children(head, "nmod") if t.upos == "PROPN"]
    # *The **German** Karl Lund*
    found += [t for t in sentence.children(head, "amod") if t.form[:1].isupper()]
    if role is not None:
        found += [t for t in document.tokens_in(role.span) if t.upos in ("PROPN", "ADJ")]
    return tuple(dict.fromkeys(t.form.lower() for t in found))
