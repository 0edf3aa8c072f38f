"""An entry as fields that a person fills in, derived from the declaration of its kind. Pure.

The same fields serve the pages and the terminal: ``fields_of`` lists them, ``draft`` reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.dates import DateError, Span
from comity.editing.errors import Unwritable
from comity.record.drafts import EntryDraft
from comity.record.kinds import EntryKind
from comity.terms.vocabulary import load_vocabulary

OBJECT, TERM, WHEN = "object", "term", "when"
YES = "yes"
#: Longest text of a field.
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``control`` is item, choice, text, lines or flag; ``of`` the kind of item sought.

    ``options`` are (code, name) in their order; "" stands among them where it may be left open.
    """

    name: str
    control: str
    of: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False


def fields_of(kind: EntryKind, *, dated: bool = False) -> tuple[Field, ...]:
    """The fields of an entry of that kind; with ``dated`` its item gives its date."""
    found = []
    if kind.object:
        found.append(Field(OBJECT, "item", of=kind.object, required=not kind.object_optional))
    terms = _terms(kind)
    if terms:
        found.append(Field(TERM, "choice", options=terms, required=("", "") not in terms))
    elif kind.terms is None:
        found.append(Field(TERM, "text"))
    controls = {bool: "flag", list: "lines"}
    found += [Field(name, controls.get(type_, "text")) for name, type_ in kind.value.items()]
    if not dated:
        found.append(Field(WHEN, "text"))
    return tuple(found)


def _terms(kind: EntryKind) -> tuple[tuple[str, str], ...]:
    """The terms that may be chosen; none where the kind has no term or takes any text."""
    vocabulary = load_vocabulary()
    if kind.scheme == "area":
        # A topic may fit no area.
        return (("", ""), *((term.code, term.name) for term in vocabulary.areas.values()))
    if kind.scheme:
        return tuple((term.code, term.name) for term in vocabulary.concepts[kind.scheme].values())
    if kind.terms in (None, frozenset({""})):
        return ()
    return tuple((code, code) for code in sorted(kind.terms or ()))


def draft(
    kind: EntryKind,
    subject: int,
    given: Mapping[str, str],
    find: Callable[[str, str], int | None],
    *,
    dated: Span | None = None,
) -> EntryDraft:
    """What the fields say, as an entry about ``subject``.

    ``find`` gives the row number for (kind of item, what the user wrote of it), None for none.
    ``dated`` is the span that its item gives it.

    Raises:
        Unwritable: a field cannot be read.
    """
    read = {
        field.name: _read(field, given.get(field.name, ""), find)
        for field in fields_of(kind, dated=dated is not None)
    }
    value = {name: read[name] for name in kind.value if read[name] not in ("", None, [])}
    if kind.value and not value and not read.get(TERM) and not kind.object:
        raise Unwritable(next(iter(kind.value)), "Nothing was written here; say what it is.")
    span = dated if dated is not None else read.get(WHEN)
    return EntryDraft(
        kind.code, subject, read.get(OBJECT), read.get(TERM) or "", value or None,
        span or Span.ALWAYS,
    )  # fmt: skip


def _read(field: Field, text: str, find: Callable[[str, str], int | None]) -> Any:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if len(text) > LONGEST:
        raise Unwritable(field.name, f"At most {LONGEST:,} characters fit here; shorten it.")
    if field.name == WHEN:
        return _span(text)
    if field.control == "item":
        return _item(field, text, find)
    if field.control == "choice":
        if text not in dict(field.options):
            found = f"“{text[:40]}” is none of them" if text else "none was chosen"
            raise Unwritable(field.name, f"Choose one from the list; {found}.")
        return text
    if field.control == "flag":
        return text == YES or None
    if field.control == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    return " ".join(text.split())


def _span(text: str) -> Span | None:
    try:
        return Span.parse(text) if text else None
    except DateError as error:
        raise Unwritable(WHEN, str(error)) from None


def _item(field: Field, text: str, find: Callable[[str, str], int | None]) -> int | None:
    if not text:
        if field.required:
            raise Unwritable(field.name, "Say whom or what it concerns.")
        return None
    found = find(field.of, text)
    if found is None:
        raise Unwritable(
            field.name,
            f"“{text[:60]}” is not on record. Choose from the list, or write the code or name as"
            " it stands there; what is missing is entered first.",
        )
    return found


def written(kind: EntryKind, value: Mapping[str, Any], term: str, span: Span) -> dict[str, str]:
    """The texts of the fields for what an entry holds, its object left out."""
    texts = {TERM: term, WHEN: "" if span == Span.ALWAYS else span.edtf}
    for name in kind.value:
        held = value.get(name, "")
        if isinstance(held, list):
            texts[name] = "\n".join(str(one) for one in held)
        else:
            texts[name] = YES if held is True else str(held or "")
    return texts
