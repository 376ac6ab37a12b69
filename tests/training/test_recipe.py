"""The recipe end to end, on a few hundred made-up sentences and tiny models."""

import random

import numpy as np
import pytest
import stanza
import torch
from stanza.models import parser as stanza_parser
from stanza.models.common.doc import Document
from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import GraphTrainer
from stanza.utils.conll import CoNLL

from training.__main__ import main
from training.faster import faster_training
from training.likelihoods import read_likely
from training.vectors import write_vectors

FIRST = ["Ida", "Omar", "Lena", "Tariq", "Mona", "Erik", "Ruth", "Juan"]
LAST = ["Berg", "Haddad", "Okafor", "Lind", "Moreau", "Silva", "Novak", "Ito"]
PLACES = ["Ostby", "Varland", "Quell", "Marden", "Tolvik", "Sandor"]
NOUNS = ["bridge", "budget", "school", "river", "report", "strike", "vote", "train"]
VERBS = [("closed", "close"), ("failed", "fail"), ("opened", "open"), ("passed", "pass")]
SPEECH = [("said", "say"), ("claimed", "claim"), ("wrote", "write"), ("argued", "argue")]

TINY = """
seed = 7
[vectors]
words = 60
[marks]
varied = 0.3
[tokenize]
quotations = 5
options = { max_seqlen = 200, batch_size = 16, hidden_dim = 32, emb_dim = 16 }
schedule = { steps = 150, rate = 0.01, warmup = 5, decay = 0.5, evaluate_every = 30, average = 0.5 }
[mwt]
options = { num_epoch = 1, hidden_dim = 20, emb_dim = 10 }
[lemma]
options = { num_epoch = 2, batch_size = 50, hidden_dim = 20, emb_dim = 10, pos_dim = 10 }
[teacher]
pieces = 200
encoder_rate = 0.001
schedule = { steps = 30, rate = 0.005, warmup = 5, decay = 0.5, evaluate_every = 15, average = 0, \
half = true }
[silver]
least_words = 4
most_words = 20
share = 0.5
[name_teacher]
teachers = [{ layers = 2, frozen_layers = 1 }, { layers = 1, frozen_layers = 0 }]
window = 60
pieces = 200
dropout = 0.1
encoder_rate = 0.001
layer_decay = 0.9
held_out = 4
alike = { named = 1.0, unnamed = 0.5 }
others = { named = 0.5, unnamed = 0.5 }
schedule = { steps = 30, rate = 0.01, warmup = 5, decay = 0.5, evaluate_every = 15, average = 0 }
[name_silver]
window = 60
pieces = 200
by_hand = 0.7
given = 1.0
[pos]
options = { hidden_dim = 20, char_hidden_dim = 10, char_emb_dim = 8, deep_biaff_hidden_dim = 20, \
word_emb_dim = 10, transformed_dim = 10, batch_size = 200, word_cutoff = 0 }
schedule = { steps = 40, rate = 0.01, warmup = 5, decay = 0.5, evaluate_every = 20, average = 0.5 }
[depparse]
silver_share = 0.5
gold_first = 10
options = { hidden_dim = 24, num_layers = 2, char_hidden_dim = 10, char_emb_dim = 8, \
deep_biaff_hidden_dim = 16, word_emb_dim = 10, transformed_dim = 10, use_upos = false, \
use_xpos = false, use_ufeats = false, optim = "adam", batch_size = 200, word_cutoff = 0 }
schedule = { steps = 40, rate = 0.01, warmup = 5, decay = 0.5, evaluate_every = 20, average = 0.5 }
[[depparse.finish]]
options = { dropout = 0.1 }
schedule = { steps = 20, rate = 0.005, warmup = 2, decay = 0.5, evaluate_every = 20, average = 0.5 }
[ner]
least_characters = 3
options = { hidden_dim = 20, char_hidden_dim = 10, char_emb_dim = 8 }
schedule = { rate = 0.02, warmup = 5, decay = 0.5, evaluate_every = 30, average = 0.5 }
[[ner.lessons]]
steps = 60
words = 200
nameless = 0.8
times = { alike = 2, others = 1, raw = 1.0 }
copies = 2
variant = { split = 0.2, curly = 0.3 }
[[ner.lessons]]
steps = 10
words = 200
nameless = 1.0
times = { alike = 0.9 }
copies = 1
variant = { split = 0.2, curly = 0.3, lower = 0.1, capitals = 0.1, changed = 0.5, renamed = 0.5 }
"""


