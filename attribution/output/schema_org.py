"""Writes quotations and claims as JSON-LD in the vocabulary of https://schema.org."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attribution.output.identifiers import iri_of
from attribution.output.json_list import listed
from attribution.output.json_text import dumped
from attribution.output.writing import Result, Target, checked
from attribution.result import AttributedDocument, Attribution, Entity, Failure

__all__ = ["to_schema_org", "write"]

# Pages hold JSON-LD in a script element, which these characters could end.
_MARKUP = re.compile("[<>&]")


def to_schema_org(document: AttributedDocument) -> dict[str, Any]:
    """A document as a ``NewsArticle`` with a ``Quotation`` or ``Claim`` for each attribution.

    What is quoted word for word is a ``Quotation``, anything else a ``Claim``, which means that
    somebody claims it, not that anybody reviewed it. Quotations that the article does not assert
    are left out, and so is gender. An unnamed speaker has a ``creditText`` in place of a
    ``Person``.

    Arguments:
        document: what `attribution.attribute` returned.

    Raises:
        InputError: if it is not an attributed document.

    Example:
        >>> to_schema_org(AttributedDocument("It rained."))["@type"]
        'NewsArticle'
    """
    metadata = checked(document, "to_schema_org").metadata
    iri = iri_of(document)
    found = [a for a in document.attributions if a.polarity == "asserted"]
    ids = {a.quote.id: f"{iri}#claim-{number}" for number, a in enumerate(found, 1)}
    # Only those who are named and quoted, alone or together with others.
    names = {
        e.id: f"{iri}#source-{number}"
        for number, e in enumerate(document.entities, 1)
        if e.kind in ("person", "organisation")
    }
    quoted = {
        name
        for a in found
        if a.speaker
        for name in (a.speaker.entity.id, *a.speaker.entity.members)
    }
    entities = [e for e in document.entities if e.id in names and e.id in quoted]
    value = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": iri,
        "headline": metadata.title,
        "author": {"@type": "Person", "name": metadata.author} if metadata.author else None,
        "publisher": _outlet(metadata.publisher) if metadata.publisher else None,
        "datePublished": metadata.date,
        "inLanguage": document.language,
        "mentions": [_party(e, names[e.id]) for e in entities] or None,
        "hasPart": [_claim(a, iri, ids, names) for a in found],
    }
    return {key: part for key, part in value.items() if part is not None}


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """One object for each article; failures have none. No string in it can end a script element."""
    documents = (result for result in results if not isinstance(result, Failure))
    values = (dumped(to_schema_org(document), 2) for document in documents)
    return listed((_MARKUP.sub(_escape, value) for value in values), target)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _party(entity: Entity, iri: str) -> dict[str, Any]:
    kind = "Person" if entity.kind == "person" else "Organization"
    party = {"@type": kind, "@id": iri, "name": entity.name}
    return party | ({"description": entity.role} if entity.role else {})


def _outlet(name: str) -> dict[str, Any]:
    return {"@type": "NewsMediaOrganization", "name": name}


def _claim(a: Attribution, iri: str, ids: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
    direct = a.quote.kind == "direct"
    value: dict[str, Any] = {
        "@type": "Quotation" if direct else "Claim",
        "@id": ids[a.quote.id],
        "text": a.quote.text,
    }
    if not direct:
        value["appearance"] = {"@id": iri}
    if a.quote.parent in ids:
        value["isPartOf"] = {"@id": ids[a.quote.parent]}
    based: list[dict[str, Any]] = []
    if a.speaker is not None:
        entity = a.speaker.entity
        parties = [{"@id": names[e]} for e in (entity.id, *entity.members) if e in names]
        if parties:
            value["spokenByCharacter" if direct else "author"] = parties
        elif entity.kind == "document":
            based.append({"@type": "CreativeWork", "name": entity.name})
        else:
            value["creditText"] = entity.name
    if a.agency is not None:
        based.append({"@type": "NewsArticle", "publisher": _outlet(a.agency.name)})
    return value | ({"isBasedOn": based} if based else {})
