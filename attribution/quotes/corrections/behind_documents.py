"""Makes a document behind a clause the source of the verb that ends the sentence.

*Two men had died, **emails seen by the Post** show*, *it is old, **a reverse image search** shows*:
parsers take *show* for a noun, *the Post show*, or the document for a part of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import is_document
from attribution.syntax.clauses import is_report_of
from attribution.syntax.phrases import is_number_of_verb, sole_predicate
from attribution.syntax.quotation_marks import has_marks
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_reports_behind_documents"]

# The most words of the document with what is told of it.
_MOST = 12
_BEFORE_NOUNS = ("ADJ", "DET", "NOUN", "NUM", "PROPN")
_OF_NAMES = (*_BEFORE_NOUNS, "CCONJ", "PRON")
_LOOSE = ("appos", "ccomp", "conj", "parataxis", "root", *SUBJECTS)


@frozen
class _Report:
    """What is said, the document, how it became known and through whom, and the verb."""

    said: Sequence[Token]
    top: Token
    document: Sequence[Token]
    noun: Token
    known: Token | None
    agent: Sequence[Token]
    verb: Token


def with_reports_behind_documents(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a document as the source of its last word.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs report, and which nouns are for documents.
    """
    words = [t for t in sentence.tokens if t.upos != "PUNCT"]
    last = words[-1] if words else None
    if last is None or last.upos not in ("NOUN", "VERB") or len(sentence.tokens) - last.index > 1:
        return sentence
    if knowledge.lexicon.attitude("clause", last.lemma) is None:
        return sentence
    report = _report(sentence, last, knowledge)
    if report is None or is_report_of(report.noun, report.verb, report.top):
        return sentence
    return replaced(sentence, _mended(sentence, report))


def _report(sentence: Sentence, verb: Token, knowledge: Knowledge) -> _Report | None:
    tokens = sentence.tokens
    before = tokens[: verb.index - 1]
    comma = next((t.index for t in reversed(before) if t.form == ","), 0)
    said, words = before[: max(0, comma - 1)], before[comma:]
    if not comma or not 0 < len(words) <= _MOST or len(said) < 2:
        return None
    known = next((t for t in words if t.upos == "VERB"), None)
    document = words[: known.index - words[0].index] if known is not None else words
    agent = words[len(document) + 1 :]
    if not document or any(t.upos not in _BEFORE_NOUNS for t in document):
        return None
    noun = document[-1]
    if known is None and document[0].upos != "DET":
        return None  # *He likes books, magazine reports*
    if known is not None and not _is_through(known, agent):
        return None
    several = noun.feature("Number") == "Plur"
    if not is_document(noun, knowledge) or not _agrees(verb, several=several):
        return None
    top = sole_predicate(sentence, said)
    if top is None or sentence.child(top, "mark") is not None:
        return None
    if has_marks(tokens):
        return None
    return _Report(said, top, document, noun, known, agent, verb)


def _is_through(known: Token, agent: Sequence[Token]) -> bool:
    """Whether a document became known through somebody: *emails **seen by the Post***."""
    participle = known.feature("VerbForm") == "Part" and known.feature("Tense") == "Past"
    if not participle or len(agent) < 2 or agent[0].upos != "ADP":
        return False
    return all(t.upos in _OF_NAMES for t in agent[1:]) and agent[-1].upos in ("NOUN", "PROPN")


def _agrees(verb: Token, *, several: bool) -> bool:
    """Whether a word has the form of a verb beside one or several: *it shows*, *they show*."""
    if verb.upos == "VERB" and verb.feature("Tense") == "Past":
        return True
    return verb.form == verb.form.lower() and is_number_of_verb(verb, several=several)


def _mended(sentence: Sentence, report: _Report) -> Iterator[Token]:
    verb, top, noun, known = report.verb, report.top, report.noun, report.known
    mended = {
        verb.index: evolve(verb, head=0, deprel="root", upos="VERB"),
        top.index: evolve(top, head=verb.index, deprel="ccomp"),
        noun.index: evolve(noun, head=verb.index, deprel="nsubj"),
    }
    for word in report.document[:-1]:
        relation = "det" if word.upos == "DET" else "compound"
        mended[word.index] = evolve(word, head=noun.index, deprel=relation)
    if known is not None:
        head = report.agent[-1]
        mended[known.index] = evolve(known, head=noun.index, deprel="acl")
        mended[head.index] = evolve(head, head=known.index, deprel="obl:agent")
        inside = {t.index for t in report.agent}
        for word in report.agent[:-1]:
            if word.head not in inside:
                relation = "case" if word.upos == "ADP" else "compound"
                mended[word.index] = evolve(word, head=head.index, deprel=relation)
    own = {t.index for t in report.said}
    for word in sentence.tokens:
        if word.index in mended:
            yield mended[word.index]
        elif word.index in own and word.head not in own:
            kept = word.upos == "PUNCT" or word.relation not in _LOOSE
            yield evolve(word, head=top.index, deprel=word.deprel if kept else "dep")
        elif word.upos == "PUNCT" and word.index not in own:
            yield evolve(word, head=verb.index)
