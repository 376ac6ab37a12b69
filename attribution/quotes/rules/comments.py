"""Cuts off what the writer adds after a content, to judge it or to say how it was told."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import word_before
from attribution.syntax.phrases import is_finite, is_verb
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["comments", "is_comment"]

# What parts what a writer adds from what was said.
_PARTING = (",", "—", "–", "--")
# Relations of what a writer adds that is no noun.
_CLAUSES = ("acl", "advcl")
# What a verb has that tells all of what is so.
_COMPLETING = ("ccomp", "compound:prt", "cop", "obj", "obl", "xcomp")
# Relations of any addition.
_ADDED = (*_CLAUSES, "appos", "conj", "dep", "nmod", "obj", "obl", "parataxis")


def comments(sentence: Sentence, content_head: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """What a writer adds behind a content and a comma, to judge it or to say how it was told.

    *..., a figure the government disputes*, *..., although its own count suggests less*,
    *..., without giving a source*.
    """
    return tuple(
        word
        for word in sentence.subtree(content_head)
        if word.index > content_head.index and is_comment(sentence, word, knowledge)
    )


def is_comment(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether a word heads such an addition, right behind a comma."""
    if _is_denied(sentence, word, knowledge):
        return True
    if word.upos != "NOUN" and word.relation not in _CLAUSES:
        return False
    words = sentence.subtree(word)
    first = words[0]
    if _is_occasioned(sentence, word, first, knowledge):
        return True
    if _is_contrasted(sentence, word, knowledge):
        return True
    if first.form in _PARTING:
        first = next((t for t in words if t.form not in _PARTING), word)
    elif first.index < 2 or sentence.tokens[first.index - 2].form not in _PARTING:
        return False
    return (
        _is_judgement(sentence, word, first, knowledge)
        or _is_taken_up(sentence, word, first, knowledge)
        or _is_contested(sentence, word, first, knowledge)
        or _is_counted_otherwise(sentence, word, knowledge)
        or _is_meanwhile(sentence, word, knowledge)
        or _is_withheld(sentence, word, knowledge)
        or _is_declined(sentence, word, knowledge)
    )


def _is_judgement(sentence: Sentence, noun: Token, first: Token, knowledge: Knowledge) -> bool:
    """*a figure the ministry disputes*, *figures in line with the survey*."""
    if noun.upos != "NOUN" or noun.lemma.lower() not in knowledge.lexicon.judged:
        return False
    if noun.relation not in ("appos", "parataxis", "obl", "nmod", "conj", "dep", "obj", "ccomp"):
        return False
    bare = first.index == noun.index or first.feature("Definite") == "Ind"
    return bare and sentence.child(noun, "case", "cc") is None


def _is_taken_up(sentence: Sentence, noun: Token, first: Token, knowledge: Knowledge) -> bool:
    """*a claim that the ministry rejected*, *an allegation the firm called "fiction"*."""
    lexicon = knowledge.lexicon
    if noun.upos != "NOUN" or noun.relation not in _ADDED or first.feature("Definite") != "Ind":
        return False
    if lexicon.attitude("noun", noun.lemma) is None or sentence.child(noun, "case", "cc"):
        return False
    for verb in sentence.children(noun, "acl"):
        who = sentence.child(verb, "nsubj")
        other = who is not None and who.upos in ("NOUN", "PROPN") and who.index < verb.index
        if other and (verb.lemma.lower() in lexicon.contesting | lexicon.naming):
            return True
    return False


def _is_contested(sentence: Sentence, verb: Token, first: Token, knowledge: Knowledge) -> bool:
    """*which the council denies*: somebody else takes up all that was said."""
    if not is_verb(verb) or not verb.deprel.endswith(":relcl"):
        return False
    if first.lemma.lower() not in knowledge.grammar.clauses.relatives or first.head != verb.index:
        return False
    who = sentence.child(verb, "nsubj")
    clausal = sentence.tokens[verb.head - 1].upos in ("VERB", "AUX", "ADJ")
    plain = sentence.child(verb, "ccomp", "xcomp") is None
    told = who is not None and who.upos != "PRON" and first.index < who.index < verb.index
    return told and clausal and plain and verb.lemma.lower() in knowledge.lexicon.contesting


