"""Drops claims about how a source is named: *asked not to be identified* is not news."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge import Lexicon

__all__ = ["of_the_news"]


def of_the_news(document: Document, claims: Iterable[Claim], lexicon: Lexicon) -> list[Claim]:
    """The claims, without those about how their sources are to be named.

    *Asked not to be named*, *did not want to be named*, *declined to give her name*, *requested
    anonymity*, *asked that her name not be used*, *asked to be called M.*.

    Arguments:
        document: the parsed article.
        claims: what was proposed.
        lexicon: has the words for it.
    """
    return [claim for claim in claims if not _is_anonymity(document, claim, lexicon)]


def _is_anonymity(document: Document, claim: Claim, lexicon: Lexicon) -> bool:
    head = claim.top(document) if claim.cue is not None else None
    if head is None:
        return False
    sentence = document.sentences[head.sentence]
    above = sentence.head(head) if head.relation == "acl" else None
    if _gives_name(sentence, head, lexicon) or _is_term(sentence, above, lexicon):
        return True
    if _is_byname(sentence, head, lexicon, asked=claim.attitude == "speech"):
        return True
    if claim.attitude != "speech" and not _is_wish(sentence, head, lexicon):
        return False
    if head.lemma.lower() in lexicon.anonymous:
        return sentence.child(head, "nsubj") is None  # *requested anonymity*
    if any(c.lemma.lower() in lexicon.anonymous for c in sentence.children(head, "xcomp")):
        return _is_own(sentence, head)  # *asked to remain anonymous*
    if sentence.child(head, "aux:pass") is None:
        return False
    named = sentence.child(head, "nsubj:pass")
    if named is None:
        return head.lemma.lower() in lexicon.identifying and _is_own(sentence, head)
    own = sentence.child(named, "nmod:poss")
    return own is not None and own.upos == "PRON" and named.lemma.lower() in lexicon.identities


def _is_wish(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """*Did not want to be named*, *wished to stay anonymous*; not *hopes to be named captain*."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or sentence.child(verb, "xcomp", "obj") is not None:
        return verb.lemma.lower() in lexicon.anonymous or any(
            c.lemma.lower() in lexicon.anonymous for c in sentence.children(verb, "xcomp")
        )
    negators = lexicon.polarity["adverbs"]
    denied = (*sentence.children(verb, "advmod"), *sentence.children(above, "advmod"))
    # *neither of whom wished to be named*
    who = sentence.children(above, "nsubj")
    return any(t.form.lower() in negators for t in denied) or any(
        t.lemma.lower() in lexicon.polarity["negators"] for t in who
    )


def _is_term(sentence: Sentence, noun: Token | None, lexicon: Lexicon) -> bool:
    """*Told us, on condition **that the village not be named**, that it had been taken*."""
    if noun is None or sentence.child(noun, "case") is None:
        return False
    return noun.lemma.lower() in lexicon.terms


def _gives_name(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """*Declined to give her surname*, *did not want to give it*."""
    given = sentence.child(verb, "obj")
    if given is None or given.lemma.lower() not in lexicon.identities:
        return False
    own = sentence.child(given, "nmod:poss")
    return own is not None and own.upos == "PRON" and _is_own(sentence, verb)


def _is_byname(sentence: Sentence, verb: Token, lexicon: Lexicon, *, asked: bool) -> bool:
    """*Asked to be called M.*, *wished to be known **only** as "M."*; not *to be called a hero*."""
    if verb.lemma.lower() not in lexicon.bynames or sentence.child(verb, "aux:pass") is None:
        return False
    names = sentence.children(verb, "obj", "obl", "xcomp")
    if not names or any(sentence.child(t, "det") is not None for t in names):
        return False
    limits = lexicon.polarity["restrictive"]
    only = (t for t in sentence.subtree(verb) if t.relation == "advmod")
    return _is_own(sentence, verb) and (asked or any(t.form.lower() in limits for t in only))


def _is_own(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is an infinitive for what somebody wants to do or be."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is not None and sentence.child(above, "obj", "iobj") is not None:
        return False  # *told me to change my name*
    return verb.feature("VerbForm") != "Fin" and sentence.child(verb, "nsubj", "nsubj:pass") is None
