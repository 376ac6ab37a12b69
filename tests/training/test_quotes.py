"""The training of the quote tagger, run on a handful of sentences whose parses are given."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attribution import Document, Knowledge, Span
from attribution.claim import Claim
from attribution.quotes.registry import rule
from attribution.quotes.rule import Context
from attribution.quotes.tagger import load_tagger
from attribution.quotes.tagger.features import Vocabulary
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.weights import read
from corpora.articles import parsed, read_articles, rows_of
from corpora.judging import AttributionJudge
from corpora.propbank import AnnotatedText, Predicate
from tests.trees import document
from training.quotes.__main__ import main, vocabulary_of
from training.quotes.calibration import read_corpus, reliability_of, weights_of
from training.quotes.examples import cue_head, examples
from training.quotes.reports import judged_by_attributions, judged_by_predicates

TREES = {
    "Critics/critic/NOUN/2/nsubj/Number=Plur say/VERB/0/root that/SCONJ/6/mark the/DET/5/det "
    "bridge/NOUN/6/nsubj held/hold/VERB/2/ccomp ./PUNCT/2/punct": (
        "Critics", "say", "that the bridge held"),
    "Drivers/driver/NOUN/2/nsubj/Number=Plur say/VERB/0/root rain/NOUN/4/nsubj "
    "fell/fall/VERB/2/ccomp ./PUNCT/2/punct": (
        "Drivers", "say", "rain fell"),
    "The/DET/2/det bridge/NOUN/3/nsubj shook/shake/VERB/0/root ./PUNCT/3/punct": None,
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
reports_passes = 20
reports_rate = 0.01
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
        "Critics/critic/NOUN/3/nsubj/Number=Plur have/AUX/3/aux said/say/VERB/0/root"
        " so/ADV/3/advmod "
        "./PUNCT/3/punct"
    )
    head = cue_head(doc, [[8, 17]])
    assert head is not None
    assert head.form == "said"
    assert cue_head(doc, []) is None


@pytest.mark.parametrize("right", [True, False])
def test_confidence_follows_how_often_quotations_are_right(right: bool) -> None:
    (tree, marked), *_ = TREES.items()
    doc, knowledge = document(tree), Knowledge.default("en")
    tagger = load_tagger("en")
    assert tagger is not None
    judge = AttributionJudge(article(doc, marked if right else None, 0))
    corpora = [read_corpus(tagger, [(judge, doc)] * 6, knowledge)]
    factors = weights_of(corpora, "claims")
    found = reliability_of(corpora, factors, "claims")
    claim = Claim(rule("clausal_complement"), (doc.span(17, 32),), weight=0.5)
    assert (found.confidence(claim) > 0.5) == right


def test_what_a_guide_does_not_tell_is_masked() -> None:
    (tree, marked), *_ = TREES.items()
    doc, words, knowledge = document(tree), Vocabulary({}), Knowledge.default("en")
    (judged,) = judged_by_attributions(article(doc, marked, 0), doc, words, knowledge)
    assert np.isnan(judged.reports).tolist() == [False] * 2 + [True] * 4 + [False]
    assert judged.reports[:2].tolist() == [0, 1]
    held = Predicate(27, 31, "hold", "none", "", "", (), ())
    text = AnnotatedText("a", doc.text, (held,), ((0, 33),), "news", every_verb=True)
    (judged,) = judged_by_predicates(text, doc, words, knowledge)
    assert np.isnan(judged.reports).tolist() == [True] * 5 + [False, True]
    assert judged.reports[5] == 0


def test_the_vocabulary_takes_common_words_then_known_ones() -> None:
    known = {"rain": 0, "sun": 1, "fell": 2}
    assert vocabulary_of(["Rain fell, rain"], known, 3) == ["rain", "fell", "sun"]


def test_kept_parses_are_used(data: Path) -> None:
    (gold, doc), *_ = parsed(read_articles(data / "gold.jsonl"), directory=data / "parses")
    assert doc.sentences[0].root.span == Span.of(gold["text"], 8, 11)
