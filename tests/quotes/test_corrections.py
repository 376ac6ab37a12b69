"""What is mended of a tree before claims are looked for in it."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document, Quote, find_quotes
from attribution.knowledge import Knowledge, given
from attribution.quotes.corrections import corrected, table
from attribution.quotes.corrections.overheard import with_overheard
from attribution.quotes.corrections.replaced import replaced
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def reported(trees: str) -> list[tuple[str, str | None, str]]:
    """Content, source and cue of what the rules find."""
    quotes: tuple[Quote, ...] = find_quotes(document(trees), scorer="rules")
    return [
        (q.text, q.source.text if q.source else None, q.cue.text if q.cue else "") for q in quotes
    ]


def relations(mended: Document) -> dict[str, str]:
    return {t.form: t.deprel for t in mended.sentences[0].tokens}


@pytest.mark.parametrize("relation", ["conj", "advcl", "parataxis"])
@pytest.mark.parametrize("part", ["obj", "iobj"])
def test_who_speaks_last_is_the_subject_whatever_the_parser_made_of_the_cue(
    relation: str, part: str
) -> None:
    trees = f"""The/DET/2/det ferry/NOUN/4/nsubj is/be/AUX/4/cop/VerbForm=Fin safe+/ADJ/0/root
        ,/PUNCT/6/punct insisted/insist/VERB/4/{relation}/{PAST} harbour/NOUN/8/compound
        chief/NOUN/9/nmod:desc Ines/Ines/PROPN/6/{part}/_/B-PER Dahl+/Dahl/PROPN/9/flat/_/E-PER
        ./PUNCT/4/punct"""
    assert reported(trees) == [("The ferry is safe", "harbour chief Ines Dahl", "insisted")]


def test_a_description_may_speak_last_too() -> None:
    trees = f"""Rents/rent/NOUN/3/nsubj will/AUX/3/aux/VerbForm=Fin double+/VERB/0/root/VerbForm=Inf
        ,/PUNCT/5/punct warned/warn/VERB/3/advcl/{PAST} a/DET/7/det landlord/NOUN/5/iobj
        on/ADP/9/case Friday+/Friday/PROPN/5/obl ./PUNCT/3/punct"""
    assert reported(trees) == [("Rents will double", "a landlord", "warned")]


def test_who_is_told_something_does_not_speak() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} early+/ADV/2/advmod
        ,/PUNCT/5/punct told/tell/VERB/2/conj/{PAST} Ines/Ines/PROPN/5/obj/_/B-PER
        Dahl+/Dahl/PROPN/6/flat/_/E-PER ./PUNCT/2/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_verb_that_goes_on_after_a_comma_keeps_its_object() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} early+/ADV/2/advmod
        ,/PUNCT/5/punct announced/announce/VERB/2/conj/{PAST} a/DET/7/det sale/NOUN/5/obj
        and/CCONJ/9/cc slept+/sleep/VERB/2/conj/{PAST} ./PUNCT/2/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_headline_leaves_out_and() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj/_/S-PER leaves/leave/VERB/0/root/{PAST} club+/NOUN/2/obj
        ,/PUNCT/5/punct warns/warn/VERB/2/conj/{PAST} Ines/Ines/PROPN/5/obj/_/B-PER
        Dahl/Dahl/PROPN/6/flat/_/E-PER"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_the_halves_of_a_title_are_one_subject() -> None:
    trees = f"""The/DET/2/det Secretary+/Secretary/PROPN/5/nsubj -+/PUNCT/5/punct
        General/General/PROPN/5/nsubj urged/urge/VERB/0/root/{PAST} both/DET/7/det
        sides/side/NOUN/5/obj to/PART/9/mark talk+/VERB/5/xcomp/VerbForm=Inf ./PUNCT/5/punct"""
    mended = corrected(document(trees), given("en", None))
    assert relations(mended)["Secretary"] == "compound"
    assert reported(trees) == [("to talk", "The Secretary-General", "urged")]


def test_a_hyphen_between_spaces_joins_nothing() -> None:
    trees = f"""Lund/Lund/PROPN/4/nsubj -/PUNCT/4/punct Dahl/Dahl/PROPN/4/nsubj
        spoke+/speak/VERB/0/root/{PAST} ./PUNCT/4/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_an_adjective_with_an_article_before_a_verb_is_its_subject() -> None:
    trees = f"""The/DET/4/det old/ADJ/4/amod told/tell/VERB/0/root/{PAST} Radio+/Radio/PROPN/3/iobj
        :/PUNCT/3/punct It/it/PRON/7/nsubj rains+/rain/VERB/3/ccomp/VerbForm=Fin ./PUNCT/3/punct"""
    assert reported(trees) == [("It rains", "The old", "told")]


def test_a_clause_behind_whom_one_tells_is_what_is_told() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det court/NOUN/2/iobj
        he/he/PRON/6/nsubj lied+/lie/VERB/4/acl:relcl/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("he lied", "Dahl", "told")]


