"""Tells what belongs to a reported clause, wherever the parser attached it, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Knowledge
from attribution.layout.passages import MARKS
from attribution.quotes.proposal import following_cues
from attribution.quotes.rules.comments import comments
from attribution.syntax.order import first_word, is_set_off, word_before
from attribution.syntax.phrases import is_verb, spans_of, verb_group
from attribution.syntax.quotation_marks import has_marks, is_within_marks
from attribution.syntax.relations import ANY_SUBJECT, SUBJECTS

__all__ = [
    "before_semicolon",
    "is_apart",
    "is_aside",
    "is_next_report",
    "is_of_another",
    "is_told_plainly",
    "lost_subject",
    "reported",
]

# What parts how something was said from what was said.
_PARTING = (",", "—", "–", "--")


def reported(
    document: Document,
    sentence: Sentence,
    verb: Token,
    heads: list[Token],
    knowledge: Knowledge,
) -> tuple[Span, ...]:
    """The parts of what a cue reports.

    The clauses of the heads; with what stands before the cue where commas set it
    apart (*In the end, she said, it held*), and with what a parser cut off behind.
    """
    words: set[int] = set()
    added: set[int] = set()
    for head in heads:
        skip = (
            *_named_sources(sentence, head, knowledge),
            *following_cues(sentence, head, knowledge),
            *_asides(sentence, head, knowledge),
            *comments(sentence, head, knowledge),
            *(c for c in sentence.children(head) if is_of_another(sentence, c, knowledge)),
        )
        added.update(
            t.index for c in comments(sentence, head, knowledge) for t in sentence.subtree(c)
        )
        own = sentence.subtree(head, without=skip)
        words.update(t.index for t in _from_conjunction(sentence, verb, head, own, knowledge))
    taken = lost_subject(sentence, verb, heads[0])
    if taken is not None:
        words.update(t.index for t in sentence.subtree(taken))
    if min(h.index for h in heads) > verb.index:
        words.update(_behind(sentence, verb, max(words), knowledge.grammar) - added)
        apart = sentence.child(heads[0], "mark") is None and is_apart(sentence, verb)
        if apart and not _begins_with_marks(sentence, min(words)):
            words.update(_before(sentence, verb))
    chosen = sorted(words)
    return spans_of(document, sentence, [sentence.tokens[i - 1] for i in chosen])


def _from_conjunction(
    sentence: Sentence, verb: Token, head: Token, words: Sequence[Token], knowledge: Knowledge
) -> Sequence[Token]:
    """The words of a clause behind its cue from *that* on.

    *Said, **without giving details**, that it was safe*: how it was said, wherever it hangs.
    """
    that = next(
        (
            t
            for t in sentence.children(head, "mark")
            if t.lemma.lower() in knowledge.grammar.clauses.complementizers
        ),
        None,
    )
    if that is None or not verb.index < that.index < head.index:
        return words
    if sentence.tokens[that.index - 2].form not in _PARTING:
        return words
    return [t for t in words if t.index >= that.index]


def _behind(sentence: Sentence, verb: Token, last: int, grammar: Grammar) -> set[int]:
    """The words right behind a content that a parser did not count in.

    Without a mark of punctuation between them a content goes on: *said the worst of the
    talk | can be divided in two*; so it does with *and that ...*.
    """
    found: set[int] = set()
    own = {
        t.index
        for child in sentence.children(verb, "obl", "advmod", "advcl", "nsubj")
        for t in sentence.subtree(child)
    }
    apart = sentence.tokens[last - 1].form == ","
    for word in () if apart else sentence.tokens[last:]:
        if word.upos in ("PUNCT", "CCONJ") or word.index in own:
            break
        if word.index <= verb.index or _is_above(sentence, verb, word):
            break
        found.add(word.index)
    end = max(found, default=last)
    for child in sentence.children(verb, "conj"):
        mark = sentence.child(child, "mark")
        whole = [t for t in sentence.subtree(child) if t.upos != "PUNCT"]
        if mark is None or not whole or whole[0].index != end + 1:
            continue
        if mark.lemma.lower() in grammar.clauses.complementizers:
            found.update(t.index for t in sentence.subtree(child))
    return found


def _is_above(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Whether a word behind a relative clause goes on the main one: *who says so | is lying*."""
    if not verb.deprel.endswith(":relcl"):
        return False
    main = sentence.head(sentence.tokens[verb.head - 1])
    return main is not None and main.index > verb.index and main in (word, sentence.head(word))


