"""Makes somebody who is described the source of the verb behind that, for the clause before.

*The road is shut, **an official who asked not to be named** said*; *the mill is sold, **a banker
involved in the sale** said*: parsers take them for what precedes, the verb for one of the relative
clause, or the last noun of what is told of them for its subject. At the end of a sentence they
take the verb for a noun, too: *the king is ill, **a source in the palace** claims*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import opens
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_report_of
from attribution.syntax.phrases import is_finite, is_gerund, is_number_of_verb, sole_predicate, tops
from attribution.syntax.quotation_marks import has_marks
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_reports_behind_descriptions"]

# The most words of who speaks, of what is told of them, and behind the verb.
_MOST, _TOLD, _BEHIND = 8, 10, 6
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PRON", "PROPN")
_LOOSE = ("appos", "ccomp", "conj", "parataxis", "root", *SUBJECTS)
# What is told of somebody without a relative clause: *in the palace*, *close to the family*.
_MORE = ("ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "VERB")
# What stands right before a verb that has another subject, or is no verb with a tense.
_OPENING = ("ADP", "AUX", "CCONJ", "PART", "SCONJ")


@frozen
class _Report:
    """What is said, who says it, what is told of them, the verb, and what stands behind it."""

    said: Sequence[Token]
    top: Token
    source: Sequence[Token]
    noun: Token
    told: Sequence[Token]
    verb: Token
    behind: Sequence[Token]


def with_reports_behind_descriptions(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with whoever is so described as the source of the clause before them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak, which words open relative clauses, and who speaks.
    """
    clauses = knowledge.grammar.clauses
    opening = clauses.relatives - clauses.complementizers
    for pronoun in sentence.tokens:
        if pronoun.lemma.lower() in opening and pronoun.feature("PronType") == "Rel":
            report = _report(sentence, pronoun, knowledge)
            if report is not None and not is_report_of(report.noun, report.verb, report.top):
                return replaced(sentence, _mended(sentence, report))
    report = _closing(sentence, knowledge)
    if report is None or is_report_of(report.noun, report.verb, report.top):
        return sentence
    return replaced(sentence, _mended(sentence, report))


def _closing(sentence: Sentence, knowledge: Knowledge) -> _Report | None:
    """The report at the end of a sentence by somebody of whom no relative clause tells."""
    tokens = sentence.tokens
    cue = _last_cue(sentence, knowledge)
    comma = next((t.index for t in reversed(tokens[: cue.index]) if t.form == ","), 0) if cue else 0
    if cue is None or not comma or cue.index - comma > _MOST + _TOLD:
        return None
    words = [t for t in tokens[comma : cue.index - 1] if t.upos != "PUNCT"]
    while words and words[-1].upos in ("AUX", "ADV"):
        words.pop()
    at = _opening(words)
    noun = words[at - 1] if at else None
    if noun is None or not hears(noun, knowledge) or at == len(words):
        return None
    told = words[at:]
    if sentence.tokens[noun.index].form not in (told[0].form, ","):
        return None  # *the state-run agency*
    clauses = any(t.feature("PronType") in ("Int", "Rel") for t in told)
    if clauses or any(t.upos not in _MORE or t.feature("Case") == "Nom" for t in told):
        return None
    if cue.upos == "NOUN" and not _may_be_verb(cue, noun, told, knowledge):
        return None
    said = tokens[: comma - 1]
    top = sole_predicate(sentence, said)
    first = said[0].lemma.lower() if said else ""
    marked = first in knowledge.grammar.clauses.circumstances
    if top is None or marked or sentence.child(top, "mark") is not None:
        return None
    if has_marks(tokens):
        return None
    behind = [t for t in tokens[cue.index :] if t.upos != "PUNCT"]
    return _Report(said, top, words[:at], noun, told, cue, behind)


