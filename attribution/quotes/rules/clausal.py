"""A verb and the clause it reports: *She said (that) it was late*, *..., he said, ...*.

UD since 2022: the verb of speech heads and the content is its ``ccomp``,
before or after it; where the verb stands inside the content it may be the
content's ``parataxis``.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document, Sentence, Span, Token
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage
from attribution.quotes.phrases import clause, is_verb, spans_of, verb_group
from attribution.quotes.proposal import addressee_of, attributed, following_cues

__all__ = ["clausal_complement", "medial_cue", "passive_clause"]


def clausal_complement(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A cue verb with a ``ccomp``, or with what a parser took for a loose clause."""
    for sentence in document.sentences:
        heads: dict[int, list[Token]] = {}
        for content_head in sentence.tokens:
            verb = sentence.head(content_head)
            if verb is not None and not is_verb(verb):
                verb = _verb_beyond(sentence, content_head, lexicon)
            if verb is None or not is_verb(verb):
                continue
            if (
                content_head.relation in ("ccomp", "acl")
                or _is_bare_complement(sentence, verb, content_head)
                or _is_question(sentence, verb, content_head, lexicon)
            ):
                heads.setdefault(verb.index, []).append(content_head)
        for index, found in heads.items():
            verb = sentence.tokens[index - 1]
            attitude = lexicon.attitude("clause", verb.lemma)
            if attitude is None or sentence.child(verb, "nsubj:pass", "aux:pass") is not None:
                continue
            own = [h for h in found if not _is_aside(sentence, h, lexicon)]
            content_heads = _one_side(sentence, verb, own or found)
            parts = _reported(document, sentence, verb, content_heads, lexicon)
            if not parts:
                continue
            taken = _lost_subject(sentence, verb, content_heads[0])
            yield attributed(
                document,
                sentence,
                lexicon,
                rule="clausal_complement",
                cue=verb,
                content=parts,
                attitude=attitude,
                weight=0.9,
                note=f"{verb.form!r} reports the clause of {content_heads[0].form!r}",
                addressee=addressee_of(
                    sentence, verb, (*content_heads, taken) if taken else content_heads, lexicon
                ),
            )


