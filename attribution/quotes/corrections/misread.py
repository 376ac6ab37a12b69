"""Corrects verbs read as nouns, and nouns read as verbs: *read **claims** that ...*.

A form such as *states* or *claims* may be either; the words around it tell. If nothing but the
source's noun phrase is between a closing quotation mark and the end of the sentence, the form is a
verb. A singular phrase such as *as a survivor* has no plural noun after it. And the object of a
verb, with a clause but no subject of its own, is a noun.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak
from attribution.syntax.order import word_before
from attribution.syntax.quotation_marks import CLOSING, OPENING

__all__ = ["with_misread_cues"]

_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PROPN", "PUNCT")
_BEGINNING = ("ADJ", "DET", "NOUN", "NUM", "PROPN")
# What stands behind a misread verb that neither ends its sentence nor precedes its last word.
_BEHIND = (",", ":")
# Relations of the heads of noun phrases.
_PHRASES = ("nmod", "nsubj", "obj", "iobj", "obl")
# Words of who says it between the mark, or *as*, and the cue.
_MOST = 6


def with_misread_cues(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such verbs above what they report, and with such nouns.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues.
    """
    sentence = replaced(sentence, _nouns(sentence, knowledge))
    sentence = replaced(sentence, _what_is_begged(sentence, knowledge))
    last = next((t.index for t in reversed(sentence.tokens) if t.upos != "PUNCT"), 0)
    for word in sentence.words("ADJ", "NOUN", "PROPN", "VERB"):
        if word.index < 3:
            continue
        if sentence.tokens[word.index - 2].form in CLOSING and word.feature("Number") == "Plur":
            sentence = replaced(sentence, _inverted(sentence, word, knowledge))
        if word.upos not in ("NOUN", "PROPN") or word.entity != "O" or not word.form.islower():
            continue
        behind = sentence.tokens[word.index].form if word.index < len(sentence.tokens) else ""
        if word.index < last - 1 and behind not in _BEHIND:
            continue
        aside = _between_commas(sentence, word, knowledge)
        if aside:
            return replaced(sentence, aside)
        announcing = _announcing(sentence, word, knowledge)
        if announcing:
            sentence = replaced(sentence, announcing)
            continue
        phrasal = _phrasal(sentence, word, knowledge)
        end = word.index if phrasal is None else word.index + 1
        phrase = _behind_mark(sentence, word, end) or _behind_as(sentence, word, knowledge)
        lemma = (phrasal or _cue(word, knowledge)) if phrase else None
        if lemma is not None:
            return replaced(sentence, _as_verb(sentence, word, lemma, phrase, end))
    return sentence


def _nouns(sentence: Sentence, knowledge: Knowledge) -> Iterator[Token]:
    """The objects and subjects that are tagged as verbs, as nouns: *echoed **claims** that it was
    dry*, ***claims** that it was dry were dismissed*.

    So are adverbs that are said to say something (*Spain's Marca **daily** said*), and participles
    behind an article: *the **accused**, identified as Roe, fled*.
    """
    for word in sentence.words("ADJ", "ADV", "VERB"):
        opens, subject = word.index == 1, word.relation == "nsubj" and word.head > word.index
        if opens and not subject:
            continue
        if not opens and word.feature("VerbForm") == "Part" and _is_after_article(sentence, word):
            yield evolve(word, upos="NOUN", xpos="", lemma=word.form.lower(), features="")
            continue
        if word.upos == "ADV" and word.relation in ("iobj", "nsubj", "obj"):
            named = sentence.child(word, "compound", "det", "nmod:poss")
            if named is not None and word.form in knowledge.outlets.outlet_nouns:
                yield evolve(word, upos="NOUN", xpos="", features="Number=Sing")
            continue
        if word.upos != "VERB" or not (word.form.islower() or opens):
            continue
        if word.relation != "obj" and not subject:
            continue
        lemmas = knowledge.grammar.inflection.lemmas(word.form, "NOUN")
        known = min((t for t in lemmas if knowledge.lexicon.attitude("noun", t)), default=None)
        if known is None or sentence.child(word, "nsubj", "nsubj:pass", "aux", "obj") is not None:
            continue
        yield evolve(word, upos="NOUN", xpos="", lemma=known, features="Number=Plur")


