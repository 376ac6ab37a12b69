"""Makes an outlet behind a clause, or two names, the source of the verb of saying behind them.

*The minister has resigned, **Le Soir** and **the Halden Echo** report*; *the ferry is sold, trade
paper **Dry Bulk** reports, citing a letter*: parsers take the name for one more object of the
clause, or the verb for a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_any, names_outlet
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.clauses import is_report_of
from attribution.syntax.phrases import is_finite, sole_predicate, tops
from attribution.syntax.quotation_marks import has_marks
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_reports_behind_clauses"]

# The most words of a name with what describes it, and behind the verb before a comma.
_MOST, _BEHIND = 7, 6
# Relations that only clauses and their main parts have.
_LOOSE = ("appos", "ccomp", "conj", "parataxis", "root", *SUBJECTS)
_NOMINAL = ("ADJ", "ADP", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PROPN", "X")


@frozen
class _Report:
    """What is said, who says it, and the verb with what stands before it and behind it."""

    said: Sequence[Token]
    top: Token
    sources: Sequence[Sequence[Token]]
    joint: Token | None
    group: Sequence[Token]
    behind: Sequence[Token]


def with_reports_behind_clauses(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such names as the source of the clause before them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs report, and which names are outlets'.
    """
    first = next((t.index for t in sentence.tokens if t.form == ","), len(sentence.tokens))
    for verb in sentence.tokens[first:]:
        if verb.upos in ("NOUN", "VERB") and _reports(verb, knowledge):
            report = _report(sentence, verb, knowledge)
            if report is not None:
                return replaced(sentence, () if _is_right(report) else _mended(sentence, report))
    return sentence