def _is_denied(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """*which he denies*, *but he denies it*, *(she disputes this)*, *a link that he denies*.

    Somebody says now that what was told is not so; in the past he may have within what was told.
    """
    if word.relation not in _ADDED:
        return False
    verb = word
    if word.upos in ("NOUN", "PRON") and _is_some(sentence, word):
        verb = sentence.child(word, "acl:relcl") or word
    if verb.lemma.lower() not in knowledge.lexicon.denying:
        return False
    who = sentence.child(verb, "nsubj")
    finite = _finite(sentence, verb)
    if who is None or finite is None or finite.feature("Tense") == "Past":
        return False
    if not _is_parted(sentence, word):
        return False
    if verb is word:
        denied = sentence.child(verb, "obj")
        return denied is not None and (
            denied.upos == "PRON" or denied.lemma.lower() in knowledge.lexicon.judged
        )
    return True


def _is_some(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is none in particular: *something*, *a link*, *allegations*."""
    if noun.upos == "PRON":
        return noun.feature("PronType") == "Ind"
    article = sentence.child(noun, "det")
    return sentence.child(noun, "case", "nmod:poss") is None and (
        article.feature("Definite") == "Ind"
        if article is not None
        else noun.feature("Number") == "Plur"
    )


def _is_parted(sentence: Sentence, word: Token) -> bool:
    """Whether a comma, a dash, a bracket or a semicolon opens an addition or stands before it."""
    first = sentence.subtree(word)[0]
    before = word_before(sentence, first)
    return any(t is not None and t.form in (*_PARTING, ";", "(") for t in (first, before))


def _is_occasioned(sentence: Sentence, verb: Token, first: Token, knowledge: Knowledge) -> bool:
    """*when asked about the flood*: on what occasion it was said.

    *If asked* is on what condition something would be done, which belongs to what was said.
    """
    if verb.relation != "advcl" or verb.feature("Tense") != "Past" or verb.upos != "VERB":
        return False
    if sentence.child(verb, "nsubj", "nsubj:pass", "aux", "obj") is not None:
        return False
    clauses = knowledge.grammar.clauses
    opens = first.lemma.lower() in clauses.circumstances - clauses.interrogatives
    asked = knowledge.lexicon.attitude("addressed", verb.lemma) is not None
    for topic in sentence.children(verb, "obl"):
        link = sentence.child(topic, "case")
        frame = f"preposition.{link.lemma.lower()}" if link is not None else ""
        asked = asked or knowledge.lexicon.attitude(frame, verb.lemma) == "speech"
    return opens and asked and first.index < verb.index


def _is_contrasted(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """*while neighbours insist he was not*: what somebody else says in contrast."""
    contrasts = knowledge.grammar.clauses.contrasts
    if verb.relation != "advcl" or not is_linked_by(sentence, verb, contrasts, "mark"):
        return False
    own, said = sentence.child(verb, "nsubj"), sentence.child(verb, "ccomp")
    told = own is not None and own.upos != "PRON" and said is not None
    return told and knowledge.lexicon.is_speech(verb.lemma)


def _is_counted_otherwise(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """*although the port's own count suggests less*: what another source has it."""
    concessions = knowledge.grammar.clauses.concessions
    if verb.relation != "advcl" or not is_linked_by(sentence, verb, concessions, "mark"):
        return False
    own = sentence.child(verb, "nsubj")
    cue = knowledge.lexicon.attitude("clause", verb.lemma) is not None
    return cue and own is not None and own.upos != "PRON"


def _is_meanwhile(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """*said it would close, as demand falls*: what is so now, beside what was said then."""
    clauses = knowledge.grammar.clauses
    if verb.relation != "advcl" or sentence.child(verb, *ANY_SUBJECT) is None:
        return False
    if not is_linked_by(sentence, verb, clauses.asides | clauses.contrasts, "mark"):
        return False
    said, now = (_finite(sentence, word) for word in (sentence.head(verb), verb))
    if said is None or now is None or now.feature("Tense") != "Pres":
        return False
    then = said.feature("Tense") == "Past" or said.lemma.lower() in clauses.backshifted
    # *As the law requires* is how it would.
    how = sentence.child(verb, *_COMPLETING) is None
    return then and not (how and is_linked_by(sentence, verb, clauses.asides, "mark"))


def _finite(sentence: Sentence, verb: Token | None) -> Token | None:
    """The word of a clause that has its tense."""
    if verb is None:
        return None
    words = (*sentence.children(verb, "aux", "cop"), verb)
    return next((t for t in words if is_finite(t)), None)


def _is_withheld(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """*without giving a source*: how it was said."""
    lacking = knowledge.grammar.prepositions.lacking
    if verb.relation not in ("advcl", "acl"):
        return False
    if not is_linked_by(sentence, verb, lacking):
        return False
    return verb.lemma.lower() in knowledge.lexicon.withheld


def _is_declined(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """*while declining to repeat the phrase*: what was not said with it."""
    mark = sentence.child(verb, "mark")
    participle = verb.relation == "advcl" and verb.feature("VerbForm") in ("Ger", "Part")
    return participle and mark is not None and knowledge.lexicon.declines(verb.lemma)
