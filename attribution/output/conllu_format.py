"""Writes a document's trees as CoNLL-U, with its attributions in MISC."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from attribution.document import Document, Sentence, Span, Token
from attribution.errors import InputError
from attribution.output.plain_lines import in_one_line
from attribution.output.writing import checked
from attribution.result import AttributedDocument, Attribution

__all__ = ["to_conllu"]

_SPACES = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def to_conllu(result: AttributedDocument, document: Document) -> str:
    r"""The trees of a document in CoNLL-U, with its attributions.

    Each attribution is described by a comment, ``# attribution = id=at1|kind=direct|...``, before
    the sentence in which its content begins. In MISC, ``Attribution=at1:content`` marks the words
    of the content, and likewise those of ``cue``, ``source``, ``addressee`` and ``agency``, several
    separated by commas; ``NER`` marks names; ``SpaceAfter`` and ``SpacesAfter`` keep white space.

    Arguments:
        result: what `attribution.attribute` returned.
        document: the parsed document that was given to it; a result alone holds no trees.

    Raises:
        InputError: if the result does not belong to this document.

    Example:
        >>> from attribution import attribute, parse
        >>> document = parse("Ana Lund said it rained.", model="compact")
        >>> written = to_conllu(attribute(document), document)
        >>> [row.split("\t")[9] for row in written.splitlines() if row[:1].isdigit()][2:4]
        ['Attribution=at1:cue', 'Attribution=at1:content']
    """
    checked(result, "to_conllu")
    if not isinstance(document, Document):
        raise InputError(f"to_conllu() needs a parsed Document, not {type(document).__name__}")
    if result.text != document.text:
        raise InputError("to_conllu() needs the document that the result was made of")
    return "".join(f"{line}\n" for line in _Trees(result, document).lines())


class _Trees:
    """The lines of a document."""

    def __init__(self, result: AttributedDocument, document: Document) -> None:
        self._document = document
        self._id = result.id
        self._words = sorted(document.tokens, key=lambda token: token.span.start)
        self._starts = [token.span.start for token in self._words]
        self._roles: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._comments: dict[int, list[str]] = defaultdict(list)
        for a in result.attributions:
            self._add(a)

    def _add(self, a: Attribution) -> None:
        name = _value(a.id)
        roles = {
            "content": a.quote.content,
            "cue": (a.quote.cue.span,) if a.quote.cue else (),
            "source": (a.quote.source,) if a.quote.source else (),
            "addressee": (a.quote.addressee,) if a.quote.addressee else (),
            "agency": (a.agency.mention,) if a.agency and a.agency.mention else (),
        }
        for role, parts in roles.items():
            for word in (word for part in parts for word in self._within(part)):
                self._roles[word.sentence, word.index].append(f"{name}:{role}")
        first = next((word for part in a.quote.content for word in self._within(part)), None)
        if first is not None:
            self._comments[first.sentence].append(f"# attribution = {_told(a)}")

    def _within(self, part: Span) -> Iterator[Token]:
        # The first words of a multi-word token may begin where the token does.
        for word in self._words[bisect_left(self._starts, part.start) :]:
            if word.span.start >= part.end:
                return
            yield word

    def lines(self) -> Iterator[str]:
        paragraph = None
        for sentence in self._document.sentences:
            if paragraph is None and self._id is not None:
                yield f"# newdoc id = {in_one_line(self._id)}"
            if sentence.paragraph != paragraph:
                yield "# newpar"
            paragraph = sentence.paragraph
            yield f"# sent_id = {sentence.index + 1}"
            yield f"# text = {in_one_line(sentence.span.text)}"
            yield from self._comments[sentence.index]
            yield from self._rows(sentence)
            yield ""

    def _rows(self, sentence: Sentence) -> Iterator[str]:
        tokens, text = sentence.tokens, self._document.text
        at = 0
        while at < len(tokens):
            start, end, last = tokens[at].span.start, tokens[at].span.end, at
            # Words of a multi-word token overlap, unless each stands in the text by itself.
            while last + 1 < len(tokens) and tokens[last + 1].span.start < end:
                last += 1
                end = max(end, tokens[last].span.end)
            spaces = self._spaces(end)
            if last > at:
                columns = [f"{at + 1}-{last + 1}", in_one_line(text[start:end]), *["_"] * 7]
                yield "\t".join([*columns, "|".join(spaces) or "_"])
                spaces = []
            for token in tokens[at : last + 1]:
                yield self._row(token, spaces)
            at = last + 1

    def _row(self, token: Token, spaces: list[str]) -> str:
        roles = self._roles[token.sentence, token.index]
        misc = [f"Attribution={','.join(roles)}"] if roles else []
        if token.entity not in ("", "O"):
            misc.append(f"NER={_value(token.entity)}")
        columns = (
            str(token.index),
            token.form,
            token.lemma,
            token.upos,
            token.xpos,
            token.features,
            str(token.head),
            token.deprel,
            "",
            "|".join(misc + spaces),
        )
        return "\t".join(in_one_line(column) or "_" for column in columns)

    def _spaces(self, end: int) -> list[str]:
        """The MISC entry for the white space after a token: nothing if it is a single space."""
        text = self._document.text
        behind = end
        while behind < len(text) and text[behind] in _SPACES:
            behind += 1
        between = text[end:behind]
        if not between:
            return ["SpaceAfter=No"]
        return (
            [] if between == " " else [f"SpacesAfter={''.join(map(_SPACES.__getitem__, between))}"]
        )


def _told(a: Attribution) -> str:
    entity = a.speaker.entity if a.speaker else None
    facts = {
        "id": a.id,
        "kind": a.quote.kind,
        "polarity": a.polarity,
        "confidence": f"{a.confidence:.2f}",
        "parent": a.quote.parent,
        "speaker": entity.name if entity else None,
        "speaker_id": entity.id if entity else None,
        "agency": a.agency.name if a.agency else None,
        "relation": a.agency.relation if a.agency else None,
        "addressee": a.addressee.name if a.addressee else None,
    }
    return "|".join(f"{key}={_fact(value)}" for key, value in facts.items() if value is not None)


def _fact(value: str) -> str:
    return in_one_line(value).replace("|", "/")


def _value(value: str) -> str:
    """A value for MISC, in which bars, commas and white space are separators."""
    return re.sub(r"[\s|,]", "_", in_one_line(value)) or "_"
