"""Text to sentences: the processors of a pipeline one after another, over many texts at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from attribution.document import NamedEntity, Sentence
from attribution.parsing.boundaries import stops, titles_before_names
from attribution.parsing.engine.depparse import TreeParser
from attribution.parsing.engine.lemma import Lemmatizer
from attribution.parsing.engine.mwt import Expander, Word
from attribution.parsing.engine.ner import NameTagger
from attribution.parsing.engine.pos import Tagger
from attribution.parsing.engine.sentences import Parsed, assembled
from attribution.parsing.engine.tokenize import Tokenized, Tokenizer
from attribution.parsing.paragraphs import Piece
from attribution.parsing.whole_names import given_names

__all__ = ["Engine"]


class Engine:
    """Runs a Stanza pipeline of the known shape.

    Arguments:
        pipeline: see `is_known`.
    """

    def __init__(self, pipeline: Any) -> None:
        processors = pipeline.processors
        with torch.inference_mode():
            titles, known = titles_before_names(pipeline.lang), stops(pipeline.lang)
            names = given_names(pipeline.lang)
            self._tokenizer = Tokenizer(processors["tokenize"], titles, known, names, pipeline.lang)
            self._expander = Expander(processors["mwt"])
            self._tagger = Tagger(processors["pos"])
            self._lemmatizer = Lemmatizer(processors["lemma"])
            self._parser = TreeParser(processors["depparse"])
            self._names = NameTagger(processors["ner"])

    def __call__(self, documents: Sequence[Sequence[Piece]]) -> list[list[Parsed]]:
        """Parses documents together.

        Arguments:
            documents: the pieces of each; what one is parsed as does not depend on the others.

        Returns:
            The sentences of each document.
        """
        with torch.inference_mode():
            tokenized = self._tokenizer(documents)
            parsed = iter(self._parsed([s for document in tokenized for s in document]))
        return [[next(parsed) for _ in document] for document in tokenized]

    def assembled(
        self, text: str, parsed: Sequence[Parsed]
    ) -> tuple[tuple[Sentence, ...], tuple[NamedEntity, ...]]:
        """The sentences and names of a text; see `attribution.parsing.engine.sentences`."""
        return assembled(text, parsed)

    def _parsed(self, sentences: list[Tokenized]) -> list[Parsed]:
        if not sentences:
            return []
        words = self._words(sentences)
        forms = [[word.form for token in sentence for word in token] for sentence in words]
        tags = self._tagger(forms)
        lemmas = self._lemmatizer(
            [
                [(form, tag.upos) for form, tag in zip(*sentence, strict=True)]
                for sentence in zip(forms, tags, strict=True)
            ]
        )
        trees = self._parser(
            [list(zip(*sentence, strict=True)) for sentence in zip(forms, lemmas, strict=True)]
        )
        names = self._names([sentence.forms for sentence in sentences])
        return [
            Parsed(tokens, of_tokens, tag, lemma, heads, relations, name)
            for tokens, of_tokens, tag, lemma, (heads, relations), name in zip(
                sentences, words, tags, lemmas, trees, names, strict=True
            )
        ]

    def _words(self, sentences: list[Tokenized]) -> list[list[list[Word]]]:
        expanded = self._expander(
            form
            for sentence in sentences
            for form, several in zip(sentence.forms, sentence.multiword, strict=True)
            if several
        )
        alone = {form: [Word(form, None)] for sentence in sentences for form in sentence.forms}
        return [
            [
                expanded[form] if several else alone[form]
                for form, several in zip(sentence.forms, sentence.multiword, strict=True)
            ]
            for sentence in sentences
        ]
