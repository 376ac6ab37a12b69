"""Make other corpora of names agree with Universal NER, so that the name tagger learns from all.

Each corpus has habits of its own. Wikipedia's and the news outlets' tag peoples and languages as
places (*the [Swedish] singer*), some keep titles within a name (*[Queen Maud]*), tweets name
accounts, and all but Universal NER keep a hyphenated word whole, where the tokenizer cuts it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from training.names import Tagged, spans, without_titles
from training.trees import words_of

# No name of a place that these corpora have ends so, but many a people's and a language's.
_PEOPLE = re.compile(r"[a-z]{2}(?:ian|ean|ese)$")
_HYPHENATED = re.compile(r"(?<=\w)([-–])(?=\w)")
_LONGEST_NAME = 8
_FORM, _UPOS = 1, 3


def peoples_of(treebank: Iterable[list[str]]) -> frozenset[str]:
    """Return the capitalized words that a treebank tags as adjectives more often than as names."""
    adjectives: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for sentence in treebank:
        for row in words_of(sentence)[1:]:
            if row[_FORM].istitle():
                adjectives[row[_FORM]] += row[_UPOS] == "ADJ"
                names[row[_FORM]] += row[_UPOS] == "PROPN"
    return frozenset(word for word, times in adjectives.items() if times > names[word])


def without_peoples(tagged: Tagged, peoples: frozenset[str]) -> Tagged:
    """Take away the places that are peoples or languages: *the [Swedish] singer*."""
    result = list(tagged)
    for words, kind in spans(tagged):
        # *Soviet - Russian* is hyphenated, *New Orleans* is not.
        parts = "".join(tagged[n][0] for n in words).split("-")
        if kind == "LOC" and all(p in peoples or _PEOPLE.search(p) for p in parts):
            for n in words:
                result[n] = (tagged[n][0], "O")
    return result


def cut_at_hyphens(tagged: Tagged) -> Tagged:
    """Cut the hyphenated words within names as the treebanks cut them: *Al - Rashid*."""
    result: Tagged = []
    for token, label in tagged:
        parts = _HYPHENATED.split(token) if label != "O" else [token]
        inside = label if label == "O" else "I-" + label[2:]
        result.extend((part, inside if n else label) for n, part in enumerate(parts))
    return result


def _is_sound(tagged: Tagged) -> bool:
    """Say whether the names of a sentence look like names: no account, no list run together."""
    if any(label.startswith("I") for _, label in tagged[:1]):
        return False
    for words, _ in spans(tagged):
        tokens = [tagged[n][0] for n in words]
        joined = " ".join(tokens)
        if len(words) > _LONGEST_NAME or re.search(r"[@#_\[\]/]|http|\b[A-Z] \.", joined):
            return False
        if words.start and tagged[words.start - 1][0] in {"@", "#", "["}:
            return False
    return True


def agreeing(tagged: Iterable[Tagged], peoples: frozenset[str]) -> Iterator[Tagged]:
    """Yield the sentences of a corpus with their names as Universal NER would have them.

    Args:
        tagged: the sentences as the corpus gives them; those whose names look unsound are left out.
        peoples: the words for peoples and languages, as of :func:`peoples_of`.
    """
    for sentence in tagged:
        if _is_sound(sentence):
            yield cut_at_hyphens(without_titles(without_peoples(sentence, peoples)))
