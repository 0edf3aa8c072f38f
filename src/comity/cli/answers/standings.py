"""Answers about standings: who is what to whom, and to whom a group expands."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from comity.cli.answers.actors import find_actor, find_group
from comity.cli.printing import print_json, print_table
from comity.dates.words import in_words
from comity.exchange import rows
from comity.partners import queries
from comity.partners.queries import Standing
from comity.partners.rules import STRUCTURAL, in_order
from comity.record.vantage import Vantage


def print_partners(vantage: Vantage, of: str, *, kind: str, region: str, json: bool) -> None:
    """One row per standing towards the organisation that covers, or possibly covers, the day."""
    organisation = find_actor(vantage, of)
    found = [
        standing
        for standing in queries.standings(
            vantage, object=organisation.id, kinds=[kind] if kind else []
        )
        if standing.kind not in STRUCTURAL
    ]
    if region:
        group = find_group(vantage, organisation, region)
        inside = {one.subject.id for one in queries.members(vantage, group.id)}
        found = [standing for standing in found if standing.subject.id in inside]
    found = in_order(found, lambda standing: standing.subject.name)
    _print(vantage, found, json, f"Nobody stands in relation to {organisation.name} that day.")


def print_members(vantage: Vantage, words: str, *, kind: str, json: bool) -> None:
    """One row per actor to which the group expands."""
    group = find_actor(vantage, words)
    found = queries.members(vantage, group.id, kind)
    _print(vantage, found, json, f"{group.name} has no {kind} on record that day.")
    if found and not json:
        sure = sum(standing.covers == "yes" for standing in found)
        typer.echo(f"{len(found)} in all, {sure} for sure.", err=True)


def _print(vantage: Vantage, found: Iterable[Standing], json: bool, empty: str) -> None:
    if json:
        found = list(found)
        sources = rows.sources_of(vantage, [standing.entry for standing in found])
        print_json([rows.standing(one, sources[one.entry.id]) for one in found])
        return
    print_table(
        ["ACTOR", "NAME", "KIND", "COVERS", "LABEL", "WHEN"],
        (
            (
                one.subject.code, one.subject.name, one.kind, one.covers, one.label,
                in_words(one.span),
            )
            for one in found
        ),
        empty,
    )  # fmt: skip