def _last_cue(sentence: Sentence, knowledge: Knowledge) -> Token | None:
    """The last verb of a sentence, or the noun like one at its end, if it speaks."""
    words = [t for t in sentence.tokens if t.upos != "PUNCT"]
    commas = [t.index for t in sentence.tokens if t.form == ","]
    after = [t for t in words if commas and t.index > commas[-1]]
    if after and is_gerund(after[0]):  # *said, asking not to be named*
        words = [t for t in words if t.index < commas[-1]]
    if words and words[-1].upos == "NOUN" and knowledge.lexicon.is_speech(words[-1].lemma):
        return words[-1]
    cue = next((t for t in reversed(words) if t.upos in ("AUX", "VERB")), None)
    if cue is None or cue.upos != "VERB" or not knowledge.lexicon.is_speech(cue.lemma):
        return None
    behind = words[words.index(cue) + 1 :]
    if len(behind) > _BEHIND or any(t.upos in ("CCONJ", "PRON", "SCONJ") for t in behind):
        return None
    tense = is_finite(cue) or cue.feature("Tense") == "Past"
    return cue if tense and sentence.child(cue, "mark", "cc", "obj", "obl:agent") is None else None


def _opening(words: Sequence[Token]) -> int:
    """How many words the noun with which some words begin has, with what is before it."""
    several = bool(words) and words[0].upos == "NOUN" and words[0].feature("Number") == "Plur"
    if not words or (words[0].upos not in ("DET", "NUM", "PRON", "ADJ") and not several):
        return 0
    if words[0].upos == "PRON" and words[0].feature("Poss") is None:
        return 0
    first = next((i for i, t in enumerate(words) if t.upos in ("NOUN", "PROPN")), len(words))
    last = first
    while last < len(words) and words[last].upos in ("NOUN", "PROPN"):
        last += 1
        if words[last : last + 1] and words[last].upos == "PART":  # *the union's former head*
            more = (n for n in range(last + 1, len(words)) if words[n].upos != "ADJ")
            last = next(more, len(words))
    before = all(t.upos in ("DET", "NUM", "PRON", "ADJ", "PART") for t in words[:first])
    return last if before and last and words[last - 1].upos == "NOUN" else 0