def test_a_clause_with_a_relative_is_about_its_noun() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det court/NOUN/2/iobj
        that/that/PRON/6/nsubj/PronType=Rel sat+/sit/VERB/4/acl:relcl/{PAST} ./PUNCT/2/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_who_is_told_without_that_is_no_part_of_the_clause() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/5/det
        baker/NOUN/5/compound rents/rent/NOUN/7/nsubj/Number=Plur had/have/AUX/7/aux/VerbForm=Fin
        doubled+/double/VERB/2/ccomp ./PUNCT/2/punct"""
    mended = corrected(document(trees), given("en", None))
    assert relations(mended)["baker"] == "iobj"
    assert reported(trees) == [("rents had doubled", "Dahl", "told")]


def test_a_noun_that_needs_an_article_goes_with_the_noun_before_it() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/5/det
        baker/NOUN/5/compound shop/NOUN/7/nsubj/Number=Sing had/have/AUX/7/aux/VerbForm=Fin
        closed+/close/VERB/2/ccomp ./PUNCT/2/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_clause_whose_head_was_taken_for_a_name_is_told() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST}
        Nordavis+/Nordavis/PROPN/5/nmod:poss/_/S-ORG 's/PART/3/case Ola/Ola/PROPN/6/nsubj/_/B-PER
        Ness/Ness/PROPN/2/ccomp/_/E-PER she/she/PRON/8/nsubj left+/leave/VERB/6/ccomp/{PAST}
        ./PUNCT/2/punct"""
    mended = relations(corrected(document(trees), given("en", None)))
    assert (mended["Ness"], mended["left"]) == ("iobj", "ccomp")


def test_of_what_one_is_warned_hangs_on_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj warned/warn/VERB/0/root/{PAST} drivers/driver/NOUN/2/iobj
        of/ADP/6/case black/ADJ/6/amod ice+/NOUN/3/nmod ./PUNCT/2/punct"""
    assert reported(trees) == [("black ice", "Dahl", "warned")]


def test_where_somebody_lives_is_not_what_he_is_warned_of() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj warned/warn/VERB/0/root/{PAST} drivers/driver/NOUN/2/iobj
        of/ADP/5/case Tirna+/Tirna/PROPN/3/nmod/_/S-LOC ./PUNCT/2/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_particle_behind_a_hyphen_belongs_to_its_noun() -> None:
    trees = f"""A/DET/2/det passer+/NOUN/0/root -+/PUNCT/5/punct by/ADP/5/advmod
        told/tell/VERB/2/acl/{PAST} us/we/PRON/5/iobj it/it/PRON/8/nsubj
        rained+/rain/VERB/5/ccomp/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("it rained", "A passer-by", "told")]


def test_how_far_somebody_went_is_told_of_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj stopped/stop/VERB/0/root/{PAST} short/ADV/2/advmod
        of/SCONJ/5/mark saying/say/VERB/3/advcl/VerbForm=Ger it/it/PRON/7/nsubj
        rained+/rain/VERB/5/ccomp/{PAST} ./PUNCT/2/punct"""
    assert [source for _, source, _ in reported(trees)] == ["Dahl"]


def test_the_time_of_an_entry_is_no_part_of_who_speaks() -> None:
    trees = """19:15/NUM/3/nummod Harbour/NOUN/3/compound chiefs/chief/NOUN/4/nsubj
        say/VERB/0/root/VerbForm=Fin it/it/PRON/6/nsubj rains+/rain/VERB/4/ccomp/VerbForm=Fin
        ./PUNCT/4/punct"""
    assert reported(trees) == [("it rains", "Harbour chiefs", "say")]


def test_a_time_above_its_sentence_goes_below_the_verb() -> None:
    trees = f"""19:15/NUM/0/root A/DET/3/det guest/NOUN/1/appos says/say/VERB/1/parataxis/{PAST}
        it/it/PRON/6/nsubj rains+/rain/VERB/4/ccomp/VerbForm=Fin ./PUNCT/1/punct"""
    assert reported(trees) == [("it rains", "A guest", "says")]


def test_a_clause_belongs_to_the_nearer_of_two_verbs_that_report_it() -> None:
    trees = f"""It/it/PRON/2/nsubj rains+/rain/VERB/7/ccomp/VerbForm=Fin ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/5/nsubj said+/say/VERB/0/root/{PAST} ,/PUNCT/7/punct
        Reuters/Reuters/PROPN/7/nsubj/_/S-ORG reported+/report/VERB/5/parataxis/{PAST}
        ./PUNCT/5/punct"""
    trees = trees.replace("rains+/rain/VERB/7", "rains+/rain/VERB/8").replace(
        "Reuters/Reuters/PROPN/7/nsubj", "Reuters/Reuters/PROPN/8/nsubj"
    )
    mended = corrected(document(trees), given("en", None))
    rains = next(t for t in mended.sentences[0].tokens if t.form == "rains")
    assert mended.sentences[0].tokens[rains.head - 1].form == "said"


def test_who_is_told_stands_before_another_pronoun() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} her/she/PRON/5/nsubj
        it/it/PRON/5/nsubj rained+/rain/VERB/2/ccomp/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("it rained", "Dahl", "told")]
    assert relations(corrected(document(trees), given("en", None)))["her"] == "iobj"


def test_what_several_are_urged_to_do_hangs_on_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj urged/urge/VERB/0/root/{PAST} two/NUM/4/nummod
        drivers/driver/NOUN/2/obj to/PART/6/mark wait+/VERB/4/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert reported(trees) == [("to wait", "Dahl", "urged")]


def test_a_verb_with_one_word_behind_it_is_left_alone() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} it/it/PRON/2/ccomp"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_two_verbs_ask_together_in_their_order_only() -> None:
    trees = f"""Know/know/VERB/4/xcomp/VerbForm=Inf that+/that/PRON/1/obj Dahl/Dahl/PROPN/4/nsubj
        wants+/want/VERB/0/root/{PAST} :/PUNCT/4/punct "+/PUNCT/8/punct Who/who/PRON/8/nsubj
        came+/come/VERB/4/ccomp/{PAST} ?+/PUNCT/8/punct "/PUNCT/8/punct"""
    for cue in find_quotes(document(trees), scorer="rules", scope="all"):
        assert cue.cue is None or cue.cue.text


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        ("said+/say", "obl", "nsubj"),  # no clause beside the first
        ("said+/say", "parataxis", "obl"),  # nobody reports it
        ("slept+/sleep", "parataxis", "nsubj"),  # the first verb reports nothing
    ],
)
def test_a_clause_stays_with_its_verb_where_no_nearer_one_reports_it(
    first: str, second: str, subject: str
) -> None:
    trees = f"""It/it/PRON/2/nsubj rains+/rain/VERB/8/ccomp/VerbForm=Fin ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/5/nsubj {first}/VERB/0/root/{PAST} ,/PUNCT/8/punct
        Reuters/Reuters/PROPN/8/{subject} reported+/report/VERB/5/{second}/{PAST}
        ./PUNCT/5/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_verb_with_a_complement_of_its_own_reports_that() -> None:
    trees = f"""It/it/PRON/2/nsubj rains+/rain/VERB/10/ccomp/VerbForm=Fin ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/5/nsubj hoped/hope/VERB/0/root/{PAST} to/PART/7/mark
        sail+/sail/VERB/5/xcomp/VerbForm=Inf ,/PUNCT/10/punct
        Reuters/Reuters/PROPN/10/nsubj reported+/report/VERB/5/parataxis/{PAST} ./PUNCT/5/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_nouns_without_a_clause_behind_them_are_left_alone() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det
        baker/NOUN/2/ccomp rents/rent/NOUN/4/compound/Number=Plur"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_what_somebody_sees_happen_is_no_claim() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj saw/see/VERB/0/root/{PAST} it/it/PRON/4/nsubj
        rain+/rain/VERB/2/ccomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert reported(trees) == []


