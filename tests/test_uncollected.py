"""Work during which Python does not look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from attribution import Document, attribute, attribute_many, pipeline
from attribution.uncollected import uncollected
from tests.trees import document

SAID = """Ana/PROPN/3/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER said/say/VERB/0/root
    so+/ADV/3/advmod ./PUNCT/3/punct"""


@pytest.fixture(autouse=True)
def _searching() -> Iterator[None]:
    yield
    gc.enable()


@uncollected
def is_searched(*, failing: bool = False) -> bool:
    """Whether Python looks for garbage now."""
    if failing:
        raise LookupError
    return gc.isenabled()


def test_nothing_is_searched_for_during_the_work() -> None:
    assert not is_searched()


def test_the_search_goes_on_afterwards_even_where_the_work_failed() -> None:
    is_searched()
    assert gc.isenabled()
    with pytest.raises(LookupError):
        is_searched(failing=True)
    assert gc.isenabled()


def test_a_search_that_the_caller_has_switched_off_stays_so() -> None:
    gc.disable()
    is_searched()
    assert not gc.isenabled()


def test_the_function_keeps_its_name_and_what_is_written_of_it() -> None:
    assert is_searched.__name__ == "is_searched"
    assert is_searched.__doc__ == "Whether Python looks for garbage now."


@pytest.mark.parametrize("read", [attribute, lambda article: [*attribute_many([article])]])
def test_none_is_looked_for_while_an_article_is_read(
    read: Callable[[Document], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[bool] = []
    finding = pipeline.find_mentions

    def noted(*arguments: Any) -> Any:
        searched.append(gc.isenabled())
        return finding(*arguments)

    monkeypatch.setattr(pipeline, "find_mentions", noted)
    read(document(SAID))
    assert searched == [False]
    assert gc.isenabled()
