"""What holds of every document and every result, whatever they were made from."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from attrs import evolve

from attribution import AttributedDocument, Document, Quote, Span, from_json, to_json
from attribution.output.consistency import contradictions
from attribution.well_formed import check_document

__all__ = ["assert_sound_document", "assert_sound_quotes", "assert_sound_result"]


def assert_sound_document(document: Document) -> None:
    """Spans are what they say, sentences are in order and their trees are trees."""
    check_document(evolve(document))  # a copy, since parsers' own documents are not looked at again
    ends = 0
    for paragraph in document.paragraphs:
        assert paragraph.start >= ends
        ends = paragraph.end
    for sentence in document.sentences:
        assert [t.head for t in sentence.tokens].count(0) == 1


def assert_sound_quotes(text: str, quotes: Iterable[Quote]) -> None:
    """Parts are in order and apart, ids resolve, nobody is nested in himself."""
    by_id: dict[str, Quote] = {}
    for number, quote in enumerate(quotes, 1):
        assert quote.id == f"q{number}"
        # A parent stands before what is nested in it: there is no cycle.
        assert quote.parent is None or quote.parent in by_id
        by_id[quote.id] = quote
        assert quote.content
        assert all(part.text.strip() for part in quote.content)
        assert all(a.end <= b.start for a, b in itertools.pairwise(quote.content))
        assert (quote.source is None) == (quote.no_source is not None)
        assert 0 <= quote.confidence <= 1
        assert quote.evidence
        if quote.parent is not None:
            outer = by_id[quote.parent].content
            assert any(part.covers(quote.content[0]) for part in outer)
        cue, source = quote.cue.span if quote.cue is not None else None, quote.source
        if cue is not None and source is not None and cue.covers(source):
            source = None  # *in the mayor's words*
        apart = [*quote.content, cue, source, quote.addressee]
        for one, other in itertools.combinations([s for s in apart if s is not None], 2):
            assert not one.overlaps(other), quote
        for span in (*apart, *(t for e in quote.evidence for t in e.tokens)):
            assert span is None or text[span.start : span.end] == span.text != ""


def assert_sound_result(result: AttributedDocument) -> None:
    """All that it names is in it, its spans are in its text, and JSON gives it back."""
    assert_sound_quotes(result.text, [a.quote for a in result.attributions])
    assert not list(contradictions(result))
    for span in _spans(result):
        assert result.text[span.start : span.end] == span.text != ""
    entities = {e.id: e for e in result.entities}
    outlets = {o.id: o for o in result.agencies}
    for number, one in enumerate(result.attributions, 1):
        assert one.id == f"at{number}"
        assert (one.speaker is None) == (one.no_speaker is not None)
        if one.speaker is not None:
            assert entities[one.speaker.entity.id] is one.speaker.entity
        if one.agency is not None:
            assert outlets[one.agency.outlet.id] is one.agency.outlet
    assert from_json(to_json(result)) == result


def _spans(result: AttributedDocument) -> Iterator[Span]:
    for entity in result.entities:
        yield from entity.mentions
    for outlet in result.agencies:
        yield from outlet.mentions
    for credit in result.credits:
        yield credit.mention
    for one in result.attributions:
        mentions = [one.agency, one.addressee, *one.chain]
        yield from (m.mention for m in mentions if m is not None and m.mention is not None)
