"""The panel beside an article: who is quoted how much, and what is told of the quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attribution.output.html.markup import Markup, element, joined
from attribution.output.html.notes import bar
from attribution.output.html.signs import NOBODY, Sign
from attribution.quotation import Kind
from attribution.result import AttributedDocument, Attribution, Entity

__all__ = ["panel"]

Numbered = tuple[int, Attribution]
"""An attribution and its number, from 1 on."""

_KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
_EXCERPT = 90
# Of more speakers than these the first so many are shown, and the others unfold.
_MANY = 15
_FIRST = 12


def panel(document: AttributedDocument, signs: Mapping[str, Sign], prefix: str) -> Markup:
    """Who is quoted, each with all quotations; then counts by several properties.

    Arguments:
        document: the attributed article.
        signs: of its speakers, by their entity's id, in the order in which they speak.
        prefix: what ids of this article begin with.
    """
    numbered = list(enumerate(document.attributions, 1))
    by_id = document.by_id
    said: dict[str, list[Numbered]] = {id_: [] for id_ in signs}
    for n in numbered:
        if n[1].speaker is not None:
            said[n[1].speaker.entity.id].append(n)
    most = max((len(own) for own in said.values()), default=1)
    order = sorted(signs, key=lambda id_: -len(said[id_]))
    speakers = [_speaker(by_id.get(id_), signs[id_], said[id_], most, prefix) for id_ in order]
    silent = [n for n in numbered if n[1].speaker is None]
    if silent:
        speakers.append(_speaker(None, NOBODY, silent, max(most, len(silent)), prefix))
    if not speakers:
        return element("p", "Nobody is quoted.", class_="at-none")
    return joined(
        element("h2", "Who is quoted", id=f"{prefix}who"),
        element("div", *_folded(speakers), class_="at-speakers"),
        _counts("How", numbered, lambda a: a.quote.kind, _KINDS),
        _counts("What kind of source", numbered, _kind),
        _counts("Gender, by evidence in the text", numbered, _gender),
        _counts(
            "Through which outlet", numbered, lambda a: a.agency.name if a.agency else "none named"
        ),
    )


def _folded(speakers: Sequence[Markup]) -> Sequence[Markup]:
    """The lines of the speakers; those quoted least unfold where there are many."""
    if len(speakers) <= _MANY:
        return speakers
    others = speakers[_FIRST:]
    summary = element("summary", f"{len(others)} more")
    return [*speakers[:_FIRST], element("details", summary, *others, class_="at-more")]


def _speaker(
    entity: Entity | None, sign: Sign, said: Sequence[Numbered], most: int, prefix: str
) -> Markup:
    """A speaker's line, which opens to all that they said."""
    name = said[0][1].speaker
    title = [element("span", name.name if name else "No speaker", class_="at-name")]
    if entity is not None and entity.role and entity.role not in entity.name:
        title.append(element("span", entity.role, class_="at-role"))
    shares: list[tuple[str, float]] = []
    for kind in _KINDS:
        shares += [(f"at-{kind}", 1 / most) for _, a in said if a.quote.kind == kind]
    ordered = [n for kind in _KINDS for n, a in said if a.quote.kind == kind]
    words = ", ".join(
        f"{count} {kind}"
        for kind in _KINDS
        if (count := sum(a.quote.kind == kind for _, a in said))
    )
    summary = element(
        "summary",
        sign.drawn(),
        element("span", *title, class_="at-who"),
        element("span", str(len(said)), class_="at-count", data_of=_numbers(said)),
        bar(shares, words, data_each=" ".join(map(str, ordered))),
    )
    quotes = [
        element(
            "li",
            element("a", _excerpt(a.quote.text), href=f"#{prefix}q{n}"),
            data_q=n,
            value=n,
        )
        for n, a in said
    ]
    return element(
        "details",
        summary,
        element("p", f"{words}; all that is quoted:"),
        element("ol", *quotes),
        class_=sign.style,
        data_speaker=_numbers(said),
    )


def _counts(
    title: str,
    numbered: Sequence[Numbered],
    value: Callable[[Attribution], str],
    order: Iterable[str] = (),
) -> Markup:
    """How many quotations have each value of a property."""
    groups: dict[str, list[Numbered]] = {name: [] for name in order}
    for n in numbered:
        groups.setdefault(value(n[1]), []).append(n)
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            element(
                "td",
                bar([("at-share", len(own) / len(numbered))], f"{len(own)} of {len(numbered)}",
                    data_share=_numbers(own)),
            ),
            element("td", str(len(own)), class_="at-count", data_of=_numbers(own)),
        )
        for name, own in sorted(groups.items(), key=lambda item: -len(item[1]))
        if own
    ]  # fmt: skip
    return element("table", element("caption", title), element("tbody", *rows), class_="at-counts")


def _kind(a: Attribution) -> str:
    return a.speaker.entity.kind if a.speaker else "none"


def _gender(a: Attribution) -> str:
    if a.speaker is None or a.speaker.entity.kind not in ("person", "unnamed"):
        return "no person"
    gender = a.speaker.entity.gender
    if gender is None:
        return "not shown"
    return f"{gender.value}, by first name only" if gender.from_name else gender.value


def _numbers(numbered: Iterable[Numbered]) -> str:
    return " ".join(str(n) for n, _ in numbered)


def _excerpt(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _EXCERPT else f"{plain[:_EXCERPT].rsplit(' ', 1)[0]} …"
