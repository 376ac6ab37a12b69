"""Finds later mentions of an outlet: *the Post*, *the broadcaster*, *this newspaper*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from attrs import define, evolve, field

from attribution.claim import Mention
from attribution.document import Document, Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_patterns import patterns_of
from attribution.mentions.outlet_words import any_of, is_any, opens
from attribution.mentions.outlets import OutletMention
from attribution.result import OutletKind

__all__ = ["with_anaphora"]

# Dependents that *the newspaper* may have and still refer back: parsers attach clauses to it, too.
_LOOSE = ("case", "punct", "acl", "appos", "obl")
# For how many sentences *the newspaper* still means the one named last.
_REACH = 6
# Kinds that are called by each other's nouns: many papers are sites, and some are magazines.
_PRINTED = ("newspaper", "magazine", "website", "other")
# The last paragraph, counted from 0, that can open with who supplied the report.
_TOP = 3
_SHORT = r"(?P<name>[A-ZÀ-Þ][\w-]*\w)\b(?! [A-ZÀ-Þ])"


def with_anaphora(
    document: Document, named: Sequence[OutletMention], gazetteer: Gazetteer
) -> tuple[OutletMention, ...]:
    """The mentions together with those that refer back to them, in text order.

    Arguments:
        document: the parsed article.
        named: mentions by name or description, in text order.
        gazetteer: has the nouns that can refer to an outlet.
    """
    named = tuple(_of_publisher(document, named, gazetteer))
    mentions = {m.span.start: m for m in _assured(_taken_up(document, named))}
    for short in _short_forms(document, named, gazetteer):
        mentions[short.span.start] = short
    ordered = [mentions[start] for start in sorted(mentions)]
    known = {m.span.start for m in ordered}
    ordered += [m for m in _nouns(document, ordered, gazetteer) if m.span.start not in known]
    ordered += list(_pronouns(document, ordered, gazetteer))
    return tuple(sorted(ordered, key=lambda m: m.span.start))


@cache
def _short(articles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(*articles, *map(str.title, articles))} {_SHORT}")


def _assured(named: Iterable[OutletMention]) -> Iterator[OutletMention]:
    """*Petra* after *the Petra news agency* is not a woman's name."""
    sure: set[str] = set()
    for mention in named:
        if not mention.doubt:
            sure.add(mention.name)
        certain = mention.name in sure and mention.doubt != "surname"
        yield evolve(mention, doubt="") if certain else mention


def _taken_up(document: Document, named: Sequence[OutletMention]) -> Iterator[OutletMention]:
    """*the state news agency* after *the Korean Central News Agency*; *the Halden-based daily*."""
    last: dict[str, OutletMention] = {}
    before: OutletMention | None = None
    for mention in named:
        described = mention.name.split()[-1].islower()
        meant = last.get(mention.kind) if described else None
        sentence = document.sentences[mention.head.sentence]
        above = sentence.head(mention.head) if mention.head.relation == "appos" else None
        beside = before is not None and above is not None and before.span.covers(above.span)
        if described and before is not None and beside:  # *the Guardian, a British newspaper*
            yield evolve(mention, name=before.name)
            continue
        if not described:
            before = mention
            if not mention.doubt:
                last[mention.kind] = mention
        determiner = sentence.child(mention.head, "det")
        definite = determiner is not None and determiner.feature("Definite") == "Def"
        near = meant is not None and sentence.index - meant.head.sentence <= _REACH
        if meant is not None and definite and near:
            yield evolve(mention, name=meant.name)
        else:
            yield mention


def _short_forms(
    document: Document, named: Sequence[OutletMention], gazetteer: Gazetteer
) -> Iterator[OutletMention]:
    """*the Post* after *The Washington Post*."""
    waiting = list(reversed(named))
    taken = {(m.span.start, m.span.end): m for m in named}
    last: dict[str, OutletMention] = {}
    for match in _short(gazetteer.words("names", "articles")).finditer(document.text):
        while waiting and waiting[-1].span.start < match.start():
            first = waiting.pop()
            words = first.name.split()
            # *The Gazette* alone is no fuller name of the Gazette.
            if len(_plain(first.name, gazetteer)) > 1 and first.doubt in ("", "word"):
                last[words[-1]] = first
        meant = last.get(match["name"])
        there = taken.get(match.span("name"))
        if meant is None or (there is not None and not there.doubt):
            continue
        if meant.doubt:
            # *The Ledger* is the Seattle Ledger, if either is an outlet.
            if there is not None:
                yield evolve(there, name=meant.name, kind=meant.kind)
            continue
        short = Mention.of(document, document.span(*match.span("name")))
        if short.head is not None:
            yield OutletMention(short.span, meant.name, meant.kind, short.head)


