"""Why a claim names whom it names, where its words alone do not say it.

"the President" of an American release is the American one; "Mr Kishida" held an office that day;
"the four partners" were listed before. The reader resolves these as it goes; here the reason is
found again from what it was given: text, words and gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from comity.reader.claims import Claim, CooperationClaim, EngagementClaim, InstrumentClaim, Text
from comity.reader.discourse import home_of
from comity.reader.gazetteer import Gazetteer
from comity.reader.when import first_day


@dataclass(frozen=True, slots=True)
class Resolution:
    """``code`` is whom ``words`` stand for ("" if no words do), for the ``reason``."""

    code: str
    words: str
    reason: str


def resolutions(text: Text, claim: Claim, gazetteer: Gazetteer) -> list[Resolution]:
    """One row for each party of the claim that its own words do not name."""
    if not isinstance(claim, EngagementClaim | InstrumentClaim | CooperationClaim):
        return []
    given: dict[str, list[str]] = {}
    for one in claim.evidence:
        if one.field == "parties":
            given.setdefault(one.value, []).append(" ".join(one.exact.split()))
    day = first_day(text.published)
    out = []
    for code in claim.parties:
        words = given.get(code, [])
        if any(_names(one, code, gazetteer, day) for one in words):
            continue
        reason = _by_office(claim, code, gazetteer, day) or _by_group(claim, code)
        reason = reason or _by_voice(text, code) or "as the text said before"
        out.append(Resolution(code, words[0] if words else "", reason))
    return out


def _names(words: str, code: str, gazetteer: Gazetteer, day: int | None) -> bool:
    """The words hold a name of the actor, or of a body that acts for it."""
    return any(
        code in (name.code, gazetteer.party(name.code))
        for hit in gazetteer.find(words, day)
        for name in hit.names
    )


def _by_office(claim: Claim, code: str, gazetteer: Gazetteer, day: int | None) -> str:
    """Who of the claim's people held which office of the actor on the day."""
    parts = claim.participants if isinstance(claim, EngagementClaim) else ()
    for part in parts:
        if part.actor != code or not part.person:
            continue
        name = " ".join(word.strip(",.;") for word in part.person.split())
        for holder in gazetteer.holders_named(name, day):
            if holder.actor == code:
                return f"{holder.person} was {holder.title} of {code} that day"
    return ""


def _by_group(claim: Claim, code: str) -> str:
    parts = claim.participants if isinstance(claim, EngagementClaim) else ()
    group = next((part.group for part in parts if part.actor == code and part.group), "")
    return f"as one of {group}" if group else ""


def _by_voice(text: Text, code: str) -> str:
    """The text is the actor's own, and names no other."""
    if home_of(text) != code:
        return ""
    return f"the text is {code}'s own ({urlsplit(text.url).hostname}) and names nobody else's"
