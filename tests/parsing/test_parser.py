"""The real pipeline on awkward input, and models that are missing or altered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import attribution
from attribution.parsing.model_files import bundled
from tests.timing import assert_linear

pytestmark = pytest.mark.model

AWKWARD = {
    "empty": "",
    "blank": " \n\t ",
    "no verb": "Rain.",
    "nul and controls": "He\x00 said\x07 it\x1b was \x9flate.",
    "lone surrogates": "He said \ud800 it was \udfff late.",
    "emoji": "She said 👍🏽👩‍👩‍👧 was fine. 🇳🇴",
    "combining marks": "Le cafe\u0301 e\u0301tait ferme\u0301, he said.",
    "CRLF": "One paragraph.\r\n\r\nAnother said so.\r\nAnd a third.",
    "tabs": "He\tsaid\tit\twas\tlate.",
    "byte order mark": "\ufeffHe said it was late.",
    "zero width": "He\u200bsaid\u200bit\u200bwas late.",
    "stray marks": '"He said "it was ”late“, \'twas«.',
    "only marks": '"“”„«»‘’\'"',
    "not English": "Der Minister sagte, die Brücke sei sicher. 大臣は橋が安全だと述べた。",
    "multi-word tokens": "I don't think Doyle's plan can't work; it'll fail, won't it?",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_every_offset_is_true(compact: attribution.Parser, text: str) -> None:
    document = compact.parse(text)
    assert document.text == text
    last = 0
    for sentence in document.sentences:
        assert sentence.span.start >= last
        last = sentence.span.end
        for token in sentence.tokens:
            assert text[token.span.start : token.span.end] == token.span.text
            assert sentence.span.covers(token.span)
    for name in document.named_entities:
        assert text[name.span.start : name.span.end] == name.span.text
    result = attribution.attribute(document)
    assert attribution.from_json(attribution.to_json(result)) == result
    for found in result.attributions:
        for part in found.quote.content:
            assert text[part.start : part.end] == part.text


def test_an_unbroken_run_takes_linear_time(compact: attribution.Parser) -> None:
    def prepare(size: int) -> Callable[[], object]:
        def work() -> None:
            assert compact.parse("a-" * size).sentences

        return work

    assert_linear("an unbroken run", (1_250, 5_000), prepare)


def test_a_sentence_without_end_is_cut(compact: attribution.Parser) -> None:
    document = compact.parse("and then they went on " * 200)
    assert max(len(s.tokens) for s in document.sentences) <= 200


def test_many_texts_are_parsed_as_one_by_one(compact: attribution.Parser) -> None:
    texts = ["She left.", "", "He said it was late.\n\nShe agreed."]
    together = list(compact.parse_many(texts))
    assert [d.text for d in together] == texts
    assert [len(d.sentences) for d in together] == [1, 0, 2]


def test_a_stanza_document_is_taken_as_it_is(compact: attribution.Parser) -> None:
    parsed = compact._pipeline("Reyes said it was late.")
    document = attribution.parse(parsed)
    assert document.text == "Reyes said it was late."
    assert document.sentences[0].root.lemma == "say"


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (b"He said so.", "not bytes: decode it first"),
        (Path("storm.txt"), "not PosixPath: read the file first"),
        (["He said so."], "not list: give several articles to attribute_many"),
        ({"text": "He said so."}, "not dict: give the text in it"),
        (None, "not NoneType: leave out articles without a text$"),
        (float("nan"), "not float: leave out articles without a text$"),
        (7, "not int$"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(value: object, advice: str) -> None:
    with pytest.raises(attribution.InputError, match=f"an article's text is a str, {advice}"):
        attribution.parse(value, model="compact")


@pytest.mark.parametrize("name", ["article.txt", "/home/ann/news/storm.HTML"])
def test_a_file_is_not_taken_for_its_name(name: str) -> None:
    with pytest.raises(attribution.InputError, match="a file's name, not an article: give its"):
        attribution.parse(name, model="compact")


@pytest.mark.parametrize("model", ["./no/such/place", "no such model!"])
def test_a_missing_model(model: str) -> None:
    with pytest.raises(attribution.ModelError, match="no model"):
        attribution.load(model)


def test_a_model_that_cannot_be_fetched_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object, **__: object) -> None:
        raise ConnectionError("HTTPSConnectionPool: max retries exceeded")

    monkeypatch.setattr("stanza.Pipeline", offline)
    with pytest.raises(attribution.ModelError, match="the network cannot be reached: 'compact', "):
        attribution.load("de")


@pytest.mark.parametrize("device", ["cuda:97", "no such device"])
def test_a_device_that_is_not_there_is_refused(device: str) -> None:
    with pytest.raises(attribution.ModelError, match=f"no device '{device}' on this machine"):
        attribution.load("compact", device=device)


def test_a_loaded_model_stays_on_its_device(compact: attribution.Parser) -> None:
    with pytest.raises(attribution.InputError, match="by name or directory, not a Parser"):
        attribution.load(compact, device="cpu")


@pytest.mark.parametrize("harm", ["truncated", "altered", "gone"])
def test_a_damaged_model_is_refused_before_it_is_loaded(tmp_path: Path, harm: str) -> None:
    source = bundled("compact")
    assert source is not None
    copy = tmp_path / "model"
    shutil.copytree(source, copy)
    victim = next((copy / "en" / "mwt").glob("*.pt"))
    data = victim.read_bytes()
    if harm == "truncated":
        victim.write_bytes(data[:-100])
    elif harm == "altered":
        victim.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    else:
        victim.unlink()
    with pytest.raises(attribution.ModelError, match="install the model anew") as caught:
        attribution.load(copy)
    assert str(victim) in str(caught.value)
