"""Tells which clause of a sentence a phrase or another clause belongs to.

The relations are Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar
from attribution.syntax.order import first_word, word_before
from attribution.syntax.phrases import has_tense, is_finite
from attribution.syntax.relations import ANY_SUBJECT, SUBJECTS

__all__ = [
    "clause_around",
    "cleft",
    "hung_on_report",
    "is_inflected_beside",
    "is_joined",
    "is_linked_by",
    "is_measured_by",
    "is_report_of",
    "opened_by",
]

# Relations of words that do not make a clause.
_WITHIN_A_CLAUSE = (
    "amod",
    "appos",
    "compound",
    "flat",
    "iobj",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "xcomp",
)
_DEPENDENT_CLAUSES = ("acl", "advcl")


def clause_around(sentence: Sentence, top: Token) -> Token | None:
    """The head of the clause that a phrase belongs to.

    A phrase that opens its sentence applies to all of it. One that the parser attached to a noun or
    an adjective applies to the clause around it. One after a comma applies beyond a clause that is
    a modifier, unless it opens that clause (*..., because, according to Roe, it sank*).
    """
    first = first_word(sentence, top)
    before = word_before(sentence, first)
    if before is None or first.index == 2:
        return sentence.root if sentence.root.index != top.index else None
    apart = before.upos == "PUNCT"
    below = (*_WITHIN_A_CLAUSE, *_DEPENDENT_CLAUSES) if apart else _WITHIN_A_CLAUSE
    head, opened = sentence.head(top), opened_by(sentence, first)
    while head is not None and head.relation in below and head is not opened:
        head = sentence.head(head)
    return head


def is_report_of(source: Token, verb: Token, said: Token) -> bool:
    """Whether a tree has a verb with its subject report a clause: *it is late, **Roe said***.

    Arguments:
        source: the head of who reports.
        verb: the verb.
        said: the head of the clause; the verb stands above it, or beside it as an aside.
    """
    if verb.upos != "VERB" or source.head != verb.index or source.relation not in SUBJECTS:
        return False
    below = said.head == verb.index and said.relation == "ccomp"
    return below or (verb.head == said.index and verb.relation == "parataxis")


def opened_by(sentence: Sentence, first: Token) -> Token | None:
    """The head of the clause that a phrase or a report opens, right behind what links the clause.

    *It fell **and, according to Roe,** it sank*, *it fell **because, she said,** it was old*, *it
    fell**; according to Roe,** it was old*. None behind *and* for a clause without a subject.

    Arguments:
        sentence: the sentence.
        first: the first word of the phrase or the report.
    """
    at = first.index - 2
    if at > 0 and sentence.tokens[at].form in (",", "–", "—"):
        at -= 1
    link = sentence.tokens[at] if at > 0 else None
    verb = sentence.head(link) if link is not None else None
    if link is None or verb is None or verb.index < first.index:
        return None
    if link.form == ";":
        return verb
    if link.relation == "mark":
        return verb if has_tense(sentence, verb) else None
    subject = sentence.child(verb, *ANY_SUBJECT) if link.relation == "cc" else None
    return verb if subject is not None and subject.index > first.index else None


def is_measured_by(sentence: Sentence, word: Token, degrees: Collection[str]) -> bool:
    """Whether an adverb of degree stands right before a word: ***so** pointed that they left*.

    Arguments:
        sentence: the word's.
        word: the word.
        degrees: adverbs of degree, in lower case.
    """
    before = word_before(sentence, word)
    return (
        before is not None
        and before.head == word.index
        and before.relation == "advmod"
        and before.lemma.lower() in degrees
    )


def cleft(sentence: Sentence, verb: Token, grammar: Grammar) -> Token | None:
    """Whom *it is* picks out as the one who does what a verb says: *it was **Lund** who said so*.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb of the relative clause.
        grammar: the function words of the language.
    """
    picked, own = sentence.head(verb), sentence.child(verb, "nsubj")
    if picked is None or own is None or not verb.deprel.endswith(":relcl"):
        return None
    it = sentence.child(picked, "expl", "nsubj")
    if it is None or it.lemma.lower() not in grammar.clauses.expletives:
        return None
    stands = own.lemma.lower() in grammar.clauses.relatives
    return picked if stands and sentence.child(picked, "cop") is not None else None


def is_linked_by(sentence: Sentence, head: Token, words: Collection[str], *relations: str) -> bool:
    """Whether one of some words links a phrase or a clause to the rest of the sentence.

    Arguments:
        sentence: the sentence.
        head: the head of the phrase or clause.
        words: lemmas of prepositions or conjunctions, in lower case.
        relations: relations of the linking word; ``case`` or ``mark`` if none are given.
    """
    link = sentence.child(head, *(relations or ("case", "mark")))
    return link is not None and link.lemma.lower() in words


def is_joined(sentence: Sentence, head: Token, contrasts: Collection[str]) -> bool:
    """Whether a clause stands beside the one that it hangs on, and is no part of it.

    *Berg laughed; **Orme did not***; *Berg was glad, while **Orme was not***.

    Arguments:
        sentence: the sentence.
        head: the head of the clause.
        contrasts: lemmas of the conjunctions by which a writer contrasts, in lower case.
    """
    return head.relation in ("conj", "parataxis") or (
        head.relation == "advcl" and is_linked_by(sentence, head, contrasts, "mark")
    )


def hung_on_report(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Heads of adverbial clauses that may belong to a verb, but are attached to what it reports.

    *The sale is off, X reported, citing two managers*: attached to *off*. *X reported that it
    is off, citing two managers*: attached to *off*, or to anything below.
    """
    reported = sentence.head(verb)
    if reported is not None and verb.relation == "parataxis":
        yield from (t for t in sentence.children(reported, "advcl") if t.index > verb.index)
    for said in sentence.children(verb, "ccomp"):
        yield from (t for t in sentence.subtree(said) if t.relation == "advcl")


def is_inflected_beside(
    sentence: Sentence, clause: Token, verb: Token, modals: Collection[str]
) -> bool:
    """Whether a verb behind a clause with a modal has a tense, so that it cannot go on the clause.

    *Said the crew would fight on **and lit** a cigarette*: behind *would* stands no *lit*. Behind
    *would be shut* a participle may stand, but no object of it.

    Arguments:
        sentence: the sentence.
        clause: the head of the clause.
        verb: a verb behind it.
        modals: the auxiliaries behind which a verb is not inflected.
    """
    auxiliaries = sentence.children(clause, "aux", "cop")
    if verb.index < clause.index or not any(t.lemma.lower() in modals for t in auxiliaries):
        return False
    if sentence.child(verb, "aux", "cop", "nsubj", "expl") is not None:
        return False
    # Taggers take *lit* for a participle.
    inflected = is_finite(verb) or verb.feature("Tense") == "Past"
    plain = len(auxiliaries) == 1 and clause.feature("VerbForm") == "Inf"
    alone = plain or sentence.child(verb, "obj") is not None
    return inflected and alone and verb.form.lower() != verb.lemma.lower()
