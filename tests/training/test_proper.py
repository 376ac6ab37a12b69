"""Names that a teacher is nearly sure of, put right by hand-made tags and trees."""

import numpy as np
import pytest

from training.proper import corrected
from training.trees import NAMES, Tree

RELATIONS = ["amod", "case", "compound", "flat", "nmod", "nsubj", "obj", "obl", "root"]


def names(rows, **likely):
    """The names of a sentence, of rows *word UPOS head relation labels*.

    Labels are the teacher's, the likeliest first; each is half as likely as the one before.
    """
    cells = [row.split() for row in rows.strip().splitlines()]
    scores = np.full((len(cells), len(NAMES)), -9.0, dtype=np.float32)
    for at, cell in enumerate(cells):
        for rank, label in enumerate(cell[4:]):
            scores[at, NAMES.index(label)] = -0.7 * (rank + 1)
    tree = Tree(
        tuple(cell[0] for cell in cells),
        tuple(int(cell[2]) for cell in cells),
        tuple(RELATIONS.index(cell[3]) for cell in cells),
        proper=tuple(cell[1] == "PROPN" for cell in cells),
    )
    labels = corrected(scores, tree, RELATIONS)
    return [(w, NAMES[n]) for w, n in zip(tree.words, labels, strict=True) if NAMES[n] != "O"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            """
            rent VERB 0 root O
            in ADP 3 case O
            ostby PROPN 1 obl B-LOC O
            """,
            [("ostby", "B-LOC")],
            id="a proper noun keeps its name",
        ),
        pytest.param(
            """
            Rent NOUN 0 root B-PER O
            rises VERB 1 obj O
            """,
            [],
            id="no name begins at a common noun",
        ),
        pytest.param(
            """
            Port PROPN 2 compound B-LOC I-LOC
            Ostby PROPN 3 nsubj B-LOC I-LOC
            slept VERB 0 root O
            """,
            [("Port", "B-LOC"), ("Ostby", "I-LOC")],
            id="a compound is one name",
        ),
        pytest.param(
            """
            Ida PROPN 3 nsubj B-PER I-PER
            Berg PROPN 1 flat B-PER I-PER
            slept VERB 0 root O
            """,
            [("Ida", "B-PER"), ("Berg", "I-PER")],
            id="first name and surname are one name",
        ),
        pytest.param(
            """
            gave VERB 0 root O
            Ida PROPN 1 nsubj B-PER
            Ostby PROPN 1 obj B-LOC I-PER
            """,
            [("Ida", "B-PER"), ("Ostby", "B-LOC")],
            id="neighbours that the tree keeps apart are two",
        ),
        pytest.param(
            """
            Bank PROPN 0 root B-ORG
            of ADP 3 case I-ORG O
            Ostby PROPN 1 nmod I-ORG B-LOC
            """,
            [("Bank", "B-ORG"), ("Ostby", "B-LOC")],
            id="a preposition is inside only where the teacher is sure",
        ),
    ],
)
def test_names_among_proper_nouns(rows, found):
    assert names(rows) == found


def test_a_name_goes_on_only_after_its_beginning():
    rows = "Ida PROPN 2 nsubj I-PER O\nslept VERB 0 root O"
    assert names(rows) == []
