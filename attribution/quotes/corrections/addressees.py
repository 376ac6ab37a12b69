"""Gives a verb its addressee, where the parser made it a part of what is said.

*She told the shopkeeper rents had doubled*: *told* needs an addressee, but parsers read *the
shopkeeper rents*. *He warned residents of a flood*: they read *residents of a flood*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.inner_verbs import inner_verbs
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears, may_hear
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import is_gerund
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_addressees"]

_NOMINAL = ("ADJ", "DET", "NOUN", "NUM", "PART", "PROPN")
# What begins the next phrase wherever it stands.
_OPENING = ("DET", "PRON")
_PLACE = "LOC"


def with_addressees(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with its addressees as objects of the verb.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs address somebody, and which nouns are for hearers.
    """
    for at in inner_verbs(sentence):
        verb = sentence.tokens[at]
        lemma = verb.lemma
        sentence = replaced(sentence, _said_to_body(sentence, verb, knowledge))
        if knowledge.lexicon.attitude("addressed", lemma) is None:
            continue
        if knowledge.lexicon.attitude("addressed.clause", lemma) is not None:
            hearer = _within_clause(sentence, verb, knowledge)
            if hearer is not None:
                sentence = _parted(sentence, verb, hearer)
        else:
            phrase = _of_what(sentence, verb, knowledge)
            if phrase is not None:
                sentence = replaced(sentence, [evolve(phrase, head=verb.index, deprel="obl")])
        sentence = replaced(sentence, _named_behind_office(sentence, verb, knowledge))
        purpose = _purpose(sentence, verb, knowledge)
        if purpose is not None:
            sentence = replaced(sentence, [evolve(purpose, deprel="advcl")])
        sentence = replaced(sentence, _to_do_what(sentence, verb, knowledge))
        sentence = replaced(sentence, _beyond_participle(sentence, verb, knowledge))
    return sentence


