"""Resolves *I* and *you* in interviews, by question and answer.

If an article prints questions put to *you* and answers that say *I*, and the introduction above
the first question names a person, that person answers. A turn that begins with a name and a colon
is that person's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from attribution.document import Document, Sentence
from attribution.knowledge.people import People
from attribution.layout.structure import Layout
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention

__all__ = ["Interview", "interview_of"]

# Fewer questions may be in any article, as rhetorical ones.
_QUESTIONS = 2
_ANSWERS = 3
# A mention beside *interview* or *spoke with* counts as much as this many others.
_SAID_TO_BE = 3
# *interviewed him* leaves no doubt.
_INTERVIEWED = 12
# A turn of at most so many sentences may ask without *you*.
_SHORT = 2
# The most words between a name and the verb or noun that tells of the interview.
_NEAR = 4


@frozen
class Interview:
    """Who speaks in the turns of an interview.

    Attributes:
        answering: who answers, or None.
        asking: who asks, or None.
        questions: the paragraphs that ask.
        labelled: the speakers of the paragraphs that begin with a name and a colon.
        first: the first paragraph after the introduction.
    """

    answering: Member | None
    asking: Member | None
    questions: frozenset[int]
    labelled: Mapping[int, Member]
    first: int

    def i(self, paragraph: int) -> Member | None:
        """Who says *I* in a paragraph."""
        if paragraph in self.labelled:
            return self.labelled[paragraph]
        if paragraph < self.first:
            return None
        return self.asking if paragraph in self.questions else self.answering

    def you(self, paragraph: int) -> Member | None:
        """Whom *you* means in a paragraph; in answers it may mean anybody."""
        return self.answering if paragraph in self.questions else None


def interview_of(
    document: Document,
    layout: Layout,
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
    quoted: Callable[[int], bool],
    people: People,
) -> Interview | None:
    """The interview that an article prints, or None.

    Arguments:
        document: the parsed article.
        layout: has the turns that begin with a name.
        names: its name mentions, in text order.
        member_of: whom each of them means, by the offset of the bare name.
        quoted: tells whether an offset is within a direct quotation.
        people: word lists.
    """
    turns: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        if not quoted(sentence.span.start):
            turns.setdefault(sentence.paragraph, []).append(sentence)
    labelled = _labelled(document, layout, names, member_of)
    lettered = _lettered(document, layout)
    if lettered:
        begin = min(lettered)
        known = _presented(document, names, member_of, begin, people)
        asked_in = frozenset(p for p, asks in lettered.items() if asks)
        return Interview(known, None, asked_in, labelled, begin)
    speaking = next((p for p, turn in turns.items() if _speaks(turn, people)), None)
    if speaking is None:
        return None
    first = speaking
    questions = _questions({p: t for p, t in turns.items() if p >= first}, people)
    if len(questions) >= _QUESTIONS:
        questions |= _remarks(turns, questions, first, people)
        first = min(first, *questions)
    answers = sum(
        _has(sentence, "first", people)
        for paragraph, turn in turns.items()
        if paragraph >= first and paragraph not in questions
        for sentence in turn
    )
    answering, asking, told = _introduced(document, names, member_of, turns[first][0], people)
    # Without *I* the introduction must say that it is an interview.
    enough = answers >= _ANSWERS or told
    asked = any(_has(s, "second", people) for p in questions for s in turns[p])
    if len(questions) < _QUESTIONS or not asked or not enough:
        return Interview(None, None, frozenset(), labelled, first) if labelled else None
    return Interview(answering, asking, frozenset(questions), labelled, first)


def _has(sentence: Sentence, key: str, people: People) -> bool:
    return any(
        people.has("pronouns", key, t.form) for t in sentence.tokens if t.upos in ("PRON", "DET")
    )


def _asks(sentence: Sentence) -> bool:
    return "?" in {t.form for t in sentence.tokens[-2:]}


def _speaks(turn: Sequence[Sentence], people: People) -> bool:
    return any(_asks(s) or _has(s, "first_singular", people) for s in turn)


def _questions(turns: Mapping[int, Sequence[Sentence]], people: People) -> set[int]:
    """The paragraphs that ask: they end in a question mark, and are short or have *you*."""
    found: set[int] = set()
    previous: int | None = None
    for paragraph, turn in turns.items():
        short = len(turn) <= _SHORT
        if short and previous not in found and any(_inquires(s, people) for s in turn):
            found.add(paragraph)
        # A long paragraph after a question answers it, even with another question.
        answers = previous in found and not short
        to_you = short or any(_has(s, "second", people) for s in turn)
        if _asks(turn[-1]) and to_you and not answers:
            found.add(paragraph)
        previous = paragraph
    return found


def _inquires(sentence: Sentence, people: People) -> bool:
    """Whether a sentence asks without a question mark: *I wanted to know if you ...*."""
    return _has(sentence, "second", people) and any(
        people.has("interview", "asking", verb.lemma)
        and any(
            people.has("pronouns", "first_singular", t.form)
            for t in sentence.children(verb, "nsubj")
        )
        for verb in sentence.tokens
    )


def _remarks(
    turns: Mapping[int, Sequence[Sentence]], questions: set[int], first: int, people: People
) -> set[int]:
    """The short turns between two answers that speak only of *you*, as a questioner does."""
    found: set[int] = set()
    order = list(turns)
    for before, here, behind in zip([-1, *order], order, order[1:], strict=False):
        turn = turns[here]
        if (
            behind >= first
            and {before, here, behind}.isdisjoint(questions)
            and before not in found
            and len(turn) <= _SHORT
            and any(_has(s, "second", people) for s in turn)
            and not any(_has(s, "first", people) for s in turn)
            and any(_has(s, "first", people) for s in turns[behind])
        ):
            found.add(here)
    return found


def _labelled(
    document: Document,
    layout: Layout,
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
) -> dict[int, Member]:
    """The speakers of the paragraphs that begin with a name and a colon."""
    at = {start: n for n in names for start in (n.whole.start, n.span.start, n.bare.start)}
    found: dict[int, Member] = {}
    for turn in layout.turns:
        mention = at.get(turn.name.start) if turn.name is not None and not turn.line else None
        sentence = document.sentence_at(turn.name.start) if turn.name is not None else None
        if mention is not None and sentence is not None:
            found[sentence.paragraph] = member_of[mention.bare.start]
    return found


def _lettered(document: Document, layout: Layout) -> dict[int, bool]:
    """The paragraphs marked as a question or an answer by a letter: *Q: ...*."""
    found: dict[int, bool] = {}
    for turn in layout.turns:
        sentence = document.sentence_at(turn.content[0].start)
        if turn.asks is not None and sentence is not None:
            found[sentence.paragraph] = turn.asks
    return found


def _presented(
    document: Document,
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
    first: int,
    people: People,
) -> Member | None:
    """The only person whom an introduction presents, or names beside a word for the interview.

    If it presents several, nobody knows who answers.

    Arguments:
        document: the parsed article.
        names: its name mentions, in text order.
        member_of: whom each of them means, by the offset of the bare name.
        first: the paragraph of the first question.
        people: word lists.
    """
    named: dict[int, Member] = {}
    beside: dict[int, Member] = {}
    asking: set[int] = set()
    for mention in names:
        sentence = document.sentences[mention.head.sentence]
        member = member_of[mention.bare.start]
        if sentence.paragraph >= first or not mention.certain or member.kind != "person":
            continue
        if _is_asker(sentence, mention, people):
            asking.add(id(member))
        named[id(member)] = member
        above = list(sentence.ancestors(mention.head))[:_NEAR]
        if any(people.has("interview", "words", t.lemma) for t in above):
            beside[id(member)] = member
    told = {key: member for key, member in beside.items() if key not in asking}
    found = [m for key, m in (told or named).items() if key not in asking]
    return found[0] if len(found) == 1 else None


def _is_asker(sentence: Sentence, mention: NameMention, people: People) -> bool:
    """Whether somebody asks: *she was interviewed by **Karl Lund***, *she spoke to **him***."""
    top = top_of(sentence, mention.head)
    verb = sentence.head(top)
    if verb is None or not people.has("interview", "words", verb.lemma):
        return False
    subject = sentence.child(verb, "nsubj")
    if subject is top:  # ***Karl Lund** interviewed her*
        whom = sentence.child(verb, "obj")
        return whom is not None and not people.has("pronouns", "first", whom.form)
    of_her = subject is not None and people.gender(subject.form) is not None
    of_her |= any(people.has("interview", "askers", noun) for noun in mention.nouns)
    # *Spoke to **Karl Lund** of the Echo*, if somebody of whom more is said speaks
    served = [t for t in sentence.children(top, "nmod") if t.entity.endswith("ORG")]
    of_outlet = (
        bool(served) and subject is not None and sentence.child(subject, "appos") is not None
    )
    return top.deprel == "obl:agent" or ((of_her or of_outlet) and top.relation == "obl")


def _introduced(
    document: Document,
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
    first: Sentence,
    people: People,
) -> tuple[Member | None, Member | None, bool]:
    """Who answers and who asks, according to the introduction; and whether it is an interview."""
    weight = Counter[int]()
    by_id: dict[int, Member] = {}
    beside: list[Member] = []
    last: Member | None = None
    sentences = document.sentences
    named_in: dict[int, list[Member]] = {}
    for mention in names:
        member = member_of[mention.bare.start]
        named_in.setdefault(mention.head.sentence, []).append(member)
        if mention.span.start >= first.span.start or not _may_answer(member):
            continue
        above = list(sentences[mention.head.sentence].ancestors(mention.head))[:_NEAR]
        told = any(people.has("interview", "words", t.lemma) for t in above)
        weight[id(member)] += _SAID_TO_BE if told else 1
        weight[id(member)] += mention.role is not None
        weight[id(member)] += mention.head.relation == "nsubj"
        by_id[id(member)] = member
        if told:
            beside.append(member)
    # *Andrew Lund is the director. The Courier interviewed him*: the one named last.
    for sentence in sentences[: first.index]:
        for token in sentence.tokens:
            verb = sentence.head(token)
            if (
                last is not None
                and verb is not None
                and people.is_pronoun(token.form)
                and token.relation in ("nsubj", "obj", "obl")
                and people.has("interview", "words", verb.lemma)
            ):
                weight[id(last)] += _INTERVIEWED
        here = named_in.get(sentence.index, ())
        last = next((m for m in here if m.kind == "person"), last)
    for member in _described(sentences[: first.index], member_of.values(), people):
        weight[id(member)] += _INTERVIEWED
        by_id[id(member)] = member
        beside.append(member)
    if not weight:
        return None, None, False
    # Counter keeps first-seen order among equals: the one named first.
    answering = by_id[weight.most_common(1)[0][0]]
    asking = next((m for m in reversed(beside) if m is not answering), None)
    return answering, asking, bool(beside)


def _may_answer(member: Member) -> bool:
    """Whether somebody is a person, and not an abbreviation that the tagger took for one."""
    abbreviated = all(n.bare.text.isupper() and len(n.name.words) == 1 for n in member.names)
    return member.kind == "person" and not abbreviated


def _described(
    introduction: Sequence[Sentence], members: Iterable[Member], people: People
) -> list[Member]:
    """The person whose description is said to be interviewed: *an owner of the bar*."""
    nouns = {
        token.lemma.lower()
        for sentence in introduction
        for token in sentence.tokens
        if token.upos == "NOUN"
        and any(
            people.has("interview", "words", above.lemma)
            for above in list(sentence.ancestors(token))[:_NEAR]
        )
    }
    kept = {
        id(m): m
        for m in members
        if m.kind == "person" and any(nouns & {*role.lower().split()} for role in m.roles)
    }
    return list(kept.values())[:1]
