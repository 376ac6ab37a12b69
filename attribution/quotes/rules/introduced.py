"""A colon as a cue: *And from the chairman: "..."*, *Our correspondent adds: ...*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Knowledge
from attribution.layout.passages import STOPS, Passage
from attribution.layout.turns import is_label
from attribution.quotes.rule import Context, LaidOut
from attribution.quotes.speaking import may_speak, whose_words
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import is_gerund, is_verb, noun_phrase, verb_group
from attribution.syntax.subjects import subject

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
    own = [w for w in words if w.sentence == sentence.index]
    speaking = _bearing(sentence, own, context.knowledge) or _speaking(context, sentence, own)
    if speaking is not None:
        verb, named = speaking
        yield LaidOut(
            content=(passage.span,),
            cue=Mention(context.document.cover(verb_group(sentence, verb)), verb),
            source=_phrase(context.document, sentence, named, own),
            shown=(verb.span, colon),
            note=f"who is named beside {verb.form!r} before a colon says it",
        )
        return
    if any(w.upos == "VERB" and context.lexicon.is_speech(w.lemma) for w in words):
        return
    source = _source(context.document, sentence, own, context.knowledge)
    if source is None:
        return
    yield LaidOut(
        content=(passage.span,),
        cue=Mention.of(context.document, colon),
        source=source,
        shown=(colon,),
        note="who is named before a colon says it",
    )


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
    named = _named(nouns) or next(iter(top), None)
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


def _source(
    document: Document, sentence: Sentence, words: Sequence[Token], knowledge: Knowledge
) -> Mention | None:
    """Who says what the colon introduces.

    Where the lead has no verb, whom it names; else whose statement it tells of, who is
    named right before the colon, or the person that acts.
    """
    topical = _on_a_topic(words, knowledge.grammar) or _headed(words, knowledge.grammar)
    if topical is not None:
        return Mention.over(document, topical)
    minding = _minding(sentence, words, knowledge)
    if minding is not None:
        return _phrase(document, sentence, minding, words)
    nouns = [w for w in words if w.upos in ("PROPN", "NOUN") and w.relation != "compound"]
    verbs = [w for w in words if w.upos == "VERB"]
    for noun in nouns:
        if knowledge.lexicon.attitude("noun", noun.lemma) == "speech":
            owner = _owner(sentence, noun, knowledge.grammar)
            if owner is not None or verbs:
                return _phrase(document, sentence, owner, words) if owner is not None else None
    heard = _heard(sentence, verbs, knowledge)
    if heard is not None:
        return _phrase(document, sentence, heard, words) if heard in words else None
    thinking = _thinking(sentence, verbs, knowledge)
    described = _described(sentence, words) if thinking is None else None
    if described is not None:
        # *Her rival was less kind: "..."*, but not *The rule is simple: "..."*
        person = described.entity != "O" or knowledge.people.is_person_noun(described.lemma)
        personal = described.upos == "PRON" and described.feature("Gender") != "Neut"
        return _phrase(document, sentence, described, words) if person or personal else None
    if not verbs and _tells_when(sentence, words, knowledge):
        return None
    if not verbs:
        # *And from her sister, Pearl: "..."*, but *from the mayor of Torvik: "..."*
        names = [w for w in nouns[-1:] if w.upos == "PROPN" and w.relation != "nmod"]
        top = [w for w in nouns if sentence.head(w) not in nouns]
        # *Lund's mother: "..."*: not Lund
        own = [w for w in nouns if not _has_person(sentence, w, words, knowledge)]
        told = any(w.relation == "cop" for w in words)  # *This is the truth: "..."*
        best = _named(own) or next(iter(() if told else names or top or nouns), None)
        return _phrase(document, sentence, best, words) if best is not None else None
    last = next((w for w in reversed(words) if w.upos != "PUNCT"), words[-1])
    if last.upos == "PROPN" and last.entity != "O" and thinking is None:
        head = last
        while (above := sentence.head(head)) in words and above is not None and above in nouns:
            head = above
        judge = _judge(sentence, head, knowledge)
        return _phrase(document, sentence, judge or head, words)
    verb = thinking or verbs[-1]
    acting, how = subject(sentence, verb, knowledge.grammar)
    if acting is None or how not in ("subject", "conjunct") or acting not in words:
        return None
    it = sentence.child(verb, "obj")
    stands = it is not None and it.lemma.lower() in knowledge.grammar.clauses.expletives
    if stands and verb.lemma.lower() in knowledge.lexicon.putting:
        return _phrase(document, sentence, acting, words)  # *another put it bluntly: "..."*
    personal = acting.feature("PronType") == "Prs" and acting.feature("Gender") != "Neut"
    speaks = acting.entity != "O" or personal or knowledge.people.is_person_noun(acting.lemma)
    return _phrase(document, sentence, acting, words) if speaks else None


def _judge(sentence: Sentence, named: Token, knowledge: Knowledge) -> Token | None:
    """Who speaks of somebody whom a lead ends with: ***Orme** thanked Karl Berg: "..."*."""
    verb, lexicon = sentence.head(named), knowledge.lexicon
    if named.relation != "obj" or verb is None:
        return None
    if verb.lemma.lower() in lexicon.quoting | lexicon.hearing | lexicon.recalling:
        return None  # *She remembers Karl Berg: "..."*
    judges = lexicon.attitude("object", verb.lemma) is not None
    acting, how = subject(sentence, verb, knowledge.grammar)
    speaks = acting is not None and how == "subject" and may_speak(acting, knowledge)
    return acting if judges and speaks else None


def _tells_when(sentence: Sentence, words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a lead tells only when somebody goes on: *And after a long pause: "..."*."""
    nouns = [w for w in words if w.upos in ("NOUN", "PROPN", "PRON")]
    people, authors = knowledge.people, knowledge.grammar.prepositions.authors
    if any(w.upos != "NOUN" or w.entity != "O" or people.is_person_noun(w.lemma) for w in nouns):
        return False
    top = [w for w in nouns if sentence.head(w) not in nouns]
    link = sentence.child(top[0], "case") if len(top) == 1 else None
    return link is not None and link.lemma.lower() not in authors


