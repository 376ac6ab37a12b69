"""Which sentence tells a claim: by its rule, its cue and its polarity."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    Cue,
    Entity,
    Evidence,
    Quote,
    Span,
    Speaker,
    statement,
)
from attribution.quotation import Kind, Polarity

LUND = Entity("e1", "Lund", "person")
QUIST = Entity("e2", "Quist", "person")


def claim(
    text: str,
    cue: str,
    lemma: str,
    *content: str,
    rule: str = "clausal_complement",
    polarity: Polarity = "asserted",
    source: str | None = "Lund",
    told: str | None = None,
) -> tuple[Attribution, AttributedDocument]:
    """A claim of Lund's in a text, with the article that it is the only one of."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    kind: Kind = "direct" if content[0].startswith('"') else "indirect"
    quote = Quote(
        "q1",
        kind,
        tuple(span(part) for part in content),
        Cue(span(cue), lemma),
        span(source) if source is not None else None,
        polarity=polarity,
        evidence=(Evidence(rule, (), ""),),
    )
    found = Attribution("at1", quote, Speaker(LUND, "shorter name", 0.95) if source else None)
    if told is not None:
        found = evolve(found, addressee=Addressee(span(told), QUIST))
    return found, AttributedDocument(text, (found,), (LUND, QUIST))


def said(text: str, cue: str, lemma: str, *content: str, **more: object) -> str:
    """The statement of such a claim."""
    found, document = claim(text, cue, lemma, *content, **more)  # type: ignore[arg-type]
    return statement(found, document).text


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "due"),
    [
        ("Lund left, saying that it rained.", "saying", "say", "Lund said that it rained."),
        (
            "Lund left, admitting that it rained.",
            "admitting",
            "admit",
            "Lund admitted that it rained.",
        ),
        ("Lund left, denying that it rained.", "denying", "deny", "Lund denied that it rained."),
        ("Lund left, noting that it rained.", "noting", "note", "Lund noted that it rained."),
        (
            "Lund left, pointing out that it rained.",
            "pointing out",
            "point",
            "Lund pointed out that it rained.",
        ),
        ("Lund was heard to say that it rained.", "to say", "say", "Lund said that it rained."),
        ("Lund may have said that it rained.", "have said", "say", "Lund has said that it rained."),
        ("Lund is saying that it rained.", "is saying", "say", "Lund is saying that it rained."),
        (
            "Lund went on to say that it rained.",
            "went on to say",
            "go",
            "Lund went on to say that it rained.",
        ),
        ("Lund told that it rained.", "told", "tell", "Lund said that it rained."),
        ("Lund agreed with that it rained.", "agreed with", "agree", "Lund agreed that it rained."),
    ],
)
def test_a_verb_tells_what_has_been(text: str, cue: str, lemma: str, due: str) -> None:
    assert said(text, cue, lemma, "that it rained") == due


@pytest.mark.parametrize(
    ("text", "cue", "polarity", "due"),
    [
        (
            "Lund left without saying that it rained.",
            "saying",
            "negated",
            "Lund did not say that it rained.",
        ),
        (
            "Lund left, not saying that it rained.",
            "not saying",
            "negated",
            "Lund did not say that it rained.",
        ),
        (
            "Lund has yet to say that it rained.",
            "say",
            "negated",
            "Lund did not say that it rained.",
        ),
        (
            "If Lund says that it rained, go.",
            "says",
            "hypothetical",
            "Lund may say that it rained.",
        ),
        (
            "Lund can't say that it rained.",
            "can't say",
            "negated",
            "Lund can't say that it rained.",
        ),
        (
            "Lund will say that it rained.",
            "will say",
            "hypothetical",
            "Lund will say that it rained.",
        ),
        (
            "Lund was too shy to say that it rained.",
            "to say",
            "declined",
            "Lund declined to say that it rained.",
        ),
        ("Did Lund say that it rained?", "say", "questioned", "Did Lund say that it rained?"),
    ],
)
def test_what_was_not_said_is_never_told_as_said(
    text: str, cue: str, polarity: Polarity, due: str
) -> None:
    assert said(text, cue, "say", "that it rained", polarity=polarity) == due