def _said_to_body(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What somebody promises or writes to those who hear him, hung on them by a parser.

    *Promised the inquiry **that he would help***, *wrote to the court **that it was lost***.
    """
    lexicon, grammar = knowledge.lexicon, knowledge.grammar
    for hearer in sentence.children(verb, "obj", "iobj", "obl"):
        to = sentence.child(hearer, "case") if hearer.relation == "obl" else None
        frame = "addressed.thing" if to is None else f"addressed.{to.lemma.lower()}"
        body = may_hear(hearer, knowledge)
        if hearer.index < verb.index or not body:
            continue
        if lexicon.attitude(frame, verb.lemma) is None:
            continue
        for said in sentence.children(hearer, "acl"):
            that = sentence.child(said, "mark")
            if that is None or that.lemma.lower() not in grammar.clauses.complementizers:
                continue
            if sentence.child(said, *ANY_SUBJECT) is None or that.index != hearer.index + 1:
                continue
            told = hearer if to is not None else evolve(hearer, deprel="iobj")
            return (told, evolve(said, head=verb.index, deprel="ccomp"))
    return ()


def _within_clause(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The last word of the hearer with which a clause without *that* begins right behind a verb."""
    clause = sentence.child(verb, "ccomp")
    if clause is None or clause.index < verb.index or sentence.child(verb, "aux:pass"):
        return None
    if sentence.child(verb, "obj", "iobj") is not None:
        return None
    first, *others = sentence.tokens[verb.index : verb.index + 2]
    if first.upos == "PRON" and first.head == clause.index and others:
        two = others[0].upos in _OPENING and len(sentence.children(clause, *ANY_SUBJECT)) > 1
        return first if two else None  # *told her | she was ill*
    words: list[Token] = []
    for word in sentence.tokens[verb.index :]:
        if words and word.upos in _OPENING and word.relation != "nmod:poss":
            words.append(word)
            break  # *told the paper | the vote was stolen*
        if word.upos not in _NOMINAL:
            break
        words.append(word)
    for last in reversed(words[:-1]):
        behind = words[words.index(last) + 1]
        if _can_end(last, behind, words, knowledge):
            return last
    return None


def _can_end(last: Token, behind: Token, words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a hearer's phrase can end at a word, and a subject begin right behind it."""
    if last.upos not in ("NOUN", "PROPN"):
        return False
    if behind.upos == "NUM" and words[0].upos == "DET":
        return True  # *told the trust | nine boats were lost*
    if not hears(last, knowledge):
        return False
    if behind.upos == "PART" or behind.entity[:2] in ("I-", "E-"):
        return False
    if behind.upos in _OPENING or last.entity.endswith("PER"):
        return True
    # A noun in the singular takes an article, but for some bodies': *the shopkeeper | rents*,
    # *parliament | spending*.
    if last is words[0] and knowledge.people.has("kinds", "unarticled", last.lemma):
        return behind.upos != "ADJ"
    introduced = (
        words[0].upos == "DET" or words[0].entity != "O" or last.feature("Number") == "Plur"
    )
    bare = words[-1].feature("Number") != "Sing" or words[-1].upos == "PROPN"
    return introduced and bare and behind.upos != "ADJ"


def _parted(sentence: Sentence, verb: Token, hearer: Token) -> Sentence:
    """The sentence with a hearer as object of a verb, apart from the clause behind it."""
    own = set(range(verb.index + 1, hearer.index + 1))
    top = _clause_behind(sentence, verb, own)
    if top is None:
        return sentence
    return replaced(sentence, _hung(sentence, verb, hearer, own, top))


def _clause_behind(sentence: Sentence, verb: Token, own: set[int]) -> Token | None:
    """The head of the clause that is left of a verb's complement without a hearer."""
    clause = sentence.child(verb, "ccomp")
    if clause is None or clause.index not in own:
        return clause
    below = (t for t in sentence.subtree(clause) if t.index not in own and t.head in own)
    return next((t for t in below if sentence.child(t, *ANY_SUBJECT) is not None), None)


def _hung(
    sentence: Sentence, verb: Token, hearer: Token, own: set[int], top: Token
) -> Iterator[Token]:
    before = [t for t in sentence.tokens[hearer.index : top.index - 1] if t.head == top.index]
    subject = next((t for t in before if t.relation in ANY_SUBJECT), top)
    for token in sentence.tokens:
        if token.index == hearer.index:
            yield evolve(token, head=verb.index, deprel="iobj")
        elif token.index == top.index:
            yield evolve(token, head=verb.index, deprel="ccomp")
        elif token.index in own and token.head not in own:
            yield evolve(token, head=hearer.index)
        elif token.index not in own and token.head in own:
            yield evolve(token, head=top.index if token is subject else subject.index)


def _of_what(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The phrase that tells of what somebody is warned, hung on whom one warns."""
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer is None or hearer.index < verb.index or not hears(hearer, knowledge):
        return None
    if sentence.child(verb, "ccomp", "xcomp") is not None:
        return None
    for phrase in sentence.children(hearer, "nmod"):
        case = sentence.child(phrase, "case")
        if case is None or phrase.entity.endswith(_PLACE) or hears(phrase, knowledge):
            continue
        frame = f"preposition.{case.lemma.lower()}"
        if knowledge.lexicon.attitude(frame, verb.lemma) == "speech":
            return phrase
    return None


def _named_behind_office(
    sentence: Sentence, verb: Token, knowledge: Knowledge
) -> tuple[Token, ...]:
    """Whose an office is and who holds it, hung on the office: *told counsel **to the inquiry, Tom
    Hale**, that ...*."""
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer is None or hearer.index < verb.index or hearer.entity != "O":
        return ()
    if not knowledge.people.is_person_noun(hearer.lemma):
        return ()
    for body in sentence.children(verb, "obl"):
        case, name = sentence.child(body, "case"), sentence.child(body, "appos")
        if case is None or name is None or case.index != hearer.index + 1:
            continue
        if name.entity.endswith("PER") and not body.entity.endswith("PER"):
            hung = evolve(name, head=hearer.index)
            return (evolve(body, head=hearer.index, deprel="nmod"), hung)
    return ()


def _to_do_what(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """The infinitive for what one urges somebody to do, hung within the phrase for whom one urges.

    That phrase is whole then: *urged anyone **with film** to call*.
    """
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer is None or hearer.index < verb.index:
        return ()
    anybody = knowledge.people.has("pronouns", "indefinite", hearer.form)
    if not anybody and not hears(hearer, knowledge):
        return ()
    if knowledge.lexicon.attitude("infinitive", verb.lemma) != "speech":
        return ()
    telling = _telling_of(sentence, verb, hearer, anybody, knowledge)
    described = tuple(
        evolve(t, head=hearer.index, deprel="acl" if t.upos == "VERB" else "nmod") for t in telling
    )
    beside = [t for t in sentence.children(verb, "ccomp", "xcomp") if t not in telling]
    if beside:
        return described if _is_infinitive(sentence, beside[0], hearer, knowledge) else ()
    below = [*sentence.children(hearer, "acl"), *_within(sentence, hearer, telling)]
    below += [t for phrase in telling for t in sentence.children(phrase, "acl")]
    for clause in below:
        if _is_infinitive(sentence, clause, hearer, knowledge):
            return (*described, evolve(clause, head=verb.index, deprel="xcomp"))
    return ()


def _telling_of(
    sentence: Sentence, verb: Token, hearer: Token, anybody: bool, knowledge: Knowledge
) -> list[Token]:
    """What right behind a hearer tells who he is, hung on the verb.

    *Urged drivers **using the bridge** to stop*, *urged residents **with gardens** to call*, and
    behind *anyone* any phrase: *asked anyone **in the hall** to call*.
    """
    having = knowledge.grammar.prepositions.having
    return [
        t
        for t in sentence.children(verb, "obl", "xcomp", "advcl")
        if sentence.subtree(t)[0].index == hearer.index + 1
        and (is_gerund(t) if t.relation != "obl" else anybody or is_linked_by(sentence, t, having))
    ]


def _is_infinitive(sentence: Sentence, clause: Token, hearer: Token, knowledge: Knowledge) -> bool:
    """Whether a clause behind whom one urges is an infinitive: *to call*, *not to call*."""
    to = sentence.child(clause, "mark")
    infinitives = knowledge.grammar.clauses.infinitives
    infinitive = to is not None and to.lemma.lower() in infinitives and to.index > hearer.index
    return infinitive and clause.feature("VerbForm") == "Inf"


def _within(sentence: Sentence, hearer: Token, telling: Sequence[Token]) -> Iterator[Token]:
    """What may be asked of somebody, hung on what tells of him: *asked whoever **saw it to call***.

    But right behind that it tells more of him: *asked those who **came to vote***.
    """
    for told in (*sentence.children(hearer, "acl"), *telling):
        for clause in sentence.children(told, "advcl", "xcomp"):
            if sentence.subtree(clause)[0].index > told.index + 1:
                yield clause


def _beyond_participle(sentence: Sentence, verb: Token, knowledge: Knowledge) -> list[Token]:
    """The infinitive for what one urges, hung on what whom one urges undergoes: *anyone hurt **to
    call***, *drivers who are stuck **to wait***."""
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer is None or knowledge.lexicon.attitude("infinitive", verb.lemma) != "speech":
        return []
    if not (hearer.upos == "PRON" or hears(hearer, knowledge)):
        return []
    clauses = knowledge.grammar.clauses
    for told in (*sentence.children(hearer, "acl"), *sentence.children(verb, "xcomp")):
        past = told.feature("VerbForm") == "Part" and told.feature("Tense") == "Past"
        if not past or told.index < hearer.index or sentence.child(told, "mark") is not None:
            continue
        for purpose in sentence.children(told, "advcl", "xcomp"):
            to = sentence.subtree(purpose)[0]
            infinitive = to.lemma.lower() in clauses.infinitives and to.relation == "mark"
            # *Told staff gathered to hear the news that it would close*
            told_that = any(
                t.lemma.lower() in clauses.complementizers for t in sentence.tokens[to.index :]
            )
            if infinitive and to.index > told.index and not told_that:
                moved = evolve(purpose, head=verb.index, deprel="xcomp")
                return [evolve(told, head=hearer.index, deprel="acl"), moved]
    return []


def _purpose(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """What somebody writes for, taken for what who is written to does: *emailed her to say*."""
    lexicon = knowledge.lexicon
    said = sentence.child(verb, "xcomp")
    if said is None or lexicon.attitude("addressed.message", verb.lemma) is None:
        return None
    tells = lexicon.attitude("clause", said.lemma) == "speech"
    return said if tells and said.feature("VerbForm") == "Inf" else None
