"""Whom an outlet relays: a source that it cites, or one whose saying it reports.

What it makes of a quotation by the outlet is a quotation by that source.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from attribution.agencies.gazetteer import Gazetteer
from attribution.document import Document, Sentence, Span, Token
from attribution.quotation import Cue, Kind, Quote
from attribution.quotes import Lexicon
from attribution.quotes.phrases import clause, is_verb
from attribution.quotes.proposal import addressee_of, attributed

__all__ = ["Citing", "by_cited", "citing", "within_report"]

# Over how many heads a cue still belongs to the verb that cites: *quoted her as saying*.
_BELOW = 2
_MARKS = '"“”„«»'


@frozen
class Citing:
    """That an outlet names somebody for what it reports.

    Attributes:
        verb: the citing verb.
        source: the words that name whom it cites.
    """

    verb: Token
    source: Span


def citing(document: Document, outer: Quote, gazetteer: Gazetteer) -> Citing | None:
    """Whom the outlet that a quotation is by cites for it, if anybody.

    *X reported, citing two officials*; *X quoted the president as saying ...*, whose cue
    may be either verb.
    """
    cue = document.head_of(outer.cue.span) if outer.cue is not None else None
    if cue is None:
        return None
    sentence = document.sentences[cue.sentence]
    words = gazetteer.words("relays", "citing")
    others = sentence.children(cue, "advcl", "xcomp", "parataxis", "acl", "conj")
    for verb in (cue, *others, *_verbs_above(sentence, cue, outer)):
        cited = sentence.child(verb, "obj", "iobj")
        shares = verb not in others or sentence.child(verb, "nsubj") is None
        if cited is not None and shares and verb.lemma.lower() in words:
            named = [
                t
                for t in sentence.subtree(cited)
                if t.upos != "PUNCT"
                and (verb == cue or not any(p.covers(t.span) for p in outer.content))
            ]
            if named:
                return Citing(verb, document.cover(named))
    return None


def _verbs_above(sentence: Sentence, cue: Token, outer: Quote) -> list[Token]:
    """The verbs that a cue without a subject depends on and whose subject is its source."""
    if outer.source is None or sentence.child(cue, "nsubj", "nsubj:pass") is not None:
        return []
    found = []
    for verb, _ in zip(sentence.ancestors(cue), range(_BELOW), strict=False):
        by = sentence.child(verb, "nsubj")
        if by is not None and outer.source.covers(by.span):
            found.append(verb)
    return found


def by_cited(quote: Quote, cited: Citing) -> Quote | None:
    """A quotation by an outlet as one by whom the outlet cites.

    None if it holds nothing but the name of whom it cites.
    """
    content = [c for c in (_behind(part, cited.source) for part in quote.content) if c.text]
    if not content:
        return None
    # *X quoted the president as saying ...*: he is nobody that X spoke to.
    told = quote.addressee is not None and not quote.addressee.overlaps(cited.source)
    return evolve(
        quote,
        content=tuple(content),
        source=cited.source,
        no_source=None,
        addressee=quote.addressee if told else None,
    )


def _behind(part: Span, name: Span) -> Span:
    """A part of a content without a name in it and what stands before that."""
    if not part.covers(name):
        return part
    rest = part.text[name.end - part.start :].lstrip(" ,:;")
    return Span(part.end - len(rest), part.end, rest)


def within_report(document: Document, outer: Quote, lexicon: Lexicon) -> Quote | None:
    """A quotation by an outlet as one by whoever, in the outlet's words, said it.

    *Reuters reported that Reyes said the dam had failed*: what Reyes said is all there is
    to it. None where the outlet reports anything else.
    """
    if outer.kind == "direct" or len(outer.content) != 1:
        return None
    verb = document.head_of(outer.content[0])
    if verb is None or not is_verb(verb) or not lexicon.is_speech(verb.lemma):
        return None
    sentence = document.sentences[verb.sentence]
    said, by = sentence.child(verb, "ccomp"), sentence.child(verb, "nsubj")
    if said is None or by is None or by.index > verb.index or by.deprel != "nsubj":
        return None
    content = clause(document, sentence, said)
    if not content or not all(outer.content[0].covers(part) for part in content):
        return None
    found = attributed(
        document,
        sentence,
        lexicon,
        rule="clausal_complement",
        cue=verb,
        content=content,
        attitude="speech",
        weight=outer.confidence,
        note=f"{verb.form!r} reports the clause of {said.form!r} within an outlet's report",
        addressee=addressee_of(sentence, verb, (said,)),
    )
    if found.source is None or found.cue is None:
        return None
    return evolve(
        outer,
        kind=_kind(outer, content),
        content=content,
        cue=Cue(found.cue, verb.lemma),
        source=found.source,
        no_source=None,
        addressee=found.addressee,
        polarity=found.polarity,
        evidence=(*outer.evidence, *found.evidence),
    )


def _kind(outer: Quote, content: Sequence[Span]) -> Kind:
    marked = any(mark in part.text for part in content for mark in _MARKS)
    return outer.kind if marked else "indirect"
