"""`from_spacy`: makes a `Document` from a spaCy ``Doc`` parsed by Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attribution.document import Document, Metadata, NamedEntity, ParserInfo, Sentence, Span, Token
from attribution.errors import InputError
from attribution.parsing.paragraphs import paragraphs
from attribution.well_formed import check_document

__all__ = ["from_spacy"]

# https://universaldependencies.org/u/dep: the universal relations, without subtypes.
_RELATIONS = frozenset((
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf",
    "compound", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj",
    "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
))  # fmt: skip
# https://universaldependencies.org/u/pos
_PARTS = frozenset((
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
))  # fmt: skip


def from_spacy(
    doc: Any,
    *,
    metadata: Metadata | None = None,
    id: str | None = None,  # noqa: A002
) -> Document:
    """A document from a ``spacy.tokens.Doc``, for `find_quotes` and `attribute`.

    The pipeline must parse by Universal Dependencies and give sentences, lemmas and universal
    parts of speech, as those trained on UD treebanks do. The English pipelines that spaCy itself
    offers use other labels (*dobj*, *pobj*, *nsubjpass*), which the rules would misread.

    Arguments:
        doc: the parsed text.
        metadata: title, publisher, date and so on, if you know them.
        id: your name for the document.

    Returns:
        The document; its offsets are those of ``doc.text``.

    Raises:
        InputError: if ``doc`` is not a ``Doc``, is not parsed, or has other labels.
    """
    if not any(c.__name__ == "Doc" and c.__module__[:5] == "spacy" for c in type(doc).__mro__):
        raise InputError(f"from_spacy() needs a Doc of spaCy, not {type(doc).__name__}")
    _check(doc)
    text = doc.text
    parts = paragraphs(text)
    sentences: list[Sentence] = []
    tags = dict(_tags(doc))
    paragraph = 0
    for words in _sentences(doc):
        while paragraph + 1 < len(parts) and parts[paragraph + 1].start <= words[0].idx:
            paragraph += 1
        tokens = _tokens(words, tags, len(sentences))
        span = Span.of(text, tokens[0].span.start, tokens[-1].span.end)
        sentences.append(Sentence(len(sentences), tokens, span, paragraph))
    names = [NamedEntity(e.label_, Span.of(text, e.start_char, e.end_char)) for e in doc.ents]
    document = Document(
        text,
        tuple(sentences),
        tuple(names),
        tuple(parts),
        doc.lang_ or "en",
        ParserInfo("spacy"),
        Metadata() if metadata is None else metadata,
        id,
    )
    check_document(document)
    return document


def _check(doc: Any) -> None:
    """Refuses a parse that is incomplete or not in Universal Dependencies."""
    for what, name in (("trees", "DEP"), ("parts of speech", "POS"), ("lemmas", "LEMMA")):
        if len(doc) and not doc.has_annotation(name):
            raise InputError(f"the Doc has no {what}: use a pipeline that gives them")
    words = [word for word in doc if not word.is_space]
    other = {w.dep_ for w in words if w.dep_.partition(":")[0].lower() not in _RELATIONS}
    other |= {w.pos_ for w in words if w.pos_ not in _PARTS}
    if other:
        raise InputError(
            f"the labels {', '.join(sorted(map(repr, other)))} are none of Universal Dependencies, "
            "which the rules read: use a pipeline that was trained on a UD treebank (spaCy's own "
            "for English are not), or attribution.parse()"
        )


def _sentences(doc: Any) -> Iterator[list[Any]]:
    for sentence in doc.sents:
        words = [word for word in sentence if not word.is_space]
        if words:
            yield words


def _tags(doc: Any) -> Iterator[tuple[int, str]]:
    """The words of names with their tags, in BIOES form."""
    for name in doc.ents:
        words = [word.i for word in name if not word.is_space]
        for at, number in enumerate(words):
            edge = "BI"[at > 0] if at + 1 < len(words) else "SE"[at > 0]
            yield number, f"{edge}-{name.label_}"


def _tokens(words: Sequence[Any], tags: dict[int, str], sentence: int) -> tuple[Token, ...]:
    places = {word.i: at for at, word in enumerate(words, 1)}
    heads = [_head(word, places) for word in words]
    # Where the root was white space, the first word that hung on it is the root.
    root = heads.index(0) + 1
    return tuple(
        Token(
            index=at,
            form=word.text,
            lemma=word.lemma_ or word.text,
            upos=word.pos_,
            xpos=word.tag_,
            features=str(word.morph),
            head=root if head == 0 and at != root else head,
            deprel=_relation(word.dep_, at == root),
            entity=tags.get(word.i, "O"),
            span=Span(word.idx, word.idx + len(word.text), word.text),
            sentence=sentence,
        )
        for at, (word, head) in enumerate(zip(words, heads, strict=True), 1)
    )


def _head(word: Any, places: dict[int, int]) -> int:
    """The position of the head among the words of the sentence; 0 for the root."""
    while word.head.i != word.i:
        word = word.head
        if word.i in places:
            return places[word.i]
    return 0


def _relation(label: str, root: bool) -> str:
    if root:
        return "root"
    # SpaCy writes the label of a root in capitals.
    return "dep" if label.lower() == "root" else label
