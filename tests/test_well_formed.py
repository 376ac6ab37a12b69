"""Documents of a caller's own hand: one that no stage could read is refused at the door."""

from __future__ import annotations

import contextlib
from typing import Any
from unittest import mock

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import attribution
from attribution import (
    Document,
    Failure,
    InputError,
    Metadata,
    NamedEntity,
    Sentence,
    Span,
    Token,
    Topic,
    attribute,
    find_quotes,
    from_json,
    parse_conllu,
    to_json,
)
from attribution.document import CoreferenceChain

TREE = parse_conllu(
    "1\tHolm\tHolm\tPROPN\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3\tit\tit\tPRON\t_\t_\t4\tnsubj\t_\t_\n"
    "4\tfroze\tfreeze\tVERB\t_\t_\t2\tccomp\t_\t_\n\n"
)
SENTENCE = TREE.sentences[0]


def words(**changes: tuple[int, Any]) -> Document:
    """The document with one part of one word changed: `head=(3, 1)` for that of the third."""
    ((name, (number, value)),) = changes.items()
    tokens = tuple(
        evolve(token, **{name: value}) if token.index == number else token
        for token in SENTENCE.tokens
    )
    return sentence(tokens=tokens)


def sentence(**changes: Any) -> Document:
    return evolve(TREE, sentences=(evolve(SENTENCE, **changes),))


