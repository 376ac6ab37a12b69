"""A verb and the clause it reports: *She said (that) it was late*, *..., he said, ...*.

UD since 2022: the verb of speech heads and the content is its ``ccomp``,
before or after it; where the verb stands inside the content it may be the
content's ``parataxis``.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.lexicon import Attitude
from attribution.layout.passages import MARKS
from attribution.quotes.edges import behind_label
from attribution.quotes.perception import is_perceived
from attribution.quotes.phrasal import particle_of_speech
from attribution.quotes.proposal import addressee_of
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.rules.beyond_nouns import verb_beyond
from attribution.quotes.rules.comments import comments, is_comment
from attribution.quotes.rules.reported import (
    before_semicolon,
    is_apart,
    is_aside,
    is_next_report,
    is_told_plainly,
    lost_subject,
    reported,
)
from attribution.quotes.speaking import is_quoted_as_saying
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import first_word, is_set_off, word_before
from attribution.syntax.phrases import clause, is_gerund, is_verb
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.subjects import is_bare_gerund, is_undergone

__all__ = ["clausal_complement", "is_before_its_report", "is_question", "medial_cue"]

# Relations of the heads of clauses that may be somebody's content.
_CLAUSES = ("ccomp", "acl", "advcl", "conj", "parataxis")


def clausal_complement(context: Context, sentence: Sentence) -> Iterator[Proposal]:
    """A cue verb with a ``ccomp``, or with what a parser took for a loose clause."""
    for index, found in _clauses(context, sentence).items():
        verb = sentence.tokens[index - 1]
        attitude = context.lexicon.attitude("clause", verb.lemma)
        attitude = attitude or _with_that(context, sentence, verb)
        if _is_put(context, sentence, verb):
            attitude = "speech"
        if attitude is None or sentence.child(verb, "nsubj:pass", "aux:pass") is not None:
            continue
        if attitude == "attitude" and (
            _is_parted(sentence, verb, found[0])
            or _is_sought(sentence, verb, found[0], context.knowledge)
        ):
            continue
        if _has_report(sentence, verb, found[0], context.knowledge):
            continue
        if context.lexicon.declines(verb.lemma) and all(
            is_bare_gerund(sentence, h) and context.lexicon.is_speech(h.lemma) for h in found
        ):
            continue  # *denied having said so*: the cue is all of *denied having said*
        if all(_is_final_report(sentence, h, verb, context.knowledge) for h in found):
            continue  # *Nobody had warned them, Lund told the court*
        own = [
            h
            for h in found
            if not is_aside(sentence, h, context.knowledge)
            and not is_comment(sentence, h, context.knowledge)
        ]
        if not own and all(is_comment(sentence, h, context.knowledge) for h in found):
            continue  # *It was dry, Lund said, a claim disputed by Dahl*
        if verb.relation == "parataxis" or any(h.index < verb.index for h in own):
            own = [h for h in own if not is_next_report(sentence, verb, h, context.knowledge)]
            if not own:
                continue  # `medial_cue` has it
        content_heads = _one_side(sentence, verb, own or found)
        parts = reported(context.document, sentence, verb, content_heads, context.knowledge)
        parts = before_semicolon(context.document, verb, parts)
        if not parts:
            continue
        taken = lost_subject(sentence, verb, content_heads[0])
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            note=f"{verb.form!r} reports the clause of {content_heads[0].form!r}",
            addressee=addressee_of(
                sentence,
                verb,
                context.knowledge,
                (*content_heads, taken) if taken else content_heads,
            ),
        )


def _clauses(context: Context, sentence: Sentence) -> dict[int, list[Token]]:
    """The heads of the clauses that each verb, by its index, may report."""
    heads: dict[int, list[Token]] = {}
    first = behind_label(sentence, context.grammar)
    for content_head in sentence.tokens[first.index - 1 if first is not None else 0 :]:
        if content_head.relation not in _CLAUSES:
            continue
        verb = sentence.head(content_head)
        if verb is not None and not is_verb(verb):
            verb = verb_beyond(sentence, content_head, context.knowledge)
        if verb is None or not is_verb(verb):
            continue
        if is_perceived(sentence, verb, content_head, context.lexicon):
            continue
        if (
            content_head.relation in ("ccomp", "acl")
            or _is_bare_complement(sentence, verb, content_head)
            or is_question(sentence, verb, content_head, context.knowledge)
        ):
            heads.setdefault(verb.index, []).append(content_head)
    return heads


def _with_that(context: Context, sentence: Sentence, verb: Token) -> Attitude | None:
    """What a verb tells that reports a clause only with *that*: *she nodded that it was late*."""
    clause_head = sentence.child(verb, "ccomp")
    that = context.grammar.clauses.complementizers
    if clause_head is None or not is_linked_by(sentence, clause_head, that):
        return None
    lexicon = context.lexicon
    return lexicon.attitude("that", verb.lemma) or lexicon.attitude("marks", verb.lemma)


def _is_put(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Put it to him that ...*."""
    it = sentence.child(verb, "obj", "expl")
    expletives = context.grammar.clauses.expletives
    putting = verb.lemma.lower() in context.lexicon.putting
    return putting and it is not None and it.lemma.lower() in expletives


