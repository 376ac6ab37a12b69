"""Tells what only persons do, so that a verb beside a clause about a thing goes on who reports it.

*Said the dam leaked **and apologised** to villagers*: no dam apologises.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.speaking import hears, may_speak
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.quotation_marks import OPENING
from attribution.syntax.relations import ANY_SUBJECT

__all__ = [
    "is_about_thing", "is_deed", "is_not_of", "keeps_back", "reports_that", "speaks_out",
]  # fmt: skip


# The genders of who is no thing and no body.
_PERSONAL = ("Fem", "Masc")


def is_not_of(sentence: Sentence, clause: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb without a subject cannot tell more of what a clause before it is about.

    *There was no money left **and offered to resign***: of *there*, nothing more is told.

    Arguments:
        sentence: their sentence.
        clause: the head of the clause.
        verb: the verb.
        knowledge: what only persons do.
    """
    if verb.index < clause.index or sentence.child(verb, *ANY_SUBJECT) is not None:
        return False
    if sentence.child(clause, "expl") and sentence.child(clause, "nsubj"):
        bare = sentence.child(verb, "aux", "cop", "mark") is None
        return bare and verb.feature("VerbForm") == "Fin"
    if not is_about_thing(sentence, clause, knowledge):
        if not _is_about_body(sentence, clause, knowledge):
            return False
        given = sentence.child(verb, "obj")
        own = sentence.child(given, "nmod:poss") if given is not None else None
        if own is None or own.feature("Gender") not in _PERSONAL:
            return False  # *the bank was safe **and handed out his leaflet***
    return speaks_out(sentence, verb, knowledge) or reports_that(sentence, verb, knowledge)


def is_about_thing(sentence: Sentence, clause: Token, knowledge: Knowledge) -> bool:
    """Whether what a clause tells of can say nothing: a thing, *it*, or nobody to whom it is done.

    Arguments:
        sentence: its sentence.
        clause: the head of the clause.
        knowledge: has the nouns for those who speak.
    """
    about = sentence.child(clause, *ANY_SUBJECT)
    if about is None or about.relation == "expl" or not may_speak(about, knowledge):
        return about is not None
    if about.upos == "PRON" and about.lemma.lower() in knowledge.lexicon.polarity["negators"]:
        return sentence.child(clause, "aux:pass") is not None
    return about.feature("Gender") == "Neut" and sentence.child(clause, "cop") is not None


