"""Finds where an article names an outlet: listed outlets, and others by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from attribution.claim import Mention
from attribution.document import Document, Span, Token
from attribution.knowledge.gazetteer import Doubt, Gazetteer
from attribution.mentions.editions import edition
from attribution.mentions.full_names import surnames_in
from attribution.mentions.outlet_appositions import apposed, names_of
from attribution.mentions.outlet_forms import Named, by_form
from attribution.mentions.outlet_patterns import Patterns, patterns_of
from attribution.mentions.outlet_words import is_any
from attribution.mentions.publishers import again, shown
from attribution.mentions.shared_initials import settled
from attribution.result import OutletKind

__all__ = ["OutletMention", "outlet_mentions"]

# How far before a name its noun may begin: *the Karshi newspaper Morning Tide*.
_NOUN_REACH = 24
# Marks around a title, in plain text and in Markdown: *told _The Post_*.
_TITLE_MARKS = "_*\"“‘'"


@frozen
class OutletMention:
    """A mention of an outlet by name.

    Attributes:
        span: the name.
        name: canonical name.
        kind: news agency, newspaper, ...
        head: its syntactic head.
        doubt: why the words may mean something else (see `Doubt`), if nothing beside them
            shows that an outlet is meant; else ``""``.
    """

    span: Span
    name: str
    kind: OutletKind
    head: Token
    doubt: Doubt = ""


def outlet_mentions(
    document: Document, gazetteer: Gazetteer, others: Iterable[Named] = ()
) -> tuple[OutletMention, ...]:
    """All mentions of outlets by name or description in text order.

    Of overlapping ones the longest is kept; of equally long ones the surer, then the listed one.
    A listed name followed by *TV* or *Radio* is another name of that outlet.

    Arguments:
        document: the parsed article.
        gazetteer: known outlets, and the forms of others' names.
        others: names that the layout shows to be outlets'.
    """
    patterns = patterns_of(gazetteer)
    beside = list(apposed(document, gazetteer))
    explained = {(name.start, name.end) for name, _ in beside}
    found = list(_listed(document, gazetteer))
    found += (Named(name.start, name.end, name.text, kind) for name, kind in beside)
    found += by_form(document, patterns)
    found += shown(document, gazetteer)
    found += list(again(document, found))
    found += others
    found = settled(document.text, found, gazetteer)
    found = [_assured(document.text, one, explained, patterns) for one in found]
    found.sort(key=lambda f: (f.start, f.start - f.end, bool(f.doubt), not f.listed))
    names = names_of(document, gazetteer)
    mentions: list[OutletMention] = []
    for one in found:
        if mentions and one.start < mentions[-1].span.end:
            last = mentions[-1]
            if one.end - one.start <= len(last.span):
                more = document.text[one.end : last.span.end].split()
                sure = one.listed and not one.doubt and one.start == last.span.start
                if sure and more and patterns.services.issuperset(more):
                    mentions[-1] = evolve(last, name=one.name, doubt="")
                elif last.kind == "other" and (one.start, one.end) == (
                    last.span.start,
                    last.span.end,
                ):
                    # A construction shows an outlet, but not of what kind, which the name does,
                    # nor the whole of its name: *the **Times** reported, citing two officials*.
                    name = one.name if one.listed else last.name
                    mentions[-1] = evolve(last, kind=one.kind, name=name)
                continue
            mentions.pop()
        if mentions and not one.listed and _is_owned(document.text, mentions[-1], one, gazetteer):
            mentions[-1] = evolve(mentions[-1], doubt="")
            continue
        words = Mention.of(document, document.span(one.start, one.end))
        if words.head is not None:
            name = names.get(words.head.span.start, one.name)
            mentions.append(OutletMention(words.span, name, one.kind, words.head, one.doubt))
    return tuple(mentions)


def _listed(document: Document, gazetteer: Gazetteer) -> Iterator[Named]:
    """The names that are in the gazetteer, and those of their editions and stations."""
    text = document.text
    surnames = surnames_in(document)
    articles = gazetteer.words("names", "articles")
    either = {*articles, *map(str.title, articles), *_dates(gazetteer)}
    for start, end, known in gazetteer.scan(text):
        doubt = known.doubt
        if doubt and (
            _opens_person(document, start, end) or _ends_another(document, start, end, gazetteer)
        ):
            continue
        if text[start:end] in surnames or (doubt == "name" and _is_surname(document, start, end)):
            doubt = "surname"
        elif doubt == "name" and _is_told(document, start, end, gazetteer):
            doubt = "word"
        named = Named(start, end, known.name, known.kind, doubt, True)
        longer = edition(document, named, gazetteer)
        if longer is not None:
            yield longer
            continue
        if doubt and _goes_on(document, start, end, gazetteer):
            continue
        longer = _named_after(document, named, gazetteer)
        if longer is not None:
            yield longer
            continue
        # *Times* alone is not *The Times*.
        first, _, rest = known.name.partition(" ")
        bare = doubt and rest and " " not in text[start:end] and first.lower() in articles
        before = text[max(0, start - _NOUN_REACH) : start].rstrip(_TITLE_MARKS)
        last = (word.lstrip(_TITLE_MARKS) for word in before.split()[-1:])
        article = before[-1:] == " " and bool(either.intersection(last))
        if (article or not bare) and not _is_thing(text, end, doubt, gazetteer):
            yield named


def _goes_on(document: Document, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name is only the beginning of one that is not listed: ***Vox** Populi Malawi*."""
    if document.text[end : end + 1] != " " or not document.text[end + 1 : end + 2].isupper():
        return False
    inside = [t for t in document.tokens_in(document.span(start, end)) if start <= t.span.start]
    tokens = document.sentences[inside[0].sentence].tokens if inside else ()
    behind = next((t for t in tokens if t.span.start == end + 1), None)
    if behind is None or behind.form in gazetteer.words("described", "days"):
        return False
    one = ("compound", "flat")
    return behind.upos == "PROPN" and (
        (behind.relation == "flat" and any(t.index == behind.head for t in inside))
        or any(t.relation in one and t.head == behind.index for t in inside)
    )


