"""`Lexicon`: which words are cues, in which frames, from ``cues.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

from attrs import evolve, field, frozen

from attribution.knowledge.cue_tables import (
    ATTITUDES,
    CUE_FRAMES,
    FILES,
    POLARITY,
    SETS,
    SHAPE,
    Attitude,
    frames_of,
)
from attribution.knowledge.shapes import checked
from attribution.knowledge.tables import Addition, Table, added, known_language, read

__all__ = ["CUE_FRAMES", "FILES", "SHAPE", "Attitude", "Lexicon"]


@frozen
class Lexicon:
    """The cues of a language.

    Attributes:
        frames: for each frame (``"clause"``, ``"preposition.for"``, ...) the
            lemmas that open it, each with its attitude.
        phrases: multi-word prepositions such as *according to*.
        bare: one-word prepositions such as *per*.
        possessed: nouns of *in X's words*.
        reckoned: nouns of *by X's account*.
        polarity: words that negate, decline or make hypothetical.
        time: words of when something was said.
        not_sources: nouns that are no source after *according to*, such as *law*.
        occasions: nouns for what one speaks or writes in: *said in a statement*.
        issuing: verbs of giving out such a thing: *issued a statement saying ...*.
        courts: where one answers a charge: *denied it at Leeds Crown Court*.
        venues: further nouns for where one speaks or writes: *at a news conference*.
        gatherings: nouns for where people meet who are told something: *told a rally*.
        addressing: verbs for what makes somebody speak: *when asked*.
        connectives: words and phrases that link a sentence to the one before: *still*, *in fact*.
        named_things: nouns for what has a name in quotation marks: *her album "..."*.
        naming: verbs that give such a name: *a report headlined "..."*.
        appointing: those of ``naming`` that also give somebody a post: *was named captain*.
        casting: verbs that give somebody a part to play: *cast her as Hedda*.
        christening: those of ``naming`` that give a thing a name: *called the boat "Ruth"*.
        installing: verbs for coming into a post: *was confirmed as bishop*.
        choosing: verbs for who is to do something: *was chosen to lead*.
        ringing: verbs of telephoning the person they name: *called the hotel*.
        judged: nouns by which the writer refers to what was said: *..., a figure that is disputed*.
        contesting: verbs by which others react to what was said: *..., which the firm rejects*.
        denying: those of ``contesting`` that say it is not so: *..., but he denies it*.
        wordings: nouns for words that somebody uses: *used the phrase "..."*.
        using: verbs of using them, beside those of speech and of issuing.
        quoting: verbs whose object is the source: *citing two officials*.
        putting: verbs of wording, whose *it* is what is said: *as the mayor put it*.
        bearers: nouns for what has words written on it: *a sign reads "..."*.
        bearing: verbs for what such a thing does.
        uttering: verbs for how words are uttered, which may stand right before them.
        giving: verbs whose object is a content only if it is a noun for what is said.
        exposing: verbs for what a document does with its content: *is described in a journal*.
        siding: verbs whose object is a content only if it is such a noun, or in quotation marks.
        unsaid: for some other verbs, the objects and infinitives with which they say nothing:
            *claimed a life*, *begged to differ*.
        touching: verbs that introduce the topic of what is said: *speaking of the fire, ...*.
        withheld: verbs for what was left out: *without citing a source*.
        identifying: verbs of giving somebody's name: *asked not to be identified*.
        bynames: verbs for what a source is to be called: *asked to be known only as "M."*.
        identities: nouns for what is then given: *asked that her name not be used*.
        anonymous: words for somebody whose name is not given: *requested anonymity*.
        terms: nouns for what a source asks in return: *on **condition** that she not be named*.
        bidding: verbs by which the writer tells readers what to think: *note that it will rise*;
            all verbs of speech can do so, too.
        supporting: auxiliaries of what readers are told not to do: ***do** not say*.
        carrying: verbs whose subject makes the claim that is their object: *make a claim*.
        stirring: verbs that do so except with some nouns: *raise doubts*, but *raise hopes*.
        stirred: the nouns with which they do not.
        drawing: verbs that make others speak: *drew complaints*, but *drew a conclusion*.
        anybody: pronouns for people in general: *you could say so*.
        perceiving: verbs of seeing or hearing something happen: *saw him leaving*.
        recalling: verbs for having heard somebody: *recalled him saying so*.
        perceiving_bare: those of ``perceiving`` that also take a bare infinitive: *saw him leave*.
        showing: verbs for what pictures and recordings do: *the film shows him leaving*.
        states: adjectives for how one finds a thing: *found the house empty*.
        asking: verbs for what a questioner wants to do: *"Who paid?" Lund wanted to **know***.
        asking_for: verbs that govern those of ``asking``, such as *want*.
        phrasal: verbs that a particle turns into verbs of speech: *went **on***.
        by_the_way: asides of the writer: *it goes without saying*.
        inviting: verbs by which the writer includes the readers: *let us hope*.
        owing: auxiliaries of obligation: *it should be noted*.
        gainsaying: verbs for what nobody does who agrees: *no one would deny*.
        acting: verbs for what only a person does: *thanked the crew*.
        acting_out: verbs for it with a particle: *walked out*.
        handled: nouns for what only a person holds or moves: *held up a map*.
        gestures: verbs with what only a person does it to: *shook his head*.
        rooms: nouns for where one leaves those who listen: *left the room*.
        leaving: verbs for that.
        voices: nouns for those who speak, besides persons, organisations and documents.
        voice_endings: how nouns for those who do something end.
        telling: nouns for what tells something as documents do: *the figures suggest*.
        evincing: verbs by which things show something.
        mute: nouns for what shows something without telling it: *the scan revealed a tumour*.
        amounts: nouns of saying that, without a source, count goods: *demand for oil*.
        handling: verbs that do something to a person, and say nothing: *denied the striker*.
        pricing: verbs whose object may be a price: *asked 40 pounds a ticket*.
        greeting: verbs whose object hears them and is no content: *thanked the nurses*.
        composing: verbs of making a work: *wrote "Blue Rain"*.
        works: nouns for what is made so: *wrote a **novel***.
        featuring: verbs that tell of a work by its title: *mentioned "Blue Rain"*.
        playing: verbs of playing a part: *voiced a wolf*.
        parts: nouns for parts that are played: *the **characters** are voiced by Lund*.
        renown: verbs for what people are known for: *is **noted** for her gardens*.
        speaking: verbs of speaking without a content: *declined to **comment***.
        unspoken: nouns for what is then not given, or not answered: *a request for comment*.
        raising_objects: verbs whose object does what follows: *expected the talks to fail*.
        deeds: nouns for what somebody does or makes: *an **attack** by rebels*.
        with_infinitives: nouns that take infinitives: *the chance to speak*.
        joined: verbs that a verb below them turns into verbs of speech: *let **slip***.
        judging: verbs and the words up to a preposition that judge: *hit out at "lazy" critics*.
        hearing: verbs whose subject is told something: *the court heard that ...*.
        hearers: nouns for bodies before which people speak.
        judges: nouns for those who can find something good or bad: *for critics, ...*.
        headline_sources: nouns that a headline separates from what they say by a colon.
        headline_voicing: nouns for what voices somebody's words in a headline: *mum's tribute*.

    Example:
        >>> Lexicon.default("en").attitude("clause", "say")
        'speech'
        >>> more = Lexicon.default("en").extended({"clause": {"speech": ["bellow"]}})
        >>> more.attitude("clause", "bellow")
        'speech'
    """

    frames: Mapping[str, Mapping[str, Attitude]] = field(factory=dict)
    phrases: tuple[tuple[str, ...], ...] = ()
    bare: frozenset[str] = frozenset()
    possessed: frozenset[str] = frozenset()
    reckoned: frozenset[str] = frozenset()
    polarity: Mapping[str, frozenset[str]] = field(
        factory=lambda: dict.fromkeys(POLARITY, frozenset())
    )
    time: frozenset[str] = frozenset()
    not_sources: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    headline_sources: frozenset[str] = frozenset()
    headline_voicing: frozenset[str] = frozenset()
    judges: frozenset[str] = frozenset()
    connectives: frozenset[tuple[str, ...]] = frozenset()
    phrasal: frozenset[tuple[str, ...]] = frozenset()
    joined: frozenset[tuple[str, ...]] = frozenset()
    gestures: frozenset[tuple[str, ...]] = frozenset()
    judging: frozenset[tuple[str, ...]] = frozenset()
    named_things: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    appointing: frozenset[str] = frozenset()
    casting: frozenset[str] = frozenset()
    christening: frozenset[str] = frozenset()
    installing: frozenset[str] = frozenset()
    choosing: frozenset[str] = frozenset()
    ringing: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()
    contesting: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()
    using: frozenset[str] = frozenset()
    quoting: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    bearing: frozenset[str] = frozenset()
    uttering: frozenset[str] = frozenset()
    raising_objects: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    with_infinitives: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    exposing: frozenset[str] = frozenset()
    mute: frozenset[str] = frozenset()
    by_the_way: frozenset[tuple[str, ...]] = frozenset()
    inviting: frozenset[str] = frozenset()
    owing: frozenset[str] = frozenset()
    gainsaying: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    acting_out: frozenset[str] = frozenset()
    handled: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    voice_endings: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    evincing: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    handling: frozenset[str] = frozenset()
    pricing: frozenset[str] = frozenset()
    greeting: frozenset[str] = frozenset()
    composing: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    featuring: frozenset[str] = frozenset()
    playing: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    renown: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    unspoken: frozenset[str] = frozenset()
    siding: frozenset[str] = frozenset()
    unsaid: Mapping[str, frozenset[str]] = field(factory=dict)
    touching: frozenset[str] = frozenset()
    bidding: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()
    supporting: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    identifying: frozenset[str] = frozenset()
    bynames: frozenset[str] = frozenset()
    identities: frozenset[str] = frozenset()
    anonymous: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    carrying: frozenset[str] = frozenset()
    stirring: frozenset[str] = frozenset()
    stirred: frozenset[str] = frozenset()
    drawing: frozenset[str] = frozenset()
    perceiving: frozenset[str] = frozenset()
    perceiving_bare: frozenset[str] = frozenset()
    recalling: frozenset[str] = frozenset()
    showing: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    issuing: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    gatherings: frozenset[str] = frozenset()
    courts: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    putting: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    asking_for: frozenset[str] = frozenset()
    hearing: frozenset[str] = frozenset()
    hearers: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"<Lexicon: {len(self.cues)} cues>"

    @classmethod
    def default(cls, language: str = "en") -> Lexicon:
        """The lexicon that ships in the package.

        Raises:
            KnowledgeError: if there is none for the language.
        """
        return _default(known_language(language))

    def extended(self, addition: Addition) -> Lexicon:
        """This lexicon with your own words added.

        Arguments:
            addition: the path of a TOML file like ``cues.toml``, or a mapping with the same
                content; every part is optional.

        Raises:
            KnowledgeError: if the addition is malformed.
        """
        return _joined(self, added(addition, SHAPE, "the addition to the lexicon"))

    def attitude(self, frame: str, lemma: str) -> Attitude | None:
        """Whether a lemma is a cue of speech or attitude in a frame, or None."""
        words = self.frames.get(frame)
        return words.get(lemma.lower()) if words is not None else None

    @cached_property
    def cues(self) -> frozenset[str]:
        """The lemmas of all frames."""
        return frozenset().union(*self.frames.values())

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of the phrases that name a source."""
        return frozenset(phrase[0] for phrase in self.phrases)

    def is_cue(self, lemma: str, *frames: str, attitude: Attitude | None = None) -> bool:
        """Whether a lemma is a cue in one of some frames.

        Arguments:
            lemma: the lemma of a word.
            frames: names of frames, such as ``"clause"``.
            attitude: what kind of cue it must be; of either kind if None.

        Example:
            >>> lexicon = Lexicon.default("en")
            >>> lexicon.is_cue("fear", "clause", "object")
            True
            >>> lexicon.is_cue("fear", "clause", "object", attitude="speech")
            False
        """
        lemma = lemma.lower()
        for frame in frames:
            found = self.frames[frame].get(lemma) if frame in self.frames else None
            if found is not None and attitude in (None, found):
                return True
        return False

    def declines(self, lemma: str) -> bool:
        """Whether a verb says that something is not done: *decline*, *refuse*."""
        return any(lemma.lower() in self.polarity[key] for key in ("decliners", "failing"))

    def is_time(self, lemma: str) -> bool:
        """Whether a word tells when something was said."""
        return lemma.lower() in self.time

    def is_speech(self, lemma: str) -> bool:
        """Whether a verb can introduce somebody's words."""
        return self.attitude("clause", lemma) == "speech"


