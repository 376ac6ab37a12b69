"""Passages in quotation marks, and the cue beside them.

The parse alone misses quotations of several sentences and those that a sentence splitter cuts off
from their verb, so a passage looks for its cue by position: in its own sentences, right before or
right after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.layout.passages import MARKS, STOPS, Passage
from attribution.quotes.adjoining import turn_behind
from attribution.quotes.asking import asks
from attribution.quotes.phrasal import particle_of_speech
from attribution.quotes.proposal import addressee_of
from attribution.quotes.quoted_names import is_title
from attribution.quotes.rule import Context, LaidOut, Proposal
from attribution.quotes.rules.nearness import CALLING, apart_from, told_beside
from attribution.quotes.speaking import may_speak, reported_to_say, whose_words
from attribution.spans import SpanIndex
from attribution.syntax.phrases import is_gerund, is_verb, verb_group
from attribution.syntax.subjects import subject

__all__ = ["marked_passage"]

_FINAL = ".!?,…;—–-"
# What can stand between a passage and a verb beside it: who says it.
_NAMING = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "PUNCT")
# A passage of fewer words, unfinished and without a cue, is a title, a nickname
# or a scare quote.
_FEWEST_WORDS = 6
# How much farther than another cue one may be that tells what stands on a sign.
_SLIGHTLY = 0.1
# One of fewer words, even if finished, goes on a quotation before it or is none.
_FEWEST_ALONE = 3


def marked_passage(context: Context) -> Iterator[Proposal | LaidOut]:
    """Each passage, with the cue that introduces or follows it; one within another only
    with a cue that stands there, too."""
    outer = context.layout.outer
    opening = {p.paragraph for p in outer if _opens_paragraph(context.document, p)}
    turns = {part.start for turn in context.layout.turns if turn.line for part in turn.content}
    before_it: tuple[Passage, tuple[float, Sentence, Token]] | None = None
    for passage in context.passages:
        inner = passage.inner.text.strip(MARKS + " \n")
        words = inner.split()
        if not words or not any(c.isalpha() for c in inner) or is_title(context, passage):
            continue
        best = _cue(context.document, passage, context.knowledge, outer)
        halves: tuple[Span, ...] = ()
        if before_it is not None and _is_second_half(context.document, *before_it, passage, best):
            halves, best = (before_it[0].span,), before_it[1]
        if passage.depth == 0:
            before_it = (passage, best) if best is not None else None
        stopped = inner[-1] in ".!?…" or (
            len(words) >= _FEWEST_ALONE and _is_stopped(context.document, passage)
        )
        complete = stopped or inner[-1] in _FINAL or len(words) >= _FEWEST_WORDS
        if best is not None and not complete and not _introduces(*best, passage):
            best = None
        if best is not None:
            complete = complete or _bears(*best[1:], passage, context.knowledge)
        if best is not None:
            _, sentence, verb = best
            particle = particle_of_speech(sentence, verb, context.lexicon)
            yield Proposal(
                cue=verb,
                content=(*halves, _with_conjunction(context, passage)),
                source=reported_to_say(sentence, verb, context.knowledge)
                or whose_words(sentence, verb, context.knowledge),
                attitude="speech",
                cue_words=(*verb_group(sentence, verb), particle) if particle else None,
                variant="" if complete else "unfinished",
                note=f"{verb.form!r} stands beside a passage in quotation marks",
                addressee=told_beside(sentence, verb, passage, context.knowledge),
            )
        elif (
            passage.depth == 0
            and complete
            and passage.span.start not in turns
            and (len(words) >= _FEWEST_ALONE or _is_answer(context.document, passage))
        ):
            # What stands unfinished within the writer's sentence nobody is said to say.
            apart = inner[-1] in _FINAL or _opens_sentence(context.document, passage)
            long = apart and (len(words) >= _FEWEST_WORDS or stopped)
            # A mark that nothing closes is no quotation, but for one of several in its paragraph
            # or of several paragraphs.
            goes_on = {passage.paragraph - 1, passage.paragraph + 1} & opening
            paragraph = context.document.paragraphs[passage.paragraph]
            before = outer.beginning_in(
                context.document.span(paragraph.start, passage.span.start)
            ) and _is_sentence(context.document, passage)
            sure = long and (passage.closed or goes_on or before)
            yield LaidOut(
                content=(passage.span,),
                no_source="no cue stands beside the passage in quotation marks",
                shown=(context.document.span(passage.span.start, passage.span.start + 1),),
                note="a passage in quotation marks without a cue beside it",
                variant="alone" if sure else "alone and doubtful",
            )


def _is_second_half(
    document: Document,
    first: Passage,
    cue: tuple[float, Sentence, Token],
    second: Passage,
    own: tuple[float, Sentence, Token] | None,
) -> bool:
    """Whether a passage ends the sentence of the one before, between which one says so and acts.

    *"It," said Roe, tapping the map, **"is late."***
    """
    verb = cue[2]
    letters = [c for c in second.inner.text if c.isalnum()]
    if second.depth or not letters or not letters[0].islower():
        return False
    between = document.span(first.span.end, second.span.start)
    parted = first.inner.text.rstrip()[-1:] == "," == between.text.rstrip()[-1:]
    if not parted or not between.covers(verb.span) or any(c in ".:;\n" for c in between.text):
        return False
    acting = own[2] if own is not None else verb
    return acting is verb or (acting.head == verb.index and is_gerund(acting))


def _cue(
    document: Document, passage: Passage, knowledge: Knowledge, outer: SpanIndex[Passage]
) -> tuple[float, Sentence, Token] | None:
    """The nearest cue of a passage, with how far it is; None if there is none near."""
    best: tuple[float, Sentence, Token] | None = None
    turn = turn_behind(document, outer, passage) if passage.depth == 0 else None
    for sentence in _near(document, passage, knowledge):
        for verb in sentence.tokens:
            if not is_verb(verb) and not _is_misread(sentence, verb, passage):
                continue
            told = knowledge.lexicon.is_speech(verb.lemma) or (
                particle_of_speech(sentence, verb, knowledge.lexicon) is not None
            )
            loose = not told and not asks(sentence, verb, knowledge.lexicon)
            bearing = verb.lemma.lower() in knowledge.lexicon.bearing
            marks = knowledge.lexicon.attitude("marks", verb.lemma) is not None
            unlisted = not (marks or bearing) and loose
            if unlisted and not _ends_in(sentence, verb, passage):
                continue
            around = next(iter(outer.covering(verb.span)), None)
            if passage.span.covers(verb.span) or (
                around is not None
                if passage.depth == 0
                else around is None or not around.span.covers(passage.span)
            ):
                continue
            if turn is not None and verb.span.start >= turn.span.end:
                continue
            if _is_whose(sentence, verb, knowledge):
                continue
            gap = apart_from(document, sentence, verb, passage, knowledge)
            worded = unlisted or _bears(sentence, verb, passage, knowledge)
            worded = worded or _utters(sentence, verb, passage, knowledge)
            if loose and (gap is None or not (worded or _goes_on(sentence, passage, verb))):
                continue
            # *Pointing to a sign that **read** "Closed"*: the nearer of the two tells what it says.
            if gap is not None and (best is None or gap < best[0] + (_SLIGHTLY if worded else 0)):
                best = (gap, sentence, verb)
    return best


def _ends_in(sentence: Sentence, verb: Token, passage: Passage) -> bool:
    """Whether a verb reports the last sentence of a passage before it that ends with a comma.

    *"It is late. We must go," she **explaned***: whatever the verb, even a misprinted one.
    """
    several = passage.span.start < sentence.span.start and passage.span.end <= verb.span.start
    if not several or passage.inner.text.rstrip()[-1:] != ",":
        return False
    source, clause = sentence.child(verb, "nsubj"), sentence.child(verb, "ccomp")
    if clause is None and verb.relation == "parataxis":
        clause = sentence.head(verb)
    return source is not None and clause is not None and passage.span.covers(clause.span)


def _is_whose(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb tells of what somebody has: *Frey, whose work shows the risk: "..."*."""
    source, _ = subject(sentence, verb, knowledge.grammar)
    owner = sentence.child(source, "nmod:poss") if source is not None else None
    return owner is not None and owner.lemma.lower() in knowledge.grammar.clauses.relatives


