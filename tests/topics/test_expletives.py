"""*It* that means nothing, and *it* that means the body that speaks."""

from __future__ import annotations

import pytest

from attribution import attribute
from tests.trees import document

SAID = "Vantor/PROPN/2/nsubj/_/S-ORG said/say/VERB/0/root"


def linked(clause: str) -> set[str]:
    """Whom *it* means in a claim of Vantor's."""
    result = attribute(document(f"{SAID} {clause} .+/PUNCT/2/punct"), scorer="rules")
    return {
        topic.name
        for topic in result.attributions[0].about
        for mention in topic.mentions
        if mention.span.text == "it"
    }


@pytest.mark.parametrize(
    "clause",
    [
        "it/it/PRON/5/nsubj would/will/AUX/5/aux rain/rain/VERB/2/ccomp",
        "it/it/PRON/5/nsubj was/be/AUX/5/cop dark/dark/ADJ/2/ccomp",
        "it/it/PRON/5/nsubj was/be/AUX/5/cop clear/clear/ADJ/2/ccomp that/SCONJ/8/mark"
        " he/he/PRON/8/nsubj lied/lie/VERB/5/csubj",
        "it/it/PRON/5/nsubj is/be/AUX/5/cop hard/hard/ADJ/2/ccomp to/PART/7/mark sell/VERB/5/csubj",
        "it/it/PRON/4/nsubj seemed/seem/VERB/2/ccomp that/SCONJ/7/mark they/they/PRON/7/nsubj"
        " lied/lie/VERB/4/ccomp",
        "it/it/PRON/4/nsubj began/begin/VERB/2/ccomp to/PART/6/mark snow/snow/VERB/4/xcomp",
        "it/it/PRON/4/expl happens/happen/VERB/2/ccomp",
    ],
)
def test_it_means_nothing_where_it_only_fills_the_subject(clause: str) -> None:
    assert "Vantor" not in linked(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "it/it/PRON/5/nsubj would/will/AUX/5/aux sell/sell/VERB/2/ccomp",
        "it/it/PRON/5/nsubj was/be/AUX/5/cop ready/ready/ADJ/2/ccomp to/PART/7/mark"
        " sell/sell/VERB/5/xcomp",
        "it/it/PRON/6/nsubj was/be/AUX/6/cop a/DET/6/det firm/firm/NOUN/2/ccomp that/PRON/8/nsubj"
        " sells/sell/VERB/6/acl:relcl",
    ],
)
def test_it_is_the_body_that_speaks(clause: str) -> None:
    assert linked(clause) == {"Vantor"}
