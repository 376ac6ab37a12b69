"""`Resolved`: what is known about a text once its speakers are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.interview import Interview
from attribution.speakers.references import References

__all__ = ["Resolved"]

_STOPS = (".", "!", "?")


@frozen
class Resolved:
    """Claims with the referents of their sources and addressees, and what else was learned.

    Attributes:
        claims: in text order.
        references: tells whom other words of the article mean.
        interview: the interview that it prints, or None.
        narrator: who tells it in the first person, or None.
    """

    claims: tuple[Claim, ...]
    references: References
    interview: Interview | None = None
    narrator: Member | None = None

    def i(self, sentence: Sentence) -> Member | None:
        """Who says *I* in a sentence, outside of quotation marks."""
        speaking = self.interview.i(sentence.paragraph) if self.interview else None
        known = speaking or self._presented(sentence) or self.narrator
        if known is not None:
            return known
        # Web pages repeat quotations in large print.
        return self._printed.get(sentence.span.text)

    def you(self, sentence: Sentence) -> Member | None:
        """Whom *you* means in a sentence, outside of quotation marks."""
        return self.interview.you(sentence.paragraph) if self.interview else None

    def _presented(self, sentence: Sentence) -> Member | None:
        """The person named beside *I*: *I, Karl Lund, declare that ...*."""
        references = self.references
        for word, comma, behind in zip(
            sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False
        ):
            if comma.upos == "PUNCT" and references.people.has(
                "pronouns", "first_singular", word.form
            ):
                name = references.naming.at(behind)
                member = references.of_name[name.bare.start] if name is not None else None
                if member is not None and member.kind == "person":
                    return member
        return None

    @cached_property
    def _printed(self) -> Mapping[str, Member]:
        """For a sentence, by its words, whoever is named alone after it."""
        found: dict[str, Member] = {}
        for sentence in self.references.document.sentences:
            behind = self.references.document.sentences[sentence.index + 1 : sentence.index + 2]
            member = self._credited([t for s in behind for t in s.tokens])
            if member is not None:
                found.setdefault(sentence.span.text, member)
            # Who cut the sentences may have left the name with the words: *"I left." Ana Lund*.
            stops = [t for t in sentence.tokens[:-1] if t.form in _STOPS]
            if stops:
                member = self._credited(sentence.tokens[stops[-1].index :])
                if member is not None:
                    said = slice(sentence.span.start, stops[-1].span.end)
                    found.setdefault(sentence.span.text, member)
                    found.setdefault(self.references.document.text[said], member)
        return found

    def _credited(self, behind: Sequence[Token]) -> Member | None:
        """The person whose name alone some words are, as after a quotation that is set off."""
        words = [t for t in behind if t.upos != "PUNCT"]
        name = self.references.naming.at(words[0]) if words else None
        if name is None or not all(name.whole.covers(word.span) for word in words):
            return None
        member = self.references.of_name[name.bare.start]
        return member if member.kind == "person" else None
