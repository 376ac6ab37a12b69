"""What `find_quotes` finds: a `Quote` with its cue, source and evidence.

The terms are those of the PARC and PolNeAR corpora (Pareti 2015; Newell,
Margolin and Ruths 2018): an attribution links a *source* to a *content*
through a *cue*.
"""

from __future__ import annotations

from textwrap import shorten
from typing import Literal

from attrs import frozen

from attribution.document import Span
from attribution.part_types import check_parts

__all__ = ["Cue", "Evidence", "Kind", "Polarity", "Quote"]

Kind = Literal["direct", "indirect", "mixed"]
"""Word for word in quotation marks, in the writer's own words, or partly quoted."""

Polarity = Literal["asserted", "negated", "declined", "hypothetical", "questioned"]
"""Whether it was said at all, according to the article: *did not say* is negated, *declined to say*
declined, *may say* and *will say* hypothetical, *did she say ...?* questioned."""


@frozen
class Cue:
    """The words that mark the attribution.

    Attributes:
        span: the whole cue phrase, such as *did not say* or *according to*.
        lemma: lemma of its head, such as ``"say"``.
    """

    span: Span
    lemma: str
    __attrs_post_init__ = check_parts

    @property
    def text(self) -> str:
        """The cue phrase as it stands in the text."""
        return self.span.text


@frozen
class Evidence:
    """Why a quotation was found.

    Attributes:
        rule: name of the rule, as `attribution.quotes.rule_names` lists it.
        tokens: the words it fired on.
        note: one readable sentence.
    """

    rule: str
    tokens: tuple[Span, ...]
    note: str
    __attrs_post_init__ = check_parts


@frozen
class Quote:
    """One quotation: what somebody said, thinks or wants, according to the article.

    Attributes:
        id: its name within the document, ``"q1"``, ``"q2"``, ... in text order.
        kind: direct, indirect or mixed.
        content: what is ascribed to the source: one or more parts in text order, quotation
            marks included.
        cue: the words that mark the attribution, or None if there are none.
        source: the words of the text that say who is quoted, or None.
        no_source: why there is no source, else None.
        addressee: the words of the text that say who was spoken to, or None.
        parent: ``id`` of the quotation that this one is nested in, or None.
        polarity: whether it was said at all, according to the article.
        confidence: from 0 to 1.
        evidence: which rules fired, and where.
    """

    id: str
    kind: Kind
    content: tuple[Span, ...]
    cue: Cue | None = None
    source: Span | None = None
    no_source: str | None = None
    addressee: Span | None = None
    parent: str | None = None
    polarity: Polarity = "asserted"
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    __attrs_post_init__ = check_parts

    @property
    def text(self) -> str:
        """The parts of the content, joined by ``" ... "``."""
        return " ... ".join(part.text for part in self.content)

    def __repr__(self) -> str:
        return f"<Quote {self.id!r} {self.kind} {shorten(self.text, 60, placeholder=' …')!r}>"
