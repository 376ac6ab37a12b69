"""What bounds the tagger's contents and sources: marks, whom one tells, whom one asks."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Span, Token
from attribution.quotes.tagger.tags import CueTags
from attribution.syntax.relations import SUBJECTS
from attribution.syntax.subjects import is_passive_participle, is_undergone

__all__ = ["beheads", "breaks_off", "goes_on", "is_asked", "quoted", "says_next", "without_told"]

# Relations of words that are parts of the phrase of a head behind them.
_BEFORE_HEADS = ("amod", "aux", "case", "compound", "cop", "det", "nummod", "obl")


def quoted(tags: CueTags, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans with the quotation marks whose passage they hold or begin."""
    grown = []
    for span in spans:
        start, end = span.start, span.end
        for passage in tags.features.passages(span):
            inner = passage.span.start + 1, passage.span.end - 1
            if start <= inner[0] and passage.span.start < start:
                start = passage.span.start
            if end >= inner[1] - 1 and end < passage.span.end and passage.closed:
                end = passage.span.end
        grown.append(tags.features.document.span(start, end))
    return tuple(grown)


def without_told(tags: CueTags, content: tuple[Span, ...], addressee: Span) -> tuple[Span, ...]:
    """A content without the addressee at the edge of a part; nothing if it is within one."""
    kept = []
    for part in content:
        if not part.overlaps(addressee):
            kept.append(part)
            continue
        start, end = part.start, part.end
        if addressee.end >= end:
            end = start + len(part.text[: max(0, addressee.start - start)].rstrip(" ,;"))
        elif addressee.start <= start:
            behind = part.text[addressee.end - start :]
            start = addressee.end + len(behind) - len(behind.lstrip(" ,;"))
        else:
            return ()
        rest = tags.features.document.span(start, max(start, end))
        if tags.features.document.tokens_in(rest):  # not the second half of a mark alone
            kept.append(rest)
    return tuple(kept)


def is_asked(tags: CueTags, source: Span) -> bool:
    """Whether a source is whom the cue was said to or of, and not who said it.

    *Asked about the dam, **she** laughed*; ***Ana Lund**, accused of fraud, wept*.
    """
    lexicon, token = tags.features.knowledge.lexicon, tags.token
    sentence = tags.features.document.sentences[token.sentence]
    spoken = lexicon.is_speech(token.lemma) or lexicon.attitude("addressed", token.lemma)
    told = sentence.child(token, "nsubj:pass")
    if told is not None and told.span.overlaps(source):
        return bool(spoken)  # *she is asked about the dam*; not *she is convinced that it holds*
    about = token.relation == "acl" and is_passive_participle(sentence, token) and spoken
    if not about and not is_undergone(sentence, token):
        return False
    return not any(word.span.overlaps(source) for word in sentence.subtree(token))


def goes_on(tags: CueTags, content: Sequence[Span], word: Token) -> bool:
    """Whether a word heads a clause of the writer's behind what is reported.

    *Said it was late; **the mayor could not be reached***; and behind an infinitive: *told me to
    rest, **and that was all***.

    Arguments:
        tags: what the tagger says around the cue.
        content: what is reported.
        word: the word.
    """
    sentence, cue = tags.features.document.sentences[tags.token.sentence], tags.token
    if word.head != cue.index or word.relation not in ("conj", "parataxis"):
        return False
    apart = sentence.subtree(word)[0]
    if word.relation == "parataxis" and apart.form == ";" and apart.index > cue.index:
        return sentence.child(word, *SUBJECTS) is not None
    opening = tags.features.document.tokens_in(content[0])[:1]
    infinitives = tags.features.knowledge.grammar.clauses.infinitives
    if not opening or opening[0].lemma.lower() not in infinitives:
        return False
    own = sentence.child(word, "nsubj", "nsubj:pass", "expl")
    return own is not None and cue.index < own.index and opening[0].index > cue.index


def says_next(tags: CueTags, word: Token) -> bool:
    """Whether a word heads what who speaks says next: *said so **before adding that ...***.

    Arguments:
        tags: what the tagger says around the cue.
        word: the word.
    """
    if word.head != tags.token.index or word.relation != "advcl" or word.head > word.index:
        return False
    knowledge = tags.features.knowledge
    mark = tags.features.document.sentences[word.sentence].child(word, "mark")
    opens = mark is not None and mark.lemma.lower() in knowledge.grammar.clauses.sequels
    nonfinite = word.feature("VerbForm") in ("Ger", "Part")
    return opens and nonfinite and knowledge.lexicon.is_speech(word.lemma)


def breaks_off(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content ends within a phrase that a rule took: *expects a loss, up | from two*;
    or begins within one that it left out: *expected in | May to rise*.

    Arguments:
        tags: what the tagger says around the cue.
        candidate: what the rule proposes.
        content: what the tagger makes of its content.
    """
    document = tags.features.document
    for part in content:
        first = document.tokens_in(part)[0]
        case = document.sentences[first.sentence].child(first, "case")
        if case is not None and case.span.end <= part.start and not candidate.overlaps(first.span):
            return True
    if candidate.end <= content[-1].end or not candidate.overlaps(content[-1]):
        return False
    last = document.tokens_in(content[-1])[-1]
    sentence = document.sentences[last.sentence]
    behind = sentence.tokens[last.index : last.index + 1]
    if last.feature("Degree") == "Cmp" and any(t.relation in ("case", "mark") for t in behind):
        return True  # *fell 3 percent, more | than foreseen*
    return any(
        child.index > last.index and behind[0] in sentence.subtree(child)
        for child in sentence.children(last, "fixed", "nmod", "obj", "obl")
    )


def beheads(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content keeps the subject of the clause that a rule took and loses its verb.

    *The driver, according to Brandt, | left early*; so with any phrase: *from three a year |
    earlier*.

    Arguments:
        tags: what the tagger says around the cue.
        candidate: what the rule proposes.
        content: what the tagger makes of its content.
    """
    document, sentence = tags.features.document, tags.token.sentence
    words = [t for part in candidate.content for t in document.tokens_in(part)]
    lost = {t.index for t in words if not any(part.covers(t.span) for part in content)}
    return any(
        word.index not in lost and word.head in lost and _is_headless(word)
        for word in words
        if word.sentence == sentence
    )


def _is_headless(word: Token) -> bool:
    """Whether a word is nothing without its head: a subject, or a part that stands before it."""
    subject = word.relation in ("nsubj", "expl")
    return subject or (word.head > word.index and word.relation in _BEFORE_HEADS)
