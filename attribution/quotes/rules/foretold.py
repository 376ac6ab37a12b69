"""A clause that a copula or a colon introduces as what somebody says.

*What she said was that it was late*, *Her message to voters: stay at home*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.speaking import may_speak
from attribution.syntax.phrases import clause, owners, spans_of, tops
from attribution.syntax.subjects import subject

__all__ = ["cleft_content", "introduced_clause"]


def cleft_content(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """***What he said** was that ...*, ***all she would say** was that ...*."""
    stands = sentence.head(verb) if verb.relation == "acl" else None
    if stands is None or stands.relation not in ("nsubj", "csubj"):
        return
    if stands.lemma.lower() not in context.grammar.clauses.clefts or stands.index > verb.index:
        return
    said, copula = sentence.head(stands), None
    if said is not None:
        copula = sentence.child(said, "cop")
        if said.lemma.lower() in context.grammar.clauses.copulas:
            said, copula = sentence.child(said, "ccomp", "xcomp"), said
    if said is None or copula is None or not verb.index < copula.index < said.index:
        return
    source, _ = subject(sentence, verb, context.grammar)
    if source is None or source == stands or not _is_clause(sentence, said, stands, copula):
        return
    # *Because what she said was that it was late*
    opening = (c for c in sentence.children(said, "cc", "mark") if c.index < stands.index)
    parts = clause(context.document, sentence, said, without=(stands, copula, *opening))
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            source=source,
            note=f"a copula makes the clause of {said.form!r} what {verb.form!r} tells of",
        )


def _is_clause(sentence: Sentence, head: Token, stands: Token, copula: Token) -> bool:
    """Whether what stands behind a copula is a clause, with *that* or a subject of its own."""
    own = [t for t in sentence.children(head, "nsubj", "csubj", "expl", "mark") if t != stands]
    return any(t.index > copula.index for t in own)


def introduced_clause(context: Context, sentence: Sentence) -> Iterator[Proposal]:
    """A noun of saying with its owner, a colon, and a clause without marks.

    *Her message to voters: stay at home*, *The advice from doctors is simple: drink water*, *The
    mayor had a blunt message: the road was shut*.
    """
    colon = next((t for t in sentence.tokens[1:] if t.form == ":"), None)
    if colon is None or colon.index == len(sentence.tokens):
        return
    before, behind = sentence.tokens[: colon.index - 1], sentence.tokens[colon.index :]
    content = spans_of(context.document, sentence, behind)
    if not content or context.layout.outer.meeting(content[0]) or not _has_verb(behind):
        return
    noun = _topic(context, sentence, before)
    owner = next(owners(sentence, noun, context.grammar), None) if noun is not None else None
    if noun is None and not _counts(behind[0]):
        noun, owner = _carried(context, sentence, before)
    attitude = context.lexicon.attitude("noun", noun.lemma) if noun is not None else None
    if noun is None or attitude is None or owner is None:
        return
    yield Proposal(
        cue=noun,
        cue_words=(noun,),
        content=content,
        attitude=attitude,
        source=owner,
        note=f"a colon behind {noun.form!r} introduces what it holds",
        polarity="asserted",
    )


def _counts(word: Token) -> bool:
    """Whether a word tells of some of several things: *made two vows: **one** was short*."""
    return word.upos == "NUM" or word.feature("PronType") in ("Ind", "Tot")


def _has_verb(words: Sequence[Token]) -> bool:
    return any(t.upos in ("VERB", "AUX") for t in words)


def _topic(context: Context, sentence: Sentence, words: Sequence[Token]) -> Token | None:
    """The noun that all words before a colon are about: alone, or said to be simple or clear."""
    heads = [t for t in tops(words) if t.upos != "PUNCT"]
    if len(heads) != 1:
        return None
    top = heads[0]
    if not _has_verb(words):
        return top if top.upos == "NOUN" else None
    copula, noun = sentence.child(top, "cop"), sentence.child(top, "nsubj")
    if top.upos != "ADJ" or copula is None or noun is None or noun.upos != "NOUN":
        return None
    return None if any(t.upos == "VERB" for t in words) else noun


def _carried(
    context: Context, sentence: Sentence, words: Sequence[Token]
) -> tuple[Token | None, Token | None]:
    """The noun of saying that is all somebody has or gives, and who: *she had **a message***."""
    heads = [t for t in tops(words) if t.upos != "PUNCT"]
    verb = heads[0] if len(heads) == 1 and heads[0].upos == "VERB" else None
    noun = sentence.child(verb, "obj") if verb is not None else None
    if verb is None or noun is None or verb.lemma.lower() not in context.lexicon.carrying:
        return None, None
    article = sentence.child(noun, "det", "nummod")
    if article is None or article.feature("Definite") == "Def":
        return None, None
    source, _ = subject(sentence, verb, context.grammar)
    said = context.lexicon.attitude("noun", noun.lemma) == "speech"
    by = source is not None and may_speak(source, context.knowledge)
    negated = any(t.feature("Polarity") == "Neg" for t in sentence.children(verb, "advmod"))
    negated = negated or article.feature("PronType") == "Neg"
    return (noun, source) if said and by and not negated else (None, None)
