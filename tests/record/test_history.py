"""A history tells what an audience saw held, and nothing of what it did not."""

from __future__ import annotations

from comity.record.drafts import SourceDraft
from comity.record.history import held_once, history
from comity.record.revising import revise
from comity.record.vantage import Vantage


def test_who_and_why_are_told_to_the_audience_of_the_change_alone(world, clock):
    with revise("clerk", "import", audience=world.audiences["JPN"], reason="as minuted") as made:
        item = made.item("actor", world.markings["public"])
    world.name(item, "a name")
    with revise("clerk", "withdraw", audience=world.audiences["JPN"], reason="a slip") as taken:
        (entry,) = (one.entry.id for one in history(Vantage.of("JPN"), item))
        (source,) = _sources(entry)
        taken.withdraw(source)
    told = {code: history(Vantage.of(code), item)[0].until for code in ("JPN", "AUS")}
    assert (told["JPN"].by, told["JPN"].reason) == ("clerk", "a slip")
    assert (told["AUS"].by, told["AUS"].reason, told["AUS"].own) == ("", "", False)
    assert told["AUS"].at == told["JPN"].at


def _sources(entry):
    from comity.record.models import Source

    return Source.objects.filter(entry_id=entry).values_list("pk", flat=True)


def test_an_entry_is_held_for_an_audience_since_the_first_source_it_sees(world, clock):
    item = world.item()
    entry = world.name(item, "a name", "AUS")
    before = clock()
    with revise("tester", "import") as revision:
        revision.source(entry, SourceDraft(world.markings["public"], locator="told later"))
    assert held_once(Vantage.of("JPN"), entry).since.at > before
    assert held_once(Vantage.of("AUS"), entry).since.at <= before
    assert held_once(Vantage.of("JPN", known=before), entry) is None


def test_a_closing_that_nothing_replaced_ends_it_for_those_who_see_it(world):
    item = world.item()
    entry = world.name(item, "a name")
    with revise("tester", "correct") as revision:
        revision.close(entry, world.markings["AUS"])
    assert held_once(Vantage.of("AUS"), entry).until is not None
    assert held_once(Vantage.of("JPN"), entry).until is None


def test_what_was_never_seen_has_no_history(world):
    hidden = world.item("AUS")
    entry = world.name(hidden, "a name")
    assert held_once(Vantage.of("JPN"), entry) is None
    assert history(Vantage.of("JPN"), hidden) == []
