"""Refuses contents of the tagger's that the tree shows to be wrong, in favour of a rule's.

They take in words of somebody else's, or split a phrase that the rule has whole.
"""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Span, Token
from attribution.quotes.deeds import is_deed, is_not_of, speaks_out
from attribution.quotes.proposal import is_beside
from attribution.quotes.rules.comments import is_comment
from attribution.quotes.rules.reported import is_aside, is_next_report, is_of_another
from attribution.quotes.tagger.bounds import goes_on, governing, takes_antecedent
from attribution.quotes.tagger.reaching import leaves_aside, reaches_back
from attribution.quotes.tagger.tags import CueTags
from attribution.quotes.tails import is_in_court, is_public, is_tail
from attribution.syntax.clauses import is_inflected_beside, is_linked_by
from attribution.syntax.order import follows_comma
from attribution.syntax.relations import ANY_SUBJECT, SUBJECTS

__all__ = ["is_heard_by", "is_refused"]

# Relations of words that are parts of the phrase of a head behind them.
_BEFORE_HEADS = ("amod", "aux", "case", "compound", "cop", "det", "nummod", "obl")


def is_refused(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether the tagger's content must not replace that of a rule, however likely it is.

    Arguments:
        tags: what the tagger says around the cue.
        candidate: what the rule proposes.
        content: what the tagger makes of its content.
    """
    return (
        any(_takes_anothers(tags, candidate, p) for p in content if p not in candidate.content)
        or _takes_next_cue(tags, candidate, content)
        or _takes_source(tags, candidate, content)
        or _takes_preposition(tags, candidate, content)
        or _takes_passage(tags, candidate, content)
        or _beheads(tags, candidate, content)
        or _breaks_off(tags, candidate, content)
        or _drops_condition(tags, candidate, content)
        or _turns_over(candidate, content)
        or _runs_ahead(tags, candidate, content)
        or _cuts_what_is_heard(tags, candidate, content)
        or _passes_semicolon(tags, candidate, content)
        or takes_antecedent(tags, candidate, content)
        or reaches_back(tags, candidate, content)
        or leaves_aside(tags, candidate.start, content)
    )


def is_heard_by(tags: CueTags, body: Token) -> bool:
    """Whether a word is the body that hears what is told in its clause: *the **court** heard*.

    Arguments:
        tags: what the tagger says around the cue.
        body: the head of a source.
    """
    verb, lexicon = tags.sentence.head(body), tags.knowledge.lexicon
    hears = verb is not None and verb.lemma.lower() in lexicon.hearing and verb.upos == "VERB"
    return hears and body.lemma.lower() in lexicon.hearers


def _takes_anothers(tags: CueTags, candidate: Claim, part: Span) -> bool:
    """Whether a part of a content takes in words that the rule leaves out and nobody says there.

    A comment of the writer's, who reported it (*It is late, two officials said, **the Courier
    reported***), what for somebody spoke, or what they say or do next.
    """
    sentence, cue, knowledge = tags.sentence, tags.token, tags.knowledge
    added = [t for t in tags.document.tokens_in(part) if not candidate.overlaps(t.span)]
    if any(
        is_comment(sentence, word, knowledge)
        or is_beside(sentence, word)
        or is_of_another(sentence, word, knowledge)
        or goes_on(tags, candidate.content, word)
        or (candidate.end < cue.span.start and _is_in_next_report(tags, word))
        or (candidate.rule.takes_things and _is_purpose(tags, word))
        or (_is_of_thing(candidate) and _goes_with_cue(tags, word))
        for word in added
    ):
        return True
    if any(
        is_tail(sentence, word, knowledge)
        or is_public(sentence, word, knowledge)
        or is_in_court(sentence, word, knowledge)
        or _says_next(tags, word)
        or (word.relation == "conj" and speaks_out(sentence, word, knowledge))
        or _is_inflected(tags, word)
        for word in added
        if word.head == cue.index and word.index > cue.index
    ):
        return True
    if _is_colon_between(tags, candidate, part):
        return True
    above = () if candidate.start < cue.span.end else sentence.ancestors(cue)
    if any(word in added and word.index > cue.index for word in above):
        return True  # *who tells you that it is easy | is lying*
    apart = part.start > cue.span.end and not candidate.overlaps(part)
    return apart and any(is_aside(sentence, word, knowledge) for word in added)


def _is_colon_between(tags: CueTags, candidate: Claim, part: Span) -> bool:
    """Whether a part takes in what a colon parts from a clause around its cue.

    ***The mayor was blunt**: the bridge, she said, would close*, or before it: *..., she said*.
    """
    around = candidate.start < tags.token.span.start
    before = tags.document.text[part.start : max(part.start, candidate.start)]
    return around and before.rstrip().endswith(":")


def _is_inflected(tags: CueTags, word: Token) -> bool:
    """Whether a verb goes on the cue, as it has a tense where what is said has a modal, or tells
    what no thing of which that is said does."""
    clause = tags.sentence.child(tags.token, "ccomp") if word.relation == "conj" else None
    if clause is None:
        return False
    sentence, knowledge = tags.sentence, tags.knowledge
    if is_inflected_beside(sentence, clause, word, knowledge.grammar.clauses.modals):
        return True
    tests = (is_not_of, is_deed) if word.upos == "VERB" else ()
    return any(test(sentence, clause, word, knowledge) for test in tests)


def _takes_next_cue(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in another cue of the same source, which the rule leaves out.

    *Said the plan was dead and urged members to vote*: urging is not what is said.
    """
    sentence = tags.sentence
    for word in sentence.tokens[tags.token.index :]:
        further = word.relation == "advcl" and follows_comma(sentence, word)
        joined = word.relation == "conj" or further  # *according to him, it held, adding that ...*
        if not joined or candidate.overlaps(word.span):
            continue
        if not any(part.covers(word.span) for part in content):
            continue
        for other in tags.proposed(word):
            if other.source is not None and other.source == candidate.source:
                return True
    return False


