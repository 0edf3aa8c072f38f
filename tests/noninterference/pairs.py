"""Pairs of worlds that differ only in what the readers may not see, and how they answer.

The two worlds of a pair are written one after the other into the same record, each inside a
transaction that is rolled back: what all see, what is hidden (in the larger world alone), what all
see later. Then the same cells are asked in both.
"""

from __future__ import annotations

import copy
import difflib
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from tests.noninterference.asking import (
    LOTS,
    OPAQUE,
    Answer,
    Form,
    Listened,
    Reader,
    Renamed,
    ask,
    route_of,
    signed_in,
)
from tests.noninterference.cells import (
    DECLARED,
    Cell,
    all_routes,
    changed,
    drawn_cells,
    explore,
    filled,
    ids_for,
    outside,
    posted,
    query_for,
    templates,
)
from tests.noninterference.ground import Clock, Ground
from tests.noninterference.hiding import hide

from comity.accounts import rules
from comity.accounts.actions import create_account
from comity.record import opaque
from comity.record.access import PUBLIC
from comity.record.closings import is_open
from comity.record.errors import RecordError
from comity.record.models import Entry, Head, Revision
from comity.record.queries import entries, items
from comity.record.vantage import Vantage
from comity.review import actions
from comity.review.errors import ReviewError
from comity.review.queries import claims_awaiting_review

PASSWORD = "a harbour of calm seas"
READERS = ("", *(f"nor.{role}" for role in rules.ROLES))
#: Of the readers, those who come upon most pages are asked most.
DRAWN = (*READERS, *("nor.releaser", "nor.reviewer") * 3, "nor.analyst")
#: One who may see all that is hidden, to learn where it would be found.
INSIDER = "sou.releaser"
#: What is numbered lower is a row or a change; a random id is hardly ever.
MOST_ROWS = 1 << 40


@dataclass
class Difference:
    """A cell at which the readers could tell two worlds apart."""

    pair: str
    hidden: tuple[str, ...]
    more: Answer
    less: Answer

    def __str__(self) -> str:
        words = [f"pair {self.pair}, hidden: {', '.join(self.hidden)}", f"  {self.more.address}"]
        for name in ("address", "status", "headers"):
            one, other = getattr(self.more, name), getattr(self.less, name)
            if one != other:
                words += [f"  {name} with:    {one}", f"  {name} without: {other}"]
        lines = (pieces(answer.body) for answer in (self.less, self.more))
        told = difflib.unified_diff(*lines, "without", "with", n=0, lineterm="")
        return "\n".join([*words, *(f"  {line[:400]}" for line in list(told)[:12])])


def pieces(body: bytes) -> list[str]:
    """The body in lines short enough for what differs to stand alone."""
    return re.split(r"\n|(?<=>)(?=<)|(?<=[,;}]) ", body.decode("utf-8", "replace"))


