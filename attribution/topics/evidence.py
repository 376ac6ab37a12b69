"""The features by which `Antecedents` weighs whom a pronoun means.

They are those of Lappin and Leass (1994) and of many after them: how near a candidate is, which
grammatical part it plays, whether that is the pronoun's own, whether it commands the pronoun, and
whether earlier pronouns meant it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from attribution.mentions.member import Member, Value
from attribution.speakers.agreement import Wanted, likely_of
from attribution.speakers.pronouns import Discourse
from attribution.speakers.salience import is_argument_beside
from attribution.topics.anaphor import Anaphor
from attribution.topics.occurrences import Occurrence

__all__ = ["NOBODY", "Scene", "evidence", "for_nobody"]

NOBODY = "nobody"
"""The beginning of the features that speak for none of the candidates."""

_OWNER = "nmod:poss"
# What few candidates have is as well left out: a likelihood of zero is no likelihood.
_LEAST = 0.05
_THING = "thing"
# How many pronouns and mentions count: whom a whole text is about is not meant in every place.
_SHOWN = 2
_MANY = 5
_FAR = 3
# Words, more or less, of so many letters lie between two mentions.
_WORD = 6
_PERSONS = ("masculine", "feminine")


@frozen
class Scene:
    """All candidates of a pronoun, as far as each is compared with the others.

    Attributes:
        discourse: how far sentences lie apart.
        first: the offset of the first mention before the pronoun.
        last: the offsets of each candidate's last one, the nearest first.
        name: the offset of the last name before it, or -1.
        subject: who was a subject last.
        pronoun: the last pronoun that asks for the same.
    """

    discourse: Discourse
    first: int
    last: tuple[int, ...]
    name: int
    subject: Member | None
    pronoun: Occurrence | None

    @classmethod
    def of(
        cls, discourse: Discourse, found: Iterable[Sequence[Occurrence]], pronoun: Anaphor
    ) -> Scene:
        """The scene of some candidates, each with its mentions in text order."""
        here = pronoun.offset
        before = [[o for o in one if o.offset < here] for one in found]
        every = [o for one in before for o in one]
        by_offset = sorted(every, key=lambda o: o.offset)
        subjects = [o for o in by_offset if o.is_subject]
        pronouns = [o for o in by_offset if o.form == "pronoun"]
        return cls(
            discourse,
            by_offset[0].offset if every else -1,
            tuple(sorted((one[-1].offset for one in before if one), reverse=True)),
            max((o.offset for o in every if o.form == "name"), default=-1),
            subjects[-1].member if subjects else None,
            pronouns[-1] if pronouns else None,
        )


def for_nobody(discourse: Discourse, pronoun: Anaphor, candidates: int) -> dict[str, float]:
    """What speaks for none of the candidates: things that the pronoun may mean as well."""
    wanted = pronoun.wanted
    kind = "person" if wanted in _PERSONS else wanted
    found = {
        f"{NOBODY} {kind}": 1.0,
        f"{NOBODY} {kind} alone": float(candidates < 2),
    }
    if kind != "person":
        before = pronoun.token.sentence
        words = [
            *(discourse.sentences[before - 1].tokens if before else ()),
            *pronoun.sentence.tokens[: pronoun.token.index - 1],
        ]
        number = "Plur" if wanted == "plural" else "Sing"
        nouns = sum(t.upos == "NOUN" and t.feature("Number") == number for t in words)
        found[f"{NOBODY} {kind} nouns"] = math.log1p(nouns)
    return found


def evidence(
    pronoun: Anaphor,
    events: Sequence[Occurrence],
    scene: Scene,
    gender: Value | None,
    shown: Mapping[str, int],
) -> dict[str, float]:
    """What speaks for a candidate, by name.

    Arguments:
        pronoun: the pronoun.
        events: the candidate's mentions, in text order.
        scene: this one and the other candidates.
        gender: the candidate's, if more than pronouns shows it.
        shown: how often pronouns before meant it, by what they ask for.
    """
    found = _place(pronoun, events, scene, shown)
    if pronoun.wanted not in _PERSONS:
        # Bodies and things are not mentioned as persons are.
        found = {f"{_THING} {name}": value for name, value in found.items() if value}
    found.update(_nature(events[0].member, pronoun.wanted, gender))
    return found


def _place(
    pronoun: Anaphor, events: Sequence[Occurrence], scene: Scene, shown: Mapping[str, int]
) -> dict[str, float]:
    """How and where a candidate is mentioned."""
    same = shown.get(pronoun.wanted, 0)
    found = {
        "shown": math.log1p(min(same, _SHOWN)),
        "shown otherwise": math.log1p(sum(shown.values()) - same),
    }
    here = pronoun.offset
    before = [e for e in events if e.offset < here]
    if len(before) < len(events):
        behind = events[len(before) :]
        if any(e.is_subject for e in behind):
            # *When she left, Lund ...*
            found["behind, subject" if before else "only behind, subject"] = 1.0
        if any(_command(e, pronoun) for e in behind):
            found["behind, commands"] = 1.0
        if not before:
            found["only behind"] = 1.0
            return found
    gaps = [scene.discourse.gap(e.sentence, pronoun.token.sentence) for e in before]
    gap = gaps[-1]
    near = before[gaps.index(gap) :]
    return {
        **found,
        **_nearness(pronoun, before, near, gap, scene),
        **_chain(pronoun, before, gap, scene),
        **_parts(pronoun, before[-1], near, gap, scene),
        **_voices(pronoun, before, near),
        **_structure(pronoun, near, gap),
    }


def _nature(member: Member, wanted: Wanted, gender: Value | None) -> dict[str, float]:
    """What a candidate is, whatever is said of it."""
    if wanted in _PERSONS:
        return {
            "likely": math.log(max(likely_of(member, wanted, gender), _LEAST)),
            "named": float(bool(member.names)),
            "he an organisation": float(member.kind == "organisation"),
            "given name of another": float(
                gender is None and member.given is not None and member.given[0] != wanted
            ),
            "noun of its gender": float(not member.names and gender == wanted),
        }
    known = member.kind if member.names else "several" if member.parts else "noun"
    kind = "place" if member.place else known
    return {f"{wanted} {kind}": 1.0}


def _nearness(
    pronoun: Anaphor,
    before: Sequence[Occurrence],
    near: Sequence[Occurrence],
    gap: int,
    scene: Scene,
) -> dict[str, float]:
    """How near a candidate's mentions are."""
    last, here = before[-1].offset, pronoun.token.sentence
    return {
        f"gap {gap}" if gap < _FAR else "far": 1.0,
        "gap": float(max(gap - _FAR, 0)),
        "distance": math.log1p((pronoun.offset - last) / _WORD),
        "paragraph": float(scene.discourse.beside(before[-1].sentence, here)),
        "last": float(last == scene.last[0]),
        "last but one": float(len(scene.last) > 1 and last == scene.last[1]),
        "first": float(before[0].offset == scene.first),
        "depth": float(min(e.depth for e in near)),
    }