def _named_after(document: Document, named: Named, gazetteer: Gazetteer) -> Named | None:
    """The longer name of another outlet that begins so in a foreign language: *El Faro del Sur*."""
    owners = gazetteer.words("openers", "owners")
    links = [k for k in gazetteer.words("names", "links") if k.split()[0] not in owners]
    first, _, _ = document.text[named.end + 1 : named.end + 8].partition(" ")
    if first not in links:
        return None
    after = document.tokens_in(document.span(named.end, min(named.end + 60, len(document.text))))
    name: list[Token] = []
    for token in after:
        if token.form not in links and not (name and token.form[:1].isupper()):
            break
        name.append(token)
    while name and name[-1].form in links:
        name.pop()
    inside = document.tokens_in(document.span(named.start, named.end))
    heads = {(t.sentence, t.index) for t in (*inside, *name)}
    person = any(t.entity.endswith("PER") for t in name)
    if not name or person or any((t.sentence, t.head) not in heads for t in name):
        return None  # *told Reuters **de Klerk** had left*
    end = name[-1].span.end
    return Named(named.start, end, document.text[named.start : end], named.kind, named.doubt)


def _is_owned(text: str, owner: OutletMention, one: Named, gazetteer: Gazetteer) -> bool:
    """Whether a name that is not listed is a part of an outlet's: *the Post's Inkwell blog*."""
    between = text[owner.span.end : one.start].rstrip(" ")
    shown = not owner.doubt or (owner.doubt == "word" and not one.doubt)
    return shown and between in gazetteer.words("names", "possessives")


def _dates(gazetteer: Gazetteer) -> Iterator[str]:
    """What stands for an article before a paper's name: *in **Monday's** Times*."""
    for day in (*gazetteer.words("described", "days"), *gazetteer.words("relays", "when")):
        for ending in gazetteer.words("names", "possessives"):
            yield day + ending


