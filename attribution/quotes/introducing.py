"""Whom a lead before a colon names for whose words follow: *And from her sister, Pearl: "..."*."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Mention
from attribution.document import Document, Sentence, Token
from attribution.knowledge import Grammar, Knowledge
from attribution.mentions.outlet_words import is_any
from attribution.quotes.speaking import may_speak, whose_words
from attribution.syntax.clauses import is_joined, is_linked_by
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.relations import SUBJECTS
from attribution.syntax.subjects import subject

__all__ = ["first_named", "last_clause", "phrase_in", "source_of_lead"]


def last_clause(sentence: Sentence, words: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """The clause right before a colon, if it has a subject of its own, or all of the lead.

    *Berg laughed; **Orme did not**: "..."*; *Berg was glad, while **Orme was not**: "..."*.

    Arguments:
        sentence: the last sentence of the lead.
        words: the words of the lead in that sentence.
        grammar: the conjunctions by which a writer contrasts.
    """
    semicolon = next((w.index for w in reversed(words) if w.form == ";"), 0)
    behind = [w for w in words if w.index > semicolon]
    if semicolon and any(w.upos == "PROPN" or w.relation in SUBJECTS for w in behind):
        words = behind
    last = next((w for w in reversed(words) if w.upos != "PUNCT"), None)
    for head in (last, *sentence.ancestors(last)) if last is not None else ():
        if head not in words:
            break
        joined = is_joined(sentence, head, grammar.clauses.contrasts)
        if joined and sentence.child(head, *SUBJECTS) in words:
            return [w for w in words if w.index >= sentence.subtree(head)[0].index]
    return words


def source_of_lead(
    document: Document, sentence: Sentence, words: Sequence[Token], knowledge: Knowledge
) -> Mention | None:
    """Who says what the colon behind a lead introduces, or None.

    Where the lead has no verb, whom it names; else whose statement it tells of, who is
    named right before the colon, or the person that acts.

    Arguments:
        document: the article.
        sentence: the last sentence of the lead.
        words: the words of the lead in that sentence.
        knowledge: the words of the language.
    """
    topical = _on_a_topic(words, knowledge.grammar) or _headed(words, knowledge.grammar)
    if topical is not None:
        return Mention.over(document, topical)
    minding = _minding(sentence, words, knowledge)
    if minding is not None:
        return phrase_in(document, sentence, minding, words)
    nouns = [w for w in words if w.upos in ("PROPN", "NOUN") and w.relation != "compound"]
    verbs = [w for w in words if w.upos == "VERB"]
    for noun in nouns:
        if knowledge.lexicon.attitude("noun", noun.lemma) == "speech":
            owner = _owner(sentence, noun, knowledge.grammar)
            if owner is not None or verbs:
                return phrase_in(document, sentence, owner, words) if owner is not None else None
    heard = _heard(sentence, verbs, knowledge)
    if heard is not None:
        return phrase_in(document, sentence, heard, words) if heard in words else None
    thinking = _thinking(sentence, verbs, knowledge)
    described = _described(sentence, words) if thinking is None else None
    if described is not None:
        # *Her rival was less kind: "..."*, but not *The rule is simple: "..."*
        person = described.entity != "O" or knowledge.people.is_person_noun(described.lemma)
        personal = described.upos == "PRON" and described.feature("Gender") != "Neut"
        return phrase_in(document, sentence, described, words) if person or personal else None
    if not verbs and _tells_when(sentence, words, knowledge):
        return None
    if not verbs:
        # *And from her sister, Pearl: "..."*, but *from the mayor of Torvik: "..."*
        names = [w for w in nouns[-1:] if w.upos == "PROPN" and w.relation != "nmod"]
        top = [w for w in nouns if sentence.head(w) not in nouns]
        # *Lund's mother: "..."*: not Lund
        own = [w for w in nouns if not _has_person(sentence, w, words, knowledge)]
        told = any(w.relation == "cop" for w in words)  # *This is the truth: "..."*
        best = first_named(own) or next(iter(() if told else names or top or nouns), None)
        return phrase_in(document, sentence, best, words) if best is not None else None
    last = next((w for w in reversed(words) if w.upos != "PUNCT"), words[-1])
    if last.upos == "PROPN" and last.entity != "O" and thinking is None:
        head = last
        while (above := sentence.head(head)) in words and above is not None and above in nouns:
            head = above
        brought = sentence.head(head)
        behind = brought is not None and brought.relation == "acl"
        if brought is not None and behind and is_any(brought, knowledge.outlets, "leaked", "seen"):
            return None  # *And there is a tape obtained by the Argus: "..."*
        judge = _judge(sentence, head, knowledge)
        return phrase_in(document, sentence, judge or head, words)
    verb = thinking or verbs[-1]
    acting, how = subject(sentence, verb, knowledge.grammar)
    if acting is None or how not in ("subject", "conjunct") or acting not in words:
        return None
    it = sentence.child(verb, "obj")
    stands = it is not None and it.lemma.lower() in knowledge.grammar.clauses.expletives
    if stands and verb.lemma.lower() in knowledge.lexicon.putting:
        return phrase_in(document, sentence, acting, words)  # *another put it bluntly: "..."*
    personal = acting.feature("PronType") == "Prs" and acting.feature("Gender") != "Neut"
    speaks = acting.entity != "O" or personal or knowledge.people.is_person_noun(acting.lemma)
    return phrase_in(document, sentence, acting, words) if speaks else None


def _judge(sentence: Sentence, named: Token, knowledge: Knowledge) -> Token | None:
    """Who speaks of somebody whom a lead ends with: ***Orme** thanked Karl Berg: "..."*."""
    verb, lexicon = sentence.head(named), knowledge.lexicon
    if named.relation != "obj" or verb is None:
        return None
    lemma = verb.lemma.lower()
    if any(lemma in verbs for verbs in (lexicon.quoting, lexicon.hearing, lexicon.recalling)):
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
    for verb in verbs:  # *The **pilot** can be heard on tapes obtained by the Argus: "..."*
        thing = sentence.child(verb, "nsubj:pass")
        if thing is not None and verb.lemma.lower() in knowledge.lexicon.hearing:
            return _whose(sentence, thing)
    thing = sentence.child(verbs[-1], "obj")
    if thing is None or verbs[-1].lemma.lower() not in knowledge.lexicon.hearing:
        return whose_words(sentence, verbs[-1], knowledge)
    return _whose(sentence, thing)


def _whose(sentence: Sentence, thing: Token) -> Token:
    """The owner of what is heard, if it is named: *her **father**'s voice*; else that itself."""
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


def first_named(nouns: Sequence[Token]) -> Token | None:
    """Who is named first, be it a person or a body; a place says nothing.

    Arguments:
        nouns: nouns of a lead, in text order.
    """
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


def phrase_in(
    document: Document, sentence: Sentence, head: Token, words: Sequence[Token]
) -> Mention:
    """The noun phrase of a word, as far as a lead holds it.

    Arguments:
        document: the article.
        sentence: the word's sentence.
        head: the word.
        words: the words of the lead.
    """
    own = [w for w in noun_phrase(sentence, head) if w in words]
    closing = [t.index for t in sentence.tokens[: head.index - 1] if t.form == "]"]
    own = [w for w in own if w.index > max(closing, default=0)]  # *[10:31] Counsel: "..."*
    return Mention(document.cover(own or [head]), head)
