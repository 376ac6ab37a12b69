"""What is fuzzed: each target takes any bytes, and must end well or in an error of the family."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args
from unittest import mock

from attribution import (
    AttributedDocument,
    Document,
    InputError,
    Knowledge,
    KnowledgeError,
    MissingPackageError,
    SerializationError,
    Span,
    attribute,
    compare,
    find_quotes,
    from_html,
    from_json,
    network,
    parse_conllu,
    statement,
    to_json,
)
from attribution.knowledge import tables
from attribution.layout.passages import passages
from attribution.layout.structure import lay_out
from attribution.measuring.brat_reader import brat_quotes
from attribution.networks import NetworkKind
from attribution.output import FORMATS, Target
from attribution.output.json_text import loaded
from attribution.parsing.paragraphs import paragraphs, pieces
from attribution.quotes import extraction
from tests.fuzz.chance_tagger import ChanceTagger
from tests.fuzz.material import Bytes, bent, document, prose
from tests.invariants import assert_sound_document, assert_sound_quotes, assert_sound_result
from tests.layout.documents import laid
from tests.pinned.documents import documents

__all__ = ["LONGEST", "SEEDS", "TARGETS"]

_ENGLISH = Knowledge.default("en")

_ROW = "{}\tsaid\tsay\tVERB\tVBD\tTense=Past\t{}\troot\t_\tSpaceAfter=No|NER=B-PER\n"

_MARK_UP = (
    "<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>", "<li>", "<script>", "</script>",
    "<style>", "</style>", "<title>", "<!--", "-->", "<![CDATA[", "]]>", "<![if x]>", "<!", "<?",
    "&amp;", "&#39;", "&#x0;", "&#99999999999;", "&eacute", "&", "&#", "<", ">", "</", "<a href='",
    "<noscript>", "<template>", "<svg>", "<td>", "e\u0301", "\x00", "\ud800", "\x85", "\u2028", " ",
)  # fmt: skip
_PAGE = (
    "<html><body><article><p>Ana <b>Lund</b> said on Friday that the road was wet and shut.</p>"
    "<p>{}</p><p>It rained all day in the whole valley, she said.</p></article></body></html>"
)


def conllu(data: bytes) -> None:
    """`parse_conllu` on any text."""
    with contextlib.suppress(InputError):
        assert_sound_document(parse_conllu(data.decode("utf-8", "surrogateescape")))


def rows(data: bytes) -> None:
    """`parse_conllu` on rows that are nearly right."""
    source = Bytes(data)
    lines = []
    ids = ("1", "2", "3", "4", "1-2", "2.1", "0", "3-2", "x", "")
    while source.left and len(lines) < 40:
        row = [source.choice(ids), prose(source, 1).strip() or "_", "say", "VERB", "_", "_"]
        row += [source.choice(ids), "obj", "_", source.choice(("_", "SpaceAfter=No", "NER=E-X"))]
        lines.append(source.choice(("", "# newpar", "# text = said", "\t".join(row))))
    with contextlib.suppress(InputError):
        assert_sound_document(parse_conllu("\n".join(lines)))


def from_json_(data: bytes) -> None:
    """`from_json` on any text; what is read is written and read as the same."""
    with contextlib.suppress(SerializationError):
        result = from_json(data)
        assert from_json(to_json(result)) == result


def words(data: bytes) -> None:
    """The reader of word lists on any TOML."""
    with contextlib.suppress(KnowledgeError):
        table = tables._parse(data.decode("utf-8", "replace"), "own.toml")
        known = Knowledge().extended(table)
        attribute(Document("Ana said so.", ()), knowledge=known)


def marks(data: bytes) -> None:
    """The finder of passages in quotation marks."""
    text = prose(Bytes(data), 400)
    read = Document(text, (), paragraphs=paragraphs(text))
    for passage in passages(read, _ENGLISH.grammar):
        assert text[passage.span.start : passage.span.end] == passage.span.text


def layout(data: bytes) -> None:
    """Paragraphs, pieces and layout of any text."""
    text = data.decode("utf-8", "surrogateescape") if data[:1] < b"\x80" else prose(Bytes(data))
    last = 0
    for piece in pieces(text, paragraphs(text)):
        assert last <= piece.start <= piece.start + len(piece.text) <= len(text)
        last = piece.start + len(piece.text)
    found = lay_out(laid(text), _ENGLISH.grammar)
    for heading in found.headings:
        assert text[heading.start : heading.end] == heading.text


def quotes(data: bytes) -> None:
    """`find_quotes` by rules, on any sound trees."""
    read = document(Bytes(data))
    assert_sound_quotes(read.text, find_quotes(read, scorer="rules", scope="all"))


def tagger(data: bytes) -> None:
    """`find_quotes` with a tagger that may say anything, on any sound trees."""
    source = Bytes(data)
    read = document(source, 6)
    with mock.patch.object(extraction, "load_tagger", return_value=ChanceTagger(source)):
        assert_sound_quotes(read.text, find_quotes(read, within_quotes=True))


def whole(data: bytes) -> None:
    """`attribute`, on any sound trees."""
    assert_sound_result(attribute(document(Bytes(data)), scorer="rules"))


def bent_(data: bytes) -> None:
    """`attribute`, on trees of our own texts, bent: they meet more rules than random ones."""
    source = Bytes(data)
    read = _pinned()[(256 * source.number(256) + source.number(256)) % len(_pinned())]
    assert_sound_result(attribute(bent(source, read), scorer="rules", within_quotes=True))


@cache
def _pinned() -> tuple[Document, ...]:
    return tuple(documents().values())


def written(data: bytes) -> None:
    """Every format, and a sentence for each claim, of what was found in any sound trees."""
    result = attribute(document(Bytes(data)), scorer="rules")
    for form in FORMATS:
        with contextlib.suppress(MissingPackageError):
            assert list(form.pieces([result], Target(many=not form.single))) or form.name == "brat"
    for one in result.attributions:
        told = statement(one, result)
        assert "".join(told.text[p.start : p.end] for p in told.pieces) == told.text
        for piece in told.pieces:
            assert piece.span is None or result.text[piece.span.start :].startswith(piece.span.text)
    for kind in get_args(NetworkKind):
        network([result], kind).rows()


def pages(data: bytes) -> None:
    """Web pages of any mark-up; what is found of their text stands in them."""
    source = Bytes(data)
    parts = []
    while source.left:
        parts.append(source.choice(_MARK_UP) if source.number(2) else prose(source, 4))
    with contextlib.suppress(InputError):
        page = from_html(_PAGE.format("".join(parts)))
        for word in re.finditer(r"\S+", page.text):
            found = page.source(Span(*word.span(), word[0]))
            assert found is None or page.html[found.start : found.end] == found.text


def gold(data: bytes) -> None:
    """Marked quotations in JSON and in the lines of brat."""
    text = data.decode("utf-8", "replace")
    with contextlib.suppress(InputError):
        quotes = brat_quotes(text)
        compare([AttributedDocument("Ana left.", id="a")], [_marked(quotes)])
    with contextlib.suppress(InputError, SerializationError):
        compare([AttributedDocument("Ana left.", id="a")], [_marked(loaded(text))])


def _marked(quotes: Any) -> Any:
    return {"id": "a", "text": "Ana left.", "quotes": quotes}


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "conllu": conllu,
    "rows": rows,
    "json": from_json_,
    "words": words,
    "marks": marks,
    "layout": layout,
    "quotes": quotes,
    "tagger": tagger,
    "whole": whole,
    "bent": bent_,
    "written": written,
    "pages": pages,
    "gold": gold,
}
"""The targets by name."""

LONGEST: Mapping[str, int] = {
    "marks": 160,
    "layout": 200,
    "quotes": 240,
    "tagger": 300,
    "whole": 240,
    "bent": 60,
    "written": 90,
    "pages": 120,
}
"""How many bytes an input has at most, where it is not 600: short ones are tried sooner."""

SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "conllu": (
        (_ROW.format(1, 0) + "\n").encode(),
        ("# newpar\n# text = a b\n" + _ROW.format(1, 2) + _ROW.format(2, 0) + "\n").encode(),
        b"1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_\n",
    ),
    "json": (to_json(attribute(Document("Rain.", ()))).encode(), json.dumps([{}]).encode()),
    "words": (
        b'[lexicon.clause]\nspeech = ["yodel"]\n',
        b'[outlets.newspaper."Fen Post"]\naliases = ["Post"]\n[people]\ntitles = ["Reeve"]\n',
    ),
    "gold": (
        b"T1\tContent 0 3\tAna\nT2\tCue 4 8;8 9\tleft .\nR1\tHasCue Arg1:T1 Arg2:T2\n",
        b'[{"content": [[0, 3]], "cue": [[4, 8]], "kind": "direct", "speaker": null}]',
    ),
    "layout": ("“No,” she said.\n\nBy Ana Lund\n\nQ: Why?\nA: Because.\n".encode(),),
}
"""What a fuzzer of a target begins with, where any bytes are not as good."""
