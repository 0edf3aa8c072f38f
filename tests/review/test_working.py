"""A desk at work: its queue, whose claims are whose, what is said, how fast, many at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.review.desks import AUSTRALIA_ALONE, Desk, held, meeting, quoted

from comity.accounts.actions import create_account
from comity.reader.claims import StandingClaim
from comity.record import chain
from comity.record.models import Revision
from comity.review import acceptance, actions, assigning, bulk, queries, queue
from comity.review.acceptance import Conditions
from comity.review.errors import MisshapenRule, NoSuchRule, ReviewError, UnknownAccount
from comity.review.models import ClaimRow
from comity.review.queue import Wanted
from comity.review.throughput import pace

TOLD = "On 7 April 2022 the ministers met in Brussels. They will meet in May."
PASSWORD = "a harbour of calm seas"


def two(text):
    return [
        meeting(text, "ministers met", confidence=0.9),
        meeting(text, "will meet", date="2022-05", planned=True, confidence=0.4),
    ]


def order(desk, wanted):
    return [row.public_id for row in queue.ordered(desk.vantage, wanted)]


@pytest.mark.parametrize(
    ("name", "expected"), [("text", [0, 1]), ("unsure", [1, 0]), ("sure", [0, 1])]
)
def test_a_queue_is_walked_in_its_order_both_ways(desk, name, expected):
    ids = desk.read(TOLD, two)
    wanted = Wanted(order=name)
    first, second = (ids[place] for place in expected)
    after = queue.neighbour(desk.vantage, wanted, first)
    before = queue.neighbour(desk.vantage, wanted, second, after=False)

    assert order(desk, wanted) == [first, second]
    assert (after.public_id, before.public_id) == (second, first)
    assert queue.neighbour(desk.vantage, wanted, second) is None


def test_what_was_decided_leaves_the_queue_and_leads_on(desk):
    first, second = desk.read(TOLD, two)
    actions.reject_claim("reviewer", desk.vantage, first)

    assert order(desk, Wanted()) == [second]
    assert queue.neighbour(desk.vantage, Wanted(), first).public_id == second
    assert queue.progress(desk.vantage, Wanted()) == queue.Progress(1, 0, 1)


def test_a_queue_is_narrowed(desk):
    desk.read(TOLD, two, publisher="Alliance")
    desk.read("The ministers met in May 2022.", two_of_other, publisher="Other")

    def count(**wanted):
        return len(order(desk, Wanted(**wanted)))

    assert count(publisher="Alliance") == 2
    assert count(at_least=0.6) == 2
    assert count(at_most=0.4) == 1
    assert count(form="standing") == 0
    assert count(state="accepted") == 0
    assert count(assigned=queue.NOBODY) == 3
    assert queue.publishers(desk.vantage) == ["Alliance", "Other"]


def test_claims_are_assigned_to_accounts_of_the_desk_alone(desk):
    ids = desk.read(TOLD, two)
    create_account("nato.one", PASSWORD, "NATO", "reviewer")
    create_account("jpn.one", PASSWORD, "JPN", "reviewer")
    assigning.assign_claims(desk.vantage, ids[:1], "nato.one")

    assert order(desk, Wanted(assigned="nato.one")) == ids[:1]
    assert assigning.assign_edition(desk.vantage, desk.edition, "nato.one") == 2
    assert assigning.assign_claims(Desk("JPN").vantage, ids, "jpn.one") == 0
    with pytest.raises(UnknownAccount):
        assigning.assign_claims(desk.vantage, ids, "jpn.one")


def test_a_comment_never_leaves_the_desk(desk):
    first, _ = desk.read(TOLD, two)
    assigning.comment("analyst", "analyst", desk.vantage, first, "Is it the same meeting?")

    [said] = assigning.comments_on(desk.vantage, first)
    assert (said.by, said.role, said.text) == ("analyst", "analyst", "Is it the same meeting?")
    assert assigning.comments_on(Desk("JPN").vantage, first) == []
    with pytest.raises(ReviewError):
        assigning.comment("stranger", "analyst", Desk("JPN").vantage, first, "Let me in")
    with pytest.raises(ReviewError):
        assigning.comment("analyst", "analyst", desk.vantage, first, " ")


def test_a_pace_leaves_breaks_out():
    start = datetime(2022, 4, 7, 9, tzinfo=UTC)
    times = [start + timedelta(seconds=s) for s in (0, 10, 20, 40, 4000, 4010)]
    found = pace([times])

    assert found.decided == 6
    assert found.median_seconds == 10
    assert found.per_hour == pytest.approx(3600 * 4 / 50)
    assert pace([times[:1]]).median_seconds is None


def one_and_a_half(text):
    day = f"2022-05-0{text[3]}"
    return [
        meeting(text, "ministers met", date=day, confidence=0.9),
        meeting(text, "ministers", parties=("NATO",), confidence=0.9),
    ]


def many(desk):
    for number in (1, 2):
        text = f"On {number} May 2022 the ministers met."
        desk.read(text, one_and_a_half, publisher="Alliance")


def test_many_are_accepted_in_one_step_as_foretold_and_taken_back_as_one(desk):
    many(desk)
    wanted = Wanted(publisher="Alliance")
    told = bulk.preview(desk.vantage, wanted)
    done = bulk.accept_wanted("reviewer", desk.vantage, bulk.chosen(desk.vantage, wanted), "sure")

    assert (told.claims, told.documents, len(told.refused)) == (2, 2, 2)
    assert (done.accepted, done.documents) == (2, 2)
    assert len(held("NATO", "held")) == 2
    back = bulk.undo_batch("reviewer", desk.vantage, done.batch)
    assert (back.claims, back.resting) == (2, 0)
    assert held("NATO", "held") == []
    with pytest.raises(ReviewError):
        bulk.undo_batch("reviewer", desk.vantage, done.batch)
    with pytest.raises(ReviewError):
        bulk.undo_batch("stranger", Desk("JPN").vantage, done.batch)
    assert chain.verify().problems == []


def test_a_rule_accepts_what_is_read_and_says_so(desk):
    rule = acceptance.make_rule(
        "reviewer", desk.vantage, Conditions("engagement", "Alliance", 0.8), "long tried"
    )
    desk.read(TOLD, two, publisher="Alliance")
    desk.read("The ministers met in May.", two_of_other, publisher="Other")
    [accepted] = queries.claims(desk.vantage, state="accepted")

    assert accepted.confidence == 0.9
    assert accepted.decisions[0].by == acceptance.BY
    assert rule.public_id in accepted.decisions[0].reason
    assert Revision.objects.filter(kind="accept", reason__contains=rule.public_id).count() == 1
    assert acceptance.rule(desk.vantage, rule.public_id).accepted == 1


def two_of_other(text):
    return [meeting(text, "ministers met", date="2022-05", confidence=0.9)]


def test_a_rule_is_a_revision_and_withdrawn_by_another(desk):
    conditions = Conditions("engagement", "Alliance", 0.8)
    rule = acceptance.make_rule("reviewer", desk.vantage, conditions, "long tried")
    kinds = [Revision.objects.order_by("-pk").first().kind]
    acceptance.withdraw_rule("other.reviewer", desk.vantage, rule.public_id, "tired of it")
    kinds.append(Revision.objects.order_by("-pk").first().kind)
    [ended] = acceptance.rules(desk.vantage)
    desk.read(TOLD, two, publisher="Alliance")

    assert kinds == ["make-rule", "withdraw-rule"]
    assert (ended.withdrawn_by, ended.withdrawn_because) == ("other.reviewer", "tired of it")
    assert queries.claims(desk.vantage, state="accepted") == []
    with pytest.raises(NoSuchRule):
        acceptance.withdraw_rule("reviewer", desk.vantage, rule.public_id, "again")


def test_what_a_rule_accepted_is_taken_back_together(desk):
    rule = acceptance.make_rule("reviewer", desk.vantage, Conditions(at_least=0.8), "long tried")
    many(desk)
    decisions = bulk.accepted_by_rule(desk.vantage, rule.item)
    back = bulk.take_back("reviewer", desk.vantage, decisions, "no longer sure")

    assert back.claims == 2
    assert held("NATO", "held") == []
    assert {view.state for view in queries.claims(desk.vantage)} == {"awaiting"}


def test_another_desk_sees_no_rule(desk):
    rule = acceptance.make_rule("reviewer", desk.vantage, Conditions(at_least=0.8), "long tried")
    desk.read(TOLD, two, AUSTRALIA_ALONE)

    assert acceptance.rules(Desk("AUS").vantage) == []
    with pytest.raises(NoSuchRule):
        acceptance.rule(Desk("AUS").vantage, rule.public_id)


@pytest.mark.parametrize("conditions", [Conditions(), Conditions("poem"), Conditions(at_least=2.0)])
def test_a_rule_that_cannot_be_is_refused(desk, conditions):
    with pytest.raises(MisshapenRule):
        acceptance.make_rule("reviewer", desk.vantage, conditions, "why not")
    with pytest.raises(MisshapenRule):
        acceptance.make_rule("reviewer", desk.vantage, Conditions(at_least=0.5), " ")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "known"),
        ({"place": "Brussels"}, "adds"),
        ({"level": "ambassadors"}, "differs"),
        ({"date": "2022-06-01"}, "new"),
    ],
)
def test_a_claim_is_compared_with_the_record_as_it_is_read(desk, fields, expected):
    desk.accept(TOLD, lambda t: [meeting(t, "ministers met", topics=())])
    [claim] = desk.read("The ministers met in April.",
                        lambda t: [meeting(t, "ministers met", **fields)])  # fmt: skip

    assert ClaimRow.objects.get(public_id=claim).compared == expected


def test_a_standing_that_cannot_be_beside_another_differs(desk):
    def standing(kind, words):
        return lambda t: [StandingClaim(passages=quoted(t, words), subject="JPN", kind=kind,
                                        object="NATO", as_of="2022-04-08")]  # fmt: skip

    desk.accept("Japan is a partner.", standing("partner", "is a partner"))
    [claim] = desk.read("Japan is a member.", standing("member", "is a member"))

    assert ClaimRow.objects.get(public_id=claim).compared == "differs"


def reopened(desk):
    ids = desk.accept(TOLD, two)
    actions.reopen_claims("watch", desk.vantage, ids[:1], desk.edition, "the words are gone")
    return ids


def test_a_claim_opened_again_can_be_kept_as_it_was(desk):
    first, _ = reopened(desk)
    before = Revision.objects.count()
    assert queries.claim(desk.vantage, first).reopened.reason == "the words are gone"
    actions.accept_claim("reviewer", desk.vantage, first, reason="still so")

    assert Revision.objects.count() == before
    assert len(held("NATO", "held")) == 2
    assert actions.undo_decision("reviewer", desk.vantage, first) == [first]
    assert len(held("NATO", "held")) == 2


def test_a_claim_opened_again_and_rejected_leaves_the_record_alone_of_those_beside_it(desk):
    first, second = reopened(desk)
    actions.reject_claim("reviewer", desk.vantage, first, "no longer said")

    assert [entry.term for entry in held("NATO", "held")] == ["planned"]
    assert queries.claim(desk.vantage, second).state == "accepted"
    actions.undo_decision("reviewer", desk.vantage, first)
    assert len(held("NATO", "held")) == 2
    assert queries.claim(desk.vantage, first).reopened.reason == "the words are gone"
    actions.reject_claim("reviewer", desk.vantage, first, "after all")
    assert [entry.term for entry in held("NATO", "held")] == ["planned"]
    assert chain.verify().problems == []


def test_a_claim_opened_again_can_be_corrected(desk):
    first, _ = reopened(desk)
    actions.accept_claim(
        "reviewer", desk.vantage, first, correction={"level": "ambassadors"}, engagement=0
    )

    assert sorted(entry.term for entry in held("NATO", "level")) == ["ambassadors", "ministers"]
    assert len(held("NATO", "held")) == 2
    [*_, last] = queries.claim(desk.vantage, first).decisions
    assert last.changed == (("level", "ministers", "ambassadors"),)
