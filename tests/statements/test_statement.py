"""A claim as one sentence of its own."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    Cue,
    Entity,
    Evidence,
    Gender,
    InputError,
    Metadata,
    Outlet,
    Quote,
    Relay,
    Span,
    Speaker,
    Topic,
    TopicMention,
    statement,
)
from tests.output.results import documents

LUND = Entity("e1", "Karl Lund", "person", ("the harbour master",))
QUIST = Entity("e2", "Mara Quist", "person")
PORT = Entity("e3", "Halden Port", "organisation")


def claim(text: str, content: str, *topics: tuple[str, Entity], **more: Any) -> Attribution:
    """What Karl Lund *said*, with words of it that mean somebody, as pronouns of a subject."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    within = span(content)
    kind = "direct" if content.startswith('"') else "indirect"
    about = []
    for words, entity in topics:
        at = text.index(words, within.start)
        owner = words in ("his", "my", "her", "its", "their")
        mention = TopicMention(
            Span.of(text, at, at + len(words)), "owner" if owner else "subject", "pronoun", 0.9
        )
        about.append(Topic(entity, (mention,), entity is LUND))
    quote = Quote(
        "q1", kind, (within,), Cue(span("said"), "say"), span("Lund"),
        evidence=(Evidence("clausal_complement", (), ""),),
    )  # fmt: skip
    found = Attribution("at1", quote, Speaker(LUND, "shorter name", 0.95), about=tuple(about))
    return evolve(found, **more)


def test_pronouns_stand_as_names_in_brackets() -> None:
    told = statement(claim("Lund said he would go.", "he would go", ("he", LUND)))
    assert told.text == "Karl Lund, the harbour master, said that [Lund] would go."
    (replaced,) = told.replacements
    assert (replaced.span.text, replaced.text, replaced.entity) == ("he", "[Lund]", LUND)