def _may_be_verb(word: Token, noun: Token, told: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a noun has the form of a verb with that subject: *a source claims*, *two claim*.

    But *Roe, a clerk in charge of insurance claims*, and *Roe, a victim of fraud claims*.
    """
    if noun.relation == "appos" or told[-1].upos not in ("NOUN", "PROPN"):
        return False
    if opens([told[0].lemma.lower()], knowledge.outlets, "owners"):
        return False
    return is_number_of_verb(word, several=noun.feature("Number") == "Plur")


def _report(sentence: Sentence, pronoun: Token, knowledge: Knowledge) -> _Report | None:
    tokens = sentence.tokens
    before = list(tokens[: pronoun.index - 1])
    if before and before[-1].form == ",":
        before.pop()
    comma = next((t.index for t in reversed(before) if t.form == ","), 0)
    source, said = before[comma:], tokens[: comma - 1] if comma else ()
    noun = _noun(source, knowledge)
    verb = _verb(sentence, pronoun, knowledge)
    if noun is None or verb is None or len(said) < 2:
        return None
    if has_marks(tokens):
        return None
    top = sole_predicate(sentence, said)
    if top is None or sentence.child(top, "mark") is not None:
        return None
    behind = [t for t in tokens[verb.index :] if t.upos != "PUNCT"]
    told = [t for t in tokens[pronoun.index - 1 : verb.index - 1] if t.upos != "PUNCT"]
    if len(behind) > _BEHIND or len(told) > _TOLD:
        return None
    if any(t.upos in ("AUX", "CCONJ", "PRON", "SCONJ", "VERB") for t in behind):
        return None
    return _Report(said, top, source, noun, told, verb, behind)


def _noun(source: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """The noun for somebody that words begin with: *a lawyer for the family*."""
    if not 0 < len(source) <= _MOST or any(t.upos not in _NOMINAL for t in source):
        return None
    if source[0].upos in ("ADP", "PRON") and source[0].feature("Poss") is None:
        return None
    first = next((i for i, t in enumerate(source) if t.upos == "ADP"), len(source))
    last = source[first - 1] if first else None
    speaks = last is not None and last.upos in ("NOUN", "PROPN") and hears(last, knowledge)
    return last if speaks else None


def _verb(sentence: Sentence, pronoun: Token, knowledge: Knowledge) -> Token | None:
    """The last verb of speech behind a relative clause that has another verb before it."""
    rest = sentence.tokens[pronoun.index :]
    verbs = [t for t in rest if t.upos in ("AUX", "VERB")]
    cues = [t for t in verbs if knowledge.lexicon.attitude("clause", t.lemma) == "speech"]
    verb = cues[-1] if cues and verbs and cues[-1] is verbs[-1] else None
    if verb is None or verb.upos != "VERB" or verb is verbs[0]:
        return None
    past = verb.feature("Tense") in ("Past", "Pres") and verb.feature("VerbForm") != "Ger"
    previous = sentence.tokens[verb.index - 2]
    own = previous.feature("Case") == "Nom" or previous.upos in _OPENING
    if not past or own or sentence.child(verb, "mark", "aux", "cc") is not None:
        return None
    if verb.feature("VerbForm") == "Part" and verb.feature("Tense") == "Pres":
        return None
    if _has_clause(sentence, verb, verbs[-2], knowledge):
        return None
    finite = (t for t in verbs[:-1] if is_finite(t) or t.feature("Tense") == "Past")
    return verb if next(finite, None) is not None else None


def _has_clause(sentence: Sentence, verb: Token, previous: Token, knowledge: Knowledge) -> bool:
    """Whether a verb is that of a clause in the relative one: *who wept **when he said so***."""
    between = [t for t in sentence.tokens[previous.index : verb.index - 1] if t.upos != "PUNCT"]
    clauses = knowledge.grammar.clauses
    openers = clauses.relatives | clauses.interrogatives | clauses.circumstances
    opening = [t for t in between if t.upos in ("ADV", "PRON", "SCONJ")]
    if any(t.upos == "SCONJ" or t.lemma.lower() in openers for t in opening):
        return True
    # *Who knew the pilot said so*
    holds = knowledge.lexicon.attitude("clause", previous.lemma) is not None
    return holds and len(between) > 1 and hears(between[-1], knowledge)


def _mended(sentence: Sentence, report: _Report) -> Iterator[Token]:
    verb, top, noun = report.verb, report.top, report.noun
    loose = tops(report.told)
    about = next((t for t in loose if t.upos in ("AUX", "VERB")), None)
    if about is None:
        about = next((t for t in loose if t.upos == "ADJ"), loose[-1])
    clause = any(t.feature("PronType") == "Rel" for t in report.told)
    relations = {"ADJ": "amod", "AUX": "acl", "VERB": "acl"}
    deprel = "acl:relcl" if clause else relations.get(about.upos, "nmod")
    yield evolve(verb, head=0, deprel="root", upos="VERB")
    yield evolve(top, head=verb.index, deprel="ccomp")
    yield evolve(noun, head=verb.index, deprel="nsubj")
    yield evolve(about, head=noun.index, deprel=deprel)
    parts = (
        (report.said, top, "dep"),
        (report.source, noun, "nmod"),
        (report.told, about, "obl"),
        (report.behind, verb, "obl"),
    )
    done = {verb.index, top.index, noun.index, about.index}
    for words, above, other in parts:
        inside = {t.index for t in words}
        for token in words:
            if token.index not in done and token.head not in inside:
                kept = token.upos == "PUNCT" or token.relation not in _LOOSE
                own = kept or (words is report.told and token.relation in SUBJECTS)
                yield evolve(token, head=above.index, deprel=token.deprel if own else other)
        done |= inside
    for token in sentence.tokens:
        if token.index not in done:
            yield evolve(token, head=verb.index)
