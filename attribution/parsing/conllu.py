"""Reads CoNLL-U, the exchange format of Universal Dependencies, into a `Document`.

The format: https://universaldependencies.org/format.html. Enhanced
dependencies and empty nodes are ignored.
"""

from __future__ import annotations

from collections.abc import Callable

from attribution.document import (
    Document,
    Metadata,
    NamedEntity,
    ParserInfo,
    Sentence,
    Span,
    Token,
)
from attribution.errors import ConlluError, InputError
from attribution.parsing.conllu_rows import Block, blocks_of, surfaces
from attribution.parsing.seen import Seen, shown
from attribution.well_formed import labelled

__all__ = ["parse_conllu"]


def parse_conllu(
    conllu: str,
    *,
    text: str | None = None,
    metadata: Metadata | None = None,
    id: str | None = None,  # noqa: A002
    language: str = "en",
) -> Document:
    r"""Reads a document from CoNLL-U: gold trees, or the output of another parser.

    Arguments:
        conllu: sentences in CoNLL-U; ``# newpar`` and ``# newdoc`` begin a
            paragraph; ``NER=B-PER`` (BIO or BIOES) in MISC marks names.
        text: the source text of the words; if not given, the text is put together from the
            ``# text`` comments, or from the words and their ``SpaceAfter``.
        metadata: title, publisher, date and so on, if you know them.
        id: your name for the document.
        language: two-letter code.

    Returns:
        The document; its offsets count characters of ``text``.

    Raises:
        ConlluError: if a line is malformed, a tree has a cycle, no root or
            several, a head is missing, or the words are not in the text.
        InputError: if another argument is of the wrong type.

    Example:
        >>> document = parse_conllu('''
        ... 1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
        ... 2\trained\train\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
        ... 3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
        ... ''')
        >>> document.text
        'It rained.'
        >>> document.sentences[0].root.span
        Span(start=3, end=9, text='rained')
    """
    if not isinstance(conllu, str):
        raise InputError(
            f"parse_conllu() needs CoNLL-U as str, not {type(conllu).__name__}: "
            "read the file with encoding='utf-8'"
        )
    if text is not None and not isinstance(text, str):
        raise InputError(f"text is a str or None, not {type(text).__name__}")
    blocks = blocks_of(conllu.removeprefix("\ufeff"))
    if text is None:
        text = _build_text(blocks)
    seen = Seen.of(text)
    if seen is not None and all(shown(s).strip() for b in blocks for s, _ in surfaces(b)):
        # Its words may be spelt as they are seen.
        _align(blocks, seen.text, shown)
        return seen.back(_document(blocks, seen.text, language, metadata, id))
    _align(blocks, text, str)
    return _document(blocks, text, language, metadata, id)


def _document(
    blocks: list[Block],
    text: str,
    language: str,
    metadata: Metadata | None,
    id: str | None,  # noqa: A002
) -> Document:
    sentences: list[Sentence] = []
    names: list[NamedEntity] = []
    bounds: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        tokens = _tokens(block, text, index)
        span = Span.of(text, tokens[0].span.start, max(t.span.end for t in tokens))
        if block.new_paragraph or not bounds:
            bounds.append((span.start, span.end))
        else:
            bounds[-1] = (bounds[-1][0], span.end)
        sentences.append(Sentence(index, tokens, span, len(bounds) - 1))
        names += _names(tokens, text)
    document = Document(
        text=text,
        sentences=tuple(sentences),
        named_entities=tuple(names),
        paragraphs=tuple(Span.of(text, start, end) for start, end in bounds),
        language=language,
        parser=ParserInfo("conllu"),
        metadata=Metadata() if metadata is None else metadata,
        id=id,
    )
    return labelled(document)


def _build_text(blocks: list[Block]) -> str:
    parts: list[str] = []
    glue = True
    for block in blocks:
        if parts:
            parts.append("\n\n" if block.new_paragraph else ("" if glue else " "))
        glue = len(block.rows) in block.glued
        if block.text is not None:
            parts.append(block.text)
            glue = False
            continue
        for surface, rows in surfaces(block):
            last = int(rows[-1].columns[0])
            parts.append(surface)
            if last not in block.glued and last != len(block.rows):
                parts.append(" ")
    return "".join(parts)


