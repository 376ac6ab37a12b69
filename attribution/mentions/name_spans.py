"""Finds runs of words that may be a name: what the tagger found, and other proper nouns."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.mentions.cut_names import Run, rejoined, with_nicknames, with_possessors
from attribution.mentions.titles import is_in_capitals
from attribution.syntax.phrases import tops

__all__ = ["is_brand", "runs"]

_HYPHENS = ("-", "‐", "‑")
_HANDLE = "@#"
_BRACKETS = ("(", "[")
# Parts of speech for which the tagger may take a surname: *More*, *Young*, *Hope*.
_PLAIN = ("ADJ", "ADV", "NOUN", "VERB")
# A field of an office, a given name and a surname.
_FULL = 3
# Relations between an office and the last of the things it is for.
_OFFICE = ("ADJ", "ADP", "CCONJ", "DET", "NOUN", "PROPN", "PUNCT")
# The first word of a sentence is capitalised whatever it is.
_SECOND = 2


def _is_acronym(token: Token) -> bool:
    """Whether a word is written like *WHO*, whatever its tag."""
    form = token.form
    return 2 <= len(form) <= 6 and form.isalpha() and form.isupper()


def is_brand(word: Token) -> bool:
    """Whether a word has a capital after a lower-case letter, as no person's name: *easyNord*."""
    form = word.form
    return form.isalpha() and form[0].islower() and any(map(str.isupper, form))


def runs(
    document: Document, layout: Layout, people: People
) -> Iterator[tuple[Sentence, list[Token], str]]:
    """Runs of words that make a name: those that the tagger found, and other proper nouns."""
    starts = [n.span.start for n in document.named_entities]
    # *Q:* is nobody's name.
    letters = {turn.mark.start for turn in layout.turns if turn.asks is not None}
    for sentence in document.sentences:
        first = bisect.bisect_left(starts, sentence.span.start)
        last = bisect.bisect_left(starts, sentence.span.end)
        taken: set[int] = set()
        found = [
            *_tagged(sentence, document.named_entities[first:last], taken, people),
            *_untagged(sentence, taken, people),
        ]
        ordered = sorted(found, key=lambda r: r[0][0].index)
        named = [r for r in ordered if not layout.in_dateline(r[0][0].span)]
        named = [r for r in named if len(r[0]) > 1 or r[0][0].span.end not in letters]
        joined = with_nicknames(sentence, named)
        if sentence.span != layout.title_case:
            joined = with_possessors(sentence, rejoined(joined, people), people)
        # Capitals right before a person's name are a title: *Assistant District Attorney*.
        persons = {words[0].index for words, kind in joined if kind == "person"}
        for named_words, kind in joined:
            words = _once(named_words)
            # So are those of *DC Paul Mason*, even if tagged as a place.
            office = kind == "unknown" or (len(words) == 1 and is_in_capitals(words[0], people))
            if not office or words[-1].index + 1 not in persons:
                yield sentence, words, kind


def _tagged(
    sentence: Sentence, names: Iterable[NamedEntity], taken: set[int], people: People
) -> Iterator[Run]:
    """The tagged names of a sentence, with corrected bounds, and their kinds.

    Arguments:
        sentence: the sentence.
        names: the names that are tagged in it.
        taken: the words that already belong to a name; those of each new name are added.
        people: has the words beside names that are not part of them.
    """
    for name in names:
        start, end = name.span.start, name.span.end
        words = [t for t in sentence.tokens if t.span.start < end and start < t.span.end]
        words = _one_phrase([t for t in words if t.index not in taken])
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
            yield words, kind


def _once(words: list[Token]) -> list[Token]:
    """The words of a name that stands there twice, as below pictures: *Ana Lund **Ana Lund***."""
    half = len(words) // 2
    twice = half > 1 and [t.form for t in words[:half]] == [t.form for t in words[half:]]
    return words[half:] if twice else words


