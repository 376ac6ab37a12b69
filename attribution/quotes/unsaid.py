"""Tells what looks like a claim and is none: nobody says what stands beside the cue."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.quotes.creating import is_work
from attribution.quotes.handling import is_handling
from attribution.quotes.naming import is_naming
from attribution.quotes.nobodys import is_by_the_way, is_nobodys
from attribution.quotes.perception import is_outcome, is_perceived
from attribution.quotes.rule import TAGGER, Context
from attribution.quotes.silence import is_silence
from attribution.quotes.speaking import hears, may_speak
from attribution.quotes.voiceless import is_voiceless
from attribution.syntax.clauses import is_linked_by, is_measured_by
from attribution.syntax.phrases import is_gerund
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["says"]


def says(context: Context, claim: Claim) -> bool:
    """Whether a claim tells what somebody says or thinks.

    *The flood claimed nine lives*, *speaking of the fire, Lund said ...*, *found the house empty*,
    *note that the dough will rise* and *Lund thinks so* do not.

    Arguments:
        context: the document with its passages in quotation marks, and the cues.
        claim: the proposal.
    """
    head = claim.cue_head
    if head is None:
        return True
    sentence = context.document.sentences[head.sentence]
    if head.upos != "VERB":
        return not (
            is_by_the_way(context, claim, sentence, head)
            or _is_yardstick(context, claim, head)
            or _is_date(context, claim, head)
            or _is_amount(context, claim, head)
            or _is_cry(context, claim, head)
        )
    if any(passage.span.covers(head.span) for passage in context.layout.outer.covering(head.span)):
        return True  # what is said in marks is another's
    return not (
        _is_thing(context, claim, sentence, head)
        or _is_cry(context, claim, head)
        or _is_topic(context, claim, sentence, head)
        or _is_seen(context, claim, sentence, head)
        or is_naming(context, claim, sentence, head)
        or is_nobodys(context, claim, sentence, head)
        or _is_measured(context, sentence, head)
        or _is_whom_alone(context, claim, sentence, head)
        or _is_clause_elsewhere(context, claim)
        or _is_clause_above(claim, sentence, head)
        or _is_any_thing(context, claim, sentence, head)
        or _is_set_out(context, claim, sentence, head)
        or _is_effect(context, claim, sentence, head)
        or is_handling(context, claim, sentence, head)
        or _is_unframed(context, claim, sentence, head)
        or is_voiceless(context, claim, head)
        or is_silence(context, claim, sentence, head)
        or is_work(context, claim, sentence, head)
    )


def _is_yardstick(context: Context, claim: Claim, cue: Token) -> bool:
    """*Sorted according to height*, which the tagger takes for a source."""
    source = claim.source_head
    if claim.rule is not TAGGER or cue.form.lower() not in context.lexicon.openers:
        return False
    return source is None or source.lemma.lower() in context.lexicon.not_sources


def _is_date(context: Context, claim: Claim, cue: Token) -> bool:
    """*Monday: the gates open*, which the tagger takes for a speaker."""
    source = claim.source_head
    if claim.rule is not TAGGER or source is None or cue.upos != "PUNCT":
        return False
    return context.lexicon.is_time(source.lemma)


def _is_thing(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The flood claimed nine lives*, *begged to differ*."""
    nouns = context.lexicon.unsaid.get(verb.lemma.lower())
    if nouns is None:
        return False
    with_it = sentence.children(verb, "compound:prt", "advmod")
    if any(t.upos == "ADP" and t.form.lower() in nouns for t in with_it):  # *was told off*
        return not any(context.layout.marked.meeting(part) for part in claim.content)
    for done in sentence.children(verb, "xcomp"):
        to = sentence.child(done, "mark")
        if to is not None and f"{to.form} {done.lemma}".lower() in nouns:
            return True
        if to is None and done.upos == "ADJ" and done.lemma.lower() in nouns:
            # *Painted it blue*, but *declared the plan "dead"*
            return not context.layout.marked.meeting(done.span)
    if not claim.rule.takes_things:
        return False
    things = list(sentence.children(verb, "obj", "nsubj:pass"))[:1]
    # *Was asked for comment*, *was pronounced dead*
    things += [t for t in sentence.children(verb, "obl") if _is_top(context, claim, t)]
    things += [t for t in sentence.children(verb, "xcomp") if sentence.child(verb, "aux:pass")]
    things += [t for thing in things for t in _counted(sentence, thing)]
    return any(
        nouns & {t.lemma.lower(), t.form.lower()} and not context.layout.marked.meeting(t.span)
        for t in things
    )


def _is_cry(context: Context, claim: Claim, cue: Token) -> bool:
    """*Took forty calls for help*, *called for help*; but *called for help for farmers*."""
    things = context.lexicon.unsaid.get(cue.lemma.lower(), frozenset())
    words = [t for part in claim.content for t in context.document.tokens_in(part)]
    sentence = context.document.sentences[cue.sentence]
    link = sentence.child(words[0], "case") if len(words) == 1 else None
    return link is not None and f"{link.form} {words[0].lemma}".lower() in things


