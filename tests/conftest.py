"""Fixtures that several test modules share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

import attribution

# How long an example takes says more of the machine than of the code. Each run draws others.
settings.register_profile("untimed", deadline=None, max_examples=50)
settings.load_profile("untimed")

# What a shell runs in the background ignores Ctrl-C, and so would all that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def compact() -> attribution.Parser:
    """The model that ships in the package, loaded once for all tests."""
    import torch

    torch.set_num_threads(1)
    return attribution.load("compact")
