"""Reads phrases off a dependency tree: the verb group, a noun phrase, a clause.

The relations are Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar
from attribution.syntax.order import word_before

__all__ = [
    "beside_being",
    "clause",
    "contiguous",
    "has_tense",
    "is_finite",
    "is_gerund",
    "is_number_of_verb",
    "is_verb",
    "noun_phrase",
    "owners",
    "run_on",
    "sole_predicate",
    "spans_of",
    "tops",
    "trimmed",
    "verb_group",
]

_GROUP = ("aux", "cop", "advmod", "neg")
_QUALIFYING = ("amod", "compound", "nmod", "nummod")
_EDGE = ",;:–—-"


def is_verb(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary used as one."""
    return token.upos == "VERB" or (token.upos == "AUX" and token.relation not in ("aux", "cop"))


def is_finite(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary with a tense of its own: *says*, *has*."""
    return token.upos in ("VERB", "AUX") and token.feature("VerbForm") == "Fin"


def has_tense(sentence: Sentence, head: Token) -> bool:
    """Whether the head of a clause, or an auxiliary or a copula of it, has a tense of its own."""
    return any(is_finite(word) for word in (head, *sentence.children(head, "aux", "cop")))


def is_gerund(token: Token) -> bool:
    """Whether a word is a gerund or a present participle, which parsers often confuse."""
    return token.feature("VerbForm") in ("Ger", "Part") and token.feature("Tense") != "Past"


def is_number_of_verb(word: Token, *, several: bool) -> bool:
    """Whether a word has the form of a present beside one or several: *it shows*, *they show*.

    Arguments:
        word: the word, which a parser may have taken for a noun.
        several: whether the subject is a plural.
    """
    form, lemma = word.form.lower(), word.lemma.lower()
    return (form == lemma) == several and form.startswith(lemma[:-1])


def tops(words: Sequence[Token]) -> list[Token]:
    """The words whose heads are not among them: one, if the words are a whole phrase."""
    inside = {word.index for word in words}
    return [word for word in words if word.head not in inside]


def sole_predicate(sentence: Sentence, words: Sequence[Token]) -> Token | None:
    """The head of the clause with a tense that some words are, if they are only one."""
    found = [t for t in tops(words) if t.upos != "PUNCT" and has_tense(sentence, t)]
    return found[0] if len(found) == 1 else None


def verb_group(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb with the auxiliaries, negation and adverbs that stand right before it,
    and the particle after it: *did not say*, *has also called*, *pointed out*."""
    words = [verb]
    children = {c.index: c for c in sentence.children(verb)}
    at = verb.index - 1
    while at in children and children[at].relation in _GROUP:
        words.append(children[at])
        at -= 1
    # Adverbs without an auxiliary before them belong to the verb: *also said*; but a
    # clause-initial adverb (*However said*) would end at a comma anyway.
    after = verb.index + 1
    while after in children and (
        children[after].deprel == "compound:prt"
        or (children[after].relation == "advmod" and children[after].feature("Polarity") == "Neg")
    ):
        words.append(children[after])
        after += 1
    return tuple(sorted(words, key=lambda t: t.index))


def noun_phrase(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The noun phrase of a head with its appositives, without outer punctuation."""
    skip = [
        c
        for c in sentence.children(head)
        if c.relation in ("parataxis", "case", "mark", "cc", "cop", "nsubj", "csubj", "discourse")
        or (c.relation == "punct" and c.index in (head.index,))
        or (c.deprel.endswith(":relcl") and _after_comma(sentence, c))
    ]
    if head.relation in ("conj",):
        skip += [c for c in sentence.children(head) if c.relation == "conj"]
    skip += beside_being(sentence, head)
    if head.feature("PronType") == "Prs":
        # Nothing before *she* can modify it: *on social **media she** posted* is a parser's error.
        skip += [c for c in sentence.children(head, *_QUALIFYING) if c.index < head.index]
    words = sentence.subtree(head, without=skip)
    return trimmed(contiguous(words, head))


def beside_being(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What hangs on a noun because a clause says of somebody that he is it, and no part of it.

    ***It was**n't* the mayor ***who said so***.

    Arguments:
        sentence: the noun's sentence.
        noun: any noun.
    """
    being = sentence.child(noun, "cop")
    if being is None:
        return ()
    return tuple(
        word
        for word in sentence.children(noun)
        if word.relation in ("advcl", "aux", "cop", "expl", "nsubj")
        or word.index < being.index
        or word.feature("Polarity") == "Neg"
    )


def _after_comma(sentence: Sentence, clause_head: Token) -> bool:
    first = sentence.subtree(clause_head)[0]
    before = word_before(sentence, first)
    return before is not None and (first.form == "," or before.form in (",", "—", "–", "-", "("))


def contiguous(words: Sequence[Token], around: Token) -> tuple[Token, ...]:
    """The unbroken run of words that contains ``around``; punctuation does not break it."""
    at = next(i for i, w in enumerate(words) if w.index == around.index)
    first = last = at
    while first > 0 and words[first - 1].index >= words[first].index - 2:
        first -= 1
    while last + 1 < len(words) and words[last + 1].index <= words[last].index + 2:
        last += 1
    return tuple(words[first : last + 1])


def trimmed(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words without any commas, colons, dashes and semicolons at either end."""
    words = list(words)
    while words and (words[0].form in _EDGE or words[0].form in (")", "”", "’")):
        del words[0]
    while words and (words[-1].form in _EDGE or words[-1].form in ("(", "“", "‘")):
        del words[-1]
    return tuple(words)


def clause(
    document: Document, sentence: Sentence, head: Token, without: Iterable[Token] = ()
) -> tuple[Span, ...]:
    """The parts of a clause: its subtree without some subtrees, split where words are missing.

    Single punctuation marks between two runs do not separate them; sentence-final punctuation is
    left out.
    """
    return spans_of(document, sentence, sentence.subtree(head, without=without))


def spans_of(document: Document, sentence: Sentence, words: Sequence[Token]) -> tuple[Span, ...]:
    """The spans of words in order, split where words are missing between them, as in `clause`."""
    runs: list[list[Token]] = []
    for word in words:
        between = sentence.tokens[runs[-1][-1].index : word.index - 1] if runs else ()
        if runs and (not between or all(t.upos == "PUNCT" for t in between)):
            runs[-1].append(word)
        else:
            runs.append([word])
    spans = []
    for run in runs:
        kept = trimmed(run)
        while kept and kept[-1].form in (".", ",", ";", ":"):
            kept = kept[:-1]
        if any(w.upos not in ("PUNCT", "SYM") for w in kept):
            spans.append(document.cover(kept))
    return tuple(spans)


def owners(sentence: Sentence, noun: Token, grammar: Grammar) -> Iterator[Token]:
    """The possessors of a noun, among its dependents: ***her** verdict*, *that of **the court***.

    Arguments:
        sentence: the noun's sentence.
        noun: the noun.
        grammar: has the prepositions before possessors.
    """
    for child in sentence.children(noun, "nmod"):
        # Parsers hang the preposition on the name behind a noun, too: *of keeper Lund*.
        named = (child, *sentence.children(child, "flat"))
        case = next((c for t in named for c in sentence.children(t, "case")), None)
        held = case is not None and case.lemma.lower() in grammar.prepositions.holders
        if child.deprel == "nmod:poss" or held:
            yield child


def run_on(sentence: Sentence, verb: Token, first: Token, grammar: Grammar) -> tuple[Token, ...]:
    """The complements of a verb that follow its object without a comma, in order.

    *Praised [the mayor] for her calm*, *called [it] a farce*: predicates, second
    objects, infinitives and prepositional phrases, but not those that say when, where
    or why something was done (`Clauses.circumstances`).
    """
    found = []
    end = sentence.subtree(first)[-1].index
    for child in sentence.children(verb):
        if child.index <= first.index or child.relation == "conj":
            continue
        words = sentence.subtree(child)
        if words[0].index != end + 1 or words[0].upos == "PUNCT":
            continue
        link = sentence.child(child, "case", "mark")
        word = link.lemma.lower() if link is not None else ""
        governed = word and word not in grammar.clauses.circumstances
        if word in grammar.clauses.asides and sentence.child(child, "nsubj", "nsubj:pass"):
            break  # *described it as she left*
        if child.relation in ("obj", "xcomp") or (child.relation in ("obl", "advcl") and governed):
            found.append(child)
            end = words[-1].index
        else:
            break
    return tuple(found)
