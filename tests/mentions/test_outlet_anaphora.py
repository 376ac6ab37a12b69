"""What refers to an outlet that was named, or to the article's own."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document, Metadata, attribute, parse_conllu
from attribution.knowledge import Gazetteer
from attribution.mentions.outlet_anaphora import with_anaphora
from attribution.mentions.outlets import outlet_mentions
from tests.trees import document, read_cases

CASES = {case.name: case for case in read_cases("relays/constructions.txt")}
GAZETTEER = Gazetteer.default("en")


def mentions(article: Document) -> list[tuple[str, str]]:
    named = outlet_mentions(article, GAZETTEER)
    return [(m.span.text, m.name) for m in with_anaphora(article, named, GAZETTEER)]


def test_a_short_form_is_the_outlet_named_before() -> None:
    assert mentions(CASES["the outlet's name again, short"].document) == [
        ("Washington Post", "The Washington Post"),
        ("Post", "The Washington Post"),
    ]


def test_a_noun_is_the_outlet_of_its_kind_named_before() -> None:
    assert mentions(CASES["the outlet as the broadcaster"].document)[-1] == (
        "broadcaster",
        "Sky News",
    )


def test_this_newspaper_is_the_publisher_where_it_is_known() -> None:
    conllu = CASES["this newspaper"].conllu
    article = parse_conllu(conllu, metadata=Metadata(publisher="Torvik Evening Star"))
    assert mentions(article)[-1] == ("newspaper", "Torvik Evening Star")


def test_a_publishing_agency_relays_what_names_no_other() -> None:
    conllu = CASES["the outlet is what is spoken of"].conllu
    document = parse_conllu(conllu, metadata=Metadata(publisher="AFP"))
    agencies = [a.agency for a in attribute(document).attributions]
    assert [(a.name, a.relation, a.mention) for a in agencies if a] == [
        ("Agence France-Presse", "publisher", None)
    ]


@pytest.mark.parametrize(
    ("tagged", "expected"), [(True, ["surname", "surname"]), (False, ["", ""])]
)
def test_a_person_s_surname_is_doubted_as_an_outlet(tagged: bool, expected: list[str]) -> None:
    rows = ["Michael PROPN 3 nsubj B-PER", "Bloomberg PROPN 1 flat E-PER", "told VERB 0 root O"]
    rows += ["Bloomberg PROPN 3 iobj O", "so ADV 3 advmod O"]
    conllu = ""
    for number, row in enumerate(rows, 1):
        form, upos, head, relation, tag = row.split()
        misc = f"NER={tag}" if tagged else "_"
        conllu += f"{number}\t{form}\t{form}\t{upos}\t_\t_\t{head}\t{relation}\t_\t{misc}\n"
    found = outlet_mentions(parse_conllu(conllu + "\n"), GAZETTEER)
    assert [m.doubt for m in found] == expected


@pytest.mark.parametrize("publisher", ["Torvik Mirror", "The Times"])
def test_a_publishing_newspaper_is_no_agency(publisher: str) -> None:
    conllu = CASES["the outlet is what is spoken of"].conllu
    document = parse_conllu(conllu, metadata=Metadata(publisher=publisher))
    assert [a.agency for a in attribute(document).attributions] == [None]


def test_a_noun_before_another_s_name_is_none_that_was_named() -> None:
    # Le Monde wrote. The Tamil daily Uthayan wrote.
    trees = """Le/Le/PROPN/2/compound/_/B-ORG Monde/Monde/PROPN/3/nsubj/_/E-ORG
        wrote/write/VERB/0/root ./PUNCT/3/punct

        The/the/DET/3/det Tamil/Tamil/ADJ/3/amod daily/daily/ADJ/5/nsubj
        Uthayan/Uthayan/PROPN/5/nsubj wrote/write/VERB/0/root ./PUNCT/5/punct"""
    assert [name for _, name in mentions(document(trees))] == ["Le Monde", "Uthayan"]


@pytest.mark.parametrize(
    ("full", "name"), [("", "Torvik Examiner"), ("Halden Examiner", "Halden Examiner")]
)
def test_a_publisher_s_short_name_is_the_publisher_unless_another_has_it(
    full: str, name: str
) -> None:
    # The Examiner wrote.
    first = "".join(
        f"{word}/{word}/PROPN/3/{relation} "
        for word, relation in zip(full.split(), ("compound", "nsubj"), strict=False)
    )
    before = f"{first}wrote/write/VERB/0/root\n\n" if full else ""
    trees = f"{before}The/the/DET/2/det Examiner/Examiner/PROPN/3/nsubj wrote/write/VERB/0/root"
    article = evolve(document(trees), metadata=Metadata(publisher="Torvik Examiner"))
    assert mentions(article)[-1] == ("Examiner", name)
