"""Finds phrases after a content that tell where it was said, or in answer to what.

*Called it "a farce" **in her podcast***; *said it was safe **when asked about it***; *urged them to
leave **after the roof fell***.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_talk
from attribution.quotes.speaking import may_speak
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import first_word, follows_comma
from attribution.syntax.phrases import is_finite
from attribution.syntax.quotation_marks import is_behind_marks, is_within_marks
from attribution.syntax.relations import ANY_SUBJECT
from attribution.syntax.subjects import is_undergone

__all__ = ["is_in_court", "is_public", "is_tail", "is_told_in"]


def is_tail(sentence: Sentence, top: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase tells where something was said, in answer to what or after what.

    A comma or a closing mark must separate a venue from the content, as the content itself may be
    about something *in an interview*.

    Arguments:
        sentence: the sentence.
        top: the head of the phrase.
        knowledge: has nouns for where one speaks, and verbs of asking somebody.
    """
    first = first_word(sentence, top)
    if top.relation == "advcl":
        addressed = top.lemma.lower() in knowledge.lexicon.addressing
        clauses = knowledge.grammar.clauses
        opens = first.lemma.lower() in clauses.circumstances - clauses.interrogatives
        asked = addressed and opens and is_undergone(sentence, top)
        return asked or _is_past(sentence, top, first, knowledge)
    case = sentence.child(top, "case")
    if top.relation not in ("obl", "nmod") or case is None or case.index != first.index:
        return False
    parted = follows_comma(sentence, first) or is_behind_marks(sentence, first)
    if not parted or case.lemma.lower() not in knowledge.grammar.prepositions.venues:
        return False
    lemma = top.lemma.lower()
    listed = lemma in knowledge.lexicon.occasions or lemma in knowledge.lexicon.venues
    return listed or is_talk(sentence, top, knowledge.outlets)


def _is_past(sentence: Sentence, top: Token, first: Token, knowledge: Knowledge) -> bool:
    """Whether a clause tells what had happened when somebody was told to do something.

    What one is told to do is yet to be done: *were told to leave **after the roof fell***, but *to
    do **as they were told***.
    """
    above, clauses = sentence.head(top), knowledge.grammar.clauses
    if above is not None and above.feature("VerbForm") != "Inf":
        above = sentence.child(above, "xcomp")
    if above is None or not is_linked_by(sentence, above, clauses.infinitives, "mark"):
        return False
    about = sentence.child(top, *ANY_SUBJECT)
    later = first.lemma.lower() in knowledge.grammar.prepositions.sequels
    beside = first.lemma.lower() in clauses.asides and about is not None and about.upos != "PRON"
    if about is None or not above.index < first.index or not (later or beside):
        return False
    tensed = (t for t in (top, *sentence.children(top, "aux", "cop", "aux:pass")) if is_finite(t))
    return any(t.feature("Tense") == "Past" for t in tensed) and not is_within_marks(sentence, top)


def is_public(sentence: Sentence, top: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase introduces something in which one speaks in public.

    *In a statement*, *at a news conference*.

    Arguments:
        sentence: the sentence.
        top: the head of the phrase.
        knowledge: has nouns for what one speaks in.
    """
    case, article = sentence.child(top, "case"), sentence.child(top, "det")
    if top.relation not in ("obl", "nmod") or case is None or article is None:
        return False
    lemma, public = top.lemma.lower(), knowledge.grammar.speech.public
    names = {lemma, *(f"{c.lemma.lower()} {lemma}" for c in sentence.children(top, "compound"))}
    within = case.lemma.lower() in knowledge.grammar.prepositions.venues
    return within and article.feature("Definite") == "Ind" and bool(names & public)


def is_in_court(sentence: Sentence, top: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase tells in what court a charge was answered: *denied it **in court***.

    Arguments:
        sentence: the sentence.
        top: the head of the phrase.
        knowledge: has the nouns for courts.
    """
    if top.lemma.lower() not in knowledge.lexicon.courts or top.relation not in ("obl", "nmod"):
        return False
    case = sentence.child(top, "case")
    return case is not None and case.lemma.lower() in knowledge.grammar.prepositions.venues


def is_told_in(sentence: Sentence, top: Token, knowledge: Knowledge) -> bool:
    """Whether a phrase without a comma tells where a clause was said: *... **in a statement***.

    It does unless the event of the clause may have happened there: *would cut jobs in a statement*,
    but *had apologised in a statement*, *cried in an interview*.

    Arguments:
        sentence: the sentence.
        top: the head of the phrase, within the clause.
        knowledge: has nouns for what one speaks in, verbs of speech, and nouns for persons.
    """
    above = sentence.ancestors(top)
    doing = next((t for t in above if sentence.child(t, *ANY_SUBJECT) is not None), None)
    if doing is None or not is_public(sentence, top, knowledge):
        return False
    return not _is_done_in(sentence, top, doing, knowledge)


def _is_done_in(sentence: Sentence, top: Token, doing: Token, knowledge: Knowledge) -> bool:
    """Whether somebody's action may be done in something that they say or write."""
    light = knowledge.lexicon.polarity["light"]
    for word in (doing, *sentence.ancestors(top)):
        said = word.lemma.lower() in knowledge.lexicon.cues
        made = word.lemma.lower() in light and sentence.child(word, "obj") is not None
        if word.upos == "VERB" and (said or made or sentence.child(word, "aux:pass") is not None):
            return True
        if word == doing:
            break
    subject = sentence.child(doing, *ANY_SUBJECT)
    links = sentence.children(doing, "aux", "cop")
    lasting = any(t.relation == "cop" for t in links) or doing.feature("VerbForm") == "Ger"
    modal = any(t.lemma.lower() in knowledge.grammar.clauses.modals for t in links)
    if subject is None or subject.relation == "expl" or lasting or modal:
        return False
    return subject.upos == "PRON" or may_speak(subject, knowledge)
