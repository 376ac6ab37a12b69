"""Makes whoever is heard or seen speaking the speaker, wherever the parser attached the verb.

*A neighbour heard **a man shouting** "...", recalled **a man saying** "...", saw **the pilot wave
and shout** ...*: parsers take the participle for what the neighbour does, and the bare verb for a
noun, *the pilot shout*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak
from attribution.syntax.phrases import is_gerund, tops

__all__ = ["with_overheard"]

_NOMINAL = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN")
_HEADS = ("NOUN", "NUM", "PRON", "PROPN")
_SPOKEN = ("NOUN", "VERB")
# No longer phrase stands between the two verbs.
_LONGEST = 8


def with_overheard(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with those who are heard or seen speaking as objects of that verb.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs perceive and which speak, and which nouns are for persons.
    """
    for verb in sentence.words("VERB"):
        if not _perceives(verb, knowledge):
            continue
        phrase = list(_phrase_behind(sentence, verb, knowledge))
        spoken = sentence.tokens[phrase[-1].index] if phrase else verb
        who = _head(phrase, spoken)
        if who is not None and _speaks(verb, spoken, who, knowledge):
            sentence = replaced(sentence, _hung(sentence, verb, phrase, who, spoken))
    return sentence


def _perceives(verb: Token, knowledge: Knowledge) -> bool:
    lemma, lexicon = verb.lemma.lower(), knowledge.lexicon
    return any(lemma in verbs for verbs in (lexicon.perceiving, lexicon.showing, lexicon.recalling))


def _phrase_behind(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The words between a verb of perception and a verb of speech, if they are one phrase."""
    words: list[Token] = []
    for word in sentence.tokens[verb.index : verb.index + _LONGEST]:
        if words and _may_speak(word, knowledge):
            yield from words
            return
        holder = word.lemma.lower() in knowledge.grammar.prepositions.holders
        if word.upos not in _NOMINAL and not (words and holder):
            return
        words.append(word)


def _may_speak(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word is a present participle or the bare form of a verb of speech."""
    lexicon, lemma = knowledge.lexicon, word.lemma.lower()
    if word.upos not in _SPOKEN or "speech" not in (
        lexicon.attitude("clause", lemma),
        lexicon.attitude("marks", lemma),
    ):
        return False
    return is_gerund(word) or word.form == lemma


def _head(phrase: list[Token], spoken: Token) -> Token | None:
    """The head of a noun phrase, of which the parser may have made a part of the verb's."""
    heads = [word for word in tops(phrase) if word.upos in _HEADS]
    below = [word for word in heads if word.head == spoken.index]
    return below[-1] if below else next(iter(heads), None)


def _speaks(verb: Token, spoken: Token, who: Token, knowledge: Knowledge) -> bool:
    """Whether somebody speaks: *heard a man **shout***, not *heard a war **cry***."""
    if not is_gerund(spoken) and verb.lemma.lower() not in knowledge.lexicon.perceiving_bare:
        return False  # *found voters say it is late*
    return who.upos == "NUM" or may_speak(who, knowledge)  # *one of the guards*


def _hung(
    sentence: Sentence, verb: Token, phrase: list[Token], who: Token, spoken: Token
) -> Iterator[Token]:
    """The words as they belong together: *heard* has *a man* and *shouting* below it."""
    inside = {word.index for word in phrase}
    for word in phrase:
        if word.index == who.index:
            yield evolve(word, head=verb.index, deprel="obj")
        elif word.head not in inside:
            yield evolve(word, head=who.index)
    yield from _raised(sentence, verb, spoken)
    features = spoken.features if is_gerund(spoken) else "VerbForm=Inf"
    yield evolve(spoken, head=verb.index, deprel="xcomp", upos="VERB", features=features)


def _raised(sentence: Sentence, verb: Token, spoken: Token) -> Iterator[Token]:
    """The verb of perception and its subject, where a parser read *the guard heard Lund say* as
    *the guard, heard by Lund, says*."""
    subject = sentence.head(verb) if verb.relation == "acl" else None
    if subject is None or subject.head != spoken.index or subject.relation != "nsubj":
        return
    yield evolve(subject, head=verb.index)
    yield evolve(verb, head=spoken.head, deprel=spoken.deprel)
    for word in sentence.children(spoken, "punct"):
        yield evolve(word, head=verb.index)