def test_a_conjunction_that_opens_the_sentence_is_the_writers() -> None:
    trees = f"""And/CCONJ/3/cc it/it/PRON/3/nsubj rained+/rain/VERB/6/ccomp/{PAST} ,/PUNCT/3/punct
        Dahl/Dahl/PROPN/6/nsubj said+/say/VERB/0/root/{PAST} ./PUNCT/6/punct"""
    assert reported(trees) == [("it rained", "Dahl", "said")]


def test_it_that_adds_something_is_who_adds_it() -> None:
    trees = f"""It/it/PRON/2/expl added/add/VERB/0/root/{PAST} that/SCONJ/5/mark
        it/it/PRON/5/nsubj rained+/rain/VERB/2/ccomp/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("that it rained", "It", "added")]


def test_an_adjective_without_a_verb_of_being_claims_nothing() -> None:
    trees = f"""Dahl+/Dahl/PROPN/8/nsubj ,/PUNCT/3/punct critical/ADJ/1/amod of/ADP/6/case
        the/DET/6/det plan+/NOUN/3/obl ,/PUNCT/3/punct left+/leave/VERB/0/root/{PAST}
        ./PUNCT/8/punct"""
    assert reported(trees) == []


def test_a_clause_behind_what_was_published_is_what_was_said() -> None:
    trees = f"""The/DET/2/det guild/NOUN/3/nsubj said/say/VERB/0/root/{PAST} in/ADP/6/case
        a/DET/6/det report/NOUN/3/obl published/publish/VERB/6/acl/VerbForm=Part on/ADP/9/case
        Monday/Monday/PROPN/7/obl that/SCONJ/13/mark rents/rent/NOUN/13/nsubj had/have/AUX/13/aux
        doubled+/double/VERB/7/ccomp/VerbForm=Part ./PUNCT/3/punct"""
    assert reported(trees) == [("that rents had doubled", "The guild", "said")]


def test_a_relative_clause_of_a_report_stays_one() -> None:
    trees = f"""The/DET/2/det guild/NOUN/3/nsubj said/say/VERB/0/root/{PAST} so/ADV/3/advmod
        in/ADP/7/case a/DET/7/det report/NOUN/3/obl that/PRON/10/obj the/DET/10/det
        council/NOUN/11/nsubj buried+/bury/VERB/7/acl:relcl/{PAST} ./PUNCT/3/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


