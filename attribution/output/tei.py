"""Writes TEI P5, each quotation as a ``<said>`` with ``@who``: https://tei-c.org/guidelines/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from attribution.document import Span
from attribution.output.tei_body import Mark, body
from attribution.output.writing import Result, Target, checked
from attribution.output.xml_text import declaration, element, escaped, opened
from attribution.quotation import Kind, Polarity
from attribution.result import AttributedDocument, Attribution, Entity, Failure

__all__ = ["to_tei", "write"]

# What XML accepts as the name of a language.
_LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SPACE = {"xmlns": "http://www.tei-c.org/ns/1.0"}
# The values of @direct; a partly quoted content is neither.
_DIRECT = {"direct": "true", "indirect": "false", "mixed": "unknown"}


def to_tei(document: AttributedDocument) -> str:
    """A document as a TEI file: the text with its quotations marked, and who is quoted.

    Each quotation is a ``<said>`` whose ``@who``, ``@toWhom`` and ``@source`` point to speaker,
    addressee and outlet in the header, and whose ``@ana`` gives kind and polarity. One that spans
    paragraphs or crosses another is split into several elements, joined by ``@next`` and
    ``@prev``. Without its mark-up, the body is the article's text.

    Arguments:
        document: what `attribution.attribute` returned.

    Raises:
        InputError: if it is not an attributed document.

    Example:
        >>> "<p>It rained.</p>" in to_tei(AttributedDocument("It rained."))
        True
    """
    return f"{declaration}{_article(checked(document, 'to_tei'), _SPACE, _encoding())}\n"


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """A TEI file; a ``<teiCorpus>`` if it may hold any number of articles."""
    documents = (result for result in results if not isinstance(result, Failure))
    if not target.many:
        yield from map(to_tei, documents)
        return
    yield declaration + opened("teiCorpus", _SPACE) + "\n"
    yield _header("Articles", element("p", {}, "The articles below."), _encoding()) + "\n"
    for number, document in enumerate(documents, 1):
        # Ids must be unique in the whole file.
        yield _article(document, {}, "", f"d{number}.") + "\n"
    yield "</teiCorpus>\n"


def _article(
    document: AttributedDocument,
    attributes: Mapping[str, str | None],
    encoding: str,
    prefix: str = "",
) -> str:
    # XML ids are names without spaces; those of a result may be anything.
    ids = {e.id: f"{prefix}e{number}" for number, e in enumerate(document.entities, 1)}
    ids |= {o.id: f"{prefix}a{number}" for number, o in enumerate(document.agencies, 1)}
    title = document.metadata.title or document.id or "Article"
    said = body(document.text, _marks(document, ids, prefix))
    language = document.language if _LANGUAGE.fullmatch(document.language) else None
    text = element("text", {"xml:lang": language}, said)
    header = _header(title, _source(document, ids), encoding, _profile(document, ids))
    return element("TEI", attributes, "\n", header, "\n", text, "\n")


def _header(title: str, source: str, encoding: str, profile: str = "") -> str:
    return element(
        "teiHeader",
        {},
        element(
            "fileDesc",
            {},
            element("titleStmt", {}, element("title", {}, escaped(title))),
            element("publicationStmt", {}, element("p", {}, "Made by claim-attribution.")),
            element("sourceDesc", {}, source),
        ),
        encoding,
        profile,
    )


def _encoding() -> str:
    return element("encodingDesc", {}, element("classDecl", {}, *_taxonomies()))


def _taxonomies() -> Iterator[str]:
    for name, values in (("kind", Kind), ("polarity", Polarity)):
        categories = (
            element("category", {"xml:id": f"{name}.{value}"}, element("catDesc", {}, value))
            for value in get_args(values)
        )
        yield element("taxonomy", {"xml:id": name}, *categories)


def _source(document: AttributedDocument, ids: Mapping[str, str]) -> str:
    metadata = document.metadata
    facts = {
        "title": metadata.title or document.id or "Article",
        "author": metadata.author,
        "publisher": metadata.publisher,
        "date": metadata.date,
    }
    article = element(
        "bibl", {}, *(element(n, {}, escaped(value)) for n, value in facts.items() if value)
    )
    works = [
        element("bibl", {"xml:id": ids[e.id]}, element("title", {}, escaped(e.name)))
        for e in document.entities
        if e.kind == "document"
    ]
    return article + (element("listBibl", {}, *works) if works else "")


def _profile(document: AttributedDocument, ids: Mapping[str, str]) -> str:
    persons = [
        _person(e, ids) for e in document.entities if e.kind in ("person", "group", "unnamed")
    ]
    bodies = [
        element("org", {"xml:id": ids[e.id]}, element("orgName", {}, escaped(e.name)), _roles(e))
        for e in document.entities
        if e.kind in ("organisation", "place")
    ]
    outlets = [
        element(
            "org", {"xml:id": ids[o.id], "role": "outlet"}, element("orgName", {}, escaped(o.name))
        )
        for o in document.agencies
    ]
    lists = [
        element("listPerson", {}, *persons) if persons else "",
        element("listOrg", {}, *bodies, *outlets) if bodies or outlets else "",
    ]
    return element("profileDesc", {}, element("particDesc", {}, *lists)) if any(lists) else ""


def _person(e: Entity, ids: Mapping[str, str]) -> str:
    name = element("persName", {}, escaped(e.name))
    if e.kind == "unnamed":
        name = element("note", {"type": "description"}, escaped(e.name))
    gender = ""
    if e.gender is not None:
        words = ", ".join(e.gender.evidence)
        gender = element(
            "note",
            {"type": "gender"},
            escaped(f"{e.gender.value} ({words})" if words else e.gender.value),
        )
    kind = "personGrp" if e.kind == "group" else "person"
    return element(kind, {"xml:id": ids[e.id]}, name, _roles(e), gender)


def _roles(e: Entity) -> str:
    return "".join(element("note", {"type": "role"}, escaped(role)) for role in e.roles)


def _marks(document: AttributedDocument, ids: Mapping[str, str], prefix: str) -> Iterator[Mark]:
    # One mention may be the source of several quotations.
    mentioned: set[tuple[str, Span, str | None]] = set()
    for number, a in enumerate(document.attributions, 1):
        name = f"{prefix}q{number}"
        yield Mark("said", a.quote.content, _said(a, ids), name)
        if a.quote.cue is not None:
            cue = {"type": "cue", "corresp": f"#{name}"}
            yield Mark("seg", (a.quote.cue.span,), cue, f"{prefix}c{number}", named=False)
        speaker = a.speaker.entity.id if a.speaker else None
        addressee = a.addressee.entity.id if a.addressee and a.addressee.entity else None
        for kind, mention, ref in (
            ("source", a.quote.source, speaker),
            ("addressee", a.quote.addressee, addressee),
            (
                "outlet",
                a.agency.mention if a.agency else None,
                a.agency.outlet.id if a.agency else None,
            ),
        ):
            if mention is not None and (kind, mention, ref) not in mentioned:
                mentioned.add((kind, mention, ref))
                own = f"{prefix}m{len(mentioned)}"
                words = {"type": kind, "ref": _pointer(ref, ids)}
                yield Mark("rs", (mention,), words, own, named=False)


def _said(a: Attribution, ids: Mapping[str, str]) -> dict[str, str | None]:
    addressee = a.addressee.entity if a.addressee else None
    return {
        "who": _pointer(a.speaker.entity.id if a.speaker else None, ids),
        "toWhom": _pointer(addressee.id if addressee else None, ids),
        "source": _pointer(a.agency.outlet.id if a.agency else None, ids),
        "direct": _DIRECT[a.quote.kind],
        "ana": f"#kind.{a.quote.kind} #polarity.{a.polarity}",
        "cert": f"{a.confidence:.2f}",
    }


def _pointer(name: str | None, ids: Mapping[str, str]) -> str | None:
    return f"#{ids[name]}" if name is not None and name in ids else None
