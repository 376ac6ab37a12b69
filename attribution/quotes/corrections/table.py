"""The corrections in the order in which they run: each is a value with a name.

A parser that was trained on few news texts misreads some of their constructions regularly. What
cues, names and word order show for certain is corrected here, in the tree, so that no rule has to
know about the error.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from attribution.document import Document, Sentence
from attribution.knowledge import Knowledge
from attribution.parsing.long_sentences import without_long_sentences
from attribution.quotes.corrections.absolutes import with_those_who_say_so
from attribution.quotes.corrections.accused import with_the_accused
from attribution.quotes.corrections.addressees import with_addressees
from attribution.quotes.corrections.agents import with_agents
from attribution.quotes.corrections.announced import with_announced_reports
from attribution.quotes.corrections.asked_about import with_questions_asked_about
from attribution.quotes.corrections.astray import with_strays
from attribution.quotes.corrections.audiences import with_audiences
from attribution.quotes.corrections.before_colons import with_reports_before_colons
from attribution.quotes.corrections.before_names import with_descriptions_before_names
from attribution.quotes.corrections.behind_agents import with_reports_behind_agents
from attribution.quotes.corrections.behind_clauses import with_reports_behind_clauses
from attribution.quotes.corrections.behind_colons import with_reports_behind_colons
from attribution.quotes.corrections.behind_complements import (
    with_objects_behind_complements,
)
from attribution.quotes.corrections.behind_descriptions import (
    with_reports_behind_descriptions,
)
from attribution.quotes.corrections.behind_documents import with_reports_behind_documents
from attribution.quotes.corrections.behind_named import with_subjects_behind_named
from attribution.quotes.corrections.behind_outlets import with_subjects_behind_outlets
from attribution.quotes.corrections.between import with_words_between
from attribution.quotes.corrections.beyond import with_reports_beyond
from attribution.quotes.corrections.bidden import with_those_bidden
from attribution.quotes.corrections.bracketed import with_brackets_behind_cues
from attribution.quotes.corrections.closing_reports import with_closing_reports
from attribution.quotes.corrections.conditions import with_conditions
from attribution.quotes.corrections.dubbed import with_what_one_is_called
from attribution.quotes.corrections.extraposed import with_extraposed_clauses
from attribution.quotes.corrections.firms import with_whole_firms
from attribution.quotes.corrections.given_words import with_given_words
from attribution.quotes.corrections.going_on import with_cues_that_go_on
from attribution.quotes.corrections.headline_reports import with_headline_reports
from attribution.quotes.corrections.heard import with_actors_heard_of, with_words_heard
from attribution.quotes.corrections.hearers_apart import with_hearers_apart
from attribution.quotes.corrections.house_numbers import with_house_numbers
from attribution.quotes.corrections.hyphens import with_joined_halves
from attribution.quotes.corrections.initials_as_pronouns import with_initials_as_pronouns
from attribution.quotes.corrections.interposed import with_interposed_reports
from attribution.quotes.corrections.inversions import with_inversions
from attribution.quotes.corrections.labels import with_common_labels
from attribution.quotes.corrections.lemmas import with_lemmas_of_cues
from attribution.quotes.corrections.misread import with_misread_cues
from attribution.quotes.corrections.named_auxiliaries import with_named_auxiliaries
from attribution.quotes.corrections.named_bodies import with_named_bodies
from attribution.quotes.corrections.offices import with_offices
from attribution.quotes.corrections.overheard import with_overheard
from attribution.quotes.corrections.owners import with_owners
from attribution.quotes.corrections.quoted_asides import with_quoted_asides
from attribution.quotes.corrections.raised import with_raised_objects
from attribution.quotes.corrections.rehung import with_clauses_of_cues
from attribution.quotes.corrections.relatives import with_cues_in_relative_clauses
from attribution.quotes.corrections.replaced import with_sentences
from attribution.quotes.corrections.reports_as_adjectives import with_reports_read_as_adjectives
from attribution.quotes.corrections.set_off import with_reports_set_off
from attribution.quotes.corrections.surnames import with_bare_surnames
from attribution.quotes.corrections.surnames_as_verbs import with_surnames_as_verbs
from attribution.quotes.corrections.swallowed import with_swallowed_verbs
from attribution.quotes.corrections.tellers import with_tellers_of_outlets
from attribution.quotes.corrections.undergone import with_those_undergoing
from attribution.quotes.corrections.venues import with_venues
from attribution.well_formed import is_tree

__all__ = ["CORRECTIONS", "Correction", "corrected"]


@frozen
class Correction:
    """A slip of parsers, and what mends it.

    Arguments:
        name: names it in benchmarks and tests.
        mend: gives the document without the slip; the same one where there is none.
    """

    name: str
    mend: Callable[[Document, Knowledge], Document]


def _each(
    mend: Callable[[Sentence, Knowledge], Sentence],
) -> Callable[[Document, Knowledge], Document]:
    """What mends a document whose sentences can be mended one by one."""

    def mended(document: Document, knowledge: Knowledge) -> Document:
        return with_sentences(document, [mend(s, knowledge) for s in document.sentences])

    return mended


CORRECTIONS: tuple[Correction, ...] = (
    Correction("lemmas of cues", with_lemmas_of_cues),
    Correction("joined halves", _each(lambda sentence, _: with_joined_halves(sentence))),
    Correction("owners", _each(with_owners)),
    Correction("offices", _each(lambda sentence, known: with_offices(sentence, known.people))),
    Correction(
        "names like auxiliaries",
        lambda document, known: with_named_auxiliaries(document, known.grammar),
    ),
    Correction("initials like pronouns", lambda document, _: with_initials_as_pronouns(document)),
    Correction(
        "surnames like verbs",
        lambda document, _: with_surnames_as_verbs(document),
    ),
    Correction(
        "given names like words",
        lambda document, known: with_given_words(document, known.people),
    ),
    Correction(
        "house numbers",
        lambda document, known: with_house_numbers(document, known.people),
    ),
    Correction(
        "named bodies",
        lambda document, known: with_named_bodies(document, known.people),
    ),
    Correction("bare surnames", with_bare_surnames),
    Correction("whole firms", lambda document, known: with_whole_firms(document, known.people)),
    Correction(
        "subjects behind those named",
        _each(lambda sentence, known: with_subjects_behind_named(sentence, known.people)),
    ),
    Correction(
        "the accused", _each(lambda sentence, known: with_the_accused(sentence, known.people))
    ),
    Correction("descriptions before names", _each(with_descriptions_before_names)),
    Correction("interposed reports", _each(with_interposed_reports)),
    Correction("brackets behind cues", _each(with_brackets_behind_cues)),
    Correction("reports set off", _each(with_reports_set_off)),
    Correction("reports behind clauses", _each(with_reports_behind_clauses)),
    Correction("reports behind descriptions", _each(with_reports_behind_descriptions)),
    Correction("swallowed verbs", _each(with_swallowed_verbs)),
    Correction("quoted asides", _each(with_quoted_asides)),
    Correction("reports behind documents", _each(with_reports_behind_documents)),
    Correction("reports behind colons", _each(with_reports_behind_colons)),
    Correction("announced reports", _each(with_announced_reports)),
    Correction(
        "extraposed clauses",
        _each(lambda sentence, _: with_extraposed_clauses(sentence)),
    ),
    Correction("misread cues", _each(with_misread_cues)),
    Correction("what one is called", _each(with_what_one_is_called)),
    Correction("overheard", _each(with_overheard)),
    Correction("reports read as adjectives", _each(with_reports_read_as_adjectives)),
    Correction("reports behind agents", _each(with_reports_behind_agents)),
    Correction("objects behind complements", _each(with_objects_behind_complements)),
    Correction("those bidden", _each(with_those_bidden)),
    Correction("those told behind a comma", _each(with_those_undergoing)),
    Correction("subjects behind outlets", with_subjects_behind_outlets),
    Correction("questions asked about", _each(with_questions_asked_about)),
    Correction("hearers apart", _each(with_hearers_apart)),
    Correction("addressees", _each(with_addressees)),
    Correction("audiences", _each(with_audiences)),
    Correction("reports beyond descriptions", _each(with_reports_beyond)),
    Correction("strays", _each(with_strays)),
    Correction("absolutes", _each(with_those_who_say_so)),
    Correction("agents", _each(with_agents)),
    Correction("venues", _each(with_venues)),
    Correction("closing reports", _each(with_closing_reports)),
    Correction("words between", _each(with_words_between)),
    Correction("raised objects", _each(with_raised_objects)),
    Correction("clauses of cues", _each(with_clauses_of_cues)),
    Correction("reports in headlines", _each(with_headline_reports)),
    Correction("inversions", _each(with_inversions)),
    Correction("reports before colons", _each(with_reports_before_colons)),
    Correction("cues in relative clauses", _each(with_cues_in_relative_clauses)),
    Correction("tellers of outlets", _each(with_tellers_of_outlets)),
    Correction("cues that go on", _each(with_cues_that_go_on)),
    Correction("words heard", _each(with_words_heard)),
    Correction("actors heard of", _each(with_actors_heard_of)),
    Correction("conditions", _each(with_conditions)),
)
"""In their order: what one mends, those after it see."""


def corrected(document: Document, knowledge: Knowledge) -> Document:
    """The document with what its cues and the order of its words show to be misread.

    Arguments:
        document: the parsed article.
        knowledge: the words of its language.
    """
    document = with_common_labels(without_long_sentences(document))
    for correction in CORRECTIONS:
        document = _sound(document, correction.mend(document, knowledge))
    return document


def _sound(old: Document, new: Document) -> Document:
    """A mended document, but for the sentences in which the mend made no tree of an odd tree.

    All that follows walks up to a root, and would walk for ever in a cycle.
    """
    if new is old:
        return old
    pairs = zip(old.sentences, new.sentences, strict=True)
    sentences = tuple(n if n is o or is_tree(n.tokens) else o for o, n in pairs)
    return evolve(new, sentences=sentences)