@pytest.mark.parametrize(("comma", "moved"), [(True, True), (False, False)])
def test_remarks_behind_a_comma_are_where_it_was_said(comma: bool, moved: bool) -> None:
    before = ",/PUNCT/9/punct" if comma else "there/ADV/6/advmod"
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} the/DET/4/det
        dam/NOUN/6/nsubj had/have/AUX/6/aux held/hold/VERB/2/ccomp/VerbForm=Part {before}
        in/ADP/9/case remarks/remark/NOUN/6/obl broadcast/VERB/9/acl/VerbForm=Part
        today+/today/NOUN/10/obl ./PUNCT/2/punct"""
    mended = corrected(document(trees), given("en", None)).sentences[0].tokens
    assert (mended[8].head == 2) is moved


def test_a_rumour_carries_the_clause_that_the_parser_gave_to_its_verb() -> None:
    trees = f"""Rumours/rumour/NOUN/2/nsubj spread/spread/VERB/0/root/{PAST} that/SCONJ/6/mark
        rents/rent/NOUN/6/nsubj had/have/AUX/6/aux doubled+/double/VERB/2/ccomp/VerbForm=Part
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that rents had doubled", None, "Rumours")]


def test_whom_a_participle_quotes_is_no_second_subject() -> None:
    trees = f"""Quoting/quote/VERB/2/amod/VerbForm=Ger pilot/NOUN/7/nsubj
        Ines/Ines/PROPN/2/flat/_/B-PER Dahl+/Dahl/PROPN/3/flat/_/E-PER ,/PUNCT/2/punct
        Reuters/Reuters/PROPN/7/nsubj/_/S-ORG said/say/VERB/0/root/{PAST} fares/fare/NOUN/9/nsubj
        rose+/rise/VERB/7/ccomp/{PAST} ./PUNCT/7/punct"""
    mended = corrected(document(trees), given("en", None)).sentences[0].tokens
    assert [(t.head, t.deprel) for t in mended[:2]] == [(7, "advcl"), (1, "obj")]


def test_a_cue_that_a_parser_takes_for_a_noun_ends_the_sentence_behind_a_passage() -> None:
    trees = """"+/"/PUNCT/3/punct Nothing/PRON/3/nsubj holds+/hold/VERB/7/ccomp/VerbForm=Fin
        ,+/PUNCT/3/punct "/"/PUNCT/3/punct the/DET/7/det inspectors/inspector/NOUN/8/compound
        claim+/claim/NOUN/0/root ./PUNCT/8/punct"""
    assert reported(trees) == [('"Nothing holds,"', "the inspectors", "claim")]


def test_a_noun_in_the_plural_behind_one_in_the_singular_is_a_cue() -> None:
    trees = """As/as/ADP/4/case a/DET/4/det/Definite=Ind survivor/NOUN/4/compound
        recalls+/recall/NOUN/8/obl/Number=Plur ,/PUNCT/4/punct the/DET/7/det sea/NOUN/8/nsubj
        rose+/rise/VERB/0/root/VerbForm=Fin ./PUNCT/8/punct"""
    assert reported(trees) == [("the sea rose", "a survivor", "recalls")]


def test_border_states_state_nothing() -> None:
    trees = """As/as/ADP/4/case the/DET/4/det/Definite=Def border/NOUN/4/compound
        states+/state/NOUN/8/obl/Number=Plur ,/PUNCT/4/punct the/DET/7/det towns/town/NOUN/8/nsubj
        grew+/grow/VERB/0/root/VerbForm=Fin ./PUNCT/8/punct"""
    assert reported(trees) == []


@pytest.mark.parametrize(
    ("who", "speaker"), [("profits", "the firm"), ("analysts", "Few analysts")]
)
def test_things_do_not_speak(who: str, speaker: str) -> None:
    trees = f"""Few/ADJ/2/amod {who}/{who[:-1]}/NOUN/3/nsubj/Number=Plur
        fell/fall/VERB/0/root/{PAST} when/SCONJ/7/mark the/DET/6/det
        firm/NOUN/7/nsubj cut/cut/VERB/3/advcl/{PAST} jobs/job/NOUN/7/obj
        and/CCONJ/10/cc said/say/VERB/3/conj/{PAST} sales/sale/NOUN/13/nsubj
        were/be/AUX/13/cop/{PAST} weak+/ADJ/10/ccomp ./PUNCT/3/punct"""
    assert reported(trees) == [("sales were weak", speaker, "said")]


def test_a_clause_behind_an_aside_goes_with_the_cue_before_it() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} us+/we/PRON/2/iobj/PronType=Prs
        ,/PUNCT/6/punct it/PRON/6/nsubj emerged+/emerge/VERB/2/parataxis/{PAST} ,/PUNCT/11/punct
        that/SCONJ/11/mark she/PRON/11/nsubj was/be/AUX/11/cop/{PAST} safe+/ADJ/6/ccomp
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that she was safe", "Dorn", "told")]


@pytest.mark.parametrize(("subject", "clause"), [("expl", "csubj:pass"), ("nsubj:pass", "ccomp")])
def test_a_clause_behind_its_passive_is_what_is_reported(subject: str, clause: str) -> None:
    trees = f"""It/it/PRON/4/{subject} has/have/AUX/4/aux/VerbForm=Fin
        been/be/AUX/4/aux:pass announced/announce/VERB/0/root/VerbForm=Part that/SCONJ/7/mark
        she/PRON/7/nsubj left+/leave/VERB/4/{clause}/{PAST} ./PUNCT/4/punct"""
    mended = relations(corrected(document(trees), given("en", None)))
    assert (mended["It"], mended["left"]) == ("nsubj:pass", "ccomp")
    assert reported(trees) == [("that she left", None, "has been announced")]


