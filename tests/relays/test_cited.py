"""What an outlet's quotation of somebody becomes, however the quotations were cut out."""

from __future__ import annotations

from attrs import evolve

from attribution import Quote, Relay, Span, attribute
from attribution.quotation import Cue
from tests.trees import document, read_cases

CASES = {case.name: case for case in read_cases("relays/constructions.txt")}


def quote(text: str, number: int, source: str, cue: str, lemma: str, content: str) -> Quote:
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    found = Quote(f"q{number}", "indirect", (span(content),), Cue(span(cue), lemma))
    return evolve(found, source=span(source))


def relayed(
    name: str, *rows: tuple[str, str, str, str]
) -> tuple[list[Quote], tuple[Relay | None, ...]]:
    """A case's quotations as told, the relaying ones left out, and what relayed them."""
    document = CASES[name].document
    quotes = [quote(document.text, number, *row) for number, row in enumerate(rows, 1)]
    found = attribute(document, quotes=quotes).attributions
    return [a.quote for a in found], tuple(a.agency for a in found)


def shown(quotes: list[Quote]) -> list[tuple[str, str, str]]:
    return [(q.source.text, q.cue.text, q.text) for q in quotes if q.source and q.cue]


def test_quoted_as_saying_is_one_quotation_of_whom_the_outlet_quotes() -> None:
    outlet = "The Torvik News Agency"
    quotes, found = relayed(
        "quoted by, the outlet as subject",
        (outlet, "quoted", "quote", "Ana Lund as saying the dike had held"),
        (outlet, "saying", "say", "the dike had held"),
    )
    assert shown(quotes) == [("Ana Lund", "saying", "the dike had held")]
    assert [a.relation for a in found if a] == ["quoted by"]


def test_what_an_outlet_quotes_somebody_as_saying_is_his() -> None:
    outlet = "The Torvik News Agency"
    quotes, _ = relayed(
        "quoted by, the outlet as subject", (outlet, "saying", "say", "the dike had held")
    )
    assert shown(quotes) == [("Ana Lund", "saying", "the dike had held")]


def test_the_name_of_whom_an_outlet_quotes_is_no_content() -> None:
    outlet = "The Torvik News Agency"
    for content in ("Ana Lund", "Ana Lund as saying"):
        quotes, found = relayed(
            "quoted by, the outlet as subject", (outlet, "quoted", "quote", content)
        )
        assert shown(quotes) == [(outlet, "quoted", content)]
        assert found == (None,)


def test_a_report_that_somebody_said_is_that_one_s_word() -> None:
    quotes, found = relayed(
        "reported that somebody said",
        ("Reuters", "reported", "report", "that Ana Lund said the dike had held"),
    )
    assert shown(quotes) == [("Ana Lund", "said", "the dike had held")]
    assert [(a.name, a.relation) for a in found if a] == [("Reuters", "reported")]


def test_what_an_outlet_says_outright_is_its_own() -> None:
    quotes, found = relayed(
        "reported that somebody said",
        ("Reuters", "reported", "report", "the dike had held"),
    )
    assert shown(quotes) == [("Reuters", "reported", "the dike had held")]
    assert found == (None,)


def test_a_report_that_took_in_the_name_of_whose_word_it_is_relays_it() -> None:
    said = "The storm killed nine people in the delta"
    outlet = "state broadcaster TVK"
    quotes, found = relayed(
        "an aside in what the outlet tells",
        (outlet, "according to", "accord", said + ", the agency"),
        ("the agency", "said", "say", said),
    )
    assert shown(quotes) == [("the agency", "said", said)]
    assert [(a.name, a.relation) for a in found if a] == [("TVK", "according to")]


def test_an_aside_that_a_report_took_in_tells_whose_word_it_is() -> None:
    said = "The storm killed nine people in the delta"
    outlet = "state broadcaster TVK"
    quotes, found = relayed(
        "an aside in what the outlet tells",
        (outlet, "according to", "accord", said + ", the agency said"),
    )
    assert shown(quotes) == [("the agency", "said", said)]
    assert [(a.name, a.relation) for a in found if a] == [("TVK", "according to")]


def test_a_content_of_one_word_that_somebody_is_quoted_as_doing_is_no_claim() -> None:
    doc = document(
        "The/DET/2/det Argus/PROPN/3/nsubj quoted/quote/VERB/0/root Lund/PROPN/3/obj "
        "as/ADP/6/mark confessing/confess/VERB/3/advcl/VerbForm=Ger ./PUNCT/3/punct"
    )
    quotes = [quote(doc.text, 1, "The Argus", "quoted", "quote", "confessing")]
    assert attribute(doc, quotes=quotes).attributions == ()
