"""Answers about instruments and areas of cooperation."""

from __future__ import annotations

import typer

from comity.cli.answers.actors import find_actor, find_group
from comity.cli.printing import print_json, print_table
from comity.cooperation import queries
from comity.cooperation.queries import Cell
from comity.dates.words import in_words
from comity.exchange import rows
from comity.partners.queries import instruments, members
from comity.record.vantage import Vantage
from comity.terms.vocabulary import load_vocabulary

MARKS = (("dialogue", "d"), ("programme", "p"), ("cooperation", "c"))


def print_instruments(vantage: Vantage, of: str, kind: str, *, json: bool) -> None:
    """One row per instrument, latest first."""
    party = find_actor(vantage, of).id if of else None
    found = instruments(vantage, party=party, kinds=[kind] if kind else [])
    if json:
        sources = rows.sources_of(vantage, [entry for one in found for entry in one.entries])
        print_json([rows.instrument(one, sources) for one in found])
        return
    print_table(
        ["KIND", "PARTIES", "ADOPTED", "TITLE", "PART OF"],
        (
            (
                one.kind, " ".join(actor.code or actor.name for actor in one.parties),
                in_words(one.adopted) if one.adopted else "", one.title,
                "; ".join(other.title for other in one.refers_to),
            )
            for one in found
        ),
        "No instrument on record fits.",
    )  # fmt: skip


def print_matrix(vantage: Vantage, of: str, region: str, *, json: bool) -> None:
    """Partner × area. The group is taken as of the vantage's day, or of all time without one."""
    organisation = find_actor(vantage, of)
    group = find_group(vantage, organisation, region)
    partners = [standing.subject for standing in members(vantage, group.id)]
    found = queries.matrix(vantage, organisation.id, partners)
    if json:
        sources = rows.sources_of(
            vantage, {e.id: e for c in found.cells.values() for e in c.entries}.values()
        )
        print_json(
            [
                rows.cell(partner, area, found.cells.get((partner.id, area)), sources)
                for area in found.areas
                for partner in partners
            ]
        )
        return
    names = load_vocabulary().areas
    print_table(
        ["AREA", *(partner.code for partner in partners)],
        (
            (
                names[area].name if area in names else area,
                *(_mark(found.cells.get((partner.id, area))) for partner in partners),
            )
            for area in found.areas
        ),
        "No area on record yet.",
    )
    if found.areas:
        typer.echo(
            "d: dialogue, p: programme, c: cooperation agreed; · nothing on record", err=True
        )


def _counts(cell: Cell | None) -> dict[str, int]:
    return {label: getattr(cell, label) if cell else 0 for label, _ in MARKS}


def _mark(cell: Cell | None) -> str:
    return " ".join(f"{sign}{n}" for label, sign in MARKS if (n := _counts(cell)[label])) or "·"
