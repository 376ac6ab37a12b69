"""Tells whose words an outlet reports: the claim belongs to whoever said them.

*Reuters reported that Reyes said the dam had failed*; *Reyes said, "No comment," X reported*.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, Mention, renewed
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.layout.structure import Layout
from attribution.mentions.outlet_words import is_any, opens
from attribution.quotation import Kind
from attribution.quotes.proposal import addressee_of, claim_of
from attribution.quotes.registry import rule
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import clause, is_verb, spans_of
from attribution.syntax.quotation_marks import DOUBLE
from attribution.syntax.subjects import subject

__all__ = ["by_own_cue", "in_role", "is_shown_by", "own_cue", "within_report"]


def within_report(document: Document, outer: Claim, knowledge: Knowledge) -> Claim | None:
    """A quotation by an outlet, changed to one by whoever said it according to the outlet.

    *Reuters reported that Reyes said the dam had failed*: the outlet reports nothing but what
    Reyes said. None if it reports anything else.
    """
    if outer.kind == "direct" or len(outer.content) != 1:
        return None
    head = outer.top(document)
    if head is None:
        return None
    sentence = document.sentences[head.sentence]
    # *X has seen a letter in which Reyes asked for "silence"*
    verb = head if is_verb(head) else sentence.child(head, "acl")
    if verb is None or not is_verb(verb):
        return None
    said, by = sentence.child(verb, "ccomp"), sentence.child(verb, "nsubj")
    if said is None and sentence.child(verb, "iobj", "obj") is not None:
        said = sentence.child(verb, "xcomp")  # *that Reyes told them to leave*
    if by is None or by.index > verb.index or by.deprel != "nsubj":
        return None
    if knowledge.people.has("pronouns", "neuter", by.form):
        return None  # *the Argus said it had dismissed two editors*
    cue = outer.cue_head
    reports = cue is not None and is_any(cue, knowledge.outlets, "reported")
    if not reports and is_shown_by(by, verb, knowledge):
        return None  # *the Argus said the crisis proved that it was right*
    if said is not None and knowledge.lexicon.is_speech(verb.lemma):
        content = clause(document, sentence, said)
    elif (denied := _denied(sentence, verb, knowledge)) is not None:
        content = clause(document, sentence, denied)  # *Reyes denied the charge, X reported*
    elif outer.kind == "mixed" and _speaks(verb, knowledge):
        # *X reported that Reyes had called it "a farce"*: the marks are around her words.
        content = _after(document, sentence, verb)
    else:
        return None
    if not content or not all(outer.content[0].covers(part) for part in content):
        return None
    found = _by(outer, verb, content, document, sentence, knowledge)
    return found if found.source is not None else None


def is_shown_by(noun: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb says what a thing shows: *the crisis proved that ...*.

    Arguments:
        noun: the verb's subject.
        verb: the verb.
        knowledge: has the nouns for persons, bodies and documents, and such verbs.
    """
    kinds = ("group", "organisation", "document")
    lemma = noun.lemma.lower()
    speaks = knowledge.people.is_person_noun(lemma) or knowledge.people.has_any(
        "kinds", kinds, lemma
    )
    return noun.upos == "NOUN" and not speaks and is_any(verb, knowledge.outlets, "showing")


