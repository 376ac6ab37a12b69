"""Whom nouns within a content mean: bodies, places, kin, and what is said of somebody."""

from __future__ import annotations

import pytest

from attribution import Topic, attribute
from tests.trees import document

SAID = "Karl/PROPN/3/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER said/say/VERB/0/root"
LEFT = "left+/leave/VERB/3/ccomp ./PUNCT/3/punct"


def named(trees: str) -> dict[str, str]:
    """Whom the nouns of the last content mean: the words, and the name."""
    result = attribute(document(trees), scorer="rules")
    topics: tuple[Topic, ...] = result.attributions[-1].about
    return {
        mention.span.text: topic.name
        for topic in topics
        for mention in topic.mentions
        if mention.resolved_by in ("nominal", "fitting", "description")
    }


def met(*names: tuple[str, str]) -> str:
    """A sentence that has met each of some names, tagged as given: *They met X and Y.*"""
    words = ["They/PRON/2/nsubj", "met/meet/VERB/0/root"]
    first = 0
    for name, kind in names:
        parts = name.split()
        start = len(words) + 1 + bool(first)
        if first:
            words.append(f"and/CCONJ/{start}/cc")
        relation = f"{first}/conj" if first else "2/obj"
        first = first or start
        if len(parts) == 1:
            words.append(f"{parts[0]}/PROPN/{relation}/_/S-{kind}")
        else:
            words.append(f"{parts[0]}/PROPN/{relation}/_/B-{kind}")
            for part in parts[1:-1]:
                words.append(f"{part}/PROPN/{start}/flat/_/I-{kind}")
            words.append(f"{parts[-1]}/PROPN/{start}/flat/_/E-{kind}")
    return " ".join(words)


def the(noun: str, article: str = "the") -> str:
    """A content in which something leaves: *Karl Lund said the company left.*"""
    features = "Definite=Def|PronType=Art" if article == "the" else "PronType=Dem"
    return f"{SAID} {article}/{article}/DET/5/det/{features} {noun}/NOUN/6/nsubj {LEFT}"


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("university", "Halden University"),
        ("court", "Halden Supreme Court"),
        ("company", "Vantor Holdings"),
        ("ministry", "Fisheries Ministry"),
        ("party", "Green Party"),
        ("mill", "Lowell Mill"),
    ],
)
def test_a_noun_means_the_body_whose_name_has_it_or_a_word_of_its_kind(
    noun: str, name: str
) -> None:
    assert named(f"{met((name, 'ORG'))}\n{the(noun)}") == {f"the {noun}": name}


def test_of_two_bodies_that_a_noun_fits_as_well_none_is_meant() -> None:
    two = met(("Halden University", "ORG"), ("Oslo University", "ORG"))
    assert named(f"{two}\n{the('university')}") == {}


def test_a_kind_shown_by_the_name_goes_before_names_that_show_none() -> None:
    two = met(("Vantor Holdings", "ORG"), ("Quell", "ORG"))
    assert named(f"{two}\n{the('company')}") == {"the company": "Vantor Holdings"}


def test_a_company_is_the_only_body_named_that_may_be_one() -> None:
    assert named(f"{met(('Vantor', 'ORG'))}\n{the('company')}") == {"the company": "Vantor"}
    two = met(("Vantor", "ORG"), ("Quell", "ORG"))
    assert named(f"{two}\n{the('company')}") == {}


def test_a_team_of_which_no_name_shows_anything_is_none_of_those_named() -> None:
    assert named(f"{met(('Vantor', 'ORG'))}\n{the('team')}") == {}


@pytest.mark.parametrize(("outlet", "meant"), [("Reuters", {}), ("Vantor", {"the bank": "Vantor"})])
def test_a_bank_of_which_an_outlet_tells_is_not_the_outlet(
    outlet: str, meant: dict[str, str]
) -> None:
    tree = (
        f"{outlet}/PROPN/2/nsubj/_/S-ORG reported/report/VERB/0/root that/SCONJ/6/mark"
        " the/the/DET/5/det/Definite=Def|PronType=Art bank/NOUN/6/nsubj"
        " left+/leave/VERB/2/ccomp ./PUNCT/2/punct"
    )
    assert named(tree) == meant


