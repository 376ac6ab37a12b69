"""Tells whose claim the object of a verb is: that of whoever *made the claim*, not *read it*.

What a letter says is said by whoever wrote it, not by whoever *tore up a letter saying so*.
"""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.document import Document, Sentence, Token
from attribution.knowledge import Knowledge
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import is_verb
from attribution.syntax.subjects import subject

__all__ = ["with_own_source"]

_GOVERNED = ("obj", "obl")


def with_own_source(document: Document, claim: Claim, knowledge: Knowledge) -> Claim | None:
    """A claim whose cue is a noun, without a source who only did something with the claim.

    None where it begins within the noun's phrase (*played down a claim by | Lund that ...*): the
    noun has a claim of its own.

    *Lund ignored reports that ...*, *the vote dashed hopes that ...*: the reports and the hopes
    are somebody else's. *Lund made a promise to ...* and *has hopes that ...*: these are Lund's,
    according to the lexicon's verbs for having and making claims.

    Arguments:
        document: the parsed article.
        claim: any claim.
        knowledge: has these verbs, and the nouns for what is said and thought.
    """
    cue, source = claim.cue, claim.source
    if cue is None or cue.head is None or source is None or not claim.content:
        return claim
    sentence = document.sentences[cue.head.sentence]
    telling = _telling(document, claim, sentence, knowledge)
    if telling is not None:
        return _told_by_thing(document, claim, sentence, telling)
    spoken_of = _spoken_of(sentence, claim, cue, cue.head, knowledge)
    if spoken_of is not None:
        return _with_noun(document, claim, sentence, cue, spoken_of)
    noun = _noun(sentence, cue, knowledge)
    verb = _verb_over(sentence, noun, cue) if noun is not None else None
    if noun is None or verb is None:
        return claim
    if subject(sentence, verb, knowledge.grammar)[0] != source.head:
        return claim
    if _is_carried(noun, verb, knowledge) and not _is_beside_bare(sentence, noun):
        return claim
    if noun is not cue.head and _begins_within(document, claim, sentence, noun, knowledge):
        return None
    if not _carries_clause(document, claim, noun, knowledge):
        return claim
    why = f"{verb.form!r} does not tell whose {noun.form!r} it is"
    if cue.span.covers(verb.span):
        cue = Mention(noun.span, noun)
    # Who *resisted calls to go* heard them made.
    polarity = "asserted" if knowledge.lexicon.declines(verb.lemma) else claim.polarity
    return evolve(claim, source=None, no_source=why, cue=cue, polarity=polarity)


def _noun(sentence: Sentence, cue: Mention, knowledge: Knowledge) -> Token | None:
    """The noun that is a cue, or the object of a verb that says nothing: *stirred | doubts*."""
    head = cue.head
    if head is None or head.upos == "NOUN":
        return head
    if knowledge.lexicon.attitude("clause", head.lemma) is not None:
        return None  # *said in a statement that ...*
    return next(
        (
            word
            for governed in sentence.children(head, *_GOVERNED)
            for word in (governed, *sentence.children(governed, "nmod"))
            if cue.span.covers(word.span)
            and knowledge.lexicon.attitude("noun", word.lemma) is not None
        ),
        None,
    )


def _verb_over(sentence: Sentence, noun: Token, cue: Mention) -> Token | None:
    """The verb that governs a noun, if need be by a noun of its own: *made light of **claims***."""
    above = sentence.head(noun)
    if above is not None and noun.relation == "nmod" and cue.span.covers(above.span):
        noun, above = above, sentence.head(above)
    governs = above is not None and is_verb(above) and noun.relation in _GOVERNED
    return above if governs else None


def _begins_within(
    document: Document, claim: Claim, sentence: Sentence, noun: Token, knowledge: Knowledge
) -> bool:
    """Whether a content begins with what else stands between a noun and its clause."""
    first = document.tokens_in(claim.content[0])[0].index
    words = knowledge.grammar.clauses.complementizers
    return any(
        noun.index < first < sentence.subtree(clause)[0].index
        for clause in sentence.children(noun, "acl")
        if is_linked_by(sentence, clause, words)
    )


def _spoken_of(
    sentence: Sentence, claim: Claim, cue: Mention, verb: Token, knowledge: Knowledge
) -> Token | None:
    """The noun at the end of a cue that is what somebody speaks of.

    *Responded to **reports** | that ...*; but *said in a **report** | that ...*.
    """
    lexicon, settings = knowledge.lexicon, knowledge.grammar.prepositions.settings
    if claim.content[0].start < cue.span.end or not is_verb(verb):
        return None
    if lexicon.attitude("clause", verb.lemma) is None:
        return None
    for noun in sentence.children(verb, *_GOVERNED):
        if noun.index < verb.index or noun.span.end != cue.span.end:
            continue
        if lexicon.attitude("noun", noun.lemma) is None or _is_carried(noun, verb, knowledge):
            continue
        if not is_linked_by(sentence, noun, settings, "case"):
            return noun
    return None


