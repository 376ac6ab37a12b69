"""What holds of the quotations of any document: any tree, any marks, any tagger."""

from __future__ import annotations

import itertools

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import Document, Quote, find_quotes, parse_conllu
from attribution.knowledge import Knowledge
from attribution.parsing.paragraphs import paragraphs
from attribution.quotes.corrections import corrected
from attribution.quotes.tagger.inference import Tagger
from attribution.quotes.tagger.network import Network
from attribution.quotes.tagger.weights import Weights
from attribution.well_formed import check_document
from tests.trees import document as tree
from tests.trees import read_cases

KNOWLEDGE = Knowledge.default("en")
CASES = read_cases("quotes/constructions.txt")
MARKS = list("\"'“”„‘’‚«»‹›:,.?!—()")
RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obl",
    "nmod", "nmod:poss", "mark", "case", "cc", "conj", "parataxis", "appos", "aux", "aux:pass",
    "cop", "advmod", "punct",
]  # fmt: skip
TAGS = ["VERB", "NOUN", "PROPN", "PRON", "PUNCT", "AUX", "ADJ", "SCONJ", "ADP", "CCONJ"]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Constructions one after the other, with words, marks and branches out of their place."""
    blocks = []
    for case in draw(st.lists(st.sampled_from(CASES), min_size=1, max_size=4)):
        for block in case.conllu.strip().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line[0] != "#"]
            for _ in range(draw(st.integers(0, 4))):
                _disturb(draw, rows)
            opening = "# newpar\n" if draw(st.booleans()) else ""
            blocks.append(opening + "\n".join("\t".join(row) for row in rows))
    return parse_conllu("\n\n".join(blocks) + "\n\n")


def _disturb(draw: st.DrawFn, rows: list[list[str]]) -> None:
    row = draw(st.sampled_from(rows))
    what = draw(st.sampled_from(["mark", "tag", "relation", "head", "space", "name"]))
    if what == "mark":
        row[1] = row[2] = draw(st.sampled_from(MARKS))
        row[3] = "PUNCT"
    elif what == "tag":
        row[3] = draw(st.sampled_from(TAGS))
    elif what == "name":
        row[1], row[3] = row[1].title(), draw(st.sampled_from(["PROPN", "NOUN"]))
        row[9] = "NER=" + draw(st.sampled_from(["S-PER", "B-PER", "E-PER", "S-ORG", "B-ORG"]))
    elif what == "relation" and row[6] != "0":
        row[7] = draw(st.sampled_from(RELATIONS))
    elif what == "space":
        row[9] = "_" if row[9] == "SpaceAfter=No" else "SpaceAfter=No"
    elif what == "head" and row[6] != "0":
        head = draw(st.sampled_from(rows))[0]
        above = head
        while above not in ("0", row[0]):
            above = rows[int(above) - 1][6]
        if above == "0":
            row[6] = head


def assert_sound(document: Document, quotes: tuple[Quote, ...]) -> None:
    by_id = {quote.id: quote for quote in quotes}
    assert list(by_id) == [f"q{number}" for number in range(1, len(quotes) + 1)]
    for quote in quotes:
        cue = quote.cue.span if quote.cue is not None else None
        for span in (*quote.content, cue, quote.source, quote.addressee):
            assert span is None or document.text[span.start : span.end] == span.text
        assert quote.content
        assert all(part.text.strip() for part in quote.content)
        assert all(a.end <= b.start for a, b in itertools.pairwise(quote.content))
        assert (quote.source is None) == (quote.no_source is not None)
        assert 0 <= quote.confidence <= 1
        assert quote.evidence
        assert len(set(quote.evidence)) == len(quote.evidence)
        source = quote.source
        if cue is not None and source is not None and cue.covers(source):
            source = None  # *in the mayor's words*
        apart = [*quote.content, cue, source, quote.addressee]
        for one, other in itertools.combinations([s for s in apart if s is not None], 2):
            assert not one.overlaps(other), quote
        if quote.parent is not None:
            assert quote.parent != quote.id
            outer = by_id[quote.parent].content
            assert any(part.covers(quote.content[0]) for part in outer)


@settings(max_examples=60, deadline=None)
@given(documents(), st.sampled_from(["auto", "rules"]))
def test_any_document_gives_sound_quotations(document: Document, scorer: str) -> None:
    assert_sound(document, find_quotes(document, scorer=scorer))  # type: ignore[arg-type]


@settings(max_examples=120, deadline=None)
@given(documents())
def test_corrections_make_trees_of_trees(document: Document) -> None:
    check_document(corrected(document, KNOWLEDGE))


@pytest.fixture(params=[0, 1, 2])
def untrained(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tagger that has learned nothing and takes most words for cues."""
    torch.manual_seed(request.param)
    tagger = Tagger(Weights(Network(2).eval(), ["report"], {}))
    monkeypatch.setattr("attribution.quotes.extraction.load_tagger", lambda language: tagger)
    monkeypatch.setattr(
        tagger, "confidence", lambda reasons, reading: 0.9 if reasons[0] > 0 else 0.6
    )


@pytest.mark.usefixtures("untrained")
def test_any_tagger_gives_sound_quotations() -> None:
    @settings(max_examples=40, deadline=None)
    @given(documents())
    def check(document: Document) -> None:
        assert_sound(document, find_quotes(document))

    check()


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab QA:\n\"'“”‘’„«»—.?", max_size=80))
def test_a_text_without_a_parse_gives_sound_quotations(text: str) -> None:
    document = Document(text, (), paragraphs=paragraphs(text))
    assert_sound(document, find_quotes(document))


def test_a_mark_may_be_taken_for_who_reports_between_commas() -> None:
    document = tree(
        "“/PUNCT/3/nsubj ,/PUNCT/1/punct said/VERB/0/root ,/PUNCT/3/punct bridge/NOUN/7/nsubj"
        " was/AUX/7/cop safe/ADJ/3/ccomp ./PUNCT/3/punct"
    )
    assert_sound(document, find_quotes(document, scorer="rules"))
