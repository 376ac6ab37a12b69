"""`Event`: a mention in the discourse, and whether it stands beside a pronoun."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import define

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import first_joined
from attribution.mentions.member import Member
from attribution.syntax.relations import ANY_SUBJECT, SUBJECTS

__all__ = [
    "SOURCE",
    "Event",
    "beside",
    "confesses",
    "introduces_nobody",
    "is_a_make",
    "is_argument_beside",
    "is_around",
    "is_cleft",
    "is_no_it",
    "is_served",
    "is_several",
    "is_sure",
    "of_named_body",
    "turned_back_to",
    "weight_of",
]

# How salient a mention is by its relation in the sentence; a possessor counts as an object does.
_SUBJECT = 2.0
_OBJECT = 1.0
_OTHER = 0.5
SOURCE = 2.0
"""How salient the source of a quotation is, whatever its relation."""

# How salient the subject of a relative clause is; whoever it tells of is meant sooner.
_WITHIN = 1.3
# How salient the later members of a coordination are.
_JOINED = 0.95
# Relations of whom a relative clause tells of.
_MET_AGAIN = ("nsubj", "obj", "iobj", "obl")
# How many sentences off a slight mention is forgotten.
_FAR = 3
# The largest share of the best score that the next may have if a pronoun is to show a gender.
_NEXT = 0.8


@define
class Event:
    """A mention: of whom, where, and in which grammatical part.

    Attributes:
        member: who is mentioned.
        head: the mention's head.
        offset: where that begins.
        sentence: the sentence of the head.
        weight: how salient it is by its part in the sentence.
        top: the head of the phrase that it is in.
        quotation: the direct quotation that it is in, if any.
        speaker: whether it is a quotation's source.
    """

    member: Member
    head: Token
    offset: int
    sentence: int
    weight: float
    top: Token
    quotation: int | None
    speaker: bool


def is_served(sentence: Sentence, event: Event, people: People) -> bool:
    """Whether a mention only says for whom somebody works: *analysts at **Kestrel***.

    Arguments:
        sentence: where it stands.
        event: the mention.
        people: word lists.
    """
    who = sentence.head(event.head) if event.head.relation.startswith("nmod") else None
    return who is not None and (who.entity.endswith("PER") or people.is_person_noun(who.lemma))


def is_a_make(sentence: Sentence, head: Token, member: Member) -> bool:
    """Whether the name of a firm stands for its product, which *they* does not mean.

    *She bought **a Volvo**. They say that friends leave.*

    Arguments:
        sentence: where the name stands.
        head: the name's head.
        member: whose name it is.
    """
    if member.kind != "organisation" or not member.names or head.upos != "PROPN":
        return False
    article = sentence.child(head, "det")
    return article is not None and article.feature("Definite") == "Ind"


def of_named_body(sentence: Sentence, head: Token, people: People) -> Token:
    """The noun for the body that a name names, or the name: *the GWU **union** sued Tarvel*.

    Arguments:
        sentence: where the name stands.
        head: the name's head.
        people: nouns for bodies.
    """
    noun = sentence.head(head) if head.relation == "compound" else None
    if noun is None or noun.upos != "NOUN" or noun.feature("Number") == "Plur":
        return head
    lemma = noun.lemma.lower()
    keys = ("organisation", "named")
    article = sentence.child(noun, "det")
    named = article is not None and article.feature("Definite") == "Def"
    body = people.has_any("kinds", keys, lemma)
    return noun if body and named and not people.is_person_noun(lemma) else head


def introduces_nobody(sentence: Sentence, pronoun: Token, people: People) -> bool:
    """Whether a word is *one* or *some*, to which a later *he* does not refer.

    *One* of several mentioned before is somebody, *two men were held, **one** said he was ill*, and
    so is ***someone** who lives nearby*.

    Arguments:
        sentence: the word's.
        pronoun: any word.
        people: the words for anybody.
    """
    if pronoun.upos == "NUM" or not people.has("pronouns", "indefinite", pronoun.form):
        return False
    singular = people.has("pronouns", "somebody", pronoun.form)
    return not (singular and sentence.children(pronoun, "acl", "nmod", "amod"))


def weight_of(sentence: Sentence, top: Token, people: People) -> float:
    """How salient a mention is by its part in its sentence.

    Arguments:
        sentence: where it stands.
        top: the head of the phrase that it stands in.
        people: which verbs tell who acts for whom.
    """
    part = first_joined(sentence, top)
    joined = 1.0 if part is top else _JOINED
    if part.relation in SUBJECTS:
        verb = sentence.head(part)
        within = verb is not None and verb.deprel == "acl:relcl"
        return (_WITHIN if within else _SUBJECT) * joined
    if part.deprel == "obl:agent":
        # *Asked by **Lund** whether it was ill, the vet said no*: who asks goes on asking. *The
        # minister, represented by **Ana Lund**, came*: who came is she.
        verb = sentence.head(part)
        ahead = verb is not None and verb.relation == "advcl" and verb.index < verb.head
        acts = verb is not None and people.has("dialogue", "standing_in", verb.lemma)
        return _SUBJECT if ahead or acts else _OBJECT
    if part.relation in ("obj", "iobj") or part.deprel == "nmod:poss":
        return _OBJECT * joined
    return (_SUBJECT if is_cleft(sentence, part) else _OTHER) * joined


def is_cleft(sentence: Sentence, word: Token) -> bool:
    """Whether a word is who did it in *it was **Lund** who left*.

    Arguments:
        sentence: the word's sentence.
        word: any word.
    """
    if sentence.child(word, "cop") is None:
        return False
    it = sentence.child(word, *ANY_SUBJECT)
    return (
        it is not None
        and (it.deprel == "expl" or it.feature("Gender") == "Neut")
        and any(
            clause.deprel.endswith(":relcl")
            for noun in (word, *sentence.children(word, "appos"))
            for clause in sentence.children(noun, "acl", "advcl")
        )
    )


def beside(
    events: Iterable[Event], sentence: Sentence, pronoun: Token, sharing: Collection[int]
) -> set[int]:
    """Those (by their ``id``) whom a pronoun cannot mean, since they are arguments of its verb.

    Nor does it mean the subject of the clause around it (*Lund, **she** says, will resign*), who is
    named in the clause that it reports (*jurors should ask why Lund was silent, **he** said*), the
    antecedent of its relative clause (*Lund, whose party **she** joined*), or an argument of a
    participle of which it is the subject (*pressed by Lund, **she** agreed*).

    Arguments:
        events: mentions before the pronoun.
        sentence: the pronoun's sentence.
        pronoun: the pronoun.
        sharing: the verbs whose subject the pronoun's verb shares.
    """
    verb = sentence.head(pronoun)
    aside = verb is not None and verb.relation == "parataxis" and pronoun.relation in SUBJECTS
    around = verb.head if verb is not None and aside and verb.index < verb.head else None
    relative = verb is not None and verb.relation == "acl" and pronoun.relation in _MET_AGAIN
    of = verb.head if verb is not None and relative else None
    doing = _participles_of(sentence, verb) if verb and pronoun.relation in SUBJECTS else ()
    told = _reported_before(sentence, verb) if verb and pronoun.relation in SUBJECTS else ()
    return {
        id(e.member)
        for e in events
        if e.sentence == pronoun.sentence
        and (
            is_argument_beside(e.top, pronoun, sharing)
            or (e.top.head == around and e.top.relation in SUBJECTS)
            or (e.top.head in doing and e.top.relation not in SUBJECTS)
            or e.head.index == of
            or (e.head.index in told and _is_person_named(e) and e.top.deprel != "nmod:poss")
        )
    }


def turned_back_to(events: Iterable[Event], pronoun: Token) -> Member | None:
    """Whom *himself* means, the subject of its verb: ***Roux** blamed **himself***.

    Arguments:
        events: mentions before the pronoun.
        pronoun: any pronoun.
    """
    if pronoun.feature("Reflex") is None:
        return None
    for event in events:
        if event.sentence != pronoun.sentence:
            break
        if event.top.head == pronoun.head and event.top.relation in SUBJECTS:
            return event.member
    return None


def _is_person_named(event: Event) -> bool:
    return event.member.kind == "person" and event.head.upos == "PROPN"


def _reported_before(sentence: Sentence, verb: Token) -> Collection[int]:
    """The places of the words of a clause that a verb behind it reports."""
    clause = sentence.head(verb) if verb.relation == "parataxis" else sentence.child(verb, "ccomp")
    if clause is None or clause.index > verb.index:
        return ()
    before = sentence.tokens[: verb.index]
    colon = max((t.index for t in before if t.form == ":"), default=0)  # *Lund laughed: ...*
    words = [t for t in sentence.subtree(clause, without=(verb,)) if t.upos != "PUNCT"]
    if words and words[-1].index > verb.index:
        return ()  # *Lund thinks, **she** said, that it is lost*
    return {t.index for t in words if t.index > colon}


def _participles_of(sentence: Sentence, verb: Token) -> list[int]:
    """The participles that share their subject with a verb."""
    return [
        clause.index
        for clause in sentence.children(verb, "advcl")
        if clause.feature("VerbForm") in ("Ger", "Part")
        and sentence.child(clause, *SUBJECTS) is None
    ]


def confesses(sentence: Sentence, pronoun: Token, people: People) -> bool:
    """Whether a pronoun's verb is one for somebody whom the news is about: *he **confessed***.

    Arguments:
        sentence: the pronoun's sentence.
        pronoun: the pronoun.
        people: which verbs those are.
    """
    verb = sentence.head(pronoun)
    return verb is not None and people.has("dialogue", "confessing", verb.lemma)


def is_argument_beside(top: Token, pronoun: Token, sharing: Collection[int]) -> bool:
    """*Reyes told her*: two arguments of a verb are two people; *Reyes, she said so*: one person.

    Arguments:
        top: the head of the phrase that a mention stands in.
        pronoun: the pronoun.
        sharing: the verbs whose subject the pronoun's verb shares.
    """
    if top.sentence != pronoun.sentence or pronoun.relation in ("nmod", "det"):
        return False
    if top.head in sharing and top.relation in SUBJECTS:
        return pronoun.relation not in SUBJECTS  # *Reyes left, telling her ...*
    return (
        top.head == pronoun.head
        and pronoun.relation != top.relation
        and top.relation not in ("dislocated", "dep")
    )


def is_around(event: Event, pronoun: Token, above: Collection[int]) -> bool:
    """Whether a mention is the subject of a verb whose clause holds a pronoun.

    Arguments:
        event: a mention.
        pronoun: the pronoun.
        above: the ancestors of the pronoun.
    """
    same = event.sentence == pronoun.sentence
    return same and event.top.head in above and event.top.relation in SUBJECTS


def is_no_it(event: Event, gap: int) -> bool:
    """Whether *it* cannot mean what a mention names: too slight for its distance, or several.

    *He told **the congress** so. Most were ill. One died. It was safe, Vantor said. **It** ...*

    Arguments:
        event: the mention.
        gap: how many sentences before the pronoun it is.
    """
    slight = event.weight <= _OTHER or event.top.relation == "iobj"
    return (gap >= _FAR and slight) or is_several(event)


def is_several(event: Event) -> bool:
    """Whether a mention is a plural that a parser took for a name: ***Shares** rose. It ...*."""
    head = event.head
    return head.upos == "PROPN" and head.entity == "O" and head.feature("Number") == "Plur"


def is_sure(scores: Mapping[int, float]) -> bool:
    """Whether the likeliest referent is so clear that a pronoun shows their gender.

    Arguments:
        scores: how well each of those mentioned before fits.
    """
    best = sorted(scores.values())
    return len(best) < 2 or best[-2] <= _NEXT * best[-1]
