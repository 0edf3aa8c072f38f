"""Fields of the forms in which entries are made and put right by hand, with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.editing import releases
from comity.editing.basis import Basis
from comity.editing.choosing import Choosing
from comity.editing.forms import OBJECT, TERM, WHEN, Field, fields_of
from comity.record.documents import editions
from comity.record.kinds import EntryKind, item_kind
from comity.record.opaque import number, reference
from comity.record.vantage import Vantage
from comity.review.registering import default_release
from comity.web.choosing import offered

#: Documents offered to be quoted, the latest registered first.
MOST_DOCUMENTS = 200
LABELS = {
    "text": gettext_lazy("Text"),
    "language": gettext_lazy("Language (such as en or fr)"),
    "label": gettext_lazy("As the source words it"),
    "framework": gettext_lazy("Framework"),
    "session": gettext_lazy("Session"),
    "capacity": gettext_lazy("Capacity"),
    "person": gettext_lazy("Person"),
    "role": gettext_lazy("Role"),
    "group": gettext_lazy("Named as part of the group"),
    "standing": gettext_lazy("Standing, as the source words it"),
    "scope": gettext_lazy("Scope, as the source words it"),
    "level": gettext_lazy("Level"),
    "kind": gettext_lazy("Kind"),
    "jointly": gettext_lazy("Jointly"),
    "actors": gettext_lazy("For whom (codes, one a line)"),
    "mode": gettext_lazy("Mode (agreed, ongoing or contributes)"),
    "strategy": gettext_lazy("Strategy"),
    WHEN: gettext_lazy("When (such as 2022-04-07, 2022-04 or 2010/2023-04-03)"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A field on the page: its name in the form, its words, and what stands in it."""

    field: Field
    name: str
    label: str
    value: str
    offered: tuple[tuple[str, str], ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a form; ``name`` is the field's, "" where it is not one field's."""

    name: str
    words: str


def shown(
    kind: EntryKind,
    choosing: Choosing,
    texts: Mapping[str, str],
    *,
    dated: bool = False,
    prefix: str = "",
    problem: Problem | None = None,
) -> list[Shown]:
    """The fields of an entry of that kind, with these texts in them."""
    found = []
    for field in fields_of(kind, dated=dated):
        name = f"{prefix}{field.name}"
        choices = offered(choosing, field.of) if field.control == "item" else ()
        words = problem.words if problem and problem.name == name else ""
        found.append(Shown(field, name, _label(kind, field), texts.get(name, ""), choices, words))
    return found


def _label(kind: EntryKind, field: Field) -> str:
    if field.name == OBJECT:
        return str(item_kind(field.of).label)
    if field.name == TERM:
        return _("Area") if kind.scheme == "area" else kind.label
    return str(LABELS.get(field.name, field.name))


@dataclass(frozen=True, slots=True)
class Resting:
    """The part of the form that says what an entry rests on and who may see it."""

    documents: tuple[tuple[str, str], ...]
    default: str
    given: Mapping[str, str]
    problem: Problem | None


def resting(desk: Vantage, given: Mapping[str, str], problem: Problem | None = None) -> Resting:
    seen = [one for one in editions(desk) if one.text is not None][-MOST_DOCUMENTS:]
    release = default_release(desk)
    who = ", ".join(release.releases) or _("your own audience alone")
    return Resting(
        tuple((reference(one.id), one.title or _("Untitled")) for one in reversed(seen)),
        f"{release.handling}, {who}",
        given,
        problem,
    )


def basis(request: HttpRequest, desk: Vantage, given: Mapping[str, str]) -> Basis:
    """What the form says an entry rests on; knowledge of the account's own where it says nothing.

    Raises:
        Unwritable: the release cannot be made.
    """
    release = releases.release_as_chosen(desk, given.get("release", ""), given.get("releases", ""))
    if given.get("edition"):
        exact = given.get("exact", "").replace("\r\n", "\n").strip()
        return Basis(release, edition=number(given["edition"]) or 0, exact=exact)
    assert request.user.is_authenticated
    known_to = given.get("known_to", "").strip() or request.user.audience.name
    return Basis(release, known_to=known_to)
