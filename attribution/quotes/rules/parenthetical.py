"""A cue between commas within its content: *A third of the wells, the report found, are dry*.

Parsers read such a cue in several ways: as a relative clause, an apposition, a parallel clause or
the main clause. The commas, or dashes, are always alike, so this rule reads them: a part without
a finite verb, a comma, a source and its cue, a comma, a finite verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Span, Token
from attribution.knowledge import Grammar
from attribution.knowledge.lexicon import Attitude
from attribution.layout.passages import MARKS
from attribution.quotes.addressee import addressee_of
from attribution.quotes.polarity import is_polite
from attribution.quotes.proposal import following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.rules.reported import before_semicolon
from attribution.quotes.speaking import may_speak
from attribution.syntax.phrases import is_finite, is_gerund, spans_of, tops, verb_group
from attribution.syntax.relations import ANY_SUBJECT
from attribution.syntax.subjects import subject

__all__ = ["closing_cue", "parenthetical_cue"]

_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X")
_BEHIND = (*_NOMINAL, "ADV")
_DASHES = ("—", "–", "--")
# Relations of what is told of a source behind a comma.
_TOLD = ("acl", "amod", "appos", "nmod", "nummod")
# Words between the commas.
_MOST = 14
# What can stand before a finite verb that goes on a clause: *..., has never been dry*.
_BEFORE_VERB = ("ADV", "PART", "AUX")


def parenthetical_cue(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """A cue with its source between commas, in a clause that goes on behind it."""
    if verb.entity != "O":
        return  # *Ali Said, ...*
    if is_gerund(verb) and sentence.child(verb, "aux") is None:
        return  # *Lund, fearing a storm, went home*
    group = _wished(sentence, verb, context) or verb_group(sentence, verb)
    bounds = _between_commas(sentence, group)
    if bounds is None:
        return
    left, right = bounds
    told_of = _told_of_between(sentence, verb, left)
    source, left = told_of if told_of is not None else (None, left)
    source = source or _source(sentence, group, left, right, context.grammar)
    if source is None:
        return
    if source.index > verb.index:
        heard = context.lexicon.attitude("addressed.clause", verb.lemma) is not None
        if heard or not may_speak(source, context.knowledge):
            return  # *the clerk, asked a question, left*; *told reporters*
        right = _behind_apposition(sentence, source, right)
    before, behind = _before(sentence, left, context.grammar), sentence.tokens[right + 1 :]
    opening = tuple(t.form.lower() for t in before if t.upos != "PUNCT")
    if not opening or not behind or opening in context.lexicon.connectives:
        return
    head = _goes_on(sentence, before, behind)
    if head is None:
        return
    inside = {t.index for t in sentence.tokens[left : right + 1]}
    later = (
        *following_cues(sentence, head, context.knowledge),
        *_others_reports(sentence, head, context),
    )
    own = [
        t
        for t in sentence.subtree(head, without=(verb, *later))
        if t.index > right + 1 and t.index not in inside
    ]
    rest = own or [t for t in behind if t.index >= head.index]
    parts = spans_of(context.document, sentence, [*_apart(before), *rest])
    parts = tuple(part for part in parts if _has_words(part))
    parts = before_semicolon(context.document, verb, parts)
    if len(parts) > 1:
        # *The ward, Dahl was told, would close*: she does not say so.
        told = source if sentence.child(verb, "aux:pass") is not None else None
        why = f"{verb.form!r} tells who was told it, not who told it"
        expletives = context.grammar.clauses.expletives
        nobody = told is not None and told.lemma.lower() in expletives  # *it was said*
        yield Proposal(
            cue=verb,
            cue_words=group,
            content=parts,
            attitude=attitude,
            source=source if told is None else None,
            no_source=None if told is None else why,
            note=f"{verb.form!r} and who says it stand between commas in what is said",
            addressee=(None if nobody else told)
            or addressee_of(sentence, verb, context.knowledge, (head,)),
        )


def _others_reports(sentence: Sentence, head: Token, context: Context) -> list[Token]:
    """Verbs beside what is said with which somebody else says something of his own.

    *The envoy, she said, will leave, **and his aide said** that he was ill*.
    """
    return [
        verb
        for verb in sentence.children(head, "conj", "parataxis")
        if verb.index > head.index
        and context.lexicon.is_speech(verb.lemma)
        and sentence.child(verb, "nsubj") is not None
        and sentence.child(verb, "ccomp") is not None
        and sentence.child(verb, "mark") is None
    ]


def closing_cue(
    context: Context, sentence: Sentence, verb: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """A cue at the end of a sentence whose source is named between commas, too.

    *The bank will cut jobs, its chief executive, Ann Roe, said.*
    """
    if sentence.child(verb, "aux:pass") is not None:
        return  # *its slogan, "Light for less", can still be seen*
    group = verb_group(sentence, verb)
    behind = [t for t in sentence.tokens[group[-1].index :] if t.upos != "PUNCT"]
    if any(t.upos not in _BEHIND for t in behind):
        return
    edges = [at for at in range(1, group[0].index - 1) if _is_edge(sentence.tokens, at)]
    if len(edges) < 3 or edges[-1] != group[0].index - 2:
        return
    if subject(sentence, verb, context.grammar)[0] is not None:
        return
    first = edges[-3]
    words = sentence.tokens[first + 1 : edges[-1]]
    if any(t.upos not in (*_NOMINAL, "PUNCT") for t in words) or words[0].upos in ("ADP", "PART"):
        return
    before = sentence.tokens[:first]
    source = next((t for t in tops(words) if t.upos in ("NOUN", "PROPN")), None)
    if source is None or not any(is_finite(t) for t in before):
        return
    parts = spans_of(context.document, sentence, before)
    if len(parts) == 1:
        yield Proposal(
            cue=verb,
            content=parts,
            attitude=attitude,
            source=source,
            note=f"{verb.form!r} ends the sentence, with who says it between commas",
            addressee=addressee_of(sentence, verb, context.knowledge),
        )


def _wished(sentence: Sentence, verb: Token, context: Context) -> tuple[Token, ...]:
    """The words of a cue that one politely wishes to say: *I **should like to point out***."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or not is_polite(sentence, above, context.lexicon):
        return ()
    first = verb_group(sentence, above)[0].index
    return sentence.tokens[first - 1 : verb_group(sentence, verb)[-1].index]


