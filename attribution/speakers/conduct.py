"""`Conduct`: what verbs show about whom *he* means: *he told police*, *the chief disagreed*."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.namesakes import dies
from attribution.speakers.agreement import Wanted, fits
from attribution.speakers.brought_in import introduced
from attribution.speakers.questioned import is_earlier, is_questioned, questions
from attribution.speakers.salience import Event
from attribution.syntax.relations import SUBJECTS

__all__ = ["Conduct"]

# How much less likely those who hear or accuse others are to confess or to tell the police, and how
# much likelier those who react to what was said are to speak next.
_QUESTIONING = 0.2
_REACTING = 2.0
# How much less likely somebody is to speak whose death was just told.
_DEAD = 0.2
# In how many sentences from that one on a mention of them is one of the dead.
_FOUND = 2
# How much less likely somebody is to speak next of whom another has just spoken.
_TOLD_OF = 0.65
# How much less likely an outlet speaks that has just asked others for comment, and how much
# likelier they do: *The BBC approached Vantor. **It** said so*.
_ASKED, _ANSWERING = 0.05, 3.0
# How much less likely *she* means whoever does something to *her*, if nothing shows her gender.
_OTHER = 0.6
# How much likelier whoever something is done to is the subject of what is told next: *She called
# **her husband**, and **he** came*.
_TURNED_TO = 1.5
# The same for whom the verb before has as its object: *told **Lund** so and asked **him** to go*.
_STILL = 4.0
# How much likelier the only one is meant whom a sentence names before it tells of what is theirs:
# *Kindness matters to **Lund**, and **her** advice is plain*.
_OWN = 4.0
# How much likelier the only one is meant of whom the sentence before tells if its subject is of the
# other gender: *Karl Lund heard of it from **his daughter, Ana**. **She** said so*.
_ALONE = 4.0
# The same for the only one beside a subject that does not fit: *I met **Lund** and **he** said so*.
_HERE = 8.0
# Relations of a clause that goes on with whom the clause above it tells of.
_OBJECTS = ("obj", "iobj")
_BELOW = ("advcl", "conj")
_INNER = ("ccomp", "csubj", "xcomp")


@frozen
class Conduct:
    """What the verbs of a pronoun and of earlier mentions show about whom it means.

    Attributes:
        pronoun: the pronoun.
        sentences: the document's sentences.
        people: has such verbs, hearers and offices.
        speaking: whether the pronoun is a source.
        questioned: whether it means somebody who confesses or is heard by the police.
        asking: the verb by which an outlet asks others right before, or None.
        alone: the only one (by the ``id``) whom the sentence before tells of beside its subject,
            who is of the other gender; or 0.
        here: the only one (by the ``id``) whom the pronoun's own sentence tells of, if its subject
            is no such person; or 0.
        new: whom (by the ``id``) the sentence before brings in, or 0, and how much likelier that
            makes them.
        dying: who (by the ``id``) dies in which sentence, or has in the one before.
    """

    pronoun: Token
    sentences: Sequence[Sentence]
    people: People
    speaking: bool
    questioned: bool
    asking: Token | None
    alone: int
    here: int
    new: tuple[int, float]
    dying: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(
        cls,
        pronoun: Token,
        sentences: Sequence[Sentence],
        people: People,
        before: Callable[[int], Iterable[Event]],
        *,
        wanted: Wanted,
        speaking: bool,
        quoted: Sequence[tuple[int, int]] = (),
    ) -> Conduct:
        """What a pronoun's own verb shows.

        Arguments:
            pronoun: the pronoun.
            sentences: the document's sentences.
            people: has such verbs, hearers and offices.
            before: the mentions before an offset, the nearest first.
            wanted: the gender or number that the pronoun asks for.
            speaking: whether the pronoun is a source.
            quoted: the spans of what is said in direct speech.
        """
        sentence = sentences[pronoun.sentence]
        verb = sentence.head(pronoun)
        questioned = is_questioned(sentence, pronoun, people, quoted, speaking=speaking)
        asking = _asking(pronoun, sentences, people, before) if speaking else None
        alone = _alone(pronoun, sentences, before, wanted)
        here = _here(pronoun, sentence, before, wanted)
        new, dying = (0, 1.0), frozenset[tuple[int, int]]()
        if speaking:
            new = introduced(pronoun, sentences, people, before, wanted, quoted)
        if speaking and (verb is None or not is_earlier(sentence, verb)):
            # Also in *Ella drowned when **she** was six*; but *he died. **He** had said* so before;
            # and in *Karl Lund died. Ida found **him***.
            dying = frozenset(
                (id(event.member), where)
                for event in before(pronoun.span.start)
                if dies(sentences[event.sentence], event.top, people)
                for where in range(event.sentence, event.sentence + _FOUND)
            )
        return cls(
            pronoun, sentences, people, speaking, questioned, asking, alone, here, new, dying
        )

    def shown_of(self, event: Event) -> float:
        """How much likelier somebody is meant because of what they do in an earlier mention.

        Arguments:
            event: the mention.
        """
        hears = self.questioned and questions(self.sentences, event, self.people)
        takes = self._may_follow(event) and self._reacts(event)
        dead = (id(event.member), event.sentence) in self.dying
        told = self.speaking and self._is_told_of(event)
        likely = (_QUESTIONING if hears else 1.0) * (_REACTING if takes else 1.0)
        likely *= _OTHER if self._is_beside_one(event) else 1.0
        if event.sentence == self.pronoun.sentence - 1:
            likely *= _ALONE if id(event.member) == self.alone else 1.0
            likely *= self.new[1] if id(event.member) == self.new[0] else 1.0
        elif event.sentence == self.pronoun.sentence:
            likely *= _HERE if id(event.member) == self.here else 1.0
            likely *= _TURNED_TO if self._is_turned_to(event) else 1.0
            likely *= _STILL if self._is_still_told(event) else 1.0
            likely *= _OWN if self._owns(event) else 1.0
        verb = self.asking
        asks = verb is not None and (event.sentence, event.top.head) == (verb.sentence, verb.index)
        if asks:
            likely *= _ASKED if event.top.relation in SUBJECTS else _ANSWERING
        return likely * (_DEAD if dead else 1.0) * (_TOLD_OF if told else 1.0)

    def _may_follow(self, event: Event) -> bool:
        """Whether the pronoun speaks in the next sentence, or is *her* of *she shook her head*."""
        if event.sentence != self.pronoun.sentence:
            gap = self.pronoun.sentence - event.sentence
            return self.speaking and gap == 1
        sentence = self.sentences[event.sentence]
        above = (t.index for t in sentence.ancestors(self.pronoun))
        return self.pronoun.deprel == "nmod:poss" and event.top.head in above

    def _is_turned_to(self, event: Event) -> bool:
        """Whether the pronoun is the subject of a clause joined to one with the mention's verb."""
        if self.pronoun.relation not in SUBJECTS:
            return False
        verb = self.sentences[event.sentence].head(self.pronoun)
        joined = verb is not None and verb.relation == "conj" and verb.head == event.top.head
        return joined and event.top.relation in ("obj", "iobj")

    def _owns(self, event: Event) -> bool:
        """Whether the pronoun says whose the subject behind *and* is, and the clause before, of a
        thing, tells of the mention."""
        if self.pronoun.deprel != "nmod:poss":
            return False
        sentence = self.sentences[event.sentence]
        owned = sentence.head(self.pronoun)
        link = sentence.tokens[self.pronoun.index - 2] if self.pronoun.index > 1 else None
        if owned is None or link is None or link.upos != "CCONJ":
            return False
        if owned.relation not in SUBJECTS or event.top.relation in SUBJECTS:
            return False
        acting = (t for t in sentence.tokens[: link.index] if t.relation in SUBJECTS)
        return not any(
            t.upos in ("PROPN", "PRON") or self.people.is_person_noun(t.lemma) for t in acting
        )

    def _is_still_told(self, event: Event) -> bool:
        """Whether the pronoun is what a verb is said to whose subject spoke to the mention before.

        *She told **Karl Lund** that it was late and asked **him** to go*.
        """
        if self.pronoun.relation not in _OBJECTS:
            return False
        sentence = self.sentences[event.sentence]
        verb = sentence.head(self.pronoun)
        first = sentence.head(verb) if verb is not None and verb.relation == "conj" else None
        if verb is None or first is None or sentence.child(verb, *SUBJECTS) is not None:
            return False
        # Parsers join the second verb to what is said: *told him she had lied **and asked** ...*.
        firsts = (first.index, first.head if first.relation == "ccomp" else 0)
        return event.top.head in firsts and event.top.relation in _OBJECTS

    def _is_told_of(self, event: Event) -> bool:
        """Whether somebody is a subject in what another says: *Lund said **Reyes** had left*."""
        verb = self.sentences[event.sentence].head(event.top)
        acts = event.top.relation in SUBJECTS and event.sentence != self.pronoun.sentence
        return acts and verb is not None and verb.relation == "ccomp"

    def _is_beside_one(self, event: Event) -> bool:
        """Whether somebody of no known gender acts on one of whom the pronoun is said, too.

        *Dube reminded **her** of the time. "I know," **she** said.*
        """
        if event.top.relation not in SUBJECTS or event.sentence == self.pronoun.sentence:
            return False
        sentence, member = self.sentences[event.sentence], event.member
        verb = sentence.head(event.top)
        gender = self.people.gender(self.pronoun.form)
        given = member.given[0] if member.given is not None else None
        if verb is None or gender is None or gender in (member.gender, given):
            return False
        beside = sentence.children(verb, "obj", "iobj")
        return any(t.upos == "PRON" and self.people.gender(t.form) == gender for t in beside)

    def _reacts(self, event: Event) -> bool:
        """Whether a sentence tells nothing of somebody but their reaction to what was said."""
        sentence = self.sentences[event.sentence]
        verb = sentence.head(event.top)
        return (
            verb is not None
            and event.top.relation in SUBJECTS
            and any(self.people.has("dialogue", "reacting", w) for w in (verb.lemma, verb.form))
            and sentence.child(verb, "ccomp") is None
        )