def medial_cue(context: Context, sentence: Sentence, verb: Token) -> Iterator[Proposal]:
    """A cue verb that is ``parataxis`` of the clause that surrounds it."""
    if verb.relation not in ("parataxis", "conj", "advcl", "ccomp"):
        return
    attitude = context.lexicon.attitude("clause", verb.lemma)
    if attitude is None and particle_of_speech(sentence, verb, context.lexicon) is not None:
        attitude = "speech"  # *None of it, Lund went on, was dry*
    if is_quoted_as_saying(sentence, verb, context.knowledge):
        attitude = "speech"  # *The roof leaks, Lund was cited as saying*
    content_head = sentence.head(verb)
    if attitude is None or content_head is None:
        return
    if verb.relation != "parataxis" and not _is_final_aside(sentence, verb, content_head):
        return
    # A paratactic clause with a complement of its own is no aside.
    if any(
        not is_aside(sentence, c, context.knowledge)
        and not is_comment(sentence, c, context.knowledge)
        and not is_next_report(sentence, verb, c, context.knowledge)
        for c in sentence.children(verb, "ccomp", "xcomp")
    ):
        return
    if verb.relation == "ccomp" and content_head.relation in ("parataxis", "conj", "advcl"):
        return  # *It is late, Lund told reporters, the Post reported*
    speaking = sentence.child(verb, "nsubj")
    if speaking is None or _is_apart(sentence, verb):
        return
    if is_gerund(verb) and sentence.child(verb, "aux") is None:
        return  # *She stopped, the wheel **pointing** at him*
    if attitude == "attitude" and speaking.feature("Person") == "2":
        return  # *you know*, *you see* fill talk
    later = (
        t
        for t in sentence.children(content_head)
        if content_head.index < verb.index and is_next_report(sentence, verb, t, context.knowledge)
    )
    added = comments(sentence, content_head, context.knowledge)
    parts = clause(context.document, sentence, content_head, without=(verb, *later, *added))
    parts = before_semicolon(context.document, verb, parts)
    if parts:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            note=f"{verb.form!r} stands in or beside what it reports",
            addressee=addressee_of(sentence, verb, context.knowledge),
        )


def _is_apart(sentence: Sentence, verb: Token) -> bool:
    """Whether a mark parts a verb from what it would report: *it was dry; nobody spoke*.

    So does a colon: *do not force it: old valves snap*.
    """
    before = word_before(sentence, first_word(sentence, verb))
    return verb.index > verb.head and before is not None and before.form in (";", ":")


def _one_side(sentence: Sentence, verb: Token, heads: list[Token]) -> list[Token]:
    """The heads of one content, of all the clauses that a parser gave to a cue.

    Those after the cue are one content; those before it belong with them only where
    commas set the cue apart: *The roof, she said, was unsafe*.
    """
    after = [h for h in heads if h.index > verb.index]
    if any(h.index < verb.index and is_told_plainly(sentence, h) for h in heads):
        # *It was late, says Roe: "We lost."*: what a colon introduces in marks is a claim apart.
        after = [h for h in after if _colon_before_marks(sentence, verb, h) is None]
    if len(after) < len(heads):
        # *It would close, she said, warning that ...*, which parsers may take for a content.
        after = [h for h in after if not _is_loose_participle(sentence, h)]
        after = [h for h in after if not _is_apart(sentence, h)]  # *dry, he said; nobody spoke*
        heads = [h for h in heads if h.index < verb.index or h in after]
    if not after or len(after) == len(heads):
        return _first_clause(sentence, verb, after) or heads
    if sentence.child(after[0], "mark") is None and is_apart(sentence, verb):
        return heads
    return after


def _colon_before_marks(sentence: Sentence, verb: Token, content_head: Token) -> Token | None:
    """The first colon behind a verb, if words in marks stand behind it."""
    between = sentence.tokens[verb.index : content_head.index - 1]
    colon = next((t for t in between if t.form == ":"), None)
    return colon if colon is not None and sentence.tokens[colon.index].form in MARKS else None


def _is_parted(sentence: Sentence, verb: Token, content_head: Token) -> bool:
    """*Others disagree: a review found it dry*: a colon makes known only what somebody says.

    Words in marks it introduces as well: *Lund saw it differently: "It was dry."*
    """
    return any(
        t.form == ":" and sentence.tokens[t.index].form not in MARKS
        for t in sentence.tokens[verb.index : content_head.index - 1]
    )


def _has_report(sentence: Sentence, verb: Token, content_head: Token, knowledge: Knowledge) -> bool:
    """Whether words in marks behind a colon have a cue of their own: *laughed: "It is," she said,
    "a bridge."*."""
    colon = _colon_before_marks(sentence, verb, content_head)
    return colon is not None and any(
        knowledge.lexicon.is_speech(told.lemma)
        and sentence.child(told, "nsubj") is not None
        and told.index > colon.index
        and not is_within_marks(sentence, told)
        for told in sentence.children(content_head, "parataxis")
    )


