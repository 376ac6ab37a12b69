"""A verb and the noun phrase that sums up what was said: *denied the charge*, *called
for a halt*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar, Knowledge, Lexicon
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.phrasal import may_judge, particle_of_speech, words_of_judgement
from attribution.quotes.proposal import addressee_of, following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.rules.comments import is_comment
from attribution.quotes.rules.infinitival import governed_infinitive
from attribution.quotes.speaking import gives, hears, is_cited
from attribution.quotes.tails import is_in_court
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import clause, run_on, spans_of, verb_group
from attribution.syntax.quotation_marks import has_marks
from attribution.syntax.subjects import undergoer

__all__ = ["object_content", "passive_object", "prepositional_content"]


def object_content(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """A cue verb with an object that holds what was said."""
    if sentence.child(verb, "aux:pass", "ccomp", "xcomp") is not None:
        return
    content_head = sentence.child(verb, "obj")
    if content_head is None or content_head.index < verb.index:
        return
    if not _sums_up(context, sentence, verb, content_head):
        return
    if _is_of_another_rule(context, sentence, verb, content_head):
        return
    hearer = addressee_of(sentence, verb, context.knowledge, (content_head,))
    if hearer is not None and not _is_somebody(sentence, hearer):
        hearer = None  # *offers loans to parents*
    later = [
        c
        for c in run_on(sentence, verb, content_head, context.grammar)
        if (hearer is None or c.index != hearer.index)
        and not _is_occasion(context, sentence, c)
        and not is_in_court(sentence, c, context.knowledge)
    ]
    told = _is_told(sentence, verb, later, context.knowledge)
    if not told and _is_told(sentence, verb, sentence.children(verb, "advcl"), context.knowledge):
        return  # *asked the mayor if ...*: `clausal_complement` has it
    words = [] if told else [*sentence.subtree(content_head)]
    for head in later:
        words += sentence.subtree(head)
    # *Denied reports, calling them "a farce"*: that is said beside it.
    beside = [w for w in words if is_comment(sentence, w, context.knowledge)]
    beside += following_cues(sentence, verb, context.knowledge)
    added = {t.index for other in beside for t in sentence.subtree(other)}
    words = [w for w in words if w.index not in added]
    parts = spans_of(context.document, sentence, sorted(words, key=lambda t: t.index))
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            note=f"{verb.form!r} has the object {content_head.form!r} for its content",
            addressee=content_head if told else sentence.child(verb, "iobj") or hearer,
        )


def _sums_up(context: Context, sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether the object of a verb may be what was said."""
    if gives(sentence, verb, context.knowledge):
        return False  # *denied them care*
    if context.lexicon.is_time(noun.lemma) or _is_imperative(sentence, verb):
        return False
    # *What he called an insult* is a content, *it* is not, nor is *nothing*.
    denied = noun.lemma.lower() in context.lexicon.polarity["negators"]
    if noun.upos == "PRON" and (denied or not sentence.children(noun, "acl")):
        return False
    if noun.upos == "ADJ" and all(t.relation == "det" for t in sentence.children(noun)):
        return False  # *each side blames the other*
    if is_cited(sentence, verb, noun, context.knowledge):
        # *Citing two officials*: they are who says it; not *quoted her as saying*.
        asides = context.grammar.clauses.asides
        clauses = sentence.children(verb, "advcl")
        return any(m.lemma.lower() in asides for c in clauses for m in sentence.children(c, "mark"))
    return True


