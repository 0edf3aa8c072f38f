"""A language model as a reader, asked at a real server on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from comity.reader import Gazetteer, Reading, Text
from comity.reader.claims import EngagementClaim
from comity.reader.errors import ModelNotSet, ReaderFailed
from comity.reader.second import asking, model, reader_named

SENTENCE = "The Foreign Ministers of Norway and Chile met in Oslo on 3 May 2022."
TEXT = Text(f"A meeting\n\n{SENTENCE}", title="A meeting", published="2022-05-03")
MEETING: dict[str, Any] = {
    "form": "engagement", "quotes": [SENTENCE], "date": "2022-05-03", "kind": "meeting",
    "level": "ministers", "parties": ["CHL", "NOR"], "place": "Oslo",
}  # fmt: skip


class Server:
    """Speaks the protocol: ``answer`` gives status and body; what was asked is kept."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self.answer: Callable[[], tuple[int, bytes]] = lambda: (200, b"")
        self.headers: dict[str, str] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append((self.path, self.headers.get("Authorization", ""), body))
                status, content = outer.answer()
                self.send_response(status)
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/v1"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        self.thread.start()

    def says(self, content: object) -> None:
        said = content if isinstance(content, str) else json.dumps({"claims": content})
        body = json.dumps({"choices": [{"message": {"role": "assistant", "content": said}}]})
        self.answer = lambda: (200, body.encode())

    def end(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    running = Server()
    monkeypatch.setenv("COMITY_MODEL_URL", running.url)
    monkeypatch.setenv("COMITY_MODEL_NAME", "small")
    monkeypatch.setenv("COMITY_MODEL_KEY", "secret")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # not to be asked
    yield running
    running.end()


def reading() -> Reading:
    return reader_named("model")(TEXT, Gazetteer.from_terms())


def test_claims_of_a_model_quote_the_text(server: Server) -> None:
    server.says([MEETING])
    [claim] = reading().claims
    assert isinstance(claim, EngagementClaim)
    assert (claim.parties, claim.level, claim.place) == (("CHL", "NOR"), "ministers", "Oslo")
    assert [one.actor for one in claim.participants] == ["CHL", "NOR"]
    passage = claim.passages[0]
    assert TEXT.text[passage.start : passage.end] == passage.exact == SENTENCE
    assert claim.confidence == 0.5
    assert reading().reader == "model/small"


def test_what_is_asked(server: Server) -> None:
    server.says([])
    assert reading().claims == ()
    [(path, key, body)] = server.asked
    assert (path, key, body["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    system, user = body["messages"]
    assert '"engagement"' in system["content"]
    assert "secret-general" not in system["content"]
    assert TEXT.text in user["content"]
    assert "Published: 2022-05-03" in user["content"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quotes": ["The Foreign Ministers of Norway and Chile met in Bergen."]}, "word for word"),
        ({"quotes": [SENTENCE.replace("Norway", "norway")]}, "word for word"),
        ({"quotes": [" "]}, "word for word"),
        ({"quotes": []}, "no quotes"),
        ({"quotes": [7]}, "word for word"),
        ({"form": "rumour"}, "rumour"),
        ({"kind": "banquet"}, "banquet"),
        ({"parties": ["NOR", "XQX"]}, "XQX"),
        ({"parties": "NOR"}, "list of texts"),
        ({"date": "next week"}, "next week"),
        ({"passages": [{"start": 0, "end": 4, "exact": "They"}], "evil": 1}, "evil"),
    ],
)
def test_a_claim_that_cannot_be_checked_is_refused_and_told(
    server: Server, change: dict[str, Any], why: str
) -> None:
    server.says([{**MEETING, **change}, MEETING, "no claim"])
    read = reading()
    assert [claim.quote for claim in read.claims] == [SENTENCE]
    assert len(read.refused) == 2
    assert any(why in one for one in read.refused)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Certainly! Here are the claims.", "JSON with claims"),
        ('{"claims": [', "JSON with claims"),
        ('{"claims": 7}', "list of at most"),
        ("[" * 100_000, "JSON with claims"),
        ('{"claims": [' + "0," * 1001 + "0]}", "list of at most"),
    ],
)
def test_an_answer_of_another_form_is_told(server: Server, content: str, why: str) -> None:
    server.says(content)
    with pytest.raises(ReaderFailed, match=why):
        reading()


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (500, b"out of memory", "found 500 .out of memory"),
        (401, b"{}", "found 401"),
        (302, b"", "found 302"),
        (200, b"", "expected a JSON object"),
        (200, b"[]", "expected a JSON object"),
        (200, b"{}", "JSON with claims"),
    ],
)
def test_a_server_that_does_not_answer_well_is_told(
    server: Server, status: int, body: bytes, why: str
) -> None:
    server.answer = lambda: (status, body)
    server.headers = {"Location": server.url}
    with pytest.raises(ReaderFailed, match=why):
        reading()
    assert len(server.asked) == 1  # a redirect is not followed


def test_an_endless_answer_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ANSWER_BYTES_MAX", 1000)
    server.answer = lambda: (200, b" " * 2000)
    with pytest.raises(ReaderFailed, match="more than 1,000 bytes"):
        reading()


def test_a_late_answer_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asking.Address(server.url, seconds=0.05)
    monkeypatch.setattr(model, "model_set", lambda: model.Model(asked, "small"))

    def late() -> tuple[int, bytes]:
        time.sleep(0.2)
        return 200, b"{}"

    server.answer = late
    with pytest.raises(ReaderFailed, match=r"no answer .* after 0\.05 s"):
        reading()


def test_nobody_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("COMITY_MODEL_NAME", "small")
    with pytest.raises(ReaderFailed, match="does not answer"):
        reading()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COMITY_MODEL_URL", ""),
        ("COMITY_MODEL_URL", "file:///etc/passwd"),
        ("COMITY_MODEL_SECONDS", "soon"),
    ],
)
def test_settings_that_do_not_do_are_told(
    server: Server, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ModelNotSet, match=name):
        reader_named("model")


def test_a_text_that_is_too_long_is_not_sent(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "TEXT_CHARACTERS_MAX", 10)
    with pytest.raises(ReaderFailed, match="characters"):
        reading()
    assert server.asked == []
