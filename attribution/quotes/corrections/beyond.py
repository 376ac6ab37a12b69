"""Gives a verb its content, where the parser attached it to words in between.

*Asked the chief, who runs the port, to comment*: parsers have him run it to comment. *Told Lund,
who had slept, that it was late*: they make it part of *who had slept*. *Was believed at the time to
be sound*: they read of a time to be sound, and of *the time to vote* in *the pledge at the time to
vote*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import is_set_off, word_behind
from attribution.syntax.phrases import noun_phrase

__all__ = ["with_reports_beyond"]

# What shows that an infinitive says what is so, not what for: *to have sold*, *to be sound*.
_STATING = ("aux", "aux:pass", "cop")
# What opens and closes what is told of somebody by the way.
_ASIDES = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}
# Relations of the clauses that a noun has.
_OF_NOUNS = ("acl", "acl:relcl")


def with_reports_beyond(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such clauses and infinitives under their verbs.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: what verbs report, and what opens clauses and infinitives.
    """
    for read in sentence.words("NOUN", "VERB"):
        verb = sentence.tokens[read.index - 1]
        if verb.upos == "NOUN":
            sentence = replaced(sentence, _behind_setting_of_noun(sentence, verb, knowledge))
        if verb.upos != "VERB" or sentence.child(verb, "xcomp") is not None:
            continue
        moved = _behind_description(sentence, verb, knowledge)
        moved = moved or _behind_aside(sentence, verb, knowledge)
        moved = moved or _behind_setting(sentence, verb, knowledge)
        sentence = replaced(sentence, moved)
    return sentence


