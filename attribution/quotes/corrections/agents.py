"""Gives a passive its agent, which parsers hang on a word before it: *seen as rash by Lund*."""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import first_word

__all__ = ["with_agents"]

# Frames in which a verb tells what somebody or something is, or what they are blamed for.
_FRAMES = ("complement", "object")
# Relations of what it tells.
_COMPLEMENTS = ("xcomp", "obl", "obj", "advcl", "ccomp")


def with_agents(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with agents below their passives.

    *The bridge was described as a danger **by engineers***: the danger is not by them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues, and which nouns are for those who speak.
    """
    moved = [
        evolve(agent, head=verb.index, deprel="obl:agent")
        for verb in sentence.tokens
        if verb.upos == "VERB" and knowledge.lexicon.is_cue(verb.lemma, *_FRAMES)
        if (agent := _astray(sentence, verb, knowledge)) is not None
    ]
    return replaced(sentence, moved)


def _astray(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The agent of a passive that hangs at the end of what the passive tells."""
    if sentence.child(verb, "aux:pass") is None:
        return None
    prepositions = knowledge.grammar.prepositions
    own = sentence.children(verb, "obl")
    if any(is_linked_by(sentence, t, prepositions.agents) for t in own):
        return None
    links = prepositions.roles | prepositions.grounds
    ends = (
        _at_end(sentence, verb, told, knowledge)
        for told in sentence.children(verb, *_COMPLEMENTS)
        if told.index > verb.index
        and (told.relation in ("xcomp", "obj") or is_linked_by(sentence, told, links))
    )
    return next((agent for agent in ends if agent is not None), None)


def _at_end(sentence: Sentence, verb: Token, told: Token, knowledge: Knowledge) -> Token | None:
    """Who stands behind *by* at the end of a phrase, if the phrase itself is nobody's doing."""
    words = [t for t in sentence.subtree(told) if t.upos != "PUNCT"]
    by = knowledge.grammar.prepositions.agents
    for agent in words:
        above = sentence.head(agent)
        # Parsers may hang *by* on the first of two names.
        if agent.relation not in ("nmod", "obl") or first_word(sentence, agent).lemma not in by:
            continue
        judged = above is told and _is_judgement(verb, told, knowledge)
        somebody = hears(agent, knowledge)
        if judged and not somebody:
            somebody = agent.lemma.lower() in knowledge.lexicon.voices
        if above is None or above not in words or not somebody:
            continue
        ends = [t for t in sentence.subtree(agent) if t.upos != "PUNCT"][-1] is words[-1]
        if ends and (judged or not _has_a_doer(sentence, above, knowledge)):
            return agent
    return None


def _is_judgement(verb: Token, told: Token, knowledge: Knowledge) -> bool:
    """Whether a verb takes something for what a word behind it tells, whoever does that.

    *Is **seen** as a threat by Lund*, *was **condemned** as biased by Lund*; but *was described as
    run by nuns*.
    """
    lexicon = knowledge.lexicon
    if told.upos == "VERB":
        return verb.lemma.lower() not in lexicon.putting
    viewed = lexicon.attitude("complement", verb.lemma) == "attitude"
    return viewed and not _is_made(told, knowledge)


def _is_made(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun is for what somebody does or makes: *an attack*, *a letter*."""
    lexicon, lemma = knowledge.lexicon, noun.lemma.lower()
    made = lemma in lexicon.deeds or lemma in lexicon.named_things
    return made or knowledge.people.has("kinds", "document", lemma)


def _has_a_doer(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether *by* behind a word tells whose it is: *an attack by rebels*, *run by Lund*."""
    if word.upos == "VERB":
        return word.feature("Tense") == "Past" or sentence.child(word, "aux:pass") is not None
    said = knowledge.lexicon.attitude("noun", word.lemma) is not None
    return said or _is_made(word, knowledge)
