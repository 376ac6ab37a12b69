"""The options of find_quotes, its polarity, and what holds of any tree."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import InputError, KnowledgeError, Parser, find_quotes, parse_conllu
from attribution.quotes import Lexicon, rule_names
from tests.trees import read_cases

CASES = {c.name: c for c in read_cases("quotes/constructions.txt")}


def test_scope_speech_leaves_out_attitudes() -> None:
    document = CASES["two levels"].document
    assert [q.cue.text for q in find_quotes(document, scope="speech") if q.cue] == ["said"]


def test_a_rule_can_be_switched_off() -> None:
    document = CASES["that clause"].document
    assert find_quotes(document, scorer="rules")
    assert not find_quotes(document, disable=["clausal_complement"], scorer="rules")


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(InputError, match="no rule 'magic'"):
        find_quotes(CASES["that clause"].document, disable=["magic"])


def test_evidence_names_a_rule_and_its_words() -> None:
    (quote,) = find_quotes(CASES["that clause"].document)
    assert quote.evidence[0].rule in rule_names()
    assert quote.evidence[0].tokens[0].text == "said"
    assert "reports the clause" in quote.evidence[0].note


def test_nesting() -> None:
    outer, inner = find_quotes(CASES["two levels"].document, scorer="rules")
    assert inner.parent == outer.id
    assert outer.parent is None


def test_no_source_has_a_reason() -> None:
    (quote,) = find_quotes(CASES["passive without agent"].document)
    assert quote.source is None
    assert "no subject or agent" in (quote.no_source or "")


def test_the_lexicon_can_be_extended() -> None:
    document = parse_conllu(CASES["that clause"].conllu.replace("said\tsay", "yodelled\tyodel"))
    assert not find_quotes(document, scorer="rules")
    words = Lexicon.default("en").extended({"clause": {"speech": ["yodel"]}})
    assert [q.text for q in find_quotes(document, lexicon=words, scorer="rules")] == [
        "that the bridge was safe"
    ]


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ({"verbs": {}}, "no section 'verbs'"),
        ({"clause": {"speech": "say"}}, "must be a list of words, not a text"),
    ],
)
def test_a_malformed_lexicon_is_refused(addition: dict[str, object], message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        Lexicon.default("en").extended(addition)


def said(auxiliaries: str, *, verb: str = "say", final: str = ".") -> str:
    """A tree of *Reyes AUX say it rained.*"""
    words = [("Reyes", "Reyes", "PROPN", "V", "nsubj")]
    for form in auxiliaries.split():
        relation = "advmod" if form in ("not", "never") else "aux"
        words.append((form, form, "AUX", "V", relation))
    words += [
        (verb, verb, "VERB", "0", "root"),
        ("it", "it", "PRON", "R", "nsubj"),
        ("rained", "rain", "VERB", "V", "ccomp"),
        (final, final, "PUNCT", "V", "punct"),
    ]
    at = next(i for i, w in enumerate(words, 1) if w[4] == "root")
    heads = {"V": str(at), "R": str(at + 2), "0": "0"}
    return (
        "\n".join(
            f"{i}\t{f}\t{m}\t{u}\t_\t_\t{heads[h]}\t{d}\t_\t_"
            for i, (f, m, u, h, d) in enumerate(words, 1)
        )
        + "\n\n"
    )


@pytest.mark.parametrize(
    ("auxiliaries", "polarity"),
    [
        ("", "asserted"),
        ("did not", "negated"),
        ("has never", "negated"),
        ("may", "hypothetical"),
        ("will", "hypothetical"),
        ("has", "asserted"),
    ],
)
def test_polarity(auxiliaries: str, polarity: str) -> None:
    (quote,) = find_quotes(parse_conllu(said(auxiliaries)))
    assert quote.polarity == polarity


WORDS = st.sampled_from(
    [
        "Reyes",
        "she",
        "said",
        "told",
        '"',
        "“",
        "”",
        "that",
        "is",
        ",",
        ".",
        "who",
        "to",
        "according",
    ]
)
RELATIONS = st.sampled_from(
    [
        "nsubj",
        "obj",
        "ccomp",
        "xcomp",
        "advcl",
        "acl:relcl",
        "obl",
        "punct",
        "mark",
        "case",
        "conj",
        "parataxis",
        "appos",
        "nmod",
        "aux:pass",
        "cop",
        "acl",
        "advmod",
        "nsubj:pass",
    ]
)
TAGS = st.sampled_from(["VERB", "NOUN", "PROPN", "PRON", "PUNCT", "AUX", "ADJ", "SCONJ", "ADP"])


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Any tree at all: each word hangs on an earlier or later one, none on itself."""
    blocks = []
    for _ in range(draw(st.integers(1, 3))):
        size = draw(st.integers(1, 9))
        order = draw(st.permutations(range(1, size + 1)))
        head = {order[0]: 0}
        for at, word in enumerate(order[1:], 1):
            head[word] = order[draw(st.integers(0, at - 1))]
        rows = []
        for i in range(1, size + 1):
            form = draw(WORDS)
            lemma = {"said": "say", "told": "tell", "is": "be"}.get(form, form)
            relation = "root" if head[i] == 0 else draw(RELATIONS)
            rows.append(f"{i}\t{form}\t{lemma}\t{draw(TAGS)}\t_\t_\t{head[i]}\t{relation}\t_\t_")
        new = "# newpar\n" if draw(st.booleans()) else ""
        blocks.append(new + "\n".join(rows))
    return "\n\n".join(blocks) + "\n\n"


@settings(max_examples=120, deadline=None)
@given(trees())
def test_any_tree_gives_sound_quotations(conllu: str) -> None:
    from attribution import attribute, from_json, to_json

    document = parse_conllu(conllu)
    quotes = find_quotes(document)
    ids = [q.id for q in quotes]
    assert ids == [f"q{i}" for i in range(1, len(quotes) + 1)]
    for quote in quotes:
        assert quote.content
        ends = [(p.start, p.end) for p in quote.content]
        assert ends == sorted(ends)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))
        assert quote.parent is None or quote.parent in ids
        assert (quote.source is None) == (quote.no_source is not None)
        spans = [*quote.content, *(s for s in (quote.source, quote.addressee) if s)]
        for span in spans:
            assert document.text[span.start : span.end] == span.text
    result = attribute(document)
    assert from_json(to_json(result)) == result


@pytest.mark.model
def test_what_a_quoted_speaker_reports_is_nested_where_asked(
    compact: Parser,
) -> None:
    document = compact.parse('"The captain told us that the pier was safe," Ada Lund said.')
    assert [q.parent for q in find_quotes(document)] == [None]
    outer, inner = find_quotes(document, within_quotes=True)
    assert inner.parent == outer.id
    assert inner.text == "that the pier was safe"
