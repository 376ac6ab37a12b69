"""Measures the relaying outlets on passages with gold: ``python -m benchmarks.agencies``.

The passages are our own, in ``agencies.toml`` beside this file, whose head describes
their form; ``--passages FILE`` takes others. A found attribution with an agency is right
where the quotation of the gold whose content it shares most with has that agency. A
gold quotation with an agency counts as found where an attribution that shares its
content has it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attribution import AttributedDocument, Attribution, Metadata, attribute, load
from attribution.knowledge import Gazetteer
from benchmarks.speakers import same_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["compared", "main", "passages", "same_outlet"]

_OWN = Path(__file__).with_suffix(".toml")


def passages(path: Path) -> list[Mapping[str, Any]]:
    """The passages of a file.

    Raises:
        ValueError: if a quotation's content is not in its passage, or not once.
    """
    found: list[Mapping[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    for passage in found:
        for quotation in passage["quotations"]:
            if passage["text"].count(quotation["content"]) != 1:
                raise ValueError(f"{path}: {quotation['content']!r} must be in its text once")
    return found


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one outlet's, by the gazetteer or by their words.

    Example:
        >>> same_outlet("AFP", "Agence France-Presse"), same_outlet("The Times", "Time")
        (True, False)
    """
    return _canonical(one) == _canonical(other)


def _canonical(name: str) -> str:
    known = Gazetteer.default("en").find(name)
    return (known.name if known else name).lower().removeprefix("the ")


def compared(
    passage: Mapping[str, Any], result: AttributedDocument
) -> Iterator[tuple[str, bool, str]]:
    """The outcomes of a passage.

    Yields:
        A measure (``"precision"``, ``"recall"`` or ``"speaker"``), whether it came out
        right, and what is wrong otherwise.
    """
    gold = [(_place(passage, quotation), quotation) for quotation in passage["quotations"]]
    paired: list[list[Attribution]] = [[] for _ in gold]
    for found in result.attributions:
        shared = [_shared(found, place) for place, _ in gold]
        best = max(range(len(gold)), key=shared.__getitem__)
        if shared[best]:
            paired[best].append(found)
        if found.agency is not None:
            wanted = gold[best][1].get("agency") if shared[best] else None
            right = wanted is not None and same_outlet(found.agency.name, wanted)
            yield "precision", right, f"{found.agency.name!r} is not the agency"
    for (place, quotation), attributions in zip(gold, paired, strict=True):
        near = [a for a in attributions if 2 * _shared(a, place) >= len(place)]
        most = max(near, key=lambda a: _shared(a, place), default=None)
        agency = most.agency.name if most is not None and most.agency is not None else None
        speaker = most.speaker.name if most is not None and most.speaker is not None else None
        if "agency" in quotation:
            right = agency is not None and same_outlet(agency, quotation["agency"])
            missing = "no such quotation found" if most is None else f"agency is {agency!r}"
            yield "recall", right, f"not {quotation['agency']!r}: {missing}"
        if "speaker" in quotation:
            right = speaker is not None and same_name(speaker, quotation["speaker"])
            yield "speaker", right, f"not {quotation['speaker']!r}: speaker is {speaker!r}"


def _place(passage: Mapping[str, Any], quotation: Mapping[str, Any]) -> range:
    start = passage["text"].index(quotation["content"])
    return range(start, start + len(quotation["content"]))


def _shared(found: Attribution, place: range) -> int:
    """How many characters of a place an attribution's content has."""
    parts = found.quote.content
    return sum(max(0, min(p.end, place.stop) - max(p.start, place.start)) for p in parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agencies", description=__doc__)
    parser.add_argument("--passages", type=Path, default=_OWN, help="passages with gold, TOML")
    parser.add_argument("--model", default="compact", help="model to parse with")
    options = parser.parse_args(arguments)
    model = load(options.model)
    counts: Counter[tuple[str, bool]] = Counter()
    gold = passages(options.passages)
    for passage in gold:
        metadata = Metadata(publisher=passage.get("publisher"))
        result = attribute(model.parse(passage["text"], metadata=metadata))
        for measure, right, wrong in compared(passage, result):
            counts[measure, right] += 1
            if not right:
                print(f"{measure:9} {wrong}\n          {passage['text']!r}")
    print(f"{len(gold)} passages")
    for measure, of in (
        ("precision", "agencies found"),
        ("recall", "agencies relayed"),
        ("speaker", "speakers beside an outlet"),
    ):
        hits = counts[measure, True]
        total = hits + counts[measure, False]
        share = f"{100 * hits / total:5.1f}%" if total else "   - "
        print(f"{measure:9} {share}  {hits} of {total} {of}")


if __name__ == "__main__":
    main()
