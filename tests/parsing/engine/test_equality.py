"""The engine reads every text as Stanza's own pipeline does."""

from __future__ import annotations

import copy

import pytest

import attribution
from tests.parsing.test_parser import AWKWARD

pytestmark = pytest.mark.model

ARTICLE = """Harbour board delays vote on the new quay

LINDVIK (AP) — The harbour board won't decide on the quay until March, its chairwoman, \
Marit Solberg, said on Tuesday. "We've been told that the ground can't carry it," she told the \
Lindvik Courier, "and nobody's going to build on sand!"

Two engineers who had measured the ground in the autumn disagreed with her?! According to a report \
by Hallam & Sons, a firm from Aberdeen, the ground "would hold the quay for 60 years", which \
Solberg's deputy called wishful thinking. He declined to say who paid the firm.

Fishermen wrote to post@harbour-board.example.no and on www.quay-now.example.org.uk that they had \
waited long enough. "It'll be done when I'm dead," said Olav, 81, who's fished here since 1961. \
The ministry cannot be reached; its spokesman hadn't answered the board's letters by Friday."""

UNLIKE_PARAGRAPHS = "\n\n".join(
    " ".join(
        f"The clerk of ward {number} told the council that {number + 3} of the lamps in "
        f"Mill Lane didn't work, and that nobody had come to mend them since the spring."
        for number in range(sentences)
    )
    for sentences in (1, 12, 2, 9, 16, 3)
)

TEXTS = {
    **AWKWARD,
    "an article": ARTICLE,
    "paragraphs that Stanza reads in windows": UNLIKE_PARAGRAPHS,
    "windows without the end of a sentence": "and so on and on it went, " * 60 + "\n\nHe left.",
    "more paragraphs than Stanza batches": "He said no.\n\n" * 40 + ARTICLE,
    "double subjects": "What the man the board said it wanted was he knew not what it was.",
    "words of one letter": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "marks spelt otherwise": (
        "``Go,'' she said. &ldquo;*\"No\"*,&rdquo; he said \u2018\u2018now\u2019\u2019."
    ),
    "unknown characters": "Łódź’s mayor, Żółć Ğ, said “ṭḥẓ” was ∑∞≠ than ﬂour—or ½.",
}


@pytest.fixture(scope="module")
def read_by_stanza(compact: attribution.Parser) -> dict[str, attribution.Document]:
    """Each text as the same model reads it that Stanza itself runs."""
    parser = copy.copy(compact)
    parser._engine = None
    return {name: parser.parse(text) for name, text in TEXTS.items()}


def test_the_bundled_model_has_the_known_shape(compact: attribution.Parser) -> None:
    assert compact._engine is not None


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_by_itself(
    compact: attribution.Parser, read_by_stanza: dict[str, attribution.Document], name: str
) -> None:
    assert compact.parse(TEXTS[name]) == read_by_stanza[name]


def test_all_texts_together(
    compact: attribution.Parser, read_by_stanza: dict[str, attribution.Document]
) -> None:
    assert list(compact.parse_many(TEXTS.values(), batch=10)) == list(read_by_stanza.values())


def test_what_is_known_of_a_document_is_kept(compact: attribution.Parser) -> None:
    metadata = attribution.Metadata(publisher="Lindvik Courier")
    document = compact.parse("She left.", metadata=metadata, id="7")
    assert (document.metadata, document.id, document.language) == (metadata, "7", "en")
    assert document.parser.name == "stanza"


def test_forms_beyond_what_is_kept_are_read_anew(
    compact: attribution.Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = compact.parse(ARTICLE)
    for module in ("characters", "lemma", "mwt", "pos", "tokenize"):
        monkeypatch.setattr(f"attribution.parsing.engine.{module}._KEPT", 50)
    compact.parse(UNLIKE_PARAGRAPHS)
    compact.parse(TEXTS["words of one letter"])
    assert compact.parse(ARTICLE) == before
