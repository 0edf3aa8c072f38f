"""Actors and their names as a vantage knows them on its day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from comity.partners import rules
from comity.partners.naming import NamingProfile, Styled
from comity.record import queries
from comity.record.queries import Entry, Item
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as it is named on the vantage's day. ``id`` is internal; ``code`` may be ""."""

    id: int
    public_id: str
    code: str
    type: str
    name: str


def actors(
    vantage: Vantage,
    *,
    type: str = "",  # noqa: A002  what it is called everywhere
    numbers: Collection[int] | None = None,
) -> list[Actor]:
    """One row per actor the vantage sees, in English alphabetical order. Two queries."""
    items = queries.items(vantage, kind="actor", numbers=numbers)
    if not items:
        return []
    subjects = None if numbers is None else [item.id for item in items]
    told: dict[int, list[Entry]] = {}
    for entry in queries.entries(
        vantage.at(None),
        subjects=subjects,
        kinds=["actor_type", "identifier", "name"],
        terms=["code", *rules.FORMS["short"], *_TYPES],
        order="opened",
    ):
        told.setdefault(entry.subject, []).append(entry)
    found = (_actor(vantage, item, told.get(item.id, [])) for item in items)
    return rules.in_order(
        (actor for actor in found if not type or actor.type == type), lambda actor: actor.name
    )


_TYPES = ("country", "organisation", "body", "group", "office", "person")


def _actor(vantage: Vantage, item: Item, told: Iterable[Entry]) -> Actor:
    code, type_, names = "", "", []
    for entry in told:
        if entry.kind == "name":
            names.append(_name(entry))
        elif entry.kind == "identifier":
            code = code or entry.value.get("text", "")
        else:
            type_ = type_ or entry.term
    name = rules.name_on(names, _day(vantage))
    return Actor(item.id, item.public_id, code, type_, name.text if name else code)


def _name(entry: Entry) -> rules.Name:
    value = entry.value
    return rules.Name(value.get("text", ""), entry.term, value.get("language", ""), entry.span)


def _day(vantage: Vantage) -> int | None:
    return vantage.on.toordinal() if vantage.on else None


def actor(vantage: Vantage, public_id: str) -> Actor | None:
    """The actor of that public id, if the vantage sees it."""
    item = queries.item(vantage, "actor", public_id)
    found = actors(vantage, numbers=[item.id]) if item else []
    return found[0] if found else None


def codes(vantage: Vantage, wanted: Collection[str]) -> dict[str, Actor]:
    """The actors of these codes that the vantage sees, by code, in the order asked for.

    Where several bear a code, the one that was opened first.
    """
    numbers = numbers_by_code(vantage)
    chosen = {code: numbers[code] for code in wanted if code in numbers}
    named = {actor.id: actor for actor in actors(vantage, numbers=set(chosen.values()))}
    return {code: named[number] for code, number in chosen.items() if number in named}


def numbers_by_code(vantage: Vantage) -> dict[str, int]:
    """Code → row number of the actor, for all codes the vantage sees."""
    found: dict[str, int] = {}
    for entry in queries.entries(
        vantage.at(None), kinds=["identifier"], terms=["code"], order="opened"
    ):
        found.setdefault(entry.value.get("text", ""), entry.subject)
    return found


def actor_by_code(vantage: Vantage, code: str) -> Actor | None:
    """The actor of that code, if the vantage sees it."""
    return codes(vantage, [code]).get(code)


def names_of(
    vantage: Vantage, numbers: Collection[int], form: str = "short", language: str = "en"
) -> dict[int, str]:
    """The name of each of these actors on the vantage's day; those without one are left out.

    ``form`` is short, formal, acronym, adjective, demonym, …: another stands in for the first
    three where it is not recorded.
    """
    forms = rules.FORMS.get(form, (form,))
    told: dict[int, list[rules.Name]] = {}
    for entry in queries.entries(
        vantage.at(None), subjects=numbers, kinds=["name"], terms=forms, order="opened"
    ):
        told.setdefault(entry.subject, []).append(_name(entry))
    chosen = {
        number: rules.name_on(names, _day(vantage), form, language)
        for number, names in told.items()
    }
    return {number: name.text for number, name in chosen.items() if name}


def names_over_time(vantage: Vantage, number: int) -> list[Entry]:
    """One row per name the vantage sees of an actor, whatever its span, earliest first."""
    return queries.entries(vantage.at(None), subjects=[number], kinds=["name"], order="earliest")


def styled(
    vantage: Vantage, of: Collection[Actor], profile: NamingProfile, host: str = ""
) -> list[Styled]:
    """These actors as the profile names them on the vantage's day, in its alphabetical order, the
    one with the code ``host`` first."""
    names = {actor.id: actor.name for actor in of}
    if (profile.form, profile.language) != ("short", "en"):
        names |= names_of(vantage, list(names), profile.form, profile.language)
    found = (profile.style(actor.code, names[actor.id], _day(vantage)) for actor in of)
    return sorted(found, key=lambda one: (one.code != host, one.order))
