"""Gives a sentence its main verb, which a parser took for a part of what its subject claims.

*Claims that the bridge was safe **proved** false*, *the warning from Lund that two men had died
**surprised** many*, *the claim that it was "hard, and long" **was rejected***: parsers read a noun
with two clauses, or one clause that goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.phrases import has_tense, is_gerund
from attribution.syntax.relations import ANY_SUBJECT, SUBJECTS

__all__ = ["with_swallowed_verbs"]

# What may stand between a noun and *that*: *the warning **from Dr Ole Berg, 34,** that ...*
_BETWEEN = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT")
# What a parser takes a noun for that has no predicate, and a predicate behind another's.
_TOPS = ("ccomp", "conj", "parataxis", "root")
_ASTRAY = ("acl", "acl:relcl", "advcl", "ccomp", "conj", "dep", "parataxis", "xcomp")


def with_swallowed_verbs(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with the verb behind such a claim above its noun.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which nouns carry clauses, and which words open them.
    """
    opening = knowledge.grammar.clauses.complementizers
    for that in sentence.tokens[1:-3]:
        if that.upos not in ("DET", "PRON", "SCONJ") or that.lemma.lower() not in opening:
            continue
        noun = _noun(sentence, that, knowledge)
        told = _told(sentence, noun, that) if noun is not None else None
        if noun is None or told is None:
            continue
        top = told if noun in sentence.subtree(told) else noun
        verb = _verb(sentence, top, told, knowledge) if top.relation in _TOPS else None
        if verb is not None:
            sentence = replaced(sentence, _mended(sentence, noun, told, verb))
        elif noun.upos == "VERB" and noun.relation in SUBJECTS:
            sentence = replaced(sentence, [_as_noun(noun)])
    return sentence


def _noun(sentence: Sentence, that: Token, knowledge: Knowledge) -> Token | None:
    """The noun of a claim right before *that*, or before whose claim it is."""
    behind: Token | None = None  # the word behind the one that is looked at
    for word in reversed(sentence.tokens[: that.index - 1]):
        opens = word.index == 1 and word.form.lower() != word.lemma.lower()  # *Hopes that ...*
        owned = is_gerund(word) and _is_owned(sentence, word, knowledge)  # *the court's finding*
        noun = word.upos == "NOUN" or (word.upos == "VERB" and (opens or owned))
        lemma = word.form if owned else word.lemma
        if noun and knowledge.lexicon.attitude("noun", lemma) is not None:
            holders = knowledge.grammar.prepositions.holders
            bare = behind is None or behind.upos == "PUNCT"
            held = bare or (behind is not None and behind.form.lower() in holders)
            return word if held and (opens or owned or not has_tense(sentence, word)) else None
        if word.upos not in _BETWEEN:
            return None
        behind = word
    return None


def _is_owned(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether whose a word is stands right before it, or an article: *the court's*, *her*."""
    *before, mark = sentence.tokens[: word.index - 1] or (word,)
    if knowledge.people.is_possessive(mark.form):
        return bool(before) and before[-1].upos != "PRON"  # *it's finding that ...*
    return mark.upos == "DET" or mark.relation == "nmod:poss"


def _told(sentence: Sentence, noun: Token, that: Token) -> Token | None:
    """The head of the clause with *that*: it hangs on the noun, or the noun on it."""
    for word in sentence.tokens[that.index :]:
        if word.upos == "VERB" or has_tense(sentence, word):
            hangs = noun.index <= word.head < that.index
            if (hangs and word.relation in _ASTRAY) or noun.head == word.index:
                return word
    return None


def _verb(sentence: Sentence, top: Token, told: Token, knowledge: Knowledge) -> Token | None:
    """The verb behind a clause that has no subject, and that no word joins to the clause."""
    for verb in sentence.subtree(top):
        if verb.index <= told.index or verb.relation not in _ASTRAY:
            continue
        if sentence.child(verb, "mark", "cc") is not None or _is_joined(sentence, verb, told):
            continue
        near = verb.head in (top.index, told.index)
        # Parsers take many a past for a participle.
        past = verb.feature("Tense") == "Past" and (near or sentence.child(verb, "obj"))
        own = [t for t in sentence.children(verb, *ANY_SUBJECT) if t.index > told.index]
        if own and not _takes(own[0], told, knowledge):
            continue
        if has_tense(sentence, verb) or past:
            return verb
    return None


def _takes(noun: Token, told: Token, knowledge: Knowledge) -> bool:
    """Whether a noun behind a verb that takes no clause is its object: *had no licence*."""
    takes = told.upos == "VERB" and knowledge.lexicon.attitude("clause", told.lemma) is None
    return takes and noun.upos in ("NOUN", "PROPN")


def _is_joined(sentence: Sentence, verb: Token, told: Token) -> bool:
    """Whether a comma or a conjunction stands right before a verb and its auxiliaries."""
    own = sentence.children(verb, "aux", "aux:pass", "cop", "advmod")
    first = min((verb.index, *(t.index for t in own if t.index > told.index)))
    before = sentence.tokens[first - 2]
    return before.form in (",", ":", ";", "–", "—", "(") or before.upos in ("CCONJ", "PART")


def _mended(sentence: Sentence, noun: Token, told: Token, verb: Token) -> Iterator[Token]:
    """The verb at the top, the noun as its subject, and around each verb what belongs to it."""
    top = told if noun in sentence.subtree(told) else noun
    passive = sentence.child(verb, "aux:pass") is not None
    relation = "nsubj:pass" if passive else "nsubj"
    yield evolve(verb, head=top.head, deprel=top.deprel)
    yield evolve(_as_noun(noun), head=verb.index, deprel=relation)
    yield evolve(told, head=noun.index, deprel="acl")
    for word in sentence.tokens:
        if word.index in (noun.index, told.index, verb.index):
            continue
        if word.relation == "aux" and word.index == noun.index - 1:
            yield evolve(word, upos="PART", head=word.index - 1, deprel="case", features="")
            yield evolve(sentence.tokens[word.index - 2], head=noun.index, deprel="nmod:poss")
        elif word.head == verb.index and noun.index < word.index < verb.index:
            if word.index < told.index:
                yield evolve(word, head=told.index)
            elif word.relation in ANY_SUBJECT:
                yield evolve(word, head=told.index, deprel="obj")
        elif word.head in (top.index, told.index) and (
            word.index > verb.index or (top is told and word.index < noun.index)
        ):
            yield evolve(word, head=verb.index)


def _as_noun(word: Token) -> Token:
    """A word as the noun that it is: *claims*, *the finding*."""
    if word.upos == "NOUN":
        return word
    lemma = word.form.lower() if is_gerund(word) else word.lemma
    return evolve(word, upos="NOUN", lemma=lemma, features="")
