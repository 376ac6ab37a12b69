"""An aside in which *so* stands for the clause around it: *The tunnel, or so they say, is safe*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import is_finite, spans_of, verb_group
from attribution.syntax.subjects import subject

__all__ = ["so_aside"]

_DASHES = ("—", "–", "-", "--")
_EDGES = (",", "(", *_DASHES)
_ENDS = (",", ")", ".", "!", "?", *_DASHES)
# Words that can stand between *so* and the edges of its aside: who says it.
_NAMING = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X")


def so_aside(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """*The tunnel, **so they hope**, will last*; *(**or so the ministry says**)*.

    Or *– at least **that is what they say***.
    """
    aside = _aside(context, sentence, verb)
    if aside is None:
        return
    start, end = aside
    source, _ = subject(sentence, verb, context.grammar)
    if source is None or not start < source.index <= end:
        source = sentence.child(verb, "obj", "iobj")  # *or so says **its maker***
    if source is None or not start < source.index <= end:
        return
    if _is_sequel(context, sentence, verb, source, aside):
        return
    before, behind = sentence.tokens[: start - 1], sentence.tokens[end + 1 :]
    apart = next((t.index for t in reversed(before) if t.form == ";"), 0)
    before = before[apart:]
    # What commas set apart goes on a clause only where nothing finite stands before it.
    goes_on = sentence.tokens[start - 1].form != "," or not any(is_finite(t) for t in before)
    parts = spans_of(context.document, sentence, before)
    if goes_on:
        parts += spans_of(context.document, sentence, behind)
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            source=source,
            note=f"{verb.form!r} has a word for its content that stands for the clause around it",
        )


def _aside(context: Context, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The position of the mark before an aside, and of the last word in it."""
    tokens = sentence.tokens
    at = verb.index - 1
    while at and tokens[at - 1].form not in _EDGES:
        at -= 1
    words = tokens[at : verb.index - 1]
    if at < 2 or not _stands_for_clause(words, context.grammar):
        return None
    end = verb_group(sentence, verb)[-1].index
    while end < len(tokens) and tokens[end].form not in _ENDS:
        end += 1
    others = (*words, *tokens[verb.index : end])
    return (
        (at, end) if all(t.upos in _NAMING for t in others) and _closes(tokens, at, end) else None
    )


def _is_sequel(
    context: Context, sentence: Sentence, verb: Token, source: Token, aside: tuple[int, int]
) -> bool:
    """Whether *so* tells what came of the clause: *It was late, **so** she asked him for a key*.

    An aside tells no more than who says it; *or so she told him* may.
    """
    tokens, (start, end) = sentence.tokens, aside
    if tokens[start - 1].form != "," or (end < len(tokens) and tokens[end].form == ","):
        return False
    if tokens[start].lemma.lower() in context.lexicon.polarity["joining"]:
        return False
    governed = sentence.children(verb, "obj", "iobj", "obl", "xcomp", "ccomp")
    return any(verb.index < t.index <= end and t != source for t in governed)


def _stands_for_clause(words: Sequence[Token], grammar: Grammar) -> bool:
    """Whether words open with *or so*, or *at least that is what*."""
    if words and words[0].upos == "CCONJ":
        words = words[1:]
    if words and words[0].form.lower() in grammar.clauses.pro_clauses:
        return True
    while words and words[0].upos in ("ADP", "ADJ", "ADV"):
        words = words[1:]
    if len(words) < 3 or words[0].feature("PronType") != "Dem":
        return False
    copula = words[1].lemma.lower() in grammar.clauses.copulas
    return copula and words[2].lemma.lower() in grammar.clauses.clefts


def _closes(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the mark before an aside and the one behind it go together."""
    opening = tokens[at - 1].form
    closing = tokens[end].form if end < len(tokens) else ""
    if opening == "(":
        return closing == ")"
    return opening == closing or closing in ("", ".", "!", "?")
