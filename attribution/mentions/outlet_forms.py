"""Finds outlets by the form of their names: *Torvik News Agency*, *the Argus*, *port.net*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from attrs import frozen

from attribution.document import Document, Token
from attribution.knowledge.gazetteer import Doubt
from attribution.mentions.full_names import surnames_in
from attribution.mentions.outlet_lines import Lines, Pattern
from attribution.mentions.outlet_patterns import Patterns
from attribution.mentions.outlet_words import ends_as
from attribution.result import OutletKind

__all__ = ["Named", "by_form"]

# Relations that both a noun and the name after it may have, if the parser took them for two.
_OBJECTS = ("obj", "iobj", "obl", "nmod")
# So many letters at most has an adjective before a name.
_SEAT = 40
# Kinds of outlets whose nouns mean platforms, too: *the platform Weibo*, *the network Weibo*.
_ANYBODYS: tuple[OutletKind, ...] = ("broadcaster", "website")
_NO_NAMES = ("ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ")


@frozen
class Named:
    """A name that may be an outlet's.

    Attributes:
        start: where it begins.
        end: where it ends.
        name: the outlet's canonical name.
        kind: news agency, newspaper, ...
        doubt: why the words may mean something else, or ``""``.
        listed: whether it is in the gazetteer.
        introduced: whether a noun before it shows that it is an outlet's, as its first mention.
    """

    start: int
    end: int
    name: str
    kind: OutletKind
    doubt: Doubt = ""
    listed: bool = False
    introduced: bool = False


def by_form(document: Document, patterns: Patterns) -> Iterator[Named]:
    """The names in an article whose form shows them to be outlets', and descriptions of outlets.

    Arguments:
        document: the parsed article.
        patterns: the forms.
    """
    # To a regular expression, an underscore is a letter: *told _The Halden Herald_*.
    lines = Lines(document.text.replace("_", " "))
    surnames = surnames_in(document)
    for pattern, match in patterns.named.matches(lines):
        found = _named(document, pattern, match, patterns)
        # *told Rosenpost*, in a text that names an Ida Rosenpost
        if found is not None and not (found.doubt and found.name in surnames):
            yield found
    yield from _described(document, patterns, lines)


def _named(
    document: Document, pattern: Pattern, match: re.Match[str], patterns: Patterns
) -> Named | None:
    text = document.text
    start, end = match.span("name")
    name = list(document.tokens_in(document.span(start, end)))
    title = "noun" in match.re.groupindex and match.start("noun") < start
    while (
        name
        and name[0].upos in (("DET",) if title else _NO_NAMES)  # *the podcast Off the Ball*
        and name[0].form[0].isupper()
        and not _is_acronym(name)  # *told WHO Radio*
        and not (name[1:] and name[1].span.start == name[0].span.end)  # *the All-In podcast*
    ):  # *As Torvik News reported*
        name = name[1:]
        start = name[0].span.start if name else end
    if title:
        name = _without_clause(document, name)
        end = name[-1].span.end if name else start
    based = _is_behind_seat(text, start, patterns)
    if start == match.start("name") and name and not based and _goes_before(document, name[0]):
        return None  # *Tower Radio Control*
    name = list(_without_owner(name, patterns))
    start = name[0].span.start if name else start
    # *the Torvik-based Vanguard newspaper*
    seat, _, rest = text[start:end].partition(" ")
    if rest and name and "-" in seat and patterns.adjective.fullmatch(seat.lower()):
        start = end - len(rest)
        name = [t for t in name if t.span.start >= start]
    owned = len(name) > 1 and name[-1].form in patterns.possessive
    if owned:  # *Radio Halden's morning show*
        name.pop()
        end = name[-1].span.end
    if pattern.doubt and name and name[-1].form.lower() in patterns.bodies:
        return None  # *the Evening Star Foundation*
    if pattern.doubt and ends_as([t.form for t in name], patterns.others):
        return None  # *told the Majority Leader*, *told Japan Post*
    if pattern.doubt and any(t.form in patterns.things for t in name[-2:-1]):
        return None  # *told HMS Herald*, *told Camp Sentinel*
    anybodys = pattern.doubt or pattern.kind in _ANYBODYS
    if anybodys and name and name[0].form in patterns.platforms:
        return None  # *Instagram Live*, *the platform Weibo*
    if any(t.form in patterns.owners for t, s in pairwise(name) if s.form in patterns.possessive):
        return None  # *Norsat Television's Morning Daily* is a programme of Norsat's
    plain = bool(name) and patterns.beginnings.isdisjoint(t.form for t in name)
    if pattern.doubt and plain and _is_person(document, name):
        return None  # *told Mary Herald*
    # *the Swiss newspaper* has no name in it, nor has *state radio Tuesday*.
    alone = len(name) == 1
    behind = "noun" in match.re.groupindex
    # What an article with a capital stands before behind a noun is one: *newspaper The Quill*.
    cut = not behind and start > match.start("name")
    if not name or (alone and (_is_plain(name[0]) or cut)):
        return None
    # *state radio Sunday night*, but *the Sunday Clarion newspaper*
    if name[0].form in patterns.days and (alone or behind):
        return None
    # *He said on television Mayor Reyes had lied*, *told the paper Norway's king was ill*: the noun
    # belongs to another phrase.
    if (owned or match.end() == end) and pattern.doubt == "" and behind:
        noun = document.tokens_in(document.span(*match.span("noun")))
        if not _joined(document, noun, name) and not _told(document, noun, name):
            return None
    # An article that was no more than matched stands before a name of one word.
    marked = not text[start - 1 : start].isspace()  # *the "Argus"*
    first = match.start() if pattern.definite and not marked else start
    introduced = behind and match.start("noun") < start
    name_there = text[first:end]
    return Named(start, end, name_there, pattern.kind, pattern.doubt, introduced=introduced)


def _without_owner(name: Sequence[Token], patterns: Patterns) -> Sequence[Token]:
    """A name without the day or the place in front of it: *Lebanon's Al-Jadeed TV*."""
    ends = (i for i, t in enumerate(name) if t.form in patterns.possessive)
    end = next(ends, 0)
    owner, rest = name[:end], name[end + 1 :]
    if not rest or not any(t.relation == "nmod" for t in owner):
        return name
    # *Monday's Le Soir*, *Sri Lanka's Daily Mirror*
    named = owner[0].form in patterns.days or all(t.entity != "O" for t in owner)
    return rest if named else name


