"""Sets a report that commas part from the clause around it beside that clause.

*The bank, auditor Rune Dahl has pointed out, lost money*, *the road, she likes to say, is a
river*: behind a noun phrase and a comma, somebody who speaks, a verb of speech, a comma and a verb
with a tense are always such a report. Parsers take its source for another name of what precedes,
or its verb for the main one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import opens
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.phrases import has_tense, is_finite, tops
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_reports_set_off"]

_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN")
_ENDS = ("NOUN", "NUM", "PRON", "PROPN")
# What stands before a cue in its group: *has often said*, *is fond of saying*, *likes to say*.
_GROUP = ("ADJ", "ADP", "ADV", "AUX", "PART", "SCONJ", "VERB")
# What a cue has that is no participle of a noun's, or that is one for certain.
_COMPLEMENTS = ("ccomp", "csubj", "obj", "obl:agent", "xcomp")
# The most words of a source, and behind a cue: *said on Monday night*.
_MOST, _BEHIND = 12, 4


@frozen
class _Report:
    """A report between two commas: the words of each part, the cue, and the predicate behind."""

    topic: Sequence[Token]
    source: Sequence[Token]
    group: Sequence[Token]
    cue: Token
    main: Token


def with_reports_set_off(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a report beside what it reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak, and who does.
    """
    commas = [t.index for t in sentence.tokens if t.form == ","]
    for number, closed in enumerate(commas[1:], 1):
        report = _report(sentence, commas[: number + 1], closed, knowledge)
        if report is not None and not _is_right(report):
            return replaced(sentence, _mended(sentence, report))
        sentence = replaced(sentence, _relative(sentence, commas[number - 1], closed, knowledge))
    sentence = replaced(sentence, _closing(sentence, commas, knowledge))
    return replaced(sentence, _read_as_participle(sentence, commas, knowledge))


def _read_as_participle(
    sentence: Sentence, commas: Sequence[int], knowledge: Knowledge
) -> Iterator[Token]:
    """A report behind a clause whose cue was taken for a participle: *..., a guard **alleged***.

    Whoever is only named behind a person may be that one: *They freed Roe, a guard accused in May*.
    """
    words = [t for t in sentence.tokens[commas[-1] :] if t.upos != "PUNCT"] if commas else []
    cue = next((t for t in words if t.upos in ("AUX", "VERB")), None)
    noun = sentence.head(cue) if cue is not None and cue.relation == "acl" else None
    main = sentence.head(noun) if noun in words else None
    if cue is None or noun is None or main is None or main.index > commas[-1]:
        return
    past = cue.feature("Tense") == "Past" and sentence.child(cue, *SUBJECTS) is None
    if not past or knowledge.lexicon.attitude("clause", cue.lemma) != "speech":
        return
    at = words.index(cue)
    behind = [t for t in words[at + 1 :] if t.upos != "ADV"]
    near = all(t.form.lower() in knowledge.grammar.prepositions.venues for t in behind[:1])
    loose = near or _is_told_to(behind, knowledge)
    clauses = sentence.child(cue, *_COMPLEMENTS) or sentence.child(noun, "cc", "conj")
    if not loose or clauses is not None or not _speaks(words[:at], knowledge):
        return
    above = (t for t in (main, *sentence.ancestors(main)) if t.upos in ("AUX", "VERB"))
    top = next(above, None)
    described = noun.relation in ("appos", "conj") and hears(main, knowledge)
    if top is None or described or top.index > commas[-1]:
        return
    if not has_tense(sentence, top):
        return
    yield evolve(cue, head=top.index, deprel="parataxis")
    yield evolve(noun, head=cue.index, deprel="nsubj")


