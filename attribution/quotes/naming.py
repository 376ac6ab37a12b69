"""Tells names and posts that are given, and who is rung up, from what somebody calls a thing."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.layout.passages import Passage
from attribution.quotes.quoted_names import is_capitalised
from attribution.quotes.rule import Context
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by

__all__ = ["is_naming"]

# Relations of what a verb says that somebody or something is.
_COMPLEMENTS = ("xcomp", "obj")


def is_naming(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb gives a name or a post, or rings somebody up, and so says nothing of them.

    *The process is **called** basal sliding*, *she was **named** captain*, *she was **chosen** to
    lead*, *they **call** the boat "Ruth"*, *he **called** the hotel to cancel*; but *the plan was
    called a farce*.

    Arguments:
        context: the document with its passages in quotation marks, and the cues.
        claim: what was proposed.
        sentence: the sentence of its cue.
        verb: the cue's head.
    """
    marked = [p for part in claim.content for p in context.layout.marked.meeting(part)]
    if marked and _is_reputed(context, claim, sentence, verb):
        return True
    if marked:  # *named the boat "Ruth"*
        if not all(is_capitalised(context, passage) for passage in marked):
            return False
        return (
            verb.lemma.lower() in context.lexicon.appointing
            or _is_known_as(context, claim, sentence, verb)
            or _is_christened(context, sentence, verb, marked)
            or _is_cast(context, claim, sentence, verb)
        )
    if sentence.child(verb, "aux:pass") is not None:
        return _is_named(context, claim, sentence, verb)
    return (
        _is_appointed(context, sentence, verb)
        or _is_installed(context, sentence, verb)
        or _is_rung(context, claim, sentence, verb)
        or _is_christened(context, sentence, verb)
        or _is_cast(context, claim, sentence, verb)
    )


