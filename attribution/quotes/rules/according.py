"""A phrase that names the source of its clause: *according to X*, *per X*, *in X's words*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.proposal import following_cues
from attribution.quotes.rule import Context, Proposal
from attribution.quotes.rules.comments import comments
from attribution.quotes.speaking import may_speak
from attribution.syntax.clauses import clause_around
from attribution.syntax.order import is_set_off, word_before
from attribution.syntax.phrases import clause
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["according_phrase", "for_whom", "opening_words"]


def opening_words(knowledge: Knowledge) -> frozenset[str]:
    """The first words of the phrases that `according_phrase` looks for, in small letters."""
    lexicon, prepositions = knowledge.lexicon, knowledge.grammar.prepositions
    return lexicon.openers.union(lexicon.bare, prepositions.settings, prepositions.agents)


def according_phrase(context: Context, sentence: Sentence, first: Token) -> Iterator[Proposal]:
    """The clause that such a phrase modifies is the content."""
    found = _phrase(sentence, first, context.knowledge)
    if found is None:
        return
    words, source, top = found
    clause_head = clause_around(sentence, top)
    if clause_head is None and top.upos == "VERB":  # *to quote Roe: "It is over."*
        clause_head = sentence.child(top, "parataxis", "ccomp")
    if clause_head is None or _is_written(context, sentence, words, clause_head):
        return
    parts = [
        p
        for p in clause(
            context.document,
            sentence,
            clause_head,
            without=(
                top,
                *comments(sentence, clause_head, context.knowledge),
                *following_cues(sentence, clause_head, context.knowledge),
                *_parted(sentence, clause_head, top),
            ),
        )
        if not p.covers(words[0].span)
    ]
    if not parts:
        return
    yield Proposal(
        cue=words[0],
        content=parts,
        attitude="speech",
        note=f"{' '.join(w.form for w in words)!r} names the source of its clause",
        cue_words=words,
        source=source,
        polarity="asserted",
    )


def _parted(sentence: Sentence, clause_head: Token, source: Token) -> Iterator[Token]:
    """The clauses behind a source from which a semicolon parts it: *..., according to Roe; **the
    bridge is open***."""
    for clause_behind in sentence.children(clause_head, "parataxis", "conj"):
        first = sentence.subtree(clause_behind)[0]
        before = first if first.form == ";" else word_before(sentence, first)
        if source.index < clause_behind.index and before is not None and before.form == ";":
            yield clause_behind


def _is_written(
    context: Context, sentence: Sentence, words: Sequence[Token], clause_head: Token
) -> bool:
    """Whether somebody says it in their own words: *in her written judgment, Ms Quill said ...*.

    *In his opinion, the minister said, it was late*: a pronoun there means who speaks.
    """
    noun = words[-1]
    if noun.lemma.lower() not in context.lexicon.possessed or noun.relation != "obl":
        return False
    owner = sentence.child(noun, "nmod:poss")
    if sentence.child(noun, "amod") is None and (owner is None or owner.upos != "PRON"):
        return False
    told = (clause_head,) if sentence.child(clause_head, "ccomp") is not None else ()
    return any(
        context.lexicon.is_speech(verb.lemma) and sentence.child(verb, *ANY_SUBJECT) is not None
        for verb in (*told, *sentence.children(clause_head, "parataxis"))
    )


def for_whom(context: Context, sentence: Sentence) -> Iterator[Proposal]:
    """*For Reyes, the bridge is a symbol*: a person that opens a sentence, and a judgement.

    A judgement is what somebody is said to find something: a noun with *a* or an adjective.
    """
    first, predicate = sentence.tokens[0], sentence.root
    source = sentence.head(first)
    if (
        first.form.lower() not in context.grammar.prepositions.judges
        or first.relation != "case"
        or source is None
    ):
        return
    article = sentence.child(predicate, "det")
    judges = predicate.upos == "ADJ" or (
        article is not None and article.feature("Definite") == "Ind"
    )
    marked = bool(context.layout.outer.covering(predicate.span))  # *it is "pure theatre"*
    noun = source.lemma.lower() if marked and source.upos == "NOUN" else ""
    finds = _is_person(source, context.knowledge) or context.knowledge.people.is_person_noun(noun)
    if source.head != predicate.index or not finds:
        return
    if not judges and not marked:
        return
    if any(t.form == ":" for t in sentence.children(predicate, "punct")) or _announces(
        sentence, predicate
    ):
        return  # *For Reyes, the answer is simple: "..."*
    last = sentence.subtree(source)[-1]
    following = sentence.tokens[last.index : last.index + 1]
    comma = last.form == "," or (following and following[0].form == ",")
    if not comma and not marked:
        return  # *to the coach it was "a day to forget"*
    if sentence.child(predicate, "cop") is None or sentence.child(predicate, "nsubj") is None:
        return
    parts = clause(context.document, sentence, predicate, without=(source,))
    if parts:
        yield Proposal(
            cue=first,
            content=parts,
            attitude="attitude",
            note=f"{first.form!r} {source.form} ... names whose judgement it is",
            cue_words=(first,),
            source=source,
            polarity="asserted",
        )


def _announces(sentence: Sentence, predicate: Token) -> bool:
    """Whether what a judgement announces stands behind a colon."""
    return any(
        t.form == ":" and t.index > predicate.index
        for below in sentence.children(predicate, "parataxis", "ccomp", "appos")
        for t in sentence.children(below, "punct")
    )


def _is_person(word: Token, knowledge: Knowledge) -> bool:
    if word.upos == "PROPN":
        return word.entity.endswith("PER")
    if word.upos == "PRON":
        return word.feature("Person") == "3" and word.feature("Gender") != "Neut"
    return word.lemma.lower() in knowledge.lexicon.judges


def _phrase(
    sentence: Sentence, first: Token, knowledge: Knowledge
) -> tuple[tuple[Token, ...], Token, Token] | None:
    """The cue words, the head of the source, and the word that the clause governs."""
    form = first.form.lower()
    for phrase in knowledge.lexicon.phrases if form in knowledge.lexicon.openers else ():
        if form != phrase[0]:
            continue
        words = sentence.tokens[first.index - 1 : first.index - 1 + len(phrase)]
        if tuple(word.form.lower() for word in words) == phrase:
            verb = words[-1].upos == "VERB"
            source = (_quoted if verb else _object_after)(sentence, words, knowledge)
            if source is not None and not _is_yardstick(source, knowledge):
                return words, source, _top(sentence, source, {w.index for w in words})
    if first.relation != "case":
        return None
    before = sentence.tokens[first.index - 2].form.lower() if first.index > 1 else ""
    if form in knowledge.lexicon.bare and (before, form) not in knowledge.lexicon.phrases:
        source = sentence.head(first)
        if source is not None and _can_say(sentence, source, knowledge):
            return (first,), source, source
    for links, nouns in (
        (knowledge.grammar.prepositions.settings, knowledge.lexicon.possessed),
        (knowledge.grammar.prepositions.agents, knowledge.lexicon.reckoned),
    ):
        noun = sentence.head(first) if form in links else None
        if noun is not None and not nouns.isdisjoint((noun.lemma.lower(), noun.form.lower())):
            owner = sentence.child(noun, "nmod:poss")
            # *In Lund's **telling***: parsers may take it for a verb.
            if owner is not None and noun.relation in ("obl", "nmod", "advcl"):
                return (first, noun), owner, noun
    return None


def _can_say(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether *per* makes a source of a word: *per Reyes*, *per the ministry*, not *per day*.

    Nor *per person*, but *per officials* behind a comma.
    """
    if word.upos == "PROPN":
        return True
    apart = is_set_off(sentence, word)
    kinds = ("group", "organisation")
    body = knowledge.people.has_any("kinds", kinds, word.lemma)
    several = apart and (body or word.feature("Number") == "Plur")
    known = sentence.child(word, "det", "nmod:poss")
    definite = several or (known is not None and known.feature("Definite") != "Ind")
    return (
        word.upos == "NOUN" and definite and word.lemma.lower() not in knowledge.lexicon.not_sources
    )


