"""The record by hand: what is entered, put right and undone, and the history of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused
from comity.dates import in_words
from comity.editing import actions, opening
from comity.editing.basis import Basis
from comity.editing.choosing import Choosing
from comity.editing.errors import Unwritable
from comity.editing.forms import OBJECT, draft, fields_of, written
from comity.editing.releases import CHOICES, NAMED, release_as_chosen
from comity.record import documents
from comity.record.history import Change, held_once, history
from comity.record.kinds import ENTRY_KINDS, ITEM_KINDS, EntryKind, entry_kind
from comity.record.opaque import number, reference
from comity.record.queries import Entry, Item, entries, entry, items
from comity.record.vantage import Vantage

BY = "comity enter"


@dataclass(frozen=True, slots=True)
class Rests:
    """What the command says that an entry rests on, and to whom it is released."""

    known_to: str
    document: str
    exact: str
    release: str

    @property
    def told(self) -> bool:
        return bool(self.known_to or self.document)

    def basis(self, desk: Vantage) -> Basis:
        chosen = self.release if self.release in CHOICES else NAMED
        release = release_as_chosen(desk, chosen, self.release)
        if not self.document:
            return Basis(release, known_to=self.known_to or BY)
        found = [one.id for one in documents.editions(desk) if one.public_id == self.document]
        if not found:
            raise Refused(f"There is no document {self.document!r}; `comity documents` lists them.")
        return Basis(release, edition=found[-1], exact=self.exact)


def _item(desk: Vantage, ref: str) -> Item:
    found = items(desk, public_id=ref) if ref else []
    if not found:
        raise Refused(f"There is nothing {ref!r} on record for you; give the REF of a list.")
    return found[0]


def _entry(desk: Vantage, ref: str) -> Entry:
    row = number(ref)
    found = entry(desk, row) if row is not None else None
    if found is None:
        raise Refused(f"No entry {ref!r} is held; `comity history REF` shows what is, and was.")
    return found


def _pairs(fields: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [field.partition("=") for field in fields]
    for name, equals, _value in pairs:
        if not equals:
            raise Refused(f"{name!r} says nothing; write FIELD=VALUE.")
    return [(name, value) for name, _equals, value in pairs]


def _known_fields(kind: EntryKind, names: Sequence[str]) -> None:
    known = [field.name for field in fields_of(kind)]
    for name in names:
        if name not in known:
            raise Refused(f"{name!r} is no field of {kind.code}; it has {', '.join(known)}.")


def enter(
    desk: Vantage, kind: str, fields: Sequence[str], about: str, rests: Rests, reason: str
) -> None:
    if kind in ITEM_KINDS and not about:
        _enter_item(desk, kind, fields, rests, reason)
        return
    held = ENTRY_KINDS.get(kind)
    if held is None:
        known = ", ".join(sorted([*ENTRY_KINDS, *(k for k, v in ITEM_KINDS.items() if v.opening)]))
        raise Refused(f"{kind!r} is no kind of entry or item; there are {known}.")
    item = _item(desk, about)
    if held.subject != item.kind:
        raise Refused(f"A {kind} is about a {held.subject}; {about} is a {item.kind}.")
    pairs = _pairs(fields)
    _known_fields(held, [name for name, _ in pairs])
    dated_by = ITEM_KINDS[item.kind].dated_by
    dates = entries(desk, subjects=[item.id], kinds=[dated_by]) if dated_by else []
    told = draft(
        held, item.id, dict(pairs), Choosing(desk).find, dated=dates[0].span if dates else None
    )
    typer.echo(reference(actions.add_entry(BY, desk, told, rests.basis(desk), reason)))


def _enter_item(desk: Vantage, kind: str, fields: Sequence[str], rests: Rests, reason: str) -> None:
    opened = ITEM_KINDS[kind]
    given: dict[str, str] = {}
    for name, value in _pairs(fields):
        code, _dot, field = name.partition(".")
        if code not in opened.opening:
            raise Refused(f"{name!r}: write KIND.FIELD=VALUE with {', '.join(opened.opening)}.")
        _known_fields(entry_kind(code), [field])
        line = 0
        while f"{opening.prefix(code, line)}{field}" in given:
            line += 1
        given[f"{opening.prefix(code, line)}{field}"] = value
    try:
        told = opening.told(opened, given, Choosing(desk).find)
    except Unwritable as error:
        raise Refused(str(error)) from None
    item = actions.open_item(BY, desk, kind, told, rests.basis(desk), reason)
    typer.echo(items(desk, numbers=[item])[0].public_id)


def correct(
    desk: Vantage, ref: str, fields: Sequence[str], rests: Rests, reason: str,
    *, ended: bool, keep_sources: bool,
) -> None:  # fmt: skip
    old = _entry(desk, ref)
    kind = entry_kind(old.kind)
    pairs = _pairs(fields)
    _known_fields(kind, [name for name, _ in pairs])
    choosing = Choosing(desk)
    texts = {**written(kind, old.value, old.term, old.span), **dict(pairs)}
    if kind.object and OBJECT not in dict(pairs) and old.object is not None:
        (item,) = items(desk, numbers=[old.object])
        texts[OBJECT] = item.public_id
    told = draft(kind, old.subject, texts, choosing.find)
    new = actions.correct_entry(
        BY, desk, old.id, told, rests.basis(desk) if rests.told else None, reason,
        ended=ended, keep_sources=keep_sources,
    )  # fmt: skip
    typer.echo(reference(new))


def support(desk: Vantage, ref: str, rests: Rests, reason: str) -> None:
    if not rests.told:
        raise Refused("Say what is put right (FIELD=VALUE), or give --known-to or --document.")
    actions.support_entry(BY, desk, _entry(desk, ref).id, rests.basis(desk), reason)


def withdraw(desk: Vantage, ref: str, reason: str) -> None:
    actions.withdraw_entry(BY, desk, _entry(desk, ref).id, reason)


def undo(desk: Vantage, ref: str, reason: str) -> None:
    row = number(ref)
    once = held_once(desk, row) if row is not None else None
    if once is None:
        raise Refused(f"No entry {ref!r} was ever held; `comity history REF` shows what was.")
    actions.undo_revision(BY, desk, (once.until or once.since).revision, reason)


def print_history(desk: Vantage, ref: str, *, json: bool) -> None:
    held = history(desk, _item(desk, ref).id)
    if json:
        print_json(
            [
                {
                    "entry": reference(one.entry.id), "kind": one.entry.kind,
                    "term": one.entry.term, "value": one.entry.value,
                    "span": one.entry.span.edtf, "since": _row(one.since),
                    "until": _row(one.until) if one.until else None,
                }
                for one in held
            ]
        )  # fmt: skip
        return
    print_table(
        ["ENTRY", "HELD", "TRUE", "SINCE", "UNTIL"],
        (
            (
                reference(one.entry.id), _words(one.entry), in_words(one.entry.span),
                _told(one.since), _told(one.until) if one.until else "still held",
            )
            for one in held
        ),
        "Nothing was ever held of it.",
    )  # fmt: skip


def _words(held: Entry) -> str:
    return " ".join([held.kind, held.term, *map(str, held.value.values())])


def _told(change: Change) -> str:
    who = f" {change.kind}, {change.by}" if change.by else ""
    return f"{change.at:%Y-%m-%d %H:%M:%S}{who}{': ' if change.reason else ''}{change.reason}"


def _row(change: Change) -> dict[str, str]:
    return {
        "at": change.at.isoformat(timespec="seconds"), "kind": change.kind, "by": change.by,
        "reason": change.reason,
    }  # fmt: skip
