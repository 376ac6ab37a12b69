"""Takes out of a content the final phrase that tells where it was said.

*Lund said the plant had closed in an interview with X*: the plant gave no interview, whatever the
parser says.
"""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.mentions.detection import Mentions
from attribution.mentions.outlet_words import is_any
from attribution.mentions.outlets import OutletMention
from attribution.relays.links import Link
from attribution.relays.outlet_phrases import outlet_phrase
from attribution.relays.relay_phrases import relay_phrase
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import is_verb

__all__ = ["without_occasion"]

# How many words may follow such a phrase: *in an interview with X on Monday night*.
_MOST_BEHIND = 5


def without_occasion(
    document: Document, claim: Claim, mentions: Mentions, knowledge: Knowledge
) -> Claim:
    """A claim without a final phrase for the exchange with an outlet in which it was made.

    A final *per X* is left out, too. The same holds for a claim within it: *said he **wanted to
    stay** in an interview with X*.

    Arguments:
        document: the parsed article.
        claim: the claim.
        mentions: has the outlets that the article names.
        knowledge: has the words by which outlets relay and the cues by which anybody speaks.
    """
    last = claim.content[-1]
    outer: Claim | None = claim
    while outer is not None and outer.content[-1].end == last.end:
        tail = _tail(document, outer, mentions, knowledge)
        if tail is not None:
            start, link = tail
            rest = document.text[last.start : max(start, last.start)].rstrip(" ,")
            if not rest:
                return claim
            kept = (*claim.content[:-1], Span(last.start, last.start + len(rest), rest))
            return evolve(claim, content=kept, relays=(link,))
        outer = outer.parent
    return claim


def _tail(
    document: Document, claim: Claim, mentions: Mentions, knowledge: Knowledge
) -> tuple[int, Link] | None:
    """Where the final phrase of a claim begins, and the outlet that it names."""
    cue = claim.cue_head
    last = claim.content[-1]
    if cue is None or claim.kind == "direct" or not knowledge.lexicon.is_speech(cue.lemma):
        return None
    sentence = document.sentences[cue.sentence]
    for mention in mentions.outlets_in(cue.sentence):
        if not last.covers(mention.span):
            continue
        found = relay_phrase(sentence, mention, knowledge.outlets)
        if found is not None and found.relation == "according to":
            start = _aside(sentence, last, mention, knowledge)
            if start is not None:
                return start, Link(mention.name, mention.kind, found.relation, mention.span)
        noun = _exchange(sentence, found.path[0], knowledge) if found is not None else None
        if found is None or noun is None or not _ends(document, sentence, last, noun):
            continue
        start = sentence.subtree(noun)[0].span.start
        said = document.tokens_in(document.span(last.start, max(start, last.start)))
        if cue not in said and _tells_of_none(said, knowledge):
            return start, Link(mention.name, mention.kind, found.relation, mention.span)
    return None


def _aside(
    sentence: Sentence, part: Span, mention: OutletMention, knowledge: Knowledge
) -> int | None:
    """Where an aside after a comma begins, at the end of a content: *the plant closed, per X*."""
    top = outlet_phrase(sentence, mention, knowledge.outlets)
    words = sentence.subtree(top) if top is not None else ()
    words = tuple(t for t in words if t.upos != "PUNCT")
    if not words or words[-1].span.end < part.end or not follows_comma(sentence, words[0]):
        return None
    return words[0].span.start if words[0].span.start > part.start else None


def _exchange(sentence: Sentence, at: Token, knowledge: Knowledge) -> Token | None:
    """The noun for an exchange at the end of a clause: *in response to questions from X*."""
    known = knowledge.outlets
    noun = sentence.head(at) if at.relation == "acl" else at
    while noun is not None and not is_any(noun, known, "utterances"):
        noun = sentence.head(noun) if noun.relation == "nmod" else None
    if noun is None or noun.relation not in ("obl", "nmod"):
        return None
    settings = knowledge.grammar.prepositions.settings
    named = any(
        t.feature("Definite") == "Def" or t.relation == "nmod"
        for t in sentence.children(noun, "det", "nmod:poss")
    )
    within = is_linked_by(sentence, noun, settings, "case")
    return noun if within and not named else None


def _ends(document: Document, sentence: Sentence, part: Span, noun: Token) -> bool:
    """Whether a phrase ends a part of a content, but for a few words such as a day."""
    words = sentence.subtree(noun)
    behind = [
        t
        for t in document.tokens_in(part)
        if t.span.start > words[0].span.start and t not in words and t.upos != "PUNCT"
    ]
    return len(behind) <= _MOST_BEHIND and not any(t.upos in ("VERB", "AUX") for t in behind)


def _tells_of_none(said: tuple[Token, ...], knowledge: Knowledge) -> bool:
    """Whether a clause has a verb, and none of speaking that the exchange might go with.

    *Lund said the mayor had admitted it in an interview with X*
    """
    lexicon, known = knowledge.lexicon, knowledge.outlets
    verbs = [t for t in said if t.upos in ("VERB", "AUX")]
    spoken = any(
        is_verb(verb)
        and (
            is_any(verb, known, "told", "spoken", "asked", "misspoken")
            or lexicon.is_cue(verb.lemma, *lexicon.frames, attitude="speech")
        )
        for verb in verbs
    )
    return bool(verbs) and not spoken