def _is_yardstick(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun is for what one acts by: *the standard*, but not the paper *Standard*."""
    lemma = noun.lemma.lower()
    paper = noun.upos == "PROPN" and lemma in knowledge.outlets.name_endings
    return lemma in knowledge.lexicon.not_sources and not paper


def _quoted(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Token | None:
    """Whose words stand beside a verb that is no claim itself: *to quote **Roe**, it is over*.

    Not *to quote a price, call us*, nor *she went on to quote Roe*.
    """
    verb = words[-1]
    source = sentence.child(verb, "obj")
    if source is None or not may_speak(source, knowledge):
        return None
    alone = sentence.child(verb, *ANY_SUBJECT) is None
    opens = words[0].index == 1 and verb.relation in ("root", "advcl")
    aside = verb.relation in ("advcl", "parataxis") and is_set_off(sentence, verb)
    return source if alone and (opens or aside) else None


def _object_after(sentence: Sentence, words: tuple[Token, ...], _: Knowledge) -> Token | None:
    """The word that a phrase's last preposition governs."""
    last = words[-1]
    head = sentence.head(last)
    if head is not None and head.index > last.index:
        return head
    for word in words:
        above = sentence.head(word)
        if above is not None and above.index > last.index:
            return above
        for child in sentence.children(word):
            if child.index > last.index and child.upos != "PUNCT":
                return child
    return None


def _top(sentence: Sentence, source: Token, inside: set[int]) -> Token:
    """The highest word of the whole phrase: the source, or a word of the cue above it."""
    top = source
    while (head := sentence.head(top)) is not None and head.index in inside:
        top = head
    return top