def _one_phrase(words: list[Token]) -> list[Token]:
    """The words of a name up to the subject of another clause: *told Reuters **Norway had***."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        told = before.relation in ("iobj", "obj") and before.head < words[0].index
        if told and word.relation == "nsubj" and word.head > words[-1].index:
            return words[:at]
    return words


def _untagged(sentence: Sentence, taken: set[int], people: People) -> Iterator[Run]:
    """The runs of proper nouns of a sentence that belong to no name yet, and their kinds."""
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
            yield run, "unknown"
            run = []


def _is_before_name(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word before a name is not part of it: *the*, *“*; but *All* is, in a party's name.

    Nor is the *Per* of *Per Norddag, the ferry is full*.
    """
    above = sentence.head(word)
    if word.index == 1 and word.upos == "ADP" and above is not None and above.relation == "obl":
        return True
    article = people.has("names", "articles", word.lemma)
    own = word.form[:1].isupper() and word.index > 1 and not article
    return word.upos == "PUNCT" or (word.upos == "DET" and not own)


def _kind(name: NamedEntity, words: Sequence[Token], people: People) -> str:
    """The kind of a name: *Halden hospital* is an organisation, even if tagged as a place.

    And *CSP Femi Lund* is a person, even if tagged as a body.
    """
    ranked = len(words) == _FULL and is_in_capitals(words[0], people)
    if ranked and people.is_given_name(words[1].form):
        return "person"
    noun = words[-1].form if len(words) > 1 else ""
    named = noun.islower() and people.has("kinds", "named", noun)
    return "organisation" if named and name.kind == "place" else name.kind


def _is_what_one_is(word: Token, before: Token, kind: str, people: People) -> bool:
    """Whether a word is a separate noun; *Kim Yo* and *-jong* are one name.

    So is *Halden hospital*, where it is tagged as a body.
    """
    if kind == "organisation" and people.has("kinds", "named", word.form):
        return False
    apart = before.span.end < word.span.start
    return apart and word.upos == "NOUN" and word.form.islower()


def _with_rest(sentence: Sentence, words: list[Token], taken: Collection[int]) -> list[Token]:
    """A name with a surname that looks like another word: *Ana **More*** said so."""
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
    """How many words at the start of a name belong to the office before it.

    *Minister of Trade and **Fisheries** Ana Lund*, *and **Youth Affairs** Ana Lund*.
    """
    if len(words) < _FULL or people.is_given_name(words[0].form):
        return 0
    inside = {word.index for word in words}
    own = max((at for at, word in enumerate(words) if word.head not in inside), default=0)
    while own and people.is_given_name(words[own - 1].form):
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
    """Whether a word is just the hyphen in a name: *Omar al* / *-* / *Hadi*."""
    behind = sentence.tokens[token.index : token.index + 1]
    before = sentence.tokens[token.index - 2]
    return (
        token.form in _HYPHENS
        and all(t.upos == "PROPN" and t.span.start == token.span.end for t in behind)
        and before.span.end == token.span.start
        and any(t.relation == "flat" for t in behind)
    )


def _is_office_of_a_body(words: list[Token], people: People) -> bool:
    """Whether a name is an organisation's with an office in it: *Port Authority Spokesperson*."""
    body = [word.form.lower() for word in words[:-1]]
    if not people.names_a_body(body) or people.has("names", "small", body[-1]):
        return False  # *the Office of the Mayor* is whole
    return people.is_title(words[-1].form)


def _with_adjective(sentence: Sentence, run: list[Token], people: People) -> list[Token]:
    """*Foreign Ministry*, *Daily Beast*, *Founding Fathers*: taggers take the noun alone.

    The first word of a sentence has a capital anyhow; but an ordinal there, without an article, is
    of the name: *First Bus*.
    """
    if len(run) > 1 or run[0].index < _SECOND or people.is_title(run[0].form):
        return run
    before = sentence.tokens[run[0].index - 2]
    own = (
        (before.index >= _SECOND or before.feature("NumType") == "Ord")
        and before.upos in ("ADJ", "VERB", "NOUN")
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
    """A person's name without the end of a body's name before it: *the Council on Trade Ana Lund*.

    In the tree, the object of *on* is separate from the person.
    """
    heads = tops(words)
    if len(heads) != 2 or heads[0].relation != "nmod" or heads[1].relation == "nmod":
        return words
    person = words[words.index(heads[1]) :]
    cased = any(t.index < words[0].index for t in sentence.children(heads[0], "case"))
    flat = len(person) > 1 and all(w.head == heads[1].index for w in person[1:])
    return person if cased and flat else words


def _without_label(words: list[Token]) -> list[Token]:
    """A person's name without the party in brackets after it: *Mo Farouk (Ind)*."""
    bracket = next((at for at, word in enumerate(words) if word.form in _BRACKETS), len(words))
    return words[:bracket]