OUTSIDE = Span(90, 93, "Ice")
# Equal to whatever it is compared with.
ANYTHING: Any = mock.ANY


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (words(head=(2, 4)), "sentence 0: no word has the head 0"),
        (words(head=(4, 3)), "sentence 0: the heads of the words from 'it' upwards form a cycle"),
        (words(head=(4, 4)), "upwards form a cycle"),
        (words(head=(3, 9)), "sentence 0, word 3: there is no word 9 to be its head"),
        (words(head=(3, -1)), "no word -1"),
        (words(head=(3, None)), "no word None"),
        (words(index=(3, 2)), "word 3: its index is 2, not its position"),
        (words(sentence=(3, 1)), "word 3: it says that it stands in sentence 1"),
        (words(lemma=(3, None)), "word 3: its lemma is a str, not None"),
        (words(span=(3, OUTSIDE)), "word 3: 'Ice' does not stand in the text at 90"),
        (words(span=(3, Span(4, 4, ""))), "word 3: its span at 4 holds no character"),
        (words(span=(3, (0, 2))), "word 3: its span is a Span, not tuple"),
        (sentence(tokens=()), "at least one Token"),
        (sentence(tokens=list(SENTENCE.tokens)), "a tuple of at least one Token"),
        (sentence(tokens=("Holm",)), "word 1: a Token is expected, not str"),
        (sentence(index=4), "its index is 4"),
        (sentence(span=OUTSIDE), "sentence 0: 'Ice' does not stand"),
        (sentence(paragraph=3), "no paragraph 3; the document has 1"),
        (evolve(TREE, sentences=[SENTENCE]), "sentences are a tuple of Sentence"),
        (evolve(TREE, sentences=("Holm said",)), "sentences are a tuple of Sentence"),
        (evolve(TREE, text="Another text."), "does not stand in the text"),
        (evolve(TREE, text=None), "text is a str, not NoneType"),
        (evolve(TREE, text=b"Holm said it froze"), "text is a str, not bytes"),
        (evolve(TREE, paragraphs=(OUTSIDE,)), "paragraph 0: 'Ice'"),
        (evolve(TREE, named_entities=(NamedEntity("PER", OUTSIDE),)), "named entity 0: 'Ice'"),
        (evolve(TREE, named_entities=(NamedEntity(None, TREE.span(0, 4)),)), "a str, not None"),  # type: ignore[arg-type]
        (evolve(TREE, coreference=(CoreferenceChain((OUTSIDE,)),)), "mention of a coreference"),
        (evolve(TREE, coreference=(5,)), "coreference chains are a tuple of CoreferenceChain"),
        (evolve(TREE, coreference=5), "coreference chains are a tuple of CoreferenceChain"),
        (evolve(TREE, parser="stanza"), "parser is a ParserInfo, not str"),
        (words(index=(3, 3.0)), "word 3: its index is 3.0"),
        (words(sentence=(3, ANYTHING)), "word 3: it says that it stands in sentence"),
        (sentence(index=ANYTHING), "sentence 0: its index is"),
        *((evolve(TREE, paragraphs=junk), "paragraphs are a tuple of Span") for junk in (True, 5)),
        (words(form=(3, "")), "word 3: its form is '', which has no visible character"),
        (words(form=(3, " \n")), "no visible character"),
        (sentence(span=TREE.span(0, 9)), "word 3: 'it' stands outside of the sentence's span"),
        (evolve(TREE, coreference=(CoreferenceChain(None),)), "a tuple of Span objects"),  # type: ignore[arg-type]
        (evolve(TREE, language=None), "language is a code such as 'en', not None"),
        (evolve(TREE, language="en/../en"), "not 'en/../en'"),
        (evolve(TREE, language=""), "language is a code"),
        (evolve(TREE, id=5), "id is a str, not int"),
        (evolve(TREE, metadata={"publisher": "AP"}), "metadata is a Metadata, not dict"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(document: Document, message: str) -> None:
    for stage in (find_quotes, attribute):
        with pytest.raises(InputError, match=message):
            stage(document)  # type: ignore[operator]


def test_sentences_stand_in_text_order() -> None:
    first, second = (
        Sentence(i, tokens, tokens[0].span)
        for i, start in enumerate((5, 0))
        for tokens in ((Token(1, "Holm", "Holm", "PROPN", "", "", 0, "root", "O",
                              Span(start, start + 4, "Holm"), i),),)
    )  # fmt: skip
    with pytest.raises(InputError, match="sentence 1: it begins before the one before it"):
        find_quotes(Document("Holm Holm", (first, second)))


def test_what_fits_is_read() -> None:
    (quote,) = find_quotes(TREE, scorer="rules")
    assert quote.text == "it froze"
    assert find_quotes(Document("It rained.", ())) == ()


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"metadata": {}}, "metadata is a Metadata, not dict"),
        ({"metadata": "AP"}, "metadata is a Metadata, not str"),
        ({"id": 5}, "id is a str, not int"),
        ({"language": None}, "language is a code such as 'en', not None"),
        ({"language": "en/../en"}, "not 'en/../en'"),
    ],
)
def test_what_is_said_of_a_document_is_checked_as_it_is_parsed(
    labels: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        parse_conllu("", **labels)


@pytest.mark.parametrize("disable", [5, None, [5], [["marked_passage"]], "marked_passage"])
def test_rules_are_disabled_by_their_names(disable: Any) -> None:
    with pytest.raises(InputError, match="disable takes"):
        attribute(TREE, disable=disable)


QUOTE = find_quotes(TREE, scorer="rules")[0]


@pytest.mark.parametrize(
    ("quotes", "message"),
    [
        (5, "several Quotes, not int"),
        ("it froze", "several Quotes, not str"),
        ([5], "of type Quote, not int"),
        ([QUOTE, QUOTE], "'q1' is that of two quotations"),
        ([evolve(QUOTE, content=())], "'q1': it has no content"),
        ([evolve(QUOTE, source=OUTSIDE)], "'Ice' does not stand at 90"),
        ([evolve(QUOTE, parent="q1")], "'q1' is nested in 'q1'"),
        ([evolve(QUOTE, content=QUOTE.content * 2)], "parts stand in text order"),
    ],
)
def test_quotations_of_a_caller_fit_the_document(quotes: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        attribute(TREE, quotes=quotes)


@pytest.mark.parametrize("part", ["title", "publisher", "author", "date", "url"])
def test_what_is_known_beside_a_text_is_text(part: str) -> None:
    with pytest.raises(InputError, match=rf"{part} is a str or None, not int: .*\({part}='5'\)"):
        Metadata(**{part: 5})  # type: ignore[arg-type]


SAID = attribute(TREE, scorer="rules")


@pytest.mark.parametrize(
    ("value", "part", "junk"),
    [
        (Failure("a", "InputError", "no text"), "id", 5),
        (QUOTE, "id", ["q1"]),
        (QUOTE, "kind", "oral"),
        (QUOTE, "content", "it froze"),
        (QUOTE, "content", ("it froze",)),
        (QUOTE, "cue", "said"),
        (QUOTE, "source", "Holm"),
        (QUOTE, "addressee", (0, 4)),
        (QUOTE, "parent", ["q1"]),
        (QUOTE, "no_source", 5),
        (QUOTE, "polarity", []),
        *((QUOTE, "confidence", junk) for junk in ("high", float("nan"), 5, -0.1, True, 10**40)),
        (SAID.attributions[0], "confidence", 1.1),
        (QUOTE, "evidence", None),
        (QUOTE, "evidence", (5,)),
        (QUOTE.cue, "span", None),
        (QUOTE.cue, "lemma", None),
        (QUOTE.evidence[0], "tokens", None),
        (SAID, "text", None),
        (SAID, "attributions", [1]),
        (SAID, "attributions", (1,)),
        (SAID, "entities", "Holm"),
        (SAID, "metadata", None),
        (SAID, "id", 5),
        (SAID, "warnings", (5,)),
        (SAID.attributions[0], "quote", 5),
        (SAID.attributions[0], "chain", None),
        (SAID.entities[0], "kind", "ghost"),
    ],
)
def test_a_value_is_made_of_parts_of_its_own_types(value: Any, part: str, junk: Any) -> None:
    with pytest.raises(InputError, match=f"{type(value).__name__}: its {part} is a .*, not "):
        evolve(value, **{part: junk})


@pytest.mark.parametrize("relation", [None, 5, b"root", ["root"]])
def test_a_word_has_a_relation_of_letters(relation: Any) -> None:
    with pytest.raises(InputError, match="word 2: its deprel is a str, not "):
        words(deprel=(2, relation))


@pytest.mark.parametrize(
    "offsets",
    [("0", 4, "Holm"), (0, None, "Holm"), (0, 4, None), (0.0, 4.0, "Holm"), (False, 4, "Holm")],
)
def test_a_span_has_whole_numbers_and_words(offsets: Any) -> None:
    with pytest.raises(InputError, match="cannot hold"):
        Span(*offsets)


@st.composite
def trees(draw: st.DrawFn) -> Document:
    """Documents of any heads, relations and parts of speech, sound or not."""
    text = draw(st.text("ab.“” \n", min_size=1, max_size=12))
    size = draw(st.integers(1, 6))
    tokens = []
    for index in range(1, size + 1):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start, len(text)))
        tokens.append(
            Token(
                draw(st.sampled_from([index, index, index, 0])),
                draw(st.sampled_from(["say", "that", ".", "", "Holm"])),
                draw(st.sampled_from(["say", "that", ""])),
                draw(st.sampled_from(["VERB", "NOUN", "PUNCT", "PROPN", "", "?"])),
                "",
                draw(st.sampled_from(["", "Number=Sing", "=|=", "Number"])),
                draw(st.integers(-1, size + 1)),
                draw(st.sampled_from(["root", "nsubj", "ccomp", "obj", "", ":", "punct"])),
                draw(st.sampled_from(["O", "B-PER", "?", ""])),
                Span.of(text, start, end),
            )
        )
    return Document(text, (Sentence(0, tuple(tokens), Span.of(text, 0, len(text))),))


def test_a_sound_document_vouches_for_no_changed_copy() -> None:
    for sound in (TREE, attribution.parse("Holm said it froze.", model="compact")):
        assert attribute(sound).attributions
        first, *rest = sound.sentences[0].tokens
        looped = evolve(sound.sentences[0], tokens=(evolve(first, head=1), *rest))
        with pytest.raises(InputError, match="form a cycle"):
            attribute(evolve(sound, sentences=(looped,)))
        with pytest.raises(InputError, match="id is a str"):
            attribute(sound, id=7)  # type: ignore[arg-type]


@given(trees())
def test_any_tree_is_read_or_refused(document: Document) -> None:
    with contextlib.suppress(InputError):
        result = attribute(document)
        assert from_json(to_json(result)) == result


def test_a_topic_has_words_of_the_content() -> None:
    with pytest.raises(InputError, match="Topic: its mentions are one or more"):
        Topic(SAID.entities[0], ())
