"""Writes standoff annotations for brat: https://brat.nlplab.org/standoff.html."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attribution.document import Span
from attribution.errors import InputError
from attribution.output.plain_lines import harmless, in_one_line
from attribution.output.writing import Result, Target, checked, several
from attribution.result import AttributedDocument, Attribution, Failure

__all__ = ["CONFIGURATION", "text_for_brat", "to_brat", "write", "write_brat"]

CONFIGURATION = """\
[entities]
Content
Cue
Source
Addressee
Agency

[relations]
HasCue\tArg1:Content, Arg2:Cue
HasSource\tArg1:Content, Arg2:Source
HasAddressee\tArg1:Content, Arg2:Addressee
HasAgency\tArg1:Content, Arg2:Agency
Within\tArg1:Content, Arg2:Content

[events]

[attributes]
Kind\tArg:Content, Value:direct|indirect|mixed
Polarity\tArg:Content, Value:asserted|negated|declined|hypothetical|questioned
"""
"""The ``annotation.conf`` that tells brat which annotations there are."""

_WORDS = re.compile(r"[^\n]+")


def text_for_brat(document: AttributedDocument) -> str:
    """The article's text for the ``.txt`` file, with the same offsets.

    Arguments:
        document: what `attribution.attribute` returned.
    """
    return harmless(checked(document, "text_for_brat").text)


def to_brat(document: AttributedDocument) -> str:
    """A document's attributions as the content of an ``.ann`` file.

    Contents, cues, sources, addressees and agencies are text-bound annotations; relations
    join each to its content; kind and polarity are attributes; speaker, agency and confidence
    stand in a note. Offsets count characters of the ``.txt`` file.

    Arguments:
        document: what `attribution.attribute` returned.

    Raises:
        InputError: if it is not an attributed document.

    Example:
        >>> to_brat(AttributedDocument("It rained."))
        ''
    """
    lines = _Lines(text_for_brat(document))
    contents: dict[str, str] = {}
    for a in document.attributions:
        contents[a.quote.id] = lines.mark("Content", a.quote.content, own=True)
    for a in document.attributions:
        lines.attribution(a, contents)
    return lines.text()


def write(results: Iterable[Result], target: Target) -> Iterator[str]:  # noqa: ARG001
    """The annotations of an article; failures have none."""
    for result in results:
        if not isinstance(result, Failure):
            yield to_brat(result)


def write_brat(results: Iterable[Result], folder: str | Path) -> None:
    """Writes a folder that brat can open: a text and its annotations for each article.

    Arguments:
        results: documents and failures; failures have no files. Files are named after the ids of
            the documents, or after their positions.
        folder: the folder to write to; it is made if it does not exist.

    Raises:
        InputError: if the files of two articles would have the same name.
        OSError: if it cannot be written.
    """
    place = Path(folder)
    if place.is_file():
        raise InputError(f"{place} is a file: name a folder to write to")
    place.mkdir(parents=True, exist_ok=True)
    (place / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8", newline="\n")
    written: set[str] = set()
    for number, result in enumerate(several(results, "write_brat"), 1):
        if isinstance(result, Failure):
            continue
        name = re.sub(r"[^\w.\-]", "_", result.id or f"{number:06}").lstrip(".")[:100] or "_"
        if name.lower() in written:
            raise InputError(f"two articles would be called {name!r}: give them ids that differ")
        written.add(name.lower())
        for ending, text in ((".txt", text_for_brat(result)), (".ann", to_brat(result))):
            (place / f"{name}{ending}").write_text(text, encoding="utf-8", newline="\n")


class _Lines:
    """The lines of an ``.ann`` file; each type of annotation is numbered separately."""

    def __init__(self, text: str) -> None:
        self._source = text
        self._lines: list[str] = []
        self._numbers: dict[str, int] = {}
        self._marks: dict[tuple[str, tuple[Span, ...]], str] = {}

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)

    def mark(self, kind: str, parts: Sequence[Span], *, own: bool = False) -> str:
        """The id of a text-bound annotation: a new one, or that of the same one made before."""
        key = (kind, tuple(parts))
        if key not in self._marks or own:
            # Brat does not let a fragment go over the end of a line.
            found = [
                m for part in parts for m in _WORDS.finditer(self._source, part.start, part.end)
            ]
            offsets = ";".join(f"{m.start()} {m.end()}" for m in found)
            words = " ".join(m[0].replace("\t", " ") for m in found)
            self._marks[key] = self._add("T", f"{kind} {offsets}\t{words}") if found else ""
        return self._marks[key]

    def attribution(self, a: Attribution, contents: dict[str, str]) -> None:
        content = contents[a.quote.id]
        if not content:
            return
        cue = a.quote.cue.span if a.quote.cue else None
        agency = a.agency.mention if a.agency else None
        for relation, mention in (
            ("Cue", cue),
            ("Source", a.quote.source),
            ("Addressee", a.quote.addressee),
            ("Agency", agency),
        ):
            other = self.mark(relation, (mention,)) if mention is not None else ""
            if other:
                self._add("R", f"Has{relation} Arg1:{content} Arg2:{other}")
        outer = contents.get(a.quote.parent or "")
        if outer:
            self._add("R", f"Within Arg1:{content} Arg2:{outer}")
        self._add("A", f"Kind {content} {a.quote.kind}")
        self._add("A", f"Polarity {content} {a.polarity}")
        facts = [f"confidence {a.confidence:.2f}"]
        if a.agency is not None:
            facts.insert(0, f"{a.agency.relation} {a.agency.name}")
        if a.speaker is not None:
            facts.insert(0, f"speaker {a.speaker.name}")
        note = in_one_line("; ".join(facts))
        self._add("#", f"AnnotatorNotes {content}\t{note}")

    def _add(self, kind: str, rest: str) -> str:
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        self._lines.append(f"{kind}{number}\t{rest}")
        return f"{kind}{number}"
