"""Train the tokenizer and sentence splitter with Stanza's trainer.

The treebanks hold few quotations that a speech tag follows (*"Get out! Now!" he said.* is one
sentence in them), and splitting such a sentence at the closing mark cuts the quotation from its
verb. So the recipe makes more of them out of short sentences of the treebank.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from stanza.models import tokenizer as stanza_tokenizer
from stanza.models.tokenization.data import DataLoader, TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import eval_model, load_mwt_dict
from stanza.models.tokenization.vocab import Vocab

from training.faster import faster_training
from training.fit import Schedule, fit, start_from_weights

_SPEAKERS = (
    "he", "she", "they", "the minister", "a spokesman", "one of them", "her lawyer", "the report",
    "Maria", "Owen Hale", "Mrs. Adeyemi", "Dr. Lindqvist", "the mayor of the town", "police",
)  # fmt: skip
_VERBS = (
    "said", "asked", "says", "told reporters", "added", "shouted", "replied", "wrote", "explained",
)  # fmt: skip
_MARKS = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"))
_SHORT = 14


@frozen
class Piece:
    """A surface token: its text, whether it is a multi-word token, whether a space follows it."""

    text: str
    multiword: bool = False
    space: bool = True


def pieces(sentence: Iterable[str]) -> list[Piece]:
    """Return the surface tokens of a CoNLL-U sentence."""
    result = []
    covered = 0
    for line in sentence:
        field = line.split("\t")
        if line[0] == "#" or "." in field[0]:
            continue
        first, _, last = field[0].partition("-")
        if int(first) > covered:
            covered = int(last or first)
            space = "SpaceAfter=No" not in field[9].split("|")
            result.append(Piece(field[1], bool(last), space))
    return result


def _quoted(sentences: list[list[Piece]], rng: random.Random) -> list[Piece]:
    """Make one sentence of one or two short ones: a quotation and the words that report it."""
    opening, closing = rng.choice(_MARKS)
    result = [Piece(opening, space=False)]
    for n, sentence in enumerate(sentences):
        final = sentence[-1].text
        ends = n == len(sentences) - 1
        result += sentence[:-1]
        result.append(Piece("," if final == "." and ends else final, space=not ends))
    result.append(Piece(closing))
    speaker, verb = rng.choice(_SPEAKERS), rng.choice(_VERBS)
    tag = f"{verb} {speaker}" if rng.random() < 0.3 and " " not in verb else f"{speaker} {verb}"
    words = tag.split()
    if speaker.islower() is False and rng.random() < 0.5 and not tag.startswith(verb):
        words += rng.choice(("on Tuesday", "in an interview", "after the vote")).split()
    result += [Piece(word) for word in words[:-1]]
    return [*result, Piece(words[-1], space=False), Piece(".")]


def quotations(treebank: list[list[Piece]], count: int, rng: random.Random) -> list[list[Piece]]:
    """Make ``count`` sentences that quote short sentences of a treebank and go on with a tag."""
    short = [
        s
        for s in treebank
        if 3 <= len(s) <= _SHORT
        and s[-1].text in {".", "!", "?"}
        and s[0].text[0].isupper()
        and not any(p.text in {'"', "“", "”", "'", "‘", "’", "(", "["} for p in s)
    ]
    excited = [s for s in short if s[-1].text in {"!", "?"}]
    if not short:
        return []
    made = []
    for _ in range(count):
        first = rng.choice(excited) if excited and rng.random() < 0.6 else rng.choice(short)
        quoted = [first]
        if first in excited and rng.random() < 0.35:
            quoted.append(rng.choice(short))
        made.append(_quoted(quoted, rng))
    return made


def labelled(sentence: list[Piece]) -> tuple[str, str]:
    """Return the text of a sentence and Stanza's label of each character (1 to 4 end a token)."""
    text, labels = [], []
    for n, piece in enumerate(sentence):
        end = 3 if piece.multiword else 1
        if n == len(sentence) - 1:
            end += 1
        space = " " if piece.space else ""
        text.append(piece.text + space)
        labels.append("0" * (len(piece.text) - 1) + str(end) + "0" * len(space))
    return "".join(text), "".join(labels)


def _paragraphs(treebank: Iterable[list[str]]) -> Iterator[list[list[Piece]]]:
    paragraph: list[list[Piece]] = []
    for sentence in treebank:
        if paragraph and any(line.startswith(("# newpar", "# newdoc")) for line in sentence):
            yield paragraph
            paragraph = []
        paragraph.append(pieces(sentence))
    if paragraph:
        yield paragraph


