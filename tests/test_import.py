"""Importing the package is cheap and touches nothing."""

from __future__ import annotations

import json
import subprocess
import sys

import attribution

PROBE = """
import json, socket, sys, time
def refuse(*_, **__): raise AssertionError("a socket was opened")
socket.socket.__init__ = refuse
started = time.perf_counter()
import attribution
took = time.perf_counter() - started
print(json.dumps([took, sorted({m.partition(".")[0] for m in sys.modules})]))
"""


def test_import_is_fast_and_loads_neither_torch_nor_stanza() -> None:
    took = []
    for _ in range(3):
        run = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=True)
        seconds, modules = json.loads(run.stdout)
        assert not {"torch", "stanza", "numpy", "requests"} & set(modules)
        took.append(seconds)
    assert min(took) < 0.2


def test_every_public_name_is_there() -> None:
    for name in attribution.__all__:
        assert getattr(attribution, name) is not None
    assert set(attribution._HOME_OF) == set(attribution.__all__)