@dataclass
class Tally:
    """What was compared so far."""

    pairs: int = 0
    cells: int = 0
    differences: list[Difference] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    """Addresses without their ids that answered with a server error."""
    reached: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(route, what of it): how many cells."""

    def add(self, other: Tally) -> None:
        self.pairs += other.pairs
        self.cells += other.cells
        self.differences += other.differences
        self.failures += other.failures
        self.reached += other.reached


@dataclass(frozen=True, slots=True)
class Before:
    """What was there before anything was hidden: ids, and the last row and change."""

    known: frozenset[str]
    last_row: int
    last_change: int

    def has(self, opaque_id: str) -> bool:
        """Whether the id stands for something of that."""
        row, change = (opaque.number(opaque_id, of) for of in (opaque.ROW, opaque.CHANGE))
        return (
            opaque_id in self.known
            or (row is not None and row <= self.last_row)
            or (change is not None and change <= self.last_change)
        )

    def ids(self) -> list[str]:
        """All that a reader may have met by then."""
        return [
            *sorted(self.known),
            *(opaque.reference(row) for row in range(1, self.last_row + 1)),
            *(opaque.reference(one, opaque.CHANGE) for one in range(1, self.last_change + 1)),
        ]


class Stage:
    """A record with what all may see, on which pairs of worlds are played."""

    def __init__(self, clock: Clock, listened: Listened, seed: str) -> None:
        self.seed, self.clock = seed, clock
        self.ground = Ground(clock)
        self.ground.public(f"ground {seed}")
        self.ground.told(Random(f"told {seed}"), "NOR", 1.1, 4)
        head = Head.objects.get(pk=1)
        chance = Random(f"desk {seed}")
        clock.hour(1.5)
        number, text = chance.choice(self.ground.held.editions)
        self.ground.read(chance, "NOR", number, text)
        for code in ("NOR", "SOU"):
            for role in rules.ROLES:
                create_account(f"{code.lower()}.{role}", PASSWORD, code, role)
        self.readers = signed_in((*READERS, INSIDER))
        self.seen = ids_for(Vantage.of(PUBLIC), Vantage.of("NOR"))
        known = frozenset(one for several in self.seen.values() for one in several)
        self.before = Before(known, head.last_row, head.revision)
        explorers = {name: self.readers[name] for name in ("nor.releaser", "nor.administrator", "")}
        self.map = explore(explorers, listened, self.seen)
        self.map.forms.setdefault("undo", []).extend(undoing(self.ground.held.told))

    @property
    def deck(self) -> list[str]:
        """All routes that are read and all to which a form leads, shuffled: what stands on few
        pages is done as often as what stands on many."""
        read = {route for route in self.map.wanted if self.map.addresses.get(route)}
        routes = sorted(route for route in read | self.map.forms.keys() if not outside(route))
        Random(f"deck {self.seed}").shuffle(routes)
        return routes

    def later(self, seed: str) -> list[str]:
        """What all see and Norland's desk does after that; what was refused is told."""
        chance, refused = Random(f"later {seed}"), []
        with self.ground.step(8) as revision:
            clear = self.ground.marking(revision, "LEAGUE", PUBLIC)
            held = self.ground.held
            for number in self.ground.about(chance, 4):
                if is_open(number):
                    revision.close(number, clear)
            document = chance.choice((0, *held.items["document"]))
            edition = self.ground.document(revision, chance, clear, document)
            self.ground.engagement(revision, chance, clear)
            for _ in range(5):
                self.ground.entry(revision, chance)
        self.ground.told(chance, "NOR", 8.5, 2)
        self.clock.hour(9)
        self.ground.read(chance, "NOR", edition, held.editions[-1][1])
        desk = Vantage.of("NOR")
        for one in claims_awaiting_review(desk)[: chance.randint(1, 3)]:
            try:
                actions.accept_claim("nor.reviewer", desk, one.public_id)
            except (ReviewError, RecordError) as refusal:
                refused.append(str(refusal))
        self.clock.hour(10)
        return refused

    def turn_on(self, seed: str) -> None:
        """A new focus, and the addresses that lead to it."""
        self.ground.turn_on(seed)
        self.map.words = self.ground.focus.words
        public = Vantage.of(PUBLIC)
        numbers = sorted(self.ground.focus.items.values())
        ids = {one.public_id for one in items(public, numbers=numbers)}
        ids |= {opaque.reference(one.id) for one in entries(public, subjects=numbers)}
        self.near = {
            route: [one for one in several if any(part in one for part in ids)]
            for route, several in self.map.addresses.items()
        }

    @contextmanager
    def rolled_back(self) -> Iterator[None]:
        """Whatever is written inside is taken back: rows, cookies, counts, what readers saw."""
        cache.clear()
        before = {
            name: (copy.deepcopy(one.client.cookies), list(one.links), list(one.forms))
            for name, one in self.readers.items()
        }
        held, clock = self.ground.held.copy(), self.clock.at
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            self.ground.held, self.clock.at = held, clock
            for name, (cookies, links, forms) in before.items():
                reader = self.readers[name]
                reader.client.cookies, reader.links, reader.forms = cookies, links, forms


def undoing(told: list[int]) -> list[Form]:
    """Forms that undo the changes by which a desk told these entries."""
    changes = sorted(set(Entry.objects.filter(pk__in=told).values_list("opened_id", flat=True)))
    several = (opaque.reference(one, opaque.CHANGE) for one in changes)
    return [Form(reverse("undo", args=[one]), (("back", ("",)),)) for one in several]