def raw_text(treebank: Iterable[list[str]]) -> str:
    """Return the text that a treebank annotates, a blank line between paragraphs."""
    return "\n\n".join(
        "".join(labelled(sentence)[0] for sentence in paragraph).rstrip()
        for paragraph in _paragraphs(treebank)
    )


def write_tokenizer_data(
    treebank: Iterable[list[str]], text: Path, labels: Path, made: int, rng: random.Random
) -> None:
    """Write Stanza's training files: the text, and as many digits, paragraph by paragraph."""
    paragraphs = list(_paragraphs(treebank))
    everything = [sentence for paragraph in paragraphs for sentence in paragraph]
    paragraphs += [[sentence] for sentence in quotations(everything, made, rng)]
    both = [[labelled(sentence) for sentence in paragraph] for paragraph in paragraphs]
    text.write_text("\n\n".join("".join(t for t, _ in p).rstrip() for p in both), "utf-8")
    labels.write_text(
        "\n\n".join(
            "".join(labels for _, labels in p)[: len("".join(t for t, _ in p).rstrip())]
            for p in both
        ),
        "utf-8",
    )


def write_multiword_tokens(treebank: Iterable[list[str]], path: Path) -> None:
    """Write each multi-word token with its words and how often it occurs, as Stanza reads it."""
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for sentence in treebank:
        fields = [line.split("\t") for line in sentence if line[0] != "#"]
        words = {field[0]: field[1] for field in fields}
        for number, *rest in fields:
            first, dash, last = number.partition("-")
            if dash:
                expansion = (words[str(n)].lower() for n in range(int(first), int(last) + 1))
                counts[rest[0], tuple(expansion)] += 1
    path.write_text(json.dumps(list(counts.items())), "utf-8")


def _endless(loader: DataLoader, args: dict[str, Any]) -> Iterator[Any]:
    while True:
        for _ in range(args["shuffle_steps"]):
            yield loader.next(
                unit_dropout=args["unit_dropout"], feat_unit_dropout=args["feat_unit_dropout"]
            )
        loader.shuffle()


def train_tokenizer(
    train: tuple[Path, Path],
    dev: tuple[Path, Path],
    multiword_tokens: Path,
    output: Path,
    *,
    options: dict[str, Any],
    schedule: Schedule,
    start_from: Path | None = None,
) -> float:
    """Train a tokenizer and return the mean of its token and sentence F1, from 0 to 1.

    Args:
        train: text and label file to train on.
        dev: text and label file that choose the best weights.
        multiword_tokens: file of multi-word tokens and their words.
        output: where the model is written; the training state lies beside it.
        options: options of ``stanza.models.tokenizer`` that differ from its defaults.
        schedule: steps and learning rate.
        start_from: an earlier model, whose vocabulary and whose weights of fitting shape are taken.
    """
    args = stanza_tokenizer.parse_args([])
    args.update(options, lang="en", lr0=schedule.rate, use_mwt=True, num_dict_feat=0)
    args["feat_funcs"] = list(stanza_tokenizer.DEFAULT_FEAT_FUNCS)
    args["feat_dim"] = len(args["feat_funcs"])
    args["conll_file"] = str(output.with_suffix(".dev.conllu"))
    expansions = load_mwt_dict(str(multiword_tokens))
    earlier = torch.load(start_from, weights_only=True) if start_from else None
    loader = DataLoader(
        args,
        input_files={"txt": str(train[0]), "label": str(train[1])},
        vocab=Vocab.load_state_dict(earlier["vocab"]) if earlier else None,
        mwt_expansions={token: words for token, (words, _) in expansions.items()},
    )
    args["vocab_size"] = len(loader.vocab)
    dev_data = TokenizationDataset(
        args,
        input_files={"txt": str(dev[0]), "label": str(dev[1])},
        vocab=loader.vocab,
        evaluation=True,
    )

    def evaluate() -> float:
        with torch.no_grad():
            return float(eval_model(args, trainer, dev_data, loader.vocab, expansions))

    with faster_training():
        trainer = Trainer(args=args, vocab=loader.vocab, device="cpu")
        if earlier:
            start_from_weights(trainer.model, earlier["model"])
        checkpoint = output.with_suffix(".checkpoint")
        batches = _endless(loader, args)
        return fit(
            trainer, lambda _: next(batches), evaluate, schedule, best=output, checkpoint=checkpoint
        )
