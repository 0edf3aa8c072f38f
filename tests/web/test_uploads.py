"""Files sent by a browser: told by their content, parsed apart, whatever their names."""

from __future__ import annotations

import gzip
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.hostile_names import NAMES
from tests.web.worlds import World

from comity.accounts.counting import Limit
from comity.accounts.models import Account
from comity.record.documents import editions
from comity.record.vantage import Vantage
from comity.review.queries import claims
from comity.web import throttle, uploads

HERE = "/documents/add/"
LETTER = b"The ministers of Norland and Eastland met in Port Calm on 3 May 2023.\n"
PAGE = b"<!doctype html><html><head><title>A note</title></head><body><main><p>" + LETTER


@pytest.fixture
def analyst(client: Client, world: World) -> Client:
    client.force_login(Account.objects.get(username="nor.analyst"))
    return client


def send(client: Client, content: bytes, name: str = "note.txt", **more: Any) -> Any:
    return client.post(HERE, {"file": SimpleUploadedFile(name, content), **more})


def desk() -> Vantage:
    return Vantage.of("NOR")


def test_a_file_is_on_record_read_and_waits_for_review(analyst: Client) -> None:
    before = len(claims(desk()))
    answer = send(analyst, LETTER, published="2023-05-04", publisher="League")
    shown = answer.content.decode()

    assert answer.status_code == 200
    assert "on record now" in shown
    assert "your own audience alone" in shown
    assert len(claims(desk())) > before


def test_a_text_is_taken_as_a_file_is(analyst: Client) -> None:
    text = "A note\n\n" + LETTER.decode()
    answer = analyst.post(HERE, {"text": text, "published": "2023-05-04"})
    assert "A note" in answer.content.decode()
    assert "on record now" in answer.content.decode()
    assert text.strip() not in answer.content.decode()  # the box is empty again


@pytest.mark.parametrize("sent", [{}, {"text": " "}, {"text": "A note", "file": "and a file"}])
def test_one_of_the_two_is_sent(analyst: Client, sent: dict[str, Any]) -> None:
    if "file" in sent:
        sent = {**sent, "file": SimpleUploadedFile("note.txt", LETTER)}
    answer = analyst.post(HERE, sent)
    assert answer.status_code == 422
    assert "Give one of them" in answer.content.decode()


def test_the_same_again_adds_nothing_and_says_so(analyst: Client) -> None:
    send(analyst, LETTER)
    before = len(editions(desk())), len(claims(desk()))
    answer = send(analyst, LETTER, name="another name.txt")

    assert "on record already" in answer.content.decode()
    assert (len(editions(desk())), len(claims(desk()))) == before


def test_nobody_else_sees_it(analyst: Client, world: World) -> None:
    send(analyst, LETTER + b"Kept.")

    assert not [one for one in editions(Vantage.of("SOU")) if "Kept." in (one.text or "")]
    assert not [one for one in editions(Vantage.of("public")) if "Kept." in (one.text or "")]


def test_the_content_tells_the_form_not_the_name(analyst: Client) -> None:
    answer = send(analyst, PAGE, name="picture.png")

    assert answer.status_code == 200
    assert "A note" in answer.content.decode()


def test_files_that_break_parsers_are_told_in_words(analyst: Client) -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b"\0" * 200_000_000)
    for content, name in (
        (b"", "empty.txt"), (b"\x89PNG\r\n\x1a\n" + bytes(200), "a.png"), (b"%PDF-1.7\nx", "a.pdf"),
        (gzip.compress(b"x" * 100), "a.txt.gz"), (b"MZ" + bytes(500), "a.exe"),
        (bomb.getvalue(), "a.docx"), (bytes(range(256)) * 20, "a.txt"),
    ):  # fmt: skip
        answer = send(analyst, content, name)
        assert answer.status_code == 422, name
        assert "There is a problem" in answer.content.decode(), name
    assert send(analyst, LETTER).status_code == 200


def test_what_is_too_large_is_not_read(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 50)

    answer = send(analyst, LETTER)
    assert answer.status_code == 422
    assert "20 MB" in answer.content.decode()


def test_few_can_be_sent_at_a_time(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(throttle.CAREFUL, "document-add", Limit(2, 60))

    assert [send(analyst, LETTER).status_code for _ in range(3)] == [200, 200, 429]


def test_a_wrong_day_is_told(analyst: Client) -> None:
    assert send(analyst, LETTER, published="last spring").status_code == 422


def test_two_hundred_hostile_names_change_nothing(
    analyst: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is answered, shown as text at most, and no file appears beside the record."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(throttle.CAREFUL, "document-add", Limit(1000, 60))
    assert len(set(NAMES)) >= 200
    for name in NAMES:
        file = BytesIO(b"")
        file.name = name
        answer = analyst.post(HERE, {"file": file})
        shown = answer.content.decode()
        assert answer.status_code == 422, name
        assert "<img src=x>" not in shown, name
        assert "<script>x" not in shown, name
        assert "49" not in shown.split("<main")[1].split("<form")[0], name
    assert list(tmp_path.iterdir()) == []


def test_no_name_of_the_address_becomes_the_name_of_a_file(analyst: Client) -> None:
    """What goes out is named by the site: plain letters, digits, hyphens and one dot."""
    for name in NAMES[::3]:
        for address in ("/engagements/", "/documents/", "/partners/", "/areas/", "/brief/"):
            form = "docx" if address == "/brief/" else "csv"
            given = {"of": name, "group": name, "actor": name, "format": form}
            answer = analyst.get(address, given)
            told = answer.headers.get("Content-Disposition", "")
            assert answer.status_code in (200, 400, 404), (address, name)
            assert re.fullmatch(r'(attachment; filename="[a-z0-9-]+\.[a-z]+")?', told), told
