"""Tells how an outlet relays from the construction in which its name stands."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, is_talk, is_writing, opens
from attribution.mentions.outlets import OutletMention
from attribution.relays.faced import answer_to
from attribution.result import OutletKind, Relation

__all__ = ["construction"]

_PRINTED: tuple[OutletKind, ...] = ("newspaper", "magazine", "website", "journal", "news agency")
_VERBAL = ("VERB", "AUX")


def construction(
    sentence: Sentence, top: Token, mention: OutletMention, gazetteer: Gazetteer
) -> tuple[Relation, Token, bool] | None:
    """How an outlet relays, the word to which its phrase belongs, and whether claims attached to
    that word are relayed, too, or only those of which the word is the cue."""
    governor = sentence.head(top)
    if governor is not None and _is_joined(sentence, top, governor):
        return construction(sentence, governor, mention, gazetteer)
    if governor is not None and top.relation == "conj" and sentence.child(top, "case") is not None:
        governor = sentence.head(governor)  # *quoted on its own site and **by X***
    while governor is not None and governor.form in gazetteer.words("described", "days"):
        governor = sentence.head(governor)  # *published on Sunday by X*, hung on the day
    # A title may be a clause: *on NBC's "Meet the Press"*.
    cases = sentence.children(top, "case", "mark")
    staff = mention.head.relation == "nmod" and sentence.head(mention.head) == top
    if not cases and not staff:  # *to France Inter radio*, hung on a word of the name
        named = (t for t in sentence.tokens if mention.span.covers(t.span))
        # *Told a reporter from X*: what stands behind the reporter is no preposition of hers.
        below = (c for t in named for c in sentence.children(t, "case"))
        cases = tuple(c for c in below if c.index < top.index)
    case = {c.form.lower() for c in cases}
    if opens([c.lemma.lower() for c in cases if c.relation == "case"], gazetteer, "according"):
        return "according to", governor if governor is not None else top, True
    if governor is None:
        return None
    beside = answer_to(sentence, top, governor, case, gazetteer)
    if beside is not None:
        return "told to", beside, True
    told = _told_audience(sentence, governor, case, gazetteer)
    if told is not None:
        return "carried by", told, True
    governor = _noun_beside(sentence, top, governor, gazetteer) or governor
    if governor.upos not in _VERBAL:
        found = _by_noun(sentence, top, governor, case, mention, gazetteer)
        return None if found is None else (found, governor, True)
    above = sentence.head(governor)
    agent = _is_agent(top, case, gazetteer)
    there = agent or opens(case, gazetteer, "print", "air")
    if there and above is not None and is_any(above, gazetteer, "quoting"):
        return "quoted by", above, True  # *was quoted as saying by X*, *in X*
    plain = _by_verb(sentence, top, governor, case, gazetteer)
    if plain is not None:
        return plain, governor, True
    # *said on X*, *confirmed to X*, *argued in X*
    on_air = mention.kind in ("broadcaster", "website") or _owner(sentence, top)
    on_air = on_air or is_any(top, gazetteer, "programmes")  # *on a podcast hosted by X*
    only = case if len(case) == 1 else ()
    listener = opens(only, gazetteer, "listeners") and top.relation == "obl"
    if listener or (opens(only, gazetteer, "air") and on_air):
        return "told to", governor, False
    if opens(only, gazetteer, "channels") and top.relation == "obl":
        return "carried by", governor, False  # *said via X*
    written = opens(only, gazetteer, "customers") and is_any(governor, gazetteer, "published")
    if written and governor.relation == "advcl":
        return "published in", governor, True  # *Writing for X, she called it ...*
    if (opens(only, gazetteer, "print") or written) and mention.kind in _PRINTED:
        return "published in", governor, False
    return None


def _is_joined(sentence: Sentence, top: Token, other: Token) -> bool:
    """Whether an outlet is one of two names that are told something: *told Deadline and **X***."""
    alone = top.relation == "conj" and sentence.child(top, "case") is None
    return alone and other.upos == "PROPN" and other.relation in ("obj", "iobj", "obl", "nmod")


def _noun_beside(sentence: Sentence, top: Token, verb: Token, gazetteer: Gazetteer) -> Token | None:
    """The noun right before an outlet's phrase that the parser attached to the same verb.

    *wrote in an op-ed for X*, *said in an interview with X*.
    """
    if verb.upos not in _VERBAL or top.relation != "obl" or sentence.child(top, "case") is None:
        return None
    start = sentence.subtree(top)[0].index
    for noun in sentence.children(verb, "obl", "obj"):
        # *gave an interview to X in which she said ...*: the clause is behind the outlet.
        words = sentence.subtree(noun, without=sentence.children(noun, "acl"))
        if words[-1].index == start - 1 and is_talk(sentence, noun, gazetteer):
            return noun
    return None


def _told_audience(
    sentence: Sentence, noun: Token, case: set[str], gazetteer: Gazetteer
) -> Token | None:
    """The verb by which those who hear or read an outlet are told: *assured viewers of X*."""
    verb = sentence.head(noun)
    if verb is None or not is_any(noun, gazetteer, "audiences"):
        return None
    whose = opens(case, gazetteer, "owners", "listeners")
    hears = noun.relation in ("obj", "iobj") or noun.deprel == "nsubj:pass"
    return verb if whose and hears and is_any(verb, gazetteer, "told") else None


def _by_verb(
    sentence: Sentence, top: Token, verb: Token, case: set[str], gazetteer: Gazetteer
) -> Relation | None:
    """How an outlet relays whose phrase belongs to a verb, or None."""
    if _is_yardstick(sentence, verb, gazetteer):
        return None
    agent = _is_agent(top, case, gazetteer)
    if agent and is_any(verb, gazetteer, "quoting"):
        return "quoted by"
    brought = is_any(verb, gazetteer, "seen", "published", "carried", "given")
    if brought and _is_of_person(sentence, verb, gazetteer):
        return None
    if agent:
        return _as_agent(sentence, verb, gazetteer)
    if top.deprel == "nsubj:pass":
        told = is_any(verb, gazetteer, "told")  # *X has been told that ...*
        return "told to" if told else None
    if top.deprel == "nsubj":
        return _as_subject(sentence, top, verb, gazetteer)
    return _as_oblique(sentence, top, verb, case, gazetteer)


def _as_agent(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> Relation | None:
    """*Seen by X*, *published by X*, *carried by X*, *asked by X*, *put to her by X*."""
    if is_any(verb, gazetteer, "seen"):
        return "seen by"
    if is_any(verb, gazetteer, "published"):
        return "published in"
    if is_any(verb, gazetteer, "carried", "given"):
        return "carried by"
    put = _puts_to(sentence, verb, gazetteer) or is_any(verb, gazetteer, "confronted")
    answered = verb.relation == "advcl" and put
    return "told to" if answered or is_any(verb, gazetteer, "asked") else None


def _puts_to(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a verb asks somebody, or puts to somebody what needs an answer.

    *When X contacted her*, *when X put the allegations to her*.
    """
    thing = sentence.child(verb, "obj", "iobj", "nsubj:pass")
    if verb.relation == "acl" and (thing is None or thing.feature("PronType") != "Rel"):
        return False  # *the report that X asked her about*
    if thing is None or not is_any(verb, gazetteer, "putting"):
        return thing is not None and is_any(verb, gazetteer, "asked")
    to = (sentence.child(noun, "case") for noun in sentence.children(verb, "obl"))
    heard = any(c is not None and opens([c.lemma.lower()], gazetteer, "listeners") for c in to)
    return heard and is_any(thing, gazetteer, "queries", "charges")


