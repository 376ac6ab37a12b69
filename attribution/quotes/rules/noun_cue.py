"""A noun or an adjective and its clause: *the claim that*, *is sure that*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Span, Token
from attribution.knowledge import Grammar
from attribution.knowledge.lexicon import Attitude
from attribution.quotes.proposal import following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.speaking import may_speak, names_speaker
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.order import word_behind
from attribution.syntax.phrases import clause, is_gerund, verb_group
from attribution.syntax.subjects import subject

__all__ = ["adjective_cue", "copular_noun", "governed_phrase", "noun_cue"]

# Marks behind which a sentence begins anew.
_PARTING = (":", ";")


def noun_cue(
    context: Context, sentence: Sentence, noun: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """*The claim that ...*, *X's plan to ...*, *a report by X that ...*."""
    for child in (
        *sentence.children(noun, "acl", "ccomp"),
        *_beyond(sentence, noun, context.grammar),
    ):
        mark = _conjunction(sentence, child)
        if child.index < noun.index or mark is None or _is_contested(context, sentence, child):
            continue
        if child.deprel.endswith(":relcl") and not (
            _is_whole(sentence, child, context.grammar)
            or (
                _is_joined(mark)
                and (noun.relation == "nsubj" or _named(sentence, noun, context.grammar))
            )
        ):
            continue
        later = following_cues(sentence, child, context.knowledge)
        parts = clause(context.document, sentence, child, without=later)
        if not parts:
            continue
        source = _owner(sentence, noun, context.grammar)
        infinitives = context.grammar.clauses.infinitives
        if source is None and is_gerund(child) and is_linked_by(sentence, child, infinitives):
            continue  # *with a view to expanding*
        yield Proposal(
            cue=noun,
            content=parts,
            attitude=attitude,
            variant="" if source is not None else "nobody's",
            note=f"the noun {noun.form!r} carries the clause of {child.form!r}",
            cue_words=(noun,),
            source=source,
        )
        break


def _beyond(sentence: Sentence, noun: Token, grammar: Grammar) -> tuple[Token, ...]:
    """The clauses that a parser gave to whom the noun names: *a report by X that ...*."""
    return tuple(
        clause_head
        for child in _named(sentence, noun, grammar)
        for clause_head in sentence.children(child, "acl")
        if _is_whole(sentence, clause_head, grammar)
        or _is_joined(_conjunction(sentence, clause_head))
    )


def _named(sentence: Sentence, noun: Token, grammar: Grammar) -> list[Token]:
    """The phrases with *by*, *of* or *from* of a noun, or right behind it."""
    governor = sentence.head(noun)
    found = [*sentence.children(noun, "nmod", "obl")]
    for child in sentence.children(governor, "obl") if governor is not None else ():
        if sentence.subtree(child)[0].index == noun.index + 1:
            found.append(child)
    holders = grammar.prepositions.holders
    return [
        child
        for child in found
        # *The question of **what** to do* is nobody's.
        if child.feature("PronType") not in ("Int", "Rel")
        and is_linked_by(sentence, child, holders, "case")
    ]


def _is_whole(sentence: Sentence, clause_head: Token, grammar: Grammar) -> bool:
    """Whether a clause lacks nothing that a relative *that* could stand for."""
    mark = _conjunction(sentence, clause_head)
    if mark is None or mark.lemma.lower() not in grammar.clauses.complementizers:
        return False
    subjects = sentence.children(clause_head, "nsubj", "csubj", "expl")
    needed = ("cop", "obj", "iobj", "ccomp", "xcomp", "nsubj:pass")
    whole = any(c.index != mark.index for c in sentence.children(clause_head, *needed))
    return whole and any(s.index != mark.index for s in subjects)


def _is_joined(mark: Token | None) -> bool:
    """Whether a parser has a conjunction before what it takes for a relative clause.

    It does so where whose claim it is stands in between: *the claim from X that prices fell*.
    """
    return mark is not None and (mark.relation == "mark" or mark.upos == "SCONJ")


def _conjunction(sentence: Sentence, clause_head: Token) -> Token | None:
    """The conjunction of a clause, also where a parser takes it for an object."""
    first = sentence.subtree(clause_head)[0]
    taken = first.upos == "SCONJ" and first.relation in ("obj", "nsubj")
    return sentence.child(clause_head, "mark") or (first if taken else None)


