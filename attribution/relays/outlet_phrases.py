"""Tells which phrase of a sentence means an outlet, not a person or a thing of the outlet's."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.detection import Mentions
from attribution.mentions.outlet_words import is_any, is_talk, is_writing, opens
from attribution.mentions.outlets import OutletMention
from attribution.syntax.quotation_marks import OPENING

__all__ = [
    "is_noun_of",
    "is_of_outlet",
    "is_outlet",
    "joins_name",
    "outlet_phrase",
    "speaking_outlet",
]

# How far after its noun an outlet's name may begin: a space, and perhaps a mark or an article.
_NEAR = 5
_BESIDE_A_NOUN = ("compound", "amod", "nmod", "nummod")


def is_outlet(
    sentence: Sentence, head: Token, mention: OutletMention, gazetteer: Gazetteer
) -> bool:
    """Whether a phrase means the outlet that a mention in its sentence names.

    Its head is in the name, or is a noun beside it: *the Karshi newspaper Morning Tide*;
    *the Post's reporter* is a person.

    Arguments:
        sentence: where both stand.
        head: the phrase's head.
        mention: the outlet.
        gazetteer: has the nouns.
    """
    if mention.span.covers(head.span):
        return True
    # *the **opposition** daily Quill*, hung on the first word
    behind = sentence.tokens[head.index : head.index + 1]
    noun = bool(behind) and head.upos == "NOUN" and behind[0].form in gazetteer.outlet_nouns
    if noun and 0 < mention.span.start - behind[0].span.end <= _NEAR:
        return True
    desk = is_any(head, gazetteer, "desks")  # *Politico's tax desk*
    if head.lemma.lower() not in gazetteer.outlet_nouns and not desk:
        # *Politico's Brussels Playbook*, but *Politico's Ana Lund*
        titled = head.upos == "PROPN" and not head.entity.endswith("PER")
        owned = titled and sentence.child(head, "nmod:poss") is not None and not mention.doubt
        return owned and outlet_phrase(sentence, mention, gazetteer) == head
    # *the newspaper Le Monde*, however the parser hung the name
    beside = 0 < mention.span.start - head.span.end <= _NEAR
    return beside or outlet_phrase(sentence, mention, gazetteer) == head


def is_noun_of(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is a noun that outlets' names follow: *newspaper*, *broadcaster*."""
    nouns = gazetteer.outlet_nouns
    return token.upos == "NOUN" and (token.lemma.lower() in nouns or token.form in nouns)


def joins_name(sentence: Sentence, word: Token) -> bool:
    """Whether a word joins a name to what stands before it: *told the Ledger **and** Radio Ost*."""
    behind = sentence.tokens[word.index : word.index + 2]
    return word.upos == "CCONJ" and any(t.upos == "PROPN" for t in behind)


def outlet_phrase(sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer) -> Token | None:
    """The head of the phrase that means the outlet.

    *the Zamir agency*, *NBC's "Meet the Press"* and *CNN's Ana Lund* do; *the BBC board*
    and *a CNN producer* do not.
    """
    top = _noun_behind(sentence, mention, gazetteer) or _first(sentence, mention, gazetteer)
    while (above := sentence.head(top)) is not None:
        # A noun with a preposition of its own is not an apposition.
        apposed = top.relation in ("appos", "flat") and sentence.child(top, "case") is None
        if mention.span.covers(above.span) or apposed:
            top = above
        elif top.deprel == "nmod:poss":
            voice = _means_the_outlet(sentence, mention, top, above, gazetteer)
            if not voice and not _on_air(sentence, above, gazetteer):
                break
            top = above
        elif top.relation in _BESIDE_A_NOUN and sentence.child(top, "case") is None:
            if _means_the_outlet(sentence, mention, top, above, gazetteer):
                top = above
            elif is_any(above, gazetteer, "exchanges", "writings", "informants"):
                break  # *a CNN interview*
            else:
                return None
        elif (people := _people(sentence, top, gazetteer)) is not None:
            top = people
        elif (made := _made(sentence, top, gazetteer)) is not None:
            top = made
        else:
            break
    return top


def _people(sentence: Sentence, top: Token, gazetteer: Gazetteer) -> Token | None:
    """The outlet's people, whom its name follows: *told a reporter from X*.

    What they are told, the outlet is told; what they say is their own.
    """
    case = sentence.child(top, "case")
    start = sentence.subtree(top)[0].index
    if case is None or case.form.lower() not in gazetteer.words("relays", "staff") or start < 2:
        return None
    noun = sentence.tokens[start - 2]
    joined = top.head in (noun.index, noun.head)
    named = sentence.head(noun) if noun.relation == "flat" else noun
    if (
        joined
        and named is not None
        and named.upos == "PROPN"
        and _is_accord(sentence, named, gazetteer)
    ):
        return named  # *according to Ana Lund of X*
    if joined and noun.relation == "nmod" and is_any(noun, gazetteer, "editors"):
        written = sentence.head(noun)  # *in a letter to the editor of X*
        return noun if written is not None and is_any(written, gazetteer, "exchanges") else None
    if not joined or noun.relation not in ("obj", "iobj", "obl"):
        return None
    if _is_accord(sentence, noun, gazetteer):
        return None
    people = is_any(noun, gazetteer, "hosts") and not is_any(noun, gazetteer, "writings")
    return noun if people else None


def _made(sentence: Sentence, top: Token, gazetteer: Gazetteer) -> Token | None:
    """The programme that an outlet makes: *told a podcast hosted by X*."""
    verb, case = sentence.head(top), sentence.child(top, "case")
    if verb is None or case is None or verb.relation != "acl":
        return None
    noun = sentence.head(verb)
    agent = opens([case.form.lower()], gazetteer, "agents") and is_any(verb, gazetteer, "produced")
    if not agent or noun is None or noun.upos != "NOUN":
        return None
    air = is_any(noun, gazetteer, "programmes") or noun.lemma.lower() in gazetteer.outlet_nouns
    return noun if air else None


