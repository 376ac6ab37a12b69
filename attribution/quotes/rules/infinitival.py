"""A verb and the infinitive it governs: *urged X to go*, *agreed to go*, *is said to go*, *called
for X to go*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar
from attribution.quotes.polarity import is_polite
from attribution.quotes.proposal import following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.speaking import hears
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import clause, spans_of, verb_group

__all__ = ["governed_infinitive", "infinitive"]


def infinitive(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """A cue verb with an infinitival ``xcomp`` (or ``ccomp``, ``advcl`` as parsers vary)."""
    yield from _with_own_subject(context, sentence, verb)
    attitude = context.lexicon.attitude("infinitive", verb.lemma)
    polite = attitude is None and is_polite(sentence, verb, context.lexicon)
    if polite:
        attitude = "attitude"  # *would like to see it built*; but *likes to sleep late*
    if attitude is None:
        return
    content_head = governed_infinitive(sentence, verb, context.grammar)
    passive = sentence.child(verb, "aux:pass") is not None
    if content_head is None or (content_head.relation == "ccomp" and not passive):
        return
    if context.lexicon.declines(verb.lemma) and context.lexicon.is_speech(content_head.lemma):
        return  # *declined to say whether ...*: the cue is all of *declined to say*
    if (passive or polite) and _tells(context, sentence, content_head):
        return  # *is expected to say that ...*, *would like to*: what is said is the content
    later = (
        *following_cues(sentence, content_head, context.knowledge),
        *_behind_colon(context, sentence, content_head),
    )
    words = list(sentence.subtree(content_head, without=later))
    to = sentence.child(content_head, "mark")
    if to is not None and follows_comma(sentence, to):
        words = [t for t in words if t.index >= to.index]  # *is thought, in fact, to be ill*
    if attitude == "attitude":
        # *Expected her to go*, *is expected to go*: who goes belongs to what is expected; but in
        # *it was agreed to go*, nobody is agreed.
        expletives = context.grammar.clauses.expletives
        raising = context.lexicon.raising_objects
        for child in sentence.children(verb, "obj", "nsubj:pass"):
            stands = child.lemma.lower() in expletives and verb.lemma.lower() not in raising
            if child.index < content_head.index and _can_act(child) and not stands:
                words += sentence.subtree(child)
    addressee = sentence.child(verb, "obj", "iobj") if attitude == "speech" else None
    if addressee is not None and _is_thing(context, sentence, verb, content_head, addressee):
        words += sentence.subtree(addressee, without=(content_head,))
        addressee = None
    parts = spans_of(context.document, sentence, sorted(words, key=lambda t: t.index))
    if not parts:
        return
    yield Proposal(
        cue=verb,
        content=parts,
        attitude=attitude,
        variant="passive" if passive else "",
        note=f"{verb.form!r} governs the infinitive {content_head.form!r}",
        addressee=addressee,
    )


def _tells(context: Context, sentence: Sentence, infinitive: Token) -> bool:
    """Whether an infinitive reports a clause: *to say that ...*, *to make clear that ...*."""
    below = [infinitive, *sentence.children(infinitive, "xcomp")]
    speaks = context.lexicon.is_speech(infinitive.lemma) or any(
        (infinitive.lemma.lower(), word.lemma.lower()) in context.lexicon.joined for word in below
    )
    return speaks and any(sentence.child(word, "ccomp") is not None for word in below)


def _is_thing(
    context: Context, sentence: Sentence, verb: Token, infinitive: Token, thing: Token
) -> bool:
    """Whether an object hears nothing, but is what one offers, or what something is done to.

    *Promised **money** to build it*, *ordered **the files** to be burnt*; but *told the boy to go*.
    """
    if thing.upos in ("NUM", "SYM"):
        return True  # *offered $20,000 to have it built*
    given = context.lexicon.attitude("addressed", verb.lemma) is None
    undergoes = sentence.child(infinitive, "aux:pass") is not None
    return (given or undergoes) and thing.upos == "NOUN" and not hears(thing, context.knowledge)


def _with_own_subject(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """*Called for **the talks to resume***: the preposition belongs to the cue."""
    for child in sentence.children(verb, "xcomp", "advcl", "ccomp"):
        marks = sentence.children(child, "mark")
        if child.index < verb.index or len(marks) < 2:
            continue
        subject = sentence.child(child, "nsubj", "nsubj:pass")
        if subject is None:
            continue
        link, to = marks[0], marks[-1]
        attitude = context.lexicon.attitude(f"preposition.{link.lemma.lower()}", verb.lemma)
        clauses = context.grammar.clauses
        if attitude is None or link.lemma.lower() not in clauses.acting:
            continue
        words = verb_group(sentence, verb)
        if link.index == words[-1].index + 1:
            words = (*words, link)
        later = following_cues(sentence, child, context.knowledge)
        parts = clause(context.document, sentence, child, without=(link, *later))
        if link.index < subject.index < to.index and parts and to.lemma in clauses.infinitives:
            yield Proposal(
                cue=verb,
                content=parts,
                attitude=attitude,
                note=f"{verb.form!r} {link.form} ... governs the infinitive {child.form!r}",
                cue_words=words,
            )
            return


def governed_infinitive(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """The infinitive that a verb governs, however a parser hung it on it.

    Arguments:
        sentence: where it stands.
        verb: the verb.
        grammar: what stands before infinitives.
    """
    for child in sentence.children(verb, "xcomp", "advcl", "ccomp"):
        mark = sentence.child(child, "mark")
        if child.index < verb.index or mark is None:
            continue
        infinitive = mark.lemma.lower() in grammar.clauses.infinitives
        if infinitive and (child.relation != "advcl" or _is_parted(sentence, verb, child)):
            return child
    return None


def _behind_colon(context: Context, sentence: Sentence, infinitive: Token) -> Iterator[Token]:
    """What a passage behind a colon says besides: *refused: "It is late."*."""
    for beside in sentence.children(infinitive, "parataxis"):
        passage = next(iter(context.layout.outer.covering(beside.span)), None)
        if passage is not None and passage.span.start > infinitive.span.end:
            yield beside


def _is_parted(sentence: Sentence, verb: Token, infinitive: Token) -> bool:
    """Whether an object, or where it was, parts a verb from the infinitive that it governs.

    *Agreed **in a conference in Cairo** to call for a timetable*: parsers take it for the purpose.
    """
    if sentence.child(verb, "obj") is not None:
        return True
    between = [c for c in sentence.children(verb, "obl") if verb.index < c.index < infinitive.index]
    end = max((t.index for c in between for t in sentence.subtree(c)), default=0)
    return end == sentence.subtree(infinitive)[0].index - 1 or _is_behind_aside(
        sentence, verb, infinitive
    )


def _is_behind_aside(sentence: Sentence, verb: Token, infinitive: Token) -> bool:
    """*Is thought, **however**, to be ill*: an adverb in commas parts a verb from it."""
    to = sentence.child(infinitive, "mark")
    between = sentence.tokens[verb.index : to.index - 1] if to is not None else ()
    if len(between) < 3 or not between[0].form == between[-1].form == ",":
        return False
    aside = (t for t in between[1:-1] if t.relation != "fixed")
    return all(t.relation == "advmod" and t.head == verb.index for t in aside)


def _can_act(word: Token) -> bool:
    """Whether a word is who goes: not *who*, nor the count in *voted 9-4 to go*."""
    return word.feature("PronType") != "Rel" and word.upos in ("NOUN", "PRON", "PROPN", "DET")
