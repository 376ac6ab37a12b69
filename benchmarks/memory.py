"""The most memory that `attribute_many` takes: ``python -m benchmarks.memory FILE``.

FILE has one JSON object a line with a ``text``. Its texts are cut into articles of some 120 words,
and read again when they are used up. Prints how much the process has taken at the most after the
first hundred articles, each time that their number has doubled, and after 500: whoever reads
thousands asks how much more it is at the end than there.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
from collections.abc import Iterator, Sequence
from pathlib import Path

from attribution import attribute_many

__all__ = ["main"]

_WORDS = 120
_ALSO = 500


def _articles(file: Path) -> Iterator[str]:
    while True:
        for line in file.read_text(encoding="utf-8").splitlines():
            paragraphs: list[str] = []
            for paragraph in json.loads(line)["text"].splitlines():
                paragraphs.append(paragraph)
                if sum(len(p.split()) for p in paragraphs) >= _WORDS:
                    yield "\n\n".join(paragraphs)
                    paragraphs = []


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("articles_file", metavar="FILE", type=Path, help="JSON lines")
    parser.add_argument("--articles", type=int, default=5000, help="how many (%(default)s)")
    parser.add_argument("--model", default="compact", help="model to parse with (%(default)s)")
    options = parser.parse_args(arguments)
    texts = itertools.islice(_articles(options.articles_file), options.articles)
    shown = {_ALSO, options.articles}
    shown.update(100 << doublings for doublings in range(options.articles.bit_length()))
    for count, _ in enumerate(attribute_many(texts, model=options.model), 1):
        if count in shown:
            kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(f"{count:6} articles: {kilobytes / 1024:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
