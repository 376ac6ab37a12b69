"""A verb of seeming and its content: *The plan appears to have failed*, *It seems certain*.

The impression is ascribed to nobody by name. The verb's subject belongs to the content, which is
then on both sides of the cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import clause

__all__ = ["raising_verb"]


def raising_verb(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """A verb of seeming with an infinitive or a predicate, and the subject it shares."""
    predicate = sentence.child(verb, "xcomp", "ccomp")
    seeming = sentence.child(verb, "nsubj", "expl")
    if predicate is None or predicate.index < verb.index:
        return
    parts = clause(context.document, sentence, predicate)
    if seeming is not None and seeming.index < verb.index:
        parts = (*clause(context.document, sentence, seeming), *parts)
    if not parts:
        return
    yield Proposal(
        cue=verb,
        content=tuple(sorted(parts, key=lambda p: p.start)),
        attitude=attitude,
        note=f"{verb.form!r} tells how {predicate.form!r} seems",
        no_source=f"{verb.form!r} does not say to whom it seems so",
    )
