"""Make the data of the name tagger: persons, organizations and places, one label a token.

Universal NER marks names by hand. GUM marks every mention of an entity, named or not, with its type
and its minimal span; a mention whose minimal span is headed by a proper noun gives a name here.
Titles stay outside a name (*President [Smith]*), as in Universal NER, so that the sources agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.marks import sentences

Tagged = list[tuple[str, str]]

_LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "madam", "mister", "sir", "dame", "lord", "lady", "dr",
        "doctor", "prof", "professor", "president", "secretary", "senator", "sen",
        "representative", "rep", "congressman", "congresswoman", "governor", "gov", "mayor",
        "judge", "justice", "minister", "chancellor", "ambassador", "speaker", "chairman",
        "chairwoman", "director", "commissioner", "general", "gen", "colonel", "col", "major",
        "maj", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "officer", "detective",
        "sheriff", "king", "chief", "queen", "prince", "princess", "emperor", "empress", "pope",
        "cardinal", "archbishop", "bishop", "father", "reverend", "rev", "rabbi", "imam",
        "sheikh", "vice", "deputy", "prime", "former", "coach", "uncle", "aunt",
    ]
)  # fmt: skip
_ID, _FORM, _UPOS, _XPOS, _HEAD, _DEPREL, _MISC = 0, 1, 3, 4, 6, 7, 9


def read_bio(path: Path) -> list[Tagged]:
    """Read a file of ``token<TAB>label`` lines, a blank line after each sentence."""
    with path.open(encoding="utf-8") as lines:
        rows = (sentence for sentence in sentences(lines))
        return [[(row.split("\t")[0], row.split("\t")[1]) for row in rows_] for rows_ in rows]


def write_bio(tagged: Iterable[Tagged], path: Path) -> None:
    """Write what :func:`read_bio` reads."""
    with path.open("w", encoding="utf-8") as out:
        for sentence in tagged:
            out.writelines(f"{token}\t{label}\n" for token, label in sentence)
            out.write("\n")


def spans(tagged: Tagged) -> Iterator[tuple[range, str]]:
    """Yield the names of a sentence, each with its words and its kind."""
    start = 0
    for n, (_, label) in enumerate([*tagged, ("", "O")]):
        if n > start and not label.startswith("I"):
            yield range(start, n), tagged[start][1][2:]
        if not label.startswith("I"):
            start = n if label.startswith("B") else n + 1


def _is_title(token: str) -> bool:
    return token.rstrip(".").lower() in _TITLES


def _mentions(words: list[list[str]]) -> Iterator[tuple[str, list[int], int, int]]:
    """Yield type, minimal span (word numbers), first and past-the-last word of each mention."""
    open_mentions: dict[str, list[tuple[str, list[int], int]]] = {}
    for position, word in enumerate(words):
        misc = dict(part.partition("=")[::2] for part in word[_MISC].split("|"))
        for opened, closed in re.findall(r"\(([^()]+)\)?|([^()]+)\)", misc.get("Entity", "")):
            field = (opened or closed).split("-")
            if opened:
                minimal = [int(n) for n in field[5].split(",")] if len(field) > 5 else [1]
                open_mentions.setdefault(field[0], []).append((field[1], minimal, position))
        for text in re.findall(r"\([^()]+\)|[^()]+\)|\([^()]+", misc.get("Entity", "")):
            if text.endswith(")"):
                chain = text.strip("()").split("-")[0]
                if open_mentions.get(chain):
                    kind, minimal, start = open_mentions[chain].pop()
                    yield kind, minimal, start, position + 1


_INSIDE = frozenset(["of", "for", "the", "and", "&", "-", "–", "'", "’", "'s", "’s", ".", "in"])
_INSIDE_PERSONS = frozenset(["-", "–", "'", "’", "."])
_HYPHENS = frozenset(["-", "–"])


def _is_capital(word: list[str]) -> bool:
    return word[_FORM][0].isupper() or word[_FORM][0].isdigit()


def _is_proper(word: list[str]) -> bool:
    return word[_UPOS] == "PROPN" and _is_capital(word)


def _head(words: list[list[str]], numbers: list[int]) -> int:
    """Return the word of a minimal span that hangs on a word outside it."""
    inside = {words[n][_ID] for n in numbers}
    return next((n for n in numbers if words[n][_HEAD] not in inside), numbers[0])


def _run(kind: str, words: list[list[str]], numbers: list[int], start: int) -> range:
    """Return the words around a proper noun that are one name with it, as far as they join."""
    inside = _INSIDE_PERSONS if kind == "person" else _INSIDE
    chosen = set(numbers)
    end = start + 1
    while end <= numbers[-1]:
        known = end in chosen and (
            _is_capital(words[end]) or words[end][_FORM] == "the"
            or words[end - 1][_FORM] in _HYPHENS
        )  # fmt: skip
        if not known and words[end][_FORM].lower() not in inside:
            break
        end += 1
    while not _is_capital(words[end - 1]) and words[end - 2][_FORM] not in _HYPHENS:
        end -= 1
    first = start
    while first > numbers[0]:
        before = words[first - 1]
        if _is_capital(before) and (kind != "person" or before[_UPOS] == "PROPN"):
            start = first - 1
        elif before[_FORM].lower() not in inside:
            break
        first -= 1
    return range(start, end)


def _longer(words: list[list[str]], name: range, stop: int) -> range:
    """Return a name with the *of ...* after it, as in *University of Varland*."""
    at = name.stop
    if at + 1 >= stop or words[at][_FORM] != "of":
        return name
    first = at + 1 + (words[at + 1][_FORM].lower() == "the")
    end = first
    while end < stop and (
        _is_capital(words[end])
        or (words[end][_FORM] in {"and", "&"} and end + 1 < stop and _is_capital(words[end + 1]))
    ):
        end += 1
    named = any(_is_proper(words[n]) for n in range(first, end))
    return range(name.start, end) if named else name


def _person(words: list[list[str]], name: range, start: int, stop: int) -> range:
    """Return a person's name without titles; no words where it is a role or a people."""
    while name and (_is_title(words[name.start][_FORM]) or words[name.start][_FORM] in _HYPHENS):
        name = name[1:]
    if not name or not _is_proper(words[name.start]):
        return range(0)
    if len(name) > 1:
        return name
    article = words[start][_FORM].lower()
    only = words[name.start]
    a_people = only[_XPOS] in {"NNPS", "JJ", "NNS"} or article in {"a", "an"}
    a_role = name.stop < stop and words[name.stop][_FORM] in {"of", "at"}
    # *the Duke*, *the Japanese*, but *the popular Theodorus*.
    bare = article == "the" and name.start == start + 1
    return range(0) if a_people or a_role or bare else name


