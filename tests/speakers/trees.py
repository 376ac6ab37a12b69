"""Builds documents and quotations from trees written in one line a sentence."""

from __future__ import annotations

from attribution import Cue, Document, Quote, Span, parse_conllu

# One word is form/UPOS/head/relation; the lemma is the form in lower case
# without a plural's s.  A blank line parts paragraphs.
_NUMBER = {"NOUN": "Number=Sing", "NOUNS": "Number=Plur"}


def document(text: str) -> Document:
    lines: list[str] = []
    for block in text.strip().split("\n\n"):
        lines.append("# newpar")
        for sentence in block.splitlines():
            for row, word in enumerate(sentence.split(), 1):
                form, upos, head, relation = word.rsplit("/", 3)
                lemma = form.lower().removesuffix("s") if upos == "NOUNS" else form.lower()
                columns = [str(row), form, lemma, upos.removesuffix("S"), "_"]
                lines.append(
                    "\t".join([*columns, _NUMBER.get(upos, "_"), head, relation, "_", "_"])
                )
            lines.append("")
    return parse_conllu("\n".join(lines) + "\n")


def said(doc: Document, source: str, sentence: int, number: int = 1) -> Quote:
    """A quotation in a sentence, with the source that stands in it."""
    where = doc.sentences[sentence]
    last = where.tokens[-1].span
    if not source:
        return Quote(f"q{number}", "direct", (where.span,))
    start = doc.text.index(source, where.span.start, where.span.end)
    span = Span.of(doc.text, start, start + len(source))
    root = where.root
    return Quote(f"q{number}", "indirect", (last,), Cue(root.span, root.lemma), span)
