"""`main`: looks at inputs and output, loads the model, then reads the articles."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NoReturn

from attribution.cli.corpus import run_corpus
from attribution.cli.corpus_options import read_corpus_options
from attribution.cli.destination import Destination, destination
from attribution.cli.options import Options, read_options
from attribution.cli.run import Run
from attribution.cli.sources import Source, refuse_overwriting, sources
from attribution.errors import AttributionError, InputError
from attribution.knowledge import Knowledge
from attribution.output import Target
from attribution.output.terminal import printable
from attribution.parsing import load

__all__ = ["main"]

_NOTHING_MORE = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    run = _command(words)
    try:
        with _ended_in_order():
            return run()
    except KeyboardInterrupt:
        _complain("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader, such as head, has had enough.
        _forget_output()
        return 1
    except AttributionError as error:
        _complain(str(error))
        return _NOTHING_MORE
    except OSError as error:
        _complain(": ".join(str(part) for part in (error.filename, error.strerror) if part))
        _forget_output()
        return _NOTHING_MORE


def _command(words: Sequence[str]) -> Callable[[], int]:
    """What a command line asks for, to be run."""
    if words[:1] == ["corpus"]:
        return partial(run_corpus, read_corpus_options(words[1:]), _complain)
    return partial(_run, read_options(words))


def _run(options: Options) -> int:
    found = sources(options.inputs)
    refuse_overwriting(options.output, found)
    for path in options.knowledge:
        # A slip in a table is told at once, whatever language the model turns out to have.
        Knowledge().extended(path)
    run = Run(options, _complain)
    with destination(options.output) as out:
        if options.format.binary and out.is_terminal:
            raise InputError(f"{options.format.name} is no text: name a file with --output")
        readable = any(isinstance(source, Source) for source in found)
        results = run.results(found, load(options.model) if readable else None)
        for piece in options.format.pieces(results, _target(out, found)):
            out.write(piece)
        out.keeps = run.succeeded
    if options.output is not None and not run.succeeded:
        _complain(f"no article could be read: {options.output} is not written")
    return 1 if run.failed else 0


def _target(out: Destination, found: Sequence[object]) -> Target:
    single = len(found) == 1 and not (isinstance(found[0], Source) and found[0].has_lines)
    return Target(
        many=not single,
        terminal=out.is_terminal,
        colour=out.is_terminal and not os.environ.get("NO_COLOR"),
    )


def _complain(message: str) -> None:
    if sys.stderr is not None:
        print(f"attribution: {printable(message)}", file=sys.stderr)


def _forget_output() -> None:
    """Lets Python end without a second error about what it could not write."""
    with open(os.devnull, "w") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 1)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Lets a run that is told to end take its unfinished file away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        number: signal.signal(number, _end)
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
        if signal.getsignal(number) is signal.SIG_DFL
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)