def test_who_was_not_named_yet_has_his_full_name_first() -> None:
    text = "Lund said she knew her mind."
    told = statement(claim(text, "she knew her mind", ("she", QUIST), ("her", QUIST)))
    assert told.text.endswith("said that [Mara Quist] knew [Quist's] mind.")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("I am ill", "[Lund is] ill."),
        ("I’m ill", "[Lund is] ill."),
        ("I never went", "[Lund] never went."),
        ("I always want rain", "[Lund always wants] rain."),
        ("I dare say so", "I [Lund] dare say so."),
        ("Can I go?", "Can [Lund] go?"),
        ("What do I do?", "What do I [Lund] do?"),
        ("I’ll go", "[Lund will] go."),
        ("I'd go", "[Lund would] go."),
        ("I'd often walked there", "[Lund had] often walked there."),
        ("I'd put it away", "I'd [Lund] put it away."),
        ("I regret it", "[Lund regrets] it."),
        ("I wish it rained", "[Lund wishes] it rained."),
        ("I carry on", "[Lund carries] on."),
    ],
)
def test_the_verb_agrees_with_the_name(said: str, due: str) -> None:
    told = statement(claim(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text == f'Karl Lund, the harbour master, said: "{due}"'


def test_what_is_not_sure_enough_stays() -> None:
    unsure = claim("Lund said he would go.", "he would go", ("he", LUND))
    told = statement(unsure, min_confidence=0.95)
    assert told.text.endswith("said that he would go.")
    assert not told.replacements


def test_polarity_is_kept() -> None:
    text = "Lund never said it rained."
    found = claim(text, "it rained")
    cue = Cue(Span.of(text, 5, 15), "say")
    told = statement(evolve(found, quote=evolve(found.quote, cue=cue, polarity="negated")))
    assert told.text.endswith("never said that it rained.")


def test_a_day_is_told_where_the_article_has_a_date() -> None:
    text = "Lund said he would go on Monday."
    found = claim(text, "he would go on Monday")
    document = AttributedDocument(text, (found,), (LUND,), metadata=Metadata(date="2024-03-06"))
    assert "on Monday [2024-03-11]." in statement(found, document).text
    assert "[2024" not in statement(found).text


@pytest.mark.parametrize(
    ("date", "day", "due"),
    [
        ("6 AUGUST 2024", "on Monday", "on Monday [2024-08-12]."),
        ("Friday, August 5, 2024", "tomorrow", "tomorrow [2024-08-06]."),
        ("Friday, August 5, 2024", "tomorrow night", "tomorrow night [2024-08-06]."),
        # Nothing is guessed where the date is none, or the calendar ends.
        ("Augu\u017ft 5, 2024", "tomorrow", "tomorrow."),
        ("5 Apr\u0131l 2024", "tomorrow", "tomorrow."),
        ("2024-02-30", "tomorrow", "tomorrow."),
        ("9999-12-31", "tomorrow", "tomorrow."),
        ("9999-12-31", "on Monday", "on Monday."),
        ("0001-01-01", "yesterday", "yesterday."),
    ],
)
def test_a_day_is_counted_from_the_date_if_there_is_one(date: str, day: str, due: str) -> None:
    text = f"Lund said he would go {day}."
    found = claim(text, f"he would go {day}")
    document = AttributedDocument(text, (found,), (LUND,), metadata=Metadata(date=date))
    assert statement(found, document).text.endswith(f"he would go {due}")


@pytest.mark.parametrize("sure", ["0.7", None, 2, -0.1, float("nan"), True, []])
def test_a_confidence_is_a_number_from_0_to_1(sure: Any) -> None:
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1"):
        statement(claim("Lund said it rained.", "it rained"), min_confidence=sure)


def test_whom_it_was_said_to_stands_behind_the_cue() -> None:
    text = "Lund said to Quist that it rained."
    told = claim(text, "that it rained", addressee=Addressee(Span.of(text, 13, 18), QUIST))
    assert statement(told).text.endswith("said to Mara Quist that it rained.")


@given(documents())
def test_the_pieces_are_the_statement(document: AttributedDocument) -> None:
    for attribution in document.attributions:
        told = statement(attribution, document)
        assert "".join(told.text[p.start : p.end] for p in told.pieces) == told.text
        for piece in told.pieces:
            if piece.span is not None:
                span = piece.span
                assert document.text[span.start : span.end] == span.text


def test_only_an_attribution_has_a_statement() -> None:
    with pytest.raises(InputError, match="one of a result's attributions, not str"):
        statement("Lund said so")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("she's the boss", "[Mara Quist is] the boss."),
        ("she's been ill", "[Mara Quist has] been ill."),
        ("she'd been ill", "[Mara Quist had] been ill."),
        ("she'll go", "[Mara Quist will] go."),
        ("she's tired", "[Mara Quist is] tired."),
        # She *is*, or she *has*.
        ("she's finished", "she's [Mara Quist] finished."),
    ],
)
def test_what_hangs_on_a_pronoun_is_a_verb_behind_a_name(said: str, due: str) -> None:
    told = statement(claim(f"Lund said {said}.", said, ("she", QUIST)))
    assert told.text.endswith(f"said that {due}")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Nobody but I", "Nobody but I [Lund]."),
        ("I (like him) want rain", "I [Lund] (like him) want rain."),
    ],
)
def test_a_pronoun_stays_beside_the_name_where_its_verb_is_not_seen(said: str, due: str) -> None:
    told = statement(claim(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text.endswith(f'said: "{due}"')


@pytest.mark.parametrize("document", [5, "Lund said it rained."])
def test_a_document_is_a_result(document: Any) -> None:
    with pytest.raises(InputError, match="needs the attribution's document"):
        statement(claim("Lund said it rained.", "it rained"), document)


def told(text: str, content: str, *topics: tuple[str, Entity]) -> str:
    """The statement of a claim with its article, in which all who are spoken of have an entity."""
    found = claim(text, content, *topics)
    entities = {e.id: e for e in (LUND, *(entity for _, entity in topics))}
    return statement(found, AttributedDocument(text, (found,), (*entities.values(),))).text


def test_a_body_has_the_article_that_the_text_has_before_it() -> None:
    text = "The Halden Port was shut. Lund said it would open."
    port = evolve(PORT, mentions=(Span.of(text, 4, 15),))
    assert told(text, "it would open", ("it", port)).endswith("that [the Halden Port] would open.")
    shut = evolve(PORT, mentions=(Span.of("Halden Port was shut.", 0, 11),))
    shut_text = "Halden Port was shut. Lund said it would open."
    assert told(shut_text, "it would open", ("it", shut)).endswith("that [Halden Port] would open.")


def test_a_name_at_the_beginning_of_a_quotation_has_a_capital() -> None:
    text = 'The Halden Port was shut. Lund said: "It will open."'
    port = evolve(PORT, mentions=(Span.of(text, 4, 15),))
    assert told(text, '"It will open."', ("It", port)).endswith(': "[The Halden Port] will open."')


def test_namesakes_have_their_whole_names() -> None:
    ida = Entity("e4", "Ida Lund", "person")
    text = "Lund said she knew his son."
    due = "said that [Ida Lund] knew [Karl Lund's] son."
    assert told(text, "she knew his son", ("she", ida), ("his", LUND)).endswith(due)


@pytest.mark.parametrize(
    ("roles", "due"),
    [
        (("Chief Minister",), "Chief Minister Karl Lund said"),
        (("Acting police chief",), "Acting police chief Karl Lund said"),
        (("Vantor director",), "Vantor director Karl Lund said"),
        (("Bank of Norvia governor",), "Bank of Norvia governor Karl Lund said"),
        (("CEO",), "CEO Karl Lund said"),
        (("Norvia's President",), "Karl Lund, Norvia's president, said"),
        (("mayor of the port",), "Karl Lund, mayor of the port, said"),
        (("head of the police",), "Karl Lund, head of the police, said"),
        (("farmer and poet",), "Karl Lund, farmer and poet, said"),
        (("her son", "the harbour master"), "Karl Lund, the harbour master, said"),
        (("her son",), "Karl Lund said"),
        (("two-goal",), "Karl Lund said"),
    ],
)
def test_a_title_stands_before_a_name_and_another_role_beside_it(
    roles: tuple[str, ...], due: str
) -> None:
    found = claim("Lund said it rained.", "it rained")
    speaker = Speaker(evolve(LUND, roles=roles), "shorter name", 0.95)
    assert statement(evolve(found, speaker=speaker)).text == f"{due} that it rained."


@pytest.mark.parametrize(
    ("kind", "gender", "due"),
    [
        ("person", Gender("feminine", ("she",)), '[Lund] built it [herself]."'),
        # A given name shows no gender.
        ("person", Gender("feminine", ("Karl",), from_name=True), '[Lund] built it [themselves]."'),
        ("person", None, '[Lund] built it [themselves]."'),
    ],
)
def test_a_reflexive_is_of_the_gender_that_the_text_shows(
    kind: Any, gender: Gender | None, due: str
) -> None:
    lund = evolve(LUND, kind=kind, gender=gender)
    found = claim(
        'Lund said: "I built it myself."', '"I built it myself."', ("I", lund), ("myself", lund)
    )
    assert statement(evolve(found, speaker=Speaker(lund, "shorter name", 0.95))).text.endswith(due)


def test_what_is_mine_is_somebody_s() -> None:
    found = claim('Lund said: "It is mine."', '"It is mine."', ("mine", LUND))
    assert statement(found).text.endswith('said: "It is [Lund\'s]."')


def test_whose_it_is_or_who_is_given_it_is_left_open() -> None:
    text = "Lund said they owe her money and her keys."
    assert told(text, "they owe her money", ("her", QUIST)).endswith(
        "they owe her [Mara Quist] money."
    )
    assert told(text, "her keys", ("her", QUIST)).endswith("[Mara Quist's] keys.")
    text = "Lund said they told us that it rained."
    assert told(text, "they told us that it rained", ("us", PORT)).endswith(
        "they told [Halden Port] that it rained."
    )


def test_what_somebody_gives_of_her_own_is_hers() -> None:
    text = "Lund said she offered her help."
    due = "[Mara Quist] offered [Quist's] help."
    assert told(text, "she offered her help", ("she", QUIST), ("her", QUIST)).endswith(due)


def test_a_body_s_name_has_the_small_article_of_its_text() -> None:
    text = "Lund read the Herald and said it lied."
    herald = Entity("e5", "The Herald", "organisation", mentions=(Span.of(text, 10, 20),))
    assert told(text, "it lied", ("it", herald)).endswith("said that [the Herald] lied.")


@pytest.mark.parametrize(
    ("name", "due"), [("Norvian Airways", "Airways'"), ("Red Cross", "Cross's")]
)
def test_a_plural_has_only_the_mark(name: str, due: str) -> None:
    body = Entity("e5", name, "organisation")
    found = told("Lund said its boat sank.", "its boat sank", ("its", body))
    assert found.endswith(f"{due}] boat sank.")


@pytest.mark.parametrize(
    ("between", "due"),
    [
        (" said Lund, ", "Sir, I went."),
        (" said Lund. ", "Sir. I went."),
        (" said Lund; ", "Sir; I went."),
    ],
)
def test_the_mark_behind_who_says_it_parts_what_he_says(between: str, due: str) -> None:
    text = f'"Sir,"{between}"I went."'
    found = claim(text, '"Sir,"')
    parts = (*found.quote.content, Span.of(text, len(text) - 9, len(text)))
    found = evolve(found, quote=evolve(found.quote, content=parts))
    document = AttributedDocument(text, (found,), (LUND,))
    assert statement(found, document).text.endswith(f'said: "{due}"')


def test_where_it_was_published_is_no_source() -> None:
    text = "Lund said in Nature that it rained."
    outlet = Outlet("a1", "Nature", "journal")
    relay = Relay(outlet, "published in", Span.of(text, 13, 19))
    found = evolve(claim(text, "that it rained"), agency=relay)
    assert statement(found).text.endswith("said that it rained (published in Nature).")


def test_several_have_their_surnames_where_these_are_known() -> None:
    both = Entity("e3", "Karl Lund and Mara Quist", "group", members=("e1", "e2"))
    text = "Lund and Quist said they sold their house."
    found = claim(text, "they sold their house", ("they", both), ("their", both))
    found = evolve(found, speaker=Speaker(both, "own name", 0.9))
    document = AttributedDocument(text, (found,), (LUND, QUIST, both))
    due = "Karl Lund and Mara Quist said that [Lund and Quist] sold [Lund and Quist's] house."
    assert statement(found, document).text == due


def test_several_of_whom_one_has_no_name_are_not_put_in() -> None:
    wife = Entity("e4", "his wife", "unnamed")
    both = Entity("e3", "Karl Lund and his wife", "group", members=("e1", "e4"))
    text = "Lund and his wife said they left."
    found = claim(text, "they left", ("they", both))
    document = AttributedDocument(text, (found,), (LUND, wife, both))
    assert statement(found, document).text.endswith("that they left.")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("My wife and I are proud", "My wife and [Lund] are proud."),
        ("My wife and I want rain", "My wife and I [Lund] want rain."),
        ("Rain fell and I am wet", "Rain fell and [Lund is] wet."),
    ],
)
def test_a_verb_of_several_stays(said: str, due: str) -> None:
    told = statement(claim(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text.endswith(f'said: "{due}"')


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ('"Go,"', '"Go."'),
        ("\"I told him: 'Go,'\"", "\"I told him: 'Go.'\""),
        ("\"'Go,' I told him\"", "\"'Go,' I told him.\""),
        ('"It is Lunds\' boat"', '"It is Lunds\' boat."'),
    ],
)
def test_marks_within_a_quotation_stay(said: str, due: str) -> None:
    assert statement(claim(f"Lund said: {said}", said)).text.endswith(f"said: {due}")