def _is_of_another_rule(context: Context, sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether another rule has what was said: it stands in a clause, or behind a preposition."""
    if _is_carrier(context, sentence, verb, noun):
        return True  # *voiced fears that ...*: `noun_cue` has it
    if _is_told_clause(context, sentence, verb, noun):
        return True  # *told the programme that ...*: `clausal_complement` has it
    if _is_questioned(context, sentence, verb, noun):
        return True  # *questioned the mayor about the plan*: `prepositional_content` has it
    # *Wrote a letter saying that ...*: what it says is the content.
    return any(
        context.lexicon.is_speech(clause_head.lemma)
        and sentence.child(clause_head, "ccomp") is not None
        for clause_head in sentence.children(noun, "acl")
    )


def _is_carrier(context: Context, sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a verb does no more than carry a noun of saying with a clause of its own."""
    lexicon = context.lexicon
    if verb.lemma.lower() not in lexicon.polarity["light"]:
        return False
    words = context.grammar.clauses.complementizers
    return lexicon.attitude("noun", noun.lemma) is not None and any(
        is_linked_by(sentence, clause_head, words)
        for clause_head in sentence.children(noun, "acl", "ccomp")
    )


def _is_told_clause(context: Context, sentence: Sentence, verb: Token, told: Token) -> bool:
    """Whether a clause that a parser gave to whom a verb addresses is what is told."""
    if context.lexicon.attitude("addressed", verb.lemma) is None:
        return False
    words = context.grammar.clauses.complementizers
    return any(
        is_linked_by(sentence, c, words) and sentence.child(c, "nsubj", "nsubj:pass") is not None
        for c in sentence.children(told, "acl")
    )


def _is_occasion(context: Context, sentence: Sentence, noun: Token) -> bool:
    """*Announced the merger **in a statement***: where it was said, not what."""
    return (
        noun.relation == "obl"
        and noun.lemma.lower() in context.lexicon.occasions
        and is_linked_by(sentence, noun, context.grammar.prepositions.settings)
    )


def _is_questioned(context: Context, sentence: Sentence, verb: Token, whom: Token) -> bool:
    """Whether a verb has a person for its object, and what it is about in a phrase behind."""
    named = [whom, *sentence.children(whom, "appos", "flat")]
    surely = whom.upos == "PRON" or any(t.entity.endswith("PER") for t in named)
    # *Questioned **the clerk** about it*, but not *criticised the clerk for it*.
    asks = verb.lemma.lower() in context.lexicon.addressing and hears(whom, context.knowledge)
    if not surely and not asks:
        return False
    for child in sentence.children(verb, "obl", "advcl"):
        link = sentence.child(child, "case", "mark")
        frame = f"preposition.{link.lemma.lower()}" if link is not None else ""
        if child.index > whom.index and context.lexicon.attitude(frame, verb.lemma) is not None:
            return True
    return False


def _is_somebody(sentence: Sentence, word: Token) -> bool:
    """Whether a word surely means a hearer: a name, a pronoun, *our correspondent*."""
    return (
        word.entity != "O"
        or word.feature("PronType") == "Prs"
        or sentence.child(word, "nmod:poss") is not None
    )


def _is_imperative(sentence: Sentence, verb: Token) -> bool:
    """*Order the soup*: nobody is said to have ordered it."""
    if verb.relation != "root" or sentence.child(verb, "nsubj", "aux") is not None:
        return False
    if verb.feature("Mood") == "Imp":
        return True
    if verb.index > 1:
        return False
    return verb.feature("VerbForm") in ("Fin", "Inf", None) and verb.feature("Tense") != "Past"


def _is_told(sentence: Sentence, verb: Token, later: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether an object is whom one tells, as a clause behind it shows: *asked her if ...*."""
    if knowledge.lexicon.attitude("addressed", verb.lemma) is None:
        return False
    for head in later:
        asks = is_linked_by(sentence, head, knowledge.grammar.clauses.interrogatives)
        if (asks and head.relation == "advcl") or (
            head.relation == "ccomp" and sentence.child(head, "nsubj", "nsubj:pass")
        ):
            return True
    return False


def passive_object(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """*The plan was criticised for its cost*, *is seen as a threat*: the subject of the
    passive, with its complement, is the content."""
    told = undergoer(sentence, verb, context.grammar)
    if told is None:
        return
    denied = told.lemma.lower() in context.lexicon.polarity["negators"]
    if told.upos == "PRON" and denied:
        return  # *none of this could be confirmed*
    prepositions = context.grammar.prepositions
    later = [
        c
        for c in sentence.children(verb, "xcomp", "obl", "advcl")
        if c.index > verb.index
        and (
            c.relation == "xcomp"
            or is_linked_by(sentence, c, prepositions.roles | prepositions.grounds)
        )
        and not is_linked_by(sentence, c, context.grammar.clauses.infinitives)
    ]
    attitude = context.lexicon.attitude("object", verb.lemma)
    governs = context.lexicon.attitude("infinitive", verb.lemma)
    if governs is not None and governed_infinitive(sentence, verb, context.grammar) is not None:
        return  # *is reported to have left*: who left is not what is reported
    if attitude is None or governs == "speech":
        attitude = context.lexicon.attitude("complement", verb.lemma) if later else None
    if attitude is None or sentence.child(verb, "ccomp") is not None:
        return
    if any(sentence.child(c, "ccomp") for c in (*sentence.children(verb, "xcomp"), *later)):
        return  # *is expected to say that ...*, *was quoted as saying that ...*
    quoting = verb.lemma.lower() in context.lexicon.quoting
    if quoting and any(context.lexicon.is_speech(c.lemma) for c in later):
        return  # *..., the minister was quoted as telling a daily*
    words = [t for part in (told, *later[:1]) for t in sentence.subtree(part)]
    parts = spans_of(context.document, sentence, sorted(words, key=lambda t: t.index))
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            note=f"passive {verb.form!r} has the subject {told.form!r} for its content",
        )


def prepositional_content(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """*Called for a halt*, *warned of floods*, *accused X of lying*."""
    judges = may_judge(verb, context.lexicon)
    if not judges and verb.lemma.lower() not in context.lexicon.cues:
        return
    if sentence.child(verb, "aux:pass") is not None or _is_imperative(sentence, verb):
        return
    if not judges and _lacks_particle(sentence, verb, context.lexicon):
        return
    for child, link, attitude in _governed(context, sentence, verb):
        parts = clause(context.document, sentence, child, without=(link,))
        if not parts:
            continue
        told = addressee_of(sentence, verb, context.knowledge, (child,))
        whom = sentence.child(verb, "obj", "iobj")
        if told is None and whom and _is_questioned(context, sentence, verb, whom):
            told = whom
        asked = _asked(sentence, verb, child, context.grammar)
        if asked is not None and not _may_be_asked(context, sentence, child):
            # *Called for action to stop the flood*: no action hears it.
            asked_for = (*sentence.subtree(child, without=(link,)), *sentence.subtree(asked))
            parts = spans_of(context.document, sentence, asked_for)
        elif asked is not None and _is_asked_of(context, sentence, verb, child, link, asked):
            # *Called on the council to act*: of whom it is asked, and what.
            parts = clause(context.document, sentence, asked) or parts
            told = child
        words = verb_group(sentence, verb)
        words = words_of_judgement(sentence, verb, link, context.lexicon) or words
        if link.index == words[-1].index + 1:
            words = (*words, link)
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            note=f"{verb.form!r} {link.form} ... holds its content",
            cue_words=words,
            addressee=told if attitude == "speech" else None,
        )
        break


def _governed(
    context: Context, sentence: Sentence, verb: Token
) -> Iterator[tuple[Token, Token, Attitude]]:
    """What a verb may have for its content behind a preposition, and that preposition."""
    for child in sentence.children(verb, "obl", "advcl"):
        link = sentence.child(child, "case", "mark")
        # *Asked about why he **would leave***, not *asked for him **to leave***.
        bare = child.feature("VerbForm") == "Inf" and sentence.child(child, "aux") is None
        if link is None or child.index < verb.index or bare:
            continue
        attitude = context.lexicon.attitude(f"preposition.{link.lemma.lower()}", verb.lemma)
        marked = context.layout.outer.covering(child.span)  # *spoke of "a night of shame"*
        judges = attitude is None and words_of_judgement(sentence, verb, link, context.lexicon)
        if judges and (marked or has_marks(sentence.subtree(child))):
            attitude = "speech"
        if context.lexicon.is_time(child.lemma) and not marked:
            continue
        told = (
            sentence.child(child, "acl") if child.lemma.lower() in context.lexicon.bearers else None
        )
        if told is not None and told.lemma.lower() in context.lexicon.bearing:
            continue  # *pointed to a sign that read "Closed"*
        if attitude is None or (child.upos == "PRON" and not sentence.children(child, "acl")):
            continue
        if attitude == "speech" and _is_wanted(context, sentence, verb, child):
            continue
        yield child, link, attitude


def _may_be_asked(context: Context, sentence: Sentence, whom: Token) -> bool:
    """Whether what *for* stands before can hear what is asked: not *called for action to ...*."""
    grounds = is_linked_by(sentence, whom, context.grammar.prepositions.grounds)
    return not grounds or hears(whom, context.knowledge)


def _is_asked_of(
    context: Context, sentence: Sentence, verb: Token, whom: Token, link: Token, asked: Token
) -> bool:
    """Whether an infinitive is asked of whom a verb names: *called on them **to act***."""
    grounds = is_linked_by(sentence, whom, context.grammar.prepositions.grounds)
    addressed = context.lexicon.attitude(f"addressed.{link.lemma.lower()}", verb.lemma)
    if addressed is None and not grounds:
        return False  # *lied about her age to join*
    # *Called for an "inquiry, to find out who signed"*
    around = context.layout.outer.covering(whom.span)
    return not any(passage.span.covers(asked.span) for passage in around)


def _lacks_particle(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """*Costs **weighed** on prices*, but *she weighed **in** on the dispute*."""
    phrasal = any(verb.lemma.lower() == first for first, *_ in lexicon.phrasal)
    if not phrasal or lexicon.is_speech(verb.lemma):
        return False
    return particle_of_speech(sentence, verb, lexicon) is None


def _is_wanted(context: Context, sentence: Sentence, verb: Token, noun: Token) -> bool:
    """*Appealed for **witnesses***, *spoke of **the mayor***: no claim; but *for her to go* is."""
    prepositions = context.grammar.prepositions
    grounds = is_linked_by(sentence, noun, prepositions.grounds | prepositions.authors)
    person = context.knowledge.people.is_person_noun(noun.lemma.lower())
    return grounds and person and _asked(sentence, verb, noun, context.grammar) is None


def _asked(sentence: Sentence, verb: Token, governed: Token, grammar: Grammar) -> Token | None:
    """The infinitive behind whom a verb calls on."""
    for other in sentence.children(verb, "xcomp", "advcl"):
        if other.index > governed.index and is_linked_by(
            sentence, other, grammar.clauses.infinitives
        ):
            return other
    return None
