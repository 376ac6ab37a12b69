"""Gives a clause its subject where the parser took it for a part of an outlet's name.

*The minister told **AFP Mali** would leave*: an auxiliary right behind two names needs a subject,
which the outlet that is told is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced, with_sentences
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_subjects_behind_outlets"]

# Words of an outlet's name, and of the name behind it.
_MOST = 4
_NAMED = ("ADJ", "PROPN")


def with_subjects_behind_outlets(document: Document, knowledge: Knowledge) -> Document:
    """The document with such subjects apart from the outlets.

    Arguments:
        document: the parsed article.
        knowledge: which verbs address somebody, and the outlets that are known by name.
    """
    sentences, names = list(document.sentences), list(document.named_entities)
    lexicon = knowledge.lexicon
    for sentence in document.sentences:
        for verb in sentence.tokens:
            if verb.upos != "VERB" or lexicon.attitude("addressed.clause", verb.lemma) is None:
                continue
            found = _apart(sentence, verb, knowledge)
            if found is None:
                continue
            outlet, subject, clause = found
            whole = document.cover((*outlet, *subject))
            label = next((n.type for n in names if n.span.overlaps(whole)), None)
            names = [n for n in names if not n.span.overlaps(whole)]
            if label is not None:
                names += [NamedEntity(label, document.cover(w)) for w in (outlet, subject)]
            hung = _hung(sentence, verb, outlet, subject, clause)
            sentences[sentence.index] = replaced(sentence, hung)
            break
    return with_sentences(document, sentences, names)


def _apart(
    sentence: Sentence, verb: Token, knowledge: Knowledge
) -> tuple[Sequence[Token], Sequence[Token], Token] | None:
    """An outlet right behind a verb, the name behind it, and the clause with that as subject."""
    at = verb.index
    if sentence.tokens[at : at + 1] and sentence.tokens[at].upos == "DET":
        at += 1
    run: list[Token] = []
    for word in sentence.tokens[at : at + 2 * _MOST]:
        if word.upos not in _NAMED or not word.form[:1].isupper():
            break
        run.append(word)
    behind = sentence.tokens[at + len(run) : at + len(run) + 1]
    clause = sentence.child(verb, "ccomp")
    if len(run) < 2 or not behind or clause is None or behind[0].upos not in ("AUX", "VERB"):
        return None
    if clause.index not in (behind[0].index, behind[0].head):
        return None
    for size in range(min(_MOST, len(run) - 1), 0, -1):
        outlet, subject = run[:size], run[size:]
        known = knowledge.outlets.find(" ".join(t.form for t in outlet))
        if known is not None and not known.doubt:
            own = sentence.child(clause, *ANY_SUBJECT)
            whole = own is not None and own in subject and _is_one(outlet)
            apart = not any(t.entity[:2] in ("I-", "E-") for t in subject[:1])
            if (whole and apart) or (own is not None and own not in run):
                return None
            return outlet, subject, clause
    return None


def _is_one(outlet: Sequence[Token]) -> bool:
    """Whether no word of an outlet's name hangs on one beyond it but for its verb."""
    own = {t.index for t in outlet}
    return sum(t.head not in own for t in outlet) == 1 and all(
        t.relation in ("iobj", "obj") for t in outlet if t.head not in own
    )


def _hung(
    sentence: Sentence,
    verb: Token,
    outlet: Sequence[Token],
    subject: Sequence[Token],
    clause: Token,
) -> Iterator[Token]:
    first, last = outlet[-1], subject[-1]
    for words, head, above, relation in (
        (outlet, first, verb, "iobj"),
        (subject, last, clause, "nsubj"),
    ):
        for at, word in enumerate(words):
            place = "S" if len(words) == 1 else "B" if not at else "E" if word is head else "I"
            label = word.entity.partition("-")[2]
            entity = f"{place}-{label}" if label else word.entity
            if word is head:
                yield evolve(word, head=above.index, deprel=relation, entity=entity)
            else:
                yield evolve(word, head=head.index, deprel="compound", entity=entity)
    for article in sentence.tokens[verb.index : outlet[0].index - 1]:
        yield evolve(article, head=first.index)
