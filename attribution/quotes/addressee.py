"""Finds whom a source speaks to: the object of the cue, or somebody named around it.

*Drivers were told ...*, *called on drivers to ...*, *in a letter to the mayor, she said*,
*speaking to reporters, she said*.
"""

from __future__ import annotations

from collections.abc import Iterable

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.speaking import hears, may_hear
from attribution.syntax.subjects import inverted_subject, is_passive_participle, is_undergone

__all__ = ["addressee_of", "cut_passive", "implied_addressee", "is_bare_hearer"]

_NOMINAL = ("NOUN", "PROPN", "PRON")
# What may stand before the noun in a name without an article: *Crown Court*, *murder trial*.
_PARTS_OF_NAMES = ("amod", "compound", "nmod", "nummod")


def addressee_of(
    sentence: Sentence,
    verb: Token,
    knowledge: Knowledge,
    without: Iterable[Token] = (),
    *,
    anybody: bool = False,
) -> Token | None:
    """The addressee of a verb of speech: *told **her***, *said to **her***.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        knowledge: the words of the language.
        without: words that are not the addressee.
        anybody: whether to take the object of any verb. If not, the object of a verb that
            addresses nobody (*noted **the change***) is left out, and so is a phrase of time.
    """
    skip = {t.index for t in without}
    subject_behind = inverted_subject(sentence, verb)
    if subject_behind is not None:
        skip.add(subject_behind.index)
    for child in sentence.children(verb, "iobj", "obj"):
        if (
            child.index not in skip
            and _is_nominal(sentence, child)
            and (anybody or _takes(verb, child, knowledge))
            and not _is_told_to(sentence, verb, child, knowledge)
        ):
            return _named_beside(sentence, child)
    for child in sentence.children(verb, "obl"):
        case = sentence.child(child, "case")
        to = case is not None and _is_recipients(case, knowledge)
        if child.lemma.lower() in knowledge.grammar.speech.reactions:
            continue  # *said to loud applause*
        if _is_of_adjective(sentence, verb, child) or _is_reaction(verb, child, knowledge):
            continue
        if child.upos == "NUM" and len(sentence.children(child)) == 1:
            continue  # *ruled by nine votes **to two***
        if _is_of_thing(sentence, verb, child, knowledge):
            continue
        if child.index not in skip and to and child.feature("Gender") != "Neut":
            return child  # not *offered his solution to **it***
    return None


def _is_of_thing(sentence: Sentence, verb: Token, word: Token, knowledge: Knowledge) -> bool:
    """Whether a relative pronoun is about a thing: *a question, in reply **to which** he said*."""
    noun = sentence.head(verb)
    relative = word.feature("PronType") == "Rel" and verb.relation in ("acl", "advcl")
    if not relative or noun is None:
        return False
    return not may_hear(noun, knowledge)


def _is_told_to(sentence: Sentence, verb: Token, thing: Token, knowledge: Knowledge) -> bool:
    """Whether a thing is told to somebody behind it: *told **her story** to the BBC*."""
    outlet = thing.lemma.lower() in knowledge.outlets.outlet_nouns
    if thing.upos != "NOUN" or thing.relation != "obj" or outlet or may_hear(thing, knowledge):
        return False
    return any(
        noun.index > thing.index and (noun.upos in ("PROPN", "PRON") or hears(noun, knowledge))
        for noun in sentence.children(verb, "obl")
        for case in sentence.children(noun, "case")
        if _is_recipients(case, knowledge)
    )


