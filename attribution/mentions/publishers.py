"""Finds names that a construction shows to be outlets', though neither list nor form does.

*was quoted as saying by Koaci*, *in an interview with Kulturblick*, *a column in Norddag*,
*Automarkt reported, citing two managers*: whoever is named there publishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from attrs import evolve

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.full_names import surnames_in
from attribution.mentions.outlet_forms import Named
from attribution.mentions.outlet_nouns import is_called
from attribution.mentions.outlet_words import ends_as, is_any, is_talk, opens
from attribution.syntax.clauses import hung_on_report

__all__ = ["again", "shown"]

_MOST_WORDS = 6
# If a construction shows more names than this, the article is a list of something else.
_MOST_NAMES = 30


def shown(document: Document, gazetteer: Gazetteer) -> Iterator[Named]:
    """All mentions of the names that a construction anywhere in the article shows to be outlets'.

    Arguments:
        document: the parsed article.
        gazetteer: has the words of the constructions, and those that outlets' names do not have.
    """
    names: dict[str, None] = {}
    surnames = surnames_in(document)
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.upos != "PROPN" and not _is_named(token):
                continue
            beyond = _is_printed(sentence, token, gazetteer)
            article = _own_article(sentence, token, gazetteer)
            if beyond or article is not None or _publishes(sentence, token, gazetteer):
                name = _name(document, sentence, token, beyond, gazetteer)
                if name is None or name.text in surnames:
                    continue
                known = gazetteer.find(name.text.split()[0])
                if " " in name.text and known is not None and not known.doubt:
                    continue  # *Politico Pro* is Politico's
                if article is not None and article.span.end + 1 == name.start:
                    name = document.span(article.span.start, name.end)
                names.setdefault(name.text)
    for words in islice(names, _MOST_NAMES):
        yield from _everywhere(document.text, Named(0, 0, words, "other"))


def again(document: Document, found: Iterable[Named]) -> Iterator[Named]:
    """Every place that names an outlet which a noun before its name shows to be one elsewhere.

    *Told the newspaper Dnevnik that it held ... told Dnevnik he was sorry*

    Arguments:
        document: the parsed article.
        found: the names of outlets in it.
    """
    surnames = surnames_in(document)
    names = {one.name: one for one in found if one.introduced and one.name not in surnames}
    for one in islice(names.values(), _MOST_NAMES):
        yield from _everywhere(document.text, one)


def _everywhere(text: str, one: Named) -> Iterator[Named]:
    """Every place where an outlet's name stands that is no part of a longer one."""
    regex = rf"(?<![\w-]){re.escape(one.name)}(?![\w-]| [A-ZÀ-Þ])"
    for match in re.finditer(regex, text):
        yield evolve(one, start=match.start(), end=match.end(), introduced=False)


