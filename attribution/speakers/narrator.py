"""Finds who says *I* outside quotation marks in first-person narratives.

A narrator is named by what others call them (*"Robert, come here," she said*), by
their own words (*my name is Robert*, *he called me Robert*), or else by the byline.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People, as_listed
from attribution.layout.structure import Layout
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention

__all__ = ["narrator_of"]

# An article that says *I* in fewer sentences has no narrator.
_NARRATING = 3
_OWN_WORDS = 3
_AUTHOR_WORDS = range(2, 5)


def narrator_of(
    document: Document,
    layout: Layout,
    claims: Sequence[Claim],
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
    quotation_at: Callable[[int], int | None],
    people: People,
) -> Member | None:
    """The narrator of an article or story in the first person, or None if nobody shows.

    Arguments:
        document: the parsed text.
        layout: has the lines that say who wrote it.
        claims: its claims.
        names: its name mentions, in text order.
        member_of: whom each of them means, by the offset of the bare name.
        quotation_at: gives the number in ``claims`` of the direct quotation at an offset, or None.
        people: word lists.
    """
    forms = {t.form for t in document.tokens}
    singular = people.words["pronouns", "first_singular"]
    first = {form for form in forms if as_listed(form) in singular}
    narrating = 0
    if first:
        narrating = sum(
            any(t.form in first and quotation_at(t.span.start) is None for t in sentence.tokens)
            for sentence in document.sentences
        )
    author = document.metadata.author
    if narrating < (1 if author else _NARRATING):
        return None
    votes = Counter[int]()
    by_id: dict[int, Member] = {}
    told: set[int] = set()
    called: set[tuple[int, int]] = set()
    for mention in names:
        member = member_of[mention.bare.start]
        by_id[id(member)] = member
        inside = quotation_at(mention.bare.start)
        sentence = document.sentences[mention.head.sentence]
        own = inside is None or _is_first(claims[inside], people)
        if _is_named(sentence, mention.head, "first_singular" if own else "second", people):
            votes[id(member)] += _OWN_WORDS if own else 1
        elif inside is None:
            told.add(id(member))  # narrators do not tell of themselves by name
        elif (
            not own
            and _is_addressed(mention, claims[inside])
            and not people.has("kinds", "kin", mention.bare.text)
            and (inside, id(member)) not in called
        ):
            called.add((inside, id(member)))
            # Whoever answers with *I said* was addressed.
            answer = claims[inside + 1 : inside + 2]
            answered = any(_is_first(q, people) for q in answer)
            votes[id(member)] += _OWN_WORDS if answered else 1
    best = [key for key, count in votes.most_common() if count and key not in told]
    if best:
        member = by_id[best[0]]
        member.kind, member.uncertain = "person", False
        return member
    byname = _called(document, quotation_at, people)
    return byname or _author(document, layout, names, member_of, people)


def _called(
    document: Document, quotation_at: Callable[[int], int | None], people: People
) -> Member | None:
    """A nickname that the tagger took for a noun: *he called me Muscles*."""
    for sentence in document.sentences:
        for token in sentence.tokens[1:]:
            if token.upos not in ("NOUN", "PROPN") or not token.form.istitle():
                continue
            governor = sentence.head(token)
            if (
                people.has("naming", "verbs", governor.lemma if governor is not None else "")
                and quotation_at(token.span.start) is None
                and _is_named(sentence, token, "first_singular", people)
            ):
                return Member(token.span.text, "person")
    return None


def _is_first(claim: Claim, people: People) -> bool:
    """Whether the narrator says a quotation."""
    head = claim.source_head
    return head is not None and people.has("pronouns", "first", head.form)


def _is_addressed(mention: NameMention, claim: Claim) -> bool:
    """Whether a name addresses somebody: *Robert, come here*, or is a whole part of a quotation."""
    if mention.head.relation == "vocative":
        return True
    alone = [part.text.strip("\"“”‘’'.,!?… ") for part in claim.content]
    return mention.bare.text in alone


def _is_named(sentence: Sentence, name: Token, person: str, people: People) -> bool:
    """Whether a name is said to be that of *me* or *you*."""
    article = sentence.child(name, "det")
    if article is not None and article.feature("Definite") == "Ind":
        return False  # *I am a Luddite* tells what I am
    subject = sentence.child(name, "nsubj")
    if subject is not None and sentence.child(name, "cop") is not None:
        owner = sentence.child(subject, "nmod:poss")
        is_name = people.has("naming", "nouns", subject.lemma) and owner is not None
        said = owner if is_name and owner is not None else subject
        return people.has("pronouns", person, said.form) and sentence.child(name, "case") is None
    verb = sentence.head(name)
    if verb is None:
        return False
    if name.relation == "appos":
        return people.has("pronouns", person, verb.form)
    return (
        people.has("naming", "verbs", verb.lemma)
        and name.relation in ("xcomp", "obj", "obl", "flat")
        and any(
            people.has("pronouns", person, t.form)
            for t in sentence.children(verb, "obj", "iobj", "nsubj:pass")
            if t.index != name.index
        )
    )


def _author(
    document: Document,
    layout: Layout,
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
    people: People,
) -> Member | None:
    """The author according to the metadata or a line such as *By Dana Reyes*."""
    author = document.metadata.author
    if author:
        words = tuple(author.lower().replace(".", "").split())
        same = (m for m in member_of.values() if any(n.name.words == words for n in m.names))
        found = next(same, None)
        if found is not None:
            return found
        person = len(words) in _AUTHOR_WORDS and not any(
            people.has("kinds", "organisation_suffixes", word) for word in words
        )
        return Member(author, "person") if person else None
    starts = [n.span.start for n in names]
    for line in layout.bylines:
        at = bisect.bisect_right(starts, line.start)
        if at < len(names) and names[at].span.start < line.end:
            member = member_of[names[at].bare.start]
            if member.kind == "person":
                return member
    return None
