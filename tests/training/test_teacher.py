"""A teacher on a tiny random encoder, and the silver sentences it makes."""

import json
import random
from types import SimpleNamespace

import pytest
import torch
from attrs import evolve

from training.fit import Schedule
from training.trees import NAMES, Tree, name_labels, name_spans, relations_of, trees, well_formed

pytest.importorskip("transformers.models.bert.modeling_bert")

from training import silver, teacher

_ROWS = """\
1-2\tIda's\t_\t_\t_\t_\t_\t_\t_\t_
1\tIda\t_\tPROPN\t_\t_\t3\tnmod:poss\t_\t_
2\t's\t_\tPART\t_\t_\t1\tcase\t_\t_
3\tdog\t_\tNOUN\t_\t_\t4\tnsubj\t_\t_
4\tleft\t_\tVERB\t_\t_\t0\troot\t_\t_
5\tOstby\t_\tPROPN\t_\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_"""
SENTENCE = _ROWS.splitlines()
PROPER = (True, False, False, False, True, False)
RELATIONS = ["case", "nmod:poss", "nsubj", "obj", "punct", "root"]


def labels(*names):
    return tuple(NAMES.index(name) for name in names)


class TestTrees:
    def test_names_come_over_from_another_tokenization(self):
        tagged = [("Ida's", "B-PER"), ("dog", "O")]
        assert name_labels(["Ida", "'s", "dog"], tagged) == labels("B-PER", "I-PER", "O")

    def test_a_sentence_without_names_elsewhere_teaches_none(self):
        (tree,) = trees([SENTENCE], [SENTENCE], [], RELATIONS)
        assert set(tree.names) == {-100}
        assert tree.proper == PROPER
        assert tree.heads == (3, 1, 4, 0, 4, 4)
        assert [RELATIONS[n] for n in tree.relations][3] == "root"

    def test_relations_are_those_of_the_treebank(self):
        assert relations_of([SENTENCE]) == RELATIONS

    def test_a_name_that_begins_inside_is_mended(self):
        mended = well_formed(labels("I-PER", "I-PER", "O", "I-LOC", "I-ORG"))
        assert mended == labels("B-PER", "I-PER", "O", "B-LOC", "B-ORG")
        assert list(name_spans(mended)) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "ORG")]


def lesson(name, noun):
    words = (name, "'s", noun, "left", "Ostby", ".")
    (tree,) = trees([SENTENCE], [SENTENCE], [], RELATIONS)
    return Tree(words, tree.heads, tree.relations, labels("B-PER", "I-PER", "O", "O", "B-LOC", "O"))


@pytest.fixture(scope="module")
def taught(encoder, tmp_path_factory):
    """Train a teacher on a handful of sentences, in two goes."""
    output = tmp_path_factory.mktemp("teacher") / "teacher.pt"
    lessons = [lesson(name, noun) for name in ("Ida", "Omar") for noun in ("dog", "cat")]
    random.seed(3)
    torch.manual_seed(3)
    scores = []
    for steps in (20, 60):
        pupil = teacher.Teacher(encoder, RELATIONS)
        schedule = Schedule(steps, 0.01, 5, 0.5, 20, 0)
        scores.append(
            teacher.train_teacher(
                pupil, lessons, lessons, output, pieces=40, schedule=schedule, encoder_rate=0.002
            )
        )
    assert scores[-1] > 0.9
    return pupil


def test_a_teacher_reads_what_it_has_learnt(taught):
    taught.eval()
    ((tree, sure),) = taught.read([("Omar", "'s", "dog", "left", "Ostby", ".")])
    assert tree == lesson("Omar", "dog")
    ((_, unsure),) = taught.read([(".", "Ostby", "saw", "dog", "Omar")])
    assert unsure < sure <= 0


def test_what_it_reads_of_a_sentence_does_not_depend_on_the_batch(taught):
    taught.eval()
    short, long = ("Ida", "left", "."), ("Ida", "'s", "cat", "saw", "Omar", "'s", "dog", ".")
    ((alone, sure_alone),) = taught.read([short])
    (together, sure_together), _ = taught.read([short, long])
    assert together == alone
    assert sure_together == pytest.approx(sure_alone, abs=1e-4)


def test_every_sentence_has_one_root(taught):
    taught.eval()
    for words in (("Ida",), ("dog", "dog", "dog"), ("left", "left", "saw", ".")):
        ((tree, _),) = taught.read([words])
        roots = [n for n, head in enumerate(tree.heads) if head == 0]
        assert [RELATIONS[n] == "root" for n in tree.relations] == [
            n in roots for n in range(len(words))
        ]
        assert len(roots) == 1


class Tokenizer:
    """Stands in for Stanza's pipeline: gives the same sentence twice a text."""

    def bulk_process(self, texts):
        rows = "\n".join(SENTENCE)
        return [SimpleDocument(f"{rows}\n\n{rows}\n\n") for _ in texts]


class SimpleDocument(SimpleNamespace):
    def __init__(self, conllu):
        super().__init__(conllu=conllu)

    def __format__(self, spec):
        assert spec == "C"
        return self.conllu


def test_silver_sentences_have_the_teachers_trees_and_names(taught, tmp_path):
    count = silver.make_silver(
        ["A text.", "Another."], Tokenizer(), taught, tmp_path / "s.conllu", tmp_path / "s.bio",
        unnamed=[evolve(lesson("Omar", "cat"), proper=PROPER)],
        least_words=3, most_words=10, share=0.5,
    )  # fmt: skip
    assert count == 2
    first = (tmp_path / "s.conllu").read_text("utf-8").split("\n\n")[0].split("\n")
    assert [row.split("\t")[6:8] for row in first] == [row.split("\t")[6:8] for row in SENTENCE]
    names = (tmp_path / "s.bio").read_text("utf-8").split("\n\n")[0].split("\n")
    assert names == ["Ida\tB-PER", "'s\tI-PER", "dog\tO", "left\tO", "Ostby\tB-LOC", ".\tO"]
    last = (tmp_path / "s.bio").read_text("utf-8").rstrip().split("\n\n")[-1]
    assert last.split("\n") == ["Omar\tB-PER", "'s\tI-PER", "cat\tO", *names[3:]]


def test_the_surest_are_kept_in_their_order():
    made = [silver.Silver([], [], sure) for sure in (-0.5, -0.1, -0.9, -0.2)]
    assert [s.sure for s in silver.surest(made, 0.5)] == [-0.1, -0.2]


def test_headlines_and_endless_sentences_are_left_out():
    assert silver.worth_reading(SENTENCE, 3, 10)
    assert not silver.worth_reading(SENTENCE[:-1], 3, 10)
    assert not silver.worth_reading(SENTENCE, 7, 10)
    assert not silver.worth_reading(SENTENCE, 3, 5)


def test_articles_are_read_from_text_lines_of_json_and_tables(tmp_path):
    (tmp_path / "a.txt").write_text("One.\n", "utf-8")
    lines = [json.dumps({"text": text}) for text in ("Two.", "Three.")]
    (tmp_path / "b.jsonl").write_text("\n".join(lines) + "\n\n", "utf-8")
    (tmp_path / "c.tsv").write_text("ID\tText\tPronoun\n1\tFour.\tshe\n", "utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "b.jsonl", tmp_path / "c.tsv"]
    assert list(silver.read_texts(paths)) == ["One.\n", "Two.", "Three.", "Four."]
