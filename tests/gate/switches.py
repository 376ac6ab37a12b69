"""How to switch each mechanism off: `SWITCHES` names what is replaced, and by what."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from attribution.quotes.corrections import CORRECTIONS
from attribution.speakers.references import Reference

__all__ = ["SWITCHES", "off"]

Replacement = tuple[str, Any]


def _second(_: object, given: Any, *__: object, **___: object) -> Any:
    """What stands in for a step that takes claims or names second and leaves some out."""
    return given


def _nothing(*_: object, **__: object) -> None:
    return None


def _none(*_: object, **__: object) -> tuple[()]:
    """What stands in for a step that gives several words."""
    return ()


def _no(*_: object, **__: object) -> bool:
    return False


def _yes(*_: object, **__: object) -> bool:
    return True


SWITCHES: dict[str, tuple[Replacement, ...]] = {
    "anonymity": (("attribution.quotes.extraction.of_the_news", _second),),
    "perception": (
        ("attribution.quotes.rules.clausal.is_perceived", _no),
        ("attribution.quotes.rules.complement.is_perceived", _no),
    ),
    "continuation": (
        (
            "attribution.quotes.assembly.continued",
            lambda _, claims, __: sorted(claims, key=lambda c: (c.start, c.end)),
        ),
    ),
    "embedding": (("attribution.quotes.assembly._without_embedded", lambda claims: claims),),
    "folding": (("attribution.pipeline.fold", _second),),
    "interview": (("attribution.speakers.resolution.interview_of", _nothing),),
    "narrator": (("attribution.speakers.resolution.narrator_of", _nothing),),
    "surnames of couples": (("attribution.mentions.detection.share_surnames", _second),),
    "coordination": (
        ("attribution.speakers.coordination.Coordination.joined", _nothing),
        ("attribution.speakers.coordination.Coordination.several", _nothing),
    ),
    "relative pronouns": (("attribution.speakers.references.antecedent", _nothing),),
    "pronouns": (("attribution.speakers.pronouns.Discourse.resolve", _nothing),),
    "who goes on speaking": (
        (
            "attribution.speakers.dialogue.Dialogue.carried",
            lambda *_: Reference(None, reason="switched off"),
        ),
    ),
    "descriptions": (("attribution.speakers.descriptions.nominals.Nominals.named", _nothing),),
    "descriptions that fit": (
        ("attribution.speakers.descriptions.nominals.Nominals.fitting", _nothing),
    ),
    "outlets taken up by a noun": (("attribution.mentions.outlet_anaphora._nouns", lambda *_: ()),),
    "organisations taken up by a noun": (
        ("attribution.speakers.descriptions.nominals.last_organisation", _nothing),
    ),
    "initials": (("attribution.mentions.name_matching.initials", lambda *_: ""),),
    **{
        correction.name: (
            (
                "attribution.quotes.corrections.table.CORRECTIONS",
                tuple(other for other in CORRECTIONS if other is not correction),
            ),
        )
        for correction in CORRECTIONS
    },
    "things that cannot speak": (("attribution.quotes.proposal.nearer_verb", _nothing),),
    "subjects behind participles": (("attribution.quotes.corrections.rehung._opened", _nothing),),
    "negated infinitives": (
        ("attribution.quotes.corrections.rehung._negated_infinitive", _nothing),
    ),
    "clauses around how it was put": (("attribution.quotes.corrections.rehung._worded", _none),),
    "question words": (("attribution.quotes.corrections.rehung._question_word", _none),),
    "what lets somebody speak": (("attribution.quotes.corrections.rehung._held", _nothing),),
    "clauses behind asides": (("attribution.quotes.corrections.rehung._beyond_aside", _nothing),),
    "clauses behind agents": (("attribution.quotes.rules.passive._clause_beyond", _nothing),),
    "whose claim a noun carries": (("attribution.quotes.finish.with_own_source", _second),),
    "what nobody says": (("attribution.quotes.scope.says", _yes),),
    "one claim of two cues": (("attribution.quotes.assembly._without_governors", _second),),
    "pronouns within contents": (
        ("attribution.topics.finding._Finder._resolve_pronouns", _nothing),
    ),
    "nouns within contents": (("attribution.topics.nouns.Nouns.meant", _nothing),),
    "bodies within contents": (("attribution.topics.bodies.Bodies.meant", _nothing),),
    "kin within contents": (("attribution.topics.kin.Kin.meant", _nothing),),
    "whom you means": (
        ("attribution.topics.participants.Participants.you", lambda *_: (None, 0.0)),
    ),
    "it that means nothing": (("attribution.topics.antecedents.is_expletive", _no),),
    "whatever it is called": (("attribution.quotes.rules.complement._what_is_named", _nothing),),
}
"""By the name of each mechanism, the dotted names that are replaced, and by what."""


@contextmanager
def off(mechanism: str) -> Iterator[None]:
    """The library without a mechanism.

    Arguments:
        mechanism: a name in `SWITCHES`.
    """
    patches = []
    for dotted, replacement in SWITCHES[mechanism]:
        holder, _, name = dotted.rpartition(".")
        patches.append(mock.patch.object(_found(holder), name, replacement))
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


def _found(dotted: str) -> Any:
    """A module, or a class in one."""
    try:
        return importlib.import_module(dotted)
    except ModuleNotFoundError:
        module, _, name = dotted.rpartition(".")
        return getattr(importlib.import_module(module), name)
