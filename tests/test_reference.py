"""Every public name can be linked to, from other projects' documentation, too."""

from __future__ import annotations

import subprocess
import sys
import zlib
from html import unescape
from importlib import import_module
from pathlib import Path

import pytest

from attribution.knowledge.tables import read

for package in ("sphinx.application", "furo", "myst_parser", "sphinx_copybutton"):
    pytest.importorskip(package)
pytestmark = pytest.mark.model

DOCS = Path(__file__).parents[1] / "docs"
# What else a reader is told of, beside what these modules name in `__all__`.
MODULES = (
    "attribution",
    "attribution.batch",
    "attribution.counts",
    "attribution.errors",
    "attribution.keys",
    "attribution.knowledge",
    "attribution.measuring",
    "attribution.networks",
    "attribution.output",
    "attribution.output.json_schema",
    "attribution.statements",
)
MEMBERS = (
    "attribution.AttributedDocument.to_html",
    "attribution.Attribution.about",
    "attribution.Attribution.polarity",
    "attribution.Document.sentences",
    "attribution.Entity.role",
    "attribution.Gender.value",
    "attribution.Knowledge.extended",
    "attribution.Parser.parse_many",
    "attribution.Quote.text",
    "attribution.Speaker.name",
    "attribution.Summary.rows",
    "attribution.Topic.name",
    "attribution.knowledge.Gazetteer.find",
    "attribution.knowledge.Lexicon.extended",
    "attribution.output.Format.pieces",
    "attribution.output.json_schema.DocumentDict.attributions",
    "attribution.quotes.RuleNote.example",
    "attribution.quotes.rule_names",
    "attribution.quotes.rule_notes",
)
CONF = """\
project = "a study"
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"attribution": ("https://attribution.example/", {inventory!r})}}
"""
PAGE = """\
A study
=======

We call :func:`attribution.attribute` and :func:`attribution.output.to_csv`, count
:class:`attribution.Speaker` by :attr:`attribution.Entity.gender`, leave out what
:attr:`attribution.Attribution.polarity` says is negated, extend
:class:`attribution.knowledge.Lexicon` by :meth:`attribution.Knowledge.extended` and catch
:exc:`attribution.InputError`. See :ref:`what a scope is <scope>`, :ref:`concepts`,
:ref:`measured` and :doc:`the reference <attribution:api>`.
"""


def build(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "--keep-going", "-b", "html",
         str(source), str(out)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our documentation, built without a warning: no link in it leads nowhere."""
    out = tmp_path_factory.mktemp("docs")
    done = build(DOCS, out)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture(scope="module")
def names(ours: Path) -> set[str]:
    # Four lines of head, then a name and its kind a line, packed.
    packed = (ours / "objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(packed).decode("utf-8").splitlines()
    return {line.split(" ")[0] for line in lines if line.split(" ")[1].startswith("py:")}


def written(source: Path, out: Path, page: str, inventory_file: Path) -> str:
    """What Sphinx complains of when it builds another project of one page."""
    source.mkdir()
    (source / "conf.py").write_text(CONF.format(inventory=str(inventory_file)), encoding="utf-8")
    (source / "index.rst").write_text(page, encoding="utf-8")
    return build(source, out).stderr


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_of_a_module_can_be_linked_to(module: str, names: set[str]) -> None:
    found = import_module(module)
    # One that the package gives as well is told there.
    public = import_module("attribution").__all__
    assert [
        name
        for name in found.__all__
        if f"{module}.{name}" not in names
        and not (name in public and f"attribution.{name}" in names)
    ] == []


def test_fields_properties_and_methods_can_be_linked_to(names: set[str]) -> None:
    assert set(MEMBERS) <= names


def test_a_value_is_described_by_its_own_words(ours: Path) -> None:
    page = (ours / "api.html").read_text(encoding="utf-8")
    assert "How the mention of a source led to its entity" in page
    assert "Built-in immutable sequence" not in page
    assert "Path subclass" not in page


def test_no_argument_is_told_of_twice(ours: Path) -> None:
    page = (ours / "api.html").read_text(encoding="utf-8")
    assert "Arguments" not in page
    told = page.partition('id="attribution.attribute"')[2].partition('id="attribution.')[0]
    assert told.count("<strong>article</strong>") == 1


def test_every_outlet_and_every_cue_is_listed(ours: Path) -> None:
    outlets = unescape((ours / "outlets.html").read_text(encoding="utf-8"))
    for listed in read("en", "agencies").values():
        assert [name for name in listed if f"<td><p>{name}</p></td>" not in outlets] == []
    cues = (ours / "cues.html").read_text(encoding="utf-8")
    for words in read("en", "cues")["clause"].values():
        assert f"<td><p>{', '.join(sorted(words))}</p></td>" in cues


def test_another_project_links_to_ours(ours: Path, tmp_path: Path) -> None:
    said = written(tmp_path / "study", tmp_path / "out", PAGE, ours / "objects.inv")
    assert said == ""
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    for target in ("attribute", "Speaker", "Entity.gender", "Attribution.polarity", "InputError"):
        assert f"https://attribution.example/api.html#attribution.{target}" in page
    assert "https://attribution.example/concepts.html#scope" in page


def test_another_project_is_told_of_a_link_that_leads_nowhere(ours: Path, tmp_path: Path) -> None:
    page = "A study\n=======\n\n:func:`attribution.atribute` and :ref:`no-such-place`\n"
    said = written(tmp_path / "study", tmp_path / "out", page, ours / "objects.inv")
    assert "attribution.atribute" in said
    assert "no-such-place" in said
