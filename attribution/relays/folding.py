"""Folds an outlet's quotation into the one that it merely relays.

*Reuters reported that Reyes said the dam had failed* is one claim, Reyes's, which Reuters relayed;
so is *Reuters reported, citing Reyes, that the dam had failed*.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, altered, renewed
from attribution.document import Document, Token
from attribution.knowledge import Knowledge
from attribution.mentions.detection import Mentions
from attribution.mentions.outlet_words import is_any
from attribution.mentions.outlets import OutletMention
from attribution.relays.asides import by_own_aside
from attribution.relays.cited import (
    Citing,
    by_cited,
    citing,
    how,
    quoted_as_saying,
    quoted_there,
)
from attribution.relays.links import Link, link_to
from attribution.relays.next_sentence import reports_them
from attribution.relays.occasions import without_occasion
from attribution.relays.outlet_phrases import is_of_outlet, speaking_outlet
from attribution.relays.overlap import (
    beside,
    disproves,
    goes_on,
    has_cue,
    holds_cue,
    is_by,
    is_mere_thing,
    is_order,
    is_resolve,
    joined,
    only_tells,
    parts_of,
    shared,
    told_last,
)
from attribution.relays.sayings import by_own_cue, in_role, is_shown_by, own_cue, within_report
from attribution.relays.trimming import trimmed

__all__ = ["fold"]

# The largest share of a relaying claim that may be other words than those it relays.
_MOST_BESIDE = 0.35
# The share that two contents have in common that are one.
_SAME = 0.7


def fold(
    document: Document,
    claims: Sequence[Claim],
    mentions: Mentions,
    knowledge: Knowledge,
) -> tuple[Claim, ...]:
    """The claims without those that only relay another one, which is then marked as relayed.

    Arguments:
        document: the parsed article.
        claims: in text order, an outer one before those nested in it.
        mentions: has the outlets that the article names.
        knowledge: has the words by which outlets relay and the cues by which anybody speaks.
    """

    def apart(claim: Claim) -> Claim:
        told = trimmed(document, claim, mentions, knowledge.outlets)
        return without_occasion(document, told, mentions, knowledge)

    found = _Folder(document, renewed(claims, apart), mentions, knowledge).run()
    return in_role(document, found, knowledge)


class _Folder:
    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        mentions: Mentions,
        knowledge: Knowledge,
    ) -> None:
        self.document = document
        self.claims = claims
        self.gazetteer = knowledge.outlets
        self.knowledge = knowledge
        self.mentions = mentions
        self.speaking = [
            speaking_outlet(document, claim, mentions, self.gazetteer) for claim in claims
        ]
        self.cued_in: dict[int, list[int]] = {}
        for i, claim in enumerate(claims):
            if claim.cue is not None:
                for sentence in document.sentences_in(claim.cue.span):
                    self.cued_in.setdefault(sentence.index, []).append(i)
        self.links = {i: list(claim.relays) for i, claim in enumerate(claims) if claim.relays}
        self.behind: list[tuple[int, Link]] = []  # outlets that other outlets cite
        self.into: dict[int, int] = {}  # claims that only relay another one, with that one
        self.others: dict[int, Claim] = {}  # claims that belong to a source that the outlet cites

    def run(self) -> tuple[Claim, ...]:
        for i, outer in enumerate(self.claims):
            outlet = self.speaking[i]
            if i in self.into or i in self.others:
                continue
            if outlet is not None and disproves(outer, self.gazetteer):
                continue
            if self._points_back(i):
                self.into[i] = i  # *The comments were carried by X*
            elif outlet is not None:
                self._fold(i, outlet)
                self._cites_beside(i)
            elif is_of_outlet(self.document, outer, self.mentions, self.gazetteer):
                self._fold(i, None)
            elif (cited := quoted_as_saying(self.document, outer, self.gazetteer)) is not None:
                self._cites(i, None, cited)
        for i, link in self.behind:
            self._link(self._last(i), link)
        self._share()
        place = {id(claim): i for i, claim in enumerate(self.claims)}

        def folded(claim: Claim) -> Claim | None:
            i = place[id(claim)]
            if i in self.into:
                return None
            return altered(self.others.get(i, claim), relays=tuple(self.links.get(i, ())))

        return renewed(self.claims, folded)

    def _near(self, i: int) -> list[int]:
        """The other claims with cues in the sentences of a claim's content, but for folded ones."""
        reach = [s for part in self.claims[i].content for s in self.document.sentences_in(part)]
        there = {j for sentence in reach for j in self.cued_in.get(sentence.index, ())}
        return sorted(there - {i} - self.into.keys())

    def _relayed_by(self, i: int) -> int | None:
        """The claim that an outlet's claim merely relays, or None."""
        outer = self.claims[i]
        for j in self._near(i):
            inner = self.claims[j]
            if inner.cue is None or inner.source is None:
                continue
            if is_by(inner, outer.source) or self._is_farther(j, i) or self._is_own(inner, outer):
                continue
            if is_resolve(self.document, inner, outer, self.knowledge):
                continue
            if shared(outer, inner) >= _SAME or goes_on(inner, outer):
                return j  # *announced that it had failed, according to X*
            if outer.cue is not None and inner.source.span.covers(outer.cue.span):
                return j  # *Reyes, quoted by X, said it had failed*
            told = (inner.cue.span,), (inner.source.span, *inner.content)
            if not any(all(outer.holds(s) for s in part) for part in told):
                continue
            if beside(outer.content, parts_of(inner)) <= _MOST_BESIDE:
                return j
        return None

    def _joined(self, i: int) -> list[int]:
        """The claims that an outlet's claim merely joins.

        *Reyes said it had failed, but Lund said it held, X reported*. Or the last alone: *The
        ministry was silent; Reyes said it had failed, X reported*.
        """
        outer = self.claims[i]
        others = [j for j in self._near(i) if not self._is_own(self.claims[j], outer)]
        told = [self.claims[j] for j in others]
        return [others[at] for at in joined(outer, told) or told_last(outer, told)]

    def _is_own(self, inner: Claim, outer: Claim) -> bool:
        """Whether an outlet speaks of itself: *the Argus said **it** had dismissed two editors*.

        Or of something that cannot speak: *the Argus said the crisis proved that it was right*.
        """
        head = inner.source_head
        if head is None:
            return False
        cue = outer.cue_head
        verb = inner.cue_head
        own = cue is not None and not is_any(cue, self.gazetteer, "reported")
        mute = own and verb is not None and is_shown_by(head, verb, self.knowledge)
        return mute or self.knowledge.people.has("pronouns", "neuter", head.form)

    def _is_farther(self, i: int, other: int) -> bool:
        """Whether one outlet's claim is a step farther from what was said than another's.

        *IRNA reported, according to Reuters*: Reuters relays IRNA.
        """
        one, two = self.claims[i].cue, self.claims[other].cue
        if self.speaking[i] is None or one is None or two is None:
            return False
        return one.span.start > two.span.start and not self.claims[other].holds(one.span)

    def _points_back(self, i: int) -> bool:
        """Whether a claim only says that an outlet supplied another one, or a thing."""
        outer, cue = self.claims[i], self.claims[i].cue_head
        if cue is None or self.speaking[i] is None:
            near = [self.claims[j] for j in self._near(i)] if outer.source is None else []
            return only_tells(self.document, outer, near, self.gazetteer)
        there, known = self.document.sentences[cue.sentence], self.gazetteer
        return reports_them(there, cue, known) or is_mere_thing(there, outer, known)

    def _share(self) -> None:
        """Gives claims nested in a folded claim the same relays as the one that it relays."""
        place = {id(claim): i for i, claim in enumerate(self.claims)}
        for i, claim in enumerate(self.claims):
            above = place.get(id(claim.parent))
            if above in self.into and i not in self.into and i not in self.links:
                self.links[i] = list(self.links.get(self._last(above), ()))

    def _link(self, i: int, link: Link | None) -> None:
        links = self.links.setdefault(i, [])
        if link is not None and all(link.name != other.name for other in links):
            links.append(link)

    def _last(self, i: int) -> int:
        """The claim into which a claim was folded in the end."""
        seen = {i}
        while self.into.get(i, i) not in seen:
            i = self.into[i]
            seen.add(i)
        return i

    def _fold(self, i: int, outlet: OutletMention | None) -> None:
        """There is no outlet if the claim is of what one printed or obtained."""
        outer = self.claims[i]
        inner = self._relayed_by(i)
        cited = citing(self.document, outer, self.gazetteer)
        link = link_to(outlet, how(outer, cited, self.gazetteer)) if outlet is not None else None
        if inner is not None and (cited is None or not is_order(self.claims[inner])):
            self._link(inner, link)
            self.into[i] = inner
            if goes_on(self.claims[inner], outer):
                self.others[inner] = evolve(self.claims[inner], content=outer.content)
            return
        if cited is not None and cited.is_somebody(self.document, self.knowledge):
            self._cites(i, link, cited)
            return
        several = self._joined(i)
        if several:
            for j in several:
                self._link(j, link)
            self.into[i] = several[-1]
            return
        verb = own_cue(self.document, outer, self.knowledge)
        if verb is not None:
            self._reports_behind(i, link, verb)
            return
        relayed = within_report(self.document, outer, self.knowledge) or by_own_aside(
            self.document, outer, self.knowledge
        )
        if relayed is not None:
            self._link(i, link)
            self.others[i] = relayed

    def _cites(self, i: int, link: Link | None, cited: Citing) -> None:
        """*X quoted her as saying ...*, *X reported, citing two officials, that ...*.

        There is no link if X is not an outlet: a ministry, a statement.
        """
        outer = self.claims[i]
        nearer = quoted_there(self.document, cited, self.gazetteer)
        if nearer is not None:
            self._cites_outlet(i, cited)
            cited = evolve(cited, source=nearer)
        others = [
            j for j in self.cued_in.get(cited.verb.sentence, ()) if j != i and j not in self.into
        ]
        here = [j for j in others if _same_source(self.claims[j], outer, cited)]
        said = next((j for j in here if _is_said(self.claims[j], outer, cited)), i)
        relayed = by_cited(self.document, self.claims[said], cited)
        if said == i and has_cue(outer, cited.verb):
            # *citing two officials* tells no more than whose another of its quotations is.
            for j in here if relayed is not None else others:
                if relayed is None or shared(relayed, self.claims[j]) >= _SAME:
                    self.into[i] = j
                    self._cites_outlet(j, cited)
                    return
        if relayed is None:
            return
        if link is not None:
            self._link(said, link)
            for j in others:
                cue = self.claims[j].cue
                if cue is not None and cited.source.span.covers(cue.span):
                    # *Quoting a guard who said that it broke*: it quotes him for that, too.
                    self._link(j, evolve(link, relation="quoted by"))
        self.others[said] = relayed
        for j in (i, *here):
            other = self.claims[j]
            # *reported, according to two officials*: their words are the outlet's report.
            same = is_by(other, cited.source) and holds_cue(other, outer)
            if j != said and (j == i or same or has_cue(other, cited.verb)):
                self.into[j] = said
        for j in others:
            # *According to X, quoting a memo, the dam broke*: the memo is no words of the dam's.
            named = all(cited.source.span.covers(p) for p in self.claims[j].content)
            if named and has_cue(self.claims[j], cited.verb) and j != said and j not in self.into:
                self.into[j] = said

    def _cites_outlet(self, i: int, cited: Citing) -> None:
        """*X, citing Y, quoted her as saying ...*: Y is nearer to her."""
        for mention in self.mentions.outlets_in(cited.verb.sentence):
            if cited.source.span.covers(mention.span) and not mention.doubt:
                self.behind.append((i, link_to(mention, "reported")))
                return

    def _cites_beside(self, i: int) -> None:
        """*X, citing Y, quoted her as saying ...*, where no claim was made of the citing."""
        head = self.claims[i].cue_head
        if head is None:
            return
        sentence = self.document.sentences[head.sentence]
        for verb in sentence.children(head, "advcl"):
            objects = sentence.children(verb, "obj")
            if verb.lemma.lower() not in self.gazetteer.words("relays", "citing"):
                continue
            for mention in self.mentions.outlets_in(sentence.index):
                if mention.head in objects and not mention.doubt:
                    self.behind.append((i, link_to(mention, "reported")))

    def _reports_behind(self, i: int, link: Link | None, verb: Token) -> None:
        """*Reyes said, "No comment," X reported*."""
        outer = self.claims[i]
        there = (j for j in self.cued_in.get(verb.sentence, ()) if j != i)
        said = next((j for j in there if has_cue(self.claims[j], verb)), None)
        if said is None or said in self.into:
            self._link(i, link)
            self.others[i] = by_own_cue(self.document, outer, verb, self.knowledge)
        else:
            self._link(said, link)
            self.into[i] = said


def _same_source(claim: Claim, outer: Claim, cited: Citing) -> bool:
    return is_by(claim, outer.source) or is_by(claim, cited.source)


def _is_said(claim: Claim, outer: Claim, cited: Citing) -> bool:
    """Whether a quotation is what a person is quoted as saying, within one that quotes them."""
    if outer.cue is None or claim.cue is None or not outer.cue.span.covers(cited.verb.span):
        return False
    cue = claim.cue.head
    return cue is not None and _same_source(claim, outer, cited) and outer.holds(cue.span)
