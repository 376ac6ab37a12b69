"""`summary`: who is quoted how often over any number of articles, told apart by name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from attrs import define, field, frozen

from attribution.commonest import commonest
from attribution.errors import InputError
from attribution.keys import key_of
from attribution.quotation import Kind, Polarity
from attribution.result import AttributedDocument, Attribution, Entity, EntityKind, Failure

__all__ = ["GenderCount", "SpeakerCount", "Summary", "summary"]

GenderValue = Literal["masculine", "feminine"]
"""The gender that an article shows."""

GenderEvidence = Literal["text", "first name"]
"""What a gender was concluded from: the text's own words, or a first name alone."""


@frozen
class SpeakerCount:
    """How often one speaker is quoted.

    Attributes:
        key: the key of the name, by which speakers are told apart (`attribution.keys.key_of`).
        name: the commonest form of the name.
        kind: the kind of entity that the speaker is in most articles.
        articles: in how many articles the speaker is quoted.
        quotations: how many quotations there are.
        by_kind: how many are direct, indirect and mixed.
        by_polarity: how many are asserted, negated and so on.
        by_agency: how many each outlet relayed.
        gender: what the articles show, or None if they show nothing or contradict each other.
        gender_evidence: the words that show it.
        gender_from_name: whether a first name is the only evidence.
    """

    key: str
    name: str
    kind: EntityKind
    articles: int
    quotations: int
    by_kind: Mapping[Kind, int]
    by_polarity: Mapping[Polarity, int]
    by_agency: Mapping[str, int]
    gender: GenderValue | None = None
    gender_evidence: tuple[str, ...] = ()
    gender_from_name: bool = False


@frozen
class GenderCount:
    """How often persons of one gender are quoted, for one kind of evidence of that gender.

    Attributes:
        gender: ``"masculine"``, ``"feminine"``, or None if nothing shows it.
        evidence: ``"text"`` for a title, pronoun or noun, ``"first name"`` for a first name
            alone, or None.
        speakers: how many persons there are.
        quotations: how many quotations they have.
    """

    gender: GenderValue | None
    evidence: GenderEvidence | None
    speakers: int
    quotations: int