def test_who_is_negated_shows_it_only_where_the_sentence_has_the_word() -> None:
    text = "Neither Lund nor Quist said it rained."
    both = Entity("e3", "Lund and Quist", "group", members=("e1", "e2"))
    found, document = claim(
        text, "said", "say", "it rained", polarity="negated", source="Neither Lund nor Quist"
    )
    unnamed = evolve(found, speaker=None)
    assert statement(unnamed, document).text == "Neither Lund nor Quist said that it rained."
    named = evolve(found, speaker=Speaker(both, "own name", 0.9))
    assert statement(named, document).text == "Lund and Quist did not say that it rained."


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "due"),
    [
        (
            "It was announced by Lund that it rained.",
            "was announced",
            "announce",
            "It was announced by Lund that it rained.",
        ),
        (
            "It was not denied by Lund that it rained.",
            "was not denied",
            "deny",
            "It was not denied by Lund that it rained.",
        ),
        (
            "Lund was quoted saying that it rained.",
            "was quoted",
            "quote",
            "According to Lund, it rained.",
        ),
        (
            "Lund is determined that it rained.",
            "is determined",
            "determine",
            "Lund is determined that it rained.",
        ),
    ],
)
def test_a_passive_verb_keeps_who_says_it_behind_it(
    text: str, cue: str, lemma: str, due: str
) -> None:
    polarity: Polarity = "negated" if " not " in text else "asserted"
    rule = "passive_clause"
    assert said(text, cue, lemma, "that it rained", rule=rule, polarity=polarity) == due


def test_who_is_told_is_the_subject_of_a_passive_verb() -> None:
    text = "Quist was told by Lund that it rained."
    found = said(text, "was told", "tell", "that it rained", rule="passive_clause", told="Quist")
    assert found == text


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "content", "rule", "due"),
    [
        (
            "The charge was denied by Lund.",
            "was denied",
            "deny",
            ("The charge",),
            "passive_object",
            "The charge was denied by Lund.",
        ),
        (
            "Rain is said by Lund to be near.",
            "is said",
            "say",
            ("Rain", "to be near"),
            "infinitive",
            "Rain is said by Lund to be near.",
        ),
        (
            "The plan appears to fail.",
            "appears",
            "appear",
            ("The plan", "to fail"),
            "raising_verb",
            "The plan appears to fail.",
        ),
    ],
)
def test_a_content_on_both_sides_of_its_verb_keeps_them(
    text: str, cue: str, lemma: str, content: tuple[str, ...], rule: str, due: str
) -> None:
    source = "Lund" if "Lund" in text else None
    assert said(text, cue, lemma, *content, rule=rule, source=source) == due


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "rule", "due"),
    [
        (
            "Lund's fear that it rained",
            "fear",
            "fear",
            "noun_cue",
            "Lund's fear is that it rained.",
        ),
        (
            "Lund's fears that it rained",
            "fears",
            "fear",
            "noun_cue",
            "Lund's fears are that it rained.",
        ),
        (
            "The fear by Lund that it rained",
            "fear by",
            "fear",
            "noun_cue",
            "Lund's fear is that it rained.",
        ),
        (
            "Lund's claim that it rained",
            "claim",
            "claim",
            "noun_cue",
            "According to Lund, it rained.",
        ),
        (
            "Lund's fear was that it rained",
            "fear was",
            "fear",
            "copular_noun",
            "Lund's fear was that it rained.",
        ),
        ("Lund's fear: it rained", "fear", "fear", "introduced_clause", "Lund's fear: It rained."),
        (
            "In Lund's words it rained",
            "words",
            "word",
            "in_whose_words",
            "In the words of Lund, it rained.",
        ),
        ("For Lund it rained", "For", "for", "for_whom", "For Lund, it rained."),
        (
            "Lund was sure it rained",
            "was sure",
            "sure",
            "adjective_cue",
            "Lund was sure that it rained.",
        ),
        ("Lund adds: it rained", "adds", "add", "introduced_sentences", "Lund adds: It rained."),
    ],
)
def test_a_noun_or_phrase_has_its_own_sentence(
    text: str, cue: str, lemma: str, rule: str, due: str
) -> None:
    content = "that it rained" if "that it" in text else "it rained"
    assert said(text, cue, lemma, content, rule=rule) == due


def test_a_noun_without_its_verb_is_told_with_one() -> None:
    text = "It is Lund's belief that it rained."
    due = "Lund's belief is that it rained."
    assert said(text, "belief", "belief", "that it rained", rule="copular_noun") == due