@pytest.mark.parametrize(("it", "clause"), [("obj", "advcl"), ("expl", "ccomp"), ("obj", "ccomp")])
def test_what_is_put_to_somebody_is_a_clause_whatever_stands_for_it(it: str, clause: str) -> None:
    trees = f"""Falk/PROPN/2/nsubj/_/S-PER put/put/VERB/0/root/{PAST} it/it/PRON/2/{it}
        to/ADP/5/case Ness/PROPN/2/obl/_/S-PER that/SCONJ/9/mark rents/rent/NOUN/9/nsubj
        had/have/AUX/9/aux/VerbForm=Fin doubled+/double/VERB/2/{clause}/VerbForm=Part
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that rents had doubled", "Falk", "put")]


@pytest.mark.parametrize("named", [True, False])
def test_a_subject_that_reads_as_a_modal_is_the_person_of_that_surname(named: bool) -> None:
    first = "Ann/PROPN/3/nsubj/_/B-PER May/PROPN/1/flat/_/E-PER" if named else (
        "Ann/PROPN/3/nsubj/_/S-PER too/ADV/1/advmod"
    )  # fmt: skip
    trees = f"""{first} left+/leave/VERB/0/root/{PAST} ./PUNCT/3/punct

        May/PROPN/2/nsubj said/say/VERB/0/root/{PAST} it/PRON/4/nsubj
        rained+/rain/VERB/2/ccomp/{PAST} ./PUNCT/2/punct"""
    mended = corrected(document(trees), given("en", None))
    assert mended.sentences[1].tokens[0].entity == ("S-PER" if named else "O")


def test_an_article_of_a_verb_is_its_subject() -> None:
    trees = f"""Another/DET/2/det said/say/VERB/0/root/{PAST} morale/NOUN/5/nsubj
        was/be/AUX/5/cop/{PAST} low+/ADJ/2/ccomp ./PUNCT/2/punct"""
    assert reported(trees) == [("morale was low", "Another", "said")]


def test_a_clause_behind_an_aside_that_a_parser_took_for_the_clause() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} us+/we/PRON/2/iobj/PronType=Prs
        ,/PUNCT/6/punct it/PRON/6/expl turned/turn/VERB/2/ccomp/{PAST} out+/ADP/6/compound:prt
        ,/PUNCT/12/punct that/SCONJ/12/mark she/PRON/12/nsubj was/be/AUX/12/cop/{PAST}
        safe+/ADJ/6/ccomp ./PUNCT/2/punct"""
    assert reported(trees) == [("that she was safe", "Dorn", "told")]


def test_a_clause_behind_who_is_told_is_told() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det
        man/NOUN/2/iobj who/PRON/7/nsubj/PronType=Rel was/be/AUX/7/cop/{PAST} near/ADV/4/acl:relcl
        that/SCONJ/11/mark it/PRON/11/nsubj was/be/AUX/11/cop/{PAST} late+/ADJ/7/ccomp
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that it was late", "Dorn", "told")]


def test_a_particle_that_a_hyphen_joins_is_no_part_of_the_verb() -> None:
    trees = f"""A/DET/2/det passer+/NOUN/5/nsubj -+/PUNCT/2/punct by/ADV/5/advmod
        said/say/VERB/0/root/{PAST} it/PRON/7/nsubj fell+/fall/VERB/5/ccomp/{PAST}
        ./PUNCT/5/punct"""
    assert reported(trees) == [("it fell", "A passer-by", "said")]


def test_a_question_word_opens_the_question() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST}
        why/why/ADV/2/obj/PronType=Int nobody/nobody/PRON/5/nsubj came+/come/VERB/2/ccomp/{PAST}
        ./PUNCT/2/punct"""
    assert reported(trees) == [("why nobody came", "Dahl", "asked")]


def test_who_said_it_is_apart_from_who_reported_that() -> None:
    trees = f"""It/PRON/2/nsubj rained+/rain/VERB/7/ccomp/{PAST} ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/7/nsubj/_/S-PER said+/say/VERB/7/ccomp/{PAST}
        Reuters/Reuters/PROPN/7/nsubj/_/S-ORG reported+/report/VERB/0/root/{PAST} ./PUNCT/7/punct"""
    mended = corrected(document(trees), given("en", None)).sentences[0].tokens
    assert [(t.head, t.deprel) for t in (mended[1], mended[3], mended[4], mended[6])] == [
        (5, "ccomp"), (5, "nsubj"), (0, "root"), (5, "parataxis"),
    ]  # fmt: skip


def test_how_somebody_put_it_is_beside_what_is_said() -> None:
    trees = f"""The/DET/2/det tax/NOUN/6/nsubj:outer is/be/AUX/6/cop as/as/SCONJ/6/mark
        Dahl/Dahl/PROPN/6/nsubj/_/S-PER put/put/VERB/0/root/{PAST} it/PRON/6/obj
        a/DET/9/det gift+/NOUN/6/parataxis ./PUNCT/6/punct"""
    mended = corrected(document(trees), given("en", None)).sentences[0].tokens
    assert [(t.head, t.deprel) for t in (mended[1], mended[2], mended[5], mended[8])] == [
        (9, "nsubj"), (9, "cop"), (9, "advcl"), (0, "root"),
    ]  # fmt: skip


def test_an_office_before_one_name_is_nobody_elses() -> None:
    trees = f"""Former/ADJ/2/amod Secretary/PROPN/5/nmod:desc of/ADP/4/case State/PROPN/2/nmod
        Ana/Ana/PROPN/13/nsubj/_/B-PER Lund/Lund/PROPN/5/flat/_/E-PER and/CCONJ/11/cc
        former/ADJ/10/amod Halden/PROPN/10/compound Gov.+/PROPN/11/nmod:desc
        Omar/Omar/PROPN/5/conj/_/B-PER Khan/Khan/PROPN/11/flat/_/E-PER
        left/leave/VERB/0/root/{PAST} ./PUNCT/13/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_mend_that_makes_no_tree_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = document(f"Ana/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} ./PUNCT/2/punct")

    def turned(document: Document, _: Knowledge) -> Document:
        (sentence,) = document.sentences
        left = evolve(sentence.tokens[1], head=1, deprel="flat")
        return evolve(document, sentences=(replaced(sentence, [left]),))

    monkeypatch.setattr(table, "CORRECTIONS", (table.Correction("turned", turned),))
    assert corrected(tree, given("en", None)) == tree


