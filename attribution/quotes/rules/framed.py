"""A passage that stands for what somebody says or calls it: *"A bad joke" was Orme's verdict*.

A copula links the passage to a noun of saying with a possessor, or to a clause that tells who said
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.layout.passages import STOPS, Passage
from attribution.quotes.rule import Context, Proposal
from attribution.syntax.phrases import is_verb, owners
from attribution.syntax.subjects import subject

__all__ = ["equated_passage"]

# Words between a copula and the passage beside it: *is a resounding "no"*.
_BETWEEN = 3
_BESIDE = "the passage stands beside {!r}, which tells what somebody calls it or whose words it is"
_MODIFIERS = ("ADJ", "ADV", "DET", "PUNCT", "VERB", "PRON")


def equated_passage(context: Context) -> Iterator[Proposal]:
    """A passage that a copula makes the same as a noun of saying, or as what somebody says.

    *"A bad joke" was her verdict*, *The answer from most is a "no"*, *All it said was "..."*,
    *"A bad joke" is how she describes it*, *"It is a bad joke." That is what she told the court*;
    or what somebody is told to call something, or to have in their words, beside it:
    *"A bad joke", she called it*, *the plan, "a bad joke" in her words, was dropped*,
    *the plan, branded "a bad joke" by her, was dropped*.
    """
    for passage in context.layout.outer:
        sentence = context.document.sentence_at(passage.span.start)
        if sentence is None:
            continue
        equated = _equated(context, sentence, passage)
        found = equated or _called(context, sentence, passage)
        found = found or _worded(context, sentence, passage)
        found = found or _branded(context, sentence, passage)
        if found is None:
            continue
        cue, source = found
        link = sentence.tokens[cue.index : cue.index + 1]
        role = not equated and link and link[0].lemma.lower() in context.grammar.prepositions.roles
        note = "a copula makes the passage what {!r} tells of" if equated else _BESIDE
        yield Proposal(
            cue=cue,
            content=(passage.span,),
            source=source,
            cue_words=(cue, *link) if role else (cue,),
            note=note.format(cue.form),
        )


def _equated(context: Context, sentence: Sentence, passage: Passage) -> tuple[Token, Token] | None:
    """The cue and its source on the other side of a copula, in the sentence or the one behind."""
    side = _other_side(context, sentence, passage)
    if not side:
        sentence, side = _taken_up(context, sentence, passage)
    return _noun(context, sentence, side) or _verb(context, sentence, side) if side else None


def _other_side(context: Context, sentence: Sentence, passage: Passage) -> Sequence[Token]:
    """The words on the other side of a copula that a passage stands beside, in the main clause."""
    copulas = context.grammar.clauses.copulas
    before = [t for t in sentence.tokens if t.span.end <= passage.span.start]
    behind = [t for t in sentence.tokens if t.span.start >= passage.span.end]
    words = [t for t in behind if t.upos != "PUNCT"]
    if words[1:] and words[0].feature("PronType") == "Dem" and not _names(words[0]):
        words = words[1:]  # *"A bad joke" – **that** was her verdict*
    if words and words[0].lemma.lower() in copulas and not any(_names(t) for t in before):
        if words[0].deprel == "aux:pass":
            return ()  # *"Blue Rain" was praised, with critics calling it a gem*
        return words[1:] if _is_main(sentence, words[0]) else ()
    if words:
        return ()
    for steps, word in enumerate(reversed(before)):
        if word.lemma.lower() in copulas:
            return _subject(sentence, word) if _is_main(sentence, word) else ()
        if steps >= _BETWEEN or word.upos not in _MODIFIERS:
            break
    return ()


def _taken_up(
    context: Context, sentence: Sentence, passage: Passage
) -> tuple[Sentence, Sequence[Token]]:
    """The sentence behind a passage that says whose words it was, and what tells so.

    *"It is a bad joke." **That is what she told the court***.
    """
    sentences, at = context.document.sentences, sentence.index + 1
    while at < len(sentences) and sentences[at].tokens[0].span.start < passage.span.end:
        at += 1
    alone = sentence.tokens[0].span.start >= passage.span.start
    if not alone or at == len(sentences) or sentences[at].paragraph != sentence.paragraph:
        return sentence, ()
    behind = [t for t in sentences[at - 1].tokens if t.span.start >= passage.span.end]
    words = sentences[at].tokens
    copula = words[1].lemma.lower() if len(words) > 1 else ""
    if behind or words[0].feature("PronType") != "Dem" or _names(words[0]):
        return sentence, ()
    return sentences[at], words[2:] if copula in context.grammar.clauses.copulas else ()


def _is_main(sentence: Sentence, copula: Token) -> bool:
    """Whether a copula is not that of a clause which some other verb reports."""
    return all(
        t.relation not in ("ccomp", "xcomp", "advcl") or t.deprel == "advcl:relcl"
        for t in (copula, *sentence.ancestors(copula))
    )


def _subject(sentence: Sentence, copula: Token) -> Sequence[Token]:
    """The subject of a copula, or all before it where the parser gives it none."""
    head = sentence.head(copula) if copula.relation in ("cop", "aux") else copula
    own = sentence.child(head, "nsubj", "csubj") if head is not None else None
    if own is None or own.index > copula.index:
        return sentence.tokens[: copula.index - 1]
    return sentence.subtree(own)


def _names(word: Token) -> bool:
    return word.upos in ("NOUN", "PROPN", "VERB")


def _noun(
    context: Context, sentence: Sentence, side: Sequence[Token]
) -> tuple[Token, Token] | None:
    """A noun of saying and whose it is."""
    inside = {t.index for t in side}
    for noun in side:
        if noun.head in inside:
            continue
        if noun.lemma.lower() in context.lexicon.wordings:
            # *"Shameful" was the word used by Dahl*.
            for verb in sentence.children(noun, "acl"):
                source, how = subject(sentence, verb, context.grammar)
                if source is not None and how in ("agent", "subject"):
                    return noun, source
        known = context.lexicon.attitude("noun", noun.lemma) is not None
        if noun.upos != "NOUN" or not (known or noun.lemma.lower() in context.lexicon.wordings):
            continue
        owner = next((t for t in owners(sentence, noun, context.grammar) if t in side), None)
        if owner is not None:
            return noun, owner
    return None


def _verb(
    context: Context, sentence: Sentence, side: Sequence[Token]
) -> tuple[Token, Token] | None:
    """A verb of speech and its subject: *all she said*, *how she describes it*."""
    lexicon = context.lexicon
    inside = {t.index for t in side}
    for verb in side:
        above = sentence.head(verb)
        deep = above is not None and above.index in inside and above.head in inside
        if not is_verb(verb) or deep:
            continue
        worded = lexicon.is_speech(verb.lemma) or verb.lemma.lower() in lexicon.putting
        if not worded and lexicon.attitude("complement", verb.lemma) is None:
            continue
        own = next((c for c in sentence.children(verb, "nsubj") if c in side), None)
        bare = sentence.child(verb, "ccomp", "xcomp") is None
        if own is not None and own.index < verb.index and bare:
            return verb, own
    return None


def _called(context: Context, sentence: Sentence, passage: Passage) -> tuple[Token, Token] | None:
    """The verb and its subject behind a passage: *"A bad joke", **she called** it*."""
    verb = sentence.root
    own = [c for c in sentence.children(verb, "nsubj") if c.span.start >= passage.span.end]
    thing = sentence.child(verb, "obj")
    calls = context.lexicon.attitude("complement", verb.lemma) == "speech"
    opens = sentence.tokens[0].span.start >= passage.span.start
    behind = thing is not None and thing.index > verb.index
    ended = passage.inner.text.rstrip()[-1:] in STOPS  # *"I am late." Lund called a taxi*
    if not (calls and opens and behind and own) or ended or own[-1].index > verb.index:
        return None
    return verb, own[-1]


def _worded(context: Context, sentence: Sentence, passage: Passage) -> tuple[Token, Token] | None:
    """The noun and whose words they are, right behind a passage: *"a joke" **in her words***."""
    behind = [t for t in sentence.tokens if t.span.start >= passage.span.end]
    if behind and behind[0].form == ",":
        behind = behind[1:]
    if not behind or behind[0].form.lower() not in context.grammar.prepositions.settings:
        return None
    noun = sentence.head(behind[0])
    if noun is None or noun.lemma.lower() not in context.lexicon.wordings:
        return None
    owner = next(owners(sentence, noun, context.grammar), None)
    return (noun, owner) if owner is not None and owner.index > behind[0].index else None


def _branded(context: Context, sentence: Sentence, passage: Passage) -> tuple[Token, Token] | None:
    """The participle before a passage and who is behind it: ***branded** "a joke" **by her***."""
    grammar = context.grammar.prepositions
    behind = next((t for t in sentence.tokens if t.span.start >= passage.span.end), None)
    if behind is None or behind.lemma.lower() not in grammar.agents:
        return None
    before = [t for t in sentence.tokens if t.span.end <= passage.span.start]
    if before and before[-1].lemma.lower() in grammar.roles:
        before = before[:-1]
    verb, source = before[-1] if before else None, sentence.head(behind)
    if verb is None or source is None or verb.feature("VerbForm") != "Part":
        return None
    # Parsers put the name behind a noun under the noun: *by driver Lund*.
    while source.relation in ("flat", "appos") and source.head > behind.index:
        source = sentence.head(source) or source
    own = sentence.child(verb, "nsubj", "aux", "aux:pass") is not None
    calls = context.lexicon.attitude("complement", verb.lemma) == "speech"
    return (verb, source) if calls and not own and source.index > behind.index else None
