"""Characters that nobody sees change nothing but offsets, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import attribution
from attribution import AttributedDocument, Document, InputError, Span, attribute, find_quotes
from attribution.parsing.seen import Seen, as_seen
from tests.invariants import assert_sound_document, assert_sound_result
from tests.trees import document

UNSEEN = {
    "soft hyphen": "\u00ad",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "left-to-right mark": "\u200e",
    "isolate": "\u2068",
    "override": "\u202e",
    "variation selector": "\ufe0f",
    "tag": "\U000e0041",
    "several": "\u200b\u200e\u00ad",
}
ARTICLE = """The mill in Stowe will close, mayor Ana Lund said on Friday.

"We have waited for years," she told reporters. "Now the money is there."

“Nobody wrote to us,” her deputy, Tomas Brekke, said, “and nobody called.” Lund denied that.
"""


def seen(text: str) -> str:
    found = Seen.of(text)
    return text if found is None else found.text


@pytest.mark.parametrize(
    "text", ["", "Ana Lund said so.", "“Non,” a dit René.\n\r\t«Oui»", "👩‍🚒 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"]
)
def test_where_all_is_seen_there_is_no_other_view(text: str) -> None:
    assert Seen.of(text) is None


@pytest.mark.parametrize("hidden", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sa|id", "said"),
        ("Lu|nd said", "Lund said"),
        ("“|We go|,|”| she said", "“We go,” she said"),
        ("she said.| |\n", "she said. \n"),
        ("|It rained.|", "It rained."),
    ],
)
def test_what_is_unseen_is_left_out(hidden: str, text: str, expected: str) -> None:
    assert seen(text.replace("|", hidden)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained.\u200bShe left.", "It rained. She left."),
        ("“We go,”\u200bshe said.", "“We go,” she said."),
        ('She said,\u200b"We go."', 'She said, "We go."'),
        ('"We go,"\u200bshe said.', '"We go," she said.'),
        ("lake.example.\u200bcom", "lake.example.com"),
        ("one\x00two", "one two"),
        ("Ana\u3164Lund", "Ana Lund"),
        ("one \x00 two", "one  two"),
    ],
)
def test_a_place_to_break_parts_what_a_space_would(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_marks_that_were_read_as_another_encoding_s_are_marks() -> None:
    assert seen("\x93We don\x92t,\x94 she said \x96 once.") == "“We don’t,” she said – once."


def test_half_a_character_stands_for_one() -> None:
    assert seen("a \ud800 b") == "a \ufffd b"


def test_scripts_that_spell_with_joiners_keep_them() -> None:
    assert Seen.of("می\u200cخواهد") is None
    assert seen("می\u200c\u200eخواهد") == "می\u200cخواهد"


def test_a_span_leads_back_to_the_caller_s_own_characters() -> None:
    text = "\ufeffAna Lu\u200bnd\u200e said."
    view = Seen.of(text)
    assert view is not None
    assert view.back(Span.of(view.text, 4, 8)) == Span.of(text, 5, 10)
    assert view.forth(Span.of(text, 5, 11)) == Span.of(view.text, 4, 8)


@given(st.text(alphabet='ab ."“,\u200b\u00ad\u200d\x00\x93\ud800\ufe0f❤م'))
def test_each_character_that_is_seen_leads_back_to_one_of_the_whole(text: str) -> None:
    view = Seen.of(text)
    if view is not None:
        places = [view.back(Span.of(view.text, i, i + 1)).start for i in range(len(view.text))]
        assert places == sorted(set(places))
        assert all(view.forth(Span.of(text, at, at + 1)).start == i for i, at in enumerate(places))


def test_a_document_with_a_word_that_is_not_seen_is_read_as_it_is() -> None:
    read = document("It/it/PRON/2/nsubj rained/rain/VERB/0/root \u200b/_/X/2/dep")
    assert as_seen(read) == (read, None)


@pytest.mark.model
@pytest.mark.parametrize("hidden", UNSEEN.values(), ids=UNSEEN)
def test_an_article_gives_the_same_with_them_at_its_own_offsets(
    hidden: str, compact: attribution.Parser
) -> None:
    text = ARTICLE.replace("said", f"sa{hidden}id").replace("Lund", f"Lu{hidden}nd")
    for at in '“”".':
        text = text.replace(at, f"{hidden}{at}{hidden}")
    read = compact.parse(text)
    assert_sound_document(read)
    assert [t.form for s in read.sentences for t in s.tokens] == [
        t.form for s in compact.parse(ARTICLE).sentences for t in s.tokens
    ]
    result = attribute(read)
    assert_sound_result(result)
    assert result.text == text
    assert told(result) == told(attribute(compact.parse(ARTICLE)))
    assert result == attribute(text, model=compact)
    assert result.attributions == attribute(read, quotes=find_quotes(read)).attributions


def told(result: AttributedDocument) -> list[tuple[object, ...]]:
    return [
        (
            one.quote.kind,
            [seen(part.text) for part in one.quote.content],
            one.speaker and one.speaker.entity.name,
            one.confidence,
        )
        for one in result.attributions
    ]


@pytest.mark.model
def test_texts_of_a_batch_have_their_own_views(compact: attribution.Parser) -> None:
    texts = ["It rained, Ana Lu\u00adnd said.", "It rained, Ana Lund said."]
    alone = [compact.parse(text) for text in texts]
    assert list(compact.parse_many(texts)) == alone


@pytest.mark.model
def test_a_quotation_of_what_is_not_seen_is_refused(compact: attribution.Parser) -> None:
    read = compact.parse("It rained, Ana Lund said.\u200b")
    (quote,) = find_quotes(read)
    hidden = attribution.Quote("q1", "indirect", (Span.of(read.text, 25, 26),), None, quote.source)
    with pytest.raises(InputError, match="no visible word"):
        attribute(read, quotes=[hidden])
    assert isinstance(read, Document)


def test_trees_may_spell_words_as_they_are_seen() -> None:
    text = "\ufeffIt ra\u00adined."
    for form in ("rained", "ra\u00adined"):
        read = document(f"It/it/PRON/2/nsubj {form}+/rain/VERB/0/root ././PUNCT/2/punct", text=text)
        assert_sound_document(read)
        assert [t.span.text for t in read.sentences[0].tokens] == ["It", "ra\u00adined", "."]
        assert [t.form for t in read.sentences[0].tokens] == ["It", "rained", "."]


@pytest.mark.model
def test_a_line_ends_alike_on_every_system(compact: attribution.Parser) -> None:
    unix = "Residents feared the budget was short by \n.2 million crowns,\nAna Lund said.\n"
    windows = unix.replace("\n", "\r\n")
    assert seen(windows) == unix
    told = [[(t.form, t.head, t.deprel) for t in s.tokens] for s in compact.parse(unix).sentences]
    read = compact.parse(windows)
    assert [[(t.form, t.head, t.deprel) for t in s.tokens] for s in read.sentences] == told
    assert_sound_document(read)
    assert read.text == windows
    assert_sound_result(attribute(read))
