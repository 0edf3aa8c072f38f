"""The desk: what is decided is recorded, once, and can be taken back."""

from __future__ import annotations

import pytest
from tests.review.desks import AUSTRALIA_ALONE, Desk, by_hand, held, meeting

from comity.record import chain
from comity.record.errors import RestedUpon
from comity.review import actions, proposing, queries
from comity.review.comparing import Comparer
from comity.review.errors import AlreadyDecided, CannotAdopt, UnseenClaim
from comity.review.models import ClaimRow

TOLD = "On 7 April 2022 the ministers met in Brussels. They will meet in May."


def two(text):
    return [
        meeting(text, "ministers met"),
        meeting(text, "will meet", date="2022-05", planned=True),
    ]


def test_nothing_enters_the_record_before_somebody_accepts_it(desk):
    desk.read(TOLD, two)
    assert held("NATO", "held") == []
    assert [view.state for view in queries.claims_awaiting_review(desk.vantage)] == ["awaiting"] * 2


def test_a_claim_shows_its_words_in_their_place(desk):
    first, _ = desk.read(TOLD, two)
    view = queries.claim(desk.vantage, first)
    assert view.before == "On 7 April 2022 the "
    assert view.claim.quote == "ministers met"
    assert view.after.startswith(" in Brussels.")


def test_accepted_claims_are_in_the_record_and_can_be_undone(desk):
    first, second = desk.accept(TOLD, two)
    assert len(held("NATO", "held")) == 2
    again = actions.undo_decision("reviewer", desk.vantage, first)
    assert set(again) == {first, second}
    assert held("NATO", "held") == []
    actions.accept_edition("reviewer", desk.vantage, desk.edition)
    assert len(held("NATO", "held")) == 2
    assert chain.verify().problems == []


def test_undo_is_refused_while_later_decisions_rest_on_it(desk):
    first, _ = desk.accept(TOLD, two)
    desk.accept("The ministers met on 7 April.", lambda t: [meeting(t, "ministers met")])
    with pytest.raises(RestedUpon):
        actions.undo_decision("reviewer", desk.vantage, first)
    assert queries.claim(desk.vantage, first).state == "accepted"


def test_a_correction_enters_the_record_in_place_of_what_was_proposed(desk):
    first, _ = desk.read(TOLD, two)
    actions.accept_claim("reviewer", desk.vantage, first, correction={"level": "ambassadors"})
    assert [entry.term for entry in held("NATO", "level")] == ["ambassadors"]
    assert queries.claim(desk.vantage, first).claim.level == "ambassadors"


@pytest.mark.parametrize(
    ("correction", "said"),
    [({"levels": "x"}, "no levels"), ({"level": 3}, "level is 3"), ({"parties": ("NATO",)}, "two")],
)
def test_a_correction_that_does_not_fit_changes_nothing(desk, correction, said):
    first, _ = desk.read(TOLD, two)
    with pytest.raises(CannotAdopt, match=said):
        actions.accept_claim("reviewer", desk.vantage, first, correction=correction)
    assert queries.claim(desk.vantage, first).state == "awaiting"
    assert held("NATO", "held") == []


def test_words_that_are_not_in_the_edition_are_refused(desk):
    first, _ = desk.read(TOLD, two)
    row = ClaimRow.objects.get(public_id=first)
    row.body["passages"][0]["exact"] = "ministers did"
    row.save()
    with pytest.raises(CannotAdopt, match="Quote them exactly"):
        actions.accept_claim("reviewer", desk.vantage, first)


def test_a_rejected_claim_leaves_the_record_alone_and_may_be_taken_up_again(desk):
    first, _ = desk.read(TOLD, two)
    actions.reject_claim("reviewer", desk.vantage, first, "not an engagement")
    assert held("NATO", "held") == []
    with pytest.raises(AlreadyDecided):
        actions.accept_claim("reviewer", desk.vantage, first)
    actions.undo_decision("reviewer", desk.vantage, first)
    actions.accept_claim("reviewer", desk.vantage, first)
    verdicts = [d.verdict for d in queries.claim(desk.vantage, first).decisions]
    assert verdicts == ["rejected", "undone", "accepted"]


def test_claims_are_their_desks_alone(desk):
    first, _ = desk.read(TOLD, two)
    japan = Desk("JPN")
    assert queries.claims(japan.vantage) == []
    assert queries.claim(japan.vantage, first) is None
    with pytest.raises(UnseenClaim):
        actions.accept_claim("reviewer", japan.vantage, first)


def test_an_edition_is_registered_and_read_once(desk):
    ids = desk.read(TOLD, two)
    edition = desk.edition
    assert desk.read(TOLD, two) == ids
    assert desk.edition == edition


def test_a_newer_reader_replaces_only_what_nobody_decided(desk):
    first, second = desk.read(TOLD, two)
    actions.reject_claim("reviewer", desk.vantage, second)
    proposing.read_edition(
        "officer", desk.vantage, desk.edition, by_hand(two, "comity.reader/newer")
    )
    views = queries.claims(desk.vantage, edition=desk.edition)
    assert sorted(view.state for view in views) == ["awaiting", "rejected"]
    assert queries.claim(desk.vantage, first) is None


def test_the_engagement_a_claim_may_tell_of_is_offered_with_reasons(desk):
    desk.accept(TOLD, two)
    (claim,) = desk.read("The ministers met on 7 April.", lambda t: [meeting(t, "ministers met")])
    view = queries.claim(desk.vantage, claim)
    (candidate,) = Comparer(desk.vantage).beside(view.claim, view.edition)
    assert candidate.score > 0.9
    assert "3 of 3 parties in both" in candidate.reasons
    actions.accept_claim("reviewer", desk.vantage, claim, engagement=0)
    assert len(held("NATO", "held")) == 3


def test_a_public_claim_cannot_be_put_to_an_engagement_that_fewer_may_see(desk):
    Desk("AUS").accept(TOLD, two, AUSTRALIA_ALONE)
    hidden = held("AUS", "held")[0].subject
    (claim,) = desk.read("The ministers met on 7 April.", lambda t: [meeting(t, "ministers met")])
    with pytest.raises(CannotAdopt, match="choose another"):
        actions.accept_claim("reviewer", desk.vantage, claim, engagement=hidden)
    assert held("JPN", "held") == []