def _nouns(
    document: Document, named: Sequence[OutletMention], gazetteer: Gazetteer
) -> Iterator[OutletMention]:
    """*the broadcaster* after *ZDF*, and *this newspaper*."""
    kinds: dict[str, OutletKind] = {}
    for section in ("loose_nouns", "nouns"):
        for of_kind, nouns in gazetteer.forms.get(section, {}).items():
            kinds.update(dict.fromkeys(nouns, cast(OutletKind, of_kind)))
    own = gazetteer.words("references", "own")
    strong = {n for nouns in gazetteer.forms.get("nouns", {}).values() for n in nouns}
    waiting = list(reversed(named))
    starts = {m.span.start for m in named}
    before = _NamedBefore()
    publisher, supplier = _own_outlet(document, named, gazetteer), _supplier(document, named)
    for sentence, token in ((s, t) for s in document.sentences for t in s.tokens):
        while waiting and waiting[-1].span.start < token.span.start:
            outlet = waiting.pop()
            before.add(outlet, tells=_tells(document, outlet, gazetteer))
        kind = kinds.get(token.form)
        if kind is None or token.relation == "compound" or token.span.end + 1 in starts:
            continue  # *the Tamil daily Uthayan* is none that was named
        clear = token.form in strong or kind == "newspaper"
        others = [c for c in sentence.children(token) if c.relation not in _LOOSE]
        determiner = _determiner(others, gazetteer, clear=clear)
        alone = len(others) == 1
        if determiner in own and alone:
            supplied = supplier if supplier is not None and supplier[1] == kind else None
            name, its_kind = publisher or supplied or (f"{determiner} {token.form}", kind)
            yield OutletMention(token.span, name, its_kind, token)
        elif determiner in gazetteer.words("names", "articles"):
            # *told the station*, but *arrived at the station*
            may_mean = clear or kind == "broadcaster"
            sure = token.form in strong or (may_mean and _reports(sentence, token, gazetteer))
            meant = before.last_of(kind, alone=alone, sure=sure)
            if meant is None and alone and _reports(sentence, token, gazetteer):
                meant = before.only_akin(kind)
            if meant is not None and sentence.index - meant.head.sentence <= _REACH:
                yield OutletMention(token.span, meant.name, meant.kind, token)
            elif alone and token.form in strong and _quotes(sentence, token, gazetteer):
                yield OutletMention(token.span, f"{determiner} {token.form}", kind, token)


@define
class _NamedBefore:
    """The outlets named before a word.

    Attributes:
        last: the last one of each kind whose name is not in doubt, or that tells something, and the
            last of all kinds.
        doubted: the only one of each kind whose name may be a common word; None if several.
        unsorted: the last one of unknown kind: *obtained by The Quebral Star*.
        only: the only one named so far; None if several.
    """

    last: dict[str, OutletMention] = field(factory=dict)
    doubted: dict[str, OutletMention | None] = field(factory=dict)
    unsorted: OutletMention | None = None
    only: OutletMention | None = None
    _several: bool = False

    def add(self, mention: OutletMention, *, tells: bool) -> None:
        """Notes the next outlet, and whether it tells something where it is named."""
        self._several |= self.only is not None and self.only.name != mention.name
        self.only = None if self._several else mention
        if not mention.doubt:
            self.last[mention.kind] = self.last["other"] = mention
            self.unsorted = mention if mention.kind == "other" else self.unsorted
        elif mention.doubt == "word":
            last = self.last.get(mention.kind)
            if last is not None and last.name.split()[-1].islower():
                del self.last[mention.kind]  # *A French paper* is the one that is named next.
            if tells:
                self.last[mention.kind] = mention  # *The Standard says that ...*
            before = self.doubted.get(mention.kind, mention)
            same = before is not None and before.name == mention.name
            self.doubted[mention.kind] = mention if same else None

    def last_of(self, kind: OutletKind, *, alone: bool, sure: bool) -> OutletMention | None:
        """The outlet that a noun for a kind means.

        Arguments:
            kind: the kind.
            alone: whether the noun has no modifier but a determiner.
            sure: whether the noun can only mean an outlet.
        """
        meant = self.last.get(kind, self.unsorted if alone else None)
        # *The Halden Star* is the newspaper that is told.
        return self.doubted.get(kind) if meant is None and sure else meant

    def only_akin(self, kind: OutletKind) -> OutletMention | None:
        """The only outlet named, if it may be called so: *the newspaper* for *Nikkei Asia*."""
        only = self.only if kind in _PRINTED else None
        return only if only is not None and not only.doubt and only.kind in _PRINTED else None


def _tells(document: Document, outlet: OutletMention, gazetteer: Gazetteer) -> bool:
    """Whether an outlet is the subject of a verb with a clause: ***the Standard** says it fell*.

    Or it stands in such a phrase: *according to **halmnews.net***.
    """
    sentence = document.sentences[outlet.head.sentence]
    verb = sentence.head(outlet.head) if outlet.head.deprel == "nsubj" else None
    if verb is not None and sentence.child(verb, "ccomp") is not None:
        return True
    cases = [c.lemma.lower() for c in sentence.children(outlet.head, "case")]
    return opens(cases, gazetteer, "according")


