"""Tells whether *he* is somebody questioned rather than who questions: *he told **police***."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.speakers.salience import Event, confesses
from attribution.syntax.relations import SUBJECTS

__all__ = ["is_earlier", "is_questioned", "questions"]

_OBJECTS = ("obj", "iobj")
# Among how many of somebody's names the one is that tells what they are.
_DESCRIBED = 4


def is_questioned(
    sentence: Sentence,
    pronoun: Token,
    people: People,
    quoted: Sequence[tuple[int, int]],
    *,
    speaking: bool,
) -> bool:
    """Whether a pronoun means somebody of whom officials tell, not one of these.

    Officials tell what somebody did, and then what he told the police or those around him: *The
    prosecutor said a lodger had broken in. **He** told a neighbour that he was cold*. What a
    witness then says is about him, too: *Ana Lund said she had begged **him** to go*.

    Arguments:
        sentence: the pronoun's sentence.
        pronoun: the pronoun.
        people: verbs and nouns for those questioned, and for whom they tell of themselves.
        quoted: the spans of what is said in direct speech, in text order.
        speaking: whether the pronoun is a source.
    """
    if _is_told_by_another(sentence, pronoun, quoted):
        return True
    verb = sentence.head(pronoun)
    if verb is None or pronoun.relation not in SUBJECTS:
        return False
    if confesses(sentence, pronoun, people):
        return True
    if any(_is_private(sentence, t, people) for t in sentence.children(verb, *_OBJECTS)):
        return True
    # *Detective Munn arrested a nurse. **She** had worked there*: what was before is hers.
    return not speaking and verb is sentence.root and is_earlier(sentence, verb)


def questions(sentences: Sequence[Sentence], event: Event, people: People) -> bool:
    """Whether somebody hears or accuses others by profession: *Inspector Lund*, *police chief Roe*.

    Arguments:
        sentences: the document's sentences.
        event: a mention of them.
        people: the titles of such people.
    """
    said = {word for name in event.member.names for word in (*name.name.titles, *name.nouns)}
    # *Lund, prosecuting, said so*: parsers hang it on either word.
    verb = sentences[event.sentence].head(event.top)
    acts = verb is not None and event.top.relation in SUBJECTS
    own = [event.head, verb] if verb is not None and acts else [event.head]
    beside = (t for w in own for t in sentences[event.sentence].children(w, "acl", "advcl"))
    said |= {t.form for t in beside}
    for name in event.member.names[:_DESCRIBED]:
        head = name.role.head if name.role is not None else None
        if head is not None:
            said |= {t.lemma for t in sentences[head.sentence].children(head, "compound")}
    return any(people.has("dialogue", "officials", word) for word in said)


def is_earlier(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what was before: *she **had worked** there*.

    Arguments:
        sentence: the verb's sentence.
        verb: any word.
    """
    done = verb.feature("VerbForm") == "Part" and verb.feature("Tense") == "Past"
    return done and any(
        c.deprel == "aux" and c.feature("Tense") == "Past" for c in sentence.children(verb, "aux")
    )


def _is_private(sentence: Sentence, hearer: Token, people: People) -> bool:
    """Whether somebody hears what no official says in public: *police*, *a neighbour*, *his wife*.

    Not *a reporter* nor *his lawyer*.
    """
    if people.has("dialogue", "questioners", hearer.lemma):
        return True
    if hearer.upos != "NOUN" or not people.is_person_noun(hearer.lemma):
        return False
    if people.has("dialogue", "asking_in_public", hearer.lemma):
        return False
    owner = sentence.child(hearer, "nmod:poss")
    article = sentence.child(hearer, "det")
    known = owner is not None and owner.upos == "PRON"
    return known or (article is not None and article.feature("Definite") == "Ind")


def _is_told_by_another(
    sentence: Sentence, pronoun: Token, quoted: Sequence[tuple[int, int]]
) -> bool:
    """Whether a pronoun stands in what somebody says: in marks, or below *she said*."""
    at = bisect.bisect_right(quoted, (pronoun.span.start, 1 << 60)) - 1
    if at >= 0 and pronoun.span.start < quoted[at][1]:
        return True
    if pronoun.relation in SUBJECTS:
        return False  # *The judge said she had read the letter*
    return any(
        clause.relation == "ccomp" and sentence.child(verb, *SUBJECTS) is not None
        for clause in sentence.ancestors(pronoun)
        if (verb := sentence.head(clause)) is not None
    )
