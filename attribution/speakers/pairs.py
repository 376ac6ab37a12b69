"""Resolves references to two people as one source: *both*, *the two*, *the two men*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.speakers.pronouns import Discourse

__all__ = ["both"]

_TWO = 2
# How many sentences back the two may have been named.
_NEAR = 2


def both(sentence: Sentence, word: Token, discourse: Discourse, people: People) -> Member | None:
    """The last two people named together, whom *both* or *the two men* means, or None.

    None if others have been mentioned since: *Two officers came. Both said so.*

    Arguments:
        sentence: the word's sentence.
        word: the pronoun or noun.
        discourse: who has been mentioned so far.
        people: word lists.
    """
    if not _means_two(sentence, word, people):
        return None
    gender = people.gender(word.lemma)
    for event in discourse.before(word.span.start):
        if event.quotation is not None:
            continue
        pair = event.member.parts
        known = [m.gender or (m.given[0] if m.given else None) for m in pair]
        if discourse.gap(event.sentence, word.sentence) > _NEAR:
            return None
        if event.member.plural or event.member.kind in ("group", "unnamed"):
            fits = gender is None or all(shown in (None, gender) for shown in known)
            return event.member if len(pair) == _TWO and fits else None
    return None


def _means_two(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word is *both*, *the two*, *the pair* or *both men*."""
    beside = sentence.children(word, "det", "nummod", "cc:preconj")
    article = any(people.has("kinds", "definite", t.form) for t in beside)
    counted = [t for t in beside if people.has("names", "both", t.form)]
    if people.has("names", "both", word.form):
        return word.upos != "NUM" or article
    if people.has("kinds", "couple", word.lemma):
        return article
    anybody = people.has("kinds", "anybody", word.lemma)
    return anybody and bool(counted) and (article or counted[0].upos != "NUM")
