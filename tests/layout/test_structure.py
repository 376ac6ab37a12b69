"""Headlines, datelines, bylines, labels and turns."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Metadata, Span
from attribution.knowledge import Grammar
from attribution.layout.structure import Layout, lay_out
from tests.layout.documents import laid

GRAMMAR = Grammar.default("en")


def layout(text: str, **names: str) -> Layout:
    return lay_out(laid(text, {n.replace("_", " "): k for n, k in names.items()}), GRAMMAR)


def said(found: Layout) -> list[tuple[str | None, list[str]]]:
    return [(t.name.text if t.name else None, [c.text for c in t.content]) for t in found.turns]


def test_a_headline_and_a_heading_within_the_article() -> None:
    found = layout("Pier stays shut\n\nThe pier is shut.\n\nWhat they said\n\nNothing.")
    assert found.headline is not None
    assert [h.text for h in found.headings] == ["Pier stays shut", "What they said"]


@pytest.mark.parametrize(
    "line", ["The pier is shut.", "“Never again”", "Is it shut?", "» The pier is shut", "He said:"]
)
def test_what_is_no_heading(line: str) -> None:
    assert layout(f"{line}\n\nThe pier is shut.").headings == ()


def test_the_title_is_the_headline_even_with_a_stop() -> None:
    document = evolve(laid("It is shut.\n\nThe pier."), metadata=Metadata(title="It is shut."))
    found = lay_out(document, GRAMMAR).headline
    assert found is not None
    assert found.text == "It is shut."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TORVIK (AP) — The pier is shut.", "TORVIK (AP)"),
        ("Torvik, 3 May: The pier is shut.", "Torvik, 3 May"),
        ("TORVIK: The pier is shut.", "TORVIK"),
        ("TORVIK, Sept. 4 /Zamirwire/ -- The pier is shut.", "TORVIK, Sept. 4 /Zamirwire/"),
    ],
)
def test_datelines(text: str, name: str) -> None:
    found = layout(text, TORVIK="LOC")
    assert [d.name.text for d in found.datelines] == [name]
    assert found.turns == ()
    assert found.in_dateline(Span.of(text, 0, 6))
    assert not found.in_dateline(Span.of(text, text.index("The"), len(text)))


@pytest.mark.parametrize(
    ("line", "name", "bracketed"),
    [
        ("TORVIK (Zamir) — The pier is shut.", "Zamir", True),
        ("Torvik, May 3 (Zamir) The pier is shut.", "Zamir", True),
        ("Zamir — The pier is shut.", "Zamir", False),
    ],
)
def test_where_a_report_says_who_brought_it(line: str, name: str, bracketed: bool) -> None:
    likeliest = layout(f"Pier shut\n\n{line}\n\nThe mayor left.").wires[0]
    assert (likeliest.name.text, likeliest.bracketed) == (name, bracketed)


def test_the_first_lines_and_the_paragraphs_at_both_ends() -> None:
    text = "\n\n".join(["Pier shut", "By Ada Lund", *(f"It is {n}." for n in range(12)), "Zamir"])
    found = layout(text)
    assert [line.text for line in found.lines] == [
        "Pier shut",
        "By Ada Lund",
        "It is 0.",
        "It is 1.",
    ]
    assert [p.text for p in found.edges[-2:]] == ["It is 11.", "Zamir"]


@pytest.mark.parametrize(
    ("line", "capitals"),
    [("Pier Stays Shut", True), ("Pier stays shut", False), ("Pier Stays Shut.", False)],
)
def test_capitals_of_a_line_in_title_case_tell_of_no_name(line: str, capitals: bool) -> None:
    found = layout(f"{line}\n\nThe pier is shut.")
    assert (found.title_case is not None) == capitals


@pytest.mark.parametrize("label", ["UPDATE", "EXCLUSIVE", "EDITOR'S NOTE", "BYLINE", "TORVIK"])
def test_a_label_speaks_for_nobody(label: str) -> None:
    found = layout(f"{label}: The pier is shut.\n\nThe mayor left.", TORVIK="LOC")
    assert found.turns == ()
    assert [span.text for span in found.labels] == [label]


def test_one_name_in_capitals_speaks_if_it_is_a_persons() -> None:
    text = "LUND: The pier is shut.\n\nThe mayor left."
    assert said(layout(text)) == []
    assert said(layout(text, LUND="PER")) == [("LUND", ["The pier is shut."])]


def test_turns_with_titles_parties_and_states() -> None:
    text = "PIA HOLM, HOST: Is it shut?\n\nGOV. ANNA LUND (R), OSTLAND: It is.\n\nHOLM: Thanks."
    assert said(layout(text)) == [
        ("PIA HOLM", ["Is it shut?"]),
        ("GOV. ANNA LUND", ["It is."]),
        ("HOLM", ["Thanks."]),
    ]


@pytest.mark.parametrize(("q", "a"), [("Q:", "A:"), ("Q.", "A."), ("**Q:**", "**A:**")])
def test_questions_and_answers(q: str, a: str) -> None:
    found = layout(f"{q} Is it shut?\n\n{a} It is.\n\nSince May.\n\n{q} Why?\n\n{a} Worms.")
    assert said(found) == [
        (None, ["Is it shut?"]),
        (None, ["It is.", "Since May."]),
        (None, ["Why?"]),
        (None, ["Worms."]),
    ]
    assert [turn.asks for turn in found.turns] == [True, False, True, False]


@pytest.mark.parametrize(("before", "behind"), [("**", ":**"), ("**", "**:"), ("", ":")])
def test_names_in_bold_take_turns_with_whoever_else_speaks(before: str, behind: str) -> None:
    text = "\n\n".join(
        f"{before}{name}{behind} {words}"
        for name, words in [
            ("Ida Roe", "It rained."),
            ("Host", "All day?"),
            ("Ida Roe", "All day."),
        ]
    )
    assert said(layout(text, Ida_Roe="PER")) == [
        ("Ida Roe", ["It rained."]),
        ("Host", ["All day?"]),
        ("Ida Roe", ["All day."]),
    ]


@pytest.mark.parametrize("guest", ["Karl Lund", "Speaker 2"])
@pytest.mark.parametrize(
    "line",
    [
        "[{time}] {name}: ",
        "{time} {name}: ",
        "{name} ({time}):\n",
        "{name} {time}\n",
        "[{time}] {name}\n",
    ],
)
def test_times_stand_beside_the_names_of_a_transcript(line: str, guest: str) -> None:
    turns = [
        ("59:40", "Ida Roe", "All day?"),
        ("59:41.500", guest, "I saw it."),
        ("59:59", "Ida Roe", "Why?"),
        ("1:00:02", guest, "Worms."),
    ]
    text = "\n\n".join(line.format(time=time, name=name) + words for time, name, words in turns)
    assert said(layout(text)) == [(name, [words]) for _, name, words in turns]


def test_a_turn_below_its_name_goes_on_to_the_next_name() -> None:
    text = "Ida Roe 0:01\nIs it shut?\n\nKarl Lund 0:04\nIt is.\n\nSince May.\n\nIda Roe 0:09\nWhy?"
    assert said(layout(text + "\n\nKarl Lund 0:12\nWorms.\n\nThe recording ends.")) == [
        ("Ida Roe", ["Is it shut?"]),
        ("Karl Lund", ["It is.", "Since May."]),
        ("Ida Roe", ["Why?"]),
        ("Karl Lund", ["Worms."]),
    ]


def test_the_posts_of_a_live_blog_are_no_turns_of_who_wrote_them() -> None:
    text = "Ida Roe 18:42\nIt rained.\n\nKarl Lund 18:29\nHow long?\n\nIda Roe 18:10\nIt rains.\n\n"
    assert layout(text + "Karl Lund 18:05\nI am at the pier.").turns == ()


def test_names_on_lines_of_their_own_speak_below_with_topics_between() -> None:
    text = (
        "After the race\n\nAda Lund --\n\nOn the wind --\n\n“It was hard.”\n\n“It turned.”\n\n"
        "Skipper Jon Pell\n\n(On the start)\n\n“We were late.”\n\nThe race is over."
    )
    assert said(layout(text, Ada_Lund="PER", Jon_Pell="PER")) == [
        ("Ada Lund", ["“It was hard.”", "“It turned.”"]),
        ("Skipper Jon Pell", ["“We were late.”"]),
    ]


def test_a_byline_above_a_passage_is_no_turn() -> None:
    found = layout("Pier shut\n\nBy Ada Lund\n\n“It is shut.”\n\nThe mayor left.", Ada_Lund="PER")
    assert found.turns == ()
    assert [b.text for b in found.bylines] == ["By Ada Lund"]


def test_the_stop_of_a_name_introduces_nobody() -> None:
    assert layout("From the desk of Karl Lund.\n\nIt rained.", **{"Karl_Lund.": "PER"}).turns == ()
