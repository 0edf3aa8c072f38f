"""What kinds of item and entry there are: declared once, each in the package of its domain.

Forms, pages, exports and the checks of the record derive from these declarations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.record.errors import MisshapenEntry, UnknownKind

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of thing the record knows, such as an actor or an engagement.

    ``opening`` names the kinds of entry that one is asked for when it is entered by hand.
    ``dated_by`` is the kind of entry whose span all others about the item carry; "" where each
    has its own.
    """

    code: str
    label: str
    opening: tuple[str, ...] = ()
    dated_by: str = ""


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What one kind of entry says.

    ``subject`` and ``object`` are kinds of item (``object`` is "" where there is none);
    ``terms`` the terms allowed, None for any text; ``scheme`` the scheme of the vocabulary that
    they are chosen from; ``value`` the fields of the value and their types; ``single`` says that
    an item has at most one such entry on a day, so that two that differ are a conflict.
    """

    code: str
    label: str
    subject: str
    object: str = ""
    object_optional: bool = False
    terms: frozenset[str] | None = frozenset({""})
    scheme: str = ""
    value: Mapping[str, type] = field(default_factory=dict)
    single: bool = False

    def check(self, subject: str, object_: str | None, term: str, value: Value | None) -> None:
        """Raises MisshapenEntry unless an entry of these parts fits the declaration."""
        if subject != self.subject:
            self._refuse(f"is about a {subject}; expected a {self.subject}")
        if (object_ or "") != self.object and not (self.object_optional and object_ is None):
            self._refuse(f"names {object_ or 'nothing'}; expected {self.object or 'nothing'}")
        if self.terms is not None and term not in self.terms:
            self._refuse(f"has the term {term!r}; expected one of {sorted(self.terms)}")
        for name, given in (value or {}).items():
            if name not in self.value:
                self._refuse(f"has a value {name!r}; expected {sorted(self.value) or 'none'}")
            if not isinstance(given, self.value[name]):
                self._refuse(f"{name} is {given!r}; expected {self.value[name].__name__}")

    def _refuse(self, what: str) -> None:
        raise MisshapenEntry(f"An entry of kind {self.code!r} {what}.")


ITEM_KINDS: dict[str, ItemKind] = {}
ENTRY_KINDS: dict[str, EntryKind] = {}


def declare(*kinds: ItemKind | EntryKind) -> None:
    """Adds kinds to those the record takes; a package calls it once, as it is imported."""
    for kind in kinds:
        registry: dict[str, Any] = ITEM_KINDS if isinstance(kind, ItemKind) else ENTRY_KINDS
        if registry.get(kind.code, kind) != kind:
            raise ValueError(f"{kind.code!r} is declared twice, differently.")
        registry[kind.code] = kind


def entry_kind(code: str) -> EntryKind:
    try:
        return ENTRY_KINDS[code]
    except KeyError:
        known = ", ".join(sorted(ENTRY_KINDS)) or "none yet"
        raise UnknownKind(f"No entry kind {code!r} is declared; there are: {known}.") from None


def item_kind(code: str) -> ItemKind:
    try:
        return ITEM_KINDS[code]
    except KeyError:
        known = ", ".join(sorted(ITEM_KINDS)) or "none yet"
        raise UnknownKind(f"No item kind {code!r} is declared; there are: {known}.") from None


def canonical(value: Value | None) -> str | None:
    """The one text that stands for ``value``; empty fields are left out, None if none is left."""
    kept = {name: given for name, given in (value or {}).items() if given not in ("", None, [], ())}
    if not kept:
        return None
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


DOCUMENT = ItemKind("document", "Document")
declare(DOCUMENT)
