"""Corrects where Stanza's splitter ends sentences and words, before anything else reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from attribution.parsing.boundaries import Stops, closing, groups, stops, titles_before_names
from attribution.parsing.sites import sites, whole_sites
from attribution.parsing.whole_names import cut_names, given_names, is_name

__all__ = ["mend_sentences"]

# The key under which Stanza notes that a token may be several words, before it expands it.
_MULTIWORD = "misc"


def mend_sentences(document: Any, language: str) -> None:
    """Joins and splits, in place, the sentences and words of a document not yet parsed.

    Arguments:
        document: Stanza's.
        language: two-letter code.
    """
    titles = titles_before_names(language)
    whole = sites(document.text, language)
    _join_sentences(document, titles, whole)
    _join_sites(document, whole)
    _join_names(document, given_names(language), titles)
    _part_sentences(document, stops(language))


def _join_sentences(document: Any, titles: Set[str], whole: Sequence[tuple[int, int]]) -> None:
    """Joins, in place, sentences that no mark separates."""
    parts = document.sentences
    spans = [(part.tokens[0].start_char, part.tokens[-1].end_char) for part in parts]
    joined: list[Any] = []
    for group in groups(document.text, spans, titles, whole):
        sentence = parts[group.start]
        if len(group) > 1:
            tokens = [t.to_dict()[0] for n in group for t in parts[n].tokens]
            sentence = _from_entries(tokens, document)
        sentence.index = len(joined)
        sentence.sent_id = str(sentence.index)
        joined.append(sentence)
    document.sentences = joined


def _join_sites(document: Any, whole: Sequence[tuple[int, int]]) -> None:
    """Joins, in place, the names of web sites that were cut."""
    for index, sentence in enumerate(document.sentences if whole else ()):
        spans = [(t.start_char, t.end_char) for t in sentence.tokens]
        kept = whole_sites(spans, whole)
        if all(at is not None for _, at in kept):
            continue
        tokens = [t.to_dict()[0] for t in sentence.tokens]
        entries = [
            {"text": document.text[start:end], "start_char": start, "end_char": end}
            if at is None
            else tokens[at]
            for (start, end), at in kept
        ]
        joined = _from_entries(entries, document)
        joined.index, joined.sent_id = index, str(index)
        document.sentences[index] = joined


def _join_names(document: Any, names: Set[str], titles: Set[str]) -> None:
    """Joins, in place, the given names and titles that were cut in two."""
    for index, sentence in enumerate(document.sentences):
        tokens = [t.to_dict()[0] for t in sentence.tokens]
        spans = [(t["start_char"], t["end_char"]) for t in tokens]
        cut = cut_names([t["text"] for t in tokens], spans, names, titles)
        fused = [t for t in tokens if _MULTIWORD in t and is_name(t["text"], names)]
        if not cut and not fused:
            continue
        for token in fused:
            del token[_MULTIWORD]
        for at in reversed(cut):
            first, last = tokens[at : at + 2]
            text = first["text"] + last["text"]
            tokens[at : at + 2] = [{**first, "text": text, "end_char": last["end_char"]}]
        whole = _from_entries(tokens, document)
        whole.index, whole.sent_id = index, str(index)
        document.sentences[index] = whole


def _part_sentences(document: Any, known: Stops) -> None:
    """Splits, in place, the sentences within which a stop ends one."""
    parted: list[Any] = []
    for sentence in document.sentences:
        tokens = [t.to_dict()[0] for t in sentence.tokens]
        done = 0
        for at, apart in closing([t["text"] for t in tokens], known):
            last = [tokens[at]]
            if apart:
                text, end = tokens[at]["text"], tokens[at]["end_char"]
                word = {**tokens[at], "text": text[:-1], "end_char": end - 1}
                last = [word, {**tokens[at], "text": text[-1], "start_char": end - 1}]
            parted.append(_from_entries([*tokens[done:at], *last], document))
            done = at + 1
        parted.append(_from_entries(tokens[done:], document) if done else sentence)
    for index, sentence in enumerate(parted):
        sentence.index = index
        sentence.sent_id = str(index)
    document.sentences = parted


def _from_entries(tokens: Sequence[Mapping[str, Any]], document: Any) -> Any:
    """A Stanza sentence made of tokens in Stanza's dictionary form."""
    from stanza.models.common.doc import Sentence as StanzaSentence

    entries = [{**token, "id": (n,)} for n, token in enumerate(tokens, 1)]
    sentence = StanzaSentence(entries, doc=document)
    sentence.text = document.text[entries[0]["start_char"] : entries[-1]["end_char"]]
    return sentence
