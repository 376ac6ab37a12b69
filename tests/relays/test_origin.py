"""Datelines, bylines and credits: whose an article is, by the looks of its first and last lines."""

from __future__ import annotations

import re

import pytest

from attribution import Document, Metadata, Sentence, Span, Token
from attribution.knowledge import Gazetteer, Grammar
from attribution.layout.structure import lay_out
from attribution.mentions.outlets import outlet_mentions
from attribution.parsing.paragraphs import paragraphs
from attribution.relays.credits import credits_of
from attribution.relays.origin import origins

GAZETTEER = Gazetteer.default("en")
STORY = "\n\nThe mayor said the dike had held.\n\nShe said it would hold again."


def flat(text: str, publisher: str | None = None) -> Document:
    """A document of trees that say nothing: of headings only the looks count."""
    blocks = paragraphs(text)
    starts = [m.start() for m in re.finditer(r"\S[^\n]*", text)]
    sentences = []
    for number, start in enumerate(starts):
        end = text.find("\n", start) if "\n" in text[start:] else len(text)
        words = [
            Span.of(text, start + m.start(), start + m.end())
            for m in re.finditer(r"\w+|[^\w\s]", text[start:end])
        ]
        tokens = tuple(
            Token(at, w.text, w.text, "PROPN", "", "", min(at - 1, 1), "flat", "O", w, number)
            for at, w in enumerate(words, 1)
        )
        at = sum(block.start <= start for block in blocks) - 1
        sentences.append(Sentence(number, tokens, Span.of(text, start, end), at))
    metadata = Metadata(publisher=publisher)
    return Document(text, tuple(sentences), paragraphs=blocks, metadata=metadata)


def found(text: str, publisher: str | None = None) -> list[tuple[str, str]]:
    document = flat(text, publisher)
    layout = lay_out(document, Grammar.default("en"))
    links = origins(document, outlet_mentions(document, GAZETTEER), layout, GAZETTEER)
    return [(link.name, link.relation) for link in links]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("GENEVA (AP) — The dike held.", ("Associated Press", "dateline")),
        ("TORVIK, Norway, March 4 (Reuters) - The dike held.", ("Reuters", "dateline")),
        ("(Reuters) - The dike held.", ("Reuters", "dateline")),
        ("Dec 29 (Reuters) -- The dike held.", ("Reuters", "dateline")),
        ("New Delhi, March 3 (PTI) The dike held.", ("Press Trust of India", "dateline")),
        ("TORVIK (Zamir News Agency): The dike held.", ("Zamir News Agency", "dateline")),
        ("AFP — The dike held.", ("Agence France-Presse", "dateline")),
        ("LONDON (CNN) — The dike held.", ("CNN", "dateline")),
        ("TORVIK, AAP — The dike held.", ("Australian Associated Press", "dateline")),
        ("TORVIK | AFP - The dike held.", ("Agence France-Presse", "dateline")),
        ("TORVIK: PTI: The dike held.", ("Press Trust of India", "dateline")),
        ("Torvik (Norway), Mar 4 (ANI): The dike held.", ("Asian News International", "dateline")),
        ("PTI | Torvik | Mar 4", ("Press Trust of India", "byline")),
        ("By REUTERS", ("Reuters", "byline")),
        ("By The Associated Press", ("Associated Press", "byline")),
        ("BY PIA HOLM, ASSOCIATED PRESS", ("Associated Press", "byline")),
        ("By Pia Holm\nAssociated Press", ("Associated Press", "byline")),
        ("Pia Holm | AP", ("Associated Press", "byline")),
        ("Agence France-Presse", ("Agence France-Presse", "byline")),
        ("Reuters Staff, Dec. 3, 2019", ("Reuters", "byline")),
        ("Source: Xinhua", ("Xinhua News Agency", "byline")),
        ("Zamir Press news agency", ("Zamir Press", "byline")),
    ],
)
def test_a_heading_names_an_agency(heading: str, expected: tuple[str, str]) -> None:
    assert found("The dike that held" + "\n\n" + heading + STORY) == [expected]


