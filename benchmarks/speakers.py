"""Measures speaker resolution against gold coreference: ``python -m benchmarks.speakers``.

Input are GUM's CoNLL-U files with ``Entity=`` (chains) in MISC. For each source
mention that `find_quotes` yields and that is a pronoun or a nominal of a chain
with a name, the answer counts as right if the entity's name is one of the
chain's names. A mention without an answer counts as wrong. Two baselines answer
the same mentions: the nearest named person before, and the nearest named subject.

Whether *Mom* and *the President*, a title or a word of kinship alone, name a
chain is open to dispute, so the figures are printed by both rules.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from attrs import define, field

from attribution import Document, Quote, Span, find_quotes
from attribution.knowledge import Knowledge, People
from attribution.layout.structure import lay_out
from attribution.mentions import find_mentions
from attribution.mentions.names import NameMention
from attribution.quotes.numbering import claims_of
from attribution.speakers import resolve
from benchmarks.gum import options, readings

# Whether titles and words of kinship alone are names, too.
_RULES = {False: "chains with a name", True: "titles and words of kinship are names, too"}
_GENRES = ("news", "interview", "bio", "fiction")
_THIRD = {"he", "him", "his", "she", "her", "they", "them", "their", "it", "its"}
_IGNORED = {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister"}


@define
class Chain:
    """A gold chain: where it is mentioned, and by which names."""

    kind: str = ""
    spans: list[Span] = field(factory=list)
    names: list[str] = field(factory=list)


def main(arguments: list[str] | None = None) -> int:
    given = options(__doc__, _GENRES, arguments)
    for trees, documents in readings(given):
        counted: dict[bool, Counter[tuple[str, str]]] = {rule: Counter() for rule in _RULES}
        for one in documents:
            for titles, counts in counted.items():
                gold_chains = chains(one.gold, one.conllu, titles=titles)
                # The second rule counts whatever the first does.
                _measure(one.name, one.document, gold_chains, counts, given.errors and titles)
        for titles, counts in counted.items():
            print(f"{trees} trees, {len(given.files)} documents, {_RULES[titles]}")
            _print(counts)
    return 0


def _print(counts: Counter[tuple[str, str]]) -> None:
    for kind in ("pronoun", "third person", "nominal"):
        total = counts[kind, "total"]
        for who in ("ours", "nearest person", "nearest subject"):
            share = 100 * counts[kind, who] / total if total else 0.0
            print(f"  {kind:12} {who:16} {counts[kind, who]:4} of {total:4}  {share:5.1f}%")


def chains(
    document: Document, conllu: str, *, titles: bool = False, named: bool = True
) -> list[Chain]:
    """The gold chains of a document, with their spans and names.

    Arguments:
        document: the document from gold trees.
        conllu: the same as CoNLL-U.
        titles: whether *Mom* and *the President* are names.
        named: whether to leave out those without a name.
    """
    found: dict[str, Chain] = defaultdict(Chain)
    opened: dict[str, list[int]] = defaultdict(list)
    tokens = [t for s in document.sentences for t in s.tokens]
    for token, value in zip(tokens, _entity_values(conllu), strict=True):
        for match in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", value):
            if match[1] is not None:
                key, kind = match[1].split("-")[:2]
                found[key].kind = kind
                opened[key].append(token.span.start)
                if match[2] is None:
                    continue
            else:
                key = match[3].split("-")[0]
            if opened[key]:
                span = document.span(opened[key].pop(), token.span.end)
                found[key].spans.append(span)
                head = document.head_of(span)
                if head is not None and head.upos == "PROPN" and (titles or _is_name(span.text)):
                    found[key].names.append(span.text)
    return [c for c in found.values() if c.names or not named]


def _entity_values(conllu: str) -> Iterator[str]:
    """The Entity value of each word; keys of split spans lose their part number."""
    for line in conllu.splitlines():
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        pairs = dict(p.partition("=")[::2] for p in columns[9].split("|"))
        yield re.sub(r"\[\d+/\d+\]", "", pairs.get("Entity", ""))


def _measure(
    name: str, document: Document, gold: list[Chain], counts: Counter[tuple[str, str]], show: bool
) -> None:
    quotes = find_quotes(document)
    known = Knowledge.default(document.language)
    layout = lay_out(document, known.grammar)
    mentions = find_mentions(document, layout, known)
    claims = resolve(document, claims_of(document, quotes), mentions, layout, known).claims
    names = [n for n in mentions.names if n.name.person]
    for quote, claim in zip(quotes, claims, strict=True):
        speaker = claim.speaker.member if claim.speaker is not None else None
        chain = _chain_of(document, quote, gold)
        if chain is None or quote.source is None:
            continue
        head = document.head_of(quote.source)
        if head is None or head.upos not in ("PRON", "NOUN"):
            continue
        if re.search(r"\b[Ww]ho|[Tt]hat|[Ww]hich\b", head.form):
            continue
        kind = "pronoun" if head.upos == "PRON" else "nominal"
        before = [n for n in names if n.span.end <= quote.source.start]
        subjects = [n for n in before if n.head.relation == "nsubj"]
        answers = {
            "ours": speaker.name if speaker else "",
            "nearest person": _last(before),
            "nearest subject": _last(subjects),
        }
        kinds = [kind]
        if kind == "pronoun" and head.form.lower() in _THIRD:
            kinds.append("third person")
        for row in kinds:
            counts[row, "total"] += 1
            for who, answer in answers.items():
                counts[row, who] += any(same_name(answer, n) for n in chain.names)
        if show and not any(same_name(answers["ours"], n) for n in chain.names):
            wrong = (name, kind, quote.source.start, quote.source.text, answers["ours"])
            print(*wrong, sorted(set(chain.names), key=len)[-1], sep=" | ", file=sys.stderr)


def _last(names: list[NameMention]) -> str:
    return names[-1].bare.text if names else ""


def _chain_of(document: Document, quote: Quote, gold: list[Chain]) -> Chain | None:
    """The chain that has a mention with the source's own head in common, or None."""
    if quote.source is None:
        return None
    head = document.head_of(quote.source)
    best: tuple[int, Chain] | None = None
    for chain in gold:
        for span in chain.spans:
            if head is None or not span.covers(head.span):
                continue
            # The mention most like the source: a pronoun's chain, not that of a clause around it.
            gap = abs(span.start - quote.source.start) + abs(span.end - quote.source.end)
            if (gap <= 6 or span.end == quote.source.end) and (best is None or gap < best[0]):
                best = (gap, chain)
    return best[1] if best else None


def _is_name(text: str) -> bool:
    """Whether a mention names somebody: *Mom* and *the President* do not."""
    people = People.default()
    return any(not people.is_title(w) and not people.has("kinds", "kin", w) for w in _words(text))


def same_name(one: str, other: str) -> bool:
    """Whether one name's words are all among the other's, articles and titles aside.

    An acronym is its long form: *KCNA* and *Korean Central News Agency*. A name of nothing
    but a title, *the minister*, is itself.
    """
    first, second = _words(one), _words(other)
    alike = bool(first and second) and (first <= second or second <= first)
    alike = alike or one.casefold() == other.casefold()
    return alike or _is_acronym(one, other) or _is_acronym(other, one)


def _is_acronym(short: str, long: str) -> bool:
    letters = "".join(w[0] for w in long.split() if w[0].isupper())
    return len(letters) > 1 and short == letters


def _words(name: str) -> set[str]:
    words = re.findall(r"[^\W_]+", name.lower())
    return {w for w in words if w not in _IGNORED and w != "s"}


if __name__ == "__main__":
    sys.exit(main())