def _is_surname(document: Document, start: int, end: int) -> bool:
    """Whether a name is the last of somebody's: *Pia Stern*."""
    words = document.tokens_in(document.span(start, end))
    if len(words) != 1 or words[0].index == 1 or words[0].relation != "flat":
        return False
    sentence = document.sentences[words[0].sentence]
    before = sentence.tokens[words[0].index - 2]
    named = before.upos == "PROPN" and before.form[:1].isupper()
    return named and sentence.head(words[0]) in (before, sentence.head(before))


def _is_told(document: Document, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a given name is told something in a text that otherwise names people in full.

    *Rehman Ali told **Dawn** that ...*: a text that calls people by their given names alone, as
    stories do, may mean a person; and so may one that has mentioned a Dawn Roe.
    """
    words = document.tokens_in(document.span(start, end))
    verb = document.sentences[words[0].sentence].head(words[0]) if len(words) == 1 else None
    if verb is None or words[0].relation not in ("obj", "iobj", "obl"):
        return False
    if not is_any(verb, gazetteer, "spoken" if words[0].relation == "obl" else "told"):
        return False
    persons = [n.span.text.split() for n in document.named_entities if n.kind == "person"]
    surnames = {name[-1] for name in persons if len(name) > 1}
    short = {name[0] for name in persons if len(name) == 1} - {words[0].form}
    return bool(surnames) and short <= surnames and not _has_bearer(document, words[0].form)


def _has_bearer(document: Document, name: str) -> bool:
    """Whether a name is ever followed by another word with a capital: *Dawn Roe*."""
    followed = re.compile(rf"\b{re.escape(name)} [A-ZÀ-Þ][a-zß-ÿ]")
    return followed.search(document.text) is not None


def _opens_person(document: Document, start: int, end: int) -> bool:
    """Whether a name is the first of somebody's: ***Dawn** Roe*."""
    words = document.tokens_in(document.span(start, end))
    if len(words) != 1 or not words[0].entity.startswith("B-"):
        return False
    return words[0].entity.endswith("PER")


def _ends_another(document: Document, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name is the end of a body's: *Wicklow **People***."""
    words = document.tokens_in(document.span(start, end))
    if not words or words[0].index == 1 or not words[-1].entity.startswith("E-"):
        return False
    before = document.sentences[words[0].sentence].tokens[words[0].index - 2]
    # *Slow Money*, but *German Focus*, which taggers take for one name, too.
    nation = before.upos == "ADJ" and before.entity.startswith("B-") and words[0].upos == "PROPN"
    nation = nation and gazetteer.find(before.form) is None  # *Standard Life*
    named = before.form[:1].isupper() and before.upos != "DET" and not nation
    named = named and before.entity.startswith(("B-", "I-"))
    return named and words[-1].entity.endswith("ORG") and before.entity.endswith("ORG")


def _assured(text: str, one: Named, explained: set[tuple[int, int]], patterns: Patterns) -> Named:
    """A name without its doubt if a noun beside it shows that it is an outlet's."""
    plain = (one.start, one.end) in explained or _noun_beside(text, one.start, one.end, patterns)
    return evolve(one, doubt="") if one.doubt and plain else one


def _noun_beside(text: str, start: int, end: int, patterns: Patterns) -> bool:
    before = text[max(0, start - _NOUN_REACH) : start]
    return bool(patterns.after.match(text, end) or patterns.before.search(before))


def _is_thing(text: str, end: int, doubt: Doubt, gazetteer: Gazetteer) -> bool:
    """Whether a doubtful name only modifies the noun after it: *CCTV footage*."""
    behind = text[end : end + _NOUN_REACH].split(maxsplit=1)[:1]
    return bool(
        doubt and behind and behind[0].rstrip(".,;:") in gazetteer.words("things", "behind")
    )