def _is_known_as(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The song was first called "Rain"*, where nobody says so; a nickname somebody gives."""
    thing = sentence.child(verb, "nsubj:pass")
    if thing is None or claim.source is not None or thing.entity.endswith("PER"):
        return False
    names = verb.lemma.lower() in context.lexicon.naming
    return names and not context.knowledge.people.is_person_noun(thing.lemma)


def _is_reputed(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Was **known** as "the Owl"*, where nobody calls him so."""
    if claim.source is not None or verb.lemma.lower() not in context.lexicon.renown:
        return False
    roles = context.grammar.prepositions.roles
    passive = sentence.child(verb, "nsubj:pass") is not None or verb.relation == "acl"
    told = sentence.children(verb, "obl", "xcomp", "advcl")
    return passive and any(is_linked_by(sentence, t, roles) for t in told)


def _is_christened(
    context: Context, sentence: Sentence, verb: Token, marked: Sequence[Passage] = ()
) -> bool:
    """*They **called** the boat "Ruth"*, *which locals **call** Old Meg*: the name of a thing.

    Or somebody's own. Not what he thinks of it, *called the trial a "Witch Hunt"*, nor a nickname
    for another.
    """
    if verb.lemma.lower() not in context.lexicon.christening:
        return False
    thing = sentence.child(verb, "obj", "iobj")
    name = next(
        (
            c
            for c in sentence.children(verb, "xcomp", "obj")
            if c.index > verb.index and c is not thing
        ),
        None,
    )
    if name is None and thing is not None:
        # Parsers take a name right behind a noun for its apposition, or the noun for its part.
        name = sentence.child(thing, "appos", "flat")
        noun = sentence.child(thing, "compound") if thing.upos == "PROPN" else None
        if name is None and noun is not None and noun.upos == "NOUN" and not marked:
            name, thing = thing, noun
    if thing is None or name is None:
        return False
    if any(thing.index < t.index for t in sentence.children(name, "det", "case")):
        return False
    if marked and not any(p.span.covers(name.span) for p in marked):
        return False
    if thing.feature("Reflex") is not None:
        return name.upos == "PROPN"  # *a busker who **calls** himself "Moth"*
    if thing.upos == "PRON":
        relative = thing.feature("PronType") in ("Int", "Rel")
        antecedent = sentence.head(verb) if verb.deprel.endswith(":relcl") else None
        if not relative or antecedent is None or antecedent.upos == "PRON":
            return False
        thing = antecedent
    person = thing.entity.endswith("PER") or context.knowledge.people.is_person_noun(thing.lemma)
    return name.upos == "PROPN" and not person


def _is_cast(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """***Cast** her as Hedda*: the part that somebody plays; not *cast her as a villain*."""
    if verb.lemma.lower() not in context.lexicon.casting:
        return False
    roles = context.grammar.prepositions.roles
    return any(
        part.upos == "PROPN" and is_linked_by(sentence, part, roles)
        for part in sentence.children(verb, "obl", "advcl", "xcomp")
        if any(p.covers(part.span) for p in claim.content)
    )


def _is_named(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Is **called** basal sliding*, *was **named** captain*, *was **named** after its founder*."""
    lexicon = context.lexicon
    if verb.lemma.lower() in lexicon.choosing or _is_installed(context, sentence, verb):
        return True
    name = next((c for c in sentence.children(verb, *_COMPLEMENTS) if c.index > verb.index), None)
    if name is None:
        if _is_without_name(context, sentence, verb):
            return True
        squads = lexicon.unsaid.get(verb.lemma.lower(), frozenset())
        return verb.lemma.lower() in lexicon.appointing and any(
            place.lemma.lower() in squads
            and is_linked_by(sentence, place, context.grammar.prepositions.settings)
            for place in sentence.children(verb, "obl")
        )
    if is_linked_by(sentence, name, context.grammar.prepositions.roles):
        return False  # *was named as the thief*
    if verb.lemma.lower() in lexicon.appointing:
        return True
    if verb.lemma.lower() not in lexicon.naming or claim.source is not None:
        return False
    if name.upos not in ("NOUN", "PROPN", "NUM", "X"):
        return False  # *was called reckless*
    present = any(t.feature("Tense") == "Pres" for t in sentence.children(verb, "aux:pass"))
    judged = any(t.feature("Definite") == "Ind" for t in sentence.children(name, "det"))
    return present or not judged


def _is_installed(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Was **confirmed** as bishop*, *was **proclaimed** king*, *the Senate **confirmed** her as
    attorney general*; not *was named as the leader*."""
    if verb.lemma.lower() not in context.lexicon.installing:
        return False
    roles = context.grammar.prepositions.roles
    posts = (
        t
        for t in sentence.children(verb, "xcomp", "obj", "obl", "advcl")
        if t.index > verb.index
        and (t.relation == "xcomp" or sentence.subtree(t)[0].lemma.lower() in roles)
    )
    persons = context.knowledge.people.is_person_noun
    return any(
        (_is_post(context, t) or persons(t.lemma)) and sentence.child(t, "det") is None
        for t in posts
    )


def _is_post(context: Context, noun: Token) -> bool:
    """Whether a noun is for what one can be named: *captain*, *bishop*."""
    posts = frozenset[str]().union(
        *(context.lexicon.unsaid.get(verb, ()) for verb in context.lexicon.appointing)
    )
    return noun.lemma.lower() in posts or context.knowledge.people.is_title(noun.lemma)


def _is_without_name(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Has not been **named***, *was **named** on Friday*: nobody tells the name."""
    roles, agents = context.grammar.prepositions.roles, context.grammar.prepositions.agents
    beside = sentence.children(verb, "obl", "advcl")
    negated = any(t.feature("Polarity") == "Neg" for t in sentence.children(verb, "advmod"))
    named = any(is_linked_by(sentence, t, roles) for t in beside)
    picked = any(is_linked_by(sentence, t, agents) for t in beside) and not negated
    return verb.lemma.lower() in context.lexicon.appointing and not named and not picked


def _is_appointed(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*The board **named** her chairman*, *police **named** the victim*, *he **named** the boat
    after her*: no name is told."""
    whom = sentence.child(verb, "obj", "iobj")
    if verb.lemma.lower() not in context.lexicon.appointing or whom is None:
        return False
    roles = context.grammar.prepositions.roles
    told = [
        t
        for t in sentence.children(verb, "xcomp", "obj", "ccomp", "obl", "advcl")
        if t.index > whom.index
        and (t.relation in ("xcomp", "obj", "ccomp") or is_linked_by(sentence, t, roles))
    ]
    if not told:
        after = context.grammar.prepositions.namesakes
        named = any(is_linked_by(sentence, t, after) for t in sentence.children(verb, "obl"))
        return named or hears(whom, context.knowledge)
    return any(_is_post(context, t) for t in told)


def _is_rung(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """***Called** a firm for a quote*, ***called** the hotel to cancel the room*."""
    if verb.lemma.lower() not in context.lexicon.ringing or not claim.rule.takes_things:
        return False
    whom = sentence.children(verb, "obj")
    if len(whom) != 1 or whom[0].index < verb.index or verb.deprel.endswith(":relcl"):
        return False  # *what she called a farce*
    roles = context.grammar.prepositions.roles
    said = sentence.children(verb, "xcomp", "ccomp", "obl", "advcl")
    return not any(
        c.relation in ("xcomp", "ccomp") or is_linked_by(sentence, c, roles)
        for c in said
        if not is_linked_by(sentence, c, context.grammar.clauses.infinitives)
    )
