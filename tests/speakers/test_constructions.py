"""Who is meant by a source mention: one small article for each construction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import Document
from tests.trees import document

from .resolving import resolve_speakers, said

INTRODUCED = (
    "Harbour/NOUN/2/compound master/NOUN/3/compound Dana/PROPN/5/nsubj Reyes/PROPN/3/flat"
    " spoke/speak/VERB/0/root ./PUNCT/5/punct"
)


def saying(*source: tuple[str, str]) -> str:
    """A sentence whose subject is a determiner-free row of words, the last being its head."""
    at = len(source)
    words = [
        f"{form}/{upos}/{at if i < at else at + 1}/{_relation(upos, i == at)}"
        for i, (form, upos) in enumerate(source, 1)
    ]
    return " ".join([*words, f"said/say/VERB/0/root so/ADV/{at + 1}/advmod"])


def _relation(upos: str, head: bool) -> str:
    if head:
        return "nsubj"
    return {"DET": "det", "ADJ": "amod", "PROPN": "compound", "PRON": "nmod:poss"}.get(
        upos, "compound"
    )


@pytest.mark.parametrize(
    ("source", "name", "how"),
    [
        ([("Reyes", "PROPN")], "Dana Reyes", "shorter name"),
        ([("Dana", "PROPN")], "Dana Reyes", "shorter name"),
        ([("Ms.", "PROPN"), ("Reyes", "PROPN")], "Dana Reyes", "shorter name"),
        ([("She", "PRON")], "Dana Reyes", "pronoun"),
        ([("The", "DET"), ("master", "NOUN")], "Dana Reyes", "nominal"),
        ([("The", "DET"), ("harbour", "NOUN"), ("master", "NOUN")], "Dana Reyes", "nominal"),
    ],
)
def test_a_person_introduced_by_name_and_role(
    source: list[tuple[str, str]], name: str, how: str
) -> None:
    doc = document(INTRODUCED + "\n" + saying(*source))
    quote = said(doc, " ".join(form for form, _ in source), 1)
    speaker = resolve_speakers(doc, [quote]).speakers[0]
    assert speaker is not None
    assert (speaker.name, speaker.resolved_by) == (name, how)


@pytest.mark.parametrize(
    ("first", "second", "pronoun", "expected"),
    [
        ("Mr.", "Ms.", "He", "Okoro"),
        ("Mr.", "Ms.", "She", "Lund"),
        ("Ms.", "Mr.", "She", "Okoro"),
        ("Ms.", "Mr.", "He", "Lund"),
    ],
)
def test_a_pronoun_agrees_in_gender_with_titles(
    first: str, second: str, pronoun: str, expected: str
) -> None:
    doc = document(
        f"{first}/PROPN/2/compound Okoro/PROPN/3/nsubj met/meet/VERB/0/root"
        f" {second}/PROPN/5/compound Lund/PROPN/3/obj ./PUNCT/3/punct\n" + saying((pronoun, "PRON"))
    )
    speaker = resolve_speakers(doc, [said(doc, pronoun, 1)]).speakers[0]
    assert speaker is not None
    assert speaker.name == expected


@pytest.mark.parametrize(
    "parts",
    [
        ("Iris", "Falk", "Orla", "Quist"),
        ("Tomas", "Brandt", "Yusuf", "Adeyemi"),
    ],
)
def test_a_lead_names_the_role_before_the_person(parts: tuple[str, str, str, str]) -> None:
    """*The leader urged the Norvian president ...; X met Norvian President Y.*"""
    given, last, other, claimed = parts
    doc = document(
        "Keldavia/PROPN/3/nmod:poss 's/PART/1/case leader/NOUN/4/nsubj urged/urge/VERB/0/root"
        " the/DET/7/det Norvian/ADJ/7/amod president/NOUN/4/obj to/PART/9/mark act/VERB/4/xcomp\n\n"
        f"{given}/PROPN/3/nsubj {last}/PROPN/1/flat met/meet/VERB/0/root Norvian/ADJ/5/amod"
        f" President/PROPN/6/compound {other}/PROPN/3/obj {claimed}/PROPN/6/flat"
    )
    leader = resolve_speakers(doc, [said(doc, "Keldavia 's leader", 0)]).speakers[0]
    president = resolve_speakers(doc, [said(doc, "the Norvian president", 0)]).speakers[0]
    assert leader is not None
    assert president is not None
    assert leader.name == f"{given} {last}"
    assert president.name == f"{other} {claimed}"


def test_a_person_with_another_role_is_not_the_lead_s() -> None:
    doc = document(
        "The/DET/2/det coach/NOUN/3/nsubj complained/complain/VERB/0/root\n\n"
        "Lawyer/NOUN/2/compound Ana/PROPN/4/nsubj Lund/PROPN/2/flat arrived/arrive/VERB/0/root"
    )
    speaker = resolve_speakers(doc, [said(doc, "The coach", 0)]).speakers[0]
    assert speaker is not None
    assert (speaker.name, speaker.entity.kind) == ("the coach", "unnamed")


def test_a_relative_pronoun_is_its_antecedent() -> None:
    doc = document(
        "Ana/PROPN/6/nsubj Lund/PROPN/1/flat ,/PUNCT/5/punct who/PRON/5/nsubj"
        " doubted/doubt/VERB/1/acl:relcl left/leave/VERB/0/root"
    )
    speaker = resolve_speakers(doc, [said(doc, "who", 0)]).speakers[0]
    assert speaker is not None
    assert (speaker.name, speaker.resolved_by) == ("Ana Lund", "relative pronoun")


def test_two_coordinated_names_are_a_group_of_both() -> None:
    doc = document(
        "Ana/PROPN/6/nsubj Lund/PROPN/1/flat and/CCONJ/4/cc Omar/PROPN/1/conj Haddad/PROPN/4/flat"
        " agreed/agree/VERB/0/root"
    )
    resolved = resolve_speakers(doc, [said(doc, "Ana Lund and Omar Haddad", 0)])
    speaker = resolved.speakers[0]
    assert speaker is not None
    assert speaker.entity.kind == "group"
    names = {e.id: e.name for e in resolved.entities}
    assert [names[m] for m in speaker.entity.members] == ["Ana Lund", "Omar Haddad"]


def test_an_organisation_by_its_acronym_and_its_noun() -> None:
    doc = document(
        "Halden/PROPN/3/compound Rescue/PROPN/3/compound Agency/PROPN/4/nsubj"
        " warned/warn/VERB/0/root"
        " ./PUNCT/4/punct\n"
        + saying(("HRA", "PROPN"))
        + "\n"
        + saying(("The", "DET"), ("agency", "NOUN"))
    )
    quotes = [said(doc, "HRA", 1, 1), said(doc, "The agency", 2, 2)]
    speakers = resolve_speakers(doc, quotes).speakers
    assert [s.name for s in speakers if s] == ["Halden Rescue Agency"] * 2


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ([("A", "DET"), ("witness", "NOUN")], "unnamed"),
        ([("The", "DET"), ("report", "NOUN")], "document"),
        ([("The", "DET"), ("ministry", "NOUN")], "organisation"),
    ],
)
def test_who_is_not_named_is_kept_as_what_it_is(source: list[tuple[str, str]], kind: str) -> None:
    doc = document("It/PRON/2/nsubj rained/rain/VERB/0/root\n" + saying(*source))
    text = " ".join(form for form, _ in source)
    speaker = resolve_speakers(doc, [said(doc, text, 1)]).speakers[0]
    assert speaker is not None
    assert speaker.entity.kind == kind
    assert speaker.name.lower() == text.lower()


def test_several_who_are_not_named_are_a_group() -> None:
    doc = document(
        "The/DET/2/det residents/resident/NOUN/3/nsubj/Number=Plur said/say/VERB/0/root"
        " so/ADV/3/advmod"
    )
    speaker = resolve_speakers(doc, [said(doc, "The residents", 0)]).speakers[0]
    assert speaker is not None
    assert (speaker.name.lower(), speaker.entity.kind) == ("the residents", "group")


def test_the_author_s_own_i_is_nobody_with_a_reason() -> None:
    doc = document(saying(("I", "PRON")))
    resolved = resolve_speakers(doc, [said(doc, "I", 0)])
    assert resolved.speakers == (None,)
    assert resolved.reasons[0]


def test_in_an_interview_i_is_who_the_introduction_names() -> None:
    question = "What/PRON/4/obj did/do/AUX/4/aux you/PRON/4/nsubj learn/VERB/0/root ?/PUNCT/4/punct"
    answer = "I/PRON/2/nsubj think/VERB/0/root so/ADV/2/advmod"
    doc = document(
        "Zamir/PROPN/2/nsubj interviewed/interview/VERB/0/root Ana/PROPN/2/obj"
        " Lund/PROPN/3/flat\n\n"
        + "\n\n".join([question, answer, question, answer, question, answer])
    )
    speaker = resolve_speakers(doc, [said(doc, "I", 2)]).speakers[0]
    assert speaker is not None
    assert speaker.name == "Ana Lund"


def test_a_quotation_without_cue_goes_on_with_its_predecessor_s_speaker() -> None:
    doc = document(saying(("Ana", "PROPN"), ("Lund", "PROPN")) + "\nYes/INTJ/0/root")
    before = said(doc, "Ana Lund", 0)
    direct = type(before)("q1", "direct", before.content, before.cue, before.source)
    speakers = resolve_speakers(doc, [direct, said(doc, "", 1, 2)]).speakers
    assert speakers[1] is not None
    assert (speakers[1].name, speakers[1].resolved_by) == ("Ana Lund", "carried over")


_SOURCES = st.lists(
    st.sampled_from(["Reyes", "Dana", "She", "He", "They", "It", "I", "Okoro", "WHO", "Who"]),
    min_size=1,
    max_size=12,
)


@given(_SOURCES)
def test_whatever_the_sources_every_quotation_has_a_speaker_or_a_reason(sources: list[str]) -> None:
    upos = ["PRON" if s in ("She", "He", "They", "It", "I", "Who") else "PROPN" for s in sources]
    doc: Document = document("\n".join(saying(pair) for pair in zip(sources, upos, strict=True)))
    quotes = [said(doc, source, i, i + 1) for i, source in enumerate(sources)]
    resolved = resolve_speakers(doc, quotes)
    assert (
        len(resolved.speakers) == len(resolved.reasons) == len(resolved.addressees) == len(quotes)
    )
    ids = {e.id for e in resolved.entities}
    assert len(ids) == len(resolved.entities)
    for speaker, reason in zip(resolved.speakers, resolved.reasons, strict=True):
        assert (speaker is None) == bool(reason)
        assert speaker is None or speaker.entity in resolved.entities
    for entity in resolved.entities:
        assert set(entity.members) <= ids
        for mention in entity.mentions:
            assert doc.text[mention.start : mention.end] == mention.text
    assert resolve_speakers(doc, quotes) == resolved
