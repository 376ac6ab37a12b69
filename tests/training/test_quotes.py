"""The training of the quote tagger, run on a handful of sentences whose parses are given."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attribution import Document, Knowledge, Span
from attribution.claim import Claim, Mention
from attribution.quotes.confidence import UNKNOWN
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
from training.quotes.cross_fitting import cross_fitted
from training.quotes.examples import Trust, cue_head, examples
from training.quotes.marked import Marked, key_of, read_marks, save_marks
from training.quotes.reliability import Outcome
from training.quotes.reliability import reliability_of as counted
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
longest = 20
links = 10
cues = 10
marked_cues = 0.5
marked_links = 0.25
marked_texts = 0.5
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
    (link,) = example.links
    assert link.row == 1
    assert link.labels.argmax(1).tolist() == [2, 3, 1, 1, 1, 1, 0]
    assert link.labels.sum(1).tolist() == [1] * 7


def test_a_larger_reader_is_believed_as_far_as_it_is_trusted() -> None:
    (tree, marked), *_ = TREES.items()
    doc, knowledge = document(tree), Knowledge.default("en")
    unsure = np.full((7, 4), 0.25, dtype=np.float32)
    seen = Marked(
        np.array([0, 0.5, 0, 0, 0.25, 0.125, 0], dtype=np.float32), {1: unsure, 4: unsure}
    )
    trust = Trust(cues=0.5, links=0.5, texts=0.25)
    (beside,) = examples(article(doc, marked, 0), doc, Vocabulary({}), knowledge, seen, trust)
    assert beside.cues.tolist() == [0, 0.75, 0, 0, 0.125, 0.0625, 0]
    known, guessed = beside.links
    assert known.weight == 1
    assert known.labels[0].tolist() == [0.125, 0.125, 0.625, 0.125]
    assert (guessed.row, guessed.weight) == (4, 0.25)
    assert guessed.labels.tolist() == unsure.tolist()
    (alone,) = examples({"text": doc.text}, doc, Vocabulary({}), knowledge, seen, trust)
    assert alone.cues.tolist() == seen.chances.tolist()
    assert alone.weight == 0.25


def test_marks_are_read_as_they_were_written(tmp_path: Path) -> None:
    certain = np.eye(4, dtype=np.float32)[[0, 3, 1]]
    marks = {
        key_of("a"): Marked(np.array([0, 0.5, 0, 1], dtype=np.float32), {1: certain, 3: certain}),
        key_of("b"): Marked(np.zeros(2, dtype=np.float32), {}),
    }
    save_marks(tmp_path / "marks.npz", marks)
    read_back = read_marks(tmp_path / "marks.npz")
    assert list(read_back) == list(marks)
    for text, marked in marks.items():
        assert read_back[text].chances.tolist() == marked.chances.tolist()
        assert list(read_back[text].labels) == list(marked.labels)
        assert all((labels == certain).all() for labels in read_back[text].labels.values())


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


@pytest.mark.parametrize("learned", [True, False])
def test_texts_learned_from_tell_only_of_what_no_tagger_weighs(learned: bool) -> None:
    (tree, marked), *_ = TREES.items()
    doc, knowledge = document(tree), Knowledge.default("en")
    tagger = load_tagger("en")
    assert tagger is not None
    judge = AttributionJudge(article(doc, marked, 0))
    factors = weights_of([read_corpus(tagger, [(judge, doc)] * 6, knowledge)], "claims")
    corpus = read_corpus(tagger, [(judge, doc)] * 6, knowledge, learned=learned)
    assert (reliability_of([corpus], factors, "claims") == UNKNOWN) == learned


def outcomes(
    right: bool, *grounds: str, cue: bool = False, name: str | None = None
) -> list[Outcome]:
    doc = document(next(iter(TREES)))
    name = name or ("introduced_passage" if cue else "marked_passage")
    mention = Mention.of(doc, doc.span(5, 9)) if cue else None
    claim = Claim(rule(name), (doc.span(17, 32),), mention, weight=0.7, kind="direct")
    return [Outcome(claim, frozenset(grounds), right, 1.0)] * 20


def test_a_passage_without_a_cue_is_as_sure_as_others_of_its_grounds() -> None:
    weighed = [*outcomes(True, "agreed"), *outcomes(False, "agreed")]
    unweighed = [*outcomes(True, "alone", "alone_told"), *outcomes(False, "alone")]
    found = counted(weighed, [], unweighed)
    told, *_ = outcomes(True, "alone", "alone_told")
    assert found.confidence(told.claim, {"alone", "alone_told"}) > 0.8
    assert found.confidence(told.claim, {"alone"}) < 0.2


def test_a_rule_that_no_tagger_weighs_is_counted_where_it_learned_too() -> None:
    weighed = [*outcomes(True), *outcomes(False)]
    introduced = outcomes(True, cue=True)
    before = counted(weighed, [], []).confidence(introduced[0].claim)
    assert counted(weighed, [], introduced).confidence(introduced[0].claim) > before


def test_how_rules_compare_is_counted_where_the_tagger_learned_but_not_how_sure_it_is() -> None:
    weighed = [*outcomes(True, cue=True), *outcomes(False, cue=True)]
    better = outcomes(True, cue=True, name="clausal_complement")
    worse = outcomes(False, cue=True, name="infinitive")
    clause, infinitive = better[0].claim, worse[0].claim
    plain, found = counted(weighed, [], []), counted(weighed, [*better, *worse], [])
    assert found.confidence(clause) > plain.confidence(clause)
    assert found.confidence(infinitive) < plain.confidence(infinitive)


def test_that_the_tagger_is_too_sure_where_it_learned_moves_no_confidence() -> None:
    weighed = [*outcomes(True, cue=True), *outcomes(False, cue=True)]
    names = ("clausal_complement", "infinitive")
    learned = [o for name in names for o in outcomes(True, cue=True, name=name)]
    clause = learned[0].claim
    before, after = counted(weighed, [], []), counted(weighed, learned, [])
    assert after.confidence(clause) == pytest.approx(before.confidence(clause), abs=0.02)


def test_confidences_of_articles_are_counted_without_them() -> None:
    weighed = [*outcomes(True, cue=True), *outcomes(False, cue=True)]
    good = outcomes(True, cue=True, name="clausal_complement")
    bad = outcomes(False, cue=True, name="infinitive")
    articles = [[good[at], good[at], bad[at]] for at in range(10)]
    found = [*cross_fitted(articles, weighed)]
    assert [c.rule.name for c, _, _ in found].count("infinitive") == 10
    kept = {right: [sure for _, sure, own in found if own is right] for right in (True, False)}
    assert min(kept[True]) > max(kept[False])


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
