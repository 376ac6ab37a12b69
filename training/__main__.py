r"""Train the compact English model, from treebanks to a packaged model directory.

    python -m training --train train.conllu --dev dev.conllu \
        --vectors glove.npy --words glove.txt \
        --names train.gold.bio --dev-names dev.bio \
        --gum gum-train/ --dev-gum gum-dev/ --more-names uner-ewt-train.bio \
        --other-names crossner-politics.bio wikigold.bio redocred-dev-test.bio btc-g-news.bio \
        --work build/ --output model/

With ``--encoder DIR --text FILES`` a teacher is fine-tuned from a pretrained encoder (it needs the
``transformers`` library) and marks up raw news, which the parser and the name tagger then learn
from too; ``--name-encoder DIR`` does the same for names, and ``--device cuda`` learns names on a
graphics card. Without them their steps are skipped.
``--start-from MODEL --only data name_teacher name_silver ner`` teaches a name tagger further.

Every step leaves a mark in the work directory and is skipped when it has been done with the same
settings; a step that was cut short goes on from its last evaluation. Two steps may run at once in
two processes (--only). The settings are in recipe.toml; each step runs on one core.

On Linux, MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TRIM_THRESHOLD_=8000000000 in the environment
keeps the C library from giving memory back between steps, and saves a fifth of the time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import random
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from training.command import read_recipe
from training.fit import Schedule
from training.marks import sentences, vary
from training.name_corpora import documents, more_names, trusted
from training.name_steps import mark, study, teach
from training.names import read_bio, rederived, write_bio
from training.options import option_parser
from training.package import PROCESSORS, package
from training.parser import train_parser
from training.tagger import train_tagger
from training.tokenizer import train_tokenizer, write_multiword_tokens, write_tokenizer_data
from training.trees import UNKNOWN, Tree, relations_of, trees
from training.vectors import write_vectors
from training.words import train_expander, train_lemmatizer

_LOG = logging.getLogger("training")
_WARM = ("tokenize", "pos", "depparse", "ner")
_WITH_TEACHER = ("teacher", "silver")
_WITH_NAME_TEACHER = ("name_teacher", "name_silver")


class Recipe:
    """The steps of one run: their settings, their files, and what has been done."""

    def __init__(self, settings: dict[str, Any], args: argparse.Namespace) -> None:
        self.settings = settings
        self.args = args
        self.work: Path = args.work
        self.seed: int = settings["seed"]

    def file(self, name: str) -> Path:
        """Return the path of a file in the work directory."""
        return self.work / name

    def earlier(self, processor: str) -> Path | None:
        """Return the model of a processor to start from, if there is one."""
        start: Path | None = self.args.start_from
        return start / "en" / processor / "compact.pt" if start else None

    def _made(self, processor: str) -> Path:
        """Return the trained model of a processor; where there is none, the earlier one."""
        own = self.file(f"{processor}.pt")
        return own if own.exists() else self.earlier(processor) or own

    def options(self, processor: str) -> dict[str, Any]:
        """Return the options of a processor's trainer."""
        return {**self.settings[processor]["options"], "shorthand": "en_compact"}

    def schedule(self, processor: str) -> Schedule:
        """Return a processor's schedule."""
        values = dict(self.settings[processor]["schedule"])
        fewer = values.pop("steps_from", values["steps"])
        if self.args.start_from:
            values["steps"] = fewer
        return Schedule(**values)

    def _silver_settings(self) -> dict[str, Any]:
        made = _WITH_TEACHER if self.args.encoder else ()
        named = _WITH_NAME_TEACHER if self.args.name_encoder else ()
        return {step: self.settings[step] for step in (*made, *named)}

    def run(self, name: str) -> None:
        """Run a step, unless it has been run with the same settings."""
        mark = self.file(f"{name}.done")
        settings = {key: self.settings.get(key) for key in ("seed", name)}
        if name in {"data", "package"}:
            settings = self.settings
        if name in _WITH_TEACHER and not self.args.encoder:
            _LOG.info("%s: skipped without --encoder and --text", name)
            return
        if name in _WITH_NAME_TEACHER and not self.args.name_encoder:
            _LOG.info("%s: skipped without --name-encoder and --text", name)
            return
        started = str(self.args.start_from) if name in _WARM else ""
        made = {**settings, **self._silver_settings()} if name in {"depparse", "ner"} else settings
        wanted = hashlib.sha256(json.dumps([made, started], sort_keys=True).encode()).hexdigest()
        if mark.exists() and json.loads(mark.read_text("utf-8"))["settings"] == wanted:
            _LOG.info("%s: done before", name)
            return
        random.seed(self.seed)
        torch.manual_seed(self.seed)
        _LOG.info("%s: starting", name)
        steps: dict[str, Callable[[], float | None]] = {
            "data": self._data, "tokenize": self._tokenize, "mwt": self._mwt,
            "teacher": self._teacher, "silver": self._silver,
            "name_teacher": self._name_teacher, "name_silver": self._name_silver,
            "pos": self._pos, "lemma": self._lemma, "depparse": self._depparse,
            "ner": self._ner, "package": self._package,
        }  # fmt: skip
        score = steps[name]()
        mark.write_text(json.dumps({"settings": wanted, "score": score}) + "\n", "utf-8")
        _LOG.info("%s: done, score %s", name, score)

    def _data(self) -> None:
        args, settings, rng = self.args, self.settings, random.Random(self.seed)
        count = settings["vectors"]["words"]
        write_vectors(args.vectors, args.words, count, self.file("pretrain.pt"))
        treebank = list(vary(_sentences(args.train), settings["marks"]["varied"], rng))
        text = "".join("\n".join(sentence) + "\n\n" for sentence in treebank)
        self.file("train.conllu").write_text(text, "utf-8")
        for part, gold, made in (
            ("train", treebank, settings["tokenize"]["quotations"]),
            ("dev", _sentences(args.dev), 0),
        ):
            write_tokenizer_data(
                gold, self.file(f"{part}.txt"), self.file(f"{part}.labels"), made, rng
            )
        write_multiword_tokens(treebank, self.file("mwt.json"))
        dev_names = rederived(read_bio(args.dev_names), documents(args.dev_gum), keep=True)
        write_bio(dev_names, self.file("dev.bio"))

    def _tokenize(self) -> float:
        return train_tokenizer(
            (self.file("train.txt"), self.file("train.labels")),
            (self.file("dev.txt"), self.file("dev.labels")),
            self.file("mwt.json"), self.file("tokenize.pt"),
            options=self.options("tokenize"), schedule=self.schedule("tokenize"),
            start_from=self.earlier("tokenize"),
        )  # fmt: skip

    def _mwt(self) -> None:
        options = self.settings["mwt"]["options"]
        train_expander(self.args.train, self.args.dev, self.file("mwt.pt"), options, self.seed)

    def _lemma(self) -> None:
        options = self.settings["lemma"]["options"]
        train_lemmatizer(self.args.train, self.args.dev, self.file("lemma.pt"), options, self.seed)

    def _treebank(self, path: Path, part: str, shown: Path | None = None) -> list[Tree]:
        """Return the trees of a treebank, with names, for the teacher."""
        names, folder = (
            (self.args.names, self.args.gum)
            if part == "train"
            else (self.args.dev_names, self.args.dev_gum)
        )
        gold = _sentences(path)
        tagged = rederived(read_bio(names), documents(folder), keep=True)
        if part == "train":
            known = trusted(tagged, gold, documents(folder))
            tagged = chain(known, *more_names(self.args.more_names))
        return trees(gold, _sentences(shown or path), tagged, self._relations())

    def _relations(self) -> list[str]:
        return relations_of(_sentences(self.args.train))

    def _teacher(self) -> float:
        from training.teacher import Teacher, train_teacher

        settings = self.settings["teacher"]
        return train_teacher(
            Teacher(self.args.encoder, self._relations()),
            self._treebank(self.args.train, "train", self.file("train.conllu")),
            self._treebank(self.args.dev, "dev"),
            self.file("teacher.pt"), pieces=settings["pieces"],
            schedule=Schedule(**settings["schedule"]), encoder_rate=settings["encoder_rate"],
        )  # fmt: skip

    def _silver(self) -> float:
        from training.silver import load_tokenizer, make_silver, read_texts
        from training.teacher import Teacher

        teacher = Teacher(self.args.encoder, self._relations())
        teacher.load_state_dict(torch.load(self.file("teacher.pt"), weights_only=True))
        treebank = self._treebank(self.args.train, "train", self.file("train.conllu"))
        unnamed = [tree for tree in treebank if min(tree.names) == UNKNOWN]
        tokenizer = load_tokenizer(self.file("tokenize.pt"), self.file("mwt.pt"), self.work)
        return make_silver(
            read_texts(self.args.text), tokenizer, teacher,
            self.file("silver.conllu"), self.file("silver.bio"), unnamed=unnamed,
            **self.settings["silver"],
        )  # fmt: skip

    def _pos(self) -> float:
        return train_tagger(
            self.file("train.conllu"), self.args.dev, self.file("pretrain.pt"),
            self.file("pos.pt"), options=self.options("pos"), schedule=self.schedule("pos"),
            start_from=self.earlier("pos"),
        )  # fmt: skip

    def _depparse(self) -> float:
        settings = self.settings["depparse"]
        start, gold_first = self.earlier("depparse"), settings["gold_first"]
        runs = [(self.options("depparse"), self.schedule("depparse"))]
        for finish in settings.get("finish", ()):
            options = {**self.options("depparse"), **finish["options"]}
            runs.append((options, Schedule(**finish["schedule"])))
        for left, (options, schedule) in zip(reversed(range(len(runs))), runs, strict=True):
            output = self.file(f"depparse.{left}.pt" if left else "depparse.pt")
            score = train_parser(
                self.file("train.conllu"), self.args.dev, self.file("pretrain.pt"), output,
                options=options, schedule=schedule, start_from=start,
                silver=self.file("silver.conllu") if self.args.encoder else None,
                silver_share=settings["silver_share"], gold_first=gold_first,
            )  # fmt: skip
            start, gold_first = output, 0
        return score

    def _name_teacher(self) -> float:
        return teach(self.args, self.settings["name_teacher"], self.work, self.seed)

    def _name_silver(self) -> int:
        from training.silver import load_tokenizer

        tokenizer = load_tokenizer(self._made("tokenize"), self._made("mwt"), self.work)
        return mark(self.args, self.settings, self.work, tokenizer)

    def _ner(self) -> float:
        return study(
            self.args, self.settings["ner"], self.work, options=self.options("ner"),
            held_out=self.settings["name_teacher"]["held_out"], seed=self.seed,
            earlier=self.earlier("ner"),
        )  # fmt: skip

    def _package(self) -> None:
        models = {name: self._made(name) for name in PROCESSORS}
        card = self.args.card.read_text("utf-8")
        package(models, self.file("pretrain.pt"), card, self.args.output)


def _sentences(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as lines:
        return list(sentences(lines))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the recipe."""
    parser = option_parser(__doc__)
    args = parser.parse_args(arguments)
    if bool(args.encoder or args.name_encoder) != bool(args.text):
        parser.error("a teacher needs both --encoder or --name-encoder and --text")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    torch.set_num_threads(1)
    args.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(read_recipe(args.recipe), args)
    for name in args.only:
        recipe.run(name)


if __name__ == "__main__":
    main()
