"""Small changes of a module's functions: each turns one thing about, as a slip of the hand would.

A comparison is turned, *and* is *or*, a word is another word, a number is one more, a value or an
argument is None: the changes that mutmut makes. Sharper ones leave a condition out: one side of
*and*, the whole *if*, a statement. What stands outside of functions (tables, patterns) is left as
it is, and so is what only people read: docstrings, notes, messages.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

__all__ = ["Change", "changes_of"]

Part = ast.expr | ast.stmt

_TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_OTHER_NAME = {
    "any": "all", "all": "any", "min": "max", "max": "min",
    "startswith": "endswith", "endswith": "startswith",
}  # fmt: skip
# Arguments that only people read.
_TOLD = frozenset({"note", "no_source", "evidence"})


@frozen
class Change:
    """One change of a function.

    Attributes:
        path: the module's file.
        function: the function of the module, or the method as ``Class.method``, that holds it.
        module: the module as it is.
        node: the part of it that is changed.
        instead: what stands there instead.
        sharp: whether it is one that mutmut would not make.
        lines: those of the statement that it is in, or of its head: to run one is to reach it.
    """

    path: Path
    function: str
    module: ast.Module
    node: Part
    instead: Part
    sharp: bool
    lines: range

    @property
    def line(self) -> int:
        """Where it is."""
        return self.node.lineno

    def code(self) -> ast.Module:
        """The module as changed."""
        return ast.fix_missing_locations(_put(self.module, self.node, self.instead))

    def __str__(self) -> str:
        before, after = ast.unparse(self.node), ast.unparse(self.instead)
        return f"{self.path}:{self.line}: {self.function}: {before}  ->  {after}"


def changes_of(path: Path, root: Path) -> Iterator[Change]:
    """All changes of the functions of a module under a root, in the order of the source."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    for name, function in _functions(module):
        statement: ast.stmt = function
        for part in _parts(function):
            statement = part if isinstance(part, ast.stmt) else statement
            for sharp, instead in (
                *((False, plain) for plain in _plain(part)),
                *((True, sharp) for sharp in _sharp(part)),
            ):
                new = ast.copy_location(instead, part)
                where = path.relative_to(root)
                yield Change(where, name, module, part, new, sharp, _lines(statement))


def _functions(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            inner = (part for part in node.body if isinstance(part, ast.FunctionDef))
            yield from ((f"{node.name}.{part.name}", part) for part in inner)


def _parts(node: ast.AST) -> Iterator[Part]:
    """What is within a node, but what only people and type checkers read."""
    for name, value in ast.iter_fields(node):
        if name in ("decorator_list", "returns", "annotation"):
            continue
        for part in value if isinstance(value, list) else [value]:
            docstring = isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
            told = isinstance(part, ast.keyword) and part.arg in _TOLD
            if docstring or told or isinstance(part, ast.JoinedStr | ast.Raise | ast.Assert):
                continue
            if isinstance(part, ast.expr | ast.stmt):
                yield part
            if isinstance(part, ast.AST) and not isinstance(part, ast.arguments):
                yield from _parts(part)


def _lines(statement: ast.stmt) -> range:
    inner: list[ast.stmt] = getattr(statement, "body", [])
    end = inner[0].lineno if inner else (statement.end_lineno or statement.lineno) + 1
    return range(statement.lineno, max(end, statement.lineno + 1))


def _plain(node: Part) -> Iterator[Part]:
    """What may stand in place of an expression or a statement, of the changes that all know."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for at, operator in enumerate(ops):
                turned = _TURNED[type(operator)]()
                yield ast.Compare(left, [*ops[:at], turned, *ops[at + 1 :]], others)
        case ast.BoolOp(op=operator, values=values):
            yield ast.BoolOp(_TURNED[type(operator)](), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _TURNED:
            yield ast.BinOp(left, _TURNED[type(operator)](), right)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str(value)):
            yield ast.Constant(f"{value}xx")
        case ast.Attribute(value=value, attr=name) if name in _OTHER_NAME:
            yield ast.Attribute(value, _OTHER_NAME[name], node.ctx)
        case ast.Assign(targets=targets, value=value) if not isinstance(value, ast.Constant):
            yield ast.Assign(targets, ast.Constant(None))
        case ast.Call(func=function, args=arguments, keywords=keywords):
            for at, argument in enumerate(arguments):
                if not isinstance(argument, ast.Constant | ast.Starred | ast.GeneratorExp):
                    changed = [*arguments[:at], ast.Constant(None), *arguments[at + 1 :]]
                    yield ast.Call(function, changed, keywords)
        case ast.AugAssign(target=target, op=operator, value=value) if type(operator) in _TURNED:
            yield ast.AugAssign(target, _TURNED[type(operator)](), value)
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()


def _sharp(node: Part) -> Iterator[Part]:
    """What may stand there that leaves something out, or takes another way."""
    match node:
        case ast.BoolOp(op=operator, values=values):
            for at in range(len(values)):
                rest = [*values[:at], *values[at + 1 :]]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(operator, rest)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Name(id=name) if name in _OTHER_NAME:
            yield ast.Name(_OTHER_NAME[name], node.ctx)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from _without_condition(node)
        case ast.If(test=test, body=body, orelse=orelse):
            if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
                yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
            if not orelse:
                yield ast.Pass()
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr():
            yield ast.Pass()


def _without_condition(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
) -> Iterator[Part]:
    for at, loop in enumerate(node.generators):
        for condition in loop.ifs:
            changed, freed = copy.copy(node), copy.copy(loop)
            freed.ifs = [other for other in loop.ifs if other is not condition]
            changed.generators = [*node.generators[:at], freed, *node.generators[at + 1 :]]
            yield changed


def _put(tree: ast.AST, node: ast.AST, instead: ast.AST) -> ast.AST:
    """A tree with another part in place of one of its own; both stay as they are."""
    if tree is node:
        return instead
    changed = copy.copy(tree)
    for name, value in ast.iter_fields(tree):
        if isinstance(value, ast.AST):
            setattr(changed, name, _put(value, node, instead))
        elif isinstance(value, list):
            parts = (_put(v, node, instead) if isinstance(v, ast.AST) else v for v in value)
            setattr(changed, name, list(parts))
    return changed
