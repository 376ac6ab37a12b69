"""What the recipe makes of a treebank and of name files before anything is trained."""

import hashlib
import random

import pytest

from training.fit import Schedule
from training.marks import restyle, sentences, vary
from training.names import names_of_gum, read_bio, rederived, write_bio
from training.package import resources, write_check_sums
from training.tokenizer import labelled, pieces, quotations, raw_text
from training.words import lemmas_by_tag, listed, single_words

SCHEDULE = {
    "steps": 1, "rate": 0.1, "warmup": 1, "decay": 1.0, "evaluate_every": 1, "average": 0.0,
}  # fmt: skip
QUOTATION = """\
# newdoc id = made_up
# newpar
# text = "It's late," Ida said.
1\t"\t"\tPUNCT\t``\t_\t4\tpunct\t_\tSpaceAfter=No
2-3\tIt's\t_\t_\t_\t_\t_\t_\t_\t_
2\tIt\tit\tPRON\tPRP\t_\t4\tnsubj\t_\t_
3\t's\tbe\tAUX\tVBZ\t_\t4\tcop\t_\t_
4\tlate\tlate\tADJ\tJJ\t_\t8\tccomp\t_\tSpaceAfter=No
5\t,\t,\tPUNCT\t,\t_\t8\tpunct\t_\tSpaceAfter=No
6\t"\t"\tPUNCT\t''\t_\t4\tpunct\t_\t_
7\tIda\tIda\tPROPN\tNNP\t_\t8\tnsubj\t_\t_
8\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_
"""


def one(text):
    (sentence,) = sentences(text.splitlines(keepends=True))
    return sentence


def forms(sentence):
    return [line.split("\t")[1] for line in sentence if not line.startswith("#")]


class TestMarks:
    def test_opening_and_closing_marks_are_told_apart_by_their_tags(self):
        curly = restyle(one(QUOTATION), ("“", "”", "’"))
        assert forms(curly)[0] == "“"
        assert forms(curly)[6] == "”"

    def test_an_apostrophe_changes_in_the_word_and_in_its_token(self):
        curly = restyle(one(QUOTATION), ("“", "”", "’"))
        assert forms(curly)[1:4] == ["It’s", "It", "’s"]

    def test_an_apostrophe_may_be_left_alone(self):
        assert forms(restyle(one(QUOTATION), ("«", "»", None)))[1] == "It's"

    def test_nothing_but_forms_and_the_text_comment_changes(self):
        before, after = one(QUOTATION), restyle(one(QUOTATION), ("“", "”", "’"))
        assert [line for line in before if line.startswith("# new")] == after[:2]
        columns = [line.split("\t")[2:] for line in before if line[0] != "#"]
        assert [line.split("\t")[2:] for line in after if line[0] != "#"] == columns

    def test_a_share_of_none_leaves_the_treebank_as_it_is(self):
        assert list(vary([one(QUOTATION)], 0.0, random.Random(1))) == [one(QUOTATION)]


class TestTokenizerData:
    def test_each_character_has_a_label_and_each_token_ends_once(self):
        text, labels = labelled(pieces(one(QUOTATION)))
        assert text == '"It\'s late," Ida said. '
        assert len(labels) == len(text)
        assert [text[i] for i, label in enumerate(labels) if label == "3"] == ["s"]
        assert labels.rstrip("0")[-1] == "2"
        assert sum(label != "0" for label in labels) == len(pieces(one(QUOTATION)))

    def test_paragraphs_are_kept_apart_and_sentences_are_not(self):
        first, second = one(QUOTATION), [x for x in one(QUOTATION) if x[0] != "#"]
        assert raw_text([first, second, first]).count("\n\n") == 1
        assert raw_text([first, second]) == '"It\'s late," Ida said. "It\'s late," Ida said.'

    def test_a_made_quotation_is_one_sentence_that_ends_in_its_tag(self):
        plain = [*pieces(one(QUOTATION))[1:3], pieces(one(QUOTATION))[-1]]
        made = quotations([plain] * 3, 20, random.Random(3))
        assert len(made) == 20
        for sentence in made:
            text, labels = labelled(sentence)
            assert labels.count("2") == 1
            assert text.rstrip().endswith(".")
            assert text[0] in "\"“‘'"


