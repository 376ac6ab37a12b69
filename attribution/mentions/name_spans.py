"""Runs of words that may be a name: what the tagger found, and other proper nouns."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator, Sequence

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.syntax.marks import DOUBLE

__all__ = ["is_brand", "runs"]

_HYPHENS = ("-", "‐", "‑")
_HANDLE = "@#"
_MARKS = (*DOUBLE, "'", "‘", "’")
_BRACKETS = ("(", "[")
# A given name, a nickname in marks and a surname.
_PARTS = ("given", "nickname", "surname")
# What a tagger may take a surname for: *More*, *Young*, *Hope*.
_PLAIN = ("ADJ", "ADV", "NOUN", "VERB")
# A field of an office, a given name and a surname.
_FULL = 3
# What stands between an office and the last of what it is for.
_OFFICE = ("ADJ", "ADP", "CCONJ", "DET", "NOUN", "PROPN", "PUNCT")
# An initial has a letter and a stop.
_INITIAL = 2
# The first word of a sentence has a capital whatever it is.
_INNER = 3


def _is_acronym(token: Token) -> bool:
    """Whether a word is written like *WHO*, whatever the tagger takes it for."""
    form = token.form
    return 2 <= len(form) <= 6 and form.isalpha() and form.isupper()


def is_brand(word: Token) -> bool:
    """Whether a word begins small and goes on with a capital, as nobody's name does: *easyNord*."""
    form = word.form
    return form.isalpha() and form[0].islower() and any(map(str.isupper, form))


def runs(
    document: Document, layout: Layout, people: People
) -> Iterator[tuple[Sentence, list[Token], str]]:
    """Runs of words that make a name: what the parser tagged, and other proper nouns."""
    starts = [n.span.start for n in document.named_entities]
    # *Q:* is nobody's name.
    letters = {turn.mark.start for turn in layout.turns if turn.asks is not None}
    for sentence in document.sentences:
        taken: set[int] = set()
        found: list[tuple[list[Token], str]] = []
        first = bisect.bisect_left(starts, sentence.span.start)
        last = bisect.bisect_left(starts, sentence.span.end)
        for name in document.named_entities[first:last]:
            start, end = name.span.start, name.span.end
            words = [t for t in sentence.tokens if t.span.start < end and start < t.span.end]
            words = [t for t in words if t.index not in taken]
            while words and people.is_possessive(words[-1].form):
                words.pop()
            while words and _is_before_name(sentence, words[0], people):
                del words[0]
            kind = _kind(name, words, people)
            # *Halden coxswain*, tagged as a person: the noun is what somebody is.
            while len(words) > 1 and _is_what_one_is(words[-1], words[-2], kind, people):
                words.pop()
                kind = "unknown"
            while _is_office_of_a_body(words, people):
                words.pop()
                kind = "organisation"
            if kind == "person":
                words = _without_label(_without_place(_without_body(sentence, words)))
            field = _field(sentence, words, people)
            if field:
                words, kind = words[field:], kind if kind == "person" else "unknown"
            words = _with_rest(sentence, words, taken)
            if words and words[0].form[0] not in _HANDLE:
                taken.update(t.index for t in words)
                found.append((words, kind))
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            proper = (
                token is not None
                and (token.upos == "PROPN" or _is_acronym(token))
                and token.index not in taken
                and token.form[0] not in _HANDLE
            )
            if token is not None and (proper or (run and _is_hyphen(sentence, token))):
                run.append(token)
            elif run:
                run = run[_field(sentence, run, people) :]
                run = _with_rest(sentence, _with_adjective(sentence, run, people), taken)
                taken.update(t.index for t in run)
                found.append((run, "unknown"))
                run = []
        ordered = sorted(found, key=lambda r: r[0][0].index)
        named = [r for r in ordered if not layout.in_dateline(r[0][0].span)]
        named = [r for r in named if len(r[0]) > 1 or r[0][0].span.end not in letters]
        joined = _with_nicknames(sentence, named)
        if sentence.span != layout.title_case:
            joined = _with_possessors(sentence, _joined(joined, people), people)
        # Capitals right before a person's name are a title: *Assistant District Attorney*.
        persons = {words[0].index for words, kind in joined if kind == "person"}
        for words, kind in joined:
            if kind != "unknown" or words[-1].index + 1 not in persons:
                yield sentence, words, kind


