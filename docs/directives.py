"""Parts of the docs that are made of the package itself, so that they never lag behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import attribution
from attribution.cli.arguments import Arguments
from attribution.cli.commands import COMMANDS, whole_parser
from attribution.output import tree_svg
from attribution.quotes import RuleNote, find_quotes, rule_notes

__all__ = ["add_to"]


class _Reference(SphinxDirective):
    """A section for each entry."""

    def section(self, title: str, text: str) -> nodes.section:
        found = nodes.section(ids=[nodes.make_id(title)], names=[nodes.fully_normalize_name(title)])
        self.state.document.note_explicit_target(found)
        found += nodes.title(title, title)
        found += self.parse_text_to_nodes(text)
        return found


class CommandsReference(_Reference):
    """Every command with every option, from the parsers of the command line."""

    def run(self) -> list[nodes.Node]:
        parsers = {"attribution": whole_parser()}
        parsers |= {f"attribution {command.name}": command.parser() for command in COMMANDS}
        return [
            self.section(name, "\n".join(_command(name, parser)))
            for name, parser in parsers.items()
        ]


def _command(name: str, parser: Arguments) -> Iterator[str]:
    about, *_ = str(parser.description).split("\n\n")
    yield f"{about}\n"
    yield f"```{{program}} {name}\n```\n"
    for action in parser.actions:
        value = action.metavar or action.dest.upper()
        spelt = ", ".join(
            option if action.nargs == 0 else f"{option} {value}" for option in action.option_strings
        )
        told = str(action.help).replace("%(prog)s", "attribution")
        yield f"```{{option}} {spelt or value}\n{told}\n```\n"


class RulesReference(_Reference):
    """Every rule with its sentence, and the tree of its example."""

    def run(self) -> list[nodes.Node]:
        return [self._rule(note) for note in rule_notes()]

    def _rule(self, note: RuleNote) -> nodes.section:
        quoted = "\n".join(f"> {line}" for line in note.example.splitlines())
        found = self.section(note.name, f"{note.about}\n\n{quoted}\n")
        label = f'tabindex="0" role="group" aria-label="Tree of the example of {note.name}"'
        picture = f'<div class="tree" {label}>{_drawn(note)}</div>'
        found += nodes.raw("", picture, format="html")
        return found


def _drawn(note: RuleNote) -> str:
    """The tree of the sentence in which the rule sees something."""
    document = _parser().parse(note.example)
    quotes = [
        quote
        for quote in find_quotes(document, scope="all", min_confidence=0)
        if any(seen.rule == note.name for seen in quote.evidence)
    ]
    seen = [t for q in quotes for e in q.evidence if e.rule == note.name for t in e.tokens]
    sentence = document.sentence_at(seen[0].start) if seen else None
    return tree_svg(sentence or document.sentences[0], quotes)


@cache
def _parser() -> attribution.Parser:
    return attribution.load("compact")


def _write_demo(app: Sphinx, error: Exception | None) -> None:
    """Puts the page of the example beside the docs, for readers to try."""
    if error is not None or app.builder.format != "html":
        return
    text = (resources.files("attribution") / "data" / "demo.txt").read_text(encoding="utf-8")
    page = attribution.attribute(_parser().parse(text), id="demo").to_html()
    (Path(app.outdir) / "demo.html").write_text(page, encoding="utf-8")


def add_to(app: Sphinx) -> None:
    """Adds all this to a build."""
    app.add_directive("commands", CommandsReference)
    app.add_directive("rules", RulesReference)
    app.connect("build-finished", _write_demo)
