"""What of the record a claim's decisions put there, and what is there of it still.

A decision names the revision and the run of row numbers that its claim alone wrote. A claim that
was opened again keeps its content in the record until somebody decides it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.record.models import Revision
from comity.record.revising import Writer
from comity.record.undo import take_back
from comity.review.errors import CannotTakeBack
from comity.review.models import ClaimRow, Decision

V = Decision.Verdict


@dataclass(frozen=True, slots=True)
class Content:
    """The revision that holds a claim's content, and the rows of it that are the claim's."""

    revision: int
    first_row: int | None
    last_row: int | None


def content_of(row: ClaimRow) -> Content | None:
    """The claim's content, if the record holds it now."""
    return standing_content(list(row.decisions.order_by("pk")))


def standing_content(decisions: Sequence[Decision]) -> Content | None:
    """What these decisions of one claim, oldest first, leave in the record."""
    found: Content | None = None
    for one in decisions:
        if one.verdict in (V.ACCEPTED, V.CORRECTED) and one.revision_id is not None:
            found = Content(one.revision_id, one.first_row, one.last_row)
        elif one.verdict == V.REJECTED and one.revision_id is not None:
            found = None
        elif one.verdict == V.UNDONE and one.revision_id is not None:
            brought_back = one.first_row is not None
            found = Content(one.revision_id, one.first_row, one.last_row) if brought_back else None
    return found


def rows_of_revision(number: int) -> tuple[int, int]:
    """The run of row numbers that a revision wrote."""
    revision = Revision.objects.get(pk=number)
    return revision.first_row, revision.last_row


def withdraw(revision: Writer, content: Content) -> None:
    """Takes the claim's content, and nothing else, out of what is held now.

    Raises:
        CannotTakeBack: it is not known which rows are the claim's.
    """
    if content.first_row is None or content.last_row is None:
        raise CannotTakeBack(
            "This claim was accepted before the desk kept what each claim wrote. Undo the"
            " decision instead: that takes back all that was accepted with it."
        )
    take_back(revision, content.first_row, content.last_row)
