"""How an outlet that a sentence names relays: the construction, and what it reaches.

The constructions: *according to X*; *X quoted Y as saying*; *Y was quoted by X*; *told
X*, *spoke to X*; *in an interview with X*, *on X's programme*; *..., X reported*; *in a
statement carried by X*; *in a memo seen by X*; *in an article published in X*.
"""

from __future__ import annotations

from attrs import frozen

from attribution.agencies.gazetteer import Gazetteer
from attribution.agencies.outlets import OutletMention
from attribution.document import Sentence, Token
from attribution.result import OutletKind, Relation

__all__ = ["Relay", "is_outlet", "relay"]

_PRINTED: tuple[OutletKind, ...] = ("newspaper", "magazine", "website", "journal", "news agency")
_BESIDE_A_NOUN = ("compound", "amod", "nmod", "nummod")
_VERBAL = ("VERB", "AUX")
_ENDINGS = ("s", "d", "ed", "ing")


@frozen
class Relay:
    """What an outlet does in a sentence.

    Attributes:
        relation: how it relays.
        path: the word that its phrase belongs to and that word's heads, innermost first;
            a quotation whose cue is among them is relayed.
        wide: whether a cue that is coordinated with one of them is reached, too.
        beside: whether a quotation that only stands beside that word is, too: *Y said,
            X reported*.
    """

    relation: Relation
    path: tuple[Token, ...]
    wide: bool = True
    beside: bool = False


def relay(sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer) -> Relay | None:
    """The relaying construction that a mention stands in, or None.

    Arguments:
        sentence: where the mention's head stands.
        mention: an outlet.
        gazetteer: has the words by which outlets relay.
    """
    top = _phrase(sentence, mention, gazetteer)
    if top is None:
        return None
    found = _construction(sentence, top, mention, gazetteer)
    if found is None:
        return None
    relation, at, wide = found
    if not _beyond_doubt(sentence, mention, top, relation, gazetteer):
        return None
    if not wide:
        return Relay(relation, (at,), wide=False)
    beside, whole = relation == "reported", relation == "according to"
    return Relay(relation, _path(sentence, at, beside or whole, gazetteer), beside=beside)


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
    noun = head.lemma.lower() in gazetteer.outlet_nouns
    return noun and _phrase(sentence, mention, gazetteer) == head


def _path(sentence: Sentence, at: Token, whole: bool, gazetteer: Gazetteer) -> tuple[Token, ...]:
    """A word and the heads for which what is said of it holds.

    What is only an object says nothing of its verb: *she slammed his remarks to X*, but
    *she gave an interview to X*.
    """
    path = [at]
    for above in sentence.ancestors(at):
        made = _is_any(above, gazetteer, "making")
        if path[-1].relation in ("obj", "iobj", "csubj", "ccomp") and not (whole or made):
            break
        path.append(above)
    return tuple(path)


def _phrase(sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer) -> Token | None:
    """The head of the phrase that means the outlet.

    *the Zamir agency*, *NBC's "Meet the Press"* and *CNN's Ana Lund* do; *the BBC board*
    and *a CNN producer* do not.
    """
    top = mention.head
    while (above := sentence.head(top)) is not None:
        if mention.span.covers(above.span) or top.relation in ("appos", "flat"):
            top = above
        elif top.deprel == "nmod:poss":
            voice = _means_the_outlet(sentence, mention, top, above, gazetteer)
            if not voice and not _on_air(sentence, above, gazetteer):
                break
            top = above
        elif top.relation in _BESIDE_A_NOUN and sentence.child(top, "case") is None:
            if _means_the_outlet(sentence, mention, top, above, gazetteer):
                top = above
            elif _is_any(above, gazetteer, "exchanges", "writings"):
                break  # *a CNN interview*
            else:
                return None
        else:
            break
    return top


