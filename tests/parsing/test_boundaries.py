"""Where a sentence may end, and what becomes of a splitter's other ends."""

from __future__ import annotations

from typing import Any

import pytest

import attribution
from attribution.parsing.boundaries import (
    Stops,
    closing,
    groups,
    may_end,
    stops,
    titles_before_names,
)
from benchmarks.boundaries import probes

TITLES = titles_before_names("en")


def ends(text: str) -> bool:
    """Whether a sentence may end at the bar."""
    before, after = text.split("|")
    return may_end(before + after, 0, len(before.rstrip()), len(before), TITLES)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told reporters |Friday she would stay.",
        "Prime Minister Lena |Kovar confirmed it.",
        "After the vote, |Mina left.",
        "The fee rose by 3% |Monday.",
        "A poll by the Journal/|Herald showed a lead.",
        "The firm Berg & |Sons closed.",
        "It cost 40 |Euros.",
        "He walked into pro-|Union streets.",
        "Η κυβέρνηση είπε |Τρίτη ότι θα φύγει.",
        "We saw Sen. |Ode Falk there.",
        "They thanked Dr. |Wren.",
        "LONDON |Thursday was wet.",
    ],
)
def test_no_sentence_ends_where_no_mark_stands(text: str) -> None:
    assert not ends(text)


@pytest.mark.parametrize(
    "text",
    [
        "It rained. |It stopped.",
        "Who knows? |Nobody does.",
        "Run! |He ran.",
        "They waited… |Nothing came.",
        "Her words were plain: |He must go.",
        "He left; |She stayed.",
        "“I am done.” |She left.",
        "(It rained.) |We stayed.",
        "It was closed (for good) |The owner left.",
        "HALDEN, Nov. 3 — |The dam held.",
        "He lives in the U.S. |She does not.",
        "大臣は言った |橋は安全だ。",
    ],
)
def test_a_mark_may_end_one(text: str) -> None:
    assert ends(text)


@pytest.mark.parametrize(
    "text",
    [
        "First line\n|Second line",
        "WHAT WE KNOW SO FAR |The dam held on Sunday.",
        "_____ |The dam held.",
        "Write to desk@halden.example |Our office is open.",
        "Ida Berg 03/27/2001 09:11 AM |Have you read it?",
        "See the plan |https://halden.example/plan",
    ],
)
def test_layout_may_end_one(text: str) -> None:
    assert ends(text)


def test_parts_are_put_together_from_mark_to_mark() -> None:
    text = "Ida Berg said Friday she left. He stayed on Monday"
    parts = [(0, 3), (4, 13), (14, 30), (31, 40), (41, 50)]
    assert groups(text, parts) == [range(0, 3), range(3, 5)]


def test_nothing_is_nothing() -> None:
    assert groups("", []) == []


@pytest.mark.model
def test_a_splitter_that_cuts_before_every_capital_is_mended(
    compact: attribution.Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Clara Ude didn't say Friday who Marek is. It's Don's.\n\nShe says Ada can't."
    whole = compact.parse(text)
    splitter = compact._pipeline.processors["tokenize"]
    true = splitter.bulk_process

    def hasty(documents: list[Any]) -> list[Any]:
        from stanza.models.common.doc import Document

        found = []
        for document in true(documents):
            sentences: list[list[Any]] = []
            for sentence in document.sentences:
                for token in sentence.tokens:
                    entry = token.to_dict()[0]
                    if token.text[0].isupper() or token is sentence.tokens[0]:
                        sentences.append([])
                    sentences[-1].append({**entry, "id": (len(sentences[-1]) + 1,)})
            found.append(Document(sentences, text=document.text))
        return found

    monkeypatch.setattr(compact, "_engine", None)
    monkeypatch.setattr(splitter, "bulk_process", hasty)
    mended = compact.parse(text)
    assert [s.span.text for s in mended.sentences] == [
        "Clara Ude didn't say Friday who Marek is.",
        "It's Don's.",
        "She says Ada can't.",
    ]
    assert mended == whole


@pytest.mark.model
def test_no_probe_is_cut(compact: attribution.Parser) -> None:
    table = {
        "given": ["Jory", "Wren"], "surname": ["Tran", "van Ude"], "each": 3,
        "frames": ["Senate candidate {name} said Sunday she will run."],
        "weekdays": {
            "subject": ["The sheriff"], "cue": ["warned"], "day": ["Friday"],
            "clause": ["it was late."],
        },
        "whole": {"sentences": ["It was Sgt. Ada Roos."]}, "parted": {"texts": []},
    }  # fmt: skip
    for texts in probes(table).values():
        assert [len(d.sentences) for d in compact.parse_many(texts)] == [1] * len(texts)


def parted(text: str) -> str:
    """The words of a sentence with a bar wherever a stop within it ends one."""
    forms = text.split()
    for at, apart in reversed(closing(forms, stops("en"))):
        forms[at : at + 1] = [forms[at][:-1], ".", "|"] if apart else [forms[at], "|"]
    return " ".join(forms)


@pytest.mark.parametrize(
    "text",
    [
        "The barn belonged to Odd Brekke Sr. | She said it was sold .",
        "They moved to the U.S. | The children liked it .",
        "The van turned into Mill St. | “ It was dark , ” she said .",
        "She lives in Washington , D.C. | In May , Berg told a court so .",
        "He sued Kestrel Metals Inc. | It denied the claim .",
    ],
)
def test_a_stop_behind_an_abbreviation_ends_a_sentence_where_the_next_begins(text: str) -> None:
    assert parted(text.replace(" |", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate voted .",
        "Inside the U.S. The Secret War Against the Poor",
        "A U.S. A - 10 plane crashed .",
        "Mr. He said it was wrong .",
        "They met Sen. Ode Falk there .",
        "The late Odd Brekke Jr. of Halden left it to her .",
        "The yard belongs to Berg & Co. of Halden .",
    ],
)
def test_else_it_ends_none(text: str) -> None:
    assert parted(text) == text


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        ("She wrote on X. Asked by Lund , Berg laughed .", [(3, True)]),
        ("She wrote on X . Lund said no .", [(4, False)]),
        ("She wrote on X. “ Go home . ”", [(3, True)]),
        ("They chose plan B. The others left .", [(3, True)]),
        ("He met Malcolm X. She was there .", [(3, True)]),
        ("It was by J. Lund of Halden .", []),
        ("She wrote on X. J. K. Roe said no .", []),
        ("They met Kim J. So said the clerk .", []),
        ("X. Lund said no .", []),
    ],
)
def test_a_letter_that_is_no_initial_ends_a_sentence(
    forms: str, found: list[tuple[int, bool]]
) -> None:
    assert closing(forms.split(), stops("en")) == found


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        ('The bridge is safe , says Roe ; " it never was , " said Karl Lund .', [(7, False)]),
        ("It was late , Roe said ; it was not , according to Lund .", [(6, False)]),
        ("The walls , Roe said , were damp ; the roof , she added , leaked .", [(8, False)]),
        ("It was dry , she said ; nobody spoke .", []),
        ('" It is late , " Roe said ; " we must go . "', []),
        ("Roe said it was late ; Lund said , in tears , it was not .", []),
        ("; ; ;", []),
    ],
)
def test_a_semicolon_parts_two_reports(forms: str, found: list[tuple[int, bool]]) -> None:
    assert closing(forms.split(), stops("en")) == found


def test_a_language_without_abbreviations_parts_nothing() -> None:
    assert closing(["Halden", "U.S.", "She", "left", "."], Stops()) == []