def gum(rows):
    lines = []
    for n, (form, upos, xpos, head, entity) in enumerate(rows, 1):
        misc = f"Entity={entity}" if entity else "_"
        number, _, deprel = head.partition(" ")
        lines.append(f"{n}\t{form}\t_\t{upos}\t{xpos}\t_\t{number}\t{deprel}\t_\t{misc}")
    return lines


class TestNames:
    @pytest.mark.parametrize(
        ("rows", "labels"),
        [
            pytest.param(
                [
                    ("Dr.", "PROPN", "NNP", "2 nmod:desc", "(1-person-new-n-cf1-1,2,3-sgl"),
                    ("Ida", "PROPN", "NNP", "4 nsubj", ""),
                    ("Berg", "PROPN", "NNP", "2 flat", "1)"),
                    ("left", "VERB", "VBD", "0 root", ""),
                ],
                ["O", "B-PER", "I-PER", "O"],
                id="a title stays outside",
            ),
            pytest.param(
                [
                    ("surgeon", "NOUN", "NN", "4 nsubj", "(1-person-new-n-cf1-1,2,3-sgl"),
                    ("Ida", "PROPN", "NNP", "1 flat", ""),
                    ("Berg", "PROPN", "NNP", "1 flat", "1)"),
                    ("left", "VERB", "VBD", "0 root", ""),
                ],
                ["O", "B-PER", "I-PER", "O"],
                id="a name that hangs on a role",
            ),
            pytest.param(
                [
                    ("the", "DET", "DT", "2 det", "(1-organization-new-n-cf1-2,3,4,5-sgl"),
                    ("Ministry", "PROPN", "NNP", "0 root", ""),
                    ("of", "ADP", "IN", "5 case", ""),
                    ("North", "ADJ", "NNP", "5 amod", "(2-place-new-n-cf2-1,2-sgl"),
                    ("Varland", "PROPN", "NNP", "2 nmod", "2)1)"),
                ],
                ["O", "B-ORG", "I-ORG", "I-ORG", "I-ORG"],
                id="the outermost name wins, without its article",
            ),
            pytest.param(
                [
                    ("the", "DET", "DT", "2 det", "(1-organization-new-n-cf1-2-sgl"),
                    ("University", "PROPN", "NNP", "0 root", ""),
                    ("of", "ADP", "IN", "4 case", ""),
                    ("Ostby", "PROPN", "NNP", "2 nmod", "(2-place-new-n-cf2-1-sgl)"),
                    ("at", "ADP", "IN", "6 case", ""),
                    ("sea", "NOUN", "NN", "2 nmod", "1)"),
                ],
                ["O", "B-ORG", "I-ORG", "I-ORG", "O", "O"],
                id="a minimal span without the rest of the name",
            ),
            pytest.param(
                [
                    ("the", "DET", "DT", "2 det", "(1-place-new-n-cf1-2-sgl"),
                    ("village", "NOUN", "NN", "0 root", ""),
                    ("of", "ADP", "IN", "4 case", ""),
                    ("Ostby", "PROPN", "NNP", "2 nmod", "1)"),
                ],
                ["O", "O", "O", "B-LOC"],
                id="a place named behind its kind",
            ),
            pytest.param(
                [
                    ("Ida", "PROPN", "NNP", "0 root", "(1-person-new-n-cf1-1,3-coref"),
                    (",", "PUNCT", ",", "3 punct", ""),
                    ("mayor", "NOUN", "NN", "1 appos", ""),
                    ("of", "ADP", "IN", "5 case", ""),
                    ("Ostby", "PROPN", "NNP", "3 nmod", "(2-place-new-n-cf2-1-sgl)1)"),
                ],
                ["B-PER", "O", "O", "O", "B-LOC"],
                id="a name ends at a comma",
            ),
            pytest.param(
                [
                    ("Ida", "PROPN", "NNP", "0 root", "(1-person-new-n-cf1-1,3-coref"),
                    ("from", "ADP", "IN", "3 case", ""),
                    ("Ostby", "PROPN", "NNP", "1 nmod", "(2-place-new-n-cf2-1-sgl)1)"),
                ],
                ["B-PER", "O", "B-LOC"],
                id="where a person is from is no part of the name",
            ),
            pytest.param(
                [
                    ("The", "DET", "DT", "2 det", "(1-person-new-n-cf1-2-sgl"),
                    ("Norwegians", "PROPN", "NNPS", "0 root", "1)"),
                ],
                ["O", "O"],
                id="a people is no name",
            ),
            pytest.param(
                [
                    ("a", "DET", "DT", "2 det", "(1-person-new-n-cf1-2-sgl"),
                    ("Fellow", "PROPN", "NNP", "0 root", ""),
                    ("at", "ADP", "IN", "4 case", ""),
                    ("Ostby", "PROPN", "NNP", "2 nmod", "1)"),
                ],
                ["O", "O", "O", "O"],
                id="a role is no name",
            ),
            pytest.param(
                [
                    ("the", "DET", "DT", "2 det", "(1-place-new-n-cf1-2-sgl"),
                    ("town", "NOUN", "NN", "0 root", "1)"),
                ],
                ["O", "O"],
                id="a mention without a proper noun is no name",
            ),
        ],
    )
    def test_the_names_of_gum(self, rows, labels):
        (tagged,) = names_of_gum([gum(rows)])
        assert [label for _, label in tagged] == labels

    def test_sentences_of_unknown_documents_lose_their_titles(self):
        tagged = [("President", "B-PER"), ("Berg", "I-PER"), ("spoke", "O")]
        assert list(rederived([tagged], [])) == [
            [("President", "O"), ("Berg", "B-PER"), ("spoke", "O")]
        ]

    def test_a_name_cut_short_leaves_the_sentence_out_of_training_only(self):
        tagged = [("In", "O"), ("Western", "O"), ("Varland", "B-LOC"), (".", "O")]
        assert list(rederived([tagged], [])) == []
        assert list(rederived([tagged], [], keep=True)) == [tagged]

    def test_labels_survive_the_file(self, tmp_path):
        tagged = [[("Ida", "B-PER"), ("'s", "O"), ('"', "O")], [("Ostby", "B-LOC")]]
        write_bio(tagged, tmp_path / "names.bio")
        assert read_bio(tmp_path / "names.bio") == tagged


