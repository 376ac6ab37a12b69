"""What takes too long for every change: ``nox`` runs it all, ``nox -s fuzz`` one of it.

Install nox with ``pip install nox``; each session makes an environment of its own.
"""

from __future__ import annotations

import nox

PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
TARGETS = ["conllu", "rows", "json", "words", "marks", "layout", "quotes", "tagger", "whole"]
TARGETS += ["bent", "written", "pages", "gold"]
# The lowest versions that pyproject.toml allows.
LOWEST = ["stanza==1.15.0", "torch==2.10.0", "numpy==1.26.0", "attrs==24.1.0", "tqdm==4.60.0"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests on each Python that the package says it runs on."""
    session.install("-e", ".[test]", "-c", "constraints.txt")
    session.run("pytest", "-q", *session.posargs, env={"OMP_NUM_THREADS": "1"})


@nox.session(python="3.10")
def lowest(session: nox.Session) -> None:
    """The tests with the lowest versions that are allowed."""
    session.install("-e", ".[test]", *LOWEST, "tomli==2.0.0")
    session.run("pytest", "-q", *session.posargs, env={"OMP_NUM_THREADS": "1"})


@nox.session
def mutation(session: nox.Session) -> None:
    """Whether tests see 600 small changes of rules and resolution, or as many as are given."""
    session.install("-e", ".[test]", "-c", "constraints.txt")
    session.run("python", "-m", "tests.mutation", "--changes", *(session.posargs or ["600"]))


@nox.session
def fuzz(session: nox.Session) -> None:
    """A minute of each target of tests/fuzz, or the seconds that are given."""
    session.install("-e", ".[test]", "atheris", "-c", "constraints.txt")
    seconds = session.posargs or ["60"]
    for target in TARGETS:
        session.run("python", "-m", "tests.fuzz", target, "--seconds", *seconds)


@nox.session
def large(session: nox.Session) -> None:
    """Whatever is long, at the sizes that the documentation names; memory over many articles."""
    session.install("-e", ".[test]", "-c", "constraints.txt")
    session.run("pytest", "-q", "-s", "-m", "large", "tests/end_to_end")
    session.run("python", "-m", "benchmarks.long_run", "20000")


@nox.session
def audit(session: nox.Session) -> None:
    """No known hole in what is installed; the bill of materials in CycloneDX."""
    session.install("pip-audit", "cyclonedx-bom")
    session.run("pip-audit", "--no-deps", "--disable-pip", "-r", "constraints.txt")
    session.run(
        "cyclonedx-py", "requirements", "constraints.txt",
        "--pyproject", "pyproject.toml", "--output-file", "dist/bom.json",
    )  # fmt: skip
