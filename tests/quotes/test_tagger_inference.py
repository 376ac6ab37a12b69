"""The tagger's network says the same however it is run, and its weights come back as saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from attribution import Document, find_quotes
from attribution.claim import Claim
from attribution.errors import InputError, ModelError
from attribution.parsing.engine.batches import pack
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.tagger import inference, load_tagger, weigh
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.network import Network
from attribution.quotes.tagger.products import Encoder, Linker
from attribution.quotes.tagger.tags import REASONS
from attribution.quotes.tagger.weights import Weights, read, save
from tests.trees import document

from .tagging import KNOWLEDGE, TWO, UNKNOWN, features


@torch.inference_mode()
def test_products_made_once_give_what_the_network_gives() -> None:
    torch.manual_seed(3)
    network, seen = Network(3).eval(), features(document(TWO))
    packed = pack([7, 3])
    states, logits = Encoder(network)(
        packed.table(seen.categories), packed.table(seen.flags), packed
    )
    first = torch.tensor([7])
    categories, flags = torch.from_numpy(seen.categories), torch.from_numpy(seen.flags)
    due, due_logits = network.encode(categories[None, :7], flags[None, :7], first)
    rows = packed.rows[0]
    assert torch.allclose(states[rows], due[0], atol=1e-6)
    assert torch.allclose(logits[rows], due_logits[0], atol=1e-6)
    places, own = seen.seen_from(1, 0, 7)
    labels = Linker(network)(states, rows, places, own, pack([7]))
    links = network.links(due, torch.from_numpy(places)[None], torch.from_numpy(own)[None], first)
    assert torch.allclose(labels, links[0], atol=1e-6)


def random_tagger(seed: int = 0) -> Tagger:
    torch.manual_seed(seed)
    return Tagger(Weights(Network(2).eval(), ["bridge"], {}))


def sceptic() -> Tagger:
    """A tagger that takes no word for a cue, sure as it is that each would report."""
    torch.manual_seed(0)
    network = Network(2).eval()
    with torch.no_grad():
        network.is_cue[-1].bias.fill_(-20)
        network.reports[-1].bias.fill_(20)
    return Tagger(Weights(network, ["bridge"], {}))


def test_unlikely_cues_are_looked_at_where_a_rule_proposes_them() -> None:
    context, claims = proposed(document(TWO))
    heads = {c.cue.head for c in claims if c.cue is not None}
    assert {tags.token for tags in sceptic().tag(context, claims)} == heads != set()


def test_nothing_is_seen_around_unlikely_cues_that_nobody_asks_about() -> None:
    context, claims = proposed(document(TWO))
    assert sceptic().tag_all([(context, claims)], lambda *_: False) == [[]]
    (seen,) = sceptic().tag_all([(context, claims)], lambda _, claim: claim is claims[0])
    assert [tags.token for tags in seen] == [claims[0].cue and claims[0].cue.head]
    (likely,) = random_tagger().tag_all([(context, claims)], lambda *_: False)
    assert likely


def test_a_tagger_says_the_same_whatever_the_document_is_read_with() -> None:
    tagger = random_tagger()
    one, both = document(TWO.strip().splitlines()[0]), document(TWO)
    alone = [(x.cue, x.chance, x.labels) for x in tagger.tag(*proposed(one))]
    beside = [(x.cue, x.chance, x.labels) for x in tagger.tag(*proposed(both)) if x.first == 0]
    assert [cue for cue, _, _ in alone] == [cue for cue, _, _ in beside]
    for (_, a, b), (_, c, d) in zip(alone, beside, strict=True):
        assert a == pytest.approx(c, abs=1e-5)
        assert b == pytest.approx(d, abs=1e-5)


def test_a_tagger_says_the_same_whatever_other_documents_it_reads() -> None:
    tagger, doc = random_tagger(), document(TWO)
    other = document(UNKNOWN)
    alone = tagger.tag(*proposed(doc))
    empty = Document("", ())
    together = tagger.tag_all([proposed(one) for one in (other, empty, doc, other)])
    assert [len(seen) for seen in together[:2]] == [len(tagger.tag(*proposed(other))), 0]
    assert [x.cue for x in alone] == [x.cue for x in together[2]]
    for one, beside in zip(alone, together[2], strict=True):
        assert one.labels == pytest.approx(beside.labels, abs=1e-5)


def test_a_tagger_says_the_same_however_many_cues_it_looks_from_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tagger, doc = random_tagger(), document(TWO)
    whole = tagger.tag(*proposed(doc))
    monkeypatch.setattr(inference, "_WORDS", 1)
    portions = tagger.tag(*proposed(doc))
    assert len(whole) > 2
    assert [x.cue for x in whole] == [x.cue for x in portions]
    for one, other in zip(whole, portions, strict=True):
        # Processors add up in an order that hangs on the size.
        assert one.chance == pytest.approx(other.chance, abs=1e-5)
        assert one.labels == pytest.approx(other.labels, abs=1e-5)


def proposed(doc: Document) -> tuple[Context, tuple[Claim, ...]]:
    context = Context.of(doc, KNOWLEDGE)
    return context, propose(context)


def test_an_empty_document_has_no_links() -> None:
    empty = Document("", ())
    assert weigh(random_tagger(), [(Context.of(empty, KNOWLEDGE), ())], "all") == [()]


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = Network(3)
    path = tmp_path / "quotes.npz"
    factors = [0.5, *[1.0] * REASONS]
    save(path, network, ["rain", "bridge"], {"claims": factors})
    back = read(path)
    assert list(back.words) == ["rain", "bridge"]
    assert back.calibration == {"claims": factors}
    for name, value in network.state_dict().items():
        assert torch.allclose(back.network.state_dict()[name], value, atol=1e-3)


@pytest.mark.parametrize(
    "damage",
    [
        "cut short",
        "text",
        "empty",
        "one array",
        "other arrays",
        "too few factors",
        "NaN",
        "pickled",
    ],
)
def test_damaged_weights_are_refused_with_a_mend(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "quotes.npz"
    save(path, Network(2), ["rain"])
    if damage == "cut short":
        path.write_bytes(path.read_bytes()[:-2000])
    elif damage == "text":
        path.write_text("no weights")
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "one array":
        with path.open("wb") as file:
            np.save(file, np.zeros(3))
    elif damage == "NaN":
        network = Network(2)
        torch.nn.init.constant_(next(network.parameters()), float("nan"))
        save(path, network, ["rain"])
    elif damage == "other arrays":
        np.savez(path, vocabulary=np.zeros(3, dtype="uint8"), calibration=np.zeros(1))
    elif damage == "too few factors":
        save(path, Network(2), ["rain"], {"all": [0.5] * REASONS})
    else:
        np.savez(path, vocabulary=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ModelError, match='scorer="rules"'):
        read(path)


def test_the_scorer_is_one_of_two() -> None:
    with pytest.raises(InputError, match="'auto' or 'rules'"):
        find_quotes(document(TWO), scorer="both")  # type: ignore[arg-type]


def test_without_weights_the_rules_alone_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.quotes.extraction.load_tagger", lambda language: None)
    doc = document(TWO)
    assert find_quotes(doc) == find_quotes(doc, scorer="rules")
    assert load_tagger("xx") is None
