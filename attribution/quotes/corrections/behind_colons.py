"""Makes one clause of what a report between commas parts behind a colon.

*The mayor was blunt: the bridge, **she said**, would close*: parsers that saw few of these hang the
halves of the clause and the report on the words before the colon, or on each other. So they do
where nothing but *there is* stands before the report (*There is, **she said**, no other road*), or
a question (*Whether it works, **she said**, is unclear*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears, may_be_cited
from attribution.syntax.phrases import is_finite, tops
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_reports_behind_colons"]

# Words of a source, of the words before a report, and of what more is told of a source.
_MOST, _MOST_BEFORE, _MOST_MORE = 12, 12, 5
_NEAR = 6  # how far behind its verb a source begins or ends
_GROUP = ("aux", "aux:pass", "cop")
_BELOW = ("acl", "advcl", "ccomp", "csubj")
_OPENING = ("ADP", "CCONJ", "SCONJ")
_NOMINAL = ("NOUN", "NUM", "PRON", "PROPN")
_ENDS = (",", ".", ";", ":", "!", "?")


@frozen
class _Halves:
    """A clause in two halves around a report.

    Attributes:
        before: the words before the first comma.
        report: the words between the commas.
        behind: the words behind the second comma.
        verb: what reports.
    """

    before: Sequence[Token]
    report: Sequence[Token]
    behind: Sequence[Token]
    verb: Token


def with_reports_behind_colons(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with the halves of such a clause under one predicate, and the report beside it.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs report clauses.
    """
    for at, token in enumerate(sentence.tokens):
        if token.form == ":" or at == 0:
            start = at + 1 if token.form == ":" else 0
            halves = _halves(sentence, start, knowledge)
            main = _predicate(sentence, halves) if halves is not None else None
            if halves is not None and main is not None:
                return replaced(sentence, _mended(sentence, halves, main))
    return sentence


def _halves(sentence: Sentence, start: int, knowledge: Knowledge) -> _Halves | None:
    """The halves of a clause that begins somewhere, if a report between commas parts them."""
    words = sentence.tokens[start:]
    commas = [i for i, t in enumerate(words) if t.form == ","]
    if len(commas) < 2 or not 0 < commas[0] <= _MOST_BEFORE:
        return None
    before = words[: commas[0]]
    asked = start == 0 and _is_question(before, words[commas[1] + 1 :], knowledge)
    there = start > 0 or sentence.child(before[-1], "expl") is not None
    if any(t.upos == "PUNCT" for t in before) or not (asked or there):
        return None
    # What stands before the report has no tense of its own but at its end: *there is, ...*.
    if not asked and (any(map(is_finite, before[:-1])) or before[0].upos in _OPENING):
        return None
    verb = next((t for t in words[commas[0] + 1 : commas[1]] if is_finite(t)), None)
    if verb is None or knowledge.lexicon.attitude("clause", verb.lemma) is None:
        return None
    closed = _closed(words, commas, verb)
    report, behind = words[commas[0] + 1 : closed], words[closed + 1 :]
    stop = next((i for i, t in enumerate(behind) if t.form in _ENDS[1:]), len(behind))
    halves = _Halves(before, report, behind[:stop], verb)
    return halves if _is_report(sentence, halves, knowledge) else None


