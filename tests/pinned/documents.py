"""Texts of our own with their trees, and all that is found in them, a line each.

The trees are the compact model's, kept in ``trees.conllu`` so that nothing but rules and
resolution decides what comes out; what comes out of them and of the trees of the constructions is
kept in ``found.txt``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import attribution
from attribution import AttributedDocument, Attribution, Document, Entity, Token, parse_conllu
from tests.trees import read_cases

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["FOUND", "documents", "expected", "lines", "write_found", "write_trees"]

HERE = Path(__file__).parent
TREES = HERE / "trees.conllu"
FOUND = HERE / "found.txt"
CASES = ("quotes/constructions.txt", "relays/constructions.txt")
_DOCUMENT, _TEXT = "# newdoc id = ", "# whole text = "


def texts() -> Iterator[tuple[str, str]]:
    """The texts by their names: short ones of here, the gate's, those of readings and leads."""
    told = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    short = (row.replace("\\n", "\n") for row in told if not row.startswith("#"))
    yield from ((f"sentences {at}", text) for at, text in enumerate(short, 1))
    tests = HERE.parent
    for path in sorted((tests / "gate" / "articles").glob("*.txt")):
        yield f"article {path.stem}", path.read_text(encoding="utf-8")
    for name in ("needed", "mechanisms"):
        table = tomllib.loads((tests / "gate" / f"{name}.toml").read_text(encoding="utf-8"))
        for part, kinds in table.items():
            rows = [row for rows in kinds.values() for row in rows]
            yield from ((f"{name} {part} {at}", row[0]) for at, row in enumerate(rows, 1))
    for name, key in (("readings", "reading"), ("leads", "lead")):
        table = tomllib.loads((tests / "end_to_end" / f"{name}.toml").read_text(encoding="utf-8"))
        yield from ((f"{key} {at}", row["text"].strip()) for at, row in enumerate(table[key], 1))


def documents() -> dict[str, Document]:
    """The documents by their names."""
    found = {}
    for block in TREES.read_text(encoding="utf-8").split(_DOCUMENT)[1:]:
        name, whole, trees = block.split("\n", 2)
        text = json.loads(whole.removeprefix(_TEXT))
        found[name] = parse_conllu(trees, text=text)
    for file in CASES:
        for case in read_cases(file):
            found[f"{file.partition('/')[0]} {case.name}"] = case.document
    return found


def lines(document: Document) -> list[str]:
    """All that the rules find in a document, and whom they take it to be said by."""
    result = attribution.attribute(document, scorer="rules", scope="all", within_quotes=True)
    return [
        *map(_attribution, result.attributions),
        *map(_entity, result.entities),
        *_outlets(result),
    ]


def _attribution(one: Attribution) -> str:
    quote, speaker = one.quote, one.speaker
    cue = f"[{quote.cue.text}]" if quote.cue else "-"
    source = f"<{quote.source.text}>" if quote.source else "-"
    who = f"{speaker.name}, {speaker.resolved_by}" if speaker else "nobody"
    told = f"to {one.addressee.name}" if one.addressee else ""
    way = " > ".join(f"{link.role} {link.name}" for link in one.chain)
    seen = ", ".join(sorted({evidence.rule for evidence in quote.evidence}))
    nested = f"in {quote.parent}" if quote.parent else ""
    parts = (
        f"{quote.id}: {quote.text!r} {cue} {source}", who, told, way, quote.kind, one.polarity,
        nested, f"{quote.confidence:.2f}", f"{one.confidence:.2f}", seen,
    )  # fmt: skip
    return "; ".join(part for part in parts if part)


def _entity(entity: Entity) -> str:
    mentions = ", ".join(f"{m.text} {m.start}" for m in entity.mentions)
    gender = entity.gender.value if entity.gender else ""
    roles = ", ".join(entity.roles)
    parts = (f"{entity.id}: {entity.name}", entity.kind, gender, roles, mentions)
    return "; ".join(part for part in (*parts, *entity.members) if part)


def _outlets(result: AttributedDocument) -> Iterator[str]:
    for outlet in result.agencies:
        yield f"{outlet.id}: {outlet.name}; {outlet.kind}; {[m.start for m in outlet.mentions]}"
    for credit in result.credits:
        yield f"credit: {credit.name}; {credit.mention.start}"


def expected() -> dict[str, list[str]]:
    """What is kept of each document."""
    blocks = FOUND.read_text(encoding="utf-8").split("## ")[1:]
    return {name: rows for name, *rows in (block.rstrip("\n").split("\n") for block in blocks)}


def write_found() -> None:
    """Keeps what is found now."""
    blocks = ("\n".join([f"## {name}", *lines(d)]) for name, d in documents().items())
    FOUND.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def write_trees() -> None:
    """Parses all texts anew with the compact model."""
    parser = attribution.load("compact")
    blocks = (_block(name, parser.parse(text)) for name, text in texts())
    TREES.write_text("".join(blocks), encoding="utf-8")


def _block(name: str, document: Document) -> str:
    rows = [f"{_DOCUMENT}{name}", f"{_TEXT}{json.dumps(document.text, ensure_ascii=False)}"]
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            rows.append("# newpar")
            paragraph = sentence.paragraph
        rows += [_row(token) for token in sentence.tokens]
        rows.append("")
    return "\n".join(rows) + "\n"


def _row(token: Token) -> str:
    name = f"NER={token.entity}" if token.entity != "O" else "_"
    columns = (
        token.index, token.span.text, token.lemma, token.upos, token.xpos or "_",
        token.features or "_", token.head, token.deprel, "_", name,
    )  # fmt: skip
    return "\t".join(map(str, columns))
