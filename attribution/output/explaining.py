"""`explain`: why an attribution was found, linked to its speaker, and given its confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attribution.errors import InputError
from attribution.output.terminal import accounts, printable
from attribution.output.writing import Result, Target
from attribution.quotation import Evidence
from attribution.result import Attribution, Resolution, Speaker

__all__ = ["HOW_LINKED", "explain", "told", "write"]

HOW_LINKED: Mapping[Resolution, str] = {
    "own name": "{source} is the fullest name that the text gives",
    "shorter name": "{source} is a shorter form of that name",
    "pronoun": "{source} refers to whom the text named before",
    "relative pronoun": "{source} refers to the noun before it",
    "nominal": "the text describes the speaker as {source}",
    "fitting": "{source} fits nobody else in the text",
    "description": "{source} is all that the text tells of the speaker",
    "carried over": "no source stands there, and this is who was quoted just before",
    "control": "{source} is the subject that the verb leaves out",
    "coreference": "the coreference that came with the text says so",
}
"""For each `Resolution`, how the source led to its speaker, in words."""

_TAGGER = "tagger"


def explain(attribution: Attribution) -> str:
    """Says in two sentences why an attribution was found, linked and given its confidence.

    Arguments:
        attribution: one of the ``attributions`` that `attribution.attribute` returned.

    Raises:
        InputError: if it is not an `Attribution`.

    Example:
        >>> from attribution import Cue, Evidence, Quote, Span
        >>> seen = Evidence("clausal_complement", (), "'said' reports the clause of 'rained'")
        >>> quote = Quote("q1", "indirect", (Span(10, 19, "it rained"),), confidence=0.9,
        ...               no_source="nobody is named", evidence=(seen,))
        >>> print(explain(Attribution("at1", quote, no_speaker="nobody is named", confidence=0.9)))
        Found by the rule clausal_complement: 'said' reports the clause of 'rained'.
        It has no speaker (nobody is named), so its confidence of 0.90 is the quotation's own.
    """
    if not isinstance(attribution, Attribution):
        raise InputError(
            f"explain() needs one of a result's attributions, not {type(attribution).__name__}"
        )
    sentences = _found(attribution), _linked(attribution)
    return "\n".join(printable(" ".join(sentence.split())) for sentence in sentences)


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """The accounts of a run, with each attribution explained; failures have no account."""
    return accounts(results, target, explain)


def _found(a: Attribution) -> str:
    rules = _first_of_each(a.quote.evidence)
    seen = [e for e in rules if e.rule != _TAGGER]
    tagger = next((e for e in rules if e.rule == _TAGGER), None)
    if not rules:
        return "Nothing is noted of how it was found."
    if not seen:
        return f"No rule found it, only the learned tagger: {told(a, rules[0])}."
    names = _listed([e.rule for e in seen])
    sure = f"; {told(a, tagger)}" if tagger is not None else ""
    return f"Found by the rule{'s' * (len(seen) > 1)} {names}: {told(a, seen[0])}{sure}."


def _linked(a: Attribution) -> str:
    relayed = ""
    if a.agency is not None:
        relayed = f", and it came through {a.agency.name} ({a.agency.relation})"
    if a.speaker is None:
        why = f" ({a.no_speaker})" if a.no_speaker else ""
        return (
            f"It has no speaker{why}{relayed}, so its confidence of {a.confidence:.2f} is the "
            "quotation's own."
        )
    return (
        f"It is linked to {a.speaker.name} because {_how(a, a.speaker)}{relayed}; its confidence "
        f"of {a.confidence:.2f} is the quotation's, {a.quote.confidence:.2f}, times the link's, "
        f"{a.speaker.confidence:.2f}."
    )


def _how(a: Attribution, speaker: Speaker) -> str:
    """How a source led to its speaker, without a full stop."""
    source = f"'{a.quote.source.text}'" if a.quote.source is not None else "the source"
    return HOW_LINKED[speaker.resolved_by].format(source=" ".join(source.split()))


def _first_of_each(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    first: dict[str, Evidence] = {}
    for seen in evidence:
        first.setdefault(seen.rule, seen)
    return list(first.values())


def told(a: Attribution, evidence: Evidence) -> str:
    """What a rule or the tagger says about an attribution, without a full stop.

    Arguments:
        a: the attribution.
        evidence: a piece of its evidence.
    """
    note = evidence.note.rstrip(".")
    if evidence.rule == _TAGGER and a.quote.parent is not None:
        # A reader of "a probability of 0.00" would wonder why it was found at all.
        return f"{note}, as it reads what is nested as part of the outer quotation"
    return note


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
