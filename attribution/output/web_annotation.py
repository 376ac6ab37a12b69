"""Writes W3C Web Annotations: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, get_args

from attribution.document import Span
from attribution.errors import InputError
from attribution.output.identifiers import iri_of
from attribution.output.json_list import listed
from attribution.output.json_text import dumped
from attribution.output.writing import Result, Target, checked
from attribution.result import AttributedDocument, Attribution, Failure

__all__ = ["Units", "to_web_annotation", "write"]

Units = Literal["code points", "utf-16"]
"""What offsets count: characters, as in the standard, or UTF-16 code units, as in JavaScript."""

# How many characters before and after the words help to find them in a text that has changed.
_AROUND = 32


def to_web_annotation(
    document: AttributedDocument, *, units: Units = "code points"
) -> dict[str, Any]:
    """A document's attributions as an ``AnnotationCollection``.

    Each attribution is an annotation that identifies its speaker and is tagged with kind,
    polarity and how it was relayed; cue, source, addressee and agency are annotations linked
    to it. The target is the article's address, or, if its metadata give none, an identifier made
    from its text.

    Arguments:
        document: what `attribution.attribute` returned.
        units: what the offsets of a ``TextPositionSelector`` count.

    Raises:
        InputError: if it is not an attributed document, or ``units`` is unknown.

    Example:
        >>> to_web_annotation(AttributedDocument("It rained."))["total"]
        0
    """
    checked(document, "to_web_annotation")
    if units not in get_args(Units):
        raise InputError(f'units is "code points" or "utf-16", not {units!r}')
    page = _Page(document, units)
    items = [item for a in document.attributions for item in page.annotations(a)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{page.iri}#attributions",
        "type": "AnnotationCollection",
        "label": document.metadata.title or document.id or "attributions",
        "total": len(items),
        "first": {
            "id": f"{page.iri}#page",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """One collection for each article; failures have none."""
    documents = (result for result in results if not isinstance(result, Failure))
    return listed((dumped(to_web_annotation(d), 2) for d in documents), target)


class _Page:
    """Makes the annotations of one article."""

    def __init__(self, document: AttributedDocument, units: Units) -> None:
        self.iri = iri_of(document)
        self._text = document.text
        self._language = document.language
        self._numbers = {a.id: number for number, a in enumerate(document.attributions, 1)}
        # The offsets of the characters that take two UTF-16 code units.
        wide = (i for i, character in enumerate(document.text) if character > "\uffff")
        self._wide = tuple(wide) if units == "utf-16" else ()

    def annotations(self, a: Attribution) -> Iterator[dict[str, Any]]:
        own = f"{self.iri}#attribution-{self._numbers[a.id]}"
        bodies = [
            *([self._body("identifying", a.speaker.name)] if a.speaker else ()),
            self._body("tagging", a.quote.kind),
            self._body("tagging", a.polarity),
        ]
        if a.agency is not None:
            bodies.append(self._body("describing", f"{a.agency.relation} {a.agency.name}"))
        yield self._annotation(own, "identifying", bodies, a.quote.content)
        mentions = {
            "cue": a.quote.cue.span if a.quote.cue else None,
            "source": a.quote.source,
            "addressee": a.quote.addressee,
            "agency": a.agency.mention if a.agency else None,
        }
        for role, mention in mentions.items():
            if mention is not None:
                linked = [{"id": own}, self._body("tagging", role)]
                yield self._annotation(f"{own}-{role}", "linking", linked, (mention,))

    def _annotation(
        self, iri: str, motivation: str, bodies: list[dict[str, str]], parts: Sequence[Span]
    ) -> dict[str, Any]:
        return {
            "id": iri,
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": [self._target(part) for part in parts],
        }

    def _body(self, purpose: str, value: str) -> dict[str, str]:
        return {
            "type": "TextualBody",
            "purpose": purpose,
            "value": value,
            "format": "text/plain",
            "language": self._language,
        }

    def _target(self, part: Span) -> dict[str, Any]:
        return {
            "type": "SpecificResource",
            "source": self.iri,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": part.text,
                    "prefix": self._text[max(part.start - _AROUND, 0) : part.start],
                    "suffix": self._text[part.end : part.end + _AROUND],
                },
                {
                    "type": "TextPositionSelector",
                    "start": self._offset(part.start),
                    "end": self._offset(part.end),
                },
            ],
        }

    def _offset(self, at: int) -> int:
        return at + bisect_left(self._wide, at)