def test_the_company_is_that_of_who_speaks_before_others() -> None:
    tree = (
        met(("Quell", "ORG"), ("Vantor", "ORG"))
        + "\nVantor/PROPN/2/compound/_/S-ORG director/NOUN/5/nsubj"
        " Karl/PROPN/2/appos/_/B-PER Lund/PROPN/3/flat/_/E-PER said/say/VERB/0/root"
        " the/the/DET/7/det/Definite=Def|PronType=Art company/NOUN/8/nsubj"
        " left+/leave/VERB/5/ccomp ./PUNCT/5/punct"
    )
    assert named(tree) == {"the company": "Vantor"}


def test_her_party_is_the_one_that_she_is_said_to_belong_to() -> None:
    tree = (
        "Labour/PROPN/3/nmod:poss/_/S-ORG 's/PART/1/case leader/NOUN/6/nsubj"
        " Ana/PROPN/3/appos/_/B-PER Roe/PROPN/4/flat/_/E-PER said/say/VERB/0/root"
        " her/her/PRON/8/nmod:poss/Poss=Yes party/NOUN/9/nsubj left+/leave/VERB/6/ccomp"
        " ./PUNCT/6/punct"
    )
    assert named(tree) == {"her party": "Labour"}


def test_who_has_left_a_body_has_none() -> None:
    tree = (
        "Former/ADJ/3/amod Labour/PROPN/3/compound/_/S-ORG leader/NOUN/6/nsubj"
        " Ana/PROPN/3/appos/_/B-PER Roe/PROPN/4/flat/_/E-PER said/say/VERB/0/root"
        " her/her/PRON/8/nmod:poss/Poss=Yes party/NOUN/9/nsubj left+/leave/VERB/6/ccomp"
        " ./PUNCT/6/punct"
    )
    assert named(tree) == {}


def test_the_country_is_the_one_named_last_and_none_of_two() -> None:
    assert named(f"{met(('Norway', 'LOC'))}\n{the('country')}") == {"the country": "Norway"}
    two = met(("Norway", "LOC"), ("Sweden", "LOC"))
    assert named(f"{two}\n{the('country')}") == {}


def test_an_outlet_whose_name_begins_with_a_country_is_none() -> None:
    told = (
        "They/PRON/2/nsubj told/tell/VERB/0/root Myanmar/PROPN/2/iobj/_/S-LOC"
        " Now/ADV/2/advmod that/SCONJ/7/mark it/PRON/7/nsubj held/hold/VERB/2/ccomp ./PUNCT/2/punct"
    )
    assert named(f"{told}\n{the('country')}") == {}


def test_a_country_may_have_several_words_and_several_names() -> None:
    assert named(f"{met(('South Korea', 'LOC'))}\n{the('nation')}") == {"the nation": "South Korea"}
    both = f"{met(('United States', 'LOC'))}\n{met(('America', 'LOC'))}"
    assert named(f"{both}\n{the('country')}") == {"the country": "United States"}


def test_the_city_is_the_town_named_last_and_no_country() -> None:
    both = f"{met(('Halden', 'LOC'))}\n{met(('Norway', 'LOC'))}"
    assert named(f"{both}\n{the('city')}") == {"the city": "Halden"}


def test_the_region_is_one_that_is_listed() -> None:
    assert named(f"{met(('Latin America', 'LOC'))}\n{the('region')}") == {
        "the region": "Latin America"
    }


def test_a_town_is_no_short_form_of_a_body_that_is_called_after_it() -> None:
    both = f"{met(('University of Halden', 'ORG'))}\n{met(('Halden', 'LOC'))}"
    assert named(f"{both}\n{the('city')}") == {"the city": "Halden"}