def governed_phrase(context: Context, sentence: Sentence, word: Token) -> Iterator[Proposal]:
    """*Criticism of the plan*, *is critical of the plan*: a noun or a predicate adjective
    and the noun phrase that its preposition governs."""
    if word.upos not in ("NOUN", "ADJ") or word.lemma.lower() not in context.lexicon.cues:
        return
    kind = "noun" if word.upos == "NOUN" else "adjective"
    if kind == "adjective" and sentence.child(word, "cop") is None:
        return
    for child in sentence.children(word, "nmod", "obl", "advcl", "acl"):
        link = sentence.child(child, "case", "mark")
        if link is None or child.index < word.index:
            continue
        attitude = context.lexicon.attitude(f"{kind}.{link.lemma.lower()}", word.lemma)
        if attitude is None or child.upos == "PRON":
            continue
        parts = clause(context.document, sentence, child, without=(link,))
        if not parts:
            continue
        words = (*_predicate(sentence, word), link) if kind == "adjective" else (word, link)
        source = (
            subject(sentence, word, context.grammar)[0]
            if kind == "adjective"
            else _owner(sentence, word, context.grammar, without=child)
        )
        if source is None and may_speak(child, context.knowledge):
            continue  # *the vow of the mayor* is the mayor's
        yield Proposal(
            cue=word,
            content=parts,
            attitude=attitude,
            note=f"{word.form!r} {link.form} ... holds its content",
            cue_words=words,
            source=source,
        )
        break


def _is_contested(context: Context, sentence: Sentence, verb: Token) -> bool:
    """Whether a clause is about the noun before it: *a claim that the firm **rejected***."""
    own = ("obj", "ccomp", "xcomp", "nsubj:pass", "aux:pass")
    return verb.lemma.lower() in context.lexicon.contesting and sentence.child(verb, *own) is None


