"""Makes the report at the end of a headline its main clause.

*Rates to stay high, minutes show*; *Girl killed by train, inquest told*: headlines leave out
articles and auxiliaries, and parsers take the words behind the comma for a compound, the words
before it for a second subject, or either for a part of the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_closing_reports"]

# Words of the source: *murder trial jury*.
_MOST = 4


def with_closing_reports(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The headline with what it reports under its last word, if that reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs report clauses, and which nouns are for bodies that rule.
    """
    *before, verb = sentence.tokens
    comma = next((t.index for t in reversed(before) if t.form == ","), 0)
    source = before[comma:]
    said = before[: comma - 1] if comma else []
    if len(said) < 2 or not 0 < len(source) <= _MOST or not _reports(source, verb, knowledge):
        return sentence
    top = _top(said)
    if top is None or _is_read_so(source[-1], verb, top):
        return sentence
    ending = [evolve(verb, head=0, deprel="root", upos="VERB")]
    ending.append(evolve(source[-1], head=verb.index, deprel="nsubj"))
    inside = {t.index for t in source}
    for word in source[:-1]:
        if word.head not in inside:
            ending.append(evolve(word, head=source[-1].index, deprel="compound"))
    ending.append(evolve(sentence.tokens[comma - 1], head=verb.index, deprel="punct"))
    ending.append(evolve(top, head=verb.index, deprel="ccomp"))
    own = {t.index for t in said}
    for word in said:
        if word != top and word.head not in own:
            relation = "nsubj" if word.relation in SUBJECTS else "dep"
            ending.append(evolve(word, head=top.index, deprel=relation))
    return replaced(sentence, ending)


def _reports(source: Sequence[Token], verb: Token, knowledge: Knowledge) -> bool:
    """Whether the last word of a headline is a verb that reports, behind a source."""
    if any(t.upos not in ("ADJ", "NOUN", "PROPN") for t in source):
        return False
    if verb.upos not in ("NOUN", "VERB") or source[-1].upos == "ADJ":
        return False
    if knowledge.lexicon.attitude("clause", verb.lemma) is None:
        return False
    # *Parking rules* are no ruling, but *court rules* is one.
    rules = source[-1].lemma.lower() in knowledge.lexicon.hearers
    return verb.upos == "VERB" or rules or source[-1].relation in SUBJECTS


def _top(said: Sequence[Token]) -> Token | None:
    """The head of what is reported: its main verb, or else the word on which the others hang."""
    own = {t.index for t in said}
    tops = [t for t in said if t.head not in own and t.upos != "PUNCT"]
    verbs = [t for t in tops if t.upos in ("VERB", "AUX", "ADJ")]
    return next(iter((*verbs, *tops)), None)


def _is_read_so(source: Token, verb: Token, top: Token) -> bool:
    """Whether the parser took them for a report itself."""
    if source.head != verb.index or source.relation not in SUBJECTS or verb.upos != "VERB":
        return False
    below = top.head == verb.index and top.relation == "ccomp"
    return below or (verb.head == top.index and verb.relation == "parataxis")
