"""Keeps what stands in brackets right behind a cue out of what it reports.

*Lund writes (Letters, May 3) that tolls are wrong*: parsers take the words in brackets for what he
writes, or hang what he writes on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.clauses import is_linked_by

__all__ = ["with_brackets_behind_cues"]

_OPENING, _CLOSING = "([", ")]"
_CLAUSES = ("ccomp", "acl", "advcl", "conj", "parataxis")


def with_brackets_behind_cues(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such words beside what the cue reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues.
    """
    for mark in sentence.tokens[1:]:
        if mark.form not in _OPENING:
            continue
        verb = sentence.tokens[mark.index - 2]
        if verb.upos == "VERB" and knowledge.lexicon.attitude("clause", verb.lemma) is not None:
            sentence = replaced(sentence, _beside(sentence, verb, mark, knowledge))
    return sentence


def _beside(sentence: Sentence, verb: Token, mark: Token, knowledge: Knowledge) -> Iterator[Token]:
    behind = sentence.tokens[mark.index :]
    closed = next((t for t in behind if t.form in _CLOSING), None)
    if closed is None:
        return
    inside = {t.index for t in sentence.tokens[mark.index - 1 : closed.index]}
    if any(t.index in inside for t in sentence.ancestors(verb)):
        return
    that = knowledge.grammar.clauses.complementizers
    for token in sentence.tokens:
        if token.index in inside and token.head not in inside:
            yield evolve(token, head=verb.index, deprel="discourse")
        elif token.index > closed.index and token.head in (*inside, verb.index):
            clause = token.relation in _CLAUSES and is_linked_by(sentence, token, that, "mark")
            if clause or token.head in inside:
                deprel = "ccomp" if clause else token.deprel
                yield evolve(token, head=verb.index, deprel=deprel)
