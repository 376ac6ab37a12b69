"""Tells claims of nobody in the news: asides of the writer, and what anybody might say.

*Let us hope that it holds*, *it goes without saying that it holds*, *you could say that it holds*,
*no one would deny that it holds*.
"""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.knowledge.lexicon import CUE_FRAMES
from attribution.quotes.rule import TAGGER, Context
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import is_gerund
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["is_by_the_way", "is_nobodys"]


def is_nobodys(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """Whether nobody in the news says or thinks what the clause of a verb tells.

    Arguments:
        context: the document with its passages in quotation marks, and the words.
        claim: the proposal.
        sentence: the sentence of its cue.
        verb: the cue's head.
    """
    return (
        _is_for_readers(context, claim, sentence, verb)
        or _is_anybodys(context, claim, sentence, verb)
        or is_by_the_way(context, claim, sentence, verb)
        or _is_past_telling(context, sentence, verb)
        or _is_shared(context, sentence, verb)
        or _is_due(context, claim, sentence, verb)
        or _is_of_none(context, sentence, verb)
        or _is_hedge(context, claim, sentence, verb)
        or _is_cited(context, claim, sentence, verb)
        or _is_own_proof(context, sentence, verb)
        or _is_for_saying_so(context, claim, sentence, verb)
        or _is_promised(context, claim, sentence, verb)
        or _is_to_be_seen(context, claim, sentence, verb)
    )


def _is_for_readers(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Note that the dough will rise*, *never ask him to sign*: instructions to the reader.

    But *hope it rises* means *I hope*.
    """
    lexicon, lemma = context.lexicon, verb.lemma.lower()
    bids = lemma in lexicon.bidding or lexicon.is_cue(lemma, *CUE_FRAMES, attitude="speech")
    source = claim.source.head if claim.source is not None else None
    if source is not None and source.relation != "discourse":  # *please tell the guard*
        return False
    if not bids or verb.form.lower() != lemma:
        return False
    first = sentence.head(verb) if verb.relation == "conj" else verb
    if first is None or first.relation != "root" or sentence.child(verb, *ANY_SUBJECT):
        return False
    if any(not _is_before_imperative(context, t) for t in _before(sentence, first)):
        return False
    return verb.feature("Mood") == "Imp" or (
        verb.feature("VerbForm") in ("Fin", "Inf", None) and verb.feature("Tense") != "Past"
    )


def _before(sentence: Sentence, verb: Token) -> list[Token]:
    return [t for t in sentence.children(verb) if t.index < verb.index and t.upos != "PUNCT"]


def _is_before_imperative(context: Context, word: Token) -> bool:
    """Whether a word may stand before an imperative: *then*, *never*, *do not*, *if it leaks*."""
    if word.relation == "aux":
        return word.lemma.lower() in context.lexicon.supporting
    return word.relation in ("advmod", "advcl", "discourse", "cc")


def _is_anybodys(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*You could say that it was late*, *you find out who stays*, *one suspects that it was so*."""
    forgiven = _forgiven(sentence, verb)
    who = claim.source.head if claim.source is not None else forgiven
    if who is None or who.lemma.lower() not in context.lexicon.anybody:
        return False
    if who.upos != "PRON" and who.relation != "nsubj":
        return False
    if claim.attitude != "speech" and not claim.rule.takes_clauses:
        # *If you would like to go*; but *by entering, you agree to be bound*.
        bare = sentence.child(verb, "aux") is None and sentence.child(verb, "xcomp") is not None
        asked = sentence.tokens[-1].form == "?"
        return bare and not asked and who.upos == "PRON" and verb.feature("Tense") == "Pres"
    ruling = (sentence.head(verb) if who == forgiven else None) or verb
    auxiliaries = [t.lemma.lower() for t in sentence.children(ruling, "aux") if t.deprel == "aux"]
    if who.upos == "NUM" and not auxiliaries:  # *one*, which a parser takes for a number
        alone = sentence.child(who, "nmod", "amod", "det", "case") is None
        inverted = who.index > verb.index  # *"It is late," says one*: of some, one
        named = inverted or is_gerund(verb)  # *..., with one saying that it was late*
        return alone and not named and verb.feature("Tense") == "Pres"
    if claim.attitude != "speech" and not auxiliaries and verb.feature("Tense") == "Pres":
        return True
    # *One could have foreseen it* blames those who did not.
    modal = len(auxiliaries) == 1 and auxiliaries[0] in context.lexicon.polarity["hypothetical"]
    conditionals = context.lexicon.polarity["conditionals"]
    return modal or (verb.relation == "advcl" and is_linked_by(sentence, verb, conditionals))


def _forgiven(sentence: Sentence, verb: Token) -> Token | None:
    """Whoever may be excused for thinking so: ***you** could be forgiven for thinking that ...*."""
    above = sentence.head(verb) if verb.relation == "advcl" else None
    if above is None or not is_gerund(verb):
        return None
    return sentence.child(above, "nsubj:pass")


def is_by_the_way(context: Context, claim: Claim, sentence: Sentence, cue: Token) -> bool:
    """*It goes without **saying** that it was late*, *it beggars **belief** that it was late*.

    Arguments:
        context: the words of the language.
        claim: the proposal.
        sentence: the sentence of its cue.
        cue: the cue's head.
    """
    source = claim.source_head
    demonstrative = source is not None and source.feature("PronType") == "Dem"
    if not demonstrative and not _is_nobody(context, source):
        return False
    # The tagger may take *beggars* for the cue of *beggars belief*.
    lemmas = tuple(t.lemma.lower() for t in sentence.tokens[: cue.index + 1])
    ends = (lemmas[: cue.index], lemmas)
    return any(
        up_to[-len(phrase) :] == phrase for phrase in context.lexicon.by_the_way for up_to in ends
    )


def _is_past_telling(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*There is no **telling** what will come*."""
    denied = sentence.child(verb, "det")
    there = sentence.head(verb)
    if denied is None or there is None or sentence.child(there, "expl") is None:
        return False
    none = denied.lemma.lower() in context.lexicon.polarity["of_nouns"]
    return none and denied.index == verb.index - 1


def _is_shared(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Let us **hope** that it holds*: the writer asks readers to hope with them."""
    above = sentence.head(verb) if verb.relation in ("xcomp", "ccomp") else None
    if above is None or above.lemma.lower() not in context.lexicon.inviting:
        return False
    if (above.lemma.lower(), verb.lemma.lower()) in context.lexicon.joined:
        return False  # *let us know whether it holds*
    if sentence.child(above, "nsubj", "aux", "mark") is not None:
        return False
    whom = sentence.child(above, "obj") or sentence.child(verb, "nsubj")
    return whom is not None and whom.feature("Person") == "1" and whom.feature("Number") == "Plur"


def _is_due(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*It must be **said** that it was late*, *it is worth **noting** that it was late*."""
    if not _is_nobody(context, claim.source_head):
        return False
    above = sentence.head(verb) if verb.relation in ("xcomp", "csubj") else None
    ruling = above or verb
    subject = sentence.child(ruling, "expl", "nsubj", "nsubj:pass")
    if subject is None or subject.lemma.lower() not in context.grammar.clauses.expletives:
        return False
    if above is not None:
        passive = sentence.child(verb, "aux:pass") is not None
        return passive or is_gerund(verb)
    modals = (t for t in sentence.children(verb, "aux") if t.lemma.lower() in context.lexicon.owing)
    return sentence.child(verb, "aux:pass") is not None and any(modals)


def _is_of_none(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*No one would **deny** that it was late*, *who could have **known** that it was late?*."""
    subject = sentence.child(verb, "nsubj")
    if subject is None or sentence.child(verb, "aux") is None:
        return False
    polarity, lexicon = context.lexicon.polarity, context.lexicon
    modals = (t.lemma.lower() in polarity["hypothetical"] for t in sentence.children(verb, "aux"))
    if not any(modals):
        return False
    relatives = context.grammar.clauses.relatives
    if verb.relation == "root" and subject.lemma.lower() in relatives:
        return sentence.tokens[-1].form == "?"
    none = subject.lemma.lower() in polarity["negators"] | polarity["few"] or any(
        t.lemma.lower() in polarity["of_nouns"] for t in sentence.children(subject, "det")
    )
    return none and verb.lemma.lower() in lexicon.gainsaying


def _is_hedge(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The plan **seems** to have failed*: the writer thinks so; but *it seems so to Lund*."""
    if claim.source is not None or context.lexicon.attitude("raising", verb.lemma) is None:
        return False
    minds = context.grammar.prepositions.judges
    return not any(is_linked_by(sentence, whom, minds) for whom in sentence.children(verb, "obl"))


def _is_cited(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Lund is **quoted** in the book*: whose words they are, and none of them."""
    cited = sentence.child(verb, "nsubj:pass")
    if verb.lemma.lower() not in context.lexicon.quoting or cited is None:
        return False
    if not claim.rule.takes_things or not hears(cited, context.knowledge):
        return False
    told = sentence.child(verb, "advcl", "ccomp", "xcomp") is not None
    roles = context.grammar.prepositions.roles
    named = any(is_linked_by(sentence, t, roles) for t in sentence.children(verb, "obl"))
    return not told and not named and any(part.covers(cited.span) for part in claim.content)


def _is_own_proof(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Has **shown** herself to be a fine captain*: what deeds show, and nobody says."""
    own = sentence.child(verb, "obj")
    reflexive = own is not None and own.feature("Reflex") is not None
    lexicon = context.lexicon
    bids = lexicon.attitude("infinitive", verb.lemma) is not None  # *promised herself to go*
    evincing = verb.lemma.lower() in lexicon.evincing
    return reflexive and evincing and not bids and sentence.child(verb, "xcomp") is not None


def _is_for_saying_so(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Forgave Lund **for saying that it rained***: why one does so, and not what one says.

    It is a claim where whom one speaks of is told, too: *blamed Lund for saying that it rained*.
    """
    grounds = context.grammar.prepositions.grounds
    won = sentence.child(verb, "obj")  # *won praise for saying that ...*
    above = (verb,) if won is None else (verb, won)
    reasons = [c for head in above for c in sentence.children(head, "advcl", "acl")]
    return any(
        context.lexicon.is_speech(reason.lemma)
        and sentence.child(reason, "ccomp", "xcomp") is not None
        and is_linked_by(sentence, reason, grounds, "mark", "case")
        and any(part.covers(reason.span) for part in claim.content)
        and (claim.rule is TAGGER or claim.top(context.document) == reason)
        for reason in reasons
    )


def _is_to_be_seen(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Fed the mice **to see whether it worked***: what one does it for; nobody knows it yet."""
    lexicon, clauses = context.lexicon, context.grammar.clauses
    # The tagger may take the verb above for a cue.
    below = sentence.children(verb, "advcl") if claim.rule is TAGGER else ()
    for purpose in (verb, *below):
        asked = sentence.child(purpose, "ccomp")
        if (
            purpose.relation not in ("acl", "advcl")
            or asked is None
            or claim.top(context.document) != asked
        ):
            continue
        if lexicon.is_speech(purpose.lemma):
            continue  # *met the mayor to ask whether it was so*
        opens = is_linked_by(sentence, purpose, clauses.infinitives, "mark")
        if opens and is_linked_by(sentence, asked, clauses.interrogatives, "mark"):
            return True
    return False


def _is_promised(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Lund, **promised** a pension, left*: what one is promised, without who does so.

    Parsers take such a participle for a finite verb without a subject.
    """
    if not claim.rule.takes_things or verb.relation not in ("acl", "advcl"):
        return False
    if context.lexicon.attitude("addressed.thing", verb.lemma) is None:
        return False
    if verb.feature("Tense") != "Past" or sentence.child(verb, *ANY_SUBJECT, "aux", "mark"):
        return False
    opens = verb.index == 1 or follows_comma(sentence, verb)
    return opens and sentence.child(verb, "obj") is not None


def _is_nobody(context: Context, source: Token | None) -> bool:
    """Whether a verb has only *it* or *there* for a subject."""
    expletives = context.grammar.clauses.expletives
    return source is None or source.deprel == "expl" or source.lemma.lower() in expletives
