"""Whatever is long takes time in proportion to its length: each test prints the ratios.

``pytest -s -m large tests/end_to_end/test_linear_time.py`` goes as far as the sizes that the
documentation names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

import attribution
from attribution import (
    AttributedDocument,
    Attribution,
    Cue,
    Document,
    Entity,
    Knowledge,
    Quote,
    Span,
    Speaker,
    Topic,
    TopicMention,
    attribute,
    compare,
    from_json,
    network,
    parse_conllu,
    statement,
    summary,
    to_json,
)
from attribution.layout.structure import lay_out
from attribution.measuring import gold_of
from attribution.output import FORMATS, Format, Target
from attribution.parsing.paragraphs import paragraphs, pieces
from tests.layout.documents import laid
from tests.timing import assert_linear

GRAMMAR = Knowledge.default("en").grammar


def sizes(small: Sequence[int], large: Sequence[int]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "lengths", [small, pytest.param(large, marks=pytest.mark.large)], ids=["small", "large"]
    )


def tree(rows: Sequence[tuple[str, str, str, int, str]]) -> Document:
    """A sentence of forms, lemmas, parts of speech, heads and relations."""
    lines = (
        f"{n}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t_"
        for n, (form, lemma, upos, head, deprel) in enumerate(rows, 1)
    )
    return parse_conllu("\n".join(lines) + "\n\n")


@sizes([500, 2_000], [12_500, 25_000, 50_000])
def test_words_of_one_sentence(lengths: Sequence[int]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        rows = [("Ann", "Ann", "PROPN", 2, "nsubj"), ("said", "say", "VERB", 0, "root")]
        rows += [
            (word, word, upos, 2 + 5 * (n // 5), deprel)
            for n, (word, upos, deprel) in enumerate(
                (("the", "DET", "det"), ("mill", "NOUN", "obl"), ("and", "CCONJ", "cc"),
                 ("said", "VERB", "ccomp"), (",", "PUNCT", "punct")) * (size // 5)
            )
        ]  # fmt: skip
        document = tree(rows)
        return lambda: attribute(document)

    assert_linear("words of one sentence", lengths, prepare)


@sizes([75, 300], [750, 1_500, 3_000])
def test_nested_clauses(lengths: Sequence[int]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        rows = []
        for at in range(2, 3 * size, 3):
            rows += [
                ("that", "that", "SCONJ", at + 1, "mark"),
                ("Ann", "Ann", "PROPN", at + 1, "nsubj"),
                ("said", "say", "VERB", max(at - 2, 0), "root" if at == 2 else "ccomp"),
            ]
        document = tree(rows)
        return lambda: attribute(document)

    assert_linear("nested clauses", lengths, prepare)


@pytest.mark.parametrize("relation", ["conj", "xcomp", "advcl"])
def test_verbs_that_hang_on_the_next(relation: str) -> None:
    """Up to the longest sentence that is not cut at the door."""

    def prepare(size: int) -> Callable[[], object]:
        rows = [f"{i}\tsaid\tsay\tVERB\t_\t_\t{i + 1}\t{relation}\t_\t_" for i in range(1, size)]
        rows.append(f"{size}\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_")
        document = parse_conllu("\n".join(rows) + "\n\n")
        return lambda: attribute(document, scorer="rules")

    assert_linear(f"verbs that hang on the next as {relation}", (75, 300), prepare)


@pytest.mark.parametrize("unit", ['"a" ', "“a ", "' ", "”“", '"“‘', '"\n\n'])
@sizes([2_000, 8_000], [25_000, 50_000, 100_000])
def test_quotation_marks(unit: str, lengths: Sequence[int]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        marks = sum(not c.isalnum() and not c.isspace() for c in unit)
        document = laid(unit * (size // marks))
        return lambda: lay_out(document, GRAMMAR)

    assert_linear(f"quotation marks, {unit!r}", lengths, prepare)


@sizes([200, 800], [1_000, 2_000, 4_000])
def test_nested_quotation_marks(lengths: Sequence[int]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        document = laid("“a ‘b " * (size // 2) + "c" + " b’ a”" * (size // 2))
        return lambda: attribute(document)

    assert_linear("quotation marks in each other", lengths, prepare)


@sizes([50_000, 200_000], [2_500_000, 5_000_000, 10_000_000])
@pytest.mark.parametrize(
    "unit", ["The rain went on, and on. ", "ab", "a-", "“No.” ", "Rain.\n\n", "Rain\n"]
)
def test_characters_cut_into_pieces(unit: str, lengths: Sequence[int]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))
        return lambda: sum(len(piece.text) for piece in pieces(text, paragraphs(text)))

    assert_linear(f"characters, {unit!r}", lengths, prepare)


@sizes([200, 800], [2_500, 5_000, 10_000])
def test_people_who_are_quoted(lengths: Sequence[int]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        said = "".join(
            f"1\tHolm{n}\tHolm{n}\tPROPN\t_\t_\t2\tnsubj\t_\tNER=S-PER\n"
            "2\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_\n"
            "3\tit\tit\tPRON\t_\t_\t4\tnsubj\t_\t_\n"
            "4\tfroze\tfreeze\tVERB\t_\t_\t2\tccomp\t_\t_\n"
            "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
            for n in range(size)
        )
        document = parse_conllu(said)
        return lambda: to_json(attribute(document))

    assert_linear("people who are quoted", lengths, prepare)


def quoted(size: int) -> AttributedDocument:
    """An article of one line with as many quotations, each of somebody else."""
    unit = "“It froze,” said Ann Holm{:06}. "
    text = "".join(map(unit.format, range(size)))
    entities, found = [], []
    for n in range(size):
        at = n * len(unit.format(0))

        def span(first: int, last: int, at: int = at) -> Span:
            return Span.of(text, at + first, at + last)

        entities.append(Entity(f"e{n}", f"Ann Holm{n:06}", "person", mentions=(span(17, 31),)))
        # Each stands in the one behind it, as far as ids tell.
        parent = f"q{n + 1}" if n + 1 < size else None
        cue = Cue(span(12, 16), "say")
        quote = Quote(f"q{n}", "direct", (span(0, 11),), cue, span(17, 31), parent=parent)
        about = Topic(entities[-1], (TopicMention(span(1, 3), "subject", "pronoun", 0.9),))
        speaker = Speaker(entities[-1], "own name")
        found.append(Attribution(f"at{n}", quote, speaker, about=(about,)))
    return AttributedDocument(text, tuple(found), tuple(entities), id="a")


def written(form: Format) -> Callable[[AttributedDocument], object]:
    return lambda result: list(form.pieces([result], Target(many=not form.single)))


READERS: dict[str, Callable[[AttributedDocument], object]] = {
    **{form.name: written(form) for form in FORMATS},
    "from_json": lambda result: from_json(to_json(result)),
    "statement": lambda result: [statement(a, result) for a in result.attributions],
    "network": lambda result: network([result]).rows(),
    "summary": lambda result: summary([result]).rows(),
    "compare": lambda result: compare([result], [gold_of(result)]),
    "notebook": AttributedDocument._repr_html_,
}


@pytest.mark.parametrize("name", READERS)
@sizes([150, 600], [2_500, 5_000, 10_000])
def test_quotations_of_a_result(lengths: Sequence[int], name: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        result = quoted(size)
        return lambda: READERS[name](result)

    assert_linear(f"quotations, {name}", lengths, prepare)


@pytest.mark.model
@sizes([6_000, 24_000], [250_000, 500_000, 1_000_000])
def test_characters_of_an_article(lengths: Sequence[int], compact: attribution.Parser) -> None:
    unit = 'The mill is shut. "We open it in May," Ida Holm said. She asked whether it was safe. '

    def prepare(size: int) -> Callable[[], object]:
        return lambda: attribute(compact.parse(unit * (size // len(unit))))

    assert_linear("characters of an article", lengths, prepare)
