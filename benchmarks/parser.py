"""Measure a model directory end to end, from the raw text of a treebank to trees and names.

    python -m benchmarks.parser MODEL_DIR --treebank dev.conllu --names dev.bio --gum gum-dev/

prints tokens, sentences, tags, lemmas and attachment as the CoNLL 2018 shared task scored them,
the names found (by Stanza, and by `attribution.parse`, which makes them agree), and how many
words a second each processor reads, the search for trees cut short as `attribution.load` does it.
Each document is parsed by itself; news, interviews and biographies are scored apart too. With
``--quantize`` the recurrent and linear layers are first converted to 8-bit integers, to see what
that gains and costs.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from attrs import frozen

from attribution import Parser, load
from attribution.parsing._trees import quick_trees
from training.marks import sentences
from training.names import Tagged, read_bio, rederived
from training.tokenizer import raw_text
from training.trees import words_of

_METRICS = ("Tokens", "Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
_GENRES = ("news", "interview", "bio")
_CLITICS = ("'s", "’s", "'", "’")
_WARM_UP_WORDS = 500

Span = tuple[int, int, str]
Treebank = list[list[str]]


@frozen
class Counts:
    """Names in the gold data, names found, and names found with the right bounds and type."""

    gold: int
    found: int
    right: int

    def scores(self) -> tuple[float, float, float]:
        """Return precision, recall and F1, each from 0 to 1."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def load_pipeline(directory: Path, **options: Any) -> Any:
    """Load a model directory the plain way."""
    import stanza

    settings = {
        "dir": str(directory), "package": "compact", "download_method": None,
        "use_gpu": False, "verbose": False, "logging_level": "ERROR",
    }  # fmt: skip
    return stanza.Pipeline("en", **(settings | options))


def documents(treebank: Iterable[list[str]]) -> dict[str, Treebank]:
    """Split a treebank at its ``# newdoc`` comments."""
    found: dict[str, Treebank] = {}
    name = ""
    for sentence in treebank:
        for line in sentence:
            if line.startswith("# newdoc id"):
                name = line.partition("=")[2].strip()
        found.setdefault(name, []).append(sentence)
    return found


def _conllu(treebank: Iterable[list[str]]) -> io.StringIO:
    return io.StringIO("".join("\n".join(sentence) + "\n\n" for sentence in treebank))


def tree_scores(pairs: Sequence[tuple[Treebank, Any]]) -> dict[str, float]:
    """Score parsed documents against their treebank, from 0 to 100."""
    from stanza.models.common.utils import ud_scores

    gold = _conllu(sentence for treebank, _ in pairs for sentence in treebank)
    parsed = io.StringIO("".join(f"{document:C}\n\n" for _, document in pairs))
    scores = ud_scores(gold, parsed)
    return {metric: 100 * scores[metric].f1 for metric in _METRICS}


def _word_offsets(treebank: Treebank, text: str) -> list[list[tuple[int, int]]]:
    """Return the offsets of each syntactic word: its own, or its share of its surface token."""
    result = []
    position = 0
    for sentence in treebank:
        offsets: list[tuple[int, int]] = []
        token, last = (0, 0), 0
        for field in (line.split("\t") for line in sentence if line[0] != "#"):
            number, form = field[0], field[1]
            if "." in number:
                continue
            if "-" in number or int(number) > last:
                start = text.index(form, position)
                token, position = (start, start + len(form)), start + len(form)
                last = int(number.rpartition("-")[2])
                inside = start
            if "-" in number:
                continue
            here = text.find(form, inside, token[1])
            offsets.append((here, here + len(form)) if here >= 0 else token)
            inside = offsets[-1][1] if here >= 0 else inside
        result.append(offsets)
    return result


