"""Reads what stands beside a name: a person's description, or the full name for an acronym."""

from __future__ import annotations

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.people import People
from attribution.mentions.called import called

__all__ = [
    "bare_phrase",
    "christened",
    "described",
    "expansion_of",
    "first_joined",
    "is_bare_role",
    "is_office",
    "is_predicate",
    "is_served",
    "mistaken_apposition",
    "predicate",
    "role_of",
    "top_of",
]


def role_of(
    document: Document,
    sentence: Sentence,
    words: list[Token],
    titles: list[Token],
    head: Token,
    people: People,
    *,
    person: bool = False,
) -> Mention | None:
    """The description beside a name: a premodifier, an apposition on either side, or a predicate.

    Arguments:
        document: the parsed article.
        sentence: the name's sentence.
        words: the name's own words.
        titles: the titles before it.
        head: the syntactic head of both.
        people: word lists.
        person: whether the name is a person's.
    """
    phrase = [
        t
        for t in sentence.subtree(head)
        if t.index < words[0].index and t.relation not in ("mark", "punct")
    ]
    run = _words_before(phrase, words[0], people)
    if _describes(run, titles, people):
        return Mention.over(document, run)
    for child in sentence.children(head, "appos"):
        # *Ana Lund, the Port Authority Spokesperson*
        if child.upos == "NOUN" or (person and is_office(child, people)):
            return Mention(document.cover(bare_phrase(sentence, child)), child)
    governor = sentence.head(head)
    # *A bench **of** Justices Arun Sethi and ...*, which parsers take for a description of him
    linked = any(t.relation == "case" for t in phrase)
    if (
        governor is not None
        and not linked
        and head.relation == "appos"
        and (governor.upos == "NOUN" or (person and is_office(governor, people)))
    ):
        own = christened(sentence, words[0], people) if len(words) == 1 and not titles else None
        if own is not None:
            return _before(document, sentence, own, words[0])
        if person:
            governor = described(sentence, governor, people)
        one = sentence.head(governor) if person and governor.relation == "nmod" else None
        if one is not None and one.upos == "NUM":
            # *One of the brothers, Karl Lund*, is not *the brothers*.
            counted = _before(document, sentence, one, words[0])
            return counted and Mention(counted.span, governor)
        return _before(document, sentence, governor, words[0])
    if (
        governor is not None
        and head.relation == "nsubj"
        and governor.upos == "NOUN"
        and is_predicate(sentence, governor)
    ):
        return predicate(document, sentence, governor)
    noun = called(sentence, head, people)
    if noun is not None and noun.upos == "NOUN":
        return _before(document, sentence, noun, words[0])
    apposed = mistaken_apposition(document, sentence, words, titles, head, people)
    if apposed is None and person:
        before = sentence.tokens[max(min(w.index for w in (*titles, *words)) - 2, 0)]
        if before.index < words[0].index and is_bare_role(sentence, before, people):
            return _before(document, sentence, before, words[0])
    return apposed


def _words_before(phrase: list[Token], name: Token, people: People) -> list[Token]:
    """The words of a phrase that stand right before the first word of a name, as *the mayor*."""
    run: list[Token] = []
    for token in reversed(phrase):
        if token.index != (run[0].index if run else name.index) - 1:
            break
        run.insert(0, token)
    while run and run[0].relation in ("cc", "case"):
        del run[0]
    while run and people.has("titles", "kept", run[-1].form):
        run.pop()  # part of the name, not a description
    return run


def _describes(run: list[Token], titles: list[Token], people: People) -> bool:
    """Whether words before a name tell who that is; not whose it is: *the **mayor's** Bill*."""
    if run and people.is_possessive(run[-1].form):
        return False
    # Taggers take *executive* of *chief executive Ana Lund* for an adjective.
    posts = [t for t in run if t.deprel == "nmod:desc" and people.is_person_noun(t.form.lower())]
    nouns = any(
        t.upos in ("NOUN", "PROPN") and not people.has("titles", "civil", t.form) for t in run
    )
    if not nouns and all(t.upos != "ADJ" for t in posts):
        return False
    return bool(titles or posts) or any(t.upos == "NOUN" or is_office(t, people) for t in run)


def christened(sentence: Sentence, name: Token, people: People) -> Token | None:
    """The noun for an animal or a vessel right before a name in commas: *the dog, **Rex**,*.

    Arguments:
        sentence: the name's sentence.
        name: the first word of the name.
        people: has such nouns.
    """
    if name.index < 3 or sentence.tokens[name.index - 2].form != ",":
        return None
    noun = sentence.tokens[name.index - 3]
    return noun if people.has("kinds", "christened", noun.lemma) else None


def is_office(noun: Token, people: People) -> bool:
    """Whether a noun, capitalised or not, is a person's office: *State Governor, Ana Lund*."""
    return (
        noun.upos in ("NOUN", "PROPN")
        and not noun.entity.endswith("PER")
        and (people.is_title(noun.form) or people.is_person_noun(noun.form.lower()))
    )


def is_bare_role(sentence: Sentence, noun: Token, people: People) -> bool:
    """Whether a noun without an article describes the person right after it.

    *According to parish councillor Ana Lund, ...*: parsers may take the name for the subject
    of what follows. *The man Ana Lund met* has an article, and is somebody else.
    """
    return (
        # Taggers take *chancellor* of *shadow chancellor Ana Lund* for a name, too.
        (noun.upos == "NOUN" or (noun.upos == "PROPN" and noun.form.islower()))
        and noun.feature("Number") != "Plur"
        and people.is_person_noun(noun.lemma)
        and sentence.child(noun, "det", "nmod:poss", "nummod", "cop") is None
    )


