"""Attaches the content to the cue, where the parser attached it to words about the venue.

*Said in a report published on Monday that ...*: the clause is what was said, not what was
published. *She said it had held, in remarks carried by a broadcaster*: the remarks are hers. So is
the podcast in *she called it "a farce" in her podcast*, and so is *when asked about it*. A court is
where a charge is answered: *denied theft at Leeds Crown Court*.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_talk
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.tails import is_in_court, is_tail, is_told_in
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_venues"]


def with_venues(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such clauses and phrases under the verbs of speech.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak, and which nouns are for what one speaks or writes in.
    """
    for verb in sentence.words("VERB"):
        if not _speaks(verb, knowledge):
            continue
        moved: list[Token] = []
        if sentence.child(verb, "ccomp") is None:
            found = _clause_beyond(sentence, verb, knowledge)
            moved += [evolve(found, head=verb.index, deprel="ccomp")] if found is not None else []
        if not moved and (tail := _set_off(sentence, verb, knowledge)) is not None:
            relation = "advcl" if tail.upos == "VERB" else "obl"
            moved = [evolve(tail, head=verb.index, deprel=relation)]
        if not moved:
            told = _told_in(sentence, verb, knowledge)
            moved = [evolve(t, head=verb.index, deprel="obl") for t in told]
        if not moved:
            moved = [
                evolve(t, head=verb.index, deprel="obl") for t in _courts(sentence, verb, knowledge)
            ]
        sentence = replaced(sentence, moved)
    return sentence


def _speaks(verb: Token, knowledge: Knowledge) -> bool:
    frames = ("clause", "complement", "object", "infinitive")
    return knowledge.lexicon.is_cue(verb.lemma, *frames, attitude="speech")


def _clause_beyond(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The head of a clause with *that* behind a venue, or a participle which tells of it."""
    if sentence.child(verb, "xcomp", "aux:pass") is not None:
        return None
    for noun in sentence.children(verb, "obl"):
        if noun.index < verb.index:
            continue
        told = _told_there(sentence, noun, knowledge)
        if told is not None:
            return told
        if not _is_venue(sentence, noun, knowledge):
            continue
        for participle in sentence.children(noun, "acl"):
            if participle.upos != "VERB" or sentence.child(participle, *ANY_SUBJECT) is not None:
                continue
            clauses = (*sentence.children(participle, "ccomp"), *sentence.children(noun, "acl"))
            for clause in clauses:
                if clause.index > participle.index and _is_reported(sentence, clause, knowledge):
                    return clause
    return None


def _told_there(sentence: Sentence, noun: Token, knowledge: Knowledge) -> Token | None:
    """A whole clause on the venue itself: *told them on a call **that it would fall***."""
    lemma, lexicon = noun.lemma.lower(), knowledge.lexicon
    listed = lemma in lexicon.occasions or lemma in lexicon.venues
    if not listed or not is_linked_by(
        sentence, noun, knowledge.grammar.prepositions.venues, "case"
    ):
        return None
    for clause in sentence.children(noun, "acl", "acl:relcl"):
        that = sentence.subtree(clause)[0]
        if that.relation == "mark" and _is_reported(sentence, clause, knowledge):
            return clause
    return None


def _is_reported(sentence: Sentence, clause: Token, knowledge: Knowledge) -> bool:
    """Whether a clause begins with *that* and has a subject beside it."""
    that = sentence.subtree(clause)[0]
    return that.lemma.lower() in knowledge.grammar.clauses.complementizers and any(
        that.index < t.index < clause.index for t in sentence.children(clause, *ANY_SUBJECT)
    )


def _set_off(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The venue behind a comma or a closing mark at the end of what is said, or *when asked*."""
    last = _last_word(sentence, verb)
    if last is None or last.index <= verb.index:
        return None
    for top in (last, *sentence.ancestors(last)):
        if top.index == verb.index:
            return None
        if top.head == verb.index:
            continue
        own = [t for t in sentence.subtree(top) if t.upos != "PUNCT"]
        if own[0].index <= verb.index or own[-1] is not last:
            continue
        above = sentence.ancestors(top)
        nearest = next((t for t in above if t == verb or _reports(sentence, t, knowledge)), None)
        if nearest != verb:
            return None
        if is_tail(sentence, top, knowledge):
            return top
    return None


def _told_in(sentence: Sentence, verb: Token, knowledge: Knowledge) -> list[Token]:
    """What a clause is told in, without a comma, at its end: *would close **in a statement***.

    With when, where that stands behind it: *in a statement **on Monday***.
    """
    clause = sentence.child(verb, "ccomp")
    if clause is None or clause.index < verb.index:
        return []
    last = _last_word(sentence, clause)
    if last is None or last != _last_word(sentence, verb):
        return []
    told = _public(sentence, clause, last, knowledge)
    if told is not None:
        return [told]
    for when in sentence.children(clause, "obl", "advmod"):
        words = sentence.subtree(when)
        if words[-1] == last and knowledge.lexicon.is_time(when.lemma):
            told = _public(sentence, clause, sentence.tokens[words[0].index - 2], knowledge)
            return [told, when] if told is not None else []
    return []


def _courts(sentence: Sentence, verb: Token, knowledge: Knowledge) -> list[Token]:
    """The court at the end of what somebody admits or denies: *theft **at Leeds Crown Court***."""
    done = [
        t
        for t in sentence.children(verb, "xcomp", "ccomp")
        if t.feature("VerbForm") not in ("Fin", "Inf")
    ]
    charges = [*sentence.children(verb, "obj", "obl"), *done]  # *guilty **to arson***
    for charge in [*charges, *(c for d in done for c in sentence.children(d, "obj", "obl"))]:
        for court in sentence.children(charge, "nmod", "obl"):
            if charge.index > verb.index and is_in_court(sentence, court, knowledge):
                whole, own = sentence.subtree(charge), sentence.subtree(court)
                return [court] if whole[-1] == own[-1] else []
    return []


def _last_word(sentence: Sentence, top: Token) -> Token | None:
    """The last word of a phrase that is no mark, or None of a phrase of marks alone."""
    return next((t for t in reversed(sentence.subtree(top)) if t.upos != "PUNCT"), None)


def _public(sentence: Sentence, clause: Token, last: Token, knowledge: Knowledge) -> Token | None:
    """The phrase up to a word of a clause that tells in what the clause was told."""
    for top in (last, *sentence.ancestors(last)):
        words = sentence.subtree(top)
        if (
            words[0].index <= clause.index
            or words[-1] != last
            or _reports(sentence, top, knowledge)
        ):
            return None
        if is_told_in(sentence, top, knowledge):
            return top
    return None


def _reports(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether a verb within what is said reports something itself."""
    said = sentence.child(word, "ccomp", "xcomp", "acl")
    return word.upos == "VERB" and said is not None and _speaks(word, knowledge)


def _is_venue(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun with *in* is for what one speaks or writes in."""
    venues = knowledge.grammar.prepositions.settings
    if not is_linked_by(sentence, noun, venues, "case"):
        return False
    listed = noun.lemma.lower() in knowledge.lexicon.occasions
    return listed or is_talk(sentence, noun, knowledge.outlets)