def medial_cue(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A cue verb that is ``parataxis`` of the clause that surrounds it."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            if verb.relation not in ("parataxis", "conj") or not is_verb(verb):
                continue
            attitude = lexicon.attitude("clause", verb.lemma)
            content_head = sentence.head(verb)
            if attitude is None or content_head is None:
                continue
            if verb.relation == "conj" and not _is_final_aside(sentence, verb, content_head):
                continue
            # A paratactic clause with a complement of its own is no aside.
            if sentence.child(verb, "ccomp", "xcomp") is not None:
                continue
            if sentence.child(verb, "nsubj") is None:
                continue
            parts = clause(document, sentence, content_head, without=(verb,))
            if parts:
                yield attributed(
                    document,
                    sentence,
                    lexicon,
                    rule="medial_cue",
                    cue=verb,
                    content=parts,
                    attitude=attitude,
                    weight=0.85,
                    note=f"{verb.form!r} stands in or beside what it reports",
                    addressee=addressee_of(sentence, verb, lexicon=lexicon),
                )


def passive_clause(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """*It was announced that ...*, *she was told that ...*."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            attitude = lexicon.attitude("clause", verb.lemma)
            if attitude is None or sentence.child(verb, "aux:pass") is None:
                continue
            content_head = sentence.child(verb, "ccomp", "csubj:pass", "csubj")
            if content_head is None:
                continue
            parts = clause(document, sentence, content_head)
            if not parts:
                continue
            told = sentence.child(verb, "nsubj:pass")
            expletive = told is None or told.lemma.lower() == "it"
            yield attributed(
                document,
                sentence,
                lexicon,
                rule="passive_clause",
                cue=verb,
                content=parts,
                attitude=attitude,
                weight=0.7,
                note=f"passive {verb.form!r} reports the clause of {content_head.form!r}",
                cue_words=verb_group(sentence, verb),
                addressee=None if expletive else told,
            )


def _one_side(sentence: Sentence, verb: Token, heads: list[Token]) -> list[Token]:
    """The heads of one content, of all the clauses that a parser gave to a cue.

    Those after the cue are one content; those before it belong with them only where
    commas set the cue apart: *The roof, she said, was unsafe*.
    """
    after = [h for h in heads if h.index > verb.index]
    if len(after) < len(heads):
        # *It would close, she said, warning that ...*, which parsers may take for a content.
        after = [h for h in after if not _is_loose_participle(sentence, h)]
        heads = [h for h in heads if h.index < verb.index or h in after]
    if not after or len(after) == len(heads):
        return _first_clause(sentence, verb, after) or heads
    if sentence.child(after[0], "mark") is None and _is_apart(sentence, verb):
        return heads
    return after


def _is_loose_participle(sentence: Sentence, word: Token) -> bool:
    participle = word.feature("VerbForm") in ("Ger", "Part") and word.feature("Tense") != "Past"
    first = sentence.subtree(word)[0]
    comma = first.form == "," or sentence.tokens[first.index - 2].form == ","
    return participle and comma and sentence.child(word, "nsubj", "aux", "mark") is None


def _first_clause(sentence: Sentence, verb: Token, heads: list[Token]) -> list[Token]:
    """Without the main clause that a parser gives to a participle before it.

    *Asked whether it was safe, Reyes declined to comment*: only the first is asked.
    """
    if len(heads) < 2 or verb.index > 1 or sentence.child(heads[0], "mark") is None:
        return heads
    return heads[:1] + [h for h in heads[1:] if sentence.child(h, "mark", "cc") is not None]


def _is_apart(sentence: Sentence, verb: Token) -> bool:
    """Whether a comma, or a closing mark, comes right after a cue and its addressee."""
    end = verb_group(sentence, verb)[-1].index
    for child in sentence.children(verb, "nsubj", "iobj", "advmod", "obj", "obl"):
        words = sentence.subtree(child)
        if words[0].index == end + 1:
            end = words[-1].index
    return end < len(sentence.tokens) and sentence.tokens[end].form == ","


def _reported(
    document: Document,
    sentence: Sentence,
    verb: Token,
    heads: list[Token],
    lexicon: Lexicon,
) -> tuple[Span, ...]:
    """The parts of what a cue reports.

    The clauses of the heads; with what stands before the cue where commas set it
    apart (*In the end, she said, it held*), and with what a parser cut off behind.
    """
    words: set[int] = set()
    for head in heads:
        skip = (
            *_time_of_the_cue(sentence, verb, head, lexicon),
            *_named_sources(sentence, head, lexicon),
            *following_cues(sentence, head, lexicon),
            *_asides(sentence, head, lexicon),
        )
        words.update(t.index for t in sentence.subtree(head, without=skip))
    taken = _lost_subject(sentence, verb, heads[0])
    if taken is not None:
        words.update(t.index for t in sentence.subtree(taken))
    if min(h.index for h in heads) > verb.index:
        words.update(_behind(sentence, verb, max(words)))
        if sentence.child(heads[0], "mark") is None and _is_apart(sentence, verb):
            words.update(_before(sentence, verb))
    chosen = sorted(words)
    return spans_of(document, sentence, [sentence.tokens[i - 1] for i in chosen])


def _behind(sentence: Sentence, verb: Token, last: int) -> set[int]:
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
        if word.index <= verb.index:
            break
        found.add(word.index)
    end = max(found, default=last)
    for child in sentence.children(verb, "conj"):
        mark = sentence.child(child, "mark")
        whole = [t for t in sentence.subtree(child) if t.upos != "PUNCT"]
        if mark is not None and mark.lemma.lower() == "that" and whole[0].index == end + 1:
            found.update(t.index for t in sentence.subtree(child))
    return found


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


def _is_bare_complement(sentence: Sentence, verb: Token, clause_head: Token) -> bool:
    """Whether a clause right after a cue without complement is its content.

    *She said the harbour, which silted up, was closed*: without *that*, parsers
    often attach such a clause as ``conj`` or ``parataxis``.
    """
    if clause_head.relation not in ("conj", "parataxis") or clause_head.index < verb.index:
        return False
    if _lost_subject(sentence, verb, clause_head) is not None:
        return not sentence.child(clause_head, "cc")
    if sentence.child(verb, "ccomp", "xcomp", "obj") or sentence.child(clause_head, "cc"):
        return False
    first = sentence.subtree(clause_head)[0]
    own = sentence.child(clause_head, "nsubj", "nsubj:pass", "expl")
    return own is not None and verb.index < first.index <= verb.index + 2 and first.upos != "PUNCT"


def _is_question(sentence: Sentence, verb: Token, clause_head: Token, lexicon: Lexicon) -> bool:
    """Whether *if* opens what somebody is asked: *asked the mayor if he would pay*."""
    mark = sentence.child(clause_head, "mark")
    asked = sentence.child(verb, "obj", "iobj")
    if clause_head.relation != "advcl" or mark is None or asked is None:
        return False
    if mark.lemma.lower() not in ("if", "whether"):
        return False
    addressed = lexicon.attitude("addressed", verb.lemma) is not None
    return addressed and mark.index == sentence.subtree(asked)[-1].index + 1


def _lost_subject(sentence: Sentence, verb: Token, content_head: Token) -> Token | None:
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
    end = sentence.subtree(taken)[-1].index
    first = next((t for t in sentence.subtree(content_head) if t.upos != "PUNCT"), content_head)
    between = sentence.tokens[end : first.index - 1]
    if any(t.form == "," for t in between) and "," not in (t.form for t in sentence.subtree(taken)):
        return None  # *denied the charge, called it a farce*
    return taken if finite and all(t.upos == "PUNCT" for t in between) else None


def _time_of_the_cue(
    sentence: Sentence, verb: Token, content_head: Token, lexicon: Lexicon
) -> tuple[Token, ...]:
    """The words of time right after a cue, which tell when it was said.

    *The minister said this week he expected rain*: the parser may give *this week*
    to *expected*.
    """
    first = sentence.subtree(content_head)[0]
    if first.index != verb.index + 1:
        return ()
    return tuple(
        c
        for c in sentence.children(content_head, "obl", "advmod", "nmod")
        if lexicon.is_time(c.lemma)
        and sentence.child(c, "case") is None
        and sentence.subtree(c)[0].index == first.index
        and c.index < content_head.index
    )


def _verb_beyond(sentence: Sentence, content_head: Token, lexicon: Lexicon) -> Token | None:
    """The cue of a clause that a parser gave to a noun in between.

    *She said in an interview with a newspaper that ...*, *she told the radio station that
    ...*, *X reported, citing two officials, that ...*: the clause belongs to the verb where
    nothing else does, and the noun is no cue of its own.
    """
    at = sentence.head(content_head)
    if at is None or content_head.relation != "acl":
        return None
    words = sentence.subtree(content_head)
    first = next((t for t in words if t.upos != "PUNCT"), content_head)
    # *that* before a subject is a conjunction, even where the parser has it for an object.
    that = first if first.lemma.lower() == "that" and first.head == content_head.index else None
    if sentence.child(content_head, "nsubj", "nsubj:pass", "expl") in (None, that):
        return None
    apart = sentence.tokens[first.index - 2].form in (",", ";", "(", "—", "–", "-")
    participle = sentence.head(at)
    if at.relation == "iobj":
        # A name takes no relative clause without a comma, nor a noun one that lacks nothing.
        whole = sentence.child(content_head, "cop", "nsubj:pass", "ccomp", "xcomp") is not None
        if apart or not (that is not None or at.upos == "PROPN" or whole):
            return None
    elif that is None:
        return None
    elif apart and at.relation == "obj" and participle and participle.relation == "advcl":
        at = participle  # No relative *that* follows a comma.
    elif that.upos != "SCONJ":
        return None
    while at is not None and at.relation in ("obl", "nmod", "iobj", "advcl", "acl"):
        at = sentence.head(at)
        if at is not None and is_verb(at):
            speech = lexicon.is_speech(at.lemma)
            if at.relation == "acl" and not speech:
                continue  # *said in a statement carried by X that ...*
            free = sentence.child(at, "ccomp", "xcomp", "obj") is None
            return at if free and speech else None
    return None


def _named_sources(sentence: Sentence, content_head: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Phrases at the end of a content that name another source: *..., according to X*."""
    return tuple(
        child
        for child in sentence.children(content_head, "obl", "nmod")
        if child.index > content_head.index
        and any(
            (case.form.lower(), *(c.form.lower() for c in sentence.children(case, "fixed")))
            in lexicon.phrases
            for case in sentence.children(child, "case")
        )
    )


def _asides(sentence: Sentence, content_head: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Cues at the end of a content that report it in their turn: *..., X reported*."""
    words = [t for t in sentence.subtree(content_head) if t.upos != "PUNCT"]
    return tuple(
        t
        for t in words
        if t.index > content_head.index
        and _is_aside(sentence, t, lexicon)
        and [w for w in sentence.subtree(t) if w.upos != "PUNCT"][-1] is words[-1]
    )


def _is_aside(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a clause is no more than *, X reported* with when and where."""
    if verb.relation not in ("ccomp", "parataxis", "conj", "advcl") or not is_verb(verb):
        return False
    if not lexicon.is_speech(verb.lemma) or sentence.child(verb, "nsubj") is None:
        return False
    if sentence.child(verb, "ccomp", "xcomp", "obj", "iobj", "cc", "mark", "advmod") is not None:
        return False
    first = next((t for t in sentence.subtree(verb) if t.upos != "PUNCT"), verb)
    return first.index > 1 and sentence.tokens[first.index - 2].form == ","


def _is_final_aside(sentence: Sentence, verb: Token, content_head: Token) -> bool:
    """Whether a coordinated clause is really *..., the town clerk confirmed* at the end.

    It has a subject of its own, no conjunction, and a comma before it.
    """
    if verb.index < content_head.index or sentence.child(verb, "cc") is not None:
        return False
    if sentence.child(verb, "nsubj") is None:
        return False
    words = [t for t in sentence.subtree(verb) if t.upos != "PUNCT"]
    return words[0].index > 1 and sentence.tokens[words[0].index - 2].form == ","
