"""What is mended of persons, their offices and their bodies before claims are looked for."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from attribution.document import Token
from tests.quotes.mending import PAST, is_left, mended, reported
from tests.trees import document


def last_words(trees: str) -> dict[str, Token]:
    """The words of the last sentence, mended, by their forms."""
    return {t.form: t for t in mended(trees).sentences[-1].tokens}


def sources(trees: str) -> list[str | None]:
    found = find_quotes(document(trees), scorer="rules")
    return [quote.source.text if quote.source else None for quote in found]


@pytest.mark.parametrize("of", [2, 5])
def test_who_speaks_for_a_body_speaks_not_the_body(of: int) -> None:
    trees = f"""An/a/DET/2/det Agency/PROPN/6/nsubj/_/B-ORG of/ADP/{of}/case/_/I-ORG
        Roads/PROPN/2/nmod/_/E-ORG spokesman/NOUN/2/appos said/say/VERB/0/root/{PAST}
        it/PRON/8/nsubj rained+/rain/VERB/6/ccomp/{PAST} ./PUNCT/6/punct"""
    words = last_words(trees)
    assert (words["spokesman"].head, words["spokesman"].deprel) == (6, "nsubj")
    assert (words["Agency"].head, words["Agency"].deprel) == (5, "compound")
    assert words["An"].head == 5
    assert words["of"].head == 2
    assert sources(trees) == ["An Agency of Roads spokesman"]


def test_a_thing_beside_a_body_does_not_speak_for_it() -> None:
    trees = f"""The/DET/2/det Agency/PROPN/4/nsubj/_/S-ORG report/NOUN/2/appos
        said/say/VERB/0/root/{PAST} so+/ADV/4/advmod ./PUNCT/4/punct"""
    assert is_left(trees)


def test_two_words_of_one_name_are_one_subject() -> None:
    trees = f"""Ana/PROPN/3/nsubj/_/B-PER Lund/PROPN/3/nsubj/_/E-PER said/say/VERB/0/root/{PAST}
        it/PRON/5/nsubj rained+/rain/VERB/3/ccomp/{PAST} ./PUNCT/3/punct"""
    assert (last_words(trees)["Lund"].head, last_words(trees)["Lund"].deprel) == (1, "flat")
    assert sources(trees) == ["Ana Lund"]


def test_an_unknown_title_is_below_the_name_behind_it() -> None:
    trees = f"""Corporator/PROPN/4/nsubj Ana/PROPN/4/nsubj/_/B-PER Lund/PROPN/2/flat/_/E-PER
        said/say/VERB/0/root/{PAST} it/PRON/6/nsubj rained+/rain/VERB/4/ccomp/{PAST}
        ./PUNCT/4/punct"""
    words = last_words(trees)
    assert (words["Corporator"].head, words["Corporator"].deprel) == (2, "nmod:desc")
    assert sources(trees) == ["Corporator Ana Lund"]


def test_an_office_of_several_fields_is_below_the_name() -> None:
    trees = f"""Minister/NOUN/9/nsubj of/ADP/3/case Farms+/PROPN/1/nmod ,/PUNCT/5/punct
        Fisheries/PROPN/3/conj and/CCONJ/7/cc Ana/PROPN/3/conj/_/B-PER Lund/PROPN/7/flat/_/E-PER
        left/leave/VERB/0/root/{PAST} ./PUNCT/9/punct"""
    assert is_left(trees), "*and Ana Lund*: she may be somebody else"
    trees = f"""Minister/NOUN/9/nsubj of/ADP/3/case Farms/PROPN/1/nmod and/CCONJ/5/cc
        Food/PROPN/3/conj Ana/PROPN/3/conj/_/B-PER Lund/PROPN/6/flat/_/E-PER
        just/ADV/9/advmod left/leave/VERB/0/root/{PAST} ./PUNCT/9/punct"""
    words = last_words(trees)
    assert (words["Ana"].head, words["Ana"].deprel) == (9, "nsubj")
    assert (words["Minister"].head, words["Minister"].deprel) == (6, "nmod:desc")


@pytest.mark.parametrize("comma", [4, 7])
def test_who_reports_at_the_end_is_no_second_subject_of_the_clause(comma: int) -> None:
    trees = f"""The/DET/2/det road/NOUN/4/nsubj is/be/AUX/4/cop/VerbForm=Fin shut+/ADJ/0/root
        ,/PUNCT/{comma}/punct Halden/PROPN/7/compound/_/B-ORG Plus/PROPN/4/nsubj/_/E-ORG
        reported+/report/VERB/4/parataxis/{PAST} ,/PUNCT/10/punct
        citing/cite/VERB/4/advcl/VerbForm=Ger police+/NOUN/10/obj ./PUNCT/4/punct"""
    words = last_words(trees)
    assert (words["Plus"].head, words["reported"].deprel) == (8, "parataxis")
    assert words["citing"].head == 8
    assert sources(trees)[0] == "Halden Plus"


JO_LONG = f"""Jo/PROPN/3/nsubj/_/B-PER Long/PROPN/1/flat/_/E-PER scored+/score/VERB/0/root/{PAST}
    ./PUNCT/3/punct"""


@pytest.mark.parametrize(
    ("behind", "verb"),
    [
        # Read as an adverb before a verb that has no subject.
        (f"Long/long/ADV/2/advmod said/say/VERB/0/root/{PAST} so+/ADV/2/advmod", 2),
        # Above what it is said to be, with a reflexive pronoun for the subject.
        (
            f"""Long/long/ADJ/4/advmod himself/PRON/4/nsubj/Gender=Masc|Reflex=Yes|PronType=Prs
            was/be/AUX/4/cop/Number=Sing|{PAST} calm+/ADJ/0/root""",
            4,
        ),
        (f"""It/PRON/2/nsubj rained+/rain/VERB/0/root/{PAST} ,/PUNCT/4/punct
            Long/long/ADV/5/advmod said/say/VERB/2/parataxis/{PAST}""", 5),
        (f""""+/PUNCT/3/punct It/PRON/3/nsubj rained+/rain/VERB/0/root/{PAST} ,+/PUNCT/3/punct
            "/PUNCT/3/punct said/say/VERB/3/parataxis/{PAST} Long/long/ADV/6/advmod""", 6),
    ],
)  # fmt: skip
def test_a_bare_surname_gets_the_place_of_a_name(behind: str, verb: int) -> None:
    name = last_words(f"{JO_LONG}\n\n{behind} ./PUNCT/2/punct")["Long"]
    assert (name.upos, name.lemma, name.entity) == ("PROPN", "Long", "S-PER")
    assert (name.head, name.deprel) == (verb, "nsubj")


