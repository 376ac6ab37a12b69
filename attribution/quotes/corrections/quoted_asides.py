"""Parts an aside with somebody's words in marks from the sentence around it.

*The ship (**"a floating coffin", said the union**) sank*, *the play – **"dull", wrote Ana Roe** –
closed*: parsers make one clause of both, in which the union said that the ship sank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.phrases import has_tense, tops
from attribution.syntax.quotation_marks import CLOSING, OPENING

__all__ = ["with_quoted_asides"]

_ENDS = {"(": ")", "–": "–", "—": "—", "-": "-", "--": "--"}
# The most words behind the passage: who said it, and the verb.
_MOST = 10
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PRON", "PROPN", "X")


@frozen
class _Aside:
    """The passage with its marks, the verb, who said it, and all the words between the ends."""

    passage: Sequence[Token]
    verb: Token
    source: Sequence[Token]
    words: Sequence[Token]


def with_quoted_asides(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such an aside beside its clause.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs report.
    """
    tokens = sentence.tokens
    for token in tokens[1:-2]:
        if token.form in _ENDS and tokens[token.index].form in OPENING:
            aside = _aside(sentence, token, knowledge)
            mended = tuple(_mended(sentence, aside)) if aside is not None else ()
            if mended:
                return replaced(sentence, mended)
    return sentence


def _aside(sentence: Sentence, start: Token, knowledge: Knowledge) -> _Aside | None:
    tokens = sentence.tokens
    following = tokens[start.index + 1 :]
    ends = next((t.index for t in following if t.form == _ENDS[start.form]), 0)
    if not ends and start.form != "(" and tokens[-1].upos == "PUNCT":
        ends = len(tokens)  # *... – "dull", said Roe.*
    words = tokens[start.index : ends - 1] if ends else ()
    marks = [t for t in words[1:] if t.form in CLOSING or t.form in OPENING]
    if len(marks) != 1:
        return None
    report = [t for t in words if t.index > marks[0].index and t.upos != "PUNCT"]
    passage = words[: marks[0].index - start.index]
    verbs = [t for t in report if t.upos in ("AUX", "VERB")]
    if not 2 <= len(report) <= _MOST or len(verbs) != 1 or len(passage) < 3:
        return None
    verb = verbs[0]
    source = [t for t in report if t is not verb]
    if verb not in (report[0], report[-1]) or any(t.upos not in _NOMINAL for t in source):
        return None
    reports = knowledge.lexicon.attitude("clause", verb.lemma) == "speech"
    return _Aside(passage, verb, source, words) if reports else None


def _mended(sentence: Sentence, aside: _Aside) -> Iterator[Token]:
    """The words that change; none where there is no other clause for the aside to stand in."""
    inside = {t.index for t in aside.words}
    outside = [t for t in sentence.tokens if t.index not in inside]
    loose = [t for t in outside if t.head == 0 or t.head in inside]
    clauses = [t for t in loose if t.upos == "VERB" or has_tense(sentence, t)]
    said = [t for t in tops(aside.passage) if t.upos != "PUNCT"]
    who = [t for t in tops(aside.source) if t.upos != "ADP"]
    if not clauses or not said or not who:
        return
    root, verb = clauses[0], aside.verb
    for token in loose:
        if token is root:
            yield evolve(token, head=0, deprel="root")
        elif token.upos == "PUNCT":
            yield evolve(token, head=root.index)
        else:
            named = token.upos in _NOMINAL and token.index < root.index
            yield evolve(token, head=root.index, deprel="nsubj" if named else "dep")
    yield evolve(verb, head=root.index, deprel="parataxis", upos="VERB")
    for words, top, relation in (
        (aside.passage, said[0], "ccomp"),
        (aside.source, who[0], "nsubj"),
    ):
        own = {t.index for t in words}
        yield evolve(top, head=verb.index, deprel=relation)
        for token in words:
            if token is not top and token.head not in own:
                yield evolve(token, head=top.index, deprel=_within(token))
    for token in aside.words:
        if token.upos == "PUNCT" and token not in aside.passage:
            yield evolve(token, head=verb.index)


def _within(token: Token) -> str:
    """The relation of a word whose head was outside of its phrase."""
    return token.deprel if token.upos in ("ADP", "DET", "PUNCT") else "dep"