def made_up(rng):
    """Return the rows of a reported sentence, as form, lemma, UPOS, XPOS, head, relation, label."""
    verb, speech = rng.choice(VERBS), rng.choice(SPEECH)
    noun = rng.choice(NOUNS)
    rows = [
        (rng.choice(FIRST), None, "PROPN", "NNP", 3, "nsubj", "B-PER"),
        (rng.choice(LAST), None, "PROPN", "NNP", 1, "flat", "I-PER"),
        (*speech, "VERB", "VBD", 0, "root", "O"),
        ("the", "the", "DET", "DT", 5, "det", "O"),
        (noun, noun, "NOUN", "NN", 9, "nsubj", "O"),
        ("in", "in", "ADP", "IN", 7, "case", "O"),
        (rng.choice(PLACES), None, "PROPN", "NNP", 5, "nmod", "B-LOC"),
        ("n't", "not", "PART", "RB", 9, "advmod", "O"),
        (*verb, "VERB", "VBD", 3, "ccomp", "O"),
        (".", ".", "PUNCT", ".", 3, "punct", "O"),
    ]
    rows[7:8] = [] if rng.random() < 0.5 else [
        ("did", "do", "AUX", "VBD", 10, "aux", "O"),
        ("n't", "not", "PART", "RB", 10, "advmod", "O"),
    ]  # fmt: skip
    negated = len(rows) == 11
    verb_at = 10 if negated else 8
    return [
        (form, lemma or form, upos, xpos, verb_at if head in {9, 10} else head, deprel, label)
        for form, lemma, upos, xpos, head, deprel, label in rows
    ]


def conllu(rows, number):
    lines = [f"# newdoc id = doc{number}"] if number % 10 == 0 else []
    for n, (form, lemma, upos, xpos, head, deprel, _) in enumerate(rows, 1):
        if form == "did":
            lines.append(f"{n}-{n + 1}\tdidn't" + "\t_" * 8)
        last = n == len(rows) - 1
        misc = "SpaceAfter=No" if last else "_"
        lines.append(f"{n}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}")
    return "\n".join(lines) + "\n\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Write a treebank, names and vectors of the made-up language."""
    folder = tmp_path_factory.mktemp("data")
    rng = random.Random(11)
    for part, size in (("train", 300), ("dev", 40)):
        made = [made_up(rng) for _ in range(size)]
        trees = "".join(conllu(rows, n) for n, rows in enumerate(made))
        (folder / f"{part}.conllu").write_text(trees, "utf-8")
        names = "\n".join("".join(f"{row[0]}\t{row[-1]}\n" for row in rows) for rows in made)
        (folder / f"{part}.bio").write_text(names, "utf-8")
    words = [w.lower() for w in FIRST + LAST + PLACES + NOUNS] + ["the", "in", ".", "did", "n't"]
    (folder / "words.txt").write_text("\n".join(words) + "\n", "utf-8")
    vectors = np.random.default_rng(5).normal(size=(len(words), 12)).astype(np.float16)
    np.save(folder / "vectors.npy", vectors)
    (folder / "recipe.toml").write_text(TINY, "utf-8")
    (folder / "card.md").write_text("# A card\n", "utf-8")
    return folder


def arguments(data, work, output, *more):
    files = {
        "train": "train.conllu", "dev": "dev.conllu", "vectors": "vectors.npy",
        "words": "words.txt", "names": "train.bio", "dev-names": "dev.bio",
        "recipe": "recipe.toml", "card": "card.md",
    }  # fmt: skip
    paths = [part for name, file in files.items() for part in (f"--{name}", str(data / file))]
    return [*paths, "--work", str(work), "--output", str(output), *more]


def parser_losses(data, vectors):
    args = stanza_parser.parse_args(["--train_file", "-", "--shorthand", "en_made"])
    args.update(
        hidden_dim=24, char_hidden_dim=10, char_emb_dim=8, deep_biaff_hidden_dim=16, dropout=0.0,
        word_dropout=0.0, word_cutoff=0, augment_nopunct=0.0, optim="adam", lr=0.01,
    )  # fmt: skip
    words, _, _ = CoNLL.conll2dict(input_file=str(data / "dev.conllu"))
    random.seed(1)
    torch.manual_seed(1)
    pretrain = Pretrain(str(vectors))
    loader = DataLoader(Document(words), 120, args, pretrain)
    trainer = GraphTrainer(args=args, vocab=loader.vocab, pretrain=pretrain, device="cpu")
    return [trainer.update(loader[n % len(loader)])[0] for n in range(8)]


def test_the_cheaper_step_learns_what_stanzas_own_learns(data, tmp_path):
    write_vectors(data / "vectors.npy", data / "words.txt", 60, tmp_path / "pretrain.pt")
    expected = parser_losses(data, tmp_path / "pretrain.pt")
    with faster_training():
        assert parser_losses(data, tmp_path / "pretrain.pt") == pytest.approx(expected, rel=1e-4)
    assert expected[-1] < expected[0]