@pytest.mark.parametrize(
    "heading",
    [
        "Reuters to close its office",
        "The Reuters reporter Pia Holm is free, her lawyer said",
        "The Associated Press (AP) said so.",
        "Torvik (AP Photo/Pia Holm) - the dike",
        "By Pia Holm of the Torvik Mirror",
        "Reuters, AFP and AP were asked to leave the hall before the vote began.",
        "Lund Petra - The dike held.",
        "LANCASTER, PA — The dike held.",
        "Pia Holm, CEO — The dike held.",
    ],
)
def test_a_line_that_is_no_heading(heading: str) -> None:
    assert found("The dike that held" + "\n\n" + heading + STORY) == []


def test_two_agencies_of_one_dateline_are_both_named() -> None:
    assert found("GENEVA (AP/AFP) — The dike held.") == [
        ("Associated Press", "dateline"),
        ("Agence France-Presse", "dateline"),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "Copyright 2019 Reuters. All rights reserved. No part of it may be printed.",
        "- Reuters.",
        "The dike held. (Reuters)",
        "The dike held. /Reuters",
    ],
)
def test_a_credit_names_an_agency(credit: str) -> None:
    assert found("The dike that held" + STORY + "\n\n" + credit) == [("Reuters", "byline")]


@pytest.mark.parametrize(
    "credit",
    [
        "Reuters contributed to this report.",
        "Pia Holm reported from Torvik. Reuters writer Ana Lund contributed from Oslo.",
        "Additional reporting by Agence France-Presse",
        "With files from The Canadian Press",
    ],
)
def test_who_only_contributed_has_brought_nothing_in_particular(credit: str) -> None:
    assert found("The dike that held" + STORY + "\n\n" + credit) == []


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ("Reuters contributed to this report.", ["Reuters"]),
        ("Reuters and the Associated Press contributed to this report.", ["Reuters", "AP"]),
        ("Pia Holm reported. Reuters writer Ana Lund contributed from Oslo.", ["Reuters"]),
        ("Additional reporting by Agence France-Presse", ["AFP"]),
        ("(With files from Reuters)", ["Reuters"]),
        ("Pia Holm contributed to this report.", []),
        ("The debt of Reuters contributed to this crisis, Holm said.", []),
        ("According to reporting by Reuters, the dike held.", []),
        ("Holm contributed to this report. She left Reuters in May.", []),
    ],
)
def test_who_helped_with_the_article_is_credited(credit: str, expected: list[str]) -> None:
    document = flat("The dike that held" + STORY + "\n\n" + credit)
    layout = lay_out(document, Grammar.default("en"))
    mentions = outlet_mentions(document, GAZETTEER)
    credited = credits_of(document, mentions, layout, GAZETTEER)
    names = {"AP": "Associated Press", "AFP": "Agence France-Presse"}
    assert [c.name for c in credited] == [names.get(name, name) for name in expected]
    assert all(document.text[c.mention.start : c.mention.end] == c.mention.text for c in credited)


def test_a_credit_in_the_middle_of_an_article_is_none() -> None:
    middle = "Reuters contributed to this report."
    document = flat("\n\n".join(["The dike held."] * 6 + [middle] + ["The dike held."] * 6))
    layout = lay_out(document, Grammar.default("en"))
    assert not credits_of(document, outlet_mentions(document, GAZETTEER), layout, GAZETTEER)


def test_of_two_credited_it_cannot_be_told_which_brought_what() -> None:
    assert found("The dike" + STORY + "\n\nCopyright Reuters and AFP.") == []


def test_a_dateline_goes_before_a_byline_and_the_publisher_before_a_credit() -> None:
    assert found("By Reuters\n\nGENEVA (AP) — The dike held.") == [("Associated Press", "dateline")]
    credit = "The dike" + STORY + "\n\nCopyright 2019 Reuters."
    assert found(credit, publisher="AFP") == [("Agence France-Presse", "publisher")]
