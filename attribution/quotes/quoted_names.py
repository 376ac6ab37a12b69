"""Tells quoted passages that are names: of a song, a report, a person."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Sentence, Token
from attribution.layout.passages import Passage
from attribution.mentions.outlet_words import is_any
from attribution.quotes.rule import Context

__all__ = ["is_capitalised", "is_title"]

# Within so many words before *as* stands the verb for what somebody is known as.
_KNOWN = 5
# Within so many words behind a title stands the noun for what it names.
_EXPLAINED = 5
# Parts of speech that are capitalised in a title.
_OPEN = ("ADJ", "ADV", "AUX", "NOUN", "PROPN", "VERB")


def is_title(context: Context, passage: Passage) -> bool:
    """Whether a passage is a name or a title, and not somebody's words.

    *A report headlined "..."*, *the name "Stitch"*, *her album "..."*: a participle of naming
    or a noun for something with a name comes right before it.
    """
    sentence = context.document.sentence_at(passage.span.start)
    if sentence is None:
        return False
    before = [t for t in sentence.tokens if t.span.end <= passage.span.start]
    while before and before[-1].upos == "PUNCT" and before[-1].form not in (",", ":", ";"):
        before = before[:-1]
    if before[1:] and before[-1].form == "," and _is_apart(context, passage):
        noun = before[-2]  # *her book, "Nine Boats", was read*
        return noun.upos == "NOUN" and noun.lemma.lower() in context.lexicon.named_things
    if not before or before[-1].upos == "PUNCT":
        return False
    word = before[-1]
    if _is_explained(context, passage, sentence):
        return True
    if word.upos == "ADP" and word.lemma.lower() in context.grammar.prepositions.days:
        several = len(passage.inner.text.split()) > 1
        return several and is_capitalised(context, passage)  # *said on "The Week Ahead."*
    if word.lemma.lower() in context.grammar.prepositions.roles:
        return _is_known_so(context, before[:-1]) and is_capitalised(context, passage)
    if word.upos == "NOUN":
        # *Called her film "a triumph"*, in small letters, tells what one thinks of it.
        judged = word.relation == "obj" and passage.inner.text.lstrip()[:1].islower()
        return word.lemma.lower() in context.lexicon.named_things and not judged
    known = context.knowledge.outlets.find(passage.inner.text.strip(" ,.;:"))
    told = word.upos == "DET" or is_any(word, context.knowledge.outlets, "told")
    if known is not None and (told or not known.doubt):
        return True  # *told "Time" that ...*, *says "Le Temps"*
    if word.upos == "DET" and _is_outlet(context, passage):
        return True  # *says the "Halden Herald"*
    if word.upos != "VERB" or word.lemma.lower() not in context.lexicon.naming:
        return False
    participle = word.feature("VerbForm") == "Part" and sentence.child(word, "nsubj", "aux") is None
    if word.relation == "acl" or participle:
        return True
    inner = [t for t in context.document.tokens_in(passage.inner) if t.upos != "PUNCT"]
    passive = sentence.child(word, "aux:pass") is not None
    return passive and all(t.upos == "PROPN" for t in inner)


def _is_outlet(context: Context, passage: Passage) -> bool:
    """Whether a passage has the form of an outlet's name: *"Halden Herald"*."""
    last = "".join(passage.inner.text.strip(" ,.;:").split()[-1:]).lower()
    return last in context.knowledge.outlets.name_endings and is_capitalised(context, passage)


def _is_known_so(context: Context, before: Sequence[Token]) -> bool:
    """Whether *as* tells by what name somebody is known: *known to friends as "Spider"*."""
    verbs = [t for t in before[-_KNOWN:] if t.upos == "VERB"]
    people = context.knowledge.people
    return bool(verbs) and people.has("calling", "introducing", verbs[-1].lemma)


def _is_apart(context: Context, passage: Passage) -> bool:
    """Whether a comma follows a passage, as one precedes it."""
    inner = passage.inner.text.rstrip()
    behind = context.document.text[passage.span.end : passage.span.end + 1]
    return inner.endswith(",") or behind == ","


def _is_explained(context: Context, passage: Passage, sentence: Sentence) -> bool:
    """Whether it is said right behind a title what it names: *in **"Nine Boats,"** her memoir*."""
    if not _is_apart(context, passage):
        return False
    behind = [t for t in sentence.tokens if t.span.start >= passage.span.end]
    nouns = [t for t in behind[:_EXPLAINED] if t.lemma.lower() in context.lexicon.named_things]
    if not nouns or nouns[0].upos != "NOUN":
        return False
    words = [t for t in behind if t.index < nouns[0].index and t.form != ","]
    owned = bool(words) and words[0].upos in ("DET", "PRON")
    plain = all(t.upos in ("ADJ", "NOUN", "NUM", "PROPN") for t in words[1:])
    return owned and plain and is_capitalised(context, passage)


def is_capitalised(context: Context, passage: Passage) -> bool:
    """Whether all words of a passage are capitalised as in a title, function words aside.

    Arguments:
        context: the document.
        passage: a passage in quotation marks.
    """
    words = [t for t in context.document.tokens_in(passage.inner) if t.upos != "PUNCT"]
    long = [t for t in words if t.upos in _OPEN]
    return bool(words) and all(t.form[:1].isupper() for t in (words[0], *long))