def is_deed(sentence: Sentence, clause: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb that a parser hung on the report is a deed, and what is said is of a thing.

    *Said the plan was dead **and shook his head***, *..., **then turned away***.

    Arguments:
        sentence: their sentence.
        clause: the head of what is said.
        verb: the verb, coordinated with the cue.
        knowledge: has the nouns for those who speak.
    """
    if sentence.child(verb, *ANY_SUBJECT, "aux", "aux:pass", "mark") is not None:
        return False
    if verb.index < clause.index or verb.feature("VerbForm") != "Fin":
        return False
    return is_about_thing(sentence, clause, knowledge)


def reports_that(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb reports a clause with *that*: *said prices rose **and warned that ...***.

    Arguments:
        sentence: its sentence.
        verb: the verb.
        knowledge: the cues.
    """
    clause = sentence.child(verb, "ccomp")
    reports = knowledge.lexicon.attitude("clause", verb.lemma) == "speech"
    that = knowledge.grammar.clauses.complementizers
    return reports and clause is not None and is_linked_by(sentence, clause, that, "mark")


def keeps_back(sentence: Sentence, clause: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether who tells something says no more of it, behind *but*: *said that a man was held **but
    gave no details***.

    Those of whom something is told might keep it back as well if they are known: *said that the
    minister lied **but would not say why***.

    Arguments:
        sentence: their sentence.
        clause: the head of what is told.
        verb: the verb, which has no subject.
        knowledge: what nobody says who keeps something back.
    """
    about = sentence.child(clause, *ANY_SUBJECT)
    if about is None or sentence.child(verb, *ANY_SUBJECT, "mark"):
        return False
    if sentence.child(verb, "cc") is None:
        return False
    article = sentence.child(about, "det", "nmod:poss")
    some = (
        about.feature("Number") == "Plur"
        if article is None
        else article.feature("Definite") == "Ind"
    )
    unknown = some or about.upos == "PRON" or not may_speak(about, knowledge)
    if about.upos == "PROPN" or not unknown:
        return False
    kept = any(t.feature("Polarity") == "Neg" for t in sentence.children(verb, "advmod"))
    given = sentence.child(verb, "obj")
    if given is not None:
        kept = kept or any(t.feature("PronType") == "Neg" for t in sentence.children(given, "det"))
    kept = kept or knowledge.lexicon.declines(verb.lemma)
    return kept and speaks_out(sentence, verb, knowledge)


def speaks_out(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether only a person does this: tells a hearer, will not say, gives no details, walks out.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        knowledge: the cues, and which nouns are for those whom one tells something.
    """
    lexicon = knowledge.lexicon
    below, given = sentence.child(verb, "xcomp"), sentence.child(verb, "obj")
    if lexicon.declines(verb.lemma) and below is not None:
        return lexicon.is_speech(below.lemma) or below.lemma.lower() in lexicon.speaking
    negated = any(t.feature("Polarity") == "Neg" for t in sentence.children(verb, "advmod"))
    if negated and (lexicon.is_speech(verb.lemma) or verb.lemma.lower() in lexicon.speaking):
        return True
    if verb.lemma.lower() in lexicon.acting:
        return True
    if verb.lemma.lower() in lexicon.acting_out and sentence.child(verb, "compound:prt"):
        return True
    if _is_gesture(sentence, verb, knowledge):
        return True
    if given is not None and _is_in_hand(sentence, verb, given, knowledge):
        return True
    if given is not None and given.lemma.lower() in lexicon.unspoken:
        none = any(t.feature("PronType") == "Neg" for t in sentence.children(given, "det"))
        none = none or negated or lexicon.declines(verb.lemma)
        return none or verb.lemma.lower() in lexicon.giving  # *took no questions*
    if given is not None and _is_hers(sentence, verb, given, knowledge):
        return True
    cases = [c for noun in sentence.children(verb, "obl") for c in sentence.children(noun, "case")]
    prepositions = {c.lemma.lower() for c in cases}
    if any(
        lexicon.attitude(f"preposition.{word}", verb.lemma) == "speech" for word in prepositions
    ):
        return True  # *called for calm*
    to = knowledge.grammar.prepositions.recipients
    told = [sentence.tokens[c.head - 1] for c in cases if c.lemma.lower() in to]
    hearers = (given, sentence.child(verb, "iobj"), *told)
    return _says(verb, knowledge) and any(
        noun is not None and hears(noun, knowledge) for noun in hearers
    )


def _is_gesture(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """*Shook his head*, *burst into tears*, *walked off the stage*."""
    nouns = {t.lemma.lower() for t in sentence.children(verb, "obj", "obl")}
    if not nouns:
        return False
    lexicon = knowledge.lexicon
    if verb.lemma.lower() in lexicon.acting_out and not lexicon.rooms.isdisjoint(nouns):
        return True
    lemmas = {verb.lemma.lower(), *knowledge.grammar.inflection.lemmas(verb.form, "VERB")}
    return any(lemma in lemmas and noun in nouns for lemma, noun in lexicon.gestures)


def _is_in_hand(sentence: Sentence, verb: Token, given: Token, knowledge: Knowledge) -> bool:
    """Whether one holds something up, leaves a room, or refuses a thing.

    *... and held up **a map***, *... and left **the room***, *... and refuses **a refund***.
    """
    lexicon, noun, lemma = knowledge.lexicon, given.lemma.lower(), verb.lemma.lower()
    if lemma in lexicon.leaving and noun in lexicon.rooms:
        return sentence.child(given, "det") is not None  # not *left room for talks*
    whole = sentence.child(verb, "compound:prt") is None  # not *put off buyers*
    return noun in lexicon.handled or (whole and lemma in lexicon.polarity["decliners"])


def _is_about_body(sentence: Sentence, clause: Token, knowledge: Knowledge) -> bool:
    """Whether what a clause tells of is some body, and no person."""
    about = sentence.child(clause, *ANY_SUBJECT)
    if about is None or about.upos != "NOUN" or about.entity != "O":
        return False
    people, lemma = knowledge.people, about.lemma.lower()
    return not people.is_occupation(lemma) and not people.is_person_noun(lemma)


def _says(verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb says something in any frame."""
    frames = knowledge.lexicon.frames.values()
    return any(words.get(verb.lemma.lower()) == "speech" for words in frames)


def _is_hers(sentence: Sentence, verb: Token, given: Token, knowledge: Knowledge) -> bool:
    """Whether what one gives or speaks of is a person's own, was said, or is called something.

    *Gave **her reasons***, *rejected **claims** of fraud*, *called the delay **"absurd"***.
    """
    lexicon = knowledge.lexicon
    own = sentence.child(given, "nmod:poss")
    if verb.lemma.lower() in lexicon.giving:
        return own is not None and own.feature("Gender") in _PERSONAL
    if not _says(verb, knowledge):
        return False
    if lexicon.attitude("noun", given.lemma) == "speech":
        return True
    return any(t.form in OPENING for t in sentence.subtree(verb))