def top_of(sentence: Sentence, head: Token) -> Token:
    """The head of the phrase that a name is apposed to: *councillor Karl Lund*."""
    top = head
    while top.relation in ("appos", "flat") and (above := sentence.head(top)) is not None:
        top = above
    return top


def first_joined(sentence: Sentence, word: Token) -> Token:
    """The first conjunct of a word: *Ana Lund* of *Ana Lund and Omar Khan*."""
    first = word
    while first.relation == "conj" and (above := sentence.head(first)) is not None:
        first = above
    return first


def described(sentence: Sentence, noun: Token, people: People) -> Token:
    """The head of the phrase that a person's name is apposed to: *the head of highways, Karl Lund*.

    Parsers attach the name to the nearest noun. In *a spokesman for the mayor, Karl Lund,* Lund is
    the spokesman: the mayor would be called *Mayor Karl Lund*.
    """
    top = noun
    while top.relation == "nmod":
        above = sentence.head(top)
        office = above is not None and above.upos == "PROPN" and people.is_person_noun(above.form)
        if above is None or not (above.upos == "NOUN" or office):
            break
        # *The landlord of the Blue **Anchor**, Ana Lund*; but *the friend of the **Mayor**, Lund*
        person = top.upos != "PROPN" or people.is_title(top.form)
        person = person and people.is_person_noun(top.lemma)
        if person and not is_served(sentence, top, people):
            break
        top = above
    heads = top is not noun and people.has("kinds", "heading", top.lemma)
    return top if heads or people.is_person_noun(top.lemma) else noun


def is_served(sentence: Sentence, noun: Token, people: People) -> bool:
    """Whether another serves whom a noun means: *the mayor* of *a spokesman for the mayor*."""
    above, case = sentence.head(noun), sentence.child(noun, "case")
    return (
        noun.relation == "nmod"
        and above is not None
        and case is not None
        and people.has("kinds", "serving", case.lemma)
        and people.is_person_noun(above.lemma)
    )


def is_predicate(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is a predicate of its subject; *on the platform* only says where."""
    return sentence.child(noun, "cop") is not None and sentence.child(noun, "case") is None


def predicate(document: Document, sentence: Sentence, noun: Token) -> Mention:
    """The predicate of a subject: *a fisherman* in *she had been a fisherman*."""
    skip = sentence.children(noun, "nsubj", "cop", "punct", "advmod", "aux", "obl", "advcl", "cc")
    skip += sentence.children(noun, "conj", "parataxis", "mark", "acl", "ccomp")
    return Mention(document.cover(sentence.subtree(noun, without=skip)), noun)


def mistaken_apposition(
    document: Document,
    sentence: Sentence,
    words: list[Token],
    titles: list[Token],
    head: Token,
    people: People,
) -> Mention | None:
    """*The coach, Dana Reyes, said* and *he and his wife, Deb*, read as two subjects or conjuncts.

    Parsers give the noun and the name the same head and relation; but there is nothing or only a
    comma between them, and no *and*.
    """
    if head.relation not in ("nsubj", "conj", "obj", "obl"):
        return None
    name = min(w.index for w in (*titles, *words))
    before = [t for t in sentence.tokens[max(name - 3, 0) : name - 1] if t.form != ","]
    if not before:
        return None
    noun = before[-1]
    if (
        (noun.head, noun.relation) != (head.head, head.relation)
        or not (noun.upos == "NOUN" or is_office(noun, people) or _is_national(noun, people))
        or sentence.child(head, "cc") is not None
        or sentence.child(noun, "case") != sentence.child(head, "case")
    ):
        return None
    return _before(document, sentence, noun, sentence.tokens[name - 1])


def _is_national(noun: Token, people: People) -> bool:
    """Whether a noun that parsers take for a name says where somebody is from: *the **Swede***."""
    return noun.upos == "PROPN" and noun.entity == "O" and people.is_compatriot(noun.form)


def _before(document: Document, sentence: Sentence, noun: Token, limit: Token) -> Mention | None:
    own = [t for t in bare_phrase(sentence, noun) if t.index < limit.index]
    while own and own[-1].upos == "PUNCT":
        own.pop()
    return Mention.over(document, own) if own else None


def bare_phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """A noun with its own modifiers, without clauses, conjuncts and appositions."""
    skip = [
        c
        for c in sentence.children(noun)
        if c.relation in ("appos", "acl", "punct", "case", "parataxis", "conj", "cc", "cop")
    ]
    return list(sentence.subtree(noun, without=skip))


def expansion_of(document: Document, sentence: Sentence, words: list[Token]) -> Span | None:
    """The full name for an acronym in brackets: *the engineers' institute (EI)*."""
    acronym = words[0]
    around = sentence.tokens[acronym.index - 2 : acronym.index + 1]
    if len(around) != 3 or (around[0].form, around[2].form) != ("(", ")"):
        return None
    noun = sentence.head(acronym)
    letters = [c for c in acronym.form if c.isalpha()]
    if noun is None or noun.upos not in ("NOUN", "PROPN") or not all(map(str.isupper, letters)):
        return None
    own = [t for t in bare_phrase(sentence, noun) if t.index < acronym.index - 1]
    while own and own[0].relation == "det":
        del own[0]
    # The shortest end of the phrase that it abbreviates: not *its owner Halden Port Authority*.
    for at in range(len(own) - 1, 0, -1):
        if (
            own[at].form[:1].isupper()
            and [t.form[0] for t in own[at:] if t.form[0].isupper()] == letters
        ):
            own = own[at:]
            break
    # Most of its letters must begin the words: *(R)* after a senator's name stands for nothing.
    firsts = {t.form[0].upper() for t in own}
    found = sum(letter in firsts for letter in letters)
    if len(letters) < 2 or found * 2 < len(letters):
        return None
    return document.cover(own)