def _as_subject(
    sentence: Sentence, top: Token, verb: Token, gazetteer: Gazetteer
) -> Relation | None:
    """*X quoted her*, *a memo that X has seen*, *it was late, X reported*."""
    if is_any(verb, gazetteer, "quoting"):
        return "quoted by"
    if verb.relation == "acl":  # *a memo that X has seen*
        if is_any(verb, gazetteer, "seen"):
            return "seen by"
        if is_any(verb, gazetteer, "carried"):
            return "carried by"
    if is_any(verb, gazetteer, "told") and verb.index < top.index:
        return "told to"  # a second subject, after the verb, is a parser's error
    if verb.relation in ("acl", "advcl") and _puts_to(sentence, verb, gazetteer):
        return "told to"  # *when X asked her about it, she said ...*, *Lund, whom X reached, said*
    reported = is_any(verb, gazetteer, "reported")
    if reported and _owner(sentence, top) and top.entity.endswith("PER"):
        return "reported"  # *X's Ana Lund reports that ...*
    held = sentence.child(verb, "obj")
    if held is not None and held.upos == "NOUN" and is_any(verb, gazetteer, "seen"):
        return "seen by"  # *X has seen a letter in which ...*
    carried = is_any(verb, gazetteer, "reported", "published", "carried")
    if carried and held is not None and _is_anothers(sentence, held, gazetteer):
        return "carried by"  # *X carried a statement in which ...*
    return "reported" if reported and _is_aside(sentence, verb, gazetteer) else None


