"""Corrects a sentence that ends with its cue and source: *The road is shut, warned Ann Roe*.

Without quotation marks, parsers rarely see such an inversion: they take the cue for a verb of the
clause before it, and its subject for an object. The words are alike each time: a clause with a
subject, a comma, a cue without one, and a name or description that ends the sentence. If the cue
comes last (*..., Halden Plus reported*), parsers may give its subject to the clause, which then has
two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.speaking import may_speak, names_speaker
from attribution.syntax.order import follows_comma, is_set_off
from attribution.syntax.phrases import is_verb
from attribution.syntax.quotation_marks import OPENING
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_inversions"]

# What a description or a title before a name consists of.
_NOMINAL = ("ADJ", "DET", "NOUN", "PROPN", "X")
# A clause of two words, a comma, a cue, somebody and a stop.
_LEAST = 6
# The most words of who ends a headline.
_MOST_IN_HEADLINE = 4
# What may stand behind who speaks without being told of the clause before.
_LOOSE = ("NOUN", "PROPN", "ADV", "NUM", "PUNCT", "PRON", "ADJ")


def with_inversions(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with a cue that ends it above the clause that it reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: cues, and nouns for persons.
    """
    tokens = sentence.tokens
    headline = tokens[-1].upos != "PUNCT"
    if len(tokens) + headline < _LEAST:
        return sentence
    for verb in tokens[3:-1]:
        if headline and not _ends_headline(sentence, verb, knowledge):
            continue  # a headline leaves out *and* before its second verb
        second = _second_subject(sentence, verb, knowledge)
        if second is not None:
            return evolve(sentence, tokens=tuple(_given_back(sentence, verb, second)))
        if (
            verb.index < len(tokens) - (not headline)
            and follows_comma(sentence, verb)
            and _may_invert(sentence, verb, knowledge)
        ):
            end = _clause_end(sentence, verb)
            speaker = _speaker(sentence, verb, end, knowledge)
            reported = _reported(sentence, verb)
            if speaker is not None and reported is not None:
                return evolve(sentence, tokens=tuple(_turned(sentence, verb, speaker, reported)))
    return sentence