def _chain(
    pronoun: Anaphor, before: Sequence[Occurrence], gap: int, scene: Scene
) -> dict[str, float]:
    """How a candidate was mentioned before: how often, and whether the last pronoun meant it."""
    forms = [e.form for e in before]
    last = before[-1]
    found = {
        "names": math.log1p(min(forms.count("name"), _MANY)),
        "nouns": math.log1p(forms.count("noun")),
        "pronouns": math.log1p(forms.count("pronoun")),
        "sentences": math.log1p(min(len({e.sentence for e in before}), _MANY)),
        f"last {last.form}": 1.0,
        f"last {last.form} {min(gap, 2)}": 1.0,
    }
    if len(before) == 1:
        found[f"once {min(gap, 2)}"] = 1.0
    if scene.pronoun is not None and scene.pronoun.member is last.member:
        far = min(scene.discourse.gap(scene.pronoun.sentence, pronoun.token.sentence), 2)
        found[f"goes on {far}"] = 1.0
        if scene.name < scene.pronoun.offset:
            found[f"goes on alone {far}"] = 1.0
        if scene.pronoun.part == pronoun.part:
            found["goes on in its part"] = 1.0
        if scene.pronoun.part == "subject":
            found["goes on as subject"] = 1.0
    elif scene.pronoun is not None:
        found["another goes on"] = 1.0
    named = next((e for e in reversed(before) if e.form == "name"), None)
    if named is not None:
        far = scene.discourse.gap(named.sentence, pronoun.token.sentence)
        found["since the name"] = math.log1p(far)
        if named.is_shorter_name:
            found["shorter name"] = 1.0
    return found