def _is_accord(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    cases = sentence.children(noun, "case")
    return opens([case.lemma.lower() for case in cases], gazetteer, "according")


def _first(sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer) -> Token:
    """The word that leads from an outlet's name to the rest of its sentence.

    If the parser attached the name's words, or the name and its noun (*told the station Vox
    Tirna*), side by side, it is the word with the preposition.
    """
    head = mention.head
    inside = [t for t in sentence.tokens if mention.span.covers(t.span) and t.head == head.head]
    before = [t for t in sentence.tokens if t.span.end < mention.span.start][-1:]
    for noun in before:
        lemmas = noun.lemma.lower(), noun.form.lower()
        named = any(word in gazetteer.outlet_nouns for word in lemmas)
        if named and noun.head == head.head and noun.relation != "nsubj":
            inside.insert(0, noun)
    return next((t for t in inside if sentence.child(t, "case") is not None), head)


def _noun_behind(sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer) -> Token | None:
    """The noun right after a name to which the name belongs: *the state-run Zamir news agency*."""
    last = max(t.index for t in sentence.tokens if t.span.overlaps(mention.span))
    behind = sentence.tokens[last : last + 2]
    for words in (behind, behind[:1]):
        noun = words[-1] if words else None
        if noun is None or " ".join(t.lemma.lower() for t in words) not in gazetteer.outlet_nouns:
            continue
        if mention.head == noun or noun in sentence.ancestors(mention.head):
            return noun
    return None


def _means_the_outlet(
    sentence: Sentence, mention: OutletMention, top: Token, above: Token, gazetteer: Gazetteer
) -> bool:
    """Whether a noun beside an outlet's name means the outlet itself.

    *the Zamir agency*, *Fox News host Lena Ortiz*, *Politico Massachusetts* are; *a CNN
    producer*, *the Guardian Council* and *the BBC board* are not.
    """
    if above.upos == "NUM":
        return above.span.start - mention.span.end <= 1  # *Fox News 6*
    # *The Lancet's news team*
    between = [t for t in sentence.tokens if mention.span.end <= t.span.start < above.span.start]
    owned = (above.index, top.index)
    near = all(t.relation in ("compound", "case") and t.head in owned for t in between)
    behind = near or not mention.doubt
    noun = above.lemma.lower() in gazetteer.outlet_nouns and above.form.islower()
    if behind and (noun or is_any(above, gazetteer, "programmes", "hosts", "desks")):
        return True
    if is_any(above, gazetteer, "editors"):  # *speaking to X's editor, she said ...*
        verb = sentence.head(above)
        return behind and verb is not None and is_any(verb, gazetteer, "spoken")
    # *Fox News host Lena Ortiz*, *the Post's editorial board*
    beside = sentence.children(above, "compound", "nmod:desc", "appos", "amod")
    if any(is_any(c, gazetteer, "hosts") for c in beside):
        return True
    named = above.upos == "PROPN" or (above.upos == "ADJ" and above.form[:1].isupper())
    body = above.form.lower() in gazetteer.words("shown", "bodies")  # *told BBC Studios*
    if not named or mention.doubt or (body and above.index > top.index):
        return False
    if above.index < top.index:
        return True  # *the agency Zamir*, hung on its first word
    # A national edition, not a person: one word, right behind the name.
    last = mention.span.end
    return (
        0 < above.span.start - last <= 1
        and sentence.child(above, "flat") is None
        and not above.entity.endswith("PER")
    )


def _on_air(sentence: Sentence, owned: Token, gazetteer: Gazetteer) -> bool:
    """Whether an outlet's possession is a programme or a reporter: *on NBC's "Today"*."""
    if is_any(owned, gazetteer, "programmes") or owned.form[:1].isupper():
        return True
    return any(c.form in OPENING for c in sentence.children(owned, "punct"))


def speaking_outlet(
    document: Document, claim: Claim, mentions: Mentions, gazetteer: Gazetteer
) -> OutletMention | None:
    """The outlet that is a quotation's source, or None.

    Arguments:
        document: the parsed article.
        claim: the quotation.
        mentions: has the outlets that the article names.
        gazetteer: has the words by which outlets relay.
    """
    head = claim.source_head
    if head is None or claim.cue is None:
        return None
    sentence = document.sentences[head.sentence]
    for mention in mentions.outlets_in(head.sentence):
        if is_outlet(sentence, head, mention, gazetteer):
            return mention
    return None


def is_of_outlet(
    document: Document, claim: Claim, mentions: Mentions, gazetteer: Gazetteer
) -> bool:
    """Whether a claim is of what an outlet printed or obtained: *according to a tape seen by X*.

    What was said according to it, the outlet relays.

    Arguments:
        document: the parsed article.
        claim: the claim.
        mentions: has the outlets that the article names.
        gazetteer: has the words by which outlets relay.
    """
    source, head, cue = claim.source, claim.source_head, claim.cue
    if source is None or head is None or cue is None:
        return False
    if not opens(cue.text.lower().split()[:1], gazetteer, "according"):
        return False
    sentence = document.sentences[head.sentence]
    brought = (
        is_any(verb, gazetteer, "seen", "given", "carried")
        for verb in sentence.children(head, "acl")
    )
    # *a report in the Post*: what is written there shows that it is a paper
    doubts = ("", "word") if is_writing(sentence, head, gazetteer) else ("",)
    return (is_talk(sentence, head, gazetteer) or any(brought)) and any(
        source.span.covers(mention.span) and mention.doubt in doubts
        for mention in mentions.outlets_in(sentence.index)
    )
