"""Two sentences on why an attribution was found, linked and weighed so."""

from __future__ import annotations

from typing import get_args

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from attribution import AttributedDocument, Evidence, InputError, Resolution, explain
from attribution.output import FORMATS
from attribution.output.explaining import HOW_LINKED
from tests.output.results import FULL, documents

FIRST = FULL.attributions[0]


def test_it_says_what_was_seen_and_how_the_speaker_was_found() -> None:
    assert explain(FIRST).splitlines() == [
        "Found by the rule clausal_complement: a note.",
        "It is linked to Reyes because 'Reyes' is the fullest name that the text gives, and it "
        "came through Halden News Agency (reported); its confidence of 0.87 is the quotation's, "
        "0.90, times the link's, 0.97.",
    ]


def test_several_rules_are_named_and_what_the_tagger_thinks_is_told() -> None:
    seen = (
        Evidence("marked_passage", (), "one"),
        Evidence("clausal_complement", (), "two"),
        Evidence("tagger", (), "the tagger takes 'told' for a cue with a probability of 0.98"),
    )
    found, _ = explain(evolve(FIRST, quote=evolve(FIRST.quote, evidence=seen))).splitlines()
    assert found == (
        "Found by the rules marked_passage and clausal_complement: one; "
        "the tagger takes 'told' for a cue with a probability of 0.98."
    )


def test_what_the_tagger_thinks_of_a_nested_quotation_is_put_right() -> None:
    seen = (
        Evidence("clausal_complement", (), "one"),
        Evidence("tagger", (), "the tagger takes 'say' for a cue with a probability of 0.00"),
    )
    nested = evolve(FIRST, quote=evolve(FIRST.quote, evidence=seen, parent="q9"))
    found, _ = explain(nested).splitlines()
    assert found.endswith("0.00, as it reads what is nested as part of the outer quotation.")


def test_a_find_of_the_tagger_alone_is_told_as_such() -> None:
    seen = (Evidence("tagger", (), "it takes 'told' for a cue"),)
    found, _ = explain(evolve(FIRST, quote=evolve(FIRST.quote, evidence=seen))).splitlines()
    assert found == "No rule found it, only the learned tagger: it takes 'told' for a cue."


def test_every_way_to_a_speaker_has_its_words() -> None:
    assert set(HOW_LINKED) == set(get_args(Resolution))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents())
def test_there_are_two_lines_whatever_the_text_holds(document: AttributedDocument) -> None:
    for attribution in document.attributions:
        assert len(explain(attribution).splitlines()) == 2


def test_only_attributions_are_explained() -> None:
    with pytest.raises(InputError, match="one of a result's attributions, not AttributedDocument"):
        explain(FULL)  # type: ignore[arg-type]


def test_the_format_explains_each_attribution() -> None:
    form = next(form for form in FORMATS if form.name == "explained")
    shown = "".join(form.pieces([FULL]))
    assert "    Found by the rule clausal_complement: a note." in shown
    assert "    It has no speaker (why)" in shown