def _align(blocks: list[Block], text: str, spelt: Callable[[str], str]) -> None:
    at = 0
    for block in blocks:
        for surface, rows in ((spelt(surface), rows) for surface, rows in surfaces(block)):
            start = _find(text, surface, at)
            if start is None:
                raise ConlluError(
                    f"line {rows[0].line}: the word {surface!r} is not in the text at offset {at} "
                    f"({text[at : at + 30]!r}): the words must spell the text, white space apart"
                )
            end = start + len(surface)
            inner = start
            for row in rows:
                form = spelt(row.columns[1])
                if (
                    form
                    and len(rows) > 1
                    and text.startswith(form, inner)
                    and inner + len(form) <= end
                ):
                    row.span = (inner, inner + len(form))
                    inner += len(form)
                else:
                    row.span = (start, end)
            at = end


def _find(text: str, surface: str, at: int) -> int | None:
    while at < len(text) and text[at].isspace() and not text.startswith(surface, at):
        at += 1
    return at if text.startswith(surface, at) else None


def _tokens(block: Block, text: str, sentence: int) -> tuple[Token, ...]:
    size = len(block.rows)
    heads: list[int] = []
    for row in block.rows:
        head = row.columns[6]
        if not head.isdecimal() or len(head) > 9 or int(head) > size:
            raise ConlluError(
                f"line {row.line}: head {head!r} is not a number from 0 to {size}, "
                "the words of this sentence"
            )
        heads.append(int(head))
    _check_tree(block, heads)
    tags = _entity_tags([_misc(row.columns[9], "NER") or "O" for row in block.rows])
    return tuple(
        Token(
            index=i,
            form=row.columns[1],
            lemma=row.columns[2] if row.columns[2] != "_" else row.columns[1],
            upos=row.columns[3] if row.columns[3] != "_" else "X",
            xpos="" if row.columns[4] == "_" else row.columns[4],
            features="" if row.columns[5] == "_" else row.columns[5],
            head=heads[i - 1],
            deprel=row.columns[7] if row.columns[7] != "_" else "dep",
            entity=tags[i - 1],
            span=Span.of(text, *row.span),
            sentence=sentence,
        )
        for i, row in enumerate(block.rows, 1)
    )


def _check_tree(block: Block, heads: list[int]) -> None:
    roots = heads.count(0)
    if roots != 1:
        raise ConlluError(
            f"line {block.rows[0].line}: the sentence that begins here has {roots} roots; "
            "exactly one word has head 0"
        )
    sound = {0}
    for start in range(1, len(heads) + 1):
        path: list[int] = []
        on_path: set[int] = set()
        at = start
        while at not in sound:
            if at in on_path:
                raise ConlluError(
                    f"line {block.rows[at - 1].line}: the head of word {at} leads back to itself; "
                    "heads must lead to the root"
                )
            path.append(at)
            on_path.add(at)
            at = heads[at - 1]
        sound.update(path)


def _misc(misc: str, key: str) -> str | None:
    for pair in misc.split("|"):
        name, _, value = pair.partition("=")
        if name.upper() == key:
            return value
    return None


def _entity_tags(tags: list[str]) -> list[str]:
    """Tags in BIO or BIOES, converted to BIOES."""
    bioes = []
    for i, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        if prefix in ("B", "I"):
            goes_on = i + 1 < len(tags) and tags[i + 1] in (f"I-{kind}", f"E-{kind}")
            new = {"B": "BS", "I": "IE"}[prefix][0 if goes_on else 1]
            bioes.append(f"{new}-{kind}")
        else:
            bioes.append(tag)
    return bioes


def _names(tokens: tuple[Token, ...], text: str) -> list[NamedEntity]:
    names = []
    start: Token | None = None
    for token in tokens:
        prefix, _, kind = token.entity.partition("-")
        if prefix in ("B", "S"):
            start = token
        if prefix in ("E", "S") and start is not None:
            names.append(NamedEntity(kind, Span.of(text, start.span.start, token.span.end)))
            start = None
        elif prefix == "O":
            start = None
    return names
