"""The commands, and what is told of them: help, completion, the manual."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.cli.commands import COMMANDS
from attribution.quotes import find_quotes, rule_names, rule_notes
from tests.cli.conftest import BlankParser
from tests.trees import document

WRITTEN = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("blank")
def test_view_writes_a_page_beside_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: WRITTEN
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text("It rained.", encoding="utf-8")
    for _ in range(2):
        assert main(["view", "storm.txt"]) == 0
    assert "It rained." in Path("storm.html").read_text(encoding="utf-8")
    assert capsys.readouterr().err == "wrote storm.html\n" * 2


@pytest.mark.usefixtures("no_model")
def test_view_leaves_a_page_of_others_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: WRITTEN
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("storm.txt").write_text("It rained.", encoding="utf-8")
    Path("storm.html").write_text("<p>mine", encoding="utf-8")
    assert main(["view", "storm.txt"]) == 2
    assert "no page of this program" in capsys.readouterr().err
    assert Path("storm.html").read_text(encoding="utf-8") == "<p>mine"


@pytest.mark.usefixtures("blank")
def test_view_writes_where_it_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert main(["view", "demo", "-o", str(page)]) == 0
    assert "<h1" in page.read_text(encoding="utf-8")


@pytest.mark.usefixtures("blank")
@pytest.mark.parametrize(
    "name", ["a\x1b[2J.txt", "\u202etxt.exe.txt", "-x.txt", "$(touch harm).txt"]
)
def test_a_name_of_a_file_drives_no_terminal(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: WRITTEN
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("It rained.", encoding="utf-8")
    assert main(["view", f"./{name}"]) == 0
    told = capsys.readouterr().err
    assert told.startswith("wrote ")
    assert not {"\x1b", "\u202e"} & set(told)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("no_model")
def test_what_is_no_name_of_a_file_is_told(capsys: WRITTEN) -> None:
    assert main(["view", "\0"]) in (1, 2)
    assert "attribution: " in capsys.readouterr().err


def test_view_shows_the_page_that_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: WRITTEN
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    page = tmp_path / "page.html"
    assert main(["view", "demo", "--open", "-o", str(page)]) == 0
    assert shown == [page.as_uri()]
    # What cannot be read gives no page.
    assert main(["view", str(tmp_path / "none.txt"), "--open", "-o", str(tmp_path / "x.html")]) == 1
    assert len(shown) == 1
    # A folder is no page of this program.
    monkeypatch.chdir(tmp_path)
    Path("demo.html").mkdir()
    assert main(["view", "demo"]) == 2
    assert "no page of this program" in capsys.readouterr().err


TREE = """\
Lund/Lund/PROPN/2/nsubj said/say/VERB/0/root that/that/SCONJ/5/mark it/it/PRON/5/nsubj
  rained+/rain/VERB/2/ccomp ././PUNCT/2/punct
It/it/PRON/2/nsubj stopped+/stop/VERB/0/root ././PUNCT/2/punct
"""


@pytest.fixture
def trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for a model that parses every text so."""
    parser = BlankParser()
    parser.parse = lambda text, **labels: document(TREE)  # type: ignore[method-assign]
    monkeypatch.setattr("attribution.cli.tree.load", lambda model: parser)


