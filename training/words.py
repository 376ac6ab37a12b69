"""Train the expander of multi-word tokens and the lemmatizer: short runs of Stanza's own loops."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stanza.models import lemmatizer, mwt_expander


def _flags(options: dict[str, Any]) -> list[str]:
    return [part for name, value in options.items() for part in (f"--{name}", str(value))]


def train_expander(
    train: Path, dev: Path, output: Path, options: dict[str, Any], seed: int
) -> None:
    """Train the expander of multi-word tokens (*didn't* is *did* and *n't*).

    Args:
        train: CoNLL-U to train on.
        dev: CoNLL-U that chooses the best weights.
        output: where the model is written.
        options: options of ``stanza.models.mwt_expander`` that differ from its defaults.
        seed: seed of every random choice.
    """
    files = {
        "train_file": train, "eval_file": dev, "gold_file": dev,
        "output_file": output.with_suffix(".dev.conllu"),
        "save_dir": output.parent, "save_name": output.name,
    }  # fmt: skip
    fixed = {"lang": "en", "shorthand": "en_compact", "seed": seed}
    mwt_expander.main([*_flags({**files, **fixed, **options}), "--force_exact_pieces", "--cpu"])


def train_lemmatizer(
    train: Path, dev: Path, output: Path, options: dict[str, Any], seed: int
) -> None:
    """Train the lemmatizer; the arguments are those of :func:`train_expander`."""
    files = {
        "train_file": train, "eval_file": dev, "output_file": output.with_suffix(".dev.conllu"),
        "save_dir": output.parent, "save_name": output.name,
    }  # fmt: skip
    fixed = {"shorthand": "en_compact", "seed": seed}
    lemmatizer.main([*_flags({**files, **fixed, **options}), "--cpu"])
