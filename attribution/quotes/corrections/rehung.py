"""Attaches a cue, or the clause that it reports, to the right word.

*She had told them, it turned out, that it was safe*: *turned out* is between commas, and reports
nothing. *Has a week to say so*: a week does not say it.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import opens
from attribution.quotes.corrections.counted import clause_by_count
from attribution.quotes.corrections.fronted import with_parts_before
from attribution.quotes.corrections.inner_verbs import inner_verbs
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears, may_be_cited, may_speak
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import follows_comma, is_set_off, word_before
from attribution.syntax.phrases import is_finite, is_gerund, verb_group
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_clauses_of_cues"]

_PARTS = ("compound", "amod", "nmod")
_CLAUSE = ("nsubj", "aux", "cop")
_ASIDES = ("parataxis", "advcl", "acl")


def with_clauses_of_cues(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such cues and clauses under their heads.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues, and which nouns are for those who speak.
    """
    inner = inner_verbs(sentence)
    for at in inner:
        verb = sentence.tokens[at]
        moved = _opened(sentence, verb) or _torn(sentence, verb)
        moved = moved or _negated_infinitive(sentence, verb, knowledge)
        if not moved and verb.lemma.lower() in knowledge.lexicon.putting:
            moved = _worded(sentence, verb, knowledge)
        sentence = replaced(sentence, moved) if moved else sentence
    for at in inner:
        verb = sentence.tokens[at]
        if knowledge.lexicon.attitude("clause", verb.lemma) is None:
            continue
        sentence = replaced(sentence, _of_noun(sentence, verb, knowledge))
        sentence = replaced(sentence, clause_by_count(sentence, verb, knowledge))
        sentence = replaced(sentence, _citing(sentence, verb, knowledge))
        sentence = replaced(sentence, _as_reported(sentence, verb, knowledge))
        held = _held(sentence, verb, knowledge)
        if held is not None:
            sentence = replaced(sentence, [evolve(verb, head=held.index, deprel="acl")])
        sentence = replaced(sentence, with_parts_before(sentence, verb, knowledge))
        early = _before_that(sentence, verb, knowledge)
        sentence = replaced(sentence, early)
        asked = _question_word(sentence, verb)
        sentence = replaced(sentence, asked)
        sentence = replaced(sentence, _behind_marks(sentence, verb, knowledge))
        beyond = _beyond_aside(sentence, verb, knowledge)
        if beyond is not None:
            clause = evolve(beyond, head=verb.index, deprel="ccomp")
            asides = [evolve(t, deprel="parataxis") for t in sentence.children(verb, "ccomp")]
            sentence = replaced(sentence, [*asides, clause])
    return sentence