@cache
def _default(language: str) -> Lexicon:
    table = checked(read(language, "cues"), SHAPE, f"{language}/cues.toml")
    return _joined(Lexicon(), table)


def _joined(base: Lexicon, table: Table) -> Lexicon:
    """A lexicon with the words of a checked table added."""
    frames = {frame: dict(words) for frame, words in base.frames.items()}
    for frame, section in frames_of(table):
        words = frames.setdefault(frame, {})
        for attitude in ATTITUDES:
            words.update(dict.fromkeys(section.get(attitude, ()), attitude))
    according, connective = table.get("according", {}), table.get("connective", {})
    polarity = table.get("polarity", {})
    opening = (*((w,) for w in connective.get("words", ())), *connective.get("phrases", ()))
    sets: Mapping[str, frozenset[str]] = {
        name: getattr(base, name).union(table.get(section, {}).get(key, ()))
        for name, (section, key) in SETS.items()
    }
    unsaid = dict(base.unsaid)
    for verb, nouns in table.get("unsaid", {}).items():
        unsaid[verb] = unsaid.get(verb, frozenset()).union(n.strip().lower() for n in nouns)
    return evolve(
        base,
        frames=frames,
        unsaid=unsaid,
        phrases=base.phrases + according.get("phrases", ()),
        polarity={key: words.union(polarity.get(key, ())) for key, words in base.polarity.items()},
        connectives=base.connectives.union(opening),
        by_the_way=base.by_the_way.union(table.get("by_the_way", {}).get("phrases", ())),
        phrasal=base.phrasal.union(table.get("phrasal", {}).get("verbs", ())),
        joined=base.joined.union(table.get("joined", {}).get("verbs", ())),
        gestures=base.gestures.union(table.get("gestures", {}).get("verbs", ())),
        judging=base.judging.union(table.get("judging", {}).get("verbs", ())),
        **sets,
    )
