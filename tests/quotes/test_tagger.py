"""The learned tagger: what it reads, and what it makes of its probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from attrs import evolve

from attribution import Span, parse_conllu
from attribution.claim import Claim
from attribution.quotes.rule import TAGGER
from attribution.quotes.tagger.bounds import without_told
from attribution.quotes.tagger.decoding import decoded, proposals
from attribution.quotes.tagger.features import FLAGS, OWN_FLAGS, PATHS
from attribution.quotes.tagger.tags import REASONS
from attribution.quotes.tagger.viterbi import viterbi
from tests.trees import document, read_cases

from .tagging import TWO, UNKNOWN, features, tags


def test_a_reading_has_one_row_a_word() -> None:
    seen = features(document(TWO))
    assert seen.bounds == [(0, 7), (7, 10)]
    assert seen.categories.shape == (10, 6)
    assert seen.flags.shape == (10, FLAGS)
    assert seen.heads.tolist() == [1, 1, 5, 4, 5, 1, 1, 8, 8, 8]
    assert seen.categories[:, 0].tolist() == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0]


def test_a_span_meets_the_rows_of_its_words() -> None:
    doc = document(TWO)
    seen = features(doc)
    start = doc.text.index("the bridge")
    assert seen.rows(Span.of(doc.text, start, start + 10)) == slice(3, 5)
    assert seen.rows(Span.of(doc.text, start + 1, start + 2)) == slice(3, 4)


def test_the_words_of_one_branch_below_a_cue_stand_alike() -> None:
    seen = features(document(TWO))
    places, own = seen.seen_from(1, 0, 7)
    assert places.shape == (7, 2)
    assert own.shape == (7, OWN_FLAGS)
    paths = places[:, 1].tolist()
    assert paths[1] == 0
    assert len({paths[i] for i in (2, 3, 4)}) == 1
    assert len({paths[i] for i in (0, 2, 5, 6)}) == 4
    assert max(paths) < PATHS
    assert own[:, 0].tolist() == [0, 0, 1, 1, 1, 1, 0]
    assert own[:, 1].tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_a_word_above_the_cue_is_told_from_one_beside_it() -> None:
    seen = features(document(TWO))
    paths = seen.seen_from(5, 0, 7)[0][:, 1].tolist()
    assert paths[1] == 1
    assert paths[0] not in (paths[1], paths[4], paths[6])


def test_the_rules_candidate_is_kept_where_the_tagger_agrees() -> None:
    doc = document(TWO)
    both = tags(doc, "say", 0.9, source="Critics", cue="say", content="that the bridge held")
    (candidate,) = decoded(both, lambda reasons: 0.8)
    assert candidate.rule.name == "clausal_complement"
    assert [part.text for part in candidate.content] == ["that the bridge held"]
    assert candidate.weight == 0.8
    assert candidate.evidence[-1].rule == "tagger"
    assert "0.90" in candidate.evidence[-1].note


def test_an_unlikely_candidate_weighs_little() -> None:
    (candidate,) = decoded(tags(document(TWO), "say", 0.01), lambda reasons: 0.1)
    assert candidate.weight == 0.1


def test_the_tagger_adds_a_quotation_whose_cue_no_rule_knows() -> None:
    doc = document(UNKNOWN)
    new = tags(
        doc, "vouchsafed", 0.9, source="The mayor", cue="vouchsafed", content="her hope of rain"
    )
    (candidate,) = proposals(new)
    assert candidate.rule is TAGGER
    assert [part.text for part in candidate.content] == ["her hope of rain"]
    assert candidate.source is not None
    assert candidate.source.text == "The mayor"
    assert candidate.cue is not None
    assert candidate.cue.text == "vouchsafed"


def test_a_cue_without_content_adds_nothing() -> None:
    assert proposals(tags(document(UNKNOWN), "vouchsafed", 0.9, source="The mayor")) == []


def test_whom_one_tells_is_no_part_of_what_the_tagger_adds() -> None:
    doc = document(
        "The/DET/2/det mayor/NOUN/3/nsubj vouchsafed/vouchsafe/VERB/0/root us/we/PRON/3/obj"
        " hope/NOUN/3/obj "
        "./PUNCT/3/punct"
    )
    (candidate,) = proposals(tags(doc, "vouchsafed", 0.9, source="The mayor", content="hope"))
    assert candidate.addressee is not None
    assert candidate.addressee.text == "us"
    assert [part.text for part in candidate.content] == ["hope"]


def test_half_a_mark_behind_whom_one_tells_is_no_content() -> None:
    doc = document(UNKNOWN)
    doc = evolve(doc, text=f"{doc.text}'")
    both = tags(doc, "vouchsafed", 0.9)
    content, told = doc.span(4, len(doc.text)), doc.span(4, len(doc.text) - 1)
    assert without_told(both, (content,), told) == ()


def test_a_source_that_the_rules_miss_is_filled_in() -> None:
    doc = document(UNKNOWN)
    sourceless = tags(doc, "vouchsafed", 0.9, cue="vouchsafed", content="her hope of rain")
    (candidate,) = proposals(sourceless)
    assert candidate.source is None
    assert candidate.no_source


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        pytest.param('the plan was "a gift to the banks"', 1.0, id="a passage and more"),
        pytest.param('"a gift to the banks"', 0.0, id="the passage alone"),
        pytest.param("the plan", 0.0, id="none"),
    ],
)
def test_a_passage_in_marks_within_more_words_is_a_reason(content: str, holds: float) -> None:
    (case,) = [case for case in read_cases("quotes/constructions.txt") if case.name == "mixed"]
    start = case.document.text.index(content)
    span = case.document.span(start, start + len(content))
    reasons = tags(case.document, "said", 0.9).reasons(Claim(TAGGER, (span,)))
    assert len(reasons) == REASONS
    assert reasons[-2] == holds


def test_a_single_doubtful_word_does_not_part_a_content() -> None:
    doubtful = [[0.1, 0.9], [0.6, 0.4], [0.2, 0.8]]
    sure = [[0.1, 0.9], [0.99, 0.01], [0.2, 0.8]]
    chances = np.array([doubtful, sure, doubtful], dtype=np.float32)
    paths = [path.tolist() for path in viterbi(chances, [3, 3, 2])]
    assert paths == [[1, 1, 1], [1, 0, 1], [1, 1]]


def test_a_content_does_not_end_with_a_word_that_opens_the_next_phrase() -> None:
    doc = document(
        "The/DET/2/det mayor/NOUN/3/nsubj vouchsafed/vouchsafe/VERB/0/root hope/NOUN/3/obj"
        " ,/PUNCT/6/punct "
        "in/ADP/7/case July/PROPN/3/obl ./PUNCT/3/punct"
    )
    (candidate,) = proposals(tags(doc, "vouchsafed", 0.9, content="hope , in"))
    assert [part.text for part in candidate.content] == ["hope"]


def test_a_cue_may_end_with_a_preposition() -> None:
    (candidate,) = proposals(
        tags(document(UNKNOWN), "vouchsafed", 0.9, cue="vouchsafed her hope of", content="rain")
    )
    assert candidate.cue is not None
    assert candidate.cue.text == "vouchsafed her hope of"


def test_a_noun_that_names_a_few_words_in_marks_adds_nothing() -> None:
    (case,) = [case for case in read_cases("quotes/constructions.txt") if case.name == "motto"]
    assert proposals(tags(case.document, "motto", 0.9, content='"Forward Together,"')) == []


def test_a_whole_sentence_in_marks_stays_a_quotation_whatever_the_cue() -> None:
    (case,) = [c for c in read_cases("quotes/constructions.txt") if c.name == "direct, cue before"]
    found = decoded(tags(case.document, "said", 0.01), lambda reasons: 0.1)
    weights = {candidate.rule.name: candidate.weight for candidate in found}
    assert weights == {"marked_passage": 0.55, "clausal_complement": 0.1}


def test_an_opening_mark_that_the_sentence_before_has_taken_is_still_the_passages() -> None:
    sentences = (
        "The DET 2 det|road NOUN 3 nsubj|ended VERB 0 root|at ADP 6 case|the DET 6 det|"
        "bridge NOUN 3 obl|. PUNCT 3 punct|“ PUNCT 3 punct",
        "It PRON 2 nsubj|held VERB 4 ccomp|” PUNCT 2 punct|vouchsafed VERB 0 root|"
        "Reyes PROPN 4 nsubj|. PUNCT 4 punct",
    )
    rows = []
    for sentence in sentences:
        for number, word in enumerate(sentence.split("|"), 1):
            form, upos, head, relation = word.split()
            space = "SpaceAfter=No" if form in ("“", "held") else "_"
            rows.append(
                f"{number}\t{form}\t{form.lower()}\t{upos}\t_\t_\t{head}\t{relation}\t_\t{space}"
            )
        rows.append("")
    doc = parse_conllu("\n".join(rows) + "\n")
    (candidate,) = proposals(tags(doc, "vouchsafed", 0.9, source="Reyes", content="It held"))
    assert [part.text for part in candidate.content] == ["“It held”"]


def test_when_it_was_said_is_no_content_even_to_the_tagger() -> None:
    (case,) = [c for c in read_cases("quotes/constructions.txt") if c.name == "when it was said"]
    both = tags(case.document, "said", 0.9, content="this week he expected rain")
    assert [part.text for c in proposals(both) for part in c.content] == ["he expected rain"]


@pytest.mark.parametrize(("verb", "found"), [("thank", 0), ("vouchsafe", 1)])
def test_who_is_thanked_is_no_content_even_to_the_tagger(verb: str, found: int) -> None:
    doc = document(
        "To/ADP/2/case Karl/PROPN/4/obl/_/S-PER ,/PUNCT/2/punct"
        f" {verb}/VERB/0/root you/PRON/4/obj for/ADP/8/case your/PRON/8/nmod:poss help/NOUN/4/obl"
    )
    thanks = tags(doc, verb, 0.9, source="Karl", content="you for your help")
    assert len(proposals(thanks)) == found


def test_whom_one_asks_is_no_source_even_to_the_tagger() -> None:
    cases = {case.name: case for case in read_cases("quotes/constructions.txt")}
    case = cases["asked, before the main clause"]
    asked = tags(case.document, "Asked", 0.9, source="Reyes", content="whether the bridge was safe")
    assert [c.source for c in proposals(asked)] == [None] * len(proposals(asked))
    assert proposals(asked)


def test_a_link_of_a_chain_stays_a_quotation_whatever_the_tagger_makes_of_it() -> None:
    (case,) = [c for c in read_cases("quotes/constructions.txt") if c.name == "two levels"]
    (inner,) = decoded(tags(case.document, "believe", 0.01), lambda reasons: 0.1)
    (outer,) = decoded(tags(case.document, "said", 0.01), lambda reasons: 0.1)
    assert (inner.weight, outer.weight) == (0.55, 0.1)


def test_who_makes_a_proposal_makes_it_whatever_the_tagger_makes_of_it() -> None:
    (case,) = [c for c in read_cases("quotes/constructions.txt") if c.name == "a promise made"]
    (made,) = decoded(tags(case.document, "promise", 0.01), lambda reasons: 0.1)
    assert made.weight == 0.55


def test_a_source_is_not_cut_within_a_clause_about_it_even_by_the_tagger() -> None:
    doc = document("""
        A/DET/2/det man/NOUN/6/nsubj nobody/PRON/5/nsubj did/do/AUX/5/aux/Tense=Past
        know/VERB/2/acl:relcl said/say/VERB/0/root/Tense=Past that/SCONJ/9/mark it/PRON/9/nsubj
        rained/rain/VERB/6/ccomp/Tense=Past ./PUNCT/6/punct
    """)
    both = tags(doc, "said", 0.9, source="A man nobody did", content="that it rained")
    assert [c.source.span.text for c in decoded(both, lambda reasons: 0.9) if c.source] == [
        "A man nobody did know"
    ]


@pytest.mark.parametrize(
    ("verb", "auxiliary", "subject"),
    [("seem", "", "nsubj"), ("believe", "was/be/AUX/3/aux:pass ", "nsubj:pass")],
)
def test_who_seems_to_do_something_is_not_whom_it_seems_to(
    verb: str, auxiliary: str, subject: str
) -> None:
    at = 3 if auxiliary else 2
    doc = document(
        f"Lund/PROPN/{at}/{subject}/_/S-PER {auxiliary}{verb}/VERB/0/root"
        f" to/PART/{at + 2}/mark know/VERB/{at}/xcomp/VerbForm=Inf it/PRON/{at + 2}/obj"
    )
    both = tags(doc, verb, 0.9, source="Lund", content="know it")
    assert [c.source for c in proposals(both)] == [None]