def test_a_reflexive_pronoun_behind_a_surname_is_below_it() -> None:
    himself = "himself/PRON/4/nsubj/Gender=Masc|Reflex=Yes|PronType=Prs"
    trees = f"""{JO_LONG}\n
        Long/long/ADJ/4/advmod {himself} was/be/AUX/4/cop/Number=Sing|{PAST} calm+/ADJ/0/root
        ./PUNCT/4/punct"""
    words = last_words(trees)
    assert (words["himself"].head, words["himself"].deprel) == (1, "nmod:unmarked")


@pytest.mark.parametrize(
    "behind",
    [
        # The text has *long*, and this verb needs no person.
        f"Long/long/ADV/2/advmod waited/wait/VERB/0/root/{PAST} we/PRON/2/nsubj",
        # A headline: its capitals tell nothing.
        "A/DET/3/det Long/long/ADJ/3/amod Wait/wait/NOUN/0/root",
        # Part of another name.
        f"""Long/long/ADJ/2/amod Island/PROPN/3/nsubj/_/S-LOC waited+/wait/VERB/0/root/{PAST}""",
    ],
)
def test_a_word_that_is_no_surname_here_stays(behind: str) -> None:
    trees = f"{JO_LONG}\n\n{behind} ./PUNCT/1/punct"
    trees = trees.replace("./PUNCT/1/punct", "./PUNCT/3/punct") if "root" in behind[-6:] else trees
    assert mended(trees).sentences[1] == document(trees).sentences[1]


