"""Tells how an outlet named in a sentence relays, and which part of the sentence.

The constructions: *according to X*; *X quoted Y as saying*; *Y was quoted by X*; *told
X*, *spoke to X*; *in an interview with X*, *on X's programme*; *..., X reported*; *in a
statement carried by X*; *in a memo seen by X*; *in an article published in X*.
"""

from __future__ import annotations

from attrs import frozen

from attribution.document import Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, is_talk, is_writing, opens, whole_word
from attribution.mentions.outlets import OutletMention
from attribution.relays.constructions import construction
from attribution.relays.outlet_phrases import is_noun_of, joins_name, outlet_phrase
from attribution.result import Relation

__all__ = ["RelayPhrase", "quoting_clause", "relay_phrase"]

_VERBAL = ("VERB", "AUX")
# Parts of speech that begin a clause, and never continue a name.
_CLAUSE = ("DET", "PRON", "PUNCT", "SCONJ")
# What may follow an addressee; a noun would make it a part of something else: *told the BBC board*.
_BEHIND_ADDRESSEE = ("ADP", "ADV", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ")
# The most words that an aside has before an outlet's name and after it: *according to the
# official X*, *X reported on Monday*.
_ASIDE = 8


@frozen
class RelayPhrase:
    """How an outlet relays in a sentence, and what.

    Attributes:
        relation: how it relays.
        path: the word to which its phrase belongs and that word's heads, innermost first;
            a quotation whose cue is among them is relayed.
        shared: whether a quotation is relayed, too, if its cue is coordinated with one of them.
        beside: whether a quotation is relayed, too, if it only stands beside that word: *Y said,
            X reported*.
        closes: whether its phrase is an aside that ends the sentence, so that everything before
            it is relayed.
        holds: whether everything that depends on that word is relayed: *X has seen a letter in
            which Y asked for calm*.
    """

    relation: Relation
    path: tuple[Token, ...]
    shared: bool = True
    beside: bool = False
    closes: bool = False
    holds: bool = False


def relay_phrase(
    sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer
) -> RelayPhrase | None:
    """The relaying construction around a mention, or None.

    Arguments:
        sentence: the sentence of the mention's head.
        mention: the mention of an outlet.
        gazetteer: has the words by which outlets relay.
    """
    top = outlet_phrase(sentence, mention, gazetteer)
    found = construction(sentence, top, mention, gazetteer) if top is not None else None
    if top is None or found is None:
        verb = _told(sentence, mention, gazetteer) or _spoken(sentence, top, gazetteer)
        if verb is None:
            return None
        return RelayPhrase("told to", _path(sentence, verb, False, gazetteer))
    relation, at, wide = found
    if not _beyond_doubt(sentence, mention, top, relation, gazetteer):
        return None
    if relation == "told to" and _goes_on(sentence, mention, top, at, gazetteer):
        return None
    if not wide:
        # *said on X ... and added*, but *slammed his remarks to X and said*
        return RelayPhrase(relation, (at,), shared=not _is_addressed(sentence, top, gazetteer))
    if _is_beyond(sentence, at, gazetteer):
        return RelayPhrase(relation, (at,))
    if relation == "told to" and _is_apart(sentence, at, gazetteer):
        return RelayPhrase(relation, (at,), shared=False)
    held = relation in ("seen by", "carried by") and top.deprel == "nsubj"
    if held and at.relation != "acl":
        return RelayPhrase(relation, (at,), holds=True)
    beside, whole = relation == "reported", relation == "according to"
    aside = whole or (beside and at.upos in _VERBAL)
    path = _path(sentence, at, aside, gazetteer, relation in ("published in", "carried by"))
    closes = (beside or whole) and _closes(sentence, mention, at)
    return RelayPhrase(relation, path, beside=beside, closes=closes)


def quoting_clause(
    sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer
) -> RelayPhrase | None:
    """The relative clause in which an outlet quotes somebody, whatever else its phrase does.

    *It was repeated by the site X, which quoted an auditor as saying ...*
    """
    top = outlet_phrase(sentence, mention, gazetteer)
    if top is None or mention.doubt in ("name", "surname"):
        return None
    for verb in sentence.children(top, "acl"):
        by = sentence.child(verb, "nsubj")
        if by is None or by.feature("PronType") != "Rel":
            continue
        if is_any(verb, gazetteer, "quoting") and sentence.child(verb, "obj") is not None:
            return RelayPhrase("quoted by", (verb,))
    return None


def _goes_on(
    sentence: Sentence, mention: OutletMention, top: Token, at: Token, gazetteer: Gazetteer
) -> bool:
    """Whether a name only modifies the people after it: *told Times of India staff*."""
    _, last = _place(sentence, mention)
    noun = sentence.tokens[last] if last < len(sentence.tokens) else None
    while noun is not None and noun.relation == "compound" and noun.index > last:
        noun = sentence.head(noun)
    if noun is None or noun == top or noun.upos != "NOUN" or sentence.head(noun) != at:
        return False
    known = is_any(noun, gazetteer, "hosts", "when") or is_noun_of(noun, gazetteer)
    return noun.relation in ("iobj", "obj") and not known


def _is_beyond(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether something was only said after an exchange, or about a piece of writing.

    *After an interview with X, she said ...*, *in response to an X report*, *commenting on
    the X story*.
    """
    above = sentence.head(noun)
    case = {c.lemma.lower() for c in sentence.children(noun, "case", "mark")}
    if noun.upos in _VERBAL or above is None or is_any(noun, gazetteer, "queries"):
        return False
    if case & set(gazetteer.words("relays", "beyond")) or _is_faced(sentence, noun, gazetteer):
        return True
    return opens(case, gazetteer, "topics") and is_any(above, gazetteer, "commenting")


def _is_faced(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether somebody is only faced with a piece of writing: *shown an X report, she said ...*.

    *Quoted in an X report, she said ...* is said there.
    """
    verb = sentence.head(noun)
    if any(is_any(c, gazetteer, "presenting") for c in sentence.children(noun, "case")):
        return True  # the verb, read as a preposition
    if verb is None or verb.relation != "advcl" or verb.feature("VerbForm") != "Part":
        return False
    case = [c.lemma.lower() for c in sentence.children(noun, "case")]
    done = verb.feature("Tense") == "Past" and not opens(case, gazetteer, "print", "customers")
    return done and sentence.child(verb, "nsubj") is None and is_writing(sentence, noun, gazetteer)


def _is_apart(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether somebody spoke to an outlet on an earlier occasion, or did not speak to it.

    *After speaking to X, she told the council that ...*, *refused to speak to X but told the
    council that ...*, *did not respond to a request from X but told Y that ...*
    """
    if verb.upos not in _VERBAL:
        heads = (verb, *sentence.ancestors(verb))
        first = next((i for i, t in enumerate(heads) if t.upos in _VERBAL), 0)
        asked = any(is_any(t, gazetteer, "queries") for t in heads[:first])
        return asked and _is_apart(sentence, heads[first], gazetteer)
    above = sentence.head(verb)
    if verb.relation == "xcomp" and above is not None and is_any(above, gazetteer, "refusing"):
        return True
    marks = [c for c in sentence.children(verb, "mark") if c.upos != "PART"]
    beyond = any(c.lemma.lower() in gazetteer.words("relays", "beyond") for c in marks)
    return beyond or any(
        c.feature("Polarity") == "Neg" or c.lemma.lower() in gazetteer.words("relays", "uncited")
        for c in sentence.children(verb, "advmod")
    )


def _is_addressed(sentence: Sentence, top: Token, gazetteer: Gazetteer) -> bool:
    case = sentence.child(top, "case")
    return case is not None and opens([case.form.lower()], gazetteer, "listeners")


def _told(sentence: Sentence, mention: OutletMention, gazetteer: Gazetteer) -> Token | None:
    """The verb of telling right before an outlet, wherever the parser attached the outlet.

    *told Politico last fall that ...* for *politico last fall*.
    """
    first, last = _place(sentence, mention)
    while first > 1 and is_noun_of(sentence.tokens[first - 1], gazetteer):
        first -= 1  # *told the newspaper Norddag the vote was stolen*
    if first > 1 and sentence.tokens[first - 1].upos == "DET":
        first -= 1
    after = sentence.tokens[last] if last < len(sentence.tokens) else None
    ends = after is not None and (after.upos in _CLAUSE or joins_name(sentence, after))
    clause = ends and sentence.tokens[first].upos == "DET"
    if not first or (mention.doubt and not (mention.doubt == "word" and clause)):
        return None
    verb = sentence.tokens[first - 1]
    if verb.upos not in _VERBAL or not is_any(verb, gazetteer, "told"):
        return None
    if sentence.child(verb, "aux:pass") is not None:
        return None
    if after is None or after.upos in _BEHIND_ADDRESSEE or is_any(after, gazetteer, "when"):
        return verb
    # *told Politico New York*
    return verb if after.entity.endswith("LOC") else None


def _spoken(sentence: Sentence, top: Token | None, gazetteer: Gazetteer) -> Token | None:
    """The verb of speaking right before an outlet's phrase, wherever the phrase is attached.

    *an officer who spoke to the magazine Focus*, for *an officer to Focus*
    """
    case = sentence.child(top, "case") if top is not None else None
    if (
        case is None
        or case.index < 2
        or not opens([case.form.lower()], gazetteer, "listeners", "partners")
    ):
        return None
    verb = sentence.tokens[case.index - 2]
    if is_any(verb, gazetteer, "terms"):  # *spoke on condition of anonymity to X*
        verb = next((t for t in sentence.ancestors(verb) if t.upos in _VERBAL), verb)
    return verb if verb.upos in _VERBAL and is_any(verb, gazetteer, "spoken") else None


def _closes(sentence: Sentence, mention: OutletMention, at: Token) -> bool:
    """Whether an outlet is in an aside that ends its sentence."""
    first, last = _place(sentence, mention)
    behind = sentence.tokens[last:]
    while behind and behind[-1].upos == "PUNCT":
        behind = behind[:-1]
    if len(behind) > _ASIDE or any(
        t != at and (t.upos in ("VERB", "SCONJ", "CCONJ") or t.form == ",") for t in behind
    ):
        return False
    start = first
    while start and sentence.tokens[start - 1].upos != "PUNCT":
        start -= 1
    return start > 0 and first - start <= _ASIDE


def _place(sentence: Sentence, mention: OutletMention) -> tuple[int, int]:
    """How many words precede a mention's start, and how many precede its end."""
    inside = [t.index for t in sentence.tokens if t.span.overlaps(mention.span)]
    return inside[0] - 1, inside[-1]


def _path(
    sentence: Sentence, at: Token, whole: bool, gazetteer: Gazetteer, in_print: bool = False
) -> tuple[Token, ...]:
    """A word and those of its heads to which an outlet's phrase applies, too.

    A phrase attached to an object does not apply to the verb in *she slammed his remarks to X*, but
    it does in *she gave an interview to X*.
    """
    path = [at]
    author = sentence.head(at) if at.relation == "acl" else None
    if author is not None and not is_talk(sentence, author, gazetteer):
        printed = sentence.children(author, "nmod")
        if any(t.index < at.index and is_talk(sentence, t, gazetteer) for t in printed):
            return (at,)  # *the author of the study, published in X*
    for above in sentence.ancestors(at):
        beyond = path[0].relation == "acl" and path[-1].relation in ("nmod", "appos")
        if beyond and is_any(path[-1], gazetteer, "writings"):
            break  # *an author of the study published in X* is not published there
        if in_print and path[-1] != at and path[-1].relation == "acl" and above.upos == "PROPN":
            break  # *Lund, who led the trial, published in X*
        held = in_print and path[-1].relation == "nmod" and above.upos in ("NOUN", "PROPN")
        written = held and is_any(path[-1], gazetteer, "writings")
        if written and not is_talk(sentence, above, gazetteer):
            break  # *the authors of the study in X*
        if not whole and _is_anothers(sentence, path[-1], gazetteer):
            break  # *rivals say he lied; he denied it in an interview with X*
        made = is_any(above, gazetteer, "making", "told")  # *told her story to X*
        if path[-1].relation in ("obj", "iobj", "csubj", "ccomp") and not (whole or made):
            break
        path.append(above)
    return tuple(path)


def _is_anothers(sentence: Sentence, top: Token, gazetteer: Gazetteer) -> bool:
    """Whether a clause beside another has a subject of its own, so that only its own is relayed.

    So does a concession (*although he denied it to X*), and so does a relative clause in which
    somebody denies the other: *it leaks, which she denied to X*.
    """
    if top.deprel in ("acl", "acl:relcl", "advcl:relcl"):
        return is_any(top, gazetteer, "disproving")
    marks = [c.lemma.lower() for c in sentence.children(top, "mark")]
    against = top.relation == "advcl" and opens(marks, gazetteer, "concessions")
    beside = (top.relation in ("conj", "parataxis") and top.upos in _VERBAL) or against
    own = sentence.child(top, "nsubj", "nsubj:pass")
    return beside and own is not None and not is_any(top, gazetteer, "spoken")


def _beyond_doubt(
    sentence: Sentence,
    mention: OutletMention,
    top: Token,
    relation: Relation,
    gazetteer: Gazetteer,
) -> bool:
    """Whether a construction shows that a doubtful name is an outlet's."""
    if mention.doubt in ("name", "surname") and mention.head.relation == "flat":
        return False  # *according to Pia Stern*
    if not mention.doubt or mention.head.index != top.index:
        return True
    beside = sentence.child(top, "conj")  # *told Deadline and Variety*
    if beside is not None and relation == "told to":
        named = [t.form for t in sentence.subtree(beside) if t.upos == "PROPN"]
        if gazetteer.find(" ".join(named)) is not None:
            return mention.doubt != "surname"
    if mention.doubt in ("name", "surname"):
        # *Wrote in Dawn*: nobody writes in a person.
        case = [c.lemma.lower() for c in sentence.children(top, "case")]
        printed = relation == "published in" and opens(case, gazetteer, "print")
        return mention.doubt == "name" and printed and not mention.head.entity.endswith("LOC")
    _, last = _place(sentence, mention)
    after = sentence.tokens[last] if last < len(sentence.tokens) else None
    verb = sentence.head(top)
    told = relation == "told to" and verb is not None and verb.upos in _VERBAL
    if told and after is not None and opens([after.form], gazetteer, "complements"):
        return True
    seats = tuple(gazetteer.words("described", "adjective_endings"))
    # An outlet's name takes no complement: *the Guardian of the shrine*.
    beyond = sentence.children(top, "nmod", "acl", "amod", "nummod", "nmod:poss")
    if any(
        not mention.span.covers(c.span)
        and not is_any(c, gazetteer, "published", "carried")
        and not (c.deprel == "nmod:poss" and c.upos == "PROPN")  # *Jamaica's Daily Gleaner*
        and not is_any(c, gazetteer, "when")  # *today's Guardian*, *the Guardian of Monday*
        and not whole_word(sentence, c).endswith(seats)  # *Halden-based Hit FM*
        for c in beyond
    ):
        return False
    if not told or sentence.child(top, "det") is not None or " " in mention.span.text:
        return True
    speaking = verb is not None and verb.relation == "advcl" and is_any(verb, gazetteer, "spoken")
    if speaking and mention.head.upos == "PROPN":
        return True  # *speaking to Kan on condition of anonymity*
    # *told Time, ...*, but not *told People in the stands*.
    if mention.span.text.isupper() or not mention.span.text.isalpha():
        return True
    beside_verb = sentence.children(verb, "obl") if verb is not None else ()
    talk = any(is_any(t, gazetteer, "interviews") for t in beside_verb)
    return after is None or talk or after.upos in _CLAUSE or is_any(after, gazetteer, "when")
