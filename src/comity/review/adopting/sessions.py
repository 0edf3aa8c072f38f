"""Which engagements of one text are sessions of another of it."""

from __future__ import annotations

from comity.reader.claims import EngagementClaim
from comity.record.drafts import EntryDraft
from comity.review.adopting.adoption import Adoption, Gathering
from comity.review.adopting.matching import same_family, within

#: Days of the longest meeting whose sessions are told one by one.
LONGEST_MEETING_DAYS = 10


def place_among_sessions(adoption: Adoption, new: Gathering) -> None:
    """Links the engagement with those of the same text that it is a session of, or that are its."""
    for other in adoption.gatherings:
        for session, whole in ((new, other), (other, new)):
            if is_session(session, whole) and session.engagement != whole.engagement:
                draft = EntryDraft(
                    "session_of", session.engagement, whole.engagement, span=session.span
                )
                known = adoption.known(session.engagement, ["session_of"])
                adoption.hold(draft, adoption.sources(session.claim, "date"), known)
    adoption.gatherings.append(new)


def is_session(part: Gathering, whole: Gathering) -> bool:
    """Whether one engagement of a text is a session of another: held on a day of a meeting of
    several days, of the same family and level, with a party or body of it."""
    one, other = part.claim, whole.claim
    several_days = whole.span.is_exact and whole.span.end_latest > whole.span.start_earliest
    return (
        several_days
        and part.span != whole.span
        and within(part.span, whole.span)
        and whole.span.end_latest - whole.span.start_earliest < LONGEST_MEETING_DAYS
        and "visit" not in (one.kind, other.kind)
        and same_family(one.kind, other.kind)
        and (one.level == other.level or "unknown" in (one.level, other.level))
        and ((bool(one.body) and one.body == other.body) or _hosts(one) & _hosts(other) != set())
    )


def _hosts(claim: EngagementClaim) -> set[str]:
    """The organisations among the parties: two meetings of one state are not one meeting."""
    return {code for code in claim.parties if len(code) != 3 or not code.isalpha()} | (
        {claim.body.split(".")[0]} if claim.body else set()
    )
