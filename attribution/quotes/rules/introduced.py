"""A colon as a cue: *And from the chairman: "..."*, *Our correspondent adds: ...*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.layout.passages import STOPS, Passage
from attribution.layout.turns import is_label
from attribution.quotes.introducing import first_named, last_clause, phrase_in, source_of_lead
from attribution.quotes.rule import Context, LaidOut
from attribution.syntax.phrases import is_gerund, is_verb, verb_group

__all__ = ["introduced_passage", "introduced_sentences"]

# So far before a passage its introduction may begin.
_FAR = 400
_INTRODUCTION = re.compile(r"(?P<lead>[^.!?:\n]{2,160}?)(?P<colon>:)\s*$")


def introduced_passage(context: Context, passage: Passage) -> Iterator[LaidOut]:
    """A colon without a verb of speech before a passage, in its paragraph or at the end of
    the one before: *And from the chairman: "..."*, *It released this statement: "..."*."""
    finished = passage.inner.text.rstrip()[-1:] in STOPS
    if not finished and len(passage.span.text.split()) < 3:
        return
    behind = context.document.text[passage.span.end :].lstrip()
    if passage.inner.text.rstrip()[-1:] == "," and behind[:1].isalpha():
        return  # *Neighbours were less kind: "It is late," said Roe, "and cold."*
    found = _lead(context.document, passage)
    if found is None:
        return
    lead, colon = found
    if is_label(lead, context.grammar):
        return
    words = context.document.tokens_in(lead)
    if words and words[0].lemma.lower() in context.lexicon.quoting and words[1:]:
        yield _quoting(context, passage, words[1:], colon)
        return
    if not words:
        return
    # Trees of a lead that is cut into several sentences say nothing of each other.
    sentence = context.document.sentences[words[-1].sentence]
    lead_words = _before_an_aside([w for w in words if w.sentence == sentence.index])
    own = last_clause(sentence, lead_words, context.grammar)
    speaking = _bearing(sentence, own, context.knowledge) or _speaking(context, sentence, own)
    if speaking is not None:
        verb, named = speaking
        yield LaidOut(
            content=(passage.span,),
            cue=Mention(context.document.cover(verb_group(sentence, verb)), verb),
            source=phrase_in(context.document, sentence, named, own),
            shown=(verb.span, colon),
            note=f"who is named beside {verb.form!r} before a colon says it",
        )
        return
    told = own if own[0].index > 1 else words
    if any(w.upos == "VERB" and context.lexicon.is_speech(w.lemma) for w in told):
        return
    source = source_of_lead(context.document, sentence, own, context.knowledge)
    if source is None:
        return
    yield LaidOut(
        content=(passage.span,),
        cue=Mention.of(context.document, colon),
        source=source,
        shown=(colon,),
        note="who is named before a colon says it",
    )


def _before_an_aside(words: list[Token]) -> list[Token]:
    """What a lead says before the brackets that tell how its speaker fared.

    *Hill Town's Odd Vik (beaten by Lowton): "..."*, but not *the captain (Odd Vik): "..."*.
    """
    ended = next((w for w in reversed(words) if w.form != ":"), None)
    if ended is None or ended.form not in (")", "]"):
        return words
    start = next((at for at, w in enumerate(words) if w.form in ("(", "[")), 0)
    aside = any(w.upos == "VERB" for w in words[start:]) and any(
        w.upos in ("PROPN", "NOUN", "PRON") for w in words[:start]
    )
    return words[:start] if aside else words


def _speaking(
    context: Context, sentence: Sentence, words: Sequence[Token]
) -> tuple[Token, Token] | None:
    """The participle and who speaks, in a lead without another verb.

    *Ana Lund, **speaking** to the Halden Courier: "..."*
    """
    lexicon, people = context.lexicon, context.knowledge.people
    # Parsers take *coach* before a name for a verb.
    verbs = [w for w in words if w.upos in ("VERB", "AUX") and not people.is_person_noun(w.lemma)]
    if len(verbs) != 1 or not is_gerund(verbs[0]):
        return None
    lemma = verbs[0].lemma.lower()
    if lemma not in lexicon.touching and not lexicon.is_speech(lemma):
        return None
    commas = [w.index for w in words if w.form == ","]
    if verbs[0] is words[0]:
        start, end = max(commas, default=0), words[-1].index + 1
    else:
        start, end = 0, max((at for at in commas if at < verbs[0].index), default=0)
    nouns = [
        w
        for w in words
        if start < w.index < end and w.upos in ("PROPN", "NOUN") and w.relation != "compound"
    ]
    top = [w for w in nouns if sentence.head(w) not in nouns]
    named = first_named(nouns) or next(iter(top), None)
    return (verbs[0], named) if start < end and named is not None else None


def _bearing(
    sentence: Sentence, words: Sequence[Token], knowledge: Knowledge
) -> tuple[Token, Token] | None:
    """The participle at the end of a lead, and the document that it tells of.

    *Roe found **a note reading**: "..."*, of which parsers often make a noun.
    """
    last = next((w for w in reversed(words) if w.upos != "PUNCT"), words[-1])
    document = sentence.head(last) if last.relation in ("acl", "advcl", "xcomp") else None
    if document is not None and document.upos == "VERB":
        document = sentence.child(document, "obj")
    lemmas = knowledge.grammar.inflection.lemmas(last.form.lower(), "VERB")
    says = any(knowledge.lexicon.is_cue(t, "clause", "marks", attitude="speech") for t in lemmas)
    if document is None or document not in words or not says or last.form.lower() in lemmas:
        return None
    listed = knowledge.people.has("kinds", "document", document.lemma)
    return (last, document) if listed and document.index < last.index else None


def _quoting(context: Context, passage: Passage, words: Sequence[Token], colon: Span) -> LaidOut:
    """*Quoting captain Odd Vik: "..."*: who is quoted says it."""
    return LaidOut(
        content=(passage.span,),
        cue=Mention.of(context.document, colon),
        source=Mention.over(context.document, [w for w in words if w.form != ":"] or words),
        shown=(colon,),
        note="who is quoted before a colon says it",
    )


def _lead(document: Document, passage: Passage) -> tuple[Span, Span] | None:
    """What stands before the colon that introduces a passage, and the colon."""
    start = document.paragraphs[passage.paragraph].start
    if passage.paragraph and not document.text[start : passage.span.start].strip():
        start = document.paragraphs[passage.paragraph - 1].start
    start = max(start, passage.span.start - _FAR)
    if not document.text[start : passage.span.start].rstrip().endswith(":"):
        return None
    found = _INTRODUCTION.search(document.text, start, passage.span.start)
    if found is None:
        return None
    return document.span(*found.span("lead")), document.span(*found.span("colon"))


def introduced_sentences(context: Context, sentence: Sentence) -> Iterator[LaidOut]:
    """What follows a verb of speech and a colon in its paragraph, without marks.

    *Our correspondent Jana Anders adds: The road is closed.*
    """
    document = context.document
    colon = sentence.tokens[-1]
    verb = sentence.root
    following = document.sentences[sentence.index + 1 : sentence.index + 2]
    if colon.form != ":" or not following or following[0].paragraph != sentence.paragraph:
        return
    if (
        not is_verb(verb)
        or not context.lexicon.is_speech(verb.lemma)
        or verb.index + 2 < len(sentence.tokens)
    ):
        return
    source = sentence.child(verb, "nsubj")
    content = document.span(following[0].span.start, document.paragraphs[sentence.paragraph].end)
    if source is None or context.layout.outer.meeting(content) or not content.text[0].isalnum():
        return
    yield LaidOut(
        content=(content,),
        cue=Mention(document.cover(verb_group(sentence, verb)), verb),
        source=phrase_in(document, sentence, source, sentence.tokens),
        shown=(verb.span, colon.span),
        note=f"{verb.form!r} and a colon introduce what follows",
    )
