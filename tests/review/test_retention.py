"""A retention rule says what is due, by the latest possible day; two persons destroy it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from tests.review.desks import Desk

from comity.accounts.actions import create_account
from comity.dates import Span
from comity.record import chain
from comity.record.access import PUBLIC
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.queries import entries, items
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge, MisshapenRule, NoSuchRule
from comity.review.expunging import confirm_expungings, refuse_expungings
from comity.review.falling_due import ask_for_due, falling_due
from comity.review.retention import Kept, end_retention, make_retention, retentions

NAME = "Mira Ostrova"
TODAY = date(2026, 5, 1)
TEN = Kept("participant-person", 10)


@pytest.fixture
def desk(db: None) -> Vantage:
    with revise("tester", "begin") as revision:
        for code in ("NATO", "JPN"):
            revision.audience(code, code)
    for name, audience, role in (
        ("first", "NATO", "reviewer"), ("second", "NATO", "releaser"),
        ("learner", "NATO", "analyst"), ("stranger", "JPN", "releaser"),
    ):  # fmt: skip
        create_account(name, "a harbour of calm seas", audience, role)
    return Vantage.of("NATO")


def meet(when: str, *desks: str, level: str = "", name: str = NAME) -> int:
    """The participation, shown to all, of a person in an engagement that these desks told."""
    telling = [Vantage.of(code).audience for code in desks or ("NATO",)]
    public = Vantage.of(PUBLIC).audience
    with revise("first", "enter", audience=telling[0]) as revision:
        clear = [revision.marking("TLP:CLEAR", one, [public]) for one in telling]
        told = [SourceDraft(one, locator="a desk") for one in clear]
        engagement = revision.item("engagement", clear[0])
        actor = revision.item("actor", clear[0])
        span = Span.parse(when)
        if level:
            revision.entry(EntryDraft("level", engagement, None, level, span=span), told)
        value = {"person": name, "role": "host"}
        return revision.entry(EntryDraft("participant", engagement, actor, "", value, span), told)


def due(desk: Vantage, today: date = TODAY) -> list[int]:
    return [one.entry.id for one in falling_due(desk, today)]


def test_a_rule_is_of_the_record_and_of_its_desk_alone(desk: Vantage):
    made = make_retention("first", desk, TEN, "our policy")
    assert [one.public_id for one in retentions(desk)] == [made.public_id]
    assert retentions(Vantage.of("JPN")) == retentions(Vantage.of(PUBLIC)) == []
    with pytest.raises(NoSuchRule):
        end_retention("stranger", Vantage.of("JPN"), made.public_id, "mine now")
    meet("2010-04-07")
    assert len(due(desk)) == 1
    ended = end_retention("second", desk, made.public_id, "a new policy")
    assert (ended.in_force, ended.ended_by, ended.ended_because) == (
        False, "second", "a new policy"
    )  # fmt: skip
    assert due(desk) == []
    with pytest.raises(NoSuchRule, match="before"):
        end_retention("second", desk, made.public_id, "again")
    assert chain.verify().problems == []


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (Kept("shoe-size", 5), "personal field"), (Kept("person-name", 0), "1 to 200"),
        (Kept("participant-person", 5, level="kings"), "no level"),
        (Kept("person-name", 5, level="leaders"), "alone have a level"),
    ],
)  # fmt: skip
def test_a_rule_by_which_nothing_falls_due_is_refused(desk: Vantage, kept: Kept, words: str):
    with pytest.raises(MisshapenRule, match=words):
        make_retention("first", desk, kept, "our policy")


def test_a_rule_needs_a_reason_and_somebody_who_may_decide(desk: Vantage):
    with pytest.raises(MisshapenRule, match="reason"):
        make_retention("first", desk, TEN, " ")
    for name in ("learner", "stranger"):
        with pytest.raises(CannotExpunge, match="no reviewer"):
            make_retention(name, desk, TEN, "our policy")
    assert items(desk, kind="retention") == []


@pytest.mark.parametrize(
    ("when", "is_due"),
    [
        ("2016-04-30", True), ("2016-05-01", False), ("2016-04", True), ("2016-05", False),
        ("2015", True), ("2016", False), ("2016-04-29/2016-04-30", True),
        ("2016-04-30/2016-05-01", False), ("2010/..", False), ("2010/", False), ("../2015", True),
        ("201X", False), ("200X", True),
    ],
)  # fmt: skip
def test_only_what_is_surely_older_is_due(desk: Vantage, when: str, is_due: bool):
    make_retention("first", desk, TEN, "our policy")
    entry = meet(when)
    assert due(desk) == ([entry] if is_due else [])


def test_due_since_the_day_after_the_years(desk: Vantage):
    make_retention("first", desk, Kept("participant-person", 1), "our policy")
    meet("2020-02-29")
    (one,) = falling_due(desk, TODAY)
    assert one.since == date(2021, 3, 1)


def test_what_is_due_goes_by_two_persons_and_the_tombstone_names_the_rule(desk: Vantage):
    rule = make_retention("first", desk, TEN, "our policy")
    meet("2010-04-07")
    fresh = meet("2024-04-07", name="Orsin Vale")
    (asked,) = ask_for_due("first", desk, TODAY)
    assert due(desk) == []
    with pytest.raises(CannotExpunge, match="Nothing is due"):
        ask_for_due("second", desk, TODAY)
    with pytest.raises(CannotExpunge, match="second person"):
        confirm_expungings("first", desk, [asked.public_id])
    confirm_expungings("second", desk, [asked.public_id])
    kept = {one.id: one.value for one in entries(desk, kinds=["participant"])}
    assert kept.pop(fresh)["person"] == "Orsin Vale"
    assert list(kept.values()) == [{"role": "host"}]
    with connection.cursor() as cursor:
        for table in ("record_entry", "record_revision", "record_tombstone", "review_expunging"):
            cursor.execute(f"SELECT * FROM {table}")
            assert NAME not in repr(cursor.fetchall())
        cursor.execute("SELECT reason FROM record_revision ORDER BY id DESC LIMIT 1")
        assert f"Retention rule {rule.public_id}" in cursor.fetchone()[0]
    assert chain.verify().problems == []
    assert due(desk) == []


def test_what_another_desk_told_is_never_reached(desk: Vantage):
    make_retention("first", desk, TEN, "our policy")
    meet("2010-04-07", "JPN")
    meet("2010-04-07", "NATO", "JPN")
    assert due(desk) == []
    with pytest.raises(CannotExpunge, match="Nothing is due"):
        ask_for_due("first", desk, TODAY)


def test_a_corrected_date_keeps_the_name_that_stands_twice(desk: Vantage):
    """Expunging takes a value from all entries of a thing: one that is not due keeps all."""
    make_retention("first", desk, TEN, "our policy")
    old = meet("2010-04-07")
    (entry,) = entries(desk, kinds=["participant"])
    with revise("first", "change", audience=desk.audience) as revision:
        clear = revision.marking("TLP:CLEAR", desk.audience, [Vantage.of(PUBLIC).audience])
        again = EntryDraft(
            "participant", entry.subject, entry.object, "", entry.value, Span.parse("2020-04-07")
        )
        revision.entry(again, [SourceDraft(clear, locator="a desk")])
        revision.close(old, clear)
    assert due(desk) == []
    assert due(desk, date(2031, 1, 1)) == [old]
    assert len(ask_for_due("first", desk, date(2031, 1, 1))) == 1


def test_a_rule_may_be_of_one_level_or_one_publisher(desk: Vantage):
    officials, _ = meet("2010-04-07", level="officials"), meet("2010-04-07", level="leaders")
    told = Desk("NATO")
    told.read(NAME, lambda text: [], publisher="Gazette")
    with revise("first", "enter", audience=desk.audience) as revision:
        clear = revision.marking("TLP:CLEAR", desk.audience, [Vantage.of(PUBLIC).audience])
        passage = revision.passage(told.edition, 0, len(NAME), NAME)
        subject, actor = revision.item("engagement", clear), revision.item("actor", clear)
        draft = EntryDraft(
            "participant", subject, actor, "", {"person": NAME}, Span.parse("2010-04-07")
        )
        quoted = revision.entry(draft, [SourceDraft(clear, passage)])
    rule = make_retention("first", desk, Kept("participant-person", 10, level="officials"), "why")
    assert due(desk) == [officials]
    end_retention("first", desk, rule.public_id, "next")
    make_retention("first", desk, Kept("participant-person", 10, publisher="Gazette"), "why")
    assert due(desk) == [quoted]


def test_names_of_persons_fall_due_and_those_of_states_do_not(desk: Vantage):
    make_retention("first", desk, Kept("person-name", 10), "our policy")
    born = {}
    for sort in ("person", "country"):
        with revise("first", "enter", audience=desk.audience) as revision:
            clear = revision.marking("TLP:CLEAR", desk.audience, [Vantage.of(PUBLIC).audience])
            told = [SourceDraft(clear, locator="a desk")]
            actor = revision.item("actor", clear)
            revision.entry(EntryDraft("actor_type", actor, None, sort), told)
            draft = EntryDraft(
                "name", actor, None, "short", {"text": NAME, "language": "en"},
                Span.parse("1990/2001"),
            )  # fmt: skip
            born[sort] = revision.entry(draft, told)
    assert due(desk) == [born["person"]]
    (asked,) = ask_for_due("first", desk, TODAY)
    confirm_expungings("second", desk, [asked.public_id])
    assert [one.subject for one in entries(desk, kinds=["name"])] != []
    assert born["person"] not in [one.id for one in entries(desk, kinds=["name"])]


def test_what_was_refused_is_not_asked_for_again_by_that_rule(desk: Vantage):
    make_retention("first", desk, TEN, "our policy")
    meet("2010-04-07")
    (asked,) = ask_for_due("first", desk, TODAY)
    refuse_expungings("second", desk, [asked.public_id], "an inquiry needs it")
    assert due(desk) == []
    make_retention("first", desk, Kept("participant-person", 12), "the inquiry is over")
    assert len(due(desk)) == 1
