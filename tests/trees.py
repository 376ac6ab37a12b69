"""The one notation for trees in tests, in fixture files and in tests alike.

A word is ``form/lemma/UPOS/head/relation``, of Universal Dependencies; behind them may stand
``/features`` and the tag of a name (``/B-PER``). A ``+`` behind the form is for no space behind
it. The lemma may be left out where it is the form in lower case; such a noun is a singular.

A line is a sentence, and indented lines go on with it. A blank line parts paragraphs.

A fixture file has cases: a heading ``## name``, lines ``= ... | ...`` with what is expected
(``= nothing`` for nothing), and the trees. What stands above the first heading is a comment.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution import Document, parse_conllu

__all__ = ["Case", "conllu", "document", "read_cases"]

HERE = Path(__file__).parent
_UPOS = "ADJ|ADP|ADV|AUX|CCONJ|DET|INTJ|NOUN|NUM|PART|PRON|PROPN|PUNCT|SCONJ|SYM|VERB|X"
_WORD = re.compile(
    rf"(?P<form>.+?)(?:/(?P<lemma>[^/]+))?/(?P<upos>{_UPOS})/(?P<head>\d+)/(?P<relation>[a-z:]+)"
    r"(?:/(?P<features>[^/]+))?(?:/(?P<name>[BIES]-[A-Z]+))?"
)


@frozen
class Case:
    """A case of a fixture file.

    Attributes:
        name: its heading.
        expected: what must come out, a row each.
        conllu: its trees.
    """

    name: str
    expected: tuple[tuple[str, ...], ...]
    conllu: str

    @property
    def document(self) -> Document:
        return parse_conllu(self.conllu)


def conllu(trees: str) -> str:
    """Trees as CoNLL-U."""
    blocks = []
    for paragraph in re.split(r"\n\s*\n", trees.strip()):
        opening = "# newpar\n"
        for sentence in re.split(r"\n(?=\S)", paragraph):
            rows = [_row(at, word) for at, word in enumerate(sentence.split(), 1)]
            blocks.append(opening + "\n".join(rows))
            opening = ""
    return "\n\n".join(blocks) + "\n\n"


def document(trees: str, **labels: Any) -> Document:
    """The document of some trees; ``labels`` are arguments of `parse_conllu`."""
    return parse_conllu(conllu(trees), **labels)


def read_cases(name: str) -> list[Case]:
    """The cases of a fixture file under ``tests/``."""
    cases = []
    text = (HERE / name).read_text(encoding="utf-8")
    for block in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, *lines = block.splitlines()
        rows = [line[2:] for line in lines if line.startswith("= ")]
        trees = "\n".join(line for line in lines if not line.startswith("= "))
        expected = (tuple(cell.strip() for cell in row.split(" | ")) for row in rows)
        wanted = tuple(row for row in expected if row != ("nothing",))
        cases.append(Case(title.strip(), wanted, conllu(trees)))
    return cases


def _row(at: int, word: str) -> str:
    found = _WORD.fullmatch(word)
    if found is None:
        raise ValueError(f"{word!r} is no word of a tree: form/lemma/UPOS/head/relation")
    form, lemma, upos, head, relation, features, name = found.groups()
    glued = form.endswith("+") and form != "+"
    form = form.removesuffix("+") if glued else form
    if lemma is None:
        lemma = form.lower()
        features = features or ("Number=Sing" if upos == "NOUN" else None)
    misc = [*(["SpaceAfter=No"] if glued else []), *([f"NER={name}"] if name else [])]
    columns = [str(at), form, lemma, upos, "_", features or "_", head, relation, "_"]
    return "\t".join([*columns, "|".join(misc) or "_"])
