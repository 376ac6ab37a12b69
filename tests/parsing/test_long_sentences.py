"""Sentences that nobody writes: cut into parts of which each has a tree of its own."""

from __future__ import annotations

from attribution import Document, attribute, from_json, parse_conllu, to_json
from attribution.parsing.long_sentences import without_long_sentences
from attribution.well_formed import check_document


def nested(clauses: int) -> Document:
    """*Ann said that Ann said that Ann said ...*, each clause in the one before it."""
    rows = []
    for clause in range(clauses):
        that, ann, said = (3 * clause + n for n in (1, 2, 3))
        rows += [
            f"{that}\tthat\tthat\tSCONJ\t_\t_\t{said}\tmark\t_\t_",
            f"{ann}\tAnn\tAnn\tPROPN\t_\t_\t{said}\tnsubj\t_\t_",
            f"{said}\tsaid\tsay\tVERB\t_\t_\t{max(said - 3, 0)}\t"
            f"{'ccomp' if clause else 'root'}\t_\t_",
        ]
    return parse_conllu("\n".join(rows) + "\n\n")


def test_a_sentence_that_people_write_stays_as_it_is() -> None:
    document = nested(100)
    assert without_long_sentences(document) is document


def test_a_longer_one_is_cut_and_no_word_is_lost() -> None:
    document = nested(250)
    cut = without_long_sentences(document)
    check_document(cut)
    assert [len(sentence.tokens) for sentence in cut.sentences] == [300, 300, 150]
    words = [token.span for sentence in cut.sentences for token in sentence.tokens]
    assert words == [token.span for token in document.sentences[0].tokens]
    assert cut.sentences[1].root.form == "said"


def test_it_is_cut_behind_a_mark_if_there_is_one() -> None:
    rows = [f"{n}\tice\tice\tNOUN\t_\t_\t{n - 1}\tconj\t_\t_" for n in range(1, 401)]
    rows[279] = "280\t,\t,\tPUNCT\t_\t_\t279\tpunct\t_\t_"
    cut = without_long_sentences(parse_conllu("\n".join(rows) + "\n\n"))
    assert [len(sentence.tokens) for sentence in cut.sentences] == [280, 120]


def test_what_is_found_in_the_parts_has_true_offsets() -> None:
    result = attribute(nested(250))
    assert len(result.attributions) > 200
    assert from_json(to_json(result)) == result