def test_a_preposition_stays_where_the_verb_is_told_anew() -> None:
    text = "Lund has yet to comment on whether it rained."
    due = "Lund did not comment on whether it rained."
    left = "Lund left without pointing out that it rained."
    told = said(left, "pointing out", "point", "that it rained", polarity="negated")
    assert told == "Lund did not point out that it rained."
    more = {"rule": "prepositional_content", "polarity": "negated"}
    assert said(text, "comment on", "comment", "whether it rained", **more) == due


def test_a_noun_of_nobody_known_is_nobody_s() -> None:
    text = "There are fears that it rained."
    due = "The fears are that it rained."
    assert said(text, "fears", "fear", "that it rained", rule="noun_cue", source=None) == due


def test_her_own_noun_stays_hers() -> None:
    found, document = claim(
        "Her fear is that it rained.",
        "fear is",
        "fear",
        "that it rained",
        rule="copular_noun",
        source="Her",
    )
    told = statement(evolve(found, speaker=None), document).text
    assert told == "Her fear is that it rained."


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "content", "rule", "due"),
    [
        (
            'Lund spoke of "a mess".',
            "spoke of",
            "speak",
            '"a mess"',
            "prepositional_content",
            'Lund spoke of "a mess".',
        ),
        (
            '"It rained," according to Lund.',
            "according to",
            "accord",
            '"It rained,"',
            "according_phrase",
            'According to Lund: "It rained."',
        ),
        (
            '"No" was Lund\'s answer.',
            "answer",
            "answer",
            '"No"',
            "equated_passage",
            'Lund\'s answer: "No."',
        ),
        (
            '"No." That is what Lund said.',
            "said",
            "say",
            '"No."',
            "equated_passage",
            'Lund said: "No."',
        ),
        (
            'Lund was quoted: "It rained."',
            "was quoted",
            "quote",
            '"It rained."',
            "marked_passage",
            'Lund said: "It rained."',
        ),
    ],
)
def test_a_quotation_is_parted_by_a_colon_unless_it_is_a_phrase(
    text: str, cue: str, lemma: str, content: str, rule: str, due: str
) -> None:
    assert said(text, cue, lemma, content, rule=rule) == due


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "told", "due"),
    [
        (
            "Lund briefed staff on the fog.",
            "briefed",
            "brief",
            None,
            "Lund briefed staff on the fog.",
        ),
        (
            "Lund warned Quist of the fog.",
            "warned",
            "warn",
            "Quist",
            "Lund warned Quist of the fog.",
        ),
        ("Lund warned of the fog.", "warned of", "warn", None, "Lund warned of the fog."),
    ],
)
def test_what_stands_between_a_verb_and_its_content_is_kept(
    text: str, cue: str, lemma: str, told: str | None, due: str
) -> None:
    assert said(text, cue, lemma, "the fog", rule="prepositional_content", told=told) == due


@pytest.mark.parametrize("source", ["Lund", None])
def test_a_court_hears_what_it_is_told(source: str | None) -> None:
    text = (
        "The court heard from Lund that it rained." if source else "The court heard that it rained."
    )
    found, document = claim(text, "heard", "hear", "that it rained", source=source)
    court = Entity("e4", "the court", "unnamed")
    heard = evolve(found, addressee=Addressee(Span.of(text, 0, 9), court))
    assert statement(heard, document).text == text


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "due"),
    [
        ("I think that it rained.", "think", "think", "Lund thinks that it rained."),
        ("I reckon that it rained.", "reckon", "reckon", "Lund reckons that it rained."),
        ("I have said that it rained.", "have said", "say", "Lund has said that it rained."),
        (
            "I still believe that it rained.",
            "still believe",
            "believe",
            "Lund still believes that it rained.",
        ),
        ("What I told them is that it rained.", "told", "tell", "Lund said that it rained."),
    ],
)
def test_a_verb_behind_a_pronoun_agrees_with_the_name(
    text: str, cue: str, lemma: str, due: str
) -> None:
    assert said(text, cue, lemma, "that it rained", source="I") == due


def test_a_comma_within_inner_marks_ends_a_sentence() -> None:
    text = '"He said, \'Go,\'" said Lund. "I went."'
    due = "Lund said: \"He said, 'Go.' I went.\""
    parts = ("\"He said, 'Go,'\"", '"I went."')
    assert said(text, "said", "say", *parts, rule="marked_passage") == due


def test_items_of_a_list_are_parted() -> None:
    text = "Lund found:\n\n- it rained\n- nobody came"
    due = "Lund found: it rained; nobody came."
    assert said(text, "found", "find", "it rained", "nobody came", rule="listed_content") == due
