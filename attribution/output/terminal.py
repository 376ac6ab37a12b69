"""`render`: a readable account of a document's attributions, for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator

from attribution.output.writing import Result, Target, checked
from attribution.result import AttributedDocument, Attribution, Failure
from attribution.statements import statement

__all__ = ["accounts", "printable", "render", "write"]

_COLOURS = {"quote": "\x1b[1m", "speaker": "\x1b[32m", "agency": "\x1b[36m", "dim": "\x1b[2m"}
_OFF = "\x1b[0m"
_NARROWEST = 20
_WIDEST = 88


def render(document: AttributedDocument, *, colour: bool = False, width: int = _WIDEST) -> str:
    """The attributions in text order, one paragraph for each.

    Arguments:
        document: what `attribution.attribute` returned.
        colour: whether to use ANSI colours.
        width: columns to wrap at.

    Example:
        >>> print(render(AttributedDocument("It rained.", id="weather")))
        weather: no quotations
    """
    return _account(checked(document, "render"), colour, width)


def _account(
    document: AttributedDocument,
    colour: bool,
    width: int,
    more: Callable[[Attribution], str] | None = None,
) -> str:
    """The account of `render`, with further lines after each attribution.

    Arguments:
        document: what `attribution.attribute` returned.
        colour: whether to use ANSI colours.
        width: columns to wrap at.
        more: gives the further lines of an attribution.
    """

    def paint(text: str, style: str) -> str:
        return f"{_COLOURS[style]}{text}{_OFF}" if colour else text

    def wrapped(text: str, indent: int) -> str:
        space = " " * indent
        plain = " ".join(printable(text).split())
        return textwrap.fill(
            plain, max(width, _NARROWEST), initial_indent=space, subsequent_indent=space
        )

    title = printable(document.id or "article")
    if not document.attributions:
        return f"{title}: no quotations"
    count = len(document.attributions)
    lines = [f"{title}: {count} quotation{'s' * (count != 1)}"]
    for a in document.attributions:
        lines += ["", paint(wrapped(a.quote.text, 2), "quote")]
        told = statement(a, document)
        lines += [
            f"    {label:<10}{paint(printable(text), style)}" for label, text, style in _facts(a)
        ]
        if told.replacements:
            lines.append(paint(wrapped(f"in full: {told.text}", 4), "dim"))
        if more is not None:
            lines += [paint(wrapped(line, 4), "dim") for line in more(a).splitlines()]
    if document.credits:
        names = ", ".join(credit.name for credit in document.credits)
        lines += ["", f"  helped with the article: {paint(printable(names), 'agency')}"]
    return "\n".join(lines)


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """The accounts of a run, separated by blank lines; failures have none."""
    return accounts(results, target)


def accounts(
    results: Iterable[Result], target: Target, more: Callable[[Attribution], str] | None = None
) -> Iterator[str]:
    """The account of each result, as wide as the terminal, up to a comfortable line length."""
    width = min(shutil.get_terminal_size().columns, _WIDEST) if target.terminal else _WIDEST
    for result in results:
        if not isinstance(result, Failure):
            yield _account(result, target.colour, width, more) + "\n\n"


def _facts(a: Attribution) -> list[tuple[str, str, str]]:
    facts = []
    if a.speaker is not None:
        role = a.speaker.entity.role
        name = (
            f"{a.speaker.name} ({role})" if role and role not in a.speaker.name else a.speaker.name
        )
        mention = a.quote.source.text if a.quote.source is not None else "no mention"
        facts.append(("speaker", name, "speaker"))
        if mention != a.speaker.name:
            facts.append(("as", f"{mention} ({a.speaker.resolved_by})", "dim"))
    else:
        facts.append(("speaker", f"none: {a.no_speaker}", "dim"))
    if a.agency is not None:
        facts.append(("agency", f"{a.agency.name} ({a.agency.relation})", "agency"))
    if a.addressee is not None:
        facts.append(("to", a.addressee.name, "speaker"))
    if a.about:
        facts.append(("about", ", ".join(topic.name for topic in a.about), "speaker"))
    cue = a.quote.cue.text if a.quote.cue is not None else "none"
    facts.append(("cue", f"{cue} ({a.quote.kind}, {a.polarity}, {a.confidence:.2f})", "dim"))
    return facts


def printable(text: str) -> str:
    r"""The text with U+FFFD for what a terminal would obey: control characters, direction marks.

    Example:
        >>> printable("\x1b[31mred")
        '�[31mred'
    """
    return "".join(c if c.isprintable() or c in " \n\t" else "�" for c in text)
