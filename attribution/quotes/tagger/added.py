"""Adds claims of the tagger's own around cues for which no rule proposes any."""

from __future__ import annotations

from attribution.claim import Claim, Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.lexicon import CUE_FRAMES, Attitude
from attribution.layout.passages import STOPS
from attribution.quotes.addressee import implied_addressee
from attribution.quotes.edges import without_connective, without_time
from attribution.quotes.proposal import addressee_of, source_span
from attribution.quotes.rule import TAGGER
from attribution.quotes.tagger.bounds import goes_on, is_asked, quoted, without_told
from attribution.quotes.tagger.no_content import is_no_content
from attribution.quotes.tagger.tags import CONTENT, CUE, SOURCE, CueTags
from attribution.quotes.tails import is_in_court
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.subjects import subject, tells_as

__all__ = ["added"]

# What opens a noun phrase.
_PREMODIFIERS = ("amod", "compound", "det", "nmod:poss", "nummod")


def added(tags: CueTags) -> list[Claim]:
    """A candidate for a cue that no rule proposes, unless the tagger sees no content."""
    document, sentence, token = tags.document, tags.sentence, tags.token
    if _is_governed(tags) or _quotes_another(tags) or _is_setting(tags) or _opens_paragraph(tags):
        return []
    cue = next(iter(tags.choose(CUE, ())), token.span)
    told = addressee_of(sentence, token, tags.knowledge)
    for verb in sentence.children(token, "xcomp"):
        # *admitted **telling the board** that it leaked*
        if told is None and cue.covers(verb.span) and sentence.child(verb, "ccomp"):
            told = addressee_of(sentence, verb, tags.knowledge)
    told = told or _person_told(sentence, token, tags.knowledge)
    told = told or implied_addressee(sentence, token, tags.knowledge)
    if told is not None and _is_undergoing(sentence, token, told):
        told = None
    phrase = noun_phrase(sentence, told) if told else ()
    addressee = document.cover(phrase) if phrase else None
    content = quoted(tags, tags.spans(CONTENT))
    if addressee is not None:
        # Whom one urges is no part of what one urges; the hope that one voices is.
        content = without_told(tags, content, addressee) or content
    content = tuple(without_time(document, content, token, tags.knowledge))
    if content and sentence.span.covers(content[0]):
        content = tuple(without_connective(document, sentence, content, tags.knowledge))
    content = _cut_off(tags, content)
    if content and _leads_to_report(tags, content):
        return []
    if not content or is_no_content(tags, content):
        return []
    if _reaches_another(tags, cue, content):
        return []
    source = _source(tags) or _shared_source(tags)
    cue, content = _parted(tags, cue, content)
    return [
        Claim(
            rule=TAGGER,
            content=content,
            cue=Mention(cue, token),
            source=source,
            no_source=None if source else f"nothing in the sentence is the source of {cue.text!r}",
            addressee=Mention(addressee, told) if addressee is not None else None,
            attitude=_attitude(tags),
            weight=0.0,
        )
    ]


def _reaches_another(tags: CueTags, cue: Span, content: tuple[Span, ...]) -> bool:
    """Whether a cue takes in a word that a rule knows for the cue of the same words in marks.

    *Found a note that **read**: "..."*: the note says it, and not who found it.
    """
    others = (w for w in tags.document.tokens_in(cue) if w is not tags.token)
    found = (c for w in others for c in tags.proposed(w) if c.rule.bounds in ("marks", "layout"))
    return any(part in content for claim in found for part in claim.content)


