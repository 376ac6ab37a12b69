"""Likelihoods, how sentences are varied, and a tiny student that learns from them."""

import random
from itertools import pairwise, product

import numpy as np
import pytest
import torch

from training.fit import Schedule
from training.likelihoods import Likely, certain, read_likely, write_likely
from training.name_student import CheapDropout, Student
from training.soft_names import BIOES, POSSIBLE, agreed, expectation, log_partition, told_apart
from training.students import Lesson, Lessons, copied, train_student
from training.trees import NAMES
from training.variants import Names, Variant, exchange, join_clitics, names_of, vary_names
from training.vectors import write_vectors

IDA = certain([("Ida", "B-PER"), ("Berg", "I-PER"), ("left", "O"), ("Ostby", "B-LOC")])


def labelled(sentence):
    pairs = zip(sentence.words, sentence.labels.argmax(1), strict=True)
    return [(word, NAMES[label]) for word, label in pairs]


def test_likelihoods_survive_their_file(tmp_path):
    unsure = Likely(("Ode", "left"), np.array([[0.96, 0.04, 0, 0, 0, 0, 0], [1, *[0] * 6]]))
    write_likely([IDA, unsure], tmp_path / "likely.npz")
    first, second = read_likely(tmp_path / "likely.npz")
    assert (first.words, second.words) == (IDA.words, unsure.words)
    assert first.labels == pytest.approx(IDA.labels)
    assert second.labels == pytest.approx(unsure.labels, abs=0.005)


def test_the_last_and_the_only_word_of_a_name_are_told_apart():
    likely = torch.from_numpy(np.stack([IDA.labels, IDA.labels]))
    whole, cut = told_apart(likely, torch.tensor([4, 1]))
    assert [BIOES[n] for n in whole.argmax(1)] == ["B-PER", "E-PER", "O", "S-LOC"]
    assert BIOES[cut[0].argmax()] == "S-PER"
    half = torch.tensor([[[0.2, 0.8, 0, 0, 0, 0, 0], [0.6, 0, 0.4, 0, 0, 0, 0]]])
    (found,) = told_apart(half, torch.tensor([2]))
    assert found[0, BIOES.index("B-PER")] == pytest.approx(0.4)
    assert found[0, BIOES.index("S-PER")] == pytest.approx(0.4)
    assert found.sum(1) == pytest.approx(torch.ones(2))


def test_a_name_goes_on_within_its_kind():
    def follow(before, after):
        return bool(POSSIBLE[BIOES.index(before), BIOES.index(after)])

    assert follow("B-ORG", "E-ORG")
    assert follow("E-ORG", "B-LOC")
    assert not follow("B-ORG", "E-LOC")
    assert not follow("B-ORG", "O")
    assert not follow("O", "I-PER")


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_all_labellings_are_summed(length):
    torch.manual_seed(length)
    scores, follows = torch.randn(2, 4, 3), torch.randn(3, 3)
    mask = torch.arange(4) < torch.tensor([[4], [length]])
    sums = [
        sum(scores[1, at, label] for at, label in enumerate(labels))
        + sum(follows[a, b] for a, b in pairwise(labels))
        for labels in product(range(3), repeat=length)
    ]
    expected = torch.stack(sums).logsumexp(0)
    assert log_partition(scores, follows, mask)[1] == pytest.approx(float(expected), rel=1e-5)


def test_what_is_certain_is_expected_to_score_as_it_does():
    likely = told_apart(torch.from_numpy(IDA.labels)[None], torch.tensor([4]))
    torch.manual_seed(1)
    scores, follows = torch.randn(1, 4, len(BIOES)), torch.randn(len(BIOES), len(BIOES))
    path = likely[0].argmax(1).tolist()
    due = sum(scores[0, at, label] for at, label in enumerate(path))
    due = due + sum(follows[a, b] for a, b in pairwise(path))
    found = expectation(likely, scores, follows, torch.ones(1, 4, dtype=torch.bool))
    assert float(found) == pytest.approx(float(due), rel=1e-5)


def test_the_likeliest_labels_are_those_of_the_best_sequence():
    scores = torch.zeros(1, 2, len(BIOES))
    scores[0, 0, BIOES.index("B-PER")] = 2.0
    scores[0, 1, BIOES.index("O")] = 1.5
    scores[0, 1, BIOES.index("E-PER")] = 1.0
    follows = torch.where(POSSIBLE, 0.0, -100.0)
    assert agreed(scores, follows, [2]) == [["B-PER", "I-PER"]]
    assert agreed(scores, follows, [1]) == [["B-PER"]]


def test_dropout_keeps_the_mean_and_is_nothing_when_not_training():
    torch.manual_seed(1)
    dropout, ones = CheapDropout(0.25), torch.ones(100, 101)
    lost = dropout(ones)
    assert float((lost == 0).float().mean()) == pytest.approx(0.25, abs=0.02)
    assert float(lost.mean()) == pytest.approx(1.0, abs=0.02)
    assert dropout.eval()(ones) is ones


