"""A note for each quotation: who said it, through whom it came, and why it was found."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attribution.output.explaining import explain, told
from attribution.output.html.markup import Markup, element, joined
from attribution.output.html.signs import Sign
from attribution.result import Attribution

__all__ = ["bar", "label", "note", "untold_name"]

_WORD = re.compile(r"\w+")


def untold_name(a: Attribution) -> str | None:
    """The speaker's name, where the source's own words, such as *she*, have nothing of it."""
    if a.speaker is None:
        return None
    own = set(_WORD.findall(a.speaker.name))
    # Of a description every word counts, of a name those that begin with a capital.
    telling = {word for word in own if word[0].isupper()} or own
    source = a.quote.source.text if a.quote.source is not None else ""
    return None if telling & set(_WORD.findall(source)) else a.speaker.name


def label(number: int, a: Attribution) -> str:
    """What a screen reader says of the badge of a quotation; it begins with what is seen there."""
    named = untold_name(a)
    seen = [str(number), named, a.polarity if a.polarity != "asserted" else None]
    who = a.speaker.name if a.speaker else "no speaker"
    told = [None if named else who, a.quote.kind, f"confidence {a.confidence:.2f}"]
    return f"{' '.join(filter(None, seen))}: {', '.join(filter(None, told))}"


def note(
    number: int, a: Attribution, sign: Sign, prefix: str, numbers: Mapping[str, int]
) -> Markup:
    """The note of a quotation.

    Arguments:
        number: of the attribution, from 1 on.
        a: the attribution.
        sign: of its speaker.
        prefix: what ids of its article begin with.
        numbers: of all quotations of the article, by their ids.
    """
    return element(
        "li",
        element("p", *_who(number, a, sign, prefix), class_="at-who"),
        element("blockquote", a.quote.text),
        _chain(a),
        element("dl", *(part for fact in _facts(a, numbers) for part in fact)),
        element("p", _weight(a), class_="at-weight"),
        _evidence(a),
        id=f"{prefix}n{number}",
        class_="at-note",
        data_q=number,
    )


def _who(number: int, a: Attribution, sign: Sign, prefix: str) -> tuple[str, ...]:
    back = element(
        "a",
        str(number),
        href=f"#{prefix}q{number}",
        aria_label=f"{number}, to its place in the text",
    )
    if a.speaker is None:
        return (
            sign.drawn(),
            back,
            Markup(" "),
            element("b", "No speaker"),
            f": {a.no_speaker or 'not told'}",
        )
    role = a.speaker.entity.role
    beside = f", {role}" if role and role not in a.speaker.name else ""
    return sign.drawn(), back, Markup(" "), element("b", a.speaker.name), beside


def _chain(a: Attribution) -> Markup:
    """The way from the speaker to the reader."""
    stations = [
        element("span", link.name, Markup(" "), element("i", link.role)) for link in a.chain
    ]
    if len(stations) < 2:
        return Markup()
    arrow = Markup('<span aria-hidden="true"> → </span><span class="at-unseen">, then </span>')
    steps = [piece for station in reversed(stations) for piece in (arrow, station)][1:]
    return element("p", *steps, class_="at-chain")


def _facts(a: Attribution, numbers: Mapping[str, int]) -> list[tuple[Markup, Markup]]:
    quote = a.quote
    facts = [("kind", f"{quote.kind}, {a.polarity}")]
    if quote.cue is not None:
        shown = "" if quote.cue.lemma == quote.cue.text else f" (to {quote.cue.lemma})"
        facts.append(("cue", quote.cue.text + shown))
    if quote.source is not None:
        how = f" ({a.speaker.resolved_by})" if a.speaker else ""
        facts.append(("source", quote.source.text + how))
    elif a.speaker is not None:
        facts.append(("source", f"none ({a.speaker.resolved_by})"))
    if a.addressee is not None:
        facts.append(("said to", a.addressee.name))
    if a.about:
        who = [f"{'the speaker' if t.is_speaker else t.name} ({t.part})" for t in a.about]
        facts.append(("speaks of", ", ".join(who)))
    if a.agency is not None:
        facts.append(("agency", f"{a.agency.name} ({a.agency.relation})"))
    if quote.parent is not None:
        facts.append(("within", f"quotation {numbers.get(quote.parent, quote.parent)}"))
    return [(element("dt", name), element("dd", value)) for name, value in facts]


def _weight(a: Attribution) -> Markup:
    return joined(
        "confidence ",
        element("b", f"{a.confidence:.2f}"),
        Markup(" "),
        bar([("at-share", a.confidence)], f"{a.confidence:.0%}"),
    )


def _evidence(a: Attribution) -> Markup:
    """Why it was linked and weighed so, and which rules saw what."""
    seen = dict.fromkeys((e.rule, told(a, e)) for e in a.quote.evidence)
    rules = [element("li", element("code", rule), Markup(" "), note) for rule, note in seen]
    _, weighed = explain(a).split("\n", 1)
    return joined(
        element("p", weighed),
        element("ul", *rules, class_="at-rules") if rules else None,
    )


def bar(parts: list[tuple[str, float]], label: str, **attributes: str | int) -> Markup:
    """A small horizontal bar.

    Arguments:
        parts: the class of each part and its share of the whole width, from 0 to 1.
        label: what it shows, in words.
        attributes: of the picture.
    """
    rects, at = [], 0.0
    for style, share in parts:
        # With air between the parts, so that they can be counted.
        width = max(0.0, 100 * share - (len(parts) > 1))
        rects.append(
            element("rect", x=f"{100 * at:.4g}", y=0, width=f"{width:.4g}", height=8, class_=style)
        )
        at += share
    return element(
        "svg",
        *rects,
        class_="at-bar",
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
        **attributes,
    )
