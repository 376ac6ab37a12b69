"""Fuzzes a target for a while: ``python -m tests.fuzz quotes --seconds 60``.

With atheris installed (``pip install atheris``) it looks for inputs that reach new code; without,
it tries random changes of what it has. An input that breaks something is written into the folder
``--out``, and belongs into ``found.toml``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import torch

HERE = Path(__file__).parent
# No input of more bytes shows what a shorter one does not.
MOST = 600


def main() -> int:
    """Runs; 1 if something broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--executions", type=int, default=0, help="0 for any number")
    parser.add_argument("--out", type=Path, default=HERE / "broken")
    parser.add_argument("--corpus", type=Path, help="inputs that reach new code")
    given = parser.parse_args()
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    if find_spec("atheris") is not None:
        return guided(given)
    from tests.fuzz.targets import LONGEST, SEEDS, TARGETS

    seeds = list(SEEDS.get(given.target, ()))
    if given.corpus is not None:
        # What atheris has kept: changes of it reach far, and run ten times as fast without it.
        seeds += [path.read_bytes() for path in sorted(given.corpus.iterdir())]
    return blind(given, TARGETS[given.target], seeds, LONGEST.get(given.target, MOST))


def guided(given: argparse.Namespace) -> int:
    """Fuzzing by coverage; atheris ends the process itself."""
    import atheris

    with atheris.instrument_imports(include=["attribution", "json", "tomllib"]):
        from tests.fuzz.targets import LONGEST, SEEDS, TARGETS
    corpus = given.corpus or given.out / f"corpus-{given.target}"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS.get(given.target, ()):
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    options = [
        f"-max_total_time={given.seconds}",
        f"-max_len={LONGEST.get(given.target, MOST)}",
        "-timeout=20",
        "-len_control=0",
    ]
    options += [f"-runs={given.executions}"] if given.executions else []
    options += [f"-artifact_prefix={given.out}/{given.target}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[given.target])
    atheris.Fuzz()
    return 0


def blind(
    given: argparse.Namespace, target: Callable[[bytes], None], seeds: list[bytes], longest: int
) -> int:
    """Random bytes and random changes of seeds, until the time is over."""
    chance = random.Random()
    end = time.monotonic() + given.seconds
    done = 0
    while time.monotonic() < end and done != (given.executions or -1):
        data = bytearray(
            chance.choice(seeds)
            if seeds and chance.random() < 0.8
            # Short ones most often: they take less time, and break what can be broken as well.
            else chance.randbytes(int(longest * chance.random() ** 2))
        )
        for _ in range(chance.randrange(6)):
            at = chance.randrange(len(data) + 1)
            data[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
            if seeds and chance.random() < 0.2:
                other = chance.choice(seeds)
                start = chance.randrange(len(other) + 1)
                data[at : at + chance.randrange(30)] = other[start : start + chance.randrange(40)]
        done += 1
        try:
            target(bytes(data))
        except Exception:
            path = given.out / f"{given.target}-{sha256(data).hexdigest()[:16]}"
            path.write_bytes(data)
            print(f"{given.target}: {path} breaks it, after {done} executions", file=sys.stderr)
            raise
    print(f"{given.target}: {done} executions, nothing broke")
    return 0


if __name__ == "__main__":
    sys.exit(main())
