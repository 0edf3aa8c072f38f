"""What pages show, and what every answer carries."""

from __future__ import annotations

from django.test import Client
from tests.web.worlds import TEXT, World

from comity.record.documents import SeenPassage
from comity.web.passages import marked, runs


def text_of(client: Client, address: str, **given: str) -> str:
    return client.get(address, given).content.decode()


def test_every_answer_carries_the_headers(client: Client, world: World) -> None:
    for address in ("/", "/nowhere/", "/static/comity/comity.css"):
        response = client.get(address)
        if response.streaming:
            response.getvalue()  # a file read to its end is closed, and the connection is not
        headers = response.headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_the_character_nul_is_refused(client: Client, world: World) -> None:
    for address in ("/search/?q=a%00b", "/documents/%00/", "/api/partners?of=%00"):
        assert client.get(address).status_code == 400


def test_no_script_or_style_stands_inside_a_page(client: Client, world: World) -> None:
    for address in ("/", f"/documents/{world.document}/", "/sign-in/", f"/entries/{world.entry}/"):
        shown = text_of(client, address)
        assert "style=" not in shown
        assert "<style" not in shown
        assert "onclick" not in shown


def test_what_is_not_there_answers_the_same_whatever_was_asked(
    client: Client, world: World
) -> None:
    pages = {
        client.get(address).content
        for address in ("/nowhere/", "/documents/0000000000000000/", "/entries/zz/")
    }

    assert len(pages) == 1


def test_a_document_shows_its_passages_where_they_stand(client: Client, world: World) -> None:
    shown = text_of(client, f"/documents/{world.document}/")

    assert f'<span id="p0-{TEXT.index(".")}"></span><mark>Ministers of Norland' in shown
    assert "&lt;b&gt;cyber defence&lt;/b&gt; &amp; the sea" in shown
    assert f'href="/entries/{world.entry}/"' in shown


def test_an_entry_quotes_the_words_it_rests_on(client: Client, world: World) -> None:
    shown = text_of(client, f"/entries/{world.entry}/")

    assert "<mark>Ministers of Norland" in shown
    assert f'href="/documents/{world.document}/?edition={world.edition}#p0-' in shown


def test_a_text_cut_at_its_passages_is_whole() -> None:
    passages = [
        SeenPassage(1, 0, 9, TEXT[0:9], 1),
        SeenPassage(2, 4, 20, TEXT[4:20], 2),
        SeenPassage(3, 4, 20, TEXT[4:20], 3),
        SeenPassage(4, len(TEXT) - 4, len(TEXT), TEXT[-4:], 4),
    ]
    places = marked(passages)
    cut = runs(TEXT, places)

    assert "".join(run.text for run in cut) == TEXT
    assert [place.entries for place in places] == [(1,), (2, 3), (4,)]
    assert [run.text for run in cut if not run.quoted] == [TEXT[20:-4]]


def test_search_finds_names_and_texts(client: Client, world: World) -> None:
    assert "<mark>Port Calm</mark>" in text_of(client, "/search/", q="port calm")
    assert f"/actors/{world.actor}/" in text_of(client, "/search/", q="NORLAND")
    assert "Nothing on record has" in text_of(client, "/search/", q="Syldavia")
    assert "at least 2" in text_of(client, "/search/", q="a")