@pytest.mark.parametrize(("elsewhere", "named"), [("It rained", True), ("Small ducks", False)])
def test_what_persons_do_tells_a_surname_from_a_word_of_the_text(
    elsewhere: str, named: bool
) -> None:
    first = {
        "It rained": f"It/PRON/2/nsubj rained+/rain/VERB/0/root/{PAST} ./PUNCT/2/punct",
        "Small ducks": """Ducks/duck/NOUN/3/nsubj/Number=Plur on/ADP/3/case
            banks+/bank/NOUN/0/root/Number=Plur ./PUNCT/3/punct""",
    }[elsewhere]
    trees = f"""Jo/PROPN/3/nsubj/_/B-PER Banks/PROPN/1/flat/_/E-PER
        scored+/score/VERB/0/root/{PAST} ./PUNCT/3/punct\n\n{first}\n
        Banks/bank/NOUN/2/nsubj/Number=Plur warned/warn/VERB/0/root/{PAST} us+/we/PRON/2/obj
        ./PUNCT/2/punct"""
    assert (last_words(trees)["Banks"].entity == "S-PER") is named


@pytest.mark.parametrize(
    ("thing", "cue", "turned"),
    [("quay", "warns", True), ("union", "warns", False), ("quay", "says", True)],
)
def test_a_cue_in_the_present_ends_a_headline_about_a_thing(
    thing: str, cue: str, turned: bool
) -> None:
    lemma = {"warns": "warn", "says": "say"}[cue]
    trees = f"""The/DET/2/det {thing}/NOUN/3/nsubj sinks+/sink/VERB/0/root/Tense=Pres|VerbForm=Fin
        ,/PUNCT/5/punct {cue}/{lemma}/VERB/3/parataxis/Tense=Pres|VerbForm=Fin
        union/NOUN/5/obj"""
    assert (last_words(trees)["sinks"].deprel == "ccomp") is turned


@pytest.mark.parametrize("named", [True, False])
def test_a_subject_that_reads_as_a_modal_is_the_person_of_that_surname(named: bool) -> None:
    first = "Ann/PROPN/3/nsubj/_/B-PER May/PROPN/1/flat/_/E-PER" if named else (
        "Ann/PROPN/3/nsubj/_/S-PER too/ADV/1/advmod"
    )  # fmt: skip
    trees = f"""{first} left+/leave/VERB/0/root/{PAST} ./PUNCT/3/punct

        May/PROPN/2/nsubj said/say/VERB/0/root/{PAST} it/PRON/4/nsubj
        rained+/rain/VERB/2/ccomp/{PAST} ./PUNCT/2/punct"""
    found = mended(trees)
    assert found.sentences[1].tokens[0].entity == ("S-PER" if named else "O")


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
    found = mended(trees)
    assert found.sentences[1].tokens[0].entity == ("S-PER" if named else "O")
    assert len(found.named_entities) == 1 + named


def test_a_surname_within_another_phrase_is_nobodys() -> None:
    trees = f"""{JO_BANKS}

        The/DET/2/det Banks/bank/NOUN/3/nsubj/Number=Plur said/say/VERB/0/root/{PAST}
        so+/ADV/3/advmod ./PUNCT/3/punct"""
    assert is_left(trees)


def test_an_ampersand_joins_one_name() -> None:
    trees = f"""Lindqvist/Lindqvist/PROPN/4/nsubj/_/S-PER &/&/CCONJ/3/cc
        Sons/son/PROPN/1/conj/_/S-PER said/say/VERB/0/root/{PAST}
        so+/ADV/4/advmod ./PUNCT/4/punct"""
    found = mended(trees)
    words = found.sentences[0].tokens[:3]
    assert [w.entity for w in words] == ["B-ORG", "I-ORG", "E-ORG"]
    assert [w.deprel for w in words] == ["nsubj", "flat", "flat"]
    assert [name.span.text for name in found.named_entities] == ["Lindqvist & Sons"]


def test_an_ampersand_between_two_persons_joins_persons() -> None:
    trees = f"""Ana/PROPN/6/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER &/CCONJ/4/cc
        Tom/PROPN/1/conj/_/B-PER Hale/PROPN/4/flat/_/E-PER left+/leave/VERB/0/root/{PAST}
        ./PUNCT/6/punct"""
    assert is_left(trees)


def test_a_surname_with_a_verbs_tag_is_part_of_its_name() -> None:
    trees = f"""Her/PRON/2/nmod:poss brother+/NOUN/7/nsubj ,/PUNCT/4/punct
        Omar/Omar/PROPN/2/appos/_/S-PER Said+/say/VERB/4/flat/{PAST} ,/PUNCT/2/punct
        paid/pay/VERB/0/root/{PAST} the/DET/9/det fare+/NOUN/7/obj ./PUNCT/7/punct"""
    found = mended(trees)
    assert [n.span.text for n in found.named_entities] == ["Omar Said"]
    assert found.sentences[0].tokens[4].upos == "PROPN"
    assert not reported(trees)