def _as_oblique(
    sentence: Sentence, top: Token, verb: Token, case: set[str], gazetteer: Gazetteer
) -> Relation | None:
    """*Told X*, *published in X*, *spoke to X*, *an interview aired on X*."""
    listener = len(case) == 1 and opens(case, gazetteer, "listeners")
    told = is_any(verb, gazetteer, "told") and verb.index < top.index
    if told and (listener or not case):
        return "told to"
    carried = opens(case, gazetteer, "air", "print")
    quoted = carried and is_any(verb, gazetteer, "quoting")
    if quoted and sentence.child(verb, "obj") is None:
        return "quoted by"
    # *Appearing on X, she said ...*: she did, not what she has written.
    to_say = any(t.feature("VerbForm") == "Inf" for t in sentence.children(verb, "advcl", "xcomp"))
    speaking = (verb.relation == "advcl" or to_say) and is_any(verb, gazetteer, "spoken")
    if speaking and opens(case, gazetteer, "air"):
        return "told to"
    if opens(case, gazetteer, "askers") and is_any(verb, gazetteer, "learning"):
        return "according to"  # *we learn from X that the mill has burnt*
    posted = verb.relation == "acl" and listener  # *a preprint posted to X*
    if (carried or posted) and is_any(verb, gazetteer, "published"):
        return "published in"
    spoken = is_any(verb, gazetteer, "spoken", "asked")
    if spoken and opens(case, gazetteer, "listeners", "partners", "air", "print"):
        return "told to"  # *spoke to X*, *interviewed in X*
    if verb.relation == "acl":  # *a memo given to X*, *an interview aired on X*
        given = is_any(verb, gazetteer, "given")
        if given and opens(case, gazetteer, "listeners", "partners"):
            return "seen by"
        if carried and is_any(verb, gazetteer, "carried"):
            return "carried by"
        if opens(case, gazetteer, "customers") and is_any(verb, gazetteer, "taped"):
            return "carried by"  # *an interview recorded for X*
    return None


