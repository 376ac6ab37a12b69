"""Links each quotation's source mention to an entity of the article."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import define, field, frozen

from attribution.document import Document, Sentence, Span, Token
from attribution.quotation import Quote
from attribution.result import Addressee, Entity, EntityKind, Gender, Resolution, Speaker
from attribution.speakers.cast import Member, build_cast
from attribution.speakers.discourse import Discourse
from attribution.speakers.interview import interviewee
from attribution.speakers.knowledge import People
from attribution.speakers.names import NameMention, name_mentions
from attribution.speakers.roles import by_description, by_lead

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


@define
class _Found:
    member: Member | None
    how: Resolution = "nominal"
    reason: str | None = None


def resolve_speakers(
    document: Document, quotes: Sequence[Quote], *, people: People | None = None
) -> Resolved:
    """Resolves the speaker and the addressee of each quotation.

    Arguments:
        document: the parsed article.
        quotes: its quotations, from `attribution.find_quotes`, in text order.
        people: word lists; the package's own for the language unless given.
    """
    return _Resolver(document, quotes, people or People.default(document.language)).run()


@define
class _Resolver:
    document: Document
    quotes: Sequence[Quote]
    people: People
    members: list[Member] = field(init=False)
    of_name: dict[int, Member] = field(init=False)
    names: tuple[NameMention, ...] = field(init=False)
    discourse: Discourse = field(init=False)
    nominals: dict[tuple[str, str], Member] = field(init=False, factory=dict)
    _starts: list[int] = field(init=False)
    _chain_of: dict[int, Member] = field(init=False, factory=dict)
    _quoted: list[tuple[int, int]] = field(init=False)
    _interviewee: Member | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.names = name_mentions(self.document, self.people)
        self.members, self.of_name = build_cast(self.names, self.people)
        self._starts = [n.bare.start for n in self.names]
        self.discourse = Discourse(self.people)
        self._quoted = sorted(
            (p.start, p.end) for q in self.quotes if q.kind == "direct" for p in q.content
        )
        self._interviewee = interviewee(
            self.document,
            self.names,
            self.of_name,
            lambda offset: _inside(offset, self._quoted),
            self.people,
        )
        for chain in self.document.coreference:
            named = [n for n in self.names if any(s.covers(n.bare) for s in chain.mentions)]
            if named:
                member = self.of_name[named[0].bare.start]
                self._chain_of.update({s.start: member for s in chain.mentions})

    def run(self) -> Resolved:
        found: list[_Found] = [_Found(None)] * len(self.quotes)
        addressed: list[tuple[Span, Member | None] | None] = [None] * len(self.quotes)
        quoted = self._quoted
        # Mentions and sources interleave by their place in the text, so that a
        # pronoun sees all that was mentioned before it and nothing after.
        steps = [(n.head.span.start, 0, i) for i, n in enumerate(self.names)]
        steps += [((q.source or q.content[0]).start, 2, i) for i, q in enumerate(self.quotes)]
        sources = {q.source.start for q in self.quotes if q.source is not None}
        pronouns = [
            t
            for s in self.document.sentences
            for t in s.tokens
            if t.upos in ("PRON", "DET")
            and t.span.start not in sources
            and (
                self.people.has("pronouns", "masculine", t.form)
                or self.people.has("pronouns", "feminine", t.form)
            )
        ]
        steps += [(t.span.start, 1, i) for i, t in enumerate(pronouns)]
        order = {q.id: i for i, q in enumerate(self.quotes)}
        done: set[int] = set()
        for _, what, i in sorted(steps):
            if what == 0:
                name = self.names[i]
                if not _inside(name.bare.start, quoted):
                    self.discourse.mention(self.of_name[name.bare.start], name.head)
                continue
            if what == 1:
                # Pronouns that are no source keep their referent in mind.
                token = pronouns[i]
                if not _inside(token.span.start, quoted):
                    meant = self.discourse.resolve(token)
                    if meant is not None:
                        self.discourse.mention(meant, token)
                continue
            found[i] = self._speaker(i, found, order, done)
            done.add(i)
            quote = self.quotes[i]
            member = found[i].member
            if member is not None and quote.source is not None:
                member.mentions.add(quote.source)
                head = self.document.head_of(quote.source)
                # *One* and *someone* introduce nobody whom a later *he* could mean.
                if (
                    head is not None
                    and not self.people.has("pronouns", "indefinite", head.form)
                    and not _inside(quote.source.start, quoted)
                ):
                    self.discourse.mention(member, head, speaker=True)
            if quote.addressee is not None:
                addressed[i] = (quote.addressee, self._refer(quote.addressee)[0])
        return self._result(found, addressed)

    def _speaker(
        self, i: int, found: list[_Found], order: dict[str, int], done: set[int]
    ) -> _Found:
        quote = self.quotes[i]
        if quote.source is None:
            if quote.cue is not None:
                return _Found(None, reason=quote.no_source or "the cue has no source")
            return self._carried(i, found)
        head = self.document.head_of(quote.source)
        if head is not None and self.people.has("pronouns", "first", head.form):
            outer = order.get(quote.parent or "")
            if outer is not None and outer in done and found[outer].member is not None:
                return _Found(found[outer].member, "pronoun")
            if self._interviewee is not None and not _inside(quote.source.start, self._quoted):
                return _Found(self._interviewee, "pronoun")
            return _Found(None, reason=f"{head.form!r} is the article's own author")
        if (
            head is not None
            and self._interviewee is not None
            and self.people.has("pronouns", "second", head.form)
            and not _inside(quote.source.start, self._quoted)
        ):
            return _Found(self._interviewee, "pronoun")
        member, how = self._refer(quote.source)
        if member is None:
            return _Found(None, reason=f"{quote.source.text!r} refers to nobody the article names")
        return _Found(member, how)

    def _carried(self, i: int, found: list[_Found]) -> _Found:
        """A quotation without cue goes on with its predecessor's speaker, or answers it."""
        quote = self.quotes[i]
        here = self._paragraph(quote.content[0])
        before = [
            j
            for j in range(i - 1, max(i - 12, -1), -1)
            if found[j].member is not None and self.quotes[j].kind != "indirect"
        ]
        if not before or here - self._paragraph(self.quotes[before[0]].content[-1]) > 1:
            return _Found(
                None, reason="no cue, and no quotation right before to carry a speaker over"
            )
        last = before[0]
        if len(before) > 1:
            other = before[1]
            rows = [self._paragraph(self.quotes[j].content[0]) for j in (last, other)]
            turns = found[last].member is not found[other].member
            if turns and here == rows[0] + 1 == rows[1] + 2 and found[last].how == "carried over":
                return _Found(found[other].member, "carried over")
        return _Found(found[last].member, "carried over")

    def _paragraph(self, span: Span) -> int:
        sentence = self.document.sentence_at(span.start)
        return sentence.paragraph if sentence is not None else 0

    def _refer(self, span: Span) -> tuple[Member | None, Resolution]:
        """The member that a mention refers to, and how that was found out."""
        document = self.document
        head = document.head_of(span)
        if head is None:
            return None, "nominal"
        sentence = document.sentences[head.sentence]
        relative = self.people.has("pronouns", "relative", head.form)
        if (
            relative
            and not head.form.isupper()
            and head.upos
            in (
                "PRON",
                "DET",
                "SCONJ",
            )
        ):
            antecedent = self._antecedent(sentence, head)
            if antecedent is None:
                return None, "relative pronoun"
            member, _ = self._refer_noun(sentence, antecedent)
            return member, "relative pronoun"
        if span.start in self._chain_of:
            return self._chain_of[span.start], "coreference"
        if head.upos == "PRON" and not relative:
            if self.people.has("pronouns", "indefinite", head.form):
                return self._unnamed(sentence, head, span), "nominal"
            return self.discourse.resolve(head), "pronoun"
        return self._refer_noun(sentence, head, span)

    def _antecedent(self, sentence: Sentence, pronoun: Token) -> Token | None:
        for above in sentence.ancestors(pronoun):
            if above.deprel.endswith(":relcl") or above.deprel == "acl":
                return sentence.head(above)
        return None

    def _refer_noun(
        self, sentence: Sentence, head: Token, span: Span | None = None
    ) -> tuple[Member | None, Resolution]:
        conjuncts = [c for c in sentence.children(head, "conj") if c.upos in ("PROPN", "NOUN")]
        if span is not None:
            conjuncts = [c for c in conjuncts if span.covers(c.span)]
        if conjuncts and head.upos in ("PROPN", "NOUN"):
            parts = [self._refer_noun_alone(sentence, t)[0] for t in (head, *conjuncts)]
            named = [p for p in parts if p is not None and p.names]
            if len(named) == len(parts):
                text = self._text(sentence, head, span)
                member = Member(text, "group", plural=True, parts=named)
                return member, "own name"
        return self._refer_noun_alone(sentence, head, span)

    def _refer_noun_alone(
        self, sentence: Sentence, head: Token, span: Span | None = None
    ) -> tuple[Member | None, Resolution]:
        named = self._named(sentence, head)
        if named is not None:
            member, mention = named
            full = len(mention.name.words) == max(len(n.name.words) for n in member.names)
            return member, "own name" if full else "shorter name"
        definite = sentence.child(head, "det", "nmod:poss") is not None or head.relation == "root"
        if head.feature("Number") != "Plur":
            described = by_description(sentence, head, self.members, head.span.start)
            if described is not None and (definite or sentence.paragraph <= 1):
                return described, "nominal"
            generic = self._generic(sentence, head)
            if generic is not None:
                return generic, "nominal"
            claimed = self._claimed(sentence, head)
            led = by_lead(self.document, sentence, head, self.members, self.people, claimed)
            if led is not None:
                text = self._text(sentence, head, span)
                if text not in led.roles:
                    led.roles.append(text)
                return led, "nominal"
        return self._unnamed(sentence, head, span), "nominal"

    def _generic(self, sentence: Sentence, head: Token) -> Member | None:
        """The organisation named last before *the agency*, one called an agency first."""
        others = [c for c in sentence.children(head) if c.relation not in ("det", "case", "punct")]
        article = sentence.child(head, "det")
        if others or article is None or article.lemma.lower() not in ("the", "this", "that"):
            return None
        lemma = head.lemma.lower()
        named = self.discourse.last_organisation(head.sentence, lemma)
        if named is None and self.people.has("kinds", "generic", lemma):
            named = self.discourse.last_organisation(head.sentence, None)
        return named

    def _claimed(self, sentence: Sentence, head: Token) -> list[Member]:
        """Who the lead's other descriptions stand for."""
        claimed = []
        for other in sentence.tokens:
            if (
                other.upos == "NOUN"
                and other.index != head.index
                and other.relation
                in (
                    "nsubj",
                    "obj",
                    "iobj",
                    "obl",
                    "nsubj:pass",
                )
            ):
                member = by_description(sentence, other, self.members, other.span.start)
                if member is not None:
                    claimed.append(member)
        return claimed

    def _named(self, sentence: Sentence, head: Token) -> tuple[Member, NameMention] | None:
        """The name that a phrase is or has beside it: *its president, Dana Reyes*."""
        beside = [head, *sentence.children(head, "appos", "flat")]
        governor = sentence.head(head)
        if governor is not None and head.relation == "nsubj" and head.upos == "NOUN":
            # Parsers read *The mayor, Dana Reyes, said* as a verb with two subjects.
            beside += [
                t
                for t in sentence.children(governor, "nsubj")
                if head.index < t.index < governor.index
            ]
        for token in beside:
            at = bisect.bisect_right(self._starts, token.span.start) - 1
            if at >= 0 and self.names[at].bare.covers(token.span):
                mention = self.names[at]
                return self.of_name[mention.bare.start], mention
        # *Assistant District Attorney Colleen Marsh*: the name hangs on its title.
        phrase = [t for t in sentence.subtree(head) if t.index > head.index]
        for token in phrase:
            at = bisect.bisect_left(self._starts, token.span.start)
            mention_here = at < len(self._starts) and self._starts[at] == token.span.start
            if not mention_here or not self.names[at].name.person:
                continue
            links = [token.relation]
            for above in sentence.ancestors(token):
                if above.index == head.index:
                    break
                links.append(above.relation)
            if all(link in ("flat", "compound", "appos") for link in links) or all(
                t.upos == "PROPN" for t in sentence.tokens[head.index - 1 : token.index]
            ):
                return self.of_name[self._starts[at]], self.names[at]
        return None

    def _text(self, sentence: Sentence, head: Token, span: Span | None) -> str:
        text = (
            span.text
            if span is not None
            else self.document.cover(
                sentence.subtree(head, without=sentence.children(head, "acl", "punct", "case"))
            ).text
        )
        first, _, rest = text.partition(" ")
        # *The* at the head of a sentence is no part of a name.
        return (
            f"{first.lower()} {rest}"
            if rest
            and first in ("The", "A", "An", "Two", "One", "His", "Her", "Some", "Its", "Their")
            else text
        )

    def _unnamed(self, sentence: Sentence, head: Token, span: Span | None) -> Member:
        text = self._text(sentence, head, span)
        lemma = head.lemma.lower()
        definite = text.lower().startswith(("the ", "this ", "that "))
        # *the interior minister* ... *the minister* are one.
        last = self.nominals.get((lemma, "last"))
        same = self.nominals.get((lemma, text.lower()))
        if same is not None:
            return same
        if definite and last is not None and len(text.split()) <= 2:
            return last
        plural = head.feature("Number") == "Plur" or head.xpos in ("NNS", "NNPS")
        kind: EntityKind
        if self.people.has("kinds", "document", lemma):
            kind = "document"
        elif self.people.has("kinds", "organisation", lemma):
            kind = "organisation"
        elif self.people.has("kinds", "group", lemma) or (plural and definite):
            kind = "group"
        else:
            kind = "unnamed"
        member = Member(text, kind, plural=plural)
        value = self.people.gender(lemma)
        if value is not None:
            member.genders.append((value, lemma))
        self.nominals[lemma, text.lower()] = self.nominals[lemma, "last"] = member
        return member

    def _result(
        self, found: list[_Found], addressed: list[tuple[Span, Member | None] | None]
    ) -> Resolved:
        used: list[Member] = []

        def use(member: Member) -> None:
            for part in member.parts:
                use(part)
            if member not in used:
                used.append(member)

        for one, to in zip(found, addressed, strict=True):
            if one.member is not None:
                use(one.member)
            if to is not None and to[1] is not None:
                use(to[1])
        ids = {id(member): f"e{n}" for n, member in enumerate(used, 1)}
        entity_of = {id(member): _entity(member, ids) for member in used}
        speakers = tuple(
            Speaker(entity_of[id(f.member)], f.how, _CONFIDENCE[f.how]) if f.member else None
            for f in found
        )
        return Resolved(
            tuple(entity_of[id(member)] for member in used),
            speakers,
            tuple(None if f.member else f.reason or "no source" for f in found),
            tuple(
                Addressee(to[0], entity_of[id(to[1])] if to[1] is not None else None)
                if to
                else None
                for to in addressed
            ),
        )


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect.bisect_right(spans, (offset, 1 << 60)) - 1
    return at >= 0 and offset < spans[at][1]


def _entity(member: Member, ids: dict[int, str]) -> Entity:
    gender = member.gender
    return Entity(
        id=ids[id(member)],
        name=member.name,
        kind=member.kind,
        roles=tuple(member.roles),
        mentions=tuple(sorted(member.mentions, key=lambda s: (s.start, s.end))),
        gender=None
        if gender is None
        else Gender(gender, tuple(dict.fromkeys(w for v, w in member.genders if v == gender))),
        members=tuple(ids[id(part)] for part in member.parts),
    )