def test_a_pronoun_whose_own_phrase_has_the_name_stays() -> None:
    text = 'Lund said: "We at Halden Port know."'
    we = TopicMention(Span.of(text, 12, 14), "subject", "pronoun", 0.9)
    name = TopicMention(Span.of(text, 18, 29), "other", "own name", 0.95)
    found = evolve(claim(text, '"We at Halden Port know."'), about=(Topic(PORT, (we, name)),))
    assert statement(found).text.endswith('said: "We at Halden Port know."')


def test_farmers_are_nobody_s_name() -> None:
    found = claim("Farmers fear rain, Lund said.", "Farmers fear rain")
    assert statement(found).text.endswith("said that farmers fear rain.")


def test_a_colon_alone_is_no_word_of_who_says_it() -> None:
    found = claim('Lund said: "Go."', '"Go."')
    cue = Cue(Span.of('Lund said: "Go."', 9, 10), ":")
    due = 'Karl Lund, the harbour master: "Go."'
    assert statement(evolve(found, quote=evolve(found.quote, cue=cue))).text == due


def test_a_title_before_a_name_keeps_its_capital() -> None:
    found = claim("Lund said Mayor Quist left.", "Mayor Quist left")
    assert statement(found).text.endswith("said that Mayor Quist left.")


def test_what_stands_beside_a_name_is_not_replaced_by_it() -> None:
    text = "Lund said Quist, the mayor, left."
    name = TopicMention(Span.of(text, 10, 15), "subject", "own name", 0.95)
    mayor = TopicMention(Span.of(text, 17, 26), "other", "nominal", 0.9)
    found = evolve(claim(text, "Quist, the mayor, left"), about=(Topic(QUIST, (name, mayor)),))
    assert statement(found).text.endswith("said that Quist, the mayor, left.")