def _determiner(others: Sequence[Token], gazetteer: Gazetteer, *, clear: bool) -> str | None:
    """The only modifier of a noun, *same* and *local* aside, in lower case.

    Arguments:
        others: all its modifiers.
        gazetteer: has the words that refer to something named before.
        clear: whether the noun means an outlet whatever its modifier: *the independent agency*
            may be anything.
    """
    adjective = patterns_of(gazetteer).adjective
    plain = [
        other
        for other in others
        if other.lemma.lower() not in gazetteer.words("references", "again")
        and not (clear and _describes(other, adjective))
    ]
    return plain[0].form.lower() if len(plain) == 1 else None


def _describes(token: Token, adjective: re.Pattern[str]) -> bool:
    """Whether a word says what kind of outlet a noun means: *the **local** paper*, *German*."""
    if token.relation == "compound":
        return token.form.islower()  # *the trade magazine*
    if token.relation != "amod":
        return False
    nation = token.upos == "ADJ" and token.form[:1].isupper()
    return nation or adjective.fullmatch(token.form.lower()) is not None


def _reports(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is told something, or reports: *the paper had reported that ...*.

    So does somebody of the outlet's: *told the station's Ana Lund*.
    """
    whose = sentence.head(noun) if noun.deprel == "nmod:poss" else None
    noun = whose if whose is not None and whose.upos == "PROPN" else noun
    verb = sentence.head(noun)
    if verb is None:
        return False
    if noun.deprel == "nsubj":
        return is_any(verb, gazetteer, "reported", "quoting")
    told = noun.relation in ("obj", "iobj") and is_any(verb, gazetteer, "told")
    return told and verb.index < noun.index


def _pronouns(
    document: Document, named: Sequence[OutletMention], gazetteer: Gazetteer
) -> Iterator[OutletMention]:
    """*It quoted her as saying ...*, right after a sentence that an outlet is the subject of."""
    subjects = {m.head.sentence: m for m in named if not m.doubt and m.head.relation == "nsubj"}
    for sentence in document.sentences:
        before = subjects.get(sentence.index - 1)
        if before is None:
            continue
        if document.sentences[sentence.index - 1].paragraph != sentence.paragraph:
            continue
        for token in sentence.tokens:
            neuter = token.upos == "PRON" and token.feature("Gender") == "Neut"
            verb = sentence.head(token) if neuter and token.deprel == "nsubj" else None
            if verb is None or not is_any(verb, gazetteer, "quoting"):
                continue
            if sentence.child(verb, "obj") is not None and token.index == 1:
                yield OutletMention(token.span, before.name, before.kind, token)


def _quotes(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun quotes somebody, and so means an outlet even if none was named before."""
    verb = sentence.head(noun)
    return noun.deprel == "nsubj" and verb is not None and is_any(verb, gazetteer, "citing")


def _of_publisher(
    document: Document, named: Sequence[OutletMention], gazetteer: Gazetteer
) -> Iterator[OutletMention]:
    """*The Examiner* in the Halden Examiner, unless the text names another one in full."""
    publisher = document.metadata.publisher or ""
    own = _own_outlet(document, named, gazetteer) if " " in publisher else None
    short = publisher.split()[-1:]
    full = any(m.name.split()[-1:] == short and len(_plain(m.name, gazetteer)) > 1 for m in named)
    for mention in named:
        mine = own is not None and not full and _plain(mention.name, gazetteer) == short
        yield evolve(mention, name=own[0], kind=own[1], doubt="") if own and mine else mention


def _plain(name: str, gazetteer: Gazetteer) -> list[str]:
    """The words of a name without the article before them."""
    first, *rest = name.split()
    return (
        rest if rest and first.lower() in gazetteer.words("names", "articles") else [first, *rest]
    )


def _supplier(document: Document, named: Sequence[OutletMention]) -> tuple[str, OutletKind] | None:
    """The outlet in the first brackets: *GENEVA (AP) — He told this agency that ...*."""
    first = named[0] if named else None
    if first is None or document.sentences[first.head.sentence].paragraph > _TOP:
        return None
    around = document.text[max(0, first.span.start - 1) : first.span.end + 1]
    return (first.name, first.kind) if around[0] + around[-1] == "()" else None


def _own_outlet(
    document: Document, named: Sequence[OutletMention], gazetteer: Gazetteer
) -> tuple[str, OutletKind] | None:
    """The outlet that the article is published by: *The Courier has learned*."""
    publisher = document.metadata.publisher
    if publisher:
        known = gazetteer.find(publisher)
        return (known.name, known.kind) if known else (publisher, "newspaper")
    perfects = gazetteer.words("references", "perfects")
    for mention in named:
        sentence = document.sentences[mention.head.sentence]
        verb = sentence.head(mention.head)
        if verb is not None and mention.head.relation == "nsubj":
            perfect = any(c.lemma.lower() in perfects for c in sentence.children(verb, "aux"))
            if perfect and verb.lemma.lower() in gazetteer.words("relays", "own"):
                return mention.name, mention.kind
    return None
