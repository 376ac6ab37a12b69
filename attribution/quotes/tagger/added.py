"""A claim of the tagger's own, around a cue for which no rule proposes any."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim, Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.lexicon import CUE_FRAMES, Attitude
from attribution.layout.passages import MARKS
from attribution.quotes.addressee import implied_addressee
from attribution.quotes.edges import without_connective, without_time
from attribution.quotes.proposal import addressee_of, source_span
from attribution.quotes.rule import TAGGER
from attribution.quotes.speaking import is_cited
from attribution.quotes.tagger.bounds import goes_on, is_asked, quoted, without_told
from attribution.quotes.tagger.sureness import FEWEST_WORDS
from attribution.quotes.tagger.tags import CONTENT, CUE, SOURCE, CueTags
from attribution.syntax.clauses import is_measured_by
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.subjects import subject, tells_as

__all__ = ["added"]

# Parts of speech that have a capital in a title.
_OPEN = ("ADJ", "NOUN", "PROPN", "VERB")


def added(tags: CueTags) -> list[Claim]:
    """A candidate for a cue that no rule proposes, unless the tagger sees no content."""
    document, sentence, token = tags.document, tags.sentence, tags.token
    if _is_governed(tags) or _quotes_another(tags) or _is_setting(tags):
        return []
    told = addressee_of(sentence, token, tags.knowledge)
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
    if not content or _is_name(tags, content) or _is_title(tags, content):
        return []
    if _is_amount(document, content) or _is_parted(tags, content):
        return []
    if _is_cited(tags, content) or _is_degree(tags, content):
        return []
    if _is_nothing(tags, content) or _is_beside(sentence, token, content):
        return []
    if _goes_on(tags, content) or _is_relative(tags, content):
        return []
    if _is_purpose(sentence, token, document.tokens_in(content[0])):
        return []
    source = _source(tags) or _shared_source(tags)
    cue = next(iter(tags.choose(CUE, ())), token.span)
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


def _is_nothing(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a cue has no more than *nothing* or *the other* for its object.

    *Said nothing as he left*, *each side blamed the other*.
    """
    words = tags.document.tokens_in(content[0])
    negators = tags.knowledge.lexicon.polarity["negators"]
    first = words[0]
    own = first.head == tags.token.index and first.relation == "obj"
    if own and first.upos == "PRON" and first.lemma.lower() in negators:
        return True
    *before, last = words
    alone = len(content) == 1 and all(t.upos == "DET" for t in before)
    return alone and last.upos in ("ADJ", "DET") and last.relation == "obj"


