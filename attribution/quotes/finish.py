"""Finishes assembled claims with polarity and addressee, once their words are settled."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, Mention, altered, renewed
from attribution.document import Document, Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotation import Polarity
from attribution.quotes.apart import apart
from attribution.quotes.carrying import with_own_source
from attribution.quotes.polarity import polarity
from attribution.quotes.quoting import with_quoted_source
from attribution.quotes.speaking import hears
from attribution.syntax.phrases import noun_phrase, trimmed
from attribution.syntax.quotation_marks import DOUBLE

__all__ = ["finish"]

# What happens to letters.
_FATES = ("seen", "given", "published", "carried")
# Markdown's emphasis.
_EMPHASIS = ("*", "_")
# Parts of speech that mean nothing alone.
_SMALL = ("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ")


def finish(document: Document, claims: Sequence[Claim], knowledge: Knowledge) -> tuple[Claim, ...]:
    """The claims with their polarity, and with parts that do not overlap.

    Arguments:
        document: the parsed article.
        claims: the assembled claims, in text order.
        knowledge: has the words that negate, decline or make hypothetical.
    """

    def finished(claim: Claim) -> Claim | None:
        parted = apart(document, _with_those_asked(document, claim, knowledge))
        if parted is None or _is_empty(document, parted) or _is_anybodys(document, parted):
            return None
        heard = _with_hearer(document, parted, knowledge)
        if heard is not parted:
            heard = apart(document, heard) or parted
        owned = with_own_source(document, heard, knowledge)
        if owned is None:
            return None
        heard = with_quoted_source(document, owned, knowledge)
        if heard.source is not None and _is_article(document, heard.source):
            heard = evolve(heard, source=None, no_source="an article alone names nobody")
        return altered(
            heard,
            cue=_within_phrase(document, heard.cue, heard, knowledge),
            source=_unmarked(document, _without_time(document, heard.source, knowledge)),
            addressee=_without_fate(
                document, _without_time(document, heard.addressee, knowledge), knowledge
            ),
            polarity=heard.polarity or _polarity(document, parted, knowledge),
            weight=round(parted.weight, 3),
        )

    return renewed(claims, finished)


def _is_article(document: Document, source: Mention) -> bool:
    """Whether a tagger took no more than an article for a source: ***a** promise to stay*."""
    return all(t.feature("PronType") == "Art" for t in document.tokens_in(source.span))


def _unmarked(document: Document, source: Mention | None) -> Mention | None:
    """A source without a mark that opens its name and closes behind it: *the "Temps | ,"*.

    Nor with one of Markdown's, which parsers do not see: *the _Temps | _*.
    """
    words = document.tokens_in(source.span) if source is not None else []
    if source is not None and words[1:] and words[0].upos == "DET" and source.head != words[0]:
        between = document.text[words[0].span.end : words[1].span.start].strip()
        if between and between in _EMPHASIS:
            return Mention(document.cover(words[1:]), source.head)
    marks = [i for i, t in enumerate(words) if t.form in DOUBLE]
    if source is None or len(marks) != 1 or any(t.upos != "DET" for t in words[: marks[0]]):
        return source
    named = words[marks[0] + 1 :]
    return Mention(document.cover(named), source.head) if source.head in named else source


def _is_anybodys(document: Document, claim: Claim) -> bool:
    """Whether an infinitive is about saying so in general: ***to call** it a dream is too much*."""
    head = claim.cue_head
    if head is None or claim.source is not None or head.feature("VerbForm") != "Inf":
        return False
    sentence = document.sentences[head.sentence]
    return head.relation == "csubj" or sentence.child(head, "cop") is not None


def _within_phrase(
    document: Document, cue: Mention | None, claim: Claim, knowledge: Knowledge
) -> Mention | None:
    """A cue cut so that it does not end within a phrase: *confirmed | in a*, without its noun."""
    words = document.tokens_in(cue.span) if cue is not None else []
    end = len(words)
    while end and _is_open(words[end - 1], words[:end], claim):
        end -= 1
    kept = words[:end]
    if cue is None or cue.head is None or end == len(words) or cue.head not in kept:
        return cue
    link, *others = words[end:]
    frame = f"preposition.{link.lemma.lower()}"
    if not others and knowledge.lexicon.attitude(frame, cue.head.lemma) is not None:
        return cue  # a preposition alone goes with its verb: *spoke of*
    return Mention(document.cover(kept), cue.head)


def _is_open(word: Token, words: Sequence[Token], claim: Claim) -> bool:
    """Whether a function word belongs to what follows a cue, and is not part of the claim."""
    if word.upos not in ("ADP", "CCONJ", "DET") or word.relation not in ("case", "cc", "det"):
        return False
    parts = [*claim.content, *(m.span for m in (claim.source, claim.addressee) if m is not None)]
    inside = any(part.start <= word.span.end + 1 for part in parts if part.end > word.span.end)
    own = {t.index for t in words}
    return word.head > words[-1].index and word.head not in own and not inside


def _is_empty(document: Document, claim: Claim) -> bool:
    """Whether nothing but function words is left of a content: *never wanted **to***."""
    words = (t for part in claim.content for t in document.tokens_in(part))
    return claim.kind == "indirect" and all(t.upos in _SMALL for t in words)


def _with_those_asked(document: Document, claim: Claim, knowledge: Knowledge) -> Claim:
    """A claim with whom its cue names for whom one asks: *pressed **the surveyor** about*."""
    cue, head = claim.cue, claim.cue_head
    if cue is None or head is None:
        return claim
    if head.lemma.lower() not in knowledge.lexicon.addressing:
        return claim
    sentence = document.sentences[head.sentence]
    asked = sentence.child(head, "obj", "iobj")
    if asked is None or asked.index < head.index or not cue.span.covers(asked.span):
        return claim
    if claim.addressee is not None and claim.addressee.head != asked:
        return claim
    if asked.upos != "PRON" and not hears(asked, knowledge):
        return claim
    # Parsers may hang the question on whom it is put to.
    own = sentence.subtree(asked, without=sentence.children(asked, "acl"))
    words = [w for w in noun_phrase(sentence, asked) if w in own]
    return evolve(claim, addressee=Mention.over(document, words or [asked]))


def _with_hearer(document: Document, claim: Claim, knowledge: Knowledge) -> Claim:
    """A claim that a body hears, changed into one told to it: *the court heard that ...*."""
    cue, source, lexicon = claim.cue, claim.source, knowledge.lexicon
    if cue is None or cue.head is None or source is None or source.head is None:
        return claim
    sentence = document.sentences[cue.head.sentence]
    verb = cue.head if cue.head.upos == "VERB" else sentence.head(cue.head)  # *heard claims that*
    if verb is None or verb.lemma.lower() not in lexicon.hearing:
        return claim
    speaker = _heard_from(sentence, verb, knowledge)
    offices = (source.head, *sentence.children(source.head, "compound", "nmod:desc", "appos"))
    if speaker is None and not any(t.lemma.lower() in lexicon.hearers for t in offices):
        return claim
    told = claim.addressee or source
    if speaker is not None:
        return evolve(claim, source=Mention.over(document, speaker), addressee=told)
    why = f"{verb.form!r} tells who was told it, not who told it"
    return evolve(claim, source=None, no_source=why, addressee=told)


def _heard_from(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...] | None:
    """The source in *heard **from Dr Holm** that ...*, without the preposition."""
    for child in sentence.children(verb, "obl"):
        words = noun_phrase(sentence, child)
        first = sentence.subtree(child)[0]
        if first.upos == "ADP" and first.lemma.lower() in knowledge.grammar.prepositions.givers:
            return tuple(t for t in words if t is not first)
    return None


def _without_time(
    document: Document, mention: Mention | None, knowledge: Knowledge
) -> Mention | None:
    """A source or an addressee without a phrase of time: *the White House | on Friday*."""
    if mention is None or mention.head is None:
        return mention
    words = document.tokens_in(mention.span)
    own = len(words)
    while own and (knowledge.lexicon.is_time(words[own - 1].lemma) or words[own - 1].upos == "NUM"):
        own -= 1
    behind = words[own:]
    if own and behind and words[own - 1].lemma.lower() in knowledge.grammar.prepositions.days:
        own -= 1
    elif own and words[own - 1].upos in ("ADP", "DET"):
        return mention  # *written by Carstairs in 2022*: when something else was; *of the day*
    elif own and behind and words[own - 1].span.end == behind[0].span.start:
        return mention  # *the mother-of-three*
    elif any(t.entity != "O" or t.relation not in ("obl", "nmod") for t in behind):
        return mention
    kept = trimmed(words[:own])
    if own == len(words) or mention.head not in kept:
        return mention
    inside = {t.index for t in words[own:]}
    above = {t.head for t in words[own:]} - inside
    sentence = document.sentences[mention.head.sentence]
    # *Mayor Ana Lund on Friday denied it*: parsers may hang the day on the name.
    names = {t.index for t in sentence.children(mention.head, "appos", "flat") if t.entity != "O"}
    if not above <= {mention.head.index, mention.head.head, *names}:
        return mention  # *a study published on Monday*
    return Mention(document.cover(kept), mention.head)


def _without_fate(
    document: Document, mention: Mention | None, knowledge: Knowledge
) -> Mention | None:
    """An addressee without words about the letter: *an email to staff | seen by the Post*."""
    if mention is None or mention.head is None or mention.head.relation != "nmod":
        return mention
    sentence = document.sentences[mention.head.sentence]
    letter = sentence.head(mention.head)
    if letter is None or knowledge.lexicon.attitude("addressed.message", letter.lemma) is None:
        return mention
    words = document.tokens_in(mention.span)
    for verb in sentence.children(mention.head, "acl"):
        if verb.feature("Tense") == "Past" and any(
            verb.lemma.lower() in knowledge.outlets.words("relays", key) for key in _FATES
        ):
            words = tuple(word for word in words if word.index < verb.index)
    return Mention(document.cover(trimmed(words)), mention.head)


def _polarity(document: Document, claim: Claim, knowledge: Knowledge) -> Polarity:
    """The polarity of a claim, from the words around its cue."""
    cue = claim.cue
    if cue is None or cue.head is None:
        return "asserted"
    return polarity(
        document.sentences[cue.head.sentence],
        cue.head,
        knowledge,
        phrase=document.tokens_in(cue.span),
        source=claim.source_head,
        content=claim.content,
    )
