"""Measures the library and pins new floors: ``python -m tests.gate.update``.

A floor is raised to what is measured now, less a small margin.  One that would have to
be lowered stops the update, unless ``--allow-lower "reason"`` says why; the reason is
kept in floors.json beside the old and the new figure.  ``--show`` lists every mistake.
"""

from __future__ import annotations

import argparse
import sys

import attribution
from tests.gate import corpus, floors, measuring, scoring


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--allow-lower", metavar="REASON", help="lower floors, and record why")
    parser.add_argument("--show", action="store_true", help="list mistakes and pin nothing")
    options = parser.parse_args(arguments)
    articles = corpus.articles()
    model = attribution.load("compact")
    if options.show:
        found_in = measuring.attributed(articles, model)
        for article, found in zip(articles, found_in, strict=True):
            print(article["id"], *scoring.mistakes(article, found), sep="\n  ")
        return 0
    measured = measuring.measured(articles, model)
    try:
        pinned = floors.raised(
            floors.read(), measured, corpus.fingerprint(), reason=options.allow_lower
        )
    except floors.LoweringRefusedError as refused:
        print(f'{refused}\nRefused. Say why: --allow-lower "reason"', file=sys.stderr)
        return 1
    floors.write(pinned)
    for measure, figure in measured.items():
        print(f"{measure:28} {figure:5.1f}   floor {pinned['floors'][measure]:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
