"""An aside that names the source of the clause around it: *As X reported, ...*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document, Sentence, Token
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotes.candidate import Candidate
from attribution.quotes.phrases import clause, is_verb
from attribution.quotes.proposal import addressee_of, attributed

__all__ = ["as_reported"]


def as_reported(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A verb of speech below *as*, set apart and without a content of its own.

    The clause that it modifies is the content: *The dike, as she told the council, was old.*
    """
    for sentence in document.sentences:
        for verb in sentence.tokens:
            content_head = sentence.head(verb)
            if content_head is None or not _is_aside(sentence, verb, lexicon):
                continue
            parts = clause(document, sentence, content_head, without=(verb,))
            if parts:
                yield attributed(
                    document,
                    sentence,
                    lexicon,
                    rule="as_reported",
                    cue=verb,
                    content=parts,
                    attitude="speech",
                    weight=0.7,
                    note=f"'as' makes {verb.form!r} an aside to what it reports",
                    addressee=addressee_of(sentence, verb, lexicon=lexicon),
                )


def _is_aside(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    if verb.relation != "advcl" or not is_verb(verb) or not lexicon.is_speech(verb.lemma):
        return False
    mark = sentence.child(verb, "mark", "advmod")
    if mark is None or mark.lemma.lower() != "as" or sentence.child(verb, "nsubj") is None:
        return False
    # *As he told them that ...*, *as she was being told ...*, *as Reyes denied the charge*
    if sentence.child(verb, "ccomp", "xcomp", "aux:pass") is not None:
        return False
    told = sentence.child(verb, "obj")
    if told is not None and sentence.child(verb, "iobj") is None:
        person = told.upos in ("PROPN", "PRON")
        if not person or lexicon.attitude("infinitive", verb.lemma) != "speech":
            return False
    words = [t for t in sentence.subtree(verb) if t.upos != "PUNCT"]
    before, after = words[0].index - 1, words[-1].index + 1
    apart = (
        before == 0 or sentence.tokens[before - 1].upos == "PUNCT",
        after <= len(sentence.tokens) and sentence.tokens[after - 1].upos == "PUNCT",
    )
    return all(apart)
