"""A teacher of names on a tiny random encoder, and how it marks."""

import random

import numpy as np
import pytest
import torch

from training.fit import Schedule
from training.trees import NAMES

pytest.importorskip("transformers.models.bert.modeling_bert")

from training import name_lessons
from training.likelihoods import Likely
from training.name_corpora import parted
from training.name_silver import beside, mean_likelihoods, mixed
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
            schedule=Schedule(steps, 0.02, 5, 0.5, 50, 0), encoder_rate=0.003, layer_decay=0.9,
            seed=3,
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
    learnt, held_out = parted(corpus, 4)
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
    whole = NameTeacher(encoder, 1).encoder
    assert all(p.requires_grad for p in whole.embeddings.parameters())


def test_an_uncased_encoder_sees_capitals(taught):
    given = [["ida", "saw", "omar", "."], ["Ida", "saw", "Omar", "."]]
    lower, upper = (taught.name_scores([words], most=30, pieces=60)[0] for words in given)
    assert taught.pieces("ida") == taught.pieces("Ida")
    assert not np.allclose(lower, upper)


def test_teachers_say_together_what_is_likely(taught):
    words = [[word for word, _ in LESSONS[0]]]
    (alone,), (twice,) = (
        mean_likelihoods(teachers, words, [0], window=30, pieces=60)
        for teachers in ([taught], [taught, taught])
    )
    assert [NAMES[n] for n in alone.labels.argmax(1)] == [label for _, label in LESSONS[0]]
    assert alone.labels.sum(1) == pytest.approx(np.ones(6))
    assert twice.labels == pytest.approx(alone.labels)


def likely(*rows):
    labels = np.zeros((len(rows), len(NAMES)), np.float32)
    for at, row in enumerate(rows):
        for label, share in row.items():
            labels[at, NAMES.index(label)] = share
    return Likely(("Ostby",) * len(rows), labels)


def test_labels_by_hand_count_more_than_a_teachers():
    found = mixed([("Ostby", "B-LOC")], likely({"O": 0.5, "B-ORG": 0.5}), 0.7)
    assert found.labels[0, NAMES.index("B-LOC")] == pytest.approx(0.7)
    assert found.labels[0, NAMES.index("B-ORG")] == pytest.approx(0.15)


def test_what_a_corpus_with_other_habits_says_becomes_likelier():
    found = beside([("Ostby", "B-LOC")], likely({"O": 0.5, "B-LOC": 0.5}), 1.0)
    assert found.labels[0, NAMES.index("B-LOC")] == pytest.approx(np.e / (1 + np.e))
