"""Refuses words of a language in rule code: what English says belongs in attribution/data/en.

A literal in one of the folders below may be a name: of Universal Dependencies, of a table of
knowledge, of a ``Literal`` type, of a rule, or one of `TERMS`. It may be a sentence for a reader:
a docstring or a message. Anything else that is made of letters is taken for a word of the text,
and so is every literal that is compared with a word of the text, whatever it is. Run it as
``python .ci/words.py``; a line that must have a word all the same says ``# not a word``.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from attribution.knowledge import gazetteer, grammar, lexicon, people
from attribution.knowledge.shapes import Section, Shape

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "attribution"
FOLDERS = ("layout", "mentions", "quotes", "relays", "speakers", "syntax")

RELATIONS = re.findall(
    r"\S+",
    """
    acl advcl advmod agent amod appos aux case cc ccomp clf compound conj cop csubj dep desc det
    discourse dislocated expl fixed flat goeswith iobj list mark neg nmod nsubj nummod obj obl
    orphan parataxis pass poss preconj prt punct relcl reparandum root unmarked vocative xcomp
    """,
)
TAGS = re.findall(
    r"\S+",
    """
    ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X
    NNS NNPS VBG VBN
    PER PERSON ORG LOC GPE O B- I- E- S- E-PER E-PERSON
    Case Definite Degree Gender Mood Number NumType Person Polarity Poss PronType Tense VerbForm
    Acc Art Cmp Def Dem Fem Fin Ger Imp Ind Inf Int Masc Neg Neut Nom Ord Part Past Plur Pres Prs
    Reflex Rel Sing Tot Pass Voice
    """,
)
# What the code itself calls things: parts of a pattern, roles, how a subject was found, files.
TERMS = re.findall(
    r"\S+",
    """
    addressee colon content cue dash kind lead left name none noun right role source
    agent conjunct control relative subject
    given nickname place surname unknown
    calibration confidence constant data float16 float32
    least quotes.npz uint8 utf-8 vocabulary wb weight
    """,
)

_WORD = re.compile(r"[^\W\d_]+")
_OF_THE_TEXT = frozenset({"casefold", "form", "lemma", "lower", "plain", "strip", "text", "title"})
_COMPARING = frozenset({"endswith", "removeprefix", "removesuffix", "startswith"})
# Of a pattern: names of groups, flags, classes, escapes, counts.
_SYNTAX = re.compile(
    r"\(\?P[<=]\w+[>)]?|\(\?[a-zA-Z-]+[:)]|\[(?:\\.|[^\]])*\]|\\[a-zA-Z]|\{[^}]*\}"
)
# With more words than these a literal is a message.
_MOST = 2


def main() -> int:
    """Prints every word in rule code; 1 if there is any, else 0."""
    known = known_names()
    found = [
        f"{path.relative_to(ROOT)}:{line}: {word!r} is a word: move it to attribution/data"
        for folder in FOLDERS
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        for line, word in words_of(path.read_text(encoding="utf-8"), known)
    ]
    for line in found:
        print(line, file=sys.stderr)
    return int(bool(found))


def words_of(source: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The words of a language among the literals of a module, each with its line."""
    tree, lines = ast.parse(source), source.splitlines()
    exempt = set(_exempt(tree))
    compared = {id(literal) for node in ast.walk(tree) for literal in _compared(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in exempt or "# not a word" in lines[node.lineno - 1]:
            continue
        text = node.value
        pattern = bool(re.search(r"[\\\[(|]", text))
        words = _WORD.findall(_SYNTAX.sub(" ", text) if pattern else text)
        if id(node) in compared:
            refused = bool(words)
        elif pattern:
            refused = any(len(word) > 1 for word in words)
        else:
            refused = text not in known and 0 < len(words) <= _MOST and len(text) > 1
        if refused:
            yield node.lineno, text


def known_names() -> frozenset[str]:
    """The names that literals may be."""
    names = {*RELATIONS, *TAGS, *TERMS}
    names |= {f"{one}:{two}" for one in ("", *RELATIONS) for two in RELATIONS}
    names |= {f"{one}={two}" for one in TAGS for two in ("1", *TAGS)}
    for shape in (grammar.SHAPE, lexicon.SHAPE, gazetteer.SHAPE, people.SHAPE):
        names |= set(_keys(shape))
    # A frame with a preposition or more: [preposition.for], [addressed.message].
    names |= {f"{frame}." for frame in lexicon.SHAPE.keys}
    addressed = ("always", "answer", "clause", "message", "thing", "topic")
    names |= {f"addressed.{name}" for name in addressed}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _is_literal_type(node) or _calls(node, "Rule") or _calls(node, "Correction"):
                names |= {literal.value for literal in _literals(node)}
    return frozenset(names)


def _exempt(tree: ast.Module) -> Iterator[int]:
    """Literals that people read or that name types: docstrings, messages, ``__all__``."""
    for node in ast.walk(tree):
        read = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        told = isinstance(node, ast.Raise | ast.JoinedStr) or (
            isinstance(node, ast.keyword) and node.arg in ("note", "no_source")
        )
        names = isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets)
        if read or told or names or _is_literal_type(node):
            yield from map(id, _literals(node))


def _compared(node: ast.AST) -> Iterator[ast.Constant]:
    """Literals that are compared with words of the text."""
    sides: list[ast.expr] = []
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _COMPARING
    ):
        sides = [node.func.value, *node.args]
    if any(map(_is_of_the_text, sides)):
        for side in sides:
            inner = side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]
            yield from (part for part in inner if isinstance(part, ast.Constant))


def _is_of_the_text(side: ast.expr) -> bool:
    while isinstance(side, ast.Call | ast.Subscript):
        side = side.func if isinstance(side, ast.Call) else side.value
    return (side.attr if isinstance(side, ast.Attribute) else getattr(side, "id", "")) in (
        _OF_THE_TEXT
    )


def _is_literal_type(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"


def _calls(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == name


def _literals(node: ast.AST) -> Iterator[ast.Constant]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner


def _keys(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Section):
        yield from shape.keys
        for inner in (*shape.keys.values(), shape.others):
            if inner is not None:
                yield from _keys(inner)


if __name__ == "__main__":
    sys.exit(main())