@pytest.mark.slow
def test_one_command_makes_a_model_that_stanza_loads(data, tmp_path):
    work, output = tmp_path / "work", tmp_path / "model"
    main(arguments(data, work, output))
    pipeline = stanza.Pipeline(
        "en", dir=str(output), package="compact", download_method=None, use_gpu=False,
        verbose=False,
    )  # fmt: skip
    document = pipeline("Ida Berg said the bridge in Ostby didn't close.")
    (sentence,) = document.sentences
    assert [word.text for word in sentence.words[-4:]] == ["did", "n't", "close", "."]
    (root,) = [word for word in sentence.words if word.deprel == "root"]
    assert root.text == "said"
    assert {word.upos for word in sentence.words[:2]} == {"PROPN"}
    assert [(name.text, name.type) for name in document.ents][:1] == [("Ida Berg", "PER")]

    weights = torch.load(output / "en/depparse/compact.pt", weights_only=True)
    assert weights["model"]["trans_pretrained.weight"].dtype == torch.float16
    assert str(tmp_path) not in str(weights["config"])
    names = torch.load(output / "en/ner/compact.pt", weights_only=True)
    assert "delta" not in names["vocab"]

    made = {path: path.stat().st_mtime_ns for path in work.iterdir()}
    main(arguments(data, work, output))
    assert {path: path.stat().st_mtime_ns for path in work.iterdir()} == made

    more, other = tmp_path / "more.bio", tmp_path / "other.bio"
    more.write_text("Åse\tB-PER\nleft\tO\n\n" * 5, "utf-8")
    other.write_text("The\tO\nDanish\tB-LOC\nking\tO\n", "utf-8")
    main(
        arguments(
            data, tmp_path / "again", tmp_path / "model2",
            "--start-from", str(output), "--only", "data", "pos", "ner",
            "--more-names", str(more), "--other-names", str(other),
        )
    )  # fmt: skip
    assert (tmp_path / "again" / "pos.pt").exists()
    grown = torch.load(tmp_path / "again" / "ner.pt", weights_only=True)
    known, learnt = (tagger["vocab"]["char"]["_id2unit"] for tagger in (names, grown))
    assert learnt[: len(known)] == known
    assert "Å" in learnt[len(known) :]
    assert len(grown["model"]["charmodel.char_emb.weight"]) == len(learnt)


def test_a_teacher_needs_an_encoder_and_text(data, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(arguments(data, tmp_path, tmp_path, "--text", "a.txt"))
    assert "--encoder" in capsys.readouterr().err


@pytest.mark.slow
def test_a_teacher_marks_up_text_for_the_parser_and_the_name_tagger(data, tmp_path, encoder):
    article = " ".join(f"{name} Lind said the bridge in Quell failed." for name in FIRST)
    (tmp_path / "a.txt").write_text(article, "utf-8")
    work = tmp_path / "work"
    teacher = ("--encoder", str(encoder), "--text", str(tmp_path / "a.txt"))
    steps = ("data", "tokenize", "mwt", "teacher", "silver", "depparse", "ner")
    main(arguments(data, work, tmp_path, *teacher, "--only", *steps))
    silver = CoNLL.conll2doc(input_file=str(work / "silver.conllu"))
    assert 0 < len(silver.sentences) < len(FIRST)
    for sentence in silver.sentences:
        assert sentence.words[-1].text == "."
        assert sum(word.head == 0 for word in sentence.words) == 1
    assert (work / "depparse.pt").exists()
    assert (work / "ner.pt").exists()


@pytest.mark.slow
def test_a_teacher_of_names_marks_up_text_and_other_corpora(data, tmp_path, encoder):
    article = " ".join(f"{name} Lind said the bridge in Quell failed." for name in FIRST)
    (tmp_path / "a.txt").write_text(article, "utf-8")
    (tmp_path / "other.bio").write_text("Ida\tB-PER\nleft\tO\nOstby\tB-LOC\n\n" * 3, "utf-8")
    work = tmp_path / "work"
    options = (
        "--name-encoder", str(encoder), "--text", str(tmp_path / "a.txt"),
        "--other-names", str(tmp_path / "other.bio"),
    )  # fmt: skip
    steps = ("data", "tokenize", "mwt", "name_teacher", "name_silver", "ner")
    main(arguments(data, work, tmp_path, *options, "--only", *steps))
    parts = {part: read_likely(work / f"name_silver.{part}.npz")
             for part in ("alike", "others", "raw")}  # fmt: skip
    assert {part: len(sentences) for part, sentences in parts.items()} == {
        "alike": 225, "others": 3, "raw": len(FIRST),
    }  # fmt: skip
    assert parts["raw"][0].words[:2] == (FIRST[0], "Lind")
    assert (work / "ner.pt").exists()
