"""A verb and the noun phrase that sums up what was said: *denied the charge*, *called
for a halt*, *called it a farce*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.document import Document
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage
from attribution.quotes.phrases import clause, is_verb, verb_group
from attribution.quotes.proposal import addressee_of, attributed

__all__ = ["object_complement", "object_content", "prepositional_content"]


def object_content(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """A cue verb with an object that holds what was said."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            attitude = lexicon.attitude("object", verb.lemma) if is_verb(verb) else None
            if attitude is None or sentence.child(verb, "aux:pass", "ccomp", "xcomp") is not None:
                continue
            content_head = sentence.child(verb, "obj")
            if content_head is None or content_head.index < verb.index:
                continue
            # *What he called an insult* is a content, *it* is not.
            if content_head.upos == "PRON" and not sentence.children(content_head, "acl"):
                continue
            parts = clause(document, sentence, content_head)
            if parts:
                yield attributed(
                    document,
                    sentence,
                    lexicon,
                    rule="object_content",
                    cue=verb,
                    content=parts,
                    attitude=attitude,
                    weight=0.55,
                    note=f"{verb.form!r} has the object {content_head.form!r} for its content",
                    addressee=sentence.child(verb, "iobj"),
                )


def object_complement(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """*Called it a farce*, *described the plan as reckless*: object and complement."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            attitude = lexicon.attitude("complement", verb.lemma) if is_verb(verb) else None
            if attitude is None:
                continue
            named = sentence.child(verb, "obj")
            if named is None:
                continue
            complement = None
            for child in sentence.children(verb, "xcomp", "obj", "obl", "advcl"):
                case = sentence.child(child, "case", "mark")
                as_phrase = case is not None and case.lemma.lower() == "as"
                if child.index > named.index and (
                    as_phrase or (child.relation in ("xcomp", "obj") and child.upos != "VERB")
                ):
                    complement = child
                    break
            if complement is None:
                continue
            parts = (*clause(document, sentence, named), *clause(document, sentence, complement))
            if not parts:
                continue
            joined = document.span(min(p.start for p in parts), max(p.end for p in parts))
            after_verb = joined.start >= verb.span.end
            yield attributed(
                document,
                sentence,
                lexicon,
                rule="object_complement",
                cue=verb,
                content=(joined,) if after_verb else clause(document, sentence, complement),
                attitude=attitude,
                weight=0.8,
                note=f"{verb.form!r} says of {named.form!r} that it is {complement.form!r}",
            )


def prepositional_content(
    document: Document, lexicon: Lexicon, marked: tuple[Passage, ...]
) -> Iterator[Candidate]:
    """*Called for a halt*, *warned of floods*, *accused X of lying*."""
    for sentence in document.sentences:
        for verb in sentence.tokens:
            if not is_verb(verb) or sentence.child(verb, "aux:pass") is not None:
                continue
            for child in sentence.children(verb, "obl", "advcl"):
                link = sentence.child(child, "case", "mark")
                if link is None or child.index < verb.index or child.feature("VerbForm") == "Inf":
                    continue
                attitude = lexicon.attitude(f"preposition.{link.lemma.lower()}", verb.lemma)
                if attitude is None or child.upos == "PRON":
                    continue
                parts = clause(document, sentence, child, without=(link,))
                if not parts:
                    continue
                # *Called on the council to act*: whom it is asked of and what.
                for other in sentence.children(verb, "xcomp", "advcl"):
                    mark = sentence.child(other, "mark")
                    if (
                        mark is not None
                        and mark.lemma.lower() == "to"
                        and other.index > child.index
                    ):
                        end = max(p.end for p in clause(document, sentence, other))
                        parts = (document.span(parts[0].start, max(end, parts[-1].end)),)
                words = verb_group(sentence, verb)
                if link.index == words[-1].index + 1:
                    words = (*words, link)
                yield attributed(
                    document,
                    sentence,
                    lexicon,
                    rule="prepositional_content",
                    cue=verb,
                    content=parts,
                    attitude=attitude,
                    weight=0.6,
                    note=f"{verb.form!r} {link.form} ... holds its content",
                    cue_words=words,
                    addressee=addressee_of(sentence, verb, (child,))
                    if attitude == "speech"
                    else None,
                )
                break
