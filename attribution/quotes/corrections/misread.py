"""Finds verbs that a parser takes for nouns, and nouns for verbs: *read **claims** that ...*.

A form such as *states* or *claims* may be either. The words around it tell: nothing but the
noun phrase of who says it stands between a closing quotation mark and a cue that ends its
sentence; and a phrase in the singular, *as a survivor*, has no noun in the plural behind it. What
is the object of a verb, with a clause and no subject of its own, is a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_misread_cues"]

_CLOSING = ('"', "”", "''", "»")
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PROPN", "PUNCT")
_OPENING = ("ADJ", "DET", "NOUN", "NUM", "PROPN")
# Words of who says it between the mark, or *as*, and the cue.
_MOST = 6


def with_misread_cues(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such verbs above what they report, and with such nouns.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues.
    """
    sentence = replaced(sentence, _nouns(sentence, knowledge))
    for word in sentence.tokens[2:]:
        if word.upos not in ("NOUN", "PROPN") or word.entity != "O" or not word.form.islower():
            continue
        phrase = _behind_mark(sentence, word) or _behind_as(sentence, word, knowledge)
        lemma = _cue(word, knowledge) if phrase else None
        if lemma is not None:
            return replaced(sentence, _as_verb(sentence, word, lemma, phrase))
    return sentence


def _nouns(sentence: Sentence, knowledge: Knowledge) -> Iterator[Token]:
    """The objects that are tagged as verbs, as nouns: *echoed **claims** that it was dry*."""
    for word in sentence.tokens[1:]:
        if word.upos != "VERB" or word.relation != "obj" or not word.form.islower():
            continue
        lemmas = knowledge.grammar.inflection.lemmas(word.form, "NOUN")
        known = min((t for t in lemmas if knowledge.lexicon.attitude("noun", t)), default=None)
        if known is None or sentence.child(word, "nsubj", "nsubj:pass", "aux", "obj") is not None:
            continue
        yield evolve(word, upos="NOUN", xpos="", lemma=known, features="Number=Plur")


def _cue(word: Token, knowledge: Knowledge) -> str | None:
    """The lemma of the verb of speech whose form a word is, or None."""
    form, lexicon = word.form.lower(), knowledge.lexicon
    lemmas = knowledge.grammar.inflection.lemmas(form, "VERB") | {form}
    marks = (t for t in lemmas if lexicon.attitude("marks", t) == "speech")
    return min((t for t in lemmas if lexicon.is_speech(t)), default=next(marks, None))


def _behind_mark(sentence: Sentence, word: Token) -> Sequence[Token]:
    """The words between a passage that opens a sentence and a cue that ends it."""
    tokens = sentence.tokens
    if any(t.upos != "PUNCT" for t in tokens[word.index :]):
        return ()
    at = word.index - 1
    while at and tokens[at - 1].form not in _CLOSING:
        at -= 1
    phrase = tokens[at : word.index - 1]
    if at < 2 or not phrase or tokens[at - 2].upos != "PUNCT" or len(phrase) > _MOST:
        return ()
    if sum(t.form in _CLOSING for t in tokens[1 : at - 1]) or phrase[0].upos not in _OPENING:
        return ()
    return phrase if all(t.upos in _NOMINAL for t in phrase) else ()


def _behind_as(sentence: Sentence, word: Token, knowledge: Knowledge) -> Sequence[Token]:
    """The words in the singular between *as*, which opens a sentence, and a plural noun."""
    tokens = sentence.tokens
    phrase = tokens[1 : word.index - 1]
    opens = tokens[0].form.lower() in knowledge.grammar.clauses.asides
    behind = tokens[word.index : word.index + 1]
    if not opens or not phrase or not behind or behind[0].form != "," or len(phrase) > _MOST:
        return ()
    single = phrase[0].feature("Definite") == "Ind" or phrase[0].feature("Number") == "Sing"
    if phrase[0].upos != "DET" or not single or word.feature("Number") != "Plur":
        return ()
    nominal = all(t.upos in _NOMINAL for t in phrase)
    return phrase if nominal else ()


def _as_verb(
    sentence: Sentence, word: Token, lemma: str, phrase: Sequence[Token]
) -> Iterator[Token]:
    """The words, with a cue as a verb, the last word of a phrase as its subject."""
    noun, opens = phrase[-1], phrase[0].index == 2
    inside = {t.index for t in (*phrase, word)}
    others = [t for t in sentence.tokens if t.index not in inside and t.upos != "PUNCT"]
    if not others:
        return  # marks alone are no words that are reported
    outer = [t for t in others if t.head in inside or not t.head]
    main = next((t for t in outer if t.index > word.index or not opens), others[-1])
    for token in sentence.tokens:
        if token.index == word.index:
            verb = evolve(token, upos="VERB", lemma=lemma, features="VerbForm=Fin")
            head, relation = (main.index, "advcl") if opens else (0, "root")
            yield evolve(verb, head=head, deprel=relation)
        elif token.index == noun.index:
            yield evolve(token, head=word.index, deprel="nsubj")
        elif token.index == main.index:
            head, relation = (0, "root") if opens else (word.index, "ccomp")
            yield evolve(token, head=head, deprel=relation)
        elif opens and token.index == 1:
            yield evolve(token, upos="SCONJ", head=word.index, deprel="mark")
        elif token in phrase and token.head not in inside - {word.index}:
            yield evolve(token, head=noun.index)
        elif token.index not in inside and (token.head in inside or not token.head):
            yield evolve(token, head=main.index)
