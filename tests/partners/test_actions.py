"""The packaged vocabulary enters the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.partners import actions
from comity.partners.actions import Loaded, load_facts, load_terms
from comity.partners.queries import actor_by_code, codes, names_over_time
from comity.partners.vocabulary_facts import Fact
from comity.record import chain, documents, queries, revising
from comity.record.access import stale
from comity.record.reach import audiences_reached
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.terms import load_terms as packaged_terms

SMALL = [
    Fact("actor_type", "AAA", term="country"),
    Fact("identifier", "AAA", term="code", values=(("text", "AAA"),)),
    Fact("name", "AAA", term="short", values=(("language", "en"), ("text", "Aland"))),
    Fact("actor_type", "ORG", term="organisation"),
    Fact("identifier", "ORG", term="code", values=(("text", "ORG"),)),
    Fact("standing", "AAA", "ORG", "partner", edtf="2001/.."),
]


def held(vantage: Vantage) -> set[tuple[str, str, str]]:
    """(kind, term, span) of all entries."""
    return {(e.kind, e.term, e.span.edtf) for e in queries.entries(vantage)}


def test_the_record_holds_every_term(vocabulary: None) -> None:
    public, terms = Vantage.of("public"), packaged_terms()
    assert codes(public, terms.actors).keys() == terms.actors.keys()
    standings = queries.count_entries(public, kinds=["standing"])
    assert standings >= len(terms.memberships)
    assert chain.verify().problems == []
    assert stale() == []
    assert load_terms("tests") == Loaded(0, 0)


def test_every_entry_rests_on_a_row_of_the_vocabulary(vocabulary: None) -> None:
    public = Vantage.of("public")
    finland = actor_by_code(public, "FIN")
    assert finland is not None
    entries = queries.entries(public, subjects=[finland.id], kinds=["standing"])
    for sources in queries.sources(public, [entry.id for entry in entries]).values():
        (source,) = sources
        assert source.locator.startswith("memberships: FIN, ")
        assert "https://" in source.locator
        assert audiences_reached(source.marking) == ["public"]


@pytest.mark.django_db
def test_no_revision_holds_more_rows_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    class Counting(revising.Writer):
        def flush(self) -> None:
            super().flush()
            sizes.append(len(self.commitments))

    monkeypatch.setattr(revising, "Writer", Counting)
    seen: list[tuple[int, int]] = []
    loaded = load_terms("tests", lambda done, all_: seen.append((done, all_)))
    assert max(sizes) <= revising.ROWS_PER_REVISION
    assert len(seen) == len(sizes) > 1
    assert seen[-1] == (loaded.opened, loaded.opened)


@pytest.mark.django_db
def test_a_load_that_was_killed_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(Exception):
        pass

    def kill(done: int, _: int) -> None:
        if done > 2000:
            raise Killed

    with pytest.raises(Killed):
        load_terms("tests", kill)
    public = Vantage.of("public")
    before = queries.count_entries(public)
    rest = load_terms("tests")
    assert queries.count_entries(public) == before + rest.opened
    assert len(documents.editions(public, address=actions.VOCABULARY)) == 1
    found = [e.value["text"] for e in queries.entries(public, kinds=["identifier"], terms=["code"])]
    assert sorted(found) == sorted(packaged_terms().actors)


@pytest.mark.django_db
def test_only_rows_that_differ_change() -> None:
    load_facts("tests", SMALL)
    public = Vantage.of("public")
    ended = replace(SMALL[-1], edtf="2001/2023-04-03")
    joined = Fact("standing", "AAA", "ORG", "member", edtf="2023-04-04/..")
    assert load_facts("tests", [*SMALL[:-1], ended, joined]) == Loaded(2, 1)
    assert {row for row in held(public) if row[0] == "standing"} == {
        ("standing", "partner", "2001/2023-04-03"),
        ("standing", "member", "2023-04-04/.."),
    }
    assert len(documents.editions(public, address=actions.VOCABULARY)) == 2
    assert len(queries.items(public, kind="document")) == 1
    assert len(queries.items(public, kind="actor")) == 2


@pytest.mark.django_db
def test_what_was_taken_out_by_hand_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    load_facts("tests", SMALL)
    public = Vantage.of("public")
    aland = actor_by_code(public, "AAA")
    assert aland is not None
    (name,) = names_over_time(public, aland.id)
    (source,) = queries.sources(public, [name.id])[name.id]
    later = source.known_since + 60 * (source.known_since.resolution * 1_000_000)
    monkeypatch.setattr(revising, "now", lambda: later)
    with revise("desk", "correct") as revision:
        revision.close(name.id, source.marking)
    assert load_facts("tests", SMALL) == Loaded(0, 0)
    assert names_over_time(public, aland.id) == []
