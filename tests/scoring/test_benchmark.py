"""The benchmark of quotations: its table, its reliability, and the parses that it keeps."""

from __future__ import annotations

from attribution.document import Span
from attribution.quotation import Cue, Quote
from benchmarks.calibration import by_chance
from benchmarks.quotes import plain, reliability, table
from corpora.articles import document_of, rows_of

TEXT = "Rain fell.\n\nReyes said it stopped."
ROWS = [
    [
        ["Rain", "rain", "NOUN", "NN", "", 2, "nsubj", "O", 0, 4],
        ["fell", "fall", "VERB", "VBD", "", 0, "root", "O", 5, 9],
        [".", ".", "PUNCT", ".", "", 2, "punct", "O", 9, 10],
    ],
    [
        ["Reyes", "Reyes", "PROPN", "NNP", "", 2, "nsubj", "S-PER", 12, 17],
        ["said", "say", "VERB", "VBD", "", 0, "root", "O", 18, 22],
        ["it", "it", "PRON", "PRP", "", 4, "nsubj", "O", 23, 25],
        ["stopped", "stop", "VERB", "VBD", "", 2, "ccomp", "O", 26, 33],
        [".", ".", "PUNCT", ".", "", 2, "punct", "O", 33, 34],
    ],
]


def test_kept_rows_become_the_same_document() -> None:
    document = document_of(TEXT, ROWS)
    assert [s.span.text for s in document.sentences] == ["Rain fell.", "Reyes said it stopped."]
    assert [s.paragraph for s in document.sentences] == [0, 1]
    assert [p.text for p in document.paragraphs] == ["Rain fell.", "Reyes said it stopped."]
    said = document.sentences[1].root
    assert (said.form, said.lemma, said.span) == ("said", "say", Span.of(TEXT, 18, 22))
    assert rows_of(document) == ROWS


def test_a_quotation_takes_the_gold_files_form() -> None:
    quote = Quote(
        id="q1",
        kind="indirect",
        content=(Span.of(TEXT, 23, 33),),
        cue=Cue(Span.of(TEXT, 18, 22), "say"),
    )
    assert plain(quote) == {
        "kind": "indirect",
        "content": [[23, 33]],
        "cue": [[18, 22]],
        "source": [],
    }


def test_reliability_tells_how_far_confidence_is_from_the_share_that_is_right() -> None:
    lines = reliability([(0.9, True), (0.9, False), (0.1, False)], bins=2).splitlines()
    assert lines[1].split() == ["0.00", "to", "0.50", "1", "0.10", "0.00"]
    assert lines[2].split() == ["0.50", "to", "1.00", "2", "0.90", "0.50"]
    assert lines[3] == "expected calibration error 0.300"


def test_reliability_keeps_full_confidence_in_the_last_bin() -> None:
    assert "0.80 to 1.00       1  1.00   1.00" in reliability([(1.0, True)])


def test_the_table_ends_with_our_row() -> None:
    measures = ("found", "joint", "content_tokens", "content_spans", "cue_spans", "source_spans")
    result = {m: {"f1": 50.0 + at} for at, m in enumerate(measures)}
    row = table({**result, "recall_by_kind": {"direct": 96.4, "indirect": 48.0}}).splitlines()[-1]
    assert [cell.strip() for cell in row.split("|")] == [
        "attribution, find_quotes", "50.0", "51.0", "52.0", "53.0", "54.0", "55.0", "96 / - / 48",
    ]  # fmt: skip


def test_confidences_that_are_true_have_an_error_by_chance_where_finds_are_few() -> None:
    (few, _), (many, _) = by_chance([0.7] * 20), by_chance([0.7] * 2000)
    assert 0.05 < few < 0.15
    assert many < 0.02