def _means_the_outlet(
    sentence: Sentence, mention: OutletMention, top: Token, above: Token, gazetteer: Gazetteer
) -> bool:
    """Whether a noun that an outlet's name stands beside is the outlet's own voice.

    *the Zamir agency*, *Fox News host Lena Ortiz*, *Politico Massachusetts* are; *a CNN
    producer*, *the Guardian Council* and *the BBC board* are not.
    """
    if above.upos == "NUM":
        return above.span.start - mention.span.end <= 1  # *Fox News 6*
    behind = above.span.start - mention.span.end <= 1 or not mention.doubt
    noun = above.lemma.lower() in gazetteer.outlet_nouns and above.form.islower()
    if behind and (noun or _is_any(above, gazetteer, "programmes", "hosts")):
        return True
    # *Fox News host Lena Ortiz*, *the Post's editorial board*
    beside = sentence.children(above, "compound", "nmod:desc", "appos", "amod")
    if any(_is_any(c, gazetteer, "hosts") for c in beside):
        return True
    if above.upos != "PROPN" or mention.doubt:
        return False
    if above.index < top.index:
        return True  # *the agency Zamir*, hung on its first word
    # A national edition, not a person: one word, right behind the name.
    last = mention.span.end
    return (
        0 < above.span.start - last <= 1
        and sentence.child(above, "flat") is None
        and not above.entity.endswith(("PER", "PERSON"))
    )


def _is_any(token: Token, gazetteer: Gazetteer, *keys: str) -> bool:
    lemma, form = token.lemma.lower(), token.form.lower()
    return any(
        # Lemmatisers slip: *aired* is no form of *aire*.
        lemma == word or (form[: len(word)] == word and form[len(word) :] in _ENDINGS)
        for key in keys
        for word in gazetteer.words("relays", key)
    )


def _on_air(sentence: Sentence, owned: Token, gazetteer: Gazetteer) -> bool:
    """Whether what an outlet owns is a programme or a reporter: *on NBC's "Today"*."""
    if _is_any(owned, gazetteer, "programmes") or owned.form[:1].isupper():
        return True
    return any(c.form in "\"“'‘" for c in sentence.children(owned, "punct"))


def _construction(
    sentence: Sentence, top: Token, mention: OutletMention, gazetteer: Gazetteer
) -> tuple[Relation, Token, bool] | None:
    """How an outlet relays, the word that its phrase belongs to, and whether what belongs
    to that word is relayed as well, or only what the word itself is the cue of."""
    governor = sentence.head(top)
    # A title may be a clause: *on NBC's "Meet the Press"*.
    case = {c.form.lower() for c in sentence.children(top, "case", "mark")}
    if any(c.lemma.lower() in ("accord", "according") for c in sentence.children(top, "case")):
        return "according to", governor if governor is not None else top, True
    if governor is None:
        return None
    if governor.upos not in _VERBAL:
        found = _by_noun(sentence, governor, case, mention, gazetteer)
        return None if found is None else (found, governor, True)
    above = sentence.head(governor)
    agent = _is_agent(top, case)
    if agent and above is not None and _is_any(above, gazetteer, "quoting"):
        return "quoted by", above, True  # *was quoted as saying by X*
    plain = _by_verb(sentence, top, governor, case, gazetteer)
    if plain is not None:
        return plain, governor, True
    # *said on X*, *confirmed to X*, *argued in X*
    on_air = mention.kind in ("broadcaster", "website") or _owner(sentence, top)
    if (case == {"on"} and on_air) or (case == {"to"} and top.relation == "obl"):
        return "told to", governor, False
    if case == {"in"} and mention.kind in _PRINTED:
        return "published in", governor, False
    return None


def _by_verb(
    sentence: Sentence, top: Token, verb: Token, case: set[str], gazetteer: Gazetteer
) -> Relation | None:
    def among(*keys: str) -> bool:
        return _is_any(verb, gazetteer, *keys)

    if _is_agent(top, case):
        if among("quoting"):
            return "quoted by"
        if among("seen"):
            return "seen by"
        if among("published"):
            return "published in"
        if among("carried", "given"):
            return "carried by"
        return "told to" if among("asked") else None
    if top.deprel == "nsubj":
        if among("quoting"):
            return "quoted by"
        if verb.relation == "acl":  # *a memo that X has seen*
            if among("seen"):
                return "seen by"
            if among("carried"):
                return "carried by"
        if among("told") and verb.index < top.index:
            return "told to"  # a second subject, behind the verb, is a parser's slip
        return "reported" if among("reported") and _is_aside(sentence, verb) else None
    if among("told") and verb.index < top.index and case <= {"to"}:
        return "told to"
    if among("published") and case & {"in", "on"}:
        return "published in"
    if among("spoken", "asked") and case & {"to", "with", "on"}:
        return "told to"
    if verb.relation == "acl":  # *a memo given to X*, *an interview aired on X*
        if among("given") and case == {"to"}:
            return "seen by"
        if among("carried") and case & {"on", "in"}:
            return "carried by"
    return None


