"""Label probabilities of a cue's sentence to a `Candidate`."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Document, Sentence, Span, Token
from attribution.quotation import Evidence
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.polarity import polarity

__all__ = ["candidate_of"]

_MARKS = "\"'“”„‘’‚«»‹›"
_EDGE = ".,;:—–- "


def candidate_of(
    document: Document,
    sentence: Sentence,
    cue: Token,
    probabilities: Sequence[Sequence[float]],
    own: Sequence[Candidate],
    lexicon: Lexicon,
    weight: float,
) -> Candidate | None:
    """What the tagger makes of a cue, or None where it finds no content.

    Arguments:
        document: the document.
        sentence: the cue's sentence.
        cue: the cue's head word.
        probabilities: for each word those of none, content, source and cue.
        own: the rules' candidates around the same cue.
        lexicon: the cue words.
        weight: how likely the cue is one.
    """
    tokens = sentence.tokens
    labels = [max(range(4), key=lambda k, row=row: row[k]) for row in probabilities]
    labels[cue.index - 1] = 3
    at = cue.index - 1
    phrase = [at]
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(tokens) and labels[place] == 3:
            phrase.append(place)
            place += step
    phrase.sort()
    rule = max(own, key=lambda c: c.weight, default=None)
    parts = [
        part
        for run in _runs([k == 1 for k in labels])
        if (part := _trimmed(document, tokens, run)) is not None
    ]
    outside = [
        part
        for c in own
        for part in c.content
        if part.end <= sentence.span.start or part.start >= sentence.span.end
    ]
    content = _sorted([*parts, *outside])
    if not content:
        if rule is None:
            return None
        content = rule.content
    source = _source(document, tokens, labels, probabilities)
    if source is None and rule is not None and rule.source is not None:
        inside = [t.index - 1 for t in tokens if t.span.overlaps(rule.source)]
        if not inside or max(probabilities[i][2] for i in inside) > 0.1:  # noqa: PLR2004
            source = rule.source
    evidence = Evidence(
        "learned",
        tuple(tokens[i].span for i in phrase),
        f"the tagger takes {cue.form!r} for a cue with a probability of {weight:.2f}",
    )
    attitude = next(
        (
            a
            for f in ("clause", "infinitive", "object", "complement", "noun", "adjective")
            if (a := lexicon.attitude(f, cue.lemma))
        ),
        "attitude",
    )
    base = rule or Candidate(
        "learned", content, attitude=attitude, polarity=polarity(sentence, cue, lexicon)
    )
    return evolve(
        base,
        rule=base.rule,
        content=content,
        cue=document.cover(tokens[i] for i in phrase),
        cue_head=cue,
        source=source,
        no_source=None
        if source
        else (base.no_source or f"nothing in the sentence is the source of {cue.form!r}"),
        weight=weight,
        evidence=(*(e for c in own for e in c.evidence), evidence),
    )


def _runs(chosen: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, on in enumerate(chosen):
        if not on:
            continue
        if runs and runs[-1][1] >= at - 1:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _trimmed(document: Document, tokens: Sequence[Token], run: tuple[int, int]) -> Span | None:
    """The span of a run of words: edge punctuation off, its quotation marks on."""
    start, end = tokens[run[0]].span.start, tokens[run[1] - 1].span.end
    text = document.text
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if not any(c.isalnum() for c in text[start:end]):
        return None
    if start and text[start - 1] in '"“‘«':
        start -= 1
    body = text[start:end]
    if text[end : end + 1] in ('"', "”", "’", "»") and any(m in body for m in '"“‘«'):
        end += 1
    elif text[end : end + 2] in ('."', ".”", ',"', ",”", '?"', "?”") and any(
        m in body for m in '"“'
    ):
        end += 2
    return document.span(start, end)


def _sorted(parts: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for part in sorted(parts, key=lambda s: (s.start, -s.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)


def _source(
    document: Document,
    tokens: Sequence[Token],
    labels: Sequence[int],
    probabilities: Sequence[Sequence[float]],
) -> Span | None:
    runs = _runs([k == 2 for k in labels])  # noqa: PLR2004
    if not runs:
        return None
    start, end = max(runs, key=lambda r: sum(probabilities[i][2] for i in range(*r)))
    while end - start > 1 and tokens[end - 1].upos == "PUNCT":
        end -= 1
    while end - start > 1 and tokens[start].upos == "PUNCT":
        start += 1
    return document.cover(tokens[start:end])
