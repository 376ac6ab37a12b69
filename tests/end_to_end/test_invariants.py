"""What holds of any text, however it is written, ordered, batched or run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attribution
from attribution import AttributedDocument, Attribution, Span
from tests.fuzz.material import Bytes, prose
from tests.invariants import assert_sound_document, assert_sound_result

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
ARTICLES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "gate" / "articles").glob("*.txt"))
}
# What a slip of a writer, a scraper or an encoding puts into a text.
SLIPS = ('"', "“", "”", "'", "’", "\n", "\n\n", "\u200b", "\ufeff", "\x00", "\ud800", " ", ":", "(")


def checked(text: str, compact: attribution.Parser) -> AttributedDocument:
    document = compact.parse(text)
    assert document.text == text
    assert_sound_document(document)
    result = attribution.attribute(document)
    assert_sound_result(result)
    return result


def test_any_words_and_marks_give_a_sound_result(compact: attribution.Parser) -> None:
    @settings(max_examples=40)
    @given(st.binary(min_size=1, max_size=160))
    def check(data: bytes) -> None:
        checked(prose(Bytes(data)), compact)

    check()


def test_any_characters_give_a_sound_result(compact: attribution.Parser) -> None:
    @settings(max_examples=40)
    @given(st.text(st.characters(exclude_categories=()), max_size=80))
    def check(text: str) -> None:
        # Halves of surrogates that make a pair are another text to JSON.
        checked(re.sub("[\ud800-\udbff](?=[\udc00-\udfff])", "", text), compact)

    check()


@st.composite
def altered(draw: st.DrawFn) -> str:
    """An article in which slips were made."""
    text = draw(st.sampled_from(list(ARTICLES.values())))
    paragraphs = text.split("\n\n")
    if draw(st.booleans()):
        paragraphs = draw(st.permutations(paragraphs))
    first = draw(st.integers(0, len(paragraphs) - 1))
    text = "\n\n".join(paragraphs[first : first + draw(st.integers(1, 5))])
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 3)))
        text = text[:at] + draw(st.sampled_from(("", *SLIPS))) + text[end:]
    return text


def test_an_article_with_slips_gives_a_sound_result(compact: attribution.Parser) -> None:
    @settings(max_examples=30)
    @given(altered())
    def check(text: str) -> None:
        checked(text, compact)

    check()


def told(one: Attribution, shown: Callable[[Span], object]) -> tuple[object, ...]:
    """Whatever an attribution tells, its spans as `shown` shows them."""
    quote, cue = one.quote, one.quote.cue
    spans = [*quote.content, cue.span if cue else None, quote.source, quote.addressee]
    return (
        *(shown(span) if span else None for span in spans),
        quote.kind,
        quote.parent,
        one.polarity,
        one.speaker.name.replace("\r\n", "\n") if one.speaker else None,
        (one.agency.name, one.agency.relation) if one.agency else None,
        one.confidence,
    )


def plain(result: AttributedDocument) -> list[tuple[object, ...]]:
    return [
        told(one, lambda span: (span.start, span.end, span.text)) for one in result.attributions
    ]


Alone = Callable[[str], AttributedDocument]


@pytest.fixture(scope="module")
def alone(compact: attribution.Parser) -> Alone:
    """What an article gives as it is, without white space at its end; read once."""
    return cache(lambda name: checked(ARTICLES[name].rstrip(), compact))


@pytest.mark.parametrize("name", ARTICLES)
def test_white_space_at_the_end_changes_nothing(
    name: str, alone: Alone, compact: attribution.Parser
) -> None:
    text = ARTICLES[name].rstrip()
    assert plain(checked(f"{text} \n\n\t", compact)) == plain(alone(name))


@pytest.mark.parametrize("name", ARTICLES)
def test_windows_line_ends_shift_offsets_and_nothing_else(
    name: str, alone: Alone, compact: attribution.Parser
) -> None:
    windows = ARTICLES[name].replace("\n", "\r\n")

    def unix(span: Span) -> object:
        before = windows[: span.start].replace("\r\n", "\n")
        return len(before), span.text.replace("\r\n", "\n")

    expected = [told(a, lambda s: (s.start, s.text)) for a in alone(name).attributions]
    assert [told(a, unix) for a in checked(windows, compact).attributions] == expected


@pytest.mark.parametrize("name", ARTICLES)
def test_an_unrelated_paragraph_at_the_end_changes_no_quotation(
    name: str, alone: Alone, compact: attribution.Parser
) -> None:
    text = ARTICLES[name].rstrip()
    after = plain(checked(f"{text}\n\nThe rain went on all day, and the road stayed wet.", compact))
    assert after == plain(alone(name))


RUN = """
import hashlib, pathlib, sys, torch
import attribution
torch.set_num_threads(1)
paths = sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))[::3]
texts = [(p.stem, p.read_text(encoding="utf-8")) for p in paths]
if __name__ == "__main__":
    for size, processes, backwards in eval(sys.argv[2]):
        articles = texts[::-1] if backwards else texts
        results = attribution.attribute_many(
            articles, model="compact", batch_size=size, processes=processes
        )
        lines = sorted(map(attribution.to_json, results))
        print(hashlib.sha256("".join(lines).encode()).hexdigest())
"""


@pytest.mark.slow
def test_every_run_gives_the_same_bytes(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    # Batch size, processes, backwards: for each of two runs, each with hashes of its own.
    ways = [[(1, 1, False), (4, 1, True), (50, 1, False)], [(4, 2, True)]]
    digests: set[str] = set()
    for seed, way in enumerate(ways):
        environment = {**os.environ, "PYTHONHASHSEED": "random" if seed else "0"}
        environment["PYTHONPATH"] = str(ROOT)
        articles = ROOT / "tests" / "gate" / "articles"
        run = subprocess.run(
            [sys.executable, str(script), str(articles), repr(way)],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        digests |= set(run.stdout.split())
    assert len(digests) == 1