def test_what_a_clause_tells_from_others_of_its_kind_is_not_the_one_named() -> None:
    tree = (
        f"{met(('Vantor', 'ORG'))}\n{SAID} the/the/DET/5/det/Definite=Def|PronType=Art"
        " company/NOUN/8/nsubj that/PRON/7/nsubj/PronType=Rel won/win/VERB/5/acl:relcl"
        " left+/leave/VERB/3/ccomp ./PUNCT/3/punct"
    )
    assert named(tree) == {}


def test_his_father_is_who_is_said_to_be_that() -> None:
    tree = (
        "Karl/PROPN/4/nmod:poss/_/B-PER Lund/PROPN/1/flat/_/E-PER 's/PART/1/case"
        " father/NOUN/6/nsubj Olaf/PROPN/4/appos/_/S-PER sang/sing/VERB/0/root"
    )
    said = f"{SAID} his/his/PRON/5/nmod:poss/Poss=Yes father/NOUN/6/nsubj {LEFT}"
    assert named(f"{tree}\n{said}") == {"his father": "Olaf"}


def test_whose_father_somebody_is_is_his_son() -> None:
    tree = (
        "Karl/PROPN/4/nmod:poss/_/B-PER Lund/PROPN/1/flat/_/E-PER 's/PART/1/case"
        " father/NOUN/6/nsubj Olaf/PROPN/4/appos/_/S-PER said/say/VERB/0/root"
        " his/his/PRON/8/nmod:poss/Poss=Yes son/NOUN/9/nsubj left+/leave/VERB/6/ccomp"
        " ./PUNCT/6/punct"
    )
    assert named(tree) == {"his son": "Karl Lund"}


def test_a_predicate_that_a_verb_makes_means_whom_it_is_said_of() -> None:
    tree = (
        "Ana/PROPN/3/nsubj/_/B-PER Roe/PROPN/1/flat/_/E-PER sang/sing/VERB/0/root\n"
        f"{SAID} they/PRON/5/nsubj called/call/VERB/3/ccomp Ana/PROPN/5/obj/_/B-PER"
        " Roe/PROPN/6/flat/_/E-PER the/the/DET/9/det/Definite=Def|PronType=Art"
        " winner+/NOUN/5/xcomp ./PUNCT/3/punct"
    )
    assert named(tree) == {"the winner": "Ana Roe"}


CHILD = (
    "Omar/PROPN/3/nsubj/_/B-PER Diaz/PROPN/1/flat/_/E-PER took/take/VERB/0/root"
    " his/his/PRON/5/nmod:poss/Poss=Yes child+/NOUN/3/obj ,/PUNCT/7/punct"
    " Ana+/PROPN/5/appos/_/S-PER ,/PUNCT/5/punct home/ADV/3/advmod\n"
)


def test_the_child_is_the_only_one_told_of_as_one() -> None:
    assert named(CHILD + the("child")) == {"the child": "Ana"}


def test_a_daughter_is_who_is_told_of_as_the_child() -> None:
    tree = f"{SAID} his/his/PRON/5/nmod:poss/Poss=Yes daughter/NOUN/6/nsubj {LEFT}"
    assert named(CHILD.replace("Omar", "Karl").replace("Diaz", "Lund") + tree) == {
        "his daughter": "Ana"
    }
    assert (
        named(CHILD.replace("Omar", "Karl").replace("Diaz", "Lund").replace("Ana", "Erik") + tree)
        == {}
    )


def test_what_a_body_is_may_stand_before_what_it_is_for() -> None:
    tree = (
        "They/PRON/2/nsubj met/meet/VERB/0/root Lund/PROPN/2/obj/_/B-ORG"
        " Foundation/PROPN/3/flat/_/I-ORG for/ADP/6/case/_/I-ORG Music/PROPN/3/nmod/_/E-ORG\n"
    )
    assert named(tree + the("foundation")) == {"the foundation": "Lund Foundation for Music"}