def test_so_is_one_read_as_an_auxiliary_beside_who_bears_it() -> None:
    """*The coroner, Mercy Were, asked him*."""
    trees = f"""The/DET/2/det coroner+/NOUN/7/nsubj:pass ,/PUNCT/4/punct
        Mercy/Mercy/PROPN/5/nsubj/_/S-PER Were+/be/AUX/7/aux:pass/{PAST} ,/PUNCT/2/punct
        asked/ask/VERB/0/root/{PAST} him+/he/PRON/7/iobj ./PUNCT/7/punct"""
    words = last_words(trees)
    assert [(words[w].deprel, words[w].head) for w in ("coroner", "Mercy", "Were")] == [
        ("nsubj", 7),
        ("appos", 2),
        ("flat", 4),
    ]
    assert [n.span.text for n in mended(trees).named_entities] == ["Mercy Were"]


@pytest.mark.parametrize("tag", ["_/S-PER", "_"])
def test_and_beside_a_verb_that_it_is_no_part_of(tag: str) -> None:
    """*Mercy Were told him*, also where taggers take *Mercy* for no name."""
    trees = f"""Mercy/Mercy/PROPN/3/nsubj:pass/{tag} Were/be/AUX/3/aux:pass/{PAST}
        told/tell/VERB/0/root/{PAST} him+/he/PRON/3/iobj ./PUNCT/3/punct"""
    words = last_words(trees)
    assert (words["Mercy"].deprel, words["Mercy"].head) == ("nsubj", 3)
    assert (words["Were"].upos, words["Were"].head) == ("PROPN", 1)


def test_and_before_an_age() -> None:
    """*Mercy Were, 43, left*."""
    trees = f"""Mercy/Mercy/PROPN/2/nsubj/_/S-PER Were+/be/AUX/6/ccomp/{PAST} ,/PUNCT/4/punct
        43+/NUM/2/discourse ,/PUNCT/2/punct left+/leave/VERB/0/root/{PAST} ./PUNCT/6/punct"""
    words = last_words(trees)
    assert (words["Mercy"].deprel, words["Mercy"].head) == ("nsubj", 6)


def test_but_none_in_a_headline() -> None:
    trees = f"""Mercy/Mercy/PROPN/3/nsubj:pass/_/S-PER Was/be/AUX/3/aux:pass/{PAST}
        Robbed/rob/VERB/0/root/{PAST} to/PART/5/mark pay+/VERB/3/advcl"""
    assert is_left(trees)


def test_names_have_the_labels_that_rules_ask_for_whichever_set_a_tagger_has() -> None:
    found = mended("""Ana/Ana/PROPN/3/nsubj/_/B-PERSON Lund/Lund/PROPN/1/flat/_/E-PERSON
        left/leave/VERB/0/root/Tense=Past|VerbForm=Fin Norway+/Norway/PROPN/3/obj/_/S-GPE
        ./PUNCT/3/punct""")
    assert [t.entity for t in found.sentences[0].tokens] == ["B-PER", "E-PER", "O", "S-LOC", "O"]
    assert [n.type for n in found.named_entities] == ["PER", "LOC"]


def test_a_label_that_no_rule_asks_for_stays() -> None:
    assert is_left("Monday/Monday/PROPN/2/nsubj/_/S-DATE came+/come/VERB/0/root ./PUNCT/2/punct")


def test_an_office_before_one_name_is_nobody_elses() -> None:
    trees = f"""Former/ADJ/2/amod Secretary/PROPN/5/nmod:desc of/ADP/4/case State/PROPN/2/nmod
        Ana/Ana/PROPN/13/nsubj/_/B-PER Lund/Lund/PROPN/5/flat/_/E-PER and/CCONJ/11/cc
        former/ADJ/10/amod Halden/PROPN/10/compound Gov.+/PROPN/11/nmod:desc
        Omar/Omar/PROPN/5/conj/_/B-PER Khan/Khan/PROPN/11/flat/_/E-PER
        left/leave/VERB/0/root/{PAST} ./PUNCT/13/punct"""
    assert is_left(trees)
