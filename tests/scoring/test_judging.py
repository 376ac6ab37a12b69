"""What a corpus says of a find, and what the benchmark on predicates counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from attribution.document import Document
from attribution.quotation import Cue, Quote
from benchmarks.propbank import outcomes, predicate_of
from corpora.judging import AttributionJudge, PredicateJudge, overlap
from corpora.propbank import AnnotatedText, Predicate, held_out, read_predicates
from tests.trees import document

# Mara said that rain fell
TREE = (
    "Mara/PROPN/2/nsubj said/say/VERB/0/root that/SCONJ/5/mark rain/NOUN/5/nsubj"
    " fell/fall/VERB/2/ccomp "
    "./PUNCT/2/punct"
)
SAID = Predicate(5, 9, "say", "reporting", "finite", "speech", ((0, 4),), ((10, 24),))
FELL = Predicate(20, 24, "fall", "none", "", "", (), ())


@pytest.fixture
def text() -> tuple[AnnotatedText, Document]:
    doc = document(TREE)
    return AnnotatedText("a", doc.text, (SAID, FELL), ((0, 26),), "news", every_verb=True), doc


def quote(doc: Document, cue: str, content: tuple[int, int], source: bool = True) -> Quote:
    start = doc.text.index(cue)
    return Quote(
        id="q1",
        kind="indirect",
        content=(doc.span(*content),),
        cue=Cue(doc.span(start, start + len(cue)), cue),
        source=doc.span(0, 4) if source else None,
    )


def test_overlap_is_the_share_of_both() -> None:
    assert overlap([[0, 10]], [[5, 15]]) == pytest.approx(1 / 3)
    assert overlap([[0, 4], [6, 10]], [[0, 10]]) == pytest.approx(0.8)
    assert overlap([], []) == 0


def test_a_part_of_a_marked_content_is_judged_where_it_has_a_cue_of_its_own() -> None:
    doc = document(TREE)
    said = doc.sentences[0].tokens[1]
    judge = AttributionJudge({"text": doc.text, "quotes": [{"content": [[0, 24]]}]})
    part = (doc.span(20, 24),)
    assert judge(part, said) is False
    assert judge(part, None) is None
    assert judge((doc.span(10, 24),), None) is True


def test_predicates_judge_by_their_label(text: tuple[AnnotatedText, Document]) -> None:
    annotated, doc = text
    judge = PredicateJudge(annotated)
    _, said, _, _, fell, _ = doc.sentences[0].tokens
    content = (doc.span(15, 24),)
    assert judge(content, said) is True
    assert judge((doc.span(0, 4),), said) is False
    assert judge(content, fell) is False
    assert judge(content, None) is None
    unknown = evolve(annotated, predicates=(evolve(SAID, label="borderline"),))
    assert PredicateJudge(unknown)(content, said) is None


def test_attributions_judge_by_their_content(text: tuple[AnnotatedText, Document]) -> None:
    _, doc = text
    article = {"quotes": [{"content": [[10, 24]]}]}
    _, said, _, _, fell, _ = doc.sentences[0].tokens
    assert AttributionJudge(article)((doc.span(15, 24),), said) is True
    assert AttributionJudge(article)((doc.span(0, 4),), fell) is False
    assert AttributionJudge(article, marks_nested=False)((doc.span(0, 4),), fell) is None


def test_a_predication_is_found_by_cue_and_content(text: tuple[AnnotatedText, Document]) -> None:
    annotated, doc = text
    (both,) = outcomes(annotated, doc, [quote(doc, "said", (15, 24))])
    assert (both.cue, both.content, both.both, both.source) == (True, True, True, True)
    (cue,) = outcomes(annotated, doc, [quote(doc, "said", (0, 4), source=False)])
    assert (cue.found, cue.content, cue.source) == (True, False, False)
    (none,) = outcomes(annotated, doc, [])
    assert (none.found, none.source) == (False, None)


def test_a_quotation_rests_on_the_predicate_of_its_cue(
    text: tuple[AnnotatedText, Document],
) -> None:
    annotated, doc = text
    assert predicate_of(annotated, doc, quote(doc, "said", (15, 24))) == SAID
    assert predicate_of(annotated, doc, quote(doc, "rain", (20, 24))) is None


def test_sentences_make_documents(tmp_path: Path) -> None:
    word = {"start": 3, "end": 7, "lemma": "say", "label": "reporting", "form": "", "arg0": []}
    rows = [
        {"doc_id": "blog-1", "newpar": True, "text": "It rained.", "predicates": []},
        {"doc_id": "blog-1", "newpar": False, "text": "He said so.",
         "predicates": [{**word, "content": [[8, 10]]}]},
        {"doc_id": "blog-2", "newpar": True, "text": "No.", "predicates": []},
    ]  # fmt: skip
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read_predicates(path)
    assert first.text == "It rained. He said so."
    (said,) = first.predicates
    assert first.text[said.start : said.end] == "said"
    assert held_out([first, second]) == ([first], [second])