def _parts(
    pronoun: Anaphor, last: Occurrence, near: Sequence[Occurrence], gap: int, scene: Scene
) -> dict[str, float]:
    """Which parts a candidate plays, beside that of the pronoun."""
    parts = {e.part for e in near}
    found = {f"last is {last.part}": 1.0, "source": float(any(e.speaker for e in near))}
    if last.top.relation == "conj":
        found["joined"] = 1.0
    for part in parts:
        found[f"is {part}"] = 1.0
        if gap <= 1:
            found[f"is {part} {gap}"] = 1.0
        if part == pronoun.part:
            found[f"parallel {part}"] = 1.0
    if "subject" in parts:
        found[f"subject for {pronoun.part}"] = 1.0
    if scene.subject is last.member:
        found[f"last subject for {pronoun.part}"] = 1.0
    return found


def _voices(
    pronoun: Anaphor, before: Sequence[Occurrence], near: Sequence[Occurrence]
) -> dict[str, float]:
    """In whose words a candidate is mentioned, and whether it says those of the pronoun."""
    setting, member = pronoun.setting, before[0].member
    found: dict[str, float] = {}
    places = {setting.place(event) for event in near}
    if "here" not in places:
        found = {f"near {place}": 1.0 for place in places}
        if not any(setting.place(event) in ("here", "told") for event in before):
            found["only elsewhere"] = 1.0
    if member is setting.teller:
        found["teller"] = found[f"teller for {pronoun.part}"] = 1.0
    elif member is setting.told:
        found["told"] = found[f"told for {pronoun.part}"] = 1.0
    return found


def _structure(pronoun: Anaphor, near: Sequence[Occurrence], gap: int) -> dict[str, float]:
    """Where a candidate stands in its tree, and in the pronoun's if that is the same."""
    here = [e for e in near if e.sentence == pronoun.token.sentence]
    found: dict[str, float] = {}
    main = [e for e in near if e.main]
    if main:
        found["main here" if here else "main before"] = 1.0
    if any(e.is_subject for e in main):
        found[f"main subject {min(gap, 2)}"] = 1.0
        if pronoun.opens:
            found[f"main subject goes on {min(gap, 2)}"] = 1.0
    if not here:
        return found
    for event in here:
        if is_argument_beside(event.top, pronoun.token, pronoun.sharing):
            found["beside"] = found[f"beside {event.part} for {pronoun.part}"] = 1.0
    commanding = [pronoun.above.index(e.top.head) for e in here if _command(e, pronoun)]
    if commanding:
        found["commands"] = found[f"commands {min(*commanding, _FAR)}"] = 1.0
    for event in here:
        if not event.is_subject and _is_above(event, pronoun):
            controls = event.top.head in pronoun.controlling
            found["controls" if controls else "above"] = found[f"above {event.part}"] = 1.0
    return found


def _command(event: Occurrence, pronoun: Anaphor) -> bool:
    """Whether a mention is the subject of a verb that the pronoun depends on, but not beside it."""
    return event.is_subject and _is_above(event, pronoun)


def _is_above(event: Occurrence, pronoun: Anaphor) -> bool:
    """Whether a mention hangs on a word that the pronoun depends on, but not beside it."""
    token = pronoun.token
    own = token.head if token.deprel != _OWNER else 0
    return event.sentence == token.sentence and (
        event.top.head != own and event.top.head in pronoun.above
    )
