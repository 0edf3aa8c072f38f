"""What the packaged vocabulary says of actors, as facts that entries can hold. Pure.

A fact is told by codes, since it knows no row numbers; two editions of the vocabulary are compared
fact by fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from comity.dates import Span
from comity.terms import ActorTerm, Terms


@dataclass(frozen=True, slots=True)
class Fact:
    """One row per entry that the vocabulary calls for. ``values`` are sorted pairs.

    ``locator`` says which row of the vocabulary tells it, and the address where that was read; it
    is no part of what is compared.
    """

    kind: str
    subject: str
    object: str = ""
    term: str = ""
    values: tuple[tuple[str, str], ...] = ()
    edtf: str = Span.ALWAYS.edtf
    locator: str = field(default="", compare=False)

    @property
    def value(self) -> dict[str, Any]:
        return dict(self.values)


def facts(terms: Terms) -> list[Fact]:
    """Every fact once: first all that makes an actor what it is, actor by actor, then what actors
    are to each other."""
    names: dict[str, list[Fact]] = {code: [] for code in terms.actors}
    for name in terms.names:
        values = (("language", name.language), ("text", name.text))
        where = _row("names", name.source_url, name.code, name.text)
        names[name.code].append(
            Fact("name", name.code, "", name.form, values, name.span.edtf, where)
        )
    told = [
        fact for actor in terms.actors.values() for fact in (*_identity(actor), *names[actor.code])
    ]
    told += (fact for actor in terms.actors.values() for fact in _place(actor))
    for row in terms.memberships:
        framework = (("framework", row.framework),) if row.framework else ()
        where = _row(
            "memberships", row.source_url, row.actor, row.organisation, row.kind, row.framework
        )
        told.append(
            Fact("standing", row.actor, row.organisation, row.kind, framework, row.span.edtf, where)
        )
    return list(dict.fromkeys(told))


def _identity(actor: ActorTerm) -> Iterator[Fact]:
    where = _row("actors", actor.source_url, actor.code)
    yield Fact("actor_type", actor.code, term=actor.type, locator=where)
    yield Fact("identifier", actor.code, "", "code", (("text", actor.code),), locator=where)
    if actor.wikidata:
        values = (("text", actor.wikidata),)
        yield Fact("identifier", actor.code, "", "wikidata", values, locator=where)


def _place(actor: ActorTerm) -> Iterator[Fact]:
    if actor.parent:
        where = _row("actors", actor.source_url, actor.code)
        span = actor.span.edtf
        yield Fact("standing", actor.code, actor.parent, f"{actor.type}-of", (), span, where)


def _row(table: str, source_url: str, *cells: str) -> str:
    words = ", ".join(cell for cell in cells if cell)
    return f"{table}: {words} ({source_url})" if source_url else f"{table}: {words}"


def digest(told: Iterable[Fact]) -> str:
    """SHA-256 over the facts, whatever their order."""
    return sha256("\n".join(sorted(map(repr, told))).encode()).hexdigest()
