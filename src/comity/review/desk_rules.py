"""What every rule of a desk has: a reason, and the desk's own knowledge behind it."""

from __future__ import annotations

from comity.accounts.rules import KEPT
from comity.record.drafts import SourceDraft
from comity.record.revising import Writer
from comity.record.vantage import Vantage
from comity.review.errors import MisshapenRule


def check_reason(reason: str) -> None:
    """Raises: MisshapenRule, where no reason is given."""
    if not reason.strip():
        raise MisshapenRule("A rule needs a reason: write why, for those who meet it later.")


def known_to(revision: Writer, desk: Vantage, by: str) -> SourceDraft:
    """The desk's own knowledge, shown to nobody else."""
    return SourceDraft(revision.marking(KEPT, desk.audience, []), locator=by)
