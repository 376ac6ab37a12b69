"""What was found among the words of one sentence: the parts of quotations, and what rules saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Span
from attribution.errors import InputError
from attribution.quotation import Quote

__all__ = ["Finding", "check_tree", "findings"]


@frozen
class Finding:
    """Words of a sentence that mean something to a quotation.

    Attributes:
        label: what they are: a part of the quotation, or the name of a rule that saw them.
        words: their places in the sentence, from 0 on.
        is_rule: whether a rule saw them.
    """

    label: str
    words: tuple[int, ...]
    is_rule: bool = False


def findings(sentence: Sentence, quotes: Iterable[Quote]) -> tuple[Finding, ...]:
    """What was found in a sentence: for each quotation its parts, then the rules.

    Where several quotations meet, each label has the id of its quotation behind it.

    Arguments:
        sentence: the sentence.
        quotes: of the document; those elsewhere are ignored.
    """
    each = {quote.id: _of(quote, sentence) for quote in quotes}
    here = {id_: found for id_, found in each.items() if found}
    if len(here) > 1:
        here = {
            id_: [evolve(finding, label=f"{finding.label} {id_}") for finding in found]
            for id_, found in here.items()
        }
    return tuple(dict.fromkeys(finding for found in here.values() for finding in found))


def _of(quote: Quote, sentence: Sentence) -> list[Finding]:
    """What a quotation has in a sentence."""
    parts = [Finding(label, _words(sentence, spans)) for label, spans in _parts(quote)]
    seen = {
        e.rule: Finding(e.rule, _words(sentence, e.tokens), True) for e in reversed(quote.evidence)
    }
    return [finding for finding in (*parts, *reversed(seen.values())) if finding.words]


def _parts(quote: Quote) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield "content", quote.content
    yield "cue", () if quote.cue is None else (quote.cue.span,)
    yield "source", () if quote.source is None else (quote.source,)
    yield "addressee", () if quote.addressee is None else (quote.addressee,)


def _words(sentence: Sentence, spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        i for i, t in enumerate(sentence.tokens) if any(t.span.overlaps(span) for span in spans)
    )


def check_tree(sentence: object, caller: str) -> Sentence:
    """A sentence, if it is one.

    Raises:
        InputError: if it is something else.
    """
    if not isinstance(sentence, Sentence):
        raise InputError(
            f"{caller}() draws a sentence, such as document.sentences[0], "
            f"not {type(sentence).__name__}"
        )
    return sentence
