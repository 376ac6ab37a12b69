"""Counts how many statements are as they are due: ``python -m benchmarks.statements``.

The claims are our own and stand in ``statements.toml``, each with the sentence that is due. Counted
are those that come out to the letter, and those that name somebody whom the due sentence does not.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from attribution import Metadata, Parser, attribute, load
from attribution.knowledge.tables import read_file
from attribution.statements import statement

_BRACKETS = re.compile(r"\[[^\]]+\]")
CLAIMS = Path(__file__).parent / "statements.toml"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="compact", help="parsing model")
    options = parser.parse_args(arguments)
    exact = foreign = 0
    claims = read_file(CLAIMS)["claim"]
    model = load(options.model)
    for claim in claims:
        found, names = told(model, claim["text"], claim["content"], claim.get("date"))
        due = claim["due"]
        put_in = " ".join(_BRACKETS.findall(due))
        stray = [name for name in names if name.split()[-1] not in put_in]
        exact += found == due
        foreign += bool(stray)
        if found != due:
            print(f"due:   {due}\nfound: {found}{'  WRONG NAME' * bool(stray)}\n")
    print(f"{exact} of {len(claims)} exactly as due, {foreign} with a name that is not due")
    return 0


def told(model: Parser, text: str, content: str, date: str | None) -> tuple[str, list[str]]:
    """The statement of the claim whose content has some words, and the names put in."""
    result = attribute(model.parse(text, metadata=Metadata(date=date)))
    found = [a for a in result.attributions if content in a.quote.text]
    if not found:
        return "", []
    made = statement(found[0], result)
    return made.text, [r.entity.name for r in made.replacements if r.entity is not None]


if __name__ == "__main__":
    sys.exit(main())
