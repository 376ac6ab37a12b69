"""Clauses of a cue that a parser hung on other words."""

from __future__ import annotations

from tests.quotes.mending import PAST, mended, reported


def test_a_clause_behind_an_aside_goes_with_the_cue_before_it() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} us+/we/PRON/2/iobj/PronType=Prs
        ,/PUNCT/6/punct it/PRON/6/nsubj emerged+/emerge/VERB/2/parataxis/{PAST} ,/PUNCT/11/punct
        that/SCONJ/11/mark she/PRON/11/nsubj was/be/AUX/11/cop/{PAST} safe+/ADJ/6/ccomp
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that she was safe", "Dorn", "told")]


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


def test_a_question_word_opens_the_question() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST}
        why/why/ADV/2/obj/PronType=Int nobody/nobody/PRON/5/nsubj came+/come/VERB/2/ccomp/{PAST}
        ./PUNCT/2/punct"""
    assert reported(trees) == [("why nobody came", "Dahl", "asked")]


def test_how_somebody_put_it_is_beside_what_is_said() -> None:
    trees = f"""The/DET/2/det tax/NOUN/6/nsubj:outer is/be/AUX/6/cop as/as/SCONJ/6/mark
        Dahl/Dahl/PROPN/6/nsubj/_/S-PER put/put/VERB/0/root/{PAST} it/PRON/6/obj
        a/DET/9/det gift+/NOUN/6/parataxis ./PUNCT/6/punct"""
    words = mended(trees).sentences[0].tokens
    assert [(t.head, t.deprel) for t in (words[1], words[2], words[5], words[8])] == [
        (9, "nsubj"), (9, "cop"), (9, "advcl"), (0, "root"),
    ]  # fmt: skip


def test_who_stands_behind_whom_a_participle_quotes_is_the_subject() -> None:
    trees = f"""Quoting/quote/VERB/9/advcl/VerbForm=Ger Seneca/Seneca/PROPN/1/obj/_/S-PER
        ,/PUNCT/1/punct the/DET/5/det mayor/NOUN/2/appos ,/PUNCT/7/punct
        Ines/Ines/PROPN/5/appos/_/S-PER ,/PUNCT/1/punct said/say/VERB/0/root/{PAST} it/PRON/11/nsubj
        rained+/rain/VERB/9/ccomp/{PAST} ./PUNCT/9/punct"""
    assert ("it rained", "the mayor , Ines", "said") in reported(trees)
