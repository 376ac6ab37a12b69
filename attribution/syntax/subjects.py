"""Finds the subject of a verb, its agent, or the subject that a clause leaves out.

The relations are Universal Dependencies, version 2.
"""

from __future__ import annotations

from typing import TypeAlias

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.conjuncts import conjunct_before, coordinated_with
from attribution.syntax.phrases import is_gerund, noun_phrase, tops, verb_group
from attribution.syntax.quotation_marks import CLOSING, SINGLE

__all__ = [
    "finite_above", "inverted_subject", "is_bare_gerund",
    "is_passive_participle", "is_undergone", "subject", "tells_as", "undergoer",
]  # fmt: skip

# **“** closes what **„** opens.
_CLOSING = (*CLOSING, *SINGLE, "“")
_Found: TypeAlias = tuple[Token | None, str | None]
_NOBODY: _Found = (None, None)


def subject(sentence: Sentence, verb: Token, grammar: Grammar) -> tuple[Token | None, str | None]:
    """The subject of a verb in meaning, and how it was found.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        grammar: the function words of the language.

    Returns:
        The head of the subject, or a relative pronoun, and how it was found:
        ``"subject"``, ``"agent"`` (of a passive), ``"conjunct"`` (shared with a coordinated
        verb), ``"control"`` (left out by a participle or infinitive) or ``"relative"``;
        None and None if there is no subject.
    """
    # Sometimes parsers give a verb a second subject, from within what it reports.
    subjects = sentence.children(verb, "nsubj", "csubj")
    own = min(subjects, key=lambda t: abs(t.index - verb.index), default=None)
    if sentence.child(verb, "aux:pass") is not None:
        return _of_passive(sentence, verb, own, grammar)
    if own is not None:
        return own, _how_active(own, grammar)
    for find in _BESIDE:
        found = find(sentence, verb)
        if found is not None:
            return found, "subject"
    head = sentence.head(verb)
    if head is None:
        return _NOBODY
    if verb.relation in ("advcl", "xcomp") and tells_as(sentence, verb, grammar):
        quoted = _quoted_by(sentence, head)
        if quoted is not None:
            return quoted, "control"
    if verb.relation == "conj":
        return _shared(sentence, verb, head, grammar)
    if is_undergone(sentence, verb):
        return _agent_of(sentence, verb, grammar)
    if verb.relation in ("advcl", "xcomp", "ccomp", "parataxis"):
        return _controlling(sentence, verb, head, grammar)
    if verb.relation == "acl":
        return _of_noun_clause(sentence, verb, head, grammar)
    return _NOBODY


def _how_active(own: Token, grammar: Grammar) -> str:
    """How the subject of an active verb was found: as a relative pronoun or directly."""
    relative = own.upos == "PRON" and own.lemma.lower() in grammar.clauses.relatives
    return "relative" if relative else "subject"


def _of_passive(sentence: Sentence, verb: Token, own: Token | None, grammar: Grammar) -> _Found:
    """The agent of a passive; for *was quoted **as saying***, its subject."""
    if own is not None and own.deprel not in ("nsubj:pass", "csubj:pass"):
        return own, _how_active(own, grammar)
    clauses = sentence.children(verb, "advcl", "xcomp")
    if (
        own is not None
        and own.deprel == "nsubj:pass"
        and any(tells_as(sentence, clause, grammar) for clause in clauses)
    ):
        return own, "subject"
    return _agent_of(sentence, verb, grammar)


def _agent_of(sentence: Sentence, verb: Token, grammar: Grammar) -> _Found:
    """The agent that *by* introduces, or None."""
    agent = _agent(sentence, verb, grammar)
    return (agent, "agent") if agent is not None else _NOBODY


def _expletive_before(sentence: Sentence, verb: Token) -> Token | None:
    """A pronoun that the parser took for the *it* of *it rained*: ***It** added that ...*."""
    expletive = sentence.child(verb, "expl")
    return expletive if expletive is not None and expletive.index < verb.index else None


def _quoted_by(sentence: Sentence, verb: Token) -> Token | None:
    """The person whom a verb quotes: *The paper quoted **the minister** as saying ...*."""
    times = sentence.children(verb, "obl")
    return sentence.child(verb, "obj", "nsubj:pass") or next(
        (time for time in times if not sentence.children(time, "case")), None
    )


def _shared(sentence: Sentence, verb: Token, head: Token, grammar: Grammar) -> _Found:
    """The subject that a coordinated verb shares with another verb."""
    first = conjunct_before(sentence, verb, coordinated_with(sentence, verb) or head)
    undergone = sentence.child(first, "nsubj:pass")
    if undergone is not None and not is_passive_participle(sentence, verb):
        return undergone, "conjunct"  # *was dismissed by the board and said ...*
    above, how = subject(sentence, first, grammar)
    return above, ("conjunct" if how == "subject" else how)