def _opened(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb that a parser gave to a participle before it.

    *Defending, **Ruth Carver** had asked for time*; *quoting Seneca, **the mayor**, Ines Roth,
    said so*.
    """
    if sentence.child(verb, *ANY_SUBJECT, "aux:pass") is not None:
        return ()
    first = verb_group(sentence, verb)[0].index
    for participle in sentence.children(verb, "advcl"):
        if participle.index > first - 2 or participle.feature("VerbForm") not in ("Ger", "Part"):
            continue
        below = sentence.children(participle, "appos", "obj", "iobj", "nsubj")
        others = [t for word in below for t in sentence.children(word, "appos")]
        for word in (*below, *others):
            words = sentence.subtree(word)
            # A name beside it stands between commas.
            end = first - 1
            if sentence.child(word, "appos") is not None and sentence.tokens[end - 1].form == ",":
                end -= words[-1].index < end
            if words[-1].index != end or word.upos not in ("NOUN", "PROPN"):
                continue
            if is_set_off(sentence, word):
                return (evolve(word, head=verb.index, deprel="nsubj"),)
    return ()


def _torn(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb that a parser took for part of a noun behind it: ***Police** confirmed
    officers had left* tells of no *police officers*."""
    noun = word_before(sentence, verb)
    if noun is None or noun.relation not in _PARTS or noun.head <= verb.index:
        return ()
    if noun.upos not in ("NOUN", "PROPN") or not is_finite(verb):
        return ()
    if sentence.child(verb, *ANY_SUBJECT, "aux", "aux:pass") is not None:
        return ()
    return (evolve(noun, head=verb.index, deprel="nsubj"),)


def _negated_infinitive(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A negation behind a verb of what it reports: *claims **never** to have been thanked*."""
    if verb.index + 1 >= len(sentence.tokens):
        return ()
    negation, to = sentence.tokens[verb.index : verb.index + 2]
    infinitive = sentence.head(to) if to.relation == "mark" else None
    if infinitive is None or infinitive.head != verb.index or negation.head != verb.index:
        return ()
    words = knowledge.lexicon.polarity["negators"]
    opens = to.lemma.lower() in knowledge.grammar.clauses.infinitives
    if negation.lemma.lower() not in words or not opens:
        return ()
    return (evolve(negation, head=infinitive.index),)


def _worded(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A clause around *as X put it*, of which a parser made the aside the head.

    *The road is, **as Lund put it**, a danger*.
    """
    mark, said = sentence.child(verb, "mark"), sentence.child(verb, "parataxis", "ccomp")
    if mark is None or said is None:
        return ()
    if mark.lemma.lower() not in knowledge.grammar.clauses.asides or said.index < verb.index:
        return ()
    below = (*sentence.children(verb), *sentence.children(said))
    outer = [t for t in below if t.relation in _CLAUSE and t.index < mark.index]
    if not {"nsubj", "cop"} <= {t.relation if t.upos != "AUX" else "cop" for t in outer}:
        return ()
    return (
        *(evolve(t, head=said.index, deprel="cop" if t.upos == "AUX" else "nsubj") for t in outer),
        evolve(said, head=verb.head, deprel=verb.deprel),
        evolve(verb, head=said.index, deprel="advcl"),
    )


def _question_word(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The word that opens a question which a cue asks, hung on the cue: *asked **why** he left*."""
    clause = sentence.child(verb, "ccomp")
    if clause is None or sentence.child(clause, *ANY_SUBJECT) is None:
        return ()
    word = word_before(sentence, sentence.subtree(clause)[0])
    if word is None:
        return ()
    opens = word.head == verb.index < word.index and word.upos == "ADV"
    asks = word.feature("PronType") == "Int" and word.relation in ("obj", "advmod", "obl")
    return (evolve(word, head=clause.index, deprel="advmod"),) if opens and asks else ()


def _before_that(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What stands between a cue and *that* and tells when or how: *said **then** that ...*, *said
    **two days before** that ...*."""
    clause = sentence.child(verb, "ccomp")
    mark = sentence.child(clause, "mark") if clause is not None else None
    if clause is None or mark is None or not _is_that(mark, knowledge):
        return ()
    restrictive = knowledge.lexicon.polarity["restrictive"]
    phrases = (
        t
        for t in sentence.children(clause, "advmod", "obl", "nmod")
        if verb.index < t.index < mark.index
    )
    return tuple(evolve(t, head=verb.index) for t in phrases if t.lemma.lower() not in restrictive)


def _of_noun(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What a noun tells, of which a parser made what its verb says: *denied **a report that it had
    failed***, *commented on a claim that ...*."""
    clause = sentence.child(verb, "ccomp")
    mark = sentence.child(clause, "mark") if clause is not None else None
    if clause is None or mark is None or mark.index < verb.index + 2:
        return ()
    noun, lexicon = sentence.tokens[mark.index - 2], knowledge.lexicon
    if noun.upos != "NOUN" or noun.head != verb.index or not _is_that(mark, knowledge):
        return ()
    if lexicon.attitude("noun", noun.lemma) is None or hears(noun, knowledge):
        return ()
    tells = lexicon.attitude("addressed", verb.lemma) is not None
    if tells and noun.lemma.lower() in lexicon.venues:
        return ()  # *told the same call that ...*
    if noun.relation == "obl":
        link = sentence.child(noun, "case")
        if link is None or lexicon.attitude(f"preposition.{link.lemma}", verb.lemma) is None:
            return ()
        return (evolve(clause, head=noun.index, deprel="acl"),)
    if noun.relation not in ("obj", "iobj"):
        return ()
    return (
        evolve(noun, deprel="obj"),
        evolve(clause, head=noun.index, deprel="acl"),
    )


def _citing(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """Who cites somebody behind a report: *shares fell after X said so, **citing two officials***.

    A parser hangs it on *fell*. But *resigned after X said so, citing his health* stays.
    """
    above = sentence.head(verb) if verb.relation == "advcl" else None
    if above is None or above.index > verb.index:
        return ()
    words = knowledge.outlets.words("relays", "citing")
    return tuple(
        evolve(citing, head=verb.index)
        for citing in sentence.children(above, "advcl")
        if citing.index > verb.index
        and citing.lemma.lower() in words
        and is_gerund(citing)
        and any(may_be_cited(t, knowledge) for t in sentence.children(citing, "obj"))
    )


def _as_reported(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A report of a clause behind its subject: *the pier, **as first reported by X**, is shut*."""
    subject = sentence.head(verb) if verb.relation == "acl" else None
    mark = sentence.child(verb, "mark") if subject is not None else None
    if mark is None or not opens([mark.lemma.lower()], knowledge.outlets, "roles"):
        return ()
    while subject is not None and subject.relation == "nmod":
        subject = sentence.head(subject)
    if subject is None or subject.relation not in ANY_SUBJECT:
        return ()
    clause = sentence.head(subject)
    agent = sentence.child(verb, "obl:agent", "obl")
    if clause is None or agent is None or not verb.index < agent.index < clause.index:
        return ()
    return (evolve(verb, head=clause.index, deprel="advcl"),)


def _behind_marks(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """When or why somebody says what stands whole in marks: *told her "you are late" **before she
    sat down***."""
    said = sentence.child(verb, "ccomp")
    if said is None or said.index < verb.index or not is_within_marks(sentence, said):
        return ()
    first = next((t for t in sentence.subtree(said) if t.upos != "PUNCT"), said)
    if sentence.child(said, *ANY_SUBJECT) is None or not is_within_marks(sentence, first):
        return ()  # *said the "road is shut" because ...*
    clauses = knowledge.grammar.clauses
    doubtful = knowledge.lexicon.polarity["conditionals"] | clauses.concessions
    links = (clauses.circumstances | clauses.asides) - doubtful
    return tuple(
        evolve(when, head=verb.index)
        for when in sentence.children(said, "advcl")
        if when.index > said.index
        and not is_within_marks(sentence, when)
        and is_linked_by(sentence, when, links, "mark", "advmod")
    )


def _held(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """What lets somebody say something, and itself says nothing: *has **a week** to say*."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or above.lemma.lower() not in knowledge.lexicon.polarity["holding"]:
        return None
    held = sentence.child(above, "obj")
    return held if held is not None and not may_speak(held, knowledge) else None


def _beyond_aside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The clause with *that* behind an aside in commas, which a parser gave to the aside."""
    told = sentence.child(verb, "ccomp", "xcomp")
    if told is not None and sentence.child(told, "expl") is None:
        return None
    for aside in sentence.children(verb, *_ASIDES, "ccomp"):
        if aside.index < verb.index or sentence.child(aside, *ANY_SUBJECT) is None:
            continue
        if not is_set_off(sentence, aside):
            continue
        for clause in sentence.children(aside, "ccomp", "advcl", "csubj"):
            mark = sentence.child(clause, "mark")
            if mark is None or mark.index < aside.index:
                continue
            if follows_comma(sentence, mark):
                return clause if _is_that(mark, knowledge) else None
    return None


def _is_that(mark: Token, knowledge: Knowledge) -> bool:
    return mark.lemma.lower() in knowledge.grammar.clauses.complementizers
