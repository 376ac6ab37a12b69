"""What a text says that somebody is, beside the name."""

from __future__ import annotations

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
