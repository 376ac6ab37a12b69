"""CoNLL-U in: offsets, multi-word tokens, names, paragraphs, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import ConlluError, InputError, parse_conllu


def rows(*lines: str) -> str:
    return "\n".join(line.replace(" ", "\t") for line in lines) + "\n\n"


DONT = rows(
    "1 She she PRON _ _ 4 nsubj _ _",
    "2-3 don't _ _ _ _ _ _ _ _",
    "2 do do AUX _ _ 4 aux _ _",
    "3 n't not PART _ _ 4 advmod _ _",
    "4 know know VERB _ _ 0 root _ SpaceAfter=No",
    "5 . . PUNCT _ _ 4 punct _ _",
)


def test_the_words_of_a_multi_word_token_have_true_offsets() -> None:
    document = parse_conllu(DONT)
    assert document.text == "She don't know."
    assert [t.span.text for t in document.sentences[0].tokens] == ["She", "do", "n't", "know", "."]


def test_words_that_are_not_in_the_text_share_the_span_of_their_token() -> None:
    document = parse_conllu(
        rows(
            "1-2 Zum _ _ _ _ _ _ _ _",
            "1 zu zu ADP _ _ 3 case _ _",
            "2 dem der DET _ _ 3 det _ _",
            "3 Hafen Hafen NOUN _ _ 0 root _ _",
        ),
        language="de",
    )
    assert [t.span.text for t in document.sentences[0].tokens] == ["Zum", "Zum", "Hafen"]


def test_words_are_found_in_a_given_text() -> None:
    text = "\n  She   don't\tknow ."
    document = parse_conllu(DONT, text=text)
    assert document.text == text
    assert document.sentences[0].span.text == "She   don't\tknow ."


def test_names_in_misc() -> None:
    document = parse_conllu(
        rows(
            "1 Dana Dana PROPN _ _ 3 nsubj _ NER=B-PER",
            "2 Reyes Reyes PROPN _ _ 1 flat _ NER=I-PER",
            "3 left leave VERB _ _ 0 root _ NER=O",
        )
    )
    assert [(n.kind, n.span.text) for n in document.named_entities] == [("person", "Dana Reyes")]
    assert [t.entity for t in document.sentences[0].tokens] == ["B-PER", "E-PER", "O"]


def test_paragraphs() -> None:
    document = parse_conllu("# newpar\n" + DONT + DONT + "# newpar\n" + DONT)
    assert [s.paragraph for s in document.sentences] == [0, 0, 1]
    assert len(document.paragraphs) == 2


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["1 a a X _ _ 0 root _"], "9 columns"),
        (["2 a a X _ _ 0 root _ _"], "ID '2' where 1"),
        (["1 a a X _ _ _ root _ _"], "head '_'"),
        (["1 a a X _ _ 7 root _ _"], "from 0 to 1"),
        (["1 a a X _ _ " + "9" * 5000 + " root _ _"], "from 0 to 1"),
        (["1  a X _ _ 0 root _ _"], "form is empty"),
        (["1 \u00a0 a X _ _ 0 root _ _"], "form is empty, or nothing but space"),
        (["5-6 zz _ _ _ _ _ _ _ _", "1 a a X _ _ 0 root _ _"], "must begin at the next word"),
        (["1-9 a _ _ _ _ _ _ _ _", "1 a a X _ _ 0 root _ _"], "ends inside the range"),
        (["1 a a X _ _ 0 root _ _", "2 b b X _ _ 0 root _ _"], "2 roots"),
        (["1 a a X _ _ 2 dep _ _", "2 b b X _ _ 1 dep _ _"], "0 roots"),
        (
            ["1 a a X _ _ 0 root _ _", "2 b b X _ _ 3 dep _ _", "3 c c X _ _ 2 dep _ _"],
            "leads back to itself",
        ),
    ],
)
def test_malformed_input_is_refused_with_its_line(lines: list[str], message: str) -> None:
    with pytest.raises(ConlluError, match=message) as caught:
        parse_conllu(rows(*lines))
    assert "line" in str(caught.value)


def test_a_text_that_the_words_do_not_spell_is_refused() -> None:
    with pytest.raises(ConlluError, match="not in the text"):
        parse_conllu(DONT, text="He knows.")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_conllu("\ufeff" + DONT).text == "She don't know."


def test_a_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="text is a str or None, not bytes"):
        parse_conllu(DONT, text=b"She")  # type: ignore[arg-type]


def test_bytes_are_refused() -> None:
    with pytest.raises(InputError, match="str, not bytes"):
        parse_conllu(b"1\ta")  # type: ignore[arg-type]


@given(st.text(alphabet="1234\tab_-.\n #=", max_size=200))
def test_any_input_gives_a_document_or_one_clear_error(text: str) -> None:
    try:
        document = parse_conllu(text)
    except ConlluError:
        return
    for sentence in document.sentences:
        for token in sentence.tokens:
            assert document.text[token.span.start : token.span.end] == token.span.text


def test_an_empty_node_is_no_word_of_the_text() -> None:
    document = parse_conllu(
        rows(
            "1 Lund Lund PROPN _ _ 2 nsubj _ _",
            "2 left leave VERB _ _ 0 root _ _",
            "2.1 left leave VERB _ _ _ _ 2:conj _",
        )
    )
    assert document.text == "Lund left"


def test_no_space_behind_a_token_of_several_words_is_none_in_the_text() -> None:
    document = parse_conllu(
        rows(
            "1-2 don't _ _ _ _ _ _ _ SpaceAfter=No",
            "1 do do AUX _ _ 0 root _ _",
            "2 n't not PART _ _ 1 advmod _ _",
            "3 ! ! PUNCT _ _ 1 punct _ _",
        )
    )
    assert document.text == "don't!"
