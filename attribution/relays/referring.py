"""Finds the sources to which an outlet refers, or attributes its news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, opens

__all__ = ["referred_to"]


def referred_to(
    sentence: Sentence, cue: Token, gazetteer: Gazetteer
) -> Iterator[tuple[Token, Token]]:
    """The sources to which an outlet refers, each after the verb that tells it.

    *X reported with reference to the ministry that ...*; *..., X said, attributing the news to two
    aides*; *..., X said, referring to a source*, but *..., X said, referring to the mayor*, is
    about her.

    Arguments:
        sentence: the sentence.
        cue: the cue of what the outlet says.
        gazetteer: has the words.
    """
    for noun in sentence.children(cue, "obl"):
        case = [c.lemma.lower() for c in sentence.children(noun, "case")]
        if is_any(noun, gazetteer, "references") and opens(case, gazetteer, "partners"):
            cited = _behind_to(sentence, sentence.children(noun, "nmod"), gazetteer)
            if cited is not None:
                yield cue, cited
    for verb in sentence.children(cue, "advcl"):
        if verb.feature("VerbForm") not in ("Ger", "Part"):
            continue
        if is_any(verb, gazetteer, "referring"):
            cited = _behind_to(sentence, sentence.children(verb, "obl"), gazetteer)
            if cited is not None and is_any(cited, gazetteer, "informants"):
                yield verb, cited
        elif is_any(verb, gazetteer, "ascribing"):
            news = sentence.child(verb, "obj")
            beside = (*sentence.children(verb, "obl"), *_below(sentence, news))
            cited = _behind_to(sentence, beside, gazetteer)
            if cited is not None and news is not None and is_any(news, gazetteer, "tidings"):
                yield verb, cited


def _below(sentence: Sentence, news: Token | None) -> Sequence[Token]:
    return sentence.children(news, "nmod") if news is not None else ()


def _behind_to(sentence: Sentence, nouns: Sequence[Token], gazetteer: Gazetteer) -> Token | None:
    for noun in nouns:
        case = sentence.child(noun, "case")
        if case is not None and opens([case.lemma.lower()], gazetteer, "listeners"):
            return noun
    return None