def undergoer(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """Who or what undergoes a passive: its subject, or one it shares (***he** left and was sued*).

    Arguments:
        sentence: the verb's sentence.
        verb: the passive verb.
        grammar: the function words of the language.
    """
    own, head = sentence.child(verb, "nsubj:pass"), sentence.head(verb)
    if own is not None or head is None or verb.relation != "conj":
        return own
    if sentence.child(verb, "nsubj", "expl") is not None:
        return None
    first = conjunct_before(sentence, verb, coordinated_with(sentence, verb) or head)
    shared = sentence.child(first, "nsubj:pass") or subject(sentence, first, grammar)[0]
    if shared is None or shared.feature("PronType") == "Rel":
        return None
    return shared if shared.lemma.lower() not in grammar.clauses.expletives else None


def _controlling(sentence: Sentence, verb: Token, head: Token, grammar: Grammar) -> _Found:
    """The subject that a clause leaves out: *urged **them** to go*, ***she** left, saying
    so*."""
    if verb.relation == "advcl" and is_gerund(verb):
        head = finite_above(sentence, verb) or head
    if verb.relation == "advcl" and (head.upos == "ADV" or head.relation == "advmod"):
        head = sentence.head(head) or head  # *went so **far** as to say*, *came **close** to*
    called = sentence.child(head, "obj", "iobj")
    rings = head.lemma.lower() in grammar.clauses.calling
    summoned = rings and verb.lemma.lower() in grammar.clauses.summoned
    if called is not None and called.feature("PronType") == "Dem":
        called = None  # ***Lund** had this to say*
    if called is not None and (verb.relation == "xcomp" if not rings else summoned):
        return called, "control"  # who ***calls** her mother to say so* says it herself
    if verb.relation in ("ccomp", "parataxis") and verb.feature("VerbForm") in ("Fin", None):
        return _NOBODY
    told = sentence.child(head, "nsubj:pass")
    if told is not None:
        return told, "control"
    above, how = subject(sentence, head, grammar)
    return above, ("control" if above is not None else how)


def _of_noun_clause(sentence: Sentence, verb: Token, noun: Token, grammar: Grammar) -> _Found:
    """The subject of a clause below a noun: *a **letter** saying so*, *asked by **Lund***."""
    if is_passive_participle(sentence, verb):
        return _agent_of(sentence, verb, grammar)
    if verb.feature("VerbForm") == "Inf":
        return _behind_noun(sentence, noun, grammar)
    own = sentence.child(noun, "nsubj")
    if own is not None and sentence.child(noun, "cop") and sentence.child(noun, "case"):
        return own, "control"  # *Lund is on record saying that ...*
    return noun, "control"


def _bare_phrase_before(sentence: Sentence, verb: Token) -> Token | None:
    """A phrase before a verb that the parser did not see to be its subject.

    It is a determiner alone (***Another** said it was dry*), or a noun after a time, taken for a
    time, too, with somebody's name beside it (*On Sunday **its minister**, Karla Dov, said ...*).
    """
    alone = sentence.child(verb, "det")
    if alone is not None and alone.index == verb.index - 1:
        return alone
    for child in sentence.children(verb, "obl"):
        named = any(t.entity[2:] == "PER" for t in sentence.children(child, "appos"))
        if child.index < verb.index and named and sentence.child(child, "case") is None:
            return child
    return None


def _behind_noun(
    sentence: Sentence, noun: Token, grammar: Grammar
) -> tuple[Token | None, str | None]:
    """The subject of an infinitive after a noun: ***her** refusal to say*, ***she** is at pains
    to explain*; or the noun itself: *the **first** to say so*."""
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None:
        return owner, "control"
    if sentence.child(noun, "case") is None and noun.relation not in ("obj", "root"):
        return noun, "control"
    governor = noun if sentence.child(noun, "nsubj") is not None else sentence.head(noun)
    if governor is None:
        return noun, "control"
    found, _ = subject(sentence, governor, grammar)
    return (found, "control") if found is not None else (noun, "control")


def is_undergone(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb opens a clause about what was done to the subject of the main clause.

    *Asked about the dam, she said it held*; *when asked, she laughed*. Parsers may take the
    participle for a finite form, but a finite form in a clause before the main one would have a
    subject.
    """
    if verb.relation != "advcl" or sentence.child(verb, "nsubj", "aux") is not None:
        return False
    if is_passive_participle(sentence, verb):
        return True
    opens = verb.index < verb.head or sentence.child(verb, "mark", "advmod") is not None
    told = sentence.child(verb, "obj")
    words = (told, *sentence.children(told)) if told is not None else ()
    # *Asked **how many**, she laughed*
    asked = not words or any(t.feature("PronType") == "Int" for t in words)
    return opens and verb.feature("Tense") == "Past" and asked


def is_passive_participle(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is a past participle, even if the tagger takes it for a finite form.

    *Lund, asked by the chair whether she would go, laughed*: a finite form in a clause that
    modifies a noun would have a subject.
    """
    if verb.feature("Tense") != "Past":
        return False
    bare = verb.deprel == "acl" and sentence.child(verb, "nsubj", "aux", "obj") is None
    return verb.feature("VerbForm") == "Part" or bare


def tells_as(sentence: Sentence, verb: Token, grammar: Grammar) -> bool:
    """Whether *as* opens the clause of a verb: *was quoted **as saying** so*; not *as biased*."""
    if verb.feature("Tense") == "Past" and sentence.child(verb, "aux", "ccomp", "obj") is None:
        return False
    marks = sentence.children(verb, "mark", "case")
    return any(mark.lemma.lower() in grammar.prepositions.roles for mark in marks)


def inverted_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right after a verb that follows a closing quotation mark: an inverted subject.

    *"...," said Dana Reyes, 58, who ...*: parsers may take such a subject for an object.
    """
    before = sentence.tokens[max(verb.index - 3, 0) : verb.index - 1]
    if not any(t.form in _CLOSING for t in before) or any(t.upos != "PUNCT" for t in before[1:]):
        return None
    if sentence.child(verb, "nsubj", "csubj", "expl") is not None:
        return None
    if is_gerund(verb):
        return None  # *called it "a farce", telling Ana Lund that ...*
    for child in sentence.children(verb, "obj", "iobj", "obl", "appos"):
        first = noun_phrase(sentence, child)
        if child.relation == "obl" and not _may_be_name(sentence, child):
            continue
        if first and first[0].index == verb.index + 1 and child.upos in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def _may_be_name(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun that the parser took for a time is a name: *cried **Time** this week*."""
    if sentence.child(noun, "case") is not None:
        return False
    return noun.entity != "O" or (noun.upos == "NOUN" and noun.form[:1].isupper())


def _between_mark_and_verb(sentence: Sentence, verb: Token) -> Token | None:
    """The name between a closing quotation mark and a verb, wherever the parser attached it.

    *"... win," Senator Mara Quist, a member of the panel, told the station*: parsers may
    read the name as part of what was said.
    """
    if sentence.child(verb, "nsubj", "csubj", "expl") is not None:
        return None
    end = verb_group(sentence, verb)[0].index - 1
    start = end
    while start and sentence.tokens[start - 1].form not in _CLOSING:
        start -= 1
    words = sentence.tokens[start:end]
    if not start or not words or words[0].upos == "PUNCT":
        return None
    if any(t.upos in ("VERB", "AUX", "SCONJ") for t in words):
        return None
    heads = [t for t in tops(words) if t.upos in ("PROPN", "NOUN", "PRON")]
    return heads[0] if heads and heads[0] in words[:6] else None


def finite_above(sentence: Sentence, verb: Token) -> Token | None:
    """The first verb above a participle that is not an infinitive.

    *Urged the council to act, saying ...*: whoever urged also says it, wherever the parser attached
    the participle. One after a cue does not belong to what comes before the cue: *"We stay," she
    said, adding ...*.
    """
    for above in sentence.ancestors(verb):
        governor = sentence.head(above)
        told = governor is not None and above.relation != "parataxis"
        if governor is not None and told and above.index < governor.index < verb.index:
            continue
        if above.feature("VerbForm") != "Inf" and above.upos not in ("ADV", "ADP", "SCONJ"):
            return above
    return None


def is_bare_gerund(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is a gerund without a subject that the parser took for a clause.

    *Denied **having said** so*.
    """
    if verb.relation != "ccomp" or sentence.child(verb, "nsubj", "nsubj:pass", "mark", "expl"):
        return False
    verbs = (verb, *sentence.children(verb, "aux", "cop"))
    return any(v.feature("VerbForm") == "Ger" for v in verbs) or (
        verb.feature("VerbForm") == "Part" and all(v.feature("VerbForm") != "Fin" for v in verbs)
    )


def _agent(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    for child in sentence.children(verb, "obl"):
        by = is_linked_by(sentence, child, grammar.prepositions.agents, "case")
        if by and child.lemma.lower() in grammar.prepositions.no_agents:
            continue
        if by or child.deprel == "obl:agent":
            return child
    return None


# Where to look for a subject that the tree does not show, the surest place first.
_BESIDE = (inverted_subject, _between_mark_and_verb, _expletive_before, _bare_phrase_before)