@dataclass
class Aims:
    """Addresses of what is hidden, by route, as one who sees it finds them."""

    read: dict[str, list[str]] = field(default_factory=dict)
    changed: dict[str, list[Form]] = field(default_factory=dict)

    def elsewhere(self, before: Before) -> Aims:
        """The same addresses with ids of nothing: for the world in which it is not there."""
        instead: dict[bytes, bytes] = {}

        def other(text: str) -> str:
            def put(found: Any) -> bytes:
                if before.has(found[0].decode()):
                    return bytes(found[0])
                return instead.setdefault(found[0], nothing(found[0].decode()).encode())

            return OPAQUE.sub(put, text.encode()).decode()

        return Aims(
            {route: [other(one) for one in several] for route, several in self.read.items()},
            {
                route: [
                    Form(other(one.action), tuple(
                        (name, tuple(map(other, values))) for name, values in one.fields
                    ))
                    for one in several
                ]
                for route, several in self.changed.items()
            },
        )  # fmt: skip


def nothing(opaque_id: str) -> str:
    """An id of the same form that stands for nothing: a reference for a reference."""
    for of in (opaque.ROW, opaque.CHANGE):
        if (number := opaque.number(opaque_id, of)) is not None and number < MOST_ROWS:
            return opaque.reference(secrets.randbits(60) | MOST_ROWS, of)
    return secrets.token_hex(8)


def aims(stage: Stage, hidden: Any, *, walk: bool) -> Aims:
    """Where what is hidden would be found: by declared addresses, and by an insider's links."""
    ids: dict[str, list[str]] = {}
    for audience in ("SOU", "LEAGUE"):
        for name, several in ids_for(Vantage.of(audience), Vantage.of("SOU")).items():
            ids.setdefault(name, []).extend(several)
    ids["entry"] = [opaque.reference(number) for number, _ in hidden.entries]
    ids["edition"] = [opaque.reference(number) for number, _ in hidden.editions]
    changes = Revision.objects.filter(pk__gt=stage.before.last_change).order_by("-pk")
    ids["change"] = [opaque.reference(one.pk, opaque.CHANGE) for one in changes]
    ids = {
        name: [one for one in several if not stage.before.has(one)] for name, several in ids.items()
    }
    found = Aims()
    for route, several in templates().items():
        for template in several:
            if "{" in template:
                found.read.setdefault(route, []).extend(filled(template, ids, 4))
    for row in DECLARED:
        if row["method"] == "POST" and "{" in row["address"]:
            fields = stage.map.forms.get(row["route"], [Form("", ())])[0].fields
            found.changed.setdefault(row["route"], []).extend(
                Form(one, fields) for one in filled(row["address"], ids, 4)
            )
    if walk:
        insider, rename = stage.readers[INSIDER], Renamed()
        for route, several in stage.map.wanted.items():
            if "{" not in several[0] and stage.map.addresses.get(route) and not outside(route):
                insider.seen(several[0], ask(insider, rename, several[0])[1])
        for one in insider.links:
            if hides(one, stage):
                found.read.setdefault(route_of(one), []).append(one)
        for form in insider.forms:
            if hides(form.action, stage):
                found.changed.setdefault(route_of(form.action), []).append(form)
    return found


def hides(address: str, stage: Stage) -> bool:
    """Whether the address names something that is not for all."""
    return any(not stage.before.has(one.decode()) for one in OPAQUE.findall(address.encode()))


