"""`resolve`: links each quotation to its speaker and its addressee."""

from __future__ import annotations

import bisect
import weakref
from collections.abc import Sequence

from attrs import define, evolve, field

from attribution.claim import Claim, Mention, renewed
from attribution.document import Document, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.mentions.detection import Mentions, taken_up_by_nouns
from attribution.mentions.member import Member
from attribution.result import Resolution
from attribution.speakers.control import acting_in, as_control, goes_on
from attribution.speakers.dialogue import Dialogue
from attribution.speakers.excerpts import excerpted
from attribution.speakers.interview import Interview, interview_of
from attribution.speakers.met_again import MENTIONING
from attribution.speakers.narrator import narrator_of
from attribution.speakers.organisations import show_body
from attribution.speakers.references import Reference, References
from attribution.speakers.resolved import Resolved
from attribution.speakers.salience import introduces_nobody
from attribution.speakers.speaking_outlets import outlets_of, reporting, told_outlet
from attribution.speakers.steps import hears_later, steps_of
from attribution.speakers.told_of import told_of

__all__ = ["CONFIDENCE", "resolve"]

CONFIDENCE: dict[Resolution, float] = {
    "own name": 0.97,
    "shorter name": 0.95,
    "coreference": 0.85,
    "relative pronoun": 0.9,
    "control": 0.85,
    "nominal": 0.8,
    "fitting": 0.65,
    "description": 0.9,
    "pronoun": 0.8,
    "carried over": 0.7,
}
"""How sure each way of resolving a mention is."""


def resolve(
    document: Document,
    claims: Sequence[Claim],
    mentions: Mentions,
    layout: Layout,
    knowledge: Knowledge,
) -> Resolved:
    """The claims with the referents of their sources and addressees.

    Arguments:
        document: the parsed article.
        claims: in text order, each with the outlets that relayed it and, if its source is an
            outlet, with that.
        mentions: whom and what the article names.
        layout: the layout of the article.
        knowledge: has the words for people, and the outlets' other names.
    """
    # A name whose outlet speaks or relays means the outlet, whatever else it may mean.
    known = taken_up_by_nouns(document, mentions, outlets_of(claims), knowledge)
    references = References(document, known, layout, knowledge)
    return _Resolver(document, claims, layout, knowledge.people, references).run()


