"""Tells which claims of a sentence an outlet's phrase belongs to, and which are the outlet's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.detection import Mentions
from attribution.mentions.outlet_words import is_any
from attribution.mentions.outlets import OutletMention
from attribution.relays.faced import is_faced_with
from attribution.relays.outlet_phrases import is_outlet
from attribution.relays.relay_phrases import RelayPhrase
from attribution.syntax.order import follows_comma

__all__ = ["Cues"]


class Cues:
    """The claims, looked up by sentence and by the words to which they are attached.

    Arguments:
        document: the parsed article.
        claims: its claims in text order.
        mentions: has the outlets that the article names.
        gazetteer: has the words by which outlets relay.
    """

    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        mentions: Mentions,
        gazetteer: Gazetteer,
    ) -> None:
        self.gazetteer = gazetteer
        self.document = document
        self.claims = claims
        self._of_sentence: dict[int, list[int]] = {}
        self.heads: list[Token | None] = []
        self.sources: list[Token | None] = []
        self.tops: list[Token | None] = []  # the words to which the contents are attached
        self.mentions = mentions
        named = {(m.head.sentence, m.head.index) for m in mentions.outlets if not m.doubt}
        self.spoken: set[int] = set()  # quotations whose source is an outlet
        for i, claim in enumerate(claims):
            cue = claim.cue
            top = claim.top(document)
            head = cue.head if cue is not None else top
            self.heads.append(head)
            self.tops.append(top)
            speaker = claim.source_head
            self.sources.append(speaker)
            if speaker is not None and (speaker.sentence, speaker.index) in named:
                self.spoken.add(i)
            if head is not None:
                self._of_sentence.setdefault(head.sentence, []).append(i)

    def any_in(self, sentence: int) -> bool:
        """Whether a claim is attached to a word of a sentence."""
        return sentence in self._of_sentence

    def reached(self, mention: OutletMention, found: RelayPhrase) -> list[int]:
        """The quotations that a relaying outlet's phrase belongs to, the closest first."""
        here = [
            i
            for i in self._of_sentence[mention.head.sentence]
            if not self._inside(i, mention, found)
            and not self._is_source(i, mention)
            and not self._is_told_others(i, found)
            and not self._is_question(i, found)
            and not self._is_untold(i, found)
            and not self._is_about(i, found)
            and not (found.beside and i in self.spoken)
        ]
        if found.closes:
            before = mention.span.start
            return [i for i in here if self.claims[i].content[0].start < before]
        if found.holds:
            return [i for i in here if self._hangs_on(i, found.path[0])]
        places = {token.index: place for place, token in enumerate(found.path)}
        ranked = [(self._distance(i, mention, found, places), i) for i in here]
        near = [(distance, i) for distance, i in ranked if distance is not None]
        if near:
            least = min(near)[0]
            return [i for distance, i in near if distance == least]
        return []

    def _hangs_on(self, i: int, verb: Token) -> bool:
        cue = self.heads[i]
        if cue is None or self.claims[i].cue is None or cue.sentence != verb.sentence:
            return False
        by = self.sources[i]
        if by is not None and by.upos == "PRON" and by.feature("Gender") == "Neut":
            return False  # *X published a report in which it called the bridge unsafe*
        return verb in self.document.sentences[verb.sentence].ancestors(cue)

    def _inside(self, i: int, mention: OutletMention, found: RelayPhrase) -> bool:
        """Whether the outlet is part of the content.

        It is not if its phrase is set off at the end: *he regretted it, in a letter published by
        X*, *she was ready, X reported*.
        """
        part = next((p for p in self.claims[i].content if p.covers(mention.span)), None)
        if part is None:
            return False
        sentence = self.document.sentences[mention.head.sentence]
        if self.claims[i].kind == "direct" or part.end > sentence.span.end:
            return True
        # *told the AP her group never met*: what is left of the content is what was told.
        lead = self.document.text[part.start : mention.span.start].strip().lower()
        article = lead in self.gazetteer.words("names", "articles")
        if found.relation == "told to" and (not lead or article) and part.end > mention.span.end:
            return self.heads[i] != found.path[0]
        for token in found.path:
            words = [t for t in sentence.subtree(token) if t.upos != "PUNCT" or t == token]
            first = words[0]
            later = first.span.start == part.start > self.claims[i].content[0].start
            if first.span.start <= part.start and not later:
                return True
            apart = later or follows_comma(sentence, first)
            if apart and words[-1].span.end >= part.end:
                return False
        return True

    def speaking(self, i: int) -> OutletMention | None:
        """The outlet that is the source of a quotation, or None."""
        source, cue = self.sources[i], self.claims[i].cue
        if source is None:
            return None
        verb = cue.head if cue is not None else None
        reported = verb is not None and is_any(verb, self.gazetteer, "reported", "own")
        for mention in self.mentions.outlets_in(source.sentence):
            # *The Hill reported*, but *the Hill said* nothing.
            sure = not mention.doubt or (reported and mention.doubt == "word")
            if sure and self._is_source(i, mention):
                return mention
        return None

    def _is_source(self, i: int, mention: OutletMention) -> bool:
        source = self.sources[i]
        if source is None or source.sentence != mention.head.sentence:
            return False
        return is_outlet(self.document.sentences[source.sentence], source, mention, self.gazetteer)

    def _is_question(self, i: int, found: RelayPhrase) -> bool:
        """Whether a quotation is a question that an outlet asked: *asked by X about it, ...*."""
        cue = self.heads[i]
        if cue is None or found.relation != "told to":
            return False
        if cue == found.path[0]:
            return is_any(cue, self.gazetteer, "asked")
        sentence = self.document.sentences[cue.sentence]
        return is_faced_with(sentence, cue, self.gazetteer)  # *told of the leak by X, she said ...*

    def _is_untold(self, i: int, found: RelayPhrase) -> bool:
        """Whether an outlet is told nothing, or only what to do.

        *Nobody told X that it leaked*, *told X to apologise*
        """
        cue, top = self.claims[i].cue, self.tops[i]
        if found.relation not in ("told to", "carried by"):
            return False
        if cue is None or not cue.span.covers(found.path[0].span):
            return False
        order = top is not None and top.relation == "xcomp" and top.feature("VerbForm") == "Inf"
        return order or self.claims[i].polarity == "negated"

    def _is_told_others(self, i: int, found: RelayPhrase) -> bool:
        """Whether a quotation was said to others than the outlet to which its source once spoke.

        *a witness, who was interviewed by X, told the court that it leaked*
        """
        cue, verb = self.heads[i], found.path[0]
        # *told X that it held and told the court that it leaked*, *told X that it held, a day after
        # telling the court that it leaked*
        joined = cue is not None and cue not in found.path
        if found.relation != "told to" or cue is None or not (joined or verb.relation == "acl"):
            return False
        if cue == verb:
            return False  # *Lund, who told X that it leaked, has left*
        return is_any(cue, self.gazetteer, "told") and self.claims[i].addressee is not None

    def _is_about(self, i: int, found: RelayPhrase) -> bool:
        """Whether an outlet supplied what a claim is about: *denied the report published by X*."""
        top, verb = self.tops[i], found.path[0]
        if top is None or verb.relation != "acl" or found.relation == "told to":
            return False
        return top.sentence == verb.sentence and verb.head == top.index

    def _distance(
        self, i: int, mention: OutletMention, found: RelayPhrase, places: Mapping[int, int]
    ) -> int | None:
        """How far along its path a phrase meets a claim's cue, source or content, if at all."""
        sentence = self.document.sentences[found.path[0].sentence]
        head = self.heads[i]
        cue, source = _within(head, sentence), _within(self.sources[i], sentence)
        steps: list[int | None] = []
        if cue is not None:
            steps.append(places.get(cue.index))
            steps += self._above(cue, source, mention, found, places)
        if source is not None:
            steps.append(places.get(source.index))
            if head is not None and head.upos == "PUNCT":
                # *Speaking to X, she called it safe: "..."*: the verb before the colon leads in.
                steps.append(places.get(source.head))
        content = _within(self.tops[i], sentence)
        colon = head is not None and head.upos == "PUNCT" and found.relation == "seen by"
        if colon and content is not None and content.relation == "parataxis":
            # *The pilot is heard on tapes obtained by X: "..."*
            steps.append(places.get(content.head))
        if content is not None and content.index in places:
            steps.append(places[content.index] + 1)
        return min((s for s in steps if s is not None), default=None)

    def _above(
        self,
        cue: Token,
        source: Token | None,
        mention: OutletMention,
        found: RelayPhrase,
        places: Mapping[int, int],
    ) -> Iterator[int | None]:
        """How far along its path a phrase meets the word above a cue, if that shares the phrase."""
        sentence = self.document.sentences[cue.sentence]
        above = sentence.head(cue)
        if above is None:
            return
        subject = sentence.child(cue, "nsubj")
        # *told X that it held and denied that it leaked*, *told X that it held, adding ...*
        # *went on X to say that it held*
        adding = cue.relation == "advcl" and cue.feature("VerbForm") in ("Part", "Ger", "Inf")
        # *in audio obtained by X, she is heard saying that it leaked*
        below = cue.relation in ("conj", "xcomp") or adding
        shared = found.shared and below and subject is None
        beside = found.beside and cue.relation in ("parataxis", "ccomp", "conj", "dep")
        # *gave an interview to X in which she said that it leaked*
        within = cue.relation == "acl" and above == found.path[0] and above.upos == "NOUN"
        if shared or beside or within:
            yield places.get(above.index)
        # *which quoted a nurse as saying ...*, *which quoted a nurse saying ...*
        quoted = source.head if source is not None else 0
        # *X quoted a nurse as saying that it leaked; Y said that it held*
        another = cue.relation in ("parataxis", "conj") and subject is not None
        quoting = found.relation == "quoted by" and (
            found.path[0].index in ((quoted,) if another else (above.index, quoted))
        )
        # *gave interviews to X, in which one said ...*, hung on X
        where = [t.feature("PronType") for t in sentence.children(cue, "obl")]
        hung = "Rel" in where and mention.span.covers(above.span)
        # *X quoted his neighbour, who said that it leaked*
        noun = found.path[0] == sentence.head(above) and above.relation == "obj"
        who = subject is not None and subject.feature("PronType") == "Rel"
        quoting = quoting or (
            found.relation == "quoted by" and noun and who and cue.relation == "acl"
        )
        if quoting or (hung and found.path[0].upos == "NOUN"):
            yield 0


def _within(word: Token | None, sentence: Sentence) -> Token | None:
    """A word, if it is one of a sentence."""
    return word if word is not None and word.sentence == sentence.index else None