JO_BANKS = f"""Jo/PROPN/3/nsubj/_/B-PER Banks/PROPN/1/flat/_/E-PER scored+/score/VERB/0/root/{PAST}
    ./PUNCT/3/punct"""


@pytest.mark.parametrize(
    ("behind", "named"),
    [
        (f"was/be/AUX/3/cop/Number=Sing|{PAST} modest+/ADJ/0/root", True),
        (f"were/be/AUX/3/cop/Number=Plur|{PAST} shut+/ADJ/0/root", False),
        (f"said/say/VERB/0/root/{PAST} so+/ADV/2/advmod", True),
        (f"closed/close/VERB/0/root/{PAST} early+/ADV/2/advmod", False),
    ],
)
def test_a_surname_that_is_a_word_is_its_bearers_where_one_person_acts(
    behind: str, named: bool
) -> None:
    verb = 2 if "2/advmod" in behind else 3
    subject = f"Banks/bank/NOUN/{verb}/nsubj/Number=Plur"
    trees = f"{JO_BANKS}\n\n{subject} {behind} ./PUNCT/{verb}/punct"
    mended = corrected(document(trees), given("en", None))
    assert mended.sentences[1].tokens[0].entity == ("S-PER" if named else "O")
    assert len(mended.named_entities) == 1 + named


def test_a_surname_within_another_phrase_is_nobodys() -> None:
    trees = f"""{JO_BANKS}

        The/DET/2/det Banks/bank/NOUN/3/nsubj/Number=Plur said/say/VERB/0/root/{PAST}
        so+/ADV/3/advmod ./PUNCT/3/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_an_ampersand_joins_one_name() -> None:
    trees = f"""Lindqvist/Lindqvist/PROPN/4/nsubj/_/S-PER &/&/CCONJ/3/cc
        Sons/son/PROPN/1/conj/_/S-PER said/say/VERB/0/root/{PAST}
        so+/ADV/4/advmod ./PUNCT/4/punct"""
    mended = corrected(document(trees), given("en", None))
    words = mended.sentences[0].tokens[:3]
    assert [w.entity for w in words] == ["B-ORG", "I-ORG", "E-ORG"]
    assert [w.deprel for w in words] == ["nsubj", "flat", "flat"]
    assert [name.span.text for name in mended.named_entities] == ["Lindqvist & Sons"]


def test_an_ampersand_between_two_persons_joins_persons() -> None:
    trees = f"""Ana/PROPN/6/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER &/CCONJ/4/cc
        Tom/PROPN/1/conj/_/B-PER Hale/PROPN/4/flat/_/E-PER left+/leave/VERB/0/root/{PAST}
        ./PUNCT/6/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_a_surname_with_a_verbs_tag_is_part_of_its_name() -> None:
    trees = f"""Her/PRON/2/nmod:poss brother+/NOUN/7/nsubj ,/PUNCT/4/punct
        Omar/Omar/PROPN/2/appos/_/S-PER Said+/say/VERB/4/flat/{PAST} ,/PUNCT/2/punct
        paid/pay/VERB/0/root/{PAST} the/DET/9/det fare+/NOUN/7/obj ./PUNCT/7/punct"""
    mended = corrected(document(trees), given("en", None))
    assert [n.span.text for n in mended.named_entities] == ["Omar Said"]
    assert mended.sentences[0].tokens[4].upos == "PROPN"
    assert not reported(trees)


