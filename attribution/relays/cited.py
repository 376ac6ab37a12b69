"""Finds whom an outlet cites for what it reports: that source, not the outlet, makes the claim."""

from __future__ import annotations

from attrs import evolve, frozen

from attribution.claim import Claim, Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import opens
from attribution.quotes.speaking import may_be_cited, read_from
from attribution.relays.referring import referred_to
from attribution.result import Relation
from attribution.syntax.clauses import hung_on_report
from attribution.syntax.order import word_before
from attribution.syntax.phrases import clause

__all__ = ["Citing", "by_cited", "citing", "how", "quoted_as_saying", "quoted_there"]

# How many heads above a cue the citing verb may be: *quoted her as saying*.
_BELOW = 2
# How many words after its verb an aside may name the source: *reported, according to them*.
_NEAR = 6
# How many words *as saying* has.
_AS_SAYING = 2


@frozen
class Citing:
    """An outlet's naming of its source.

    Attributes:
        verb: the citing verb.
        source: the words that name the source.
    """

    verb: Token
    source: Mention

    def is_somebody(self, document: Document, knowledge: Knowledge) -> bool:
        """Whether it names who or what can tell something, and no reason: *citing high costs*.

        Whom one quotes **as saying** something can, whatever the noun.
        """
        sentence = document.sentences[self.verb.sentence]
        for said in sentence.children(self.verb, "advcl"):
            marks = [m.lemma.lower() for m in sentence.children(said, "mark")]
            if said.feature("VerbForm") in ("Ger", "Part") and opens(
                marks, knowledge.outlets, "roles"
            ):
                return True
        named = any(word[:1].isupper() for word in self.source.text.split())
        return named or self.source.head is None or may_be_cited(self.source.head, knowledge)


def citing(document: Document, outer: Claim, gazetteer: Gazetteer) -> Citing | None:
    """The source that an outlet cites for a quotation of its own, if any.

    *X reported, citing two officials*; *X quoted the president as saying ...*, whose cue
    may be either verb.
    """
    cue = outer.cue_head
    if cue is None:
        return None
    sentence = document.sentences[cue.sentence]
    words = gazetteer.words("relays", "citing")
    by = outer.source_head
    others = [*sentence.children(cue, "advcl", "xcomp", "parataxis", "acl", "conj")]
    if by is not None and by.sentence == cue.sentence:
        others += sentence.children(by, "acl", "advcl")
    hung = [*hung_on_report(sentence, cue), *_hung_on_accord(sentence, cue)]
    others += [v for v in hung if goes_on_citing(sentence, v, gazetteer)]
    for verb in (cue, *others, *_verbs_above(sentence, cue, outer)):
        if verb.lemma.lower() not in words:
            continue
        subject = sentence.child(verb, "nsubj")
        shares = verb not in others or subject is None or _goes_with(sentence, verb, subject, cue)
        beside = sentence.children(verb, "mark", "advmod", "case")
        if any(c.lemma.lower() in gazetteer.words("relays", "uncited") for c in beside):
            continue
        cited = _object(sentence, verb, gazetteer) if shares else None
        if cited is not None:
            return _found(document, outer, verb, cited, gazetteer)
    for verb, cited in referred_to(sentence, cue, gazetteer):
        return _found(document, outer, verb, cited, gazetteer)
    # *X reported, according to sources in the talks, that ...*
    for below in (cue, *sentence.children(cue, "ccomp", "parataxis")):
        for cited in sentence.children(below, "obl"):
            case = sentence.child(cited, "case")
            aside = case is not None and opens([case.lemma.lower()], gazetteer, "according")
            if aside and 0 < cited.index - cue.index <= _NEAR:
                return _found(document, outer, cue, cited, gazetteer)
    return None


def _goes_with(sentence: Sentence, verb: Token, subject: Token, cue: Token) -> bool:
    """Whether a clause about an outlet names its source for the claim in question.

    *According to X, which cited Y*; *said X, which cited Y*; but *X, which quoted Y, said it
    stood by its report*.
    """
    if subject.upos != "PRON":
        return False
    if cue.relation == "case":
        return True
    quoted = sentence.child(verb, "obj")
    own = [*sentence.children(verb, "advcl", "ccomp", "xcomp")]  # *which quoted her as saying ...*
    own += sentence.children(quoted, "acl") if quoted is not None else ()
    return cue.index < verb.index and sentence.head(verb) != cue and not own


