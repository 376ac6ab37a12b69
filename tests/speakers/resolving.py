"""Quotations of given sources, and whom these mean."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from attribution import Addressee, Cue, Document, Entity, Quote, Span, Speaker
from attribution.claim import Mention
from attribution.knowledge import People, given
from attribution.layout.structure import lay_out
from attribution.make_result import result_of
from attribution.mentions import find_mentions
from attribution.mentions.detection import fullest_names
from attribution.mentions.outlet_anaphora import with_anaphora
from attribution.mentions.outlets import OutletMention
from attribution.quotes.numbering import claims_of
from attribution.speakers import resolve
from tests.trees import document

SAID_SO = "said/say/VERB/0/root so/ADV/{}/advmod"
"""The words of a tree that follow its subject, for the place of the verb."""


def named(name: str, verb: str = "said") -> str:
    """The tree of a sentence with a name for its subject: *Karl Lund said so*."""
    first, *others = name.split()
    at = len(others) + 2
    flat = [f"{word}/PROPN/1/flat" for word in others]
    return " ".join(
        [f"{first}/PROPN/{at}/nsubj", *flat, f"{verb}/VERB/0/root", f"so/ADV/{at}/advmod"]
    )


def said(doc: Document, source: str, sentence: int, number: int = 1) -> Quote:
    """A quotation in a sentence, with the source that stands in it."""
    where = doc.sentences[sentence]
    last = where.tokens[-1].span
    if not source:
        return Quote(f"q{number}", "direct", (where.span,))
    start = doc.text.index(source, where.span.start, where.span.end)
    span = Span.of(doc.text, start, start + len(source))
    root = where.root
    return Quote(f"q{number}", "indirect", (last,), Cue(root.span, root.lemma), span)


@frozen
class Resolved:
    """Who said what: one of each for each quotation."""

    entities: tuple[Entity, ...]
    speakers: tuple[Speaker | None, ...]
    reasons: tuple[str | None, ...]
    addressees: tuple[Addressee | None, ...]


def resolve_speakers(
    doc: Document,
    quotes: Sequence[Quote],
    *,
    people: People | None = None,
    outlets: Sequence[Span] = (),
) -> Resolved:
    """Whom the sources and addressees of given quotations mean."""
    known = given(doc.language, people=people)
    layout = lay_out(doc, known.grammar)
    mentions = find_mentions(doc, layout, known)
    named = [Mention.of(doc, span) for span in outlets]
    more = (OutletMention(m.span, m.text, "newspaper", m.head) for m in named if m.head)
    found_again = with_anaphora(doc, (*mentions.outlets, *more), known.outlets)
    called = fullest_names(found_again, known.people)
    mentions = evolve(mentions, outlets=found_again, called=called).sure_of(())
    claims = resolve(doc, claims_of(doc, quotes), mentions, layout, known).claims
    result = result_of(doc, claims, mentions, known)
    found = result.attributions
    return Resolved(
        result.entities,
        tuple(a.speaker for a in found),
        tuple(a.no_speaker for a in found),
        tuple(a.addressee for a in found),
    )


def speaker(text: str, source: str, sentence: int) -> str | None:
    """The name of whoever a source in one sentence of some trees means."""
    doc = document(text)
    found = resolve_speakers(doc, [said(doc, source, sentence)]).speakers[0]
    return found.name if found else None
