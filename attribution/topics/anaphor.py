"""`Anaphor`: a pronoun of the third person, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from attrs import field, frozen

from attribution.document import Sentence, Span, Token
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted
from attribution.speakers.pronouns import Discourse
from attribution.syntax.conjuncts import sharing_subject
from attribution.syntax.relations import SUBJECTS
from attribution.topics.occurrences import Occurrence, part_played
from attribution.topics.predicates import said_of

__all__ = ["Anaphor", "Setting", "anaphor", "can_mean", "is_local", "last_before", "only_relays"]

_OWNER = "nmod:poss"
_UNDERGOING = ("obj", "iobj", "obl")
# Relations within a phrase.
_PHRASE = ("nmod", "appos", "flat", "compound", "det", "amod")


@frozen
class Setting:
    """In whose words a pronoun is.

    Attributes:
        quotation: the number of the direct quotation around it, or None.
        same: the numbers of the direct quotations of the same speaker.
        teller: the speaker of the innermost content around it, or None.
        told: the addressee of that content, or None.
        relays: the words for the outlets that relayed it.
    """

    quotation: int | None = None
    same: frozenset[int] = frozenset()
    teller: Member | None = None
    told: Member | None = None
    relays: tuple[Span, ...] = ()

    def place(self, event: Occurrence) -> str:
        """In whose words a mention is, compared with the pronoun.

        Returns:
            *here* if both are in the same words; *told* if the pronoun is in a quotation and the
            mention in the article's own words; *quoted* if it is the other way round; *same* in
            another quotation of the same speaker; *other* in one of somebody else.
        """
        if event.quotation == self.quotation:
            return "here"
        if event.quotation is None:
            return "told"
        if self.quotation is None:
            return "quoted"
        return "same" if event.quotation in self.same else "other"


@frozen
class Anaphor:
    """A pronoun and its context.

    Attributes:
        token: the pronoun.
        sentence: its sentence.
        wanted: the gender or number that it asks for.
        part: the grammatical part that it plays.
        opens: whether it is the subject of its sentence's main verb.
        reflexive: whether it means somebody in its own clause.
        above: the indices of its ancestors, from the nearest.
        clause: the index of the nearest ancestor that has a subject, or 0.
        around: the ancestors in its own phrase, *father, Karl* in *her father, Karl*, and the
            word of which that phrase is said: *Roe* in *named Roe **his** successor*, or who
            does what is done to it: *Roe* in *accused Roe of robbing **him***.
        sharing: the verbs whose subject its verb shares.
        controlling: the verbs whose open complement it is in: *told Lund to sell **his** boat*.
        setting: in whose words it is.
    """

    token: Token
    sentence: Sentence
    wanted: Wanted
    part: str
    opens: bool
    reflexive: bool
    above: tuple[int, ...]
    clause: int
    around: frozenset[int]
    sharing: tuple[int, ...]
    controlling: frozenset[int]
    setting: Setting = field(factory=Setting)

    @property
    def offset(self) -> int:
        return self.token.span.start


def anaphor(discourse: Discourse, token: Token, wanted: Wanted, setting: Setting) -> Anaphor:
    """A pronoun, with all that its tree tells, computed once for all candidates."""
    sentence = discourse.sentences[token.sentence]
    part, verb = part_played(sentence, token), sentence.head(token)
    above = [token, *sentence.ancestors(token)]
    around = takewhile(lambda pair: pair[0].relation in _PHRASE, pairwise(above))
    return Anaphor(
        token=token,
        sentence=sentence,
        wanted=wanted,
        part=part,
        opens=part == "subject" and verb is not None and not verb.head,
        reflexive=token.feature("Reflex") == "Yes",
        above=tuple(word.index for word in above[1:]),
        clause=next((word.index for word in above[1:] if sentence.child(word, *SUBJECTS)), 0),
        around=frozenset(
            [
                *(word.index for _, word in around),
                *_described(discourse, sentence, token),
                *_doing(discourse, sentence, token),
            ]
        ),
        sharing=tuple(sharing_subject(sentence, token)),
        controlling=frozenset(word.head for word in above[1:] if word.relation == "xcomp"),
        setting=setting,
    )


def _described(discourse: Discourse, sentence: Sentence, owner: Token) -> Iterator[int]:
    """Whom a noun describes that is somebody's: nobody is his own successor."""
    noun = sentence.head(owner)
    if noun is None or owner.deprel != _OWNER or noun.upos != "NOUN":
        return
    has = discourse.people.has
    if any(has("pronouns", "emphatic", word.lemma) for word in sentence.children(noun, "amod")):
        return  # *She is her own boss.*
    of = said_of(sentence, noun, discourse.people)
    if sentence.child(noun, "cop") is not None:
        of = sentence.child(noun, "nsubj")
    if of is not None:
        yield of.index


def _doing(discourse: Discourse, sentence: Sentence, token: Token) -> Iterator[int]:
    """Who does something to what a pronoun means, as the object of a verb above it."""
    deed = sentence.head(token)
    if deed is None or token.relation not in _UNDERGOING or token.feature("Reflex") == "Yes":
        return
    marks = sentence.children(deed, "mark")
    has = discourse.people.has
    if deed.relation not in ("advcl", "acl") or sentence.child(deed, *SUBJECTS) is not None:
        return
    if not any(has("dialogue", "doing", mark.form) for mark in marks):
        return
    above = sentence.head(deed)
    doer = above if above is None or above.relation == "obj" else sentence.child(above, "obj")
    if doer is not None and doer.index < deed.index:
        yield doer.index


def last_before(pronoun: Anaphor, events: Iterable[Occurrence]) -> Occurrence | None:
    """The last of some mentions before a pronoun."""
    return max((e for e in events if e.offset < pronoun.offset), key=_offset, default=None)


def _offset(event: Occurrence) -> int:
    return event.offset


def can_mean(pronoun: Anaphor, event: Occurrence) -> bool:
    """Whether the tree allows a pronoun to mean the same as a mention: not *her father, Karl*."""
    return event.sentence != pronoun.token.sentence or event.top.index not in pronoun.around


def only_relays(pronoun: Anaphor, event: Occurrence) -> bool:
    """Whether a mention means the outlet to which the words around a pronoun were said."""
    return any(span.start <= event.offset < span.end for span in pronoun.setting.relays)


def is_local(pronoun: Anaphor, event: Occurrence) -> bool:
    """Whether a mention is the nearest subject above a pronoun: *Lund hurt **himself***."""
    same = event.sentence == pronoun.token.sentence
    return same and event.is_subject and event.top.head == pronoun.clause