def _behind_description(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What is told or asked, hung on a clause in commas about whom one tells or asks it."""
    told = sentence.child(verb, "obj", "iobj")
    relations = _reported(verb, knowledge)
    if told is None and sentence.child(verb, "ccomp") is None:
        told = _heard_from(sentence, verb, knowledge)
        relations = dict.fromkeys(knowledge.grammar.clauses.complementizers, "ccomp")
    if told is None or told.index < verb.index or not hears(told, knowledge):
        return ()
    for clause in _about(sentence, told, verb, knowledge) if relations else ():
        # Or the two clauses have changed places.
        for word in (*sentence.subtree(clause), *sentence.children(told, "acl")):
            mark = sentence.child(word, "mark")
            relation = relations.get(mark.lemma.lower()) if mark is not None else None
            if mark is None or relation is None or not clause.index < mark.index < word.index:
                continue
            if not is_set_off(sentence, word):
                continue
            moved = (evolve(word, head=verb.index, deprel=relation),)
            if clause.head == verb.index:
                return (*moved, evolve(clause, head=told.index, deprel="acl:relcl"))
            return moved if sentence.child(verb, "ccomp") is None else ()
    return ()


def _heard_from(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """From whom somebody learns a thing: *has learned **from the union**, which met, that ...*."""
    if knowledge.lexicon.attitude("clause", verb.lemma) is None:
        return None
    links = knowledge.grammar.prepositions.givers
    nouns = sentence.children(verb, "obl")
    return next((t for t in nouns if is_linked_by(sentence, t, links, "case")), None)


def _behind_aside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What somebody is asked to do, wherever a parser hung it behind what is told of them.

    *Asked **the chief, Ann Roe, who had left the room (and the firm), to comment***, *asked Lund -
    he owns the mill - **to sell it***.
    """
    told = sentence.child(verb, "obj", "iobj")
    if told is None or told.index < verb.index or sentence.child(verb, "ccomp") is not None:
        return ()
    if knowledge.lexicon.attitude("infinitive", verb.lemma) != "speech":
        return ()
    words = noun_phrase(sentence, told)
    aside = next((t for t in words if t.form in _ASIDES), None)
    opening = aside or (word_behind(sentence, words[-1]) if words else None)
    if opening is None or opening.form not in _ASIDES or not hears(told, knowledge):
        return ()
    first = word_behind(sentence, opening)
    if first is None or first.relation == "cc":
        return ()  # *asked him, and he went to help*
    for to in sentence.tokens[opening.index + 1 :]:
        closing, infinitive = sentence.tokens[to.index - 2], sentence.head(to)
        if to.upos != "PART" or to.relation != "mark" or closing.form not in _ASIDES.values():
            continue
        if infinitive is None or infinitive.index < to.index or infinitive.head == verb.index:
            return ()
        inside = sentence.tokens[opening.index : to.index - 1]
        named = [t for t in inside if t.relation == "nsubj" and t.head > to.index]
        hung = [evolve(t, head=told.index, deprel="appos") for t in named]
        return (*hung, evolve(infinitive, head=verb.index, deprel="xcomp"))
    return ()


def _reported(verb: Token, knowledge: Knowledge) -> dict[str, str]:
    """The words that open what a verb reports to somebody, each with that clause's relation."""
    lexicon, clauses = knowledge.lexicon, knowledge.grammar.clauses
    relations: dict[str, str] = {}
    if lexicon.attitude("infinitive", verb.lemma) is not None:
        relations |= dict.fromkeys(clauses.infinitives, "xcomp")
    addressed = lexicon.attitude("addressed", verb.lemma) is not None
    if addressed and lexicon.attitude("clause", verb.lemma) is not None:
        opening = (clauses.complementizers | clauses.interrogatives) - clauses.circumstances
        relations |= dict.fromkeys(opening, "ccomp")
    return relations


def _about(sentence: Sentence, told: Token, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The relative clauses in commas that describe somebody, or another name for them."""
    for noun in (told, *sentence.children(told, "appos")):
        for clause in sentence.children(noun, "acl"):
            if clause.deprel.endswith(":relcl") and is_set_off(sentence, clause):
                yield clause
    clauses = knowledge.grammar.clauses
    relatives = clauses.relatives - clauses.complementizers
    for clause in sentence.children(verb, "ccomp"):  # **who had slept** for what he is told
        words = sentence.subtree(clause)
        opening = (t for t in words if t.index < clause.index and t.lemma.lower() in relatives)
        if clause.index > told.index and any(opening) and is_set_off(sentence, clause):
            yield clause


def _behind_setting(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """The infinitive that is reported of somebody, hung on where or when."""
    lexicon, opening = knowledge.lexicon, knowledge.grammar.clauses.infinitives
    if lexicon.attitude("infinitive", verb.lemma) is None:
        return ()
    if sentence.child(verb, "aux:pass") is None or sentence.child(verb, "ccomp") is not None:
        return ()
    for setting in sentence.children(verb, "obl"):
        if setting.index < verb.index or lexicon.attitude("noun", setting.lemma) is not None:
            continue  # *was told in a plea to be quick*
        for infinitive in sentence.children(setting, "acl"):
            first = sentence.subtree(infinitive)[0]
            stating = sentence.child(infinitive, *_STATING) is not None
            opens = is_linked_by(sentence, infinitive, opening, "mark")
            if opens and stating and first.index == setting.index + 1:
                return (evolve(infinitive, head=verb.index, deprel="xcomp"),)
    return ()


def _behind_setting_of_noun(
    sentence: Sentence, noun: Token, knowledge: Knowledge
) -> tuple[Token, ...]:
    """What a noun reports, hung on where, when or to whom: *a pledge **to voters** to resign*."""
    lexicon, grammar = knowledge.lexicon, knowledge.grammar
    if lexicon.attitude("noun", noun.lemma) is None or sentence.child(noun, *_OF_NOUNS):
        return ()
    linking = grammar.prepositions.settings | grammar.prepositions.recipients
    for setting in sentence.children(noun, "nmod"):
        when = lexicon.is_time(setting.lemma)
        if setting.index < noun.index or not (when or is_linked_by(sentence, setting, linking)):
            continue
        clause = sentence.child(setting, *_OF_NOUNS)
        if clause is None or lexicon.attitude("noun", setting.lemma) is not None:
            continue
        first = sentence.subtree(clause)[0]
        opens = first.index == setting.index + 1 and _opens(sentence, first, clause, knowledge)
        # *At the time that it was built* tells when.
        if opens and (first.lemma.lower() in grammar.clauses.infinitives or not when):
            upos = "PART" if first.upos == "PART" else "SCONJ"
            hung = evolve(clause, head=noun.index, deprel="acl")
            return (hung, evolve(first, upos=upos, deprel="mark"))
    return ()


def _opens(sentence: Sentence, first: Token, clause: Token, knowledge: Knowledge) -> bool:
    """Whether a word opens an infinitive, or a clause that lacks nothing, with *that*."""
    if first.lemma.lower() in knowledge.grammar.clauses.infinitives:
        return first.relation == "mark"
    that = first.form.lower() in knowledge.grammar.clauses.complementizers
    if not that or first.head != clause.index:
        return False
    if sentence.child(clause, "nsubj", "nsubj:pass") in (None, first):
        return False
    # In *the day **that** he died* it stands for the day.
    complete = sentence.children(clause, "cop", "nsubj:pass", "obj")
    return first.upos == "SCONJ" or any(word != first for word in complete)
