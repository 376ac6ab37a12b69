"""Finds the verb that reports behind *by X*: *emails seen by the Post **show** staff knew*.

Without *that*, such a verb stands between a name and a noun, and parsers make one name of the
three, *the Post show staff*, or hang the Post on what it is said to show. A name with an article
of its own they take for one more subject: *seen by the Lagos newspaper **The Gull** says that ...*
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import is_document
from attribution.syntax.phrases import tops
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_reports_behind_agents"]

_NAMING = ("NOUN", "PROPN")
_PHRASE = ("ADJ", "CCONJ", "DET", "NOUN", "PROPN")
_READ_AS = ("NOUN", "VERB")


def with_reports_behind_agents(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a verb above the clause that it reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the verbs that report a clause, and the things by which one learns something.
    """
    for seen in sentence.tokens[1:-4]:
        if seen.relation == "acl" and seen.feature("VerbForm") == "Part":
            report = _report(sentence, seen, knowledge)
            if report is not None:
                return replaced(sentence, report.moved(sentence))
    return replaced(sentence, tuple(_names_behind_nouns(sentence, knowledge)))


def _names_behind_nouns(sentence: Sentence, knowledge: Knowledge) -> Iterator[Token]:
    """The names behind the nouns for outlets, which they only name where a verb has a subject."""
    nouns = knowledge.outlets.outlet_nouns
    for noun in sentence.tokens[1:-3]:
        if noun.form not in nouns:
            continue
        article, name = sentence.tokens[noun.index : noun.index + 2]
        verb = sentence.head(name) if name.relation in ANY_SUBJECT else None
        if article.upos != "DET" or name.upos != "PROPN" or verb is None:
            continue
        own = [t for t in sentence.children(verb, *ANY_SUBJECT) if t.index < noun.index]
        if own and verb.index > name.index:
            yield evolve(name, head=noun.index, deprel="appos")


@frozen
class _Report:
    """*Emails* **seen** *by* **the Post** **show staff** **knew**."""

    thing: Token
    seen: Token
    linking: Token
    phrase: Sequence[Token]
    verb: Token
    whose: Token
    clause: Token

    def moved(self, sentence: Sentence) -> Iterator[Token]:
        """The words as they are to be."""
        outer = tops(self.phrase)
        agent = next(t for t in reversed(self.phrase) if t in outer or t.upos in _NAMING)
        yield evolve(self.linking, head=agent.index)
        yield evolve(agent, head=self.seen.index, deprel="obl:agent")
        yield from (evolve(t, head=agent.index) for t in outer if t is not agent)
        if self.clause.head == self.verb.index and self.clause.relation == "ccomp":
            return
        top = self.thing if self.thing.relation not in ANY_SUBJECT else self.clause
        yield evolve(
            self.verb, upos="VERB", lemma=self.verb.form, head=top.head, deprel=top.deprel,
            features="VerbForm=Fin",
        )  # fmt: skip
        yield evolve(self.thing, head=self.verb.index, deprel="nsubj")
        yield evolve(self.clause, head=self.verb.index, deprel="ccomp")
        yield evolve(self.whose, head=self.clause.index, deprel="nsubj")
        last = sentence.tokens[-1]
        if last.upos == "PUNCT" and last.head == top.index:
            yield evolve(last, head=self.verb.index)


def _report(sentence: Sentence, seen: Token, knowledge: Knowledge) -> _Report | None:
    """What stands behind a participle, if a verb reports there what some things show."""
    thing, linking = sentence.head(seen), sentence.tokens[seen.index]
    if thing is None or thing.index > seen.index or linking.upos != "ADP":
        return None
    telling = knowledge.lexicon.attitude("noun", thing.lemma) or is_document(thing, knowledge)
    if thing.feature("Number") != "Plur" or not telling:
        return None
    verb = _verb_behind(sentence, linking, knowledge)
    clause = _clause(sentence, thing, verb) if verb is not None else None
    if verb is None or clause is None:
        return None
    outer = tops(sentence.tokens[verb.index : clause.index - 1])
    whose = next((t for t in outer if t.upos in (*_NAMING, "PRON")), None)
    if whose is None:
        return None
    phrase = sentence.tokens[linking.index : verb.index - 1]
    if any(t.head == seen.index and t.index < verb.index for t in phrase):
        return None  # the agent stands where it belongs
    return _Report(thing, seen, linking, phrase, verb, whose, clause)


def _verb_behind(sentence: Sentence, linking: Token, knowledge: Knowledge) -> Token | None:
    """The first word behind *by X* that may be a verb that reports: *show*, in lower case."""
    before = linking
    for word in sentence.tokens[linking.index : -2]:
        reports = knowledge.lexicon.attitude("clause", word.form) is not None
        if before.upos in _NAMING and word.upos in _READ_AS and word.form.islower() and reports:
            return word
        if word.upos not in _PHRASE:
            return None
        before = word
    return None


def _clause(sentence: Sentence, thing: Token, verb: Token) -> Token | None:
    """The clause behind such a verb, below it or with the things for its subject."""
    below = sentence.child(verb, "ccomp", "acl:relcl")
    above = sentence.head(thing) if thing.relation in ANY_SUBJECT else None
    clause = above if above is not None and above is not verb else below
    return clause if clause is not None and clause.index > verb.index + 1 else None
