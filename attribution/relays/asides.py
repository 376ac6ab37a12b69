"""Tells whose words an outlet relays where the parser made its aside a part of what is relayed.

*The storm killed nine, the agency said, according to X* is one statement of the agency's, even if
the parser took *the agency said* for a part of what X says.
"""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.syntax.phrases import is_verb

__all__ = ["by_own_aside"]


def by_own_aside(document: Document, outer: Claim, knowledge: Knowledge) -> Claim | None:
    """A quotation by an outlet, changed to one by whomever an aside at its end names.

    Arguments:
        document: the parsed article.
        outer: the quotation.
        knowledge: has the cues by which anybody speaks.
    """
    if outer.kind == "direct" or outer.cue is None:
        return None
    # An outlet's name may come after the cue, separated from its noun.
    parts = [p for p in outer.content if p.end <= outer.cue.span.start]
    told = document.tokens_in(parts[-1]) if parts else ()
    words = [t for t in told if t.upos != "PUNCT" or t.form == ","]
    if (
        not words
        or not is_verb(words[-1])
        or not knowledge.lexicon.is_cue(words[-1].lemma, "clause")
    ):
        return None
    verb = words[-1]
    commas = [i for i, token in enumerate(words) if token.form == ","]
    if not commas:
        return None
    before, by = words[: commas[-1]], words[commas[-1] + 1 : -1]
    sentence = document.sentences[verb.sentence]
    subjects = [t for t in sentence.children(verb, "nsubj") if t in by]
    whole = any(t.upos in ("VERB", "AUX") for t in before)
    if not subjects or not whole or any(t.upos in ("VERB", "SCONJ", "CCONJ") for t in by):
        return None
    content = (*parts[:-1], document.cover(before))
    return evolve(
        outer,
        content=content,
        cue=Mention(verb.span, verb),
        source=Mention(document.cover(by), subjects[0]),
        no_source=None,
        addressee=None,
    )