def _is_question(before: Sequence[Token], behind: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a clause before a report asks something, and its predicate follows that at once."""
    asking = before[0].lemma.lower() in knowledge.grammar.clauses.interrogatives
    asking = asking or before[0].feature("PronType") == "Int"
    return asking and bool(behind) and is_finite(behind[0]) and any(map(is_finite, before))


def _closed(words: Sequence[Token], commas: Sequence[int], verb: Token) -> int:
    """Where the report ends: behind what more is told of its source, *says Ida Roe, 51, ...*."""
    first, *more = commas[1:]
    if words[first].index > verb.index + 1 and words[commas[0] + 1] is verb and more:
        told = words[first + 1 : more[0]]
        if 0 < len(told) <= _MOST_MORE and not any(t.upos in ("AUX", "VERB") for t in told):
            return more[0]
    return first


def _is_report(sentence: Sentence, halves: _Halves, knowledge: Knowledge) -> bool:
    """Whether the words between the commas are no more than a source and its verb."""
    report, verb = halves.report, halves.verb
    opening, own = report[0], [t for t in report if t.upos in _NOMINAL]
    if not own or not halves.behind or len(report) > _MOST or is_within_marks(sentence, verb):
        return False
    if opening.upos in _OPENING or is_within_marks(sentence, halves.before[0]):
        return False
    if any(t.feature("PronType") in ("Int", "Rel") for t in report):
        return False
    if sum(is_finite(t) for t in report) > 1 or any(t.form == ":" for t in report):
        return False
    first = halves.behind[0]
    goes_on = any(is_finite(t) for t in halves.behind[:3]) and first.upos not in ("CCONJ", "SCONJ")
    if not is_finite(halves.before[-1]) and not goes_on:
        return False
    source = next((t for t in tops(report) if t.upos in _NOMINAL), own[0])
    named = any(t.upos in ("PRON", "PROPN") for t in own)
    return named or hears(source, knowledge) or may_be_cited(source, knowledge)


def _predicate(sentence: Sentence, halves: _Halves) -> Token | None:
    """The predicate of the clause in two halves, if the parser did not find it so already."""
    around = [*halves.before, *halves.behind]
    inside = {t.index for t in around}
    ends = halves.before[-1]
    finite = ends if is_finite(ends) else next((t for t in halves.behind if is_finite(t)), None)
    if finite is None:
        return None
    head = sentence.head(finite)
    main = finite
    if head is not None and head.index in inside and finite.relation in _GROUP:
        main = head
    elif finite.upos == "AUX" and finite is ends:
        main = next((t for t in tops(halves.behind) if t.upos != "PUNCT"), main)
    below = sentence.head(main)
    while below is not None and below.index in inside and main.relation not in _BELOW:
        main, below = below, sentence.head(below)
    return main


def _mended(sentence: Sentence, halves: _Halves, main: Token) -> Iterator[Token]:
    inside = {t.index for t in (*halves.before, *halves.behind)}
    whole = inside | {t.index for t in halves.report}
    rest = [t for t in sentence.tokens if t.index not in whole]
    # Where the highest of all these words hung, there the clause hangs, or what precedes it.
    outer = min(tops([t for t in sentence.tokens if t.index in whole]), key=lambda t: t.head)
    top = next((t for t in tops(rest) if t.index < min(whole) and t.upos != "PUNCT"), None)
    if top is None:
        yield evolve(main, head=outer.head, deprel=outer.deprel)
    else:
        yield evolve(main, head=top.index, deprel="parataxis")
        if top.head in whole:
            outer = next(t for t in sentence.ancestors(top) if t.head not in whole)
            top = evolve(top, head=outer.head, deprel=outer.deprel)
            yield top
    yield evolve(halves.verb, head=main.index, deprel="parataxis")
    for token in (*halves.before, *halves.behind):
        if token is not main and token.head not in inside:
            yield evolve(token, head=main.index, deprel=_relation(halves, token, main))
    yield from _with_source(sentence, halves)
    for token in rest:
        if token.head in whole and (top is None or token.index != top.index):
            above = main if top is None or token.index > main.index else top
            yield evolve(token, head=above.index)


def _with_source(sentence: Sentence, halves: _Halves) -> Iterator[Token]:
    """The words of a report under its verb, and who says it as its subject."""
    verb, within = halves.verb, {t.index for t in halves.report}
    acts = next((t for t in sentence.children(verb, *ANY_SUBJECT) if t.index in within), None)
    for token in halves.report:
        astray = token is not verb and token.head not in within
        source = acts is None and token.upos in _NOMINAL and token.index < verb.index + _NEAR
        if astray or (source and token.head == verb.index):
            acts = token if source else acts
            yield evolve(token, head=verb.index, deprel="nsubj" if source else token.deprel)


def _relation(halves: _Halves, token: Token, main: Token) -> str:
    """The relation of a word that did not hang within the clause, to its predicate."""
    if token.upos == "PUNCT":
        return "punct"
    if token in halves.before and any(map(is_finite, halves.before[:-1])):
        return "csubj"
    if token.upos in _NOMINAL and (token in halves.before or main in halves.before):
        return "nsubj"
    if token.upos == "AUX":
        return "cop" if main.upos in (*_NOMINAL, "ADJ") else "aux"
    return "dep" if token.relation in ("root", "ccomp", "parataxis") else token.deprel