def _with_noun(
    document: Document, claim: Claim, sentence: Sentence, cue: Mention, noun: Token
) -> Claim:
    """A claim whose content begins with the noun at the end of its cue."""
    first = next(t for t in sentence.subtree(noun) if t.relation != "case" or t.head != noun.index)
    before = [t for t in document.tokens_in(cue.span) if t.index < first.index]
    whole = document.span(first.span.start, claim.content[0].end)
    return evolve(
        claim,
        cue=Mention(document.cover(before), cue.head),
        content=(whole, *claim.content[1:]),
    )


def _telling(
    document: Document, claim: Claim, sentence: Sentence, knowledge: Knowledge
) -> Token | None:
    """A participle that tells what a thing says, while somebody only does something to the thing.

    *Dismissed a video **alleging** that ...*; but *issued a statement **saying** that ...*.
    """
    lexicon = knowledge.lexicon
    for word in document.tokens_in(claim.cue.span) if claim.cue is not None else ():
        noun = sentence.head(word) if word.deprel == "acl" else None
        verb = sentence.head(noun) if noun is not None else None
        if noun is None or verb is None or noun.relation not in _GOVERNED or not is_verb(verb):
            continue
        if word.feature("Tense") == "Past" or word.feature("VerbForm") == "Inf":
            continue
        if not lexicon.is_speech(word.lemma) or not _has_words(noun, knowledge):
            continue
        if verb.lemma.lower() in lexicon.issuing | lexicon.carrying:
            continue
        source = claim.source_head
        if noun.entity == "O" and subject(sentence, verb, knowledge.grammar)[0] == source:
            return word
    return None


def _has_words(noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun stands for something with words in it: *a leaflet*, *a report*."""
    lemma, lexicon = noun.lemma.lower(), knowledge.lexicon
    document = knowledge.people.has("kinds", "document", lemma) or lemma in lexicon.bearers
    return document or lexicon.attitude("noun", lemma) == "speech"


def _told_by_thing(document: Document, claim: Claim, sentence: Sentence, telling: Token) -> Claim:
    """A claim with the thing that a participle modifies as its source."""
    noun = sentence.head(telling)
    if noun is None:
        return claim
    article = sentence.child(noun, "det", "nmod:poss")
    first = article.index if article is not None and article.index < noun.index else noun.index
    words = sentence.tokens[first - 1 : noun.index]
    return evolve(
        claim,
        source=Mention.over(document, words),
        cue=Mention(telling.span, telling),
        polarity="asserted",
    )


def _is_carried(noun: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether the subject of a verb makes the claim that is its object."""
    lexicon = knowledge.lexicon
    if verb.lemma.lower() in lexicon.drawing:
        thought = lexicon.attitude("noun", noun.lemma) == "attitude"
        return thought and noun.lemma.lower() not in lexicon.stirred
    if verb.lemma.lower() in lexicon.stirring:
        return noun.lemma.lower() not in lexicon.stirred
    return verb.lemma.lower() in lexicon.carrying


def _is_beside_bare(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun tells of what a verb with a bare object is: *made light of **claims***.

    Not *made a series of **claims***.
    """
    above = sentence.head(noun) if noun.relation == "nmod" else None
    if above is None or above.relation != "obj":
        return False
    return above.feature("Number") != "Plur" and not sentence.child(above, "det", "nummod", "amod")


def _carries_clause(document: Document, claim: Claim, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a clause after a noun is its content: one with *that*, or with *to* for speech.

    Or one that asks: *faced questions about **whether** ...*, *dodged the question of **why** ...*.
    Whoever *shelved plans to sell* had them: people mostly act on their own plans and wishes.
    """
    words = document.tokens_in(claim.content[0])
    first = next((word for word in words if word.upos != "ADP"), words[0])
    clauses = knowledge.grammar.clauses
    if first.index < noun.index:
        return False
    if first.lemma.lower() in clauses.complementizers | clauses.interrogatives:
        return True
    if first.feature("PronType") in ("Int", "Rel"):
        return True
    said = knowledge.lexicon.attitude("noun", noun.lemma) == "speech"
    return said and first.lemma.lower() in clauses.infinitives
