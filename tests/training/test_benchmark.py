"""The scores of the parser benchmark, on documents whose right answer is plain."""

from types import SimpleNamespace

import pytest

from benchmarks.parser import Counts, documents, name_counts
from training.marks import sentences

TREEBANK = """\
# newdoc id = GUM_news_one
1-2\tBerg's\t_\t_\t_\t_\t_\t_\t_\t_
1\tBerg\tBerg\tPROPN\tNNP\t_\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tdog\tdog\tNOUN\tNN\t_\t4\tnsubj\t_\t_
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
5\tOstby\tOstby\tPROPN\tNNP\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = GUM_bio_two
1\tIda\tIda\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\t_
"""

GOLD = [
    ("Berg", "B-PER"), ("'s", "O"), ("dog", "O"), ("left", "O"), ("Ostby", "B-LOC"), (".", "O"),
]  # fmt: skip


@pytest.fixture
def by_document():
    return documents(sentences(TREEBANK.splitlines(keepends=True)))


def parsed(text, *names):
    entities = [SimpleNamespace(start_char=s, end_char=e, type=kind) for s, e, kind in names]
    return SimpleNamespace(text=text, ents=entities)


def count(by_document, *names):
    pair = (by_document["GUM_news_one"], parsed("Berg's dog left Ostby.", *names))
    return name_counts([pair], {tuple(token for token, _ in GOLD): GOLD})


def test_a_treebank_is_split_at_its_documents(by_document):
    assert {name: len(treebank) for name, treebank in by_document.items()} == {
        "GUM_news_one": 1,
        "GUM_bio_two": 1,
    }


def test_a_possessive_does_not_count_against_a_name(by_document):
    assert count(by_document, (0, 6, "PER"), (16, 21, "LOC")) == Counts(gold=2, found=2, right=2)


def test_a_name_is_right_only_with_its_bounds_and_type(by_document):
    assert count(by_document, (0, 6, "ORG"), (12, 21, "LOC")) == Counts(gold=2, found=2, right=0)


def test_names_of_sentences_without_gold_names_are_not_counted(by_document):
    pair = (by_document["GUM_bio_two"], parsed("Ida slept", (0, 3, "PER")))
    assert name_counts([pair], {tuple(t for t, _ in GOLD): GOLD}) == Counts(0, 0, 0)


def test_precision_and_recall():
    precision, recall, f1 = Counts(gold=4, found=2, right=1).scores()
    assert (precision, recall) == (0.5, 0.25)
    assert f1 == pytest.approx(1 / 3)
    assert Counts(0, 0, 0).scores() == (0.0, 0.0, 0.0)
