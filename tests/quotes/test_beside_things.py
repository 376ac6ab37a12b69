"""What no thing does, beside what is said of a thing, its speaker does."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def contents(about: str, behind: str) -> list[str]:
    """What Aker said of somebody or something that fell, with what stands behind."""
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} the/DET/4/det {about}
        fell/fall/VERB/2/ccomp/{PAST} and/CCONJ/7/cc {behind} ./PUNCT/2/punct"""
    return [q.text for q in find_quotes(document(trees), scorer="rules")]


ROOF, MAYOR = "roof/NOUN/5/nsubj", "mayor/NOUN/5/nsubj"


@pytest.mark.parametrize(
    "behind",
    [
        f"apologised/apologise/VERB/5/conj/{PAST} to/ADP/9/case residents+/resident/NOUN/7/obl",
        f"gave/give/VERB/5/conj/{PAST} no/DET/9/det details+/detail/NOUN/7/obj",
        f"thanked/thank/VERB/5/conj/{PAST} the/DET/9/det nurses+/nurse/NOUN/7/obj",
        f"declined/decline/VERB/5/conj/{PAST} to/PART/9/mark elaborate+/VERB/7/xcomp/VerbForm=Inf",
    ],
)
def test_no_thing_speaks_out(behind: str) -> None:
    assert "the roof fell" in contents(ROOF, behind)
    assert "the mayor fell" not in contents(MAYOR, behind)


def test_a_thing_does_what_it_can() -> None:
    behind = f"killed/kill/VERB/5/conj/{PAST} two/NUM/9/nummod nurses+/nurse/NOUN/7/obj"
    assert contents(ROOF, behind) == ["the roof fell and killed two nurses"]