def _denied(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The object of a verb, if it is what is said; what one offers or takes a side on is not."""
    said = sentence.child(verb, "obj")
    if said is None:
        return None
    speaks = knowledge.lexicon.attitude("object", verb.lemma) == "speech"
    # *Reyes rejected the charge, X reported*, but not *rejected the plan*
    sides = verb.lemma.lower() in knowledge.lexicon.siding
    if sides and knowledge.lexicon.attitude("noun", said.lemma) != "speech":
        return None
    # *the Argus said the pilot had reported smoke*: nobody's words.
    tells = is_any(verb, knowledge.outlets, "reported")
    gives = knowledge.lexicon.attitude("addressed.thing", verb.lemma) is not None
    return said if speaks and not gives and not tells else None


def _after(document: Document, sentence: Sentence, verb: Token) -> tuple[Span, ...]:
    """The words after a verb about somebody's quoted words, up to the end of its clause."""
    clauses = sentence.children(verb, "conj", "advcl", "parataxis", "cc")
    words = [t for t in sentence.subtree(verb, without=clauses) if t.index > verb.index]
    content = spans_of(document, sentence, words)
    if not any(mark in part.text for part in content for mark in DOUBLE):
        return ()
    # The mark at the end, where the parser hung it on another verb: *rejected it as "a farce".*
    *before, last = content
    opened = sum(last.text.count(mark) for mark in DOUBLE) % 2
    rest = document.text[last.end : last.end + 2]
    until = next((i for i, mark in enumerate(rest, 1) if mark in DOUBLE), 0)
    return (*before, document.span(last.start, last.end + until * opened))


def in_role(document: Document, claims: Sequence[Claim], knowledge: Knowledge) -> tuple[Claim, ...]:
    """The claims, those of whom somebody quotes as doing something by words made of that.

    *The paper quoted Reyes as **calling it a farce***: she calls it a farce.

    Arguments:
        document: the parsed article.
        claims: in text order.
        knowledge: has the verbs that quote and those that say.
    """
    known = {head.span.start for claim in claims if (head := claim.cue_head) is not None}

    def own(claim: Claim) -> Claim | None:
        verb = _in_role(document, claim, knowledge)
        if verb is None:
            return None if _names_hearer(document, claim, knowledge) else claim
        words = [t for t in document.tokens_in(claim.content[-1]) if t.span.start > verb.span.start]
        if verb.span.start in known or not words:
            return None
        if len(claim.content) == 1 and _is_hearer(document, verb, words, knowledge):
            return None
        content = (document.cover(words),)
        kind, cue = _kind(claim, content), Mention(verb.span, verb)
        return evolve(claim, kind=kind, content=content, cue=cue, polarity=None)

    return renewed(claims, own)


def _names_hearer(document: Document, claim: Claim, knowledge: Knowledge) -> bool:
    """Whether a claim has nothing but whom somebody is quoted as telling what stands before."""
    verb = claim.cue_head
    if verb is None or claim.kind != "indirect" or verb.feature("VerbForm") not in ("Ger", "Part"):
        return False
    marks = document.sentences[verb.sentence].children(verb, "mark", "case")
    role = opens([m.lemma.lower() for m in marks], knowledge.outlets, "roles")
    words = [t for part in claim.content for t in document.tokens_in(part)] if role else ()
    return bool(words) and _is_hearer(document, verb, words, knowledge)


def _is_hearer(
    document: Document, verb: Token, words: Sequence[Token], knowledge: Knowledge
) -> bool:
    """Whether words behind a verb of telling are those who are told: *as telling a forum*."""
    if not is_any(verb, knowledge.outlets, "told"):
        return False
    sentence = document.sentences[verb.sentence]
    told = [t for whom in sentence.children(verb, "iobj", "obj") for t in sentence.subtree(whom)]
    return all(t in told for t in words if t.upos != "PUNCT")


def _in_role(document: Document, claim: Claim, knowledge: Knowledge) -> Token | None:
    """The verb of saying that a content has as what somebody is quoted *as* doing.

    Before it stands at most who is quoted.
    """
    cue, words = claim.cue_head, document.tokens_in(claim.content[-1])
    if cue is None or claim.kind == "direct" or not is_any(cue, knowledge.outlets, "quoting"):
        return None
    verb = next((t for t in words[:2] if is_verb(t)), None)
    if verb is None or verb.feature("VerbForm") not in ("Ger", "Part"):
        return None
    mark = document.sentences[verb.sentence].child(verb, "mark", "case")
    if mark is None or mark.index != verb.index - 1:
        return None
    role = opens([mark.lemma.lower()], knowledge.outlets, "roles")
    return verb if role and _speaks(verb, knowledge) else None


def _speaks(verb: Token, knowledge: Knowledge) -> bool:
    lexicon = knowledge.lexicon
    return lexicon.is_cue(verb.lemma, *lexicon.frames, attitude="speech")


def own_cue(document: Document, outer: Claim, knowledge: Knowledge) -> Token | None:
    """The cue of another speaker's words that an outlet, named after them, reports.

    *Reyes said, "No comment," X reported*; *Reyes admitted to "a slip," X reported*.
    """
    passage = outer.content[0]
    reported = outer.cue_head
    head = outer.top(document)
    if head is None or reported is None or head.sentence != reported.sentence:
        return None
    if outer.kind != "direct" or reported.span.start < passage.end:
        return None
    sentence = document.sentences[head.sentence]
    before = [t for t in sentence.tokens if t.span.end <= passage.start and t.upos != "PUNCT"]
    for verb in (*before[-1:], *sentence.ancestors(head)):
        speaks = is_verb(verb) and knowledge.lexicon.is_speech(verb.lemma) and verb != reported
        if not speaks or verb.span.start >= passage.start:
            continue
        by, _ = subject(sentence, verb, knowledge.grammar)
        if by is not None and outer.source is not None and not outer.source.span.covers(by.span):
            return verb
    return None


def by_own_cue(document: Document, outer: Claim, verb: Token, knowledge: Knowledge) -> Claim:
    """A quotation that an outlet reports, changed to one by the subject of its own cue."""
    sentence = document.sentences[verb.sentence]
    return _by(outer, verb, outer.content, document, sentence, knowledge)


def _by(
    outer: Claim,
    verb: Token,
    content: Sequence[Span],
    document: Document,
    sentence: Sentence,
    knowledge: Knowledge,
) -> Claim:
    """A quotation with another cue, and with the source and so on that the tree gives that cue."""
    inner = sentence.child(verb, "ccomp")
    proposal = Proposal(
        cue=verb,
        content=content,
        note=f"{verb.form!r} tells whose words an outlet reports",
        addressee=addressee_of(
            sentence, verb, knowledge, (inner,) if inner is not None else (), anybody=True
        ),
    )
    found = claim_of(Context(document, knowledge, Layout()), rule("clausal_complement"), proposal)
    told = found.addressee
    return evolve(
        outer,
        kind=_kind(outer, content),
        content=tuple(content),
        cue=found.cue,
        source=found.source,
        no_source=found.no_source,
        addressee=told if told and not any(p.overlaps(told.span) for p in content) else None,
        polarity=None,
        evidence=(*outer.evidence, *found.evidence),
    )


def _kind(outer: Claim, content: Sequence[Span]) -> Kind:
    marked = any(mark in part.text for part in content for mark in DOUBLE)
    return outer.kind if marked else "indirect"
