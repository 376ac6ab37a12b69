"""Makes recurring names agree: a name that is mostly of one kind is of that kind throughout.

A tagger reads each sentence on its own. It may see from the context that *Tolvik* is a firm in one
sentence, and take it for a place, or for no name, in the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Document, NamedEntity, Sentence, Token

__all__ = ["with_recurring_names"]

# The relations between the words of one name.
_WITHIN_NAMES = ("flat", "compound", "nmod:desc")
# The kinds of all models, without those that only some models have: days, sums, works.
_KINDS = frozenset({"person", "organisation", "place"})
# Two letters often stand for two different things.
_LEAST_CHARACTERS = 3


@frozen
class _Place:
    """Where a name stands: in which sentence, from which token (0-based) to which."""

    sentence: int
    start: int
    end: int

    @property
    def tokens(self) -> Iterator[tuple[int, int]]:
        return ((self.sentence, at) for at in range(self.start, self.end))


_Words = tuple[str, ...]


def with_recurring_names(document: Document) -> Document:
    """The document with each name of one kind, wherever it occurs.

    Of all places where the same words are not part of a longer name, the parser must have seen a
    name in at least half, and one kind more often than any other: then they are of that kind
    wherever it saw a name. An organisation is one even where it saw none. A person or a place is
    not, as most of those that it missed are parts of other names (*Mercury*, *the Union*).

    Arguments:
        document: the document as parsed.
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
    """The words of a name without a possessive ending that the parser took for a part of it."""
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
    """Whether the words may be a name and are not part of a longer one, tagged or not."""
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
    """A name of the commonest kind, if it is at least half of all and no other is as common."""
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
    """The sentence with some words tagged, in BIOES, as one name of a kind."""
    tokens = list(sentence.tokens)
    for word in words:
        first, last = word is words[0], word is words[-1]
        part = "S" if first and last else "B" if first else "E" if last else "I"
        tokens[word.index - 1] = evolve(word, entity=f"{part}-{kind}")
    return evolve(sentence, tokens=tuple(tokens))
