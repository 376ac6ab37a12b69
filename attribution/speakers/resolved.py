"""`Resolved`: what is known of a text once its speakers are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from attribution.claim import Claim
from attribution.document import Sentence
from attribution.mentions.clustering import Member
from attribution.speakers.interview import Interview
from attribution.speakers.references import References

__all__ = ["Resolved"]


@frozen
class Resolved:
    """Claims with whom their sources and addressees mean, and what was learned on the way.

    Attributes:
        claims: in text order.
        references: whom the other words of the article mean.
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
        # A web page prints again, larger, what somebody is quoted with.
        return self._printed.get(sentence.span.text)

    def you(self, sentence: Sentence) -> Member | None:
        """Who is called *you* in a sentence, likewise."""
        return self.interview.you(sentence.paragraph) if self.interview else None

    def _presented(self, sentence: Sentence) -> Member | None:
        """Who gives his name beside *I*: *I, Karl Lund, declare that ...*."""
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
        """Who is named alone behind a sentence, by the words of the sentence."""
        found: dict[str, Member] = {}
        for sentence in self.references.document.sentences:
            member = self._credited(sentence)
            if member is not None:
                found.setdefault(sentence.span.text, member)
        return found

    def _credited(self, sentence: Sentence) -> Member | None:
        """Whose name alone stands right behind a sentence, as behind a quotation set apart."""
        behind = self.references.document.sentences[sentence.index + 1 : sentence.index + 2]
        words = [t for s in behind for t in s.tokens if t.upos != "PUNCT"]
        name = self.references.naming.at(words[0]) if words else None
        if name is None or not all(name.whole.covers(word.span) for word in words):
            return None
        member = self.references.of_name[name.bare.start]
        return member if member.kind == "person" else None