class TestSchedule:
    schedule = Schedule(steps=100, rate=0.01, warmup=10, decay=0.5, evaluate_every=10, average=0.9)

    def test_it_climbs_stays_and_falls_to_nothing(self):
        rates = [self.schedule.at(step) for step in range(1, 101)]
        assert rates[0] == pytest.approx(0.001)
        assert rates[9] == rates[50] == pytest.approx(0.01)
        assert rates[:10] == sorted(rates[:10])
        assert rates[50:] == sorted(rates[50:], reverse=True)
        assert 0 < rates[-1] < 0.001


class TestPackage:
    def test_check_sums_cover_every_file_but_themselves(self, tmp_path):
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "model.pt").write_bytes(b"weights")
        (tmp_path / "resources.json").write_text("{}", "utf-8")
        write_check_sums(tmp_path)
        lines = (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()
        sums = dict(reversed(line.split("  ")) for line in lines)
        assert sums["en/model.pt"] == hashlib.sha256(b"weights").hexdigest()
        assert set(sums) == {"en/model.pt", "resources.json"}

    def test_models_with_vectors_say_so(self):
        english = resources()["en"]
        vectors = [{"model": "pretrain", "package": "compact"}]
        for processor in english["packages"]["compact"]:
            needs = english[processor]["compact"].get("dependencies", [])
            assert needs == (vectors if processor in {"pos", "depparse", "ner"} else [])


def test_what_is_mostly_one_word_is_no_multi_word_token():
    tokens = [("its", True), ("its", False), ("its", False), ("didn't", True), ("dog", False)]
    assert single_words(tokens) == {"its": "its"}


class TestLemmas:
    def test_a_word_has_the_commonest_lemma_of_each_of_its_tags(self):
        words = [("left", "VERB", "leave"), ("left", "VERB", "leave"), ("left", "VERB", "left")]
        found = lemmas_by_tag([*words, ("left", "ADJ", "left")])
        assert found["VERB"] == {"left": "leave"}
        assert found["ADJ"] == {"left": "left"}

    def test_whatever_the_tag_only_a_lemma_that_is_another_word_holds(self):
        found = lemmas_by_tag([("voting", "NOUN", "voting"), ("said", "VERB", "say")])
        assert found["*"] == {"said": "say"}

    def test_each_word_is_listed_once_as_a_sentence(self):
        rows = listed([("said", "VERB", "say"), ("voting", "NOUN", "voting")]).split("\n\n")
        assert [row.split("\t")[1:4] for row in rows[:2]] == [
            ["said", "say", "VERB"],
            ["voting", "voting", "NOUN"],
        ]