def _is_own_words(noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is for what one says without being asked: *statement*, not *interview*."""
    said = is_any(noun, gazetteer, "taken_up") and is_any(noun, gazetteer, "utterances")
    return said and not is_any(noun, gazetteer, "interviews")


def _is_anothers(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether the thing that an outlet carries is an exchange or words of somebody else's."""
    spoken = is_any(noun, gazetteer, "taken_up", "exchanges") or is_writing(
        sentence, noun, gazetteer
    )
    # *prints a despatch from Torvik in which ...*, hung on the town
    nouns = (noun, *sentence.children(noun, "nmod"))
    clauses = (t for n in nouns for t in sentence.children(n, "acl"))
    return spoken and any(t.deprel == "acl:relcl" for t in clauses)


def _is_of_person(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a relative clause is about somebody: *a pilot who was shown on X* said nothing there.

    Nor did *a doctor whose work appeared in X*.
    """
    if verb.relation != "acl":
        return False
    above = sentence.head(verb)
    shown = sentence.child(verb, "nsubj", "nsubj:pass")
    if shown is not None and is_any(shown, gazetteer, "taken_up"):
        return False  # *a nurse whose account was published by X*
    if above is not None and _is_person(sentence, above):
        return True  # *said Lund, co-author of the paper, published in X*
    if shown is None:
        return False
    words = gazetteer.words("relays", "persons")
    return any(t.lemma.lower() in words for t in (shown, *sentence.children(shown, "nmod:poss")))


def _is_yardstick(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether estimates that an outlet compiled are only compared with what is said.

    *It will earn 9m, she said, compared with the estimates compiled by X*; but *according to
    estimates compiled by X*.
    """
    noun = sentence.head(verb) if verb.relation == "acl" else None
    if noun is None or not is_any(noun, gazetteer, "estimates"):
        return False
    phrase = [noun, *(t for t in sentence.ancestors(noun) if t.upos == "NOUN")]
    cases = [c.lemma.lower() for t in phrase for c in sentence.children(t, "case")]
    return not opens(cases, gazetteer, "according")


def _is_person(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a person's name, or a description of a named person."""
    above = sentence.head(noun)
    beside = noun.relation == "appos" and above is not None and above.upos == "PROPN"
    return noun.entity.endswith("PER") or beside


def _is_agent(top: Token, case: set[str], gazetteer: Gazetteer) -> bool:
    return opens(case, gazetteer, "agents") or (top.deprel == "obl:agent" and not case)


def _is_aside(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a verb reports the clause beside it, rather than a complement of its own."""
    if sentence.child(verb, "ccomp", "xcomp", "obj", "cc") is not None:
        return False
    opening = {c.lemma.lower() for c in sentence.children(verb, "mark", "advmod")}
    return not opens(opening, gazetteer, "circumstances")


def _owner(sentence: Sentence, top: Token) -> bool:
    return sentence.child(top, "nmod:poss") is not None


def _by_noun(
    sentence: Sentence,
    top: Token,
    noun: Token,
    case: set[str],
    mention: OutletMention,
    gazetteer: Gazetteer,
) -> Relation | None:
    if is_any(noun, gazetteer, "informants") and (not case or opens(case, gazetteer, "owners")):
        return "told to"  # *a source of X's*, *an X source*
    made = sentence.head(noun) if noun.relation == "nmod" else None
    polls = [t for t in (noun, made) if t is not None and is_any(t, gazetteer, "polls")]
    if polls and opens(case, gazetteer, "customers"):
        return "published in"  # *a poll by Visio for the newspaper X*
    exchange = is_any(noun, gazetteer, "exchanges", "issues", "programmes")
    writing = is_writing(sentence, noun, gazetteer)
    owner = sentence.child(noun, "nmod:poss")
    if opens(case, gazetteer, "agents", "askers") and is_any(noun, gazetteer, "queries"):
        return "told to"
    if not exchange and not writing:
        return None
    # *before Carson's comments to X*: another's; but *on Sunday's edition of X*.
    mine = owner is None or mention.span.overlaps(owner.span) or owner == top
    if owner is not None and owner.upos != "PRON" and not mine:
        day = owner.form in gazetteer.words("described", "days")
        if not day:
            return None
    printed = mention.kind in _PRINTED and is_any(noun, gazetteer, "issues")
    if printed or (opens(case, gazetteer, "print", "air", "customers") and writing):
        return "published in"
    if opens(case, gazetteer, "partners", "listeners", "customers", "air") or is_any(
        noun, gazetteer, "programmes"
    ):
        return "told to"
    if not case or opens(case, gazetteer, "agents", "askers", "owners"):
        if _is_own_words(noun, gazetteer):
            return None  # *a statement from X*, *an X statement*: X speaks
        return "reported" if writing and mention.kind != "journal" else "told to"
    return "published in" if opens(case, gazetteer, "print") else None