def _reports(verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb, or a noun like it, may have an outlet for its subject: *the Sun claims*."""
    by_outlets = is_any(verb, knowledge.outlets, "reported", "saying", "own")
    return by_outlets or knowledge.lexicon.attitude("clause", verb.lemma) == "speech"


def _report(sentence: Sentence, verb: Token, knowledge: Knowledge) -> _Report | None:
    """The report whose cue a verb is, if one or two names stand between a clause and it."""
    tokens = sentence.tokens
    before = list(tokens[: verb.index - 1])
    helping: list[Token] = []
    while before and before[-1].upos in ("AUX", "ADV"):
        helping.insert(0, before.pop())
    comma = next((t.index for t in reversed(before) if t.form == ","), 0)
    words = before[comma:]
    said = tokens[: comma - 1] if comma else ()
    nouns = knowledge.outlets.outlet_nouns  # *daily* is read as an adverb, too
    if not said or not words or any(t.upos not in _NOMINAL and t.form not in nouns for t in words):
        return None
    joint = next((t for t in words if t.upos == "CCONJ"), None)
    at = words.index(joint) if joint is not None else len(words)
    sources = [words[:at], words[at + 1 :]] if joint is not None else [words]
    if not all(_is_source(source, knowledge) for source in sources):
        return None
    shown = [source for source in sources if _is_outlet(source, knowledge)]
    past = verb.upos == "VERB" and (is_finite(verb) or bool(helping))
    if not shown and (joint is None or not past):
        return None
    if not past and not _may_be_finite(verb, joint is not None):
        return None
    if has_marks(tokens):
        return None
    top = sole_predicate(sentence, said)
    behind = [t for t in tokens[verb.index :] if t.upos != "PUNCT"]
    if top is None or sentence.child(top, "mark") is not None:
        return None
    if _is_report(sentence, top, knowledge):
        return None
    if behind and not _may_follow(sentence, verb, behind, knowledge):
        return None
    return _Report(said, top, sources, joint, [*helping, verb], behind)


def _may_be_finite(word: Token, several: bool) -> bool:
    """Whether a noun has the form of a verb with its subject: *Reuters reports*, *both report*."""
    form, lemma = word.form.lower(), word.lemma.lower()
    return form == lemma if several else form != lemma and form.startswith(lemma[:-1])


def _is_source(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words are a name, perhaps behind what it is: *the Belgian daily De Morgen*."""
    if not 0 < len(words) <= _MOST:
        return False
    if _is_described(words, knowledge):
        return True
    # *the website halmnews.net*
    site = len(words) > 1 and words[-2].lemma.lower() in knowledge.outlets.outlet_nouns
    if not site and not _is_capital(words[-1]):
        return False
    name = _name(words, knowledge)
    if not name or name[0].upos == "ADP":
        return False
    return len(name) == 1 or all(_is_capital(t) or t.upos == "ADP" for t in name)


def _is_described(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words describe an outlet without a name: *a Lagos tabloid*."""
    first, last = words[0], words[-1]
    noun = last.form in knowledge.outlets.outlet_nouns and last.form == last.lemma
    before = all(t.upos in ("ADJ", "NOUN", "PROPN") for t in words[1:-1])
    return noun and before and first.upos == "DET" and len(words) > 1


def _is_capital(token: Token) -> bool:
    return token.form[:1].isupper()


def _name(words: Sequence[Token], knowledge: Knowledge) -> Sequence[Token]:
    """The words behind an article or behind the noun for an outlet."""
    nouns = [i for i, t in enumerate(words) if t.form in knowledge.outlets.outlet_nouns]
    if nouns:
        return words[nouns[-1] + 1 :]
    return words[1:] if words[0].upos == "DET" and not _is_capital(words[0]) else words


def _is_outlet(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a name is a known outlet's, ends as many of them do, or stands behind its noun."""
    if _is_described(words, knowledge):
        return True
    name = _name(words, knowledge)
    behind_noun = len(name) < len(words) - (words[0].upos == "DET")
    return behind_noun or names_outlet(name, knowledge.outlets)


def _may_follow(
    sentence: Sentence, verb: Token, behind: Sequence[Token], knowledge: Knowledge
) -> bool:
    """Whether the words behind a verb leave it without a clause of its own: *said on Monday*."""
    comma = next((t.index for t in sentence.tokens[verb.index :] if t.form == ","), None)
    near = [t for t in behind if comma is None or t.index < comma]
    if len(near) > _BEHIND or any(t.upos in ("AUX", "PRON", "SCONJ", "VERB") for t in near):
        return False
    day = near and knowledge.people.has("calendar", "words", near[0].form)
    if near and not day and near[0].upos not in ("ADP", "ADV"):
        return False  # *Le Soir and AFP reported losses*
    # Only a participle may follow the comma: *reported, citing two officials*.
    after = next((t for t in behind if comma is not None and t.index > comma), None)
    return after is None or after.feature("VerbForm") in ("Ger", "Part")


def _is_report(sentence: Sentence, top: Token, knowledge: Knowledge) -> bool:
    """Whether what is said ends with another report: *it rains, Dahl said, Reuters reported*."""
    speaks = knowledge.lexicon.attitude("clause", top.lemma) == "speech"
    return speaks and sentence.child(top, "ccomp", "obj") is None


def _is_right(report: _Report) -> bool:
    """Whether a parser has read a report so."""
    first = tops(report.sources[0])
    return len(first) == 1 and is_report_of(first[0], report.group[-1], report.top)


def _mended(sentence: Sentence, report: _Report) -> Iterator[Token]:
    verb, top = report.group[-1], report.top
    yield evolve(verb, head=0, deprel="root", upos="VERB")
    yield evolve(top, head=verb.index, deprel="ccomp")
    first, *others = map(_head, report.sources)
    yield from _phrase(report.sources[0], first, verb, "nsubj")
    for words, head in zip(report.sources[1:], others, strict=True):
        yield from _phrase(words, head, first, "conj")
        if report.joint is not None:
            yield evolve(report.joint, head=head.index, deprel="cc")
    for token in report.group[:-1]:
        deprel = "aux" if token.upos == "AUX" else "advmod"
        yield evolve(token, head=verb.index, deprel=deprel)
    inside, behind = {t.index for t in report.said}, {t.index for t in report.behind}
    for token in sentence.tokens:
        if token.index in inside and token is not top and token.head not in inside:
            kept = token.upos == "PUNCT" or token.relation not in _LOOSE
            yield evolve(token, head=top.index, deprel=token.deprel if kept else "dep")
        elif token.index in behind and token.head not in behind:
            kept = token.relation not in _LOOSE
            hung = "advcl" if token.upos == "VERB" else "obl"
            yield evolve(token, head=verb.index, deprel=token.deprel if kept else hung)
        elif token.upos == "PUNCT" and token.index not in inside | behind:
            yield evolve(token, head=verb.index)


def _head(words: Sequence[Token]) -> Token:
    """The head of a name: of what it is and its name, the last one, as in *daily De Morgen*."""
    loose = [t for t in tops(words) if t.upos not in ("ADP", "DET") and _is_capital(t)]
    return loose[0] if loose else words[-1]


def _phrase(words: Sequence[Token], top: Token, above: Token, deprel: str) -> Iterator[Token]:
    """A name as a phrase of its own under another word."""
    yield evolve(top, head=above.index, deprel=deprel, upos="PROPN")
    for token in tops(words):
        if token is not top:
            kept = token.relation in ("case", "compound", "det", "flat", "amod")
            hung = "flat" if token.index > top.index else "compound"
            yield evolve(token, head=top.index, deprel=token.deprel if kept else hung)