@frozen
class Summary:
    """Who is quoted how often; see `summary`.

    Attributes:
        articles: how many articles were counted.
        failures: how many could not be processed.
        quotations: how many quotations there are.
        without_speaker: how many of them have no speaker.
        speakers: the most quoted first.
        by_kind: how many quotations are direct, indirect and mixed.
        by_speaker_kind: how many quotations are from persons, organisations and so on.
        by_gender: how many are from persons, by gender and the evidence for it.
        by_agency: how many each outlet relayed, the highest count first.
        by_polarity: how many are asserted, negated and so on.
    """

    articles: int
    failures: int
    quotations: int
    without_speaker: int
    speakers: tuple[SpeakerCount, ...] = field(repr=lambda speakers: f"<{len(speakers)}>")
    by_kind: Mapping[Kind, int]
    by_speaker_kind: Mapping[EntityKind, int]
    by_gender: tuple[GenderCount, ...]
    by_agency: Mapping[str, int]
    by_polarity: Mapping[Polarity, int]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each speaker, for a data frame or CSV: ``pandas.DataFrame(found.rows())``."""
        return [
            {
                "key": s.key,
                "name": s.name,
                "kind": s.kind,
                "articles": s.articles,
                "quotations": s.quotations,
                **{kind: s.by_kind[kind] for kind in s.by_kind},
                "gender": s.gender,
                "gender_evidence": "; ".join(s.gender_evidence) or None,
                "gender_from_name": s.gender_from_name if s.gender else None,
                "agencies": "; ".join(s.by_agency) or None,
            }
            for s in self.speakers
        ]


def summary(results: Iterable[AttributedDocument | Failure]) -> Summary:
    """Counts who is quoted how often: by kind of quotation, evidence of gender, and agency.

    Speakers in several articles count as one if their names have the same key: the same words,
    whatever their capitals, accents and dots (`attribution.keys.key_of`). This is not entity
    linking: two people with the same name are counted as one, and a person whom an article calls
    by another name is counted as two. Speakers without a name, such as *officials*, are counted by
    their description.

    Arguments:
        results: documents and failures, read one at a time; or one document.

    Raises:
        InputError: if one of ``results`` is not a result.

    Example:
        >>> summary([AttributedDocument("It rained.")]).by_kind
        {'direct': 0, 'indirect': 0, 'mixed': 0}
    """
    if isinstance(results, (AttributedDocument, Failure)):
        results = (results,)
    if not isinstance(results, Iterable) or isinstance(results, (str, bytes)):
        raise InputError(f"summary() needs results, not {type(results).__name__}")
    tally = _Tally()
    for result in results:
        tally.add(result)
    return tally.summary()


@define
class _Speaker:
    """The counts of one speaker."""

    names: Counter[str] = field(factory=Counter)
    kinds: Counter[EntityKind] = field(factory=Counter)
    articles: int = 0
    quotes: Counter[Kind] = field(factory=Counter)
    polarities: Counter[Polarity] = field(factory=Counter)
    agencies: Counter[str] = field(factory=Counter)
    # The words that show each gender; an ordered set.
    by_text: dict[GenderValue, dict[str, None]] = field(factory=dict)
    by_name: dict[GenderValue, dict[str, None]] = field(factory=dict)

    def met(self, entity: Entity) -> None:
        """Counts one more article that quotes the speaker."""
        self.articles += 1
        self.names[entity.name] += 1
        self.kinds[entity.kind] += 1
        if entity.gender is not None:
            shown = self.by_name if entity.gender.from_name else self.by_text
            words = shown.setdefault(entity.gender.value, {})
            words.update(dict.fromkeys(entity.gender.evidence))

    def count(self, key: str) -> SpeakerCount:
        # What a text shows takes precedence over what a first name suggests.
        shown = self.by_text or self.by_name
        (gender, words) = next(iter(shown.items())) if len(shown) == 1 else (None, {})
        return SpeakerCount(
            key=key,
            name=commonest(self.names),
            kind=commonest(self.kinds),
            articles=self.articles,
            quotations=self.quotes.total(),
            by_kind=_whole(self.quotes, Kind),
            by_polarity=_whole(self.polarities, Polarity),
            by_agency=_sorted(self.agencies),
            gender=gender,
            gender_evidence=tuple(words),
            gender_from_name=gender is not None and not self.by_text,
        )


@define
class _Tally:
    """The counts over all results so far."""

    articles: int = 0
    failures: int = 0
    speakers: dict[tuple[str, bool], _Speaker] = field(factory=dict)
    quotes: Counter[Kind] = field(factory=Counter)
    polarities: Counter[Polarity] = field(factory=Counter)
    of_kinds: Counter[EntityKind] = field(factory=Counter)
    agencies: dict[str, Counter[str]] = field(factory=dict)

    def add(self, result: object) -> None:
        if isinstance(result, Failure):
            self.failures += 1
            return
        if not isinstance(result, AttributedDocument):
            raise InputError(
                f"summary() needs what attribute() returned, not {type(result).__name__}"
            )
        self.articles += 1
        met: set[tuple[str, bool]] = set()
        for attribution in result.attributions:
            self._add(attribution, met)

    def _add(self, found: Attribution, met: set[tuple[str, bool]]) -> None:
        kind, polarity = found.quote.kind, found.polarity
        self.quotes[kind] += 1
        self.polarities[polarity] += 1
        agency = found.agency.name if found.agency else None
        if agency is not None:
            self.agencies.setdefault(key_of(agency) or agency, Counter())[agency] += 1
        if found.speaker is None:
            return
        entity = found.speaker.entity
        self.of_kinds[entity.kind] += 1
        key = (key_of(entity.name) or entity.name, entity.kind != "unnamed")
        speaker = self.speakers.setdefault(key, _Speaker())
        if key not in met:
            met.add(key)
            speaker.met(entity)
        speaker.quotes[kind] += 1
        speaker.polarities[polarity] += 1
        if agency is not None:
            speaker.agencies[agency] += 1

    def summary(self) -> Summary:
        speakers = [speaker.count(key) for (key, _), speaker in self.speakers.items()]
        speakers.sort(key=lambda s: (-s.quotations, -s.articles, s.key))
        outlets = Counter({commonest(names): names.total() for names in self.agencies.values()})
        quotations = self.quotes.total()
        return Summary(
            articles=self.articles,
            failures=self.failures,
            quotations=quotations,
            without_speaker=quotations - self.of_kinds.total(),
            speakers=tuple(speakers),
            by_kind=_whole(self.quotes, Kind),
            by_speaker_kind=_sorted(self.of_kinds),
            by_gender=_genders(speakers),
            by_agency=_sorted(outlets),
            by_polarity=_whole(self.polarities, Polarity),
        )


def _genders(speakers: Iterable[SpeakerCount]) -> tuple[GenderCount, ...]:
    persons: Counter[tuple[GenderValue | None, GenderEvidence | None]] = Counter()
    quotations: Counter[tuple[GenderValue | None, GenderEvidence | None]] = Counter()
    for speaker in speakers:
        if speaker.kind == "person":
            evidence: GenderEvidence | None = None
            if speaker.gender is not None:
                evidence = "first name" if speaker.gender_from_name else "text"
            persons[speaker.gender, evidence] += 1
            quotations[speaker.gender, evidence] += speaker.quotations
    found = [GenderCount(*key, persons[key], number) for key, number in quotations.items()]
    found.sort(key=lambda count: (-count.quotations, count.gender or "~", count.evidence or "~"))
    return tuple(found)


def _whole(counter: Counter[Any], values: object) -> dict[Any, int]:
    """The counts of all values of a `Literal`, including those that were never met."""
    return {value: counter[value] for value in get_args(values)}


def _sorted(counter: Counter[Any]) -> dict[Any, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
