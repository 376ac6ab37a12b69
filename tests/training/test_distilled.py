"""A parser taught by soft trees, on a treebank of one sentence and a tiny random encoder."""

import json

import numpy as np
import pytest
import torch

from attribution.parsing.engine.depparse import TreeParser
from attribution.parsing.model_files import bundled

pytest.importorskip("transformers.models.bert.modeling_bert")

from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse.trainer import Trainer
from stanza.models.pos.vocab import MultiVocab

from training.distilled import __main__ as distilled
from training.distilled.corpus import GOLD, RAW, Corpus, Sentence, raw, treebank
from training.distilled.forms import Forms
from training.distilled.learning import attachment, gold_lesson, numbers_of, soft_lesson
from training.distilled.student import Student
from training.distilled.teacher import Reading, Teacher

_ROWS = """\
1\tIda\tIda\tPROPN\t_\t_\t3\tnmod:poss\t_\tSpaceAfter=No
2\t's\t's\tPART\t_\t_\t1\tcase\t_\t_
3\tdog\tdog\tNOUN\t_\t_\t4\tnsubj\t_\t_
4\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_
5\tOstby\tOstby\tPROPN\t_\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

1\tOmar\tOmar\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tsaw\tsee\tVERB\t_\t_\t0\troot\t_\t_
3\tOstby\tOstby\tPROPN\t_\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
_OPTIONS = {"hidden_dim": 24, "linearization": False, "distance": False}


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    path = tmp_path_factory.mktemp("gold") / "gold.conllu"
    path.write_text(_ROWS * 3, "utf-8")
    return path


@pytest.fixture(scope="module")
def corpus(gold):
    texts = [Sentence(("The", "cat", "left", "."), ("the", "cat", "leave", "."))]
    return Corpus(treebank(gold), treebank(gold), texts)


@pytest.fixture(scope="module")
def earlier():
    return torch.load(bundled("compact") / "en/depparse/compact.pt", weights_only=True)


@pytest.fixture(scope="module")
def vectors():
    return Pretrain(str(bundled("compact") / "en/pretrain/compact.pt"))


@pytest.fixture(scope="module")
def forms(corpus, earlier, vectors):
    return Forms(corpus, MultiVocab.load_state_dict(earlier["vocab"]), vectors, cutoff=3)


def test_a_corpus_is_a_row_of_words_that_begins_with_the_root(corpus):
    assert corpus.size == 1 + 2 * 3 * (6 + 4) + 4
    assert corpus.heads[1:11].tolist() == [3, 1, 4, 0, 4, 4, 2, 0, 2, 2]
    assert corpus.places()[:9].tolist() == [0, 1, 2, 3, 4, 5, 6, 1, 2]
    assert corpus.heads[-4:].tolist() == [-1] * 4
    assert len(corpus.of(GOLD)) == 6
    assert len(corpus.of(RAW)) == 1


def test_raw_text_is_taken_once_and_tokens_are_put_together(tmp_path, compact):
    tokens = ["They", "ca", "n't", "leave", "(", "now", ")", "."]
    (tmp_path / "a.bio").write_text("\n".join(f"{t}\tO" for t in tokens) + "\n\n", "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "They can't leave (now)."}), "utf-8")
    found = list(raw([tmp_path / "a.bio", tmp_path / "b.jsonl"], compact))
    assert [s.words for s in found] == [("They", "ca", "n't", "leave", "(", "now", ")", ".")]
    assert found[0].lemmas[1] == "can"


def test_a_lesson_has_no_head_that_cannot_be_learned(corpus, forms, encoder):
    torch.manual_seed(1)
    reading = Reading(encoder, corpus, "cpu")
    teachers = [Teacher(encoder, len(corpus.relations)).eval() for _ in range(2)]
    numbers = numbers_of(corpus, forms)
    lesson = soft_lesson(gold_lesson(corpus, numbers), teachers, reading, corpus, numbers)
    assert torch.allclose(lesson.head_chances[-4:].sum(1), torch.ones(4))
    assert torch.allclose(lesson.label_chances[-4:].sum(1), torch.ones(4))
    taught = lesson.head_chances[-4:] > 0
    own = torch.arange(1, 5)[:, None]
    assert not (taught & (lesson.heads[-4:] == own)).any()
    assert lesson.heads.max() <= 6
    assert lesson.heads[1:7, 0].tolist() == [3, 1, 4, 0, 4, 4]


@pytest.mark.parametrize("layers", [1, 2])
def test_a_student_reads_as_stanza_does(corpus, forms, earlier, vectors, layers):
    torch.manual_seed(2)
    args = {**earlier["config"], **_OPTIONS, "num_layers": layers}
    student = Student(args, forms, torch.as_tensor(np.asarray(vectors.emb)))
    torch.nn.init.normal_(student.parser.unlabeled.scorer.W_bilin.weight, std=0.3)
    torch.nn.init.normal_(student.parser.deprel.scorer.W_bilin.weight, std=0.3)
    student.eval()
    trainer = Trainer(args=args, vocab=forms.vocabularies, model=student.parser,
                      build_optimizer=False)  # fmt: skip
    batch = forms.batch(np.array([1, 0]), "cpu")
    with torch.no_grad():
        states = student.states(batch)
        scores = student.arcs(states, batch)
        heads = scores[:, 1:].argmax(2)
        labels = student.labels(states, batch, heads).argmax(2)
    from stanza.models.depparse.data import DataLoader
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=_ROWS)
    loader = DataLoader(document, 100, args, vectors, vocab=forms.vocabularies, evaluation=True,
                        sort_during_eval=True)  # fmt: skip
    (given,) = loader
    from stanza.models.depparse.trainer import unpack_batch

    inputs, _, order, lengths, spelled, text = unpack_batch(given, "cpu")
    with torch.no_grad():
        of_stanza, of_labels, *_ = trainer.model.forward_scores(
            *inputs, order, lengths, spelled, text
        )
    inside = batch.inside[:, :, None] & batch.inside[:, None, :]
    known = inside & (scores > -1e8)
    assert torch.allclose(scores[known], of_stanza[known], atol=1e-4)
    best = of_labels[:, 1:].argmax(3).gather(2, heads[:, :, None])[:, :, 0]
    assert (best == labels)[batch.inside[:, 1:]].all()


def test_the_parser_that_is_written_is_read_by_stanza_and_by_the_engine(
    gold, encoder, tmp_path, compact
):
    (tmp_path / "text.txt").write_text("The dog saw the cat. Omar left.", "utf-8")
    recipe = """