def _ends_headline(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a cue in the present ends a headline with who says it: *Quay is sold, says union*.

    Nobody says or claims a person; but one warns somebody (*Firm cuts jobs, warns investors*), so
    the clause before such a cue must be about a thing.
    """
    if verb.feature("Tense") != "Pres" or verb.feature("VerbForm") != "Fin":
        return False
    if len(sentence.tokens) - verb.index > _MOST_IN_HEADLINE:
        return False
    if knowledge.lexicon.attitude("addressed", verb.lemma) is None:
        return knowledge.lexicon.is_speech(verb.lemma)
    reported = _reported(sentence, verb)
    acting = sentence.child(reported, *ANY_SUBJECT) if reported is not None else None
    return acting is not None and acting.upos == "NOUN" and not may_speak(acting, knowledge)


def _second_subject(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The subject of a cue that a parser gave to the clause before, or None.

    It stands between a comma and the cue, behind the verb and the subject of the clause.
    """
    if verb.relation not in ("conj", "parataxis", "advcl") or not _is_cue(verb, knowledge):
        return None
    main = sentence.head(verb)
    if main is None or sentence.child(verb, *ANY_SUBJECT, "cc", "mark", "aux") is not None:
        return None
    subjects = sentence.children(main, "nsubj")
    if len(subjects) < 2 or not subjects[0].index < main.index < subjects[-1].index < verb.index:
        return None
    near = sentence.subtree(subjects[-1])[-1].index == verb.index - 1
    return subjects[-1] if near and is_set_off(sentence, subjects[-1]) else None


def _given_back(sentence: Sentence, verb: Token, subject: Token) -> Iterator[Token]:
    """The words, with a subject under its own cue, which is an aside of the clause."""
    for token in sentence.tokens:
        if token.index == subject.index:
            yield evolve(token, head=verb.index)
        elif token.index == verb.index:
            yield evolve(token, deprel="parataxis")
        elif token.head == verb.head and token.relation == "advcl" and token.index > verb.index:
            yield evolve(token, head=verb.index)
        else:
            yield token


def _is_cue(verb: Token, knowledge: Knowledge) -> bool:
    lexicon, lemma = knowledge.lexicon, verb.lemma.lower()
    if not is_verb(verb) or verb.feature("VerbForm") in ("Ger", "Inf"):
        return False
    if verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Past":
        return False
    told = lexicon.attitude("addressed.clause", lemma) is not None
    return lexicon.attitude("clause", lemma) is not None and not told


def _may_invert(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb is a cue in the past or present that has no subject before it."""
    if not _is_cue(verb, knowledge) or _is_amid(sentence, verb):
        return False
    done = sentence.child(verb, "xcomp")
    if done is not None and (done.upos != "NOUN" or sentence.child(done, "mark") is not None):
        return False  # but *noted | geologist Pia Lunt*
    told = sentence.child(verb, "ccomp")
    if told is not None and (told.upos != "PROPN" or sentence.child(told, *ANY_SUBJECT, "cop")):
        return False  # but *says | the "Halden Herald"*
    return sentence.child(verb, "aux", "cop", "mark", "cc") is None and not any(
        child.index < verb.index for child in sentence.children(verb, *ANY_SUBJECT)
    )


def _is_amid(sentence: Sentence, verb: Token) -> bool:
    """Whether a subject stands behind a cue and who says it: *there is, **said Roe**, no road*."""
    main = sentence.head(verb) if verb.relation == "parataxis" else None
    own = sentence.child(verb, "nsubj")
    if main is None or own is None or not verb.index < own.index:
        return False
    if main.index > own.index:
        return True  # *it was, **said Roe**, her job*
    return any(t.index > own.index for t in sentence.children(main, "nsubj"))


def _clause_end(sentence: Sentence, verb: Token) -> int:
    """How many words there are before *, and* and another clause; else all of the sentence."""
    for joined in sentence.tokens[verb.index + 1 :]:
        clause = sentence.head(joined) if joined.relation == "cc" else None
        if clause is None or clause.relation != "conj" or clause.index < joined.index:
            continue
        own = sentence.child(clause, *ANY_SUBJECT)
        if follows_comma(sentence, joined) and own is not None:
            return joined.index - 2
    return len(sentence.tokens)


def _speaker(sentence: Sentence, verb: Token, end: int, knowledge: Knowledge) -> Token | None:
    """The head of the name or description right behind a verb, if it lasts to the end."""
    behind = sentence.tokens[verb.index : end]
    if behind and behind[0].form in OPENING and _is_title(behind, knowledge):
        behind = behind[1:]
    if not behind or not _opens_phrase(behind[0]):
        return None
    top = behind[0]
    while (head := sentence.head(top)) is not None and head.index > verb.index:
        top = head
    phrase = {t.index for t in sentence.subtree(top)}
    if not _is_somebody(sentence, top, knowledge):
        return None
    rest = [t for t in behind if t.index not in phrase]
    loose = all(t.upos in _LOOSE or _is_part(t) for t in rest)
    return top if loose and behind[0].index in phrase else None


def _opens_phrase(word: Token) -> bool:
    """Whether a word may begin who speaks: *admitted **climbing** instructor Ann Roe*, too."""
    return word.upos in _NOMINAL or word.deprel in ("amod", "compound", "nmod:poss")


def _is_title(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words in marks are an outlet's name: *says "Le Temps"*, but *cried "Murder"*."""
    name = [t.form for t in words if t.upos != "PUNCT"]
    known = knowledge.outlets.find(" ".join(name))
    return known is not None and not known.doubt


def _is_part(word: Token) -> bool:
    return word.relation in ("case", "det", "flat", "compound", "amod", "nummod")


def _is_somebody(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    if sentence.child(noun, "det") is not None and noun.upos == "PROPN":
        # *says the "Standard"*, whatever a tagger takes that for
        return names_speaker(noun) or noun.form.lower() in knowledge.outlets.name_endings
    if noun.entity != "O":
        return names_speaker(noun)
    if noun.upos == "PROPN" and _is_title(sentence.subtree(noun), knowledge):
        return True
    if any(t.entity[2:] == "PER" for t in sentence.children(noun, "appos", "flat")):
        return True
    people, lemma = knowledge.people, noun.lemma.lower()
    return noun.upos == "NOUN" and (
        people.is_person_noun(lemma)
        or people.is_occupation(lemma)
        or people.has("kinds", "organisation", lemma)
        or lemma in knowledge.lexicon.headline_sources
    )


def _reported(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the clause before a verb, if it is one with a subject of its own."""
    before = sentence.tokens[: verb.index - 1]
    tops = [t for t in before if t.head == 0 or t.head >= verb.index]
    tops = [t for t in tops if t.upos != "PUNCT"]
    for top in tops:
        subject = sentence.child(top, *ANY_SUBJECT)
        if subject is not None:
            return top if top is tops[0] and subject.index < verb.index else None
    return None


def _turned(sentence: Sentence, verb: Token, speaker: Token, reported: Token) -> Iterator[Token]:
    """The words, with the cue as root, the clause as its complement and its subject behind."""
    phrase = {t.index for t in sentence.subtree(speaker)}
    for token in sentence.tokens:
        if token.index == verb.index:
            yield evolve(token, head=0, deprel="root")
        elif token.index == speaker.index:
            yield evolve(token, head=verb.index, deprel="nsubj")
        elif token.index == reported.index:
            yield evolve(token, head=verb.index, deprel="ccomp")
        elif token.index < verb.index and (token.head == 0 or token.head >= verb.index):
            yield evolve(token, head=reported.index)
        elif token.index > verb.index and token.index not in phrase and token.head < verb.index:
            yield evolve(token, head=verb.index)
        else:
            yield token
