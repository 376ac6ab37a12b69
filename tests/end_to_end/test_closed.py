"""What a text or its metadata names is never opened: no file, no address, no program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import attribution
from tests.end_to_end.test_invariants import ARTICLES, ROOT

pytestmark = pytest.mark.model

# An audit hook sees whatever Python opens, connects to or runs.
WATCHED = """
import sys
watched = False
def hook(event, arguments):
    kind = event.partition(".")[0]
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        raise SystemExit(f"the network: {event} {arguments}")
    if watched and (kind in ("subprocess", "shutil", "webbrowser") or event in (
        "open", "os.system", "os.exec", "os.listdir", "os.remove", "exec", "pickle.find_class"
    )):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(hook)
import attribution
from attribution.output import FORMATS, Target, from_jsonl
parser = attribution.load("compact")
metadata = attribution.Metadata("/etc/passwd", "/etc/shadow", "../../x", "file:///", "http://a.example/")
def run(text):
    results = list(attribution.attribute_many([(text, text, metadata)], model=parser))
    for form in FORMATS:
        list(form.pieces(results, Target(terminal=True)))
    return attribution.from_json(attribution.to_json(results[0]))
run('"It froze," Ana Lund told Reuters.')
watched = True
print(len(run(sys.argv[1]).attributions))
"""
PATHS = (
    'The list is in /etc/passwd, Ana Lund said. "Read file:///etc/shadow or ../../secret.txt," she '
    "told Reuters. $(touch harm) `touch harm`; see http://a.example/x and \\\\\\\\host\\\\share."
)


def test_nothing_that_a_text_names_is_opened(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, PATHS],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 2
    assert not list(tmp_path.iterdir())


def test_threads_give_what_one_gives(compact: attribution.Parser) -> None:
    texts = list(ARTICLES.values())[:4] * 2
    alone = [attribution.to_json(attribution.attribute(text, model=compact)) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = threads.map(lambda text: attribution.attribute(text, model=compact), texts)
        assert list(map(attribution.to_json, together)) == alone


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_ended_leaves_no_half_written_file(
    number: signal.Signals, tmp_path: Path
) -> None:
    lines = (json.dumps({"text": f"It froze on day {n}, Ana Lund said."}) for n in range(2_000))
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    output = tmp_path / "out.jsonl"
    output.write_text("as it was", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "attribution", str(tmp_path / "in.jsonl"), "--model", "compact",
         "--output", str(output)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + 120
    # Until the first results are written, beside what was there.
    while time.monotonic() < end and not any(p.stat().st_size for p in tmp_path.glob(".out*")):
        time.sleep(0.05)
    run.send_signal(number)
    assert run.wait(60) == 128 + number
    assert output.read_text(encoding="utf-8") == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
