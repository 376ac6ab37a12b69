"""Finds the speakers of quotations without a cue: who goes on, who answers, who has just acted."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence

from attrs import frozen

from attribution.claim import Claim
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.layout.passages import MARKS, STOPS
from attribution.mentions.member import Member
from attribution.speakers.acting import Acting
from attribution.speakers.agreement import Wanted, suits
from attribution.speakers.references import Reference
from attribution.speakers.replies import answer_beside, answered, turned_to
from attribution.syntax.quotation_marks import DOUBLE, OPENING

__all__ = ["Dialogue"]

# How many earlier quotations are looked at, and the most words of a turn in a conversation.
_LOOK_BACK = 12
_TURN = 15
_TWO = 2
_NONE = "no cue, and no quotation right before to carry a speaker over"


@frozen
class Dialogue:
    """Finds the speakers of quotations that no cue introduces.

    Attributes:
        document: the parsed article.
        claims: its claims.
        people: word lists.
        addressed: whom each claim so far was said to, filled in as they are resolved.
        meaning: tells whom a name or a pronoun means, or None.
    """

    document: Document
    claims: Sequence[Claim]
    people: People
    addressed: Sequence[Reference | None]
    meaning: Callable[[Token], Member | None]

    @property
    def _acting(self) -> Acting:
        return Acting(self.document, self.people, self.meaning)

    def carried(self, at: int, found: Sequence[Reference | None]) -> Reference:
        """The speaker of a quotation without a cue, from its context.

        In this order: whoever acts or is quoted in the sentence before it in its paragraph (*She
        shrugs. "Ask him."*); whoever introduces it with a colon; whoever acts in the sentence after
        it; questioner or answerer, if somebody is said to have asked; whoever answers in a
        conversation of two; whoever spoke last.

        Arguments:
            at: the quotation's number.
            found: the speakers of the quotations so far.
        """
        claim = self.claims[at]
        first = self.document.sentence_at(claim.content[0].start)
        if first is None:
            return Reference(None, reason=_NONE)
        near, replies = None, self._is_a_reply(at)
        if not replies:
            near = self._before_colon(first, claim) or self._beside(first, claim, at, found)
        if near is None and (replies or self._answers(at)):
            near = self._partner(at - 1, found)
            if near is None:
                return Reference(None, reason=_NONE)
        if near is None and self._is_shown_by_another(first):
            return Reference(None, reason=_NONE)
        member = (
            near
            or self._questioned(at, found)
            or self._turn(at, found)
            or self._above(first, claim)
        )
        if member is None or self._is_answered_by(at, member):
            return Reference(None, reason=_NONE)
        return Reference(member, "carried over")

    def _is_answered_by(self, at: int, member: Member) -> bool:
        """Whether somebody may answer what stands right before: *"Is it far?" "Miles," **he***."""
        answer = answer_beside(self.document, self.claims, at)
        head = answer.source_head if answer is not None else None
        if answer is None or head is None:
            return answer is not None
        return head.upos == "PRON" or self.meaning(head) in (None, member)

    def announced(self, word: Token) -> Member | None:
        """The speaker of a paragraph without marks, if the one above ends in a colon.

        *It reminded him of the past:* is followed by what he wrote.
        """
        sentences = self.document.sentences
        own = sentences[word.sentence].paragraph
        at = bisect.bisect_left(sentences, own, key=lambda sentence: sentence.paragraph) - 1
        if at < 0 or sentences[at].tokens[-1].form != ":":
            return None
        persons = [m for t in sentences[at].tokens if (m := self.meaning(t)) is not None]
        return next((m for m in reversed(persons) if m.kind == "person"), None)

    def asker(self, at: int, found: Sequence[Reference | None]) -> Member | None:
        """Whoever asked the question that a quotation answers, and so does not say it, or None."""
        if at == 0 or not (self._is("answering", at) or self._answers_again(at, found)):
            return None
        before, reference = self.claims[at - 1], found[at - 1]
        near = self._row(self.claims[at].content[0]) - self._row(before.content[-1]) <= 1
        asks = near and self._is("asking", at - 1)
        return reference.member if asks and reference is not None else None

    def _is(self, what: str, at: int) -> bool:
        """Whether the cue of a quotation is one of asking or of answering."""
        head = self.claims[at].cue_head
        return head is not None and self.people.has("dialogue", what, head.lemma)

    def _answers_again(self, at: int, found: Sequence[Reference | None]) -> bool:
        """Whether somebody who has just replied is asked again: *"And then?" asked the judge*."""
        by = [r.member if r is not None else None for r in found[max(at - _TWO, 0) : at]]
        new = self._row(self.claims[at].content[0]) > self._row(self.claims[at - 1].content[-1])
        two = new and len(by) == _TWO and by[0] is not by[1]
        return two and self._asks(at - 1) and self._is("answering", at - _TWO)

    def replying(self, at: int) -> Member | None:
        """Whom a pronoun means that replies to what was just said, or None.

        *The guard told the driver to turn, but **he** said he lived there*; *The guard told her
        to turn. "I live here," **she** replied.*
        """
        claim = self.claims[at]
        cue = claim.cue_head
        pronoun = claim.source_head
        if cue is None or pronoun is None or pronoun.upos != "PRON":
            return None
        question = answered(self.document, self.claims, at, self.people)
        if question is not None:
            near = self._row(claim.content[0]) - self._row(self.claims[question].content[-1]) <= 1
            return self._hearer(question, pronoun) if near else None
        if cue.relation != "conj":
            return None
        sentence = self.document.sentences[cue.sentence]
        link, told = sentence.child(cue, "cc"), sentence.head(cue)
        if link is None or not self.people.has("dialogue", "contrasting", link.lemma):
            return None
        for other in range(max(at - _LOOK_BACK, 0), at):
            before = self.claims[other].cue
            if before is not None and before.head is told and self.addressed[other] is not None:
                return self._hearer(other, pronoun)
        return None

    def _hearer(self, at: int, pronoun: Token) -> Member | None:
        """The addressee of a claim, if a pronoun may mean them."""
        genders: tuple[Wanted, Wanted] = ("masculine", "feminine")
        said = next((g for g in genders if self.people.has("pronouns", g, pronoun.form)), None)
        reference = self.addressed[at]
        whom = turned_to(self.document, self.claims[at], self.people) if not reference else None
        hearer = reference.member if reference else self.meaning(whom) if whom else None
        if hearer is None or hearer.plural or hearer.gender not in (None, said):
            return None
        if said is None:
            return None
        return hearer if hearer.kind == "person" or hearer.human or suits(hearer, said) else None

    def _is_shown_by_another(self, first: Sentence) -> bool:
        """Whether a look right before comes from somebody not known: *a nod from the judge*."""
        if not first.index:
            return False
        before = self.document.sentences[first.index - 1]
        together = before.paragraph == first.paragraph
        return together and self._acting.shown_by(before) is not None

    def _before_colon(self, sentence: Sentence, claim: Claim) -> Member | None:
        """The first name before a colon: *Karl Lund, speaking to us: "..."*."""
        before = [t for t in sentence.tokens if t.span.end <= claim.content[0].start]
        if not before or before[-1].form != ":":
            return None
        meant = (self.meaning(token) for token in before if token.upos == "PROPN")
        persons = [m for m in meant if m is not None and m.kind == "person"]
        # A whole name is no town's: *Halden boss Karl Lund*.
        return next((m for m in persons if m.longest > 1), persons[0] if persons else None)

    def _beside(
        self, first: Sentence, claim: Claim, at: int, found: Sequence[Reference | None]
    ) -> Member | None:
        if first.index:
            before = self.document.sentences[first.index - 1]
            together = before.paragraph == first.paragraph
            colon = before.tokens[-1].form == ":" and first.paragraph - before.paragraph == 1
            if together or colon:
                quoted = self._quoted_in(before, at, found)
                if quoted is None:
                    return self._acting.subject(before)
                return self._answering(before, at, quoted) or quoted
        last = self.document.sentence_at(claim.content[-1].end - 1) or first
        if (member := self._beat(last, at)) is not None:
            return member
        if last.index + 1 < len(self.document.sentences):
            behind = self.document.sentences[last.index + 1]
            free = not any(
                q.content[0].start < behind.span.end for q in self.claims[at + 1 : at + 2]
            )
            if behind.paragraph == first.paragraph and free:
                return self._acting.subject(behind)
        return None

    def _beat(self, sentence: Sentence, at: int) -> Member | None:
        """Whoever acts behind a finished passage in its sentence: *"I was..." **Lund** winced*."""
        acting = sentence.child(sentence.root, "nsubj")
        end = self.claims[at].content[-1]
        told = any(c.cue_head is sentence.root for c in self.claims[at + 1 : at + 2])
        if told or acting is None or sentence.span.start < end.start or acting.span.start < end.end:
            return None
        ended = end.text.rstrip(MARKS)[-1:] in STOPS
        return self._acting.subject(sentence) if ended else None

    def _above(self, first: Sentence, claim: Claim) -> Member | None:
        """Whoever acts in the paragraph above, if it ends in quoted words or is about nobody else.

        A paragraph that opens in marks and is about nobody else goes on with whom that is about.
        """
        before = self.document.sentences[first.index - 1]
        if not first.index or first.paragraph - before.paragraph != 1:
            return None
        if any(t.form in DOUBLE for t in before.tokens):
            return self._acting.subject(before)
        own = self.document.paragraphs[first.paragraph]
        marked = first.tokens[0].form in (*DOUBLE, *OPENING)
        person = self._acting.only_person(before) if marked and claim.start == own.start else None
        if person is None or claim.end == own.end:
            return person
        return person if self._acting.goes_on_about(person, first.paragraph, claim.end) else None

    def _quoted_in(
        self, sentence: Sentence, at: int, found: Sequence[Reference | None]
    ) -> Member | None:
        """The speaker of the last quotation in a sentence."""
        for other in range(at - 1, max(at - _LOOK_BACK, -1), -1):
            claim, reference = self.claims[other], found[other]
            source = claim.source
            here = source is not None and sentence.span.covers(source.span)
            here = here or any(sentence.span.overlaps(part) for part in claim.content)
            if here and reference is not None and claim.parent is None:
                head = source.head if source is not None else None
                owner = self._acting.owner(head, reference.member) if head else None
                return owner or reference.member
        return None

    def _answering(self, sentence: Sentence, at: int, quoted: Member) -> Member | None:
        """Somebody else who acts behind what a sentence quotes: *Critics call it dull, a charge
        **she** waves away*."""
        end = 0
        for claim in self.claims[max(at - _LOOK_BACK, 0) : at]:
            mentions = (claim.cue, claim.source, claim.addressee)
            spans = (*claim.content, *(m.span for m in mentions if m is not None))
            end = max(end, *(s.end for s in spans if sentence.span.overlaps(s)), 0)
        behind = [t for t in sentence.tokens if t.span.start >= end and t.relation == "nsubj"]
        acting = [m for t in behind if (m := self.meaning(t)) is not None and m.kind == "person"]
        return acting[-1] if end and acting and acting[-1] is not quoted else None

    def _questioned(self, at: int, found: Sequence[Reference | None]) -> Member | None:
        """Questioner or answerer in the paragraphs below *X asked Y about it*, *X met Y*."""
        row, first = self._row(self.claims[at].content[0]), at
        for other in range(at - 1, max(at - _LOOK_BACK, -1), -1):
            claim = self.claims[other]
            if row - self._row(claim.content[-1]) != 1 or claim.cue is not None:
                break
            row, first = row - 1, other
        if at - first >= _TWO or not self._asks(first):
            return None  # from the third on they take turns
        if first and self._is("asking", first - 1):
            by, to = found[first - 1], self.addressed[first - 1]
            near = row - self._row(self.claims[first - 1].content[-1]) == 1
            pair = (by.member, to.member) if near and by and to else None
        else:
            pair = self._acting.interviewing(row - 1)
        return pair[at - first] if pair is not None else None

    def _is_a_reply(self, at: int) -> bool:
        """Whether a quotation is said to be one: *Roe asked Lund. "No," came the reply*."""
        end = self.claims[at].content[-1].end
        sentence = self.document.sentence_at(end - 1)
        told = sentence.children(sentence.root, "nsubj") if at and sentence is not None else ()
        behind = (t for t in told if t.upos == "NOUN" and t.span.start >= end)
        return any(self.people.has("dialogue", "answering", t.lemma) for t in behind)

    def _answers(self, at: int) -> bool:
        """Whether a quotation opens the paragraph below a question that somebody is said to ask."""
        if at == 0 or not self._is("asking", at - 1) or not self._asks(at - 1) or self._asks(at):
            return False
        row, before = self._row(self.claims[at].content[0]), self.claims[at - 1]
        if before.kind != "direct" or row - self._row(before.content[-1]) != 1:
            return False
        return self.claims[at].start == self.document.paragraphs[row].start

    def _partner(self, at: int, found: Sequence[Reference | None]) -> Member | None:
        """Whom a question is put to, or the only other person told of there."""
        told, by = self.addressed[at], found[at]
        if told is not None or by is None or by.member is None:
            return told.member if told is not None else None
        return self._acting.only_other(self._row(self.claims[at].content[0]), by.member)

    def _asks(self, at: int) -> bool:
        """Whether a quotation ends with a question mark."""
        return self.claims[at].asks

    def _turn(self, at: int, found: Sequence[Reference | None]) -> Member | None:
        """The last speaker or, in a conversation of two, the other one."""
        before: list[tuple[int, Reference]] = []
        for other in range(at - 1, max(at - _LOOK_BACK, -1), -1):
            reference = found[other]
            claim = self.claims[other]
            if reference is None or reference.member is None or claim.kind == "indirect":
                continue
            if claim.parent is None:
                before.append((other, reference))
        here = self._row(self.claims[at].content[0])
        if not before or here - self._row(self.claims[before[0][0]].content[-1]) > 1:
            return None
        last, reference = before[0]
        for other, earlier in before[1:2]:
            rows = [self._row(self.claims[j].content[0]) for j in (last, other)]
            turns = reference.member is not earlier.member
            short = all(self._length(self.claims[j]) <= _TURN for j in (at, last, other))
            turns = turns and not self._reports(at, rows)
            if (
                turns
                and here == rows[0] + 1 == rows[1] + 2
                and (short or reference.how == "carried over")
            ):
                return earlier.member
        return reference.member

    def _reports(self, at: int, rows: Sequence[int]) -> bool:
        """Whether a paragraph also reports in its own words, and so is not a turn in a dialogue."""
        return any(
            q.kind == "indirect" and q.parent is None and self._row(q.content[0]) in rows
            for q in self.claims[max(at - _LOOK_BACK, 0) : at]
        )

    def _row(self, span: Span) -> int:
        sentence = self.document.sentence_at(span.start)
        return sentence.paragraph if sentence is not None else 0

    def _length(self, claim: Claim) -> int:
        return sum(len(part.text.split()) for part in claim.content)
