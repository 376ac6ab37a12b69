"""What a notebook shows of a result: the marked text, with its style and without a script."""

from __future__ import annotations

from functools import cache
from importlib import resources

from attribution.output.explaining import explain
from attribution.output.html.marked_text import Mark, marked_paragraphs, marks_of
from attribution.output.html.markup import Markup, element
from attribution.output.html.notes import label
from attribution.output.html.signs import signs_of
from attribution.output.writing import checked
from attribution.result import AttributedDocument

__all__ = ["to_notebook"]


def to_notebook(document: AttributedDocument) -> str:
    """A piece of a page for a notebook; its style keeps to itself, on light and dark alike.

    Pointing at a quotation shows who said it and why it was found.

    Arguments:
        document: what `attribution.attribute` returned.
    """
    known = checked(document, "to_notebook")
    signs = signs_of(known)

    def badge(mark: Mark) -> Markup:
        a = known.attributions[mark.numbers[0] - 1]
        name = a.speaker.name if a.speaker else "no speaker"
        said = "" if a.polarity == "asserted" else f", {a.polarity}"
        return element(
            "span", mark.sign.drawn(), f"{name}{said}", class_=f"at-badge {mark.sign.style}"
        )

    def hint(mark: Mark) -> str:
        return "\n\n".join(
            f"{label(number, a)}\n{explain(a)}"
            for number in mark.numbers
            for a in [known.attributions[number - 1]]
        )

    shown = marked_paragraphs(known.text, marks_of(known, signs), badge=badge, hint=hint)
    return element(
        "div",
        Markup(f"<style>{_style()}</style>"),
        *(element("p", paragraph) for paragraph in shown),
        class_="attribution-view",
    )


@cache
def _style() -> str:
    page = resources.files("attribution.output.html") / "notebook.css"
    return page.read_text(encoding="utf-8")
