"""A headline with a colon between source and content: *Mayor: Bridge is safe*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.claim import Mention
from attribution.document import Token
from attribution.knowledge import Knowledge
from attribution.quotes.rule import Context, LaidOut

__all__ = ["headline"]

_MOST_WORDS = 4
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PROPN")


def headline(context: Context) -> Iterator[LaidOut]:
    """A headline of a source, a colon and a clause, in this order or the other: *Bridge will
    stay shut: ministry*."""
    title = context.layout.headline
    words = context.document.tokens_in(title) if title is not None else ()
    colons = [at for at, w in enumerate(words) if w.form == ":"]
    if len(colons) != 1:
        return
    at = colons[0]
    if at == 1 and words[0].form.lower() in context.knowledge.grammar.lines.labels:
        return  # *Live: Storm Freya*
    for source, content in ((words[:at], words[at + 1 :]), (words[at + 1 :], words[:at])):
        if _is_source(source, context.knowledge) and any(
            w.upos in ("VERB", "AUX") for w in content
        ):
            yield LaidOut(
                content=(context.document.cover(content),),
                cue=Mention(words[at].span, words[at]),
                source=Mention.over(context.document, source),
                shown=(words[at].span,),
                note="a colon parts source and content",
            )
            return


def _is_source(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words are a name or tell a role: *Reyes*, *EU minister*, *Report*."""
    if not 0 < len(words) <= _MOST_WORDS or any(w.upos not in _NOMINAL for w in words):
        return False
    named = words[-1].entity != "O" and not words[-1].entity.endswith("LOC")
    return named or words[-1].lemma.lower() in knowledge.lexicon.headline_sources
