"""Names that come again: what is mostly a name of one kind in a text is of that kind throughout.

A tagger reads each sentence alone. It may know that *Tolvik* is a firm by what stands around it in
one sentence, and see a place, or nothing, in the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Document, NamedEntity, Sentence, Token

__all__ = ["with_recurring_names"]

# How words of one name hang together.
_WITHIN_NAMES = ("flat", "compound", "nmod:desc")
# Not those that only some models know: days, sums, works.
_KINDS = frozenset({"person", "organisation", "place"})
# Two letters are as often two different things.
_LEAST_CHARACTERS = 3


@frozen
class _Place:
    """Where the words of a name stand: in which sentence, from which token (0-based) to which."""

    sentence: int
    start: int
    end: int

    @property
    def tokens(self) -> Iterator[tuple[int, int]]:
        return ((self.sentence, at) for at in range(self.start, self.end))


_Words = tuple[str, ...]


def with_recurring_names(document: Document) -> Document:
    """The document whose names are of one kind each, wherever they stand.

    If, of all the places where the same words stand and are no part of a longer name, a parser has
    seen a name in at least half, and most often of one kind, then it is of that kind wherever a
    name was seen. A body is one where none was seen, too. A person or a place is not: most of
    these that were missed are words of other names (*Mercury*, *the Union*).

    Arguments:
        document: as it was parsed.
    """
    own: dict[_Place, NamedEntity] = {}
    places: dict[_Words, list[_Place]] = {}
    for name in document.named_entities:
        tokens = _unpossessed(document.tokens_in(name.span))
        words = tuple(token.form for token in tokens)
        whole = words and tokens[0].sentence == tokens[-1].sentence
        if whole and name.kind in _KINDS and _may_recur(words):
            own[_Place(tokens[0].sentence, tokens[0].index - 1, tokens[-1].index)] = name
            places[words] = []
    for place, words in _occurrences(document.sentences, places):
        if place in own or _is_free(document.sentences, place):
            places[words].append(place)
    changed: dict[_Place, str] = {}
    taken: set[tuple[int, int]] = set()
    for words in sorted(places, key=len, reverse=True):
        model = _agreed([own.get(place) for place in places[words]])
        if model is None:
            continue
        for place in places[words]:
            if place in own:
                if own[place].kind != model.kind:
                    changed[place] = model.type
            elif model.kind == "organisation" and taken.isdisjoint(place.tokens):
                changed[place] = model.type
                taken.update(place.tokens)
    return _renamed(document, own, changed) if changed else document


def _may_recur(words: _Words) -> bool:
    return words[0][:1].isupper() and sum(map(len, words)) >= _LEAST_CHARACTERS


def _unpossessed(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a name without the possessive that a parser has taken for its last."""
    return tokens[:-1] if len(tokens) > 1 and _is_possessive(tokens[-1]) else tokens


def _is_possessive(token: Token) -> bool:
    return token.upos == "PART" and token.relation == "case"


def _occurrences(
    sentences: Sequence[Sentence], wanted: Collection[_Words]
) -> Iterator[tuple[_Place, _Words]]:
    lengths: dict[str, set[int]] = {}
    for words in wanted:
        lengths.setdefault(words[0], set()).add(len(words))
    for sentence in sentences:
        for token in sentence.tokens:
            for length in lengths.get(token.form, ()):
                start = token.index - 1
                words = tuple([t.form for t in sentence.tokens[start : start + length]])
                if words in wanted:
                    yield _Place(sentence.index, start, start + length), words


def _is_free(sentences: Sequence[Sentence], place: _Place) -> bool:
    """Whether the words are no part of a longer name, seen or not, and may be one."""
    sentence = sentences[place.sentence]
    tokens = sentence.tokens[place.start : place.end]
    if not all(token.entity == "O" and token.upos == "PROPN" for token in tokens):
        return False
    inside = {token.index for token in tokens}
    around = [
        *(child for token in tokens for child in sentence.children(token, *_WITHIN_NAMES)),
        *(sentence.head(token) for token in tokens if token.relation in _WITHIN_NAMES),
    ]
    return all(t is None or t.index in inside or t.upos != "PROPN" for t in around)


def _agreed(names: Sequence[NamedEntity | None]) -> NamedEntity | None:
    """A name of the kind that at least half of them have, and more than of any other; or None."""
    (kind, times), *others = Counter(n.kind for n in names if n is not None).most_common(2)
    if 2 * times < len(names) or (others and others[0][1] == times):
        return None
    return next(n for n in names if n is not None and n.kind == kind)


def _renamed(
    document: Document, own: dict[_Place, NamedEntity], changed: dict[_Place, str]
) -> Document:
    sentences = list(document.sentences)
    lost = {own[place].span for place in changed if place in own}
    names = [name for name in document.named_entities if name.span not in lost]
    for place, kind in changed.items():
        sentence = sentences[place.sentence]
        words = list(sentence.tokens[place.start : place.end])
        after = sentence.tokens[place.end : place.end + 1]
        if after and _is_possessive(after[0]) and after[0].span.start <= words[-1].span.end:
            words.append(after[0])
        names.append(NamedEntity(kind, document.cover(words)))
        sentences[place.sentence] = _tagged(sentence, words, kind)
    names.sort(key=lambda name: name.span.start)
    return evolve(document, sentences=tuple(sentences), named_entities=tuple(names))


def _tagged(sentence: Sentence, words: Sequence[Token], kind: str) -> Sentence:
    """The sentence with some words as one name of a kind, in its BIOES tags."""
    tokens = list(sentence.tokens)
    for word in words:
        first, last = word is words[0], word is words[-1]
        part = "S" if first and last else "B" if first else "E" if last else "I"
        tokens[word.index - 1] = evolve(word, entity=f"{part}-{kind}")
    return evolve(sentence, tokens=tuple(tokens))
