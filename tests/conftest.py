"""Fixtures that several test modules share."""

from __future__ import annotations

import pytest

import attribution


@pytest.fixture(scope="session")
def compact() -> attribution.Parser:
    """The model that ships in the package, loaded once for all tests."""
    import torch

    torch.set_num_threads(1)
    return attribution.load("compact")
