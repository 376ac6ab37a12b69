"""Writes the NLP Annotation Format, version 3.3: words, entities and attributions."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attribution.document import Span
from attribution.output.identifiers import iri_of
from attribution.output.writing import Result, Target, checked
from attribution.output.xml_text import declaration, element, escaped
from attribution.result import AttributedDocument, Failure

__all__ = ["to_naf", "write"]

_VERSION = "3.3"
_WORD = re.compile(r"\w+|[^\w\s]")


def to_naf(document: AttributedDocument) -> str:
    """A document as NAF: the raw text, its words, and a statement for each attribution.

    A result holds no parse, so words are the runs of letters and the single marks of the text,
    split where a span begins or ends; each is a term. Entities are coreference chains. The
    attribution layer has target, source and cue; NAF has no place for the rest.

    Arguments:
        document: what `attribution.attribute` returned.

    Raises:
        InputError: if it is not an attributed document.

    Example:
        >>> to_naf(AttributedDocument("It rained.")).count("<wf ")
        3
    """
    words = _Words(checked(document, "to_naf"))
    layers = {
        "raw": escaped(document.text),
        "text": words.text(),
        "terms": words.terms(),
        "coreferences": "".join(
            element("coref", {"id": f"co{number}", "status": "system", "type": e.kind}, spans)
            for number, e in enumerate(document.entities, 1)
            if (spans := "".join(words.span([mention]) for mention in e.mentions))
        ),
        "attribution": "".join(_statements(document, words)),
    }
    filled = {name: content for name, content in layers.items() if content}
    head = {"version": f"v{_VERSION}", "xml:lang": document.language}
    parts = [_header(document, list(filled)), *(element(n, {}, c) for n, c in filled.items())]
    return declaration + element("NAF", head, "\n", *(f"{part}\n" for part in parts)) + "\n"


def write(results: Iterable[Result], target: Target) -> Iterator[str]:  # noqa: ARG001
    """The article as NAF; failures have none."""
    for result in results:
        if not isinstance(result, Failure):
            yield to_naf(result)


def _header(document: AttributedDocument, layers: Sequence[str]) -> str:
    from attribution import __version__

    metadata = document.metadata
    described = {
        "title": metadata.title,
        "author": metadata.author,
        "creationtime": metadata.date,
        "filename": document.id,
    }
    processor = element("lp", {"name": "claim-attribution", "version": __version__})
    return element(
        "nafHeader",
        {},
        element("fileDesc", described),
        element("public", {"publicId": document.id, "uri": iri_of(document)}),
        *(element("linguisticProcessors", {"layer": layer}, processor) for layer in layers),
    )


def _statements(document: AttributedDocument, words: _Words) -> Iterator[str]:
    for number, a in enumerate(document.attributions, 1):
        target = words.span(a.quote.content)
        if not target:
            continue
        source = words.span([a.quote.source]) if a.quote.source else ""
        cue = words.span([a.quote.cue.span]) if a.quote.cue else ""
        yield element(
            "statement",
            {"id": f"a{number}"},
            element("statement_target", {}, target),
            element("statement_source", {}, source) if source else "",
            element("statement_cue", {}, cue) if cue else "",
        )


class _Words:
    """The words of a text, split so that no span begins or ends within one."""

    def __init__(self, document: AttributedDocument) -> None:
        self._text = document.text
        cuts = sorted({at for span in _spans(document) for at in (span.start, span.end)})
        found: list[tuple[int, int]] = []
        for word in _WORD.finditer(document.text):
            inner = cuts[bisect_left(cuts, word.start() + 1) : bisect_left(cuts, word.end())]
            bounds = [word.start(), *inner, word.end()]
            found += itertools.pairwise(bounds)
        self._words = found
        self._starts = [start for start, _ in found]

    def text(self) -> str:
        paragraph, at = 1, 0
        parts = []
        for number, (start, end) in enumerate(self._words, 1):
            paragraph += "\n" in self._text[at:start] and number > 1
            at = end
            place = {"para": str(paragraph), "offset": str(start), "length": str(end - start)}
            parts.append(
                element("wf", {"id": f"w{number}"} | place, escaped(self._text[start:end]))
            )
        return "".join(parts)

    def terms(self) -> str:
        return "".join(
            element(
                "term", {"id": f"t{n}"}, element("span", {}, element("target", {"id": f"w{n}"}))
            )
            for n in range(1, len(self._words) + 1)
        )

    def span(self, parts: Sequence[Span]) -> str:
        """The terms that lie in some spans; empty if no word lies in them."""
        numbers = [
            number
            for part in parts
            for number in range(
                bisect_left(self._starts, part.start) + 1, bisect_left(self._starts, part.end) + 1
            )
        ]
        targets = [element("target", {"id": f"t{number}"}) for number in numbers]
        return element("span", {}, *targets) if targets else ""


def _spans(document: AttributedDocument) -> Iterator[Span]:
    for entity in document.entities:
        yield from entity.mentions
    for a in document.attributions:
        yield from a.quote.content
        if a.quote.source is not None:
            yield a.quote.source
        if a.quote.cue is not None:
            yield a.quote.cue.span
