"""CoNLL-U out: the same trees back, and what was found in MISC."""

from __future__ import annotations

import io

import pytest
from attrs import evolve

from attribution import AttributedDocument, Document, InputError, attribute, parse_conllu
from attribution.output import to_conllu
from tests.output.results import FULL
from tests.output.test_hostile import FORBIDDEN, PAYLOADS, poisoned
from tests.trees import document as tree

# A document with a token of two words, a name and white space of several kinds.
CONLLU = """\
# newdoc id = one
# newpar
# sent_id = 1
# text = Reyes can't tell Lund.
1\tReyes\tReyes\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tNER=S-PER
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\s\\s
2\tcan\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttell\ttell\tVERB\tVB\t_\t0\troot\t_\t_
5\tLund\tLund\tPROPN\tNNP\t_\t4\tobj\t_\tNER=S-PER|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpacesAfter=\\n\\n

# newpar
# sent_id = 2
# text = It rained.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\trained\train\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No

"""
TEXT = "Reyes can't  tell Lund.\n\nIt rained."


def test_trees_and_white_space_go_round() -> None:
    document = parse_conllu(CONLLU, text=TEXT, id="one")
    written = to_conllu(AttributedDocument(TEXT, id="one"), document)
    assert written == CONLLU
    assert parse_conllu(written, text=TEXT, id="one") == document


def saying() -> Document:
    return tree(
        """
        Ana/PROPN/3/nsubj/Number=Sing/B-PER
        Lund/PROPN/1/flat/Number=Sing/E-PER
        said/say/VERB/0/root
        it/PRON/5/nsubj
        rained+/rain/VERB/3/ccomp
        ./PUNCT/3/punct
        """
    )


def test_words_are_marked_with_what_they_are_in() -> None:
    document = saying()
    lines = to_conllu(attribute(document, scorer="rules"), document).splitlines()
    misc = [line.split("\t")[9] for line in lines if line[:1].isdigit()]
    assert misc == [
        "Attribution=at1:source|NER=B-PER",
        "Attribution=at1:source|NER=E-PER",
        "Attribution=at1:cue",
        "Attribution=at1:content",
        "Attribution=at1:content|SpaceAfter=No",
        "SpaceAfter=No",
    ]
    (told,) = [line for line in lines if line.startswith("# attribution")]
    assert told.startswith("# attribution = id=at1|kind=indirect|polarity=asserted|confidence=")
    assert "speaker=Ana Lund|speaker_id=e1" in told


def test_other_readers_read_it() -> None:
    conllu = pytest.importorskip("conllu")
    document = saying()
    (sentence,) = conllu.parse(to_conllu(attribute(document, scorer="rules"), document))
    assert sentence.metadata["text"] == "Ana Lund said it rained."
    assert [token["head"] for token in sentence] == [3, 1, 0, 5, 3, 3]
    assert sentence[3]["misc"]["Attribution"] == "at1:content"


def test_the_validator_of_universal_dependencies_finds_no_fault() -> None:
    udtools = pytest.importorskip("udtools")
    document = saying()
    written = to_conllu(attribute(document, scorer="rules"), document)
    state = udtools.Validator(level=2, lang="en").validate_file_handle(io.StringIO(written))
    assert state.passed()


def test_a_result_of_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="the document that the result was made of"):
        to_conllu(FULL, saying())
    with pytest.raises(InputError, match="needs a parsed Document, not str"):
        to_conllu(FULL, FULL.text)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="needs what attribute"):
        to_conllu(saying(), saying())  # type: ignore[arg-type]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_text_makes_a_row_or_drives_a_terminal(payload: str) -> None:
    document = saying()
    result = attribute(document, scorer="rules")
    names = evolve(poisoned(result, payload), text=document.text, id=payload)
    lines = to_conllu(names, document).split("\n")
    assert not (FORBIDDEN - {"\n", "\t"}) & set("".join(lines))
    assert sum(line[:1].isdigit() for line in lines) == 6
    assert {line.count("\t") for line in lines if line[:1].isdigit()} == {9}