def _between_commas(sentence: Sentence, group: Sequence[Token]) -> tuple[int, int] | None:
    """Where the commas around a cue stand, counted from 0, or None."""
    tokens = sentence.tokens
    left, right = group[0].index - 2, group[-1].index
    # No further than an aside is long: a sentence may hold hundreds of cues.
    while left > 0 and right - left <= _MOST and not _is_edge(tokens, left):
        left -= 1
    if left < 1 or right - left > _MOST:
        return None
    closing = tokens[left].form if tokens[left].form in _DASHES else ","
    while right < len(tokens) and right - left <= _MOST and tokens[right].form != closing:
        right += 1
    if right >= len(tokens) - 1 or right - left > _MOST:
        return None
    return left, right


def _behind_apposition(sentence: Sentence, source: Token, right: int) -> int:
    """Where the comma stands behind what is told of a source: *said Lund, **the mayor**, is safe*.

    Counted from 0, as that right behind the source, which it is where nothing more is told.
    """
    tokens = sentence.tokens
    following = (at for at in range(right + 1, len(tokens) - 1) if tokens[at].form == ",")
    further = next(following, None)
    if tokens[right].form != "," or further is None or further - right > _MOST:
        return right
    words = tokens[right + 1 : further]
    heads = [t for t in tops(words) if t.upos != "PUNCT"]
    named = {t.index for t in (source, *sentence.children(source, "flat", "appos"))}
    told = all(t.head in named and t.relation in _TOLD for t in heads)
    return further if heads and told else right


def _told_of_between(sentence: Sentence, verb: Token, left: int) -> tuple[Token, int] | None:
    """A source of whom more is told before its verb, and where the comma before it stands.

    ***Ana Lund, 34,** told reporters*.

    Arguments:
        sentence: the cue's sentence.
        verb: the cue.
        left: where the comma nearest before it stands, counted from 0.
    """
    source = sentence.child(verb, "nsubj")
    if source is None or source.index > left or left != verb_group(sentence, verb)[0].index - 2:
        return None
    words = [t for t in sentence.subtree(source) if t.upos != "PUNCT"]
    if not words:
        return None  # a tagger took a mark for a source
    before = words[0].index - 2
    if before < 1 or words[-1].index > left or not _is_edge(sentence.tokens, before):
        return None
    return source, before


