"""What a form, or a command, tells of an item that is entered by hand. Pure.

Fields are named KIND-LINE-FIELD: "participant-0-object", "participant-1-object", "held-0-when".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.dates import Span
from comity.editing.errors import Unwritable
from comity.editing.forms import draft
from comity.record.drafts import EntryDraft
from comity.record.kinds import EntryKind, ItemKind, entry_kind

#: Lines for each kind of which an item may have several.
LINES = 4
#: So many of an item's first entries are always asked for: it could not be told apart without.
ASKED = 2


def lines(kind: EntryKind) -> int:
    """Whom and what there may be several of is asked on several lines."""
    return LINES if not kind.single and (kind.object or kind.scheme) else 1


def prefix(kind: str, line: int) -> str:
    return f"{kind}-{line}-"


def dated(opened: ItemKind, kind: EntryKind) -> bool:
    """Whether another entry gives entries of the kind their date."""
    return bool(opened.dated_by) and kind.code != opened.dated_by


def told(
    opened: ItemKind, given: Mapping[str, str], find: Callable[[str, str], int | None]
) -> list[EntryDraft]:
    """One draft per line filled in, the one that dates the item first; subjects are still 0.

    Raises:
        Unwritable: a field cannot be read, or what is always asked for is missing.
    """
    found: list[EntryDraft] = []
    span: Span | None = None
    for code in sorted(opened.opening, key=lambda code: code != opened.dated_by):
        kind = entry_kind(code)
        for line in range(lines(kind)):
            before = prefix(code, line)
            texts = {
                name.removeprefix(before): text
                for name, text in given.items()
                if name.startswith(before) and text.strip()
            }
            if texts or (line == 0 and code in opened.opening[:ASKED]):
                found.append(_one(kind, before, texts, find, span))
        if code == opened.dated_by:
            span = found[0].span
    return found


def _one(
    kind: EntryKind, before: str, texts: Mapping[str, str],
    find: Callable[[str, str], int | None], span: Span | None,
) -> EntryDraft:  # fmt: skip
    try:
        return draft(kind, 0, texts, find, dated=span)
    except Unwritable as error:
        raise Unwritable(f"{before}{error.field}", f"{kind.label}: {error}") from None