def _is_cited(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether who said it is all that is cited, and not what he said: *forever quotes his aunt*."""
    knowledge, token = tags.knowledge, tags.token
    sentence = tags.document.sentences[token.sentence]
    cited = sentence.child(token, "obj")
    if cited is None or not is_cited(sentence, token, cited, knowledge):
        return False
    said = sentence.children(token, "advcl", "xcomp", "ccomp")
    within = any(part.covers(cited.span) for part in content)
    return within and not any(tells_as(sentence, v, knowledge.grammar) for v in said)


def _is_degree(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a clause tells how far something went: *was **so** admired that they kissed her*.

    Without *that*, it may be a thought: *was so sure it was late*.
    """
    knowledge = tags.knowledge
    clauses = knowledge.grammar.clauses
    sentence = tags.sentence
    degree = is_measured_by(sentence, tags.token, clauses.degrees)
    first = tags.document.tokens_in(content[0])[0]
    thought = knowledge.lexicon.attitude("adjective", tags.token.form.lower()) is not None
    return degree and (first.lemma.lower() in clauses.complementizers or not thought)


def _cut_off(tags: CueTags, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """An infinitive without the clause of the writer's that goes on behind it."""
    document = tags.document
    last = content[-1] if content else None
    clause = (
        next((w for w in document.tokens_in(last) if goes_on(tags, content, w)), None)
        if last
        else None
    )
    if last is None or clause is None:
        return content
    first = document.sentences[clause.sentence].subtree(clause)[0]
    own = last.text[: first.span.start - last.start].rstrip(" ,;")
    return (*content[:-1], document.span(last.start, last.start + len(own))) if own else content


def _is_beside(sentence: Sentence, cue: Token, content: Sequence[Span]) -> bool:
    """Whether a clause of its own holds a cue, beside what it would report.

    *It would "wait and see," **and Berg agreed***.
    """
    own, joined = sentence.child(cue, "nsubj"), sentence.child(cue, "cc")
    if cue.relation != "conj" or own is None or joined is None or own.index > cue.index:
        return False
    before = all(part.end <= joined.span.start for part in content)
    return before and joined.index < own.index


def _goes_on(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a content is a second cue with its own: *would neither confirm nor **deny that***."""
    return any(
        tags.is_cue(verb) and any(part.covers(verb.span) for part in content)
        for verb in tags.sentence.children(tags.token, "conj")
    )


def _is_relative(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a clause describes a verb's object: *published a film **that it said was old***."""
    sentence, cue = tags.sentence, tags.token
    first = tags.document.tokens_in(content[0])[0]
    relatives = tags.knowledge.grammar.clauses.relatives
    if cue.upos != "VERB" or first.relation == "mark" or first.lemma.lower() not in relatives:
        return False
    noun = sentence.child(cue, "obj", "obl")
    clauses = sentence.children(noun, "acl") if noun is not None else ()
    return any(c.deprel.endswith(":relcl") and first in sentence.subtree(c) for c in clauses)


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
    """Whether a cue is but the preposition of another: *asked **about** the dam, she laughed*."""
    sentence = tags.sentence
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
    """A cue and its content, with a negation between them in what it negates.

    *Made a proposal | **not** to support it*.
    """
    document, knowledge = tags.document, tags.knowledge
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


def _is_name(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content is a few words in marks that a noun names: *the motto "Onward"*."""
    if tags.token.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    around = tags.passages(content[0])
    words = content[0].text.split()
    finished = content[0].text.rstrip(MARKS)[-1:] in (".", "!", "?", "…")
    marked = len(content) == 1 and any(p.span.covers(content[0]) for p in around)
    lexicon = tags.knowledge.lexicon
    of_saying = lexicon.attitude("noun", tags.token.lemma) or tags.token.upos == "ADJ"
    return marked and (len(words) < FEWEST_WORDS or not of_saying) and not finished


def _is_purpose(sentence: Sentence, cue: Token, words: Sequence[Token]) -> bool:
    """Whether a content tells what for, a comma before it: *agreed, to save money*."""
    first = words[0]
    if first.sentence != cue.sentence:
        return False
    top = next((t for t in words if t.head == cue.index and t.sentence == cue.sentence), None)
    parted = follows_comma(sentence, first)
    return (
        top is not None
        and top.relation == "advcl"
        and top.feature("VerbForm") == "Inf"
        and parted
        and first.index == cue.index + 2
    )


def _is_amount(document: Document, content: tuple[Span, ...]) -> bool:
    """Whether a content is but a number: *has offered **£12m***."""
    words = [t for part in content for t in document.tokens_in(part)]
    return all(t.upos in ("NUM", "SYM", "PUNCT") for t in words)


def _is_parted(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a colon stands behind a verb of thinking: *others disagree: a study found it dry*.

    Words in marks it introduces as well: *Lund saw it differently: "It was dry."*
    """
    if content[0].text[0] in MARKS:
        return False
    document, cue = tags.document, tags.token.span
    if len(content) > 1 and content[0].end <= cue.start < content[-1].start:
        between = document.text[cue.end : content[-1].start]
        return ":" in between  # *Not everyone is convinced: Lund thinks it is noise*
    if tags.knowledge.lexicon.attitude("clause", tags.token.lemma) != "attitude":
        return False
    words = tags.sentence.tokens[tags.token.index :]
    return any(t.form == ":" for t in words if t.span.end <= content[0].start)


def _is_title(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content begins with the title of a work: *read "The Long Winter" on the train*."""
    first = content[0]
    for passage in tags.passages(first):
        words = [t for t in tags.document.tokens_in(passage.span) if t.form.isalpha()]
        long = [t for t in words if t.upos in _OPEN]
        unfinished = passage.span.text.rstrip(MARKS)[-1:] not in (".", "!", "?", "…", ",")
        if (
            passage.span.start == first.start
            and unfinished
            and len(words) > 1
            and words[0].form[0].isupper()
            and all(t.form[0].isupper() for t in long)
        ):
            return True
    return False
