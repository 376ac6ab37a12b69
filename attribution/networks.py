"""`network`: who speaks about whom, to whom or through whom, over any number of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from attrs import define, field, frozen

from attribution.commonest import commonest
from attribution.errors import InputError
from attribution.keys import key_of
from attribution.knowledge import People
from attribution.knowledge.tables import languages
from attribution.packages import needed
from attribution.part_types import check_share
from attribution.quotation import Kind, Polarity
from attribution.result import AttributedDocument, Attribution, Entity, EntityKind, Failure

__all__ = ["Edge", "Network", "NetworkKind", "Node", "NodeKind", "network"]

NetworkKind = Literal["about", "addressee", "agency"]
"""Where edges lead from a speaker: to whom they speak about, to whom they address, or to the outlet
that relays them."""

_ENGLISH = "en"
_PRONOUNS = ("masculine", "feminine", "neuter", "plural", "first", "second")

NodeKind = EntityKind | Literal["outlet"]
"""What a node is; ``"outlet"`` is an outlet that relays."""


@frozen
class Node:
    """Somebody who speaks, or is spoken about, to or through.

    Attributes:
        key: the key of the name, by which nodes are told apart (`attribution.keys.key_of`).
        name: the commonest form of the name.
        kind: what it is in most articles.
        articles: in how many articles it has an edge.
    """

    key: str
    name: str
    kind: NodeKind
    articles: int


@frozen
class Edge:
    """From a speaker to somebody whom they speak about, address, or speak through.

    Attributes:
        source: the key of the speaker.
        target: the key of the other node.
        quotations: how many quotations there are.
        articles: in how many articles.
        by_kind: how many are direct, indirect and mixed.
        by_polarity: how many are asserted, negated and so on.
    """

    source: str
    target: str
    quotations: int
    articles: int
    by_kind: Mapping[Kind, int]
    by_polarity: Mapping[Polarity, int]

    def numbers(self) -> dict[str, int]:
        """The counts of `by_kind` and `by_polarity` in one dictionary."""
        return {str(name): n for name, n in (*self.by_kind.items(), *self.by_polarity.items())}


@frozen
class Network:
    """Who speaks about, to or through whom; see `attribution.network`.

    Attributes:
        kind: where its edges lead.
        nodes: those in most articles first.
        edges: those with most quotations first.
    """

    kind: NetworkKind
    nodes: tuple[Node, ...] = field(repr=lambda nodes: f"<{len(nodes)}>")
    edges: tuple[Edge, ...] = field(repr=lambda edges: f"<{len(edges)}>")

    def rows(self) -> list[dict[str, Any]]:
        """A row for each edge, for a data frame or CSV: ``pandas.DataFrame(found.rows())``."""
        name_of = {node.key: node.name for node in self.nodes}
        return [
            {
                "source": name_of[edge.source],
                "target": name_of[edge.target],
                "source_key": edge.source,
                "target_key": edge.target,
                "quotations": edge.quotations,
                "articles": edge.articles,
                **edge.numbers(),
            }
            for edge in self.edges
        ]

    def to_graph(self) -> Any:
        """A ``networkx.DiGraph``, which ``networkx.write_graphml`` and ``write_gexf`` save.

        Nodes are keys, with ``label``, ``kind`` and ``articles``; edges have ``weight`` (how many
        quotations), ``articles``, and a number for each kind of quotation and each polarity.

        Raises:
            MissingPackageError: if networkx is not installed.
        """
        graph = needed("networkx").DiGraph(kind=self.kind)
        for node in self.nodes:
            graph.add_node(node.key, label=node.name, kind=node.kind, articles=node.articles)
        for edge in self.edges:
            graph.add_edge(
                edge.source,
                edge.target,
                weight=edge.quotations,
                articles=edge.articles,
                **edge.numbers(),
            )
        return graph


def network(
    results: Iterable[AttributedDocument | Failure],
    kind: NetworkKind = "about",
    *,
    min_confidence: float = 0.5,
) -> Network:
    """Counts who speaks about, to or through whom, over any number of articles.

    People in several articles count as one if their names have the same key
    (`attribution.keys.key_of`); this is not entity linking. Speakers without a name make no edge,
    nor does what people say about themselves, nor a description such as *his staff*, which means
    others in each article. If several are named together, each has an edge.

    Arguments:
        results: documents and failures, read one at a time; or one document.
        kind: ``"about"``, ``"addressee"`` or ``"agency"``.
        min_confidence: attributions and topics with a lower confidence are left out.

    Raises:
        InputError: if one of ``results`` is not a result, ``kind`` is none of the three, or
            ``min_confidence`` is not a number from 0 to 1.

    Example:
        >>> network([AttributedDocument("It rained.")]).edges
        ()
    """
    if kind not in get_args(NetworkKind):
        known = ", ".join(map(repr, get_args(NetworkKind)))
        raise InputError(f"a network's kind is one of {known}, not {kind!r}")
    check_share("min_confidence", min_confidence)
    if isinstance(results, (AttributedDocument, Failure)):
        results = (results,)
    if not isinstance(results, Iterable) or isinstance(results, (str, bytes)):
        raise InputError(f"network() needs results, not {type(results).__name__}")
    tally = _Tally(kind, min_confidence)
    for result in results:
        if not isinstance(result, (AttributedDocument, Failure)):
            raise InputError(
                f"network() needs what attribute() returned, not {type(result).__name__}"
            )
        if isinstance(result, AttributedDocument):
            tally.add(result)
    return tally.network()


@define
class _Counts:
    """The counts of a node or an edge."""

    articles: int = 0
    names: Counter[str] = field(factory=Counter)
    what: Counter[NodeKind] = field(factory=Counter)
    kinds: Counter[Kind] = field(factory=Counter)
    polarities: Counter[Polarity] = field(factory=Counter)


@define
class _Tally:
    kind: NetworkKind
    least: float
    nodes: dict[str, _Counts] = field(factory=dict)
    edges: dict[tuple[str, str], _Counts] = field(factory=dict)

    def add(self, document: AttributedDocument) -> None:
        entities = document.by_id
        met: set[object] = set()
        for found in document.attributions:
            if found.speaker is None or found.confidence < self.least:
                continue
            targets = {
                name: what
                for name, what in self._targets(found, entities)
                if not _is_somebody_s(name, document.language)
            }
            for speaker in _persons(found.speaker.entity, entities):
                if _is_somebody_s(speaker.name, document.language):
                    continue
                for name, what in targets.items():
                    source, target = _key(speaker.name), _key(name)
                    if source != target:
                        self._node(source, speaker.name, speaker.kind, met)
                        self._node(target, name, what, met)
                        self._edge((source, target), found, met)

    def _targets(
        self, found: Attribution, entities: Mapping[str, Entity]
    ) -> Iterator[tuple[str, NodeKind]]:
        """Whom a quotation is about, or was said to or through: their names and what they are."""
        if self.kind == "agency":
            if found.agency is not None:
                yield found.agency.name, "outlet"
            return
        meant: list[Entity | None] = []
        if self.kind == "addressee":
            meant = [found.addressee.entity if found.addressee is not None else None]
        else:
            others = (t for t in found.about if not t.is_speaker)
            meant = [t.entity for t in others if t.confidence >= self.least]
        for entity in meant:
            if entity is not None:
                yield from ((e.name, e.kind) for e in _persons(entity, entities))

    def _node(self, key: str, name: str, what: NodeKind, met: set[object]) -> None:
        node = self.nodes.setdefault(key, _Counts())
        if key not in met:
            met.add(key)
            node.articles += 1
            node.names[name] += 1
            node.what[what] += 1

    def _edge(self, ends: tuple[str, str], found: Attribution, met: set[object]) -> None:
        edge = self.edges.setdefault(ends, _Counts())
        edge.kinds[found.quote.kind] += 1
        edge.polarities[found.polarity] += 1
        if ends not in met:
            met.add(ends)
            edge.articles += 1

    def network(self) -> Network:
        nodes = [
            Node(key, commonest(found.names), commonest(found.what), found.articles)
            for key, found in self.nodes.items()
        ]
        edges = [
            Edge(
                source=source,
                target=target,
                quotations=found.kinds.total(),
                articles=found.articles,
                by_kind={kind: found.kinds[kind] for kind in get_args(Kind)},
                by_polarity={value: found.polarities[value] for value in get_args(Polarity)},
            )
            for (source, target), found in self.edges.items()
        ]
        nodes.sort(key=lambda node: (-node.articles, node.key))
        edges.sort(key=lambda edge: (-edge.quotations, edge.source, edge.target))
        return Network(self.kind, tuple(nodes), tuple(edges))


def _key(name: str) -> str:
    return key_of(name) or name


def _is_somebody_s(name: str, language: str) -> bool:
    """Whether a description begins with a possessive pronoun: *his staff*."""
    people = People.default(language if language in languages() else _ENGLISH)
    first = name.partition(" ")[0]
    return people.has_any("pronouns", _PRONOUNS, first)


def _persons(entity: Entity, entities: Mapping[str, Entity]) -> list[Entity]:
    """An entity, or its members if it joins several; only those that have a name."""
    members = [entities[m] for m in entity.members if m in entities]
    named = members or [entity]
    return [e for e in named if e.kind != "unnamed" and e.name.strip() and not e.members]
