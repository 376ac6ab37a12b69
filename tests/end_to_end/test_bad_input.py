"""Whatever is given: a right result with true offsets, or one exception of the family."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import attribution
from attribution import AttributedDocument, AttributionError, ConlluError, InputError, ModelError
from attribution.output.json_schema import SCHEMA

pytestmark = pytest.mark.model

SAID = '"We open in May," Dora Lind said.'


def attributed(text: str, compact: attribution.Parser) -> AttributedDocument:
    """What `attribute` gives for `text`, checked: text unchanged, offsets true, JSON whole."""
    document = compact.parse(text)
    assert document.text == text
    result = attribution.attribute(document)
    assert result.text == text
    for one in result.attributions:
        quote = one.quote
        cue = quote.cue.span if quote.cue else None
        spans = [*quote.content, cue, quote.source, quote.addressee]
        for span in spans:
            assert span is None or 0 <= span.start < span.end <= len(text)
            assert span is None or text[span.start : span.end] == span.text
    mentions = [span for entity in result.entities for span in entity.mentions]
    mentions += [span for outlet in result.agencies for span in outlet.mentions]
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
    assert attribution.from_json(attribution.to_json(result)) == result
    return result


def speakers(result: AttributedDocument) -> set[str | None]:
    return {one.speaker.name if one.speaker else None for one in result.attributions}


@pytest.mark.parametrize("text", ["", " ", "\n", " \t\r\n\n  ", "\u00a0\u2003", "\ufeff", "\x00"])
def test_nothing_gives_nothing(text: str, compact: attribution.Parser) -> None:
    assert attributed(text, compact).attributions == ()


@pytest.mark.parametrize("text", ["Rain.", "A grey day in Marlow", "?!", ".", "12", "— – -"])
def test_a_text_without_a_verb_gives_nothing(text: str, compact: attribution.Parser) -> None:
    assert attributed(text, compact).attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        f'A stray " mark stands here.\n\n{SAID}',
        f'This is "an opening mark that nothing closes.\n\n{SAID}',
        f"“An opening mark of another kind.\n\n{SAID}",
        f'Nothing opened this mark."\n\n{SAID}',
        f"”“ ‘’ »« „“ '' \"\n\n{SAID}",
        f'“A mark that a straight one closes" is odd.\n\n{SAID}',
    ],
)
def test_a_stray_mark_costs_no_other_quotation(text: str, compact: attribution.Parser) -> None:
    result = attributed(text, compact)
    start = text.index(SAID)
    found = [
        one
        for one in result.attributions
        if one.quote.content[0].start >= start and "We open in May" in one.quote.text
    ]
    assert [one.speaker and one.speaker.name for one in found] == ["Dora Lind"]


def test_a_paragraph_left_open_goes_on_in_the_next(compact: attribution.Parser) -> None:
    text = f'"The tunnel is dry.\n\n{SAID}'
    (one,) = attributed(text, compact).attributions
    assert [part.text for part in one.quote.content] == ['"The tunnel is dry.', '"We open in May,"']
    assert one.speaker is not None
    assert one.speaker.name == "Dora Lind"


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«", "„"])
def test_marks_alone_are_no_trouble(mark: str, compact: attribution.Parser) -> None:
    attributed(mark * 7, compact)
    attributed(f"{mark} {mark}\n\n{mark}", compact)


@pytest.mark.parametrize(
    ("before", "within"),
    [
        ("\x00", ""),
        ("\x01\x02\x1b[31m ", ""),
        ("Hello \x7f\x85 there. ", ""),
        ("\ud800 ", ""),
        ("\udfff\ud83d ", ""),
        ("😀👩‍👩‍👧 ", ""),
        ("", "😀 "),
        ("", "cafe\u0301 "),
        ("", "ﬁ ½ "),
        ("\u202eabc\u202c ", ""),
        ("\ufeff", ""),
        ("\r\n\r\n", ""),
        ("\t\t", "\t"),
        ("Title\r\n\r\n", ""),
        ("Old Mac line\rAnother\r", ""),
    ],
)
def test_odd_characters_shift_no_offset(
    before: str, within: str, compact: attribution.Parser
) -> None:
    text = f'{before}"We open {within}in May," Dora Lind said on Friday.'
    result = attributed(text, compact)
    assert any("in May" in one.quote.text for one in result.attributions)


def test_windows_line_ends_give_what_others_give(compact: attribution.Parser) -> None:
    text = f"The mayor spoke.\n\n{SAID}\n\nShe said the hall was full.\n"
    unix, windows = (attributed(one, compact) for one in (text, text.replace("\n", "\r\n")))
    assert [one.quote.text for one in unix.attributions] == [
        one.quote.text for one in windows.attributions
    ]
    assert speakers(unix) == speakers(windows)


def test_composed_and_decomposed_letters_give_the_same_quotation(
    compact: attribution.Parser,
) -> None:
    text = '"The café is full," René Duprés said.'
    for form in ("NFC", "NFD"):
        result = attributed(unicodedata.normalize(form, text), compact)
        assert [one.quote.kind for one in result.attributions] == ["direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a déclaré que le tunnel serait ouvert en mai.",
        "Министр сказал, что туннель откроют в мае.",
        "部长说，隧道将于五月开放。",
        "قال الوزير إن النفق سيفتح في مايو.",
        "รัฐมนตรีกล่าวว่าอุโมงค์จะเปิดในเดือนพฤษภาคม",
    ],
)
def test_other_languages_do_no_harm(text: str, compact: attribution.Parser) -> None:
    attributed(text, compact)


@pytest.mark.parametrize("value", [b"He said so.", None, 7, ["He said so."], bytearray(b"a")])
def test_what_is_no_text_is_refused(value: Any) -> None:
    with pytest.raises(InputError, match=type(value).__name__):
        attribution.parse(value, model="compact")
    with pytest.raises(InputError, match=type(value).__name__):
        attribution.attribute(value, model="compact")


@pytest.mark.parametrize(
    "unit",
    ["a", pytest.param("a-", marks=pytest.mark.slow), pytest.param("x@y.", marks=pytest.mark.slow)],
)
def test_an_unbroken_run_of_100_000_characters(unit: str, compact: attribution.Parser) -> None:
    run = unit * (100_000 // len(unit))
    result = attributed(f"{SAID}\n\n{run}\n\nOle Berg said it was late.", compact)
    assert {"Dora Lind", "Ole Berg"} <= speakers(result)


def test_a_sentence_of_3_000_words(compact: attribution.Parser) -> None:
    sentence = " ".join(["and the men of the north went down to the sea"] * 300)
    result = attributed(f"{SAID}\n\n{sentence}\n\nOle Berg said it was late.", compact)
    assert {"Dora Lind", "Ole Berg"} <= speakers(result)


def test_a_long_line(compact: attribution.Parser) -> None:
    text = f"{SAID} " * 300
    assert len(attributed(text, compact).attributions) >= 285


@pytest.mark.large
def test_one_megabyte_in_one_line(compact: attribution.Parser) -> None:
    text = f"{SAID} The hall was full that evening, and the rain fell on the quiet roofs. " * 9_700
    assert len(text) > 1_000_000
    assert len(attributed(text, compact).attributions) >= 9_000


@pytest.mark.parametrize("model", ["/no/such/directory", "./nothing", "no such model!", ""])
def test_a_missing_model_is_named(model: str) -> None:
    with pytest.raises(AttributionError, match="model"):
        attribution.load(model)


@pytest.mark.parametrize("model", ["m" * 5000, "/" + "m" * 5000, Path("m" * 5000)])
def test_a_name_that_no_file_can_have_is_no_model(model: str | Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        attribution.load(model)


@pytest.mark.parametrize(("model", "meant"), [("cmpact", "compact"), ("defualt", "default")])
def test_a_misspelt_model_is_answered_without_the_network(model: str, meant: str) -> None:
    with pytest.raises(ModelError, match=f"did you mean '{meant}'"):
        attribution.load(model)


def test_a_folder_of_another_kind_is_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no model!").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="there is no model 'no model!'"):
        attribution.load("no model!")


@pytest.fixture
def model_copy(tmp_path: Path) -> Path:
    source = Path(attribution.__file__).parent / "data" / "models" / "en-compact"
    return Path(shutil.copytree(source, tmp_path / "model"))


@pytest.mark.parametrize("part", ["tokenize", "pos", "depparse", "pretrain"])
@pytest.mark.parametrize("manifest", [True, False])
def test_a_truncated_model_file_is_named(part: str, manifest: bool, model_copy: Path) -> None:
    file = next((model_copy / "en" / part).glob("*.pt"))
    file.write_bytes(file.read_bytes()[:1000])
    if not manifest:
        (model_copy / "SHA256SUMS").unlink()
    with pytest.raises(ModelError):
        attribution.load(model_copy)


def test_a_tampered_model_file_is_named(model_copy: Path) -> None:
    file = next((model_copy / "en" / "depparse").glob("*.pt"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    with pytest.raises(ModelError, match=file.name):
        attribution.load(model_copy)


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (b"", "is not among those of SHA256SUMS"),
        (b"\n\n", "is not among those of SHA256SUMS"),
        (b"\xff\xfe", "cannot be read as UTF-8"),
        (b"\nabc weights.pt\n", "line 2: not a SHA-256 and a file's name"),
        (b"0" * 64 + b"\n", "line 1: not a SHA-256 and a file's name"),
    ],
)
def test_a_manifest_that_says_nothing_is_refused(
    manifest: bytes, message: str, model_copy: Path
) -> None:
    (model_copy / "SHA256SUMS").write_bytes(manifest)
    with pytest.raises(ModelError, match=message):
        attribution.load(model_copy)


def test_a_class_is_no_model() -> None:
    with pytest.raises(InputError, match="not type"):
        attribution.load(attribution.Parser)


def test_an_empty_directory_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"resources\.json"):
        attribution.load(tmp_path)


def row(number: int, form: str, head: str, deprel: str) -> str:
    return f"{number}\t{form}\t{form}\tNOUN\t_\t_\t{head}\t{deprel}\t_\t_\n"


@pytest.mark.parametrize(
    "conllu",
    [
        row(1, "a", "2", "dep") + row(2, "b", "1", "dep"),
        row(1, "a", "0", "root") + row(2, "b", "3", "dep") + row(3, "c", "2", "dep"),
        row(1, "a", "0", "root") + row(2, "b", "0", "root"),
        row(1, "a", "0", "root") + row(2, "b", "_", "dep"),
        row(1, "a", "0", "root") + row(2, "b", "9", "dep"),
        row(1, "a", "0", "root") + row(3, "b", "1", "dep"),
        row(1, "a", "1", "dep"),
        "1\ta\ta\n",
        "not CoNLL-U at all\n",
    ],
    ids=[
        "cycle", "cycle beside a root", "two roots", "no head", "head outside", "number left out",
        "own head", "columns missing", "prose",
    ],
)  # fmt: skip
def test_malformed_conllu_is_refused(conllu: str) -> None:
    with pytest.raises(ConlluError, match=r"line|sentence"):
        attribution.parse_conllu(conllu + "\n")


def test_one_bad_text_of_many_is_reported_and_the_rest_go_on(
    compact: attribution.Parser,
) -> None:
    texts: list[Any] = [SAID, None, b"bytes", SAID]
    results = list(attribution.attribute_many(texts, model=compact))
    assert [isinstance(result, attribution.Failure) for result in results] == [
        False, True, True, False,
    ]  # fmt: skip
    assert "bytes" in results[2].message  # type: ignore[union-attr]


def test_json_of_odd_text_is_valid(compact: attribution.Parser) -> None:
    text = f"\x00\ud800😀 {SAID}"
    assert json.loads(attribution.to_json(attributed(text, compact)))["schema"] == SCHEMA
