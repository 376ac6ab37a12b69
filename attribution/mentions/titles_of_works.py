"""Tells names in quotation marks that are titles of works: *"King Lear" moved her*."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.layout.passages import STOPS, Passage
from attribution.layout.structure import Layout
from attribution.mentions.names import NameMention

__all__ = ["without_works"]

_ENDS = (",", *STOPS)
# The most words of a title that names are looked for in.
_LONGEST = 8
# Parts of speech that are capitalised in a title.
_CAPITALISED = ("ADJ", "NOUN", "NUM", "PROPN", "PRON")


def without_works(
    document: Document, names: Sequence[NameMention], layout: Layout, knowledge: Knowledge
) -> tuple[NameMention, ...]:
    """The names of people without those that stand alone in marks, as titles of works do.

    *He* is not King Lear after *Critics praised "King Lear"*. A name in marks is somebody's if it
    stands elsewhere without them, or if somebody so named speaks or is described: *"Maria", who
    asked not to be named*, *a guard called "Fito"*.

    Arguments:
        document: the parsed article.
        names: the mentions by name, in text order.
        layout: has the passages in quotation marks.
        knowledge: the cues, and the nouns for people.
    """
    within = [n for n in names if n.name.person or n.name.uncertain]
    marked = {n.bare: p for n in within if (p := _title_around(document, n, layout)) is not None}
    if not marked:
        return tuple(names)
    bearers = {n.name.words[-1] for n in within if n.bare not in marked}
    return tuple(
        n
        for n in names
        if n.bare not in marked
        or n.name.words[-1] in bearers
        or _is_somebody(document, n, marked[n.bare], knowledge)
    )


def _title_around(document: Document, name: NameMention, layout: Layout) -> Passage | None:
    """The passage in marks around a name that is no more than a few words in capitals."""
    for passage in layout.marked.covering(name.bare):
        words = [t for t in document.tokens_in(passage.inner) if t.upos != "PUNCT"]
        capital = all(t.form[:1].isupper() for t in words if t.upos in _CAPITALISED)
        verbs = any(t.upos in ("VERB", "AUX") for t in words)
        few = len(words) <= _LONGEST and capital and not verbs
        if passage.closed and few and not _is_called_out(document, passage):
            return passage
    return None


def _is_called_out(document: Document, passage: Passage) -> bool:
    """Whether a passage is a sentence of its own: *"Robert," my mother says*."""
    sentence = document.sentence_at(passage.inner.start)
    first = sentence is None or sentence.tokens[0].span.start >= passage.span.start
    return first and passage.inner.text.rstrip()[-1:] in _ENDS


def _is_somebody(
    document: Document, name: NameMention, around: Passage, knowledge: Knowledge
) -> bool:
    """Whether a name in marks is a person's, as what stands beside it shows."""
    sentence = document.sentences[name.head.sentence]
    people = knowledge.people
    inside = document.tokens_in(around.inner)
    if any(t.relation == "acl" and t not in inside for t in sentence.children(name.head)):
        return True  # *"Maria", who asked not to be named*
    beside = [*sentence.children(name.head, "appos", "compound")]
    above = sentence.head(name.head)
    while above is not None and above in inside:
        above = sentence.head(above)
    if above is not None:
        beside.append(above)
    if name.role is not None and name.role.head is not None:
        beside.append(name.role.head)
    if any(t.upos == "NOUN" and people.is_person_noun(t.lemma) for t in beside):
        return True
    if above is None or above.upos != "VERB":
        return False
    lexicon = knowledge.lexicon
    speaks = name.head.relation == "nsubj" and lexicon.is_speech(above.lemma)
    return speaks or above.lemma.lower() in lexicon.naming
