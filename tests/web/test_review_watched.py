"""Watched pages at the desk; what an edition changed, as text and as facts."""

from __future__ import annotations

from django.test import Client
from tests.web.worlds import World

from comity.web.differences import Piece, compared, pieces


def test_a_page_is_watched_and_no_more(reviewer: Client, world: World) -> None:
    place = "https://league.example/partners"
    given = {"place": place, "publisher": "League", "every": "6"}
    shown = reviewer.post("/review/watched/", given, follow=True)
    watch = shown.context["watches"][0]

    assert (watch.place, watch.every_hours, watch.by) == (place, 6, "nor.reviewer")
    assert "not yet" in shown.content.decode()
    stopped = {"do": "stop", "watch": watch.public_id}
    ended = reviewer.post("/review/watched/", stopped, follow=True)
    assert ended.context["watches"] == []


def test_files_of_the_server_and_odd_addresses_are_not_watched(
    reviewer: Client, world: World
) -> None:
    for place in ("/etc/passwd", "file:///etc/passwd", "http://a:b@league.example/", ""):
        shown = reviewer.post("/review/watched/", {"place": place, "every": "1"}, follow=True)
        assert shown.context["watches"] == [], place
    given = {"place": "https://league.example/", "every": "often"}
    assert "no number" in reviewer.post("/review/watched/", given, follow=True).content.decode()


def test_two_wordings_are_one_run_of_pieces() -> None:
    found = compared(
        "Finland is a partner of the Alliance.", "Finland is a member of the Alliance."
    )

    assert found == [
        Piece("Finland is a "), Piece("partner", "gone"), Piece("member", "new"),
        Piece(" of the Alliance."),
    ]  # fmt: skip
    assert "".join(piece.text for piece in found if piece.change != "new").endswith("Alliance.")


def test_sentences_that_share_little_stand_whole() -> None:
    assert compared("", "New.") == [Piece("New.", "new")]
    assert compared("Old.", "") == [Piece("Old.", "gone")]
    found = compared("Japan is a partner.", "Ministers talked about the weather at sea.")
    assert [piece.change for piece in found] == ["gone", "", "new"]


def test_a_quote_is_laid_beside_the_sentence_that_took_its_place() -> None:
    newer = "The ministers met. Finland is a member of the Alliance. Rain fell."
    found = list(pieces("Finland is a partner of the Alliance.", newer))

    assert Piece("member", "new") in found
    assert list(pieces("Quite another thing altogether?", newer)) == [
        Piece("Quite another thing altogether?", "gone")
    ]
