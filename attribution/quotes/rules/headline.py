"""A headline that parts who says it from what is said by a colon: *Mayor: Bridge is safe*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Document, Token
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotation import Evidence
from attribution.quotes.candidate import Candidate

__all__ = ["headline"]

_MOST_WORDS = 4
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PROPN")


def headline(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A first paragraph without a final stop, of a source, a colon and a clause, in this
    order or the other: *Bridge will stay shut: ministry*."""
    if not document.paragraphs or not document.sentences:
        return
    title = document.paragraphs[0]
    words = document.tokens_in(title)
    colons = [at for at, w in enumerate(words) if w.form == ":"]
    if len(colons) != 1 or len(document.paragraphs) == 1 or words[-1].form in (".", "!", "?"):
        return
    at = colons[0]
    for source, content in ((words[:at], words[at + 1 :]), (words[at + 1 :], words[:at])):
        if _is_source(source, lexicon) and any(w.upos in ("VERB", "AUX") for w in content):
            yield Candidate(
                rule="headline",
                content=(document.cover(content),),
                cue=words[at].span,
                cue_head=words[at],
                source=document.cover(source),
                weight=0.6,
                evidence=(
                    Evidence("headline", (words[at].span,), "a colon parts source and content"),
                ),
            )
            return


def _is_source(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words are a name or tell a role: *Reyes*, *EU minister*, *Report*."""
    if not 0 < len(words) <= _MOST_WORDS or any(w.upos not in _NOMINAL for w in words):
        return False
    named = words[-1].entity != "O" and not words[-1].entity.endswith("LOC")
    return named or words[-1].lemma.lower() in lexicon.headline_sources
