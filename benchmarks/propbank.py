"""Measures `find_quotes` on predicates: ``python -m benchmarks.propbank FILES --cache DIR``.

Input are files of `corpora.propbank`: texts in which each predicate is marked as reporting
something, with who says it and what, or as reporting nothing. Printed are, of the predications
that report a clause, how many are found by their cue or their content, by both in one quotation,
and with the right source; and of our quotations whose cue is one of the predicates, how many
report something, may report something, or surely report nothing, by the rule that found them
first and by verb. What PropBank says nothing about (cues that are nouns, passages without a cue,
direct speech that goes on) is not counted.

PropBank marks what speakers report in their quoted words as well, which `find_quotes` gives only
where it is asked for: ``--within-quotes`` asks for it. ``--disable RULE`` shows what becomes of the
figures without a rule.
"""

from __future__ import annotations

import argparse
import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

from attrs import frozen

from attribution import Document, Quote, find_quotes
from attribution.document import Span
from attribution.quotes import Scope
from attribution.syntax.phrases import noun_phrase
from corpora.articles import documents
from corpora.propbank import CLAUSES, AnnotatedText, Predicate, read_predicates

__all__ = ["Outcome", "main", "outcomes", "predicate_of", "recall_of"]

_HALF = 0.5
_LISTED = 12


@frozen
class Outcome:
    """What became of one predication that reports a clause.

    Attributes:
        group: speech, thought, intent or evidence.
        cue: whether the predicate is in the cue of a quotation.
        content: whether a quotation has half of the content's letters and digits, of those of both
            together.
        both: whether one quotation has both.
        source: whether that quotation's source, else that with the cue, else that with the
            content, overlaps who says it; None where nobody is marked or nothing is found.
        meant: the same, a relative pronoun taken for the noun that it stands for: PropBank marks
            *the miner* in *the miner who said so*, where PolNeAR and we have *who*.
    """

    group: str
    cue: bool
    content: bool
    both: bool
    source: bool | None
    meant: bool | None

    @property
    def found(self) -> bool:
        return self.cue or self.content