def _is_edge(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma or a dash stands there, or the mark that closes a passage behind one."""
    if tokens[at].form == "," or tokens[at].form in _DASHES:
        return True
    return at > 0 and tokens[at].form in MARKS and tokens[at - 1].form == ","


def _source(
    sentence: Sentence, group: Sequence[Token], left: int, right: int, grammar: Grammar
) -> Token | None:
    """The head of the noun phrase before a cue or right behind it, if nothing else stands there."""
    before = sentence.tokens[left + 1 : group[0].index - 1]
    behind = sentence.tokens[group[-1].index : right]
    if any(t.upos not in _BEHIND for t in behind) or any(t.upos not in _NOMINAL for t in before):
        return None
    words = before or behind
    if not words or words[0].upos in ("ADP", "PART"):
        return None
    if before and any(t.relation in ANY_SUBJECT and t.head > right + 1 for t in behind):
        return None  # *In May, Lund said the road, which was old, was safe*
    if any(t.lemma.lower() in grammar.clauses.relatives and t.upos != "DET" for t in before):
        return None
    heads = (t for t in tops(words) if t.upos in ("NOUN", "PROPN") or _is_personal(t, before))
    return next(heads, None)


def _is_personal(word: Token, before: Sequence[Token]) -> bool:
    return word.upos == "PRON" and bool(before) and word.feature("Case") != "Acc"


def _before(sentence: Sentence, left: int, grammar: Grammar) -> tuple[Token, ...]:
    """The words before the first comma: of a relative clause its pronoun, else all."""
    words = sentence.tokens[:left]
    apart = next((t.index for t in reversed(words) if t.form == ";"), 0)
    words = words[apart:]  # *Trains take four hours; | the slow line, all agree, is worth it*
    last = next((t for t in reversed(words) if t.upos != "PUNCT"), None)
    if last is not None and last.upos == "PRON" and last.lemma.lower() in grammar.clauses.relatives:
        return (last,)
    return words


def _goes_on(sentence: Sentence, before: Sequence[Token], behind: Sequence[Token]) -> Token | None:
    """The head of the clause that goes on behind a cue, if what stands before needs it.

    Before the cue no finite verb may stand but in a relative clause; behind it one must,
    right away, or else a whole clause that a phrase of time or place before the cue opens.
    """
    needed = _needed(sentence, before, behind)
    if needed is not None:
        return needed
    if any(is_finite(t) and not _is_relative(sentence, t) for t in before):
        return None
    if any(t.upos in ("SCONJ", "VERB") and not _is_relative(sentence, t) for t in before[:1]):
        return None
    at = 0
    while at < len(behind) and behind[at].upos in _BEFORE_VERB and not is_finite(behind[at]):
        at += 1
    if at < len(behind) and is_finite(behind[at]):
        return _clause_of(sentence, behind[at])
    if before[0].upos not in ("ADP", "ADV", "NUM", "ADJ") or not _is_circumstance(before):
        return None
    verb = next((t for t in behind if is_finite(t)), None)
    if verb is None or any(
        t.upos in ("CCONJ", "SCONJ", "PUNCT") for t in behind[: behind.index(verb)]
    ):
        return None
    return _clause_of(sentence, verb)


def _needed(sentence: Sentence, before: Sequence[Token], behind: Sequence[Token]) -> Token | None:
    """The head of what an auxiliary right before a comma needs: *The road is, Lund says, **safe***.

    Parsers may hang it, and the auxiliary, on the cue.
    """
    *opening, last = _apart(before) or before
    if not opening or last.upos != "AUX" or not is_finite(last):
        return None
    if opening[0].upos in ("SCONJ", "VERB") or any(t.form in MARKS for t in opening):
        return None
    if any(is_finite(t) and not _is_relative(sentence, t) for t in opening):
        return None
    return next((t for t in tops(behind) if t.upos != "PUNCT"), None)


def _is_relative(sentence: Sentence, verb: Token) -> bool:
    head = sentence.head(verb)
    if verb.relation in ("aux", "cop") and head is not None:
        return head.relation == "acl"
    return verb.relation == "acl"


def _is_circumstance(before: Sequence[Token]) -> bool:
    """Whether words are no more than a phrase: without a comma of their own."""
    return all(t.form != "," for t in before)


def _clause_of(sentence: Sentence, verb: Token) -> Token:
    head = sentence.head(verb)
    return head if verb.relation in ("aux", "cop") and head is not None else verb


def _apart(before: Sequence[Token]) -> Sequence[Token]:
    """The words before a cue without the comma at their end."""
    return before[:-1] if before and before[-1].form == "," else before


def _has_words(span: Span) -> bool:
    return any(c.isalnum() for c in span.text)
