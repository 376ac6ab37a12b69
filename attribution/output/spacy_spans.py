"""`add_to_spacy`: adds attributions to a spaCy ``Doc`` as groups of spans."""

from __future__ import annotations

from typing import Any

from attribution.document import Span
from attribution.errors import InputError
from attribution.output.writing import checked
from attribution.result import AttributedDocument

__all__ = ["GROUPS", "add_to_spacy"]

GROUPS = ("quotations", "cues", "sources", "addressees", "agencies")
"""The names of the groups in ``doc.spans``."""


def add_to_spacy(doc: Any, result: AttributedDocument) -> None:
    """Adds a result's attributions to a ``spacy.tokens.Doc`` of the same text.

    ``doc.spans`` gets the groups ``"quotations"``, ``"cues"``, ``"sources"``, ``"addressees"``
    and ``"agencies"``; groups of these names that were there are replaced. The ``id_`` of a span
    is the id of its attribution. The label of a quotation is its kind. The ``kb_id_`` of a
    quotation or a source is the id of the speaker's entity, that of an agency the outlet's id. A
    span that begins or ends within a word of the ``Doc`` is extended to the whole word.

    Arguments:
        doc: a ``Doc`` of any pipeline, even a blank one.
        result: what `attribution.attribute` returned for ``doc.text``.

    Raises:
        InputError: if ``doc`` is not a ``Doc``, or has another text.
    """
    checked(result, "add_to_spacy")
    if not all(hasattr(doc, name) for name in ("text", "spans", "char_span")):
        raise InputError(f"add_to_spacy() needs a Doc of spaCy, not {type(doc).__name__}")
    if doc.text != result.text:
        raise InputError("add_to_spacy() needs a Doc of the text that the result was made of")
    groups: dict[str, list[Any]] = {name: [] for name in GROUPS}

    def add(group: str, span: Span | None, label: str, id_: str, entity: str | None) -> None:
        if span is not None:
            found = doc.char_span(
                span.start,
                span.end,
                label=label,
                kb_id=entity or "",
                span_id=id_,
                alignment_mode="expand",
            )
            groups[group] += [] if found is None else [found]

    for a in result.attributions:
        speaker = a.speaker.entity.id if a.speaker else None
        for part in a.quote.content:
            add("quotations", part, a.quote.kind, a.id, speaker)
        if a.quote.cue is not None:
            add("cues", a.quote.cue.span, a.quote.cue.lemma, a.id, None)
        add("sources", a.quote.source, "source", a.id, speaker)
        addressee = a.addressee.entity if a.addressee else None
        add("addressees", a.quote.addressee, "addressee", a.id, addressee.id if addressee else None)
        if a.agency is not None:
            add("agencies", a.agency.mention, a.agency.relation, a.id, a.agency.outlet.id)
    for name, spans in groups.items():
        doc.spans[name] = spans