def _is_purpose(tags: CueTags, word: Token) -> bool:
    """Whether a verb tells what for somebody spoke: *lied about her age **to join** the guard*."""
    own = word.relation == "advcl" and word.head == tags.token.index
    return own and word.feature("VerbForm") == "Inf"


def _is_in_next_report(tags: CueTags, word: Token) -> bool:
    """Whether a word stands in the next report: *she said; he says **that it rained***."""
    around = (word, *tags.sentence.ancestors(word))
    return any(is_next_report(tags.sentence, tags.token, t, tags.knowledge) for t in around)


def _is_of_thing(candidate: Claim) -> bool:
    """Whether a rule reads what a verb says of a thing, and not a clause."""
    return candidate.rule.takes_things or candidate.rule.takes_names


def _goes_with_cue(tags: CueTags, word: Token) -> bool:
    """Whether a word tells what else the one who speaks does, or what happens meanwhile.

    *Explained the rules **and handed out** ropes*, *described it **as the crew packed up***.
    """
    sentence = tags.sentence
    if word.head != tags.token.index or word.upos != "VERB" or word.index < word.head:
        return False
    if word.relation == "conj":  # not *referencing a drive to sell or **make** people buy*
        return word.feature("VerbForm") == tags.token.feature("VerbForm")
    clauses = tags.knowledge.grammar.clauses
    meanwhile = clauses.asides | clauses.sequels
    own = sentence.child(word, *SUBJECTS) is not None
    return word.relation == "advcl" and own and is_linked_by(sentence, word, meanwhile, "mark")


def _says_next(tags: CueTags, word: Token) -> bool:
    """Whether a word heads what who speaks says or does next: *said so **before adding that***."""
    if word.head != tags.token.index or word.relation != "advcl" or word.head > word.index:
        return False
    knowledge = tags.knowledge
    sequels = knowledge.grammar.clauses.sequels
    opens = is_linked_by(tags.sentence, word, sequels, "mark")
    nonfinite = word.feature("VerbForm") in ("Ger", "Part")
    speaks = knowledge.lexicon.is_speech(word.lemma) or speaks_out(tags.sentence, word, knowledge)
    return opens and nonfinite and speaks


