"""The sections and keys that the tables of words for people may have."""

from __future__ import annotations

from attribution.knowledge.shapes import Section, Words

__all__ = ["ALIKE", "FILES", "KEYS", "ONE_WAY", "SHAPE"]

KEYS = {
    "titles": (
        "kept",
        "dropped",
        "civil",
        "suffixes",
        "generations",
        "elder",
        "younger",
        "particles",
        "father",
        "son",
    ),
    "gender": ("masculine", "feminine"),
    "pronouns": (
        "masculine",
        "feminine",
        "plural",
        "neuter",
        "first",
        "first_singular",
        "second",
        "relative",
        "personal_relative",
        "indefinite",
        "negative",
    ),
    "kinds": (
        "organisation",
        "document",
        "group",
        "organisation_suffixes",
        "corporate",
        "named",
        "unarticled",
        "nameless",
        "generic",
        "business",
        "public",
        "noncommercial",
        "outlet",
        "settlement",
        "land",
        "relational",
        "onlooker",
        "kin",
        "child",
        "ancestor",
        "definite",
        "age",
        "partisan",
        "rank",
        "holding",
        "person",
        "heading",
        "serving",
        "spouse",
        "couple",
        "siblings",
        "locative",
        "someone",
        "collective",
        "part",
        "region",
        "player",
        "past",
        "also_given",
        "anybody",
        "minor",
        "teens",
        "elderly",
        "other",
        "new",
    ),
    "expletive": ("weather", "seeming", "ambient", "minded"),
    "interview": ("words", "asking"),
    "dialogue": (
        "asking",
        "answering",
        "confessing",
        "questioners",
        "confidants",
        "officials",
        "reacting",
        "contrasting",
        "dying",
        "killing",
    ),
    "naming": ("verbs", "nouns", "taking", "as", "of", "about", "behind", "belonging"),
    "calling": ("introducing", "giving", "going", "acting", "by", "alias"),
    "calendar": ("words",),
    "given_names": ("masculine", "feminine", "words"),
    "names": (
        "articles",
        "conjunctions",
        "possessives",
        "small",
        "former",
        "latter",
        "both",
    ),
    "endings": ("residents", "persons", "agents", "occupations", "demonyms", "places"),
}
# Sections with free keys: first those in which the words under a key belong together, then those
# in which a word says nothing about its key, then all of them.
ONE_WAY = ("wider", "implied", "acting", "works", "bodies", "kin")
ALIKE = ("nicknames", "demonyms", "lands", "alike", "abbreviations", *ONE_WAY)
FILES = ("people", "roles", "nicknames", "demonyms", "given_names", "bodies")
SHAPE = Section(
    {
        **{name: Section(dict.fromkeys(keys, Words())) for name, keys in KEYS.items()},
        **dict.fromkeys(ALIKE, Section(others=Words())),
    },
    noun="section",
)
"""The shape of ``people.toml``, ``roles.toml``, ``given_names.toml`` and the like."""
