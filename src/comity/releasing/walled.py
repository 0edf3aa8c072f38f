"""Which releases that wait, and files that left, an audience is shown: those of its own desk."""

from __future__ import annotations

from comity.record.walling import DESK, Walled

OWN = f"audience_id = {DESK}"

WALLED = Walled(rows={"releasing_proposal": OWN, "releasing_product": OWN})