def _spans(tagged: Tagged, offsets: list[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    for (_, label), (start, end) in zip(tagged, offsets, strict=True):
        if label.startswith("B-"):
            spans.append((start, end, label[2:]))
        elif label.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
    return spans


def _without_clitic(text: str, start: int, end: int) -> int:
    """Return the end of a name without the possessive that Stanza's surface token carries."""
    for clitic in _CLITICS:
        if text.endswith(clitic, start, end) and end - start > len(clitic):
            return end - len(clitic)
    return end


def name_counts(
    parsed: Sequence[tuple[Treebank, Any]], gold: dict[tuple[str, ...], Tagged], kind: str = ""
) -> Counts:
    """Count the names, of a kind or all, of the sentences that have gold names, by offsets."""
    total = found = right = 0
    for treebank, document in parsed:
        spans: set[Span] = set()
        ranges: list[tuple[int, int]] = []
        offsets = _word_offsets(treebank, document.text)
        for sentence, word_offsets in zip(treebank, offsets, strict=True):
            fields = (line.split("\t") for line in sentence if line[0] != "#")
            tagged = gold.get(tuple(field[1] for field in fields if field[0].isdigit()))
            if tagged is not None:
                of_all = _spans(tagged, word_offsets)
                spans.update(name for name in of_all if kind in {"", name[2]})
                ranges.append((word_offsets[0][0], word_offsets[-1][1]))
        names = {
            (e.start_char, _without_clitic(document.text, e.start_char, e.end_char), e.type)
            for e in document.ents
            if kind in {"", e.type} and any(start <= e.start_char < end for start, end in ranges)
        }
        total, found, right = total + len(spans), found + len(names), right + len(spans & names)
    return Counts(total, found, right)


def as_attribution_reads(parser: Parser, treebank: Treebank) -> SimpleNamespace:
    """Return a document's names as attribution's parser gives them, where they agree."""
    document = parser.parse(raw_text(treebank))
    names = [
        SimpleNamespace(start_char=n.span.start, end_char=n.span.end, type=n.type)
        for n in document.named_entities
    ]
    return SimpleNamespace(text=document.text, ents=names)


def pretokenized_counts(
    directory: Path, tagged: list[Tagged], as_integers: bool
) -> dict[str, Counts]:
    """Count names, by kind, where the tagger is given the gold tokens, clitics apart."""
    pipeline = load_pipeline(directory, processors="tokenize,ner", tokenize_pretokenized=True)
    if as_integers:
        quantize(pipeline)
    document = pipeline([[token for token, _ in sentence] for sentence in tagged])
    kept: list[tuple[set[Span], set[Span]]] = []
    for sentence, parsed in zip(tagged, document.sentences, strict=True):
        positions = [(n, n + 1) for n in range(len(sentence))]
        names = {(e.tokens[0].id[0] - 1, e.tokens[-1].id[-1], e.type) for e in parsed.entities}
        kept.append((set(_spans(sentence, positions)), names))
    kinds = sorted({name[2] for gold, _ in kept for name in gold})
    return {"all": _counted(kept, set(kinds))} | {kind: _counted(kept, {kind}) for kind in kinds}


def _counted(sentences: Iterable[tuple[set[Span], set[Span]]], kinds: set[str]) -> Counts:
    """Count the gold names and the names found of some kinds."""
    total = found = right = 0
    for gold, names in sentences:
        of_gold = {name for name in gold if name[2] in kinds}
        of_found = {name for name in names if name[2] in kinds}
        total, found = total + len(of_gold), found + len(of_found)
        right += len(of_gold & of_found)
    return Counts(total, found, right)


def _of_documents(tagged: Iterable[Tagged], treebanks: Iterable[Treebank]) -> list[Tagged]:
    """Return the sentences that stand in some documents of a treebank."""
    wanted = {
        tuple(row[1] for row in words_of(sentence))
        for treebank in treebanks
        for sentence in treebank
    }
    return [sentence for sentence in tagged if tuple(t for t, _ in sentence) in wanted]


def quantize(pipeline: Any) -> None:
    """Convert a pipeline's recurrent and linear layers to 8-bit integers, in place."""
    import torch
    from torch.ao.quantization import quantize_dynamic

    for processor in pipeline.processors.values():
        trainer = getattr(processor, "trainer", None)
        if isinstance(getattr(trainer, "model", None), torch.nn.Module):
            kinds = {torch.nn.LSTM, torch.nn.Linear}
            trainer.model = quantize_dynamic(trainer.model, kinds, torch.qint8)


def words_a_second(
    pipeline: Any, text: str, threads: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Time each processor on a text, after a warm-up, by a clock's seconds."""
    import torch

    torch.set_num_threads(threads)
    pipeline(" ".join(text.split()[:_WARM_UP_WORDS]))
    document: Any = text
    seconds = {}
    for name in pipeline.processors:
        started = clock()
        document = pipeline.processors[name].process(document)
        seconds[name] = clock() - started
    seconds["all"] = sum(seconds.values())
    return {name: document.num_words / taken for name, taken in seconds.items()}


def _print_names(title: str, counts: Counts) -> None:
    precision, recall, f1 = (100 * score for score in counts.scores())
    print(f"{title:<56}{precision:7.1f}{recall:7.1f}{f1:7.1f}{counts.gold:7d}")


def _gold_names(path: Path, gum: Path | None) -> dict[str, list[Tagged]]:
    given = read_bio(path)
    found = {"as given": given}
    if gum is not None:
        better = rederived(given, sorted(gum.glob("*.conllu")), keep=True)
        found["GUM part derived anew"] = list(better)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.parser",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", type=Path, help="model directory, in Stanza's layout")
    parser.add_argument("--treebank", type=Path, required=True, help="CoNLL-U with gold trees")
    parser.add_argument("--names", type=Path, help="token<TAB>label lines with gold names")
    parser.add_argument("--gum", type=Path, help="GUM documents with Entity brackets in MISC")
    parser.add_argument("--speed-words", type=int, default=6000, help="words to time; 0 for none")
    parser.add_argument("--quantize", action="store_true", help="convert to 8-bit integers first")
    args = parser.parse_args(arguments)

    started, computed = time.perf_counter(), time.process_time()
    pipeline = load_pipeline(args.model)
    quick_trees(pipeline)
    print(
        f"loaded in {time.perf_counter() - started:.1f} s, "
        f"{time.process_time() - computed:.1f} of them computing"
    )
    if args.quantize:
        quantize(pipeline)
    with args.treebank.open(encoding="utf-8") as lines:
        by_document = documents(sentences(lines))
    parsed = {
        name: (treebank, pipeline(raw_text(treebank))) for name, treebank in by_document.items()
    }
    print(f"\n{'end to end, F1':<14}" + "".join(f"{metric:>10}" for metric in _METRICS))
    groups = {"all": list(parsed.values())}
    for genre in _GENRES:
        groups[genre] = [pair for name, pair in parsed.items() if name.startswith(f"GUM_{genre}")]
    for name, pairs in groups.items():
        if pairs:
            scores = tree_scores(pairs)
            print(f"{name:<14}" + "".join(f"{scores[metric]:10.1f}" for metric in _METRICS))

    if args.names:
        print(f"\n{'names':<56}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}")
        groups["Universal NER part"] = [
            pair for name, pair in parsed.items() if not name.startswith("GUM_")
        ]
        reader = load(str(args.model))
        agreeing = [(book, as_attribution_reads(reader, book)) for book in by_document.values()]
        for version, tagged in _gold_names(args.names, args.gum).items():
            gold = {tuple(token for token, _ in sentence): sentence for sentence in tagged}
            for name, pairs in groups.items():
                _print_names(f"{name}, {version}", name_counts(pairs, gold))
            for kind in ("", "LOC", "ORG", "PER"):
                title = f"all, {kind}" if kind else "all"
                counts = name_counts(agreeing, gold, kind)
                _print_names(f"{title}, {version}, by attribution", counts)
            web = [book for name, book in by_document.items() if not name.startswith("GUM_")]
            parts = {"all": tagged, "Universal NER part": _of_documents(tagged, web)}
            for part, of_part in parts.items():
                counts = pretokenized_counts(args.model, of_part, args.quantize)
                for kind, of_kind in counts.items():
                    title = part if kind == "all" else f"{part}, {kind}"
                    _print_names(f"{title}, {version}, gold tokens", of_kind)

    if args.speed_words:
        words = 0
        chosen: list[str] = []
        for _, document in parsed.values():
            if words < args.speed_words:
                chosen.append(document.text)
                words += document.num_words
        text = "\n\n".join(chosen)
        rows = {
            "one core": words_a_second(pipeline, text, 1),
            "two cores": words_a_second(pipeline, text, 2),
            "a CPU second": words_a_second(pipeline, text, 1, time.process_time),
        }
        names = list(rows["one core"])
        print(f"\n{'words a second':<14}" + "".join(f"{name:>10}" for name in names))
        for title, speeds in rows.items():
            print(f"{title:<14}" + "".join(f"{speeds[name]:10,.0f}" for name in names))


if __name__ == "__main__":
    main()
