"""Writes ninjs 3.0, the IPTC's standard for news in JSON: https://iptc.org/standards/ninjs/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attribution.output.identifiers import iri_of
from attribution.output.json_list import listed
from attribution.output.json_text import dumped
from attribution.output.writing import Result, Target, checked
from attribution.result import AttributedDocument, Failure

__all__ = ["to_ninjs", "write"]

# The IPTC's code for a party that contributed to the content as a source.
_SOURCE = "http://cv.iptc.org/newscodes/contentprodpartyrole/contentSource"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def to_ninjs(document: AttributedDocument) -> dict[str, Any]:
    """A document as a ninjs item whose ``infoSources`` are its speakers and outlets.

    The sources are the named speakers of what the article asserts to have been said, and the
    outlets that relayed it; unnamed speakers are left out. ninjs has no place for the quotations.

    Arguments:
        document: what `attribution.attribute` returned.

    Raises:
        InputError: if it is not an attributed document.

    Example:
        >>> to_ninjs(AttributedDocument("It rained."))["infoSources"]
        []
    """
    metadata = checked(document, "to_ninjs").metadata
    asserted = [a for a in document.attributions if a.polarity == "asserted"]
    speakers = [a.speaker.entity for a in asserted if a.speaker is not None]
    quoted = {name for entity in speakers for name in (entity.id, *entity.members)}
    named = [e for e in document.entities if e.kind in ("person", "organisation")]
    relaying = {a.agency.outlet.id for a in asserted if a.agency is not None}
    sources = [(e.name, e.id) for e in named if e.id in quoted]
    sources += [(outlet.name, outlet.id) for outlet in document.agencies if outlet.id in relaying]
    instant = metadata.date if metadata.date and _INSTANT.fullmatch(metadata.date) else None
    value = {
        "uri": iri_of(document),
        "type": "text",
        "language": document.language,
        "title": metadata.title,
        "by": metadata.author,
        "contentCreated": instant,
        "headlines": [{"value": metadata.title}] if metadata.title else None,
        "bodies": [
            {
                "contentType": "text/plain",
                "charCount": len(document.text),
                "value": document.text,
            }
        ],
        "people": [{"name": e.name, "literal": e.id} for e in named if e.kind == "person"],
        "organisations": [
            {"name": e.name, "literal": e.id} for e in named if e.kind == "organisation"
        ],
        "infoSources": [
            {"name": name, "role": _SOURCE, "literal": literal} for name, literal in sources
        ],
        "standard": {
            "name": "ninjs",
            "version": "3.0",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        },
    }
    return {key: part for key, part in value.items() if part is not None}


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """One item for each article; failures have none."""
    documents = (result for result in results if not isinstance(result, Failure))
    return listed((dumped(to_ninjs(document), 2) for document in documents), target)