def _headed(words: Sequence[Token], grammar: Grammar) -> Sequence[Token] | None:
    """Whose statement a lead heads: *Statement from the office of Mayor **Ana Lund**: "..."*."""
    named = [w for w in words[:2] if w.lemma.lower() in grammar.lines.statements]
    person = [w for w in words if w.entity.endswith("PER")]
    if not named or not person or any(w.upos in ("VERB", "AUX") for w in words):
        return None
    one = len(person) == person[-1].index - person[0].index + 1
    links = [w for w in words if w.upos == "ADP" and w.index < person[0].index]
    by = bool(links) and links[0].lemma.lower() in grammar.prepositions.authors
    return person if one and by and len(links) > 1 else None


def _minding(sentence: Sentence, words: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """Whose mind a lead begins with: *For **Lund**, the answer is simple: "..."*."""
    whose = sentence.head(words[0])
    if words[0].lemma.lower() not in knowledge.grammar.prepositions.judges:
        return None
    if words[0].relation != "case" or whose is None or whose.upos != "PROPN":
        return None
    behind = sentence.tokens[sentence.subtree(whose)[-1].index - 1 :][:2]
    apart = whose.relation == "obl" and any(t.form == "," for t in behind)
    return whose if apart and whose.entity.endswith("PER") else None


def _has_person(
    sentence: Sentence, owner: Token, words: Sequence[Token], knowledge: Knowledge
) -> bool:
    """Whether a lead names somebody only for whose wife or agent somebody is."""
    owned = sentence.head(owner) if owner.deprel == "nmod:poss" else None
    return owned is not None and owned in words and knowledge.people.is_person_noun(owned.lemma)


def _thinking(sentence: Sentence, verbs: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """The verb of thinking what a lead tells: *Kane **reckons** Tran has lost: "..."*."""
    for verb in verbs:
        if knowledge.lexicon.attitude("clause", verb.lemma) is not None:
            below = sentence.child(verb, "ccomp")
            if below is not None and below.index > verb.index and verb == sentence.root:
                return verb
    return None


def _heard(sentence: Sentence, verbs: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """What somebody hears, or whose voice or words: *she can still hear her **father**: "..."*."""
    if not verbs:
        return None
    thing = sentence.child(verbs[-1], "obj")
    if thing is None or verbs[-1].lemma.lower() not in knowledge.lexicon.hearing:
        return whose_words(sentence, verbs[-1], knowledge)
    owner = next((c for c in sentence.children(thing, "nmod") if c.deprel == "nmod:poss"), None)
    return owner if owner is not None and owner.upos != "PRON" else thing


def _described(sentence: Sentence, words: Sequence[Token]) -> Token | None:
    """The subject of a copula, of which a lead says how it is; not *this is how Orme put it*."""
    for word in words:
        copula, described = sentence.child(word, "cop"), sentence.child(word, "nsubj")
        if copula in words and described is not None and described in words:
            return described if described.feature("PronType") != "Dem" else None
    return None


def _on_a_topic(words: Sequence[Token], grammar: Grammar) -> Sequence[Token] | None:
    """The name that opens a lead of a name and a topic: *Rob Tolan on his brother, Mark: "..."*."""
    at = 0
    while at < len(words) and words[at].entity.endswith("PER"):
        at += 1
    topical = 0 < at < len(words) and words[at].form.lower() in grammar.lines.topics
    return words[:at] if topical else None


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
        source=_phrase(document, sentence, source, sentence.tokens),
        shown=(verb.span, colon.span),
        note=f"{verb.form!r} and a colon introduce what follows",
    )


def _named(nouns: Sequence[Token]) -> Token | None:
    """Who is named first, be it a person or a body; a place says nothing."""
    named = [w for w in nouns if w.entity != "O" and not w.entity.endswith("LOC")]
    # *Labour's Ann Roe: "..."* is hers.
    return next((w for w in named if w.deprel != "nmod:poss"), next(iter(named), None))


def _owner(sentence: Sentence, noun: Token, grammar: Grammar) -> Token | None:
    """Whose statement it is: *its statement*, *a warning from X*, *X released a statement*."""
    authors = grammar.prepositions.authors
    for child in sentence.children(noun, "nmod"):
        if child.deprel == "nmod:poss" or is_linked_by(sentence, child, authors, "case"):
            return child
    governor = sentence.head(noun)
    if governor is None:
        return None
    for child in sentence.children(governor, "obl"):
        # *Then came a warning from X*, of which parsers hang X on *came*.
        case = sentence.child(child, "case")
        if case is not None and case.index == noun.index + 1 and case.lemma.lower() in authors:
            return child
    return subject(sentence, governor, grammar)[0] if noun.relation in ("obj", "obl") else None


def _phrase(document: Document, sentence: Sentence, head: Token, words: Sequence[Token]) -> Mention:
    own = [w for w in noun_phrase(sentence, head) if w in words]
    closing = [t.index for t in sentence.tokens[: head.index - 1] if t.form == "]"]
    own = [w for w in own if w.index > max(closing, default=0)]  # *[10:31] Counsel: "..."*
    return Mention(document.cover(own or [head]), head)