def _bears(sentence: Sentence, verb: Token, passage: Passage, knowledge: Knowledge) -> bool:
    """Whether a verb before a passage tells what stands somewhere: *the sign reads "..."*."""
    source = sentence.child(verb, "nsubj")
    if source is not None and source.lemma.lower() in knowledge.grammar.clauses.relatives:
        source = sentence.head(verb)  # *a poster that read "..."*
    before = verb.span.end <= passage.span.start
    bearing = verb.lemma.lower() in knowledge.lexicon.bearing
    if source is None or not before or not bearing:
        return False
    if source.lemma.lower() in knowledge.lexicon.bearers:
        return True
    words = knowledge.lexicon.attitude("marks", verb.lemma) is not None  # not *the film ran "..."*
    return words and source.upos == "NOUN" and not may_speak(source, knowledge)


def _utters(sentence: Sentence, verb: Token, passage: Passage, knowledge: Knowledge) -> bool:
    """Whether a verb tells how the words right behind it are uttered: *chanted "Out, out"*."""
    behind = sentence.tokens[verb.index : verb.index + 2]
    return verb.lemma.lower() in knowledge.lexicon.uttering and any(
        passage.span.covers(word.span) for word in behind
    )


def _goes_on(sentence: Sentence, passage: Passage, verb: Token) -> bool:
    """Whether a passage is unfinished before a verb and who speaks: *"I never—" she began*."""
    last = passage.inner.text.rstrip()[-1:]
    if verb.span.start < passage.span.end or last == "." or last not in _FINAL:
        return False
    between = [t for t in sentence.tokens[: verb.index - 1] if t.span.start >= passage.span.end]
    if all(t.upos in _NAMING for t in between):
        return True
    source = sentence.child(verb, "nsubj")
    # *"I must stop," her statement on the tour began*
    return source is not None and set(between) <= set(sentence.subtree(source))


