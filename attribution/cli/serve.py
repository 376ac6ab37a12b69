"""``attribution serve``: serves a page on this machine to paste articles into."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

from attribution import __version__
from attribution.cli.arguments import Arguments, count
from attribution.cli.settings import Settings, add_settings, settings_of
from attribution.errors import AttributionError, InputError
from attribution.output import to_html, to_json
from attribution.output.json_text import loaded
from attribution.pipeline import attribute
from attribution.result import AttributedDocument

__all__ = ["serve", "serve_parser"]

Attribute = Callable[[str], AttributedDocument]
"""Attributes the text of an article."""

_HERE = "127.0.0.1"
_PORT = 8000
_HIGHEST_PORT = 65535
# In bytes; a long article has a tenth of this.
_MOST_BYTES = 1_000_000
_MOST_DIGITS = 9
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
)


def serve_parser() -> Arguments:
    """The parser of ``attribution serve``."""
    parser = Arguments(
        prog="attribution serve",
        description="Serves a page to paste an article into, to this machine only. "
        'JSON such as {"text": "..."} that is sent to /attribute gets JSON back.',
    )
    parser.add_argument("--port", type=_port, default=_PORT, metavar="N", help=f"default: {_PORT}")
    add_settings(parser)
    return parser


def _port(word: str) -> int:
    port = count(word)
    if port > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"ports go up to {_HIGHEST_PORT}")
    return port


def serve(words: Sequence[str], complain: Callable[[str], None]) -> Callable[[], int]:
    """Prepares ``attribution serve``; see `attribution.cli.view.view`."""
    return partial(_serve, serve_parser().understood(words), complain)


def _serve(given: argparse.Namespace, complain: Callable[[str], None]) -> int:
    settings = settings_of(given)
    settings.check()
    # The port is bound before the model is loaded, so that one in use is reported at once.
    with server(given.port, lambda: _attribute(settings)) as serving:
        complain(f"open http://localhost:{serving.server_port} in a browser; Ctrl+C ends it")
        with suppress(KeyboardInterrupt):
            serving.serve_forever()
    return 0


def _attribute(settings: Settings) -> Attribute:
    parser = settings.parser()
    options = settings.options(parser.language)
    return lambda text: attribute(parser.parse(text), metadata=settings.metadata, **options)


class _Server(ThreadingHTTPServer):
    """Serves on this machine; one article is attributed at a time."""

    daemon_threads = True

    def __init__(self, port: int, attribute: Callable[[], Attribute]) -> None:
        try:
            super().__init__((_HERE, port), _Handler)
        except OSError as error:
            raise InputError(
                f"port {port} cannot be had ({error.strerror}): name another with --port"
            ) from error
        self.lock = Lock()
        self.attribute = attribute()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignores a browser that hung up before it was answered."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def server(port: int, attribute: Callable[[], Attribute]) -> _Server:
    """A server that is ready to serve.

    Arguments:
        port: the port of this machine to listen on; 0 for any that is free.
        attribute: makes the function that attributes an article, once the port is bound.

    Raises:
        InputError: if the port is in use.
    """
    return _Server(port, attribute)


class _RequestError(Exception):
    """A request that is refused: the HTTP status and why."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = f"attribution/{__version__}"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer(self._form)

    def do_POST(self) -> None:
        self._answer(self._attributed)

    def _answer(self, make: Callable[[], tuple[str, str]]) -> None:
        status = 200
        try:
            self._check_host()
            kind, body = make()
        except _RequestError as refused:
            status, kind, body = refused.args[0], "text/plain", f"{refused.args[1]}\n"
        except (AttributionError, ValueError) as error:
            status, kind, body = 400, "text/plain", f"{error}\n"
        except Exception as error:
            # The next article is served whatever was wrong with this one.
            status, kind, body = 500, "text/plain", f"{type(error).__name__}: {error}\n"
        content = body.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if status != 200 or self.command == "GET":
            self.send_header("Content-Security-Policy", _POLICY)
        self.end_headers()
        self.wfile.write(content)

    def _check_host(self) -> None:
        """Answers requests from this machine's own pages alone, to guard against DNS rebinding."""
        own = {f"{name}:{self.server.server_port}" for name in (_HERE, "localhost")}
        origin = self.headers.get("Origin")
        if self.headers.get("Host") not in own or (
            origin is not None and origin.removeprefix("http://") not in own
        ):
            raise _RequestError(403, "only this machine's own pages are answered")

    def _form(self) -> tuple[str, str]:
        if self.path != "/":
            raise _RequestError(404, "there is only /, and /attribute for JSON")
        page = resources.files("attribution.output.html") / "form.html"
        return "text/html", page.read_text(encoding="utf-8")

    def _attributed(self) -> tuple[str, str]:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or "Transfer-Encoding" in self.headers:
            raise _RequestError(411, "the length of what is sent must be told")
        if len(length) > _MOST_DIGITS or int(length) > _MOST_BYTES:
            raise _RequestError(413, f"an article has at most {_MOST_BYTES:,} bytes")
        try:
            sent = self.rfile.read(int(length))
        except TimeoutError as error:
            raise _RequestError(408, "the rest was not sent in time") from error
        if len(sent) < int(length):
            raise _RequestError(400, f"{len(sent)} bytes were sent of {length}")
        if self.path == "/attribute":
            value = loaded(sent)
            text = value.get("text") if isinstance(value, dict) else None
            if not isinstance(text, str):
                raise InputError('an object with a "text", a string, is expected')
            return "application/json", to_json(self._result(text))
        if self.path != "/":
            raise _RequestError(404, "there is only /, and /attribute for JSON")
        text = parse_qs(sent.decode("utf-8"), keep_blank_values=True).get("text", [""])[0]
        return "text/html", to_html(self._result(text.replace("\r\n", "\n")))

    def _result(self, text: str) -> AttributedDocument:
        with self.server.lock:
            return self.server.attribute(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Logs nothing: what is attributed is nobody else's business."""
