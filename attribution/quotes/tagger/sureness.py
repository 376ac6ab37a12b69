"""Tells which candidates are likely whatever the tagger says."""

from __future__ import annotations

from attribution.claim import Claim, Mention
from attribution.layout.passages import MARKS
from attribution.quotes.tagger.tags import CueTags
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import is_gerund

__all__ = ["FEWEST_WORDS", "SURE", "is_let_out", "is_sure"]

SURE = 0.9
"""How sure a rule is of a passage that finishes beside a cue."""

FEWEST_WORDS = 6
"""Words in marks, of which fewer that finish no sentence are a name: of a film, a motto, a plan."""

# How sure a rule is of a clause that a verb with a subject reports.
_REPORTED = 0.85
# How a verb stands below one that tells that it was heard or seen.
_BELOW = ("advcl", "ccomp", "xcomp")
# The same of what somebody is said to do: *accused Lund of shouting*.
_DONE = 0.5


def is_sure(tags: CueTags, candidate: Claim) -> bool:
    """Whether a candidate is at least as sure as a passage without any cue.

    Arguments:
        tags: what the tagger says around the candidate's cue.
        candidate: what a rule proposed.
    """
    return (
        _is_sentence(tags, candidate)
        or _is_told(tags, candidate)
        or _is_uttered(tags, candidate)
        or _is_reported(tags, candidate)
        or _is_foretold(tags, candidate)
        or _is_called(tags, candidate)
        or _is_made(tags, candidate)
        or _is_aside(tags, candidate)
    )


def _is_sentence(tags: CueTags, candidate: Claim) -> bool:
    """Whether a candidate is a whole sentence in marks, beside a cue with a source.

    Or all that a sign reads.
    """
    if candidate.rule.bounds != "marks" or candidate.source is None or candidate.weight < SURE:
        return False
    # The halves of *"The mill," reckoned Roe, "is finished."* are one sentence.
    words = [w for part in candidate.content for w in part.text.strip(MARKS + " >").split()]
    bearing = tags.token.lemma.lower() in tags.knowledge.lexicon.bearing
    finished = words[-1][-1] in ".!?…—–" or len(words) >= FEWEST_WORDS or bearing
    return words[0][0].isupper() and finished


def _is_called(tags: CueTags, candidate: Claim) -> bool:
    """Whether somebody gives something a name in marks: *was branded "a bad joke" by Orme*."""
    if candidate.source is None or candidate.attitude != "speech" or candidate.cue is None:
        return False
    if not candidate.rule.takes_names:
        return False
    document = tags.document
    inner = [
        document.tokens_in(passage.inner)
        for part in candidate.content
        for passage in tags.passages(part)
        if not passage.span.covers(candidate.cue.span)
    ]
    return any(any(t.upos not in ("PROPN", "PUNCT") for t in words) for words in inner)


def _is_made(tags: CueTags, candidate: Claim) -> bool:
    """Whether a verb does no more than carry a noun of saying: *made a proposal to sell it*."""
    head = candidate.cue_head
    if head is None or candidate.source is None or candidate.attitude != "speech":
        return False
    sentence = tags.document.sentences[head.sentence]
    verb = sentence.head(head) if head.relation == "obj" else None
    made = tags.knowledge.lexicon.polarity["making"]
    noun = head.upos == "NOUN" and not candidate.rule.takes_things
    if verb is None or not noun or verb.lemma.lower() not in made:
        return False
    own = sentence.child(verb, "nsubj")
    return own is not None and own == candidate.source_head


def _is_aside(tags: CueTags, candidate: Claim) -> bool:
    """Whether a comma sets off what names a source: *was sold, per Reyes*, *to quote Reyes, ...*.

    Articles marked by hand hardly have it, nor *as per*, unlike reports of sport and Indian ones.
    """
    head = candidate.cue_head
    bare = tags.knowledge.lexicon.bare
    if head is None or candidate.cue is None or candidate.source is None:
        return False
    if head.upos != "PART" and candidate.cue.text.split()[-1].lower() not in bare:
        return False
    sentence = tags.document.sentences[head.sentence]
    return head.index == 1 or follows_comma(sentence, head)


def _is_learned(tags: CueTags, candidate: Claim) -> bool:
    """Whether a paper has learned what stands before: *it leaks, X has learned from a memo*."""
    head, by = candidate.cue_head, candidate.source_head
    if head is None or candidate.source is None or head.relation != "parataxis":
        return False
    if by is None or by.upos != "PROPN" or by.entity.endswith("PER"):
        return False  # *she was young, she has learned from it*
    outlets = tags.knowledge.outlets
    if head.lemma.lower() not in outlets.words("relays", "learning"):
        return False
    perfects = outlets.words("references", "perfects")
    sentence = tags.document.sentences[head.sentence]
    perfect = any(c.lemma.lower() in perfects for c in sentence.children(head, "aux"))
    return perfect and candidate.content[0].end <= candidate.source.span.start


