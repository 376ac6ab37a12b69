"""Names: finds their mentions in a document, takes them apart, tells whether two agree."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from attrs import frozen

from attribution.document import Document, Sentence, Span, Token
from attribution.speakers.knowledge import People

__all__ = ["Name", "NameMention", "agree", "name_mentions"]

_LINKS = ("flat", "compound", "flat:name", "goeswith")


@frozen
class Name:
    """A name taken apart.

    Attributes:
        words: its own words, lower case, titles and suffixes left out.
        kept: titles that are part of the canonical name, as written.
        titles: all titles, lower case.
        person: whether it names a person.
        uncertain: whether nothing but its capitals shows what it names.
    """

    words: tuple[str, ...]
    kept: tuple[str, ...]
    titles: tuple[str, ...]
    person: bool
    uncertain: bool = False

    @property
    def last(self) -> str:
        return self.words[-1] if self.words else ""


@frozen
class NameMention:
    """A name where it stands.

    Attributes:
        span: the name with its kept titles.
        bare: the name without any title.
        name: taken apart.
        head: its syntactic head.
        role: the description right before or beside it, or None.
    """

    span: Span
    bare: Span
    name: Name
    head: Token
    role: Span | None


def name_mentions(document: Document, people: People) -> tuple[NameMention, ...]:
    """All mentions of persons and organisations by name, in text order."""
    found: list[NameMention] = []
    for sentence, words, kind in _runs(document):
        if all(people.is_title(w.form) for w in words):
            continue  # *the President* is a description
        flat = any(w.relation == "flat" for w in words)
        if kind == "unknown" and not flat and _is_headline(sentence):
            continue
        mention = _mention(document, sentence, words, kind, people)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _is_headline(sentence: Sentence) -> bool:
    """Whether capitals mean nothing here: a first line in title case without a final stop."""
    words = [t for t in sentence.tokens if t.form[:1].isalpha()]
    capital = sum(t.form[:1].isupper() for t in words)
    return (
        sentence.index == 0
        and sentence.tokens[-1].form not in (".", "!", "?")
        and capital * 2 > len(words)
    )


def _is_acronym(token: Token) -> bool:
    """Whether a word is written like *WHO*, whatever the tagger takes it for."""
    form = token.form
    return 2 <= len(form) <= 6 and form.isalpha() and form.isupper()


def _runs(document: Document) -> Iterator[tuple[Sentence, list[Token], str]]:
    """Runs of words that make a name: what the parser tagged, and other proper nouns."""
    starts = [n.span.start for n in document.named_entities]
    for sentence in document.sentences:
        taken: set[int] = set()
        runs: list[tuple[int, list[Token], str]] = []
        first = bisect.bisect_left(starts, sentence.span.start)
        for name in document.named_entities[first:]:
            if name.span.start >= sentence.span.end:
                break
            words = [t for t in sentence.tokens if t.span.overlaps(name.span)]
            words = [t for t in words if t.index not in taken]
            while words and words[-1].form in ("'s", "’s", "'", "’"):
                words.pop()
            while words and words[0].upos in ("DET", "PUNCT"):
                del words[0]
            if words:
                taken.update(t.index for t in words)
                runs.append((words[0].index, words, name.kind))
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            proper = (
                token is not None
                and (token.upos == "PROPN" or _is_acronym(token))
                and token.index not in taken
            )
            if proper and token is not None:
                run.append(token)
            elif run:
                runs.append((run[0].index, run, "unknown"))
                run = []
        # Capitals right before a person's name are a title: *Assistant District Attorney*.
        persons = {words[0].index for _, words, kind in runs if kind == "person"}
        runs = [r for r in runs if r[2] != "unknown" or r[1][-1].index + 1 not in persons]
        for _, words, kind in sorted(runs, key=lambda r: r[0]):
            yield sentence, words, kind


def _mention(
    document: Document, sentence: Sentence, words: list[Token], kind: str, people: People
) -> NameMention | None:
    # A title may stand in the tagged name or before it.
    before: list[Token] = []
    at = words[0].index - 2
    while (
        at >= 0
        and people.is_title(sentence.tokens[at].form)
        and (sentence.tokens[at].form[:1].isupper())
    ):
        before.insert(0, sentence.tokens[at])
        at -= 1
    while len(words) > 1 and people.is_title(words[0].form):
        before.append(words.pop(0))
    core = [w for w in words if not people.has("titles", "suffixes", w.form)]
    core = [w for w in core if any(c.isalpha() for c in w.form)]
    if not core:
        return None
    lower = tuple(w.form.lower().rstrip(".") for w in core)
    titles = tuple(w.form.lower().rstrip(".") for w in before)
    by_form = people.has("kinds", "organisation_suffixes", lower[-1]) and len(lower) > 1
    if kind == "place" or by_form:
        person = False
    elif kind == "organisation":
        person = bool(titles)
    elif kind == "person":
        person = True
    else:
        person = bool(titles) or (len(core) >= 2 and not by_form)
    kept = [w for w in before if people.has("titles", "kept", w.form)]
    bare = document.cover(words)
    span = document.cover([*kept, *words]) if kept else bare
    whole = [*before, *words]
    inside = {w.index for w in whole}
    head = next((w for w in whole if w.head not in inside), words[-1])
    return NameMention(
        span,
        bare,
        Name(
            lower,
            tuple(w.form for w in kept),
            titles,
            person,
            kind == "unknown" and not by_form and not person,
        ),
        head,
        _role(document, sentence, words, before, head, people),
    )


def _role(
    document: Document,
    sentence: Sentence,
    words: list[Token],
    titles: list[Token],
    head: Token,
    people: People,
) -> Span | None:
    """A description beside a name: premodifier, apposition on either side, copula."""
    phrase = [
        t
        for t in sentence.subtree(head)
        if t.index < words[0].index and t.relation not in ("case", "mark", "cc", "punct")
    ]
    run: list[Token] = []
    for token in reversed(phrase):
        expected = (run[0].index if run else words[0].index) - 1
        if token.index != expected:
            break
        run.insert(0, token)
    while run and people.has("titles", "kept", run[-1].form):
        run.pop()  # part of the name, not a description
    nouns = [t for t in run if t.upos in ("NOUN", "PROPN")]
    if nouns and (titles or any(t.upos == "NOUN" for t in run)):
        return document.cover(run)
    for child in sentence.children(head, "appos"):
        if child.upos == "NOUN":
            return document.cover(_phrase(sentence, child))
    governor = sentence.head(head)
    if governor is not None and head.relation == "appos" and governor.upos == "NOUN":
        own = [t for t in _phrase(sentence, governor) if t.index < words[0].index]
        while own and own[-1].upos == "PUNCT":
            own.pop()
        if own:
            return document.cover(own)
    if (
        governor is not None
        and head.relation == "nsubj"
        and governor.upos == "NOUN"
        and sentence.child(governor, "cop") is not None
    ):
        skip = sentence.children(governor, "nsubj", "cop", "punct", "advmod", "aux")
        return document.cover(sentence.subtree(governor, without=skip))
    return None


def _phrase(sentence: Sentence, noun: Token) -> list[Token]:
    skip = [
        c
        for c in sentence.children(noun)
        if c.relation in ("appos", "acl", "punct", "case", "parataxis", "conj", "cc")
    ]
    return list(sentence.subtree(noun, without=skip))


def agree(short: Name, full: Name, people: People) -> bool:
    """Whether one name can be a shorter form of another.

    *Reyes* and *Dana Reyes*, *D. Reyes*, *Dana*; *WHO* and *World Health
    Organization*; *the Halden Port Authority* and *the Port Authority*.
    """
    if not short.words or not full.words:
        return False
    if short.words == full.words:
        return True
    if short.person and full.person:
        return _persons_agree(short.words, full.words, people)
    if short.person != full.person and (len(short.words) > 1 or short.titles):
        return False
    letters = "".join(w[0] for w in full.words if w not in ("of", "the", "and", "for", "in"))
    if len(short.words) == 1 and len(short.words[0]) > 1 and short.words[0] == letters:
        return True
    if full.person:
        return _persons_agree(short.words, full.words, people)
    return len(short.words) < len(full.words) and _is_run(short.words, full.words)


def _persons_agree(short: Sequence[str], full: Sequence[str], people: People) -> bool:
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[-1], full[0]) and len(full) > 1
    if short[-1] != full[-1]:
        return _is_run(short, full)
    given, whole = short[:-1], full[:-1]
    if all(people.has("titles", "particles", w) for w in given):
        return True
    return all(
        any(
            a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
            for b in whole
        )
        for a in given
    )


def _is_run(short: Sequence[str], full: Sequence[str]) -> bool:
    return any(
        tuple(full[i : i + len(short)]) == tuple(short) for i in range(len(full) - len(short) + 1)
    )
