"""The page on one's own machine: what it answers, and to whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from threading import Thread

import pytest

from attribution import AttributedDocument, InputError
from attribution.cli.serve import server


def attribute(text: str) -> AttributedDocument:
    if "\0" in text:
        raise InputError("no prose")
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
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
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
        ("POST", "/", "text=%00", 400),
        ("POST", "/attribute", '"\ud800"'.encode("utf-8", "surrogatepass"), 400),
        ("PUT", "/", None, 501),
    ],
)
def test_what_is_wrong_is_refused(
    method: str, path: str, body: str | None, status: int, port: int
) -> None:
    assert ask(port, method, path, body)[0] == status


def test_what_is_too_long_is_not_read(port: int) -> None:
    assert ask(port, "POST", "/", None, **{"Content-Length": "1000001"})[0] == 413


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]
)
def test_pages_of_others_are_not_answered(headers: dict[str, str], port: int) -> None:
    assert ask(port, "POST", "/attribute", '{"text": "a"}', **headers)[0] == 403


def test_a_port_in_use_is_told_before_the_model_is_loaded(port: int) -> None:
    with pytest.raises(OSError, match="in use"):
        server(port, lambda: pytest.fail("loaded"))
