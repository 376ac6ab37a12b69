"""The page on one's own machine: what it answers, and to whom."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from http.client import HTTPConnection
from threading import Thread

import pytest

from attribution import AttributedDocument, InputError
from attribution.cli import main
from attribution.cli.serve import _Server, server


def attribute(text: str) -> AttributedDocument:
    if "\0" in text:
        raise InputError("no prose")
    if text == "defect":
        raise RuntimeError("nobody thought of it")
    return AttributedDocument(text)


@pytest.fixture
def port() -> Iterator[int]:
    with server(0, lambda: attribute) as serving:
        thread = Thread(target=serving.serve_forever)
        thread.start()
        yield serving.server_port
        serving.shutdown()
        thread.join()


def ask(
    port: int, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body, {"Host": f"localhost:{port}", **headers})
    answer = connection.getresponse()
    found = answer.status, answer.headers["Content-Type"], answer.read().decode()
    connection.close()
    return found


def test_it_asks_for_an_article(port: int) -> None:
    status, kind, page = ask(port, "GET", "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert '<textarea id="text" name="text"' in page


def test_an_article_becomes_a_page(port: int) -> None:
    status, kind, page = ask(port, "POST", "/", "text=It%20%3Cb%3E%0D%0A%0D%0Arained.")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "It &lt;b&gt;" in page


def test_json_gives_json(port: int) -> None:
    status, kind, body = ask(port, "POST", "/attribute", json.dumps({"text": "It rained."}))
    assert (status, kind) == (200, "application/json; charset=utf-8")
    assert json.loads(body)["text"] == "It rained."


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/other", None, 404),
        ("POST", "/other", "text=a", 404),
        ("POST", "/attribute", "{", 400),
        ("POST", "/attribute", '{"text": 1}', 400),
        ("POST", "/attribute", '{"text": "a", "text": "b"}', 400),
        ("POST", "/attribute", "[" * 100_000, 400),
        ("POST", "/attribute", '{"text": "a", "n": ' + "9" * 5000 + "}", 400),
        ("POST", "/attribute", '{"text": "defect"}', 500),
        ("POST", "/", "text=%00", 400),
        ("POST", "/attribute", '"\ud800"'.encode("utf-8", "surrogatepass"), 400),
        ("PUT", "/", None, 501),
    ],
)
def test_what_is_wrong_is_refused(
    method: str, path: str, body: str | None, status: int, port: int
) -> None:
    assert ask(port, method, path, body)[0] == status


@pytest.mark.parametrize("length", ["1000001", "9" * 5000])
def test_what_is_too_long_is_not_read(length: str, port: int) -> None:
    assert ask(port, "POST", "/", None, **{"Content-Length": length})[0] == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Length": "-5"},
        {"Content-Length": "many"},
        {"Content-Length": "6", "Transfer-Encoding": "chunked"},
    ],
)
def test_how_long_it_is_must_be_told(headers: dict[str, str], port: int) -> None:
    assert ask(port, "POST", "/", None, **headers)[0] == 411


def test_half_an_article_is_not_taken_for_a_whole_one(port: int) -> None:
    told = f"POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 99\r\n\r\ntext=It+rai"
    with socket.create_connection(("127.0.0.1", port), timeout=60) as half:
        half.sendall(told.encode())
        half.shutdown(socket.SHUT_WR)
        answer = half.makefile("rb").read()
    assert b" 400 " in answer
    assert b"11 bytes were sent of 99" in answer


def test_who_sends_no_more_is_told(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.cli.serve._Handler.timeout", 0.2)
    assert ask(port, "POST", "/", "text=a", **{"Content-Length": "9"})[0] == 408


def test_who_is_slow_or_gone_keeps_nobody_waiting(
    port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    told = f"POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 9\r\n\r\n".encode()
    slow = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(30)]
    for one in slow:
        one.sendall(told)
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", port), timeout=60) as gone:
            # What is closed at once, unread, is reset.
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            gone.sendall(told + b"text=It+r")
    assert ask(port, "GET", "/")[0] == 200
    for one in slow:
        one.close()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]
)
def test_pages_of_others_are_not_answered(headers: dict[str, str], port: int) -> None:
    assert ask(port, "POST", "/attribute", '{"text": "a"}', **headers)[0] == 403


def test_a_port_in_use_is_told_before_the_model_is_loaded(port: int) -> None:
    with pytest.raises(InputError, match=f"port {port} cannot be had .*: name another with --port"):
        server(port, lambda: pytest.fail("loaded"))


@pytest.mark.usefixtures("blank")
def test_the_command_serves_until_it_is_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[int, str, str]] = []

    def serve_one(self: _Server) -> None:
        thread = Thread(target=self.handle_request)
        thread.start()
        asked.append(ask(self.server_port, "POST", "/attribute", '{"text": "It rained."}'))
        thread.join()
        raise KeyboardInterrupt

    monkeypatch.setattr(_Server, "serve_forever", serve_one)
    # Any that is free.
    monkeypatch.setattr("attribution.cli.serve._PORT", 0)
    assert main(["serve"]) == 0
    ((status, _, body),) = asked
    assert (status, json.loads(body)["attributions"]) == (200, [])
    assert "in a browser; Ctrl+C ends it" in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_what_is_no_port_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--port", port])
    assert "--port" in capsys.readouterr().err
