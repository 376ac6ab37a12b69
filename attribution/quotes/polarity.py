"""Tells whether a source is said to have said it: asserted, negated, declined, ...

The categories follow the factuality of the cue, not of its content
(Saurí and Pustejovsky 2009): *did not say*, *declined to say*, *may say*,
*did she say ...?*. *Denied that P* is asserted: she said that P is not so.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Sentence, Span, Token
from attribution.knowledge import Knowledge, Lexicon
from attribution.quotation import Polarity
from attribution.quotes.asking import asks
from attribution.quotes.negation import Negation, plain
from attribution.quotes.phrasal import particle_of_speech
from attribution.syntax.clauses import cleft
from attribution.syntax.subjects import is_bare_gerund

__all__ = ["is_polite", "polarity"]

_CLOSING = "\"'”’»)]"


def polarity(
    sentence: Sentence,
    cue: Token,
    knowledge: Knowledge,
    *,
    phrase: Sequence[Token] = (),
    source: Token | None = None,
    content: Sequence[Span] = (),
) -> Polarity:
    """The polarity of an attribution, by the words around the head of its cue.

    Arguments:
        sentence: the cue's sentence.
        cue: head of the cue.
        knowledge: the words of the language.
        phrase: all words of the cue, if they are known.
        source: head of the source, if it is known.
        content: parts of the content; words in them say nothing about the cue.
    """
    words = knowledge.lexicon.polarity
    first, cue = cue, _last(sentence, cue, phrase)
    negation = Negation(sentence, knowledge, phrase, source, content)
    governor = _governor(sentence, cue, knowledge)
    if governor is not None:
        lemma, _ = plain(governor)
        undone = negation.of_governor(governor)
        if lemma in words["nearing"]:
            return "negated"
        if lemma in words["decliners"] or lemma in words["failing"]:
            if undone:
                return "asserted"  # *did not hesitate to say*
            return "declined" if lemma in words["decliners"] else "negated"
        if undone or negation.of(cue):
            return "negated"
        foretold = lemma in words["hypothetical_heads"]
        if particle_of_speech(sentence, governor, knowledge.lexicon) is not None:
            foretold = False  # *went on to say*
        if cue.relation == "xcomp" and foretold and not asks(sentence, cue, knowledge.lexicon):
            return "hypothetical"
    if negation.of(cue):
        return "negated"
    if plain(cue)[0] in words["decliners"]:
        return "declined"
    if _is_asked(sentence, cue, knowledge):
        return "questioned"
    if any(_is_hypothetical(sentence, verb, knowledge) for verb in (first, cue)):
        return "hypothetical"
    return "asserted"


def _last(sentence: Sentence, cue: Token, phrase: Sequence[Token]) -> Token:
    """The word of speech in a cue of several verbs: *has yet to **say***."""
    inside = {t.index for t in phrase}
    below = next((c for c in sentence.children(cue, "xcomp", "advcl") if c.index in inside), None)
    return cue if below is None else _last(sentence, below, phrase)


def _governor(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """The verb or adjective whose infinitive or gerund a cue is: *declined to say*, *stopped
    short of saying*, *was unable to say*."""
    above = sentence.head(cue)
    if above is None:
        return None
    if cue.relation == "xcomp" or is_bare_gerund(sentence, cue):
        return above
    failing = knowledge.lexicon.polarity["failing"]
    mark = sentence.child(cue, "mark", "case")
    if mark is None:
        # *Denied **ever** having said so*, which a parser takes for a clause of time.
        denied = cue.relation == "advcl" and plain(above)[0] in failing
        loose = any(t.upos == "PUNCT" for t in sentence.tokens[above.index : cue.index])
        return above if denied and not loose else None
    link, _ = plain(mark)
    gerund = cue.feature("VerbForm") in ("Ger", "Part") and cue.relation in ("advcl", "acl", "obl")
    if gerund and link in knowledge.lexicon.polarity["kept_from"]:
        # *Far from saying so*; *short of* may hang on the verb: *fell **short** of saying so*.
        for word in (above, *sentence.children(above, "xcomp", "advmod")):
            if plain(word)[0] in failing:
                return word
        # Or between the two.
        between = above.upos in ("ADV", "ADJ", "ADP", "SCONJ") and above.relation != "root"
        return sentence.head(above) if between else above
    infinitives = knowledge.grammar.clauses.infinitives
    if gerund and link in infinitives:
        # *Came **close** to saying so*
        nearing = knowledge.lexicon.polarity["nearing"]
        words = (above, *sentence.children(above, "advmod"))
        near = (t for t in words if t.upos in ("ADJ", "ADV") and plain(t)[0] in nearing)
        return next(near, None)
    if not any(plain(m)[0] in infinitives for m in sentence.children(cue, "mark")):
        return None
    if link in knowledge.grammar.prepositions.roles:
        # *Did not go so **far as** to say so*
        return sentence.head(above) if above.upos == "ADV" else above
    return above if link in infinitives and above.upos == "ADJ" else None


def _is_asked(sentence: Sentence, cue: Token, knowledge: Knowledge) -> bool:
    """*Did she say ...?*, *who said ...?*, *asked whether she believed ...*."""
    asks = any(
        plain(m)[0] in knowledge.lexicon.polarity["asking"] for m in sentence.children(cue, "mark")
    )
    if cue.relation in ("ccomp", "csubj"):
        return asks
    if cue.relation == "advcl" and asks:
        # *It is not known if she said so*.
        above = sentence.head(cue)
        it = sentence.child(above, "expl", "nsubj") if above is not None else None
        before = above is not None and cue.index < above.index  # *if she says so, it is true*
        return (
            it is not None and not before and plain(it)[0] in knowledge.grammar.clauses.expletives
        )
    picked = cleft(sentence, cue, knowledge.grammar)
    if picked is None and cue.relation not in ("root", "conj"):
        return False
    final = next((t.form for t in reversed(sentence.tokens) if t.form not in _CLOSING), "")
    if not final.endswith("?"):
        return False
    subjects = sentence.children(cue, "nsubj")
    # The subject of a main verb is not a relative pronoun, though parsers may say so of *who*.
    asking = [s for s in subjects if s.feature("PronType") in ("Int", "Rel")]
    if cue.relation == "root" and any(s.index < cue.index for s in asking):
        return True
    if picked is not None:  # *was it Lund who said so?*
        subjects, cue = sentence.children(picked, "expl", "nsubj"), picked
    auxiliaries = sentence.children(cue, "aux", "cop")
    return any(a.index < s.index < cue.index for a in auxiliaries for s in subjects)


def is_polite(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a modal makes a verb a wish: *would like to see it built*."""
    words = lexicon.polarity
    if plain(verb)[0] not in words["polite"]:
        return False
    modals = {form for c in sentence.children(verb, "aux") for form in plain(c)}
    return bool(modals & words["polite_modals"])


