"""A verb and the infinitive it governs: *urged X to go*, *agreed to go*, *is said to go*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar
from attribution.quotes.polarity import is_polite
from attribution.quotes.proposal import following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import is_verb, spans_of

__all__ = ["governed_infinitive", "infinitive"]


def infinitive(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """A cue verb with an infinitival ``xcomp`` (or ``ccomp``, ``advcl`` as parsers vary)."""
    if not is_verb(verb):
        return
    attitude = context.lexicon.attitude("infinitive", verb.lemma)
    if attitude is None and is_polite(sentence, verb, context.lexicon):
        attitude = "attitude"  # *would like to see it built*; but *likes to sleep late*
    if attitude is None:
        return
    content_head = governed_infinitive(sentence, verb, context.grammar)
    if content_head is None or content_head.relation == "ccomp":
        return
    if context.lexicon.declines(verb.lemma) and context.lexicon.is_speech(content_head.lemma):
        return  # *declined to say whether ...*: the cue is all of *declined to say*
    passive = sentence.child(verb, "aux:pass") is not None
    speech = context.lexicon.is_speech(content_head.lemma)
    if passive and speech and sentence.child(content_head, "ccomp") is not None:
        return  # *is expected to say that ...*: what is said is the content
    later = (
        *following_cues(sentence, content_head, context.knowledge),
        *_behind_colon(context, sentence, content_head),
    )
    words = list(sentence.subtree(content_head, without=later))
    if attitude == "attitude":
        # *Expected her to go*, *is expected to go*: who goes belongs to what is expected.
        for child in sentence.children(verb, "obj", "nsubj:pass"):
            if child.index < content_head.index and _can_act(child):
                words += sentence.subtree(child)
    parts = spans_of(context.document, sentence, sorted(words, key=lambda t: t.index))
    if not parts:
        return
    yield Proposal(
        cue=verb,
        content=parts,
        attitude=attitude,
        variant="passive" if passive else "",
        note=f"{verb.form!r} governs the infinitive {content_head.form!r}",
        addressee=sentence.child(verb, "obj", "iobj") if attitude == "speech" else None,
    )


def governed_infinitive(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """The infinitive that a verb governs, however a parser hung it on it.

    Arguments:
        sentence: where it stands.
        verb: the verb.
        grammar: what stands before infinitives.
    """
    for child in sentence.children(verb, "xcomp", "advcl", "ccomp"):
        mark = sentence.child(child, "mark")
        if child.index < verb.index or mark is None:
            continue
        infinitive = mark.lemma.lower() in grammar.clauses.infinitives
        if infinitive and (child.relation != "advcl" or _is_parted(sentence, verb, child)):
            return child
    return None


def _behind_colon(context: Context, sentence: Sentence, infinitive: Token) -> Iterator[Token]:
    """What a passage behind a colon says besides: *refused: "It is late."*."""
    for clause in sentence.children(infinitive, "parataxis"):
        passage = next(iter(context.layout.outer.covering(clause.span)), None)
        if passage is not None and passage.span.start > infinitive.span.end:
            yield clause


def _is_parted(sentence: Sentence, verb: Token, infinitive: Token) -> bool:
    """Whether an object, or where it was, parts a verb from the infinitive that it governs.

    *Agreed **in a conference in Cairo** to call for a timetable*: parsers take it for the purpose.
    """
    if sentence.child(verb, "obj") is not None:
        return True
    between = [c for c in sentence.children(verb, "obl") if verb.index < c.index < infinitive.index]
    end = max((t.index for c in between for t in sentence.subtree(c)), default=0)
    return end == sentence.subtree(infinitive)[0].index - 1


def _can_act(word: Token) -> bool:
    """Whether a word is who goes: not *who*, nor the count in *voted 9-4 to go*."""
    return word.feature("PronType") != "Rel" and word.upos in ("NOUN", "PRON", "PROPN", "DET")
