"""Partner × area: what is talked about and worked on with whom, and where there is nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.cooperation.queries import Cell, Matrix, matrix
from comity.partners import queries
from comity.partners.queries import Actor
from comity.partners.rules import STRUCTURAL
from comity.record.queries import Entry
from comity.web.looking import Looking, looking_at
from comity.web.marks import marks
from comity.web.pages import page
from comity.web.partners import belongings
from comity.web.spreadsheets import csv_file
from comity.web.titles import area as area_name

#: More partners than this do not fit side by side; a kind of standing or a group narrows them.
MOST_PARTNERS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One area with the cell of each partner, None where nothing is on record."""

    code: str
    name: str
    cells: tuple[Cell | None, ...]

    @property
    def entries(self) -> list[Entry]:
        return [entry for cell in self.cells if cell for entry in cell.entries]


def rows_of(found: Matrix) -> list[Row]:
    return [
        Row(
            code,
            area_name(code),
            tuple(found.cells.get((partner.id, code)) for partner in found.partners),
        )
        for code in found.areas
    ]


def side(looking: Looking, organisation: Actor, group: Actor | None, kind: str) -> list[Actor]:
    """The partners asked for: of the group, else all of that kind of standing (or any)."""
    if group is not None:
        return [one.subject for one in queries.members(looking.today, group.id)]
    found = {
        one.subject.id: one.subject
        for one in queries.standings(looking.today, object=organisation.id)
        if one.kind not in STRUCTURAL and kind in ("", one.kind)
    }
    return sorted(found.values(), key=lambda actor: actor.name.casefold())


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    looking = looking_at(request)
    of, group, kind = (request.GET.get(name, "").strip()[:60] for name in ("of", "group", "kind"))
    choices = belongings(looking.today)
    by_code = {one.actor.code: one.actor for one in choices}
    organisation = by_code.get(of)
    partners: list[Actor] = []
    found = None
    if organisation:
        narrowed = by_code.get(group)
        partners = [] if group and not narrowed else side(looking, organisation, narrowed, kind)
        whole = matrix(looking.vantage, organisation.id, partners)
        # Without a group, only partners of whom something is on record: else the table is gaps.
        if not group:
            kept = {number for number, _ in whole.cells}
            partners = [one for one in partners if one.id in kept]
        partners = partners[:MOST_PARTNERS]
        found = Matrix(tuple(partners), whole.areas, whole.cells)
    rows = rows_of(found) if found else []
    marks(request).show(entry for row in rows for entry in row.entries)
    if request.GET.get("format") == "csv":
        return csv_file(
            "areas",
            ("area", *(one.name for one in partners), "handling"),
            [
                (row.name, *(_count(cell) for cell in row.cells), marks(request).of(row.entries))
                for row in rows
            ],
            entries=marks(request).entries,
        )  # fmt: skip
    return page(
        request,
        "cooperation/areas.html",
        {
            "of": of,
            "group": group,
            "kind": kind,
            "choices": choices,
            "organisation": organisation,
            "partners": partners,
            "rows": rows,
        },
    )


def _count(cell: Cell | None) -> int:
    return cell.dialogue + cell.programme + cell.cooperation if cell else 0