class TestVariants:
    plain = Variant(split=1.0, curly=0.0)
    names = Names({"PER": [("Ode",)], "ORG": [("Quay", "Trust")], "LOC": [("Quell",)]},
                  ["Wren"], ["Falk"], ["marden", "tolvik"])  # fmt: skip

    def test_clitics_join_the_token_before(self):
        tagged = [("Ida", "B-PER"), ("'s", "O"), ("dog", "O"), ("did", "O"), ("n't", "O")]
        joined = join_clitics(certain(tagged))
        assert labelled(joined) == [("Ida's", "B-PER"), ("dog", "O"), ("didn't", "O")]

    def test_a_single_mark_joins_a_plural_only(self):
        tagged = [("Bergs", "B-PER"), ("'", "O"), ("said", "O"), ("'", "O")]
        joined = join_clitics(certain(tagged))
        assert labelled(joined) == [("Bergs'", "B-PER"), ("said", "O"), ("'", "O")]

    def test_sure_names_are_collected_by_kind(self):
        names = names_of([IDA, Likely(("Oslo",), np.full((1, 7), 1 / 7, np.float32))])
        assert names.whole == {"PER": [("Ida", "Berg")], "ORG": [], "LOC": [("Ostby",)]}
        assert (names.given, names.surnames, names.stems) == (["Ida"], ["Berg"], ["ostby"])
        assert not names
        assert self.names

    def test_persons_of_two_words_take_the_names_of_others(self):
        variant = Variant(split=1.0, curly=0.0, renamed=1.0)
        renamed = exchange(IDA, variant, self.names, random.Random(1))
        assert renamed.words == ("Wren", "Falk", "left", "Ostby")
        assert renamed.labels == pytest.approx(IDA.labels)

    def test_an_organization_takes_the_name_of_another(self):
        variant = Variant(split=1.0, curly=0.0, organizations=1.0)
        sentence = Likely(("The", "Ministry", "left"), certain(
            [("The", "O"), ("Ministry", "B-ORG"), ("left", "O")]).labels * 0.9)  # fmt: skip
        changed = exchange(sentence, variant, self.names, random.Random(1))
        assert changed.words == ("The", "Quay", "Trust", "left")
        assert [NAMES[n] for n in changed.labels.argmax(1)] == ["O", "B-ORG", "I-ORG", "O"]
        assert changed.labels[1, NAMES.index("B-ORG")] == pytest.approx(0.9)

    def test_names_are_made_up(self):
        variant = Variant(split=1.0, curly=0.0, invented=1.0)
        invented = exchange(IDA, variant, self.names, random.Random(1))
        assert invented.words[0] == "Ida"
        assert invented.words[1] != "Berg"
        assert invented.words[3] != "Ostby"
        assert invented.labels == pytest.approx(IDA.labels)

    @pytest.mark.parametrize(
        ("share", "due"),
        [("lower", "ida berg left ostby"), ("capitals", "IDA BERG LEFT OSTBY")],
    )
    def test_letters_change_and_labels_stay(self, share, due):
        variant = Variant(split=0.0, curly=0.0, **{share: 1.0})
        varied = vary_names(IDA, variant, self.names, random.Random(1))
        assert " ".join(varied.words) == due
        assert varied.labels is IDA.labels or varied.labels == pytest.approx(IDA.labels)

    def test_marks_change_their_style(self):
        tagged = certain([("Ida", "B-PER"), ("'s", "O"), ('"', "O")])
        varied = vary_names(tagged, Variant(split=0.0, curly=1.0), self.names, random.Random(1))
        assert varied.words == ("Ida’s", "”")


def test_a_student_learns_and_another_goes_on(tmp_path):
    words = ["ida", "berg", "left", "ostby", "the", "dog"]
    (tmp_path / "words.txt").write_text("\n".join(words), "utf-8")
    vectors = np.random.default_rng(5).normal(size=(len(words), 12)).astype(np.float16)
    np.save(tmp_path / "vectors.npy", vectors)
    write_vectors(tmp_path / "vectors.npy", tmp_path / "words.txt", 60, tmp_path / "pretrain.pt")
    dog = certain([("The", "O"), ("dog", "O"), ("left", "O")])
    copies = [
        copied([(IDA, 3), (dog, 2)], Variant(split=0.5, curly=0.5), Names(), random.Random(n))
        for n in range(2)
    ]
    assert copies[0].named().sum() == 3
    options = {"hidden_dim": 12, "char_hidden_dim": 6, "char_emb_dim": 4, "dropout": 0.0,
               "shorthand": "en_made"}  # fmt: skip
    start = None
    for run, steps in enumerate((60, 5)):
        lessons = Lessons(
            [Lesson(copies, steps, 12), Lesson(copies[:1], 2, 8, nameless=0.0)],
            [labelled(IDA), labelled(dog)],
        )
        torch.manual_seed(run)
        student = Student(tmp_path / "pretrain.pt", options, lessons.characters(1), start)
        start = tmp_path / f"{run}.pt"
        score = train_student(
            student, lessons, start, seed=run, device="cpu",
            schedule=Schedule(steps + 2, 0.02, 2, 0.5, 30, 0.5),
        )  # fmt: skip
        assert score == 1.0
    model = torch.load(start, weights_only=True)
    assert "delta" not in model["vocab"]
    assert model["model"]["tag_clfs.0.bias"][0] < -50
