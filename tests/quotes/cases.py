"""Reads the fixture files: a construction's name, its sentence as a tree, what must come out.

A case is a heading ``## name``, expectation lines ``= kind | content | cue | source``
(parts of a content parted by `` ... ``, ``-`` for none) or ``= nothing``, and the trees in
five columns: form, lemma, UPOS, head, relation; ``+`` after a form for no space after it.
A sixth may hold the features and a seventh the tag of a name (``B-PER``).
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from attribution import Document, parse_conllu

HERE = Path(__file__).parent


@frozen
class Case:
    name: str
    expected: tuple[tuple[str, str, str, str], ...]
    conllu: str

    @property
    def document(self) -> Document:
        return parse_conllu(self.conllu)


def read_cases(name: str) -> list[Case]:
    cases = []
    for block in (HERE / name).read_text(encoding="utf-8").split("## ")[1:]:
        title, *lines = block.splitlines()
        expected = [tuple(c.strip() for c in e[2:].split(" | ")) for e in lines if e[:2] == "= "]
        sentences: list[list[str]] = [[]]
        for line in lines:
            if line[:2] == "= ":
                continue
            if not line.strip():
                sentences.append([])
                continue
            if line.startswith("#"):
                sentences[-1].append(line)
                continue
            form, lemma, upos, head, deprel, *feats = line.split()
            glued = form.endswith("+") and form != "+"
            row = len([r for r in sentences[-1] if not r.startswith("#")]) + 1
            columns = [str(row), form.removesuffix("+") if glued else form, lemma, upos, "_"]
            columns += [feats[0] if feats else "_", head, deprel, "_"]
            misc = [*(["SpaceAfter=No"] if glued else []), *(f"NER={tag}" for tag in feats[1:])]
            sentences[-1].append("\t".join([*columns, "|".join(misc) or "_"]))
        conllu = "\n\n".join("\n".join(s) for s in sentences if s) + "\n\n"
        wanted = tuple(e for e in expected if e != ("nothing",))
        cases.append(Case(title.strip(), wanted, conllu))  # type: ignore[arg-type]
    return cases