def copular_noun(
    context: Context, sentence: Sentence, noun: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """*X's view is that ...*, *it is X's view that ...*: a copula joins the noun to the clause."""
    if noun.relation != "nsubj":
        yield from _foretold(context, sentence, noun, attitude)
        return
    being = _being(sentence, noun, context.grammar)
    if being is not None:
        yield from _absolute(context, sentence, noun, being, attitude)
        return
    content_head = sentence.head(noun)
    if content_head is None:
        return
    copulas = (c for c in sentence.children(content_head, "cop") if c.index > noun.index)
    copula = next(copulas, None)  # not *Her reply **was** that his claim was false*
    complement = sentence.child(content_head, "ccomp")
    if content_head.lemma.lower() in context.grammar.clauses.copulas and complement is not None:
        words, parts = (noun, content_head), clause(context.document, sentence, complement)
    elif copula is not None and _opens_behind(sentence, content_head, copula):
        words = (noun, copula)
        parts = clause(context.document, sentence, content_head, without=(noun, copula))
    else:
        return
    yield from _equated(context, sentence, words, parts, attitude)


def _equated(
    context: Context,
    sentence: Sentence,
    words: Sequence[Token],
    parts: Sequence[Span],
    attitude: Attitude,
) -> Iterator[Proposal]:
    """The clause that a noun, the first of the cue's words, is said to be."""
    noun = words[0]
    if parts:
        yield Proposal(
            cue=noun,
            content=parts,
            attitude=attitude,
            note=f"the subject {noun.form!r} is said to be the clause",
            cue_words=words,
            source=_owner(sentence, noun, context.grammar),
            polarity="asserted",
        )


def _being(sentence: Sentence, noun: Token, grammar: Grammar) -> Token | None:
    """The participle of a copula right behind a noun, with *that* behind it."""
    behind = sentence.tokens[noun.index : noun.index + 2]
    if len(behind) < 2 or behind[0].lemma.lower() not in grammar.clauses.copulas:
        return None
    participle = behind[0].feature("VerbForm") in ("Ger", "Part")
    that = behind[1].lemma.lower() in grammar.clauses.complementizers
    return behind[0] if participle and that else None


def _absolute(
    context: Context, sentence: Sentence, noun: Token, being: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """*The idea **being** that it would cost less, the council sold it*."""
    that = sentence.tokens[being.index]
    content_head = sentence.head(that) if that.relation == "mark" else None
    if content_head is None:
        return
    parts = clause(context.document, sentence, content_head, without=(noun, being))
    yield from _equated(context, sentence, (noun, being), parts, attitude)


def _opens_behind(sentence: Sentence, content_head: Token, copula: Token) -> bool:
    """Whether a conjunction opens a clause behind the copula: *her view is **that** it fails*."""
    mark = sentence.child(content_head, "mark")
    return mark is not None and mark.index > copula.index


def _foretold(
    context: Context, sentence: Sentence, noun: Token, attitude: Attitude
) -> Iterator[Proposal]:
    """*It is her belief that ...*: an expletive stands for the clause."""
    copula, expletive = sentence.child(noun, "cop"), sentence.child(noun, "expl")
    clauses = sentence.children(noun, "csubj", "ccomp")
    content_head = next((c for c in clauses if sentence.child(c, "mark") is not None), None)
    owner = _owner(sentence, noun, context.grammar)
    if copula is None or expletive is None or content_head is None or owner is None:
        return
    parts = clause(context.document, sentence, content_head)
    if parts and content_head.index > noun.index:
        yield Proposal(
            cue=noun,
            content=parts,
            attitude=attitude,
            note=f"the clause is said to be the {noun.form!r}",
            cue_words=(copula, noun),
            source=owner,
            polarity="asserted",
        )


def adjective_cue(context: Context, sentence: Sentence, adjective: Token) -> Iterator[Proposal]:
    """*She is sure that ...*, *ready to ...*: a predicate adjective with a clause."""
    if adjective.upos not in ("ADJ", "VERB"):
        return
    attitude = context.lexicon.attitude("adjective", adjective.lemma) or context.lexicon.attitude(
        "adjective", adjective.form
    )
    making = _making(context, sentence, adjective)
    if making is not None:
        attitude = "speech"
    if attitude is None:
        return
    if making is None and sentence.child(adjective, "cop", "aux:pass") is None:
        return
    content_head = sentence.child(adjective, "ccomp", "xcomp")
    if content_head is None and making is not None:
        content_head = sentence.child(making, "ccomp")
    if content_head is None or content_head.index < adjective.index:
        return
    if any(t.form in _PARTING for t in sentence.tokens[adjective.index : content_head.index]):
        return  # *Not everyone is convinced: Lund thinks it is noise*
    parts = clause(context.document, sentence, content_head)
    if not parts:
        return
    source, _ = subject(sentence, making or adjective, context.grammar)
    source = source or sentence.child(adjective, "nsubj", "nsubj:pass")
    words = _predicate(sentence, adjective)
    if making is not None:
        words = sentence.tokens[verb_group(sentence, making)[0].index - 1 : adjective.index]
    yield Proposal(
        cue=adjective,
        content=parts,
        attitude=attitude,
        note=f"{adjective.form!r} carries the clause of {content_head.form!r}",
        cue_words=words,
        source=source,
    )


def _making(context: Context, sentence: Sentence, adjective: Token) -> Token | None:
    """The verb of *made (it) clear that ...*, *let (it) be known that ...*, *let slip that ...*."""
    verb = sentence.head(adjective) if adjective.relation == "xcomp" else None
    if verb is None or (verb.lemma.lower(), adjective.lemma.lower()) not in context.lexicon.joined:
        return None
    it = sentence.child(verb, "obj", "expl")
    stands = it is None or it.lemma.lower() in context.grammar.clauses.expletives
    return verb if stands and verb.index < adjective.index else None


def _predicate(sentence: Sentence, adjective: Token) -> tuple[Token, ...]:
    """A predicate adjective with its copula and what stands between: *is not sure*."""
    start = sentence.child(adjective, "cop", "aux:pass", "aux") or adjective
    return (
        *(
            t
            for t in sentence.children(adjective)
            if start.index <= t.index < adjective.index and t.relation in ("cop", "aux", "advmod")
        ),
        adjective,
    )


def _owner(
    sentence: Sentence, noun: Token, grammar: Grammar, without: Token | None = None
) -> Token | None:
    """Whose claim it is: *X's claim*, *an X claim*, *a claim of X*, *by X*, *X made the claim*."""
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for child in sentence.children(noun, "compound"):
        if names_speaker(child):
            return child
    for child in _named(sentence, noun, grammar):
        if without is None or child.index != without.index:
            return child
    if sentence.child(noun, "cop") is not None and sentence.child(noun, "case") is not None:
        return sentence.child(noun, "nsubj")  # *is of the opinion that ...*
    by = _right_behind(sentence, noun, grammar)
    if by is not None:
        return by
    governor = sentence.head(noun)
    if governor is not None and noun.relation == "obj":
        found, _ = subject(sentence, governor, grammar)
        return found
    return None


def _right_behind(sentence: Sentence, noun: Token, grammar: Grammar) -> Token | None:
    """Who stands behind *by* right after a noun, hung on its verb: *denied a report **by X***."""
    link, agents = word_behind(sentence, noun), grammar.prepositions.agents
    by = sentence.head(link) if link is not None and link.lemma.lower() in agents else None
    return by if by is not None and by.relation == "obl" and by.head == noun.head else None
