"""Portion marks of a page: what it shows is named by its view, and marked where it stands.

The open label is left out of rows: the banner, above and below the page, gives the narrowest
label of all and says what bears no mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.http import HttpRequest

from comity.accounts.portions import marks_of, narrowest
from comity.record.queries import Entry
from comity.record.queries import entries as entries_of
from comity.record.vantage import Vantage
from comity.web.looking import looking_at


class Marks:
    """The labels of all that one answer shows, asked for together when the first is needed."""

    def __init__(self, vantage: Vantage) -> None:
        self.vantage = vantage
        self.texts: set[str] = set()
        self._known: dict[int, str] = {}
        self._awaited: set[int] = set()

    def show(self, entries: Iterable[Entry | None] = (), texts: Iterable[str] = ()) -> None:
        """Says that these entries, and texts with these labels, stand on the page."""
        self._awaited |= {entry.id for entry in entries if entry is not None}
        self.texts |= {label for label in texts if label}

    def name(self, desk: Vantage, items: Collection[int]) -> None:
        """Says that the page of a desk names these items, each by whatever is held of it."""
        held = entries_of(desk.at(None), subjects=sorted(items))
        self.texts |= set(marks_of(desk, [entry.id for entry in held]).values())

    def of(self, entries: Iterable[Entry]) -> str:
        """The label of what rests on these entries; "" where it rests on nothing."""
        several = list(entries)
        self.show(several)
        self._settle()
        return narrowest(self._known.get(one.id, "") for one in several)

    @property
    def entries(self) -> set[int]:
        """Row numbers of the entries that stand on the page."""
        return self._awaited | self._known.keys()

    @property
    def highest(self) -> str:
        """The narrowest label of all that stands on the page; "" where it shows nothing held."""
        self._settle()
        return narrowest((*self.texts, *self._known.values()))

    def _settle(self) -> None:
        awaited = sorted(self._awaited - self._known.keys())
        if awaited:
            self._known |= dict.fromkeys(awaited, "") | marks_of(self.vantage, awaited)
        self._awaited.clear()


def marks(request: HttpRequest) -> Marks:
    """The marks of this request's answer, from where it looks."""
    found: Marks | None = getattr(request, "comity_marks", None)
    if found is None:
        found = Marks(looking_at(request).ever)
        request.comity_marks = found  # type: ignore[attr-defined]
    return found