def _without_clause(document: Document, name: Sequence[Token]) -> list[Token]:
    """A name without the subject of the clause behind it: *told the blog Quill **the Navy** ...*.

    What an article within a title stands before belongs to the title: *Pod Save the World*.
    """
    for i, token in enumerate(name):
        if token.upos != "DET" or token.form[0].isupper():
            continue
        sentence = document.sentences[token.sentence]
        noun = sentence.head(token)
        verb = sentence.head(noun) if noun is not None else None
        subject = noun is not None and noun.relation.startswith("nsubj") and verb not in name
        if noun not in name or subject:
            return list(name[:i])
    return list(name)


def _described(document: Document, patterns: Patterns, lines: Lines) -> Iterator[Named]:
    text = document.text
    for pattern, match in patterns.described.matches(lines):
        following = patterns.word.match(text, match.end() + 1)
        if following and following[0][0].isupper() and following[0] not in patterns.days:
            continue
        if following and f"{match['noun']} {following[0]}" in patterns.nouns:
            continue  # *the Peruvian television **programme** Cuarta*
        start = match.start("noun")
        for word in reversed(list(patterns.word.finditer(text, match.start(), start))):
            capital = word[0][0].isupper()
            if not patterns.adjective.fullmatch(word[0].lower()) and not (
                capital and _is_adjective(document, word.start(), word.end())
            ):
                break
            start = word.start()
        if start < match.start("noun") and text[start : match.end()] not in patterns.none:
            yield Named(start, match.end(), text[start : match.end()], pattern.kind)


def _is_person(document: Document, name: Sequence[Token]) -> bool:
    """Whether a name is tagged as a person's, and lacks the article that outlets' names have.

    A title may be before it: *told Inspector Emily Post*.
    """
    at = name[0].index - 2
    tokens = document.sentences[name[0].sentence].tokens
    bare = at < 0 or tokens[at].upos != "DET"
    person = list(dropwhile(lambda t: t.entity == "O", name))
    return len(person) > 1 and bare and all(t.entity.endswith("PER") for t in person)


