"""Separates cue and content, where the words between a cue and a clause belong to the cue.

*Said in court the bridge was shut*: parsers have it shut in court, or read of a court that the
bridge was shut. *Said under the plan, it would be*: they have it said under the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_talk
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.order import follows_comma, word_behind
from attribution.syntax.phrases import has_tense, is_finite, is_gerund, verb_group
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_words_between"]

_PHRASES = ("obl", "nmod", "advmod")
# What a clause has that lacks nothing, and so is no relative clause without a pronoun.
_WHOLE = ("cop", "nsubj:pass", "obj", "ccomp", "xcomp", "expl")


def with_words_between(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such phrases and clauses where they belong.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues, when and where one speaks, and prepositions.
    """
    for read in sentence.words("VERB"):
        verb = sentence.tokens[read.index - 1]
        if knowledge.lexicon.attitude("clause", verb.lemma) is None:
            continue
        if _is_between(sentence, verb):
            sentence = replaced(sentence, [evolve(verb, deprel="parataxis")])
            verb = sentence.tokens[read.index - 1]
        found = _clause_of_setting(sentence, verb, knowledge)
        if found is not None:
            sentence = replaced(sentence, [evolve(found, head=verb.index, deprel="ccomp")])
        clause = sentence.child(verb, "ccomp")
        if clause is None or clause.index < verb.index or sentence.child(clause, "mark"):
            continue
        opening = _opening_gerund(sentence, verb, clause)
        if opening is not None:
            sentence = replaced(sentence, [evolve(opening, head=clause.index, deprel="csubj")])
        told = _of_cue(sentence, verb, clause, knowledge)
        said = _of_clause(sentence, verb, clause, knowledge)
        moved = [evolve(t, head=verb.index) for t in told]
        moved += [evolve(t, head=clause.index) for t in said]
        sentence = replaced(sentence, moved)
    return sentence


def _is_between(sentence: Sentence, verb: Token) -> bool:
    """Whether a parser took for a complement what *he* says between commas, of somebody who does
    something: *the bishop, **he recalls** with a laugh, told him so*."""
    main = sentence.head(verb) if verb.relation == "ccomp" else None
    acting = sentence.child(main, "nsubj") if main is not None else None
    own = sentence.child(verb, "nsubj")
    if main is None or acting is None or own is None or own.upos != "PRON":
        return False
    between = acting.index < own.index < verb.index < main.index
    return between and follows_comma(sentence, own) and is_finite(main)


def _of_cue(
    sentence: Sentence, verb: Token, clause: Token, knowledge: Knowledge
) -> Iterator[Token]:
    """The phrases between a cue and a clause that tell of the cue, though the clause has them."""
    subject = sentence.child(clause, *ANY_SUBJECT)
    if subject is None:
        return
    for phrase in sentence.children(clause, *_PHRASES):
        words = sentence.subtree(phrase)
        if words[0].index <= verb.index or phrase.index > subject.index:
            return
        behind = word_behind(sentence, words[-1])
        parted = follows_comma(sentence, words[0]) or (behind is not None and behind.form == ",")
        if parted or not _tells_when_said(sentence, verb, phrase, knowledge):
            return
        yield phrase


def _of_clause(
    sentence: Sentence, verb: Token, clause: Token, knowledge: Knowledge
) -> Iterator[Token]:
    """The phrase that opens a clause, though the cue has it: with a comma behind it, most."""
    subject = sentence.child(clause, *ANY_SUBJECT)
    behind = verb_group(sentence, verb)[-1].index + 1
    prepositions = knowledge.grammar.prepositions
    for phrase in sentence.children(verb, "obl") if subject is not None else ():
        words, case = sentence.subtree(phrase), sentence.child(phrase, "case")
        if words[-1].form == ",":
            words = words[:-1]
        if case is None or words[0].index != behind or any(t.form == "," for t in words):
            continue
        opening, word = word_behind(sentence, words[-1]), case.lemma.lower()
        comma = opening is not None and opening.form == ","
        if opening is not None and comma:
            opening = word_behind(sentence, opening)
        if opening not in sentence.subtree(clause):
            continue
        framed = word in prepositions.framing or (comma and word in prepositions.opening)
        if framed and not _tells_when_said(sentence, verb, phrase, knowledge):
            yield phrase


def _tells_when_said(sentence: Sentence, verb: Token, phrase: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase behind a cue tells when or where one spoke: *on Monday*, *in court*."""
    case, lemma = sentence.child(phrase, "case"), phrase.lemma.lower()
    prepositions, times = knowledge.grammar.prepositions, knowledge.grammar.times
    timed = any(knowledge.lexicon.is_time(word) for word in (lemma, phrase.form))
    if case is None:
        return timed
    first, word = sentence.subtree(phrase)[0], case.lemma.lower()
    if timed:
        before = sentence.tokens[first.index - 2]
        later = before != verb and knowledge.lexicon.is_time(before.form)  # *earlier in the day*
        return later or word in prepositions.days
    if word in prepositions.venues and _is_setting(sentence, phrase, knowledge):
        return True
    if word in prepositions.sequels:
        return lemma in times.events or _is_setting(sentence, phrase, knowledge)
    return word in prepositions.venues and lemma in times.moments


def _is_setting(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    lexicon, lemma = knowledge.lexicon, noun.lemma.lower()
    listed = lemma in lexicon.occasions or lemma in lexicon.venues
    return listed or is_talk(sentence, noun, knowledge.outlets)


def _clause_of_setting(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """What is said, taken for a relative clause: *claimed in a statement | he had no money*."""
    if verb.relation == "parataxis" or sentence.child(verb, "ccomp", "xcomp", "obj") is not None:
        return None
    for phrase in sentence.children(verb, "obl"):
        case = sentence.child(phrase, "case")
        if case is None or case.index <= verb.index:
            continue
        if not _tells_when_said(sentence, verb, phrase, knowledge):
            continue
        for clause in _described(sentence, phrase):
            subject = sentence.child(clause, *ANY_SUBJECT)
            words = sentence.subtree(clause)
            if subject is None or words[0] not in sentence.subtree(subject):
                continue
            apart = sentence.tokens[words[0].index - 2].upos == "PUNCT"
            relative = words[0].lemma.lower() in knowledge.grammar.clauses.relatives
            whole = sentence.child(clause, *_WHOLE) is not None
            if whole and not apart and not relative and has_tense(sentence, clause):
                return clause
    return None


def _opening_gerund(sentence: Sentence, verb: Token, clause: Token) -> Token | None:
    """The subject of a clause, hung on a noun before it: *said in a note | closing it helps*."""
    if sentence.child(clause, *ANY_SUBJECT) is not None or not has_tense(sentence, clause):
        return None
    before = [t for t in sentence.children(clause, *_PHRASES) if t.index > verb.index]
    for phrase in (*sentence.children(verb, "obl", "iobj"), *before):
        for gerund in _described(sentence, phrase):
            words = sentence.subtree(gerund)
            behind = word_behind(sentence, words[-1])
            if behind is None or gerund != words[0] or not is_gerund(gerund):
                continue
            if behind.index <= clause.index and (
                behind == clause or (behind.head == clause.index and behind.upos == "AUX")
            ):
                return gerund
    return None


def _described(sentence: Sentence, phrase: Token) -> Iterator[Token]:
    """The clauses about the nouns of a phrase."""
    for noun in sentence.subtree(phrase):
        yield from sentence.children(noun, "acl")
