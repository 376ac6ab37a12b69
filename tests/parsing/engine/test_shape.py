"""Which pipelines the engine runs."""

from __future__ import annotations

from typing import Any

import pytest

import attribution
from attribution.parsing.engine import is_known

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("processor", "option", "value"),
    [
        ("tokenize", "no_ssplit", True),
        ("tokenize", "feat_funcs", ["space_before", "currency"]),
        ("tokenize", "postprocessor", str.lower),
        ("pos", "charlm", True),
        ("pos", "share_hid", False),
        ("lemma", "use_identity", True),
        ("depparse", "resolve_head_constraints", True),
        ("depparse", "bert_model", "some/encoder"),
        ("ner", "num_layers", 2),
    ],
)
def test_a_pipeline_that_computes_something_else_is_left_to_stanza(
    compact: attribution.Parser,
    monkeypatch: pytest.MonkeyPatch,
    processor: str,
    option: str,
    value: Any,
) -> None:
    config = compact._pipeline.processors[processor].config
    monkeypatch.setitem(config, option, value)
    assert not is_known(compact._pipeline)


def test_a_pipeline_without_names_is_left_to_stanza(
    compact: attribution.Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(compact._pipeline.processors, "ner")
    assert not is_known(compact._pipeline)


def test_a_missing_option_of_the_parser_is_stanzas_default(
    compact: attribution.Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = compact._pipeline.processors["depparse"].config
    monkeypatch.delitem(config, "resolve_head_constraints")
    assert not is_known(compact._pipeline)
