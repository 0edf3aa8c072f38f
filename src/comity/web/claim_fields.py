"""A claim as fields that a person can put right, and what they wrote as a correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    InstrumentClaim,
    Participation,
    StandingClaim,
)
from comity.terms.vocabulary import load_vocabulary
from comity.web.titles import concept, names

#: Fields of each form in the order of the page. After the colon: how the field is written. A short
#: list (scheme:…), codes after commas, one text a line, yes or no, or one line of text.
FIELDS: dict[str, tuple[str, ...]] = {
    "engagement": (
        "date", "kind:engagement-kind", "level:level", "parties:codes", "body", "session",
        "participants:lines", "participants_closed:flag", "place", "topics:lines", "areas:codes",
        "track:track", "mode:mode", "visit_style:visit-style", "series", "setting",
        "planned:flag", "recurring:flag",
    ),
    "standing": ("subject", "kind:standing-kind", "object", "label", "start", "end", "as_of"),
    "instrument": (
        "kind:instrument-kind", "title", "date", "parties:codes", "topics:lines", "areas:codes",
        "part_of:lines",
    ),
    "cooperation": ("parties:codes", "mode", "topics:lines", "areas:codes", "strategy"),
}  # fmt: skip
LABELS = {
    "date": gettext_lazy("Date (EDTF, such as 2022-04)"),
    "kind": gettext_lazy("Kind"),
    "level": gettext_lazy("Level"),
    "parties": gettext_lazy("Parties (codes)"),
    "body": gettext_lazy("Body (code)"),
    "session": gettext_lazy("Session"),
    "participants": gettext_lazy("Participants (code; capacity; person; role)"),
    "participants_closed": gettext_lazy("The list of participants is complete"),
    "place": gettext_lazy("Place"),
    "topics": gettext_lazy("Topics, one a line"),
    "areas": gettext_lazy("Areas (codes)"),
    "track": gettext_lazy("Track"),
    "mode": gettext_lazy("Mode"),
    "visit_style": gettext_lazy("Style of visit"),
    "series": gettext_lazy("Series"),
    "setting": gettext_lazy("Setting"),
    "planned": gettext_lazy("Planned"),
    "recurring": gettext_lazy("Recurring"),
    "subject": gettext_lazy("Who (code)"),
    "object": gettext_lazy("To whom (code)"),
    "label": gettext_lazy("As the text words it"),
    "start": gettext_lazy("From"),
    "end": gettext_lazy("To"),
    "as_of": gettext_lazy("As of"),
    "title": gettext_lazy("Title"),
    "part_of": gettext_lazy("Part of, one a line"),
    "strategy": gettext_lazy("Strategy"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field on the page. ``control`` is text, lines, flag or choice."""

    name: str
    label: str
    control: str
    value: str
    options: tuple[tuple[str, str], ...] = ()


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """The claim's fields as a person edits them."""
    found = []
    for spec in FIELDS[claim.form]:
        name, _colon, how = spec.partition(":")
        value = written(name, getattr(claim, name))
        control = {"": "text", "codes": "text", "lines": "lines", "flag": "flag"}.get(how, "choice")
        options = _options(how, value) if control == "choice" else ()
        found.append(Field(name, str(LABELS[name]), control, value, options))
    return tuple(found)


def _options(scheme: str, value: str) -> tuple[tuple[str, str], ...]:
    terms = [(term.code, term.name) for term in load_vocabulary().concepts[scheme].values()]
    if value not in dict(terms):
        terms.insert(0, (value, value))
    return tuple(terms)


def written(name: str, value: Any) -> str:
    """The text of a field for its value."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str):
        return value
    if name == "participants":
        return "\n".join(
            "; ".join((one.actor, one.capacity, one.person, one.role)).rstrip("; ") for one in value
        )
    return (", " if name in ("parties", "areas") else "\n").join(value)


def told(claim: Claim) -> tuple[tuple[str, str], ...]:
    """(label, words) of each field that the claim tells, in the order of the page."""
    found = []
    for field in fields_of(claim):
        words = dict(field.options).get(field.value, field.value).replace("\n", " · ")
        if field.name == "participants" and isinstance(claim, EngagementClaim):
            words = " · ".join(_part(one) for one in claim.participants)
        if field.value and words:
            found.append((bare(field.label), _("yes") if field.control == "flag" else words))
    return tuple(found)


def _part(one: Participation) -> str:
    """A participant in words: "JPN (Foreign Minister, chair)"."""
    role = "" if one.role == "participant" else one.role
    more = ", ".join(part for part in (one.person, one.capacity, role) if part)
    return f"{one.actor} ({more})" if more else one.actor


def bare(label: str) -> str:
    """The label without its hint on how the field is written."""
    return label.partition(" (")[0].partition(",")[0]


def correction(claim: Claim, given: Mapping[str, str]) -> dict[str, Any]:
    """The fields that were written otherwise than the claim has them, as values of a claim."""
    changed: dict[str, Any] = {}
    for spec in FIELDS[claim.form]:
        name, _colon, how = spec.partition(":")
        text = given.get(name, "").replace("\r\n", "\n").strip()
        if text == written(name, getattr(claim, name)).strip():
            continue
        changed[name] = _value(claim, name, how, text)
    return changed


def _value(claim: Claim, name: str, how: str, text: str) -> Any:
    if how == "flag":
        return text == "yes"
    if how == "codes":
        return [code for part in text.split(",") if (code := part.strip())]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if name == "participants" and isinstance(claim, EngagementClaim):
        return [_participation(claim, line) for line in lines]
    return lines if how == "lines" else text


def _participation(claim: EngagementClaim, line: str) -> dict[str, str]:
    """What the line says; group and standing stay as they were for that actor."""
    parts = [part.strip() for part in line.split(";")] + [""] * 4
    known = {one.actor: asdict(one) for one in claim.participants}
    kept = known.get(parts[0], asdict(Participation(parts[0])))
    told = {"actor": parts[0], "capacity": parts[1], "person": parts[2]}
    return {**kept, **told, "role": parts[3] or "participant"}


def summary(claim: Claim) -> str:
    """The claim in one line."""
    match claim:
        case EngagementClaim():
            kind = concept("engagement-kind", claim.kind)
            who = names([code for code in (claim.body, *claim.parties) if code])
            return ", ".join(part for part in (f"{kind}: {who}", claim.date, claim.place) if part)
        case StandingClaim():
            kind = concept("standing-kind", claim.kind)
            when = [part for part in (claim.start, claim.end) if part]
            words = _("%(subject)s: %(kind)s of %(object)s") % {
                "subject": claim.subject, "kind": kind.lower(), "object": claim.object,
            }  # fmt: skip
            return words + (f", {'/'.join(when)}" if when else "")
        case InstrumentClaim():
            kind = concept("instrument-kind", claim.kind)
            return f"{kind}: {claim.title} ({names(claim.parties)})"
        case CooperationClaim():
            return _("Cooperation: %(who)s on %(topics)s") % {
                "who": names(claim.parties), "topics": names(claim.topics or claim.areas),
            }  # fmt: skip
        case _:
            return claim.form
