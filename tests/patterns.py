"""Every regular expression that the package compiles, and what is worst for each.

Run as a program it prints them: ``python -m tests.patterns``.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    from re import _parser as sre  # type: ignore[attr-defined]
else:
    import sre_parse as sre

__all__ = ["collected", "units"]

ROOT = Path(__file__).parents[1]
_CATEGORIES = {
    "CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "a", "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-",
}  # fmt: skip
_METHODS = "match|fullmatch|search|finditer|findall|sub"
# What a class that excludes characters may hold.
_OTHERS = "aA7 -.,;(\n\u2019"


def collected() -> list[tuple[str, int, frozenset[str]]]:
    """Pattern and flags of each expression, and how it is used, by a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [(pattern, flags, frozenset(uses)) for pattern, flags, uses in json.loads(run.stdout)]


def units(pattern: str, flags: int = 0) -> list[str]:
    """Short strings that the repeated parts of a pattern match, alone and in pairs.

    Example:
        >>> units(r"(?:[A-Z]\\.)+x")
        ['A.', 'A', '.', 'A.x']
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        tree = sre.parse(pattern, flags)
    found = dict.fromkeys(text for text in _repeated(tree) if text)
    letters = dict.fromkeys(letter for unit in found for letter in unit)
    pairs = ("".join(pair) for pair in itertools.permutations(list(found)[:4], 2))
    return list(dict.fromkeys([*found, *letters, *pairs, _sample(tree)[:40] or "a"]))[:24]


def _repeated(tree: Any) -> Iterator[str]:
    for kind, value in tree:
        name = str(kind)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield _sample(value[2])
            yield from _repeated(value[2])
        elif name == "SUBPATTERN":
            yield from _repeated(value[3])
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeated(branch)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeated(value[1])
        elif name == "ATOMIC_GROUP":
            yield from _repeated(value)


def _sample(tree: Any) -> str:
    """A string that a parsed pattern may match, each repeat taken once."""
    parts = []
    for kind, value in tree:
        name = str(kind)
        if name == "LITERAL":
            parts.append(chr(value))
        elif name == "NOT_LITERAL":
            parts.append(next(c for c in _OTHERS if ord(c) != value))
        elif name == "ANY":
            parts.append("a")
        elif name == "IN":
            parts.append(_of_class(value))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            parts.append(_sample(value[2]) * max(value[0], 1))
        elif name == "SUBPATTERN":
            parts.append(_sample(value[3]))
        elif name == "BRANCH":
            parts.append(_sample(value[1][0]))
        elif name == "ATOMIC_GROUP":
            parts.append(_sample(value))
    return "".join(parts)


def _of_class(members: Any) -> str:
    if str(members[0][0]) == "NEGATE":
        held = [_holds(members[1:], c) for c in _OTHERS]
        return next((c for c, inside in zip(_OTHERS, held, strict=True) if not inside), "\u4e00")
    kind, value = members[0]
    if str(kind) == "LITERAL":
        return chr(value)
    if str(kind) == "RANGE":
        return chr(value[0])
    return _CATEGORIES[str(value)]


def _holds(members: Any, character: str) -> bool:
    for kind, value in members:
        if str(kind) == "LITERAL" and ord(character) == value:
            return True
        if str(kind) == "RANGE" and value[0] <= ord(character) <= value[1]:
            return True
        if str(kind) == "CATEGORY":
            escape = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[str(value).split("_")[-1]]
            if bool(re.match(escape, character)) != ("_NOT_" in str(value)):
                return True
    return False


def _record() -> None:
    """Prints what is compiled while the package is imported and reads an article."""
    seen: dict[tuple[str, int], None] = {}
    compiled = re._compile  # type: ignore[attr-defined]
    package = str(ROOT / "attribution")

    def recorded(pattern: Any, flags: Any) -> Any:
        made = compiled(pattern, flags)
        frame = sys._getframe(1)
        callers = (frame, frame.f_back)
        if any(f is not None and f.f_code.co_filename.startswith(package) for f in callers):
            seen[made.pattern, int(made.flags) & ~re.UNICODE.value] = None
        return made

    re._compile = recorded  # type: ignore[attr-defined]
    import importlib
    import pkgutil

    import attribution

    for module in pkgutil.walk_packages(attribution.__path__, "attribution."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    article = (ROOT / "attribution" / "data" / "demo.txt").read_text(encoding="utf-8")
    attribution.to_json(attribution.attribute(article, model="compact"))
    uses = dict(_uses())
    print(json.dumps([(p, flags, sorted(uses.get(p, {"search"}))) for p, flags in seen]))


def _uses() -> Iterator[tuple[str, set[str]]]:
    """For each pattern that a module has a name for, the methods that are called of it."""
    for name, module in list(sys.modules.items()):
        if not name.startswith("attribution"):
            continue
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for key, value in list(vars(module).items()):
            for pattern in value if isinstance(value, tuple) else (value,):
                if isinstance(pattern, re.Pattern):
                    own = set(re.findall(rf"\b{key}\.(\w+)\(", source))
                    # By another name, as in a loop over several.
                    other = set(re.findall(rf"\b[a-z]\w*\.({_METHODS})\(", source))
                    yield pattern.pattern, own or other or {"search"}


if __name__ == "__main__":
    _record()