def _is_acronym(name: Sequence[Token]) -> bool:
    """Whether a name begins with capitals that only look like a function word."""
    return (
        len(name) > 1 and len(name[0].form) > 1 and name[0].form.isupper() > name[1].form.isupper()
    )


def _is_plain(token: Token) -> bool:
    """Whether a word is an adjective of nationality; a web address is not, whatever its tag."""
    return token.upos == "ADJ" and token.form[0].isupper()


def _goes_before(document: Document, first: Token) -> bool:
    """Whether a name begins before a word that was taken for its first."""
    sentence = document.sentences[first.sentence]
    before = sentence.tokens[first.index - 2] if first.index > 1 else None
    if before is None or before.upos != "PROPN":
        return False
    one_name = ("compound", "flat")
    return (
        before.relation in one_name and sentence.head(before) in sentence.tokens[first.index - 1 :]
    ) or (first.relation in one_name and sentence.head(first) == before)


def _is_behind_seat(text: str, start: int, patterns: Patterns) -> bool:
    """Whether an adjective of where an outlet is stands right before it: *Halden-based Hit FM*."""
    before = text[max(0, start - _SEAT) : start].split()[-1:]
    return bool(before and "-" in before[0] and patterns.adjective.fullmatch(before[0].lower()))


def _joined(document: Document, noun: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a noun and a name beside it are parts of one phrase."""
    inside = {(t.sentence, t.index) for t in name}
    nouns = {(t.sentence, t.index) for t in noun}
    links = ("compound", "appos", "flat", "nmod", "amod")
    if any((t.sentence, t.head) in inside and t.relation in links for t in noun) or any(
        (t.sentence, t.head) in nouns and t.relation in links for t in name
    ):
        return True
    # *told the station Vox Tirna*, two objects of one verb for the parser, or two subjects
    of = {(t.sentence, t.head) for t in noun if t.relation in _OBJECTS}
    by = {(t.sentence, t.head) for t in noun if t.relation == "nsubj" or _has_article(document, t)}
    return any(
        # An acronym may be taken for a verb.
        ((t.sentence, t.head) in of and (t.relation in _OBJECTS or t.form.isupper()))
        or ((t.sentence, t.head) in by and t.relation == "nsubj")
        for t in name
    )


def _has_article(document: Document, token: Token) -> bool:
    """Whether a word that is read as an adverb has an article: *the opposition **daily** Quill*."""
    sentence = document.sentences[token.sentence]
    return token.relation == "advmod" and sentence.child(token, "det") is not None


def _told(document: Document, noun: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a name between a noun with an article and a clause belongs to the noun.

    *told the newspaper Dagsavisen the vote was stolen*, however the parser cut it: what
    the clause begins with can be no part of a name.
    """
    tokens = document.sentences[name[-1].sentence].tokens
    after = tokens[name[-1].index] if name[-1].index < len(tokens) else None
    near = noun and noun[0].index > 1 and noun[0].sentence == name[-1].sentence
    before = tokens[noun[0].index - 2] if near else None
    while near and before is not None and before.head == noun[-1].index and before.index > 1:
        if before.relation not in ("amod", "compound"):
            break
        before = tokens[before.index - 2]  # *told the **Lagos** paper The Lantern*
    return (
        before is not None
        and before.upos == "DET"
        and after is not None
        and after.upos in ("DET", "PRON", "SCONJ", "PUNCT")
        and not name[-1].entity.endswith("PER")
    )


def _is_adjective(document: Document, start: int, end: int) -> bool:
    tokens = document.tokens_in(document.span(start, end))
    return bool(tokens) and (tokens[0].upos == "ADJ" or _is_some_place(document, tokens[0]))


def _is_some_place(document: Document, word: Token) -> bool:
    """Whether a place tells which of many is meant: *told a **Lagos** newspaper*.

    *The Halden newspaper* is called so.
    """
    before = document.sentences[word.sentence].tokens[max(word.index - 2, 0)]
    some = before.feature("Definite") == "Ind" and before.head == word.head
    return some and word.relation == "compound" and word.entity.endswith("LOC")