def test_names_have_the_labels_that_rules_ask_for_whichever_set_a_tagger_has() -> None:
    tree = document("""Ana/Ana/PROPN/3/nsubj/_/B-PERSON Lund/Lund/PROPN/1/flat/_/E-PERSON
        left/leave/VERB/0/root/Tense=Past|VerbForm=Fin Norway+/Norway/PROPN/3/obj/_/S-GPE
        ./PUNCT/3/punct""")
    mended = corrected(tree, given("en", None))
    assert [t.entity for t in mended.sentences[0].tokens] == ["B-PER", "E-PER", "O", "S-LOC", "O"]
    assert [n.type for n in mended.named_entities] == ["PER", "LOC"]


def test_a_label_that_no_rule_asks_for_stays() -> None:
    tree = document("Monday/Monday/PROPN/2/nsubj/_/S-DATE came+/come/VERB/0/root ./PUNCT/2/punct")
    assert corrected(tree, given("en", None)) == tree


def test_who_goes_on_behind_marks_is_who_spoke_before() -> None:
    trees = f"""“+/PUNCT/3/punct The/DET/3/det ice+/NOUN/11/nsubj ,/PUNCT/3/punct ”+/PUNCT/3/punct
        Teal/Teal/PROPN/7/nsubj/_/S-PER said/say/VERB/11/parataxis/{PAST} ,/PUNCT/7/punct
        “+/PUNCT/11/punct was/be/AUX/11/cop/{PAST} thin+/ADJ/0/root ,/PUNCT/11/punct
        ”+/PUNCT/11/punct adding/add/VERB/11/advcl/VerbForm=Ger that/SCONJ/17/mark
        everyone/PRON/17/nsubj knew+/know/VERB/14/ccomp/{PAST} ./PUNCT/11/punct"""
    assert reported(trees) == [
        ("“The ice, ” ... “was thin, ”", "Teal", "said"),
        ("that everyone knew", "Teal", "adding"),
    ]


@pytest.mark.parametrize(
    ("subject", "verb", "expected"),
    [
        ("talks", "warning/warn", "the talks would stop"),
        ("pilot", "adding/add", "the pilot would stop"),
        ("pilot", "warning/warn", "the pilot would stop before warning that it was late"),
    ],
)
def test_a_gerund_behind_before_tells_what_is_said_next(
    subject: str, verb: str, expected: str
) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} the/DET/4/det
        {subject}/NOUN/6/nsubj would/AUX/6/aux/VerbForm=Fin stop/VERB/2/ccomp/VerbForm=Inf
        before/SCONJ/8/mark {verb}/VERB/6/advcl/VerbForm=Ger that/SCONJ/12/mark
        it/PRON/12/nsubj was/be/AUX/12/cop/{PAST} late+/ADJ/8/ccomp ./PUNCT/2/punct"""
    found = reported(trees)
    assert found[0] == (expected, "Lund", "said")
    assert found[1][0] == "that it was late"


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("podcast", "it was “late”"),
        ("kitchen", "it was “late” in her kitchen"),
    ],
)
def test_where_somebody_speaks_is_no_part_of_what_is_said_behind_a_mark(
    noun: str, expected: str
) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} it/PRON/6/nsubj
        was/be/AUX/6/cop/{PAST} “+/PUNCT/6/punct late+/ADJ/2/ccomp ”/PUNCT/6/punct
        in/ADP/10/case her/PRON/10/nmod:poss {noun}+/NOUN/6/obl ./PUNCT/2/punct"""
    assert reported(trees) == [(expected, "Lund", "said")]


