"""The options of ``python -m training``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

STEPS = (
    "data", "tokenize", "mwt", "teacher", "silver", "name_teacher", "name_silver", "pos", "lemma",
    "depparse", "ner", "package",
)  # fmt: skip
_RECIPE = Path(__file__).with_name("recipe.toml")


def option_parser(description: str | None) -> argparse.ArgumentParser:
    """Return the parser of the options."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    required: dict[str, Any] = {"type": Path, "required": True}
    parser.add_argument("--train", **required, help="CoNLL-U to train on")
    parser.add_argument("--dev", **required, help="CoNLL-U that chooses the best weights")
    parser.add_argument("--vectors", **required, help="NumPy file of words x dimensions")
    parser.add_argument("--words", **required, help="the words of --vectors, one a line")
    parser.add_argument("--names", **required,
                        help="token<TAB>label lines with gold names; with --gum, "
                        "of sentences of --train alone, the others are left out")  # fmt: skip
    parser.add_argument("--dev-names", **required, help="the same, to choose the best weights")
    parser.add_argument("--more-names", type=Path, nargs="+", default=[], metavar="FILE",
                        help="more of them, labelled as Universal NER does")  # fmt: skip
    parser.add_argument("--other-names", type=Path, nargs="+", default=[], metavar="FILE",
                        help="more of them, of corpora with other habits")  # fmt: skip
    parser.add_argument("--gum", type=Path, help="GUM documents in --names, with Entity brackets")
    parser.add_argument("--dev-gum", type=Path, help="GUM documents in --dev-names")
    parser.add_argument("--encoder", type=Path, help="pretrained encoder to make a teacher of")
    parser.add_argument("--name-encoder", type=Path,
                        help="encoder to make a teacher of names of")  # fmt: skip
    parser.add_argument("--text", type=Path, nargs="+", default=[], metavar="FILE",
                        help="raw news for them: text, or .jsonl with a text a line")  # fmt: skip
    parser.add_argument("--work", **required, help="directory of what the steps leave behind")
    parser.add_argument("--output", **required, help="model directory to write")
    parser.add_argument(
        "--start-from", type=Path, help="model directory whose weights to take over"
    )
    parser.add_argument("--recipe", type=Path, default=_RECIPE, help="settings (%(default)s)")
    parser.add_argument("--card", type=Path, default=_RECIPE.with_name("MODEL_CARD.md"),
                        help="text of the model card (%(default)s)")  # fmt: skip
    parser.add_argument("--device", default="cpu",
                        help="where names are learnt, as torch names it (%(default)s)")  # fmt: skip
    parser.add_argument("--only", nargs="+", choices=STEPS, default=STEPS, help="steps to run")
    return parser
