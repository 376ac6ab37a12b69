"""Whether memory stays flat over many articles: ``python -m benchmarks.long_run 20000``.

Attributes made-up articles in one process and prints, as it goes, how many it has done, how fast,
and how much memory the process holds. Names and numbers are new in each article, so that whatever
is kept of words would grow. Linux tells the memory.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from attribution import AttributedDocument, attribute_many, load, to_json

__all__ = ["article", "main", "resident"]

_ONSETS = ("B", "D", "F", "Gr", "H", "K", "L", "M", "N", "R", "S", "St", "T", "V", "W")
_RIMES = ("al", "arn", "eck", "elm", "ido", "ing", "olm", "ora", "osk", "und", "unn", "yth")
_ROLES = ("the mayor", "a harbour pilot", "the chief engineer", "a farmer", "the minister")
_THINGS = ("bridge", "dike", "ferry", "mill", "school", "tunnel", "well")
_STATES = ("was safe", "would open in May", "had cost too much", "must close", "was empty")
_CUES = ("said", "told reporters", "warned", "wrote", "added", "argued")
_AGENCIES = ("Reuters", "the Associated Press", "Agence France-Presse", "Xinhua")


def article(number: int) -> str:
    """A short article, of two paragraphs of five, that no other number gives.

    Arguments:
        number: of the article; the same gives the same.

    Example:
        >>> article(1) == article(1) != article(2)
        True
    """
    chance = random.Random(number)  # noqa: S311
    pick = chance.choice

    def name() -> str:
        return "".join(pick(_ONSETS) + pick(_RIMES) for _ in range(2)).capitalize()

    def claim() -> str:
        return f"the {pick(_THINGS)} {pick(_STATES)}"

    who, other, town = f"{name()} {name()}", f"{name()} {name()}", name()
    count = chance.randrange(2, 90_000)
    paragraphs = [
        f"{town.upper()} ({pick(_AGENCIES)}) - {claim().capitalize()}, {who}, {pick(_ROLES)} of "
        f"{town}, {pick(_CUES)} on Monday.",
        f'"We counted {count} stones, and {claim()}," {who.split()[1]} said. "Ask anybody."',
        f"{other} denied that {claim()}. According to {pick(_AGENCIES)}, {claim()}, too.",
        f'She {pick(_CUES)} that "{claim()}" and that {count} people had left {town}.',
        f"The rain went on all day. {who} did not say whether {claim()}.",
    ]
    return "\n\n".join(chance.sample(paragraphs, 2))


def resident() -> float:
    """The memory that this process holds now, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--each", type=int, default=500, help="articles between two lines")
    given = parser.parse_args()
    model = load("compact")
    words = found = 0
    began = time.process_time()

    def texts() -> Iterator[str]:
        nonlocal words
        for number in range(given.articles):
            text = article(number)
            words += len(text.split())
            yield text

    for number, result in enumerate(attribute_many(texts(), model=model, batch_size=16), 1):
        assert isinstance(result, AttributedDocument), result
        found += len(result.attributions)
        to_json(result)
        if number % given.each == 0:
            rate = words / (time.process_time() - began)
            line = f"{number:6} articles {found:7} attributions {rate:5.0f} words a second"
            print(f"{line} {resident():7.1f} MiB", flush=True)


if __name__ == "__main__":
    main()
