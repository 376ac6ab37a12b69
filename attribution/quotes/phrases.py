"""Reads phrases off a dependency tree: the verb group, a noun phrase, a clause, a subject.

The relations are Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribution.document import Document, Sentence, Span, Token

__all__ = [
    "clause",
    "contiguous",
    "coordinated_with",
    "finite_above",
    "is_undergone",
    "is_verb",
    "noun_phrase",
    "run_on",
    "spans_of",
    "subject",
    "trimmed",
    "verb_group",
]

_GROUP = ("aux", "cop", "advmod", "neg")
_CLOSING = ('"', "”", "’", "'", "»", "“", "''")
_EDGE = ",;:–—-"
_CIRCUMSTANCE = {
    "after", "although", "at", "because", "before", "during", "if", "on", "since", "though",
    "until", "when", "while",
}  # fmt: skip
_RELATIVES = {"who", "which", "that", "whom", "whose"}


def is_verb(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary used as one."""
    return token.upos == "VERB" or (token.upos == "AUX" and token.relation not in ("aux", "cop"))


def verb_group(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb with the auxiliaries, negation and adverbs that stand right before it,
    and the particle after it: *did not say*, *has also called*, *pointed out*."""
    words = [verb]
    children = {c.index: c for c in sentence.children(verb)}
    at = verb.index - 1
    while at in children and children[at].relation in _GROUP:
        words.append(children[at])
        at -= 1
    # Adverbs that no auxiliary precedes are the verb's own: *also said*; but a
    # clause-initial adverb (*However said*) would end at a comma anyway.
    after = verb.index + 1
    while after in children and (
        children[after].deprel == "compound:prt"
        or (
            children[after].relation == "advmod" and children[after].lemma.lower() in ("not", "n't")
        )
    ):
        words.append(children[after])
        after += 1
    return tuple(sorted(words, key=lambda t: t.index))


def noun_phrase(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The noun phrase of a head with its appositives, outer punctuation left out."""
    skip = [
        c
        for c in sentence.children(head)
        if c.relation in ("parataxis", "case", "mark", "cc", "cop", "nsubj", "csubj", "discourse")
        or (c.relation == "punct" and c.index in (head.index,))
        or (c.deprel.endswith(":relcl") and _after_comma(sentence, c))
    ]
    if head.relation in ("conj",):
        skip += [c for c in sentence.children(head) if c.relation == "conj"]
    words = sentence.subtree(head, without=skip)
    return trimmed(contiguous(words, head))


def _after_comma(sentence: Sentence, clause_head: Token) -> bool:
    first = sentence.subtree(clause_head)[0]
    return first.index > 1 and (
        first.form == "," or sentence.tokens[first.index - 2].form in (",", "—", "–", "-", "(")
    )


def contiguous(words: Sequence[Token], around: Token) -> tuple[Token, ...]:
    """The unbroken run of words that holds ``around``; gaps of punctuation are no break."""
    at = next(i for i, w in enumerate(words) if w.index == around.index)
    first = last = at
    while first > 0 and words[first - 1].index >= words[first].index - 2:
        first -= 1
    while last + 1 < len(words) and words[last + 1].index <= words[last].index + 2:
        last += 1
    return tuple(words[first : last + 1])


def trimmed(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words without commas, colons, dashes and semicolons at either edge."""
    words = list(words)
    while words and (words[0].form in _EDGE or words[0].form in (")", "”", "’")):
        del words[0]
    while words and (words[-1].form in _EDGE or words[-1].form in ("(", "“", "‘")):
        del words[-1]
    return tuple(words)


def clause(
    document: Document, sentence: Sentence, head: Token, without: Iterable[Token] = ()
) -> tuple[Span, ...]:
    """The parts of a clause: its subtree less some subtrees, cut where words are missing.

    Single marks of punctuation between two runs do not part them; sentence-final
    punctuation stays out.
    """
    return spans_of(document, sentence, sentence.subtree(head, without=without))


def spans_of(document: Document, sentence: Sentence, words: Sequence[Token]) -> tuple[Span, ...]:
    """The spans of words in order, cut where words are missing between them.

    As `clause` does, of which this is the second half.
    """
    runs: list[list[Token]] = []
    for word in words:
        if runs and all(
            t.upos == "PUNCT" for t in sentence.tokens[runs[-1][-1].index : word.index - 1]
        ):
            runs[-1].append(word)
        else:
            runs.append([word])
    spans = []
    for run in runs:
        kept = trimmed(run)
        while kept and kept[-1].form in (".", ",", ";", ":"):
            kept = kept[:-1]
        if any(w.upos not in ("PUNCT", "SYM") for w in kept):
            spans.append(document.cover(kept))
    return tuple(spans)


def run_on(sentence: Sentence, verb: Token, first: Token) -> tuple[Token, ...]:
    """The complements of a verb that follow its object without a comma, in order.

    *Praised [the mayor] for her calm*, *called [it] a farce*: predicates, second
    objects, infinitives and prepositional phrases, but not those that tell when, where
    or why the verb was done (`_CIRCUMSTANCE`).
    """
    found = []
    end = sentence.subtree(first)[-1].index
    for child in sentence.children(verb):
        if child.index <= first.index or child.relation == "conj":
            continue
        words = sentence.subtree(child)
        if words[0].index != end + 1 or words[0].upos == "PUNCT":
            continue
        link = sentence.child(child, "case", "mark")
        word = link.lemma.lower() if link is not None else ""
        if child.relation in ("obj", "xcomp") or (
            child.relation in ("obl", "advcl") and word and word not in _CIRCUMSTANCE
        ):
            found.append(child)
            end = words[-1].index
        else:
            break
    return tuple(found)


def subject(sentence: Sentence, verb: Token) -> tuple[Token | None, str | None]:
    """The word that does what a verb says, and where it came from.

    Returns:
        The head of the subject, or the relative pronoun, and a word for how it
        was found: ``"subject"``, ``"agent"`` (passive), ``"conjunct"`` (shared
        with a coordinated verb), ``"control"`` (left out by a participle or
        infinitive), ``"relative"``; or None and None.
    """
    # Parsers give a verb a second subject at times, from inside what it reports.
    subjects = sentence.children(verb, "nsubj", "csubj")
    found = min(subjects, key=lambda t: abs(t.index - verb.index), default=None)
    passive = sentence.child(verb, "aux:pass") is not None
    if (
        found is not None
        and passive
        and found.deprel == "nsubj:pass"
        and any(_has_mark(sentence, c, "as") for c in sentence.children(verb, "advcl", "xcomp"))
    ):
        return found, "subject"  # *was quoted as saying*
    if found is not None and passive and found.deprel in ("nsubj:pass", "csubj:pass"):
        agent = _agent(sentence, verb)
        return (agent, "agent") if agent is not None else (None, None)
    if found is not None:
        kind = (
            "relative" if found.lemma.lower() in _RELATIVES and found.upos == "PRON" else "subject"
        )
        return found, kind
    if passive:
        agent = _agent(sentence, verb)
        return (agent, "agent") if agent is not None else (None, None)
    inverted = inverted_subject(sentence, verb) or _between_mark_and_verb(sentence, verb)
    if inverted is not None:
        return inverted, "subject"
    expletive = sentence.child(verb, "expl")
    if expletive is not None and expletive.index < verb.index:
        return expletive, "subject"  # *It added that ...*, which parsers take for *it rained*
    head = sentence.head(verb)
    if head is None:
        return None, None
    if verb.relation in ("advcl", "xcomp") and _has_mark(sentence, verb, "as"):
        # *The paper quoted the minister as saying ...*: the minister says it.
        quoted = sentence.child(head, "obj", "nsubj:pass") or next(
            (o for o in sentence.children(head, "obl") if not sentence.children(o, "case")), None
        )
        if quoted is not None:
            return quoted, "control"
    if verb.relation == "conj":
        head = coordinated_with(sentence, verb) or head
        above, how = subject(sentence, head)
        return above, ("conjunct" if how == "subject" else how)
    participle = verb.feature("VerbForm") in ("Ger", "Part") and verb.feature("Tense") != "Past"
    if verb.relation == "conj" and participle and head.feature("VerbForm") == "Inf":
        above, how = subject(sentence, finite_above(sentence, verb) or head)
        return above, ("control" if above is not None else how)
    if verb.relation == "advcl" and is_undergone(sentence, verb):
        agent = _agent(sentence, verb)
        return (agent, "agent") if agent is not None else (None, None)
    if verb.relation == "advcl" and participle:
        head = finite_above(sentence, verb) or head
    if verb.relation in ("advcl", "xcomp", "ccomp", "parataxis"):
        if verb.relation == "xcomp":
            controller = sentence.child(head, "obj", "iobj")
            if controller is not None:
                return controller, "control"
        if verb.relation in ("ccomp", "parataxis") and verb.feature("VerbForm") in ("Fin", None):
            return None, None
        told = sentence.child(head, "nsubj:pass")
        if told is not None:
            return told, "control"
        above, how = subject(sentence, head)
        return above, ("control" if above is not None else how)
    if verb.relation == "acl":
        if _is_passive_participle(verb):
            agent = _agent(sentence, verb)
            return (agent, "agent") if agent is not None else (None, None)
        return head, "control"
    return None, None


def is_undergone(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb opens a clause that says what was done to the subject of the main one.

    *Asked about the dam, she said it held*; *when asked, she laughed*. Parsers may take the
    participle for a finite form, but a clause before the main one has no finite form without a
    subject.
    """
    if verb.relation != "advcl" or sentence.child(verb, "nsubj", "aux") is not None:
        return False
    if _is_passive_participle(verb):
        return True
    opens = verb.index < verb.head or sentence.child(verb, "mark", "advmod") is not None
    return opens and verb.feature("Tense") == "Past" and sentence.child(verb, "obj") is None


def _is_passive_participle(verb: Token) -> bool:
    return verb.feature("VerbForm") == "Part" and verb.feature("Tense") == "Past"


def _has_mark(sentence: Sentence, verb: Token, word: str) -> bool:
    return any(c.lemma.lower() == word for c in sentence.children(verb, "mark", "case"))


def inverted_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right after a verb that follows a closing quotation mark.

    *"...," said Dana Reyes, 58, who ...*: parsers may take such a subject for an object.
    """
    before = sentence.tokens[max(verb.index - 3, 0) : verb.index - 1]
    if not any(t.form in _CLOSING for t in before) or any(t.upos != "PUNCT" for t in before[1:]):
        return None
    if sentence.child(verb, "nsubj", "csubj", "expl") is not None:
        return None
    for child in sentence.children(verb, "obj", "iobj"):
        first = noun_phrase(sentence, child)
        if first and first[0].index == verb.index + 1 and child.upos in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def _between_mark_and_verb(sentence: Sentence, verb: Token) -> Token | None:
    """The name between a closing quotation mark and a verb, wherever the parser hangs it.

    *"... win," Senator Mara Quist, a member of the panel, told the station*: parsers may
    read the name as part of what was said.
    """
    if sentence.child(verb, "nsubj", "csubj", "expl") is not None:
        return None
    end = verb_group(sentence, verb)[0].index - 1
    start = end
    while start and sentence.tokens[start - 1].form not in _CLOSING:
        start -= 1
    words = sentence.tokens[start:end]
    if not start or not words or words[0].upos == "PUNCT":
        return None
    if any(t.upos in ("VERB", "AUX", "SCONJ") for t in words):
        return None
    inside = {t.index for t in words}
    tops = [t for t in words if t.head not in inside and t.upos in ("PROPN", "NOUN", "PRON")]
    return tops[0] if tops and tops[0] in words[:6] else None


def coordinated_with(sentence: Sentence, verb: Token) -> Token | None:
    """The verb whose subject a coordinated verb shares, wherever a parser hangs it.

    *She said it would sail and warned ...*, *she urged them to go and warned ...*: what is
    finite goes with what is finite. None if the verb is not coordinated.
    """
    head = sentence.head(verb) if verb.relation == "conj" else None
    if head is None or sentence.child(verb, "nsubj", "nsubj:pass", "csubj", "expl", "aux"):
        return head
    if verb.feature("VerbForm") == "Part" == head.feature("VerbForm"):
        return head  # *has resigned and admitted*
    past = verb.feature("VerbForm") == "Fin" or verb.feature("Tense") == "Past"
    at: Token | None = head
    while past and at is not None and not _is_finite(sentence, at):
        at = sentence.head(at)
    return at if at is not None and is_verb(at) else head


def _is_finite(sentence: Sentence, word: Token) -> bool:
    """Whether a word is a finite verb without auxiliary."""
    return (
        is_verb(word)
        and word.feature("VerbForm") in ("Fin", None)
        and sentence.child(word, "aux", "cop", "mark") is None
    )


def finite_above(sentence: Sentence, verb: Token) -> Token | None:
    """The first head of a participle that is no infinitive.

    *Urged the council to act, saying ...*: who says it is who urged, wherever the
    parser hangs the participle.
    """
    for above in sentence.ancestors(verb):
        if above.feature("VerbForm") != "Inf":
            return above
    return None


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    for child in sentence.children(verb, "obl"):
        case = sentence.child(child, "case")
        if child.deprel == "obl:agent" or (case is not None and case.lemma.lower() == "by"):
            return child
    return None
