"""The encoder to learn from: what it reads together, and its training on a handful of sentences."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from attrs import evolve

import attribution
from attribution import Knowledge
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import FLAGS, Features, Vocabulary
from attribution.quotes.tagger.tags import CueTags
from corpora.articles import parsed, read_articles
from corpora.propbank import AnnotatedText, Predicate
from tests.training.test_quotes import TREES, article
from tests.training.test_quotes import data as data  # noqa: PLC0414
from tests.trees import document

pytest.importorskip("transformers.models.bert.modeling_bert")

from training.encoder import marking, measuring
from training.encoder.__main__ import main
from training.encoder.examples import of_article, of_predicates
from training.encoder.learning import loss_of, plan
from training.encoder.marking import marked_by
from training.encoder.mean import Mean
from training.encoder.pretrained import pretrained
from training.encoder.reading import Encoder, pieces_of
from training.encoder.windows import MOST, batches, windows, words_of
from training.quotes.examples import Trust, examples
from training.quotes.marked import key_of, read_marks

KNOWLEDGE = Knowledge.default("en")
RECIPE = """
seed = 1
held_out = 3
folds = 2
passes = 40
predicates = 1.0
pieces = 40
rate = 0.001
reading_rate = 0.01
warmup = 0.1
without_rules = 0.0
cues = 10
links = 2
reports = 6
attributed_reports = 0.5
"""


def run(data: Path, encoder: Path, *more: str) -> Path:
    (data / "recipe.toml").write_text(RECIPE, "utf-8")
    files = {"gold": data / "gold.jsonl", "parses": data / "parses", "pretrained": encoder,
             "recipe": data / "recipe.toml", "output": data / "encoder"}  # fmt: skip
    main([*(word for name, file in files.items() for word in (f"--{name}", str(file))), *more])
    return data / "encoder"


def test_a_run_learns_its_own_sentences_and_can_teach_them(data: Path, encoder: Path) -> None:
    output = run(data, encoder)
    reader = Encoder.of(output)
    learned = list(parsed(read_articles(data / "gold.jsonl"), directory=data / "parses"))[1:]
    for gold, doc in learned:
        links = list(reader.tag(Context.of(doc, KNOWLEDGE), ()))
        found = {link.token.form for link in links if link.chance > 0.5}
        assert found == ({"say"} if gold["quotes"] else set())
        marked = marked_by(reader, doc, KNOWLEDGE)
        (example,) = examples({}, doc, Vocabulary({}), KNOWLEDGE, marked, Trust(1, 1, 1))
        assert any(example.cues > 0.5) == bool(gold["quotes"])


def test_a_fold_is_marked_by_who_has_not_learned_it(data: Path, encoder: Path) -> None:
    output = run(data, encoder, "--fold", "0")
    files = {"encoders": output, "gold": data / "gold.jsonl", "parses": data / "parses",
             "output": data / "marks.npz"}  # fmt: skip
    marking.main(
        [*(word for name, file in files.items() for word in (f"--{name}", str(file))),
         "--held-out", "3"]
    )  # fmt: skip
    marks = read_marks(data / "marks.npz")
    texts = [article["text"] for article in read_articles(data / "gold.jsonl")]
    assert list(marks) == [key_of(text) for text in texts[1:]]


def test_what_is_not_known_of_a_text_is_not_learned(encoder: Path) -> None:
    (tree, marked), *_ = TREES.items()
    doc, pieces = document(tree), pieces_of(encoder)
    held = Predicate(27, 31, "hold", "none", "", "", (), ())
    text = AnnotatedText("x", doc.text, (held,), ((0, len(doc.text)),), "news", every_verb=True)
    (judged,) = of_predicates(text, doc, KNOWLEDGE, pieces)
    assert not judged.sentences[0].attributed
    assert not judged.sentences[0].example.links
    nothing = AnnotatedText("x", doc.text, (), (), "news", every_verb=True)
    assert of_predicates(nothing, doc, KNOWLEDGE, pieces) == []
    (attributed,) = of_article(article(doc, marked, 0), doc, KNOWLEDGE, pieces)
    recipe = {"cues": 1, "links": 1, "reports": 0, "attributed_reports": 1, "without_rules": 0}
    network = pretrained(encoder).eval()
    assert loss_of(network, [judged], recipe).item() == 0
    assert loss_of(network, [attributed], recipe).item() > 0
    few = plan([attributed] * 3, [judged] * 4, {"passes": 2, "predicates": 0.5, "pieces": 1000})
    assert [len(batch) for batch in few] == [5, 5]


def test_sentences_are_read_together_as_far_as_they_fit() -> None:
    assert list(windows([])) == []
    assert list(windows([MOST - 2, 1])) == [range(1), range(1, 2)]
    assert list(windows([MOST + 50, 3, 4])) == [range(1), range(1, 3)]


def test_a_batch_is_no_larger_than_it_may_be_unless_one_window_is() -> None:
    assert [sorted(batch) for batch in batches([5, 100, 5, 30], 60)] == [[0, 2], [3], [1]]


def test_what_stands_beside_a_window_in_its_batch_changes_nothing(encoder: Path) -> None:
    (tree, _), *_ = TREES.items()
    context = Context.of(document(tree), KNOWLEDGE)
    seen, network = Features(context, Vocabulary({}), propose(context)), pretrained(encoder).eval()
    one = [[5], [6], [7], [8], [9, 10], [11], [12]]

    def states(others: int) -> torch.Tensor:
        words = words_of(
            [one, *([[5]] * 14 for _ in range(others))],
            [seen.categories, *(np.concatenate([seen.categories] * 2) for _ in range(others))],
            [seen.flags, *(np.concatenate([seen.flags] * 2) for _ in range(others))],
            [[2] * 7, *([2] * 14 for _ in range(others))],
            network.size,
        )
        return network.encode(words)[0][:7]

    with torch.inference_mode():
        assert torch.allclose(states(0), states(2), atol=1e-5)


class Beside:
    """A small tagger that is as sure of all that an encoder sees as it is told to be."""

    def __init__(self, encoder: Encoder, chance: float) -> None:
        self._encoder = encoder
        self._chance = chance

    def tag(self, *seen: Any) -> Iterator[CueTags]:
        if self._chance:
            for tags in self._encoder.tag(*seen):
                yield evolve(tags, chance=self._chance, labels=1 - tags.labels)


def of_say(reader: Encoder | Mean) -> CueTags:
    (tree, _), *_ = TREES.items()
    context = Context.of(document(tree), KNOWLEDGE)
    found = reader.tag(context, propose(context))
    return next(tags for tags in found if tags.token.form == "say")


@pytest.mark.parametrize("chance", [0.99, 0.01, 0])
def test_two_readers_count_as_much(encoder: Path, chance: float) -> None:
    reader = Encoder(pretrained(encoder), pieces_of(encoder))
    alone, both = of_say(reader), of_say(Mean(reader, Beside(reader, chance)))
    assert min(alone.chance, chance) < both.chance < max(alone.chance, chance)
    if chance:
        assert np.allclose(both.labels, 0.5)
    else:  # the other one has not looked at it
        assert both.path.tolist() == alone.path.tolist()


def test_what_is_found_with_it_is_printed_beside_what_is_found_without(
    data: Path, encoder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = run(data, encoder)
    monkeypatch.setattr("training.quotes.calibration.gate_articles", list)
    weights = Path(attribution.__file__).parent / "data/en/quotes.npz"
    files = {"encoder": output, "gold": data / "gold.jsonl", "weights": weights,
             "attributions": data / "gold.jsonl", "passages": data / "gold.jsonl",
             "parses": data / "parses", "held-out": 1}  # fmt: skip
    measuring.main([word for name, file in files.items() for word in (f"--{name}", str(file))])
    printed = capsys.readouterr().out
    assert "the small tagger, " in printed
    assert "the encoder beside it, " in printed
    assert printed.count("attribution, find_quotes") == 2


@pytest.mark.parametrize("kind", ["BERT", "MPNet"])
def test_a_pretrained_encoder_reads_as_it_did(kind: str, encoder: Path, tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    made = "Bert" if kind == "BERT" else kind
    config = getattr(transformers, f"{made}Config")(
        vocab_size=20, hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, pad_token_id=0 if kind == "BERT" else 1,
        max_position_embeddings=300, initializer_range=0.5,
    )  # fmt: skip
    torch.manual_seed(4)
    model = getattr(transformers, f"{made}Model")(config, add_pooling_layer=False).eval()
    shutil.copytree(encoder, tmp_path / "encoder")
    model.save_pretrained(tmp_path / "encoder")
    network = pretrained(tmp_path / "encoder").eval()
    torch.nn.init.zeros_(network.told.weight)
    # Pieces so many that some are farther apart than any kind of distance tells.
    count = 200
    pieces = [[5 + at % 14] for at in range(count)]
    categories, flags = np.zeros((count, 6), dtype=np.int64), np.zeros((count, FLAGS), np.float32)
    size = network.size
    with torch.inference_mode():
        states, _ = network.encode(words_of([pieces], [categories], [flags], [[2] * count], size))
        read = [size.begin, *(piece for (piece,) in pieces), size.end]
        due = model(torch.tensor([read])).last_hidden_state[0, 1:-1]
    assert torch.allclose(states, due, atol=1e-4)
