"""That somebody denies what was said is the writer's, however it is added."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import document

PAST, NOW = "Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin"


def contents(behind: str) -> list[str]:
    """What police said of Dahl, who ran, with what stands behind."""
    trees = f"""Police/police/NOUN/2/nsubj said/say/VERB/0/root/{PAST} Dahl/PROPN/4/nsubj/_/S-PER
        ran+/run/VERB/2/ccomp/{PAST} {behind} ./PUNCT/2/punct"""
    return [q.text for q in find_quotes(document(trees), scorer="rules")]


HE = "he/PRON/8/nsubj/PronType=Prs"


@pytest.mark.parametrize(
    "behind",
    [
        f",/PUNCT/8/punct which/PRON/8/obj/PronType=Rel {HE} denies+/deny/VERB/4/acl:relcl/{NOW}",
        f",/PUNCT/8/punct but/CCONJ/8/cc {HE} denies/deny/VERB/4/conj/{NOW} it+/PRON/8/obj",
        f",/PUNCT/8/punct though/SCONJ/8/mark {HE} denies/deny/VERB/4/advcl/{NOW} it+/PRON/8/obj",
        f"(/PUNCT/8/punct now/ADV/8/advmod {HE} disputes/dispute/VERB/4/parataxis/{NOW}"
        " this+/PRON/8/obj )+/PUNCT/8/punct",
        f",/PUNCT/6/punct something/PRON/4/parataxis/PronType=Ind {HE}"
        f" denies+/deny/VERB/6/acl:relcl/{NOW}",
        ",/PUNCT/7/punct a/DET/7/det/Definite=Ind link/NOUN/4/appos he/PRON/9/nsubj/PronType=Prs"
        f" denies+/deny/VERB/7/acl:relcl/{NOW}",
        f",/PUNCT/8/punct but/CCONJ/8/cc {HE} denies/deny/VERB/4/conj/{NOW} the/DET/10/det"
        " charge+/NOUN/8/obj",
    ],
)
def test_a_denial_is_no_part_of_what_is_denied(behind: str) -> None:
    assert contents(behind)[0] == "Dahl ran"


@pytest.mark.parametrize(
    "behind",
    [
        # what was denied then, something else that is denied, and no denial
        f",/PUNCT/8/punct but/CCONJ/8/cc {HE} denied/deny/VERB/4/conj/{PAST} it+/PRON/8/obj",
        f",/PUNCT/8/punct but/CCONJ/8/cc {HE} denies/deny/VERB/4/conj/{NOW} guilt+/NOUN/8/obj",
        f",/PUNCT/8/punct but/CCONJ/8/cc {HE} regrets/regret/VERB/4/conj/{NOW} it+/PRON/8/obj",
    ],
)
def test_other_additions_may_belong_to_what_is_said(behind: str) -> None:
    assert contents(behind)[0].startswith("Dahl ran, but he")
