"""The sections and lists of ``cues.toml``, and the attribute of `Lexicon` that each fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from attribution.knowledge.shapes import Phrases, Section, Shape, Words
from attribution.knowledge.tables import Table

__all__ = [
    "ATTITUDES", "CUE_FRAMES", "FILES", "POLARITY", "SETS", "SHAPE", "Attitude", "frames_of"
]  # fmt: skip

Attitude = Literal["speech", "attitude"]
"""``"speech"`` if something was said or written, ``"attitude"`` if it is thought, known, wanted,
planned or felt."""

FILES = ("cues",)

CUE_FRAMES = ("clause", "infinitive", "object", "complement", "noun", "adjective")
"""The frames in which a word links a source to a content without any preposition."""

POLARITY = (
    "negators", "with_auxiliary", "adverbs", "of_nouns", "opening", "joining", "few", "no_more",
    "yet", "restrictive", "affirmed", "light", "making", "decliners", "kept_from", "failing",
    "nearing", "hypothetical", "hypothetical_heads", "conditionals", "asking", "polite",
    "polite_modals", "able", "able_modals", "announcing", "announcing_modals", "narrated",
    "narrated_modals", "restricted_modals", "holding", "true", "untrue",
)  # fmt: skip
# The order matters: a word listed as both counts as speech.
ATTITUDES: tuple[Attitude, ...] = ("attitude", "speech")
_LISTS: Mapping[str, Shape] = dict.fromkeys(ATTITUDES, Words())
_FRAME = Section(_LISTS)
# A frame with a section for each preposition: [noun], [noun.about], ...
_GOVERNING = Section(_LISTS, others=_FRAME)
_FRAMES: Mapping[str, Shape] = {
    **dict.fromkeys(
        ("clause", "that", "marks", "infinitive", "object", "complement", "measure", "raising"),
        _FRAME,
    ),
    **dict.fromkeys(("noun", "adjective", "addressed"), _GOVERNING),
    "preposition": Section(others=_FRAME, noun="preposition"),
}
_ACCORDING = ("bare", "judges", "not_sources", "possessed", "reckoned")
# The section and list of the table that hold each attribute's words.
SETS: Mapping[str, tuple[str, str]] = {
    "bare": ("according", "bare"),
    "possessed": ("according", "possessed"),
    "reckoned": ("according", "reckoned"),
    "not_sources": ("according", "not_sources"),
    "judges": ("according", "judges"),
    "time": ("time", "words"),
    "occasions": ("occasion", "words"),
    "issuing": ("occasion", "verbs"),
    "venues": ("occasion", "venues"),
    "gatherings": ("occasion", "gatherings"),
    "courts": ("occasion", "courts"),
    "addressing": ("occasion", "addressing"),
    "headline_sources": ("headline", "sources"),
    "headline_voicing": ("headline", "voicing"),
    "named_things": ("title", "nouns"),
    "naming": ("title", "verbs"),
    "appointing": ("title", "appointing"),
    "casting": ("title", "casting"),
    "christening": ("title", "christening"),
    "installing": ("title", "installing"),
    "choosing": ("title", "choosing"),
    "ringing": ("title", "ringing"),
    "judged": ("comment", "nouns"),
    "withheld": ("comment", "verbs"),
    "contesting": ("comment", "contesting"),
    "denying": ("comment", "denying"),
    "wordings": ("wording", "nouns"),
    "using": ("wording", "using"),
    "quoting": ("wording", "verbs"),
    "putting": ("wording", "putting"),
    "bearers": ("wording", "bearers"),
    "bearing": ("wording", "bearing"),
    "uttering": ("wording", "uttering"),
    "deeds": ("agents", "deeds"),
    "giving": ("wording", "giving"),
    "exposing": ("wording", "exposing"),
    "mute": ("mute", "nouns"),
    "raising_objects": ("raised", "verbs"),
    "with_infinitives": ("raised", "nouns"),
    "inviting": ("by_the_way", "inviting"),
    "owing": ("by_the_way", "owing"),
    "gainsaying": ("by_the_way", "gainsaying"),
    "acting": ("voice", "acting"),
    "acting_out": ("voice", "acting_out"),
    "handled": ("voice", "handled"),
    "rooms": ("voice", "rooms"),
    "leaving": ("voice", "leaving"),
    "voices": ("voice", "speaking"),
    "voice_endings": ("voice", "endings"),
    "telling": ("voice", "telling"),
    "evincing": ("voice", "evincing"),
    "amounts": ("mute", "amounts"),
    "handling": ("mute", "handling"),
    "greeting": ("mute", "greeting"),
    "pricing": ("mute", "pricing"),
    "composing": ("work", "composing"),
    "works": ("work", "nouns"),
    "featuring": ("work", "featuring"),
    "playing": ("work", "playing"),
    "parts": ("work", "parts"),
    "renown": ("work", "renown"),
    "speaking": ("silence", "verbs"),
    "unspoken": ("silence", "nouns"),
    "siding": ("wording", "siding"),
    "touching": ("topic", "verbs"),
    "bidding": ("readers", "verbs"),
    "anybody": ("readers", "pronouns"),
    "supporting": ("readers", "auxiliaries"),
    "states": ("perception", "states"),
    "identifying": ("anonymity", "verbs"),
    "bynames": ("anonymity", "bynames"),
    "identities": ("anonymity", "nouns"),
    "anonymous": ("anonymity", "words"),
    "terms": ("anonymity", "terms"),
    "perceiving": ("perception", "verbs"),
    "perceiving_bare": ("perception", "bare"),
    "recalling": ("perception", "recalling"),
    "showing": ("perception", "showing"),
    "carrying": ("carrying", "verbs"),
    "stirring": ("carrying", "stirring"),
    "stirred": ("carrying", "stirred"),
    "drawing": ("carrying", "drawing"),
    "asking": ("asking", "verbs"),
    "asking_for": ("asking", "governors"),
    "hearing": ("hearing", "verbs"),
    "hearers": ("hearing", "bodies"),
}
SHAPE = Section(
    {
        **_FRAMES,
        "according": Section({"phrases": Phrases(), **dict.fromkeys(_ACCORDING, Words())}),
        "agents": Section({"deeds": Words()}),
        "asking": Section({"governors": Words(), "verbs": Words()}),
        "anonymity": Section(
            dict.fromkeys(("bynames", "nouns", "terms", "verbs", "words"), Words())
        ),
        "by_the_way": Section(
            {"phrases": Phrases(), **dict.fromkeys(("inviting", "owing", "gainsaying"), Words())}
        ),
        "carrying": Section(dict.fromkeys(("verbs", "stirring", "stirred", "drawing"), Words())),
        "connective": Section({"phrases": Phrases(), "words": Words()}),
        "comment": Section(dict.fromkeys(("nouns", "verbs", "contesting", "denying"), Words())),
        "headline": Section({"sources": Words(), "voicing": Words()}),
        "hearing": Section({"verbs": Words(), "bodies": Words()}),
        "occasion": Section(
            dict.fromkeys(
                ("verbs", "words", "courts", "venues", "gatherings", "addressing"), Words()
            )
        ),
        "perception": Section(
            dict.fromkeys(("verbs", "bare", "recalling", "showing", "states"), Words())
        ),
        "joined": Section({"verbs": Phrases()}),
        "gestures": Section({"verbs": Phrases()}),
        "judging": Section({"verbs": Phrases()}),
        "mute": Section(
            dict.fromkeys(("nouns", "amounts", "handling", "pricing", "greeting"), Words())
        ),
        "phrasal": Section({"verbs": Phrases()}),
        "polarity": Section(dict.fromkeys(POLARITY, Words())),
        "raised": Section({"verbs": Words(), "nouns": Words()}),
        "readers": Section(dict.fromkeys(("verbs", "pronouns", "auxiliaries"), Words())),
        "silence": Section({"verbs": Words(), "nouns": Words()}),
        "time": Section({"words": Words()}),
        "title": Section(
            dict.fromkeys(
                (
                    "nouns",
                    "verbs",
                    "appointing",
                    "casting",
                    "christening",
                    "installing",
                    "choosing",
                    "ringing",
                ),
                Words(),
            )
        ),
        "topic": Section({"verbs": Words()}),
        "unsaid": Section(others=Words(single=False), noun="verb"),
        "voice": Section(
            dict.fromkeys(
                (
                    "acting",
                    "acting_out",
                    "handled",
                    "rooms",
                    "leaving",
                    "speaking",
                    "endings",
                    "telling",
                    "evincing",
                ),
                Words(),
            )
        ),
        "wording": Section(
            dict.fromkeys(
                (
                    "nouns",
                    "using",
                    "putting",
                    "verbs",
                    "bearers",
                    "bearing",
                    "uttering",
                    "giving",
                    "siding",
                    "exposing",
                ),
                Words(),
            )
        ),
        "work": Section(
            dict.fromkeys(
                ("composing", "featuring", "nouns", "playing", "parts", "renown"), Words()
            )
        ),
    },
    noun="section",
)
"""The shape of ``cues.toml``."""


def frames_of(table: Table) -> Iterator[tuple[str, Table]]:
    """The frames of a checked table; one with a preposition is named by both: ``"noun.about"``."""
    for frame in _FRAMES:
        section = table.get(frame, {})
        if section.keys() & _LISTS.keys():
            yield frame, section
        for preposition in section.keys() - _LISTS.keys():
            yield f"{frame}.{preposition}", section[preposition]
