"""Brat: standoff annotations that another reader finds in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from attribution import AttributedDocument, Attribution, Failure, InputError, Quote, Span
from attribution.output import Target, to_brat, write_brat
from attribution.output.brat import text_for_brat
from attribution.output.formats import by_name
from tests.output.results import FULL, documents

TEXT = '"Ice,\nsnow," he said. "And rain."'


def quoting(*parts: tuple[int, int]) -> AttributedDocument:
    content = tuple(Span.of(TEXT, *part) for part in parts)
    return AttributedDocument(TEXT, (Attribution("at1", Quote("q1", "direct", content)),))


def test_an_attribution_is_its_words_what_joins_them_and_a_note() -> None:
    assert to_brat(FULL).splitlines()[:6] == [
        "T1\tContent 16 25\tit rained",
        "T2\tContent 11 15\tLund",
        "T3\tCue 6 10\ttold",
        "R1\tHasCue Arg1:T1 Arg2:T3",
        "T4\tSource 0 5\tReyes",
        "R2\tHasSource Arg1:T1 Arg2:T4",
    ]
    assert "A2\tPolarity T1 asserted" in to_brat(FULL)
    note = "speaker Reyes; reported Halden News Agency; confidence 0.87"
    assert f"#1\tAnnotatorNotes T1\t{note}" in to_brat(FULL)


def test_a_stretch_ends_where_its_line_does() -> None:
    found = to_brat(quoting((0, 12), (22, 33))).splitlines()[0]
    assert found == 'T1\tContent 0 5;6 12;22 33\t"Ice, snow," "And rain."'


@given(documents())
def test_every_offset_is_of_the_text_beside_it(document: AttributedDocument) -> None:
    text = text_for_brat(document)
    assert len(text) == len(document.text)
    for line in to_brat(document).split("\n"):
        if line.startswith("T"):
            _, place, words = line.split("\t")
            offsets = [map(int, part.split()) for part in place.partition(" ")[2].split(";")]
            parts = [text[start:end] for start, end in offsets]
            assert " ".join(parts).replace("\t", " ") == words
            assert "" not in parts


def test_another_reader_finds_the_same(tmp_path: Path) -> None:
    brat = pytest.importorskip("bioc.brat")
    write_brat([FULL], tmp_path)
    with (tmp_path / "one.txt").open() as text, (tmp_path / "one.ann").open() as ann:
        read = brat.load(text, ann)
    (content, _) = [e for e in read.entities if e.type == "Content"]
    assert content.text == "it rained"
    (source,) = [r for r in read.relations if r.type == "HasSource"]
    by_id = {entity.id: entity.text for entity in read.entities}
    assert [by_id[name] for name in source.arguments.values()] == ["it rained", "Reyes"]


def test_a_folder_has_a_text_and_its_annotations_for_each_article(tmp_path: Path) -> None:
    other = AttributedDocument("It rained.", id="../a b")
    write_brat([FULL, Failure("bad", "InputError", "no text"), other], tmp_path / "new")
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == ["_a_b.ann", "_a_b.txt", "annotation.conf", "one.ann", "one.txt"]
    with pytest.raises(InputError, match="two articles would be called 'one'"):
        write_brat([FULL, FULL], tmp_path)
    with pytest.raises(InputError, match="is a file: name a folder"):
        write_brat([FULL], tmp_path / "one.txt")


def test_a_file_holds_one_article() -> None:
    form = by_name()["brat"]
    assert "".join(form.pieces([Failure("a", "b", "c"), FULL], Target())) == to_brat(FULL)
    with pytest.raises(InputError, match="brat holds one article"):
        "".join(form.pieces([FULL, FULL], Target()))
