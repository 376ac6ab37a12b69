"""NAF: valid by its document type, and read back by a library of its makers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from attribution import AttributedDocument
from attribution.output import to_naf
from tests.output.results import FULL, documents

etree = pytest.importorskip("lxml.etree")
nafparserpy = pytest.importorskip("nafparserpy")


@pytest.fixture(scope="module")
def dtd() -> Any:
    (path,) = Path(nafparserpy.__file__).parent.glob("*.dtd")
    with path.open("rb") as file:
        return etree.DTD(file)


def words(tree: Any, layer: str) -> list[str]:
    """The words of each span of a kind."""
    forms = {f"t{word.get('id')[1:]}": word.text for word in tree.iter("wf")}
    return [
        " ".join(forms[target.get("id")] for target in span.iter("target"))
        for span in tree.iter(layer)
    ]


def test_a_statement_has_target_source_and_cue(dtd: Any) -> None:
    tree = etree.fromstring(to_naf(FULL).encode())
    dtd.assertValid(tree)
    assert words(tree, "statement_target") == ["it rained", "Lund"]
    assert words(tree, "statement_source") == ["Reyes"]
    assert words(tree, "statement_cue") == ["told"]
    assert words(tree, "coref") == ["Reyes"]


def test_any_result_is_valid_and_keeps_its_offsets(dtd: Any) -> None:
    @given(documents())
    def holds(document: AttributedDocument) -> None:
        tree = etree.fromstring(to_naf(document).encode())
        dtd.assertValid(tree)
        raw = tree.findtext("raw") or ""
        assert len(raw) == len(document.text)
        for word in tree.iter("wf"):
            start, length = int(word.get("offset")), int(word.get("length"))
            assert raw[start : start + length] == word.text

    holds()


def test_a_library_reads_the_attributions(tmp_path: Path) -> None:
    library = pytest.importorskip("KafNafParserPy")
    path = tmp_path / "one.naf"
    path.write_text(to_naf(FULL), encoding="utf-8")
    naf = library.KafNafParser(str(path))
    first = naf.attribution_layer.get_statement("a1")
    ids = [found.get("id") for found in first.get_node().find("statement_target").iter("target")]
    words = [
        naf.get_token(w).get_text() for t in ids for w in naf.get_term(t).get_span().get_span_ids()
    ]
    assert words == ["it", "rained"]
