"""Makes a `Claim` of a rule's proposal: the words that it picked, the rest from the tree."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim, Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Knowledge
from attribution.quotation import Evidence
from attribution.quotes.addressee import addressee_of, cut_passive, implied_addressee
from attribution.quotes.asking import asks
from attribution.quotes.edges import whole, within_brackets, without_connective, without_time
from attribution.quotes.rule import Context, LaidOut, Proposal, Rule
from attribution.quotes.speaking import answerable, gives, may_speak, nearer_verb
from attribution.syntax.conjuncts import coordinated_with
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import contiguous, noun_phrase, trimmed, verb_group
from attribution.syntax.subjects import finite_above, is_bare_gerund, subject

__all__ = [
    "addressee_of",
    "claim_of",
    "following_cues",
    "is_beside",
    "source_span",
]

_HOW = {
    "subject": "its subject",  # not a word, but what a reader is told
    "agent": "its agent",  # not a word
    "conjunct": "the subject it shares",
    "control": "the subject it leaves out",
    "relative": "the relative pronoun",
}


def claim_of(context: Context, rule: Rule, proposal: Proposal | LaidOut) -> Claim:
    """The claim that a rule proposes.

    Arguments:
        context: the context of the rule.
        rule: the rule.
        proposal: its proposal.
    """
    if isinstance(proposal, LaidOut):
        return _of_layout(rule, proposal)
    document, knowledge, cue = context.document, context.knowledge, proposal.cue
    sentence = document.sentences[cue.sentence]
    opened = without_connective(document, sentence, proposal.content, knowledge)
    content = opened or proposal.content
    content = within_brackets(document, without_time(document, content, cue, knowledge))
    content = whole(document, content, knowledge)
    source, how, note = proposal.source, "", proposal.note
    told = cut_passive(sentence, cue, knowledge) if source is None else None
    if source is None and proposal.no_source is None and told is None:
        source = _accorded(sentence, cue, knowledge)
        how = "control" if source is not None else ""
    if source is None and proposal.no_source is None and told is None:
        above = _reporting(sentence, cue, knowledge)
        above = above or nearer_verb(sentence, cue, knowledge)
        found: str | None = "control"
        source = answerable(sentence, cue, knowledge)
        if source is None:
            source, found = subject(sentence, above or cue, knowledge.grammar)
        how = "control" if above is not None and found else found or ""
        if how == "control" and cue.relation == "acl":
            source = _issuer(sentence, source, knowledge) or source
    words = _cue_words(sentence, proposal, knowledge)
    cue_span = document.cover(words)
    # *In Lund's words* holds its source; *a statement saying so* is one as far as *saying*.
    behind = source is not None and source.span.end <= cue_span.start
    said = [*content, cue_span] if behind else content
    mention = _source(document, sentence, source, said, knowledge.grammar, own=how != "control")
    reason = proposal.no_source
    if mention is None:
        reason = reason or f"the cue {cue.form!r} has no subject or agent in its sentence"
    elif proposal.source is None:
        note += f"; the source is {_HOW[how]}"
    addressee = told or _told(sentence, proposal, how, knowledge)
    return Claim(
        rule=rule,
        content=tuple(content),
        cue=Mention(cue_span, cue),
        source=mention,
        no_source=reason,
        addressee=_mention(document, sentence, addressee, [*content, cue_span], knowledge.grammar),
        attitude=proposal.attitude,
        polarity=proposal.polarity,
        weight=rule.weights[proposal.variant],
        evidence=(Evidence(rule.name, tuple(w.span for w in words), note),),
    )


def _of_layout(rule: Rule, seen: LaidOut) -> Claim:
    return Claim(
        rule=rule,
        content=seen.content,
        cue=seen.cue,
        source=seen.source,
        no_source=seen.no_source,
        polarity="asserted",
        weight=rule.weights[seen.variant],
        evidence=(Evidence(rule.name, seen.shown, seen.note),),
    )


def _cue_words(sentence: Sentence, proposal: Proposal, knowledge: Knowledge) -> Sequence[Token]:
    """The whole cue phrase."""
    cue = proposal.cue
    words: Sequence[Token] = proposal.cue_words or verb_group(sentence, cue)
    if proposal.cue_words is None:
        words = (*words, *_occasion(sentence, cue, words[-1], knowledge))
    governor = sentence.head(cue)
    if (
        (cue.relation == "xcomp" or is_bare_gerund(sentence, cue))
        and governor is not None
        and governor.index < cue.index
        and (knowledge.lexicon.declines(governor.lemma) or asks(sentence, cue, knowledge.lexicon))
    ):
        return sentence.tokens[verb_group(sentence, governor)[0].index - 1 : words[-1].index]
    return words


def _source(
    document: Document,
    sentence: Sentence,
    head: Token | None,
    said: Sequence[Span],
    grammar: Grammar,
    *,
    own: bool,
) -> Mention | None:
    """The mention of a source: its phrase up to content and cue, unless it is part of them."""
    if head is None:
        return None
    span = source_span(document, sentence, head)
    behind = any(head.span.end <= c.start < span.end for c in said)
    if (own or behind) and any(span.overlaps(c) for c in said):
        span = _before(document, sentence, head, said, grammar)
        if own and any(span.overlaps(c) for c in said):
            span = head.span
    return Mention(span, head)


def _mention(
    document: Document,
    sentence: Sentence,
    head: Token | None,
    content: Sequence[Span],
    grammar: Grammar,
) -> Mention | None:
    """The mention of an addressee."""
    if head is None:
        return None
    return Mention(_before(document, sentence, head, content, grammar), head)


def _told(sentence: Sentence, proposal: Proposal, how: str, knowledge: Knowledge) -> Token | None:
    """Head of the addressee; thoughts and wishes have none."""
    cue, told = proposal.cue, proposal.addressee
    if proposal.attitude != "speech":
        return None
    if proposal.no_source is not None:
        return told
    if told is None and how == "control" and cue.relation == "advcl":
        # *Urged the council to act, saying that ...*: said to the council, too.
        governor = finite_above(sentence, cue)
        if (
            governor is not None
            and knowledge.lexicon.attitude("infinitive", governor.lemma) == "speech"
            and knowledge.lexicon.attitude("addressed", governor.lemma) is not None
        ):
            told = sentence.child(governor, "obj", "iobj")
    return told or implied_addressee(sentence, cue, knowledge)


def _occasion(
    sentence: Sentence, cue: Token, last: Token, knowledge: Knowledge
) -> tuple[Token, ...]:
    """The words right after a cue that tell what it was said in: *said **in a statement***."""
    for child in sentence.children(cue, "obl"):
        case = sentence.child(child, "case")
        if case is None or case.index != last.index + 1:
            continue
        set_in = case.lemma.lower() in knowledge.grammar.prepositions.settings
        if set_in and child.lemma.lower() in knowledge.lexicon.occasions:
            without = sentence.children(child, "acl", "advcl", "ccomp", "appos", "parataxis")
            words = sentence.subtree(child, without=without)
            return trimmed(contiguous(words, child))
    return ()


def _before(
    document: Document,
    sentence: Sentence,
    head: Token,
    content: Sequence[Span],
    grammar: Grammar,
) -> Span:
    """The phrase of a source or an addressee up to the content, which parsers may hang
    on it."""
    span = source_span(document, sentence, head)
    begins = [c.start for c in content if head.span.end <= c.start < span.end]
    # *Told the council that ...*: the clause is the content, even if attached to *council*.
    begins += [
        t.span.start
        for t in document.tokens_in(span)
        if t.index > head.index
        and t.form in grammar.clauses.complementizers
        and t.upos in ("SCONJ", "PRON")
    ]
    if not begins:
        return span
    end = min(begins)
    held = [t for t in document.tokens_in(span) if head.index < t.index and t.span.end <= end]
    if held and held[-1].upos == "ADP":
        end = held[-1].span.start  # *told the inquiry **of** "a winter without heat"*
    own = span.text[: end - span.start].rstrip(" \n,;")
    return document.span(span.start, span.start + len(own)) if own else head.span


def source_span(document: Document, sentence: Sentence, head: Token) -> Span:
    """The noun phrase of a head, as a span."""
    words = noun_phrase(sentence, head) or (head,)
    governor = sentence.head(head)
    if governor is not None and head.relation == "nsubj" and head.upos == "NOUN":
        # An apposition that the parser took for a second subject of the verb.
        for other in sentence.children(governor, "nsubj"):
            if head.index < other.index < governor.index and other.upos == "PROPN":
                words = (*words, *noun_phrase(sentence, other))
    return document.cover(words)


def is_beside(sentence: Sentence, verb: Token) -> bool:
    """Whether, of two coordinated verbs, one is finite and one is a gerund.

    *Was held on suspicion of wounding | and remains in custody*; *announcing that it was late |
    and leaving*.
    """
    head = sentence.head(verb) if verb.relation == "conj" else None
    if head is None or sentence.child(verb, "nsubj", "nsubj:pass", "aux", "cop"):
        return False
    if verb.feature("VerbForm") == "Fin":
        return head.relation == "acl" and _is_participle(head)
    link = sentence.child(head, "cop") or head
    finite = link.feature("VerbForm") == "Fin" and sentence.child(head, "aux") is None
    # With *announcing* rather than with *was late*.
    cue = sentence.head(head) if head.relation == "ccomp" else None
    return finite and cue is not None and _is_participle(cue) and _is_participle(verb)


def _is_participle(verb: Token) -> bool:
    """Whether a verb is a present participle or a gerund: *leaving*."""
    if verb.feature("VerbForm") == "Ger":
        return True
    return verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Past"


def _is_cue(verb: Token, knowledge: Knowledge) -> bool:
    return knowledge.lexicon.is_cue(verb.lemma, "clause", "infinitive", "object", "complement")


def _issuer(sentence: Sentence, noun: Token | None, knowledge: Knowledge) -> Token | None:
    """Whoever issues the thing that says something: ***Seiwa** issued a statement saying ...*."""
    verb = sentence.head(noun) if noun is not None and noun.relation == "obj" else None
    if noun is None or verb is None or verb.lemma.lower() not in knowledge.lexicon.issuing:
        return None
    document = knowledge.people.has("kinds", "document", noun.lemma)
    if not document and noun.lemma.lower() not in knowledge.lexicon.occasions:
        return None
    found, how = subject(sentence, verb, knowledge.grammar)
    return found if how in ("subject", "conjunct", "control", "agent") else None


def _reporting(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """The verb of speech whose subject a participle after its content shares.

    *She said Lund was ill, adding that he would be back*: parsers attach *adding* to what she
    said, but she adds it. None if the parser has it right.
    """
    above = sentence.head(cue) if _goes_on_saying(sentence, cue, knowledge) else None
    while above is not None and above.relation in ("advcl", "ccomp", "conj", "xcomp"):
        governor = sentence.head(above)
        if above.relation == "ccomp" and governor is not None and governor.index < above.index:
            return governor if knowledge.lexicon.is_speech(governor.lemma) else None
        above = governor
    return None


def _accorded(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """Whoever continues, after a clause that was said according to them.

    *According to **him**, nobody was asked, adding that it was late*.
    """
    clause = sentence.head(cue) if _goes_on_saying(sentence, cue, knowledge) else None
    for noun in sentence.children(clause, "obl", "nmod") if clause is not None else ():
        for case in sentence.children(noun, "case"):
            fixed = (t.form.lower() for t in sentence.children(case, "fixed"))
            if (case.form.lower(), *fixed) in knowledge.lexicon.phrases:
                return noun if may_speak(noun, knowledge) else None
    return None


def _goes_on_saying(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a verb is a participle after a comma with a content of its own: *, adding that ...*.

    The content may be a clause or a thing: *, rejecting the offer*, *, calling it a farce*.
    """
    if (
        verb.relation not in ("advcl", "acl", "conj")
        or verb.feature("VerbForm") not in ("Ger", "Part")
        or verb.feature("Tense") == "Past"
        or not follows_comma(sentence, verb)
    ):
        return False
    lexicon = knowledge.lexicon
    if sentence.child(verb, "ccomp", "acl") is not None and lexicon.is_speech(verb.lemma):
        return True
    # By its object: *rejecting the offer*, *urging him to go*.
    tells = lexicon.is_cue(verb.lemma, "object", "complement", "infinitive", attitude="speech")
    return tells and sentence.child(verb, "obj", "iobj") is not None


def following_cues(sentence: Sentence, head: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """The verbs after a content that report something of their own.

    *Urged the council to act, saying the roof was unsafe*: *saying ...* is not part of
    what was urged, though the parser may attach it to *act*; nor is *warned* in *said it
    would sail and warned that ...*.
    """
    found = []
    inside = sentence.subtree(head)
    for verb in inside:
        if verb.relation == "conj" and verb.index > head.index:
            shared = coordinated_with(sentence, verb)
            beyond = shared is not None and shared not in inside
            told = _is_cue(verb, knowledge) and not gives(sentence, verb, knowledge)
            if (beyond and told) or (verb.head == head.index and is_beside(sentence, verb)):
                found.append(verb)
        elif verb.index > head.index and _goes_on_saying(sentence, verb, knowledge):
            found.append(verb)
    return tuple(found)
