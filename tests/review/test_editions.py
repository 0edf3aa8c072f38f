"""A new edition in which a status changed raises exactly the claims concerned."""

from __future__ import annotations

from tests.review.desks import PUBLIC, meeting, quoted

from comity.reader.claims import StandingClaim
from comity.record import documents
from comity.review import editions

MARCH = "The ministers met in May 2022. Finland is a partner of the Alliance. Japan is a partner."
APRIL = "The ministers met in May 2022. Finland, then a partner, is a member. Japan is a partner."


def told(day, status, words):
    def claims(text):
        return [
            meeting(text, "met in May 2022", date="2022-05"),
            StandingClaim(passages=quoted(text, words), subject="FIN", kind=status,
                          object="NATO", as_of=day),
            StandingClaim(passages=quoted(text, "Japan is a partner"), subject="JPN",
                          kind="partner", object="NATO", as_of=day),
        ]  # fmt: skip

    return claims


def two_editions(desk):
    address = {"url": "https://alliance.example/partners"}
    march = told("2023-03-10", "partner", "Finland is a partner")
    april = told("2023-04-11", "member", "is a member")
    desk.accept(MARCH, march, PUBLIC, published="2023-03-10", **address)
    desk.read(APRIL, april, PUBLIC, published="2023-04-11", **address)
    (newer,) = documents.editions(desk.vantage, numbers=[desk.edition])
    return editions.changes(desk.vantage, newer.document)


def test_two_texts_at_one_address_are_editions_of_one_document(desk):
    (change,) = two_editions(desk)
    assert (change.older.published, change.newer.published) == ("2023-03-10", "2023-04-11")


def test_the_words_that_changed_are_shown(desk):
    (change,) = two_editions(desk)
    (reworded,) = change.rewordings
    assert reworded.removed == ("Finland is a partner of the Alliance.",)
    assert reworded.added == ("Finland, then a partner, is a member.",)


def test_the_standing_that_changed_is_told_and_no_other(desk):
    (change,) = two_editions(desk)
    (standing,) = change.standings
    assert (standing.subject, standing.before, standing.after) == ("FIN", "partner", "member")


def test_only_claims_whose_words_are_gone_are_opened_again(desk):
    (change,) = two_editions(desk)
    assert [view.claim.quote for view in change.reopened] == ["Finland is a partner"]


def test_a_line_broken_elsewhere_is_no_change():
    passages = quoted(MARCH, "Finland is a partner")
    assert not editions.gone(passages, editions.folded(MARCH.replace("is a", "is\na")))
    assert editions.gone(passages, editions.folded(APRIL))


def test_a_new_edition_opens_again_what_was_accepted_from_words_that_are_gone(desk):
    (change,) = two_editions(desk)
    (view,) = change.reopened
    assert (view.state, view.reopened.verdict) == ("awaiting", "reopened")
    assert view.reopened.gone.text == APRIL
