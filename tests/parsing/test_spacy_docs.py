"""SpaCy: a parse by Universal Dependencies comes in, another label set is refused, spans go out."""

from __future__ import annotations

from typing import Any

import pytest

from attribution import InputError, attribute, find_quotes, from_spacy
from attribution.output import add_to_spacy
from tests.output.results import FULL
from tests.trees import document as tree

spacy = pytest.importorskip("spacy")
Doc = pytest.importorskip("spacy.tokens").Doc

TREE = """
Ana/PROPN/3/nsubj/Number=Sing/B-PER
    Lund/PROPN/1/flat/Number=Sing/E-PER
    said/say/VERB/0/root
    it/PRON/5/nsubj
    rained+/rain/VERB/3/ccomp
    ./PUNCT/3/punct
"""


def doc(document: Any, relations: dict[str, str] | None = None) -> Any:
    """A ``Doc`` of spaCy with the trees of a document."""
    words = [word for sentence in document.sentences for word in sentence.tokens]
    first = [0]
    for sentence in document.sentences:
        first.append(first[-1] + len(sentence.tokens))
    known = relations or {}
    made = Doc(
        spacy.blank("en").vocab,
        words=[word.form for word in words],
        spaces=[document.text[word.span.end : word.span.end + 1] == " " for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos for word in words],
        tags=[word.xpos for word in words],
        morphs=[word.features for word in words],
        heads=[first[w.sentence] + (w.head or w.index) - 1 for w in words],
        deps=["ROOT" if not w.head else known.get(w.deprel, w.deprel) for w in words],
        sent_starts=[word.index == 1 for word in words],
        ents=[word.entity.replace("E-", "I-").replace("S-", "B-") for word in words],
    )
    assert made.text == document.text
    return made


def test_the_document_is_that_of_the_trees() -> None:
    expected = tree(TREE)
    document = from_spacy(doc(expected))
    assert document.sentences == expected.sentences
    assert document.named_entities == expected.named_entities
    assert (document.language, document.parser.name) == ("en", "spacy")


def test_quotations_are_found_in_it_with_offsets_of_its_text() -> None:
    parsed = doc(tree(TREE))
    (quote,) = find_quotes(from_spacy(parsed), scorer="rules")
    (content,) = quote.content
    assert parsed.text[content.start : content.end] == "it rained"


def test_white_space_is_no_word() -> None:
    parsed = Doc(
        spacy.blank("en").vocab,
        words=["\n", "It", "rained", ".", "\n\n", "It", "snowed", "."],
        spaces=[False, True, False, False, False, True, False, False],
        lemmas=["\n", "it", "rain", ".", "\n\n", "it", "snow", "."],
        pos=["SPACE", "PRON", "VERB", "PUNCT", "SPACE", "PRON", "VERB", "PUNCT"],
        heads=[2, 0, 2, 2, 2, 6, 6, 6],
        deps=["dep", "nsubj", "ROOT", "punct", "dep", "nsubj", "ROOT", "punct"],
        sent_starts=[True, False, False, False, False, True, False, False],
    )
    document = from_spacy(parsed)
    assert [len(sentence.tokens) for sentence in document.sentences] == [3, 3]
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1]
    # What hangs on white space hangs on what that hangs on.
    assert [word.head for word in document.sentences[0].tokens] == [2, 0, 2]


def test_another_label_set_is_refused_by_its_labels() -> None:
    clear = doc(tree(TREE), {"flat": "dobj", "punct": "prep"})
    with pytest.raises(InputError, match=r"the labels 'dobj', 'prep' are none of Universal Dep"):
        from_spacy(clear)


def test_a_doc_that_is_not_parsed_is_refused() -> None:
    with pytest.raises(InputError, match="the Doc has no trees"):
        from_spacy(spacy.blank("en")("It rained."))
    for other in ("It rained.", spacy.tokens.Doc, spacy.blank("en").vocab):
        with pytest.raises(InputError, match=f"needs a Doc of spaCy, not {type(other).__name__}"):
            from_spacy(other)


def test_who_gives_a_doc_itself_is_told_what_to_do() -> None:
    parsed = doc(tree(TREE))
    for give in (find_quotes, attribute):
        with pytest.raises(InputError, match=r"from_spacy\(\)"):
            give(parsed)


def test_an_empty_doc_is_an_empty_document() -> None:
    assert from_spacy(spacy.blank("en")("")).sentences == ()


def test_attributions_become_spans_of_any_doc() -> None:
    parsed = spacy.blank("en")(FULL.text)
    add_to_spacy(parsed, FULL)
    quotations, sources = parsed.spans["quotations"], parsed.spans["sources"]
    first = quotations[0]
    assert (first.text, first.label_, first.id_, first.kb_id_) == (
        "it rained", "indirect", "at1", "e1",
    )  # fmt: skip
    assert [(s.text, s.kb_id_) for s in sources] == [("Reyes", "e1")]
    assert [s.text for s in parsed.spans["agencies"]] == ["Halden News Agency"]
    add_to_spacy(parsed, FULL)
    assert len(parsed.spans["quotations"]) == len(quotations) == 2


def test_spans_of_a_whole_way_are_saved_with_the_doc() -> None:
    parsed = doc(tree(TREE))
    add_to_spacy(parsed, attribute(from_spacy(parsed), scorer="rules"))
    again = Doc(parsed.vocab).from_bytes(parsed.to_bytes())
    assert [span.text for span in again.spans["quotations"]] == ["it rained"]


def test_a_doc_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="of the text that the result was made of"):
        add_to_spacy(spacy.blank("en")("It rained."), FULL)
    with pytest.raises(InputError, match="needs a Doc of spaCy, not str"):
        add_to_spacy(FULL.text, FULL)
