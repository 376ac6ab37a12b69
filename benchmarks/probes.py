"""Probes whether a description takes a name it has no right to: ``python -m benchmarks.probes``.

Each probe names one person and lets a description speak. In half of them nothing in the
text makes the description that person's, and a name is wrong; in the other half the text
says so (by title, apposition or copula, by the lead's introduction, or with a word that
fits anybody, such as *the woman*), and the name is due.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import cycle

from attrs import frozen

from attribution import attribute, load
from attribution.parsing import Parser

_WOMEN = ("Ilse Marten", "Odile Farrow", "Greta Sand", "Nadia Brook", "Hanne Voss")
_MEN = ("Anton Reeve", "Karel Dunn", "Piers Holloway", "Stefan Orr", "Marcus Hale")
_OTHERS = (
    "ferryman", "baker", "cyclist", "surgeon", "locksmith", "juror", "warden", "tenant",
    "shopkeeper", "beekeeper", "electrician", "passer-by", "attacker", "translator", "porter",
    "teenager", "landlord", "courier", "vet", "prosecutor",
)  # fmt: skip
_OWN = (
    "carpenter", "violinist", "biologist", "sculptor", "senator", "goalkeeper", "farmer",
    "novelist", "librarian", "fishmonger", "pilot", "councillor", "glazier", "nurse",
    "referee", "historian",
)  # fmt: skip
_ANYBODY = ("woman", "{age}-year-old", "woman", "{age}-year-old")

# Nothing makes the noun the person's who is named.
_FOREIGN = (
    "{name}, {age}, was taken to hospital after a fall on Sunday. The {noun} told officers that the"
    " stairs had been wet.",
    "Cellist {name} was stopped at the border. The {noun} warned {her} that the papers were false.",
    "{name}, the mayor of Tolby, cut the ribbon on Friday. “It took us ten years,” the {noun}"
    " said.",
    "A letter to {name} lay on the desk. “I never sent it,” the {noun} said on Tuesday.",
)
# The text says that the noun is the person's.
_STATED = (
    "{name}, a {noun} from Tolby, lost a house in the flood. The {noun} said the water rose within"
    " an hour.",
    "{Noun} {name} came home on Friday. “I had missed the hills,” the {noun} said.",
    "{name} is a {noun}. For years nobody in Tolby knew it. The {noun} said the secret had been"
    " hard to keep.",
    "A {noun} from Tolby has won the county lottery.\n\n{name}, {age}, bought the ticket on the"
    " way home.\n\n“I shall not stop working,” the {noun} said.",
    "{name}, {age}, was taken to hospital after a fall on Sunday. The {anybody} said the stairs had"
    " been wet.",
)


@frozen
class Probe:
    """A text that names one person, and that name.

    Attributes:
        text: the text.
        name: who is named in it.
    """

    text: str
    name: str


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="compact", help="parsing model")
    parser.add_argument("--errors", action="store_true", help="print each wrong answer")
    options = parser.parse_args(arguments)
    model = load(options.model)
    for title, probes, due in (
        ("foreign descriptions: a name is wrong", foreign(), False),
        ("own descriptions: the name is due", own(), True),
    ):
        print(title)
        counted = Counter[str]()
        total = 0
        for probe in probes:
            answer = _answer(probe, model)
            total += 1
            counted[answer] += 1
            if options.errors and (answer == "named") != due:
                print(f"  {answer:8} {probe.text!r}", file=sys.stderr)
        for answer in ("named", "unnamed", "nothing"):
            print(f"  {answer:8} {counted[answer]:3} of {total}")
    return 0


def foreign() -> Iterator[Probe]:
    """80 probes in which the description is not the named person's."""
    people = _cast()
    for frame in _FOREIGN:
        for noun in _OTHERS:
            yield _probe(frame, *next(people), noun)


def own() -> Iterator[Probe]:
    """80 probes in which it is."""
    people = _cast()
    for frame in _STATED:
        anybody = cycle(_ANYBODY)
        for noun in _OWN:
            who = next(people)
            # *The woman* is none of the men.
            while "{anybody}" in frame and who[0] not in _WOMEN:
                who = next(people)
            yield _probe(frame, *who, noun, next(anybody).format(age=who[2]))


def _cast() -> Iterator[tuple[str, str, int]]:
    """Names, with the pronoun and an age for each, without end."""
    both = [n for pair in zip(_WOMEN, _MEN, strict=True) for n in pair]
    for number, name in enumerate(cycle(both)):
        yield name, "her" if name in _WOMEN else "him", 31 + number % 40


def _probe(frame: str, name: str, her: str, age: int, noun: str, anybody: str = "") -> Probe:
    text = frame.format(
        name=name, her=her, age=age, noun=noun, Noun=noun.capitalize(), anybody=anybody
    )
    return Probe(text, name)


def _answer(probe: Probe, model: Parser) -> str:
    """Whether the last quotation's speaker has the name, or none, or none is found."""
    result = attribute(model.parse(probe.text))
    speakers = [a.speaker for a in result.attributions if a.quote.parent is None]
    if not speakers:
        return "nothing"
    last = speakers[-1]
    surname = probe.name.split()[-1]
    return "named" if last is not None and surname in last.name else "unnamed"


if __name__ == "__main__":
    sys.exit(main())
