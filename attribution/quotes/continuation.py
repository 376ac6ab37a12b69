"""Joins passages in quotation marks that continue a quotation, in its paragraph and the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from attrs import evolve, frozen

from attribution.claim import Claim, Mention
from attribution.document import Document, Span
from attribution.layout.passages import FINISHING, MARKS, Passage

__all__ = ["bridged", "continued"]

_MARKS = MARKS + " "
# The most words of a quotation that can be one turn of a conversation.
_TURN = 15


def continued(
    document: Document, candidates: Sequence[Claim], outer: Iterable[Passage]
) -> list[Claim]:
    """The candidates in text order, with passages without a cue joined to what they continue."""
    ordered = sorted(candidates, key=lambda c: (c.start, c.end))
    flow = _Flow(
        document,
        frozenset(p.span.end for p in outer),
        frozenset(p.span.end for p in outer if not p.closed),
        {_paragraph(document, c): c for c in reversed(ordered) if _is_marked(c)},
    )
    # What somebody signs goes on nothing.
    signed = {c.start for c in ordered if c.source is not None and c.rule.bounds == "layout"}
    result: list[Claim] = []
    last: int | None = None  # position in `result` of the latest quotation in marks
    grown: set[int] = set()  # positions of those that others went on
    answers = _answers(document, ordered)
    for candidate in ordered:
        if candidate.cue is None and _is_marked(candidate) and last is not None:
            before = result[last]
            answer = answers.get(candidate.start)
            if answer is not None and _may_be_by_one(before, answer):
                result.append(candidate)
                continue
            if candidate.start not in signed and flow.goes_on(before, candidate):
                # What was joined before needs no second look, so that the cost is linear.
                known = len(before.content) - 1 if last in grown else 0
                parts = (*before.content[known:], *candidate.content)
                result[last] = evolve(
                    before,
                    content=(*before.content[:known], *bridged(document, parts, before.cue)),
                    evidence=before.evidence + candidate.evidence,
                )
                grown.add(last)
                continue
        if last is not None and flow.leads_to(result[last], candidate):
            result.append(_led_to(result.pop(last), candidate))
            grown.discard(last)
        else:
            result.append(candidate)
        if candidate.content[-1].end in flow.ends:
            last = len(result) - 1
    return result


def bridged(document: Document, content: Sequence[Span], cue: Mention | None) -> tuple[Span, ...]:
    """Parts in one sentence, joined if the second continues the first in mid-sentence.

    *Admitted "two or three cases" in which aid "slipped through the cracks."*
    """
    joined = list(content[:1])
    for part in content[1:]:
        last = joined[-1]
        sentence = document.sentence_at(last.end - 1)
        if (
            sentence is not None
            and sentence.span.covers(part)
            and part.text.lstrip(_MARKS)[:1].islower()
            and last.text.rstrip(_MARKS)[-1:] not in FINISHING
            and not (cue is not None and last.end <= cue.span.start < part.start)
        ):
            joined[-1] = document.span(last.start, part.end)
        else:
            joined.append(part)
    return tuple(joined)


@frozen
class _Flow:
    """What must be known about a document's quotations to tell which continues which.

    Attributes:
        document: the document.
        ends: where passages end.
        unclosed: where passages end without a closing mark.
        first: the first quoted passage of each paragraph that has one.
    """

    document: Document
    ends: frozenset[int]
    unclosed: frozenset[int]
    first: dict[int, Claim]

    def goes_on(self, before: Claim, candidate: Claim) -> bool:
        """Whether a passage without a cue continues a quotation before it."""
        final, passage = before.content[-1], candidate.content[0]
        if passage.start < final.end:
            return False
        if final.end in self.unclosed:
            # An opening mark at each paragraph, the closing one only at the end.
            return not self._between(final.end, passage).strip()
        if before.cue is None:
            return False
        sentence = self.document.sentence_at(before.cue.span.start)
        edge = max(final.end, sentence.span.end if sentence is not None else 0)
        if passage.start < edge:
            return True
        if self._tells_more(before, edge) or self._is_asked(before):
            return False
        between = self._between(edge, passage)
        if any(not character.isspace() and character not in ".," for character in between):
            return False
        return "\n" not in between or self._is_next_paragraph(before, candidate)

    def _tells_more(self, before: Claim, edge: int) -> bool:
        """Whether another clause follows a quoted fragment in its sentence.

        *Called it "a gem", which she finds silly. "A gem?"*
        """
        final = before.content[-1]
        if final.text.rstrip(_MARKS)[-1:] in FINISHING or before.cue is None:
            return False
        start = max(final.end, before.cue.span.end)
        behind = self.document.tokens_in(self.document.span(start, max(start, edge)))
        own = before.source.span if before.source is not None else None
        return any(
            word.relation == "nsubj"
            and word.feature("PronType") != "Rel"
            and not (own is not None and own.covers(word.span))
            for word in behind
        )

    def _is_asked(self, before: Claim) -> bool:
        """Whether a question has no named questioner: *"Why?" **Lund** was asked*."""
        head = before.cue_head
        if head is None or before.source is not None or not before.asks:
            return False
        return self.document.sentences[head.sentence].child(head, "nsubj:pass") is not None

    def leads_to(self, before: Claim, candidate: Claim) -> bool:
        """Whether an unclosed passage that fills a paragraph continues in one with a cue."""
        if before.cue is not None or candidate.cue is None or not _is_marked(candidate):
            return False
        final, passage = before.content[-1], candidate.content[0]
        if final.end not in self.unclosed or passage.start < final.end:
            return False
        number = _paragraph(self.document, before)
        begins = number >= 0 and before.content[0].start == self.document.paragraphs[number].start
        alike = final.text[0] == passage.text[0]
        return begins and alike and not self._between(final.end, passage).strip()

    def _between(self, start: int, passage: Span) -> str:
        return self.document.text[start : passage.start]

    def _is_next_paragraph(self, before: Claim, candidate: Claim) -> bool:
        """Whether a passage fills the next paragraph and does not answer the one before.

        A reporter who names no speaker for a paragraph means the last one, but in a conversation
        speakers take turns.
        """
        number = _paragraph(self.document, candidate)
        if not 0 < number < len(self.document.paragraphs):
            return False
        above, paragraph = self.document.paragraphs[number - 1 : number + 1]
        final = before.content[-1]
        if not above.start < final.end <= above.end:
            return False
        around = (
            self.document.text[paragraph.start : candidate.content[0].start],
            self.document.text[candidate.content[-1].end : paragraph.end],
        )
        if any(c.isalnum() for text in around for c in text):
            return False
        if before.asks or (candidate.asks and _short(candidate)):
            return False
        ends = number + 1 if candidate.content[-1].end not in self.unclosed else -1
        turns = [self.first.get(at) for at in (number - 2, ends)]
        exchange = any(turn is not None and _short(turn) for turn in turns)
        return not (exchange and _short(before) and _short(candidate))


def _answers(document: Document, ordered: Sequence[Claim]) -> dict[int, Claim]:
    """The claim that answers each question right behind it: *"Is it far?" "Miles," he said*.

    Arguments:
        document: the document.
        ordered: the claims in text order.

    Returns:
        The claims by the offsets at which the questions start.
    """
    found: dict[int, Claim] = {}
    for question, answer in pairwise(ordered):
        between = document.text[question.end : answer.start]
        if (
            question.asks
            and question.cue is None
            and between == " "
            and answer.cue is not None
            and _is_marked(answer)
        ):
            found[question.start] = answer
    return found


def _may_be_by_one(before: Claim, answer: Claim) -> bool:
    """Whether somebody may have said one thing and then the answer to a question between."""
    one, other = before.source_head, answer.source_head
    if one is None or other is None:
        return True
    return "PRON" in (one.upos, other.upos) or one.form == other.form


def _led_to(before: Claim, candidate: Claim) -> Claim:
    return evolve(
        candidate,
        content=(*before.content, *candidate.content),
        evidence=candidate.evidence + before.evidence,
    )


def _is_marked(candidate: Claim) -> bool:
    return candidate.rule.bounds == "marks"


def _short(candidate: Claim) -> bool:
    words = (word for part in candidate.content for word in part.text.split(None, _TURN + 1))
    return len([*islice(words, _TURN + 1)]) <= _TURN


def _paragraph(document: Document, candidate: Claim) -> int:
    sentence = document.sentence_at(candidate.content[0].start)
    return sentence.paragraph if sentence is not None else -1
