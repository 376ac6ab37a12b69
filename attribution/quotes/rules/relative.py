"""A cue inside a relative clause: *the bridge, which she said was unsafe, closed*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document, Sentence, Token
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotes.candidate import Candidate
from attribution.quotes.phrases import is_verb, spans_of
from attribution.quotes.proposal import attributed, following_cues

__all__ = ["relative_content"]


def relative_content(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """The relative pronoun and the clause behind the cue, which parsers give to the noun.

    Where they make of it the cue's complement, `clausal_complement` finds it.
    """
    for sentence in document.sentences:
        for verb in sentence.tokens:
            attitude = lexicon.attitude("clause", verb.lemma) if is_verb(verb) else None
            if attitude is None or not verb.deprel.endswith(":relcl"):
                continue
            pronoun = sentence.child(verb, "obj", "iobj")
            if pronoun is None or pronoun.feature("PronType") != "Rel":
                continue
            predicate = _predicate(sentence, verb)
            if predicate is None or pronoun.index > verb.index:
                continue
            later = following_cues(sentence, predicate, lexicon)
            words = (pronoun, *sentence.subtree(predicate, without=later))
            parts = spans_of(document, sentence, words)
            if parts:
                yield attributed(
                    document,
                    sentence,
                    lexicon,
                    rule="relative_content",
                    cue=verb,
                    content=parts,
                    attitude=attitude,
                    weight=0.8,
                    note=f"{verb.form!r} reports the relative clause of {predicate.form!r}",
                )


def _predicate(sentence: Sentence, verb: Token) -> Token | None:
    """The head of a clause without subject right behind the cue."""
    noun = sentence.head(verb)
    candidates = (*sentence.children(verb), *(sentence.children(noun, "acl") if noun else ()))
    for head in candidates:
        if head.index <= verb.index or sentence.child(head, "nsubj", "nsubj:pass", "mark", "cc"):
            continue
        finite = any(
            w.feature("VerbForm") == "Fin" for w in (head, *sentence.children(head, "aux", "cop"))
        )
        if finite and sentence.subtree(head)[0].index == verb.index + 1:
            return head
    return None