def _is_hypothetical(sentence: Sentence, cue: Token, knowledge: Knowledge) -> bool:
    """*May say*, *will say*, *if she says*; but *would say only* tells what was said."""
    words = knowledge.lexicon.polarity
    children = sentence.children(cue)
    if _is_allowed(sentence, cue, knowledge):
        return True
    if cue.relation in ("advcl", "conj") and any(
        plain(c)[0] in words["conditionals"] for c in children if c.relation == "mark"
    ):
        return True
    if _is_inverted(sentence, cue):
        return True
    if any(c.relation == "mark" and plain(c)[0] in words["hypothetical_heads"] for c in children):
        return True  # *is due to say*, of which parsers make one word
    modals = {
        form
        for c in children
        if c.relation == "aux"
        for form in plain(c)
        if form in words["hypothetical"]
    }
    if not modals:
        return False
    if is_polite(sentence, cue, knowledge.lexicon):
        return False  # *would like to see it built*: so she wishes
    lemma, _ = plain(cue)
    if lemma in words["able"] and modals & words["able_modals"]:
        return False  # *could see that it was unsafe*: so she saw
    if lemma in words["announcing"] and modals <= words["announcing_modals"]:
        return False  # *the Echo can reveal that ...*
    above = sentence.head(cue)
    stands = above is not None and plain(above)[0] in knowledge.grammar.clauses.clefts
    if stands and cue.relation == "acl" and modals & words["narrated_modals"]:
        return False  # *all she would say was no*
    adverbs = [c for c in children if c.relation == "advmod"]
    following = sentence.tokens[cue.index : cue.index + 1]
    beside = {word for adverb in (*adverbs, *following) for word in plain(adverb)}
    if beside & words["restrictive"] and modals <= words["restricted_modals"]:
        return False
    return not (beside & words["narrated"] and modals & words["narrated_modals"])


def _is_inverted(sentence: Sentence, cue: Token) -> bool:
    """***Had she said** so, they would have come*: a condition without *if*."""
    if cue.relation != "advcl" or sentence.child(cue, "mark", "advmod") is not None:
        return False
    first, own = sentence.subtree(cue)[0], sentence.child(cue, "nsubj")
    auxiliary = first.relation == "aux" and first.head == cue.index
    return auxiliary and own is not None and first.index < own.index < cue.index


def _is_allowed(sentence: Sentence, cue: Token, knowledge: Knowledge) -> bool:
    """*Has a week **to say** whether it will bid*: something that one is free or able to say."""
    above = sentence.head(cue)
    mark = sentence.child(cue, "mark")
    if above is None or mark is None or cue.feature("VerbForm") != "Inf":
        return False
    if mark.index != cue.index - 1 or plain(mark)[0] not in knowledge.grammar.clauses.infinitives:
        return False
    noun = above if cue.relation == "acl" else sentence.child(above, "obj")
    holding = sentence.head(noun) if noun is not None and noun.relation == "obj" else None
    if noun is None or holding is None or cue.relation not in ("acl", "advcl"):
        return False
    own = plain(holding)[0] in knowledge.lexicon.polarity["holding"]
    behind = next((t for t in sentence.tokens[cue.index :] if t.upos == "PUNCT"), None)
    if behind is not None and behind.form == ":":
        return False  # *had the following to say: "..."*
    return own and mark.index == sentence.subtree(noun, without=(cue,))[-1].index + 1
