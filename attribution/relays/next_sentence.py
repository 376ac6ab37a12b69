"""Finds outlets that relay claims of the sentence before or of the next.

*"It held," Lund told X. "It will hold," she added*; *Lund said it held. The comments were carried
by X*; *X asked Lund if it held. "It will," she said*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, opens
from attribution.mentions.outlets import OutletMention
from attribution.relays.links import Link
from attribution.relays.outlet_phrases import outlet_phrase

__all__ = ["added", "put_to", "reports_them", "taken_up"]


def added(
    document: Document, claims: Sequence[Claim], links: Sequence[Sequence[Link]], known: Gazetteer
) -> Iterator[tuple[int, Link]]:
    """The claims that somebody adds to what they told an outlet, each with that outlet.

    Arguments:
        document: the parsed article.
        claims: the claims in text order.
        links: for each claim, the outlets that relayed it.
        known: has the verbs of adding.
    """
    last: tuple[int, Link] | None = None
    for i, claim in enumerate(claims):
        cue = claim.cue_head
        if cue is None or links[i]:
            told = [link for link in links[i] if link.relation == "told to"]
            last = (i, told[0]) if told else last if cue is None else None
            continue
        if last is not None and is_any(cue, known, "adding"):
            before = claims[last[0]]
            near = before.cue is not None and _is_next(document, before, cue)
            if near and _is_same(before, claim):
                yield i, last[1]
                last = i, last[1]
                continue
        last = None


def _is_next(document: Document, before: Claim, cue: Token) -> bool:
    head = before.cue_head
    if head is None or not 0 <= cue.sentence - head.sentence <= 2:
        return False
    one, other = document.sentences[head.sentence], document.sentences[cue.sentence]
    return one.paragraph == other.paragraph


def _is_same(before: Claim, claim: Claim) -> bool:
    """Whether a claim has the source of the one before: a pronoun for it, or a word of its name."""
    head = claim.source_head
    if claim.source is None or before.source is None or head is None:
        return claim.source is None
    if head.upos == "PRON":
        return True
    words = before.source.text.split()
    return claim.source.text.split()[-1] in words


def _cued_in(claims: Sequence[Claim]) -> dict[int, list[int]]:
    """The numbers of the claims whose cues stand in a sentence, by the sentence's number."""
    found: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        head = claim.cue_head
        if head is not None:
            found.setdefault(head.sentence, []).append(i)
    return found


def taken_up(
    document: Document, claims: Sequence[Claim], outlets: Sequence[OutletMention], known: Gazetteer
) -> Iterator[tuple[int, Link]]:
    """The claims that an outlet relayed according to the next sentence, each with that outlet.

    Arguments:
        document: the parsed article.
        claims: the claims in text order.
        outlets: the mentions of outlets, in text order.
        known: has the words by which outlets relay.
    """
    cued = _cued_in(claims)
    for mention in outlets:
        sentence = document.sentences[mention.head.sentence]
        verb = sentence.head(mention.head)
        if mention.doubt or verb is None or not reports_them(sentence, verb, known):
            continue
        cases = [c.lemma.lower() for c in sentence.children(mention.head, "case")]
        if opens(cases, known, "agents"):
            link = Link(mention.name, mention.kind, "reported", mention.span)
            yield from ((i, link) for i in cued.get(sentence.index - 1, ()))


def put_to(
    document: Document, claims: Sequence[Claim], outlets: Sequence[OutletMention], known: Gazetteer
) -> Iterator[tuple[int, Link]]:
    """The answers to what an outlet asked somebody, each with that outlet.

    They are in the next sentence, or behind a semicolon.

    Arguments:
        document: the parsed article.
        claims: the claims in text order.
        outlets: the mentions of outlets, in text order.
        known: has the words by which outlets relay.
    """
    cued = _cued_in(claims)
    for mention in outlets:
        sentence = document.sentences[mention.head.sentence]
        here, answers = cued.get(sentence.index, ()), cued.get(sentence.index + 1, ())
        # *The Halden Herald*, but not *the Mirror*
        sure = not mention.doubt or (mention.doubt == "word" and " " in mention.span.text)
        if not sure or not (here or answers):
            continue
        person = _asked(sentence, mention, known)
        if person is None:
            continue
        asked = sentence.head(person)
        beside = [i for i in here if _is_beside(sentence, claims[i], asked)]
        for i in (*beside[:1], *answers[:1]):
            if _answers(sentence, claims[i], person):
                yield i, Link(mention.name, mention.kind, "told to", mention.span)
                break


def _is_beside(sentence: Sentence, claim: Claim, asked: Token | None) -> bool:
    """Whether a claim is behind a semicolon in the sentence of the asking."""
    cue = claim.cue_head
    if cue is None or asked is None or cue.relation != "parataxis":
        return False
    return sentence.head(cue) == asked and asked.index < cue.index


def _asked(sentence: Sentence, mention: OutletMention, known: Gazetteer) -> Token | None:
    """Whom an outlet asks something: *X asked Lund if it held*, *asked by X, Lund shrugged*."""
    top = outlet_phrase(sentence, mention, known)
    verb = sentence.head(top) if top is not None else None
    if top is None or verb is None or not is_any(verb, known, "asked"):
        return None
    if top.deprel == "nsubj":
        return sentence.child(verb, "iobj", "obj")
    case = [c.lemma.lower() for c in sentence.children(top, "case")]
    aired = mention.kind == "broadcaster" and opens(case, known, "air")  # *asked on X if it held*
    if not aired and not opens(case, known, "agents"):
        return None
    shrugged = sentence.head(verb) if verb.relation == "advcl" else verb
    return sentence.child(shrugged, "nsubj", "nsubj:pass") if shrugged is not None else None


def _answers(sentence: Sentence, claim: Claim, person: Token) -> bool:
    """Whether a claim's source is a pronoun for somebody or repeats the words that name them.

    What they told somebody else is no answer.
    """
    head = claim.source_head
    if head is None or claim.addressee is not None:
        return False
    if head.upos == "PRON":
        third = head.feature("Person") == "3" and head.feature("Gender") != "Neut"
        return third and head.feature("Number") == (person.feature("Number") or "Sing")
    names = {t.form for t in sentence.subtree(person) if t.upos in ("NOUN", "PROPN")}
    return head.form in names


def reports_them(sentence: Sentence, verb: Token, known: Gazetteer) -> bool:
    """Whether a passive verb says that somebody relayed what was said before.

    *The comments were carried by X*; *his remarks, first reported by X, drew applause*.
    """
    subject = sentence.child(verb, "nsubj:pass")
    if subject is None and verb.relation == "acl" and verb.feature("VerbForm") == "Part":
        subject = sentence.head(verb)
    if subject is None or not is_any(verb, known, "reported", "carried", "published"):
        return False
    own = (t for t in sentence.children(subject, "acl") if t != verb)
    if any(word.upos == "SCONJ" for t in own for word in sentence.children(t)):
        return False  # *the claim that it held was reported by X*
    pointing = sentence.children(subject, "det", "nmod:poss")
    definite = any(
        t.feature("Definite") == "Def" or t.feature("PronType") in ("Art", "Dem", "Prs")
        for t in pointing
    )
    return definite and is_any(subject, known, "taken_up")
