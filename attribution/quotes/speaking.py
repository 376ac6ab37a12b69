"""Tells who can speak and be spoken to, and whose verb a cue continues if a thing cannot speak."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, opens
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import is_gerund
from attribution.syntax.relations import ANY_SUBJECT

__all__ = [
    "answerable",
    "gives",
    "hears",
    "is_cited",
    "is_document",
    "is_quoted_as_saying",
    "may_be_cited",
    "may_hear",
    "may_speak",
    "names_speaker",
    "nearer_verb",
    "reported_to_say",
]

# Tags of the names of those who speak.
_NAMED = ("ORG", "PER")
# Lists of nouns for those to whom one can tell something.
_HEARERS = ("organisation", "outlet", "group")


def names_speaker(token: Token) -> bool:
    """Whether a word is one of the name of a person or a body."""
    return token.entity[2:] in _NAMED


def nearer_verb(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb of a clause of time or cause that a cue continues, as things cannot speak.

    *Shares fell after the firm **cut** its forecast and said ...*. None if the subject of the main
    clause may be somebody who speaks.

    Arguments:
        sentence: the sentence.
        verb: the cue.
        knowledge: the cues, and which nouns are for those who speak.
    """
    main = sentence.head(verb) if verb.relation == "conj" else None
    if main is None or knowledge.lexicon.attitude("clause", verb.lemma) != "speech":
        return None
    if sentence.child(verb, *ANY_SUBJECT, "aux") or verb.feature("VerbForm") in ("Ger", "Inf"):
        return None
    acting = sentence.child(main, "nsubj")
    if acting is None or may_speak(acting, knowledge):
        return None
    between = (c for c in sentence.children(main, "advcl") if main.index < c.index < verb.index)
    own = [c for c in between if sentence.child(c, "nsubj") and c.feature("VerbForm") == "Fin"]
    return own[-1] if own else None


