"""Attaches a verb with which a speaker continues to the verb before it, outside the content.

*"The ice," she said, "was thin," adding that everyone knew*; *she said it was thin before adding:
"Everyone knew."*: parsers attach *adding* to *was thin*; of *said what she meant and left the
room* they attach *left* to *meant*.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.layout.passages import MARKS
from attribution.mentions.outlet_words import is_any
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.deeds import (
    is_about_thing,
    is_not_of,
    keeps_back,
    reports_that,
    speaks_out,
)
from attribution.syntax.clauses import is_inflected_beside, is_linked_by
from attribution.syntax.phrases import is_verb
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_cues_that_go_on"]

_JOINED = ("advcl", "conj", "acl")
_COMMON = ("NOUN", "NUM")


def with_cues_that_go_on(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such verbs under those that they go on.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak.
    """
    for verb in sentence.words("VERB"):
        if verb.relation not in _JOINED:
            continue
        told = _told(sentence, verb, knowledge)
        if told is not None and told.index != verb.head:
            sentence = replaced(sentence, [evolve(verb, head=told.index)])
    return sentence


def _told(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that a verb goes on, or None where the parser may be right."""
    if sentence.child(verb, *ANY_SUBJECT):
        return _alongside(sentence, verb, knowledge)
    told = _beside_thing(sentence, verb, knowledge) or _beside_what(sentence, verb, knowledge)
    told = told or _beside_modal(sentence, verb, knowledge) or _beside_infinitive(sentence, verb)
    if told is None and knowledge.lexicon.is_speech(verb.lemma):
        told = _behind_marks(sentence, verb, knowledge) or _behind_comma(sentence, verb, knowledge)
    return told or _behind_clause(sentence, verb, knowledge)


def _behind_marks(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that tells what stands in marks right before another verb, which hangs there."""
    head = sentence.head(verb)
    between = sentence.tokens[head.index : verb.index - 1] if head is not None else ()
    closing = next((t for t in reversed(between) if t.form[0] in MARKS), None)
    if head is None or closing is None or is_within_marks(sentence, verb):
        return None
    behind = sentence.tokens[closing.index : verb.index - 1]
    if any(t.upos not in ("ADV", "CCONJ", "PUNCT", "SCONJ") for t in behind):
        return None
    if not is_within_marks(sentence, head):
        return None
    for above in sentence.ancestors(verb):
        around = (above, *sentence.children(above, "parataxis"))
        for told in around:
            speaks = is_verb(told) and knowledge.lexicon.is_speech(told.lemma)
            if speaks and told.index < verb.index and not is_within_marks(sentence, told):
                return told if sentence.child(told, *ANY_SUBJECT) is not None else None
    return None


def _alongside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that reports a clause behind which its speaker says more at the same time.

    *Said the road was bad, **even as he urged** drivers to wait*: of what is said, *he* can mean
    neither a thing nor several.
    """
    clause, he = sentence.head(verb), sentence.child(verb, *ANY_SUBJECT)
    if clause is None or he is None or he.upos != "PRON" or verb.relation != "advcl":
        return None
    first = next(t for t in sentence.subtree(verb) if t.upos != "PUNCT")
    opening = " ".join(t.lemma.lower() for t in sentence.tokens[first.index - 1 : he.index - 1])
    if opening not in knowledge.grammar.clauses.alongside or first.index < clause.index:
        return None
    about = sentence.child(clause, *ANY_SUBJECT)
    other = about is not None and about.feature("Number") != he.feature("Number")
    if not (other or is_about_thing(sentence, clause, knowledge)):
        return None
    speaks = knowledge.lexicon.is_speech(verb.lemma) or speaks_out(sentence, verb, knowledge)
    return _reporting(sentence, clause, knowledge) if speaks else None


def _behind_clause(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that reports a clause within which a gerund with *before* or *while* says more.

    It says more if its own words stand in marks, if it is a verb of adding, or if what the
    clause is about says nothing: *said the talks would go on **before warning** that ...*. So it
    tells what only a person does: *said the dam was safe **before thanking** the crew*.
    """
    clause = sentence.head(verb) if verb.relation == "advcl" else None
    mark = sentence.child(verb, "mark")
    if clause is None or mark is None or verb.feature("VerbForm") not in ("Ger", "Part"):
        return None
    if mark.lemma.lower() not in knowledge.grammar.clauses.sequels or mark.index < clause.index:
        return None
    told = _reporting(sentence, clause, knowledge)
    if told is None or is_any(verb, knowledge.outlets, "adding"):
        return told
    speaks = knowledge.lexicon.is_speech(verb.lemma)
    if speaks and _announces(sentence, verb):
        return told
    personal = speaks and sentence.child(verb, "ccomp", "obj") is not None
    personal = personal or speaks_out(sentence, verb, knowledge)
    return told if personal and is_about_thing(sentence, clause, knowledge) else None


def _behind_comma(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that reports a clause behind which, after a comma, a second report follows.

    *The study found that many patients waited, **and warned** that more would*: the patients of a
    study warn of nothing. Somebody named might (*said that Berg lied, and claimed that ...*), and
    so might who tells it to others. Without the comma a second *that* shows it, if the clause is
    about no one in particular: *said that patients waited **and warned** that ...*.
    """
    clause = sentence.head(verb) if verb.relation == "conj" else None
    joint = sentence.child(verb, "cc")
    if clause is None or joint is None or joint.index < clause.index:
        return None
    about = sentence.child(clause, *ANY_SUBJECT)
    if about is None or about.upos not in _COMMON or sentence.child(verb, "ccomp") is None:
        return None
    comma = sentence.tokens[joint.index - 2].form == "," and verb.index == joint.index + 1
    that = knowledge.grammar.clauses.complementizers
    if not comma and is_linked_by(sentence, clause, that, "mark"):
        few = about.feature("Number") == "Plur" and not sentence.child(about, "det", "nmod")
        comma = few and reports_that(sentence, verb, knowledge)
    alone = len(sentence.children(clause, "conj")) == 1
    if not comma or not alone or sentence.child(verb, "obj", "iobj", "aux") is not None:
        return None
    told = _reporting(sentence, clause, knowledge, attitudes=("speech", "attitude"))
    same = told is not None and told.feature("Tense") == verb.feature("Tense")
    return told if same else None


def _beside_thing(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that reports of a thing what a verb beside it tells, which no thing does.

    *Said the dam leaked **and apologised** to villagers*, *... **but gave no details***; and who
    thinks so goes on likewise: *reckoned the cost had doubled **and blamed** colleagues*.
    """
    clause = sentence.head(verb) if verb.relation == "conj" else None
    if clause is None or verb.index < clause.index:
        return None
    tests = (is_not_of, keeps_back)
    if not any(test(sentence, clause, verb, knowledge) for test in tests):
        return None
    return _reporting(sentence, clause, knowledge, attitudes=("speech", "attitude"))


def _beside_what(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that reports what somebody does, beside one with which he does something else.

    *Said what she meant **and left** the room*: all that a clause with *what* for its object joins
    lacks that object, as *said what she saw and heard* does, but *left* has one of its own.
    """
    clause = sentence.head(verb) if verb.relation == "conj" else None
    if clause is None or sentence.child(clause, "nsubj") is None:
        return None
    free = clause.deprel == "acl:relcl"  # *what* may be above its clause, or below it
    what = sentence.head(clause) if free else sentence.child(clause, "obj")
    told = sentence.head(what if free and what is not None else clause)
    if what is None or told is None or what.feature("PronType") not in ("Int", "Rel"):
        return None
    if not told.index < what.index < clause.index or told.lemma.lower() not in (
        knowledge.lexicon.cues
    ):
        return None
    whole = sentence.child(verb, "obj") is not None and verb.feature("Tense") == "Past"
    return told if whole else None


def _beside_modal(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb that reports what will be, beside one with a tense of its own.

    *Said the crew would fight on **and lit** a cigarette*.
    """
    clause = sentence.head(verb) if verb.relation == "conj" else None
    modals = knowledge.grammar.clauses.modals
    if clause is None or not is_inflected_beside(sentence, clause, verb, modals):
        return None
    told = _reporting(sentence, clause, knowledge, attitudes=("speech", "attitude"))
    same = told is not None and told.feature("Tense") == verb.feature("Tense")
    apart = told is not None and is_within_marks(sentence, told) == is_within_marks(sentence, verb)
    return told if same and apart else None


def _beside_infinitive(sentence: Sentence, verb: Token) -> Token | None:
    """The verb above an infinitive that a verb with a tense of its own cannot join.

    *Told guests to stay **and drove** off*.
    """
    joined = sentence.head(verb) if verb.relation == "conj" else None
    if joined is None or joined.feature("VerbForm") != "Inf" or verb.index < joined.index:
        return None
    if verb.feature("VerbForm") != "Fin" or verb.form.lower() == verb.lemma.lower():
        return None
    above = sentence.ancestors(joined) if sentence.child(joined, "mark") is not None else ()
    return next(
        (
            t
            for t in above
            if t.index < verb.index
            and t.feature("VerbForm") == "Fin"
            and t.feature("Tense") == verb.feature("Tense")
            and is_within_marks(sentence, t) == is_within_marks(sentence, verb)
        ),
        None,
    )


def _reporting(
    sentence: Sentence,
    clause: Token,
    knowledge: Knowledge,
    attitudes: Sequence[str] = ("speech",),
) -> Token | None:
    """The verb that reports a clause behind it, or one with which that clause goes on."""
    said = clause
    while said.relation in ("conj", "xcomp", "advcl") and sentence.head(said) is not None:
        said = sentence.tokens[said.head - 1]
    told = sentence.head(said) if said.relation == "ccomp" else None
    if told is None or told.index > said.index:
        return None
    return told if knowledge.lexicon.attitude("clause", told.lemma) in attitudes else None


def _announces(sentence: Sentence, verb: Token) -> bool:
    """Whether a colon and a mark stand behind a verb, in its own clause."""
    behind = [t for t in sentence.tokens[verb.index :] if t.form in (*MARKS, ":", ".", ",", ";")]
    return len(behind) > 1 and behind[0].form == ":" and behind[1].form in MARKS
