"""A parser in other processes: sent to one by its name, at hand in one that was forked."""

from __future__ import annotations

import os
import pickle
import threading
import time

import pytest
import torch

import attribution
from attribution import InputError
from attribution.parsing import forks
from attribution.parsing.forks import Lock

TEXT = "The ferry is late, Ida Holm said. She hoped that it would come."


def ending(process: int, seconds: float = 240) -> str:
    """How a child ends: ``"well"``, with an error, or not in time; it is killed then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return "well" if status == 0 else f"with status {status}"
        time.sleep(0.02)
    os.kill(process, 9)
    os.waitpid(process, 0)
    return f"not within {seconds} seconds"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_lock_is_open_in_a_forked_child() -> None:
    lock = Lock()
    with lock:
        process = os.fork()
        if not process:
            with lock:
                os._exit(0)
        assert ending(process, 20) == "well"


def test_whoever_held_a_lock_it_is_open_after_a_fork() -> None:
    lock, threads = Lock(), torch.get_num_threads()
    lock.__enter__()
    try:
        forks._in_child()
        with lock:
            assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(threads)


@pytest.mark.model
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_forked_while_another_thread_parses_goes_on(compact: attribution.Parser) -> None:
    going = threading.Event()
    ended = threading.Event()

    def parse() -> None:
        while not ended.is_set():
            compact.parse(TEXT * 20)
            going.set()

    thread = threading.Thread(target=parse, daemon=True)
    thread.start()
    assert going.wait(60)
    expected = attribution.to_json(attribution.attribute(TEXT, model=compact))
    try:
        for _ in range(3):
            process = os.fork()
            if not process:
                # The child may not go on with what its parent would do next.
                try:
                    same = attribution.to_json(attribution.attribute(TEXT, model=compact))
                    os._exit(int(same != expected))
                finally:
                    os._exit(2)
            assert ending(process) == "well"
    finally:
        ended.set()
        thread.join()


@pytest.mark.model
def test_a_parser_is_sent_as_the_name_of_its_model() -> None:
    parser = attribution.load("compact", max_characters=90)
    sent = pickle.dumps(parser)
    assert len(sent) < 200
    there, again = pickle.loads(sent), pickle.loads(sent)
    assert there is again
    assert (there.info, there.max_characters) == (parser.info, 90)
    assert there.parse(TEXT) == parser.parse(TEXT)


@pytest.mark.model
def test_a_pipeline_of_ones_own_is_not_sent(compact: attribution.Parser) -> None:
    with pytest.raises(pickle.PicklingError, match="by its name or directory"):
        pickle.dumps(attribution.load(compact._pipeline))


@pytest.mark.model
def test_a_text_that_is_too_long_is_refused_before_it_is_parsed() -> None:
    parser = attribution.load("compact", max_characters=len(TEXT))
    assert parser.parse(TEXT).sentences
    with pytest.raises(InputError, match=r"more than the 63 that this parser takes.*=64\)"):
        parser.parse(TEXT + ".")
    with pytest.raises(InputError, match="more than the 63"):
        list(parser.parse_many([TEXT, TEXT + "."]))
    unbounded = attribution.load("compact", max_characters=None)
    assert unbounded.max_characters is None


@pytest.mark.parametrize("value", [0, -1, True, "5", 1.5])
def test_how_many_characters_is_a_whole_number(value: object) -> None:
    with pytest.raises(InputError, match="max_characters is a whole number from 1 on"):
        attribution.load("compact", max_characters=value)  # type: ignore[arg-type]


@pytest.mark.model
def test_a_batch_has_at_least_one_text(compact: attribution.Parser) -> None:
    with pytest.raises(InputError, match="batch is a whole number from 1 on"):
        list(compact.parse_many([TEXT], batch=0))
