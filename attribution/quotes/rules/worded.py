"""Words that a noun gives to somebody: *used the phrase "..."*, *a joke, in Orme's words*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.layout.passages import MARKS
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.speaking import hears, may_speak
from attribution.syntax.clauses import is_linked_by, opened_by
from attribution.syntax.phrases import is_verb, owners, spans_of, verb_group
from attribution.syntax.relations import SUBJECTS
from attribution.syntax.subjects import subject

__all__ = ["in_whose_words", "worded_passage"]


def worded_passage(context: Context) -> Iterator[Proposal]:
    """A passage behind a noun for words that somebody uses: *used the phrase "..."*."""
    for passage in context.layout.outer:
        sentence = context.document.sentence_at(passage.span.start)
        if sentence is None:
            continue
        before = [t for t in sentence.tokens if t.span.end <= passage.span.start]
        while before and before[-1].form in MARKS:
            before = before[:-1]
        noun = before[-1] if before else None
        if noun is None or noun.lemma.lower() not in context.lexicon.wordings:
            continue
        verb = _using(context, sentence, noun)
        if verb is None:
            continue
        source, _ = subject(sentence, verb, context.grammar)
        used = noun.relation == "obj"
        if used and not _is_use(context, verb, noun):
            continue
        if source is not None and (used or may_speak(source, context.knowledge)):
            group = verb_group(sentence, verb)
            yield Proposal(
                cue=verb,
                content=(passage.span,),
                source=source,
                cue_words=sentence.tokens[group[0].index - 1 : noun.index] if used else group,
                note=f"{verb.form!r} goes with {noun.form!r}, and these are the words",
            )


def _is_use(context: Context, verb: Token, noun: Token) -> bool:
    """Whether a verb uses what it has for its object: not *banned the word "diva"*.

    Nor does what has a name written on it: *the photo has the caption "Rain"*.
    """
    lexicon, does = context.lexicon, verb.lemma.lower()
    if noun.lemma.lower() in lexicon.bearers:
        return False
    spoken = lexicon.is_speech(does) or lexicon.attitude("marks", does) is not None
    return spoken or does in lexicon.using or does in lexicon.issuing


def _using(context: Context, sentence: Sentence, noun: Token) -> Token | None:
    """The verb of using words: ***used** the phrase*, ***posted** a picture with the words*."""
    verb = sentence.head(noun)
    if noun.relation != "obj":
        if not is_linked_by(sentence, noun, context.grammar.prepositions.wordings):
            return None
        posted = verb is not None and noun.relation == "nmod" and verb.relation == "obj"
        verb = sentence.head(verb) if posted and verb is not None else verb
        thing = sentence.child(verb, "obj") if verb is not None else None
        lexicon = context.lexicon
        if verb is None or (
            thing is not None
            and verb.lemma.lower() not in lexicon.issuing | lexicon.giving
            and thing.lemma.lower() not in lexicon.venues | lexicon.occasions
            and (posted or not (thing.upos == "PRON" or hears(thing, context.knowledge)))
        ):
            return None  # *carried a banner with the words "Go home"*
    return verb if verb is not None and is_verb(verb) else None


def in_whose_words(context: Context, sentence: Sentence, noun: Token) -> Iterator[Proposal]:
    """A clause with *in X's words* set apart in it, wherever parsers hang the phrase."""
    # Parsers take *telling* for a verb and its owner for the subject.
    owning = sentence.children(noun, "nmod:poss") or tuple(
        c for c in sentence.children(noun, "nsubj") if sentence.child(c, "case")
    )
    if owning:
        owner, last = owning[-1], noun.index
        own = [t for t in sentence.children(noun, "nmod") if t.index < noun.index]
        start = min(sentence.subtree(t)[0].index for t in (*owning, *own))
    else:
        # *In the words of Lund*.
        held = _held_by(context, sentence, noun)
        article = sentence.child(noun, "det")
        if held is None or article is None:
            return
        inside = {t.index for t in sentence.subtree(held) if t.upos != "PUNCT"}
        owner, start, last = held, article.index, held.index
        while last + 1 in inside:
            last += 1
    link = sentence.tokens[start - 2] if start > 1 else None
    if link is None or link.form.lower() not in context.grammar.prepositions.settings:
        return
    told = _told(context, sentence, noun)
    if told is not None and owner.upos == "PRON":
        return  # *Lund said it was, in **his** view, a waste*
    opening = sentence.subtree(told)[0].index - 1 if told is not None else 0
    if opened_by(sentence, link) is not None:
        opening = link.index - 2  # *It fell and, in Roe's words, | it was a wreck*
    before = sentence.tokens[opening : link.index - 1]
    behind = sentence.tokens[last:]
    beyond = _added_beyond(context, sentence, link)
    if beyond is not None:
        added = sentence.subtree(beyond)[0].index
        behind = tuple(t for t in behind if t.index < added)
    while behind and behind[-1].upos == "PUNCT" and behind[-1].form in ".;":
        behind = behind[:-1]
    apart = bool(before) and before[-1].upos == "PUNCT" and before[-1].form in ",—–-("
    if not apart or (behind and behind[0].upos != "PUNCT"):
        return
    if not any(t.upos in ("VERB", "AUX") for t in (*before, *behind)):
        return
    parts = spans_of(context.document, sentence, before[:-1])
    parts += spans_of(context.document, sentence, behind)
    if parts:
        yield Proposal(
            cue=noun,
            content=parts,
            source=owner,
            cue_words=(link, noun),
            note=f"{link.form!r} ... {noun.form!r} tells whose words the clause is",
            polarity="asserted",
        )


def _told(context: Context, sentence: Sentence, noun: Token) -> Token | None:
    """The head of the clause around a noun that somebody before it is said to have said."""
    for clause in sentence.ancestors(noun):
        cue = sentence.head(clause) if clause.relation == "ccomp" else None
        if cue is not None and cue.index < clause.index and context.lexicon.is_speech(cue.lemma):
            return clause
    return None


def _held_by(context: Context, sentence: Sentence, noun: Token) -> Token | None:
    """Whose a noun is by a preposition right behind it."""
    for child in sentence.children(noun, "nmod"):
        if child.index > noun.index + 1 and child in owners(sentence, noun, context.grammar):
            link = sentence.tokens[noun.index]
            return child if link.upos == "ADP" else None
    return None


def _added_beyond(context: Context, sentence: Sentence, first: Token) -> Token | None:
    """The head of a clause with its own subject and no marks, right behind a passage in marks.

    *The plan is, in Roe's view, "a joke", **and the council will vote on Monday***.
    """
    for passage in context.layout.outer.meeting(sentence.span):
        if passage.span.start < first.span.start or not sentence.span.covers(passage.span):
            continue
        for clause in sentence.tokens:
            if clause.relation != "conj" or clause.span.start < passage.span.end:
                continue
            own = sentence.child(clause, *SUBJECTS)
            if own is None or sentence.child(clause, "cc") is None:
                continue
            if own.feature("PronType") == "Prs":
                continue  # *and **it** costs a fortune* may be theirs
            start = sentence.subtree(clause)[0].span.start
            between = context.document.text[passage.span.end : start]
            rest = [t for t in sentence.tokens if t.span.start >= start]
            marked = any(context.layout.outer.covering(t.span) for t in rest)
            if between.strip(" ,;") == "" and not marked:
                return clause
    return None