def _asking(
    pronoun: Token,
    sentences: Sequence[Sentence],
    people: People,
    before: Callable[[int], Iterable[Event]],
) -> Token | None:
    """The verb by which an outlet asks others right before a pronoun, or None.

    In the sentence before, or before a semicolon: *X asked two pilots; they said so*.
    """
    speaking = sentences[pronoun.sentence].head(pronoun)
    beside = speaking is not None and speaking.relation == "parataxis"
    for event in before(pronoun.span.start):
        if event.sentence < pronoun.sentence - 1:
            break
        here = event.sentence == pronoun.sentence
        if not event.member.outlet or (here and not beside):
            continue
        sentence = sentences[event.sentence]
        verb = sentence.head(event.top) if event.top.relation in SUBJECTS else None
        if verb is None or not people.has("dialogue", "contacting", verb.lemma):
            continue
        if sentence.child(verb, "obj", "iobj", "obl") is not None:
            return verb
    return None


def _alone(
    pronoun: Token,
    sentences: Sequence[Sentence],
    before: Callable[[int], Iterable[Event]],
    wanted: Wanted,
) -> int:
    """The only one (by the ``id``) of whom the sentence before tells beside its subject, or 0."""
    if wanted not in ("masculine", "feminine"):
        return 0
    paragraph = sentences[pronoun.sentence].paragraph
    found: set[int] = set()
    beside = False
    for event in before(pronoun.span.start):
        if event.sentence < pronoun.sentence - 1:
            break
        if event.quotation is not None or event.member.kind not in ("person", "unnamed"):
            continue
        fitting = fits(event.member, wanted)
        acts = event.top.relation in SUBJECTS
        if fitting and (event.sentence == pronoun.sentence or acts):
            return 0
        if fitting:
            found.add(id(event.member))
        # *The book tells of **her** years with Karl Lund. **He** said so*: she is told of, too.
        beside |= not fitting and event.sentence != pronoun.sentence
    same = sentences[pronoun.sentence - 1].paragraph == paragraph
    return found.pop() if same and beside and len(found) == 1 else 0


def _here(
    pronoun: Token,
    sentence: Sentence,
    before: Callable[[int], Iterable[Event]],
    wanted: Wanted,
) -> int:
    """Whom (by the ``id``) alone a sentence's clause above tells of, beside no such subject, or 0.

    *I spoke to **Karl Lund**, and **he** said so*; *it is hard to differ from **Karl Lund** when
    **he** says so*.
    """
    verb = sentence.head(pronoun)
    joined = verb is not None and verb.relation in _BELOW and pronoun.relation in SUBJECTS
    if wanted not in ("masculine", "feminine") or not joined:
        return 0
    above = {t.index for t in sentence.ancestors(pronoun)}
    found: set[int] = set()
    for event in before(pronoun.span.start):
        if event.sentence < pronoun.sentence:
            break
        if event.quotation is not None or not fits(event.member, wanted):
            continue
        within = sentence.head(event.top)
        if within is not None and within.index not in above and within.relation in _INNER:
            within = sentence.head(within)  # *it is hard **to differ** from Lund when ...*
        if event.top.relation in SUBJECTS or within is None or within.index not in above:
            return 0
        found.add(id(event.member))
    return found.pop() if len(found) == 1 else 0