def _counted(sentence: Sentence, noun: Token) -> list[Token]:
    """What a noun counts: *a handful of **goals***."""
    counts = sentence.child(noun, "det")
    if counts is None or counts.feature("Definite") != "Ind":
        return []
    return [t for t in sentence.children(noun, "nmod") if t.feature("Number") == "Plur"]


def _is_top(context: Context, claim: Claim, word: Token) -> bool:
    """Whether a word is the head of a whole content."""
    words = [t for part in claim.content for t in context.document.tokens_in(part)]
    inside = {t.index for t in words}
    return word in words and all(
        t is word or t.head in inside or t.head == word.index for t in words
    )


def _is_topic(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Commenting on the sale*, *asked about the sale*, beside what is said about it."""
    if not claim.rule.takes_things:
        return False
    above = sentence.head(verb) if verb.relation == "advcl" else None
    if _is_asked_about(context, claim, sentence, verb):
        return True
    if verb.lemma.lower() not in context.lexicon.touching:
        return False
    if (
        above is None
        or not is_gerund(verb)
        or context.lexicon.attitude("clause", above.lemma) is None
    ):
        return False
    return not any(context.layout.marked.meeting(part) for part in claim.content)


def _is_asked_about(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """***Asked about** the delay, the mayor shrugged*: the question itself is not told."""
    lexicon, grammar = context.lexicon, context.grammar
    # Parsers take such a participle for a finite verb without a subject.
    opens = verb.relation in ("advcl", "ccomp") and verb.index < verb.head
    if not opens or verb.feature("Tense") != "Past":
        return False
    if sentence.child(verb, *ANY_SUBJECT, "aux", "mark") is not None:
        return False
    if any(context.layout.marked.meeting(part) for part in claim.content):
        return False
    words = [t for part in claim.content for t in context.document.tokens_in(part)]
    tops = [t for t in words if t.head == verb.index and t.sentence == sentence.index]
    asked = any(
        lexicon.attitude(f"preposition.{link.lemma.lower()}", verb.lemma) == "speech"
        for top in tops
        if top.relation == "obl"
        for link in sentence.children(top, "case")
    )
    questions = grammar.clauses.interrogatives
    return asked and not any(is_linked_by(sentence, t, questions) for t in tops)


def _is_seen(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Found the house empty*, *saw him answer*, *saw him when he was nine*: what one perceives."""
    if verb.lemma.lower() not in context.lexicon.perceiving:
        return False
    clauses = sentence.children(verb, "xcomp", "ccomp", "obj")
    if any(is_perceived(sentence, verb, event, context.lexicon) for event in clauses):
        return True
    if is_outcome(sentence, verb, context.grammar):
        return True
    thing, state = sentence.child(verb, "obj", "nsubj:pass"), sentence.child(verb, "xcomp")
    when = sentence.child(verb, "advcl")
    if claim.rule.takes_things and thing is not None and state is None and when is not None:
        links = context.grammar.clauses.circumstances
        return is_linked_by(sentence, when, links, "advmod", "mark")
    if thing is None or state is None or sentence.child(state, *ANY_SUBJECT) is not None:
        return False
    arrived = verb.relation == "advcl" and verb.feature("VerbForm") == "Inf"
    if arrived or thing.feature("Reflex") is not None:
        return True  # *came home to find it a ruin*, *found himself unable to sleep*
    return state.lemma.lower() in context.lexicon.states or state.form.lower() in (
        context.lexicon.states
    )


def _is_measured(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Shoes **so pointed** they arrived before he did*: a clause of degree."""
    if verb.feature("VerbForm") != "Part" or verb.feature("Tense") != "Past":
        return False
    if context.lexicon.attitude("adjective", verb.form.lower()) is not None:
        return False  # *so worried he would fall*
    return is_measured_by(sentence, verb, context.grammar.clauses.degrees)


def _is_whom_alone(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Complained to the council*, *warned the ships*: the tagger took a hearer for the content."""
    lexicon, lemma = context.lexicon, verb.lemma.lower()
    whom = sentence.child(verb, "obj", "nsubj:pass") if claim.rule.takes_things else None
    if (
        lemma in lexicon.handling
        and whom is not None
        and hears(whom, context.knowledge)
        and any(part.covers(whom.span) for part in claim.content)
    ):
        return True  # not *challenged the mayor over the cost*
    top = _thing_of(context, claim, sentence, verb)
    if top is None or not hears(top, context.knowledge) or top.lemma in lexicon.reckoned:
        return False  # *ordered a new count*, which is no nobleman
    if top.relation in ("obj", "iobj") and (
        lemma in lexicon.greeting or lexicon.is_cue(lemma, "addressed", "addressed.thing")
    ):
        return True
    known = lexicon.attitude(_frame(sentence, top), lemma) is not None
    return claim.rule is TAGGER and not known


def _is_unframed(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Shows a silent film*, *advised on the sale*: a verb of speech with no such content."""
    lexicon = context.lexicon
    top = _thing_of(context, claim, sentence, verb) if claim.rule is TAGGER else None
    if top is None or any(context.layout.marked.meeting(part) for part in claim.content):
        return False
    if lexicon.attitude("clause", verb.lemma) is None or not sentence.child(verb, "nsubj"):
        return False  # *accused of fraud*
    if sentence.child(verb, "compound") is not None:
        return False  # *ruled out a return*
    source = claim.source_head
    if source is not None and context.knowledge.people.has("kinds", "document", source.lemma):
        return False  # *the poll showed a lead of four points*
    if lexicon.attitude("noun", top.lemma) is not None:
        return False  # *requested an explanation*
    return not lexicon.is_cue(verb.lemma, _frame(sentence, top), "complement", "addressed.thing")


def _thing_of(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> Token | None:
    """The head of a content that is a single noun phrase of a verb, or None."""
    if not claim.rule.takes_things or len(claim.content) > 1:
        return None
    words = context.document.tokens_in(claim.content[0])
    tops = [
        t
        for t in words
        if t.sentence == sentence.index and t.head == verb.index and t.upos != "PUNCT"
    ]
    if len(tops) != 1 or tops[0].relation not in ("obj", "iobj", "obl"):
        return None
    return tops[0]


def _frame(sentence: Sentence, noun: Token) -> str:
    """The frame in which a verb has a noun phrase as its content."""
    case = sentence.child(noun, "case")
    return "object" if case is None else f"preposition.{case.lemma.lower()}"


def _is_amount(context: Context, claim: Claim, cue: Token) -> bool:
    """*Demand for oil rose*: how much is bought, not what somebody says."""
    single = cue.upos == "NOUN" and cue.feature("Number") != "Plur"
    if not single or not claim.rule.takes_things:
        return False
    return cue.lemma.lower() in context.lexicon.amounts


def _is_clause_elsewhere(context: Context, claim: Claim) -> bool:
    """*Lund thinks so*."""
    pro_clauses = context.grammar.clauses.pro_clauses
    return all(part.text.lower() in pro_clauses for part in claim.content)


def _is_clause_above(claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Quoted in a report, Lund **said that it held***: the clause on which the cue hangs."""
    above = sentence.head(verb) if verb.relation == "advcl" else None
    if claim.rule is not TAGGER or claim.source is not None or above is None:
        return False
    by = sentence.child(above, "nsubj", "nsubj:pass")
    cut = by is not None and not any(part.covers(by.span) for part in claim.content)
    return cut and any(part.covers(above.span) for part in claim.content)


def _is_any_thing(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*It is **the sort of thing** he says*, *the last **thing** she said*: nothing is told."""
    noun = sentence.head(verb) if verb.deprel.endswith(":relcl") else None
    if noun is None or len(claim.content) > 1:
        return False
    words = context.document.tokens_in(claim.content[0])
    if context.layout.marked.meeting(claim.content[0]) or verb in words:
        return False
    things = context.grammar.clauses.clefts
    told = (noun, *sentence.children(noun, "nmod"))
    return any(t in words and t.lemma.lower() in things for t in told)


def _is_set_out(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The find is described in a journal*: where one can read about a thing, not what is said."""
    if not claim.rule.takes_things or claim.source is not None or len(claim.content) > 1:
        return False
    if verb.lemma.lower() not in context.lexicon.exposing or sentence.child(verb, "obj"):
        return False
    settings = context.grammar.prepositions.settings
    places = (p for p in sentence.children(verb, "obl") if not context.lexicon.is_time(p.lemma))
    passive = sentence.child(verb, "nsubj:pass") is not None
    return passive and any(is_linked_by(sentence, place, settings) for place in places)


def _is_effect(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The frost meant that it closed*, *she made sure that it did*: the effect of a thing or deed.

    Only the tagger takes these for claims, as no list has such a verb.
    """
    lexicon = context.lexicon
    if claim.rule is not TAGGER:
        return False
    made = sentence.child(verb, "xcomp")
    if made is not None and (verb.lemma.lower(), made.lemma.lower()) in lexicon.joined:
        return False  # *her letter makes clear that ...*
    makes = verb.lemma.lower() in lexicon.polarity["making"]
    if makes and made is not None and lexicon.attitude("adjective", made.lemma) == "attitude":
        return True
    source = claim.source_head
    if source is None or may_speak(source, context.knowledge):
        return False
    # Its frame must be for saying a clause or a thing, not for wanting something done.
    return not lexicon.is_cue(verb.lemma, "clause", "object", "complement")