def _is_after_article(sentence: Sentence, word: Token) -> bool:
    """Whether a participle stands right behind an article as a noun: *the accused*."""
    article = sentence.tokens[word.index - 2]
    if word.relation not in _PHRASES or word.feature("Tense") != "Past":
        return False
    own = article.head == word.index and article.relation == "det"
    return own and sentence.child(word, "aux", "nsubj", "obj") is None


def _what_is_begged(sentence: Sentence, knowledge: Knowledge) -> Iterator[Token]:
    """An infinitive without *to* that is an object, as a noun with the next: *begged **leave** to
    say*, which asks nobody."""
    for word, link in itertools.pairwise(sentence.tokens):
        if word.upos != "VERB" or word.relation not in ("obj", "iobj") or sentence.children(word):
            continue
        to = link.relation == "mark" and link.lemma.lower() in knowledge.grammar.clauses.infinitives
        done = sentence.head(link)
        if to and done is not None and word.feature("VerbForm") in ("Inf", None):
            yield evolve(word, upos="NOUN", xpos="", features="Number=Sing", deprel="obj")
            yield evolve(done, head=word.index, deprel="acl")


def _cue(word: Token, knowledge: Knowledge) -> str | None:
    """The lemma of the verb of speech whose form a word is, or None."""
    form, lexicon = word.form.lower(), knowledge.lexicon
    lemmas = knowledge.grammar.inflection.lemmas(form, "VERB") | {form}
    marks = (t for t in lemmas if lexicon.attitude("marks", t) == "speech")
    return min((t for t in lemmas if lexicon.is_speech(t)), default=next(marks, None))


def _phrasal(sentence: Sentence, word: Token, knowledge: Knowledge) -> str | None:
    """The lemma of the verb that speaks with the particle that ends it: *the man **shot** back*."""
    behind = sentence.tokens[word.index : word.index + 1]
    if not behind or any(t.upos != "PUNCT" for t in sentence.tokens[word.index + 1 :]):
        return None
    particle = behind[0].form.lower()
    lemmas = knowledge.grammar.inflection.lemmas(word.form.lower(), "VERB")
    known = (lemma for lemma in lemmas if (lemma, particle) in knowledge.lexicon.phrasal)
    return min(known, default=None)