class Playing:
    """The cells of one world, one after the other, as they are drawn."""

    def __init__(self, stage: Stage, found: Aims, tally: Tally) -> None:
        self.stage, self.aims, self.tally = stage, found, tally
        self.rename = Renamed(stage.before.ids())

    def play(self, cell: Cell) -> Answer:
        chance, reader = Random(cell.seed), self.stage.readers[cell.reader]
        LOTS.seed(cell.seed)
        address, given = getattr(self, f"_{cell.does}")(chance, reader, cell)
        answer, html = ask(reader, self.rename, address, given)
        if html:
            reader.seen(address, html)
        self._count(cell, address, answer)
        return answer

    def _count(self, cell: Cell, address: str, answer: Answer) -> None:
        route, reached = route_of(address), self.tally.reached
        reached[route, "asked"] += 1
        reached[route, cell.does] += 1
        for name in ("on=", "known=", "for=", "format=", "page=", "sort="):
            reached[route, name] += name in address
        reached[route, "refused"] += answer.status >= 400
        if answer.status >= 500:
            self.tally.failures[f"{answer.status} {answer.address}"] += 1

    def _ask(self, chance: Random, reader: Reader, cell: Cell) -> tuple[str, dict[str, str] | None]:
        if cell.route not in self.stage.map.addresses:
            return self._send(chance, reader, cell.route)
        near = self.stage.near[cell.route] if chance.random() < 0.8 else []
        address = chance.choice(near or self.stage.map.addresses[cell.route])
        return changed(address, query_for(chance, self.stage.map, cell.route)), None

    def _send(self, chance: Random, reader: Reader, route: str) -> tuple[str, dict[str, str]]:
        """A form that leads to that route: one of the reader's, or else of anybody's."""
        seen = [form for form in reader.forms if route_of(form.action) == route]
        form = chance.choice(seen or self.stage.map.forms[route])
        return form.action, posted(chance, self.stage.map, form)

    def _aim(self, chance: Random, reader: Reader, cell: Cell) -> tuple[str, dict[str, str] | None]:
        routes = sorted(route for route, several in self.aims.read.items() if several)
        if not routes:
            return self._ask(chance, reader, cell)
        route = cell.route if cell.route in routes else chance.choice(routes)
        address = chance.choice(self.aims.read[route])
        return changed(address, query_for(chance, self.stage.map, route, 1)), None

    def _follow(
        self, chance: Random, reader: Reader, cell: Cell
    ) -> tuple[str, dict[str, str] | None]:
        if not reader.links:
            return self._ask(chance, reader, cell)
        # The latest links are the likeliest: they lead on from where the reader is.
        address = reader.links[-1 - int(len(reader.links) * chance.random() ** 3)]
        more = query_for(chance, self.stage.map, route_of(address), 1)
        return changed(address, more if chance.random() < 0.5 else []), None

    def _submit(
        self, chance: Random, reader: Reader, cell: Cell
    ) -> tuple[str, dict[str, str] | None]:
        if not reader.forms:
            return self._ask(chance, reader, cell)
        form = reader.forms[-1 - int(len(reader.forms) * chance.random() ** 2)]
        return form.action, posted(chance, self.stage.map, form)

    def _strike(
        self, chance: Random, reader: Reader, cell: Cell
    ) -> tuple[str, dict[str, str] | None]:
        routes = sorted(route for route, several in self.aims.changed.items() if several)
        if not routes:
            return self._aim(chance, reader, cell)
        form = chance.choice(self.aims.changed[chance.choice(routes)])
        return form.action, posted(chance, self.stage.map, form)


def compare(stage: Stage, number: int, cells: int, *, readers: tuple[str, ...] = DRAWN) -> Tally:
    """One pair of worlds: the tally of what was asked and of what differed."""
    seed = f"{stage.seed}.{number}"
    tally, less_tally = Tally(pairs=1), Tally()
    stage.turn_on(seed)
    drawn = drawn_cells(stage.seed, number, readers, cells, stage.deck)
    with stage.rolled_back():
        hiding = hide(stage.ground, Random(f"hidden {seed}"))
        found = aims(stage, hiding.hidden, walk=number % 8 == 0)
        refused = stage.later(seed)
        playing = Playing(stage, found, tally)
        more = [playing.play(cell) for cell in drawn]
    with stage.rolled_back():
        if refused != (refused_less := stage.later(seed)):
            told = (Answer("the desk", 0, repr(one), b"") for one in (refused, refused_less))
            tally.differences.append(Difference(seed, hiding.wrote, *told))
        elsewhere = found.elsewhere(stage.before)
        playing = Playing(stage, elsewhere, less_tally)
        for place, cell in enumerate(drawn):
            less = playing.play(cell)
            tally.cells += 1
            if more[place] != less:
                tally.differences.append(Difference(seed, hiding.wrote, more[place], less))
    tally.failures += less_tally.failures
    return tally


def unreached(tally: Tally) -> list[str]:
    """Routes that are read and that no cell asked."""
    read = {row["route"] for row in DECLARED if row["method"] == "GET"}
    return sorted(
        route
        for route in all_routes() & read
        if not tally.reached[route, "asked"] and not outside(route)
    )
