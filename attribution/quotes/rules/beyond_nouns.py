"""The cue of a clause that a parser gave to a noun between: *said in an **interview** that ...*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import first_word
from attribution.syntax.phrases import is_verb

__all__ = ["verb_beyond"]


def verb_beyond(sentence: Sentence, content_head: Token, knowledge: Knowledge) -> Token | None:
    """The cue of a clause that a parser gave to a noun in between.

    *She said in an interview with a newspaper that ...*, *she told the radio station that
    ...*, *X reported, citing two officials, that ...*: the clause belongs to the verb where
    nothing else does, and the noun is no cue of its own.

    Arguments:
        sentence: where it stands.
        content_head: the head of the clause.
        knowledge: the cues and function words.
    """
    at = sentence.head(content_head)
    if at is None or content_head.relation != "acl":
        return None
    first = first_word(sentence, content_head)
    # *that* before a subject is a conjunction, even where the parser has it for an object.
    opens = first.lemma.lower() in knowledge.grammar.clauses.complementizers
    that = first if opens and first.head == content_head.index else None
    own = sentence.child(content_head, "nsubj", "nsubj:pass", "expl")
    if own in (None, that) or _tells_itself(sentence, at, knowledge):
        return None
    if own == first and first.lemma.lower() in knowledge.grammar.clauses.relatives:
        return None  # *urged anyone **who was near** to call*: it tells which person
    apart = sentence.tokens[first.index - 2].form in (",", ";", "(", "—", "–", "-")
    participle = sentence.head(at)
    if at.relation == "iobj":
        # A name takes no relative clause without a comma, nor a noun one that lacks nothing.
        whole = sentence.child(content_head, "cop", "nsubj:pass", "ccomp", "xcomp") is not None
        # *Told the jury the man had lied*: who is told something lacks what it is.
        verb = sentence.head(at)
        whole = whole or (
            verb is not None and knowledge.lexicon.attitude("addressed", verb.lemma) is not None
        )
        if apart or not (that is not None or at.upos == "PROPN" or whole):
            return None
    elif that is None:
        return None
    elif apart and at.relation == "obj" and participle and participle.relation == "advcl":
        at = participle  # No relative *that* follows a comma.
    elif that.upos != "SCONJ" and that.relation != "mark" and not _is_second(sentence, that):
        return None
    while at is not None and at.relation in ("obl", "nmod", "iobj", "advcl", "acl", "amod"):
        at = sentence.head(at)
        if at is not None and is_verb(at):
            heard = at.lemma.lower() in knowledge.lexicon.hearing
            speech = heard or knowledge.lexicon.is_speech(at.lemma)
            if at.relation == "acl" and not speech:
                continue  # *said in a statement carried by X that ...*
            free = sentence.child(at, "ccomp", "xcomp", "obj") is None
            return at if free and speech else None
    return None


def _is_second(sentence: Sentence, that: Token) -> bool:
    """Whether a clause has what a parser takes *that* for: *said **that** worms eat plastic*."""
    clause_head = sentence.head(that)
    return clause_head is not None and len(sentence.children(clause_head, that.relation)) > 1


def _tells_itself(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    """Whether the claim of a clause is that of its noun: *commented on **reports** that ...*.

    Not in *said in a **report** that ...*.
    """
    if noun.relation != "obl" or sentence.child(noun, "case") is None:
        return False
    settings = knowledge.grammar.prepositions.settings
    tells = knowledge.lexicon.attitude("noun", noun.lemma) is not None
    return tells and not is_linked_by(sentence, noun, settings, "case")