def _is_sought(sentence: Sentence, verb: Token, content_head: Token, knowledge: Knowledge) -> bool:
    """Whether a question is but what something was done for: *met **to learn** who had gone*."""
    if verb.relation != "advcl" or verb.feature("VerbForm") != "Inf":
        return False
    first = sentence.subtree(content_head)[0]
    asking = first.feature("PronType") in ("Int", "Rel")
    return asking or first.lemma.lower() in knowledge.grammar.clauses.interrogatives


def _is_loose_participle(sentence: Sentence, word: Token) -> bool:
    return (
        is_gerund(word)
        and is_set_off(sentence, word)
        and sentence.child(word, "nsubj", "aux", "mark") is None
    )


def _first_clause(sentence: Sentence, verb: Token, heads: list[Token]) -> list[Token]:
    """Without the main clause that a parser gives to a participle before it.

    *Asked whether it was safe, Reyes declined to comment*: only the first is asked.
    """
    if len(heads) < 2 or verb.index > 1 or sentence.child(heads[0], "mark") is None:
        return heads
    return heads[:1] + [h for h in heads[1:] if sentence.child(h, "mark", "cc") is not None]


def _is_bare_complement(sentence: Sentence, verb: Token, clause_head: Token) -> bool:
    """Whether a clause right after a cue without complement is its content.

    *She said the harbour, which silted up, was closed*: without *that*, parsers
    often attach such a clause as ``conj`` or ``parataxis``.
    """
    if clause_head.relation == "advcl":
        return is_before_its_report(sentence, verb, clause_head)
    if clause_head.relation not in ("conj", "parataxis") or clause_head.index < verb.index:
        return False
    if lost_subject(sentence, verb, clause_head) is not None:
        return not sentence.child(clause_head, "cc")
    if sentence.child(verb, "ccomp", "xcomp", "obj") or sentence.child(clause_head, "cc"):
        return False
    first = sentence.subtree(clause_head)[0]
    own = sentence.child(clause_head, "nsubj", "nsubj:pass", "expl")
    return own is not None and verb.index < first.index <= verb.index + 2 and first.upos != "PUNCT"


def is_before_its_report(sentence: Sentence, verb: Token, clause_head: Token) -> bool:
    """Whether a clause without a conjunction is what *..., X said* behind it reports."""
    own = sentence.child(clause_head, "nsubj", "nsubj:pass", "expl")
    if own is None or sentence.child(clause_head, "mark", "cc") is not None:
        return False
    verbs = (clause_head, *sentence.children(clause_head, "aux", "cop"))
    finite = next((t for t in verbs if t.feature("VerbForm") == "Fin"), None)
    speaking = sentence.child(verb, "nsubj")
    opening = sentence.subtree(clause_head)[0]
    if opening.upos in ("ADV", "SCONJ") and opening.feature("PronType") is not None:
        return False  # *When he had gone, she cried*
    if finite is None or speaking is None or sentence.child(verb, "ccomp", "xcomp", "obj"):
        return False
    if not own.index < finite.index < speaking.index < verb.index:
        return False  # *Had she known, she said, ...*
    return is_set_off(sentence, speaking) and sentence.subtree(verb)[0].index == 1


def is_question(sentence: Sentence, verb: Token, clause_head: Token, knowledge: Knowledge) -> bool:
    """Whether *if* opens what somebody is asked: *asked the mayor if he would pay*.

    *Was asked **by the mayor** if she would pay*.
    """
    mark = sentence.child(clause_head, "mark") if clause_head.relation == "advcl" else None
    if mark is None:
        return False
    if mark.lemma.lower() not in knowledge.grammar.clauses.interrogatives:
        return False
    if knowledge.lexicon.attitude("addressed", verb.lemma) is None:
        return False
    if is_undergone(sentence, verb):
        return mark.index > verb.index  # *asked by the coroner whether he slept, he laughed*
    asked = sentence.child(verb, "obj", "iobj", "obl:agent")
    return asked is not None and mark.index == sentence.subtree(asked)[-1].index + 1


def _is_final_report(sentence: Sentence, head: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a clause behind a cue is no more than who reports it."""
    return is_aside(sentence, head, knowledge) and _is_final_aside(sentence, head, verb)


def _is_final_aside(sentence: Sentence, verb: Token, content_head: Token) -> bool:
    """Whether a clause beside another is really *..., the town clerk confirmed* at the end.

    It has a subject of its own, no conjunction, and a comma before it.
    """
    if verb.index < content_head.index or sentence.child(verb, "cc", "mark") is not None:
        return False
    own = sentence.child(content_head, "nsubj", "nsubj:pass", "expl")
    if sentence.child(verb, "nsubj") is None or (verb.relation == "ccomp" and own is None):
        return False
    return is_set_off(sentence, verb)
