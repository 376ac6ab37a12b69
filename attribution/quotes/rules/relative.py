"""A cue inside a relative clause: *the bridge, which she said was unsafe, closed*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.proposal import following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import spans_of

__all__ = ["relative_content"]


def relative_content(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """The relative pronoun and the clause behind the cue, which parsers give to the noun.

    Where they make of it the cue's complement, `clausal_complement` finds it.
    """
    if not verb.deprel.endswith(":relcl"):
        return
    pronoun = sentence.child(verb, "obj", "iobj")
    if pronoun is None or pronoun.feature("PronType") != "Rel":
        return
    predicate = _predicate(sentence, verb)
    if predicate is None or pronoun.index > verb.index:
        return
    later = following_cues(sentence, predicate, context.knowledge)
    words = (pronoun, *sentence.subtree(predicate, without=later))
    parts = spans_of(context.document, sentence, words)
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
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
