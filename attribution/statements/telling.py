"""Writes the sentence around the content of a claim: who said it, to whom, through whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from attribution.document import Span
from attribution.result import AttributedDocument, Attribution, Relay
from attribution.statements.calling import Calling
from attribution.statements.forms import Form, rule_of
from attribution.statements.outlet_names import outlet_name, without_article
from attribution.statements.pieces import (
    QUOTES,
    STOPS,
    Words,
    capitalised,
    closed,
    cut_from,
    joined,
    stripped,
    together,
)

__all__ = ["Telling"]

# So many characters have whom a verb is said to and a preposition:
# *briefed **the members of the board on** it*.
_BETWEEN = 60
# So many a space, an article and a space.
_ARTICLE = 5
_FIRST, _APART = "{first}", ": {what}"
_BY_NAME = ("own name", "shorter name")
_LISTED, _PREPOSITIONAL = "listed_content", "prepositional_content"
_SLOT = re.compile(r"\{(\w+)\}")


@frozen
class Telling:
    """The sentence around a content.

    Attributes:
        attribution: the claim.
        document: its article, or None.
        table: the words of the language.
        calling: how those whom it names are called.
        form: which sentence it is.
    """

    attribution: Attribution
    document: AttributedDocument | None
    table: Mapping[str, Any]
    calling: Calling
    form: Form

    def words(self, parts: Sequence[Sequence[Words]]) -> list[Words]:
        """The words of the sentence.

        Arguments:
            parts: the words of each part of the content.
        """
        form, cue = self.table["forms"][self.form.name], self.attribution.quote.cue
        first, rest = (parts[:1], parts[1:]) if _FIRST in form else ((), parts)
        who = self._who()
        slots = {
            "who": who,
            "owner": self._owner(),
            "by": self._behind("by", who),
            "from": self._behind("from", who),
            "cue": self._cue(),
            "lemma": [Words(cue.lemma, cue.span)] if cue is not None else [],
            "whom": self._whom(),
            "name": self._told(),
            "via": self._via(),
            "what": self._what(form, rest),
            "first": together(first),
        }
        sentence = [w for w in capitalised(_evened(self._filled(form, slots))) if w.text]
        ends = joined(sentence).rstrip(QUOTES).endswith(STOPS)
        return sentence if ends else [*sentence, Words(".")]

    def _what(self, form: str, parts: Sequence[Sequence[Words]]) -> list[Words]:
        """The content as it stands in a form."""
        apart = form.endswith(_APART)
        listed = rule_of(self.attribution) == _LISTED
        what = together(parts, ";" if listed else "")
        if self.attribution.quote.kind == "direct":
            if apart or self.form.name == "marked":
                what = closed(capitalised(stripped(what, " \n,;:", left=False)))
            else:
                what = stripped(what, " \n,;:.", left=False)
            return [Words('"'), *what, Words('"')]
        what = stripped(what, " \n,;:.", left=False)
        if apart:
            return what if listed else capitalised(what)
        what = self._small(what)
        if self.form.name in ("noun", "nouns"):
            what = self._without_preposition(what)
        if self.form.name in ("according", "in_words", "for_whom"):
            return self._without_that(what)
        if self._is_clause(joined(what)):
            return self._filled(self.table["forms"]["clause"], {"what": what})
        return what

    def _cue(self) -> list[Words]:
        """The words that report."""
        cue = self.attribution.quote.cue
        if cue is None:
            return []
        words, last = self.form.cue, self.form.cue.rpartition(" ")
        if self.form.name == "reported" and not self._whom() and self._is_clausal():
            if last[0] and last[2].lower() in self.table["words"]["before"]:
                words = last[0]  # *Agreed with Lund that*.
            untold = self.table["untold"]
            words = " ".join(untold.get(word, word) for word in words.split(" "))
        return [Words.of(cue.span) if words == cue.text else Words(words, cue.span)]

    def _is_clausal(self) -> bool:
        quote = self.attribution.quote
        rules = {e.rule for e in quote.evidence}
        if quote.cue is not None and rules == {*self.table["choice"]["learned"]}:
            # What the tagger alone finds before a cue is the clause that it stands behind.
            return quote.kind == "indirect" and quote.content[0].start < quote.cue.span.start
        return bool(rules & {*self.table["choice"]["clausal"]})

    def _is_clause(self, text: str) -> bool:
        """Whether *that* is due before a content."""
        first = text.split(maxsplit=1)[0].lower().strip("\"“'‘[") if text.split() else ""
        alone = len(text.split()) < 2
        return self._is_clausal() and not alone and first not in self.table["words"]["openers"]

    def _small(self, what: Sequence[Words]) -> list[Words]:
        """A content without the capital that only opened its sentence."""
        first, second = [*joined(what).split(maxsplit=2), "", ""][:2]
        common = second[:1].islower() and self._is_common(first)
        if first.lower() not in self.table["words"]["small"] and not common:
            return [*what]
        head, *rest = what
        return [
            Words(head.text[:1].lower(), head.cut(0, 1).span),
            head.cut(1, len(head.text)),
            *rest,
        ]

    def _is_common(self, first: str) -> bool:
        """Whether the word that opens a content is no name: *Farmers fear*, not *Rangers hope*."""
        word, start = first.rstrip(",").lower(), self.attribution.quote.content[0].start
        names = (m for topic in self.attribution.about for m in topic.mentions)
        if not first[1:].islower() or any(
            m.span.start == start and m.resolved_by in _BY_NAME for m in names
        ):
            return False
        case = self.calling.case_of(word, start)
        if case is not None:
            return case == "small"
        return word in self.table["words"]["opening"] or self.calling.is_common(
            word.removesuffix("s")
        )

    def _without_preposition(self, what: Sequence[Words]) -> list[Words]:
        """A content without what joins it to a noun: *the question **of** why it rained*."""
        first, second = [*joined(what).split(maxsplit=2), "", ""][:2]
        known = self.table["words"]
        if first not in known["before"] or second not in known["openers"]:
            return [*what]
        return cut_from(what, len(first) + 1)

    def _without_that(self, what: Sequence[Words]) -> list[Words]:
        """A content without the word that only opens it as a clause."""
        text = joined(what)
        for word in self.table["words"]["complementizers"]:
            if text.lower().startswith(f"{word} "):
                return cut_from(what, len(word) + 1)
        return [*what]

    def _who(self) -> list[Words]:
        speaker, source = self.attribution.speaker, self.attribution.quote.source
        if speaker is None and source is None:
            return [Words(self.table["forms"]["nobody"])]
        if speaker is None:
            said = source.text if source is not None else ""
            return [Words(self.table["subjects"].get(said.lower(), said), source)]
        return [Words(self._named(self.calling.described(speaker.entity)), source)]

    def _named(self, who: str) -> str:
        """Whoever an outlet cites, with its name for *its own*: *Kommersant's own sources*."""
        first, _, rest = who.partition(" ")
        agency = self.attribution.agency
        if not self.form.cited or agency is None or first.lower() not in self.table["words"]["own"]:
            return who
        return f"{self.calling.owner(joined(self._outlet(agency)), None)} {rest}"

    def _owner(self) -> list[Words]:
        """Whose a noun is: *Karl Lund's fear*, *her fear*; *the fear* of nobody known."""
        speaker, source = self.attribution.speaker, self.attribution.quote.source
        forms = self.table["forms"]
        if speaker is not None:
            name = self.calling.described(speaker.entity, alone=True)
            return [Words(self.calling.owner(name, speaker.entity), source)]
        if source is None:
            return [Words(forms["whose"])]
        owning = source.text.lower() in self.table["words"]["owning"]
        return [Words(source.text if owning else self.calling.owner(source.text, None), source)]

    def _behind(self, form: str, who: Sequence[Words]) -> list[Words]:
        """Who says it, behind a verb whose subject does not, if the text says so."""
        known = self.attribution.speaker is not None or self.attribution.quote.source is not None
        return self._filled(self.table["forms"][form], {"name": who}) if known else []

    def _told(self) -> list[Words]:
        """The name of who was told."""
        addressee = self.attribution.addressee
        if addressee is None:
            return []
        entity = addressee.entity
        name = self.calling.full(entity) if entity else addressee.name
        return [Words(name, addressee.mention)]

    def _whom(self) -> list[Words]:
        """Who was told, behind the cue."""
        cue, agency = self.attribution.quote.cue, self.attribution.agency
        if cue is None:
            return []
        between = self._between() if rule_of(self.attribution) == _PREPOSITIONAL else None
        if between is not None:
            return between
        name = self._outlet(agency) if agency and self._is_told(agency) else self._told()
        words = self.table["words"]
        if agency and self._is_behind(agency):
            return []
        if agency and agency.mention and cue.span.covers(agency.mention):
            return []  # *Said in a statement to the Echo*.
        if not name or cue.lemma in words["going_on"]:
            return []  # Who was told before is told of what is added, too.
        last = self.form.cue.rpartition(" ")[2].lower()
        direct = cue.lemma in words["telling"] or last in words["before"]
        return self._filled(self.table["forms"]["told" if direct else "told_to"], {"name": name})

    def _between(self) -> list[Words] | None:
        """The article's words between a verb and its content: *briefed **reporters on** it*."""
        cue, content = self.attribution.quote.cue, self.attribution.quote.content[0]
        if self.document is None or cue is None or not 0 < content.start - cue.span.end < _BETWEEN:
            return None
        start, end = cue.span.end, content.start
        text = self.document.text[start:end]
        if not text.strip():
            return None
        words = Words.of(Span(start, end, text))
        name, addressee = self._told(), self.attribution.addressee
        if addressee is None or not words.span or not words.span.covers(addressee.mention):
            found = [words]
        else:
            at = addressee.mention
            found = [words.cut(0, at.start - start), *name, words.cut(at.end - start, len(text))]
        return stripped(found, " \n", left=False)

    def _via(self) -> list[Words]:
        agency = self.attribution.agency
        speaker = self.attribution.speaker
        if agency is None or agency.relation == "publisher":
            return []
        if self._is_told(agency) and not self._is_behind(agency):
            return []
        if speaker is not None and speaker.name == agency.name:
            return []
        if agency.mention is not None and agency.mention.text in joined(self._who()):
            return []  # *Documents seen by the Echo show*.
        forms = self.table["forms"]
        form = self.table["relations"].get(agency.relation, forms["relayed"])
        return self._filled(form, {"name": self._outlet(agency)})

    def _is_told(self, agency: Relay) -> bool:
        """Whether an outlet is who was told: *told the broadcaster NRK*."""
        addressee, mention = self.attribution.addressee, agency.mention
        if agency.relation != "told to" or addressee is None:
            return agency.relation == "told to"
        named, whole = addressee.name, addressee.mention.text
        if agency.name in (named, whole):
            return True
        # *Told the newspaper The Quill*: the addressee is the noun before the name.
        gap = mention.start - addressee.mention.end if mention is not None else 0
        noun = 0 < gap <= _ARTICLE and any(word.islower() for word in whole.split()[-1:])
        # *Told the site*, *told the agency BSS*; *told CNN's Pia Holm* is told to her.
        return mention is not None and (
            noun or mention.text in (named, without_article(whole, self._articles))
        )

    def _is_behind(self, agency: Relay) -> bool:
        """Whether an outlet that was told has its place behind what is no clause.

        *Confirmed the figure, according to the Echo*, not *confirmed to the Echo the figure*.
        """
        cue, rule = self.attribution.quote.cue, rule_of(self.attribution)
        telling = cue is not None and cue.lemma in self.table["words"]["telling"]
        phrase = rule in self.table["choice"]["phrases"] and rule != _PREPOSITIONAL
        return phrase and not telling and self._is_told(agency)

    def _outlet(self, agency: Relay) -> list[Words]:
        text = self.document.text if self.document is not None else ""
        return [Words(outlet_name(agency, text, self._articles), agency.mention)]

    @property
    def _articles(self) -> Sequence[str]:
        words: Sequence[str] = self.table["words"]["articles"]
        return words

    def _filled(self, form: str, slots: Mapping[str, Sequence[Words]]) -> list[Words]:
        """A form with words in its slots."""
        found: list[Words] = []
        at = 0
        for slot in _SLOT.finditer(form):
            found += [Words(form[at : slot.start()]), *slots[slot[1]]]
            at = slot.end()
        return [*found, Words(form[at:])]


def _evened(words: Sequence[Words]) -> list[Words]:
    """Words without the comma behind a description where another mark follows it."""
    kept = [word for word in words if word.text]
    following = [*(word.text for word in kept[1:]), ""]
    return [
        evolve(word, text=word.text[:-1])
        if word.text.endswith(",")
        and not word.own
        and (then[:1] in (",", ":", "") or then[:2] == " (")
        else word
        for word, then in zip(kept, following, strict=True)
    ]
