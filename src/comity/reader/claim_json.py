"""Claims as JSON and back: how they are kept until somebody decides, and exchanged."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from comity.dates import DateError, Span
from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    Evidence,
    First,
    InstrumentClaim,
    Participation,
    Passage,
    StandingClaim,
)

FORMS: dict[str, type[Claim]] = {
    form.form: form for form in (EngagementClaim, StandingClaim, InstrumentClaim, CooperationClaim)
}
PARTS = {
    "passages": Passage,
    "evidence": Evidence,
    "participants": Participation,
    "firsts": First,
}
#: Fields that hold EDTF, or "" where the text gives none.
DATES = frozenset({"date", "start", "end", "as_of"})


class MisshapenClaim(ValueError):
    """What was given is not a claim: it says which field is wrong, and how."""


def to_json(claim: Claim) -> dict[str, Any]:
    """The claim as plain values, with its form under "form"."""
    return {"form": claim.form, **asdict(claim)}


def from_json(given: dict[str, Any]) -> Claim:
    """The claim that ``to_json`` wrote, or that a person or another reader gave.

    Raises:
        MisshapenClaim: an unknown form or field, a missing one, or one of another type.
    """
    rest = dict(given)
    form = FORMS.get(rest.pop("form", ""))
    if form is None:
        raise MisshapenClaim(f"form is {given.get('form')!r}; expected one of {', '.join(FORMS)}")
    known = {field.name: field for field in fields(form)}
    if unknown := sorted(rest.keys() - known.keys()):
        raise MisshapenClaim(f"a claim of form {form.form} has no {', '.join(unknown)}")
    values = {name: _value(name, str(known[name].type), raw) for name, raw in rest.items()}
    try:
        return form(**values)
    except TypeError as error:
        raise MisshapenClaim(str(error)) from None


def _value(name: str, kind: str, raw: Any) -> Any:
    if name in PARTS:
        return tuple(_part(name, part) for part in raw)
    if kind.startswith("tuple"):
        if not isinstance(raw, list | tuple) or not all(isinstance(one, str) for one in raw):
            raise MisshapenClaim(f"{name} is {raw!r}; expected a list of texts")
        return tuple(raw)
    if name in DATES and raw:
        try:
            Span.parse(raw)
        except (DateError, AttributeError) as error:
            raise MisshapenClaim(f"{name}: {error}") from None
    wanted = {"str": str, "bool": bool, "float": (int, float)}[kind]
    if not isinstance(raw, wanted):  # type: ignore[arg-type]
        raise MisshapenClaim(f"{name} is {raw!r}; expected {kind}")
    return raw


def _part(name: str, raw: Any) -> Any:
    try:
        part = dict(raw)
        if "actors" in part:
            part["actors"] = tuple(part["actors"])
        return PARTS[name](**part)
    except (TypeError, ValueError):
        raise MisshapenClaim(f"one of {name} is {raw!r}; fields missing or unknown") from None
