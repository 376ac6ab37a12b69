"""Pairs of quotation marks of every style, and marks that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import Document
from attribution.document import Sentence, Span
from attribution.knowledge import Grammar
from attribution.layout.passages import Passage
from attribution.layout.passages import passages as passages_of
from attribution.parsing.paragraphs import paragraphs
from tests.timing import assert_linear
from tests.trees import document as trees


def passages(document: Document) -> tuple[Passage, ...]:
    return passages_of(document, Grammar.default("en"))


def document(text: str) -> Document:
    return Document(text, (), paragraphs=paragraphs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes”.", ["“yes”"]),
        ("He said ‘yes’.", ["‘yes’"]),
        ("He said 'yes, it is'.", ["'yes, it is'"]),
        ("Er sagte: „Ja.“", ["„Ja.“"]),
        ("Il a dit : « Oui. »", ["« Oui. »"]),
        ("He said “she called it ‘mad’ twice”.", ["“she called it ‘mad’ twice”", "‘mad’"]),
        ("He said ''they don't know'' twice.", ["''they don't know''"]),
        ("The drivers' union and the ministers’ plan", []),
        ("It's the '90s and we don't care", []),
        ("A 6' plank", []),
        ('“I will run", he said. “I must."', ['“I will run"', '“I must."']),
        ('"I will run”, he said.', ['"I will run”']),
        ("“I will run“, he said, and “I must.“", ["“I will run“", "“I must.“"]),
        ('“She said "go" and left”', ['“She said "go" and left”', '"go"']),
        ("“A man of 6'2\" left”", ["“A man of 6'2\" left”"]),
        ("Er rief: „Sie sagte ‚ja‘.“ Dann: „Nein.“", ["„Sie sagte ‚ja‘.“", "‚ja‘", "„Nein.“"]),
        # Spaced, as a tokenizer leaves them.
        ('" We sail , " he said . " Now . "', ['" We sail , "', '" Now . "']),
        ('It rose. " Go ? " asked Beth.', ['" Go ? "']),
        ("It rose. “ Go ? ” asked Beth. “ Now . ”", ["“ Go ? ”", "“ Now . ”"]),
        ("„ We sail , “ he said . „ Now . “", ["„ We sail , “", "„ Now . “"]),
        ("‘ It ’s our boat , ’ he said .", ["‘ It ’s our boat , ’"]),
        # Other spellings.
        ("``We sail,'' he said. ``Now.''", ["``We sail,''", "``Now.''"]),
        ("″We sail,″ he said. ＂Now.＂", ["″We sail,″", "＂Now.＂"]),
        ("A man of 6′2″ and a plank of 40″", []),
        ("`We sail,' he said. `Now.'", ["`We sail,'", "`Now.'"]),
        ("Run `make` and wait", []),
        ("‟We sail,” he said.", ["‟We sail,”"]),
        ("”We sail,” he said. ”Now.”", ["”We sail,”", "”Now.”"]),
        ("&ldquo;We&rsquo;ll sail,&rdquo; he said.", ["&ldquo;We&rsquo;ll sail,&rdquo;"]),
        # Glued to what is beside them.
        ('"We sail,"Lund said."It is time."', ['"We sail,"', '"It is time."']),
        ('*"We sail,"* he said. **“Now.”**', ['"We sail,"', "“Now.”"]),
        ('"\u200bWe sail,\u2060" he said.', ['"\u200bWe sail,\u2060"']),
        # The same mark within itself.
        ("“How “sure” are you?” he asked.", ["“How “sure” are you?”", "“sure”"]),
        ('"How "sure" are you?" he asked.', ['"How "sure" are you?"', '"sure"']),
        # Apostrophes and measures between single marks.
        ("‘The boys’ boat sank,’ he said.", ["‘The boys’ boat sank,’"]),
        ("'The boys' boat sank,' he said.", ["'The boys' boat sank,'"]),
        ("‘I saw ’em runnin’ home,’ he said.", ["‘I saw ’em runnin’ home,’"]),
        ("‘A 6' plank,’ he said. ‘A 40\" mast.’", ["‘A 6' plank,’", '‘A 40" mast.’']),
        ("The ‘bent officers’ of the drivers’ union", ["‘bent officers’"]),
        # British, nested both ways.
        (
            "'I told him, \"Go,\" and he went,' she said.",
            ["'I told him, \"Go,\" and he went,'", '"Go,"'],
        ),
        (
            "\"I told him, 'Go,' and he went,\" she said.",
            ["\"I told him, 'Go,' and he went,\"", "'Go,'"],
        ),
        # One mark is missing.
        ('"It sank, he said. "We swam.', ['"It sank, he said.', '"We swam.']),
        ('It sank," he said. "We swam."', ['"We swam."']),
        ('He said "yes "and left.', ['"yes "']),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [p.span.text for p in passages(document(text))] == expected


def test_an_open_passage_ends_with_its_paragraph() -> None:
    found = passages(document('"One.\n\n"Two.\n\n"Three."'))
    assert [(p.span.text, p.closed) for p in found] == [
        ('"One.', False),
        ('"Two.', False),
        ('"Three."', True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Papers that quote with single marks open each paragraph of a quotation anew.
        (
            "He said: ‘It sank.\n\n‘We don’t know.\n\n‘We swam.’",
            ["‘It sank.", "‘We don’t know.", "‘We swam.’"],
        ),
        ("'So,' he said. 'It sank.\n\n'We swam.'", ["'So,'", "'It sank.", "'We swam.'"]),
        ("‘The boys’ boat sank.\n\n‘We swam.’", ["‘The boys’ boat sank.", "‘We swam.’"]),
        # These are apostrophes.
        ("They took 'em for rock 'n' roll.\n\n'We swam.'", ["'We swam.'"]),
        ("He said: 'It sank.\n\n'Twas May.", []),
        ("It sank. 'Tis gone.\n\n'90s boats swam.", []),
    ],
)
def test_an_open_single_mark_goes_on_in_the_next_paragraph(text: str, expected: list[str]) -> None:
    assert [p.span.text for p in passages(document(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund said: “It was late.\n\nWe ran.”", ["“It was late.", "We ran.”"]),
        ('Lund said: "It was late.\n\nWe ran," and left.', ['"It was late.', 'We ran,"']),
        ("She said: “Late.\n\nWe ran.\n\nIt is over.”", ["“Late.", "We ran.", "It is over.”"]),
        # Nothing closes it, or the next paragraph opens a quotation of its own.
        ('He has a 9" plank.\n\nIt is 12" wide.', []),
        ("She said: “It was late.\n\nThey ran. “So what?”", ["“It was late.", "“So what?”"]),
        ("She said: “It was late.\n\nThey ran.", ["“It was late."]),
    ],
)
def test_an_open_passage_goes_on_up_to_a_closing_mark(text: str, expected: list[str]) -> None:
    assert [passage.span.text for passage in passages(document(text))] == expected


def test_an_open_passage_ends_before_the_sentence_of_the_next() -> None:
    text = "“It sank. She added: “We swam.”"
    sentences = (_sentence(0, text, 0, 9), _sentence(1, text, 10, len(text)))
    found = passages(Document(text, sentences, paragraphs=paragraphs(text)))
    assert [p.span.text for p in found] == ["“It sank.", "“We swam.”"]


def _sentence(index: int, text: str, start: int, end: int) -> Sentence:
    return Sentence(index, (), Span.of(text, start, end))


def test_quoted_lines_behind_a_colon() -> None:
    found = passages(document("She wrote:\n\n> We sail.\n> Now.\n\nHe left.\n\n> An old reply."))
    assert [(p.span.text, p.inner.text) for p in found] == [
        ("> We sail.", "We sail."),
        ("> Now.", "Now."),
    ]


@pytest.mark.parametrize("unit", ['"a ', "“a ", "“a ‘b ", "a\u200b", "*“", "'a ", "''", "> a\n"])
def test_long_runs_take_no_longer_than_their_length(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = document(unit * size)
        return lambda: passages(text)

    assert_linear(f"passages, {unit!r}", (5_000, 20_000), prepare)


@given(st.text(alphabet="ab \n.,\"'“”‘’„«»‚‹›(", max_size=120))
def test_passages_are_true_and_nested(text: str) -> None:
    found = passages(document(text))
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        for other in found:
            assert (
                not one.span.overlaps(other.span)
                or one.span.covers(other.span)
                or other.span.covers(one.span)
            )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He wrote home:\n\n    The guns are still.\n\nHe died.", ["The guns are still."]),
        ("He wrote home:\n\n\tThe guns are still.\n\nHe died.", ["The guns are still."]),
        ("He wrote home:\n\nThe guns are still.\n\nHe died.", []),
        ("    He wrote home:\n\n    The guns are still.\n\n    He died.", []),
        ("He packed:\n\n    - a coat\n    - a hat", []),
    ],
)
def test_a_paragraph_set_in_behind_a_colon_is_a_passage(text: str, expected: list[str]) -> None:
    assert [p.span.text for p in passages(document(text))] == expected


FIRST, THIRD = "PronType=Prs|Person=1", "PronType=Prs|Person=3"


@pytest.mark.parametrize(
    ("writer", "speaker", "found"),
    [(THIRD, FIRST, True), (THIRD, THIRD, False), (FIRST, FIRST, False)],
)
def test_who_says_we_in_a_paragraph_behind_a_colon_is_not_the_writer(
    writer: str, speaker: str, found: bool
) -> None:
    text = trees(f"""They/PRON/2/nsubj/{writer} said+/VERB/0/root :/PUNCT/2/punct

They/PRON/2/nsubj/{speaker} left+/VERB/0/root ./PUNCT/2/punct""")
    assert bool(passages(text)) is found
