"""Links each quotation to its speaker and its addressee: whose quotation is this."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import define, field, frozen

from attribution.document import Document, Span, Token
from attribution.knowledge.people import People
from attribution.quotation import Quote
from attribution.result import Addressee, Entity, Resolution, Speaker
from attribution.speakers.cast import Member
from attribution.speakers.control import as_control, is_participle
from attribution.speakers.dialogue import Dialogue
from attribution.speakers.entities import entities_of
from attribution.speakers.interview import Interview, interview_of
from attribution.speakers.narrator import narrator_of
from attribution.speakers.references import Reference, References

__all__ = ["Resolved", "resolve_speakers"]

_CONFIDENCE: dict[Resolution, float] = {
    "own name": 0.97,
    "shorter name": 0.95,
    "coreference": 0.85,
    "relative pronoun": 0.9,
    "control": 0.85,
    "nominal": 0.75,
    "pronoun": 0.8,
    "carried over": 0.7,
}
# Relations of a noun whose referent stays in mind.
_ARGUMENTS = ("nsubj", "obj", "iobj")


@frozen
class Resolved:
    """Who said what.

    Attributes:
        entities: the speakers, the addressees and the members of joint ones.
        speakers: one for each quotation, or None.
        reasons: why there is no speaker, for each quotation, or None.
        addressees: one for each quotation, or None.
    """

    entities: tuple[Entity, ...]
    speakers: tuple[Speaker | None, ...]
    reasons: tuple[str | None, ...]
    addressees: tuple[Addressee | None, ...]


def resolve_speakers(
    document: Document,
    quotes: Sequence[Quote],
    *,
    people: People | None = None,
    outlets: Sequence[Span] = (),
) -> Resolved:
    """Resolves the speaker and the addressee of each quotation.

    Arguments:
        document: the parsed article.
        quotes: its quotations, from `attribution.find_quotes`, in text order.
        people: word lists; the package's own for the language unless given.
        outlets: where newspapers and agencies are named, which no *he* can mean.
    """
    people = people or People.default(document.language)
    return _Resolver(document, quotes, people, References(document, people, outlets)).run()


@define
class _Resolver:
    document: Document
    quotes: Sequence[Quote]
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
        self._found = [None] * len(self.quotes)
        self._addressed = [None] * len(self.quotes)
        self._marked = sorted(
            (part.start, part.end, i)
            for i, quote in enumerate(self.quotes)
            if quote.kind == "direct" and quote.parent is None
            for part in quote.content
        )
        names, of_name = self.references.names, self.references.of_name
        self._interview = interview_of(
            self.document,
            names,
            of_name,
            lambda offset: self._quotation_at(offset) is not None,
            self.people,
        )
        self._narrator = narrator_of(
            self.document, self.quotes, names, of_name, self._quotation_at, self.people
        )
        self.references.discourse.told = self._told()
        self._dialogue = Dialogue(self.document, self.quotes, self.people, self._meaning)

    def run(self) -> Resolved:
        # Mentions and sources interleave by their place in the text, so that a
        # pronoun sees all that was mentioned before it and nothing after.
        names = self.references.names
        steps = [(n.head.span.start, 0, i) for i, n in enumerate(names)]
        steps += [((q.source or q.content[0]).start, 2, i) for i, q in enumerate(self.quotes)]
        others = self._other_mentions()
        steps += [(t.span.start, 1, i) for i, t in enumerate(others)]
        spoken: list[int] = []
        for offset, what, i in sorted(steps):
            inside = self._quotation_at(offset)
            if what == 0:
                member = self.references.of_name[names[i].bare.start]
                self.references.discourse.mention(member, names[i].head, quotation=inside)
                several = self.references.joined(names[i])
                if several is not None:
                    self.references.discourse.mention(several, names[i].head, quotation=inside)
            elif what == 1:
                self._keep_in_mind(others[i], inside)
            elif inside is not None and self.quotes[i].source is not None and inside != i:
                spoken.append(i)
            else:
                self._resolve(i)
        # Whom *I* and *he* mean in somebody's words depends on who says them, and a
        # closing *she said* comes after them; the outer quotations come first.
        for i in sorted(spoken, key=lambda i: -len(self.quotes[i].content[0])):
            self._resolve_spoken(i)
        for i in range(len(self.quotes)):
            self._resolve_excerpt(i)
        return self._result()

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
        """The pronouns of persons, and the nouns for persons and bodies, that are no source."""
        heads = [self.document.head_of(q.source) for q in self.quotes if q.source is not None]
        sources = {h.span.start for h in heads if h is not None}
        return [
            t
            for s in self.document.sentences
            for t in s.tokens
            if t.span.start not in sources
            and (
                (t.upos in ("PRON", "DET") and self.people.is_pronoun(t.form))
                or (t.upos == "NOUN" and t.relation in _ARGUMENTS)
            )
        ]

    def _keep_in_mind(self, word: Token, inside: int | None) -> None:
        """Lets a mention that is no source keep its referent in mind."""
        if word.upos == "NOUN":
            member = self.references.passing(word)
            if member is not None:
                self.references.discourse.mention(member, word, quotation=inside)
            return
        if inside is not None:
            return
        member = self.references.discourse.resolve(word, without=self._narrator)
        if member is not None:
            self.references.pronouns[word.span.start] = member
            self.references.discourse.mention(member, word)
            self.references.nominals.describe(member, word)

    def _meaning(self, word: Token) -> Member | None:
        """Whom a subject means, for what is known before the walk reaches it."""
        if self.people.has("pronouns", "first_singular", word.form):
            return self._i(word)
        return self.references.meaning(word)

    def _quotation_at(self, offset: int) -> int | None:
        """The number of the direct quotation at an offset, or None."""
        at = bisect.bisect_right(self._marked, (offset, 1 << 60, 0)) - 1
        if at >= 0 and offset < self._marked[at][1]:
            return self._marked[at][2]
        return None

    def _resolve(self, i: int) -> None:
        """Settles a quotation whose source stands in the article's own words."""
        quote = self.quotes[i]
        if quote.source is None:
            self._found[i] = self._without_source(i)
        else:
            reference = self._mentioned(quote.source, self._dialogue.asker(i, self._found))
            self._found[i] = as_control(self.document, quote, reference)
            head = self.document.head_of(quote.source)
            if reference.member is not None and head is not None:
                reference.member.mentions.add(quote.source)
                self.references.pronouns.setdefault(head.span.start, reference.member)
                # *One* and *someone who* introduce nobody whom a later *he* could mean.
                relative = reference.how == "relative pronoun" and not reference.member.names
                if not relative and not self.people.has("pronouns", "indefinite", head.form):
                    self.references.discourse.mention(reference.member, head, speaker=True)
        if quote.addressee is not None:
            told = self._addressed[i] = self._mentioned(quote.addressee)
            to = self.document.head_of(quote.addressee)
            if told.member is not None and to is not None and to.upos == "NOUN":
                self.references.discourse.mention(told.member, to)

    def _mentioned(self, span: Span, without: Member | None = None) -> Reference:
        """Whom a mention in the article's own words means; not ``without``."""
        known = self._known.get((span.start, span.end))
        if known is None:
            head = self.document.head_of(span)
            if head is not None and self.people.has("pronouns", "first", head.form):
                member = self._i(head)
                reason = f"{head.form!r} is the article's own author, whom it does not name"
                known = Reference(member, "pronoun", None if member else reason)
            elif head is not None and self.people.has("pronouns", "second", head.form):
                sentence = self.document.sentences[head.sentence]
                you = self._interview.you(sentence.paragraph) if self._interview else None
                reason = f"{head.form!r} is the reader, or anybody"
                known = Reference(you, "pronoun", None if you else reason)
            else:
                known = self.references.refer(span, without=without or self._narrator)
            self._known[span.start, span.end] = known
        return known

    def _i(self, pronoun: Token) -> Member | None:
        """Who says *I* outside quotation marks."""
        paragraph = self.document.sentences[pronoun.sentence].paragraph
        speaking = self._interview.i(paragraph) if self._interview else None
        return speaking or self._dialogue.announced(pronoun) or self._narrator

    def _without_source(self, i: int) -> Reference:
        quote = self.quotes[i]
        if quote.cue is None:
            return self._dialogue.carried(i, self._found)
        head = self.document.head_of(quote.cue.span)
        # *Adding: "..."* as a sentence of its own goes on with who was speaking.
        if head is not None and head.relation == "root" and is_participle(head):
            return self._dialogue.carried(i, self._found)
        return Reference(None, reason=quote.no_source or "the cue has no source")

    def _resolve_spoken(self, i: int) -> None:
        """Settles a quotation that is reported in somebody's direct words."""
        quote = self.quotes[i]
        outer = self._quotation_at(quote.source.start) if quote.source is not None else None
        if quote.source is None or outer is None:
            return
        reference = self._found[i] = self._spoken(quote.source, outer)
        if reference.member is not None:
            reference.member.mentions.add(quote.source)
        if quote.addressee is not None:
            self._addressed[i] = self._spoken(quote.addressee, outer)

    def _resolve_excerpt(self, i: int) -> None:
        """Settles a headline's quotation by the article below it."""
        known = self._found[i]
        if known is not None and known.member is not None:
            return
        found = self._dialogue.excerpted(i, self._found)
        if found is None and self._interview is not None and self._interview.answering is not None:
            start = self.document.sentence_at(self.quotes[i].content[0].start)
            if self.quotes[i].cue is None and start is not None and not start.index:
                found = Reference(self._interview.answering, "carried over")
        self._found[i] = found or known

    def _spoken(self, span: Span, outer: int) -> Reference:
        """Whom a mention within a direct quotation means."""
        head = self.document.head_of(span)
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
        return self.references.refer(span, quotation=outer, without=speaker)

    def _result(self) -> Resolved:
        used = [
            r.member for pair in zip(self._found, self._addressed, strict=True) for r in pair if r
        ]
        entity_of = entities_of(used)
        speakers: list[Speaker | None] = []
        reasons: list[str | None] = []
        addressees: list[Addressee | None] = []
        for quote, one, to in zip(self.quotes, self._found, self._addressed, strict=True):
            member = one.member if one is not None else None
            if member is None or one is None:
                speakers.append(None)
                reasons.append((one.reason if one else None) or "no source")
            else:
                speakers.append(Speaker(entity_of[id(member)], one.how, _CONFIDENCE[one.how]))
                reasons.append(None)
            told = to.member if to is not None else None
            addressees.append(
                Addressee(quote.addressee, entity_of[id(told)] if told is not None else None)
                if quote.addressee is not None
                else None
            )
        return Resolved(
            tuple(entity_of.values()), tuple(speakers), tuple(reasons), tuple(addressees)
        )
