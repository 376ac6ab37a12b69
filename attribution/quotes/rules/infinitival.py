"""A verb and the infinitive it governs: *urged X to go*, *agreed to go*, *is said to go*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document, Sentence, Token
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotes.candidate import Candidate
from attribution.quotes.phrases import is_verb, spans_of
from attribution.quotes.proposal import attributed, following_cues

__all__ = ["infinitive"]


def infinitive(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A cue verb with an infinitival ``xcomp`` (or ``ccomp``, ``advcl`` as parsers vary)."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            if not is_verb(verb):
                continue
            attitude = lexicon.attitude("infinitive", verb.lemma)
            if attitude is None:
                continue
            content_head = None
            for child in sentence.children(verb, "xcomp", "advcl", "ccomp"):
                mark = sentence.child(child, "mark")
                if mark is not None and mark.lemma.lower() == "to" and child.index > verb.index:
                    if child.relation == "advcl" and not _is_parted(sentence, verb, child):
                        continue
                    content_head = child
                    break
            if content_head is None or content_head.relation == "ccomp":
                continue
            if lexicon.declines(verb.lemma) and lexicon.is_speech(content_head.lemma):
                continue  # *declined to say whether ...*: the cue is all of *declined to say*
            later = following_cues(sentence, content_head, lexicon)
            words = list(sentence.subtree(content_head, without=later))
            if attitude == "attitude":
                # *Expected her to go*, *is expected to go*: who goes belongs to what is expected.
                for child in sentence.children(verb, "obj", "nsubj:pass"):
                    if child.index < content_head.index and _can_act(child):
                        words += sentence.subtree(child)
            parts = spans_of(document, sentence, sorted(words, key=lambda t: t.index))
            if not parts:
                continue
            passive = sentence.child(verb, "aux:pass") is not None
            yield attributed(
                document,
                sentence,
                lexicon,
                rule="infinitive",
                cue=verb,
                content=parts,
                attitude=attitude,
                weight=0.6 if passive else 0.75,
                note=f"{verb.form!r} governs the infinitive {content_head.form!r}",
                addressee=sentence.child(verb, "obj", "iobj") if attitude == "speech" else None,
            )


def _is_parted(sentence: Sentence, verb: Token, infinitive: Token) -> bool:
    """Whether an object, or where it was, parts a verb from the infinitive that it governs.

    *Agreed **in a conference in Cairo** to call for a timetable*: parsers take it for the purpose.
    """
    if sentence.child(verb, "obj") is not None:
        return True
    between = [c for c in sentence.children(verb, "obl") if verb.index < c.index < infinitive.index]
    end = max((t.index for c in between for t in sentence.subtree(c)), default=0)
    return end == infinitive.index - 2


def _can_act(word: Token) -> bool:
    """Whether a word is who goes: not *who*, nor the count in *voted 9-4 to go*."""
    return word.feature("PronType") != "Rel" and word.upos in ("NOUN", "PRON", "PROPN", "DET")
