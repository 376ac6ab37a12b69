"""`Document` to quotations: rules propose, a scorer weighs, assembly decides."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from attribution.document import Document
from attribution.errors import InputError
from attribution.quotation import Quote
from attribution.quotes.assembly import assemble
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import passages
from attribution.quotes.registry import propose, rule_names

__all__ = ["Lexicon", "Scope", "find_quotes", "rule_names"]

Scope = Literal["all", "speech"]

# Below this a candidate is more often wrong than right.
_LEAST_WEIGHT = 0.5


def find_quotes(
    document: Document,
    *,
    scope: Scope = "all",
    disable: Collection[str] = (),
    lexicon: Lexicon | None = None,
) -> tuple[Quote, ...]:
    """Finds every direct, indirect and mixed quotation of a document.

    Arguments:
        document: a parsed article, from `attribution.parse`.
        scope: ``"all"`` for speech and attitudes (what is thought, wanted,
            planned), ``"speech"`` for what was said or written only.
        disable: names of rules to leave out, of those in `rule_names`.
        lexicon: the cue words; the package's own for the document's language
            unless you give one.

    Returns:
        The quotations in text order.

    Raises:
        InputError: if it is not a document, or an option is not one of those.

    Example:
        >>> from attribution import parse
        >>> document = parse("Dana Reyes said the bridge was safe.", model="compact")
        >>> [(q.source.text, q.cue.text, q.text) for q in find_quotes(document)]
        [('Dana Reyes', 'said', 'the bridge was safe')]
    """
    if not isinstance(document, Document):
        raise InputError(
            f"find_quotes() needs a Document, not {type(document).__name__}: "
            "parse the text first, with attribution.parse()"
        )
    if scope not in ("all", "speech"):
        raise InputError(f"scope is 'all' or 'speech', not {scope!r}")
    words = lexicon if lexicon is not None else Lexicon.default(document.language)
    marked = passages(document)
    candidates = [
        c
        for c in propose(document, words, marked, disable)
        if c.weight >= _LEAST_WEIGHT and (scope == "all" or c.attitude == "speech")
    ]
    return assemble(document, candidates, marked)
