"""Pages and files that a desk watches, so that a new edition is read when there is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet

from comity.record import revising
from comity.record.vantage import Vantage
from comity.review.errors import CannotWatch
from comity.review.models import Watch

LONGEST_HOURS = 24 * 366
#: A place that cannot be read is tried less and less often: so many failures double the pause.
DOUBLED = 3


def is_address(place: str) -> bool:
    """Whether it is an address of the web, rather than a file."""
    return urlsplit(place).scheme in ("http", "https")


def watches(desk: Vantage, *, stopped: bool = False) -> QuerySet[Watch]:
    """One row per place the desk watches (or, ``stopped``, watched), the first watched first."""
    return Watch.objects.filter(
        audience_id=desk.audience, stopped_at__isnull=not stopped
    ).order_by("pk")  # fmt: skip


def due(at: datetime, *, every: bool = False) -> Iterable[Watch]:
    """The watches of all desks whose time has come, or ``every`` one of them."""
    for watch in Watch.objects.filter(stopped_at=None).order_by("pk"):
        pause = timedelta(hours=watch.every_hours * 2 ** min(watch.failures, DOUBLED))
        if every or watch.looked_at is None or watch.looked_at + pause <= at:
            yield watch


@transaction.atomic
def watch(
    by: str, desk: Vantage, place: str, *, publisher: str = "", every_hours: int = 24
) -> Watch:
    """The place is watched from now on; told anew, its publisher and pace are as told now.

    Raises:
        CannotWatch: it is neither an address of the web nor a file that is there.
    """
    place = place.strip()
    if not 1 <= every_hours <= LONGEST_HOURS:
        raise CannotWatch(f"Every {every_hours} hours cannot be; expected 1 to {LONGEST_HOURS}.")
    if not is_address(place):
        file = Path(place).absolute()
        if not file.is_file():
            raise CannotWatch(
                f"{place[:200]!r} is no file here and no address that begins with http:// or"
                " https://."
            )
        place = str(file)
    found, _ = Watch.objects.update_or_create(
        audience_id=desk.audience, place=place,
        defaults={"publisher": publisher, "every_hours": every_hours, "stopped_at": None},
        create_defaults={
            "publisher": publisher, "every_hours": every_hours, "by": by, "at": revising.now(),
        },
    )  # fmt: skip
    return found


@transaction.atomic
def stop(desk: Vantage, place_or_id: str) -> Watch:
    """The place is watched no more; what was read from it stays.

    Raises:
        CannotWatch: the desk does not watch it.
    """
    rows = watches(desk)
    found = rows.filter(public_id=place_or_id).first() or rows.filter(
        place__in=[place_or_id, str(Path(place_or_id).absolute())]
    ).first()  # fmt: skip
    if found is None:
        raise CannotWatch(f"{place_or_id[:200]!r} is not watched by this desk.")
    found.stopped_at = revising.now()
    found.save(update_fields=["stopped_at"])
    return found


def note(watch: Watch, outcome: str, *, failed: bool = False) -> None:
    """What a look found is kept with the watch."""
    watch.looked_at, watch.outcome = revising.now(), outcome[:1000]
    watch.failures = watch.failures + 1 if failed else 0
    watch.save()
