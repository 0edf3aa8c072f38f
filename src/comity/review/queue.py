"""The desk's queue: its claims narrowed and ordered as somebody asks, one after the other.

Counts and neighbours are asked of the database: a queue may hold tens of thousands of claims.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet

from comity.record.models import Visible
from comity.record.vantage import Vantage
from comity.review.models import ClaimRow

NOBODY = "nobody"
#: Order → columns, "-" before those that fall. The text's own order ends each.
TEXT = ("reading_id", "number")
ORDERS: dict[str, tuple[str, ...]] = {
    "text": TEXT,
    "unsure": ("confidence", *TEXT),
    "sure": ("-confidence", *TEXT),
    "newest": ("-reading__edition__published", *TEXT),
    "oldest": ("reading__edition__published", *TEXT),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a queue is narrowed to; "" and None ask for nothing.

    ``assigned`` is the name of an account, or ``NOBODY``; ``edition`` a row number; ``compared``
    one of ``comparing.OUTCOMES``; ``reader`` the version of a reader.
    """

    form: str = ""
    publisher: str = ""
    state: str = ClaimRow.State.AWAITING
    at_least: float | None = None
    at_most: float | None = None
    compared: str = ""
    assigned: str = ""
    edition: int | None = None
    reader: str = ""
    order: str = "text"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a queue is decided."""

    awaiting: int
    accepted: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected

    @property
    def count(self) -> int:
        return self.awaiting + self.decided


def of_desk(desk: Vantage) -> QuerySet[ClaimRow]:
    """The claims of the desk, of editions that it may see."""
    seen = Visible.objects.filter(audience_id=desk.audience).values("marking_id")
    return ClaimRow.objects.filter(
        reading__audience_id=desk.audience, reading__edition__marking__in=seen
    )


def narrowed(desk: Vantage, wanted: Wanted) -> QuerySet[ClaimRow]:
    """The claims wanted, in no order."""
    rows = of_desk(desk)
    for name, value in (
        ("form", wanted.form), ("state", wanted.state), ("compared", wanted.compared),
        ("reading__edition__publisher", wanted.publisher), ("reading__reader", wanted.reader),
        ("reading__edition_id", wanted.edition), ("confidence__gte", wanted.at_least),
        ("confidence__lte", wanted.at_most),
    ):  # fmt: skip
        if value not in ("", None):
            rows = rows.filter(**{name: value})
    if wanted.assigned == NOBODY:
        rows = rows.filter(assigned=None)
    elif wanted.assigned:
        rows = rows.filter(assigned__username=wanted.assigned)
    return rows


def ordered(desk: Vantage, wanted: Wanted) -> QuerySet[ClaimRow]:
    """The claims wanted, in the order asked for."""
    return narrowed(desk, wanted).order_by(*ORDERS[wanted.order])


def progress(desk: Vantage, wanted: Wanted) -> Progress:
    """How far the claims wanted are decided, whatever state was asked for."""
    several = narrowed(desk, replace(wanted, state=""))
    counts = Counter(dict(several.values_list("state").annotate(Count("pk")).order_by()))
    return Progress(*(counts[state] for state in ClaimRow.State.values))


def publishers(desk: Vantage) -> list[str]:
    """The publishers of the documents read for the desk, in alphabetical order."""
    rows = of_desk(desk).values_list("reading__edition__publisher", flat=True).distinct()
    return sorted({name for name in rows.order_by() if name}, key=str.casefold)


def readers(desk: Vantage) -> list[str]:
    """The versions of readers that read for the desk, in alphabetical order."""
    rows = of_desk(desk).values_list("reading__reader", flat=True).distinct()
    return sorted(set(rows.order_by()))


def neighbour(desk: Vantage, wanted: Wanted, claim: str, *, after: bool = True) -> ClaimRow | None:
    """The claim wanted that comes next after (or before) this one, which itself may be no longer
    wanted: it was decided, say."""
    columns = ORDERS[wanted.order]
    names = [column.removeprefix("-") for column in columns]
    here = of_desk(desk).filter(public_id=claim).values_list(*names).first()
    if here is None:
        return None
    beyond, same = Q(), Q()
    for column, name, value in zip(columns, names, here, strict=True):
        rising = column.startswith("-") != after
        beyond |= same & Q(**{f"{name}__{'gt' if rising else 'lt'}": value})
        same &= Q(**{name: value})
    turned = [*columns] if after else [_turned(column) for column in columns]
    rows = narrowed(desk, wanted).filter(beyond).order_by(*turned)
    return rows.select_related("reading").first()


def _turned(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"
