"""Times each stage on articles, and on one long document: ``python -m benchmarks.speed FILE``.

FILE has one JSON object a line with a ``text``. Prints the words a second of parsing, of finding
quotations and of finding who said them and by whom they came, and what the last two add to the
time of the parse; then the same stages on longer and longer documents made of the articles, to see
that the time grows with the length and no faster. With ``--peers``, a plain loop over Stanza's
pipeline and `attribute_many` are timed on the same articles, with ``--spacy`` spaCy's small
pipeline too, all in seconds of the processor, on one core. With ``--processes``, `attribute_many`
is timed by the clock in one process and in several.

spaCy is run by a Python of its own, which has it and its model:

"""

from __future__ import annotations

import argparse
import json
import textwrap
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from attrs import evolve

from attribution import Document, attribute, attribute_many, find_quotes, load, parse
from attribution.well_formed import known_sound
from benchmarks.peers import (
    INSTALL_SPACY,
    product_rate,
    products,
    spacy_seconds,
    stanza_seconds,
)
from corpora.articles import document_of, rows_of

__all__ = ["main", "repeated", "seconds"]


def seconds(work: Callable[[], Any]) -> float:
    """The time that some work takes, in seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def repeated(documents: Sequence[Document], words: int) -> Document:
    """One document of at least so many words, made of parsed ones in a row.

    Arguments:
        documents: parsed articles, each taken as often as needed.
        words: the least number of words.
    """
    text, rows, count, at = "", [], 0, 0
    while count < words:
        document = documents[at % len(documents)]
        for sentence in rows_of(document):
            moved = [[*word[:-2], word[-2] + len(text), word[-1] + len(text)] for word in sentence]
            rows.append(moved)
            count += len(moved)
        text += document.text + "\n\n"
        at += 1
    return document_of(text, rows)


def _stages(documents: Sequence[Document], repeat: int = 1) -> tuple[float, float]:
    """Seconds of finding quotations, and of what `attribute` does beside."""

    def least(stage: Callable[[Document], Any]) -> float:
        times = []
        for _ in range(repeat):
            fresh = [_unread(document) for document in documents]
            times.append(seconds(lambda fresh=fresh: [stage(document) for document in fresh]))
        return min(times)

    finding = least(find_quotes)
    return finding, least(attribute) - finding


def _unread(document: Document) -> Document:
    """A document of which no stage has kept anything yet, as the parser hands it over.

    Only one from elsewhere is looked through before anything else is done with it.
    """
    fresh = tuple(evolve(sentence) for sentence in document.sentences)
    return known_sound(evolve(document, sentences=fresh))


def _beside(
    texts: Sequence[str], words: int, stages: float, model: str, spacy: Path | None, repeat: int
) -> None:
    """Prints the time of others on the same texts, and ours as a part of it."""

    def least(work: Callable[[Any], Any]) -> float:
        times = []
        for _ in range(repeat):
            # A parser that has seen none of the words.
            fresh = load(model)
            fresh.parse("She left.")
            times.append(seconds(lambda fresh=fresh: work(fresh)))
        return min(times)

    loop = min(stanza_seconds(texts) for _ in range(repeat))
    products_of = products(lambda: list(load(model).parse_many(texts)))
    times = {
        "a plain Stanza loop": loop,
        "the loop, then attribute": loop + stages,
        "parse, text by text": least(lambda parser: [parser.parse(text) for text in texts]),
        "parse_many": least(lambda parser: list(parser.parse_many(texts))),
        "attribute, text by text": least(
            lambda parser: [attribute(text, model=parser) for text in texts]
        ),
        "attribute_many": least(lambda parser: list(attribute_many(texts, model=parser))),
        "of that, find and attribute": stages,
        "the products of matrices alone": products_of / product_rate(),
    }
    if spacy is not None:
        times["spaCy, small pipeline"] = min(spacy_seconds(spacy, texts) for _ in range(repeat))
    print("\n" + " " * 32 + "us a word   words a second   times the loop, then attribute")
    whole = loop + stages
    for name, took in times.items():
        print(f"{name:32}{1e6 * took / words:9.0f}{words / took:17.0f}{whole / took:17.2f}")


def _in_processes(texts: Sequence[str], model: str, processes: int) -> None:
    """Prints how long `attribute_many` takes by the clock in one process and in several.

    Of few articles most would be done before the clock starts, so they come again.
    """
    many = list(islice(cycle(texts), max(len(texts), 64 * processes)))

    def clock(count: int) -> float:
        results = attribute_many(many, model=model, processes=count, batch_size=8)
        # Once each process has loaded its model.
        for _ in range(8 * count):
            next(results)
        began = time.perf_counter()
        left = sum(1 for _ in results)
        return left / (time.perf_counter() - began)

    one, several = clock(1), clock(processes)
    print(f"\n1 process: {one:.2f} articles a second; {processes}: {several:.2f},", end=" ")
    print(f"{several / one:.2f} times as many")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=f"{__doc__}{textwrap.indent(INSTALL_SPACY, '    ')}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", type=Path, help="JSON lines with a text each")
    parser.add_argument("--model", default="compact", help="model to parse with (%(default)s)")
    parser.add_argument("--most", type=int, default=60, help="articles to take (%(default)s)")
    parser.add_argument(
        "--longest", type=int, default=100_000, help="words of the longest document, or 0"
    )
    parser.add_argument("--peers", action="store_true", help="time Stanza's own pipeline too")
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy and its small model")
    parser.add_argument("--repeat", type=int, default=1, help="time all so often; the least counts")
    parser.add_argument("--processes", type=int, help="time so many processes beside one")
    options = parser.parse_args(arguments)
    import torch

    torch.set_num_threads(1)
    with options.articles.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()][: options.most]
    model = load(options.model)
    documents = [parse(text, model=model) for text in texts[:3]]
    parsing = seconds(lambda: documents.extend(parse(text, model=model) for text in texts[3:]))
    # Word lists and the tagger are loaded, as the parser was, before anything is timed.
    attribute('"I left," she said.', model=model)
    timed = documents[3:]
    words = sum(len(s.tokens) for d in timed for s in d.sentences)
    print(f"{'words':>9}{'parse':>18}{'find_quotes':>24}{'speakers, agencies':>24}")
    finding, linking = _stages(timed, options.repeat)
    print(
        f"{words:9}{words / parsing:9.0f} words/s"
        f"{words / finding:9.0f} words/s {100 * finding / parsing:4.1f}%"
        f"{words / linking:9.0f} words/s {100 * linking / parsing:4.1f}%"
    )
    if options.peers or options.spacy:
        stages = finding + linking
        _beside(texts[3:], words, stages, options.model, options.spacy, options.repeat)
    if options.processes:
        _in_processes(texts, options.model, options.processes)
    if not options.longest:
        return
    print("\none document:")
    for length in (options.longest // 4, options.longest // 2, options.longest):
        document = repeated(documents, length)
        count = sum(len(s.tokens) for s in document.sentences)
        finding, linking = _stages([document])
        print(f"{count:9}{'':18}{count / finding:9.0f} words/s      {count / linking:9.0f} words/s")


if __name__ == "__main__":
    main()
