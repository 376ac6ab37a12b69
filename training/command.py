"""What the commands that train by a recipe have in common: options, a log, a recipe, a seed."""

from __future__ import annotations

import argparse
import logging
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["REQUIRED", "begun", "command_parser", "read_recipe"]

REQUIRED: dict[str, Any] = {"type": Path, "required": True}
"""What says of an option that it is a path and cannot be left out."""


def command_parser(module: str, description: str | None, recipe: Path) -> argparse.ArgumentParser:
    """A parser that takes ``--device`` and ``--recipe``.

    Arguments:
        module: the command's module.
        description: its docstring, whose lines are kept.
        recipe: the recipe that is read if no other one is given.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {module}", description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--device", default="cpu", help="where to learn (%(default)s)")
    parser.add_argument("--recipe", type=Path, default=recipe, help="settings (%(default)s)")
    return parser


def begun(
    parser: argparse.ArgumentParser, arguments: Sequence[str] | None
) -> tuple[argparse.Namespace, dict[str, Any]]:
    """Reads the options and the recipe, logs from now on, and draws by the recipe's seed."""
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    recipe = read_recipe(options.recipe)
    torch.manual_seed(recipe["seed"])
    random.seed(recipe["seed"])
    return options, recipe


def read_recipe(path: Path) -> dict[str, Any]:
    """The settings of a recipe."""
    with path.open("rb") as file:
        return tomllib.load(file)
