"""Gives a verb its subject or its content, where the parser attached them to the next noun.

*The 23-year-old told Radio Sur*: an adjective used as a noun is attached to the next noun.
*Told the paper they had been held*: a clause without *that* looks like one about the paper.
*Rumours spread that it was shut*: the clause belongs to the rumours. *Quoting the pilot Lund,
Reuters said ...*: the pilot is quoted, and is not the subject of *said*.
"""

from __future__ import annotations

import re

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.inner_verbs import inner_verbs
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import word_before
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_strays"]

# What a live report puts before each of its entries: *19:30 The mayor rises*.
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[ap]m)?")


def with_strays(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such subjects and clauses under their verbs.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs address somebody, and which nouns are for hearers.
    """
    sentence = _with_participle(_without_stamp(sentence))
    for at in inner_verbs(sentence):
        verb = sentence.tokens[at]
        sentence = replaced(sentence, _hours(sentence, verb, knowledge))
        sentence = replaced(sentence, _authors(sentence, verb, knowledge))
        across = _across(sentence, verb, knowledge)
        sentence = replaced(sentence, across)
        failing = _short_of(sentence, verb, knowledge)
        if failing is not None:
            gerund = evolve(verb, head=failing.index)
            sentence = replaced(sentence, [gerund])
        if verb.feature("VerbForm") != "Fin" and sentence.child(verb, "aux:pass") is None:
            continue
        acting = _acting(sentence, verb) or _apposed(sentence, verb) or _joined(sentence, verb)
        sentence = replaced(sentence, acting)
        sentence = replaced(sentence, _blamed(sentence, verb))
        told = _told(sentence, verb, knowledge) or _put_to(sentence, verb, knowledge)
        if told is not None:
            clause = evolve(told, head=verb.index, deprel="ccomp")
            sentence = replaced(sentence, [clause])
        carried = _carried(sentence, verb, knowledge)
        sentence = replaced(sentence, carried)
    return sentence


def _hours(sentence: Sentence, verb: Token, knowledge: Knowledge) -> list[Token]:
    """A time that a parser took for who acts: *by four **o'clock** was telling them so*."""
    noun = sentence.child(verb, "nsubj")
    number = word_before(sentence, noun) if noun is not None else None
    if noun is None or number is None or number.upos != "NUM":
        return []
    case = sentence.child(number, "case")
    if case is None or not knowledge.lexicon.is_time(noun.lemma) or sentence.children(noun):
        return []
    return [
        evolve(noun, head=number.head, deprel="obl"),
        evolve(number, head=noun.index, deprel="nummod"),
        evolve(case, head=noun.index),
    ]


def _without_stamp(sentence: Sentence) -> Sentence:
    """The sentence with the time at its head beside its verb, not above it or before a name."""
    first = sentence.tokens[0]
    if not _TIME.fullmatch(first.form):
        return sentence
    if first.head:
        if first.relation == "nsubj" and len(sentence.children(sentence.root, "nsubj")) < 2:
            return sentence  # *10:15 was too late*
        return replaced(sentence, [evolve(first, head=sentence.root.index, deprel="discourse")])
    below = sentence.children(first)
    noun = next((t for t in below if t.upos in ("NOUN", "PROPN")), None)
    verb = next((t for t in below if t.feature("VerbForm") == "Fin"), None)
    own = sentence.child(verb, "nsubj") if verb is not None else None
    if verb is None or (own is None and (noun is None or noun.index > verb.index)):
        return sentence
    moved = {t.index: evolve(t, head=verb.index) for t in below}
    moved[1] = evolve(first, head=verb.index, deprel="discourse")
    if own is None and noun is not None:
        moved[noun.index] = evolve(noun, head=verb.index, deprel="nsubj")
    moved[verb.index] = evolve(verb, head=0, deprel="root")
    return replaced(sentence, moved.values())


def _with_participle(sentence: Sentence) -> Sentence:
    """The sentence with its first word, a participle, above what it takes for its object.

    *Quoting the pilot Lund, Reuters said ...*: parsers take the participle for an adjective of the
    pilot, who says it then, or the outlet behind the comma for another name of his.
    """
    first = sentence.tokens[0]
    if first.upos != "VERB":
        return sentence
    below = first.relation in ("amod", "compound")
    noun = sentence.head(first) if below else sentence.child(first, "obj")
    governor = noun if below else first
    verb = sentence.head(governor) if governor is not None else None
    if noun is None or verb is None or verb.index < noun.index or verb.upos != "VERB":
        return sentence
    speaker = _behind_comma(sentence, noun, verb)
    if speaker is None:
        return sentence
    moved = [
        evolve(first, head=verb.index, deprel="advcl"),
        evolve(noun, head=first.index, deprel="obj"),
        evolve(speaker, head=verb.index, deprel="nsubj"),
    ]
    return replaced(sentence, moved)


def _behind_comma(sentence: Sentence, noun: Token, verb: Token) -> Token | None:
    """Who stands between a comma behind a noun and a verb, hung on the verb or on the noun."""
    below = [t for t in sentence.subtree(noun) if t.relation == "appos" and t.index > noun.index]
    own = [t for t in sentence.children(verb, "nsubj") if t.index > noun.index]
    for word in own or below:
        words = sentence.subtree(word)
        before = sentence.tokens[words[0].index - 2]
        between = sentence.tokens[words[-1].index : verb.index - 1]
        if before.form != "," or before.index < noun.index or words[-1].index > verb.index:
            continue
        if all(t.upos == "AUX" for t in between):
            return word
    return None


def _carried(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A clause that a parser gave to what becomes of the noun which carries it.

    *Rumours spread that ...*, *fears grew that ...*.
    """
    lexicon = knowledge.lexicon
    clause = sentence.child(verb, "ccomp")
    noun = sentence.child(verb, "nsubj") if clause is not None else None
    if noun is None or clause is None or not noun.index < verb.index < clause.index:
        return ()
    if not is_linked_by(sentence, clause, knowledge.grammar.clauses.complementizers, "mark"):
        return ()
    if lexicon.attitude("clause", verb.lemma) is not None or noun.upos != "NOUN":
        return ()
    if lexicon.attitude("noun", noun.lemma) is None:
        return ()
    return (evolve(clause, head=noun.index, deprel="acl"),)


def _across(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What a parser gave to the second of two verbs that report it, and that verb as an aside.

    *"It is late," Lund said, Reuters reported*: the words before *said* are Lund's.
    """
    below = _report_below(sentence, verb, knowledge)
    if below:
        return below
    first = sentence.head(verb)
    clause = sentence.child(verb, "ccomp")
    if first is None or clause is None or not clause.index < first.index < verb.index:
        return ()
    if verb.relation not in ("ccomp", "parataxis", "conj", "advcl"):
        return ()
    if sentence.child(verb, "nsubj") is None or sentence.child(first, "nsubj") is None:
        return ()
    if sentence.child(first, "ccomp", "xcomp") not in (None, verb):
        return ()
    if knowledge.lexicon.attitude("clause", first.lemma) != "speech":
        return ()
    return evolve(clause, head=first.index), evolve(verb, deprel="parataxis")


def _report_below(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """The same where the first verb and what it reports both hang on the second.

    So may the subject of the first, as another of the second.
    """
    reported = sentence.child(verb, "ccomp")
    if reported is None:
        return ()
    subjects = [t for t in sentence.children(verb, "nsubj") if t.index < verb.index]
    if not subjects:
        return ()
    for first in sentence.children(verb, "ccomp", "parataxis", "conj"):
        who = sentence.child(first, "nsubj") or subjects[0]
        speaks = knowledge.lexicon.attitude("clause", first.lemma) == "speech"
        if not speaks or sentence.child(first, "ccomp", "xcomp", "mark", "cc"):
            continue
        ordered = reported.index < who.index < first.index < subjects[-1].index
        if ordered and first.upos == "VERB":
            return (
                evolve(reported, head=first.index),
                evolve(who, head=first.index),
                evolve(first, head=verb.head, deprel=verb.deprel),
                evolve(verb, head=first.index, deprel="parataxis"),
            )
    return ()


def _short_of(sentence: Sentence, gerund: Token, knowledge: Knowledge) -> Token | None:
    """The verb of which a gerund tells how far it went: *stopped short of saying so*."""
    word = sentence.head(gerund)
    if word is None or word.upos not in ("ADV", "ADJ"):
        return None
    mark = sentence.child(gerund, "mark", "case")
    if mark is None:
        return None
    above = sentence.head(word) if word.relation in ("advmod", "xcomp") else None
    kept = mark.lemma.lower() in knowledge.lexicon.polarity["kept_from"]
    failing = above is not None and above.lemma.lower() in knowledge.lexicon.polarity["failing"]
    return above if kept and failing else None


def _authors(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """Whose claim the object of a verb is, hung on the verb: *denied a claim **by Lund** that ...*.

    Between a noun and a clause of its own, *by* and *from* tell of the noun.
    """
    noun = sentence.child(verb, "obj")
    clause = sentence.child(noun, "acl") if noun is not None else None
    if noun is None or clause is None or knowledge.lexicon.attitude("noun", noun.lemma) is None:
        return ()
    holders = knowledge.grammar.prepositions.holders
    return tuple(
        evolve(phrase, head=noun.index, deprel="nmod")
        for phrase in sentence.children(verb, "obl")
        if noun.index < phrase.index < clause.index
        and is_linked_by(sentence, phrase, holders, "case")
        and not knowledge.lexicon.is_time(phrase.lemma)
    )


def _acting(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What stands for somebody right before a verb that has no subject, as its subject.

    A determiner that a parser hung on the verb, or that opens its sentence (***Another** said it
    was late*); or an adjective with an article, hung on a noun beyond the verb (*the
    **23-year-old** told Radio Sur*), together with what stands before it.
    """
    word = word_before(sentence, verb)
    if word is None or sentence.child(verb, *ANY_SUBJECT) is not None:
        return ()
    if word.relation == "det" and word.head == verb.index:
        return (evolve(word, deprel="nsubj"),)
    if word.head <= verb.index or not (_opens(word) or _has_article(sentence, word)):
        return ()
    before = [t for t in sentence.tokens[: word.index - 1] if t.head == word.head]
    own = (evolve(t, head=word.index) for t in before)
    return (*own, evolve(word, head=verb.index, deprel="nsubj"))


def _joined(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Who acts, taken for one more of those before: *hit by vans **and residents** told of it*."""
    last = word_before(sentence, verb)
    if last is None or verb.relation != "conj" or sentence.child(verb, "cc", *ANY_SUBJECT):
        return ()
    for noun in (last, *sentence.ancestors(last)):
        link = sentence.child(noun, "cc") if noun.relation == "conj" else None
        if link is not None and verb.head < noun.head < noun.index < verb.index:
            return evolve(noun, head=verb.index, deprel="nsubj"), evolve(link, head=verb.index)
    return ()


def _apposed(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """A name between commas that a parser took for another subject: *one of them, **Ann Roe**,*."""
    subjects = [t for t in sentence.children(verb, "nsubj") if t.index < verb.index]
    if len(subjects) != 2 or subjects[0].entity != "O" or not subjects[1].entity.endswith("PER"):
        return ()
    who, name = subjects
    before, words = ([t for t in sentence.subtree(word) if t.upos != "PUNCT"] for word in subjects)
    if not before or not words or words[-1].index == len(sentence.tokens):
        return ()
    comma, behind = sentence.tokens[words[0].index - 2], sentence.tokens[words[-1].index]
    near = comma.form == behind.form == "," and before[-1].index == comma.index - 1
    return (evolve(name, head=who.index, deprel="appos"),) if near else ()


def _blamed(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What somebody is blamed for, given to who blames: *accused by his deputy **of lying***."""
    agent = sentence.child(verb, "obl") if sentence.child(verb, "aux:pass") is not None else None
    if agent is None or agent.deprel != "obl:agent":
        return ()
    for gerund in sentence.children(agent, "acl", "nmod"):
        mark = sentence.child(gerund, "mark")
        behind = mark is not None and mark.upos == "SCONJ" and mark.index > agent.index
        if behind and gerund.upos == "VERB" and gerund.feature("VerbForm") == "Ger":
            return (evolve(gerund, head=verb.index, deprel="advcl"),)
    return ()


def _opens(word: Token) -> bool:
    """Whether a word is a determiner with which its sentence begins."""
    return word.upos == "DET" and word.index == 1


def _has_article(sentence: Sentence, word: Token) -> bool:
    """Whether a word is an adjective, and the article of its noun or its own stands before it."""
    if word.upos != "ADJ":
        return False
    noun = sentence.tokens[word.head - 1]
    articles = (*sentence.children(noun, "det"), *sentence.children(word, "det"))
    return any(t.index < word.index for t in articles)


def _told(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The head of a clause with a subject of its own right behind whom a verb tells it."""
    if knowledge.lexicon.attitude("addressed.clause", verb.lemma) is None:
        return None
    if sentence.child(verb, "ccomp", "xcomp") is not None:
        return None
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer is None or hearer.index < verb.index or not hears(hearer, knowledge):
        return None
    relatives = knowledge.grammar.clauses.relatives
    for clause in sentence.children(hearer, "acl"):
        words = sentence.subtree(clause)
        own = sentence.child(clause, *ANY_SUBJECT)
        bare = not any(t.lemma.lower() in relatives for t in words[:1])
        if clause.deprel == "acl:relcl" and own is not None and own.index < clause.index and bare:
            return clause
    return None


def _put_to(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The head of the clause for which *it* stands in *put it to him that ...*."""
    it = sentence.child(verb, "obj", "nsubj:pass", "expl")
    clauses = knowledge.grammar.clauses
    if it is None or it.lemma.lower() not in clauses.expletives:
        return None
    if verb.lemma.lower() not in knowledge.lexicon.putting:
        return None
    whom, recipients = sentence.children(verb, "obl"), knowledge.grammar.prepositions.recipients
    if not any(is_linked_by(sentence, one, recipients, "case") for one in whom):
        return None
    told = [c for one in whom for c in sentence.children(one, "acl")]
    for clause in (*sentence.children(verb, "advcl", "acl"), *told):
        if is_linked_by(sentence, clause, clauses.complementizers, "mark"):
            return clause
    return None
