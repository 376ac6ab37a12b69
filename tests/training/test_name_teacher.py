"""A teacher of names on a tiny random encoder, and how it marks."""

import random

import numpy as np
import pytest
import torch

from training.fit import Schedule
from training.trees import NAMES, Tree

pytest.importorskip("transformers")

from training import name_lessons, name_silver
from training.name_teacher import NameTeacher

LESSONS = [
    [(name, "B-PER"), ("saw", "O"), (other, "B-PER"), ("in", "O"), ("ostby", "B-LOC"), (".", "O")]
    for name, other in (("ida", "omar"), ("omar", "ida"))
]
# The same words, of a corpus that has no places.
HABIT = [[(word, "O" if word == "ostby" else label) for word, label in s] for s in LESSONS]
DOGS = [[("the", "O"), ("dog", "O"), ("left", "O"), (".", "O")]]


@pytest.fixture(scope="module")
def taught(encoder, tmp_path_factory):
    """Train a teacher on two corpora that disagree, in two goes."""
    output = tmp_path_factory.mktemp("names") / "teacher.pt"
    torch.manual_seed(3)
    for steps in (20, 150):
        pupil = NameTeacher(encoder, 2)
        score = name_lessons.train_name_teacher(
            pupil,
            [
                name_lessons.Corpus(LESSONS + DOGS, unnamed=1.0),
                name_lessons.Corpus(HABIT + DOGS, unnamed=1.0),
            ],
            [LESSONS], output, most=30, pieces=60,
            schedule=Schedule(steps, 0.02, 5, 0.5, 50, 0), encoder_rate=0.003, seed=3,
        )  # fmt: skip
    assert score > 0.9
    return pupil


def labels(teacher, corpora):
    words = [[word for word, _ in LESSONS[0]]]
    (scores,) = teacher.name_scores(words, corpora, most=30, pieces=60)
    return [NAMES[n] for n in scores.argmax(1)]


def test_it_marks_as_each_corpus_would(taught):
    assert labels(taught, [0]) == [label for _, label in LESSONS[0]]
    assert labels(taught, [1]) == [label for _, label in HABIT[0]]


def test_windows_hold_all_sentences_in_their_order(taught):
    sentences = (LESSONS + DOGS) * 7
    for rng in (None, random.Random(1)):
        windows = list(taught.windows(sentences, 30, rng))
        assert [s for window in windows for s in window.sentences] == sentences
        assert all(window.pieces <= 30 for window in windows)
    (alone,) = taught.windows(LESSONS[:1], 2)
    assert alone.pieces > 2


def test_every_sentence_is_scored_in_its_place(taught):
    words = [[word for word, _ in s] for s in (LESSONS + DOGS) * 7]
    scores = taught.name_scores(words, most=30, pieces=60)
    assert [len(own) for own in scores] == [len(s) for s in words]
    assert scores[2].argmax(1).tolist() == [0] * 4


def test_an_epoch_may_leave_out_what_has_no_names(taught):
    corpus = name_lessons.Corpus(LESSONS + DOGS * 9)
    chosen = list(corpus.chosen(taught, 7, random.Random(1)))
    assert len(chosen) == len(LESSONS)


def test_what_is_held_out_is_not_learnt_and_scored_by_kind(encoder, tmp_path):
    corpus = [LESSONS[n % 2] for n in range(100)]
    learnt, held_out = name_lessons.parted(corpus, 4)
    assert (len(learnt), len(held_out)) == (75, 25)
    scores = name_lessons.name_score(NameTeacher(encoder, 1), [held_out], most=30, pieces=60)
    assert list(scores) == ["all", "LOC", "PER"]
    assert all(0 <= score <= 1 for score in scores.values())


def test_only_the_layers_above_the_frozen_ones_learn(encoder):
    teacher = NameTeacher(encoder, 1, frozen_layers=1, layers=2)
    upper = teacher.encoder.encoder.layer[1]
    learning = {id(p) for p in teacher.encoder.parameters() if p.requires_grad}
    assert learning == {id(p) for p in upper.parameters()}
    assert len(NameTeacher(encoder, 1, layers=1).encoder.encoder.layer) == 1


def test_an_uncased_encoder_sees_capitals(taught):
    given = [["ida", "saw", "omar", "."], ["Ida", "saw", "Omar", "."]]
    lower, upper = (taught.name_scores([words], most=30, pieces=60)[0] for words in given)
    assert taught.pieces("ida") == taught.pieces("Ida")
    assert not np.allclose(lower, upper)


def marker(teacher):
    return name_silver.Marker(teacher, [0], 30, 60)


def test_raw_text_is_kept_where_the_teacher_is_sure(taught):
    rows = [f"{n}\t{word}" + "\t_" * 8 for n, (word, _) in enumerate(LESSONS[0], 1)]
    assert list(marker(taught).raw([rows], 0.1)) == [LESSONS[0]]
    assert list(marker(taught).raw([rows], 1.01)) == []


def test_a_treebank_says_which_words_are_names(taught):
    words = tuple(word for word, _ in LESSONS[0])
    proper = (True, False, True, False, False, False)
    tree = Tree(words, (2, 0, 2, 5, 2, 2), (0, 1, 0, 0, 0, 0), (), proper)
    (marked,) = marker(taught).unnamed([tree], ["nsubj", "root"])
    assert [label for _, label in marked[:3]] == ["B-PER", "O", "B-PER"]


def test_a_corpus_with_other_habits_is_marked_anew(taught):
    (marked,) = marker(taught).anew(HABIT[:1], 0.1)
    assert marked == LESSONS[0]


def test_raw_text_without_capitals_inside_is_not_read():
    def rows(*words):
        return [f"{n}\t{word}" + "\t_" * 8 for n, word in enumerate(words, 1)]

    named, plain = rows("Then", "Ida", "left"), rows("Then", "she", "left")
    assert [name_silver.may_hold_names(r) for r in (named, plain)] == [True, False]
    assert list(name_silver.first_words([named] * 9, 4)) == [named] * 2


def test_no_name_begins_inside(taught):
    scores = np.full((1, len(NAMES)), -9.0)
    scores[0, NAMES.index("I-PER")] = -0.1
    scores[0, 0] = -1.0
    (only,) = name_silver.sure([""], scores, 0.1)
    assert only == [("", "O")]
