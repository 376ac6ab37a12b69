"""Sets bounds to the tagger's contents and sources, by marks, addressees and questions."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Span, Token
from attribution.quotes.tagger.tags import CueTags
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.relations import SUBJECTS
from attribution.syntax.subjects import is_passive_participle, is_undergone

__all__ = ["goes_on", "governing", "is_asked", "quoted", "takes_antecedent", "without_told"]


def quoted(tags: CueTags, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans with the quotation marks whose passage they hold or begin."""
    grown = []
    for span in spans:
        start, end = span.start, span.end
        for passage in tags.passages(span):
            inner = passage.span.start + 1, passage.span.end - 1
            if start <= inner[0] and passage.span.start < start:
                start = passage.span.start
            if end >= inner[1] - 1 and end < passage.span.end and passage.closed:
                end = passage.span.end
        grown.append(tags.document.span(start, end))
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
        rest = tags.document.span(start, max(start, end))
        if tags.document.tokens_in(rest):  # not the second half of a mark alone
            kept.append(rest)
    return tuple(kept)


def is_asked(tags: CueTags, source: Span) -> bool:
    """Whether a source is whom the cue was said to or of, and not who said it.

    *Asked about the dam, **she** laughed*; ***Ana Lund**, accused of fraud, wept*; ***she** seems
    to know*. Nor is it how it was said: *was agreed by **a show** of hands*.
    """
    lexicon, sentence, token = tags.knowledge.lexicon, tags.sentence, tags.token
    if any(t.span.overlaps(source) for t in _manners(tags)):
        return True
    spoken = lexicon.is_speech(token.lemma) or lexicon.attitude("addressed", token.lemma)
    told = sentence.child(token, "nsubj:pass")
    if told is not None and told.span.overlaps(source):
        # *She is asked about the dam*, *is believed to know*; not *is convinced that it holds*
        thought = token.lemma.lower() in lexicon.raising_objects
        return bool(spoken) or (thought and sentence.child(token, "xcomp") is not None)
    seeming = lexicon.attitude("raising", token.lemma) and sentence.child(token, "xcomp", "ccomp")
    if seeming and any(t.span.overlaps(source) for t in sentence.children(token, *SUBJECTS)):
        return True  # ***she** seems to know*
    about = token.relation == "acl" and is_passive_participle(sentence, token) and spoken
    if not about and not is_undergone(sentence, token):
        return False
    return not any(word.span.overlaps(source) for word in sentence.subtree(token))


def _manners(tags: CueTags) -> list[Token]:
    """What *by* introduces behind a passive without being an agent: *was agreed **by vote***."""
    prepositions = tags.knowledge.grammar.prepositions
    return [
        noun
        for noun in tags.sentence.children(tags.token, "obl")
        if noun.lemma.lower() in prepositions.no_agents
        and is_linked_by(tags.sentence, noun, prepositions.agents)
    ]


def goes_on(tags: CueTags, content: Sequence[Span], word: Token) -> bool:
    """Whether a word heads a clause of the writer's behind what is reported.

    *Said it was late; **the mayor could not be reached***; and behind an infinitive: *told me to
    rest, **and that was all***.

    Arguments:
        tags: what the tagger says around the cue.
        content: what is reported.
        word: the word.
    """
    sentence, cue = tags.sentence, tags.token
    if word.head != cue.index or word.relation not in ("conj", "parataxis"):
        return False
    apart = sentence.subtree(word)[0]
    if word.relation == "parataxis" and apart.form == ";" and apart.index > cue.index:
        return sentence.child(word, *SUBJECTS) is not None
    opening = tags.document.tokens_in(content[0])[:1]
    infinitives = tags.knowledge.grammar.clauses.infinitives
    if not opening or opening[0].lemma.lower() not in infinitives:
        return False
    own = sentence.child(word, "nsubj", "nsubj:pass", "expl")
    if own is None:  # *told guests to stay **and left***: no infinitive is joined by a tense
        inflected = word.feature("VerbForm") == "Fin" and word.form.lower() != word.lemma.lower()
        return inflected and opening[0].index > cue.index
    return cue.index < own.index and opening[0].index > cue.index


def governing(tags: CueTags, candidate: Claim) -> Token | None:
    """The preposition that ends the cue of a rule behind its verb: *called **for** rain*, or None.

    Arguments:
        tags: what the tagger says around the cue.
        candidate: what the rule proposes.
    """
    words = tags.document.tokens_in(candidate.cue.span) if candidate.cue is not None else []
    return words[-1] if words[1:] and words[-1].upos == "ADP" else None


def takes_antecedent(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in of whom a relative clause tells, within which a report stands.

    *The boy, | whom, doctors admit, nobody had examined, | wept*.

    Arguments:
        tags: what the tagger says around the cue.
        candidate: what a rule proposes.
        content: what the tagger makes of its content.
    """
    first = candidate.content[0]
    relatives = tags.knowledge.grammar.clauses.relatives
    if content[0].start >= first.start or first.text.lower() not in relatives:
        return False
    return first.end <= tags.token.span.start < content[-1].end