def _cut_off(tags: CueTags, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """An infinitive without the clause of the writer's that goes on behind it, or a charge without
    the court where it was answered: *guilty to theft | at Leeds Crown Court*."""
    document, sentence = tags.document, tags.sentence
    last = content[-1] if content else None
    clause = (
        next(
            (
                w
                for w in document.tokens_in(last)
                if goes_on(tags, content, w)
                or (w.head == tags.token.index and is_in_court(sentence, w, tags.knowledge))
            ),
            None,
        )
        if last
        else None
    )
    if last is None or clause is None:
        return content
    first = document.sentences[clause.sentence].subtree(clause)[0]
    own = last.text[: first.span.start - last.start].rstrip(" ,;")
    return (*content[:-1], document.span(last.start, last.start + len(own))) if own else content


def _source(tags: CueTags) -> Mention | None:
    """The tagger's source; the cue's agent or subject where that is whom it was said to."""
    span = next(iter(tags.choose(SOURCE, ())), None)
    if span is None or not is_asked(tags, span):
        return tags.features.mention(span) if span is not None else None
    agent, _ = subject(tags.sentence, tags.token, tags.knowledge.grammar)
    if agent is None:
        return None
    return Mention(source_span(tags.document, tags.sentence, agent), agent)


def _is_governed(tags: CueTags) -> bool:
    """Whether a cue is but the preposition of another (*asked **about** the dam, she laughed*), or
    goes with it as an auxiliary (***likes** to say*)."""
    sentence = tags.sentence
    if tags.token.relation == "aux" and tags.token.upos != "AUX":
        return True
    noun = sentence.head(tags.token) if tags.token.relation == "case" else None
    governor = sentence.head(noun) if noun is not None else None
    return governor is not None and tags.is_cue(governor)


def _is_setting(tags: CueTags) -> bool:
    """Whether a noun tells where another cue stands: *in its annual **report**, X accuses ...*."""
    sentence, noun = tags.sentence, tags.token
    verb, case = sentence.head(noun), sentence.child(noun, "case")
    if noun.upos != "NOUN" or noun.relation != "obl" or verb is None or case is None:
        return False
    settings = tags.knowledge.grammar.prepositions.settings
    return case.lemma.lower() in settings and tags.is_cue(verb)


def _opens_paragraph(tags: CueTags) -> bool:
    """Whether a mark stands behind a name at the start of a paragraph, as behind where news comes
    from: *Lagos: A court jailed two men.* The layout tells the turns of who speaks; headlines have
    no stop (*Lund: We will not pay*), or tell of who is named again."""
    document, names = tags.document, tags.sentence.tokens[: tags.token.index - 1]
    if tags.token.upos != "PUNCT" or not names or any(t.upos != "PROPN" for t in names):
        return False
    apart = tags.sentence.tokens[-1] == tags.token
    behind = document.sentences[tags.sentence.index :][: 1 + apart][-1]
    if behind.tokens[-1].form not in STOPS or names[0].span.start not in {
        p.start for p in document.paragraphs
    }:
        return False
    last = names[-1]
    return last.entity.endswith("LOC") or not any(
        t.form == last.form and t is not last for s in document.sentences for t in s.tokens
    )


def _leads_to_report(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a verb only tells how somebody came to say something: *phoned his wife **to tell**
    her that it was late*."""
    if tags.sentence.child(tags.token, "obj", "iobj") is None:
        return False
    return any(
        verb.feature("VerbForm") == "Inf"
        and verb.index > tags.token.index
        and any(part.covers(verb.span) for part in content)
        and tags.knowledge.lexicon.is_speech(verb.lemma)
        and any(claim.cue_head == verb for claim in tags.proposed(verb))
        for verb in tags.sentence.children(tags.token, "xcomp", "advcl")
    )


def _shared_source(tags: CueTags) -> Mention | None:
    """Whose cue a coordinated one goes on, also where parsers take it for a noun.

    *She observes that ..., and **states** that ...*.
    """
    sentence, token = tags.sentence, tags.token
    conjunction = sentence.tokens[token.index - 2 : token.index - 1]
    if token.relation != "conj" or not conjunction or conjunction[0].relation != "cc":
        return None
    for above in sentence.ancestors(token):
        for claim in tags.proposed(above):
            if claim.source is not None and claim.attitude == "speech":
                return claim.source
    return None


def _quotes_another(tags: CueTags) -> bool:
    """Whether a cue only tells where another was said: *was **quoted** by X as saying that*."""
    sentence, knowledge = tags.sentence, tags.knowledge
    return any(
        (tags.is_cue(verb) or knowledge.lexicon.is_speech(verb.lemma))
        and tells_as(sentence, verb, knowledge.grammar)
        for verb in sentence.children(tags.token, "advcl", "xcomp", "ccomp")
    )


def _parted(tags: CueTags, cue: Span, content: tuple[Span, ...]) -> tuple[Span, tuple[Span, ...]]:
    """A cue and its content, with a negation between them in what it negates, and an article or
    another opening word in its phrase.

    *Made a proposal | **not** to support it*, *responded to | **a** Vardal Post report that ...*.
    """
    document, knowledge = tags.document, tags.knowledge
    opening = _opening(document, cue, content)
    if opening:
        before = [t for t in document.tokens_in(cue) if t.index < opening[0].index]
        whole = document.span(opening[0].span.start, content[0].end)
        return document.cover(before), (whole, *content[1:])
    negators = knowledge.lexicon.polarity["negators"]
    infinitives = knowledge.grammar.clauses.infinitives
    words = document.tokens_in(cue)
    own = len(words)
    while own and words[own - 1].lemma.lower() in negators | infinitives:
        own -= 1
    moved = words[own:]
    first = document.tokens_in(content[0])[0]
    opens = any(t.lemma.lower() in infinitives for t in (*moved, first))
    negated = any(t.lemma.lower() in negators for t in moved)
    if not own or not negated or not opens or first.index != words[-1].index + 1:
        return cue, content
    whole = document.span(moved[0].span.start, content[0].end)
    return document.cover(words[:own]), (whole, *content[1:])


def _opening(document: Document, cue: Span, content: tuple[Span, ...]) -> list[Token]:
    """The words at the end of a cue that open the noun phrase with which its content begins."""
    words, inside = document.tokens_in(cue), document.tokens_in(content[0])
    if not inside or not words or words[-1].index + 1 != inside[0].index:
        return []
    heads = {t.index for t in inside if t.sentence == words[-1].sentence}
    own = len(words)
    while own > 1 and words[own - 1].relation in _PREMODIFIERS and words[own - 1].head in heads:
        own -= 1
        heads.add(words[own].index)
    return list(words[own:])


def _person_told(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """*Vouchsafed **us***: a pronoun for persons behind a verb that no list knows."""
    if knowledge.lexicon.is_cue(cue.lemma, "object", "complement"):
        return None  # *dismissed them as too late* speaks of its object, not to it
    told = addressee_of(sentence, cue, knowledge, anybody=True)
    if told is None or told.upos != "PRON" or told.feature("PronType") not in ("Prs", None):
        return None
    return None if told.feature("Gender") == "Neut" else told


def _is_undergoing(sentence: Sentence, cue: Token, thing: Token) -> bool:
    """*Ordered **flags** lowered*: to what something is to be done is not who is to do it."""
    done = sentence.child(cue, "xcomp")
    past = done is not None and done.feature("VerbForm") == "Part" and done.index > thing.index
    return past and done is not None and done.feature("Tense") == "Past"


def _attitude(tags: CueTags) -> Attitude:
    found = (tags.knowledge.lexicon.attitude(frame, tags.token.lemma) for frame in CUE_FRAMES)
    return next((attitude for attitude in found if attitude), "attitude")