def _takes_source(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in words of the source that the rule leaves out, or about a hearer.

    *Was told by a man | close to the talks | that ...*; *according to the audit, | a copy of which
    we saw, | it was late*; *told Lund, | who had gone, | to come*.
    """
    own = [candidate.source.span] if candidate.source is not None else []
    for mention in (candidate.source, candidate.addressee):
        head = mention.head if mention is not None else None
        if head is not None:
            sentence = tags.document.sentences[head.sentence]
            own += [t.span for t in sentence.children(head, "acl") if t.deprel.endswith(":relcl")]
    if tags.token.lemma.lower() in tags.knowledge.lexicon.hearing:
        # *Heard | from Dr Holm | that ...*
        sentence = tags.sentence
        own += [t.span for t in sentence.children(tags.token, "obl")]
    named = [span for span in own if not candidate.overlaps(span)]
    return any(part.overlaps(span) for part in content for span in named)


def _takes_preposition(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content begins with the preposition that ends a rule's cue: *called | for rain*."""
    link = governing(tags, candidate)
    return link is not None and link.span.start == content[0].start


def _takes_passage(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in a passage in marks which a rule gives the cue apart from it.

    *The roof is safe, says Orme, an engineer: | "We tested it."*
    """
    marked = (c for c in tags.proposed(tags.token) if c.rule.bounds == "marks")
    passages = [part for c in marked for part in c.content if not candidate.overlaps(part)]
    # *Refused to be drawn: | "It is one win."*
    passages += [
        passage.span
        for part in content
        for passage in tags.passages(part)
        if candidate.end < passage.span.start
        and ":" in tags.document.text[candidate.end : passage.span.start]
    ]
    return any(part.overlaps(passage) for part in content for passage in passages)


def _beheads(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content keeps the subject of the clause that a rule took and loses its verb.

    *The driver, according to Brandt, | left early*; so with any phrase: *from three a year |
    earlier*, and with a clause behind the cue: *It was dry, she said, and | the clerk had told her
    | that it was*.
    """
    document, sentence, cue = tags.document, tags.token.sentence, tags.token.index
    words = [t for part in candidate.content for t in document.tokens_in(part)]
    lost = {t.index for t in words if not any(part.covers(t.span) for part in content)}
    # What *appeared to say* has two verbs for its cue.
    further = {t.index for t in words if t.relation != "xcomp" and t.index > cue}
    further = further if candidate.start < tags.token.span.start else set()
    return any(
        word.index not in lost
        and word.head in lost
        and (_is_headless(word) or (word.relation == "ccomp" and word.head in further))
        for word in words
        if word.sentence == sentence
    )


def _is_headless(word: Token) -> bool:
    """Whether a word is nothing without its head: a subject, or a part that stands before it."""
    subject = word.relation in ("nsubj", "expl")
    return subject or (word.head > word.index and word.relation in _BEFORE_HEADS)


def _breaks_off(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content ends within a phrase that a rule took: *expects a loss, up | from two*;
    or begins within one that it left out: *expected in | May to rise*.
    """
    document = tags.document
    for part in content:
        first = document.tokens_in(part)[0]
        case = document.sentences[first.sentence].child(first, "case")
        if case is not None and case.span.end <= part.start and not candidate.overlaps(first.span):
            return True
    last = document.tokens_in(content[-1])[-1]
    if last.relation in ("aux", "cop") and last.head > last.index:
        return True  # *the river had | risen*
    if candidate.end <= content[-1].end or not candidate.overlaps(content[-1]):
        return False
    sentence = document.sentences[last.sentence]
    behind = sentence.tokens[last.index : last.index + 1]
    if last.feature("Degree") == "Cmp" and any(t.relation in ("case", "mark") for t in behind):
        return True  # *fell 3 percent, more | than foreseen*
    return any(
        child.index > last.index and behind[0] in sentence.subtree(child)
        for child in sentence.children(last, "fixed", "nmod", "obj", "obl")
    )


def _drops_condition(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content lacks the clause before a report between commas: *| If it rains, | Lund
    told reporters, they will stay*."""
    first, *others = candidate.content
    if not others or content != tuple(others) or first.end > tags.token.span.start:
        return False
    sentence = tags.sentence
    return any(
        sentence.child(t, "mark") is not None and sentence.child(t, *ANY_SUBJECT) is not None
        for t in tags.document.tokens_in(first)
        if t.relation == "advcl" and t.sentence == sentence.index
    )


def _turns_over(candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a rule sees a content on one side of its cue, and the tagger one on the other only.

    *The straits are open, the minister was quoted as | telling the daily*; ***who** is reported |
    to have left*.
    """
    cue = candidate.cue
    if cue is None:
        return False
    if candidate.end <= cue.span.start:
        return all(part.start >= cue.span.end for part in content)
    return candidate.start >= cue.span.end and all(part.end <= cue.span.start for part in content)


def _runs_ahead(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in what stands between a cue and *that*, with which a rule begins.

    *Said | of her brother | that he was ill*.
    """
    cue, document = candidate.cue, tags.document
    if cue is None or not cue.span.end <= content[0].start < candidate.start:
        return False
    first = document.tokens_in(candidate.content[0])[0]
    opens = first.lemma.lower() in tags.knowledge.grammar.clauses.complementizers
    ahead = document.tokens_in(document.span(content[0].start, candidate.start))
    own = all(t.relation == "advmod" for t in ahead)  # *said **only** that it was late*
    return opens and first.relation == "mark" and not own


def _cuts_what_is_heard(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content ends before what else a body hears: *heard he left | and told a friend*."""
    source = candidate.source_head
    if source is None or not is_heard_by(tags, source):
        return False
    return candidate.start == content[0].start and content[-1].end < candidate.end


def _passes_semicolon(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in what a semicolon parts from all that a rule sees.

    *The road was shut, Roe said; | the bridge was open*.
    """
    last = max(candidate.end, tags.token.span.end)
    if content[-1].end <= last or candidate.rule.takes_things:
        return False
    behind = tags.document.tokens_in(tags.document.span(last, content[-1].end))
    return any(t.form == ";" for t in behind)