def _inverted(sentence: Sentence, word: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A verb right behind a passage, with who says it: *"They are mice," **jokes** Ana Lund*.

    Parsers take it for a noun in the plural, or who says it for another name of that.
    """
    who = sentence.child(word, "nsubj", "appos")
    told = sentence.child(word, "ccomp", "parataxis")
    if who is None or told is None or not told.index < word.index < who.index:
        return ()
    lemma = _cue(word, knowledge) if word.upos in ("NOUN", "VERB") and word.form.islower() else None
    if lemma in (None, word.form):
        return ()
    return (
        evolve(word, upos="VERB", lemma=lemma, features="VerbForm=Fin"),
        evolve(who, deprel="nsubj"),
        evolve(told, deprel="ccomp"),
    )


def _announcing(sentence: Sentence, word: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A gerund before a colon and a mark, with who says so: *with one **writing**: "..."*."""
    before, behind = word_before(sentence, word), sentence.tokens[word.index :][:2]
    if before is None or [t.form for t in behind[:1]] != [":"] or behind[-1].form not in OPENING:
        return ()
    own = before.head == word.index and before.upos in ("DET", "NUM", "PRON")
    known = before.feature("Definite") == "Def" or before.feature("Poss") is not None
    if not own or known or before.lemma.lower() in knowledge.grammar.clauses.complementizers:
        return ()
    forms = knowledge.grammar.inflection.lemmas(word.form, "VERB") - {word.form.lower()}
    lemma = min((t for t in forms if knowledge.lexicon.is_speech(t)), default=None)
    if lemma is None or word.feature("Number") == "Plur":
        return ()
    verb = evolve(word, upos="VERB", lemma=lemma, features="VerbForm=Ger", deprel="advcl")
    links = (evolve(t, deprel="mark") for t in sentence.children(word, "case"))
    return (verb, evolve(before, deprel="nsubj"), *links)


def _behind_mark(sentence: Sentence, word: Token, end: int) -> Sequence[Token]:
    """The words between a passage that opens a sentence and a cue, up to ``end``, that ends it."""
    tokens = sentence.tokens
    if any(t.upos != "PUNCT" for t in tokens[end:]):
        return ()
    at = word.index - 1
    while at and tokens[at - 1].form not in CLOSING:
        at -= 1
    phrase = tokens[at : word.index - 1]
    if at < 2 or not phrase or tokens[at - 2].upos != "PUNCT" or len(phrase) > _MOST:
        return ()
    if sum(t.form in CLOSING for t in tokens[1 : at - 1]) or phrase[0].upos not in _BEGINNING:
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


def _between_commas(sentence: Sentence, word: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A plural noun behind one person or body between commas, as a verb with its subject.

    *Half of it, the union **fears**, is lost*: no such phrase ends in a plural.
    """
    tokens = sentence.tokens
    behind = tokens[word.index : word.index + 2]
    if word.feature("Number") != "Plur" or len(behind) < 2 or behind[0].form != ",":
        return ()
    if behind[1].upos not in ("AUX", "VERB") or behind[1].feature("VerbForm") != "Fin":
        return ()
    left = word.index - 2
    while left > 0 and tokens[left].form != ",":
        left -= 1
    phrase = tokens[left + 1 : word.index - 1]
    if left < 1 or not phrase or len(phrase) > _MOST or any(t.upos not in _NOMINAL for t in phrase):
        return ()
    noun = next((t for t in phrase if t.head == word.index and t.relation == "nsubj"), phrase[-1])
    named = phrase[0].upos == "PROPN" and phrase[0].entity.endswith("PER")
    single = phrase[0].upos in ("DET", "NUM") and phrase[-1].feature("Number") == "Sing"
    lemma = _lemma_of_clause(word, knowledge)
    if lemma is None or not (named or (single and may_speak(phrase[-1], knowledge))):
        return ()
    top = phrase[0] if named else noun
    inside = {t.index for t in (*phrase, word)}
    main = next((t for t in tokens if t.head == 0), None)
    if main is None or main.index in inside:
        return ()
    moved = [
        evolve(
            word, upos="VERB", lemma=lemma, features="VerbForm=Fin", head=main.index,
            deprel="parataxis",
        ),
        evolve(top, head=word.index, deprel="nsubj"),
    ]  # fmt: skip
    for token in phrase:
        if token is not top and token.head not in inside - {word.index}:
            moved.append(evolve(token, head=top.index))
    outer = [t for t in tokens if t.index not in inside and t.head in inside]
    return (*moved, *(evolve(t, head=main.index) for t in outer if t is not main))


def _lemma_of_clause(word: Token, knowledge: Knowledge) -> str | None:
    """The lemma of the verb with a clause whose form a word is, or None."""
    lemmas = knowledge.grammar.inflection.lemmas(word.form.lower(), "VERB")
    return min((t for t in lemmas if knowledge.lexicon.attitude("clause", t)), default=None)


def _as_verb(
    sentence: Sentence, word: Token, lemma: str, phrase: Sequence[Token], end: int
) -> Iterator[Token]:
    """The words, with a cue up to ``end`` as a verb, the last word of a phrase as its subject."""
    noun, opens = phrase[-1], phrase[0].index == 2
    inside = {*(t.index for t in phrase), *range(word.index, end + 1)}
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
