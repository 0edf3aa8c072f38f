"""What a desk may have destroyed, and the desk's own copies of it, which go with it.

What others told that the desk does not see is left to them, and nobody is told that it is there.
"""

from __future__ import annotations

from collections.abc import Collection

from comity.record.history import entries_ever
from comity.record.models import Edition
from comity.record.queries import sources
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.models import (
    ClaimRow,
    Comment,
    Decision,
    Expunging,
    Judgement,
    Reading,
    Unit,
    Watch,
)


def check_target(desk: Vantage, target: str, row: int, field: str = "") -> None:
    """It is there, not gone already, and of what the desk sees of it, the desk's alone."""
    if target == Expunging.Target.CLAIMS:
        if not Reading.objects.filter(edition_id=row, audience_id=desk.audience).exists():
            raise CannotExpunge("This desk holds no claims on that text.")
        return
    of = {
        Expunging.Target.DOCUMENT: "SELECT m.originator_id, 1 FROM record_edition d"
        " JOIN record_marking m ON m.id = d.marking_id"
        " JOIN record_visible v ON v.marking_id = m.id AND v.audience_id = %s"
        " WHERE d.document_id = %s AND d.salt IS NOT NULL",
        Expunging.Target.ENTRY: "SELECT m.originator_id, coalesce(e.value, '') || s.locator <> ''"
        " FROM record_source s JOIN record_entry e ON e.id = s.entry_id"
        " JOIN record_marking m ON m.id = s.marking_id"
        " JOIN record_visible v ON v.marking_id = m.id AND v.audience_id = %s"
        " WHERE e.id = %s AND e.salt IS NOT NULL",
    }[Expunging.Target(target)]
    told = fetch(of, [desk.audience, row])
    if {originator for originator, _ in told} != {desk.audience}:
        raise CannotExpunge(
            "There is nothing left of it to expunge, or others told it too: each desk expunges"
            " what it told."
        )
    if not any(words for _, words in told):
        raise CannotExpunge("It holds no words of its own that could be destroyed.")
    if field and not any(one.value.get(field) for one in entries_ever(desk, [row])):
        raise CannotExpunge(f"The entry has no {field[:40]!r} that could be destroyed.")


def editions_of(desk: Vantage, document: int) -> list[int]:
    """The editions of the document that the desk itself gave and that hold words still."""
    own = (
        "SELECT d.id FROM record_edition d JOIN record_marking m ON m.id = d.marking_id"
        " WHERE d.document_id = %s AND m.originator_id = %s AND d.salt IS NOT NULL"
    )
    return [number for (number,) in fetch(own, [document, desk.audience])]


def forget_readings(editions: Collection[int], desk: Vantage | None = None) -> int:
    """Readings of these editions go, with all that hangs on them; how many claims.

    Of one desk, or of every desk where the text itself goes; then a watch of it goes too.
    """
    claims = ClaimRow.objects.filter(reading__edition_id__in=editions)
    units = Unit.objects.filter(edition_id__in=editions)
    readings = Reading.objects.filter(edition_id__in=editions)
    if desk is not None:
        claims = claims.filter(reading__audience_id=desk.audience)
        units = units.filter(sample__audience_id=desk.audience)
        readings = readings.filter(audience_id=desk.audience)
    drawn = (units | Unit.objects.filter(claim__in=claims)).values_list("pk", flat=True)
    numbers = list(drawn)
    Judgement.objects.filter(unit__in=numbers).delete()
    Unit.objects.filter(pk__in=numbers).delete()
    Comment.objects.filter(claim__in=claims).delete()
    Decision.objects.filter(claim__in=claims).delete()
    count, _ = claims.delete()
    readings.delete()
    if desk is None and editions:
        several = Edition.objects.filter(pk__in=editions).exclude(address="")
        Watch.objects.filter(place__in=list(several.values_list("address", flat=True))).delete()
    return count


def still_quoting(desk: Vantage, entry: int) -> int:
    """How many editions that the desk sees hold the words of the entry's value."""
    held = sources(desk.at(None), [entry])[entry]
    return len({one.edition for one in held if one.exact is not None})
