"""Resolves *he*, *she*, *they* and *it* to somebody mentioned before.

Salience is a simple form of Lappin and Leass (1994): recency comes first, subjects and previous
speakers come before others, and agreement in gender and number is required.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence

from attrs import define, field

from attribution.document import Sentence, Token
from attribution.knowledge.people import People, as_listed
from attribution.mentions.appositions import top_of
from attribution.mentions.called import called
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted, doubt_bare, fits, likely, shows
from attribution.speakers.bare_names import acting_alone, acting_near
from attribution.speakers.conduct import Conduct
from attribution.speakers.either import may_be_either
from attribution.speakers.hearers import may_be_another, speaker_and_hearer
from attribution.speakers.salience import (
    SOURCE,
    Event,
    beside,
    confesses,
    is_a_make,
    is_around,
    is_no_it,
    is_sure,
    of_named_body,
    turned_back_to,
    weight_of,
)
from attribution.syntax.conjuncts import sharing_subject

__all__ = ["REACH", "Discourse"]

# How many sentences back a pronoun can reach.
REACH = 12
_TWO = 2
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
# How many earlier mentions are looked at: keeps the cost linear even if a sentence never ends.
_LOOK_BACK = 200
# What each further mention adds to the strongest one: the person whom a text is about recurs.
_AGAIN = 0.5
# The factor for each sentence farther back, and what being a source adds to other mentions.
_DECAY = 0.55
_SPEAKING = 0.5
# The subject of a verb whose clause holds the pronoun: *Lund said **his** boat was lost*.
_AROUND = 1.2
# A mention in the same paragraph.
_TOGETHER = 1.5


@define
class Discourse:
    """Who has been mentioned so far, in the article's own words and within a quotation.

    Attributes:
        people: word lists.
        sentences: the document's sentences.
        together: joins several whom *they* means.
        aside: sentences that are no part of the article, such as *Read more: ...*.
        told: for each sentence, how many before it are the article's own words: only they count.
        quoted: the spans of direct speech, in text order.
    """

    people: People
    sentences: Sequence[Sentence]
    together: Callable[[Sequence[Member]], Member]
    aside: frozenset[int] = frozenset()
    told: Sequence[int] = ()
    quoted: Sequence[tuple[int, int]] = ()
    _events: list[Event] = field(factory=list)
    _offsets: list[int] = field(factory=list)
    _third_persons: dict[str, Wanted] = field(init=False)

    @_third_persons.default
    def _wanted_by_form(self) -> dict[str, Wanted]:
        keys: tuple[Wanted, ...] = ("neuter", "plural", "feminine", "masculine")
        return {form: key for key in keys for form in self.people.words["pronouns", key]}

    def mention(
        self,
        member: Member,
        head: Token,
        *,
        speaker: bool = False,
        quotation: int | None = None,
    ) -> None:
        """Notes a mention; mentions come in text order.

        Arguments:
            member: who is mentioned.
            head: the mention's head.
            speaker: whether the mention is a quotation's source: *according to **Lund***.
            quotation: the direct quotation it stands in, if any.
        """
        sentence = self.sentences[head.sentence]
        if head.sentence in self.aside or is_a_make(sentence, head, member):
            return
        # *A student named **Karl Lund** came* is about who came; a source may follow its quotation.
        named = called(sentence, head, self.people)
        top = top_of(sentence, named or of_named_body(sentence, head, self.people))
        weight = weight_of(sentence, top, self.people)
        weight = max(weight, SOURCE if speaker and member.kind == "person" else 0.0)
        self._offsets.append(max(head.span.start, self._offsets[-1] if self._offsets else 0))
        self._events.append(
            Event(member, head, head.span.start, head.sentence, weight, top, quotation, speaker)
        )

    @property
    def events(self) -> Sequence[Event]:
        """The mentions so far, in text order."""
        return self._events

    def resolve(
        self,
        pronoun: Token,
        *,
        quotation: int | None = None,
        without: Member | None = None,
        speaking: bool = True,
    ) -> Member | None:
        """The member that a third-person pronoun most likely means, whose gender it then shows.

        Arguments:
            pronoun: the pronoun.
            quotation: the direct quotation that it is in; what others say is not its context.
            without: whom it cannot mean: a quotation's own speaker says *I*.
            speaking: whether it is a source itself.
        """
        wanted = self.wanted(pronoun)
        speaking = speaking and pronoun.relation not in ("obj", "iobj")  # *told **him***
        if wanted is None:
            return None
        own = turned_back_to(self.before(pronoun.span.start), pronoun)
        if own is not None and fits(own, wanted):
            return own
        if wanted == "neuter" and speaking and quotation is None:
            sentence, events = self.sentences[pronoun.sentence], self.before(pronoun.span.start)
            body = acting_near(events, sentence, pronoun, goes_on=self.goes_on(sentence))
            if body is not None:
                return body
        scores, member_of = self._scored(pronoun, wanted, quotation, without, speaking)
        member = self._best(pronoun, wanted, scores, member_of, quotation, without)
        if member is None or not scores:
            return member
        if wanted == "neuter":
            member.uncertain = False  # what was *it* is no *he* later on
        two = self._speaker_and_hearer(pronoun, wanted)
        if two is not None and two[0] is member:
            return member
        before = list(self.before(pronoun.span.start))
        told = (scores, before, self.sentences)
        if speaking and quotation is None and may_be_either(member, pronoun, *told, self.people):
            return None
        expected = member.given[0] if member.given is not None else wanted
        # One error must not make a Robert feminine, unless nobody else can be meant.
        others = [m for m in member_of.values() if m is not member]
        sure = is_sure(scores) and not may_be_another(member, pronoun, wanted, before, others)
        if (expected == wanted and sure) or len(scores) == 1:
            self.show_gender(member, pronoun)
        return member

    def likeliest(self, pronoun: Token, without: Member | None = None) -> Member | None:
        """Whom a third-person pronoun most likely means, if not somebody; notes nothing."""
        if (wanted := self.wanted(pronoun)) is None:
            return None
        scored = self._scored(pronoun, wanted, None, without, True)
        return self._best(pronoun, wanted, *scored, None, without)

    def _best(
        self,
        pronoun: Token,
        wanted: Wanted,
        scores: dict[int, float],
        member_of: dict[int, Member],
        quotation: int | None,
        without: Member | None,
    ) -> Member | None:
        if not scores and wanted == "plural":
            return self._they(pronoun, quotation, without)
        if not scores and wanted == "neuter" and quotation is None:
            events = self.before(pronoun.span.start)
            near = [e for e in events if self.gap(e.sentence, pronoun.sentence) <= 1]
            return acting_alone(near)
        if not scores:
            return None
        other = self._other_beside(pronoun, wanted) if quotation is None else None
        beside = self._scored(*other, quotation, None, False)[0] if other is not None else {}

        def together(key: int) -> float:
            """How well somebody fits, if another fits the pronoun beside it: *he told **her***."""
            rest = (score for one, score in beside.items() if one != key)
            return scores[key] + max(rest, default=0.0)

        # Where neither shows a gender, the subject is *he* rather than *her* beside him.
        return member_of[max(scores, key=lambda key: (round(together(key), 9), scores[key]))]

    def _other_beside(self, pronoun: Token, wanted: Wanted) -> tuple[Token, Wanted] | None:
        """The pronoun of the other gender beside one, or as the subject of what is said by it."""
        others: dict[Wanted, Wanted] = {"masculine": "feminine", "feminine": "masculine"}
        sentence, other = self.sentences[pronoun.sentence], others.get(wanted)
        verb = sentence.head(pronoun)
        if other is None or verb is None or pronoun.relation not in _ARGUMENTS:
            return None
        said = [t for c in sentence.children(verb, "ccomp") for t in sentence.children(c, "nsubj")]
        for token in (*sentence.children(verb, *_ARGUMENTS), *said):
            if token.upos == "PRON" and self.wanted(token) == other:
                return token, other
        return None

    def _scored(
        self,
        pronoun: Token,
        wanted: Wanted,
        quotation: int | None,
        without: Member | None,
        speaking: bool,
    ) -> tuple[dict[int, float], dict[int, Member]]:
        """How well each member mentioned before fits a pronoun, by the member's ``id``."""
        scores: dict[int, float] = {}
        member_of: dict[int, Member] = {}
        sentence = self.sentences[pronoun.sentence]
        sharing = sharing_subject(sentence, pronoun)
        above = {t.index for t in sentence.ancestors(pronoun)}
        barred = beside(self.before(pronoun.span.end), sentence, pronoun, sharing)
        seen: set[tuple[int, int]] = set()
        spoken: set[int] = set()
        confessing = confesses(sentence, pronoun, self.people)
        conduct = Conduct.of(
            pronoun,
            self.sentences,
            self.people,
            self.before,
            wanted=wanted,
            speaking=speaking,
            quoted=self.quoted,
        )
        fitting: dict[int, bool] = {}
        for event in self.before(pronoun.span.end):
            gap = self.gap(event.sentence, pronoun.sentence)
            if gap > REACH:
                break
            key = id(event.member)
            if event.member is without or key in barred or event.quotation not in (None, quotation):
                continue
            if key not in fitting:
                fitting[key] = fits(event.member, wanted)
            unfit = event.offset >= pronoun.span.start or not fitting[key]
            if unfit or (wanted == "neuter" and is_no_it(event, gap)):
                continue
            if (key, event.offset) in seen and (gap > int(speaking) or confessing):
                continue
            seen.add((key, event.offset))
            # Whoever reports goes on reporting; a narrative goes on with the person it was about.
            reporting = _SPEAKING if event.speaker and speaking else 0.0
            score = (event.weight + reporting) * _DECAY**gap
            if self.beside(event.sentence, pronoun.sentence):
                score *= _TOGETHER
            if is_around(event, pronoun, above) and shows(event.member, wanted):
                score *= _AROUND
            if wanted in ("masculine", "feminine"):
                score *= likely(event.member, wanted, spoke=event.speaker, speaks=speaking)
            score *= conduct.shown_of(event)
            member_of[key] = event.member
            spoken |= {key} if event.speaker else set()
            known = scores.get(key, 0.0)
            scores[key] = max(known, score) + _AGAIN * min(known, score)
        if speaking and wanted in ("masculine", "feminine"):
            doubt_bare(scores, member_of.values(), spoken)
        two = self._speaker_and_hearer(pronoun, wanted)
        if two is not None and shows(two[1], wanted):
            # *The judge told Karl Lund he had lied*: of the two, the one who shows it is *he*.
            pair = [id(member) for member in two if id(member) in scores]
            scores.update(zip(pair, sorted(scores[key] for key in pair), strict=True))
        return scores, member_of

    def _speaker_and_hearer(self, pronoun: Token, wanted: Wanted) -> tuple[Member, Member] | None:
        sentence, events = self.sentences[pronoun.sentence], self.before(pronoun.span.start)
        return speaker_and_hearer(sentence, pronoun, wanted, events, self.people)

    def _they(self, pronoun: Token, quotation: int | None, without: Member | None) -> Member | None:
        """The one or two people whom *they* means, if the text is about nobody else."""
        found: dict[int, Member] = {}
        for event in self.before(pronoun.span.start):
            if self.gap(event.sentence, pronoun.sentence) > 1:
                break
            if event.member is not without and event.quotation in (None, quotation):
                found[id(event.member)] = event.member
        if len(found) == _TWO and all(m.kind == "person" and m.names for m in found.values()):
            return self.together(list(reversed(found.values())))  # *Lund met Reyes. They ...*
        if len(found) != 1:
            return None
        (member,) = found.values()
        person = member.kind in ("person", "unnamed") and not member.plural
        return member if person and member.gender is None and member.given is None else None

    def show_gender(self, member: Member, pronoun: Token) -> None:
        """Notes what a pronoun shows about the member that it means."""
        if (gender := self.people.gender(pronoun.form)) is not None:
            member.genders.append((gender, pronoun.form.lower()))
            if member.kind == "organisation":
                member.kind = "person"
                member.uncertain = False

    def goes_on(self, sentence: Sentence) -> bool:
        """Whether the sentence before is in the same paragraph."""
        return sentence.index > 0 and self.beside(sentence.index - 1, sentence.index)

    def persons_before(self, head: Token) -> list[Member]:
        """The people mentioned shortly before a word, named or not, the last first."""
        found: dict[int, Member] = {}
        for event in self.before(head.span.start):
            if self.gap(event.sentence, head.sentence) > REACH:
                break
            member = event.member
            # Taggers take many a full name for a place or an organisation.
            full = member.uncertain and member.longest > 1
            named = bool(member.names) and (member.kind == "person" or full)
            if event.quotation is None and not member.plural and (named or member.human):
                found[id(member)] = member
        return list(found.values())

    def beside(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self.sentences[one].paragraph == self.sentences[other].paragraph

    def gap(self, earlier: int, later: int) -> int:
        """How many sentences in the article's own words are between two sentences."""
        return self.told[later] - self.told[earlier] if self.told else later - earlier

    def reached(self, sentence: int) -> int:
        """The first sentence that a pronoun in this one can reach back to."""
        if not self.told:
            return max(sentence - REACH, 0)
        return bisect.bisect_left(self.told, self.told[sentence] - REACH)

    def before(self, offset: int) -> Iterator[Event]:
        """The last mentions before an offset, the nearest first."""
        last = bisect.bisect_left(self._offsets, offset)
        return reversed(self._events[max(0, last - _LOOK_BACK) : last])

    def wanted(self, pronoun: Token) -> Wanted | None:
        """The gender or number that a pronoun asks for; None if it is not in the third person."""
        return self._third_persons.get(as_listed(pronoun.form))
