"""What stands behind a content and tells where it was said, or upon what question.

*Called it "a farce" **in her podcast***; *said it was safe **when asked about it***.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_talk
from attribution.syntax.marks import is_behind_marks
from attribution.syntax.order import first_word, follows_comma
from attribution.syntax.subjects import is_undergone

__all__ = ["is_tail"]


def is_tail(sentence: Sentence, top: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase tells where something was said, or upon what question.

    A place to speak must be parted from the content by a comma or a closing mark, for one may
    say what happened *in an interview*, too.

    Arguments:
        sentence: the sentence.
        top: the head of the phrase.
        knowledge: nouns of where one speaks, and verbs of asking somebody.
    """
    first = first_word(sentence, top)
    if top.relation == "advcl":
        addressed = top.lemma.lower() in knowledge.lexicon.addressing
        clauses = knowledge.grammar.clauses
        opens = first.lemma.lower() in clauses.circumstances - clauses.interrogatives
        return addressed and opens and is_undergone(sentence, top)
    case = sentence.child(top, "case")
    if top.relation not in ("obl", "nmod") or case is None or case.index != first.index:
        return False
    parted = follows_comma(sentence, first) or is_behind_marks(sentence, first)
    if not parted or case.lemma.lower() not in knowledge.grammar.prepositions.venues:
        return False
    lemma = top.lemma.lower()
    listed = lemma in knowledge.lexicon.occasions or lemma in knowledge.lexicon.venues
    return listed or is_talk(sentence, top, knowledge.outlets)
