"""A phrase that names the source of its clause: *according to X*, *per X*, *in X's words*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document, Sentence, Token
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage
from attribution.quotes.phrases import clause
from attribution.quotes.proposal import attributed

__all__ = ["according_phrase"]

# Relations of words that are no clause of their own.
_WITHIN_A_CLAUSE = (
    "amod",
    "appos",
    "compound",
    "flat",
    "iobj",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "xcomp",
)
_DEPENDENT_CLAUSES = ("acl", "advcl")


def according_phrase(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """The clause that such a phrase modifies is the content."""
    for sentence in document.sentences:
        for first in sentence.tokens:
            found = _phrase(sentence, first, lexicon)
            if found is None:
                continue
            words, source, top = found
            clause_head = _clause_of(sentence, top)
            if clause_head is None:
                continue
            parts = [
                p
                for p in clause(document, sentence, clause_head, without=(top,))
                if not p.covers(words[0].span)
            ]
            if not parts:
                continue
            yield attributed(
                document,
                sentence,
                lexicon,
                rule="according_phrase",
                cue=words[0],
                content=parts,
                attitude="speech",
                weight=0.85,
                note=f"{' '.join(w.form for w in words)!r} names the source of its clause",
                cue_words=words,
                source=source,
                said="asserted",
            )


def _clause_of(sentence: Sentence, top: Token) -> Token | None:
    """The head of the clause that a phrase belongs to.

    A phrase that opens its sentence holds for all of it; one that a parser gave
    to a noun or an adjective holds for the clause around it; one behind a comma
    reaches beyond a clause that modifies.
    """
    first = next((t.index for t in sentence.subtree(top) if t.upos != "PUNCT"), top.index)
    if first <= 2:
        return sentence.root if sentence.root.index != top.index else None
    apart = first > 1 and sentence.tokens[first - 2].upos == "PUNCT"
    below = (*_WITHIN_A_CLAUSE, *_DEPENDENT_CLAUSES) if apart else _WITHIN_A_CLAUSE
    head = sentence.head(top)
    while head is not None and head.relation in below:
        head = sentence.head(head)
    return head


def _phrase(
    sentence: Sentence, first: Token, lexicon: Lexicon
) -> tuple[tuple[Token, ...], Token, Token] | None:
    """The cue words, the head of the source, and the word that the clause governs."""
    rest = sentence.tokens[first.index - 1 :]
    for phrase in lexicon.phrases:
        if len(rest) > len(phrase) and all(
            word.form.lower() == part for word, part in zip(rest, phrase, strict=False)
        ):
            words = rest[: len(phrase)]
            source = _object_after(sentence, words)
            if source is not None and source.lemma.lower() not in lexicon.not_sources:
                return words, source, _top(sentence, source, {w.index for w in words})
    if first.form.lower() in lexicon.bare and first.relation == "case":
        source = sentence.head(first)
        if source is not None and source.upos == "PROPN":
            return (first,), source, source
    if first.form.lower() == "in" and first.relation == "case":
        noun = sentence.head(first)
        if noun is not None and noun.lemma.lower() in lexicon.possessed:
            owner = sentence.child(noun, "nmod:poss")
            if owner is not None and noun.relation in ("obl", "nmod"):
                return (first, noun), owner, noun
    return None


def _object_after(sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """The word that a phrase's last preposition governs."""
    last = words[-1]
    inside = {w.index for w in words}
    head = sentence.head(last)
    if head is not None and head.index > last.index:
        return head
    for word in words:
        above = sentence.head(word)
        if above is not None and above.index > last.index:
            return above
        for child in sentence.children(word):
            if child.index > last.index and child.index not in inside and child.upos != "PUNCT":
                return child
    return None


def _top(sentence: Sentence, source: Token, inside: set[int]) -> Token:
    """The highest word of the whole phrase: the source, or a word of the cue above it."""
    top = source
    while (head := sentence.head(top)) is not None and head.index in inside:
        top = head
    return top
