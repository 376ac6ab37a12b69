"""A verb of seeming and what seems: *The plan appears to have failed*, *It seems certain*.

The impression is ascribed to nobody by name: the verb's subject belongs to the
content, which then stands on both sides of the cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotation import Evidence
from attribution.quotes.candidate import Candidate
from attribution.quotes.phrases import clause, is_verb, verb_group
from attribution.quotes.polarity import polarity

__all__ = ["raising_verb"]


def raising_verb(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A verb of seeming with an infinitive or a predicate, and the subject it shares."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            attitude = lexicon.attitude("raising", verb.lemma) if is_verb(verb) else None
            if attitude is None:
                continue
            predicate = sentence.child(verb, "xcomp", "ccomp")
            seeming = sentence.child(verb, "nsubj", "expl")
            if predicate is None or predicate.index < verb.index:
                continue
            parts = clause(document, sentence, predicate)
            if seeming is not None and seeming.index < verb.index:
                parts = (*clause(document, sentence, seeming), *parts)
            if not parts:
                continue
            words = verb_group(sentence, verb)
            yield Candidate(
                rule="raising_verb",
                content=tuple(sorted(parts, key=lambda p: p.start)),
                cue=document.cover(words),
                cue_head=verb,
                source=None,
                no_source=f"{verb.form!r} does not say to whom it seems so",
                addressee=None,
                attitude=attitude,
                polarity=polarity(sentence, verb, lexicon, phrase=words, content=parts),
                weight=0.55,
                evidence=(
                    Evidence(
                        "raising_verb",
                        tuple(w.span for w in words),
                        f"{verb.form!r} tells how {predicate.form!r} seems",
                    ),
                ),
            )
