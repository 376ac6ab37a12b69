"""Gives a report between commas its source, which parsers take for another name of what precedes.

*The bridge, Ana Walker-Reid said, would close*: no comma parts the name from the verb, as one would
behind an apposition, and what would close has no other subject than the bridge. Parsers err so
where the name has a hyphen, or more is told of its bearer. *The bridge, says one, would close*:
they take *one* for what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.order import follows_comma, word_behind
from attribution.syntax.phrases import is_finite
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_interposed_reports"]

# Words of a source: *the chief executive of Rolls-Royce, ...*.
_MOST = 12
_TWO = 2
_BESIDE = ("appos", "conj")
_ASIDES = ("acl", "advcl", "discourse", "parataxis")
_STANDING = (*SUBJECTS, "dislocated")
_GROUP = ("aux", "aux:pass", "cop", "advmod")


@frozen
class _Report:
    """A report between commas.

    Attributes:
        tops: those of the words between the first comma and the verb that hang outside these.
        verb: what reports.
        main: the predicate of the clause around, behind the second comma.
        start: the index of the first comma.
        end: the index of the second.
        told_of: the name of the source if more is told of it behind a comma, or None.
    """

    tops: Sequence[Token]
    verb: Token
    main: Token
    start: int
    end: int
    told_of: Token | None = None


def with_interposed_reports(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such reports apart from the clause around them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs report clauses.
    """
    for read in sentence.words("VERB"):
        verb = sentence.tokens[read.index - 1]
        report = _report(sentence, verb, knowledge)
        if report is not None:
            sentence = replaced(sentence, _mended(sentence, report))
        else:
            sentence = replaced(sentence, _turned(sentence, verb, knowledge))
            sentence = replaced(sentence, _inserted(sentence, verb, knowledge))
    return sentence


