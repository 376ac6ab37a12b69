"""What the processors found, put together into sentences of a document."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from attribution.document import NamedEntity, Sentence, Span, Token
from attribution.parsing.engine.mwt import Word
from attribution.parsing.engine.pos import Tag
from attribution.parsing.engine.tokenize import Tokenized

__all__ = ["Parsed", "assembled"]


@frozen(eq=False)
class Parsed:
    """A sentence as the processors found it.

    Attributes:
        tokens: where its tokens stand.
        words: the words of each token.
        tags: one a word, as are the rest but the last.
        lemmas: ``"_"`` for none.
        heads: 1-based, 0 for the root.
        relations: to the heads.
        names: BIOES tags, one a token.
    """

    tokens: Tokenized
    words: list[list[Word]]
    tags: list[Tag]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]


def assembled(
    text: str, parsed: Iterable[Parsed]
) -> tuple[tuple[Sentence, ...], tuple[NamedEntity, ...]]:
    """The sentences and names of a document.

    Arguments:
        text: the document's text.
        parsed: its sentences, in text order.
    """
    from stanza.models.ner.utils import decode_from_bioes

    sentences = []
    names = []
    for index, each in enumerate(parsed):
        tokens = _tokens(text, each, index)
        span = Span.of(text, tokens[0].span.start, max(token.span.end for token in tokens))
        sentences.append(Sentence(index, tokens, span, each.tokens.paragraph))
        spans = each.tokens.spans
        names += [
            NamedEntity(name["type"], Span.of(text, spans[name["start"]][0], spans[name["end"]][1]))
            for name in decode_from_bioes(each.names)
        ]
    return tuple(sentences), tuple(names)


def _tokens(text: str, parsed: Parsed, index: int) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for (start, end), words, name in zip(
        parsed.tokens.spans, parsed.words, parsed.names, strict=True
    ):
        outer = Span(start, end, text[start:end])
        for word in words:
            span, form = outer, word.form
            at = len(tokens)
            tag, lemma = parsed.tags[at], parsed.lemmas[at]
            if len(words) == 1:
                # Marks are what the plain view has for them.
                form = word.form if tag.upos == "PUNCT" else outer.text
            elif word.span is not None:
                span = Span.of(text, start + word.span[0], start + word.span[1])
            tokens.append(
                Token(
                    at + 1,
                    form,
                    form if lemma == "_" else lemma,
                    "X" if tag.upos == "_" else tag.upos,
                    "" if tag.xpos == "_" else tag.xpos,
                    "" if tag.features == "_" else tag.features,
                    parsed.heads[at],
                    parsed.relations[at],
                    name,
                    span,
                    index,
                )
            )
    return tuple(tokens)