def _begins_with_marks(sentence: Sentence, first: int) -> bool:
    """Whether only what is behind a cue is in marks: *On it, she said, "It is over"*."""
    comma = sentence.tokens[first - 1].form == ","
    opening = sentence.tokens[first if comma and first < len(sentence.tokens) else first - 1]
    return opening.form in MARKS and sentence.tokens[0].form not in MARKS


def _before(sentence: Sentence, verb: Token) -> set[int]:
    """The words of a cue that stand before its subject: *In the end, she said, ...*."""
    subjects = [
        t.index for child in sentence.children(verb, "nsubj") for t in sentence.subtree(child)
    ]
    if not subjects or subjects[0] > verb.index:
        return set()
    return {
        t.index
        for child in sentence.children(verb, "obl", "advmod", "advcl", "nmod")
        if child.index < subjects[0] and sentence.subtree(child)[0].index == 1
        for t in sentence.subtree(child)
    }


def _named_sources(
    sentence: Sentence, content_head: Token, knowledge: Knowledge
) -> tuple[Token, ...]:
    """Phrases at the end of a content that name another source: *..., according to X*."""
    return tuple(
        child
        for child in sentence.children(content_head, "obl", "nmod")
        if child.index > content_head.index
        and any(
            (case.form.lower(), *(c.form.lower() for c in sentence.children(case, "fixed")))
            in knowledge.lexicon.phrases
            for case in sentence.children(child, "case")
        )
    )