seed = 1
varied = 0.0
cutoff = 2
[teacher]
seeds = [1]
steps = 3
pieces = 60
encoder_rate = 0.0001
rate = 0.001
warmup = 1
[student]
options = { hidden_dim = 24, linearization = false, distance = false }
[student.plan]
steps = 60
words = 60
rate = 0.01
warmup = 5
decay = 0.5
average = 0.9
share = 0.3
soft_from = [0.8]
dropout = [0.1, 0.0]
word_dropout = [0.1, 0.0]
"""
    (tmp_path / "recipe.toml").write_text(recipe, "utf-8")
    output = tmp_path / "depparse.pt"
    distilled.main(
        [
            *("--train", str(gold), "--dev", str(gold), "--text", str(tmp_path / "text.txt")),
            *("--encoder", str(encoder), "--start-from", str(bundled("compact"))),
            *("--output", str(output), "--recipe", str(tmp_path / "recipe.toml")),
        ]
    )
    processor = compact._pipeline.processors["depparse"]
    trainer = Trainer.load(str(output), processor.pretrain, device="cpu")

    class Own:
        vocab, pretrain = trainer.vocab, processor.pretrain

    Own.trainer = trainer
    words = [("Omar", "Omar"), ("saw", "see"), ("Ostby", "Ostby"), (".", ".")]
    with torch.inference_mode():
        found = TreeParser(Own)([words])
    assert found == [([2, 0, 2, 2], ["nsubj", "root", "obj", "punct"])]


def test_attachment_counts_trees_without_subtypes(corpus, forms, earlier, vectors):
    torch.manual_seed(2)
    args = {**earlier["config"], **_OPTIONS}
    student = Student(args, forms, torch.as_tensor(np.asarray(vectors.emb)))
    attached, labelled = attachment(student, corpus, forms, GOLD, "cpu")
    assert 0 <= labelled <= attached <= 100