def _is_before_name(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word is no part of the name that it opens: *the*, *“*; not *All*, of a party's.

    Nor is the *Per* of *Per Norddag, the ferry is full*.
    """
    above = sentence.head(word)
    if word.index == 1 and word.upos == "ADP" and above is not None and above.relation == "obl":
        return True
    article = people.has("names", "articles", word.lemma)
    own = word.form[:1].isupper() and word.index > 1 and not article
    return word.upos == "PUNCT" or (word.upos == "DET" and not own)


def _kind(name: NamedEntity, words: Sequence[Token], people: People) -> str:
    """What a name is: *Halden hospital* is a body, where it is tagged as a place, too."""
    noun = words[-1].form if len(words) > 1 else ""
    named = noun.islower() and people.has("kinds", "named", noun)
    return "organisation" if named and name.kind == "place" else name.kind


def _is_what_one_is(word: Token, before: Token, kind: str, people: People) -> bool:
    """Whether a word is a noun of its own; *Kim Yo* and *-jong* are one name.

    So is *Halden hospital*, where it is tagged as a body.
    """
    if kind == "organisation" and people.has("kinds", "named", word.form):
        return False
    apart = before.span.end < word.span.start
    return apart and word.upos == "NOUN" and word.form.islower()


def _with_rest(sentence: Sentence, words: list[Token], taken: Collection[int]) -> list[Token]:
    """A name with a surname that reads as another word: *Ana **More*** said so."""
    while words and words[-1].index < len(sentence.tokens):
        token = sentence.tokens[words[-1].index]
        glued = token.span.start == words[-1].span.end and token.form[0] in _HYPHENS
        if glued and len(token.form) > 1 and token.entity == "O" and token.index not in taken:
            words = [*words, token]  # *Kim Yo* / *-jong*
            continue
        inside = token.head in {w.index for w in words}
        plain = token.upos in _PLAIN and token.form[:1].isupper() and token.form[1:].islower()
        if token.relation != "flat" or not inside or not plain or token.index in taken:
            break
        words = [*words, token]
    return words


def _field(sentence: Sentence, words: Sequence[Token], people: People) -> int:
    """With how many words a name begins that say what an office before it is for.

    *Minister of Trade and **Fisheries** Ana Lund*, *and **Youth Affairs** Ana Lund*.
    """
    if len(words) < _FULL or people.given_gender(words[0].form) is not None:
        return 0
    inside = {word.index for word in words}
    own = max((at for at, word in enumerate(words) if word.head not in inside), default=0)
    while own and people.given_gender(words[own - 1].form) is not None:
        own -= 1  # *Youth Affairs **Imran** Ahmed Lund*
    if len(words) - own < _FULL - 1:
        return 0
    before = list(sentence.tokens[: words[0].index - 1])
    while before and before[-1].upos == "ADJ" and before[-1].head == words[0].index:
        before.pop()
    if not before or before[-1].upos != "CCONJ":
        return 0
    for token in reversed(before):
        if people.is_title(token.form):
            return own
        if token.upos not in _OFFICE or token.entity.endswith("PER"):
            return 0
    return 0


def _is_hyphen(sentence: Sentence, token: Token) -> bool:
    """Whether a word of its own is the hyphen in a name: *Omar al* / *-* / *Hadi*."""
    behind = sentence.tokens[token.index : token.index + 1]
    before = sentence.tokens[token.index - 2]
    return (
        token.form in _HYPHENS
        and all(t.upos == "PROPN" and t.span.start == token.span.end for t in behind)
        and before.span.end == token.span.start
        and any(t.relation == "flat" for t in behind)
    )


def _is_office_of_a_body(words: list[Token], people: People) -> bool:
    """Whether a name is a body's with what somebody is there: *Port Authority Spokesperson*."""
    body = [word.form.lower() for word in words[:-1]]
    if not people.names_a_body(body) or people.has("names", "small", body[-1]):
        return False  # *the Office of the Mayor* is whole
    return people.is_title(words[-1].form)


def _with_adjective(sentence: Sentence, run: list[Token], people: People) -> list[Token]:
    """*Foreign Ministry*, *Daily Beast*, *Founding Fathers*: taggers take the noun alone."""
    if len(run) > 1 or run[0].index < _INNER or people.is_title(run[0].form):
        return run
    before = sentence.tokens[run[0].index - 2]
    own = (
        before.upos in ("ADJ", "VERB", "NOUN")
        and before.head == run[0].index
        and before.form[:1].isupper()
        and not people.is_demonym(before.form)
        and not people.is_title(before.form)
    )
    return [before, *run] if own else run


def _without_place(words: list[Token]) -> list[Token]:
    """A person's name without what follows *of*: *Tarik Aziz of Norvia*."""
    for at, word in enumerate(words):
        if at and word.upos == "ADP" and word.form.islower() and word.relation == "case":
            return words[:at]
    return words


def _without_body(sentence: Sentence, words: list[Token]) -> list[Token]:
    """A person's name without the end of a body's before it: *the Council on Trade Ana Lund*.

    The tree has what *on* governs apart from who is named.
    """
    inside = {word.index for word in words}
    tops = [word for word in words if word.head not in inside]
    if len(tops) != 2 or tops[0].relation != "nmod" or tops[1].relation == "nmod":
        return words
    person = words[words.index(tops[1]) :]
    cased = any(t.index < words[0].index for t in sentence.children(tops[0], "case"))
    flat = len(person) > 1 and all(w.head == tops[1].index for w in person[1:])
    return person if cased and flat else words


def _without_label(words: list[Token]) -> list[Token]:
    """A person's name without the party in brackets behind it: *Mo Farouk (Ind)*."""
    bracket = next((at for at, word in enumerate(words) if word.form in _BRACKETS), len(words))
    return words[:bracket]


def _with_nicknames(
    sentence: Sentence, runs: list[tuple[list[Token], str]]
) -> list[tuple[list[Token], str]]:
    """Runs in order, those made one that a name in marks stands between: *Karl "Kid" Lund*."""
    joined: list[tuple[list[Token], str]] = []
    for words, kind in runs:
        joined.append((words, kind))
        if len(joined) > 1 and _goes_on(sentence, joined[-2][0], words):
            whole = sentence.tokens[joined[-2][0][0].index - 1 : words[-1].index]
            joined[-2:] = [(list(whole), "person")]
            continue
        if len(joined) < len(_PARTS) or len(joined[-2][0]) > 1:
            continue
        given, nickname, surname = (run for run, _ in joined[-3:])
        marks = (
            [t.form for t in sentence.tokens[run[0].index - 2 : run[0].index - 1]]
            for run in (nickname, surname)
        )
        near = given[-1].index + 2 == nickname[0].index == surname[0].index - 2
        if near and all(form in _MARKS for (form,) in marks):
            whole = sentence.tokens[given[0].index - 1 : surname[-1].index]
            joined[-3:] = [(list(whole), "person")]
    return joined


def _goes_on(sentence: Sentence, given: list[Token], rest: list[Token]) -> bool:
    """Whether a tagger cut a name before its nickname: *Karl "* / *Kid" Lund*."""
    opening = sentence.tokens[given[-1].index : rest[0].index - 1]
    closing = rest[1:2]
    marked = [t.form in _MARKS for t in (*given[-2:], *opening)]
    if len(given) >= len(_PARTS) and marked == [True, False, True]:
        return True  # *Karl "Kid* / *" Lund*
    return (
        len(rest) >= len(_PARTS)
        and len(given) == len(opening) == 1
        and all(t.form in _MARKS for t in (*opening, *closing))
    )


def _joined(runs: list[tuple[list[Token], str]], people: People) -> list[tuple[list[Token], str]]:
    """Runs in order, those made one that the tagger cut: *Jan* / *van der* / *Berg*."""
    joined: list[tuple[list[Token], str]] = []
    for words, kind in runs:
        if joined:
            before, kind_before = joined[-1]
            last, word = before[-1], words[0]
            flat = word.relation == "flat" and word.head in {t.index for t in before}
            # Two persons have a comma or a word between them.
            persons = kind_before == "person" and (flat or kind == "person")
            # *Viktor* / *Sandor*, but not *District Attorney* / *Ana Lund*.
            given = kind == "person" and flat and people.given_gender(last.form) is not None
            initial = len(last.form) == _INITIAL and last.form.endswith(".")
            given = given or (kind == "person" and flat and initial)  # *I.* / *Lund*
            given = given or (kind == "person" and _is_given(before, words, people))
            if last.index + 1 == word.index and (persons or given):
                joined[-1] = ([*before, *words], "person")
                continue
        joined.append((words, kind))
    return joined


def _is_given(before: list[Token], surname: list[Token], people: People) -> bool:
    """Whether one word before a single surname is a given name: *Tamsin* / *Orr*, of the tagger."""
    word = before[0]
    role = people.is_person_noun(word.form) or people.is_title(word.form)
    below = word.head == surname[0].index and word.relation in ("compound", "flat", "nmod")
    above = surname[0].head == word.index and surname[0].relation == "flat"
    return (
        len(before) == len(surname) == 1
        and word.upos == "PROPN"
        and (below or above)
        and not role
        and not people.is_demonym(word.form)
        and not people.is_land(word.form)
        and word.form[1:].islower()
    )


def _with_possessors(
    sentence: Sentence, runs: list[tuple[list[Token], str]], people: People
) -> list[tuple[list[Token], str]]:
    """Runs in order, a body's name whole that a possessor begins: *the Seafarers' Union*."""
    joined: list[tuple[list[Token], str]] = []
    for words, kind in runs:
        if joined:
            before, kind_before = joined[-1]
            owner, body = before[-1], words[-1]
            mark = sentence.tokens[owner.index : owner.index + 1]
            near = owner.index + 2 == words[0].index and people.is_possessive(mark[0].form)
            named = people.has("kinds", "organisation_suffixes", body.form)
            article = any(sentence.child(w, "det") is not None for w in (owner, body))
            if near and named and article and "person" not in (kind, kind_before):
                whole = sentence.tokens[before[0].index - 1 : body.index]
                joined[-1] = (list(whole), "organisation")
                continue
        joined.append((words, kind))
    return joined
