"""Retention rules in the terminal: made, listed, due, asked for, ended."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Run

from comity.accounts.actions import create_account
from comity.dates import Span
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.queries import entries
from comity.record.revising import revise
from comity.record.vantage import Vantage

PASSWORD = "a harbour of calm seas"
FIRST = ("--account", "first", "--password", PASSWORD)
SECOND = ("--account", "second", "--password", PASSWORD)


@pytest.fixture
def held(record: None) -> Vantage:
    """A person in a participation of long ago, told by the desk of the public."""
    for name, role in (("first", "reviewer"), ("second", "releaser")):
        create_account(name, PASSWORD, "public", role)
    desk = Vantage.of("public")
    with revise("first", "enter", audience=desk.audience) as revision:
        clear = revision.marking("TLP:CLEAR", desk.audience, [desk.audience])
        engagement, actor = revision.item("engagement", clear), revision.item("actor", clear)
        draft = EntryDraft(
            "participant", engagement, actor, "", {"person": "Mira Ostrova"}, Span.parse("1999-04")
        )
        revision.entry(draft, [SourceDraft(clear, locator="a desk")])
    return desk


def test_a_rule_is_made_falls_due_is_asked_for_and_ended(held: Vantage, run: Run, ask) -> None:
    assert "No retention rule yet" in run("retention", "list").output
    rule = ("participant-person", "--years", 10, "--reason", "our policy")
    wrong = run("retention", "add", *rule, "--account", "first", "--password", "x")
    assert (wrong.exit_code, ask("retention", "list")) == (1, [])
    assert "1 due by it now" in run("retention", "add", *rule, *FIRST).stdout
    [due] = ask("retention", "due")
    assert (due["field"], due["of"], due["due_since"]) == (
        "participant-person", "1999-04", "2009-05-01"
    )  # fmt: skip
    [made] = ask("retention", "list")
    assert (made["due"], made["made_by"], made["rule"]) == (1, "first", due["rule"])

    assert "1 asked for" in run("retention", "ask", *FIRST).stdout
    again = run("retention", "ask", *FIRST)
    assert (again.exit_code, "Nothing is due" in again.output) == (1, True)
    [asked] = ask("expunge", "list")
    assert made["rule"] in asked["reason"]
    assert run("expunge", "confirm", asked["request"], *SECOND).exit_code == 0
    [left] = entries(held, kinds=["participant"])
    assert left.value == {}

    end = ("retention", "end", made["rule"], "--reason", "a new policy", *SECOND)
    assert run(*end).exit_code == 0
    assert ask("retention", "list")[0]["state"] == "ended"
    assert run(*end).exit_code == 1