COUPLE = (
    "Omar/PROPN/6/nsubj/_/B-PER Diaz/PROPN/1/flat/_/E-PER and/CCONJ/4/cc"
    " Ana/PROPN/1/conj/_/B-PER Diaz/PROPN/4/flat/_/E-PER lost/lose/VERB/0/root"
    " their/they/PRON/8/nmod:poss/Poss=Yes child+/NOUN/6/obj ,/PUNCT/10/punct"
    " Ida/PROPN/8/appos/_/S-PER\n"
)
PARENTS = f"parents/parent/NOUN/6/nsubj/Number=Plur {LEFT}"


@pytest.mark.parametrize(
    "words",
    [
        f"the/the/DET/5/det/Definite=Def|PronType=Art {PARENTS}",
        f"her/she/PRON/5/nmod:poss/Poss=Yes {PARENTS}",
    ],
)
def test_the_parents_are_the_couple_whose_child_is_named(words: str) -> None:
    ((found, name),) = named(f"{COUPLE}{SAID} {words}").items()
    assert (found.split()[-1], name) == ("parents", "Omar Diaz and Ana Diaz")


def test_they_are_the_couple_that_the_parents_are() -> None:
    trees = (
        f"{COUPLE}The/the/DET/2/det/Definite=Def|PronType=Art"
        " parents/parent/NOUN/3/nsubj/Number=Plur left/leave/VERB/0/root\n"
        f"{SAID} they/PRON/5/nsubj grieved/grieve/VERB/3/ccomp"
    )
    result = attribute(document(trees), scorer="rules")
    assert [topic.name for topic in result.attributions[-1].about] == ["Omar Diaz and Ana Diaz"]


def test_what_somebody_is_said_to_be_is_no_mention_of_him() -> None:
    tree = (
        f"{SAID} Ana/PROPN/8/nsubj/_/B-PER Roe/PROPN/4/flat/_/E-PER is/be/AUX/8/cop"
        " the/the/DET/8/det/Definite=Def|PronType=Art winner/NOUN/3/ccomp ./PUNCT/3/punct"
    )
    assert named(tree) == {}


@pytest.mark.parametrize("noun", ["income", "drop", "year", "storm"])
def test_what_is_no_person_is_nobody_introduced_below_the_lead(noun: str) -> None:
    lead = (
        "The/DET/2/det bank/NOUN/3/nsubj said/say/VERB/0/root net/net/ADJ/5/amod "
        f"{noun}/NOUN/6/nsubj fell+/fall/VERB/3/ccomp ./PUNCT/3/punct"
    )
    below = (
        "Ana/PROPN/3/nsubj/_/B-PER Roth/PROPN/1/flat/_/E-PER met/meet/VERB/0/root "
        "them/they/PRON/3/obj"
    )
    assert named(f"{lead}\n\n{below}") == {}


@pytest.mark.parametrize(
    ("noun", "name"), [("flag", "Flag Reform Project"), ("world", "World Fish Organisation")]
)
def test_a_noun_is_not_the_body_that_is_named_after_what_it_says(noun: str, name: str) -> None:
    assert named(f"{met((name, 'ORG'))}\n{the(noun)}") == {}


@pytest.mark.parametrize(("role", "due"), [("coach", "Vantor"), ("doctor", None)])
def test_a_team_is_all_of_a_body_only_for_who_plays_for_it(role: str, due: str | None) -> None:
    # Vantor coach Karl Lund said our team left.
    trees = (
        f"Vantor/PROPN/2/compound/_/S-ORG {role}/NOUN/5/nsubj Karl/PROPN/2/appos/_/B-PER"
        " Lund/PROPN/3/flat/_/E-PER said/say/VERB/0/root his/he/PRON/7/nmod:poss/Poss=Yes"
        " team/NOUN/8/nsubj left+/leave/VERB/5/ccomp ./PUNCT/5/punct"
    )
    assert named(trees).get("his team") == due


def test_what_is_denied_is_nobody_s_description() -> None:
    # Karl Lund said they left her no choice.
    trees = (
        f"{SAID} they/PRON/5/nsubj left/leave/VERB/3/ccomp Vantor/PROPN/5/obj/_/S-ORG"
        " no/no/DET/8/det choice+/NOUN/5/xcomp ./PUNCT/3/punct"
    )
    assert named(trees) == {}