def _is_sentence(document: Document, passage: Passage) -> bool:
    """Whether a passage is all of its sentences: *"We will not go," he said. "Never."*."""
    found = document.sentences_in(passage.span)
    outside = [
        t
        for sentence in (found[:1] + found[-1:])
        for t in sentence.tokens
        if t.upos != "PUNCT" and not passage.span.covers(t.span)
    ]
    return bool(found) and not outside


def _is_answer(document: Document, passage: Passage) -> bool:
    """Whether a passage of a word or two stands as a sentence and names nothing: *"Never."*."""
    words = [t for t in document.tokens_in(passage.inner) if t.upos != "PUNCT"]
    return _is_sentence(document, passage) and any(t.upos != "PROPN" for t in words)


def _is_stopped(document: Document, passage: Passage) -> bool:
    """Whether a passage is a sentence with a verb whose stop stands behind its mark.

    So British papers have it: *'It isn't yours'.*
    """
    if document.text[passage.span.end : passage.span.end + 1] != "." or not passage.closed:
        return False
    words = document.tokens_in(passage.inner)
    verbal = any(t.feature("VerbForm") == "Fin" for t in words)
    titled = all(w[:1].isupper() for w in passage.inner.text.split())
    return verbal and not titled and _is_sentence(document, passage)


def _opens_sentence(document: Document, passage: Passage) -> bool:
    sentence = document.sentence_at(passage.span.start)
    return sentence is None or sentence.span.start >= passage.span.start


