"""Chooses the sentence that states a claim, by its rule, the words of its cue and its polarity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from attribution.quotation import Cue
from attribution.result import Attribution
from attribution.statements.verbs import behind_a_name, past, present

__all__ = ["Form", "form_of", "rule_of"]

_ASSERTED = "asserted"
_QUOTED = "_quoted"
_ING = "ing"
_SINGLE = ("person", "organisation")


@frozen
class Form:
    """The sentence pattern of a statement.

    Attributes:
        name: its name among the ``forms`` of the language.
        cue: the cue, in the form that the pattern asks for.
        cited: whether the cue is an outlet's that cites the speaker.
    """

    name: str
    cue: str = ""
    cited: bool = False


def rule_of(attribution: Attribution) -> str:
    """The name of the first rule that found a claim, or ``""``."""
    evidence = attribution.quote.evidence
    return evidence[0].rule if evidence else ""


def form_of(attribution: Attribution, table: Mapping[str, Any]) -> Form:
    """The sentence pattern that states a claim.

    Arguments:
        attribution: the claim.
        table: the words of the language.
    """
    cue = attribution.quote.cue
    if cue is None or not any(map(str.isalpha, cue.text)):
        return Form("bare")
    choice = _Choice(attribution, table, cue, tuple(cue.text.split()))
    form = choice.form()
    quoted = f"{form.name}{_QUOTED}"
    if (
        attribution.quote.kind == "direct"
        and quoted in table["forms"]
        and choice.rule not in table["choice"]["phrases"]
    ):
        return evolve(form, name=quoted)
    return form


@frozen
class _Choice:
    attribution: Attribution
    table: Mapping[str, Any]
    cue: Cue
    words: tuple[str, ...]

    @property
    def rule(self) -> str:
        return rule_of(self.attribution)

    @property
    def polarity(self) -> str:
        return self.attribution.quote.polarity

    def form(self) -> Form:
        known, name = self.table["choice"], self.table["rules"].get(self.rule)
        passive = self._is_passive()
        if name == "noun" and self.cue.text.lower() == past(self.cue.lemma, self.table):
            # *That is what Lund told them*: a verb after all.
            told = self.attribution.addressee is not None
            return self._active() if told else Form("reported", past(known["saying"], self.table))
        if name == "noun" or self._is_noun():
            clausal = name == "noun" or self._is_clausal()
            asserted = self.polarity == _ASSERTED
            return self._noun() if asserted and clausal else Form("marked", self.cue.text)
        if name == "noun_links" and not any(w.lower() in known["passive"] for w in self.words):
            return self._noun()  # *It is Lund's belief that*
        if name in known["own"] and (passive or name != "passive_object"):
            return self._raised() or Form(name, self.cue.text)
        if name is not None and name not in known["own"]:
            if self.polarity == _ASSERTED:
                return Form(name, self.cue.text)
            return Form(self.polarity, known["saying"])
        if passive and self.rule not in known["predicates"]:
            return self._passive()
        if self.cue.lemma in known["hearing"] and self.attribution.addressee is not None:
            return Form("heard", self.cue.text)
        if self.rule in known["raising"]:
            return self._raised() or self._active()
        if any(word.lower() in known["linking"] for word in self.words):
            return self._said() or Form("marked", self.cue.text)
        return self._active()

    def _noun(self) -> Form:
        """The form for a noun: *her fear is that*; a noun that only means *said* needs none."""
        said = self._said() if self.attribution.quote.kind != "direct" else None
        if said is not None and self.attribution.quote.source is not None:
            return said
        # *The claim by Lund*: its possessor comes before it, in place of an article.
        known = self.table["words"]
        links = {*self.table["choice"]["holders"], *known["before"]}
        linked = len(self.words) > 1 and self.words[-1].lower() in links
        words = self.words[:-1] if linked else self.words
        opens = len(words) > 1 and words[0].lower() in (*known["articles"], *known["indefinite"])
        noun = " ".join(words[1:] if opens else words)
        several = noun.lower() != self.cue.lemma and noun.endswith("s")
        return Form("nouns" if several else "noun", noun)

    def _is_noun(self) -> bool:
        """Whether a noun is the cue: *a question about*, but not *is critical of*."""
        known, first = self.table["words"], self.words[0].lower()
        if self.rule not in self.table["choice"]["nominal"]:
            return False
        opens = first in (*known["articles"], *known["indefinite"])
        noun = self.words[opens and len(self.words) > 1].lower()
        return noun.startswith(self.cue.lemma[:-1]) and self.words[-1].lower() in known["before"]

    def _is_clausal(self) -> bool:
        """Whether a content is a clause that its first word opens: *whether it rained*."""
        first, *_ = [*self.attribution.quote.content[0].text.lower().split(), ""]
        return first in self.table["words"]["openers"]

    def _said(self) -> Form | None:
        """The form for *said*, if the cue means no more than that."""
        known = self.table["choice"]
        if self.polarity != _ASSERTED or self.cue.lemma not in known["asserting"]:
            return None
        if self.attribution.quote.kind == "direct":
            return Form("reported", past(known["saying"], self.table))
        return Form("according")

    def _is_passive(self) -> bool:
        """Whether a cue is passive: *was announced*, not *was saying*."""
        known = self.table["choice"]
        lower = [word.lower() for word in self.words]
        going = any(word.endswith(_ING) and word not in known["passive"] for word in lower)
        return not going and any(word in known["passive"] for word in lower)

    def _passive(self) -> Form:
        """The form for a passive verb, which keeps its form and is followed by the speaker."""
        source, addressee = self.attribution.quote.source, self.attribution.addressee
        if source is not None and source.start < self.cue.span.start:
            # *Lund was quoted as saying*, *Lund was reminded that*: the subject says it.
            return self._said() or Form("reported", self.cue.text)
        told = addressee is not None and addressee.mention.end <= self.cue.span.start
        return self._raised() or Form("passive_told" if told else "passive", self.cue.text)

    def _raised(self) -> Form | None:
        """The form for a content that has the cue's subject: *Lund is said to have lied*."""
        content, cue = self.attribution.quote.content, self.cue.span
        around = len(content) == 2 and content[0].end <= cue.start and cue.end <= content[1].start
        return Form("raised", self.cue.text) if around else None

    def _active(self) -> Form:
        """The form for a verb or a predicate whose subject is the speaker."""
        known = self.table["choice"]
        if self.polarity == "questioned":
            direct = self.attribution.quote.kind == "direct"
            return Form("reported", self.cue.text) if direct else Form("questioned", self.cue.lemma)
        bare = self.words[0].lower() in known["infinitive"]
        finite = self.words[1:] if bare else self.words
        verb = next((w for w in finite if w.lower() not in self.table["verbs"]["adverbs"]), "")
        going = verb.endswith(_ING)
        if self.polarity != _ASSERTED and (going or bare or not self._is_shown()):
            last, words = self.words[-1].lower(), self.table["words"]
            phrasal = len(self.words) > 1 and last in (*words["before"], *words["particles"])
            return Form(self.polarity, f"{self.cue.lemma} {last}" if phrasal else self.cue.lemma)
        agreed = self._agreed()
        if agreed is not None:
            return Form("reported", agreed)
        if self._is_cited() and self.polarity == _ASSERTED:
            return Form("reported", past(known["saying"], self.table), cited=True)
        if going:
            done = past(self.cue.lemma, self.table, verb)
        elif bare or (self._is_one_person() and verb == self.cue.lemma):
            # *Went on **to say**, was heard **to say**.*
            done = past(verb, self.table)
        elif self._is_one_person() and verb in self.table["agreement"]:
            done = self.table["agreement"][verb]
        else:
            return Form("reported", self.cue.text)
        told = self.polarity == _ASSERTED
        return Form("reported", " ".join(done if told and w == verb else w for w in finite))

    def _agreed(self) -> str | None:
        """The cue in the form that follows a name, if the article has it after *I* or *they*."""
        source, speaker = self.attribution.quote.source, self.attribution.speaker
        changing = self.table["verbs"]["changing"]
        if source is None or source.text.lower() not in changing or speaker is None:
            return None
        if speaker.entity.kind not in _SINGLE:
            return None
        found = behind_a_name(self.cue.text, self.table)
        if found is None:
            return present(self.cue.text) if self.cue.text == self.cue.lemma else None
        before, form, other = found
        return before + other + self.cue.text[len(before) + len(form) :]

    def _is_cited(self) -> bool:
        """Whether the cue is an outlet's: *Reuters reported, citing two officials*."""
        source, agency = self.attribution.quote.source, self.attribution.agency
        by = agency.mention if agency is not None else None
        if source is None or by is None or self.cue.lemma not in self.table["choice"]["asserting"]:
            return False
        if by.end > self.cue.span.start:
            return False
        # *Reuters, citing two officials, reported*
        aside = by.end < source.start < self.cue.span.start and self.cue.lemma == "report"
        return aside or self.cue.span.end <= source.start

    def _is_shown(self) -> bool:
        """Whether the cue or its source has the words that make a claim negated or hypothetical."""
        signs, speaker = self.table["signs"], self.attribution.speaker
        source = self.attribution.quote.source
        who = speaker.name if speaker is not None else source.text if source is not None else ""
        around = [*self.words, *who.split()[:1]]
        return any(
            word.lower() in signs[self.polarity] or word.lower().endswith(tuple(signs["endings"]))
            for word in around
        )

    def _is_one_person(self) -> bool:
        speaker = self.attribution.speaker
        return speaker is not None and speaker.entity.kind == "person"
