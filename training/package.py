"""Put trained models into one directory in Stanza's layout, small, with a card and check sums."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

PACKAGE = "compact"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
_WITH_VECTORS = ("pos", "depparse", "ner")
_HALVED = ("pos", "lemma", "depparse", "ner")
_FORGOTTEN = {"optimizer_state_dict", "scheduler_state_dict"}


def _halved(weights: Mapping[str, Any]) -> dict[str, Any]:
    """Return weights in half precision; ``load_state_dict`` widens them again."""
    return {
        name: value.half() if torch.is_tensor(value) and value.dtype == torch.float32 else value
        for name, value in weights.items()
    }


def _without_paths(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a model's settings without the file names of the machine that trained it."""
    return {
        name: None if isinstance(value, str) and ("/" in value or "\\" in value) else value
        for name, value in config.items()
    }


def _without_untrained_words(model: dict[str, Any]) -> dict[str, Any]:
    """Drop the table of changes to the word vectors from a name tagger that made none."""
    name = "delta_emb.weight"
    if name not in model["model"] or torch.any(model["model"][name]):
        return model
    weights = {key: value for key, value in model["model"].items() if key != name}
    vocabulary = {key: value for key, value in model["vocab"].items() if key != "delta"}
    classes = vocabulary["_key2class"]
    vocabulary["_key2class"] = {key: value for key, value in classes.items() if key != "delta"}
    return {**model, "model": weights, "vocab": vocabulary}


def slim(source: Path, target: Path, half: bool) -> None:
    """Copy a model without what only training needs."""
    model = torch.load(source, map_location="cpu", weights_only=True)
    model = {name: value for name, value in model.items() if name not in _FORGOTTEN}
    model = _without_untrained_words(model)
    if half:
        model["model"] = _halved(model["model"])
    model["config"] = _without_paths(model["config"])
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model, target, _use_new_zipfile_serialization=False)


def resources() -> dict[str, Any]:
    """Return what Stanza's ``resources.json`` says of the directory."""
    packages = dict.fromkeys(PROCESSORS, PACKAGE)
    vectors = {"dependencies": [{"model": "pretrain", "package": PACKAGE}]}
    models: dict[str, Any] = {
        name: {PACKAGE: vectors if name in _WITH_VECTORS else {}} for name in PROCESSORS
    }
    return {
        "en": {
            "lang_name": "English",
            "packages": {PACKAGE: packages, "default": packages},
            **models,
            "pretrain": {PACKAGE: {}},
        }
    }


def write_check_sums(directory: Path) -> None:
    """Write ``SHA256SUMS``, which ``sha256sum --check`` reads, over every other file."""
    files = sorted(p for p in directory.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(directory).as_posix()}"
        for path in files
    ]
    (directory / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")


def package(models: Mapping[str, Path], vectors: Path, card: str, directory: Path) -> None:
    """Write a model directory.

    Args:
        models: the trained model of each processor.
        vectors: Stanza's file of word vectors.
        card: the text of ``MODEL_CARD.md``.
        directory: where to write; what it holds of an earlier model is replaced.
    """
    for name in PROCESSORS:
        slim(models[name], directory / "en" / name / f"{PACKAGE}.pt", name in _HALVED)
    target = directory / "en" / "pretrain" / f"{PACKAGE}.pt"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(vectors, target)
    text = json.dumps(resources(), indent=1) + "\n"
    (directory / "resources.json").write_text(text, "utf-8")
    (directory / "MODEL_CARD.md").write_text(card, "utf-8")
    write_check_sums(directory)
