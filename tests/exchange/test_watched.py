"""A watched file or page is read again when it changes, and what is gone is opened again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.review.desks import Desk, held, quoted

from comity.exchange.errors import FetchFailed
from comity.exchange.fetching import Fetched, Fetcher
from comity.exchange.watched import look
from comity.reader.claims import Reading, StandingClaim
from comity.record.revising import revise
from comity.review import actions, queries, watching
from comity.review.errors import CannotWatch
from comity.review.models import Watch

MARCH = "Finland is a partner of the Alliance. Japan is a partner."
APRIL = "Finland is a member of the Alliance. Japan is a partner."
PLACE = "https://alliance.example/partners"


@pytest.fixture
def desk(db: None) -> Desk:
    with revise("tester", "begin") as revision:
        for code in ("NATO", "JPN"):
            revision.audience(code, code)
    return Desk("NATO")


def reader_for(desk):
    def claim(text, who, words, kind):
        return StandingClaim(passages=quoted(text, words), subject=who, kind=kind, object="NATO",
                             as_of="2023-03-10")  # fmt: skip

    def read(text):
        kind = "member" if "a member" in text.text else "partner"
        found = (
            claim(text.text, "FIN", f"Finland is a {kind}", kind),
            claim(text.text, "JPN", "Japan is a partner", "partner"),
        )
        return Reading(found, "hand 1", "none")

    return read


class Pages(Fetcher):
    """Gives what a test says, or raises it."""

    given: list[object] = []

    def fetch(self, address, etag="", last_modified=""):
        found = self.given.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


def page(text: str | None) -> Fetched:
    content = None if text is None else text.encode()
    return Fetched(PLACE, content, "text/plain", '"1"', "Mon")


def looks(desk: Desk, *given: object) -> list[str]:
    watch = watching.watch("officer", desk.vantage, PLACE, publisher="Alliance")
    pages = Pages()
    Pages.given = list(given)
    return [look(Watch.objects.get(pk=watch.pk), reader_for, pages) for _ in given]


def test_a_changed_page_is_a_new_edition_and_opens_again_what_is_gone(desk: Desk) -> None:
    [first] = looks(desk, page(MARCH))
    edition = queries.claims(desk.vantage)[0].edition
    actions.accept_edition("reviewer", desk.vantage, edition.id)
    again, changed, _ = looks(desk, page(MARCH), page(APRIL), page(None))
    [gone] = [view for view in queries.claims(desk.vantage, edition=edition.id) if view.reopened]

    assert first == "a new edition: 2 claims read"
    assert again == "unchanged"
    assert changed == "a new edition: 2 claims read, 1 opened again"
    assert gone.claim.subject == "FIN"
    assert "no longer has the words" in gone.reopened.reason
    assert gone.reopened.gone.text == APRIL
    assert edition.address == PLACE
    assert edition.publisher == "Alliance"


def test_what_stood_stays_on_record_until_somebody_decides(desk: Desk) -> None:
    looks(desk, page(MARCH))
    edition = queries.claims(desk.vantage)[0].edition
    actions.accept_edition("reviewer", desk.vantage, edition.id)
    looks(desk, page(APRIL))
    assert len(held("NATO", "standing")) == 2
    [gone] = [view for view in queries.claims(desk.vantage) if view.reopened]
    actions.reject_claim("reviewer", desk.vantage, gone.public_id, "it was never so")

    assert [entry.term for entry in held("NATO", "standing")] == ["partner"]


def test_a_claim_kept_is_not_opened_again_by_the_next_edition(desk: Desk) -> None:
    looks(desk, page(MARCH))
    actions.accept_edition("reviewer", desk.vantage, queries.claims(desk.vantage)[0].edition.id)
    looks(desk, page(APRIL))
    [gone] = [view for view in queries.claims(desk.vantage) if view.reopened]
    actions.accept_claim("reviewer", desk.vantage, gone.public_id)
    looks(desk, page(APRIL + " Japan visits."))

    assert [view for view in queries.claims(desk.vantage) if view.reopened] == []


def test_what_fails_is_told_and_tried_less_often(desk: Desk) -> None:
    looks(desk, FetchFailed("no answer"), FetchFailed("no answer"))
    [watch] = watching.watches(desk.vantage)
    later = watch.looked_at + timedelta(hours=25)

    assert (watch.outcome, watch.failures) == ("no answer", 2)
    assert list(watching.due(later)) == []
    assert list(watching.due(later + timedelta(hours=72))) == [watch]
    assert list(watching.due(later, every=True)) == [watch]


def test_a_file_is_watched(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(MARCH)
    watch = watching.watch("officer", desk.vantage, str(file), every_hours=2)
    outcomes = [look(watch, reader_for, Fetcher())]
    file.write_text(APRIL)
    outcomes.append(look(watch, reader_for, Fetcher()))
    file.unlink()
    outcomes.append(look(watch, reader_for, Fetcher()))

    assert outcomes[:2] == ["a new edition: 2 claims read"] * 2
    assert "cannot be read" in outcomes[2]


@pytest.mark.parametrize("place", ["", "nothing.here", "ftp://example.org/"])
def test_what_cannot_be_watched_is_refused(desk: Desk, place: str) -> None:
    with pytest.raises(CannotWatch):
        watching.watch("officer", desk.vantage, place)


def test_a_watch_is_its_desks_and_can_be_stopped(desk: Desk) -> None:
    watch = watching.watch("officer", desk.vantage, PLACE)
    with pytest.raises(CannotWatch):
        watching.stop(Desk("JPN").vantage, watch.public_id)
    watching.stop(desk.vantage, PLACE)

    assert list(watching.watches(desk.vantage)) == []
    assert list(watching.due(datetime.now(UTC) + timedelta(days=9))) == []