@pytest.mark.parametrize(
    ("word", "expected"), [("when", "it was late"), ("if", "it was late if asked")]
)
def test_upon_what_question_is_no_part_of_what_is_said(word: str, expected: str) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} it/PRON/5/nsubj
        was/be/AUX/5/cop/{PAST} late/ADJ/2/ccomp {word}/SCONJ/7/mark
        asked+/ask/VERB/5/advcl/Tense=Past|VerbForm=Part ./PUNCT/2/punct"""
    assert reported(trees) == [(expected, "Lund", "said")]


HEARD = f"Anna/PROPN/3/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER {{}}/VERB/0/root/{PAST}"
MARKED = (
    ',/PUNCT/10/punct "+/PUNCT/10/punct Stand+/stand/VERB/{0}/ccomp/VerbForm=Fin '
    '!+/PUNCT/10/punct "/PUNCT/10/punct'
)


@pytest.mark.parametrize("seen", ["heard/hear", "filmed/film", "captured/capture"])
@pytest.mark.parametrize(("relation", "head"), [("advcl", 3), ("acl", 6), ("xcomp", 3)])
def test_who_is_heard_speaking_speaks(seen: str, relation: str, head: int) -> None:
    trees = f"""{HEARD.format(seen)} the/DET/6/det old/ADJ/6/amod ferryman/NOUN/3/obj
        shouting+/shout/VERB/{head}/{relation}/VerbForm=Ger {MARKED.format(7)}"""
    assert reported(trees) == [('"Stand!"', "the old ferryman", "shouting")]


def test_a_bare_verb_is_no_noun_behind_who_is_heard() -> None:
    trees = f"""{HEARD.format("heard/hear")} the/DET/7/det old/ADJ/7/amod ferryman/NOUN/7/compound
        shout+/NOUN/3/obj/Number=Sing {MARKED.format(7)}"""
    assert reported(trees) == [('"Stand!"', "the old ferryman", "shout")]


@pytest.mark.parametrize(
    ("seen", "phrase", "verb"),
    [
        ("watched/watch", "the/DET/6/det long/ADJ/6/amod race/NOUN/3/obj", "shouting/shout"),
        ("heard/hear", "a/DET/6/det shrill/ADJ/6/amod war/NOUN/7/compound", "cry"),
        ("found/find", "many/ADJ/6/amod young/ADJ/6/amod voters/voter/NOUN/7/nsubj", "say"),
        ("praised/praise", "the/DET/6/det old/ADJ/6/amod ferryman/NOUN/3/obj", "shouting/shout"),
    ],
)
def test_what_cannot_speak_and_who_is_not_heard_are_left(seen: str, phrase: str, verb: str) -> None:
    form = "VerbForm=Ger" if verb.startswith("shouting") else "Number=Sing"
    trees = f"""{HEARD.format(seen)} {phrase} {verb}+/VERB/3/advcl/{form} ./PUNCT/3/punct"""
    (sentence,) = document(trees).sentences
    assert with_overheard(sentence, given("en", None)) is sentence


def test_a_name_between_commas_is_another_name_of_the_subject() -> None:
    trees = f"""One/one/NUM/7/nsubj of/ADP/3/case them/they/PRON/1/nmod ,/PUNCT/5/punct
        Tove/Tove/PROPN/7/nsubj/_/S-PER ,/PUNCT/1/punct said/say/VERB/0/root/{PAST}
        it/PRON/9/nsubj rained+/rain/VERB/7/ccomp/{PAST} ./PUNCT/7/punct"""
    assert reported(trees) == [("it rained", "One of them , Tove", "said")]


@pytest.mark.parametrize(
    ("mark", "content"), [("of/SCONJ", "The clerk ... of lying"), ("of/ADP", "The clerk")]
)
def test_of_what_somebody_is_accused_is_no_part_of_who_accuses(mark: str, content: str) -> None:
    relation = "mark" if "SCONJ" in mark else "case"
    trees = f"""The/DET/2/det clerk/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass/VerbForm=Fin
        accused/accuse/VERB/0/root/Tense=Past|VerbForm=Part by/ADP/7/case his/PRON/7/nmod:poss
        deputy/NOUN/4/obl:agent {mark}/9/{relation} lying+/lie/VERB/7/nmod/VerbForm=Ger
        ./PUNCT/4/punct"""
    assert [row[0] for row in reported(trees)] == [content]


def test_who_stands_behind_whom_a_participle_quotes_is_the_subject() -> None:
    trees = f"""Quoting/quote/VERB/9/advcl/VerbForm=Ger Seneca/Seneca/PROPN/1/obj/_/S-PER
        ,/PUNCT/1/punct the/DET/5/det mayor/NOUN/2/appos ,/PUNCT/7/punct
        Ines/Ines/PROPN/5/appos/_/S-PER ,/PUNCT/1/punct said/say/VERB/0/root/{PAST} it/PRON/11/nsubj
        rained+/rain/VERB/9/ccomp/{PAST} ./PUNCT/9/punct"""
    assert ("it rained", "the mayor , Ines", "said") in reported(trees)


@pytest.mark.parametrize(
    ("cue", "who"), [("heard/hear", "she"), ("reported/report", "she"), ("told/tell", None)]
)
def test_who_is_heard_to_say_something_says_it(cue: str, who: str | None) -> None:
    trees = f"""“+/PUNCT/3/punct We/PRON/3/nsubj ran+/run/VERB/7/ccomp/{PAST} ”/PUNCT/3/punct
        she/PRON/7/nsubj:pass is/be/AUX/7/aux:pass/VerbForm=Fin {cue}/VERB/0/root/VerbForm=Part
        to/PART/9/mark say+/VERB/7/xcomp/VerbForm=Inf ./PUNCT/7/punct"""
    assert [source for _, source, _ in reported(trees)] == [who]


def test_a_verb_with_its_particle_behind_a_mark_is_no_noun() -> None:
    trees = """"+/PUNCT/3/punct We/we/PRON/3/nsubj stay+/VERB/8/ccomp/VerbForm=Fin ,+/PUNCT/3/punct
        "/PUNCT/3/punct the/DET/7/det man/NOUN/8/nsubj shot/NOUN/0/root/Number=Sing
        back+/ADV/8/advmod ./PUNCT/8/punct"""
    assert reported(trees) == [('"We stay,"', "the man", "shot back")]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("one/NUM/7/nummod", [("“Late!”", "one", "saying")]),
        ("the/DET/7/det/Definite=Def", []),
    ],
)
def test_a_gerund_between_who_speaks_and_a_colon_is_a_verb(
    first: str, expected: list[tuple[str, str, str]]
) -> None:
    trees = f"""Fans/fan/NOUN/2/nsubj/Number=Plur left/leave/VERB/0/root/{PAST} early+/ADV/2/advmod
        ,/PUNCT/7/punct with/ADP/7/case {first} saying+/NOUN/2/obl :/PUNCT/10/punct
        “+/PUNCT/10/punct Late+/late/ADJ/7/parataxis !+/PUNCT/10/punct ”/PUNCT/10/punct"""
    assert [row for row in reported(trees) if row[2] == "saying"] == expected
