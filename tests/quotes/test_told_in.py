"""A setting at the end of a clause, without a comma, tells in what the clause was told."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def contents(trees: str) -> list[str]:
    """What the rules find to be said."""
    return [q.text for q in find_quotes(document(trees), scorer="rules")]


def said(clause: str, article: str = "a/DET/12/det/Definite=Ind|PronType=Art") -> str:
    """*The firm said*, a clause of words 4 to 9, and *in a joint statement*."""
    return f"""the/DET/2/det firm/NOUN/3/nsubj said/say/VERB/0/root/{PAST} {clause}
        in/ADP/12/case {article} statement+/NOUN/HEAD/obl ./PUNCT/3/punct"""


CUTS = """it/PRON/6/nsubj/PronType=Prs would/AUX/6/aux/VerbForm=Fin cut/VERB/3/ccomp/VerbForm=Inf
    all/DET/9/det its/PRON/9/nmod:poss jobs/job/NOUN/6/obj"""


def test_what_would_be_done_is_not_done_in_a_statement() -> None:
    assert contents(said(CUTS).replace("HEAD", "6")) == ["it would cut all its jobs"]


def test_it_may_hang_on_a_noun() -> None:
    assert contents(said(CUTS).replace("HEAD/obl", "9/nmod")) == ["it would cut all its jobs"]


def test_when_goes_with_it() -> None:
    trees = (
        said(CUTS)
        .replace("HEAD", "6")
        .replace("statement+/NOUN/6/obl", "statement/NOUN/6/obl on/ADP/14/case Monday+/PROPN/6/obl")
    )
    assert contents(trees) == ["it would cut all its jobs"]


@pytest.mark.parametrize(
    "clause",
    [
        # what is itself said, what one is quoted as, what one did
        CUTS.replace("cut/VERB", "announce/VERB"),
        CUTS.replace("would/AUX/6/aux/", "was/be/AUX/6/aux:pass/").replace("nsubj/", "nsubj:pass/"),
        CUTS.replace("would/AUX/6/aux/", "had/have/AUX/6/aux/").replace(
            "cut/VERB", "lost/lose/VERB"
        ),
        CUTS.replace("cut/VERB", "make/VERB"),
    ],
)
def test_what_one_does_in_a_statement_stays_within_what_is_said(clause: str) -> None:
    (found,) = contents(said(clause).replace("HEAD", "6"))
    assert found.endswith("in a statement")


def test_a_statement_that_is_known_may_be_spoken_of() -> None:
    known = "the/DET/12/det/Definite=Def|PronType=Art"
    assert contents(said(CUTS, known).replace("HEAD", "6")) == [
        "it would cut all its jobs in the statement"
    ]