def _is_agent(top: Token, case: set[str]) -> bool:
    return "by" in case or (top.deprel == "obl:agent" and not case)


def _is_aside(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb reports the clause it stands beside, not something of its own."""
    if sentence.child(verb, "ccomp", "xcomp", "obj", "cc") is not None:
        return False
    opening = {c.lemma.lower() for c in sentence.children(verb, "mark", "advmod")}
    return not opening & {"when", "after", "because", "before", "since", "while", "until", "if"}


def _owner(sentence: Sentence, top: Token) -> bool:
    return sentence.child(top, "nmod:poss") is not None


def _by_noun(
    sentence: Sentence,
    noun: Token,
    case: set[str],
    mention: OutletMention,
    gazetteer: Gazetteer,
) -> Relation | None:
    exchange = _is_any(noun, gazetteer, "exchanges", "programmes")
    writing = _is_any(noun, gazetteer, "writings") or _whole(sentence, noun) in gazetteer.words(
        "relays", "writings"
    )
    owner = sentence.child(noun, "nmod:poss")
    if not exchange and not writing:
        return None
    # *before Carson's comments to X*: another's.
    if owner is not None and owner.upos != "PRON" and not mention.span.overlaps(owner.span):
        return None
    if case & {"in", "on", "for"} and writing:
        return "published in"
    if case & {"with", "to", "for", "on"} or _is_any(noun, gazetteer, "programmes"):
        return "told to"
    if not case or case & {"by", "from", "of", "'s", "’s"}:
        return "reported" if writing and mention.kind != "journal" else "told to"
    return "published in" if "in" in case else None


def _whole(sentence: Sentence, noun: Token) -> str:
    """The word that a tokeniser cut at its hyphen: *op-ed*."""
    at = noun.index - 1
    first = last = at
    tokens = sentence.tokens
    while first and tokens[first - 1].span.end == tokens[first].span.start:
        if "-" not in (tokens[first].form[0], tokens[first - 1].form[-1]):
            break
        first -= 1
    while last + 1 < len(tokens) and tokens[last].span.end == tokens[last + 1].span.start:
        if "-" not in (tokens[last].form[-1], tokens[last + 1].form[0]):
            break
        last += 1
    return "".join(t.form for t in tokens[first : last + 1]).lower()


def _beyond_doubt(
    sentence: Sentence,
    mention: OutletMention,
    top: Token,
    relation: Relation,
    gazetteer: Gazetteer,
) -> bool:
    """Whether a construction shows that a doubtful name is an outlet's."""
    if not mention.doubt or mention.head.index != top.index:
        return True
    if mention.doubt == "name":
        return False
    after = sentence.tokens[top.index] if top.index < len(sentence.tokens) else None
    verb = sentence.head(top)
    told = relation == "told to" and verb is not None and verb.upos in _VERBAL
    if told and after is not None and after.form == "that":
        return True
    # An outlet's name takes no complement: *the Guardian of the shrine*.
    beyond = sentence.children(top, "nmod", "acl", "amod", "nummod", "nmod:poss")
    if any(
        not mention.span.covers(c.span) and not _is_any(c, gazetteer, "published", "carried")
        for c in beyond
    ):
        return False
    if not told or sentence.child(top, "det") is not None or " " in mention.span.text:
        return True
    # *told Time, ...*, but not *told People in the stands*.
    return after is None or after.upos in ("PUNCT", "SCONJ")