def _is_reaction(verb: Token, phrase: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase before a verb tells of a feeling: ***to her credit**, she admitted it*."""
    before = phrase.index < verb.index and phrase.upos == "NOUN"
    return before and not may_hear(phrase, knowledge)


def _is_of_adjective(sentence: Sentence, verb: Token, phrase: Token) -> bool:
    """Whether an adjective has a phrase for its own: *pleaded **guilty to** two counts*."""
    qualities = (t for t in sentence.children(verb, "xcomp") if t.upos == "ADJ")
    return any(verb.index < t.index < phrase.index for t in qualities)


def _named_beside(sentence: Sentence, somebody: Token) -> Token:
    """*Told her sister Ida*: the parser gave the verb two objects, of which the name is right."""
    beside = sentence.tokens[somebody.index :][:1]
    named = [t for t in beside if t.head == somebody.head and t.deprel == somebody.deprel]
    if somebody.upos == "NOUN" and named and named[0].entity.endswith("PER"):
        return named[0]
    return somebody


def _is_nominal(sentence: Sentence, word: Token) -> bool:
    """Whether a word may stand for somebody, even an adjective: *told the French **daily***."""
    determined = word.upos == "ADJ" and sentence.child(word, "det", "nmod:poss") is not None
    return word.upos in _NOMINAL or determined


def _is_recipients(case: Token, knowledge: Knowledge) -> bool:
    return case.lemma.lower() in knowledge.grammar.prepositions.recipients


def _takes(verb: Token, person: Token, knowledge: Knowledge) -> bool:
    """Whether a verb can address its object: *promised **him** help*, but not *promised help*."""
    if knowledge.lexicon.is_time(person.lemma) and not person.entity.endswith("PER"):
        return False
    if person.feature("PronType") in ("Int", "Rel"):  # ***what** we told her*
        return False
    if knowledge.lexicon.attitude("addressed", verb.lemma) is not None:
        return True
    # One promises a thing, but also *promised Jez "the same again"*.
    somebody = person.relation == "iobj" or person.entity.endswith("PER")
    return somebody and knowledge.lexicon.attitude("addressed.thing", verb.lemma) is not None


def cut_passive(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """The subject of a passive without an auxiliary: ***Tenants** told to leave tower*.

    Headlines leave the auxiliary out, and a second verb shares it (***she** was called in and told
    that ...*). Parsers take the rest for an active verb, but such a verb needs an addressee. Some
    varieties of English leave the addressee out before a clause (*he informed that it rained*); a
    subject such as *he* shows that this is not a headline. Before a court others speak, with or
    without *that*: ***Jury** told driver was asleep*.
    """
    if cue.feature("Tense") != "Past" or sentence.child(cue, "aux", "obj", "iobj") is not None:
        return None
    told = sentence.child(cue, "nsubj")
    if told is None and cue.relation == "conj":
        first = sentence.head(cue)
        told = sentence.child(first, "nsubj:pass") if first is not None else None
    if told is None or told.index > cue.index:
        return None
    tells = knowledge.lexicon.attitude("addressed.clause", cue.lemma) is not None
    if tells and sentence.child(cue, "ccomp") and is_bare_hearer(sentence, told, knowledge):
        return told
    # Headlines have no articles, not even before a possessor: ***the** minister's office assured*.
    phrase = (told, *sentence.children(told, "nmod:poss"))
    article = any(sentence.child(word, "det") is not None for word in phrase)
    active = told.head == cue.index and (told.upos == "PRON" or article)
    for frame, content in (
        ("addressed.always", sentence.child(cue, "xcomp")),
        ("addressed.clause", None if active else sentence.child(cue, "ccomp")),
    ):
        mark = sentence.child(content, "mark") if content is not None else None
        needed = knowledge.lexicon.attitude(frame, cue.lemma) is not None
        if needed and mark is not None and mark.index == cue.index + 1:
            return told
    return told if _is_told_so(sentence, cue, told, knowledge) else None


def is_bare_hearer(sentence: Sentence, body: Token, knowledge: Knowledge) -> bool:
    """Whether a sentence begins with a body before which people speak, as headlines do.

    *Jury hears ...*, *Murder **trial** told ...*; not *the jury told ...*.
    """
    before = sentence.tokens[: body.index - 1]
    named = all(t.head == body.index and t.relation in _PARTS_OF_NAMES for t in before)
    return named and body.lemma.lower() in knowledge.lexicon.hearers


def _is_told_so(sentence: Sentence, cue: Token, told: Token, knowledge: Knowledge) -> bool:
    """Whether a clause before such a passive is what somebody hears: *It was late, court told*."""
    said = sentence.child(cue, "ccomp")
    needed = knowledge.lexicon.attitude("addressed.clause", cue.lemma) is not None
    if said is None or not needed or told.upos == "PRON" or told.entity.endswith("PER"):
        return False
    behind = (t for t in sentence.subtree(cue) if t.index > cue.index and t.upos != "PUNCT")
    return said.index < told.index and not any(behind)


def implied_addressee(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """Whom a source speaks to, if that is not an object of the cue."""
    return (
        _subject_told(sentence, cue, knowledge)
        or _governed(sentence, cue, knowledge)
        or _written_to(sentence, cue, knowledge)
        or _turned_to(sentence, cue, knowledge)
        or _turned_to_before(sentence, cue, knowledge)
    )


def _subject_told(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """***Drivers** were told*, ***drivers** told to wait*, *asked why, **he** laughed*."""
    if knowledge.lexicon.attitude("addressed", cue.lemma) is None or _is_active(sentence, cue):
        return None
    # The nearest, if the parser gives two: *the roof is safe, the court was told*.
    near = sentence.children(cue, "nsubj:pass")
    told = min(near, key=lambda t: abs(t.index - cue.index), default=None)
    if told is None and cue.relation == "conj":
        # *Drivers came and were told*: the subject of the verb that it is coordinated with.
        first = sentence.head(cue)
        told = sentence.child(first, "nsubj", "nsubj:pass") if first is not None else None
        if told is not None and told.upos == "NOUN" and not hears(told, knowledge):
            return None  # *said the figures were wrong and urged caution*
    elif told is None and cue.relation in ("acl", "advcl"):
        head = sentence.head(cue)
        told = head
        if head is not None and cue.relation == "advcl":
            told = sentence.child(head, "nsubj", "nsubj:pass")
    if (
        told is None
        or told.upos not in _NOMINAL
        or told.lemma.lower() in knowledge.grammar.clauses.expletives
    ):
        return None
    return told


def _is_active(sentence: Sentence, cue: Token) -> bool:
    if sentence.child(cue, "aux:pass") is not None or is_undergone(sentence, cue):
        return False
    if sentence.child(cue, "aux", "nsubj") is not None:
        return True
    return not is_passive_participle(sentence, cue)


def _governed(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """*Called on **drivers** to wait*, *pleaded with **them***."""
    if sentence.child(cue, "obj") is not None:
        return None
    for child in sentence.children(cue, "obl"):
        case = sentence.child(child, "case")
        if (
            case is not None
            and child.index > cue.index
            and child.upos in _NOMINAL
            and knowledge.lexicon.attitude(f"addressed.{case.lemma.lower()}", cue.lemma) is not None
            and not knowledge.lexicon.is_time(child.lemma)  # *called for talks **on Friday***
        ):
            return child
    return None


def _written_to(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """*In a letter to **the mayor**, she said*."""
    for child in sentence.children(cue, "obl"):
        if knowledge.lexicon.attitude("addressed.message", child.lemma) is None:
            continue
        for to in sentence.children(child, "nmod", "obl"):
            case = sentence.child(to, "case")
            if case is not None and _is_recipients(case, knowledge) and to.upos in _NOMINAL:
                return to
    return None


def _turned_to(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """*Speaking to **reporters**, she said*, *Lund, addressing **reporters**, said*, *Lund, who
    spoke to **reporters**, said*."""
    own = sentence.child(cue, "nsubj")
    beside = sentence.children(own, "acl") if own is not None else ()
    for child in (*sentence.children(cue, "advcl"), *beside):
        if child in beside and _speaks_there(sentence, cue, child, knowledge):
            return _governed(sentence, child, knowledge)
        if child.feature("VerbForm") not in ("Ger", "Part") or child.feature("Tense") == "Past":
            continue
        if sentence.child(child, "nsubj", "ccomp", "xcomp", "mark") is not None:
            continue
        if knowledge.lexicon.attitude("addressed", child.lemma) is not None:
            found = sentence.child(child, "obj")
            if found is not None and found.upos in _NOMINAL:
                return found
        if knowledge.lexicon.attitude("addressed.message", child.lemma) is not None:
            found = sentence.child(child, "obj")
            if found is not None and hears(found, knowledge):
                return found
        found = _governed(sentence, child, knowledge)
        if found is None:
            found = _answered(sentence, child, knowledge)
        elif _is_next_topic(child, found, knowledge):
            continue
        if found is not None:
            return found
    return None


def _is_next_topic(verb: Token, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a source turns to what it speaks of next: *turning to **fares**, she said*."""
    if knowledge.lexicon.attitude("addressed.topic", verb.lemma) is None:
        return False
    return noun.entity.endswith("LOC") or (noun.upos != "PRON" and not hears(noun, knowledge))


def _speaks_there(sentence: Sentence, cue: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a relative clause tells of the speech: *who spoke to reporters*, no *had spoken*."""
    who = sentence.child(verb, "nsubj")
    return (
        who is not None
        and who.feature("PronType") == "Rel"
        and verb.feature("Tense") == cue.feature("Tense") == "Past"
        and sentence.child(verb, "aux", "ccomp", "xcomp") is None
        and knowledge.people.has("dialogue", "interviewing", verb.lemma)
    )


def _answered(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """*Replying to **the mayor**, she said*; one answers reports and claims, too."""
    if knowledge.lexicon.attitude("addressed.answer", verb.lemma) is None:
        return None
    found = addressee_of(sentence, verb, knowledge)
    return found if found is not None and hears(found, knowledge) else None


def _turned_to_before(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """*Wrote to **the mayor** to say that ...*, *spoke to **reporters**, saying that ...*."""
    verb = sentence.head(cue)
    if verb is None or cue.relation not in ("advcl", "xcomp"):
        return None
    if sentence.child(cue, "nsubj") is not None:
        return None
    if knowledge.lexicon.attitude("addressed.message", verb.lemma) is not None:
        modals = knowledge.grammar.clauses.modals
        if any(t.lemma.lower() in modals for t in sentence.children(verb, "aux")):
            return None  # *denied that he **will** address the nation, calling it nonsense*
        found = sentence.child(verb, "obj", "iobj")
        return found if found is not None and found.upos in _NOMINAL else None
    return _governed(sentence, verb, knowledge)