def is_of_another(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether somebody else says a clause, who needs no verb.

    *Said that it held, **and Roe that it fell***.
    """
    mark = sentence.child(word, "mark") if word.relation == "conj" else None
    if mark is None or mark.lemma.lower() not in knowledge.grammar.clauses.complementizers:
        return False
    return any(t.index < mark.index for t in sentence.children(word, "nsubj"))


def is_next_report(sentence: Sentence, cue: Token, word: Token, knowledge: Knowledge) -> bool:
    """Whether a clause behind a cue is the next report, not more of what stands before the cue.

    *It was dry, she said; **the mayor says that it was wet***. What somebody had said, or told
    *her*, she may go on to tell.
    """
    if word.relation not in ("ccomp", "conj", "parataxis", "advcl") or not is_verb(word):
        return False
    own = sentence.child(word, "nsubj")
    if own is None or not cue.index < own.index < word.index or own.feature("Person") == "1":
        return False
    if not knowledge.lexicon.is_speech(word.lemma) or sentence.child(word, "ccomp") is None:
        return False
    before = word_before(sentence, first_word(sentence, word))
    if before is None or before.form not in (*_PARTING, ";"):
        return False
    told = sentence.child(word, "iobj", "obj")
    earlier = any(t.feature("Tense") == "Past" for t in sentence.children(word, "aux"))
    return not earlier and (told is None or told.upos != "PRON")


def _asides(sentence: Sentence, content_head: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """Cues at the end of a content that report it in their turn: *..., X reported*."""
    words = [t for t in sentence.subtree(content_head) if t.upos != "PUNCT"]
    return tuple(
        t
        for t in words
        if t.index > content_head.index
        and is_aside(sentence, t, knowledge)
        and [w for w in sentence.subtree(t) if w.upos != "PUNCT"][-1] is words[-1]
    )


def before_semicolon(document: Document, verb: Token, parts: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of a content but what a semicolon parts from a cue behind the first of them.

    *The road was shut, Roe said; | the bridge was open*. Nor is the next clause behind a cue within
    what it reports: *The road, Roe said, was shut; | the bridge was open*.

    Arguments:
        document: the parsed article.
        verb: the cue.
        parts: what it reports.
    """
    cue = verb.span
    return tuple(
        _to_semicolon(document, part) if at and part.start >= cue.end > parts[0].end else part
        for at, part in enumerate(parts)
        if at == 0
        or part.start < cue.end
        or parts[0].start > cue.start
        or ";" not in document.text[cue.end : part.start]
    )


def _to_semicolon(document: Document, part: Span) -> Span:
    """A part of a content as far as a semicolon outside quotation marks before another clause."""
    if ";" not in part.text:
        return part
    words = document.tokens_in(part)
    for at, mark in enumerate(words):
        ends = at and mark.form == ";" and any(t.relation in SUBJECTS for t in words[at:])
        if ends and not is_within_marks(document.sentences[mark.sentence], mark):
            return document.span(part.start, words[at - 1].span.end)
    return part


def is_aside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a clause is no more than *, X reported* with when and where."""
    if verb.relation not in ("ccomp", "parataxis", "conj", "advcl") or not is_verb(verb):
        return False
    if not knowledge.lexicon.is_speech(verb.lemma) or sentence.child(verb, "nsubj") is None:
        return False
    if sentence.child(verb, "ccomp", "xcomp", "cc", "mark", "advmod") is not None:
        return False
    told = knowledge.lexicon.attitude("addressed.clause", verb.lemma) is not None
    if not told and sentence.child(verb, "obj", "iobj") is not None:
        return False
    return is_set_off(sentence, verb)


def is_apart(sentence: Sentence, verb: Token) -> bool:
    """Whether a comma, or a closing mark, comes right after a cue and its addressee."""
    end = verb_group(sentence, verb)[-1].index
    for child in sentence.children(verb, "nsubj", "iobj", "advmod", "obj", "obl"):
        words = sentence.subtree(child)
        if words[0].index == end + 1:
            end = words[-1].index
    return end < len(sentence.tokens) and sentence.tokens[end].form == ","


def lost_subject(sentence: Sentence, verb: Token, content_head: Token) -> Token | None:
    """The object of a cue that is really the subject of the clause right after it.

    *She proclaimed the two towns were one*: parsers may read *proclaimed the two towns*.
    """
    taken = sentence.child(verb, "obj")
    if taken is None or not verb.index < taken.index < content_head.index:
        return None
    if sentence.child(content_head, "nsubj", "nsubj:pass", "expl", "mark", "csubj") is not None:
        return None
    verbs = (content_head, *sentence.children(content_head, "aux", "cop"))
    finite = any(v.feature("VerbForm") == "Fin" for v in verbs)
    # Without an auxiliary a participle with an object is a past: *warned the rules made no sense*.
    past = content_head.feature("Tense") == "Past" and len(verbs) == 1
    object_ = sentence.child(content_head, "obj") if content_head.relation == "ccomp" else None
    finite = finite or (past and object_ is not None)
    end = sentence.subtree(taken)[-1].index
    first = first_word(sentence, content_head)
    between = sentence.tokens[end : first.index - 1]
    if any(t.form == "," for t in between) and "," not in (t.form for t in sentence.subtree(taken)):
        return None  # *denied the charge, called it a farce*
    return taken if finite and all(t.upos == "PUNCT" for t in between) else None


def is_told_plainly(sentence: Sentence, clause_head: Token) -> bool:
    """Whether a clause without marks has a subject: not ***told** he had won*, taken for one."""
    words = sentence.subtree(clause_head)
    own = sentence.child(clause_head, *ANY_SUBJECT) is not None
    return own and not is_verb(words[0]) and not has_marks(words)