@define
class _Resolver:
    document: Document
    claims: Sequence[Claim]
    layout: Layout
    people: People
    references: References
    _found: list[Reference | None] = field(init=False)
    _addressed: list[Reference | None] = field(init=False)
    _known: dict[tuple[int, int], Reference] = field(init=False, factory=dict)
    _marked: list[tuple[int, int, int]] = field(init=False)
    _interview: Interview | None = field(init=False)
    _narrator: Member | None = field(init=False)
    _dialogue: Dialogue = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._found = [None] * len(self.claims)
        self._addressed = [None] * len(self.claims)
        self._marked = sorted(
            (part.start, part.end, i)
            for i, claim in enumerate(self.claims)
            if claim.kind == "direct" and claim.parent is None
            for part in claim.content
        )
        names, of_name = self.references.names, self.references.of_name
        self._interview = interview_of(
            self.document, self.layout, names, of_name, self._is_quoted, self.people
        )
        self._narrator = narrator_of(
            self.document, self.layout, self.claims, names, of_name, self._quotation_at, self.people
        )
        self.references.discourse.told = self._told()
        self.references.discourse.quoted = [(start, end) for start, end, _ in self._marked]
        own = weakref.proxy(self)  # as in `References`: what is done with is to go at once
        self._dialogue = Dialogue(
            self.document,
            self.claims,
            self.people,
            self._addressed,
            lambda word: own._meaning(word),  # noqa: PLW0108 - a method of itself is the circle
        )

    def run(self) -> Resolved:
        # Mentions and sources are taken in text order, so that a pronoun sees
        # all that was mentioned before it and nothing after.
        names, others = self.references.names, self._other_mentions()
        steps = [(n.head.span.start, 0, i) for i, n in enumerate(names)]
        steps += [(t.span.start, 1, i) for i, t in enumerate(others)]
        steps += steps_of(self.claims)
        spoken: list[int] = []
        for offset, what, i in sorted(steps):
            inside = self._quotation_at(offset)
            if what == 0:
                member = self.references.of_name[names[i].bare.start]
                self.references.discourse.mention(member, names[i].head, quotation=inside)
                several = self.references.coordination.joined(names[i])
                if several is not None:
                    self.references.discourse.mention(several, names[i].head, quotation=inside)
            elif what == 1:
                self._keep_in_mind(others[i], inside)
            elif what > 2:
                if inside in (None, i):
                    self._address(i)
            elif inside is not None and self.claims[i].source is not None and inside != i:
                spoken.append(i)
            else:
                self._resolve(i)
        # Whom *I* means depends on who says so, which *she said* may tell later; the outer first.
        for i in sorted(spoken, key=lambda i: -len(self.claims[i].content[0])):
            self._resolve_spoken(i)
        for i in range(len(self.claims)):
            self._resolve_excerpt(i)
        return Resolved(self._settled(), self.references, self._interview, self._narrator)

    def _told(self) -> list[int]:
        """For each sentence, how many before it are not wholly somebody's direct words."""
        rows: list[int] = []
        told = 0
        for sentence in self.document.sentences:
            rows.append(told)
            ends = (sentence.tokens[0].span.start, sentence.tokens[-1].span.start)
            told += None in [self._quotation_at(offset) for offset in ends]
        return rows

    def _other_mentions(self) -> list[Token]:
        """The personal pronouns and the nouns for people or organisations that are not sources."""
        heads = (claim.source_head for claim in self.claims)
        sources = {h.span.start for h in heads if h is not None}
        return [
            t
            for s in self.document.sentences
            for t in s.words(*MENTIONING)
            if t.span.start not in sources
            and (self._is_personal(t) or self.references.may_be_met_again(t))
        ]

    def _is_personal(self, word: Token) -> bool:
        """Whether a word is a pronoun for a person, or *its*, which is for no person."""
        if word.upos not in ("PRON", "DET"):
            return False
        own = word.deprel == "nmod:poss" and self.people.has("pronouns", "neuter", word.form)
        return own or self.people.is_pronoun(word.form)

    def _keep_in_mind(self, word: Token, inside: int | None) -> None:
        """Notes a mention that is not a source, so that its referent stays salient."""
        if not self._is_personal(word):
            member = self.references.passing(word)
            if member is not None:
                self.references.pronouns.setdefault(word.span.start, member)
                self.references.discourse.mention(member, word, quotation=inside)
            return
        if inside is not None:
            return
        member = self.references.discourse.resolve(word, without=self._narrator, speaking=False)
        if member is None and self.people.has("pronouns", "neuter", word.form):
            sentence = self.document.sentences[word.sentence]
            show_body(sentence, word, self.references.meaning)
        if member is not None:
            self.references.pronouns[word.span.start] = member
            self.references.discourse.mention(member, word)
            self.references.nominals.describe(member, word)

    def _meaning(self, word: Token) -> Member | None:
        """Whom a subject means, as far as is known before the walk reaches it."""
        if self.people.has("pronouns", "first_singular", word.form):
            return self._i(word)
        return self.references.meaning(word)

    def _is_quoted(self, offset: int) -> bool:
        """Whether an offset is in quoted words other than the turns of an interview."""
        at = self._quotation_at(offset)
        return at is not None and not self.claims[at].rule.takes_all

    def _quotation_at(self, offset: int) -> int | None:
        """The number of the direct quotation at an offset, or None."""
        at = bisect.bisect_right(self._marked, (offset, 1 << 60, 0)) - 1
        if at >= 0 and offset < self._marked[at][1]:
            return self._marked[at][2]
        return None

    def _resolve(self, i: int) -> None:
        """Resolves a quotation whose source is in the article's own words."""
        claim = self.claims[i]
        if claim.source is None:
            self._found[i] = self._without_source(i)
        else:
            replying = self._dialogue.replying(i)
            asker = self._dialogue.asker(i, self._found)
            asker = asker or acting_in(self.document, claim, self.references)
            reference = (
                Reference(replying, "pronoun")
                if replying is not None
                else self._mentioned(claim.source, asker or told_of(claim, self.references))
            )
            self._found[i] = as_control(self.document, claim, reference)
            head = claim.source.head
            if reference.member is not None and head is not None:
                reference.member.mentions.add(claim.source.span)
                self.references.pronouns.setdefault(head.span.start, reference.member)
                # A later *he* cannot refer to *someone who*.
                sentence = self.document.sentences[head.sentence]
                nobody = introduces_nobody(sentence, head, self.people)
                nobody |= reference.how == "relative pronoun" or claim.polarity == "hypothetical"
                if reference.member.names or not nobody:
                    self.references.discourse.mention(reference.member, head, speaker=True)
        if not hears_later(claim):
            self._address(i)

    def _address(self, i: int) -> None:
        """Resolves the addressee of such a quotation."""
        own, to = self._found[i], self.claims[i].addressee
        if to is None:
            return
        told = self._addressed[i] = self._addressee(self.claims[i], to, own.member if own else None)
        if told.member is not None and to.head is not None and to.head.upos == "NOUN":
            self.references.discourse.mention(told.member, to.head)

    def _addressee(self, claim: Claim, mention: Mention, speaker: Member | None) -> Reference:
        """The addressee of a claim: *the broadcaster* is the outlet whose name follows."""
        told = self._mentioned(mention, speaker)  # one does not call oneself *him*
        member, name = told.member, told_outlet(claim)
        deaf = [self.references.named_in(span) for span in reporting(claim)]
        if told.how == "pronoun" and member and (member.kind == "document" or member in deaf):
            return Reference(None, reason=f"{mention.span.text!r} is somebody who hears")
        if name is None or member is None or member.kind == "person" or member.names:
            return told
        named = self.references.named_in(name)
        return Reference(named, "own name") if named is not None else told

    def _mentioned(self, mention: Mention, without: Member | None = None) -> Reference:
        """Whom a mention in the article's own words means; not ``without``."""
        span, head = mention.span, mention.head
        known = self._known.get((span.start, span.end))
        if known is None:
            first = head is not None and self.people.has("pronouns", "first", head.form)
            if first and head is not None and self.references.naming.at(head) is None:
                member = self._i(head)
                reason = f"{head.form!r} is the article's own author, whom it does not name"
                known = Reference(member, "pronoun", None if member else reason)
            elif head is not None and self.people.has("pronouns", "second", head.form):
                sentence = self.document.sentences[head.sentence]
                you = self._interview.you(sentence.paragraph) if self._interview else None
                reason = f"{head.form!r} is the reader, or anybody"
                known = Reference(you, "pronoun", None if you else reason)
            else:
                known = self.references.refer(mention, without=without or self._narrator)
            self._known[span.start, span.end] = known
        return known

    def _i(self, pronoun: Token) -> Member | None:
        """Who says *I* outside quotation marks."""
        paragraph = self.document.sentences[pronoun.sentence].paragraph
        speaking = self._interview.i(paragraph) if self._interview else None
        return speaking or self._dialogue.announced(pronoun) or self._narrator

    def _without_source(self, i: int) -> Reference:
        claim = self.claims[i]
        if claim.rule.takes_all and self._interview is not None:
            first = self.document.sentence_at(claim.start)
            speaking = self._interview.i(first.paragraph if first else 0)
            if speaking is not None:
                return Reference(speaking, "carried over")
        if claim.cue is None:
            return self._dialogue.carried(i, self._found)
        head = claim.cue.head
        # *Adding: "..."* as a sentence of its own goes on with who was speaking.
        if head is not None and goes_on(self.document.sentences[head.sentence], head):
            return self._dialogue.carried(i, self._found)
        return Reference(None, reason=claim.no_source or "the cue has no source")

    def _resolve_spoken(self, i: int) -> None:
        """Resolves a quotation that is reported in somebody's direct words."""
        claim = self.claims[i]
        outer = self._quotation_at(claim.source.span.start) if claim.source is not None else None
        if claim.source is None or outer is None:
            return
        reference = self._found[i] = self._spoken(claim.source, outer)
        if reference.member is not None:
            reference.member.mentions.add(claim.source.span)
        if claim.addressee is not None:
            self._addressed[i] = self._spoken(claim.addressee, outer)

    def _resolve_excerpt(self, i: int) -> None:
        """Resolves a headline's quotation by the article below."""
        known = self._found[i]
        if known is not None and known.member is not None:
            return
        found = excerpted(self.document, self.claims, i, self._found)
        if found is None and self._interview is not None and self._interview.answering is not None:
            start = self.document.sentence_at(self.claims[i].content[0].start)
            if self.claims[i].cue is None and start is not None and not start.index:
                found = Reference(self._interview.answering, "carried over")
        self._found[i] = found or known

    def _spoken(self, mention: Mention, outer: int) -> Reference:
        """Whom a mention within a direct quotation means."""
        head = mention.head
        saying = self._found[outer]
        speaker = saying.member if saying else None
        if head is not None and self.people.has("pronouns", "first", head.form):
            reason = f"{head.form!r} says a quotation whose speaker is unknown"
            return Reference(speaker, "pronoun", None if speaker else reason)
        if head is not None and self.people.has("pronouns", "second", head.form):
            to = self._addressed[outer]
            reason = f"{head.form!r} is whoever was spoken to, or anybody"
            member = to.member if to else None
            return Reference(member, "pronoun", None if member else reason)
        return self.references.refer(mention, quotation=outer, without=speaker)

    def _settled(self) -> tuple[Claim, ...]:
        """The claims with their speakers and addressees."""
        at = {id(claim): i for i, claim in enumerate(self.claims)}
        return renewed(
            self.claims,
            lambda claim: evolve(
                claim, speaker=self._found[at[id(claim)]], told=self._addressed[at[id(claim)]]
            ),
        )
