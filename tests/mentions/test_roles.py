"""What a text says that somebody is, beside the name."""

from __future__ import annotations

import pytest

from attribution import attribute
from tests.trees import document


def test_a_name_that_hangs_on_a_noun_is_no_word_of_the_description() -> None:
    # Local resident Dana Reyes, 43, said it rained.
    trees = (
        "Local/local/ADJ/2/amod resident/NOUN/8/nsubj Dana/PROPN/2/flat/_/B-PER"
        " Reyes+/PROPN/3/flat/_/E-PER ,/PUNCT/6/punct 43+/NUM/3/amod ,/PUNCT/2/punct"
        " said/say/VERB/0/root it/PRON/10/nsubj rained+/rain/VERB/8/ccomp ./PUNCT/8/punct"
    )
    (reyes,) = attribute(document(trees), scorer="rules").entities
    assert (reyes.name, reyes.roles) == ("Dana Reyes", ("Local resident",))


KARL = "Karl/PROPN/{0}/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER"
SAID = "Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root it/PRON/4/nsubj rained/rain/VERB/2/ccomp"


@pytest.mark.parametrize(
    ("trees", "roles"),
    [
        # Karl Lund is a miller.
        (f"{KARL.format(5)} is/be/AUX/5/cop a/DET/5/det miller/NOUN/0/root", ("a miller",)),
        # Karl Lund is not a miller.
        (
            f"{KARL.format(6)} is/be/AUX/6/cop not/not/PART/6/advmod a/DET/6/det"
            " miller/NOUN/0/root",
            (),
        ),
        # Karl Lund may be a miller.
        (
            f"{KARL.format(6)} may/may/AUX/6/aux be/be/AUX/6/cop a/DET/6/det miller/NOUN/0/root",
            (),
        ),
        # Karl Lund is a thief, Quist said.
        (
            f"{KARL.format(5)} is/be/AUX/5/cop a/DET/5/det thief/NOUN/8/ccomp ,/PUNCT/8/punct"
            " Quist/PROPN/8/nsubj/_/S-PER said/say/VERB/0/root",
            (),
        ),
    ],
)
def test_what_the_article_does_not_say_itself_is_no_role(
    trees: str, roles: tuple[str, ...]
) -> None:
    result = attribute(document(f"{trees}\n{SAID}"), scorer="rules")
    (lund,) = [e for e in result.entities if e.name == "Karl Lund"]
    assert lund.roles == roles


def test_one_of_several_is_not_all_of_them() -> None:
    # One of the brothers, Karl Lund, said it rained.
    trees = (
        "One/NUM/8/nsubj of/ADP/4/case the/DET/4/det brothers/brother/NOUN/1/nmod ,/PUNCT/6/punct"
        " Karl/PROPN/4/appos/_/B-PER Lund/PROPN/6/flat/_/E-PER said/say/VERB/0/root"
        " it/PRON/10/nsubj rained+/rain/VERB/8/ccomp ./PUNCT/8/punct"
    )
    (lund,) = attribute(document(trees), scorer="rules").entities
    assert lund.roles == ("One of the brothers",)
