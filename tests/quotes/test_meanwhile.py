"""What a writer says is so now is no part of what somebody said then."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import document

PAST, NOW = "Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin"


def content(modal: str, behind: str) -> str:
    """What Aker said it would, or will, do, with what stands behind."""
    (found,) = find_quotes(
        document(
            f"""Aker/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} it/PRON/5/nsubj
            {modal}/AUX/5/aux/VerbForm=Fin close+/VERB/2/ccomp/VerbForm=Inf ,/PUNCT/9/punct {behind}
            ./PUNCT/2/punct"""
        ),
        scorer="rules",
    )
    return found.text


FALLS = f"as/SCONJ/9/mark demand/NOUN/9/nsubj hits/hit/VERB/5/advcl/{NOW} bottom+/NOUN/9/obj"


def test_what_is_so_now_is_the_writers() -> None:
    assert content("would", FALLS) == "it would close"
    assert content("would", FALLS.replace("as/SCONJ", "while/SCONJ")) == "it would close"


@pytest.mark.parametrize(
    ("modal", "behind"),
    [
        # what is yet to be, what was so then, and how it would be
        ("will", FALLS),
        ("would", FALLS.replace(NOW, PAST)),
        ("would", FALLS.replace(" bottom+/NOUN/9/obj", " ")),
    ],
)
def test_what_is_said_keeps_its_own_reasons(modal: str, behind: str) -> None:
    assert ", as demand" in content(modal, behind)