def _inserted(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """A verb with its source, which a parser took for a second subject of what is said.

    *Though by then, **says her biographer, Ana Lund**, she was ill*.
    """
    main = sentence.child(verb, "ccomp")
    if main is None or main.index < verb.index or not is_finite(verb):
        return
    subjects = [t for t in sentence.children(main, *_STANDING) if t.index > verb.index]
    if len(subjects) < 2 or sentence.child(verb, *SUBJECTS, "obj", "iobj") is not None:
        return
    source = subjects[0]
    parted = follows_comma(sentence, sentence.subtree(subjects[1])[0])
    if not parted or sentence.subtree(source)[0].index != verb.index + 1:
        return
    says = knowledge.lexicon.attitude("clause", verb.lemma) == "speech"
    if not says or not hears(source, knowledge) or not follows_comma(sentence, verb):
        return
    yield evolve(source, head=verb.index, deprel="nsubj")
    yield evolve(verb, head=main.index, deprel="parataxis")
    yield evolve(main, head=verb.head, deprel=verb.deprel)
    for token in sentence.children(verb):
        if token is not main:
            yield evolve(token, head=main.index)


def _turned(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """A verb between commas with its source right behind it, which a parser took for its object.

    *The bridge, **says one of them**, would close*.
    """
    source, above = sentence.child(verb, "obj", "nsubj"), sentence.head(verb)
    if source is None or above is None or verb.relation not in _ASIDES or not is_finite(verb):
        return
    topic = sentence.child(above, *SUBJECTS) if above.index > verb.index else above
    main = sentence.head(topic) if topic is not None and topic.relation in SUBJECTS else None
    if topic is None or main is None or not topic.index < verb.index < source.index < main.index:
        return
    words = sentence.subtree(source)
    behind = word_behind(sentence, words[-1])
    if behind is None:
        return
    set_off = follows_comma(sentence, verb) and behind.form == ","
    if not set_off or words[0].index != verb.index + 1 or len(words) > _MOST:
        return
    own = any(c not in (source, behind) and c.upos != "PUNCT" for c in sentence.children(verb))
    lexicon = knowledge.lexicon
    asked = lexicon.attitude("addressed", verb.lemma)  # *the clerk, asked another question, left*
    if own or asked or lexicon.attitude("clause", verb.lemma) != "speech":
        return
    yield evolve(source, head=verb.index, deprel="nsubj")
    yield evolve(verb, head=main.index, deprel="parataxis")


def _report(sentence: Sentence, verb: Token, knowledge: Knowledge) -> _Report | None:
    """The report of a verb, if its source hangs on what precedes it."""
    if knowledge.lexicon.attitude("clause", verb.lemma) is None:
        return None
    before = sentence.tokens[: verb.index - 1]
    opened = next((t.index for t in reversed(before) if t.form == ","), 0)
    closed = next((t.index for t in sentence.tokens[verb.index :] if t.form == ","), 0)
    told_of = None
    if opened and opened == verb.index - 1:
        told_of = _name_told_of(sentence, verb, before, knowledge)
        opened = told_of.index - 1 if told_of is not None else 0
    source = before[opened:]
    if not opened or not closed or not 0 < len(source) <= _MOST or not is_finite(verb):
        return None
    main = _main(sentence, verb, closed)
    if main is None or sentence.child(verb, "xcomp") is not None:
        return None
    around = [*sentence.children(main, *SUBJECTS), *sentence.children(verb, *SUBJECTS)]
    topics = [t for t in around if t.index < opened]
    outside = [t for t in around if not (t.index < opened or t in source)]
    inside = {t.index for t in source}
    tops = [t for t in source if t.head not in inside or t is told_of]
    report = _Report(tops, verb, main, opened, closed, told_of)
    # *Most boats, fishers and their wives agree, should stay*: whoever agrees is not told of.
    joined = any(t.relation == "cc" for t in source) and (
        len(tops) < _TWO or any(t.relation != "conj" and t.head != verb.index for t in tops)
    )
    return report if len(topics) == 1 and not (outside or joined) and _is_astray(report) else None


def _name_told_of(
    sentence: Sentence, verb: Token, before: Sequence[Token], knowledge: Knowledge
) -> Token | None:
    """The person of whom more is told before a verb that a comma parts from it, or None.

    *The bridge, **Ana Lund**, 34, of Halden, said, would close*: a bridge has no such name.
    """
    for name in before:
        acts = name.relation in SUBJECTS and name.head == verb.index
        beside = sentence.head(name) if name.relation == "appos" else None
        if not name.entity.endswith("PER") or not follows_comma(sentence, name):
            continue
        above = [beside, *sentence.ancestors(beside)] if beside is not None else []
        above += sentence.children(verb, *SUBJECTS) if acts else ()
        topic = next((t for t in above if t is not None and t.relation in SUBJECTS), None)
        if topic is None or topic.index >= name.index or topic.entity.endswith("PER"):
            continue
        own = {t.index for top in (topic, name) for t in sentence.subtree(top)}
        thing = not knowledge.people.is_person_noun(topic.lemma)
        if thing and all(t.index in own for t in before[name.index - 1 :]):
            return name
    return None


def _main(sentence: Sentence, verb: Token, closed: int) -> Token | None:
    """The finite predicate that goes on right behind the second comma, above or below the verb."""
    word = sentence.tokens[closed] if closed < len(sentence.tokens) else None
    head = sentence.head(word) if word is not None else None
    main = head if word is not None and head is not None and word.relation in _GROUP else word
    if main is None or main.index <= closed:
        return None
    head = sentence.head(verb)
    of_topic = head is not None and head.relation in SUBJECTS and sentence.head(head) is main
    above = (head is main and verb.relation == "parataxis") or (of_topic and verb.relation == "acl")
    below = sentence.head(main) is verb and main.relation == "ccomp"
    group = (main, *sentence.children(main, "aux", "aux:pass", "cop"))
    return main if (above or below) and any(map(is_finite, group)) else None


def _is_astray(report: _Report) -> bool:
    """Whether the words right before a verb hang on what precedes them, in whole or in part.

    So do those of whom more is told. A role and a name may each hang there; of two subjects, what
    is told of comes first.
    """
    if report.told_of is not None:
        return True
    tops = [t for t in report.tops if t.upos != "PUNCT"]
    ruled = (report.verb.index, report.main.index)
    beside = [t for t in tops if t.relation in _BESIDE and 0 < t.head < report.start]
    acting = [t for t in tops if t.relation in SUBJECTS and t.head in ruled]
    named = all(t.upos in ("NOUN", "PROPN") for t in tops)
    return bool(tops) and named and len(beside) + len(acting) == len(tops) <= 2


def _mended(sentence: Sentence, report: _Report) -> Iterator[Token]:
    verb, main = report.verb, report.main
    first, *rest = (t for t in report.tops if t.upos != "PUNCT")
    # *Driver Jean-Luc Moreau*, *Carmen Walker-Reid*: a role or the first half of a name.
    several = any(t.relation == "cc" for other in rest for t in sentence.children(other))
    role = bool(rest) and first.upos == "NOUN" and not several
    beside = "conj" if several else "nmod:desc" if role else "flat"
    name = report.told_of or (rest[0] if role else first)
    for token in report.tops:
        if token is name:
            yield evolve(token, head=verb.index, deprel="nsubj")
        elif token.upos == "PUNCT":
            yield evolve(token, head=name.index)
        elif report.told_of is not None:
            yield evolve(token, head=name.index)  # *of Halden*, *the mayor*
        else:
            yield evolve(token, head=name.index, deprel=beside)
    yield evolve(verb, head=main.index, deprel="parataxis")
    if sentence.head(main) is not verb:
        return
    yield evolve(main, head=verb.head, deprel=verb.deprel)
    for token in sentence.children(verb):
        if token is not main and not report.start < token.index <= report.end:
            yield evolve(token, head=main.index)
