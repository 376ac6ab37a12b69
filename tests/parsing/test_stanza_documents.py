"""Documents that callers parsed with Stanza themselves, and what may be missing in them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from stanza.models.common.doc import Document as StanzaDocument

import attribution
from attribution import InputError, ModelError, Span

TEXT = "Ana said it froze."
# Form, lemma, part of speech, head, relation, and the part of the text.
WORDS = (
    ("Ana", "Ana", "PROPN", 2, "nsubj", 0, 3),
    ("said", "say", "VERB", 0, "root", 4, 8),
    ("it", "it", "PRON", 4, "nsubj", 9, 11),
    ("froze", "freeze", "VERB", 2, "ccomp", 12, 17),
    (".", ".", "PUNCT", 2, "punct", 17, 18),
)


def parsed(text: str = TEXT, **missing: Any) -> Any:
    """A document of Stanza's; what is named is another in all its words."""
    keys = ("text", "lemma", "upos", "head", "deprel", "start_char", "end_char")
    words = [
        {"id": n, **dict(zip(keys, word, strict=True)), **missing}
        for n, word in enumerate(WORDS, 1)
    ]
    return StanzaDocument([words], text=text)


def test_a_document_is_taken_with_its_trees() -> None:
    (sentence,) = attribution.parse(parsed()).sentences
    assert [(t.form, t.head, t.deprel) for t in sentence.tokens][:2] == [
        ("Ana", 2, "nsubj"),
        ("said", 0, "root"),
    ]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (parsed(start_char=None, end_char=None), "words without offsets"),
        (parsed(deprel=None), "has no dependency parse"),
    ],
)
def test_what_is_missing_is_told(document: Any, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        attribution.parse(document)


def test_a_document_without_its_text_is_refused() -> None:
    document = parsed()
    document.text = None
    with pytest.raises(InputError, match="the Stanza document holds no text"):
        attribution.parse(document)


def test_white_space_within_a_word_is_none_of_its_span() -> None:
    document = parsed()
    document.sentences[0].tokens[0]._end_char = 4
    assert attribution.parse(document).sentences[0].tokens[0].span == Span(0, 3, "Ana")


def mention(start: Any, end: Any) -> SimpleNamespace:
    return SimpleNamespace(sentence=0, start_word=start, end_word=end)


@pytest.mark.parametrize(
    ("mentions", "best", "expected"),
    [
        ([mention(2, 3), mention(0, 1)], 1, [("Ana", "it", "Ana")]),
        # A mention without words of its own has a place between words.
        ([mention((1, 2), (1, 2)), mention(2, 3)], 0, [("it", None)]),
        ([mention((1, 2), (1, 2))], 0, []),
    ],
)
def test_chains_of_coreference_are_taken(
    mentions: list[Any], best: int, expected: list[tuple[str | None, ...]]
) -> None:
    document = parsed()
    document._coref = [SimpleNamespace(mentions=mentions, representative_index=best)]
    chains = attribution.parse(document).coreference
    found = [
        (*(m.text for m in c.mentions), c.representative and c.representative.text) for c in chains
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("package", "folder"), [("en:no_such_package", None), (None, "many"), (None, "none")]
)
def test_a_model_that_stanza_has_not_is_told(
    package: str | None, folder: str | None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **options: Any) -> None:
        assert options["package"] == "no_such_package"
        raise FileNotFoundError("resources.json")

    monkeypatch.setattr("stanza.Pipeline", refuse)
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")
    for name in ("en", "de") if folder == "many" else ():
        (tmp_path / name / "tokenize").mkdir(parents=True)
    model = package or tmp_path
    with pytest.raises(ModelError, match=r"cannot load the model|holds [02] languages"):
        attribution.load(model)
