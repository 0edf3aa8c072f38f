"""What any item of the record is called on a page, and where its page is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from comity.dialogue.queries import assemble
from comity.partners.queries import names_of
from comity.record.documents import editions
from comity.record.kinds import ITEM_KINDS
from comity.record.queries import entries, items
from comity.record.vantage import Vantage
from comity.web.titles import title_of


@dataclass(frozen=True, slots=True)
class Thing:
    """An item, named. ``page`` is the name of its page's address; "" if it has none."""

    kind: str
    public_id: str
    text: str
    page: str


PAGES = {
    "actor": "actor",
    "document": "document",
    "engagement": "engagement",
    "instrument": "instrument",
}

#: Things of which there is no name: they are called by their kind.
UNNAMED = ("rule", "search", "retention")


def things(vantage: Vantage, numbers: Collection[int]) -> dict[int, Thing]:
    """Each of these items that the vantage sees, named; those it does not see are left out."""
    seen = items(vantage, numbers=numbers)
    texts: dict[int, str] = {}
    ever = vantage.at(None)
    actors = [item.id for item in seen if item.kind == "actor"]
    if actors:
        texts |= names_of(vantage, actors)
    engagements = [item.id for item in seen if item.kind == "engagement"]
    if engagements:
        texts |= {one.id: title_of(one) for one in assemble(ever, engagements)}
    instruments = [item.id for item in seen if item.kind == "instrument"]
    if instruments:
        for title in entries(ever, subjects=instruments, kinds=["title"]):
            texts.setdefault(title.subject, str(title.value.get("text", "")))
    for item in seen:
        if item.kind == "document":
            for edition in editions(vantage, document=item.id):
                texts[item.id] = edition.title
    for item in seen:
        if item.kind in UNNAMED:
            texts[item.id] = ITEM_KINDS[item.kind].label
    return {
        item.id: Thing(
            item.kind, item.public_id, texts.get(item.id) or _("unnamed"), PAGES.get(item.kind, "")
        )
        for item in seen
    }