def _characters(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def outcomes(text: AnnotatedText, document: Document, quotes: Sequence[Quote]) -> Iterator[Outcome]:
    """What became of each predication of a text that reports a clause.

    Arguments:
        text: has the predications.
        document: its parse.
        quotes: what was found in it.
    """
    contents = [_characters(text.text, [(p.start, p.end) for p in q.content]) for q in quotes]
    for predicate in text.predicates:
        if predicate.label != "reporting" or predicate.form not in CLAUSES:
            continue
        gold = _characters(text.text, predicate.content)
        cued = {j for j, quote in enumerate(quotes) if _has_cue(quote, predicate)}
        alike = {
            j
            for j, own in enumerate(contents)
            if gold & own and len(gold & own) >= _HALF * len(gold | own)
        }
        chosen = next(iter(sorted(cued & alike) or sorted(cued) or sorted(alike)), None)
        right = meant = None
        if chosen is not None and predicate.speaker:
            source = quotes[chosen].source
            right = source is not None and _meets(source, predicate.speaker)
            noun = _stood_for(document, source) if source is not None else None
            meant = right or (noun is not None and _meets(noun, predicate.speaker))
        yield Outcome(predicate.group, bool(cued), bool(alike), bool(cued & alike), right, meant)


def _meets(span: Span, others: Iterable[Sequence[int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in others)


def _stood_for(document: Document, source: Span) -> Span | None:
    """The noun that a relative pronoun stands for."""
    pronoun = document.head_of(source)
    if pronoun is None or pronoun.feature("PronType") != "Rel" or pronoun.span != source:
        return None
    sentence = document.sentences[pronoun.sentence]
    clauses = [t for t in sentence.ancestors(pronoun) if t.relation == "acl"]
    noun = sentence.head(clauses[0]) if clauses else None
    return document.cover(noun_phrase(sentence, noun)) if noun is not None else None


def _has_cue(quote: Quote, predicate: Predicate) -> bool:
    span = quote.cue.span if quote.cue is not None else None
    return span is not None and predicate.start < span.end and span.start < predicate.end


def predicate_of(text: AnnotatedText, document: Document, quote: Quote) -> Predicate | None:
    """The predicate that is the head of a quotation's cue, if PropBank has it."""
    head = document.head_of(quote.cue.span) if quote.cue is not None else None
    if head is None:
        return None
    at = bisect.bisect_left(text.predicates, head.span.start, key=lambda p: p.start)
    near = text.predicates[at : at + 1]
    return near[0] if near and near[0].start < head.span.end else None


def recall_of(found: Sequence[Outcome]) -> str:
    """The figures of some predications, in percent."""

    def share(values: Iterable[bool]) -> str:
        listed = list(values)
        return f"{100 * sum(listed) / len(listed):5.1f}" if listed else "    -"

    sources = [o.source for o in found if o.source is not None]
    meant = [o.meant for o in found if o.meant is not None]
    return " | ".join(
        [
            f"{len(found):5}",
            share(o.found for o in found),
            share(o.cue for o in found),
            share(o.content for o in found),
            share(o.both for o in found),
            f"{share(sources)} / {share(meant)} of {len(sources)}",
        ]
    )


def _rows(counts: dict[str, Counter[str]]) -> Iterator[str]:
    labels = ("reporting", "reporting-arg2", "borderline", "nocontent", "none")
    yield f"{'':24}     n | " + " | ".join(labels) + " | none, in percent"
    ranked = sorted(counts.items(), key=lambda item: -item[1].total())
    for name, row in ranked:
        figures = " | ".join(f"{row[label]:{len(label)}}" for label in labels)
        yield f"{name:24} {row.total():5} | {figures} | {100 * row['none'] / row.total():5.1f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.propbank", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("files", nargs="+", type=Path, help="texts with predicates, JSONL")
    parser.add_argument("--cache", type=Path, help="directory that keeps the parses")
    parser.add_argument("--model", default="compact", help="what to parse with (%(default)s)")
    parser.add_argument("--scope", choices=get_args(Scope), default="claims", help="%(default)s")
    parser.add_argument("--weigh", choices=("auto", "rules"), default="auto",
                        help="with the learned tagger or by rules (%(default)s)")  # fmt: skip
    parser.add_argument("--disable", action="append", default=[], metavar="RULE")
    parser.add_argument("--within-quotes", action="store_true",
                        help="find what quoted speakers report in their words, too")  # fmt: skip
    parser.add_argument("--genre", action="append", default=[], help="texts of this genre only")
    parser.add_argument("--list", action="store_true", help="print the finds that report nothing")
    options = parser.parse_args(arguments)
    texts = [t for path in options.files for t in read_predicates(path)]
    if options.genre:
        texts = [t for t in texts if t.genre in options.genre]
    _measure(texts, options)


def _measure(texts: Sequence[AnnotatedText], options: argparse.Namespace) -> None:
    found: list[Outcome] = []
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    by_verb: dict[str, Counter[str]] = defaultdict(Counter)
    unmarked: Counter[str] = Counter()
    read = documents((t.text for t in texts), model=options.model, directory=options.cache)
    for text, document in zip(texts, read, strict=True):
        quotes = find_quotes(
            document, scope=options.scope, scorer=options.weigh, disable=options.disable,
            within_quotes=options.within_quotes,
        )  # fmt: skip
        found += outcomes(text, document, quotes)
        for quote in quotes:
            predicate = predicate_of(text, document, quote)
            rule = quote.evidence[0].rule
            if predicate is None:
                unmarked["a cue that is no predicate" if quote.cue else "no cue"] += 1
                continue
            by_rule[rule][predicate.label] += 1
            by_rule["all"][predicate.label] += 1
            by_verb[predicate.lemma][predicate.label] += 1
            if options.list and predicate.label == "none":
                source = quote.source.text if quote.source else "-"
                cue = quote.cue.text if quote.cue else "-"
                print(f"{quote.confidence:.2f} {rule}: {source} | {cue} | {quote.text}")
    print("predications that report a clause, in percent")
    print("            n | found |   cue | content | both | source right / or its noun, of")
    for group in ("all", "speech", "thought", "intent", "evidence"):
        chosen = [o for o in found if group in ("all", o.group)]
        print(f"{group:8} {recall_of(chosen)}")
    print("\nquotations whose cue is a predicate, by the first rule")
    print("\n".join(_rows(by_rule)))
    wrong = {v: row for v, row in by_verb.items() if row["none"]}
    worst = sorted(wrong, key=lambda v: -wrong[v]["none"])[:_LISTED]
    print("\nby verb, those with the most that report nothing")
    print("\n".join(_rows({verb: wrong[verb] for verb in worst})))
    print("\nnot counted: " + ", ".join(f"{n} with {what}" for what, n in unmarked.items()))


if __name__ == "__main__":
    main()