def _name(
    document: Document, sentence: Sentence, head: Token, beyond: bool, gazetteer: Gazetteer
) -> Span | None:
    """The name around a word, unless it is a person's, a place's or another body's."""
    tokens = sentence.tokens
    first = last = head.index - 1
    while first and _belongs(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and _belongs(tokens[last + 1]):
        last += 1
    owned = first > 1 and tokens[first - 1].form in gazetteer.words("names", "possessives")
    if owned and tokens[first - 2].entity.endswith("PER"):
        first -= 2  # *Lenny's Shed*, not *Norway's Dagen*
    name = tokens[first : last + 1]
    # The tagger's label means nothing for a name that it does not know.
    known = not beyond and (len(name) > 1 or head.relation != "nsubj")
    if len(name) > _MOST_WORDS or (known and any(t.entity.endswith("LOC") for t in name)):
        return None
    bodies = gazetteer.words("shown", "bodies")
    if any(t.form in gazetteer.words("described", "days") for t in name):
        return None
    if any(t.form.lower() in bodies or t.lemma.lower() in bodies for t in name):
        return None
    if ends_as([t.form for t in name], gazetteer.words("shown", "named")):
        return None  # *told Japan Post*
    before = tokens[first - 1] if first else None
    acronym = all(t.form.isupper() for t in name)
    if acronym and before is not None and before.upos == "DET":
        return None  # *the FBI*
    person = not beyond and len(name) > 1 and any(t.entity.endswith("PER") for t in name)
    return None if person else document.cover(name)


def _is_named(token: Token) -> bool:
    """Whether a word ends a body's name though it is read as another: *Deal **Current**/ADJ*."""
    ends = token.entity.startswith("E-") and token.entity.endswith("ORG")
    return ends and token.upos in ("ADJ", "NOUN") and token.form[:1].isupper()


def _belongs(token: Token) -> bool:
    return token.form[:1].isupper() and token.upos in ("PROPN", "NOUN", "ADJ", "NUM", "X")


def _publishes(sentence: Sentence, token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the bearer of a name is said to publish."""
    above = sentence.head(token)
    if above is None:
        return False
    case = {c.form.lower() for c in sentence.children(token, "case")}
    if token.relation == "nsubj":
        named = token.entity.endswith("ORG") and _quotes(sentence, above, gazetteer)
        return named or _reports(sentence, token, above, gazetteer)
    if opens(case, gazetteer, "agents") and is_any(above, gazetteer, "quoting"):
        return True
    if opens(case, gazetteer, "print") and is_any(above, gazetteer, "columns", "essays"):
        return not token.entity.endswith("PER")  # *an essay in X*
    agent = opens(case, gazetteer, "agents")
    if agent and above.relation == "acl" and is_any(above, gazetteer, "retold"):
        noun = sentence.head(above)  # *in an email first reported by X*
        return noun is not None and is_any(noun, gazetteer, "exchanges")
    leaked = opens(case, gazetteer, "listeners") and is_any(above, gazetteer, "leaked")
    if leaked and token.relation == "obl" and not token.entity.endswith(("LOC", "PER")):
        return True
    if agent and is_any(above, gazetteer, "saying"):  # *quoted as saying by X*
        quoting = sentence.head(above)
        return quoting is not None and is_any(quoting, gazetteer, "quoting")
    if opens(case, gazetteer, "listeners", "partners") and is_any(above, gazetteer, "interviews"):
        return True
    if agent and above.relation == "acl" and is_any(above, gazetteer, "seen"):
        noun = sentence.head(above)  # *an email obtained by X*
        return noun is not None and (
            is_talk(sentence, noun, gazetteer) or is_any(noun, gazetteer, "documents")
        )
    if agent and above.relation == "acl" and is_any(above, gazetteer, "aired"):
        noun = sentence.head(above)  # *remarks aired by X*
        return noun is not None and is_any(noun, gazetteer, "taken_up", "exchanges")
    if token.deprel == "nmod:poss" and is_any(above, gazetteer, "programmes"):
        verb = sentence.head(above)  # *told X's morning show*
        told = verb is not None and above.relation in ("obj", "iobj")
        if verb is not None and told and is_any(verb, gazetteer, "told"):
            return verb.index < token.index
        return opens([c.form.lower() for c in sentence.children(above, "case")], gazetteer, "air")
    return _is_told(sentence, token, above, gazetteer)


def _is_told(sentence: Sentence, token: Token, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether the bearer of a name was told something in an interview, or in an aside.

    *It held, she told X*: a body whose members were told something would not be named so.
    """
    if token.relation not in ("obj", "iobj") or not is_any(verb, gazetteer, "told"):
        return False
    if any(is_any(t, gazetteer, "interviews") for t in sentence.children(verb, "obl")):
        return True
    beside = sentence.children(token, "det", "nmod:poss", "amod")
    # An adjective may be a part of the name: *told Complete Sports*.
    bare = all(t.upos == "ADJ" and t.entity.endswith("ORG") for t in beside)
    before = [t for t in sentence.children(verb, "ccomp", "parataxis") if t.index < verb.index]
    # *It is shut, she told X*: for the parser two clauses, the second without an object
    joined = verb.relation == "conj" and sentence.child(verb, "cc", "ccomp") is None
    aside = verb.relation == "parataxis" or bool(before) or joined
    return bare and aside and token.entity.endswith("ORG")


def _own_article(sentence: Sentence, token: Token, gazetteer: Gazetteer) -> Token | None:
    """The article of the name of one that was told something, if it is a part of that name.

    *Told **The** Ken that it held*: a body's name seldom has one.
    """
    article, verb = sentence.child(token, "det"), sentence.head(token)
    if article is None or verb is None or not article.form[:1].isupper():
        return None
    case = sentence.child(token, "case")
    spoken = case is not None and opens([case.form.lower()], gazetteer, "listeners", "partners")
    told = is_any(verb, gazetteer, "spoken" if spoken else "told")
    before = case if spoken and case is not None else verb
    near = article.index == before.index + 1 and before.form.islower()
    one = token.feature("Number") != "Plur" and sentence.child(token, "nmod") is None
    known = gazetteer.find(token.form) is not None
    return article if told and near and one and not known else None


def _is_printed(sentence: Sentence, token: Token, gazetteer: Gazetteer) -> bool:
    """Whether somebody writes or reports for the bearer of a name, neither person nor place."""
    above = sentence.head(token)
    if above is None:
        return False
    case = {c.form.lower() for c in sentence.children(token, "case")}
    if is_called(sentence, token, gazetteer):
        return True
    if token.relation in ("compound", "nmod") and not case:
        whose = (c for t in sentence.children(above, "nmod") for c in sentence.children(t, "case"))
        if token.entity.endswith("LOC") and any(
            c.form.lower() in gazetteer.words("relays", "staff") and c.index > above.index
            for c in whose
        ):
            return False  # *the **Basra** correspondent of The Levant*
        beat = any(t.feature("Person") == "1" for t in sentence.children(above, "nmod:poss"))
        # *told **our** Capitol Hill reporter*: of whoever writes this
        return not beat and token.deprel != "nmod:poss" and _is_host(above, gazetteer)
    if _employs(sentence, token, above, case, gazetteer):
        return True
    paid = opens(case, gazetteer, "customers")
    if paid and (is_any(above, gazetteer, "columns") or _is_host(above, gazetteer)):
        return True
    writing = above.relation == "advcl" and above.feature("VerbForm") in ("Ger", "Part")
    return paid and writing and is_any(above, gazetteer, "authoring")


def _employs(
    sentence: Sentence, token: Token, above: Token, case: set[str], gazetteer: Gazetteer
) -> bool:
    """Whether somebody who is told something works for the bearer of a name.

    *Told a reporter from X*, *with X*; but *a reporter from Halden* is from there.
    """
    staff = case.intersection(gazetteer.words("relays", "staff"))
    with_it = opens(staff, gazetteer, "partners") and not token.entity.endswith("LOC")
    # *The correspondent of The Levant*: a place would have a small article, if any.
    article = sentence.child(token, "det")
    titled = article is not None and article.form[:1].isupper()
    if not staff or not (with_it or titled or token.entity.endswith("ORG")):
        return False
    told = (above, *sentence.children(above, "obj", "iobj", "obl"))
    return any(_is_host(t, gazetteer) and t.index < token.index for t in told)


def _is_host(noun: Token, gazetteer: Gazetteer) -> bool:
    return noun.upos == "NOUN" and is_any(noun, gazetteer, "reporters")


def _quotes(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a subject quotes somebody as saying something."""
    if not is_any(verb, gazetteer, "quoting") or sentence.child(verb, "obj") is None:
        return False
    marks = (m for v in sentence.children(verb, "advcl") for m in sentence.children(v, "mark"))
    return opens([m.lemma.lower() for m in marks], gazetteer, "roles")


def _reports(sentence: Sentence, token: Token, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a subject reports what others told it: *X reported, citing two managers*."""
    if not is_any(verb, gazetteer, "reported"):
        return False
    below = [*sentence.children(verb, "advcl", "xcomp"), *sentence.children(token, "acl")]
    below += hung_on_report(sentence, verb)
    return any(
        is_any(v, gazetteer, "citing") and v.feature("VerbForm") in ("Ger", "Part") for v in below
    )