def _name(kind: str, words: list[list[str]], start: int, stop: int, minimal: list[int]) -> range:
    """Return the words of the name in a mention, none if it holds none."""
    numbers = sorted(start + n - 1 for n in minimal if start + n - 1 < stop)
    if kind not in _LABELS or not numbers:
        return range(0)
    head = _head(words, numbers)
    if kind == "person":
        # *researcher Ida Berg*: the name hangs on the role.
        named = [n for n in numbers if _is_proper(words[n])
                 and (n == head or words[n][_DEPREL].startswith("flat"))]  # fmt: skip
        named = [n for n in named if not _is_title(words[n][_FORM])]
        return (
            _person(words, _run(kind, words, numbers, named[0]), start, stop)
            if named
            else (range(0))
        )
    if _is_capital(words[head]) and words[head][_UPOS] in {"PROPN", "NOUN", "ADJ"}:
        name = _longer(words, _run(kind, words, numbers, head), stop)
        return name if any(_is_proper(words[n]) for n in name) else range(0)
    # *the province of Varland*: the name of the place has no mention of its own.
    if kind == "place" and words[head][_UPOS] == "NOUN":
        whole = _longer(words, range(head, head + 1), stop)
        rest = whole[2:]
        return rest[1:] if rest and words[rest.start][_FORM] == "the" else rest
    return range(0)


def names_of_gum(document: Iterable[list[str]]) -> Iterator[Tagged]:
    """Derive the names of a GUM document from its mentions; the outermost name wins."""
    for sentence in document:
        words = [
            f for f in (line.split("\t") for line in sentence if line[0] != "#") if f[0].isdigit()
        ]
        labels = ["O"] * len(words)
        found = []
        for kind, minimal, start, end in _mentions(words):
            span = _name(kind, words, start, end, minimal)
            if span:
                found.append((len(span), end - start, kind, span))
        for _, _, kind, span in sorted(found, key=lambda name: name[:2], reverse=True):
            if all(labels[n] == "O" for n in span):
                for n in span:
                    labels[n] = ("B-" if n == span[0] else "I-") + _LABELS[kind]
        yield [(word[_FORM], label) for word, label in zip(words, labels, strict=True)]


def without_titles(tagged: Tagged) -> Tagged:
    """Take the titles off the persons of a sentence, and the persons that are nothing else."""
    result = list(tagged)
    for n, (token, label) in enumerate(tagged):
        if label == "B-PER" or (label == "I-PER" and result[n - 1][1] == "O"):
            follows = tagged[n + 1] if n + 1 < len(tagged) else ("", "O")
            goes_on = follows[1] == "I-PER"
            if _is_title(token) and not (goes_on and follows[0] in {"of", "the"}):
                result[n] = (token, "O")
            elif label == "I-PER":
                result[n] = (token, "B-PER")
    return result


def _looks_cut_short(tagged: Tagged) -> bool:
    """Say whether two or more capitalized words in a row hold a word that is in no name."""
    run: list[str] = []
    for n, (token, label) in enumerate([*tagged, ("", "O")]):
        if n > 0 and token[:1].isupper() and not token.isupper() and not _is_title(token):
            run.append(label)
            continue
        if len(run) > 1 and "O" in run:
            return True
        run = []
    return False


def rederived(
    tagged: Iterable[Tagged], documents: Iterable[Path], keep: bool = False
) -> Iterator[Tagged]:
    """Replace, in a file made by simpler rules, each sentence of the GUM documents at hand.

    A sentence of none of them loses its titles, and is left out if a name in it looks cut short;
    ``keep`` keeps such sentences, for measuring.
    """
    better: dict[tuple[str, ...], Tagged] = {}
    for path in documents:
        with path.open(encoding="utf-8") as lines:
            for sentence in names_of_gum(sentences(lines)):
                better[tuple(token for token, _ in sentence)] = sentence
    for sentence in tagged:
        key = tuple(token for token, _ in sentence)
        if key in better:
            yield better[key]
        elif keep or not _looks_cut_short(sentence):
            yield without_titles(sentence)
