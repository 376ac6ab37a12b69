"""Tells tagged contents that are none: a name, a number, or what another cue reports."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.lexicon import CUE_FRAMES
from attribution.layout.passages import MARKS, STOPS
from attribution.quotes.speaking import is_cited, read_from
from attribution.quotes.tagger.sureness import FEWEST_WORDS
from attribution.quotes.tagger.tags import CueTags
from attribution.syntax.clauses import is_measured_by
from attribution.syntax.order import follows_comma
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.subjects import tells_as

__all__ = ["is_no_content"]

# Parts of speech that have a capital in a title.
_OPEN = ("ADJ", "NOUN", "PROPN", "VERB")


def is_no_content(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether what the tagger takes for a content is none: a name, a number, another's clause."""
    document, sentence, token = tags.document, tags.sentence, tags.token
    return (
        _is_name(tags, content)
        or _is_word(tags, content)
        or _is_title(tags, content)
        or _is_amount(document, content)
        or _is_parted(tags, content)
        or _is_of_next(tags, content)
        or _is_cited(tags, content)
        or _is_degree(tags, content)
        or _is_nothing(tags, content)
        or _is_thanked(tags, content)
        or _is_beside(sentence, token, content)
        or _goes_on(tags, content)
        or _is_relative(tags, content)
        or _is_contested(tags, content)
        or _is_purpose(sentence, token, document.tokens_in(content[0]))
        or _is_behind_relative(tags, content)
        or _is_called(tags, content)
    )


def _is_name(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content is a few words in marks that a noun names: *the motto "Onward"*."""
    if tags.token.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    around = tags.passages(content[0])
    words = content[0].text.split()
    finished = content[0].text.rstrip(MARKS)[-1:] in STOPS
    marked = len(content) == 1 and any(p.span.covers(content[0]) for p in around)
    lexicon = tags.knowledge.lexicon
    of_saying = lexicon.attitude("noun", tags.token.lemma) or tags.token.upos == "ADJ"
    return marked and (len(words) < FEWEST_WORDS or not of_saying) and not finished


def _is_word(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content is but a word that somebody does something to: *banned the word "diva"*."""
    lexicon, sentence = tags.knowledge.lexicon, tags.sentence
    words = [t for t in tags.document.tokens_in(content[0]) if t.head == tags.token.index]
    if len(content) > 1 or len(words) != 1 or words[0].relation != "obj":
        return False
    noun, does = words[0], tags.token.lemma.lower()
    behind = tags.document.text[noun.span.end : content[0].end].lstrip()
    if noun.lemma.lower() not in lexicon.wordings or behind[:1] not in (*MARKS,):
        return False
    alone = any(p.closed and p.span.end >= content[0].end for p in tags.passages(content[0]))
    spoken = does in lexicon.using or lexicon.is_speech(does) or lexicon.attitude("marks", does)
    return alone and not spoken and sentence.child(noun, "nmod:poss") is None


def _is_title(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content begins with the title of a work: *read "The Long Winter" on the train*.

    One of a single word too, behind a verb that reports nothing: *sang on "Versus"*.
    """
    first, lexicon = content[0], tags.knowledge.lexicon
    for passage in tags.passages(first):
        words = [t for t in tags.document.tokens_in(passage.span) if t.form.isalpha()]
        long = [t for t in words if t.upos in _OPEN]
        unfinished = passage.span.text.rstrip(MARKS)[-1:] not in (*STOPS, ",")
        alone = len(words) == 1 and first == passage.span
        if (
            passage.span.start == first.start
            and unfinished
            and (len(words) > 1 or alone)
            and not (alone and lexicon.is_cue(tags.token.lemma, *CUE_FRAMES, "marks"))
            and words[0].form[0].isupper()
            and all(t.form[0].isupper() for t in long)
        ):
            return True
    return False


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
    if content[-1].end <= cue.start and tags.token.upos == "VERB":
        return ":" in document.text[content[-1].end : cue.start]  # *It is off: investors shrug*
    if tags.knowledge.lexicon.attitude("clause", tags.token.lemma) != "attitude":
        return False
    words = tags.sentence.tokens[tags.token.index :]
    return any(t.form == ":" for t in words if t.span.end <= content[0].start)


def _is_of_next(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content begins with words in marks that a cue within it reports, behind a colon.

    *She laughed: **"We sell," Roe said, "to anyone"***.
    """
    first, sentence = content[0], tags.sentence
    before = tags.document.text[: first.start].rstrip()
    if not before.endswith(":") or first.text[0] not in MARKS or tags.token.span.end > first.start:
        return False
    words = [t for part in content for t in tags.document.tokens_in(part)]
    speech = tags.knowledge.lexicon.is_speech
    return any(
        t.upos == "VERB"
        and t.sentence == sentence.index
        and speech(t.lemma)
        and tags.is_cue(t)
        and not is_within_marks(sentence, t)
        for t in words
    )


def _is_cited(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether who said it is all that is cited, and not what he said: *forever quotes his aunt*."""
    knowledge, token = tags.knowledge, tags.token
    sentence = tags.document.sentences[token.sentence]
    cited = sentence.child(token, "obj")
    read = read_from(sentence, token, knowledge.outlets) if cited is None else None
    if read is not None:  # *quoting from emails it had obtained*
        phrase = {t.index for t in sentence.subtree(read)}
        words = [t for t in sentence.tokens if any(part.covers(t.span) for part in content)]
        return all(t.index in phrase for t in words)
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


def _is_thanked(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a content begins with who hears it: *to Karl Lund, thank **you for your help***."""
    first = tags.document.tokens_in(content[0])[0]
    own = first.head == tags.token.index and first.relation == "obj" and first.upos == "PRON"
    return own and tags.token.lemma.lower() in tags.knowledge.lexicon.greeting


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


def _is_contested(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a content is but a word for what was told: *it fell, **a claim** they deny*."""
    lexicon, cue = tags.knowledge.lexicon, tags.token
    if cue.relation != "acl" or cue.lemma.lower() not in lexicon.contesting:
        return False
    noun = tags.sentence.head(cue)
    if noun is None or noun.upos != "NOUN" or lexicon.attitude("noun", noun.lemma) is None:
        return False
    words = (t for part in content for t in tags.document.tokens_in(part))
    return all(t == noun or t.upos in ("DET", "SCONJ", "PRON") for t in words)


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


def _is_behind_relative(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether a content stands behind the relative clause of its cue: *the firm, which reports on
    Monday, declined **to comment***."""
    sentence, cue = tags.sentence, tags.token
    return (
        cue.deprel.endswith(":relcl")
        and content[-1].start > sentence.subtree(cue)[-1].span.start
        and sentence.span.covers(content[-1])
    )


def _is_called(tags: CueTags, content: Sequence[Span]) -> bool:
    """Whether no more is told than what another cue calls it: *fined him over what it **called** "a
    shame"*."""
    sentence, cue = tags.sentence, tags.token
    if cue.upos != "VERB" or cue.lemma.lower() in tags.knowledge.lexicon.cues:
        return False
    for word in tags.document.tokens_in(content[-1]):
        what = sentence.head(word) if word.deprel == "acl:relcl" else None
        if what is not None and what.upos == "PRON" and tags.is_cue(word):
            return cue.index < what.index < word.index
    return False