@pytest.mark.usefixtures("trees")
def test_a_tree_is_drawn_of_each_sentence_in_which_something_is_said(
    tmp_path: Path, capsys: WRITTEN
) -> None:
    assert main(["tree", "demo"]) == 0
    drawn = capsys.readouterr().out
    assert "rained" in drawn
    assert "stopped" not in drawn
    assert main(["tree", "demo", "--sentence", "2"]) == 0
    assert "stopped" in capsys.readouterr().out
    picture = tmp_path / "tree.svg"
    assert main(["tree", "demo", "--sentence", "1", "-o", str(picture)]) == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.usefixtures("trees")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["demo", "--sentence", "3"], "there is no sentence 3: the text has 2"),
        (["demo", "-o", "a.svg"], "a picture shows one sentence: say which"),
        (["none.txt"], "none.txt: there is no such file or folder"),
        (["two.jsonl"], "two.jsonl holds several articles"),
        (["empty.jsonl"], "empty.jsonl holds no article"),
    ],
)
def test_a_tree_that_cannot_be_drawn_is_told(
    words: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: WRITTEN,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("two.jsonl").write_text('{"text": "It rained."}\n' * 2, encoding="utf-8")
    Path("empty.jsonl").write_text("\n", encoding="utf-8")
    assert main(["tree", *words]) == 2
    assert expected in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(("word", "meant"), [("veiw", "view"), ("rule", "rules"), ("dmo", "demo")])
def test_a_misspelt_command_is_told(word: str, meant: str, capsys: WRITTEN) -> None:
    assert main([word]) == 2
    assert f"did you mean '{meant}'?" in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(("word", "meant"), [("csv", "csv"), ("explain", "explained")])
def test_who_takes_a_format_for_a_command_is_told_how_to_ask_for_it(
    word: str, meant: str, capsys: WRITTEN
) -> None:
    assert main([word, "article.txt"]) == 2
    told = f"no command '{word}'; it is a format: --format {meant}\n"
    assert capsys.readouterr().err.endswith(told)


@pytest.mark.usefixtures("no_model")
def test_rules_are_listed_with_a_sentence_and_an_example(capsys: WRITTEN) -> None:
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out
    assert [line for line in listed.splitlines() if line[:1].strip()] == list(rule_names())
    assert main(["rules", "headline"]) == 0
    assert "Mayor: Bridge Is Safe" in capsys.readouterr().out


@pytest.mark.model
@pytest.mark.parametrize("words", [["rules"], ["man"], ["--help"], ["completion", "bash"]])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_a_character_shows_its_escape(
    words: list[str], encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(held, encoding))
    with contextlib.suppress(SystemExit):
        main(words)
    sys.stdout.flush()
    shown = held.getvalue().decode(encoding)
    assert shown
    assert ("\\u2014" in shown) == (words == ["rules"] and encoding != "cp1252")


def test_each_rule_finds_its_example() -> None:
    from attribution import load

    parser = load("compact")
    for note in rule_notes():
        found = find_quotes(parser.parse(note.example), scope="all", min_confidence=0)
        assert note.name in {e.rule for quote in found for e in quote.evidence}, note


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_has_a_help_of_its_own(command: object, capsys: WRITTEN) -> None:
    name = command.name  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"attribution {name}" in capsys.readouterr().out


@pytest.mark.parametrize("line", [[], *([c.name] for c in COMMANDS)], ids=" ".join)
def test_help_fits_a_terminal_of_eighty_columns(
    line: list[str], monkeypatch: pytest.MonkeyPatch, capsys: WRITTEN
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main([*line, "--help"])
    assert [told for told in capsys.readouterr().out.splitlines() if len(told) > 80] == []


def test_the_help_of_all_begins_with_examples_and_commands(capsys: WRITTEN) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    start = capsys.readouterr().out.partition("positional arguments:")[0]
    assert "  attribution view article.txt\n" in start
    for command in COMMANDS:
        assert f"\n  {command.name} " in start


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (["help"], "usage: attribution [COMMAND]"),
        (["help", "view"], "usage: attribution view"),
        ([], "usage: attribution [COMMAND]"),
    ],
)
def test_help_is_found_where_people_look_for_it(
    line: list[str], shown: str, monkeypatch: pytest.MonkeyPatch, capsys: WRITTEN
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with pytest.raises(SystemExit):
        main(line)
    assert capsys.readouterr().out.startswith(shown)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_reads_its_completion(shell: str, tmp_path: Path, capsys: WRITTEN) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "--min-confidence" in script.replace("-l min", "--min")
    if shutil.which(shell) is not None:
        path = tmp_path / "completion"
        path.write_text(script, encoding="utf-8")
        subprocess.run([str(shutil.which(shell)), "-n", str(path)], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        (["vi"], {"view"}),
        (["view", "--sco"], {"--scope", "--scorer"}),
        (["a.txt", "--format", "js"], {"json", "jsonl"}),
        (["rules", "head"], {"headline"}),
        (["completion", "z"], {"zsh"}),
    ],
)
def test_bash_completes(
    line: list[str], offered: set[str], tmp_path: Path, capsys: WRITTEN
) -> None:
    main(["completion", "bash"])
    words = " ".join(["attribution", *line])
    script = (
        f"{capsys.readouterr().out}\nCOMP_WORDS=({words}); COMP_CWORD={len(line)}; _attribution; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    shown = subprocess.run(
        [str(shutil.which("bash")), "-c", script],
        check=True, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert set(shown.stdout.split()) == offered


def test_the_manual_tells_of_every_command_and_option(capsys: WRITTEN) -> None:
    assert main(["man"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(".TH ATTRIBUTION 1")
    for command in COMMANDS:
        assert f"ATTRIBUTION {command.name.upper()}" in page
    assert r"\fB\-\-min\-confidence\fR" in page
    if shutil.which("man") is not None:
        subprocess.run(
            [str(shutil.which("man")), "--warnings", "-l", "-"],
            input=page, check=True, capture_output=True, text=True,
        )  # fmt: skip