def _is_told(tags: CueTags, candidate: Claim) -> bool:
    """Whether a candidate is a link of a chain: *A said **B believes** C*.

    Articles marked by hand have most of those, but not all, so that the tagger, which sees them
    within a content, doubts them; who wants to know through whom a claim came needs them.
    """
    if candidate.cue is None or candidate.source is None or candidate.weight < _REPORTED:
        return False
    if not candidate.rule.takes_clauses or tags.passages(candidate.cue.span):
        return False
    who = candidate.source_head
    if who is None or who.upos == "PRON":  # mostly who speaks already: *he said he believes*
        return False
    return _is_within_another(tags, candidate.cue, _REPORTED)


def _is_uttered(tags: CueTags, candidate: Claim) -> bool:
    """Whether somebody is said to utter a few words in marks: *she said **he yelled "Get out"***.

    Or heard or quoted to: *heard **him** shout "Out"*. Articles marked by hand seldom have such
    words within what another says, but they are no words of hers.
    """
    head, lexicon = candidate.cue_head, tags.knowledge.lexicon
    if head is None or candidate.cue is None or candidate.source is None or head.upos != "VERB":
        return False
    if candidate.rule.bounds != "marks" or tags.passages(candidate.cue.span):
        return False
    between = tags.document.text[candidate.cue.span.end : candidate.start]
    if candidate.start < candidate.cue.span.end or between.strip(" ,:"):
        return False
    lemma = head.lemma.lower()
    aloud = lexicon.attitude("object", lemma) is None or lemma in lexicon.using
    spoken = lexicon.is_speech(lemma) or lemma in lexicon.uttering
    if aloud and spoken and _is_within_another(tags, candidate.cue, _DONE):
        return True
    sentence = tags.document.sentences[head.sentence]
    above = sentence.head(head)
    if above is None or not spoken or head.relation not in _BELOW:
        return False
    heard = lexicon.hearing | lexicon.quoting | lexicon.recalling | lexicon.perceiving
    if above.lemma.lower() in heard | lexicon.showing:
        return True
    # *Was filmed shouting*, *is said to have shouted*, but not *was told to shout*
    done = is_gerund(head) or sentence.child(head, "aux") is not None
    return done and sentence.child(above, "aux:pass") is not None


def _is_within_another(tags: CueTags, cue: Mention, least: float) -> bool:
    """Whether a cue stands in what another one reports."""
    rows = range(tags.first, tags.first + len(tags.labels))
    return any(
        outer.weight >= least and outer.holds(cue.span)
        for row in rows
        if row != tags.cue
        for outer in tags.features.by_cue.get(row, ())
    )


def _is_reported(tags: CueTags, candidate: Claim) -> bool:
    """Whether a candidate is what a named source reports in words that another one takes up.

    *They denied **a Reuters report** that it fell*
    """
    head, who = candidate.cue_head, candidate.source_head
    if candidate.cue is None or candidate.source is None or head is None or head.upos != "NOUN":
        return False
    if not candidate.rule.nests_with_source or who is None or who.upos != "PROPN":
        return False
    if who.deprel not in ("compound", "nmod", "obl"):
        return False  # of *Reyes's plan to go*, the tagger knows more
    if candidate.attitude != "speech" or tags.passages(candidate.cue.span):
        return False
    rows = range(tags.first, tags.first + len(tags.labels))
    return any(
        outer.holds(candidate.cue.span) and outer.holds(candidate.source.span)
        for row in rows
        if row != tags.cue
        for outer in tags.features.by_cue.get(row, ())
    )


def _is_foretold(tags: CueTags, candidate: Claim) -> bool:
    """Whether somebody is expected to say a whole clause: *is due to say that ...*."""
    head = candidate.cue_head
    if head is None or candidate.source is None or not candidate.rule.takes_clauses:
        return False
    sentence = tags.document.sentences[head.sentence]
    above = sentence.head(head)
    lexicon = tags.knowledge.lexicon
    passive = above is not None and sentence.child(above, "aux:pass", "cop") is not None
    heads = lexicon.polarity["hypothetical_heads"]
    expected = above is not None and above.lemma.lower() in heads
    return head.relation == "xcomp" and passive and expected


def is_let_out(tags: CueTags, candidate: Claim) -> bool:
    """Whether articles marked by hand hardly have what a candidate rests on.

    Two words that speak together (*let slip*), or a paper's learning of something.

    Arguments:
        tags: what the tagger says around the candidate's cue.
        candidate: what a rule proposed.
    """
    head = candidate.cue_head
    if head is None or candidate.source is None or candidate.rule.takes_things:
        return False
    above = tags.document.sentences[head.sentence].head(head)
    pair = (above.lemma.lower(), head.lemma.lower()) if above is not None else ()
    return pair in tags.knowledge.lexicon.joined or _is_learned(tags, candidate)
