"""Who *I*, *you* and *we* are, who goes on speaking, and what chains of a pipeline add."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document, Metadata, Quote, Span
from attribution.document import CoreferenceChain
from tests.trees import document

from .resolving import resolve_speakers, said

SAID_SO = "said/say/VERB/0/root so/ADV/2/advmod"


def span(doc: Document, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    return Span.of(doc.text, start, start + len(words))


def direct(doc: Document, sentence: int, number: int, source: str = "") -> Quote:
    """A quotation in direct speech; without a source it has no cue either."""
    quote = said(doc, source, sentence, number)
    return Quote(quote.id, "direct", quote.content, quote.cue, quote.source)


def names(doc: Document, *quotes: Quote) -> list[str | None]:
    return [s.name if s else None for s in resolve_speakers(doc, quotes).speakers]


def narrated(*more: str) -> Document:
    """A narrative whose *I* is met often enough, with the given sentences behind."""
    walked = "I/PRON/2/nsubj walked/walk/VERB/0/root on/ADV/2/advmod"
    return document("\n".join([walked, walked, walked, f"I/PRON/2/nsubj {SAID_SO}", *more]))


def test_a_narrator_is_who_the_byline_of_the_metadata_names() -> None:
    doc = evolve(narrated(), metadata=Metadata(author="Orla Quist"))
    assert names(doc, said(doc, "I", 3)) == ["Orla Quist"]


def test_an_outlet_in_the_metadata_narrates_nothing() -> None:
    doc = evolve(narrated(), metadata=Metadata(author="Halden News"))
    assert names(doc, said(doc, "I", 3)) == [None]


def test_a_narrator_is_who_is_called_by_name() -> None:
    doc = narrated("Tomas/PROPN/2/vocative come/VERB/0/root here/ADV/2/advmod")
    called = Quote("q2", "direct", (doc.sentences[4].span,))
    assert names(doc, said(doc, "I", 3), called)[0] == "Tomas"


def test_a_narrator_is_who_says_what_they_are_called() -> None:
    doc = narrated("They/PRON/2/nsubj call/VERB/0/root me/I/PRON/2/obj Sparrow/PROPN/2/xcomp")
    assert names(doc, said(doc, "I", 3)) == ["Sparrow"]


def test_a_mother_who_is_called_so_is_no_narrator() -> None:
    doc = narrated("Mother/PROPN/2/vocative come/VERB/0/root here/ADV/2/advmod")
    called = Quote("q2", "direct", (doc.sentences[4].span,))
    assert names(doc, said(doc, "I", 3), called)[0] is None


def test_who_narrates_is_not_told_of_as_she() -> None:
    doc = narrated(
        "They/PRON/2/nsubj call/VERB/0/root me/I/PRON/2/obj Sparrow/PROPN/2/xcomp",
        f"She/PRON/2/nsubj {SAID_SO}",
    )
    assert names(doc, said(doc, "She", 5)) == [None]


INTERVIEW = (
    "We/PRON/2/nsubj interview/VERB/0/root Ana/PROPN/2/obj Lund/PROPN/3/flat",
    "What/PRON/4/obj did/do/AUX/4/aux you/PRON/4/nsubj learn/VERB/0/root ?/PUNCT/4/punct",
    "I/PRON/2/nsubj think/VERB/0/root so/ADV/2/advmod",
    "Should/AUX/3/aux I/PRON/3/nsubj ask/VERB/0/root you/PRON/3/obj ?/PUNCT/3/punct",
    "I/PRON/2/nsubj think/VERB/0/root so/ADV/2/advmod",
)


def test_in_an_interview_you_is_asked_and_i_answers() -> None:
    doc = document("\n\n".join(INTERVIEW))
    answers = [said(doc, "you", 1, 1), said(doc, "I", 2, 2), said(doc, "I", 4, 3)]
    assert names(doc, *answers) == ["Ana Lund"] * 3


def test_in_a_question_i_is_not_who_answers() -> None:
    doc = document("\n\n".join(INTERVIEW))
    assert names(doc, said(doc, "I", 3)) == [None]


ASKED_FIRST = (
    "I/PRON/2/nsubj wonder/VERB/0/root if/SCONJ/5/mark you/PRON/5/nsubj paint/VERB/2/advcl"
)


def test_in_an_interview_one_may_ask_without_a_question_mark() -> None:
    doc = document("\n\n".join([INTERVIEW[0], ASKED_FIRST, *INTERVIEW[2:3], *INTERVIEW[1:]]))
    asked = [said(doc, "I", 1, 1), said(doc, "you", 1, 2), said(doc, "I", 2, 3)]
    assert names(doc, *asked) == [None, "Ana Lund", "Ana Lund"]


def test_in_an_interview_a_remark_on_you_is_the_interviewer_s() -> None:
    remark = (
        "Moments/moment/NOUN/3/nsubj/Number=Plur must/AUX/3/aux move/VERB/0/root you/PRON/3/obj"
    )
    doc = document("\n\n".join([*INTERVIEW, remark, INTERVIEW[2]]))
    assert names(doc, said(doc, "you", 5)) == ["Ana Lund"]


def test_who_is_interviewed_may_be_described_only() -> None:
    told = "We/PRON/2/nsubj interview/VERB/0/root the/DET/4/det owner/NOUN/2/obj"
    named = "Owner/NOUN/2/compound Ana/PROPN/4/nsubj Lund/PROPN/2/flat smiled/smile/VERB/0/root"
    other = "Omar/PROPN/3/nsubj Haddad/PROPN/1/flat waited/wait/VERB/0/root"
    doc = document("\n\n".join([told, other, other, named, *INTERVIEW[1:]]))
    assert names(doc, said(doc, "I", 5)) == ["Ana Lund"]


def test_she_who_spoke_to_the_paper_answers() -> None:
    told = "She/PRON/2/nsubj speak/VERB/0/root to/ADP/4/case us/we/PRON/2/obl"
    named = "Ana/PROPN/3/nsubj Lund/PROPN/1/flat cooks/cook/VERB/0/root"
    other = "Omar/PROPN/3/nsubj Haddad/PROPN/1/flat waited/wait/VERB/0/root"
    doc = document("\n\n".join([other, other, f"{named}\n{told}", *INTERVIEW[1:], INTERVIEW[2]]))
    assert names(doc, said(doc, "I", 5)) == ["Ana Lund"]


def test_words_without_marks_behind_a_colon_are_whose_the_colon_is() -> None:
    remembered = (
        "Ana/PROPN/3/nsubj Lund/PROPN/1/flat remembered/remember/VERB/0/root it/PRON/3/obj"
        " :/PUNCT/3/punct"
    )
    inside = f"I/PRON/2/nsubj {SAID_SO}"
    doc = document(f"{remembered}\n\n{inside}\n\n{inside}")
    quotes = [said(doc, "I", 1, 1), said(doc, "I", 2, 2)]
    assert names(doc, *quotes) == ["Ana Lund", None]


def test_who_answers_is_not_who_has_asked() -> None:
    trees = (
        "Ana/PROPN/3/nsubj Lund/PROPN/1/flat waited/wait/VERB/0/root\n\n"
        "Olga/PROPN/3/nsubj Quist/PROPN/1/flat ask/VERB/0/root why/ADV/3/advmod\n"
        "She/PRON/2/nsubj {}/VERB/0/root so/ADV/2/advmod"
    )
    for verb, speaker in (("reply", "Ana Lund"), ("add", "Olga Quist")):
        doc = document(trees.format(verb))
        asked, then = said(doc, "Olga Quist", 1, 1), said(doc, "She", 2, 2)
        assert names(doc, asked, then) == ["Olga Quist", speaker]


EXCERPT = "I/PRON/4/nsubj will/AUX/4/aux not/PART/4/advmod go/VERB/0/root home/ADV/4/advmod"


def test_a_headline_s_words_are_whose_they_are_below() -> None:
    doc = document(
        f"{EXCERPT}\n\n{EXCERPT} ,/PUNCT/4/punct said/say/VERB/4/parataxis Ana/PROPN/7/nsubj"
        " Lund/PROPN/8/flat"
    )
    below = Quote(
        "q2", "direct", (span(doc, "I will not go home", 1),), source=span(doc, "Ana Lund")
    )
    assert names(doc, direct(doc, 0, 1), below) == ["Ana Lund", "Ana Lund"]
    other = evolve(below, content=(span(doc, "go home", 1),))
    assert names(doc, direct(doc, 0, 1), other) == [None, "Ana Lund"]


def test_in_a_quotation_i_is_its_speaker_though_named_behind_it() -> None:
    doc = document(
        "I/PRON/2/nsubj hope/VERB/5/ccomp so/ADV/2/advmod ,/PUNCT/2/punct said/say/VERB/0/root"
        " Ana/PROPN/5/nsubj Lund/PROPN/6/flat"
    )
    outer = Quote("q1", "direct", (span(doc, "I hope so ,"),), said(doc, "Ana Lund", 0).cue)
    outer = evolve(outer, source=span(doc, "Ana Lund"))
    inner = Quote("q2", "indirect", (span(doc, "so"),), outer.cue, span(doc, "I"), parent="q1")
    assert names(doc, outer, inner) == ["Ana Lund", "Ana Lund"]


def test_in_a_quotation_he_is_not_its_speaker() -> None:
    doc = document(
        "Mr./PROPN/2/compound Okoro/PROPN/3/nsubj met/meet/VERB/0/root Mr./PROPN/5/compound"
        " Lund/PROPN/3/obj ./PUNCT/3/punct\n"
        "He/PRON/2/nsubj knows/know/VERB/4/ccomp ,/PUNCT/2/punct said/say/VERB/0/root"
        " Okoro/PROPN/4/nsubj"
    )
    outer = evolve(said(doc, "Okoro", 1), kind="direct", content=(span(doc, "He knows ,"),))
    inner = Quote("q2", "indirect", (span(doc, "knows"),), outer.cue, span(doc, "He"), parent="q1")
    assert names(doc, outer, inner) == ["Okoro", "Lund"]


ANA = f"Ana/PROPN/3/nsubj Lund/PROPN/1/flat {SAID_SO.replace('/2/', '/3/')}"
OMAR = f"Omar/PROPN/3/nsubj Haddad/PROPN/1/flat {SAID_SO.replace('/2/', '/3/')}"


def test_a_conversation_of_two_goes_to_and_fro() -> None:
    doc = document("\n\n".join([ANA, OMAR, "Never/ADV/0/root", "Coward/NOUN/0/root"]))
    quotes = [direct(doc, 0, 1, "Ana Lund"), direct(doc, 1, 2, "Omar Haddad")]
    quotes += [direct(doc, 2, 3), direct(doc, 3, 4)]
    assert names(doc, *quotes)[2:] == ["Ana Lund", "Omar Haddad"]


def test_who_just_acted_in_the_paragraph_speaks() -> None:
    doc = document(
        "Ana/PROPN/3/nsubj Lund/PROPN/1/flat waited/wait/VERB/0/root\n\n"
        "She/PRON/2/nsubj shrugs/shrug/VERB/0/root\nNever/ADV/0/root"
    )
    assert names(doc, direct(doc, 2, 1)) == ["Ana Lund"]


def test_who_is_followed_by_a_colon_speaks_in_the_next_paragraph() -> None:
    doc = document(
        "Ana/PROPN/3/nsubj Lund/PROPN/1/flat said/say/VERB/0/root"
        " :/PUNCT/3/punct\n\nNever/ADV/0/root"
    )
    assert names(doc, direct(doc, 1, 1)) == ["Ana Lund"]


def test_who_acts_where_quoted_words_end_goes_on() -> None:
    ended = (
        "”/PUNCT/4/punct Ana/PROPN/4/nsubj Lund/PROPN/2/flat told/tell/VERB/0/root us/we/PRON/4/obj"
        " ./PUNCT/4/punct"
    )
    doc = document(f"{ended}\n\nNever/ADV/0/root")
    assert names(doc, direct(doc, 1, 1)) == ["Ana Lund"]
    doc = document(f"{ended.replace('”', 'Then')}\n\nNever/ADV/0/root")
    assert names(doc, direct(doc, 1, 1)) == [None]


def test_without_anybody_near_there_is_a_reason() -> None:
    doc = document("It/PRON/2/nsubj rained/rain/VERB/0/root\n\nNever/ADV/0/root")
    resolved = resolve_speakers(doc, [direct(doc, 1, 1)])
    assert resolved.speakers == (None,)
    assert resolved.reasons[0]


def chained(*mentions: str) -> tuple[Document, Quote]:
    doc = document(
        "Mr./PROPN/2/compound Okoro/PROPN/3/nsubj met/meet/VERB/0/root Mr./PROPN/5/compound"
        " Lund/PROPN/3/obj ./PUNCT/3/punct\n"
        f"He/PRON/2/nsubj {SAID_SO}"
    )
    chain = CoreferenceChain(tuple(span(doc, m) for m in mentions))
    return evolve(doc, coreference=(chain,)), said(doc, "He", 1)


def test_a_chain_of_the_pipeline_outdoes_our_own_rules() -> None:
    doc, quote = chained("Mr. Lund", "He")
    speaker = resolve_speakers(doc, [quote]).speakers[0]
    assert speaker is not None
    assert (speaker.name, speaker.resolved_by) == ("Lund", "coreference")
    without = resolve_speakers(evolve(doc, coreference=()), [quote]).speakers[0]
    assert without is not None
    assert (without.name, without.resolved_by) == ("Okoro", "pronoun")


def test_a_chain_counts_by_the_heads_of_its_mentions() -> None:
    """*Reyes's lawyer ... he*: the name within a mention is another's."""
    doc = document(
        "Reyes/PROPN/3/nmod:poss 's/PART/1/case lawyer/NOUN/4/nsubj left/leave/VERB/0/root\n"
        f"He/PRON/2/nsubj {SAID_SO}"
    )
    chain = CoreferenceChain((span(doc, "Reyes 's lawyer"), span(doc, "He")))
    doc = evolve(doc, coreference=(chain,))
    assert names(doc, said(doc, "He", 1)) == ["Reyes 's lawyer"]


def test_a_paragraph_that_reports_is_no_turn_in_a_dialogue() -> None:
    """Who was quoted in it goes on: the one before does not answer."""
    turn = '"/PUNCT/2/punct Yes/INTJ/4/ccomp "/PUNCT/2/punct said/say/VERB/0/root {}/PROPN/4/nsubj'
    alone = '"/PUNCT/2/punct Never/ADV/0/root "/PUNCT/2/punct'
    report = "Reyes/PROPN/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
    talk = document("\n\n".join([turn.format("Lund"), turn.format("Reyes"), alone]))
    news = document(f"{turn.format('Lund')}\n\n{report}\n{turn.format('Reyes')}\n\n{alone}")
    turns = [direct(talk, 0, 1, "Lund"), direct(talk, 1, 2, "Reyes"), direct(talk, 2, 3)]
    told = [
        direct(news, 0, 1, "Lund"),
        said(news, "Reyes", 1, 2),
        direct(news, 2, 3, "Reyes"),
        direct(news, 3, 4),
    ]
    assert names(talk, *turns)[-1] == "Lund"
    assert names(news, *told)[-1] == "Reyes"


ABOVE = (
    "Rosa/PROPN/4/nsubj Winter/PROPN/1/flat has/have/AUX/4/aux waited/wait/VERB/0/root{}\n\n"
    "“/PUNCT/2/punct Nobody/PRON/3/nsubj sleep/VERB/0/root ”/PUNCT/3/punct"
)


@pytest.mark.parametrize(
    ("beside", "speaker"),
    [
        ("", "Rosa Winter"),
        (" for/ADP/6/case years/year/NOUN/4/obl/Number=Plur", "Rosa Winter"),
        (" for/ADP/6/case Arne/PROPN/4/obl Sand/PROPN/6/flat", None),
    ],
)
def test_a_paragraph_in_marks_goes_on_with_the_one_person_told_of_above(
    beside: str, speaker: str | None
) -> None:
    doc = document(ABOVE.format(beside))
    passage = Quote("q1", "direct", (doc.paragraphs[1],))
    found = resolve_speakers(doc, [passage]).speakers[0]
    assert (found.name if found else None) == speaker


def test_a_name_beside_who_acts_speaks_in_what_follows() -> None:
    doc = document(
        "The/DET/2/det widow/NOUN/7/nsubj ,/PUNCT/4/punct Tess/PROPN/2/appos Lyon/PROPN/4/flat "
        ",/PUNCT/2/punct wept/weep/VERB/0/root\n"
        "“/PUNCT/3/punct He/PRON/3/nsubj left/leave/VERB/0/root ”/PUNCT/3/punct"
    )
    passage = Quote("q1", "direct", (doc.sentences[1].span,))
    (found,) = resolve_speakers(doc, [passage]).speakers
    assert found is not None
    assert (found.name, found.resolved_by) == ("Tess Lyon", "carried over")


def test_below_who_asks_whom_they_take_turns() -> None:
    doc = document(
        "Lena/PROPN/3/nsubj Moen/PROPN/1/flat ask/VERB/0/root Arne/PROPN/3/obj Sand/PROPN/4/flat"
        " why/ADV/3/advmod\n\nAfraid/ADJ/0/root ?/PUNCT/1/punct\n\nYes/INTJ/0/root\n\n"
        "Again/ADV/0/root ?/PUNCT/1/punct\n\nTomorrow/NOUN/0/root"
    )
    asked = evolve(said(doc, "Lena Moen", 0), addressee=span(doc, "Arne Sand"))
    turns = [Quote(f"q{at + 1}", "direct", (doc.sentences[at].span,)) for at in range(1, 5)]
    both = ["Lena Moen", "Arne Sand"]
    assert names(doc, asked, *turns) == ["Lena Moen", *both, *both]
    assert names(doc, asked, *turns[1:2]) == ["Lena Moen", None]
