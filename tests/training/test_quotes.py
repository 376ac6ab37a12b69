"""The training of the quote tagger, run on a handful of sentences whose parses are given."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attribution import Document, Knowledge, Span
from attribution.quotes.rule import Context
from attribution.quotes.tagger import load_tagger
from attribution.quotes.tagger.features import Vocabulary
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.weights import read
from corpora.articles import parsed, read_articles, rows_of
from tests.speakers.trees import document
from training.quotes.__main__ import main, vocabulary_of
from training.quotes.calibration import overlap, sharpened
from training.quotes.examples import cue_head, examples

TREES = {
    "Critics/NOUNS/2/nsubj say/VERB/0/root that/SCONJ/6/mark the/DET/5/det bridge/NOUN/6/nsubj "
    "held/VERB/2/ccomp ./PUNCT/2/punct": ("Critics", "say", "that the bridge held"),
    "Drivers/NOUNS/2/nsubj say/VERB/0/root rain/NOUN/4/nsubj fell/VERB/2/ccomp ./PUNCT/2/punct": (
        "Drivers", "say", "rain fell"),
    "The/DET/2/det bridge/NOUN/3/nsubj shook/VERB/0/root ./PUNCT/3/punct": None,
}  # fmt: skip
RECIPE = """
seed = 1
held_out = 3
average = 0.5
words = 5
batch = 2
passes = 30
rate = 0.01
vector_rate = 0.001
decay = 0.5
without_rules = 0.1
unknown_words = 0.1
"""


def article(doc: Document, marked: tuple[str, str, str] | None, number: int) -> dict[str, Any]:
    def place(phrase: str) -> list[list[int]]:
        start = doc.text.index(phrase)
        return [[start, start + len(phrase)]]

    quotes = []
    if marked is not None:
        source, cue, content = map(place, marked)
        quotes = [{"kind": "indirect", "content": content, "cue": cue, "source": source}]
    return {"id": str(number), "text": doc.text, "quotes": quotes}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    parses = tmp_path / "parses"
    parses.mkdir()
    with (tmp_path / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for number, (tree, marked) in enumerate(TREES.items()):
            doc = document(tree)
            name = hashlib.sha256(doc.text.encode()).hexdigest()[:16]
            (parses / f"{name}.json").write_text(json.dumps(rows_of(doc)), "utf-8")
            gold.write(json.dumps(article(doc, marked, number)) + "\n")
    (tmp_path / "words.txt").write_text("say\nbridge\nrain\nsun\n", "utf-8")
    np.save(tmp_path / "vectors.npy", np.ones((4, 100), dtype="float16"))
    (tmp_path / "recipe.toml").write_text(RECIPE, "utf-8")
    return tmp_path


def test_a_run_learns_its_own_sentences(data: Path) -> None:
    files = {"gold": "gold.jsonl", "vectors": "vectors.npy", "words": "words.txt",
             "parses": "parses", "recipe": "recipe.toml", "output": "quotes.npz"}  # fmt: skip
    main([word for name, file in files.items() for word in (f"--{name}", str(data / file))])
    weights = read(data / "quotes.npz")
    assert set(weights.words) == {"say", "bridge", "rain", "sun"}
    tagger = Tagger(weights)
    learned = list(parsed(read_articles(data / "gold.jsonl"), directory=data / "parses"))[1:]
    for gold, doc in learned:
        links = list(tagger.tag(Context.of(doc, Knowledge.default("en")), ()))
        found = {link.token.form for link in links if link.chance > 0.5}
        assert found == ({"say"} if gold["quotes"] else set())


def test_an_example_has_the_gold_labels_of_its_words() -> None:
    (tree, marked), *_ = TREES.items()
    doc = document(tree)
    (example,) = examples(article(doc, marked, 0), doc, Vocabulary({}), Knowledge.default("en"))
    assert example.cues.tolist() == [0, 1, 0, 0, 0, 0, 0]
    ((row, _, _, labels),) = example.links
    assert row == 1
    assert labels.tolist() == [2, 3, 1, 1, 1, 1, 0]


def test_the_head_of_a_cue_is_its_verb() -> None:
    doc = document(
        "Critics/NOUNS/3/nsubj have/AUX/3/aux said/VERB/0/root so/ADV/3/advmod ./PUNCT/3/punct"
    )
    head = cue_head(doc, [[8, 17]])
    assert head is not None
    assert head.form == "said"
    assert cue_head(doc, []) is None


def test_overlap_is_the_share_of_both() -> None:
    assert overlap([[0, 10]], [[5, 15]]) == pytest.approx(1 / 3)
    assert overlap([[0, 4], [6, 10]], [[0, 10]]) == pytest.approx(0.8)
    assert overlap([], []) == 0


@pytest.mark.parametrize("right", [True, False])
def test_confidence_follows_how_often_quotations_are_right(right: bool) -> None:
    (tree, marked), *_ = TREES.items()
    doc, knowledge = document(tree), Knowledge.default("en")
    tagger = load_tagger("en")
    assert tagger is not None
    before = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    kept = [(article(doc, marked if right else None, 0), doc)] * 5
    after = sharpened(tagger, kept, knowledge, before)
    reasons = [2.0, 1.0, 0.9, 0.9, 0.8, 0.8, 0.0]
    old, new = (values[0] + np.dot(values[1:], reasons) for values in (before, after))
    assert (new > old) == right


def test_without_quotations_the_calibration_stays() -> None:
    tagger = load_tagger("en")
    assert tagger is not None
    assert sharpened(tagger, [], Knowledge.default("en"), [1.0, 2.0]) == [1.0, 2.0]


def test_the_vocabulary_takes_common_words_then_known_ones() -> None:
    known = {"rain": 0, "sun": 1, "fell": 2}
    assert vocabulary_of(["Rain fell, rain"], known, 3) == ["rain", "fell", "sun"]


def test_kept_parses_are_used(data: Path) -> None:
    (gold, doc), *_ = parsed(read_articles(data / "gold.jsonl"), directory=data / "parses")
    assert doc.sentences[0].root.span == Span.of(gold["text"], 8, 11)
