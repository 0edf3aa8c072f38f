"""Which rows of the desk an audience is shown by the database: its own desk's."""

from __future__ import annotations

from comity.record.walling import DESK, Walled

OWN = f"audience_id = {DESK}"


def _of(table: str, column: str) -> str:
    """The row it belongs to is shown."""
    return f"EXISTS (SELECT 1 FROM public.{table} t WHERE t.id = {column})"  # noqa: S608 (constants)


WALLED = Walled(
    rows={
        "review_reading": OWN,
        "review_claim": _of("review_reading", "review_claim.reading_id"),
        "review_decision": _of("review_claim", "review_decision.claim_id"),
        "review_comment": _of("review_claim", "review_comment.claim_id"),
        "review_expunging": OWN,
        "review_sample": OWN,
        "review_unit": _of("review_sample", "review_unit.sample_id"),
        "review_judgement": _of("review_unit", "review_judgement.unit_id"),
        "review_watch": OWN,
    }
)
