"""Measures whom contents speak of against gold coreference: ``python -m benchmarks.topics FILES``.

Input are GUM's CoNLL-U files (news, interviews, speeches and biographies) with ``Entity=`` (chains)
in MISC. Counted are the pronouns and the descriptions that are mentions of a chain and stand in a
content that `attribute` yields. Of those whose chain has a name, which a title or an office is not,
the answer is right if the entity's name is one of the chain's names, or has all whom they join;
what is not linked counts as wrong. The row *sure* leaves out links of a confidence below 0.5, as
networks do. Precision is of what is linked to somebody with a name: among the mentions whose chain
has one, and among all pronouns and descriptions that are linked, whatever GUM takes them for.

With ``--left-out FOLDER`` the pronouns of each file are judged by weights that were learned without
it: those that ``python -m training.antecedents --left-out FOLDER`` wrote from the same files.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from attribution import (
    AttributedDocument,
    Document,
    Entity,
    Sentence,
    Span,
    Token,
    TopicMention,
    attribute,
)
from attribution.knowledge import People
from attribution.topics import finding
from benchmarks.chain_names import names_of, names_same
from benchmarks.gum import options, readings
from benchmarks.speakers import Chain, chains

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["GENRES", "measure", "print_counts"]

GENRES = ("news", "interview", "speech", "bio")
"""The genres of GUM that are measured."""
# What `about` gives: persons, bodies and places; GUM has chains of plants and dates as well.
_KINDS = ("person", "organization", "place")
_ROWS = ("pronouns", "I", "we", "you", "third person", "descriptions", "all", "sure")
# How what is no name was linked.
_UNNAMED = ("pronoun", "nominal", "fitting", "description")
# What networks count and a table shows by itself: mentions of so much confidence.
_SURE = 0.5


def main(arguments: list[str] | None = None) -> int:
    given = options(__doc__, GENRES, arguments, left_out=True)
    for trees, documents in readings(given):
        counts = Counter[tuple[str, str]]()
        for at, one in enumerate(documents):
            gold_chains = chains(one.gold, one.conllu, named=False)
            names = names_of(one.gold, gold_chains)
            with _without(at, given.left_out):
                measure(one.name, one.document, gold_chains, names, counts, given.errors)
        print(f"{trees} trees, {len(given.files)} documents")
        print_counts(counts)
    return 0


@contextmanager
def _without(at: int, folder: Path | None) -> Iterator[None]:
    """Judges pronouns by weights learned without a file, if a folder has such.

    Arguments:
        at: the file's place among those measured, which are those learned from.
        folder: the folder, or None for the weights of the package.
    """
    if folder is None:
        yield
        return
    parts = sorted(folder.glob("*.toml"))
    learned = tomllib.loads(parts[at % len(parts)].read_text(encoding="utf-8"))["weights"]
    with patch.object(finding, "weights", lambda _: learned):
        yield


def print_counts(counts: Counter[tuple[str, str]]) -> None:
    for row in _ROWS:
        named, right = counts[row, "named"], counts[row, "right"]
        linked, given = counts[row, "linked"], counts[row, "given"]
        print(
            f"  {row:14} right {right:4} of {named:4} {_share(right, named):5.1f}%"
            f"   of what is linked {right:4} of {linked:4} {_share(right, linked):5.1f}%"
            f"   of all links {counts[row, 'given right']:4} of {given:4}"
            f" {_share(counts[row, 'given right'], given):5.1f}%"
        )


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def measure(
    name: str,
    document: Document,
    gold: Sequence[Chain],
    names_of_each: Sequence[Sequence[str]],
    counts: Counter[tuple[str, str]],
    show: bool = False,
) -> None:
    """Counts the mentions of one document.

    Arguments:
        name: of the document, to print.
        document: from gold trees or from raw text.
        gold: its chains, those without a name as well.
        names_of_each: the names of each chain.
        counts: what is counted, by the kind of mention.
        show: whether to print each mention that is wrong.
    """
    result = attribute(document)
    parts = [p for a in result.attributions for p in a.quote.content]
    for chain, names in zip(gold, names_of_each, strict=True):
        if chain.kind not in _KINDS:
            continue
        for span in chain.spans:
            head = document.head_of(span)
            if head is None or not any(p.covers(head.span) for p in parts):
                continue
            row = _row(document, head, span)
            if row is None:
                continue
            answer, confidence = _answer(document, result, head)
            right = answer is not None and any(names_same(answer, n) for n in names)
            rows = ["all", row] if row == "descriptions" else ["all", row, "pronouns"]
            # The row of what is sure has what is less sure as not linked.
            if answer is None or confidence >= _SURE:
                rows.append("sure")
            else:
                counts["sure", "named"] += bool(names)
            for at in rows:
                counts[at, "named"] += bool(names)
                counts[at, "right"] += right
                counts[at, "linked"] += bool(names) and answer is not None
            if show and not right and names:
                known = max(names, key=lambda n: (len(n), n))
                print(name, row, span.start, span.text[:40], answer, known, sep=" | ")
    for link, right in _links(document, result, gold, names_of_each):
        sure = ["sure"] if link.confidence >= _SURE else []
        for at in [*_rows_of(document, link.span), *sure]:
            counts[at, "given"] += 1
            counts[at, "given right"] += right
        if show and not right:
            print(name, "linked", link.span.start, link.span.text[:40], sep=" | ")


def _links(
    document: Document,
    result: AttributedDocument,
    gold: Sequence[Chain],
    names_of_each: Sequence[Sequence[str]],
) -> Iterator[tuple[TopicMention, bool]]:
    """What is linked to somebody with a name though it has none, each once, and whether rightly."""
    known: dict[int, list[str]] = {}
    for chain, names in zip(gold, names_of_each, strict=True):
        for span in chain.spans:
            head = document.head_of(span)
            if head is not None:
                known.setdefault(head.span.start, []).extend(names)
    met: set[Span] = set()
    for topic, mention in (
        (t, m) for a in result.attributions for t in a.about for m in t.mentions
    ):
        head = document.head_of(mention.span)
        if (
            mention.resolved_by in _UNNAMED
            and mention.span not in met
            and head is not None
            and _is_named(document, result, topic.entity)
        ):
            met.add(mention.span)
            names = known.get(head.span.start, [])
            yield mention, any(names_same(topic.name, name) for name in names)


def _rows_of(document: Document, span: Span) -> list[str]:
    """The rows that a linked mention is counted in."""
    head = document.head_of(span)
    row = _row(document, head, span) if head is not None and head.upos != "NOUN" else None
    if row is None:
        return ["all", "descriptions"]
    return ["all", row, "pronouns"]


def _answer(
    document: Document, result: AttributedDocument, head: Token
) -> tuple[str | None, float]:
    """The name of the entity that the mention with a head is linked to, and how sure that is."""
    found = [
        (len(mention.span), topic.entity.name, mention.confidence)
        for a in result.attributions
        for topic in a.about
        for mention in topic.mentions
        if mention.span.covers(head.span) and _is_named(document, result, topic.entity)
    ]
    return min(found)[1:] if found else (None, 0.0)


def _is_named(document: Document, result: AttributedDocument, entity: Entity) -> bool:
    """Whether the article names an entity at all, or all who make it up."""
    if entity.members:
        members = [e for e in result.entities if e.id in entity.members]
        return all(_is_named(document, result, member) for member in members)
    heads = (document.head_of(mention) for mention in entity.mentions)
    return any(head is not None and head.upos == "PROPN" for head in heads)


def _is_definite(sentence: Sentence, head: Token) -> bool:
    """Whether a noun refers back, as *the mayor*, *this town* and *her party* do.

    *A legend* and *Lund is the mayor* say what somebody is; *the mayor, Ana Lund* names her.
    """
    article = sentence.child(head, "det")
    definite = article is not None and (
        article.feature("Definite") == "Def" or article.feature("PronType") == "Dem"
    )
    says = head.relation == "appos" or sentence.child(head, "cop", "appos") is not None
    return (definite or sentence.child(head, "nmod:poss") is not None) and not says


def _row(document: Document, head: Token, span: Span) -> str | None:
    """What a mention is counted as; None for names and for what is neither."""
    people = People.default()
    form = head.form
    if head.upos == "NOUN":
        return "descriptions" if _is_definite(document.sentences[head.sentence], head) else None
    if head.upos not in ("PRON", "DET") or len(span) > len(form) + 3:
        return None
    if people.has("pronouns", "first_singular", form):
        return "I"
    if people.has("pronouns", "first", form):
        return "we"
    if people.has("pronouns", "second", form):
        return "you"
    third = ("masculine", "feminine", "plural", "neuter")
    return "third person" if any(people.has("pronouns", k, form) for k in third) else None


if __name__ == "__main__":
    sys.exit(main())