def _opens_paragraph(document: Document, passage: Passage) -> bool:
    return document.paragraphs[passage.paragraph].start == passage.span.start


def _with_conjunction(context: Context, passage: Passage) -> Span:
    """A passage with the *that* right before it: *warned that "nobody is safe"*."""
    document, that = context.document, context.grammar.clauses.complementizers
    sentence = document.sentence_at(passage.span.start)
    if sentence is None:
        return passage.span
    before = [t for t in sentence.tokens if t.span.end <= passage.span.start][-1:]
    if not before or before[0].lemma.lower() not in that or before[0].upos != "SCONJ":
        return passage.span
    return document.span(before[0].span.start, passage.span.end)


def _introduces(gap: float, sentence: Sentence, verb: Token, passage: Passage) -> bool:
    """Whether a verb stands right before a few quoted words that finish no sentence, or
    behind them where they open theirs: *"We are closed", said Reyes*."""
    if gap < 1 and verb.span.end <= passage.span.start:
        return True
    opens = sentence.span.start == passage.span.start
    return opens and gap == 0 and verb.span.start >= passage.span.end


def _near(document: Document, passage: Passage, knowledge: Knowledge) -> list[Sentence]:
    """The sentences that a passage's cue can stand in."""
    found = list(document.sentences_in(passage.span))
    if len(found) > 2:
        found = [found[0], found[-1]]
    if not found:
        return []
    # A sentence splitter may end a sentence at the passage's final ? or !,
    # so that the cue opens the next one: "Why?" | he asked. "Why?" | Lund asked.
    after = found[-1].index + 1
    stopped = found[-1].tokens[-1].form in STOPS and found[-1].span.end > passage.span.end
    if (
        after < len(document.sentences)
        and found[-1].span.end <= passage.span.end + 1
        and not stopped  # *asked "Why?". Ada Lund shouted "No!"*
    ):
        following = document.sentences[after]
        if following.paragraph == found[-1].paragraph and (
            following.tokens[0].form[:1].islower()
            or (passage.inner.text.rstrip()[-1:] in CALLING and _only_tells(following, knowledge))
        ):
            found.append(following)
    # A colon at the end of a sentence or paragraph introduces the next: *He went on:*
    before = found[0].index - 1
    if before >= 0 and document.sentences[before].tokens[-1].form == ":":
        between = document.text[document.sentences[before].span.end : passage.span.start]
        if not between.strip():
            found.insert(0, document.sentences[before])
    return found


def _only_tells(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Whether a sentence tells who spoke, perhaps to whom, but not what: *Lund asked her*."""
    verb = next((t for t in sentence.tokens if t.head == 0), None)
    if verb is None or not is_verb(verb) or not knowledge.lexicon.is_speech(verb.lemma):
        return False
    source = sentence.child(verb, "nsubj")
    if source is None or source.index > verb.index or source.deprel == "nsubj:pass":
        return False
    told = addressee_of(sentence, verb, knowledge)
    said = sentence.children(verb, "ccomp", "xcomp", "obj", "iobj", "advcl", "csubj", "parataxis")
    finished = sentence.tokens[-1].form in (".", "!", "?")
    return finished and all(c == told or c.deprel == "advcl:relcl" for c in said)


def _is_misread(sentence: Sentence, word: Token, passage: Passage) -> bool:
    """Whether a noun is really the cue of *"...," Hartigan notes*.

    Tagged a noun, with a name right before it that a closing mark precedes, and the
    sentence ends there.
    """
    if word.upos not in ("NOUN", "PROPN") or word.span.start < passage.span.end:
        return False
    at = word.index - 1
    while at and sentence.tokens[at - 1].upos == "PROPN":
        at -= 1
    following = sentence.tokens[word.index : word.index + 1]
    return (
        0 < at < word.index - 1
        and sentence.tokens[at - 1].span.end == passage.span.end
        and all(t.upos == "PUNCT" for t in following)
    )