def _is_told_to(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words name who hears something: *a guard confirmed **to Reuters***."""
    to = opens([words[0].form.lower()], knowledge.outlets, "listeners")
    noun = next((t for t in words[1:] if t.upos in ("NOUN", "PROPN")), None)
    return to and noun is not None and (noun.upos == "PROPN" or hears(noun, knowledge))


def _closing(sentence: Sentence, commas: Sequence[int], knowledge: Knowledge) -> Iterator[Token]:
    """A report of several verbs behind a clause: *The lock is old, Roe **is fond of saying***."""
    words = [t for t in sentence.tokens[commas[-1] if commas else 0 :] if t.upos != "PUNCT"]
    at = next((n for n, t in enumerate(words) if t.upos in ("AUX", "VERB")), 0)
    group = words[at:]
    cue = _cue(group, knowledge) if at and commas else None
    outer = next((t for t in group if t.relation == "parataxis"), None)
    main = sentence.head(outer) if outer is not None else None
    if cue is None or outer is None or outer is cue or main is None or main.index > commas[-1]:
        return
    if not _speaks(words[:at], knowledge):
        return
    yield evolve(cue, head=main.index, deprel="parataxis")
    yield from _under(words[:at], cue, ("PROPN", "PRON", "NOUN"))
    yield from _led(group, cue)


def _relative(
    sentence: Sentence, opened: int, closed: int, knowledge: Knowledge
) -> Iterator[Token]:
    """A report right behind the pronoun of a relative clause with a subject of its own.

    *The boy, whom, **doctors admit**, nobody had examined, wept*.
    """
    pronoun = sentence.tokens[opened - 2] if opened > 1 else None
    if pronoun is None or pronoun.lemma.lower() not in knowledge.grammar.clauses.relatives:
        return
    words = sentence.tokens[opened : closed - 1]
    at = next((n for n, t in enumerate(words) if t.upos in ("AUX", "VERB")), 0)
    cue = _cue(words[at:], knowledge) if at else None
    nouns = [t for t in sentence.tokens[: opened - 2] if t.upos in ("NOUN", "PRON", "PROPN")]
    predicate = next((t for t in sentence.tokens[closed:] if is_finite(t)), None)
    if predicate is None or cue is None or not nouns or not _speaks(words[:at], knowledge):
        return
    main = sentence.head(predicate) if predicate.relation in ("aux", "cop") else predicate
    about = sentence.child(main, *SUBJECTS) if main is not None else None
    if main is None or about is None or not closed < about.index < main.index or not main.head:
        return
    if main.relation == "acl" and cue.head == main.index:
        return
    noun = nouns[-1]
    noun = next((t for t in (noun, *sentence.ancestors(noun)) if t.relation != "flat"), noun)
    yield evolve(main, head=noun.index, deprel="acl:relcl")
    yield evolve(pronoun, head=main.index, deprel="obj")
    yield evolve(cue, head=main.index, deprel="parataxis")
    for token in tops(words[:at]):
        if token.upos != "PUNCT":
            yield evolve(token, head=cue.index, deprel="nsubj")
    for token in sentence.tokens[closed:]:
        if token.head == cue.index and token is not main:
            yield evolve(token, head=main.index)


def _report(
    sentence: Sentence, commas: Sequence[int], closed: int, knowledge: Knowledge
) -> _Report | None:
    """The report that ends at a comma, if there is one."""
    main = _main(sentence, closed)
    opened = commas[-2]
    words = sentence.tokens[opened : closed - 1]
    at = next((n for n, t in enumerate(words) if t.upos in ("AUX", "VERB")), None)
    if main is None or at is None or not is_finite(words[at]):
        return None
    source, group = words[:at], words[at:]
    if not at and len(commas) > 3:  # *Their lawyer, Karl Lund, has said*
        name = sentence.tokens[commas[-3] : opened - 1]
        role = sentence.tokens[commas[-4] : commas[-3] - 1]
        if not name or any(t.upos != "PROPN" for t in name) or not role:
            return None
        if role[-1].upos != "NOUN" or not hears(role[-1], knowledge):
            return None
        opened, source = commas[-4], sentence.tokens[commas[-4] : opened - 1]
    topic = _topic(sentence, opened)
    cue = _cue(group, knowledge)
    if cue is None or not topic or not _speaks(source, knowledge):
        return None
    return _Report(topic, source, group, cue, main)


def _main(sentence: Sentence, closed: int) -> Token | None:
    """The predicate with a tense and without a subject of its own right behind a comma."""
    behind = sentence.tokens[closed : closed + 2]
    behind = behind[1:] if behind and behind[0].upos == "ADV" else behind[:1]
    if not behind or not (is_finite(behind[0]) or _may_have_tense(sentence, behind[0])):
        return None
    head = sentence.head(behind[0]) if behind[0].relation in ("aux", "cop") else behind[0]
    if head is None or head.index <= closed:
        return None
    subject = sentence.child(head, *SUBJECTS)
    return head if subject is None or subject.index < closed else None


def _may_have_tense(sentence: Sentence, verb: Token) -> bool:
    """Whether what a tagger takes for a participle or an infinitive has a tense, as nothing behind
    it has: *..., Roe warned, never **reach** a school*."""
    if verb.upos != "VERB" or verb.relation == "acl":
        return False
    if verb.feature("Tense") != "Past" and verb.feature("VerbForm") != "Inf":
        return False
    if sentence.child(verb, "aux", "aux:pass", "mark", "obl:agent") is not None:
        return False
    return not any(is_finite(t) for t in sentence.tokens[verb.index :])


def _cue(group: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """The verb of speech in a verb group: *likes to **say***, *has **pointed** out*."""
    cue = next((t for t in reversed(group) if t.upos == "VERB"), None)
    if cue is None:
        return None
    at = group.index(cue)
    particles = {(cue.lemma.lower(), t.form.lower()) for t in group[at + 1 : at + 2]}
    spoken = particles & knowledge.lexicon.phrasal  # *Lund **went on***
    if not spoken and knowledge.lexicon.attitude("clause", cue.lemma) != "speech":
        return None
    before = all(t.upos in _GROUP for t in group[:at])
    behind = all(t.upos in (*_NOMINAL, "ADV") for t in group[at + 1 :])
    # What one would like to say has a rule of its own.
    inflected = is_finite(group[0]) and sum(t.upos in ("AUX", "VERB") for t in group[:at]) <= 2
    if group[0].upos == "AUX" and any(t.upos == "VERB" for t in group[:at]):
        return None
    return cue if before and behind and inflected and len(group) - at - 1 <= _BEHIND else None


def _speaks(source: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether words are those for somebody who speaks."""
    words = [t for t in source if t.upos != "PUNCT"]
    if not 0 < len(words) <= _MOST or any(t.upos not in _NOMINAL for t in words):
        return False
    first, last = words[0], words[-1]
    if first.upos in ("ADP", "PART") or last.upos not in _ENDS:
        return False
    if any(t.feature("PronType") in ("Int", "Rel") for t in words):
        return False
    if last.upos == "PRON":
        return len(words) == 1 and last.feature("Case") == "Nom"
    return last.upos == "PROPN" or any(t.upos == "NOUN" and hears(t, knowledge) for t in words)


def _topic(sentence: Sentence, opened: int) -> Sequence[Token]:
    """The noun phrase, perhaps with more about it between commas, that opens a sentence."""
    words = [t for t in sentence.tokens[: opened - 1] if t.upos != "PUNCT"]
    while words and words[0].upos in ("ADV", "CCONJ"):
        del words[0]
    if not words or words[0].upos in ("ADP", "PART", "SCONJ", "VERB"):
        return ()
    if any(t.upos == "SCONJ" or is_finite(t) for t in words):
        return ()
    phrase = all(t.upos in (*_NOMINAL, "CCONJ", "ADV", "VERB") for t in words)
    return words if phrase and any(t.upos in _ENDS for t in words) else ()


def _is_right(report: _Report) -> bool:
    """Whether a parser has read a report so, but for its tops."""
    who, what = tops(report.source), tops(report.topic)
    return (
        report.cue.relation == "parataxis"
        and (report.cue.head == report.main.index or not _has_particle(report))
        and any(t.head == report.cue.index and t.relation in SUBJECTS for t in who)
        and all(t.head in (report.cue.index, report.main.index) for t in (*who, *what))
        and any(t.head == report.main.index and t.relation in SUBJECTS for t in what)
    )


def _has_particle(report: _Report) -> bool:
    """Whether a particle makes a verb one of speech, for which rules by order do not ask."""
    behind = [t for t in report.group if t.index == report.cue.index + 1]
    return any(t.deprel == "compound:prt" for t in behind)


def _mended(sentence: Sentence, report: _Report) -> Iterator[Token]:
    cue, main = report.cue, report.main
    parts = (report.topic, report.source, report.group)
    inside = {t.index for part in parts for t in part}
    around = [t for part in parts for t in part if t.head not in inside | {main.index}]
    if main.head in inside or not main.head:
        top = next((t for t in around if not t.head), around[0] if around else main)
        yield evolve(main, head=top.head, deprel=top.deprel)
    yield evolve(cue, head=main.index, deprel="parataxis")
    yield from _under(report.topic, main, ("NOUN", "PRON", "PROPN", "NUM"))
    yield from _under(report.source, cue, ("PROPN", "PRON", "NOUN"))
    yield from _led(report.group, cue)
    for token in sentence.tokens:
        if token.index not in inside and token is not main and token.head in inside:
            within = report.topic[0].index < token.index < main.index and token.upos == "PUNCT"
            if not within or token.head == cue.index:
                yield evolve(token, head=main.index)


def _under(words: Sequence[Token], head: Token, kinds: Sequence[str]) -> Iterator[Token]:
    """The words of a phrase, as the subject of a verb: a name is told more of by what is beside."""
    loose = tops(words)
    named = (t for kind in kinds for t in loose if t.upos == kind)
    top = next(named, loose[0])
    deprel = top.deprel if top.relation in SUBJECTS else "nsubj"
    yield evolve(top, head=head.index, deprel=deprel)
    for token in loose:
        if token is not top:
            before = token.upos == "NOUN" and token.index < top.index
            kept = token.relation not in (*SUBJECTS, "root", "parataxis", "ccomp")
            beside = token.deprel if kept else "appos"
            yield evolve(token, head=top.index, deprel="nmod:desc" if before else beside)


def _led(group: Sequence[Token], cue: Token) -> Iterator[Token]:
    """The words of a verb group, with the cue at their head."""
    behind = {t.index for t in group if t.index > cue.index}
    relations = {"ADV": "advmod", "AUX": "aux", "ADJ": "aux", "VERB": "aux"}
    for token in group:
        if token.index < cue.index:
            known = token.relation in ("advmod", "aux") and token.head == cue.index
            deprel = token.deprel if known else relations.get(token.upos, "mark")
            yield evolve(token, head=cue.index, deprel=deprel)
        elif token.index > cue.index and token.head not in behind:
            loose = token.relation in ("ccomp", "conj", "parataxis", "root", *SUBJECTS)
            yield evolve(token, head=cue.index, deprel="obl" if loose else token.deprel)