def answerable(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """Who is thanked or blamed for saying something: *sued **the mayor** for saying that ...*.

    Or at or on whom one turns for it: *laughed at **the mayor** for saying that ...*. None where
    the object is a thing, which whoever gets it got by saying so: *won applause for saying that
    ...*.

    Arguments:
        sentence: the sentence.
        verb: the cue.
        knowledge: which nouns are for those who hear.
    """
    gerund = is_gerund(verb) or verb.xpos == "VBG"  # *for warning*, with the features of a noun
    above = sentence.head(verb) if verb.relation == "advcl" and gerund else None
    if above is None or above.index > verb.index:
        return None
    prepositions = knowledge.grammar.prepositions
    if not is_linked_by(sentence, verb, prepositions.grounds):
        return None
    turning = prepositions.targets | prepositions.turned_on
    particle = sentence.child(above, "compound")  # *turned on her*
    on = particle is not None and particle.lemma.lower() in turning
    for whom in sentence.children(above, "obj", "iobj", "obl", "nmod"):
        turned_on = whom.relation in ("obj", "iobj") or is_linked_by(sentence, whom, turning)
        turned_on = turned_on or (on and sentence.child(whom, "case") is None)
        if turned_on and whom.index < verb.index:
            return whom if whom.upos == "PRON" or hears(whom, knowledge) else None
    return None


def is_document(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun stands for what tells something in writing, figures or pictures."""
    lemma = noun.lemma.lower()
    return knowledge.people.has("kinds", "document", lemma) or lemma in knowledge.lexicon.telling


def may_be_cited(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a report can rest on somebody or something: *citing two officials, a memo, figures*.

    But *citing high costs* gives a reason.
    """
    lexicon, lemma = knowledge.lexicon, noun.lemma.lower()
    told = lexicon.attitude("noun", lemma) == "speech" or lemma in lexicon.voices | lexicon.telling
    return told or noun.upos != "NOUN" or may_speak(noun, knowledge) or hears(noun, knowledge)


def may_speak(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a subject may speak, as people and documents do: *the report opens ... and says*.

    Arguments:
        noun: the head of the subject.
        knowledge: has the nouns.
    """
    people, lemma = knowledge.people, noun.lemma.lower()
    if noun.upos == "PROPN" and noun.feature("Number") == "Plur" and noun.entity == "O":
        return hears(noun, knowledge)  # *Shares*, which a capital makes a name
    if noun.upos not in ("NOUN", "SYM", "NUM"):
        return True
    document = people.has("kinds", "document", lemma) or lemma in knowledge.lexicon.occasions
    return document or people.is_occupation(lemma) or hears(noun, knowledge)


def reported_to_say(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """Whoever is heard or said to say something: ***she** is heard to say*.

    Arguments:
        sentence: the sentence.
        verb: the passive verb.
        knowledge: the cues.
    """
    told = sentence.child(verb, "nsubj:pass")
    if told is None or sentence.child(verb, "aux:pass") is None:
        return None
    if knowledge.lexicon.attitude("addressed.clause", verb.lemma) is not None:
        return None  # *He was told to say ...*
    saying = (
        clause
        for clause in sentence.children(verb, "xcomp", "advcl")
        if clause.feature("VerbForm") in ("Inf", "Ger", "Part")
        and sentence.subtree(clause)[0].index == verb.index + 1
    )
    return told if any(knowledge.lexicon.is_speech(c.lemma) for c in saying) else None


def whose_words(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """Whose words somebody says again or reads: *repeated **Karl Lund's** words*.

    Arguments:
        sentence: the sentence.
        verb: the verb.
        knowledge: has the nouns for words, and for what one reads.
    """
    if verb.lemma.lower() in knowledge.lexicon.recalling:
        heard = _heard_saying(sentence, verb, knowledge)
        if heard is not None:
            return heard
    thing, people = sentence.child(verb, "obj"), knowledge.people
    reads = people.has("dialogue", "reading", verb.lemma)
    if reads:
        thing = thing or sentence.child(verb, "obl")
    if thing is None or thing.entity != "O":
        return None
    uttered = people.has("dialogue", "uttered", thing.lemma)
    if not uttered and not (reads and people.has("kinds", "document", thing.lemma)):
        return None
    authors = knowledge.grammar.prepositions.authors
    for owner in sentence.children(thing, "nmod"):
        own = owner.deprel == "nmod:poss" or is_linked_by(sentence, owner, authors, "case")
        if own and owner.upos != "PRON":
            return owner
    return None


def _heard_saying(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """Who is remembered saying what stands before: *"...," Roe recalls **Karl Lund** saying*."""
    saying = (
        t
        for t in sentence.children(verb, "advcl", "xcomp", "ccomp")
        if t.index > verb.index and is_gerund(t) and knowledge.lexicon.is_speech(t.lemma)
    )
    gerund = next(saying, None)
    if gerund is None or sentence.child(gerund, "ccomp", "obj") is not None:
        return None
    between = sentence.children(verb, "nsubj", "obj")
    return next((t for t in between if verb.index < t.index < gerund.index), None)


def hears(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun stands for somebody to whom one can tell something.

    Arguments:
        noun: the word.
        knowledge: has the nouns.
    """
    if noun.entity != "O":
        return True
    people, lemma = knowledge.people, noun.lemma.lower()
    listed = people.has_any("kinds", _HEARERS, lemma)
    return listed or people.is_person_noun(lemma)


def may_hear(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun `hears`, or stands for a body before which others speak: *the court*.

    Arguments:
        noun: the word.
        knowledge: has the nouns.
    """
    return hears(noun, knowledge) or noun.lemma.lower() in knowledge.lexicon.hearers


def is_cited(sentence: Sentence, verb: Token, noun: Token, knowledge: Knowledge) -> bool:
    """Whether the object of *cite* or *quote* is the source of the words: *citing two officials*.

    A report is a source only beside a claim (*..., she said, citing a report*); otherwise, what
    somebody cites may be an argument.

    Arguments:
        sentence: the sentence.
        verb: any verb.
        noun: the head of its object.
        knowledge: which verbs cite, and which nouns are for persons, bodies and documents.
    """
    if verb.lemma.lower() not in knowledge.lexicon.quoting:
        return False
    if noun.upos == "NUM":  # *which quoted one of the pilots*
        noun = sentence.child(noun, "nmod") or noun
    people, lemma = knowledge.people, noun.lemma.lower()
    above = sentence.head(verb) if verb.relation == "advcl" else None
    beside = above is not None and knowledge.lexicon.is_speech(above.lemma)
    document = beside and people.has("kinds", "document", lemma)
    body = noun.entity != "O" or people.has("kinds", "organisation", lemma)
    return body or document or people.is_person_noun(lemma)


def read_from(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> Token | None:
    """The document from which somebody quotes: *quoting from emails it had obtained*.

    Arguments:
        sentence: the sentence.
        verb: any verb.
        gazetteer: has the verbs of quoting.
    """
    if not is_any(verb, gazetteer, "quoting"):
        return None
    for noun in sentence.children(verb, "obl"):
        if opens([c.lemma.lower() for c in sentence.children(noun, "case")], gazetteer, "askers"):
            return noun
    return None


def gives(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb with two objects gives one of them, and says nothing: *denied them care*.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        knowledge: which verbs say something to somebody.
    """
    if sentence.child(verb, "iobj") is None or sentence.child(verb, "obj") is None:
        return False
    frames = knowledge.lexicon.frames
    return not any(
        verb.lemma.lower() in words for frame, words in frames.items() if "addressed" in frame
    )


def is_quoted_as_saying(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether somebody is cited for words of their own: *was **cited** by state radio as saying*.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        knowledge: the cues, and which verbs cite.
    """
    if verb.lemma.lower() not in knowledge.lexicon.quoting:
        return False
    if sentence.child(verb, "aux:pass") is None:
        return False
    roles = knowledge.grammar.prepositions.roles
    return any(
        knowledge.lexicon.is_speech(clause.lemma) and is_linked_by(sentence, clause, roles, "mark")
        for clause in sentence.children(verb, "advcl", "xcomp")
    )