def _hung_on_accord(sentence: Sentence, cue: Token) -> list[Token]:
    """The verbs after an outlet in *according to X, citing Y*."""
    by = sentence.head(cue)
    above = sentence.head(by) if by is not None and cue.relation == "case" else None
    if by is None or above is None:
        return []
    return [v for v in sentence.children(above, "advcl") if v.index > by.index]


def goes_on_citing(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a participle after a comma names a source: *..., citing two officials*."""
    return (
        verb.relation == "advcl"
        and verb.feature("VerbForm") in ("Ger", "Part")
        and verb.lemma.lower() in gazetteer.words("relays", "citing")
        and _is_behind_name(sentence, verb)
        and sentence.child(verb, "nsubj", "mark") is None
    )


def _is_behind_name(sentence: Sentence, verb: Token) -> bool:
    """Whether a comma or a name comes right before a verb: *Reuters citing two officials*."""
    before = word_before(sentence, verb)
    return before is not None and (before.form == "," or before.upos == "PROPN")


def quoted_as_saying(document: Document, outer: Claim, gazetteer: Gazetteer) -> Citing | None:
    """The person whom a source quotes as saying the content of its quotation, or None.

    *The ministry quoted the general as saying ...*: only the general has said it.
    """
    cited, cue = citing(document, outer, gazetteer), outer.cue_head
    if cited is None:
        return None
    sentence = document.sentences[cited.verb.sentence]
    own = cue is not None and cited.verb in (cue, *_verbs_above(sentence, cue, outer))
    if not own or sentence.child(cited.verb, "aux:pass") is not None:
        return None
    below = [*sentence.children(cited.verb, "advcl", "xcomp", "ccomp")]
    quoted = _object(sentence, cited.verb, gazetteer)
    if quoted is not None:
        below += sentence.children(quoted, "acl", "advcl", "nmod")
    said = (
        v
        for v in below
        if v.index > cited.verb.index
        and opens(
            [c.lemma.lower() for c in sentence.children(v, "mark", "case")], gazetteer, "roles"
        )
    )
    return cited if next(said, None) is not None else None


def quoted_there(document: Document, cited: Citing, gazetteer: Gazetteer) -> Mention | None:
    """Whom a cited outlet quotes in turn: *citing Y, which quoted a guard*.

    Arguments:
        document: the parsed article.
        cited: the citing of that outlet.
        gazetteer: has the verbs of quoting.
    """
    outlet = cited.source.head
    sentence = document.sentences[cited.verb.sentence]
    for verb in sentence.children(outlet, "acl") if outlet is not None else ():
        by, quoted = sentence.child(verb, "nsubj"), sentence.child(verb, "obj")
        if by is None or quoted is None or by.feature("PronType") != "Rel":
            continue
        if verb.lemma.lower() in gazetteer.words("relays", "citing"):
            words = sentence.subtree(quoted, without=sentence.children(quoted, "acl", "punct"))
            return Mention(document.cover(words), quoted)
    return None


def _object(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> Token | None:
    """The person quoted by a verb of quoting: *X quoted her*, *she was quoted by X*."""
    if sentence.child(verb, "aux:pass") is None:
        return sentence.child(verb, "obj", "iobj") or read_from(sentence, verb, gazetteer)
    above = sentence.head(verb)
    passive = sentence.child(verb, "nsubj:pass")
    if passive is None and above is not None and above.upos in ("NOUN", "PROPN", "PRON"):
        return above  # a clause without a subject, which the parser hung on what it is about
    return passive


def _found(
    document: Document, outer: Claim, verb: Token, cited: Token, gazetteer: Gazetteer
) -> Citing | None:
    """The source that an outlet cites, unless that is the outlet itself.

    The content may begin with the source's name, but not end with it.
    """
    sentence = document.sentences[cited.sentence]
    below = [verb] if verb in sentence.children(cited) else []
    phrase = [t for t in sentence.subtree(cited, without=below) if t.upos != "PUNCT"]
    if not phrase:
        return None  # *citing "..."*: a mark alone names nobody
    for name in sentence.children(verb, "obj"):  # *the agency IRNA*, hung on the verb twice
        if name.index == phrase[-1].index + 1:
            phrase += sentence.subtree(name)
    # *Citing two officials* may have been taken for a part of what is reported.
    told = [p for p in outer.content if p.start != verb.span.start]
    first = phrase[0].span.start
    leads = any(p.start == first or (p.start > first and p.covers(cited.span)) for p in told)
    named = [
        t
        for t in phrase
        if not opens([t.lemma.lower()], gazetteer, "according", "listeners", "askers")
        and (leads or not any(p.covers(t.span) for p in told))
    ]
    if not named:
        return None
    source = Mention(document.cover(named), cited)
    by = outer.source_head
    if by is not None and source.span.covers(by.span):
        return None
    return Citing(verb, source)


def _verbs_above(sentence: Sentence, cue: Token, outer: Claim) -> list[Token]:
    """The verbs above a cue without a subject, whose subject is its source."""
    if outer.source is None or sentence.child(cue, "nsubj", "nsubj:pass") is not None:
        return []
    found = []
    for verb, _ in zip(sentence.ancestors(cue), range(_BELOW), strict=False):
        passive = sentence.child(verb, "aux:pass") is not None
        by = sentence.child(verb, "obl" if passive else "nsubj")
        if by is not None and outer.source.span.covers(by.span):
            found.append(verb)
    return found


def by_cited(document: Document, quote: Claim, cited: Citing) -> Claim | None:
    """A quotation by an outlet, changed to one by the source that the outlet cites.

    None if its content is nothing but the name of the source.
    """
    # *X reported it, **citing Y***: whom it cites is no part of what it reports.
    aside = cited.source.span.end
    parts = [p for p in quote.content if p.start != cited.verb.span.start or p.end > aside]
    content = [c for c in (_behind(part, cited.source.span) for part in parts) if c.text]
    # *It held, X quoted her as saying*; but *X quoted her as saying it held*
    after = cited.verb.span.end
    said = quote.cue.span.end if quote.cue is not None else 0
    content = [
        c
        for c in content
        if c.start < after or len(c.text.split()) > _AS_SAYING or c.start > said > after
    ]
    content = content or list(_before(document, cited))
    if not content:
        return None
    # *X quoted the president as saying ...*: he is nobody that X spoke to.
    told = quote.addressee is not None and not quote.addressee.span.overlaps(cited.source.span)
    return evolve(
        quote,
        content=tuple(content),
        source=cited.source,
        no_source=None,
        addressee=quote.addressee if told else None,
    )


def _before(document: Document, cited: Citing) -> tuple[Span, ...]:
    """The clause before a verb of quoting and its subject, if there is one."""
    verb = cited.verb
    sentence = document.sentences[verb.sentence]
    beside = [*sentence.children(verb, "ccomp", "advcl", "parataxis", "dep")]
    above = sentence.head(verb)
    if above is not None and verb.relation == "parataxis":
        beside.append(above)
    for head in beside:
        if head.index < verb.index and sentence.child(head, "nsubj", "nsubj:pass"):
            return clause(document, sentence, head, without=[verb])
    return ()


def _behind(part: Span, name: Span) -> Span:
    """A part of a content without a name in it and without the words before that."""
    if name.covers(part):
        return Span(part.end, part.end, "")
    if not part.overlaps(name) or part.end <= name.end:
        return part
    rest = part.text[name.end - part.start :].lstrip(" ,:;")
    return Span(part.end - len(rest), part.end, rest)


def how(outer: Claim, cited: Citing | None, gazetteer: Gazetteer) -> Relation:
    """How an outlet relays the content of a quotation by it.

    Arguments:
        outer: the quotation.
        cited: the source that it cites.
        gazetteer: has the words by which outlets relay.
    """
    if outer.cue is None:
        return "reported"
    if opens(outer.cue.text.lower().split()[:1], gazetteer, "according"):
        return "according to"
    head = outer.cue_head
    if head is None:
        return "reported"
    if head.lemma.lower() in gazetteer.words("relays", "seen"):
        return "seen by"
    # *quoted her as adding*, whose cue is the second verb
    below = cited is not None and head.head == cited.verb.index and head.relation == "advcl"
    quoting = below or head.lemma.lower() in gazetteer.words("relays", "quoting")
    return "quoted by" if quoting else "reported"
