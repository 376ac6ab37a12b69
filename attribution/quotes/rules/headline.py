"""A headline with a colon between source and content: *Mayor: Bridge is safe*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.claim import Mention
from attribution.document import Token
from attribution.knowledge import Knowledge
from attribution.quotes.rule import Context, LaidOut
from attribution.quotes.speaking import hears

__all__ = ["headline"]

_MOST_WORDS = 4
_NOMINAL = ("ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PROPN")


def headline(context: Context) -> Iterator[LaidOut]:
    """A headline of a source, a colon and a clause, in this order or the other: *Bridge will
    stay shut: ministry*."""
    title = context.layout.headline
    words = _without_version(context.document.tokens_in(title)) if title is not None else ()
    colons = [at for at, w in enumerate(words) if w.form == ":"]
    if len(colons) != 1:
        return
    at = colons[0]
    if at == 1 and words[0].form.lower() in context.knowledge.grammar.lines.labels:
        return  # *Live: Storm Freya*
    parts = (words[:at], words[at + 1 :])
    voice = _voice(context, parts[0], parts[1])
    if voice:
        yield LaidOut(
            content=(context.document.cover(parts[0]),),
            cue=Mention(words[at].span, words[at]),
            source=Mention.over(context.document, voice),
            shown=(words[at].span,),
            note="a colon parts words in marks from what voices them",
        )
        return
    for source, content in (parts, parts[::-1]):
        behind = source is parts[1]
        if _is_source(source, context.knowledge, behind=behind) and _tells(context, content):
            yield LaidOut(
                content=(context.document.cover(content),),
                cue=Mention(words[at].span, words[at]),
                source=Mention.over(context.document, source),
                variant="" if behind or _is_spoken(context, source, content) else "topic",
                shown=(words[at].span,),
                note="a colon parts source and content",
            )
            return


def _without_version(words: Sequence[Token]) -> Sequence[Token]:
    """A headline without what an agency says of its version: ***(2nd LD)** Ferry full: mayor*."""
    closing = next((at for at, w in enumerate(words[: _MOST_WORDS + 1]) if w.form == ")"), 0)
    version = words[1:closing] if closing and words[0].form == "(" else ()
    plain = all(w.form.isupper() or w.form[:1].isdigit() for w in version)
    return words[closing + 1 :] if version and plain else words


def _voice(context: Context, said: Sequence[Token], behind: Sequence[Token]) -> Sequence[Token]:
    """Whose words in marks stand before what voices them: *'...': **daughter**'s tribute*."""
    inside = said and any(
        p.span.start <= said[0].span.start and p.span.end >= said[-1].span.end
        for p in context.layout.marked.covering(said[0].span)
    )
    knowledge = context.knowledge
    for at, mark in enumerate(behind[: _MOST_WORDS + 1]):
        if not inside or not at or not knowledge.people.is_possessive(mark.form):
            continue
        noun = next((w for w in behind[at + 1 :] if w.upos != "ADJ"), mark)
        voiced = noun.lemma.lower() in knowledge.lexicon.headline_voicing
        if voiced or knowledge.lexicon.attitude("noun", noun.lemma) == "speech":
            whose = behind[at - 1]
            named = whose.entity != "O" and not whose.entity.endswith("LOC")
            return behind[:at] if named or hears(whose, knowledge) else ()
    return ()


def _tells(context: Context, words: Sequence[Token]) -> bool:
    """Whether words are a clause, or hold words in marks.

    *Bridge will close*; but not *The man who built Oslo*, *How we lost the war*, *Coming up*.
    """
    if any(True for w in words for _ in context.layout.marked.covering(w.span)):
        return True
    if not words or words[0].feature("PronType") == "Int":
        return False
    # Of the short forms of headlines, a parser may not see the subject.
    opens = words[0].upos in (*_NOMINAL, "PRON")
    verbs = ("AUX", "VERB")
    return any(
        (w.relation in ("nsubj", "csubj", "expl") or (opens and w.upos in verbs))
        and not _is_description(context, w)
        for w in words
    )


def _is_description(context: Context, word: Token) -> bool:
    """Whether a word is in a clause that describes a noun: *who built*."""
    around = (word, *context.document.sentences[word.sentence].ancestors(word))
    return any(t.relation == "acl" for t in around)


def _is_spoken(context: Context, source: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether a name before a colon speaks, and is not only what the headline is about.

    *Report: Bridge is safe* and *Lund: I will resign*, but not *Lund: Mayor is to resign*.
    """
    if source[-1].lemma.lower() in context.knowledge.lexicon.headline_sources:
        return True
    first = any(w.feature("Person") == "1" and w.upos == "PRON" for w in words)
    return first or any(True for w in words for _ in context.layout.marked.covering(w.span))


def _is_source(words: Sequence[Token], knowledge: Knowledge, *, behind: bool) -> bool:
    """Whether words are a name or tell a role: *Reyes*, *EU minister*, *Report*.

    Behind a colon, anybody who can hear may be one who speaks: *Bridge is safe: bishop*.
    """
    if not 0 < len(words) <= _MOST_WORDS or any(w.upos not in _NOMINAL for w in words):
        return False
    last = words[-1]
    named = last.entity != "O" and not last.entity.endswith("LOC")
    listed = last.lemma.lower() in knowledge.lexicon.headline_sources
    return named or listed or (behind and last.entity == "O" and hears(last, knowledge))
